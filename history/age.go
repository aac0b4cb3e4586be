package history

import (
	"slices"

	"altyn"
)

// byAge tries that the people were the youngest or the oldest to win such a medal. The age is that on the day of the
// result; everybody compared must have a day of birth, and every medal its day.
func (a *asker) byAge(day altyn.Day) verdict {
	if a.q.Of != "" && a.q.Of != "medals" {
		return cannot(altyn.Msg("claim-not-understood", "claim", a.q.Claim))
	}
	type candidate struct {
		person   altyn.PersonID
		min, max altyn.Day // age in days
		games    altyn.GamesID
		event    altyn.EventID
		on       altyn.Date
		rows     []altyn.RowID
	}
	var all []candidate
	for _, g := range a.over {
		rows, whole := a.won(g, day)
		if n, ok := a.count(g, day); !whole && (!ok || n > 0) {
			return cannot(a.lacksMedals(g))
		}
		for _, h := range rows {
			for _, p := range a.people(h.Entry.ID) {
				x, ok := a.r.Person(p)
				if !ok || !x.Born.Known() || !h.Won.Known() {
					return cannot(altyn.Msg("lacks-age", "person", p, "games", g, "event", h.Entry.Event))
				}
				all = append(all, candidate{p, h.Won.First() - x.Born.Last(), h.Won.Last() - x.Born.First(), g, h.Entry.Event, h.Won, a.heldRows(h)})
			}
		}
	}
	if len(all) == 0 {
		return holdsIf(false, Found{}, nil)
	}
	if a.q.Claim == altyn.Oldest {
		for i := range all {
			all[i].min, all[i].max = -all[i].max, -all[i].min
		}
	}
	top := slices.MinFunc(all, func(x, y candidate) int { return int(x.min - y.min) })
	open := slices.ContainsFunc(all, func(c candidate) bool { return c.person != top.person && c.min <= top.max })
	f := Found{Games: top.games, Nation: a.q.Nation, Event: top.event, People: []altyn.PersonID{top.person}, Medal: a.q.Medal, On: top.on}
	if open {
		return verdict{truth: CannotTell, found: f, missing: altyn.Msg("lacks-age", "person", top.person, "games", top.games, "event", top.event)}
	}
	return holdsIf((len(a.q.People) == 0 || slices.Equal(a.q.People, f.People)) && (a.q.Games == "" || a.q.Games == top.games), f, top.rows)
}
