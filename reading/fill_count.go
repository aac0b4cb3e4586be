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
