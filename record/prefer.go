package record

import (
	"cmp"
	"slices"

	"altyn"
)

// Prefer says which of two claims about one fact wins by the table of precedence: below 0 the first, above 0 the
// second, 0 neither: the fact is disputed. The claim whose best source fits the earlier row wins; of equals, the one
// whose newest source was published later, when the days leave no doubt.
func (r *Record) Prefer(f altyn.Fact, a, b altyn.Provenance) int {
	if c := cmp.Compare(r.rank(f, a), r.rank(f, b)); c != 0 {
		return c
	}
	x, y := r.newest(a), r.newest(b)
	switch {
	case !x.Known() || !y.Known():
		return 0
	case x.First() > y.Last():
		return -1
	case y.First() > x.Last():
		return 1
	}
	return 0
}

// unranked is the rank of a claim that no row of precedence fits.
const unranked = 1 << 30

// rank gives the smallest order of the rows of precedence that fit the claim.
func (r *Record) rank(f altyn.Fact, p altyn.Provenance) int {
	if row, ok := r.Ruling(f, p); ok {
		return row.Order.Or(unranked)
	}
	return unranked
}

// Ruling gives the first row of precedence that fits the claim: the rule by which [Record.Prefer] ranks it.
func (r *Record) Ruling(f altyn.Fact, p altyn.Provenance) (*altyn.Precedence, bool) {
	r.need("precedence")
	rows := r.now.Precedence
	var first *altyn.Precedence
	for _, id := range p.Sources {
		s, ok := r.Source(id)
		if !ok {
			continue
		}
		for i := range rows {
			row := &rows[i]
			if fits(row.Fact, string(f)) && fits(string(row.Kind), string(s.Kind)) && fits(row.Publisher, s.Publisher) &&
				(first == nil || row.Order.Or(unranked) < first.Order.Or(unranked)) {
				first = row
			}
		}
	}
	return first, first != nil
}

func fits(scope, word string) bool { return scope == "*" || scope == word }

// newest gives the latest day on which a source of the claim was published.
func (r *Record) newest(p altyn.Provenance) altyn.Date {
	var d altyn.Date
	for _, id := range p.Sources {
		if s, ok := r.Source(id); ok && s.Published.Known() && (!d.Known() || s.Published.Compare(d) > 0) {
			d = s.Published
		}
	}
	return d
}

// factOf says by which kind of fact the claims of a table are ranked.
var factOf = map[string]altyn.Fact{
	"games": altyn.FactGames, "events": altyn.FactMedals, "entries": altyn.FactMedals, "members": altyn.FactMedals, "results": altyn.FactMedals,
	"people": altyn.FactNames, "decisions": altyn.FactTables, "publications": altyn.FactTables,
}

// preference says of two rows with one key, in the order in which they were recorded, whether the later is followed:
// when precedence ranks it higher. A claim that is no better does not take the place of one that was there.
func preference[T any](r *Record, name string) func(later, earlier *T) bool {
	return func(later, earlier *T) bool {
		a, b := originOfRow(later), originOfRow(earlier)
		return a != nil && b != nil && r.Prefer(factOf[name], *a, *b) < 0
	}
}

// originOfRow gives the provenance of a row; nil of a row without.
func originOfRow[T any](row *T) *altyn.Provenance {
	if p, ok := any(row).(interface{ Origin() *altyn.Provenance }); ok {
		return p.Origin()
	}
	return nil
}

// compareResults puts the results of an entry in order: that of the event as a whole first, and of several claims about
// it the one that precedence ranks highest; then by day, those of no known day last.
func (r *Record) compareResults(a, b *altyn.Result) int {
	if (a.Phase == "") != (b.Phase == "") {
		return cmp.Compare(len(a.Phase), len(b.Phase))
	}
	if a.Phase == "" {
		if c := cmp.Compare(r.rank(altyn.FactMedals, a.Provenance), r.rank(altyn.FactMedals, b.Provenance)); c != 0 {
			return c
		}
	}
	if a.On.Known() != b.On.Known() {
		if a.On.Known() {
			return -1
		}
		return 1
	}
	return a.On.Compare(b.On)
}

// groupResults finds the results of entries in their order.
func (r *Record) groupResults(rows []*altyn.Result) map[altyn.EntryID][]*altyn.Result {
	m := groups(rows, func(x *altyn.Result) altyn.EntryID { return x.Entry }, nil)
	for _, list := range m {
		if len(list) > 1 {
			r.orderResults(list)
		}
	}
	return m
}

// orderResults puts the results of an entry in order; of several claims about the event as a whole that precedence ranks
// alike the one published later stands first, when the days leave no doubt.
func (r *Record) orderResults(list []*altyn.Result) {
	slices.SortStableFunc(list, r.compareResults)
	best := 0
	for i := 1; i < len(list) && list[i].Phase == ""; i++ {
		if r.Prefer(altyn.FactMedals, list[i].Provenance, list[best].Provenance) < 0 {
			best = i
		}
	}
	if best > 0 {
		first := list[best]
		copy(list[1:best+1], list[:best])
		list[0] = first
	}
}

// groupMembers finds the people of entries in the entry's own order, each once, however many sources name them.
func (r *Record) groupMembers(rows []*altyn.Member) map[altyn.EntryID][]*altyn.Member {
	m := groups(rows, func(m *altyn.Member) altyn.EntryID { return m.Entry }, func(a, b *altyn.Member) int {
		return cmp.Compare(a.Order.Or(1<<30), b.Order.Or(1<<30))
	})
	prefer := preference[altyn.Member](r, "members")
	for e, list := range m {
		kept := list[:0]
		for _, x := range list {
			if i := slices.IndexFunc(kept, func(k *altyn.Member) bool { return k.Person == x.Person }); i < 0 {
				kept = append(kept, x)
			} else if prefer(x, kept[i]) {
				kept[i] = x
			}
		}
		m[e] = kept
	}
	return m
}

// effects gives the effects of decisions by the day they took effect, each once.
func (r *Record) effects() []*altyn.Decision {
	r.need("decisions")
	return single(ordered(r.now.Decisions, byDecided), r.index().effects(), func(d *altyn.Decision) altyn.EffectID { return d.ID })
}
