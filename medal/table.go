package medal

import (
	"errors"
	"fmt"
	"slices"

	"altyn"
	"altyn/record"
)

// Compute gives the medal table that q asks for. The error is an [Unanswerable] when the record cannot answer for all
// nations, and another when the query itself is wrong: an unknown basis or ranking, or Games named twice.
//
// Of several Games, those that had not begun by the day or were never held add nothing.
func Compute(r *record.Record, q Query) (Table, error) {
	t, err := Try(r, q)
	if err != nil && q.AccordingTo == "" {
		indexOf(r).offer(err, q)
	}
	return t, err
}

// Try is [Compute], for those who ask again and again: its error does not say which nations can be counted instead.
func Try(r *record.Record, q Query) (Table, error) {
	ix := indexOf(r)
	p, err := ix.plan(&q)
	if err != nil {
		return Table{}, err
	}
	if q.AccordingTo != "" {
		return ix.snapshot(q)
	}
	if err := p.answerable(q); err != nil {
		return Table{}, err
	}
	counts := make([]tally, len(ix.nations))
	for i := range p.accounts {
		if a := &p.accounts[i]; a.counted(q.AsOf) {
			a.add(counts, q.AsOf, p.basis, p.filter)
		}
	}
	t := Table{Games: q.Games, AsOf: q.AsOf, Basis: q.Basis, By: q.By, Complete: true}
	t.Lines = ix.lines(counts, q)
	ix.annotate(&t, p, q)
	return t, nil
}

// plan is a query made ready: where the medals of each of its Games are counted from.
type plan struct {
	accounts []account // in the order of the query's Games
	basis    int
	filter   filter
}

// plan checks q, fills in its defaults, and finds the accounts.
func (ix *index) plan(q *Query) (plan, error) {
	p := plan{filter: ix.filter(*q)}
	var ok bool
	if p.basis, ok = q.Basis.index(); !ok {
		return p, fmt.Errorf("medal table: basis %q: want result or allocated", q.Basis)
	}
	if q.Basis == "" {
		q.Basis = ByResult
	}
	switch q.By {
	case "":
		q.By = altyn.ByGold
	case altyn.ByGold, altyn.ByTotal:
	default:
		return p, fmt.Errorf("medal table: ranking %q: want gold or total", q.By)
	}
	if len(q.Games) == 0 {
		return p, unanswerable(Gap{Lack: NoGames, AsOf: q.AsOf})
	}
	p.accounts = make([]account, 0, len(q.Games))
	var missing []Gap
	for i, g := range q.Games {
		if slices.Contains(q.Games[:i], g) {
			return p, fmt.Errorf("medal table: Games %s are named twice", g)
		}
		book, ok := ix.books[g]
		if !ok {
			missing = append(missing, Gap{Lack: NoGames, Games: g, AsOf: q.AsOf})
			continue
		}
		p.accounts = append(p.accounts, ix.account(ix.only(book(), *q), *q))
	}
	if len(missing) > 0 {
		return p, &Unanswerable{Gaps: missing}
	}
	return p, nil
}

// answerable says what the plan cannot answer on the day asked for.
func (p plan) answerable(q Query) error {
	var gaps []Gap
	any := false
	for i := range p.accounts {
		a := &p.accounts[i]
		if g, ok := a.gap(q.AsOf, q, len(p.accounts) == 1); !ok {
			gaps = append(gaps, g)
		}
		any = any || a.counted(q.AsOf)
	}
	if len(gaps) == 0 && !any {
		for i := range p.accounts {
			if g, _ := p.accounts[i].gap(q.AsOf, q, true); g.Lack != "" {
				gaps = append(gaps, g)
			}
		}
	}
	if len(gaps) > 0 {
		return &Unanswerable{Gaps: gaps}
	}
	return nil
}

// offer fills in which nations can be counted where the table of all cannot be computed.
func (ix *index) offer(err error, q Query) {
	var u *Unanswerable
	if !errors.As(err, &u) {
		return
	}
	var nations []altyn.NationID
	for _, c := range ix.r.Coverage(altyn.FactMedals) {
		if n := altyn.NationID(c.Nation); c.Nation != "*" && !slices.Contains(nations, n) {
			nations = append(nations, n)
		}
	}
	slices.Sort(nations)
	for i := range u.Gaps {
		g := &u.Gaps[i]
		if i == 100 || g.Lack == NoGames || g.Lack == NotHeld || g.Lack == NotBegun {
			continue
		}
		for _, n := range nations {
			if since, ok := ix.rows(ix.books[g.Games](), n, q); ok && since <= q.AsOf {
				g.Nations = append(g.Nations, n)
			}
		}
	}
}

