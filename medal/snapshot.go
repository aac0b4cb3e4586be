package medal

import (
	"slices"

	"altyn"
	"altyn/record"
)

// snapshot gives the table according to a publisher: of each Games its latest complete table on or before the day.
func (ix *index) snapshot(q Query) (Table, error) {
	t := Table{Games: q.Games, AsOf: q.AsOf, Basis: q.Basis, By: q.By, Complete: true}
	counts := make([]tally, len(ix.nations))
	unranked := make([]bool, len(ix.nations))
	var gaps []Gap
	for _, g := range q.Games {
		p, later := ix.latest(g, q)
		if p == nil {
			if b := ix.books[g](); len(q.Games) > 1 && (!b.held || q.AsOf < b.begins) {
				continue
			}
			gap := Gap{Lack: NoSnapshot, Games: g, AsOf: q.AsOf, Sport: q.sport(), Event: q.Event, Publisher: q.AccordingTo}
			if later != nil {
				gap.Instead = altyn.Between(later.AsOf.Last(), altyn.MaxDay)
			}
			gaps = append(gaps, gap)
			continue
		}
		for _, l := range ix.r.Lines(p.ID) {
			n := ix.num[l.Nation]
			counts[n][gold] += int32(l.Gold.Or(0))
			counts[n][silver] += int32(l.Silver.Or(0))
			counts[n][bronze] += int32(l.Bronze.Or(0))
			unranked[n] = unranked[n] || l.Rank == altyn.NoNum
		}
		t.Publications = append(t.Publications, p.ID)
		t.Notes = append(t.Notes, altyn.Msg("according-to", "publisher", q.AccordingTo, "games", g, "as_of", p.AsOf))
	}
	if len(gaps) > 0 {
		return Table{}, &Unanswerable{Gaps: gaps}
	}
	t.Lines = ix.lines(counts, q)
	rank(t.Lines, q.By, func(i int) bool {
		n := ix.num[t.Lines[i].Nation]
		return ix.ranked[n] && !unranked[n]
	})
	ix.noteUnranked(&t)
	return t, nil
}

// latest gives the publisher's latest complete table of the Games on or before the day, and its first one after.
func (ix *index) latest(g altyn.GamesID, q Query) (now, later *altyn.Publication) {
	if q.Event != "" || q.Sex != "" {
		return nil, nil
	}
	for _, p := range ix.r.Publications(g) {
		if p.Publisher != q.AccordingTo || p.Sport != q.Sport || p.Complete == "no" {
			continue
		}
		day := p.AsOf.Last()
		switch {
		case day > q.AsOf:
			if later == nil || day < later.AsOf.Last() {
				later = p
			}
		case now == nil || day >= now.AsOf.Last():
			now = p
		}
	}
	return now, later
}

// Publishers gives those who have a complete table of the Games in the record on or before the day, sorted: the values
// that AccordingTo can take.
func Publishers(r *record.Record, g altyn.GamesID, day altyn.Day) []string {
	var out []string
	for _, p := range r.Publications(g) {
		if p.Complete != "no" && p.AsOf.Last() <= day && p.Sport == "" {
			out = append(out, p.Publisher)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
