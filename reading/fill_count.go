package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// fillMedalCount: how many medals somebody won.
func (f *frame) fillMedalCount() {
	s, d := f.s, f.s.doc
	st := f.start()
	w := f.subject()
	if f.rule.sets["span"] == "said" && len(w.people) > 0 {
		n := d.nationOf(w.people[0])
		w = who{nation: n, item: -1, anaph: true}
	}
	if f.rule.sets["subject"] == "nation" && w.item < 0 && d.thatNation() != "" && (d.head.nation != "" || d.focused || d.lastSubject != clPerson) {
		w = who{nation: d.thatNation(), item: -1, anaph: true}
	}
	if w.item < 0 && len(w.people) > 0 && f.rule.sets["subject"] != "person" && f.rule.sets["after"] == "" && !st.All {
		w = f.teamInstead(w)
	}
	if it := f.of("tally", clTally); it != nil {
		t := &s.tallies[it.ref]
		if slices.Contains(s.counted, int32(f.itemIndex(it))) {
			return // the parts of a total that was told before
		}
		st.Gold, st.Silver, st.Bronze, st.Total = num(t.gold), num(t.silver), num(t.bronze), num(t.total)
		f.addParts(&st, f.itemIndex(it), t)
		if t.sub {
			st.Part = false
		}
	}
	for _, l := range [...]string{"m1", "m2"} {
		if it := f.of(l, clMedal); it != nil {
			switch s.medals[it.ref].medal {
			case altyn.Gold:
				st.Gold = num(1)
			case altyn.Silver:
				st.Silver = num(1)
			case altyn.Bronze:
				st.Bronze = num(1)
			}
		}
	}
	if f.rule.sets["parts"] != "" && st.Total.Known() {
		// three of the medals were gold
		switch s.medals[f.of("medal", clMedal).ref].medal {
		case altyn.Gold:
			st.Gold = st.Total
		case altyn.Silver:
			st.Silver = st.Total
		case altyn.Bronze:
			st.Bronze = st.Total
		}
		st.Total = altyn.Num{}
	}
	n := -1
	if f.rule.sets["zero"] != "" {
		n = 0
	}
	if f.rule.sets["same"] != "" || f.rule.sets["diff"] != "" {
		if !f.countAlike(&st) {
			return
		}
	}
	if v := f.word("n", "ntime"); v != "" {
		if k, err := altyn.ParseNum(v); err == nil {
			n = k.Or(-1)
		}
	}
	if it := f.item("n"); it != nil && (it.kind == clNum || it.kind == clOrd) && f.rule.sets["same"] == "" && f.rule.sets["diff"] == "" {
		n = int(it.n)
	}
	if it := f.of("medal", clMedal); it != nil && f.rule.sets["parts"] == "" {
		if n < 0 {
			n = 1
		}
		switch s.medals[it.ref].medal {
		case altyn.Gold:
			st.Gold = num(n)
		case altyn.Silver:
			st.Silver = num(n)
		case altyn.Bronze:
			st.Bronze = num(n)
		default:
			st.Total = num(n)
		}
	} else if n >= 0 {
		like := f.countedLast()
		if like == altyn.Gold && st.Gold == (altyn.Num{}) {
			st.Gold = num(n)
		} else if like == altyn.Silver {
			st.Silver = num(n)
		} else if like == altyn.Bronze {
			st.Bronze = num(n)
		} else if st.Total == (altyn.Num{}) {
			st.Total = num(n)
			if it := f.of("n", clNum); it != nil {
				f.addParts(&st, f.itemIndex(it), &tally{total: n, set: hasTotal})
			}
		}
	}
	if c := s.lx.lookup("sexword"); c != clNone && f.rule.sets["subject"] == "nation" {
		for i := f.from; i < f.to; i++ {
			if it := &s.items[i]; it.kind == clNone && it.has(c) {
				st.Sex = altyn.Sex(it.value(s.lx.lookup("teamsex")))
			}
		}
	}
	if st.All && f.rule.sets["subject"] == "person" {
		for i := f.from; i < f.to; i++ {
			if s.items[i].has(s.lx.lookup("single")) {
				st.Part = true
			}
		}
	}
	if f.rule.sets["subject"] == "person" && len(w.people) == 0 || f.rule.sets["opens"] != "" && !f.opensClause() {
		return
	}
	if c := s.lx.lookup("than"); c != clNone && f.to < len(s.items) && f.rule.sets["diff"] == "" {
		for i := f.to; i < len(s.items) && i < f.to+3; i++ {
			if it := &s.items[i]; it.kind == clNone && it.has(c) {
				return // five more than in London: a difference
			}
		}
	}
	if a := f.approx(); a == altyn.AtLeast && (st.Total == altyn.N(1) || st.Gold == altyn.N(1)) {
		return
	}
	if w.none() || !st.Gold.Known() && !st.Silver.Known() && !st.Bronze.Known() && !st.Total.Known() {
		return
	}
	if st.All && len(w.people) > 0 {
		// his third medal of these Games
		for i := f.to; i < f.right && i < f.to+4; i++ {
			if it := &s.items[i]; it.kind == clGames && !s.thanBefore(i) && s.games[it.ref].noun != "" && s.games[it.ref].noun != "olympic" {
				if g := s.games[it.ref].resolve(d); g != "" {
					st.All, st.Games = false, g
				}
			}
		}
	}
	if st.Games != "" {
		// told with the medal
	} else if f.rule.sets["span"] == "said" {
		// the span that the report spoke of last
		if d.ctx.span[0] == "" {
			return
		}
		st.From, st.To = d.ctx.span[0], d.ctx.span[1]
		st.Assumed = append(st.Assumed, "from", "to")
	} else if !st.All && f.rule.sets["upto"] == "" && f.putSpan(&st) {
		if t := f.of("tally", clTally); t != nil && s.tallies[t.ref].season != "" {
			st.Season = altyn.Season(s.tallies[t.ref].season)
		} else if se := f.seasonPrinted(); se != "" {
			st.Season = se
		}
	} else if l := d.ctx.last; !st.All && l != nil && l.Kind == altyn.Standing && l.Games == "" && l.From == "" && len(s.toks) > 0 && l.Start >= int(s.toks[0].start) {
		st.All, st.Sport = true, l.Sport // the count behind a standing of all time
	} else if st.All {
		if len(w.people) == 0 {
			f.putSeason(&st)
		} else if se := f.seasonPrinted(); se != "" {
			st.Season = se
		}
	} else {
		f.putGames(&st)
		if slices.Contains(st.Assumed, "games") && f.olympicTally() && (len(w.people) > 0 || d.games == "") {
			st.Games = "" // nine Olympic medals, of no Games that the clause names: in all
			st.Assumed = slices.DeleteFunc(st.Assumed, func(a string) bool { return a == "games" })
		}
		if f.plainGames() && (len(w.people) > 0 && (d.games == "" || d.upcoming(d.games)) || d.upcoming(st.Games)) {
			st.Games = "" // two medals at the Olympics, of no report's own Games: in all
			if len(w.people) == 0 {
				f.putSeason(&st)
			}
		}
		if st.Games != "" && slices.Contains(st.Assumed, "games") && d.upcoming(st.Games) {
			// no medals yet at Games to come: a count without Games is of all time
			st.Games, st.Assumed = "", slices.DeleteFunc(st.Assumed, func(a string) bool { return a == "games" })
		}
		if st.Games == "" {
			st.All = true
		} else if _, at := f.gamesOf(); f.rule.sets["upto"] == "before" || f.rule.sets["upto"] != "" && at < 0 {
			st.To, st.Games = d.cat.neighbour(st.Games, st.Games.Season(), -1), ""
		}
	}
	if f.rule.sets["prev"] != "" && st.Games != "" {
		// dropped from seven: at the Games before
		if st.Games = d.cat.neighbour(st.Games, st.Games.Season(), -1); st.Games == "" {
			return
		}
	}
	f.putWho(&st, w, false)
	if es := f.thatEvent(); es.event != "" && !f.hasEvent() {
		st.Sport, st.Event = es.event.Sport(), es.event
		st.Assumed = append(st.Assumed, "sport", "event")
	}
	if len(w.people) == 0 && w.event != nil || f.rule.sets["event"] != "" || f.hasEvent() {
		es, printed := f.eventOf(w, st.Games, false)
		st.Sport, st.Event = es.sport, es.event
		if es.event != "" {
			st.Sport = es.event.Sport()
		}
		if st.Event != "" && f.eventsListed() {
			st.Event = "" // two medals in the sprint and the pursuit
		}
		if !printed {
			st.Assumed = append(st.Assumed, "sport")
		}
	} else if len(w.people) == 0 && w.item < 0 || len(w.people) == 0 && !w.printed {
		// a section on one sport counts its medals
		if d.head.sport != "" {
			st.Sport = d.head.sport
			st.Assumed = append(st.Assumed, "sport")
		}
	} else if len(w.people) == 0 && w.item <= f.from && d.titleSport != "" && d.head.sport == d.titleSport {
		st.Sport = d.titleSport // so does a report whose title names one
		st.Assumed = append(st.Assumed, "sport")
	}
	if w.sex != "" && len(w.people) == 0 {
		st.Sex = w.sex
	}
	if st.Sport == "" && len(w.people) > 0 && d.sport != "" {
		st.Sport = d.sport // the report is about one sport
		st.Assumed = append(st.Assumed, "sport")
	}
	if f.rule.sets["each"] != "" {
		f.emitEach(st)
		return
	}
	if st.Games != "" {
		for _, g := range f.otherGames() {
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Games = g
			f.emit(o)
		}
	}
	f.emit(st)
}

