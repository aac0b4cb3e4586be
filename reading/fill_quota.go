package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// fillQuota: who or how many earned a place at the Games.
func (f *frame) fillQuota() {
	s := f.s
	st := f.start()
	if it := f.item("n"); it != nil && st.Value.IsZero() && it.kind == clNum {
		st.Value = altyn.IntValue(int(it.n))
	}
	w := f.subject()
	noone := f.rule.sets["noone"] != ""
	if noone {
		w = who{item: -1}
	} else if w.none() {
		return
	}
	if it := f.item("games"); it != nil && it.kind == clNum {
		st.Games, _ = f.gamesOf()
	}
	if it := f.of("games", clGames); it != nil {
		st.Games = s.games[it.ref].resolve(s.doc)
	} else if i := f.seek(clGames, func(i int) bool { return !s.thanBefore(i) }); i >= 0 && st.Games == "" {
		if g := s.games[s.items[i].ref].resolve(s.doc); g != "" {
			st.Games = g
			f.came(&st, "games", "printed", i)
		}
		if c := s.lx.lookup("previous"); s.doc.date.Known() && !s.doc.upcoming(st.Games) && slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clNone && it.value(c) == "next" }) {
			st.Games = "" // the medallists of Tokyo earned places at the next edition
		}
	}
	if st.Games == "" {
		st.Games = cmp.Or(s.doc.head.games, s.doc.games, s.doc.ctx.games)
		if g := s.doc.nextNamed(); g != "" && st.Games != "" && s.doc.head.games == "" && !s.doc.upcoming(st.Games) {
			st.Games = g // places are won for Games to come
		}
		st.Assumed = append(st.Assumed, "games")
	}
	if st.Games == "" {
		return
	}
	single := f.rule.sets["single"] != ""
	if len(w.people) == 0 && st.Value.IsZero() && w.event == nil && !single || f.rule.sets["upcoming"] != "" && s.doc.date.Known() && !s.doc.upcoming(st.Games) {
		return
	}
	if f.rule.sets["subject"] == "nation" && len(w.people) > 0 {
		w = f.subjectNation()
	}
	if !noone {
		f.putWho(&st, w, true)
	}
	if i, j := f.label("each"); i >= 0 {
		// A and B have four each: one statement a sport, each running on to the number
		for ; i < j; i++ {
			if s.items[i].kind != clEvent {
				continue
			}
			es := s.doc.unify(&s.events[s.items[i].ref], eventContext{games: st.Games})
			if es.sport == "" {
				continue
			}
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Sport, o.Event = es.sport, es.event
			f.lo = i
			f.emit(o)
		}
		return
	}
	if f.hasEvent() || len(w.people) > 0 || noone || single && w.event != nil {
		es, printed := f.eventOf(w, st.Games, noone)
		st.Sport, st.Event = es.sport, es.event
		if es.event != "" {
			st.Sport = es.event.Sport()
		}
		if !printed {
			st.Assumed = append(st.Assumed, "sport")
		}
		if noone && st.Event == "" || single && len(w.people) == 0 && st.Event == "" && (st.Sport == "" || f.rule.sets["needevent"] != "") {
			return // whose place, and in what
		}
		if single && len(w.people) == 0 && st.Event == "" {
			st.Value = altyn.IntValue(1)
		}
	} else if single {
		return
	} else if s.doc.head.sport != "" {
		st.Sport = s.doc.head.sport
		st.Assumed = append(st.Assumed, "sport")
	}
	if sex := f.sexPrinted(); st.Event == "" && st.Sport != "" && len(w.people) == 0 && sex != "" {
		// seven places for women: all its events for that sex
		st.Event = altyn.EventID(string(st.Sport) + "/" + string(sex))
	}
	f.emit(st)
}

// sexPrinted gives the sex that a word of the frame tells: men's, boxeuses.
func (f *frame) sexPrinted() altyn.Sex {
	s := f.s
	for i := f.from; i < f.right && i < f.to+3; i++ {
		switch it := &s.items[i]; {
		case it.kind == clNone && it.has(s.cl.sex):
			return altyn.Sex(it.value(s.cl.sex))
		case it.kind == clEvent && s.events[it.ref].sex != "":
			return s.events[it.ref].sex
		}
	}
	return ""
}
