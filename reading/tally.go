package reading

import "altyn"

// tally is a count of medals as printed; -1 is not printed.
type tally struct {
	gold, silver, bronze, total int
	set                         uint8
	sub                         bool   // a part of medals already spoken of: four of these
	title                       bool   // counted as titles
	season                      string // of the Games that a word behind it names: médailles d'hiver
}

// colour gives the first colour that is counted, "" when there is a total or no colour.
func (t *tally) colour() altyn.Medal {
	switch {
	case t.total >= 0:
	case t.gold >= 0:
		return altyn.Gold
	case t.silver >= 0:
		return altyn.Silver
	case t.bronze >= 0:
		return altyn.Bronze
	}
	return ""
}

const (
	hasGold = 1 << iota
	hasSilver
	hasBronze
	hasTotal
)

// medalRef is one medal or title, or its winner.
type medalRef struct {
	medal  altyn.Medal
	holder bool // medallist, champion
	title  bool // title, champion, crown
	plural bool
}

func (t *tally) put(m altyn.Medal, n int) bool {
	bit := uint8(hasTotal)
	p := &t.total
	switch m {
	case altyn.Gold:
		bit, p = hasGold, &t.gold
	case altyn.Silver:
		bit, p = hasSilver, &t.silver
	case altyn.Bronze:
		bit, p = hasBronze, &t.bronze
	}
	if t.set&bit != 0 {
		return false
	}
	t.set |= bit
	*p = n
	return true
}

// passMedals makes tallies of counted medals and medals of the rest.
func (s *sentence) passMedals() {
	c := s.cl
	s.pass(func(i int) (item, int) {
		it := &s.items[i]
		if it.kind == clTally {
			// 2-4-7, 13 in all
			j := i + 1
			if s.norm(j) == "," || s.norm(j) == "(" || s.norm(j) == "–" {
				j++
			}
			if t := &s.tallies[it.ref]; t.set&hasTotal == 0 && s.at(j).kind == clNum && s.at(j+1).kind == clNone && s.at(j+1).has(c.inall) {
				t.put("", int(s.items[j].n))
				return s.merged(i, j+2, clTally, int(it.ref)), j + 2 - i
			} else if t.set&hasTotal == 0 && j == i+2 && s.norm(i+1) == "," && s.at(j).kind == clNum && int(s.at(j).n) == t.gold+t.silver+t.bronze && t.gold >= 0 && t.silver >= 0 && t.bronze >= 0 {
				t.put("", int(s.items[j].n)) // 16-8-13, 37
				return s.merged(i, j+1, clTally, int(it.ref)), j + 1 - i
			}
			return item{}, 0
		}
		if it.kind == clNum && !it.has(clYear) || it.has(c.total) || it.kind == clNone && it.has(s.lx.lookup("one")) && s.isColour(i+1) || it.kind == clNone && it.has(c.article) && s.isColour(i+1) || it.kind == clAge {
			if it.kind == clAge {
				return item{}, 0
			}
			if t, k := s.tallyAt(i); k > 0 {
				s.tallies = append(s.tallies, t)
				return s.merged(i, i+k, clTally, len(s.tallies)-1), k
			}
		}
		if it.kind != clNone {
			return item{}, 0
		}
		for _, cls := range [...]classID{c.medal, c.medallist, c.champion} {
			if cls == clNone || !it.has(cls) {
				continue
			}
			if s.blk.kind == blockText && it.to-it.from == 1 && s.compound(i) {
				return item{}, 0 // a gold mine
			}
			r := medalRef{medal: altyn.Medal(it.value(cls)), holder: cls != c.medal, title: cls == c.champion}
			r.plural = it.has(s.lx.lookup("plural"))
			k := 1
			if cls == c.medal && s.at(i+1).kind == clNone && s.at(i+1).has(c.medalnoun) && r.medal != altyn.AnyMedal {
				k = 2
				r.plural = s.at(i + 1).has(s.lx.lookup("plural"))
			}
			s.medals = append(s.medals, r)
			out := s.merged(i, i+k, clMedal, len(s.medals)-1)
			out.set.or(it.set)
			out.ents = it.ents
			return out, k
		}
		return item{}, 0
	})
}

func (s *sentence) colourAt(i int) altyn.Medal {
	it := s.at(i)
	if it.kind == clNone && it.has(s.cl.medal) {
		return altyn.Medal(it.value(s.cl.medal))
	}
	return ""
}

func (s *sentence) isColour(i int) bool {
	m := s.colourAt(i)
	return m == altyn.Gold || m == altyn.Silver || m == altyn.Bronze
}

