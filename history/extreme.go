package history

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/medal"
)

// figure is what is compared at one of the Games: larger is more of what the claim claims.
type figure struct {
	games altyn.GamesID
	value int // as printed: a count, or a rank
	key   [3]int
	rows  []altyn.RowID
}

func compareFigures(a, b figure) int { return slices.Compare(b.key[:], a.key[:]) }

// measure is one way of comparing Games.
type measure func(day altyn.Day, g altyn.GamesID) (figure, altyn.Message, bool)

// extreme tries that the nation's own Games (or Games themselves, when no nation is named) stand out: the most, the best,
// the largest, the nth-most, or the most since. A best is tried as the best rank, as the best medals in the order of gold,
// silver and bronze, and as the most medals, and holds when it holds in one of them; a figure in Value says which.
func (a *asker) extreme(day altyn.Day) verdict {
	best := a.q.Claim == altyn.Best || a.q.Claim == altyn.NthBest || a.q.Claim == altyn.BestSince
	if a.q.Of != "" && a.q.Of != "rank" && a.q.Of != "medals" {
		return a.compare(day, a.size)
	}
	if !best {
		return a.compare(day, a.medals)
	}
	if a.q.Of == "rank" || a.q.Claim != altyn.NthBest && a.q.Claim != altyn.BestSince && !a.q.Value.IsZero() {
		return a.compare(day, a.rank)
	}
	var out verdict
	for i, m := range []measure{a.quality, a.rank, a.medals} {
		v := a.compare(day, m)
		if v.truth == Holds {
			return v
		}
		if i == 0 || out.truth == DoesNot && v.truth == CannotTell {
			out = v
		}
	}
	return out
}

// medals measures by the number of medals.
func (a *asker) medals(day altyn.Day, g altyn.GamesID) (figure, altyn.Message, bool) {
	t := a.tally(g, day)
	if !t.known {
		return figure{}, a.lacksMedals(g), false
	}
	n := t.count(a.q.Medal)
	return figure{games: g, value: n, key: [3]int{n}, rows: a.rows(t)}, altyn.Message{}, true
}

// quality measures by gold, then silver, then bronze.
func (a *asker) quality(day altyn.Day, g altyn.GamesID) (figure, altyn.Message, bool) {
	f, missing, ok := a.medals(day, g)
	l := a.tally(g, day).line
	f.key = [3]int{l.Gold, l.Silver, l.Bronze}
	return f, missing, ok
}

// rank measures by the place in the table; Games without a medal have none and come last.
func (a *asker) rank(day altyn.Day, g altyn.GamesID) (figure, altyn.Message, bool) {
	t := a.tally(g, day)
	if !t.known || !t.ranked {
		return figure{}, a.lacksMedals(g), false
	}
	place := t.line.Rank
	if place == 0 {
		place = 1 << 20
	}
	return figure{games: g, value: t.line.Rank, key: [3]int{-place}, rows: a.rows(t)}, altyn.Message{}, true
}

// size measures by the size of the team, or of the Games.
func (a *asker) size(_ altyn.Day, g altyn.GamesID) (figure, altyn.Message, bool) {
	missing := altyn.Msg("lacks-size", "games", g, "nation", a.q.Nation, "of", a.q.Of, "sport", a.q.Sport)
	if a.q.Nation == "" {
		x, ok := a.r.Games(g)
		if !ok {
			return figure{}, missing, false
		}
		n, known := gamesSize(x, a.q.Of).Int()
		return figure{games: g, value: n, key: [3]int{n}, rows: []altyn.RowID{altyn.NewRowID("games", x.Key())}}, missing, known
	}
	f, found := figure{games: g}, false
	for _, d := range a.r.Delegations(g, a.q.Nation) {
		n, known := d.Value.Int()
		if d.Of != a.q.Of || d.Sport != a.q.Sport || d.Event != a.q.Event || !known {
			continue
		}
		if found && n != f.value {
			return figure{}, altyn.Msg("disputed-size", "games", g, "nation", a.q.Nation, "of", a.q.Of), false
		}
		f.value, f.key, found = n, [3]int{n}, true
		f.rows = append(f.rows, altyn.NewRowID("delegations", d.Key()))
	}
	return f, missing, found
}