// addParts adds to a total the colours that the sentence prints behind it, with what it was won at between: 37 medals in
// Beijing, 16 of them gold; 31 medals there: 14 gold, ten silver and seven bronze. item is the total's.
func (f *frame) addParts(st *altyn.Statement, item int, t *tally) {
	s := f.s
	if t.set != hasTotal || t.sub || s.lx.lookup("madeup") == clNone {
		return
	}
	split := false
	for i := item + 1; i < len(s.items) && i < item+12; i++ {
		it := &s.items[i]
		switch {
		case it.kind == clTally:
			u := &s.tallies[it.ref]
			if u.set&hasTotal != 0 || u.set == 0 || !split && !u.sub || max(u.gold, 0)+max(u.silver, 0)+max(u.bronze, 0) > t.total {
				return
			}
			if f.s.at(i+1).kind == clEvent || f.s.at(i+2).kind == clEvent {
				return // of which three gold in judo
			}
			st.Gold, st.Silver, st.Bronze = num(u.gold), num(u.silver), num(u.bronze)
			s.counted = append(s.counted, int32(i))
			f.hi = max(f.hi, i+1)
			return
		case it.kind == clGames, it.kind == clDate, it.kind == clEvent:
		case it.kind == clNum:
			if c := s.lx.lookup("ofeach"); s.at(i+1).kind == clNone && s.at(i+1).has(c) && int(it.n)*3 <= t.total {
				st.Gold, st.Silver, st.Bronze = num(int(it.n)), num(int(it.n)), num(int(it.n))
				f.hi = max(f.hi, i+2)
				return
			}
			if !it.has(clYear) {
				return
			}
		case it.kind != clNone:
			return
		case s.norm(i) == ":" || s.norm(i) == "(" || s.norm(i) == "–" || it.has(s.lx.lookup("madeup")) || it.has(s.cl.including):
			split = true
		case s.norm(i) == ",", it.has(s.cl.article), it.has(clSkip), it.has(s.cl.atword), it.has(s.lx.lookup("prep")), it.has(s.cl.and), it.has(s.cl.inall):
		default:
			return
		}
	}
}

