package reconcile

import (
	"slices"
	"strings"

	"altyn"
	"altyn/record"
)

// Filter picks differences; what is empty does not restrict.
type Filter struct {
	Games    altyn.GamesID
	Kinds    []Kind
	States   []State
	Nation   altyn.NationID
	Sport    altyn.SportID // a sport has its disciplines
	Person   altyn.PersonID
	Sources  []string // each has a side: a data set, a publisher or the id of a source; two that say different things
	Notation bool     // those of notation too, unless States says so already
}

// Pick gives the differences that the filter lets through, in their order.
func (x Filter) Pick(r *record.Record, all []Difference) []Difference {
	var out []Difference
	for i := range all {
		if x.has(r, &all[i]) {
			out = append(out, all[i])
		}
	}
	return out
}

func (x Filter) has(r *record.Record, d *Difference) bool {
	switch {
	case x.Games != "" && d.Games != x.Games,
		len(x.Kinds) > 0 && !slices.Contains(x.Kinds, d.Kind),
		len(x.States) > 0 && !slices.Contains(x.States, d.State),
		len(x.States) == 0 && !x.Notation && d.State == Notation,
		x.Nation != "" && d.Nation != x.Nation && !slices.ContainsFunc(d.Sides, func(s Side) bool { return names(s.Value, x.Nation) }),
		x.Person != "" && d.Person != x.Person,
		x.Sport != "" && !inSport(r, d.Sport, x.Sport):
		return false
	}
	var said [][]string
	for _, src := range x.Sources {
		var values []string
		for i := range d.Sides {
			if by(r, &d.Sides[i], src) {
				values = append(values, d.Sides[i].Value)
			}
		}
		if len(values) == 0 {
			return false
		}
		said = append(said, values)
	}
	for i := range said {
		for j := range said[:i] {
			if !slices.ContainsFunc(said[i], func(v string) bool {
				return slices.ContainsFunc(said[j], func(w string) bool { return v != w })
			}) {
				return false
			}
		}
	}
	return true
}

// names reports whether a value, as `AAA Name; BBB Name`, has the nation.
func names(value string, n altyn.NationID) bool {
	for part := range strings.SplitSeq(value, "; ") {
		if part == string(n) || strings.HasPrefix(part, string(n)+" ") {
			return true
		}
	}
	return false
}

// by reports whether a side is that of a data set, a publisher or a source.
func by(r *record.Record, s *Side, name string) bool {
	if slices.Contains(s.By, name) {
		return true
	}
	for _, b := range s.By {
		if set, _, ok := strings.Cut(b, "/"); ok && set == name {
			return true
		}
	}
	return slices.ContainsFunc(s.Sources, func(id altyn.SourceID) bool {
		row, ok := r.Source(id)
		return string(id) == name || ok && row.Publisher == name
	})
}

func inSport(r *record.Record, s, of altyn.SportID) bool {
	for range 5 {
		if s == of {
			return true
		}
		row, ok := r.Sport(s)
		if !ok || row.Parent == "" {
			return false
		}
		s = row.Parent
	}
	return false
}

// Speakers gives who says something in differences: data sets and sources, sorted.
func Speakers(all []Difference) []string {
	seen := map[string]bool{}
	for i := range all {
		for _, s := range all[i].Sides {
			for _, b := range s.By {
				seen[b] = true
			}
		}
	}
	out := make([]string, 0, len(seen))
	for b := range seen {
		out = append(out, b)
	}
	slices.Sort(out)
	return out
}