func gamesSize(g *altyn.Games, of string) altyn.Num {
	switch of {
	case "nations":
		return g.Nations
	case "athletes":
		return g.Athletes
	case "men":
		return g.Men
	case "women":
		return g.Women
	case "sports":
		return g.Sports
	case "disciplines":
		return g.Disciplines
	case "events":
		return g.Events
	}
	return altyn.Num{}
}

// absent reports whether the nation certainly took no part: it did not exist yet or any more, or coverage of its
// participations is whole and these Games are not among them.
func (a *asker) absent(g altyn.GamesID) bool {
	if a.q.Nation == "" {
		return false
	}
	out, seen := a.away[g]
	if !seen {
		out = a.tookNoPart(g)
		a.away[g] = out
	}
	return out
}

func (a *asker) tookNoPart(g altyn.GamesID) bool {
	if n, ok := a.r.Nation(a.q.Nation); ok && n.Valid.Known() {
		if x, ok := a.r.Games(g); ok && x.Closes.Known() && (x.Closes.Last() < n.Valid.First() || x.Closes.First() > n.Valid.Last()) {
			return true
		}
	}
	return a.r.Covers(altyn.FactParticipations, g, a.q.Nation, "", "games") &&
		!slices.ContainsFunc(a.r.Participations(a.q.Nation), func(p *altyn.Participation) bool { return p.Games == g })
}

// compare tries the claim by one measure. Only Games that have begun by the day are compared; a nation's Games without
// the nation are left out.
func (a *asker) compare(day altyn.Day, m measure) verdict {
	since, bounded := a.since()
	all := a.figures[:0]
	defer func() { a.figures = all[:0] }()
	var lacking *altyn.Message
	for _, g := range a.over {
		if !a.tallyBegun(g, day) || a.absent(g) || bounded && altyn.CompareGames(g, since) < 0 {
			continue
		}
		if bounded && a.q.Games != "" && altyn.CompareGames(g, a.q.Games) > 0 {
			continue
		}
		f, missing, ok := m(day, g)
		if !ok {
			if g == a.q.Games {
				return cannot(missing)
			}
			m := missing // a copy, so that the others need no memory of their own
			lacking = &m
			continue
		}
		all = append(all, f)
	}
	switch a.q.Claim {
	case altyn.Fewest, altyn.Smallest, altyn.SmallestSince:
		for i := range all {
			all[i].key[0] = -all[i].key[0]
		}
	}
	if bounded {
		return a.mostSince(all, since, lacking)
	}
	slices.SortStableFunc(all, compareFigures)
	return a.judge(all, lacking)
}

func (a *asker) tallyBegun(g altyn.GamesID, day altyn.Day) bool {
	x, ok := a.r.Games(g)
	if !ok || x.Status == altyn.GamesCancelled || !x.Opens.Known() {
		return false
	}
	if x.Opens.First() > day {
		a.changes(x.Opens.First())
	}
	return x.Opens.First() <= day
}

// judge says whether the Games of the question stand at the place claimed among the figures, which are sorted.
func (a *asker) judge(all []figure, lacking *altyn.Message) verdict {
	place := 1
	if a.q.Claim == altyn.NthMost || a.q.Claim == altyn.NthBest {
		place = number(a.q.Value, 1)
	}
	if len(all) == 0 {
		if lacking != nil {
			return cannot(*lacking)
		}
		return holdsIf(false, Found{}, nil)
	}
	var rows []altyn.RowID
	for _, f := range all {
		rows = append(rows, f.rows...)
	}
	top := all[0]
	v := verdict{truth: DoesNot, found: Found{Games: top.games, Nation: a.q.Nation, Medal: a.q.Medal, Value: altyn.N(top.value)}, rows: rows}
	want, valued := a.q.Value.Int()
	valued = valued && a.q.Claim != altyn.NthMost && a.q.Claim != altyn.NthBest
	level := 0
	for _, f := range all {
		if compareFigures(f, top) == 0 {
			level++
		}
	}
	if a.q.Games == "" {
		v.truth, v.shared = Holds, level > 1
		if valued && want != top.value {
			v.truth = DoesNot
		}
	} else {
		i := slices.IndexFunc(all, func(f figure) bool { return f.games == a.q.Games })
		if i < 0 {
			return v
		}
		mine := all[i]
		ahead := slices.IndexFunc(all, func(f figure) bool { return compareFigures(f, mine) == 0 })
		v.shared = slices.ContainsFunc(all, func(f figure) bool { return f.games != mine.games && compareFigures(f, mine) == 0 })
		if place > 1 {
			v.found = Found{Games: mine.games, Nation: a.q.Nation, Medal: a.q.Medal, Value: altyn.N(ahead + 1)}
		}
		if ahead+1 == place && (!valued || want == mine.value) {
			v.truth = Holds
		}
		if ahead+1 > place {
			return v // however much is missing, something known is ahead
		}
		if valued && want != mine.value {
			return v
		}
	}
	if lacking != nil && (v.truth == Holds || a.q.Games == "" || place > 1) {
		return verdict{truth: CannotTell, missing: *lacking, found: v.found}
	}
	return v
}

