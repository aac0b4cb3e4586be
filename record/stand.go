package record

import (
	"maps"
	"slices"
	"sync"

	"altyn"
)

// inParts names the tables that are kept in parts by Games.
var inParts = []string{"entries", "members", "results"}

// overlayParts gives the parts of a record with changes laid over those of the Games they touch, and makes the whole
// tables of the parts.
func overlayParts(base *Record, sh *shelf, changes map[string][]change) map[altyn.GamesID]*stand {
	touched := map[altyn.GamesID]bool{}
	for _, name := range append([]string{"decisions"}, inParts...) {
		for _, c := range changes[name] {
			for g := range c.games() {
				touched[g] = true
			}
		}
	}
	games := maps.Clone(base.shelf.games)
	for g := range touched {
		under := games[g]
		games[g] = lazyStand(func() *stand {
			var t [3]shelved
			for i, name := range inParts {
				var own []change
				for _, c := range changes[name] {
					if c, ok := c.only(g); ok {
						own = append(own, c)
					}
				}
				rows := shelved{rows: &Tables{}, from: noOrigin}
				if under != nil {
					rows = joinSections(name, under[:])
				}
				t[i] = bindingOf(name).lay(rows, own)
			}
			return newStand(t, touchedEntries(sh.tables["decisions"]))
		})
	}
	wholeTables(sh, games)
	return games
}

// touchedEntries gives the entries that effects of decisions are about.
func touchedEntries(decisions func() shelved) map[altyn.EntryID]bool {
	set := map[altyn.EntryID]bool{}
	if decisions != nil {
		for _, d := range decisions().rows.Decisions {
			set[d.Entry] = true
		}
	}
	return set
}

// wholeTables gives the shelf the tables that are made of the parts.
func wholeTables(sh *shelf, games map[altyn.GamesID]*stand) {
	order := slices.SortedFunc(maps.Keys(games), altyn.CompareGames)
	for _, name := range inParts {
		sh.tables[name] = sync.OnceValue(func() shelved {
			var all []section
			for _, g := range order {
				all = append(all, games[g][:]...)
			}
			return joinSections(name, all)
		})
	}
}

// joinSections gives the rows of one table of all sections, in their order.
func joinSections(name string, all []section) shelved {
	t := &Tables{}
	froms := make([]func() origin, len(all))
	ns := make([]int, len(all))
	read := func(i int, s section) (n int, from func() origin, add func()) {
		switch name {
		case "entries":
			rows, from := s.entries()
			return len(rows), from, func() { t.Entries = append(t.Entries, rows...) }
		case "members":
			rows, from := s.members()
			return len(rows), from, func() { t.Members = append(t.Members, rows...) }
		}
		rows, from := s.results()
		return len(rows), from, func() { t.Results = append(t.Results, rows...) }
	}
	adds := make([]func(), len(all))
	eachAtOnce(len(all), func(i int) { ns[i], froms[i], adds[i] = read(i, all[i]) })
	for _, add := range adds {
		add()
	}
	return shelved{rows: t, from: sync.OnceValue(func() origin {
		var o origin
		start := 0
		for i, from := range froms {
			o = o.shift(from(), start)
			start += ns[i]
		}
		return o
	})}
}

// lazyStand gives a stand that is made when one of its sections is first asked for.
func lazyStand(build func() *stand) *stand {
	get := sync.OnceValue(build)
	var st stand
	for i := range st {
		st[i] = section{
			entries: func() ([]altyn.Entry, func() origin) { return get()[i].entries() },
			members: func() ([]altyn.Member, func() origin) { return get()[i].members() },
			results: func() ([]altyn.Result, func() origin) { return get()[i].results() },
		}
	}
	return &st
}

