package check

import (
	"slices"

	"altyn"
)

// span is a run of days, both included; a day stands for the state at its end.
type span struct{ from, until altyn.Day }

// days is a set of days as disjoint spans in order, no two of them adjacent. The nil set is empty.
type days []span

// always is every day.
var always = days{{altyn.MinDay, altyn.MaxDay}}

// between gives the days from..until, none when they are the wrong way round.
func between(from, until altyn.Day) days {
	if from > until {
		return nil
	}
	return days{{from, until}}
}

// has reports whether the set has day d.
func (s days) has(d altyn.Day) bool {
	_, ok := slices.BinarySearchFunc(s, d, func(x span, d altyn.Day) int {
		switch {
		case x.until < d:
			return -1
		case x.from > d:
			return 1
		}
		return 0
	})
	return ok
}

// or gives the days of either set.
func (s days) or(t days) days {
	switch {
	case len(s) == 0:
		return t
	case len(t) == 0:
		return s
	}
	all := make(days, 0, len(s)+len(t))
	all = append(append(all, s...), t...)
	slices.SortFunc(all, func(a, b span) int { return int(a.from) - int(b.from) })
	return all.merged()
}

// merged joins spans in order of their first day where they overlap or touch; it works in place.
func (s days) merged() days {
	out := s[:0]
	for _, x := range s {
		if n := len(out); n > 0 && int(x.from) <= int(out[n-1].until)+1 {
			out[n-1].until = max(out[n-1].until, x.until)
			continue
		}
		out = append(out, x)
	}
	return out
}

// and gives the days of both sets.
func (s days) and(t days) days {
	var out days
	for i, j := 0, 0; i < len(s) && j < len(t); {
		from, until := max(s[i].from, t[j].from), min(s[i].until, t[j].until)
		if from <= until {
			out = append(out, span{from, until})
		}
		if s[i].until < t[j].until {
			i++
		} else {
			j++
		}
	}
	return out
}

// not gives the days that are not in the set.
func (s days) not() days {
	var out days
	from := altyn.MinDay
	for _, x := range s {
		if x.from > from {
			out = append(out, span{from, x.from - 1})
		}
		from = x.until + 1
	}
	if from <= altyn.MaxDay {
		out = append(out, span{from, altyn.MaxDay})
	}
	return out
}

// minus gives the days of s that are not in t.
func (s days) minus(t days) days { return s.and(t.not()) }

// outside drops the days of a set that lie in hidden only: a span that begins in a hidden one begins after it, and one
// that lies in it is gone. A span that began before stays whole: it held outside too.
func (s days) outside(hidden days) days {
	var out days
	k := 0
	for _, x := range s {
		for k < len(hidden) && hidden[k].until < x.from {
			k++
		}
		if k < len(hidden) && hidden[k].from <= x.from {
			x.from = hidden[k].until + 1
		}
		if x.from <= x.until {
			out = append(out, x)
		}
	}
	return out
}

// nearest gives the span of the set that lies nearest to d: the one that has it, else the one with the least distance,
// of two the earlier.
func (s days) nearest(d altyn.Day) (span, bool) {
	best, dist, ok := span{}, int(altyn.MaxDay)-int(altyn.MinDay)+1, false
	for _, x := range s {
		n := max(int(x.from)-int(d), int(d)-int(x.until), 0)
		if n < dist {
			best, dist, ok = x, n, true
		}
	}
	return best, ok
}

// felt widens each span by the day after its last: a state that held at the end of the day before still counts on a day.
func (s days) felt() days {
	out := make(days, len(s))
	for i, x := range s {
		out[i] = span{x.from, min(x.until+1, altyn.MaxDay)}
	}
	return out.merged()
}