// mostOfNations tries that the nation has the most medals (or the best line) of all over the Games of its scope.
func (a *asker) mostOfNations(day altyn.Day) verdict {
	games := slices.DeleteFunc(slices.Clone(a.scope()), func(g altyn.GamesID) bool { return !a.tallyBegun(g, day) })
	q := medal.Query{Games: games, AsOf: day, Basis: a.q.Basis, Sport: a.q.Sport, Event: a.q.Event, Sex: a.q.Sex}
	if a.q.Claim != altyn.Best && a.q.Claim != altyn.NthBest {
		q.By = altyn.ByTotal
	}
	a.changes(day + 1) // tables are not looked ahead in
	compute := medal.Try
	if a.cite {
		compute = medal.Compute
	}
	t, err := compute(a.r, q)
	if err != nil {
		return cannot(lacks(err))
	}
	lines := slices.DeleteFunc(slices.Clone(t.Lines), func(l medal.Line) bool { return l.Rank == 0 })
	better := func(x, y medal.Line) int {
		if q.By == altyn.ByTotal {
			return cmp.Compare(y.Count(a.q.Medal), x.Count(a.q.Medal))
		}
		return cmp.Compare(x.Rank, y.Rank)
	}
	slices.SortStableFunc(lines, better)
	if len(lines) == 0 {
		return holdsIf(false, Found{}, nil)
	}
	place := 1
	if a.q.Claim == altyn.NthMost || a.q.Claim == altyn.NthBest {
		place = number(a.q.Value, 1)
	}
	v := verdict{truth: DoesNot, found: Found{Games: a.q.Games, Nation: lines[0].Nation, Medal: a.q.Medal, Value: altyn.N(lines[0].Count(a.q.Medal))}}
	for _, p := range t.Publications {
		v.rows = append(v.rows, altyn.NewRowID("publications", string(p)))
	}
	i := slices.IndexFunc(lines, func(l medal.Line) bool { return l.Nation == a.q.Nation })
	if i < 0 {
		return v
	}
	ahead := slices.IndexFunc(lines, func(l medal.Line) bool { return better(l, lines[i]) == 0 })
	v.shared = slices.ContainsFunc(lines, func(l medal.Line) bool { return l.Nation != a.q.Nation && better(l, lines[i]) == 0 })
	want, valued := a.q.Value.Int()
	if ahead+1 == place && (!valued || place > 1 || a.q.Claim == altyn.NthMost || a.q.Claim == altyn.NthBest || want == lines[i].Count(a.q.Medal)) {
		v.truth = Holds
	}
	return v
}

// mostOfPeople tries that nobody of the people compared has more such medals than each of those claimed.
func (a *asker) mostOfPeople(day altyn.Day) verdict {
	counts, missing, ok := a.personal(a.scope(), day)
	if !ok {
		return cannot(missing)
	}
	if len(counts) == 0 {
		return holdsIf(false, Found{}, nil)
	}
	top := counts[0].n
	var who []altyn.PersonID
	for _, c := range counts {
		if c.n == top {
			who = append(who, c.person)
		}
	}
	f := Found{Games: a.q.Games, Nation: a.q.Nation, Medal: a.q.Medal, People: who, Value: altyn.N(top)}
	mine := !slices.ContainsFunc(a.q.People, func(p altyn.PersonID) bool { return !slices.Contains(who, p) })
	want, valued := a.q.Value.Int()
	v := holdsIf(mine && (!valued || want == top), f, a.rowsOf(a.q.People, day))
	v.shared = len(who) > max(1, len(a.q.People))
	return v
}
