package medal

import (
	"slices"

	"altyn"
	"altyn/record"
)

// Count gives nation n's own medals as q asks for, also where the table of all nations cannot be computed but the record
// has every medal row of this one: then its Rank is 0. A nation that won nothing has a line without medals. The error is
// an [Unanswerable] when neither is there.
//
// Use it for how many; who stands where is for [Compute] and [Timeline].
func Count(r *record.Record, q Query, n altyn.NationID) (Line, error) {
	ix := indexOf(r)
	p, err := ix.plan(&q)
	if err != nil {
		return Line{}, err
	}
	num, ok := ix.num[n]
	if !ok {
		return Line{}, &UnknownNation{Nation: n}
	}
	if q.AccordingTo != "" || p.answerable(q) == nil {
		t, err := Compute(r, q)
		l, _ := t.Line(n)
		return l, err
	}
	var total tally
	var gaps []Gap
	for i := range p.accounts {
		a := &p.accounts[i]
		gap, ok := a.gap(q.AsOf, q, len(p.accounts) == 1)
		if ok {
			if a.counted(q.AsOf) {
				for _, m := range ix.line(num, q) {
					t := a.own(m, q.AsOf, p.basis, p.filter)
					for k := gold; k <= bronze; k++ {
						total[k] += t[k]
					}
				}
			}
			continue
		}
		rows := account{b: a.b, from: a.b.begins}
		for _, m := range ix.line(num, q) {
			since, ok := ix.rows(a.b, ix.nations[m], q)
			if !ok || q.AsOf < since || gap.Lack == NotHeld || gap.Lack == NotBegun {
				gap.Nation = n
				gaps = append(gaps, gap)
				break
			}
			t := rows.own(m, q.AsOf, p.basis, p.filter)
			for k := gold; k <= bronze; k++ {
				total[k] += t[k]
			}
		}
	}
	if len(gaps) > 0 {
		return Line{}, &Unanswerable{Gaps: gaps}
	}
	return total.line(n), nil
}

// line gives the nations that count as n: itself, and with Lineage those that came into it.
func (ix *index) line(n int32, q Query) []int32 {
	if !q.Lineage {
		return []int32{n}
	}
	var out []int32
	for i, root := range ix.roots() {
		if root == n {
			out = append(out, int32(i))
		}
	}
	return out
}

// own gives the medals of one nation by day.
func (a account) own(n int32, day altyn.Day, basis int, f filter) tally {
	var t tally
	after := altyn.MinDay - 1
	if a.opening != nil {
		after = a.opening.day
		if i := slices.IndexFunc(a.opening.cells, func(c cell) bool { return c.nation == n }); i >= 0 {
			t = a.opening.cells[i].count
		}
	} else {
		for i := range a.b.awards {
			if w := &a.b.awards[i]; w.nation == n && w.day <= day && f.has(w.event) {
				t[w.medal]++
			}
		}
	}
	for i := range a.b.moves[basis] {
		if m := &a.b.moves[basis][i]; m.nation == n && m.day > after && m.day <= day && f.has(m.event) {
			t[m.from]--
			t[m.to]++
		}
	}
	t[none] = 0
	return t
}
