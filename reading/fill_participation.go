package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// putSpan fills from and to of two years that the clause prints as a span, or from of one year since which something is
// so: between 1996 and 2021, since 1994. It reports whether it found one.
func (f *frame) putSpan(st *altyn.Statement) bool {
	s, d := f.s, f.s.doc
	between, to, since := s.lx.lookup("between"), s.lx.lookup("spanto"), s.lx.lookup("since")
	if between == clNone {
		return false
	}
	season := cmp.Or(d.games, d.ctx.games).Season()
	if se := f.seasonPrinted(); se != "" && se != altyn.AnyParalympic {
		season = se
	}
	season = cmp.Or(season, altyn.SummerOlympics)
	of := func(i int) altyn.GamesID {
		if !(s.at(i).kind == clNum && s.at(i).has(clYear)) {
			return ""
		}
		for _, g := range d.cat.ofYear(int(s.items[i].n), func(o altyn.GamesID) bool { return o.Season() == season }) {
			return g
		}
		return ""
	}
	try := func(i int) bool {
		if s.items[i].kind != clNone {
			return false
		}
		switch {
		case s.items[i].has(between):
			a, b := of(i+1), of(i+3)
			if a == "" || b == "" || altyn.CompareGames(a, b) >= 0 || !(s.at(i+2).has(to) || s.at(i+2).has(s.cl.and)) {
				return false
			}
			st.From, st.To = a, b
			d.ctx.span = [2]altyn.GamesID{a, b}
			f.came(st, "from", "printed", i+1)
			f.reach(i + 3)
			return true
		case s.items[i].has(since):
			a := of(i + 1)
			if a == "" {
				return false
			}
			for k := f.to; k < i; k++ {
				if it := &s.items[k]; it.kind == clNone && it.has(s.lx.lookup("claim")) {
					return false // the most since then: the span is the claim's
				}
			}
			st.From = a
			f.came(st, "from", "printed", i+1)
			return true
		}
		return false
	}
	for i := f.from; i < len(s.items) && i < max(f.far, f.right); i++ {
		if try(i) {
			return true
		}
	}
	for i := f.from - 1; i >= f.left; i-- {
		if try(i) {
			return true
		}
	}
	for i := 0; i < f.topic && i < f.from; i++ {
		if try(i) {
			return true
		}
	}
	return false
}

