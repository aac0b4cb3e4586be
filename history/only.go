package history

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/medal"
)

// scope gives the Games that an only looks at: those that it names, else all that are compared.
func (a *asker) scope() []altyn.GamesID {
	if a.q.Games != "" {
		return []altyn.GamesID{a.q.Games}
	}
	return a.over
}

// only tries that there is one such medal, or as many as Value says, and that it belongs to the people.
func (a *asker) only(day altyn.Day) verdict {
	want := number(a.q.Value, 1)
	total := 0
	var mine, rows []medal.Held
	whole := true
	for _, g := range a.scope() {
		n, ok := a.count(g, day)
		if !ok {
			return cannot(a.lacksMedals(g))
		}
		total += n
		held, all := a.won(g, day)
		whole = whole && (all || n == 0)
		rows = append(rows, held...)
		for _, h := range held {
			if a.involves(h.Entry.ID, a.q.People) {
				mine = append(mine, h)
			}
		}
	}
	f := Found{Games: a.q.Games, Nation: a.q.Nation, Medal: a.q.Medal, Value: altyn.N(total)}
	var ids []altyn.RowID
	for _, h := range rows {
		ids = append(ids, a.heldRows(h)...)
	}
	if len(rows) == 1 {
		f.Event, f.On, f.People = rows[0].Entry.Event, rows[0].Won, a.people(rows[0].Entry.ID)
	}
	if total != want {
		return holdsIf(false, f, ids)
	}
	if len(a.q.People) > 0 && len(mine) < want {
		if !whole {
			return cannot(a.lacksMedals(a.q.Games))
		}
		return holdsIf(false, f, ids)
	}
	return holdsIf(true, f, ids)
}

// onlyPerson tries that nobody else among the people compared has as many such medals as the one claimed.
func (a *asker) onlyPerson(day altyn.Day) verdict {
	counts, missing, ok := a.personal(a.scope(), day)
	if !ok {
		return cannot(missing)
	}
	n := number(a.q.Value, 1)
	var who []altyn.PersonID
	for _, c := range counts {
		if c.n >= n {
			who = append(who, c.person)
		}
	}
	f := Found{Games: a.q.Games, Nation: a.q.Nation, Medal: a.q.Medal, People: who, Value: altyn.N(n)}
	mine := len(who) > 0 && !slices.ContainsFunc(a.q.People, func(p altyn.PersonID) bool { return !slices.Contains(who, p) })
	return holdsIf(mine && len(who) == max(1, len(a.q.People)), f, a.rowsOf(a.q.People, day))
}

// personCount is how many such medals a person has.
type personCount struct {
	person altyn.PersonID
	n      int
}

// personal counts the medals of every person at some Games, most first, then by id.
func (a *asker) personal(games []altyn.GamesID, day altyn.Day) (out []personCount, missing altyn.Message, ok bool) {
	at := map[altyn.PersonID]int{}
	for _, g := range games {
		rows, whole := a.won(g, day)
		if n, known := a.count(g, day); !whole && (!known || n > 0) {
			if t := a.tally(g, day); !t.begun {
				continue
			}
			return nil, a.lacksMedals(g), false
		}
		for _, h := range rows {
			people := a.people(h.Entry.ID)
			if len(people) == 0 {
				return nil, altyn.Msg("lacks-members", "entry", h.Entry.ID), false
			}
			for _, p := range people {
				i, seen := at[p]
				if !seen {
					i = len(out)
					at[p] = i
					out = append(out, personCount{person: p})
				}
				out[i].n++
			}
		}
	}
	slices.SortFunc(out, func(x, y personCount) int { return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.person, y.person)) })
	return out, altyn.Message{}, true
}

// rowsOf names the rows of the medals of people on a day.
func (a *asker) rowsOf(people []altyn.PersonID, day altyn.Day) []altyn.RowID {
	var out []altyn.RowID
	for _, h := range a.held() {
		if a.heldOn(&h, day) && len(people) > 0 && a.involves(h.Entry.ID, people) {
			out = append(out, a.heldRows(h)...)
		}
	}
	return out
}

// firstToReach tries that the people were the first of the nation to have Value such medals each.
func (a *asker) firstToReach(day altyn.Day) verdict {
	n := number(a.q.Value, 1)
	if _, missing, ok := a.personal(a.over, day); !ok {
		return cannot(missing)
	}
	have := map[altyn.PersonID]int{}
	for _, h := range a.held() {
		if !a.heldOn(&h, day) {
			continue
		}
		var reached []altyn.PersonID
		for _, p := range a.people(h.Entry.ID) {
			if have[p]++; have[p] == n {
				reached = append(reached, p)
			}
		}
		if len(reached) > 0 {
			f := Found{Games: h.Entry.Games, Nation: h.Entry.Nation, Event: h.Entry.Event, Medal: h.Medal, On: h.Won, People: reached, Value: altyn.N(n)}
			mine := !slices.ContainsFunc(a.q.People, func(p altyn.PersonID) bool { return !slices.Contains(reached, p) })
			return holdsIf(mine && (a.q.Games == "" || a.q.Games == h.Entry.Games), f, a.heldRows(h))
		}
	}
	return holdsIf(false, Found{}, nil)
}

// number gives the number of a value, or alt when it is not one.
func number(v altyn.Value, alt int) int {
	if n, ok := v.Int(); ok {
		return n
	}
	return alt
}
