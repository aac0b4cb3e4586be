package check

import (
	"maps"
	"slices"

	"altyn"
)

// answer is what the record says of a statement or of one of its slots: on which days it holds, and on which the record
// cannot tell. On every other day it does not hold. A fact without a date holds always or never.
type answer struct {
	when days // it holds at the end of these days
	open days // the record cannot tell for the ends of these days

	want    *altyn.Slots                     // what the record has instead
	said    altyn.Message                    // what the record has, for the reader
	was     altyn.Message                    // what it had on the nearest days on which the statement held
	lacking altyn.Message                    // what the record would need
	moves   map[altyn.Day][]altyn.DecisionID // decisions that changed the state on a day
	part    bool                             // its figure is so far below the whole that it counts a part
	eve     bool                             // a report of the day before may tell of it: where it is written the day may have begun later
	by      string                           // publisher whose table it is
	basis   string                           // "allocated" when it holds only so
	cited
}

// cited gathers the rows that an answer rests on, and their sources.
type cited struct {
	rows    []altyn.RowID
	sources []altyn.SourceID
}

// citedMax bounds the rows that one judgement names.
const citedMax = 64

func (c *cited) cite(table, key string, p altyn.Provenance) {
	if len(c.rows) >= citedMax {
		return
	}
	id := altyn.NewRowID(table, key)
	if slices.Contains(c.rows, id) {
		return
	}
	c.rows = append(c.rows, id)
	for _, s := range p.Sources {
		if !slices.Contains(c.sources, s) {
			c.sources = append(c.sources, s)
		}
	}
}

func (c *cited) add(o cited) {
	for _, r := range o.rows {
		if len(c.rows) < citedMax && !slices.Contains(c.rows, r) {
			c.rows = append(c.rows, r)
		}
	}
	for _, s := range o.sources {
		if !slices.Contains(c.sources, s) {
			c.sources = append(c.sources, s)
		}
	}
}

// holds is the answer of a fact that is so on every day.
func holds(said altyn.Message) answer { return answer{when: always, said: said} }

// fails is the answer of a fact that the record has otherwise.
func fails(want *altyn.Slots, said altyn.Message) answer { return answer{want: want, said: said} }

// cannot is the answer of a fact that the record cannot tell.
func cannot(lacking altyn.Message) answer { return answer{open: always, lacking: lacking} }

// wrong reports whether there is no day on which it holds or might hold.
func (a answer) wrong() bool { return len(a.when) == 0 && len(a.open) == 0 }

// felt gives the days of reports of which it is true: those on which it held at the end of the day before or at any moment,
// and the eve where it may be told then.
func (a answer) felt() days {
	if !a.eve {
		return a.when.felt()
	}
	out := make(days, len(a.when))
	for i, x := range a.when {
		out[i] = span{max(x.from-1, altyn.MinDay), min(x.until+1, altyn.MaxDay)}
	}
	return out.merged()
}

// possible gives the days on which it holds or might hold.
func (a answer) possible() days { return a.when.or(a.open) }

// and gives the answer for both together: the worst of them on each day.
func (a answer) and(b answer) answer {
	out := a
	out.when = a.when.and(b.when)
	out.open = a.possible().and(b.possible()).minus(out.when)
	switch {
	case a.wrong():
	case b.wrong():
		out.want, out.said, out.was, out.by = b.want, b.said, b.was, b.by
	default:
		if out.want == nil {
			out.want = b.want
		}
		if out.said.Key == "" {
			out.said = b.said
		}
		if out.was.Key == "" {
			out.was = b.was
		}
	}
	if out.lacking.Key == "" {
		out.lacking = b.lacking
	}
	if out.by == "" {
		out.by = b.by
	}
	if out.basis == "" {
		out.basis = b.basis
	}
	out.eve = a.eve || b.eve
	out.moves = joinMoves(a.moves, b.moves)
	out.cited = cited{slices.Clone(a.rows), slices.Clone(a.sources)}
	out.cited.add(b.cited)
	return out
}

// or gives the answer for one of both: the best of them on each day. What it says is that of the one that holds at all.
func (a answer) or(b answer) answer {
	out := a
	if rankOf(b) > rankOf(a) {
		out = b
	}
	out.when = a.when.or(b.when)
	out.open = a.possible().or(b.possible()).minus(out.when)
	if out.lacking.Key == "" {
		out.lacking = a.lacking
		if out.lacking.Key == "" {
			out.lacking = b.lacking
		}
	}
	out.moves = joinMoves(a.moves, b.moves)
	out.eve = a.eve || b.eve
	return out
}

// rankOf orders answers by how much they have to say: one that holds at times, one that may, one that fails.
func rankOf(a answer) int {
	switch {
	case len(a.when) > 0:
		return 2
	case len(a.open) > 0:
		return 1
	}
	return 0
}

func joinMoves(a, b map[altyn.Day][]altyn.DecisionID) map[altyn.Day][]altyn.DecisionID {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	out := maps.Clone(a)
	for d, ids := range b {
		for _, id := range ids {
			if !slices.Contains(out[d], id) {
				out[d] = append(slices.Clone(out[d]), id)
			}
		}
	}
	return out
}
