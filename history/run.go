package history

import (
	"slices"

	"altyn"
	"altyn/medal"
)

// inARow tries that such medals were won at Value Games one after the other, the last of them Games: by the people
// themselves when the question names no nation or Among is People, else by the nation. Games that were not held do not
// break a run. A run that is longer does not make the claim of a shorter one, unless no Value is given.
func (a *asker) inARow(day altyn.Day) verdict {
	personal := len(a.q.People) > 0 && (a.q.Nation == "" || a.q.Among == People)
	has := func(g altyn.GamesID) (bool, []altyn.RowID, bool) {
		rows, whole := a.won(g, day)
		if personal {
			rows = slices.DeleteFunc(rows, func(h medal.Held) bool { return !a.involves(h.Entry.ID, a.q.People) })
		}
		var ids []altyn.RowID
		for _, h := range rows {
			ids = append(ids, a.heldRows(h)...)
		}
		if len(rows) > 0 {
			return true, ids, true
		}
		if !personal {
			if n, ok := a.count(g, day); ok {
				return n > 0, ids, true
			}
		}
		return false, nil, whole
	}
	games := slices.DeleteFunc(slices.Clone(a.over), func(g altyn.GamesID) bool { return !a.tallyBegun(g, day) })
	end := len(games) - 1
	if a.q.Games != "" {
		if end = slices.Index(games, a.q.Games); end < 0 {
			return holdsIf(false, Found{}, nil)
		}
	}
	want, valued := a.q.Value.Int()
	best, length := verdict{truth: DoesNot}, 0
	for ; end >= 0; end-- {
		n := 0
		var rows []altyn.RowID
		var unknown altyn.GamesID
		for i := end; i >= 0; i-- {
			won, ids, ok := has(games[i])
			if !ok {
				unknown = games[i]
				break
			}
			if !won {
				break
			}
			n++
			rows = append(rows, ids...)
		}
		if n > length {
			length = n
			best.found = Found{Games: games[end], Nation: a.q.Nation, People: a.q.People, Event: a.q.Event, Medal: a.q.Medal, Value: altyn.N(n)}
			best.rows = rows
		}
		switch {
		case valued && n == want && unknown == "", !valued && n > 1:
			return verdict{truth: Holds, found: Found{Games: games[end], Nation: a.q.Nation, People: a.q.People, Event: a.q.Event, Medal: a.q.Medal, Value: altyn.N(n)}, rows: rows}
		case unknown != "" && (!valued || n <= want):
			best.truth, best.missing = CannotTell, a.lacksMedals(unknown)
		}
		if a.q.Games != "" {
			break
		}
		end -= max(0, n-1) // the next run ends before this one began
	}
	return best
}