// tallyAt reads counted medals at item i.
func (s *sentence) tallyAt(i int) (t tally, used int) {
	c := s.cl
	t = tally{gold: -1, silver: -1, bronze: -1, total: -1}
	j, end, counted, paren := i, i, 0, 0
	if s.at(j).has(c.total) {
		j++
		for s.at(j).has(c.ofword) {
			j++
		}
	}
	if p := s.at(i - 1); (p.kind == clNone && (p.has(c.article) || p.has(clSkip) || p.has(c.nposs)) || p.kind == clNation && p.has(clPoss)) && s.at(i-2).has(c.ofword) && s.at(i-3).kind == clNone && s.at(i-3).has(s.lx.lookup("share")) {
		return t, 0 // half of the ten medals
	}
	// an article that may count one does so when more medals follow: une d'or, deux d'argent
	lone := false
	if it := s.at(j); it.kind == clNone && it.has(s.lx.lookup("one")) && s.isColour(j+1) {
		t.put(s.colourAt(j+1), 1)
		lone, counted, j = true, 1, j+2
		end = j
	}
	for j < len(s.items) && j-i < 48 {
		it := &s.items[j]
		if it.kind == clNum && !it.has(clYear) {
			n := int(it.n)
			k := j + 1
			ofThe := s.at(k).has(c.ofword) && (s.at(k+1).kind == clNation && s.at(k+1).has(clPoss) || s.at(k+1).has(c.article) || s.at(k+1).has(clSkip) || s.at(k+1).has(c.nposs) || s.at(k+1).kind == clNum && s.at(k).has(s.lx.lookup("plarticle"))) && s.at(k).kind == clNone
			these := s.at(k).has(s.lx.lookup("ofthese"))
			if ofThe || these {
				{
					k++
					for s.at(k).has(clSkip) || s.at(k).has(c.article) || counted == 0 && s.at(k).kind == clNone && (s.at(k).has(c.nposs) || s.at(k).has(c.teamword)) || s.at(k).kind == clNation && s.at(k).has(clPoss) || s.at(k).has(c.poss) && s.glued(k) {
						k++
					}
					if s.at(k).kind == clNum {
						k++ // of these 11 medals
						if s.at(k).kind == clNation && s.at(k+1).kind == clNone && s.at(k+1).has(c.medal) {
							k++ // of the 11 Norwegian medals
						}
						if m := s.colourAt(k); counted == 0 && m != "" && m != altyn.AnyMedal && !s.at(k+1).has(c.medalnoun) {
							t.sub = true
							t.put(m, n)
							return t, k + 1 - i
						}
					}
					if counted == 0 {
						if s.at(k).has(c.medalnoun) {
							t.sub = true
							t.put("", n)
							return t, k + 1 - i
						}
						if m := s.colourAt(k); m != "" && m != altyn.AnyMedal && (these || s.at(k).has(s.lx.lookup("plural"))) && s.at(k).has(c.medal) {
							t.sub = true // eight of the golds; 16 of them gold
							t.put(m, n)
							return t, k + 1 - i
						}
						return t, 0
					}
				}
			}
			if c := s.lx.lookup("copula"); counted > 0 && s.at(k).kind == clNone && s.at(k).has(c) && s.isColour(k+1) {
				k++ // of which three were gold
			}
			for s.at(k).kind == clNone && (s.at(k).has(clSkip) || s.at(k).has(c.individual)) && s.norm(k) != "-" {
				k++
			}
			if m := s.colourAt(k); m != "" && m != altyn.AnyMedal {
				if !t.put(m, n) {
					break
				}
				if s.at(k).has(c.champion) || s.at(k).has(s.lx.lookup("titleword")) {
					t.title = true
				}
				if n > 1 && (s.nounJoined(k) || s.items[k].to-s.items[k].from == 1 && !s.at(k).has(s.lx.lookup("plural")) && s.compound(k)) {
					return t, 0 // two bronze medal bouts
				}
				counted++
				j = k + 1
				if s.at(j).kind == clNone && s.at(j).has(c.medalnoun) && !s.isColour(j) {
					j++
				}
				j = s.medalTail(j)
				end = j
				continue
			}
			if s.at(k).kind == clNone && s.at(k).has(c.medalnoun) {
				if !t.put("", n) {
					break
				}
				counted++
				j = s.medalTail(k + 1)
				end = j
				for m := k + 1; m < j; m++ {
					t.season = string(slotSeason(s.at(m).value(c.olympic)))
				}
				continue
			}
			// seven in all; for 34
			if s.at(k).kind == clNone && s.at(k).has(c.inall) && counted > 0 && t.put("", n) {
				j = k + 1
				end = j
				continue
			}
			if counted > 0 && s.forTotal(j-1) && t.put("", n) {
				j++
				end = j
				continue
			}
			// 26: seven gold ...
			if counted == 0 && (s.norm(j+1) == ":" || s.norm(j+1) == "(" || s.norm(j+1) == "–") {
				if u, k := s.tallyAt(j + 2); k > 0 && u.set&hasTotal == 0 && u.set&(u.set-1) != 0 {
					u.put("", n)
					k += j + 2 - i
					if s.norm(j+1) == "(" && s.norm(i+k) == ")" {
						k++
					}
					return u, k
				}
			}
			// 37, of which 16 gold
			if k := j + 1; counted == 0 {
				if s.norm(k) == "," {
					k++
				}
				if s.at(k).kind == clNone && s.at(k).has(c.including) && s.at(k+1).kind == clNum {
					if u, m := s.tallyAt(k + 1); m > 0 && u.set&hasTotal == 0 && u.set != 0 && u.put("", n) {
						return u, k + 1 + m - i
					}
				}
			}
			break
		}
		if it.kind != clNone {
			break
		}
		if counted > 0 && it.has(c.article) && s.isColour(j+1) {
			if !t.put(s.colourAt(j+1), 1) {
				break
			}
			j += 2
			if s.at(j).has(c.medalnoun) && !s.isColour(j) {
				j++
			}
			end = j
			counted++
			continue
		}
		if c := s.lx.lookup("eachmetal"); c != clNone && t.set == hasTotal && it.has(c) && t.total > 0 && (t.total == 1 || t.total%3 == 0) {
			// three medals, one of each metal
			n := max(t.total/3, 1)
			if t.total == 1 {
				t = tally{gold: -1, silver: -1, bronze: -1, total: -1}
			}
			t.put(altyn.Gold, n)
			t.put(altyn.Silver, n)
			t.put(altyn.Bronze, n)
			j++
			end = j
			break
		}
		if c := s.lx.lookup("allof"); counted > 0 && t.total >= 0 && t.set == hasTotal && it.has(c) && s.isColour(j+1) {
			// eight medals, all of them bronze
			t.put(s.colourAt(j+1), t.total)
			j += 2
			end = j
			continue
		}
		switch n := s.norm(j); {
		case counted == 0 && !it.has(clSkip) && !(it.has(s.cl.approx)):
			goto done
		case n == ",", it.has(c.and), it.has(clSkip), it.has(c.article), it.has(s.cl.approx):
		case n == ":" || n == "–" || n == "-":
			if t.set&hasTotal == 0 && !(s.at(j+1).kind == clNum && s.at(j+2).kind == clNone && s.at(j+2).has(c.inall)) {
				goto done
			}
		case n == "(":
			paren++
		case n == ")":
			if paren == 0 {
				goto done
			}
			paren--
			end = j + 1
		case it.has(c.including), s.forTotal(j), it.has(c.total), it.has(c.ofword):
		default:
			goto done
		}
		j++
		if j-end > 4 {
			break
		}
	}
done:
	if counted == 0 || lone && counted == 1 {
		return t, 0
	}
	for paren > 0 && s.norm(end) == ")" {
		end++
		paren--
	}
	return t, end - i
}