// countAlike fills a count that leaves out what it counts: the same as the last count did. With diff the number is how much
// more or fewer that count was: two more than in Rio.
func (f *frame) countAlike(st *altyn.Statement) bool {
	s := f.s
	l, it := s.doc.ctx.last, f.of("n", clNum)
	if l == nil || it == nil || l.Kind != altyn.MedalCount && f.rule.sets["diff"] != "" {
		return false
	}
	n := int(it.n)
	if l.Kind != altyn.MedalCount {
		st.Total = num(n)
		return true
	}
	if f.rule.sets["diff"] != "" {
		was := l.Total
		if !was.Known() {
			was = cmp.Or(l.Gold, l.Silver, l.Bronze)
		}
		if f.word("dir", "direction") == "less" {
			n = was.Or(0) + n
		} else {
			n = was.Or(0) - n
		}
	}
	if n < 0 {
		return false
	}
	switch {
	case l.Total.Known() || l.Gold.Known() && (l.Silver.Known() || l.Bronze.Known()):
		st.Total = num(n)
	case l.Gold.Known():
		st.Gold = num(n)
	case l.Silver.Known():
		st.Silver = num(n)
	case l.Bronze.Known():
		st.Bronze = num(n)
	}
	return true
}

// olympicTally reports whether the medals counted are called Olympic, which tells no Games.
func (f *frame) olympicTally() bool {
	s := f.s
	it := f.of("tally", clTally)
	if it == nil || s.blk.kind == blockHeading {
		return false
	}
	for i := int(it.from); i < int(it.to); i++ {
		if es, _ := s.lx.find(s.toks, i); hasClass(es, s.cl.olympic) {
			return true
		}
	}
	return false
}

// countedLast gives the colour of the medals that a figure without a noun counts: that of the count before it, "" for all.
func (f *frame) countedLast() altyn.Medal {
	if f.rule.sets["count"] == "gold" {
		return altyn.Gold
	}
	l := f.s.doc.ctx.last
	if f.rule.sets["like"] == "" || l == nil || l.Kind != altyn.MedalCount {
		return ""
	}
	g, s, b := l.Gold.Known(), l.Silver.Known(), l.Bronze.Known()
	switch {
	case l.Total.Known():
		return ""
	case g && !s && !b:
		return altyn.Gold
	case s && !g && !b:
		return altyn.Silver
	case b && !g && !s:
		return altyn.Bronze
	}
	return ""
}

