package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// fillTeamSize: how many athletes, men, women, sports, events a nation has at Games, or how many take part in an event.
func (f *frame) fillTeamSize() {
	s, d := f.s, f.s.doc
	if l := d.ctx.last; f.rule.sets["whole"] == "tail" && (l == nil || l.Kind != altyn.GamesFact) {
		return
	}
	st := f.start()
	if v := f.word("of", "counted"); v != "" && st.Of == "" {
		st.Of = v
	}
	if l := d.ctx.last; l != nil && l.Kind == altyn.QuotaPlaces && f.rule.sets["sport"] != "" && l.Start >= int(s.toks[0].start) {
		return // the places are counted by sport
	}
	if st.Of == "" && f.item("of") != nil {
		st.Of = "athletes"
	}
	var kind *eventRef
	if e := f.of("of", clEvent); e != nil {
		kind = &s.events[e.ref]
		switch kind.sex {
		case altyn.Men:
			st.Of = "men"
		case altyn.Women:
			st.Of = "women"
		}
	}
	it := f.item("n")
	if st.Value.IsZero() {
		if it == nil {
			return
		}
		n := int(it.n)
		if it.has(clYear) && f.rule.sets["whole"] == "" && n > 1850 {
			return
		}
		if f.rule.sets["less"] != "" {
			n = -n
		}
		if v := f.word("dir", "direction"); v == "less" {
			n = -n
		}
		st.Value = altyn.IntValue(n)
	}
	if i, _ := f.label("n"); i > 0 {
		for k := i - 1; k >= 0 && k > i-7; k-- {
			if it := &s.items[k]; it.kind == clNone && it.has(s.lx.lookup("perunit")) {
				return // a rule, not a team
			}
		}
	}
	if i, _ := f.label("n"); i > 0 && (s.norm(i-1) == "x" || s.norm(i-1) == "/") {
		return
	}
	if a := f.approx(); (a == altyn.Over || a == altyn.AtLeast) && st.Of == "sports" {
		return
	}
	w := f.subjectNation()
	if f.rule.sets["own"] != "" && w.item < 0 && d.head.nation == "" && !(d.ctx.last != nil && len(s.toks) > 0 && d.ctx.last.Start >= int(s.toks[0].start) && d.ctx.last.Nation != "") && !d.focused {
		return
	}
	if i, j := f.label("of"); i >= 0 && j < len(s.items) && (st.Of == "men" || st.Of == "women") && kind == nil {
		// two female mayors: an adjective, not a count of athletes
		if nx := &s.items[j]; nx.kind == clNone && nx.set == (classSet{1 << clAny}) && len(s.norm(i)) > 0 && s.norm(i)[len(s.norm(i))-1] == 'e' {
			return
		}
	}
	f.putGames(&st)
	if g := f.of("than", clGames); g != nil {
		st.Than = s.games[g.ref].resolve(d)
		if st.Games == st.Than {
			st.Games = cmp.Or(d.head.games, d.games)
			if l := d.ctx.last; l != nil && l.Games != st.Than && l.Games != "" {
				st.Games = l.Games
			}
		}
	}
	if st.Games == "" {
		return
	}
	if i, _ := f.label("n"); i >= 0 {
		if _, j := f.label("of"); j > i && f.item("event") == nil && f.item("than") == nil {
			f.lo, f.hi = i, j
			if i > 0 && s.items[i-1].has(s.cl.approx) {
				f.lo = i - 1
			}
		}
	}
	if l := d.ctx.last; l != nil && l.Kind == altyn.GamesFact && l.Of != "host" && len(s.toks) > 0 && l.Start >= int(s.toks[0].start) && w.item < 0 {
		w = who{item: -1} // the sentence counts for the Games
	}
	whole := f.rule.sets["whole"] != "" || w.nation == "" || f.aboutGames(w)
	if ev := f.aboutEvent(w); ev.event != "" || ev.sport != "" {
		// entrants of an event
		st.Event, st.Sport = ev.event, ev.sport
		st.Assumed = append(st.Assumed, "sport", "event")
		if st.Of == "athletes" {
			switch ev.event.Sex() {
			case altyn.Men:
				st.Of = "men"
			case altyn.Women:
				st.Of = "women"
			}
		}
		f.emit(st)
		return
	}
	if whole {
		if !slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clGames && s.games[it.ref].noun != "" }) && d.ctx.last == nil && !slices.Contains(f.rule.labels, "n2") {
			return
		}
		if l := d.ctx.last; !slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clGames && s.games[it.ref].noun != "" }) && (l == nil || l.Kind != altyn.GamesFact || l.Start < int(s.toks[0].start) && !(f.rule.sets["goeson"] == "games" && l.Start >= s.blk.start)) && !slices.Contains(f.rule.labels, "n2") && f.rule.sets["unnamed"] == "" {
			return
		}
		switch st.Of {
		case "athletes", "nations", "sports", "events", "disciplines":
			st.Kind = altyn.GamesFact
			if f.rule.sets["part"] == "" {
				f.emit(st)
			}
		}
		return
	}
	f.putWho(&st, w, false)
	if f.rule.sets["sport"] != "" || f.item("event") != nil {
		es, _ := f.eventOf(w, st.Games, false)
		st.Sport, st.Event = es.sport, es.event
		if es.event != "" {
			st.Sport = es.event.Sport()
		}
		if i, _ := f.label("who"); w.event != nil && i >= 0 {
			switch w.event.sex {
			case altyn.Men:
				st.Of = "men"
			case altyn.Women:
				st.Of = "women"
			}
			st.Event = ""
		}
		if w.item >= 0 && f.item("event") != nil {
			w.event = nil
		}
		if f.rule.sets["each"] != "" {
			f.emitEach(st)
			return
		}
	} else if kind != nil {
		st.Sport = d.unify(kind, d.eventContext(nil, st.Games)).sport
	} else if it := f.of("who", clEvent); it != nil {
		es := d.unify(&s.events[it.ref], d.eventContext(nil, st.Games))
		st.Sport = es.sport
	} else if d.head.sport != "" && st.Of != "sports" {
		st.Sport = d.head.sport
		st.Assumed = append(st.Assumed, "sport")
	}
	f.emit(st)
}

