package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// gamesRef is what the text prints of some Games; which they are the discourse decides.
type gamesRef struct {
	year    int
	years   []int // further years of a list: the 1964 and 2004 Games
	cities  []string
	cityTok [2]int32 // tokens of the city, when one is printed
	noun    string   // olympic, summer, winter, paralympic, summer-paralympic, winter-paralympic, any; "" without a noun
	nounTok [2]int32
	edition int
	edTok   int32
	rel     string // these, previous, next
	span    [2]int32
	alone   bool // a city alone
}

// passGames makes Games of years, cities, numbers and nouns that stand together, in any order.
func (s *sentence) passGames() {
	s.pass(func(i int) (item, int) {
		r, k := s.gamesAt(i)
		if k == 0 {
			return item{}, 0
		}
		s.games = append(s.games, r)
		out := s.merged(i, i+k, clGames, len(s.games)-1)
		if r.alone {
			out.set.add(clCity)
			out.ref = int32(len(s.games) - 1)
		}
		if last := &s.items[i+k-1]; last.has(clPoss) {
			out.set.add(clPoss)
		}
		return out, k
	})
}

func (s *sentence) gamesAt(i int) (r gamesRef, used int) {
	c := s.cl
	end := i
	j := i
	parts := 0
	for j < len(s.items) && j-i < 70 {
		it := &s.items[j]
		switch {
		case it.kind == clNum && it.has(clYear) && r.year == 0:
			// a year counts when a noun or a city belongs to it; a list of years shares the noun
			y := int(it.n)
			if k := s.yearList(j + 1); k > 0 && (r.noun == "" || s.lx.lang.HeadFirst) {
				r.year = y
				for m := j + 1; m <= j+k; m++ {
					if s.items[m].has(clYear) {
						r.years = append(r.years, int(s.items[m].n))
					}
				}
				j += k + 1
				end = j
				parts++
				continue
			}
			r.year = y
			parts++
		case it.kind == clOrd && r.edition == 0 && r.noun == "" && s.nounSoon(j+1) && (s.toks[it.from].is(tokNumber) || s.toks[it.from].is(tokUpper) || it.n >= 10 || s.romanOrdinal(j) > 0) && !s.at(j-1).has(clPoss) && !s.at(j-1).has(c.pposs) && !s.at(j-1).has(c.nposs) && !s.at(j-1).has(c.poss):
			r.edition, r.edTok = int(it.n), it.from
			parts++
		case it.kind == clOrd && r.edition == 0 && s.at(j+1).has(c.olympiad):
			r.edition, r.edTok = int(it.n), it.from
			parts++
		case it.kind == clCity:
			city := s.cityOf(it)
			if city == "" {
				goto done
			}
			if len(r.cities) > 0 {
				if !(s.norm(j-1) == "-" || s.norm(j-1) == "–" || s.at(j-1).has(c.and) && s.doc.sameGames(r.cities[0], city)) {
					goto done
				}
				r.cityTok[1] = it.to
			} else {
				r.cityTok = [2]int32{it.from, it.to}
			}
			r.cities = append(r.cities, city)
			parts++
			if s.norm(j+1) == "," {
				k := j + 2
				if s.at(k).kind == clNone && s.at(k).has(c.atword) {
					k++ // à Rome, en Italie
				}
				if nx := s.at(k); nx.kind == clNation && !nx.has(clPoss) && s.doc.hostedBy(city, s.nationIDs(nx)) {
					j = k
				}
			}
		case it.kind == clNone && it.has(c.games) && (r.noun == "" || r.noun == "any"):
			if s.at(j-1).kind == clNum && j-1 >= i-1 && !s.at(j-1).has(clYear) {
				goto done
			}
			v := it.value(c.games)
			if r.noun == "" {
				r.nounTok = [2]int32{it.from, it.to}
			}
			r.noun = v
			parts++
		case it.kind == clNone && it.has(c.olympiad):
			if r.edition == 0 {
				goto done
			}
			if r.noun == "" {
				r.noun = "any"
			}
			if r.nounTok[1] < it.to {
				if r.nounTok[1] == 0 {
					r.nounTok[0] = it.from
				}
				r.nounTok[1] = it.to
			}
		case it.kind == clNone && r.noun != "" && r.rel == "" && j == end && it.has(s.lx.lookup("relpost")):
			r.rel = it.value(s.lx.lookup("relpost"))
		case it.kind == clNone && it.has(c.olympic) && s.nounSoon(j+1) && r.noun == "":
		case it.kind == clNone && (it.has(c.these) || it.has(c.previous)) && r.rel == "" && parts == 0 && s.nounSoon(j+1) && !(s.at(j-1).kind == clNone && s.at(j-1).has(c.and) && s.at(j-2).kind == clOrd):
			r.rel = "these"
			if it.has(c.previous) {
				r.rel = it.value(c.previous)
			}
		case s.norm(j) == "," && j == end && len(r.cities) > 0 && r.year == 0 && r.rel == "" && s.at(j+1).kind == clNone && s.at(j+1).has(c.atword) && s.at(j+2).kind == clNum && s.at(j+2).has(clYear) && s.heldIn(r.cities[0], int(s.at(j+2).n)):
			j += 2 // Tokyo, in 1964
			continue
		case s.norm(j) == "," && r.rel != "" && r.noun != "" && len(r.cities) == 0 && s.at(j+1).kind == clCity && s.at(j+2).has(clYear):
			j++ // the next Games, Athens 2004
			continue
		default:
			if parts == 0 && r.rel == "" || !s.gamesGlue(j) || j-end > 1 {
				goto done
			}
			j++
			continue
		}
		j++
		end = j
	}
done:
	used = end - i
	switch {
	case r.noun != "":
	case len(r.cities) > 0 && r.year != 0:
	case len(r.cities) > 0 && s.doc.hostCity(r.cities[0]):
		r.alone = true
	default:
		return r, 0
	}
	r.span = [2]int32{s.items[i].from, s.items[end-1].to}
	return r, used
}

