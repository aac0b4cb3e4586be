package reading

import (
	"strconv"
	"strings"
)

// maxNumber bounds what counts as a number of something: larger figures are of other matters.
const maxNumber = 2_000_000

// passNumbers makes cardinals, ordinals and years of digits and number words.
func (s *sentence) passNumbers() {
	c := s.cl
	s.pass(func(i int) (item, int) {
		it := &s.items[i]
		if it.kind != clNone {
			return item{}, 0
		}
		t := &s.toks[it.from]
		switch {
		case t.is(tokNumber) && it.to-it.from == 1:
			n, whole := parseWhole(t.norm, s.lx.lang.DecimalComma)
			if !whole {
				return item{}, 0
			}
			if m, k := s.spacedThousands(i, n); k > 0 {
				return s.numeral(i, i+k, clNum, m), k
			}
			if nx := s.at(i + 1); nx.has(c.ordsuffix) && (s.toks[nx.from].is(tokGlued) || s.norm(i+1) == "-") {
				k := 2
				return s.numeral(i, i+k, clOrd, n), k
			}
			if s.norm(i+1) == "-" && s.at(i+2).has(c.ordsuffix) && s.glued(i+1) && s.glued(i+2) {
				return s.numeral(i, i+3, clOrd, n), 3
			}
			out := s.numeral(i, i+1, clNum, n)
			if len(t.norm) == 4 && n >= 1850 && n <= 2100 {
				out.set.add(clYear)
			}
			return out, 1
		case it.has(c.num) || it.has(c.tens) || it.has(c.hundred) && s.at(i-1).kind == clNone:
			n, k := s.words(i)
			if k > 0 {
				if o, m := s.ordWord(i+k, n); m > 0 {
					return s.numeral(i, i+k+m, clOrd, o), k + m
				}
				out := s.numeral(i, i+k, clNum, n)
				out.ents = it.ents
				for _, e := range it.ents {
					if e.class == c.times {
						out.set.add(e.class)
					}
				}
				return out, k
			}
		case it.has(c.ord):
			n, _ := strconv.Atoi(it.value(c.ord))
			out := s.numeral(i, i+1, clOrd, n)
			out.ents = it.ents
			out.set.or(it.set)
			return out, 1
		case it.has(s.lx.lookup("ordprefix")):
			// No. 9, number two
			if n, k := s.figureAt(i + 1); k > 0 {
				return s.numeral(i, i+1+k, clOrd, n), 1 + k
			}
		case t.is(tokCap) && it.to-it.from == 1 && s.romanOrdinal(i) > 0:
			return s.numeral(i, i+1, clOrd, s.romanOrdinal(i)), 1
		case t.is(tokUpper) && it.to-it.from == 1:
			if n := roman(t.norm); n > 1 && n < 60 && (s.at(i+1).has(c.games) || s.at(i+1).has(c.olympic) || s.at(i+1).has(c.olympiad)) {
				return s.numeral(i, i+1, clOrd, n), 1
			}
		}
		return item{}, 0
	})
}

func (s *sentence) glued(i int) bool {
	return i > 0 && i < len(s.items) && s.toks[s.items[i].from].is(tokGlued)
}

func (s *sentence) numeral(i, j int, kind classID, n int) item {
	it := s.merged(i, j, kind, 0)
	it.n = int32(n)
	return it
}

// words reads number words from item i: units and tens add up, hundreds and thousands multiply.
func (s *sentence) words(i int) (n, used int) {
	c := s.cl
	total, part, last := 0, 0, 1<<30
	for k := i; k < len(s.items) && k-i < 12; k++ {
		it := &s.items[k]
		v := 0
		switch {
		case it.has(c.hundred):
			v = 100
		case it.has(c.thousand):
			v = 1000
		case it.has(c.tens):
			v, _ = strconv.Atoi(it.value(c.tens))
		case it.has(c.num):
			v, _ = strconv.Atoi(it.value(c.num))
		case s.norm(k) == "-" && k > i && s.glued(k) && s.glued(k+1) && (s.at(k+1).has(c.num) || s.at(k+1).has(c.tens)):
			continue
		case it.has(c.and) && k > i && part >= 100 && part%100 == 0 && (s.at(k+1).has(c.num) || s.at(k+1).has(c.tens)):
			continue
		default:
			if used == 0 {
				return 0, 0
			}
			return total + part, used
		}
		switch {
		case v == 1000:
			total, part, last = total+max(part, 1)*1000, 0, 1000
		case v == 100:
			if part >= 10 {
				return total + part, used
			}
			part, last = max(part, 1)*100, 100
		case v < last && (last%10 == 0 && v < 10 || last >= 100 && v < last):
			part += v
			last = v
		case used == 0:
			part, last = v, v
		default:
			return total + part, used
		}
		if total+part > maxNumber {
			return 0, 0
		}
		used = k - i + 1
	}
	return total + part, used
}

// ordWord reads the ordinal that ends a number in words: twenty-first.
func (s *sentence) ordWord(k, n int) (int, int) {
	m := 0
	if s.norm(k) == "-" && s.glued(k) {
		m = 1
	}
	it := s.at(k + m)
	if n >= 20 && n%10 == 0 && it.has(s.cl.ord) && (m == 1 || s.items[k].from > 0) {
		o, _ := strconv.Atoi(it.value(s.cl.ord))
		if o > 0 && o < 10 {
			return n + o, m + 1
		}
	}
	return 0, 0
}

// parseWhole reads digits with separators of thousands; it reports false when the figure has decimals or is a time.
func parseWhole(d string, comma bool) (int, bool) {
	if strings.ContainsRune(d, ':') {
		return 0, false
	}
	thousand, decimal := ",", "."
	if comma {
		thousand, decimal = ".", ","
	}
	if strings.Contains(d, decimal) {
		return 0, false
	}
	if strings.Contains(d, thousand) {
		parts := strings.Split(d, thousand)
		for k, p := range parts {
			if k > 0 && len(p) != 3 || k == 0 && (len(p) > 3 || len(p) == 0) {
				return 0, false
			}
		}
		d = strings.Join(parts, "")
	}
	if len(d) > 7 {
		return 0, false
	}
	n, err := strconv.Atoi(d)
	return n, err == nil && n <= maxNumber
}

// roman reads a Roman numeral in small letters, 0 when it is none.
func roman(w string) int {
	if len(w) > 8 {
		return 0
	}
	n, prev := 0, 0
	for i := len(w) - 1; i >= 0; i-- {
		v := 0
		switch w[i] {
		case 'i':
			v = 1
		case 'v':
			v = 5
		case 'x':
			v = 10
		case 'l':
			v = 50
		case 'c':
			v = 100
		default:
			return 0
		}
		if v < prev {
			n -= v
		} else {
			n, prev = n+v, v
		}
	}
	return n
}