// fillParticipation: how many Games, which time, first, last, debut.
func (f *frame) fillParticipation() {
	s, d := f.s, f.s.doc
	st := f.start()
	if it := f.item("n"); it != nil && st.Value.IsZero() && (it.kind == clNum || it.kind == clOrd) {
		st.Value = altyn.IntValue(int(it.n))
	} else if it := f.of("n", clGames); it != nil && st.Value.IsZero() {
		r := &s.games[it.ref] // its 19th Summer Games: no edition of the Games
		if r.edition == 0 {
			return
		}
		st.Value = altyn.IntValue(r.edition)
		if it := f.of("games", clGames); it != nil && s.games[it.ref].resolve(d) == r.resolve(d) {
			return
		}
	}
	if v := f.word("n", "ntime"); v != "" && st.Value.IsZero() {
		if n, err := altyn.ParseNum(v); err == nil && n.Known() {
			st.Value = altyn.IntValue(n.Or(0))
		}
	}
	sub := f.rule.sets["subject"]
	var w who
	if sub != "sport" {
		w = f.subject()
		if sub == "nation" && len(w.people) > 0 {
			w = f.subjectNation()
		}
		if w.none() || sub == "people" && len(w.people) == 0 || sub == "person" && len(w.people) == 0 && w.item < 0 {
			return
		}
		f.putWho(&st, w, f.rule.sets["both"] != "")
	}
	if se := f.seasonPrinted(); se != "" {
		st.Season = se
	}
	if v := slotSeason(f.word("ed", "edition")); v != "" {
		st.Season = v
	}
	g, at := f.gamesOf()
	if st.Season == "" && g != "" && sub != "sport" {
		st.Season = g.Season()
		st.Assumed = append(st.Assumed, "season")
	}
	where := func(slot string) {
		if at >= 0 {
			f.came(&st, slot, "printed", at)
			f.reach(at)
		} else {
			f.came(&st, slot, "document", -1)
		}
	}
	switch f.rule.sets["games"] {
	case "at": // took part at these Games
		if g == "" {
			return
		}
		st.From, st.To = g, g
		where("from")
	case "from": // first time
		if g == "" {
			return
		}
		st.From = g
		where("from")
	case "to":
		if g == "" {
			return
		}
		if n, ok := st.Value.Int(); ok && n == 1 {
			st.From = g // the first of them: told by where it began
			where("from")
			break
		}
		st.To = g
		if len(w.people) > 0 && f.item("since") != nil {
			st.To = cmp.Or(d.head.games, d.games, g)
		}
		where("to")
	case "none":
	}
	if it := f.of("years", clGames); it != nil {
		// aux Jeux de 1996, 2000 et 2004: as many Games as years
		r := s.games[it.ref]
		n := 0
		for _, y := range append([]int{r.year}, r.years...) {
			q := r
			q.year, q.years = y, nil
			id := q.resolve(d)
			if id == "" {
				return
			}
			if n++; n == 1 {
				st.From = id
			}
			st.To = id
		}
		st.Value = altyn.IntValue(n)
	}
	if f.rule.sets["span"] == "between" && !f.putSpan(&st) {
		f.gamesSpan(&st)
	}
	if it := f.item("y1"); it != nil && it.has(clYear) {
		season := cmp.Or(cmp.Or(d.games, d.ctx.games).Season(), altyn.SummerOlympics)
		of := func(y int32) altyn.GamesID {
			for _, o := range d.cat.ofYear(int(y), func(o altyn.GamesID) bool { return o.Season() == season }) {
				return o
			}
			return ""
		}
		st.From = of(it.n)
		st.To = st.From
		if it := f.item("y2"); it != nil && it.has(clYear) {
			st.To = of(it.n)
		}
		if st.From == "" || st.To == "" {
			return
		}
	}
	if it := f.of("since", clGames); it != nil {
		st.From = s.games[it.ref].resolve(d)
	} else if it := f.item("since"); it != nil && it.has(clYear) {
		if y := d.nearestGames(d.cat.ofYear(int(it.n), func(o altyn.GamesID) bool { return g == "" || o.Season() == g.Season() })); y != "" {
			st.From = y
		}
	}
	if st.From != "" && f.rule.sets["games"] == "none" && f.item("since") != nil && st.Value.Word() == "every" {
		st.To = d.games
	}
	if sub == "sport" || f.item("event") != nil || f.rule.sets["sport"] != "" {
		es, printed := f.eventOf(w, g, sub == "sport")
		if it := f.of("event", clEvent); it != nil {
			es = d.unify(&s.events[it.ref], eventContext{games: g})
			printed = true
		}
		st.Sport = es.sport
		if sub == "sport" || es.event != "" && f.rule.sets["sport"] == "event" {
			st.Event = es.event
		}
		if !printed {
			st.Assumed = append(st.Assumed, "sport")
		}
		if st.Sport == "" && f.rule.sets["both"] == "" {
			return
		}
	} else if f.rule.sets["debutsport"] != "" && f.hasEvent() {
		es, _ := f.eventOf(w, g, false)
		st.Sport, st.Event = es.sport, es.event
	} else if s.doc.sport != "" && sub != "sport" {
		st.Sport = s.doc.sport
		st.Assumed = append(st.Assumed, "sport")
	}
	if f.rule.sets["listed"] != "" {
		f.emitListed(st, g, sub == "sport")
		return
	}
	if f.rule.sets["nations"] != "" && st.Nation != "" && w.item >= 0 {
		list := append(s.coordinate(w.item, clNation), w.item)
		for k := w.item + 1; k < f.to; k++ {
			if it := &s.items[k]; it.kind == clNation && !s.nations[it.ref].adj && len(s.nations[it.ref].ids) > 0 {
				list = append(list, k)
			} else if !(it.kind == clNone && (s.norm(k) == "," || it.has(s.cl.and) || it.has(s.cl.article) || it.has(clSkip))) {
				break
			}
		}
		for _, i := range list {
			if len(list) == 1 {
				break
			}
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Nation = d.pickNation(s.nations[s.items[i].ref].ids)
			f.lo = i
			f.emit(o)
		}
		if len(list) > 1 {
			return
		}
	}
	f.emit(st)
}

