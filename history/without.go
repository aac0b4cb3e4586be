package history

import (
	"slices"

	"altyn"
)

// without tries that the Games were the first, the nth or the last at which the nation took part and won no such medal.
func (a *asker) without(day altyn.Day) verdict {
	n := number(a.q.Value, 1)
	games := a.over
	if a.q.Claim == altyn.Last {
		games = slices.Clone(games)
		slices.Reverse(games)
	}
	seen := 0
	var rows []altyn.RowID
	for _, g := range games {
		if !a.tallyBegun(g, day) || a.absent(g) {
			continue
		}
		t := a.tally(g, day)
		if !t.known {
			return cannot(a.lacksMedals(g))
		}
		rows = append(rows, a.rows(t)...)
		if t.count(a.q.Medal) > 0 {
			continue
		}
		if seen++; seen == n {
			return holdsIf(a.q.Games == "" || a.q.Games == g, Found{Games: g, Nation: a.q.Nation, Medal: a.q.Medal, Value: altyn.N(0)}, rows)
		}
	}
	return holdsIf(false, Found{}, rows)
}
