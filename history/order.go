package history

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/medal"
)

// compareHeld orders medals by Games, then by the day on which they were won, then by entry.
func compareHeld(a, b medal.Held) int {
	return cmp.Or(altyn.CompareGames(a.Entry.Games, b.Entry.Games), a.Won.Compare(b.Won), cmp.Compare(a.Entry.ID, b.Entry.ID))
}

// won gives the medals held at the end of the day at some Games, in order of time, and whether they are all.
func (a *asker) won(g altyn.GamesID, day altyn.Day) (out []medal.Held, whole bool) {
	for i, held := 0, a.heldAt(g); i < len(held); i++ {
		if a.heldOn(&held[i], day) {
			out = append(out, held[i])
		}
	}
	return out, a.whole(g, day)
}

// numberWon counts what won gives.
func (a *asker) numberWon(g altyn.GamesID, day altyn.Day) (n int) {
	for i, held := 0, a.heldAt(g); i < len(held); i++ {
		if a.heldOn(&held[i], day) {
			n++
		}
	}
	return n
}

// heldAt gives the medals at some Games, in order of time.
func (a *asker) heldAt(g altyn.GamesID) []medal.Held {
	if a.byGames == nil {
		a.byGames = map[altyn.GamesID][]medal.Held{}
		for all := a.held(); len(all) > 0; {
			g := all[0].Entry.Games
			n := 1
			for n < len(all) && all[n].Entry.Games == g {
				n++
			}
			a.byGames[g] = all[:n:n]
			all = all[n:]
		}
	}
	return a.byGames[g]
}

func (a *asker) whole(g altyn.GamesID, day altyn.Day) bool {
	s, seen := a.wholeSince[g]
	if !seen {
		s.day, s.ok = medal.Rows(a.r, medal.Query{Sport: a.q.Sport, Event: a.q.Event, Sex: a.q.Sex}, g, a.q.Nation)
		if x, found := a.r.Games(g); !s.ok && found && x.Closes.Known() && (a.offProgramme(g) || a.withoutMedals(g)) {
			s.day, s.ok = x.Closes.Last(), true
		}
		if x, found := a.r.Games(g); !s.ok && a.q.Loose && found && x.Closes.Known() && len(a.r.Entries(g, "")) > 0 {
			s.day, s.ok = x.Closes.Last(), true
		}
		a.wholeSince[g] = s
	}
	if s.ok && s.day > day {
		a.changes(s.day)
	}
	return s.ok && s.day <= day
}

// programmeNations is of how many nations the record has medals at Games of which it knows the programme.
const programmeNations = 5

// offProgramme reports whether the sport was not held at Games: the record has their medals, of many nations, and none of
// anybody in it.
func (a *asker) offProgramme(g altyn.GamesID) bool {
	sport := cmp.Or(a.q.Sport, a.q.Event.Sport())
	if sport == "" {
		return false
	}
	if parent, ok := a.r.Sport(sport); ok && parent.Parent != "" {
		sport = parent.Parent // a discipline may have gone by the name of its sport
	}
	nations := map[altyn.NationID]bool{}
	for _, e := range a.r.EnteredAt(g) {
		s := e.Event.Sport()
		if row, ok := a.r.Sport(s); s == sport || ok && row.Parent == sport {
			return false
		}
		nations[e.Nation] = true
	}
	return len(nations) >= programmeNations
}

// withoutMedals reports whether the nation has no medal at all at Games by their table, so that it has none in a sport.
func (a *asker) withoutMedals(g altyn.GamesID) bool {
	if a.q.Nation == "" || a.q.Sport == "" && a.q.Event == "" && a.q.Sex == "" {
		return false
	}
	spans, err := medal.Timeline(a.r, medal.Query{Games: []altyn.GamesID{g}, Basis: a.q.Basis}, a.q.Nation)
	if err != nil || len(spans) == 0 {
		return false
	}
	for _, s := range spans {
		if x, ok := a.r.Games(g); s.Known && s.Line.Total() > 0 || !s.Known && ok && s.From > x.Closes.Last() {
			return false
		}
	}
	return spans[len(spans)-1].Known
}

