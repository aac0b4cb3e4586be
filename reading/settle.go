package reading

import (
	"slices"

	"altyn"
)

// settleEvents fills the event of placings and rounds that print none, where the report has whom they are about in one event
// of those Games only: a title names the medallist, and a later paragraph the class. What is known of that event must not
// speak against it.
func (d *document) settleEvents() {
	type entry struct {
		person string
		games  altyn.GamesID
	}
	type known struct {
		event  altyn.EventID
		others bool // more than one event
		medal  altyn.Medal
		rank   altyn.Rank
	}
	tells := func(st *altyn.Statement) bool { return st.Kind == altyn.Placing || st.Kind == altyn.Progress }
	in := map[entry]*known{}
	for i := range d.out {
		st := &d.out[i]
		if !tells(st) || st.Event == "" || st.Event.Slug() == "" || st.Games == "" {
			continue
		}
		for _, p := range st.People {
			k := in[entry{p, st.Games}]
			if k == nil {
				k = &known{event: st.Event}
				in[entry{p, st.Games}] = k
			}
			k.others = k.others || k.event != st.Event
			if st.Phase == "" || st.Phase == altyn.Final {
				if st.Medal != "" {
					k.medal = st.Medal
				}
				if st.Rank != 0 {
					k.rank = st.Rank
				}
			}
		}
	}
	clash := func(st *altyn.Statement, k *known) bool {
		if st.Phase != "" && st.Phase != altyn.Final || st.Kind != altyn.Placing {
			return false
		}
		m := k.medal
		switch {
		case m != "":
		case k.rank == 1:
			m = altyn.Gold
		case k.rank == 2:
			m = altyn.Silver
		case k.rank == 3:
			m = altyn.Bronze
		}
		switch {
		case st.Medal != "" && st.Medal != altyn.AnyMedal:
			return m != "" && m != altyn.AnyMedal && st.Medal != m || m == "" && k.rank != 0
		case st.Rank != 0:
			return k.rank != 0 && st.Rank != k.rank
		}
		return false
	}
	for i := range d.out {
		st := &d.out[i]
		if !tells(st) || st.Event != "" || st.Games == "" || len(st.People) == 0 {
			continue
		}
		k := in[entry{st.People[0], st.Games}]
		ok := k != nil && !k.others && (st.Sport == "" || d.sameSport(st.Sport, k.event.Sport())) && !clash(st, k)
		for _, p := range st.People[1:] {
			o := in[entry{p, st.Games}]
			ok = ok && o != nil && !o.others && o.event == k.event
		}
		if !ok {
			continue
		}
		if st.Sport == "" && !slices.Contains(st.Assumed, "sport") {
			st.Assumed = append(st.Assumed, "sport")
		}
		st.Event, st.Sport = k.event, k.event.Sport()
		st.Assumed = append(st.Assumed, "event")
		if st.Trace != nil {
			st.Trace.Origins = append(st.Trace.Origins, altyn.Origin{Slot: "event", From: "document"})
		}
	}
}

// shareOut makes a statement for each of several people who are listed with an event of their own and share what is told:
// A (60 kg) and B (75 kg) won bronze. It reports whether it did.
func (f *frame) shareOut(st altyn.Statement, w who) bool {
	s, d := f.s, f.s.doc
	own := func(i int) bool {
		return s.at(i).kind == clPerson && s.norm(i+1) == "(" && s.at(i+2).kind == clEvent && s.norm(i+3) == ")"
	}
	if w.item < 0 || !own(w.item) {
		return false
	}
	list := []int{w.item}
	for i := w.item; ; {
		k := i - 1
		for k > 0 && s.items[k].kind == clNone && (s.norm(k) == "," || s.items[k].has(s.cl.and) || s.items[k].has(s.cl.article)) {
			k--
		}
		if k == i-1 || k < 3 || s.norm(k) != ")" || !own(k-3) {
			break
		}
		i = k - 3
		list = append(list, i)
	}
	slices.Reverse(list)
	for i := w.item; ; {
		k := i + 4
		for s.at(k).kind == clNone && (s.norm(k) == "," || s.at(k).has(s.cl.and) || s.at(k).has(s.cl.article)) {
			k++
		}
		if k == i+4 || !own(k) {
			break
		}
		i = k
		list = append(list, i)
	}
	if len(list) < 2 {
		return false
	}
	hi := f.hi
	for n, i := range list {
		o := f.start()
		o.Medal, o.Rank, o.Phase, o.Outcome, o.Games, o.On, o.Value = st.Medal, st.Rank, st.Phase, st.Outcome, st.Games, st.On, st.Value
		o.Assumed = slices.DeleteFunc(slices.Clone(st.Assumed), func(a string) bool { return a == "people" || a == "nation" || a == "event" || a == "sport" })
		one, _ := s.whoAt(i)
		f.putWho(&o, one, true)
		es := d.unify(&s.events[s.items[i+2].ref], d.eventContext(one.people, st.Games))
		o.Sport, o.Event = es.sport, es.event
		if es.event != "" {
			o.Sport = es.event.Sport()
			if es.inferred {
				o.Assumed = append(o.Assumed, "event")
			}
		}
		f.lo, f.hi = i, i+4
		if n == len(list)-1 {
			f.hi = max(hi, i+4)
		}
		f.emit(o)
	}
	return true
}