// newStand splits the entries, members and results of one Games.
func newStand(t [3]shelved, touched map[altyn.EntryID]bool) *stand {
	first := map[altyn.EntryID]bool{}
	for _, r := range t[2].rows.Results {
		if r.Medal == altyn.Gold || r.Medal == altyn.Silver || r.Medal == altyn.Bronze || touched[r.Entry] {
			first[r.Entry] = true
		}
	}
	for _, e := range t[0].rows.Entries {
		if touched[e.ID] {
			first[e.ID] = true
		}
	}
	var st stand
	e := split(t[0].rows.Entries, t[0].from, func(e *altyn.Entry) bool { return first[e.ID] })
	m := split(t[1].rows.Members, t[1].from, func(m *altyn.Member) bool { return first[m.Entry] })
	r := split(t[2].rows.Results, t[2].from, func(r *altyn.Result) bool { return first[r.Entry] })
	for i := range st {
		st[i] = section{
			entries: func() ([]altyn.Entry, func() origin) { return e[i].rows, e[i].from },
			members: func() ([]altyn.Member, func() origin) { return m[i].rows, m[i].from },
			results: func() ([]altyn.Result, func() origin) { return r[i].rows, r[i].from },
		}
	}
	return &st
}

type slice[T any] struct {
	rows []T
	from func() origin
}

// split gives the rows that are of the first half, and the others.
func split[T any](rows []T, from func() origin, first func(*T) bool) [2]slice[T] {
	var out [2]slice[T]
	var at [2][]int
	for i := range rows {
		k := 1
		if first(&rows[i]) {
			k = 0
		}
		out[k].rows = append(out[k].rows, rows[i])
		at[k] = append(at[k], i)
	}
	for k := range out {
		out[k].from = sync.OnceValue(func() origin { return from().pick(at[k]) })
	}
	return out
}

// games yields the Games that the rows are about.
func (c *change) games() map[altyn.GamesID]bool {
	set := map[altyn.GamesID]bool{}
	for w := range c.withdrawals() {
		set[w.games()] = true
	}
	switch rows := c.part.rows.(type) {
	case []altyn.Entry:
		for i := range rows {
			set[rows[i].ID.Games()] = true
		}
	case []altyn.Member:
		for i := range rows {
			set[rows[i].Entry.Games()] = true
		}
	case []altyn.Result:
		for i := range rows {
			set[rows[i].Entry.Games()] = true
		}
	case []altyn.Decision:
		for i := range rows {
			set[rows[i].Entry.Games()] = true
		}
	}
	return set
}

// only gives what of the change is about one Games.
func (c change) only(g altyn.GamesID) (change, bool) {
	if c.withdrawn != nil {
		all := c.withdrawn
		c.withdrawn = map[string][]Withdrawal{}
		for t, rows := range all {
			own := slices.DeleteFunc(slices.Clone(rows), func(w Withdrawal) bool { return w.games() != g })
			if len(own) > 0 {
				c.withdrawn[t] = own
			}
		}
		return c, len(c.withdrawn) > 0
	}
	pick := func(rows int, of func(i int) altyn.EntryID) (at []int) {
		for i := range rows {
			if of(i).Games() == g {
				at = append(at, i)
			}
		}
		return at
	}
	var at []int
	switch rows := c.part.rows.(type) {
	case []altyn.Entry:
		at = pick(len(rows), func(i int) altyn.EntryID { return rows[i].ID })
		c.part.rows = pickAt(rows, at)
	case []altyn.Member:
		at = pick(len(rows), func(i int) altyn.EntryID { return rows[i].Entry })
		c.part.rows = pickAt(rows, at)
	case []altyn.Result:
		at = pick(len(rows), func(i int) altyn.EntryID { return rows[i].Entry })
		c.part.rows = pickAt(rows, at)
	}
	c.part.lines = pickAt(c.part.lines, at)
	return c, len(at) > 0
}

// pickAt picks the rows at the places.
func pickAt[T any](rows []T, places []int) []T {
	out := make([]T, len(places))
	for k, i := range places {
		out[k] = rows[i]
	}
	return out
}
