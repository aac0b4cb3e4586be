package record

import (
	"cmp"

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
	best := unranked
	for _, id := range p.Sources {
		s, ok := r.Source(id)
		if !ok {
			continue
		}
		for i := range r.now.Precedence {
			row := &r.now.Precedence[i]
			if fits(row.Fact, string(f)) && fits(string(row.Kind), string(s.Kind)) && fits(row.Publisher, s.Publisher) {
				best = min(best, row.Order.Or(unranked))
			}
		}
	}
	return best
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
