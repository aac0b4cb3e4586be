package check

import (
	"maps"
	"slices"

	"altyn"
	"altyn/record"
)

// sizes is what the rows of a record come to where no row gives the number itself. Such a sum can bear a statement out and
// proves none wrong: a row may be missing, and somebody in two disciplines is counted in both. It is worked out for the
// nation and the Games that are asked for.
type sizes struct {
	x     *index
	teams record.Memo[stayKey, map[altyn.SportID]*team]
	held  record.Memo[altyn.GamesID, map[altyn.SportID]*programme]
}

// team is a nation's team in a discipline.
type team struct {
	men, women, athletes int
	listed, sexes        bool // a row gives a number; rows give men or women
	people               map[altyn.PersonID]altyn.Sex
	cited
}

// programme is what is known of a discipline at Games: who came, and which events have a medal.
type programme struct {
	nations map[altyn.NationID]bool
	events  map[altyn.EventID]bool
}

func newSizes(x *index) *sizes {
	z := &sizes{x: x}
	z.teams.Max, z.held.Max = staysMax, staysMax
	return z
}

// deep reports whether the record has those without a medal at the Games as well.
func (z *sizes) deep(g altyn.GamesID) bool {
	return len(z.x.r.EnteredAt(g)) > 2*len(z.x.medals().at(g))
}

// of gives the teams of a nation at Games by discipline.
func (z *sizes) of(n altyn.NationID, g altyn.GamesID) map[altyn.SportID]*team {
	return z.teams.Of(stayKey{n, g}, func() map[altyn.SportID]*team {
		out := map[altyn.SportID]*team{}
		at := func(s altyn.SportID) *team {
			if out[s] == nil {
				out[s] = &team{people: map[altyn.PersonID]altyn.Sex{}}
			}
			return out[s]
		}
		for _, d := range z.x.r.Delegations(g, n) {
			v, ok := d.Value.Int()
			if !ok || d.Event != "" || d.Sport == "" || disputed(d.Provenance) {
				continue
			}
			t := at(d.Sport)
			switch d.Of {
			case "men":
				t.men, t.listed, t.sexes = v, true, true
			case "women":
				t.women, t.listed, t.sexes = v, true, true
			case "athletes":
				t.athletes, t.listed = v, true
			default:
				continue
			}
			t.cite("delegations", d.Key(), d.Provenance)
		}
		if !z.deep(g) {
			return out
		}
		for _, e := range z.x.r.EntriesByNation(n, g) {
			if !started(z.x.r, e.ID) {
				continue
			}
			t := at(e.Event.Sport())
			for _, m := range z.x.r.Members(e.ID) {
				if row, ok := z.x.r.Person(m.Person); ok {
					t.people[m.Person] = row.Sex
				}
			}
		}
		return out
	})
}

// programme gives the disciplines of Games.
func (z *sizes) programme(g altyn.GamesID) map[altyn.SportID]*programme {
	return z.held.Of(g, func() map[altyn.SportID]*programme {
		out := map[altyn.SportID]*programme{}
		at := func(s altyn.SportID) *programme {
			if out[s] == nil {
				out[s] = &programme{map[altyn.NationID]bool{}, map[altyn.EventID]bool{}}
			}
			return out[s]
		}
		for _, d := range z.x.r.Delegations(g, "") {
			if v, ok := d.Value.Int(); ok && v > 0 && d.Sport != "" {
				at(d.Sport).nations[d.Nation] = true
			}
		}
		for _, e := range z.x.r.EnteredAt(g) {
			at(e.Event.Sport()).nations[e.Nation] = true
		}
		for _, h := range z.x.medals().at(g) {
			at(h.Entry.Event.Sport()).events[h.Entry.Event] = true
		}
		return out
	})
}

// whole reports whether the record lists in which sports a nation was at Games, and not only those of its medals.
func (z *sizes) whole(n altyn.NationID, g altyn.GamesID) bool {
	if z.deep(g) {
		return true
	}
	for _, t := range z.of(n, g) {
		if t.listed {
			return true
		}
	}
	return false
}

// summed gives the numbers that the rows of parts come to, each once: of men, women or athletes of a nation in a sport, or
// in all of them where sport is empty. There may be two: by the team lists, and by who took part in the events.
func (j *job) summed(g altyn.GamesID, n altyn.NationID, of string, sport altyn.SportID) sized {
	var out sized
	z := j.x.sizes()
	lists, listed, people := 0, true, map[altyn.PersonID]bool{}
	teams := z.of(n, g)
	for _, s := range sortedKeys(teams) {
		t := teams[s]
		if !j.x.sportFits(sport, s) {
			continue
		}
		switch {
		case !t.listed:
			listed = false
		case of == "men":
			lists += t.men
			listed = listed && t.sexes
		case of == "women":
			lists += t.women
			listed = listed && t.sexes
		case t.sexes:
			lists += t.men + t.women
		default:
			lists += t.athletes
		}
		for p, sex := range t.people {
			if of == "athletes" || sex == altyn.Sex(of) {
				people[p] = true
			}
		}
		out.add(t.cited)
	}
	if listed && lists > 0 {
		out.values = append(out.values, lists)
	}
	if len(people) > 0 && !contains(out.values, len(people)) {
		out.values = append(out.values, len(people))
	}
	return out
}

func sortedKeys(m map[altyn.SportID]*team) []altyn.SportID {
	return slices.Sorted(maps.Keys(m))
}

// bearOut confirms a size that the record has in parts only.
func (j *job) bearOut(s *altyn.Slots, v int, have sized, a answer) answer {
	for _, x := range have.values {
		if countFits(v, x, s.Approx) {
			b := holds(altyn.Msg(HasCount, "of", s.Of, "nation", s.Nation, "games", s.Games, "sport", s.Sport, "value", altyn.N(x)))
			b.cited = have.cited
			return b
		}
	}
	return a
}

// ofSport judges a number of athletes, nations or events of one sport at Games.
func (j *job) ofSport(s *altyn.Slots, v int, sport altyn.SportID) answer {
	lacks := cannot(lackRows(altyn.FactGames, "value", s))
	z := j.x.sizes()
	nations, events := map[altyn.NationID]bool{}, map[altyn.EventID]bool{}
	var c cited
	for real, p := range z.programme(s.Games) {
		if !j.x.sportFits(sport, real) {
			continue
		}
		for n := range p.nations {
			nations[n] = true
		}
		for e := range p.events {
			events[e] = true
		}
	}
	for _, n := range slices.Sorted(maps.Keys(nations)) {
		teams := z.of(n, s.Games)
		for _, d := range sortedKeys(teams) {
			if s.Of != "events" && j.x.sportFits(sport, d) {
				c.add(teams[d].cited)
			}
		}
	}
	for _, h := range j.x.medals().at(s.Games) {
		if s.Of == "events" && events[h.Entry.Event] {
			c.cite("entries", h.Entry.Key(), h.Entry.Provenance)
		}
	}
	real := 0
	switch s.Of {
	case "nations":
		real = len(nations)
	case "events":
		real = len(events)
	case "athletes", "men", "women":
		for n := range nations {
			t := j.summed(s.Games, n, s.Of, sport)
			if len(t.values) == 0 {
				continue
			}
			real += t.values[0]
		}
	default:
		return lacks
	}
	if real == 0 || !countFits(v, real, s.Approx) {
		return lacks
	}
	a := holds(factSaid(s, altyn.IntValue(real), altyn.Date{}, ""))
	a.cited = c
	return a
}