// nounJoined reports whether the medal at item k is the first part of a noun: more than one is told of, and its own noun is
// no plural and has another behind it.
func (s *sentence) nounJoined(k int) bool {
	pl := s.lx.lookup("plural")
	if s.lx.lang.HeadFirst || s.lx.lang.Adverb == nil || pl == clNone {
		return false
	}
	it := s.at(k)
	if it.has(pl) || it.to-it.from < 2 {
		return false
	}
	nx := s.at(k + 1)
	return nx.kind == clNone && nx.to > nx.from && s.toks[nx.from].is(tokWord) && !nx.has(s.lx.lookup("prep")) && !nx.has(s.cl.and) && !nx.has(s.cl.win)
}

// medalTail skips what may stand behind counted medals: médailles olympiques.
func (s *sentence) medalTail(j int) int {
	c := s.lx.lookup("medaltail")
	for c != clNone && s.at(j).kind == clNone && s.at(j).has(c) {
		j++
	}
	return j
}

func (s *sentence) forTotal(j int) bool { return s.at(j).has(s.lx.lookup("fortotal")) }

// compound reports whether a word that the lists do not know follows right behind item i, so that the two are one noun.
func (s *sentence) compound(i int) bool {
	if s.lx.lang.HeadFirst {
		return false
	}
	nx := s.at(i + 1)
	if nx.kind != clNone || nx.to-nx.from != 1 || len(nx.ents) > 0 {
		return false
	}
	t := &s.toks[nx.from]
	return t.is(tokWord) && !t.is(tokCap) && len(t.norm) > 2 && !(s.lx.lang.Adverb != nil && s.lx.lang.Adverb(t.norm))
}
