package reading

import (
	"strings"

	"altyn"
)

// markRef is a mark, a distance, a weight or a score as printed.
type markRef struct {
	text string     // without the unit, decimal point
	unit altyn.Unit // "" when none is printed
	dist string     // 100m, 10km, 4x100m: how an event would print it
	kg   string     // 48 or over-91
}

// passMarks makes marks, distances, weights, ages and scores of figures and units.
func (s *sentence) passMarks() {
	c := s.cl
	s.pass(func(i int) (item, int) {
		it := &s.items[i]
		isNum := it.kind == clNum
		t := &s.toks[it.from]
		figure := it.kind == clNone && t.is(tokNumber)
		if !isNum && !figure {
			// + 91 kg, over 91 kg, up to 73 kg
			if it.kind == clNone && (it.has(c.over) || it.has(c.upto)) {
				j := i + 1
				for s.at(j).has(clSkip) && s.norm(j) != "-" {
					j++
				}
				if nx := s.at(j); (nx.kind == clNum || s.decimalAt(j)) && s.unitAt(j+1, c.kg) > 0 {
					k := s.unitAt(j+1, c.kg)
					kg := s.toks[nx.from].norm
					if nx.kind == clNum {
						kg = itoa(int(nx.n))
					}
					if it.has(c.over) {
						kg = "over-" + kg
					}
					s.marks = append(s.marks, markRef{text: strings.TrimPrefix(kg, "over-"), unit: altyn.Kilograms, kg: kg})
					m := s.merged(i, j+k+1, clMark, len(s.marks)-1)
					return m, j + k + 1 - i
				}
			}
			return item{}, 0
		}
		// 31-year-old, 22 year-old
		if isNum {
			if k := s.unitAt(i+1, c.yearold); k > 0 {
				out := s.numeral(i, i+1+k, clAge, int(it.n))
				return out, 1 + k
			}
			// 2-3-4
			if s.hyphenNum(i+1) && s.hyphenNum(i+3) && !s.hyphenNum(i+5) && !it.has(clYear) {
				a, b, z := int(it.n), int(s.items[i+2].n), int(s.items[i+4].n)
				s.tallies = append(s.tallies, tally{gold: a, silver: b, bronze: z, total: -1, set: hasGold | hasSilver | hasBronze})
				return s.merged(i, i+5, clTally, len(s.tallies)-1), 5
			}
			// 15-6
			if s.hyphenNum(i+1) && !it.has(clYear) && !s.items[i+2].has(clYear) {
				return s.merged(i, i+3, clScore, 0), 3
			}
			// 4x100 m relay
			if s.norm(i+1) == "x" && (s.at(i+2).kind == clNum || s.decimalAt(i+2)) {
				d := s.toks[s.items[i+2].from].norm
				if s.lx.lang.DecimalComma {
					d = strings.ReplaceAll(d, ",", ".")
				}
				if k := s.unitAt(i+3, c.metre); k > 0 {
					s.marks = append(s.marks, markRef{dist: itoa(int(it.n)) + "x" + d + "m"})
					return s.merged(i, i+3+k, clMark, len(s.marks)-1), 3 + k
				}
				if k := s.unitAt(i+3, c.km); k > 0 {
					s.marks = append(s.marks, markRef{dist: itoa(int(it.n)) + "x" + d + "km"})
					return s.merged(i, i+3+k, clMark, len(s.marks)-1), 3 + k
				}
			}
		}
		txt := t.norm
		if s.lx.lang.DecimalComma {
			txt = strings.ReplaceAll(txt, ",", ".")
		}
		word := isNum && !t.is(tokNumber)
		if word || isNum && (strings.Contains(txt, ",") || it.to-it.from > 1) {
			txt = itoa(int(it.n))
		}
		printed := txt
		if isNum && !word && it.to-it.from > 1 {
			printed = string(s.text[t.start:s.toks[it.to-1].end]) // 8 725 points
		} else if isNum && !word && strings.Contains(t.norm, ",") && !s.lx.lang.DecimalComma {
			printed = t.norm // 8,725 points
		}
		if isNum {
			if u, k := s.letterTime(i); k > 0 {
				lo, hi := s.bytesOf(i, i+k-1)
				s.marks = append(s.marks, markRef{text: string(s.text[lo:hi]), unit: u})
				return s.merged(i, i+k, clMark, len(s.marks)-1), k
			}
		}
		mk := func(u altyn.Unit, k int) (item, int) {
			m := markRef{text: printed, unit: u}
			switch u {
			case altyn.Kilograms:
				m.kg = txt
			case altyn.Metres:
				m.dist = strings.TrimSuffix(txt, ".0") + "m"
			}
			s.marks = append(s.marks, m)
			return s.merged(i, i+1+k, clMark, len(s.marks)-1), 1 + k
		}
		if strings.Contains(txt, ":") {
			if strings.Count(txt, ":") == 1 && !strings.Contains(txt, ".") && len(txt) <= 5 && s.clockAt(i+1) {
				return item{}, 0
			}
			return mk(altyn.Time, 0)
		}
		if k := s.unitAt(i+1, c.kg); k > 0 {
			// "48 kg+" and "91+ kg" are classes without an upper bound
			if s.norm(i+1+k) == "+" && s.glued(i+1+k) {
				s.marks = append(s.marks, markRef{text: txt, unit: altyn.Kilograms, kg: "over-" + txt})
				return s.merged(i, i+2+k, clMark, len(s.marks)-1), 2 + k
			}
			return mk(altyn.Kilograms, k)
		}
		if k := s.unitAt(i+1, c.km); k > 0 {
			s.marks = append(s.marks, markRef{text: txt, dist: txt + "km"})
			return s.merged(i, i+1+k, clMark, len(s.marks)-1), 1 + k
		}
		if k := s.unitAt(i+1, c.metre); k > 0 {
			return mk(altyn.Metres, k)
		}
		if k := s.unitAt(i+1, c.points); k > 0 {
			return mk(altyn.Points, k)
		}
		if k := s.unitAt(i+1, c.second); k > 0 {
			return mk(altyn.Seconds, k)
		}
		if k := s.unitAt(i+1, c.misses); k > 0 {
			return mk(altyn.Misses, k)
		}
		if k := s.unitAt(i+1, c.targets); k > 0 {
			return mk(altyn.Targets, k)
		}
		if k := s.unitAt(i+1, c.minute); k > 0 {
			// 2 minutes 3.4 seconds
			if s.decimalAt(i+1+k) || s.at(i+1+k).kind == clNum {
				if k2 := s.unitAt(i+2+k, c.second); k2 > 0 {
					txt += ":" + s.toks[s.items[i+1+k].from].norm
					return mk(altyn.Time, k+1+k2)
				}
			}
			return item{}, 0
		}
		if figure && strings.Contains(txt, ".") && !strings.Contains(txt, ",") {
			s.marks = append(s.marks, markRef{text: txt})
			return s.merged(i, i+1, clMark, len(s.marks)-1), 1
		}
		return item{}, 0
	})
}

