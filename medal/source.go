package medal

import (
	"slices"

	"altyn"
	"altyn/record"
)

// account is what the medals of one Games are counted from, for one query: an opening balance or the medal rows, and the
// moves that come after.
type account struct {
	b       *book
	opening *opening  // nil: from the medal rows
	from    altyn.Day // first day of the state it knows
	lack    Lack      // why it knows nothing, or nothing before from; empty when it knows every day of the Games
	unknown bool      // it knows no day at all
}

// account finds what the medals that q asks for can be counted from at these Games. Medal rows go before a published
// table: they know every day.
func (ix *index) account(b *book, q Query) account {
	a := account{b: b}
	if b.whole || q.restricted() {
		if since, ok := ix.rows(b, "", q); ok {
			a.from, a.lack = since, InGames
			return a
		}
	}
	if q.Event == "" && q.Sex == "" {
		for i := range b.openings {
			o := &b.openings[i]
			if o.pub.Sport != q.Sport {
				continue
			}
			if o.pub.Complete == "no" {
				a.lack = PartialTable
				continue
			}
			a.opening, a.from, a.lack = o, o.day, InGames
			if o.day > b.closes {
				a.lack = BeforeTable
			}
			return a
		}
	}
	a.unknown = true
	switch {
	case q.restricted():
		a.lack = RowsNotWhole
	case a.lack == "":
		a.lack = NoTable
	}
	return a
}

// rows reports whether the medal rows that q asks for are all there, of nation n or of all, and from which day on they
// tell what was won: a row without its day tells it from the end of the Games only. A nation that did not exist at the
// time has none.
func (ix *index) rows(b *book, n altyn.NationID, q Query) (since altyn.Day, ok bool) {
	if since, ok = b.wholeSince, b.whole; !ok {
		if since, ok = ix.covered(b.games.ID, n, q); !ok {
			nation, found := ix.r.Nation(n)
			if found && b.leavesOut(ix.nations, n) {
				return b.closes, true
			}
			return b.begins, found && nation.Valid.Known() && (b.closes < nation.Valid.First() || b.begins > nation.Valid.Last())
		}
	}
	since = max(since, b.begins)
	if since >= b.closes || len(b.undated) == 0 {
		return since, true
	}
	f := ix.filter(q)
	for _, w := range b.undated {
		if f.has(w.event) && (n == "" || ix.nations[w.nation] == n) {
			return b.closes, true
		}
	}
	return since, true
}

// leavesOut reports whether a complete table of all sports leaves the nation out: it won nothing, and no row of it is missing.
func (b *book) leavesOut(ids []altyn.NationID, n altyn.NationID) bool {
	if n == "" {
		return false
	}
	for i := range b.openings {
		o := &b.openings[i]
		if o.pub.Sport != "" || o.pub.Complete == "no" {
			continue
		}
		return !slices.ContainsFunc(o.cells, func(c cell) bool { return ids[c.nation] == n })
	}
	return false
}

// covered reports whether the medal rows that q asks for are all there, of nation n or of all, and from which day on.
func (ix *index) covered(g altyn.GamesID, n altyn.NationID, q Query) (since altyn.Day, ok bool) {
	sport := q.sport()
	if c, ok := ix.r.Covering(altyn.FactMedals, g, n, sport, q.Event); ok {
		return sinceDay(c), true
	}
	within := ix.sports()[sport]
	if q.Event != "" || len(within) == 0 {
		return 0, false
	}
	since = altyn.MinDay
	for _, s := range within {
		c, ok := ix.r.Covering(altyn.FactMedals, g, n, s, "")
		if !ok {
			return 0, false
		}
		since = max(since, sinceDay(c))
	}
	return since, true
}

func sinceDay(c *altyn.Coverage) altyn.Day {
	if c.Since.Known() {
		return c.Since.Last()
	}
	return altyn.MinDay
}

// gap says why the account has no answer on day; ok when it has one.
func (a account) gap(day altyn.Day, q Query, alone bool) (g Gap, ok bool) {
	g = Gap{Games: a.b.games.ID, AsOf: day, Sport: q.sport(), Event: q.Event}
	switch {
	case !a.b.held:
		g.Lack = NotHeld
		return g, !alone
	case day < a.b.begins:
		g.Lack = NotBegun
		if !a.unknown {
			g.Instead = altyn.Between(a.from, altyn.MaxDay)
		}
		return g, !alone
	case a.unknown:
		g.Lack = a.lack
	case day >= a.from:
		return g, true
	default:
		g.Lack, g.Instead = a.lack, altyn.Between(a.from, altyn.MaxDay)
		if a.lack == BeforeTable && day < a.b.closes {
			g.Lack = InGames
		}
	}
	return g, false
}

// counted reports whether the account has anything to add by day.
func (a account) counted(day altyn.Day) bool {
	return a.b.held && !a.unknown && day >= a.from && day >= a.b.begins
}

// add adds the medals by day to counts.
func (a account) add(counts []tally, day altyn.Day, basis int, f filter) {
	after := altyn.MinDay - 1
	if a.opening != nil {
		after = a.opening.day
		for _, c := range a.opening.cells {
			t := &counts[c.nation]
			t[gold] += c.count[gold]
			t[silver] += c.count[silver]
			t[bronze] += c.count[bronze]
		}
	} else {
		for i := range a.b.awards {
			w := &a.b.awards[i]
			if w.day > day {
				break
			}
			if f.all || f.has(w.event) {
				counts[w.nation][w.medal]++
			}
		}
	}
	moves := a.b.moves[basis]
	for i := range moves {
		m := &moves[i]
		if m.day > day {
			break
		}
		if m.day > after && (f.all || f.has(m.event)) {
			t := &counts[m.nation]
			t[m.from]--
			t[m.to]++
		}
	}
}

// Rows reports whether the record has every medal row that q asks for at Games g, of nation n or of all nations when n
// is empty, and from which day on they tell. Of q only the sport, event and sex are used. A nation that did not exist at
// the time has no rows, and lacks none.
func Rows(r *record.Record, q Query, g altyn.GamesID, n altyn.NationID) (since altyn.Day, ok bool) {
	ix := indexOf(r)
	lazy, ok := ix.books[g]
	if !ok {
		return 0, false
	}
	return ix.rows(lazy(), n, q)
}
