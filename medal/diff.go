package medal

import (
	"fmt"
	"slices"

	"altyn"
	"altyn/record"
)

// Difference is what changed in a table between two days.
type Difference struct {
	Games       []altyn.GamesID
	From, Until altyn.Day // the states at the end of these days are compared
	Basis       Basis
	By          altyn.By
	Changes     []Change           // in order of code
	Decisions   []altyn.DecisionID // decisions that moved a medal in between, in the order in which they count
	Opened      []altyn.GamesID    // Games whose medals came in in between
	Notes       []altyn.Message    // those of the later table
}

// Change is the change of one nation's line.
type Change struct {
	Nation    altyn.NationID
	Old, New  Line               // zero medals and no rank when it was not, or is no longer, on the table
	Decisions []altyn.DecisionID // those because of which its medals or its rank changed
	Won       []altyn.EntryID    // its entries that won a medal in between, where the table is counted from rows
}

// OnlyRank reports whether the nation's medals stayed the same.
func (c Change) OnlyRank() bool {
	return c.Old.Gold == c.New.Gold && c.Old.Silver == c.New.Silver && c.Old.Bronze == c.New.Bronze
}

// Diff gives what changed in the table that q asks for between the ends of two days, each changed line with the decisions
// because of which; q.AsOf is not used. The days can be given in either order of time: from a later one back to an
// earlier one it says what going back would undo. The error is that of [Compute] for either day.
func Diff(r *record.Record, q Query, from, until altyn.Day) (Difference, error) {
	q.AsOf = from
	a, err := Compute(r, q)
	if err != nil {
		return Difference{}, fmt.Errorf("compare %s: %w", from, err)
	}
	q.AsOf = until
	b, err := Compute(r, q)
	if err != nil {
		return Difference{}, fmt.Errorf("compare %s: %w", until, err)
	}
	d := Difference{Games: q.Games, From: from, Until: until, Basis: b.Basis, By: b.By, Notes: b.Notes}
	ix := indexOf(r)
	old, now := byNation(a), byNation(b)
	var moved []*move
	if q.AccordingTo == "" {
		moved = ix.between(q, min(from, until), max(from, until), &d)
	}
	for _, n := range ix.nations {
		x, y := old[n], now[n]
		x.Nation, y.Nation = n, n
		if x == y {
			continue
		}
		c := Change{Nation: n, Old: x, New: y}
		for _, m := range moved {
			if slices.Contains(c.Decisions, m.effect.Decision) {
				continue
			}
			by := ix.counted(q, m.nation)
			if by != n && !crossed(old, now, n, by, b.By, ix) {
				continue
			}
			c.Decisions = append(c.Decisions, m.effect.Decision)
		}
		if q.AccordingTo == "" {
			c.Won = ix.won(q, n, min(from, until), max(from, until))
		}
		d.Changes = append(d.Changes, c)
	}
	return d, nil
}

func byNation(t Table) map[altyn.NationID]Line {
	m := make(map[altyn.NationID]Line, len(t.Lines))
	for _, l := range t.Lines {
		m[l.Nation] = l
	}
	return m
}

// counted gives the nation under which nation number n is counted.
func (ix *index) counted(q Query, n int32) altyn.NationID {
	if q.Lineage {
		n = ix.roots()[n]
	}
	return ix.nations[n]
}

// crossed reports whether nation m passed nation n, fell behind it, came level or parted from it.
func crossed(old, now map[altyn.NationID]Line, n, m altyn.NationID, by altyn.By, ix *index) bool {
	if !ix.ranked[ix.num[m]] || !ix.ranked[ix.num[n]] {
		return false
	}
	return signLines(old[m], old[n], by) != signLines(now[m], now[n], by)
}

func signLines(a, b Line, by altyn.By) int {
	switch c := compareMedals(a, b, by); {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}

// between gives the moves that count after from and by until, and fills in what the difference says of them.
func (ix *index) between(q Query, from, until altyn.Day, d *Difference) []*move {
	p, err := ix.plan(&q)
	if err != nil {
		return nil
	}
	var out []*move
	for i := range p.accounts {
		a := &p.accounts[i]
		if !a.counted(until) {
			continue
		}
		after := from
		if !a.counted(from) {
			d.Opened = append(d.Opened, a.b.games.ID)
		}
		if a.opening != nil {
			after = max(after, a.opening.day)
		}
		for j := range a.b.moves[p.basis] {
			if m := &a.b.moves[p.basis][j]; m.day > after && m.day <= until && p.filter.has(m.event) {
				out = append(out, m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *move) int { return compareEffects(a.effect, b.effect) })
	for _, m := range out {
		if !slices.Contains(d.Decisions, m.effect.Decision) {
			d.Decisions = append(d.Decisions, m.effect.Decision)
		}
	}
	return out
}

// won gives the entries of nation n that won a medal after from and by until, at Games that are counted from rows.
func (ix *index) won(q Query, n altyn.NationID, from, until altyn.Day) []altyn.EntryID {
	p, err := ix.plan(&q)
	if err != nil {
		return nil
	}
	var out []altyn.EntryID
	for i := range p.accounts {
		a := &p.accounts[i]
		if a.opening != nil || a.unknown {
			continue
		}
		for j := range a.b.awards {
			if w := &a.b.awards[j]; w.day > from && w.day <= until && ix.counted(q, w.nation) == n && p.filter.has(w.event) {
				out = append(out, w.entry)
			}
		}
	}
	return out
}
