package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// fillStanding: a nation's rank in a medal table.
func (f *frame) fillStanding() {
	s := f.s
	st := f.start()
	st.Kind = altyn.Standing
	w := f.subject()
	if len(w.people) > 0 && w.printed && w.item >= 0 && s.items[w.item].kind == clPerson && !s.items[w.item].has(clPoss) && w.item < f.from && f.item("who") == nil {
		return // somebody's place in a list
	}
	if len(w.people) > 0 || w.nation == "" {
		// a rank in a table is a nation's
		w = who{nation: cmp.Or(s.doc.ctx.nation, s.doc.nation), item: -1}
		if w.nation == "" {
			return
		}
	}
	if it := f.item("rank"); it != nil && st.Rank == 0 {
		if it.kind == clOrd || it.kind == clNum {
			st.Rank = altyn.Rank(it.n)
		}
	}
	if next := f.rule.sets["next"]; next != "" {
		f.fillNeighbours(st, next == "down")
		return
	}
	if st.Rank == 0 {
		return
	}
	if g, at := f.gamesOf(); at < 0 && s.doc.upcoming(g) {
		// no table yet of Games to come
	} else if at >= 0 || s.doc.games != "" || s.doc.head.games != "" {
		f.putGames(&st)
	} else if f.atWord() != "now" && g != "" {
		f.putGames(&st)
	} // the standing of today, in a report on many Games, is that of all time
	if c := s.lx.lookup("alltime"); st.Games == "" && f.atWord() != "now" && !slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clNone && it.has(c) }) {
		return // of Games that the text leaves open
	}
	f.putWho(&st, w, false)
	if es := s.doc.ctx.event; f.rule.sets["orevent"] != "" && es.event != "" && s.doc.ctx.para == s.blk.para && w.printed && !f.hasEvent() && !s.doc.individual(es.event) && s.doc.listed(es.event) {
		// where a team event is spoken of, the place is one in it
		if !slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clTally || it.kind == clNone && it.has(s.lx.lookup("table")) }) {
			st.Kind, st.Sport, st.Event = altyn.Placing, es.event.Sport(), es.event
			st.Assumed = append(st.Assumed, "sport", "event")
			f.emit(st)
			return
		}
	}
	if f.hasEvent() {
		es, _ := f.eventOf(w, st.Games, false)
		st.Sport = es.sport
	} // a medal table is of all sports unless one is named with it
	if it := f.item("rank2"); it != nil {
		// A and B, 27th and 31st
		if len(w.nations) != 2 {
			return
		}
		for k, r := range [...]altyn.Rank{st.Rank, altyn.Rank(it.n)} {
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Nation, o.Rank = s.doc.pickNation(s.nations[s.items[w.nations[k]].ref].ids), r
			f.lo = min(f.lo, w.nations[k])
			f.emit(o)
		}
		return
	}
	f.emit(st)
}

// fillNeighbours makes the standings of the nations that come right after the one told of last, or right before it: followed
// by A and B; behind A.
func (f *frame) fillNeighbours(st altyn.Statement, down bool) {
	s, d := f.s, f.s.doc
	l := d.ctx.last
	i, _ := f.label("who")
	if l == nil || l.Kind != altyn.Standing || l.Rank <= 0 || i < 0 {
		return
	}
	var at []int
	for ; i < len(s.items); i++ {
		it := &s.items[i]
		if it.kind == clNation && !it.has(clPoss) && len(s.nations[it.ref].ids) > 0 {
			at = append(at, i)
		} else if !(it.kind == clNone && (s.norm(i) == "," || it.has(s.cl.and) || it.has(s.cl.article) || it.has(clSkip))) {
			break
		}
	}
	rank := int(l.Rank) + 1
	if !down {
		rank = int(l.Rank) - 1
		if it := f.of("n", clNum); it != nil && len(at) == 1 {
			rank = int(l.Rank) - int(it.n)
		} else if len(at) > 1 {
			if len(at) != rank {
				return
			}
			rank = 1
		}
	}
	for k, i := range at {
		if rank+k < 1 {
			return
		}
		o := st
		o.Nation, o.Rank, o.Games, o.Sport, o.By = d.pickNation(s.nations[s.items[i].ref].ids), altyn.Rank(rank+k), l.Games, l.Sport, l.By
		o.Assumed = []string{"rank", "games"}
		f.hi = max(f.hi, i+1)
		f.emit(o)
	}
}