// merge adds what predecessors have to the nation that came of them.
func (ix *index) merge(counts []tally) {
	for i, root := range ix.roots() {
		if int32(i) == root {
			continue
		}
		for m := gold; m <= bronze; m++ {
			counts[root][m] += counts[i][m]
			counts[i][m] = 0
		}
	}
}

// lines gives the lines of the nations that have medals, ranked. It may change counts.
func (ix *index) lines(counts []tally, q Query) []Line {
	if q.Lineage {
		ix.merge(counts)
	}
	n := 0
	for i := range counts {
		if !counts[i].zero() {
			n++
		}
	}
	// A key sorts as the line does: medals downwards, then the nation's number upwards, which is the order of codes.
	var room [256]key
	keys := room[:0]
	if n > len(room) {
		keys = make([]key, 0, n)
	}
	for i, t := range counts {
		if !t.zero() {
			keys = append(keys, newKey(t, int32(i), q.By))
		}
	}
	slices.SortFunc(keys, key.compare)
	lines := make([]Line, n)
	for i, k := range keys {
		lines[i] = counts[k.nation].line(ix.nations[k.nation])
	}
	rank(lines, q.By, func(i int) bool { return ix.ranked[keys[i].nation] })
	return lines
}

// key is the place of a line in a table as two numbers.
type key struct {
	medals uint64
	nation int32
}

// newKey packs 16 bits of total (when it ranks), gold, silver and bronze; no table comes near 65535 medals of a kind, and
// one below zero, of a record in which a decision took what nobody had, sorts last.
func newKey(t tally, nation int32, by altyn.By) key {
	var total uint64
	if by == altyn.ByTotal {
		total = clamp(t[gold] + t[silver] + t[bronze])
	}
	return key{total<<48 | clamp(t[gold])<<32 | clamp(t[silver])<<16 | clamp(t[bronze]), nation}
}

func clamp(n int32) uint64 { return uint64(min(max(n, 0), 0xffff)) }

func (k key) compare(o key) int {
	switch {
	case k.medals > o.medals:
		return -1
	case k.medals < o.medals:
		return 1
	}
	return int(k.nation - o.nation)
}

// annotate adds what a reader should know of the table.
func (ix *index) annotate(t *Table, p plan, q Query) {
	var derived, disputed []altyn.GamesID
	var doubted []altyn.DecisionID
	note := func(m altyn.Message) { t.Notes = append(t.Notes, m) }
	for i := range p.accounts {
		a := &p.accounts[i]
		if !a.counted(q.AsOf) {
			continue
		}
		after := altyn.MinDay - 1
		if o := a.opening; o != nil {
			after = o.day
			t.Publications = append(t.Publications, o.pub.ID)
			if o.pub.Independence == altyn.Derived {
				derived = append(derived, a.b.games.ID)
			}
			if o.pub.Confidence == altyn.Conflicting {
				disputed = append(disputed, a.b.games.ID)
			}
		}
		for j := range a.b.moves[p.basis] {
			m := &a.b.moves[p.basis][j]
			if m.day <= after || m.first > q.AsOf || !p.filter.has(m.event) {
				continue
			}
			if m.day > q.AsOf && !slices.Contains(t.Uncertain, m.effect.Decision) {
				t.Uncertain = append(t.Uncertain, m.effect.Decision)
				note(altyn.Msg("decision-day-uncertain", "decision", m.effect.Decision, "games", a.b.games.ID, "window", m.effect.Decided))
			}
			if m.day <= q.AsOf && m.effect.Confidence == altyn.Conflicting && !slices.Contains(doubted, m.effect.Decision) {
				doubted = append(doubted, m.effect.Decision)
				note(altyn.Msg("decision-disputed", "decision", m.effect.Decision, "games", a.b.games.ID, "entry", m.effect.Entry))
			}
		}
	}
	if len(derived) > 0 {
		note(altyn.Msg("opening-derived", "games", derived))
	}
	if len(disputed) > 0 {
		note(altyn.Msg("opening-disputed", "games", disputed))
	}
	ix.noteUnranked(t)
	if q.Lineage {
		note(altyn.Msg("lineage-merged"))
	}
}

func (ix *index) noteUnranked(t *Table) {
	var unranked []altyn.NationID
	for _, l := range t.Lines {
		if l.Rank == 0 {
			unranked = append(unranked, l.Nation)
		}
	}
	if len(unranked) > 0 {
		t.Notes = append(t.Notes, altyn.Msg("nations-unranked", "nations", unranked))
	}
}