// subjectNation gives the nation that a count is of: named in the sentence before or in the frame, else of the context.
func (f *frame) subjectNation() who {
	s, d := f.s, f.s.doc
	if i, j := f.label("who"); i >= 0 {
		for ; i < j; i++ {
			if w, ok := s.whoAt(i); ok && w.nation != "" {
				return w
			}
		}
	}
	for i := f.to - 1; i >= 0; i-- {
		if s.items[i].kind == clNation {
			if w, ok := s.whoAt(i); ok && w.nation != "" {
				return w
			}
		}
	}
	for i := f.to; i < f.right; i++ {
		if s.items[i].kind == clNation && !s.nations[s.items[i].ref].anaph && !s.nations[s.items[i].ref].person {
			if w, ok := s.whoAt(i); ok {
				return w
			}
		}
	}
	if l := d.ctx.last; d.titled && d.head.nation == "" && (l == nil || l.Nation == "" || l.Start < s.blk.start) {
		return who{item: -1}
	}
	if n := d.thatNation(); n != "" && d.head.event.event == "" {
		return who{nation: n, item: -1}
	}
	return who{item: -1}
}

// aboutGames reports whether a count is of the Games as a whole: the sentence's subject is the Games.
func (f *frame) aboutGames(w who) bool {
	s := f.s
	if w.item >= 0 {
		return false
	}
	if f.rule.sets["own"] != "" {
		return false
	}
	// the Games stand at the head of the sentence, no nation does
	for i := 0; i < f.from; i++ {
		it := &s.items[i]
		if it.kind == clNation {
			return false
		}
		if it.kind == clGames {
			k := i - 1
			for k >= 0 && (s.items[k].has(clSkip) || s.items[k].has(s.cl.article)) {
				k--
			}
			if k < 0 || !s.items[k].has(s.lx.lookup("prep")) {
				return true
			}
		}
	}
	world := s.lx.lookup("world")
	for i := f.from; i < len(s.items); i++ {
		if s.items[i].kind == clNone && s.items[i].has(world) {
			return true
		}
	}
	return s.doc.nation == ""
}

// aboutEvent gives the event whose entrants are counted when the report or section is about one event and no nation.
func (f *frame) aboutEvent(w who) eventSlots {
	d := f.s.doc
	if w.nation != "" && w.item >= 0 {
		return eventSlots{}
	}
	if d.head.event.event != "" && f.rule.sets["own"] == "" {
		return d.head.event
	}
	if f.rule.sets["own"] != "" || slices.ContainsFunc(f.s.items, func(it item) bool { return it.kind == clNation && !f.s.nations[it.ref].anaph }) {
		return eventSlots{}
	}
	// the long jump in London was contested by 42 athletes; 42 entered the long jump
	for i := range f.s.items {
		if it := &f.s.items[i]; it.kind == clEvent && !f.s.events[it.ref].athlete {
			g, _ := f.gamesOf()
			if es := d.unify(&f.s.events[it.ref], d.eventContext(nil, g)); es.event != "" && d.listed(es.event) || i < 2 && es.sport != "" {
				return es
			}
		}
	}
	return eventSlots{}
}
