package history

import (
	"errors"
	"slices"
	"strconv"

	"altyn"
	"altyn/medal"
)

// since gives the Games that a since goes back to: Value as Games, or the Games compared of the year that it is. Others
// claims have none.
func (a *asker) since() (altyn.GamesID, bool) {
	switch a.q.Claim {
	case altyn.FirstSince, altyn.BestSince, altyn.MostSince, altyn.SmallestSince:
	default:
		return "", false
	}
	if g, ok := altyn.ParseGamesID(a.q.Value.Word()); ok {
		return g, true
	}
	year, ok := a.q.Value.Int()
	if !ok {
		year, _ = strconv.Atoi(a.q.Value.Word())
	}
	for _, g := range a.over {
		if g.Year() == year {
			return g, true
		}
	}
	return "", true
}

// firstSince tries that there was such a medal at the Games, and one at those that Value names, and none in between.
func (a *asker) firstSince(day altyn.Day) verdict {
	since, _ := a.since()
	if since == "" || a.q.Games == "" {
		return cannot(altyn.Msg("claim-lacks-games", "claim", a.q.Claim))
	}
	var last altyn.GamesID // the last Games before with such a medal
	var lastKnown = true
	v := verdict{truth: DoesNot}
	for _, g := range a.over {
		if altyn.CompareGames(g, a.q.Games) >= 0 || altyn.CompareGames(g, since) < 0 {
			continue
		}
		n, ok := a.count(g, day)
		switch {
		case !ok:
			lastKnown, v.missing = false, a.lacksMedals(g)
		case n > 0:
			last, lastKnown = g, true
			v.rows = append(v.rows, a.rowsAt(g, day)...)
		}
	}
	n, ok := a.count(a.q.Games, day)
	if !ok {
		return cannot(a.lacksMedals(a.q.Games))
	}
	v.found = Found{Games: last, Nation: a.q.Nation, Medal: a.q.Medal, Value: altyn.N(n)}
	v.rows = append(v.rows, a.rowsAt(a.q.Games, day)...)
	switch {
	case n == 0, lastKnown && last != since:
		return v
	case !lastKnown:
		if last != "" && last != since {
			return v
		}
		v.truth = CannotTell
		return v
	}
	if rows, whole := a.won(a.q.Games, day); len(a.q.People) > 0 {
		if !slices.ContainsFunc(rows, func(h medal.Held) bool { return a.involves(h.Entry.ID, a.q.People) }) {
			if !whole {
				return cannot(a.lacksMedals(a.q.Games))
			}
			return v
		}
	}
	v.truth = Holds
	return v
}

func (a *asker) rowsAt(g altyn.GamesID, day altyn.Day) []altyn.RowID {
	if a.q.Nation != "" {
		return a.rows(a.tally(g, day))
	}
	var out []altyn.RowID
	rows, _ := a.won(g, day)
	for _, h := range rows {
		out = append(out, a.heldRows(h)...)
	}
	return out
}

// mostSince tries that the figure of the Games is beaten by none after those that Value names, and that there it was at
// least as large. The figures are in order of time.
func (a *asker) mostSince(all []figure, since altyn.GamesID, lacking *altyn.Message) verdict {
	if since == "" || a.q.Games == "" {
		return cannot(altyn.Msg("claim-lacks-games", "claim", a.q.Claim))
	}
	i := slices.IndexFunc(all, func(f figure) bool { return f.games == a.q.Games })
	if i < 0 {
		return holdsIf(false, Found{}, nil)
	}
	mine := all[i]
	v := verdict{truth: Holds, found: Found{Games: since, Nation: a.q.Nation, Medal: a.q.Medal, Value: altyn.N(mine.value)}, rows: mine.rows}
	then := false
	for _, f := range all {
		c := compareFigures(f, mine) // below 0: f has more
		switch {
		case f.games == mine.games:
		case f.games == since:
			then = true
			if c > 0 {
				v.truth = DoesNot
			}
		case c <= 0:
			v.truth, v.found.Games, v.found.Value = DoesNot, f.games, altyn.N(f.value)
		}
		v.rows = append(v.rows, f.rows...)
	}
	if lacking != nil && v.truth == Holds {
		return verdict{truth: CannotTell, missing: *lacking, found: v.found}
	}
	if !then && lacking == nil {
		v.truth = DoesNot
	}
	return v
}

// lacks words an error of package medal as a message.
func lacks(err error) altyn.Message {
	var u *medal.Unanswerable
	if errors.As(err, &u) {
		return u.Gaps[0].Message()
	}
	return altyn.Msg("lacks-table", "cause", err.Error())
}