// opensClause reports whether the frame stands at the head of its clause.
func (f *frame) opensClause() bool {
	s := f.s
	k := f.from - 1
	for k >= 0 && s.items[k].kind == clNone && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip)) {
		k--
	}
	return k < 0 || s.items[k].kind == clNone && (s.items[k].has(clPunct) || s.items[k].has(s.cl.barrier) || s.items[k].has(s.cl.and) || s.items[k].has(s.lx.lookup("against")))
}

// teamInstead gives the nation whose count it is when nobody stands beside the frame: the one that its clause names, else
// that of the report. The people spoken of last keep it when the paragraph's last statement was about that one person.
func (f *frame) teamInstead(w who) who {
	s, d := f.s, f.s.doc
	for i := 0; i < f.from; i++ {
		if it := &s.items[i]; it.kind == clNation && !s.nations[it.ref].person && !it.has(clPoss) {
			if o, ok := s.whoAt(i); ok && o.nation != "" {
				return o
			}
		}
	}
	if l := d.ctx.last; l != nil && len(w.people) == 1 && l.Start >= s.blk.start && len(l.People) == 1 && l.People[0] == d.people[w.people[0]].name && !f.hasEvent() {
		return w
	}
	if d.head.nation == "" && !d.focused {
		return w
	}
	return who{nation: d.thatNation(), item: -1, anaph: true}
}

// otherGames gives further Games of which the same is said: in Atlanta and in Sydney, at both the 1964 and 2004 Games.
func (f *frame) otherGames() []altyn.GamesID {
	s, d := f.s, f.s.doc
	_, at := f.gamesOf()
	if at < 0 {
		return nil
	}
	named := func(i int) altyn.GamesID {
		switch it := s.at(i); {
		case it.kind == clGames:
			return s.games[it.ref].resolve(d)
		case it.kind == clNum && it.has(clYear):
			return s.yearOfGames(i)
		}
		return ""
	}
	var out []altyn.GamesID
	if s.items[at].kind == clGames {
		r := s.games[s.items[at].ref]
		for _, y := range r.years {
			q := r
			q.year, q.years = y, nil
			if g := q.resolve(d); g != "" {
				out = append(out, g)
			}
		}
	}
	step := func(k, dir int) int {
		seen := false
		for n := 0; n < 4; n++ {
			k += dir
			it := s.at(k)
			switch {
			case seen && named(k) != "":
				return k
			case it.kind == clNone && it.has(s.cl.and):
				seen = true
			case it.kind == clNone && (it.has(s.cl.atword) || it.has(s.cl.article) || it.has(clSkip) || it.has(s.lx.lookup("prep"))):
			default:
				return -1
			}
		}
		return -1
	}
	for _, dir := range [...]int{-1, 1} {
		if k := step(at, dir); k >= 0 {
			out = append(out, named(k))
			f.lo, f.hi = min(f.lo, k), max(f.hi, k+1)
		}
	}
	return out
}

// plainGames reports whether the Olympics or Paralympics stand behind the frame with nothing that tells which.
func (f *frame) plainGames() bool {
	s := f.s
	for i := f.to; i < f.right && i < f.to+3; i++ {
		if it := &s.items[i]; it.kind == clGames {
			r := &s.games[it.ref]
			return r.rel == "" && r.year == 0 && len(r.cities) == 0 && r.edition == 0 && r.noun != "any"
		}
	}
	return false
}

// hasEvent reports whether an event or sport is printed in the frame or right after it.
func (f *frame) hasEvent() bool {
	s := f.s
	for i := f.from; i < f.right; i++ {
		if s.items[i].kind == clEvent && !s.events[s.items[i].ref].athlete && !f.hides(i) {
			return true
		}
	}
	for i := 0; i < f.topic && i < f.from; i++ {
		if s.items[i].kind == clEvent && !s.events[s.items[i].ref].athlete {
			return true
		}
	}
	return false
}

// eventsListed reports whether several events stand in the frame or right after it.
func (f *frame) eventsListed() bool {
	s, n := f.s, 0
	for i := f.from; i < f.right; i++ {
		if s.items[i].kind == clEvent && !s.events[s.items[i].ref].athlete && !f.hides(i) {
			n++
		}
	}
	return n > 1
}

// seasonPrinted gives the series of Games that the frame or its zone names.
func (f *frame) seasonPrinted() altyn.Season {
	s := f.s
	for i := f.from; i < f.right; i++ {
		it := &s.items[i]
		if it.kind == clGames {
			if v := slotSeason(s.games[it.ref].noun); v != "" {
				return v
			}
		}
		if it.kind == clNone && it.has(s.cl.olympic) {
			if v := slotSeason(it.value(s.cl.olympic)); v != "" {
				return v
			}
		}
	}
	return ""
}

func (f *frame) putSeason(st *altyn.Statement) {
	if v := f.seasonPrinted(); v != "" {
		st.Season = v
	}
}