// since is the day from which on medal rows tell, if they do.
type since struct {
	day altyn.Day
	ok  bool
}

// count gives how many such medals there are at Games on a day, from the nation's line or from the rows.
func (a *asker) count(g altyn.GamesID, day altyn.Day) (n int, ok bool) {
	if a.q.Nation != "" {
		switch t := a.tally(g, day); {
		case !t.begun:
			return 0, true
		case t.known:
			return t.count(a.q.Medal), true
		}
	}
	return a.numberWon(g, day), a.whole(g, day)
}

// involves reports whether all the people are members of the entry.
func (a *asker) involves(e altyn.EntryID, people []altyn.PersonID) bool {
	for _, p := range people {
		if !slices.ContainsFunc(a.r.Members(e), func(m *altyn.Member) bool { return m.Person == p && m.Role != altyn.Reserve }) {
			return false
		}
	}
	return true
}

// inOrder tries first, nth and last: which medal it was in the order of time, among those that were held on the day.
// Medals of one day whose order the record does not know leave the claim open between them.
func (a *asker) inOrder(day altyn.Day) verdict {
	n := number(a.q.Value, 1)
	games := a.over
	if a.q.Claim == altyn.Last {
		games = slices.Clone(games)
		slices.Reverse(games)
	}
	v := verdict{truth: DoesNot}
	before, passed := 0, false
	for _, g := range games {
		at, ok := a.count(g, day)
		if !ok {
			if passed {
				return v
			}
			return cannot(a.lacksMedals(g))
		}
		if before < n && n <= before+at {
			rows, whole := a.won(g, day)
			whole = whole && len(rows) == at
			if a.q.Claim == altyn.Last {
				slices.Reverse(rows)
			}
			v.found = Found{Games: g, Nation: a.q.Nation, Value: altyn.N(n)}
			if whole {
				h := rows[n-before-1]
				v.found.Nation, v.found.Event, v.found.Medal, v.found.On, v.found.People = h.Entry.Nation, h.Entry.Event, h.Medal, h.Won, a.people(h.Entry.ID)
			}
			if a.q.Games == "" || a.q.Games == g {
				a.tryPlace(&v, g, day, rows, whole, n-before)
			}
		}
		passed = passed || g == a.q.Games
		if before += at; before >= n {
			return v
		}
	}
	return v
}

// tryPlace tries whether the medal number n of the Games is that of the people; without people it is anybody's.
func (a *asker) tryPlace(v *verdict, g altyn.GamesID, day altyn.Day, rows []medal.Held, whole bool, n int) {
	if len(a.q.People) == 0 {
		v.truth = Holds
		if a.q.Nation != "" {
			v.rows = a.rows(a.tally(g, day))
		}
		return
	}
	if !whole {
		v.truth, v.missing = CannotTell, a.lacksMedals(g)
		return
	}
	for i, h := range rows {
		if !a.involves(h.Entry.ID, a.q.People) {
			continue
		}
		lo, hi := 1, 1 // the places it may have in the order
		for j, o := range rows {
			if i == j {
				continue
			}
			if a.ahead(o, h) {
				lo++
			}
			if !a.ahead(h, o) {
				hi++
			}
		}
		switch {
		case n < lo || hi < n:
			continue
		case lo == hi:
			v.truth, v.rows = Holds, a.heldRows(h)
			return
		}
		v.truth, v.rows = CannotTell, a.heldRows(h)
		v.missing = altyn.Msg("lacks-order", "games", g, "event", h.Entry.Event, "on", h.Won)
	}
}

// ahead reports whether one medal certainly comes before another in the direction of the claim.
func (a *asker) ahead(x, y medal.Held) bool {
	if a.q.Claim == altyn.Last {
		x, y = y, x
	}
	return x.Won.Known() && y.Won.Known() && x.Won.Last() < y.Won.First()
}

// people gives the members of an entry without its reserves.
func (a *asker) people(e altyn.EntryID) []altyn.PersonID {
	var out []altyn.PersonID
	for _, m := range a.r.Members(e) {
		if m.Role != altyn.Reserve {
			out = append(out, m.Person)
		}
	}
	return out
}