// coordinate gives the items of the kind that a list joins to item i from before: A, B and C.
func (s *sentence) coordinate(i int, kind classID) []int {
	var out []int
	joined := false
	for k := i - 1; k >= 0; k-- {
		switch it := &s.items[k]; {
		case it.kind == kind && joined && !it.has(clPoss) && (kind != clNation || len(s.nations[it.ref].ids) > 0 && !s.nations[it.ref].adj):
			out = append(out, k)
			joined = false
		case it.kind == clNone && (s.norm(k) == "," || it.has(s.cl.and)):
			joined = true
		case it.kind == clNone && (it.has(s.cl.article) || it.has(clSkip)):
		default:
			slices.Reverse(out)
			return out
		}
	}
	slices.Reverse(out)
	return out
}

// emitListed makes a statement for each sport of the list that the frame's event stands in: judo, rowing and sailing.
func (f *frame) emitListed(st altyn.Statement, g altyn.GamesID, event bool) {
	s, d := f.s, f.s.doc
	at, _ := f.label("event")
	if at < 0 {
		f.emit(st)
		return
	}
	list := append(s.coordinate(at, clEvent), at)
	for k := at + 1; k < len(s.items); k++ {
		if it := &s.items[k]; it.kind == clEvent {
			list = append(list, k)
		} else if !(it.kind == clNone && (s.norm(k) == "," || it.has(s.cl.and) || it.has(s.cl.article) || it.has(clSkip))) {
			break
		}
	}
	hi := f.hi
	for _, k := range list {
		es := d.unify(&s.events[s.items[k].ref], eventContext{games: g})
		if es.sport == "" || s.events[s.items[k].ref].athlete {
			continue
		}
		o := st
		o.Assumed = slices.Clone(st.Assumed)
		o.Sport, o.Event = es.sport, ""
		if event {
			o.Event = es.event
		}
		switch {
		case len(list) == 1:
		case k >= f.from && k+1 < hi && event:
			f.lo, f.hi = k, hi
		default:
			f.lo, f.hi = k, k+1
		}
		f.emit(o)
	}
}

// gamesSpan fills from and to of two Games that stand behind the frame as a span: from Albertville 1992 to Nagano 1998.
func (f *frame) gamesSpan(st *altyn.Statement) {
	s, d := f.s, f.s.doc
	a, b := s.lx.lookup("fromto"), s.lx.lookup("untilword")
	named := func(i int) altyn.GamesID {
		switch it := s.at(i); {
		case it.kind == clGames:
			return s.games[it.ref].resolve(d)
		case it.has(clYear):
			return s.yearOfGames(i)
		}
		return ""
	}
	last := altyn.GamesID("")
	began := false
	for i := f.to; a != clNone && i < len(s.items) && i < f.to+14; i++ {
		it := &s.items[i]
		if it.kind == clNone && it.has(a) && !began {
			began = true
			continue
		}
		if g := named(i); g != "" && began {
			if st.From == "" {
				st.From = g
			} else if last != "" {
				st.To = g
				f.hi = max(f.hi, i+1)
				return
			}
		}
		if it.kind == clNone && st.From != "" && it.has(b) {
			last = st.From
		}
	}
	if st.To == "" {
		st.From = ""
	}
}

// emitEach makes the statement for every sport of a list: four athletes each in A, B and C.
func (f *frame) emitEach(st altyn.Statement) {
	s, d := f.s, f.s.doc
	f.emit(st)
	for i := f.to; i < len(s.items); i++ {
		it := &s.items[i]
		switch {
		case it.kind == clEvent:
			es := d.unify(&s.events[it.ref], eventContext{games: st.Games})
			if es.sport == "" {
				return
			}
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Sport, o.Event = es.sport, es.event
			f.hi = i + 1
			f.emit(o)
		case it.kind == clNone && (s.norm(i) == "," || it.has(s.cl.and)):
			if s.at(i+1).kind != clEvent && !s.at(i+1).has(s.cl.and) {
				return
			}
		default:
			return
		}
	}
}
