package reading

import (
	"slices"

	"altyn"
)

// fillPlacing: somebody's rank, medal or mark in an event.
func (f *frame) fillPlacing(all []frame) {
	s, d := f.s, f.s.doc
	st := f.start()
	w := f.subject()
	if _, ok := f.rule.sets["nosubject"]; ok {
		w = who{item: -1}
	}
	if w.none() {
		return
	}
	if it := f.of("medal", clMedal); it != nil && st.Medal == "" {
		st.Medal = s.medals[it.ref].medal
		if st.Medal == "" {
			st.Medal = altyn.AnyMedal
		}
	} else if it := f.of("medal", clTally); it != nil && st.Medal == "" {
		t := &s.tallies[it.ref]
		switch t.set {
		case hasGold:
			st.Medal = altyn.Gold
		case hasSilver:
			st.Medal = altyn.Silver
		case hasBronze:
			st.Medal = altyn.Bronze
		}
	}
	if it := f.item("rank"); it != nil && st.Rank == 0 {
		switch {
		case it.kind == clOrd || it.kind == clNum:
			st.Rank = altyn.Rank(it.n)
		case it.has(s.lx.lookup("lastword")):
			st.Rank = altyn.LastPlace
		}
	}
	if v := f.word("approx", "approx"); v != "" {
		st.Approx = altyn.Approx(v)
	}
	f.putGames(&st)
	if st.Games == "" && f.rule.sets["needgames"] != "" {
		return
	}
	f.putWho(&st, w, true)
	f.putEvent(&st, w, f.rule.sets["noevent"] == "")
	if st.Event != "" {
		for _, p := range w.people {
			if in := &d.people[p]; !slices.Contains(in.events, st.Event) && len(in.events) < 4 {
				in.events = append(in.events, st.Event)
			}
		}
	}
	f.putMark(&st)
	f.putDay(&st)
	if f.rule.sets["overall"] == "" && !f.overall() {
		f.putPhase(&st)
		if st.Phase == "" && st.Rank != 0 && st.Medal == "" && d.ctx.phase != "" && d.ctx.para == s.blk.para && st.Event != "" && st.Event == d.ctx.event.event && slices.Contains(st.Assumed, "event") {
			st.Phase = d.ctx.phase
			st.Assumed = append(st.Assumed, "phase")
		}
	}
	if st.Phase != "" && st.Medal == "" {
		f.phase = st.Phase
	}
	if st.Phase == altyn.Final && st.Medal != "" {
		st.Phase = ""
	}
	if st.Medal == "" && st.Rank == 0 && st.Mark == "" {
		return
	}
	if st.Medal == altyn.AnyMedal && st.Rank == 0 && f.counts() {
		return // the first medal of a nation: told as that
	}
	// "respectively": each of the people has a medal or rank of their own
	if f.splitRespectively(st, w) {
		return
	}
	f.emit(st)
	if len(w.people) > 0 {
		d.ctx.people = w.people
	}
}

// currentGames gives the Games that the context speaks of.
func (d *document) currentGames(s *sentence) altyn.GamesID {
	switch {
	case d.head.games != "":
		return d.head.games
	case d.games != "":
		return d.games
	}
	return d.ctx.games
}

// overall reports whether the rank is said to be of the event as a whole.
func (f *frame) overall() bool {
	s := f.s
	c := s.lx.lookup("overall")
	for i := f.from; i < f.right && i < f.to+2; i++ {
		if s.items[i].kind == clNone && s.items[i].has(c) {
			return true
		}
	}
	return false
}

// splitRespectively makes one statement for each of the people when two values are said of two people in turn.
func (f *frame) splitRespectively(st altyn.Statement, w who) bool {
	s := f.s
	i, j := f.label("rank2")
	if i < 0 || len(w.people) != 2 {
		return false
	}
	first, second := st, st
	first.People, second.People = st.People[:1], st.People[1:]
	for ; i < j; i++ {
		switch it := &s.items[i]; it.kind {
		case clOrd:
			second.Rank = altyn.Rank(it.n)
		case clMedal:
			second.Medal = s.medals[it.ref].medal
		}
	}
	f.emit(first)
	f.emit(second)
	return true
}

// fillProgress: how far somebody came.
func (f *frame) fillProgress() {
	s, d := f.s, f.s.doc
	st := f.start()
	w := f.subject()
	if w.none() {
		return
	}
	f.putGames(&st)
	f.putWho(&st, w, true)
	f.putEvent(&st, w, true)
	if v := f.word("phase", "phase"); v != "" && st.Phase == "" {
		st.Phase = altyn.Phase(v)
	}
	if st.Phase == "" && f.rule.sets["ctxphase"] != "" {
		st.Phase = d.ctx.phase
		if st.Phase != "" {
			st.Assumed = append(st.Assumed, "phase")
		}
	}
	if st.Phase == "" && f.rule.sets["needphase"] != "" {
		f.putPhase(&st)
		if st.Phase == "" {
			return
		}
	}
	if st.Outcome == "" {
		return
	}
	_ = s
	f.emit(st)
	if len(w.people) > 0 {
		d.ctx.people = w.people
	}
}

// counts reports whether an ordinal or a claim stands in the frame, so that a medal without a colour is only counted.
func (f *frame) counts() bool {
	s := f.s
	for i := f.from; i < f.to; i++ {
		if it := &s.items[i]; it.kind == clOrd || it.kind == clNone && it.has(s.lx.lookup("claim")) {
			return true
		}
	}
	return false
}