// heldIn reports whether Games were held in the city in that year.
func (s *sentence) heldIn(city string, year int) bool {
	return slices.ContainsFunc(s.doc.cat.byCity[city], func(g altyn.GamesID) bool { return s.doc.cat.inYear(g, year) })
}

// yearList gives how many items at j continue a list of years: ", 2012 and 2016".
func (s *sentence) yearList(j int) int {
	k := 0
	for k < 60 {
		it := s.at(j + k)
		if (s.norm(j+k) == "," || it.has(s.cl.and)) && s.at(j+k+1).has(clYear) && s.at(j+k+1).kind == clNum {
			k += 2
			continue
		}
		break
	}
	return k
}

// nounSoon reports whether a noun for Games follows within the noun phrase.
func (s *sentence) nounSoon(j int) bool {
	for k := range 4 {
		it := s.at(j + k)
		if it.kind == clNone && (it.has(s.cl.games) || it.has(s.cl.olympiad)) {
			return true
		}
		if !(it.kind == clNone && (it.has(s.cl.olympic) || it.has(clSkip)) || it.kind == clOrd || it.kind == clCity || it.has(clYear)) {
			return false
		}
	}
	return false
}

func (s *sentence) gamesGlue(j int) bool {
	it := s.at(j)
	return it.kind == clNone && (it.has(s.lx.lookup("gamesglue")) || s.norm(j) == "-" || s.norm(j) == "–" && s.glued(j))
}

// cityOf gives the id of the city that the item names, "" when it names none.
func (s *sentence) cityOf(it *item) string {
	for _, c := range s.names[it.ref].cands {
		if c.Kind == altyn.CityName {
			return c.ID
		}
	}
	return ""
}

// resolve gives the Games that the text means, "" when it leaves them open.
func (r *gamesRef) resolve(d *document) altyn.GamesID {
	season, paralympic, olympic := seasonOf(r.noun)
	fits := func(g altyn.GamesID) bool {
		gs := g.Season()
		if season != "" && season != gs {
			return false
		}
		para := gs.Movement() == altyn.Paralympic
		return !(paralympic && !para || olympic && para)
	}
	ctx := cmp.Or(d.sectionGames(), d.games)
	rel := r.rel
	if len(r.cities) > 0 || r.year != 0 {
		rel = "" // the last Games in Tokyo: the city says which
	}
	switch rel {
	case "these":
		if ctx == "" {
			ctx = d.ctx.games // of several alike, those spoken of last
		}
		if ctx != "" && fits(ctx) {
			return ctx
		}
	case "previous", "next":
		base := ctx
		if base == "" {
			return ""
		}
		want := base.Season()
		step := -1
		if r.rel == "next" {
			step = 1
		}
		return d.cat.neighbour(base, want, step)
	}
	var cands []altyn.GamesID
	switch {
	case len(r.cities) > 0:
		for _, g := range d.cat.byCity[r.cities[0]] {
			if fits(g) && (r.year == 0 || d.cat.inYear(g, r.year)) {
				cands = append(cands, g)
			}
		}
		if len(cands) == 0 && r.year != 0 {
			cands = d.cat.ofYear(r.year, fits)
		}
	case r.year != 0:
		cands = d.cat.ofYear(r.year, fits)
	case r.edition != 0:
		for _, g := range d.cat.all {
			if n, ok := g.Edition.Int(); ok && n == r.edition && fits(g.ID) {
				cands = append(cands, g.ID)
			}
		}
		if ctx != "" && len(cands) > 1 {
			if i := slices.IndexFunc(cands, func(g altyn.GamesID) bool { return g.Season() == ctx.Season() }); i >= 0 {
				return cands[i]
			}
		}
		if len(cands) == 0 && ctx != "" && fits(ctx) {
			return ctx
		}
	default:
		if r.noun != "" && ctx != "" && fits(ctx) {
			return ctx
		}
		return ""
	}
	return d.nearestGames(cands)
}

// seasonOf says what a noun for Games tells: the series when it is one, else the movement.
func seasonOf(noun string) (season altyn.Season, paralympic, olympic bool) {
	switch noun {
	case "summer", "winter", "summer-paralympic", "winter-paralympic":
		return altyn.Season(noun), false, false
	case "paralympic":
		return "", true, false
	case "olympic":
		return "", false, true
	}
	return "", false, false
}

// slotSeason gives the season slot that a printed noun stands for, "" when it names none.
func slotSeason(noun string) altyn.Season {
	switch noun {
	case "summer", "winter", "paralympic", "summer-paralympic", "winter-paralympic":
		return altyn.Season(noun)
	}
	return ""
}

// hostedBy reports whether the city held Games for one of the nations, so that "Tokyo, Japan" is one place.
func (d *document) hostedBy(city string, nations []altyn.NationID) bool {
	for _, g := range d.cat.byCity[city] {
		for _, h := range d.cat.Hosts(g) {
			if h.City == city && slices.Contains(nations, h.Nation) {
				return true
			}
		}
	}
	return false
}

// nationIDs gives the nations that a name item may mean, before or after names are resolved.
func (s *sentence) nationIDs(it *item) []altyn.NationID {
	var ids []altyn.NationID
	if int(it.ref) < len(s.nations) {
		ids = append(ids, s.nations[it.ref].ids...)
	}
	if int(it.ref) < len(s.names) {
		for _, c := range s.names[it.ref].cands {
			if c.Kind == altyn.NationName {
				ids = append(ids, altyn.NationID(c.ID))
			}
		}
	}
	return ids
}