// letterTime reads a time whose parts are told by signs or letters, with a figure behind the last: 2 min 7 s 46, 1'04"83,
// 9 s 81. It leaves a number with one unit to the units.
func (s *sentence) letterTime(i int) (u altyn.Unit, used int) {
	c := s.cl
	k, units, tail := i, 0, false
	u = altyn.Seconds
	for _, cls := range [...]classID{c.hour, c.minute, c.second} {
		if cls == clNone || !(s.at(k).kind == clNum || s.decimalAt(k) && units > 0) {
			continue
		}
		if n := s.unitAt(k+1, cls); n > 0 {
			k += 1 + n
			units++
			if cls != c.second {
				u = altyn.Time
			} else if s.at(k).kind == clNum && !s.at(k).has(clYear) && s.figureOnly(k) {
				k++
				tail = true
			}
		}
	}
	if units > 0 && !tail && s.at(k).kind == clNum && s.glued(k) && s.figureOnly(k) && s.at(k-1).kind == clNone {
		k++ // 3'27, 1h05
		tail = true
	}
	if units == 0 || units == 1 && !tail {
		return "", 0
	}
	return u, k - i
}

// figureOnly reports whether item k is a figure of at most three digits that no unit follows.
func (s *sentence) figureOnly(k int) bool {
	it := s.at(k)
	if it.to-it.from != 1 || len(s.toks[it.from].norm) > 3 || !s.toks[it.from].is(tokNumber) {
		return false
	}
	return s.unitAt(k+1, s.cl.metre) == 0 && s.unitAt(k+1, s.cl.kg) == 0 && s.unitAt(k+1, s.cl.points) == 0
}

func (s *sentence) decimalAt(i int) bool {
	it := s.at(i)
	return it.kind == clNone && it.to > it.from && s.toks[it.from].is(tokNumber)
}

// clockAt reports whether a time of day is named after a figure such as 9:30.
func (s *sentence) clockAt(i int) bool { return s.at(i).has(s.lx.lookup("clock")) }

// unitAt gives how many items the unit of class c takes at item i, over a hyphen, 0 when it is not there.
func (s *sentence) unitAt(i int, c classID) int {
	if c == clNone {
		return 0
	}
	k := 0
	if s.norm(i) == "-" && s.glued(i) {
		k = 1
	}
	if it := s.at(i + k); it.kind == clNone && it.has(c) {
		return k + 1
	}
	return 0
}

// hyphenNum reports whether a hyphen and a whole number stand at item i without a space.
func (s *sentence) hyphenNum(i int) bool {
	n := s.norm(i)
	return (n == "-" || n == "–") && s.glued(i) && s.glued(i+1) && s.at(i+1).kind == clNum
}

func itoa(n int) string {
	var b [12]byte
	k := len(b)
	neg := n < 0
	if neg {
		n = -n
	}
	for {
		k--
		b[k] = byte('0' + n%10)
		n /= 10
		if n == 0 {
			break
		}
	}
	if neg {
		k--
		b[k] = '-'
	}
	return string(b[k:])
}
