package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// fillSuperlative: first, only, best, most and their like.
func (f *frame) fillSuperlative() {
	s, d := f.s, f.s.doc
	st := f.start()
	if v := f.word("claim", "claim"); v != "" && st.Claim == "" {
		st.Claim = altyn.Claim(v)
	}
	if it := f.item("n"); it != nil && (it.kind == clOrd || it.kind == clNum) {
		n := int(it.n)
		if st.Claim == "" || st.Claim == altyn.Nth {
			st.Claim = altyn.Nth
			if n == 1 {
				st.Claim = altyn.First
			}
		}
		switch st.Claim {
		case altyn.First:
		case altyn.Most, altyn.Best:
			if it.kind == clOrd && n > 1 {
				if st.Claim == altyn.Most {
					st.Claim = altyn.NthMost
				} else {
					st.Claim = altyn.NthBest
				}
				st.Value = altyn.IntValue(n)
			}
		default:
			if st.Value.IsZero() {
				st.Value = altyn.IntValue(n)
			}
		}
	}
	if it := f.item("value"); it != nil {
		switch it.kind {
		case clNum, clOrd, clDelta, clAge:
			st.Value = altyn.IntValue(int(it.n))
		case clTally:
			t := &s.tallies[it.ref]
			st.Value = altyn.IntValue(max(t.total, t.gold, t.silver, t.bronze))
			if m := t.colour(); m != "" {
				st.Medal = m
			}
		}
	}
	for _, c := range [...]string{"ntime", "peat"} {
		if n, err := altyn.ParseNum(f.word("value", c)); err == nil && n.Known() && st.Value.IsZero() {
			st.Value = altyn.IntValue(n.Or(0))
		}
	}
	if c := s.lx.lookup("haulword"); c != clNone && (st.Claim == altyn.Largest || st.Claim == altyn.Smallest) {
		for i := f.from; i < f.to; i++ {
			if it := &s.items[i]; it.kind == clNone && it.has(c) {
				// the largest haul is the most medals
				if st.Claim == altyn.Largest {
					st.Claim = altyn.Most
				} else {
					st.Claim = altyn.Fewest
				}
				break
			}
		}
	}
	since := f.item("since")
	if since == nil {
		switch st.Claim {
		case altyn.First, altyn.Best, altyn.Most, altyn.Fewest, altyn.Largest, altyn.Smallest:
			since = f.sinceBehind()
		}
	}
	if it := since; it != nil {
		var g altyn.GamesID
		if it.kind == clGames {
			g = s.games[it.ref].resolve(d)
		} else if it.has(clYear) {
			ref := cmp.Or(d.ctx.games, d.games)
			g = d.nearestGames(d.cat.ofYear(int(it.n), func(o altyn.GamesID) bool { return ref == "" || o.Season() == ref.Season() }))
		}
		if g != "" {
			st.Value = altyn.WordValue(string(g))
			switch st.Claim {
			case altyn.First, altyn.Nth:
				st.Claim = altyn.FirstSince
			case altyn.Most, altyn.Largest:
				st.Claim = altyn.MostSince
			case altyn.Best:
				st.Claim = altyn.BestSince
			case altyn.Smallest, altyn.Fewest:
				st.Claim = altyn.SmallestSince
			}
		}
	} else if n := f.yearsBehind(); n > 0 && st.Claim == altyn.First {
		st.Claim, st.Value = altyn.FirstSince, altyn.IntValue(n)
	}
	if st.Claim == "" || f.item("since") == nil && f.sinceSomebody() {
		return
	}
	if it := f.of("medal", clMedal); it != nil && st.Medal == "" {
		if m := s.medals[it.ref].medal; m != altyn.AnyMedal {
			st.Medal = m
		}
	}
	w := f.subject()
	var nation altyn.NationID
	if i, j := f.label("of"); i >= 0 {
		for ; i < j; i++ {
			if s.items[i].kind == clNation || s.items[i].has(clAdj) {
				r := &s.nations[s.items[i].ref]
				if len(r.ids) > 0 {
					nation = d.pickNation(r.ids)
				} else {
					nation = cmp.Or(d.ctx.nation, d.nation)
				}
				if r.event > 0 && w.event == nil {
					w.event = &s.events[r.event-1]
				}
			}
		}
	}
	if f.rule.sets["subject"] == "nation" && len(w.people) > 0 {
		w.people = nil
		w.nation = cmp.Or(nation, d.ctx.nation, d.nation)
		w.item = -1
	}
	if f.rule.sets["subject"] == "person" && len(w.people) == 0 && len(d.ctx.people) > 0 && nation == "" {
		w.people, w.item, w.anaph = d.ctx.people, -1, true
	}
	if nation != "" && w.item < 0 && len(w.people) > 0 && f.rule.sets["nations"] != "" {
		w = who{item: -1} // it was the nation's third: whose it was, another sentence told
	}
	if w.none() && nation == "" {
		return
	}
	if f.rule.sets["nogames"] == "" {
		f.putGames(&st)
		if st.Value.Word() != "" && string(st.Games) == st.Value.Word() {
			st.Games = cmp.Or(d.head.games, d.games, d.ctx.games)
		}
	}
	if l := d.ctx.last; f.rule.sets["ofcount"] != "" && l != nil && l.Kind == altyn.MedalCount && l.Games != "" && l.Start >= int(s.toks[0].start) {
		st.Games = l.Games // what is surpassed is of other Games
	}
	f.putWho(&st, w, true)
	if nation != "" && len(w.nations) == 0 {
		st.Nation = nation
	}
	if it := f.of("of", clPerson); it != nil && f.of("medal", clMedal) != nil {
		return // one's own nth medal is a count
	}
	if it := f.item("of"); it != nil && s.lx.lang.HeadFirst && it.kind == clNone && it.has(s.cl.pposs) && f.of("medal", clMedal) != nil && len(w.people) == 1 && w.item >= 0 &&
		f.item("who") == nil && f.rule.sets["blocks"] == "" && st.Claim != altyn.Consecutive &&
		!slices.ContainsFunc(s.items[:f.to], func(it item) bool { return it.kind == clNation && !s.nations[it.ref].adj }) {
		return // sa première médaille, where no nation is spoken of
	}
	es, printed := f.eventOf(w, st.Games, false)
	inSport := f.hasEvent() || f.item("event") != nil
	if !inSport {
		// the second Danish sprinter to win: what somebody is tells the sport
		for i := f.from; i < f.to; i++ {
			if it := &s.items[i]; it.kind == clEvent && s.events[it.ref].athlete {
				x := d.unify(&s.events[it.ref], eventContext{games: st.Games})
				st.Sport = x.sport
				break
			}
		}
	}
	if inSport && !printed && f.bareEvent() {
		st.Assumed = append(st.Assumed, "sport", "event") // in this event
		printed = true
	}
	if inSport && printed {
		st.Sport, st.Event = es.sport, es.event
		if es.event != "" {
			st.Sport = es.event.Sport()
		}
	} else if es := f.thatEvent(); es.event != "" {
		st.Sport, st.Event = es.event.Sport(), es.event
		st.Assumed = append(st.Assumed, "sport", "event")
	} else if c := s.lx.lookup("thesport"); st.Sport == "" && c != clNone && slices.ContainsFunc(s.items[f.from:f.right], func(it item) bool { return it.has(c) }) {
		if len(w.people) > 0 {
			st.Sport = d.sportOf(w.people[0])
		}
		st.Sport = cmp.Or(st.Sport, d.ctx.sport, d.head.sport)
	} else if f.rule.sets["inherit"] != "" {
		es, _ = f.eventOf(w, st.Games, true)
		st.Sport, st.Event = es.sport, es.event
		if es.event != "" {
			st.Sport = es.event.Sport()
		}
		st.Assumed = append(st.Assumed, "sport")
	}
	if len(w.nations) > 1 && len(w.people) == 0 {
		for _, i := range w.nations {
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Nation = d.pickNation(s.nations[s.items[i].ref].ids)
			f.lo = i
			f.emit(o)
		}
		return
	}
	if st.Sport == "" && d.sport != "" {
		st.Sport = d.sport
		st.Assumed = append(st.Assumed, "sport")
	}
	f.putAmount(&st)
	f.emit(st)
}

// thatEvent gives the event spoken of, where the clause points back to it: the first gold in the event since 1928.
func (f *frame) thatEvent() eventSlots {
	s, d := f.s, f.s.doc
	c := s.lx.lookup("theevent")
	if c == clNone || !slices.ContainsFunc(s.items[f.from:f.right], func(it item) bool { return it.kind == clNone && it.has(c) }) {
		return eventSlots{}
	}
	if d.ctx.event.event != "" {
		return d.ctx.event
	}
	return d.head.event
}

// bareEvent reports whether the frame or its zone speaks of an event that only the context tells: in the event.
func (f *frame) bareEvent() bool {
	s := f.s
	for i := f.from; i < f.right; i++ {
		if it := &s.items[i]; it.kind == clEvent && s.events[it.ref].bare {
			return true
		}
	}
	return false
}

// putAmount fills the number that a claim rests on, where another part of the sentence prints it: 58 medals, its best haul;
// at 13, the youngest.
func (f *frame) putAmount(st *altyn.Statement) {
	s, d := f.s, f.s.doc
	if !st.Value.IsZero() {
		return
	}
	switch st.Claim {
	case altyn.Youngest, altyn.Oldest:
		if len(st.People) != 1 {
			return
		}
		for i := range s.items {
			if it := &s.items[i]; it.kind == clNum && it.n > 8 && it.n < 80 && !it.has(clYear) && i > 0 && s.items[i-1].kind == clNone && s.items[i-1].has(s.lx.lookup("aged")) {
				st.Value = altyn.IntValue(int(it.n))
			}
		}
		for i := range s.items {
			// A, 62, became
			if it := &s.items[i]; it.kind == clPerson && s.norm(i+1) == "," && s.at(i+2).kind == clNum && s.norm(i+3) == "," && s.at(i+2).n > 8 && s.at(i+2).n < 90 {
				if w, ok := s.whoAt(i); ok && len(w.people) == 1 && d.people[w.people[0]].name == st.People[0] {
					st.Value = altyn.IntValue(int(s.at(i + 2).n))
				}
			}
		}
		for _, o := range d.out {
			if o.Kind == altyn.PersonFact && o.Of == "age" && len(o.People) == 1 && o.People[0] == st.People[0] && o.Start >= int(s.toks[0].start) {
				st.Value = o.Value
			}
		}
		for _, a := range s.ages {
			if d.people[a.who].name == st.People[0] {
				st.Value = altyn.IntValue(a.years)
			}
		}
	case altyn.Most, altyn.Fewest, altyn.Best:
		for i := f.from - 1; i >= 0 && i > f.from-10; i-- {
			it := &s.items[i]
			if it.kind == clNone && (it.has(s.cl.barrier) || s.norm(i) == ";") {
				return
			}
			if it.kind != clTally {
				continue
			}
			t := &s.tallies[it.ref]
			n := max(t.total, t.gold, t.silver, t.bronze)
			if t.total < 0 && t.set&(t.set-1) != 0 {
				n = max(t.gold, 0) + max(t.silver, 0) + max(t.bronze, 0)
			} else if t.total < 0 && st.Medal == "" {
				st.Medal = t.colour()
			}
			st.Value = altyn.IntValue(n)
			st.Assumed = append(st.Assumed, "value")
			return
		}
	}
}

// yearsBehind gives the years in which something is the first: the first gold in 12 years, for the first time in 40 years.
func (f *frame) yearsBehind() int {
	s := f.s
	c := s.lx.lookup("inspan")
	if c == clNone {
		return 0
	}
	for i := f.from; i < f.right && i < f.to+8; i++ {
		if it := &s.items[i]; it.kind == clNone && it.has(c) && s.at(i+1).kind == clNum && !s.at(i+1).has(clYear) && s.at(i+2).kind == clNone && s.at(i+2).has(s.lx.lookup("years")) {
			f.hi = max(f.hi, i+3)
			return int(s.at(i + 1).n)
		}
	}
	return 0
}

// sinceBehind gives the Games or year that a word for since behind the frame names: the first medal in shooting since 1996.
func (f *frame) sinceBehind() *item {
	s := f.s
	c := s.lx.lookup("since")
	for i := f.to; i < f.right && i < f.to+8; i++ {
		if it := &s.items[i]; it.kind != clNone || !it.has(c) {
			continue
		}
		for k := i + 1; k < len(s.items) && k < i+4; k++ {
			it := &s.items[k]
			if it.kind == clGames || it.has(clYear) {
				f.hi = max(f.hi, k+1)
				return it
			}
			if it.kind == clNone && (it.has(s.cl.nposs) || it.has(s.lx.lookup("sinceverb"))) {
				return nil // since its debut, since entering in 1924: of all time
			}
		}
	}
	return nil
}

// sinceSomebody reports whether the claim holds since somebody did the same, which no slot can say: the first since A.
func (f *frame) sinceSomebody() bool {
	s := f.s
	c := s.lx.lookup("since")
	for i := f.to; i < len(s.items) && i < f.to+5; i++ {
		if it := &s.items[i]; it.kind != clNone || !it.has(c) {
			continue
		}
		for k := i + 1; k < i+4; k++ {
			switch s.at(k).kind {
			case clPerson:
				return true
			case clGames:
				return false
			}
		}
	}
	return false
}

// fillRecord: a world, Games, area, national or personal record.
func (f *frame) fillRecord() {
	s := f.s
	st := f.start()
	if v := f.word("record", "recordkind"); v != "" {
		st.Record = altyn.RecordKind(v)
	}
	if st.Record == "" {
		return
	}
	w := f.subject()
	if w.none() {
		return
	}
	f.putWho(&st, w, false)
	g, _ := f.gamesOf()
	es, printed := f.eventOf(w, g, true)
	if es.event == "" && len(w.people) > 0 {
		// the event of the placing that the record goes with
		if l := s.doc.ctx.last; l != nil && l.Event != "" && len(l.People) > 0 && l.People[0] == s.doc.people[w.people[0]].name {
			es.event = l.Event
			printed = false
		}
	}
	for i := f.to; i < len(s.items) && es.event == ""; i++ {
		// a record in the clean and jerk on the way to gold in the 77 kg class
		if it := &s.items[i]; it.kind == clEvent && !s.events[it.ref].athlete {
			es = s.doc.unify(&s.events[it.ref], s.doc.eventContext(w.people, g))
			break
		}
	}
	if es.event == "" {
		return
	}
	st.Event = es.event
	if !printed || es.inferred {
		st.Assumed = append(st.Assumed, "event")
	}
	f.putMark(&st)
	f.emit(st)
}

// fillDecision: a change after the event.
func (f *frame) fillDecision() {
	s, d := f.s, f.s.doc
	st := f.start()
	if v := f.word("outcome", "outcome"); v != "" && st.Outcome == "" {
		st.Outcome = altyn.Outcome(v)
	}
	if st.Outcome == "" {
		return
	}
	w := who{item: -1}
	if f.rule.sets["nosubject"] == "" {
		if w = f.subject(); w.none() {
			return
		}
	}
	if it := f.of("medal", clMedal); it != nil && st.Medal == "" {
		if m := s.medals[it.ref].medal; m != altyn.AnyMedal {
			st.Medal = m
		}
	} else if it := f.of("medal", clTally); it != nil {
		t := &s.tallies[it.ref]
		switch {
		case t.gold > 0:
			st.Medal, st.Value = altyn.Gold, altyn.IntValue(t.gold)
		case t.silver > 0:
			st.Medal, st.Value = altyn.Silver, altyn.IntValue(t.silver)
		case t.bronze > 0:
			st.Medal, st.Value = altyn.Bronze, altyn.IntValue(t.bronze)
		case t.total > 0:
			st.Value = altyn.IntValue(t.total)
		}
		if len(w.people) == 1 && t.set&^hasTotal != 0 && max(t.gold, t.silver, t.bronze) == 1 {
			st.Value = altyn.Value{} // one of the one
		}
	}
	if it := f.of("medal", clNum); it != nil && (f.of("medal", clTally) != nil || f.of("medal", clMedal) != nil) && it.n > 0 {
		st.Value = altyn.IntValue(int(it.n)) // four of the seven golds
	}
	if it := f.of("rank", clOrd); it != nil && f.rule.sets["medalrank"] != "" {
		if it.n < 1 || it.n > 3 {
			return // moved up to fifth: no medal
		}
		st.Medal = [...]altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze}[it.n-1]
		st.Assumed = append(st.Assumed, "medal")
	}
	if l := d.ctx.last; f.rule.sets["lastmedal"] != "" && st.Medal == "" {
		if l == nil || l.Medal == "" || l.Medal == altyn.AnyMedal || l.Start < s.blk.start || l.Kind != altyn.DecisionKind && l.Kind != altyn.Placing {
			return
		}
		st.Medal = l.Medal
		st.Assumed = append(st.Assumed, "medal")
	}
	f.putGames(&st)
	f.putWho(&st, w, true)
	if f.hasEvent() || len(w.people) > 0 || w.none() {
		es, _ := f.eventOf(w, st.Games, len(w.people) > 0 || w.none())
		st.Sport, st.Event = es.sport, es.event
		if es.event != "" {
			st.Sport = es.event.Sport()
		}
	}
	f.putDay(&st)
	if !st.On.Known() {
		// a bare year of the clause is when it was decided: one that a preposition makes a time before one that only says
		// which samples, Games or champions are meant
		for _, timed := range [...]bool{true, false} {
			for i := 0; i < len(s.items) && !st.On.Known(); i++ {
				it := &s.items[i]
				if it.kind != clNum || !it.has(clYear) || i >= f.topic && (i < f.left || i >= f.right) {
					continue
				}
				if at := s.at(i - 1); timed && !(at.kind == clNone && at.has(s.cl.atword)) {
					continue
				}
				if dt, err := altyn.ParseDate(itoa(int(it.n))); err == nil {
					st.On = dt
				}
			}
		}
		if !st.On.Known() && s.decided.Known() {
			st.On = s.decided
		}
	}
	if st.On.Known() {
		s.decided = st.On
		if !st.On.Exact() && st.Games.Year() == st.On.First().Year() && st.Games != "" {
			// the year is that of the decision, not of the Games
			st.Games = cmp.Or(s.gamesHere, s.doc.head.games, s.doc.games, s.doc.ctx.games)
		}
	}
	if f.rule.sets["decided"] != "" && !f.decidedLater(&st) {
		return
	}
	if f.rule.sets["nosubject"] != "" && st.Event == "" {
		return // of what, nobody says
	}
	if n := f.countedTeam(w); n > 0 && st.Value.IsZero() {
		st.Value = altyn.IntValue(n)
	}
	if f.shareOut(st, w) {
		return
	}
	f.emit(st)
}

// decidedLater reports whether what may be the ruling of a referee is told as a decision after the event: the sentence
// speaks of doping or of a medal that changed hands, or its day is after the Games, or a decision was told of just before.
func (f *frame) decidedLater(st *altyn.Statement) bool {
	s, d := f.s, f.s.doc
	for k := len(d.out) - 1; k >= 0 && k > len(d.out)-20; k-- {
		if d.out[k].Kind == altyn.DecisionKind {
			return true // so they are what the report is about
		}
	}
	if in := d.cat.byID[st.Games]; st.On.Known() && in != nil && in.Closes.Known() && st.On.First() > in.Closes.Last() {
		return true
	}
	doping := s.lx.lookup("doping")
	for i := range s.items {
		it := &s.items[i]
		if it.has(doping) || it.has(s.lx.lookup("retro")) || it.kind == clNone && it.has(s.lx.lookup("rulingbody")) {
			return true
		}
		if (i < f.from || i >= f.to) && it.kind == clNone && (it.has(s.lx.lookup("stripv")) || it.has(s.lx.lookup("annulv"))) {
			return true
		}
	}
	return false
}

// countedTeam gives how many of a nation's athletes a subject is that is told by their number: two Norwegians, three lifters
// of Norway. It is 0 when nobody counts them.
func (f *frame) countedTeam(w who) int {
	s := f.s
	if len(w.people) > 0 || w.item < 1 || s.items[w.item].kind != clNation {
		return 0
	}
	k := w.item - 1
	for k > 0 && s.items[k].kind == clNone && (s.items[k].has(clSkip) || s.items[k].has(s.cl.individual)) {
		k--
	}
	if it := &s.items[k]; it.kind == clNum && !it.has(clYear) {
		f.lo = min(f.lo, k)
		return int(it.n)
	}
	return 0
}

// fillGames: host, dates, edition, size, and how an event was held.
func (f *frame) fillGames() {
	s, d := f.s, f.s.doc
	st := f.start()
	switch f.rule.sets["fact"] {
	case "edition", "host":
		it := f.of("games", clGames)
		if it == nil {
			return
		}
		r := &s.games[it.ref]
		st.Games = r.resolve(d)
		if st.Games == "" {
			return
		}
		if f.rule.sets["fact"] == "edition" {
			if r.edition == 0 {
				return
			}
			st.Of, st.Value = "edition", altyn.IntValue(r.edition)
			if it := s.tokenSpan(r.edTok, max(r.nounTok[1], r.edTok+1)); it[1] > it[0] {
				st.Start, st.End = it[0], it[1]
				f.emitSpan(st)
			}
			return
		}
		if len(r.cities) == 0 || r.noun == "" || r.year == 0 && r.edition == 0 && r.noun == "any" {
			return
		}
		if r.cityTok[0] <= r.nounTok[1] && r.nounTok[1] > 0 && r.cityTok[0] == r.nounTok[1] {
			return // Paralympics Paris 2024: a name, no fact
		}
		if r.cityTok[0] < r.nounTok[0] {
			return // the Tokyo Olympics: a name, no fact
		}
		if c := s.lx.lookup("hostprep"); c != clNone {
			// les Jeux de Tokyo: a name as well; à Tokyo says where they were
			k := int(r.cityTok[0]) - 1
			if k < 0 {
				return
			}
			if es, _ := s.lx.find(s.toks, k); !hasClass(es, c) {
				return
			}
		}
		if d.games != "" && st.Games != d.games && (slices.Contains(d.cat.cities[st.Games], r.cities[0]) || slotSeason(r.noun) == "") {
			return // told only to say which Games are meant; of another city it is a fact, and a wrong one
		}
		st.Of = "host"
		sp := s.tokenSpan(r.cityTok[0], r.cityTok[1])
		st.Place = string(d.text[sp[0]:sp[1]])
		st.Start = int(s.toks[r.span[0]].start)
		if r.nounTok[0] < r.cityTok[0] {
			st.Start = int(s.toks[r.nounTok[0]].start)
			if r.year != 0 {
				st.Start = int(s.toks[r.span[0]].start)
			}
		}
		st.End = sp[1]
		f.emitSpan(st)
		return
	}
	st.Games, _ = f.gamesOf()
	if st.Games == "" {
		return
	}
	if it := f.of("city", clGames); it != nil {
		r := &s.games[it.ref]
		if len(r.cities) == 0 {
			return
		}
		sp := s.tokenSpan(r.cityTok[0], r.cityTok[1])
		st.Place = string(d.text[sp[0]:sp[1]])
		if f.rule.sets["noun"] != "" && !slices.ContainsFunc(s.items[:f.from], func(it item) bool { return it.kind == clGames && s.games[it.ref].noun != "" }) {
			return
		}
		if it := f.of("games", clGames); it != nil {
			st.Games = cmp.Or(s.games[it.ref].resolve(d), st.Games)
		} else if f.rule.sets["of"] == "host" {
			st.Games = cmp.Or(d.games, st.Games)
			if g := r.resolve(d); r.year != 0 && g != "" {
				st.Games = g
			}
		}
	} else if i, j := f.label("place"); i >= 0 {
		lo, hi := s.bytesOf(i, j-1)
		st.Place = string(d.text[lo:hi])
	}
	if st.Of == "host" && f.of("city", clGames) != nil && f.of("games", clGames) == nil {
		for i := 0; i < f.from; i++ {
			if it := &s.items[i]; it.kind == clEvent && !s.events[it.ref].athlete {
				st.Of = "venue" // the regatta was held in Kiel
			}
		}
	}
	switch st.Of {
	case "host", "venue":
		if st.Place == "" {
			return
		}
	case "event":
		w := f.subject()
		if f.of("who", clPerson) == nil {
			w = who{item: -1}
		}
		es, _ := f.eventOf(w, st.Games, true)
		if it := f.of("event", clEvent); it != nil {
			r := s.events[it.ref]
			if o := f.of("e2", clEvent); o != nil {
				x := s.events[o.ref]
				r.bare = false
				r.sports = append(slices.Clone(r.sports), x.sports...)
				if len(r.evts)+len(r.dist) == 0 {
					r.evts = x.evts
				}
				r.sex = cmp.Or(r.sex, x.sex)
			}
			es = d.unify(&r, d.eventContext(w.people, st.Games))
			if es.event == "" && r.bare && d.ctx.event.event != "" && (es.sport == "" || es.sport == d.ctx.event.sport) {
				es = d.ctx.event
			}
		}
		if es.event == "" {
			return
		}
		st.Of = string(es.event)
		st.Assumed = append(st.Assumed, "of")
	}
	if st.Of == "" {
		return
	}
	if st.Of == "dates" {
		// in a section on one event the days are the event's, unless the Games are named
		named := slices.ContainsFunc(s.items[:f.from], func(it item) bool { return it.kind == clGames && s.games[it.ref].noun != "" })
		event := slices.ContainsFunc(s.items[:f.from], func(it item) bool { return it.kind == clEvent })
		switch {
		case d.head.event.event != "" && (event || !named):
			st.Of = string(d.head.event.event)
			st.Assumed = append(st.Assumed, "of")
		case event && d.head.event.event == "", d.head.sport != "" && !named:
			return // of the sport, perhaps: what it says is open
		}
	}
	if st.Of == "opens" || st.Of == "closes" || st.Of == "dates" {
		// the event at the Games began, not the Games
		for i := max(0, f.left-12); i < f.to; i++ {
			if s.items[i].kind == clEvent && !s.events[s.items[i].ref].athlete {
				return
			}
		}
	}
	if it := f.item("n"); it != nil && st.Value.IsZero() {
		if it.kind == clNum || it.kind == clOrd {
			st.Value = altyn.IntValue(int(it.n))
		}
	}
	if it := f.of("on", clDate); it != nil {
		dt := s.dates[it.ref].resolve(d, st.Games, true)
		if !dt.Known() {
			return
		}
		st.On = dt
	} else if f.rule.sets["needon"] != "" {
		f.putDay(&st)
		if !st.On.Known() {
			return
		}
	}
	f.emit(st)
}

// tokenSpan gives the bytes of tokens a..b-1 of the sentence.
func (s *sentence) tokenSpan(a, b int32) [2]int {
	if b <= a || int(b) > len(s.toks) {
		return [2]int{}
	}
	return [2]int{int(s.toks[a].start), int(s.toks[b-1].end)}
}

// fillRole: flag bearers, captains, coaches.
func (f *frame) fillRole() {
	s, d := f.s, f.s.doc
	st := f.start()
	w := f.subject()
	if i, _ := f.label("who"); i < 0 && f.rule.sets["back"] == "" {
		return
	}
	if len(w.people) == 0 || st.Role == "" {
		return
	}
	if v := f.word("ceremony", "ceremony"); v != "" {
		st.Ceremony = altyn.Ceremony(v)
	} else if st.Ceremony == "" && st.Role == altyn.FlagBearer {
		c := s.lx.lookup("ceremony")
		for i := 0; i < len(s.items); i++ {
			if i >= f.left && i < f.right || i < f.topic {
				if v := s.items[i].value(c); v != "" {
					st.Ceremony = altyn.Ceremony(v)
				}
			}
		}
	}
	f.putGames(&st)
	f.putWho(&st, w, true)
	_ = d
	f.emit(st)
	for _, g := range f.otherGames() {
		o := st
		o.Assumed = slices.Clone(st.Assumed)
		o.Games = g
		f.emit(o)
	}
}

// fillPerson: age, birth, titles and origin of somebody.
func (f *frame) fillPerson() {
	s := f.s
	st := f.start()
	w := f.subject()
	if len(w.people) != 1 {
		return
	}
	if it := f.item("who"); it != nil && it.kind == clAge {
		return // a record of that age
	}
	switch st.Of {
	case "age":
		it := f.item("age")
		if it == nil || it.n < 8 || it.n > 110 {
			return
		}
		st.Value = altyn.IntValue(int(it.n))
		if days := f.item("days"); days != nil {
			st.Value = altyn.WordValue(itoa(int(it.n)) + " years " + itoa(int(days.n)) + " days")
		}
	case "title":
		i, j := f.label("title")
		if i < 0 {
			return
		}
		lo, hi := s.bytesOf(i, j-1)
		st.Value = altyn.WordValue(cmp.Or(f.word("title", "worldtitle"), string(s.doc.text[lo:hi])))
	case "died":
		if len(w.people) != 1 || !s.doc.people[w.people[0]].listed {
			return // told of anybody
		}
		f.putWho(&st, w, false)
		f.putDay(&st)
		st.Nation = ""
		f.emit(st)
		return
	case "birth":
		if it := f.of("on", clDate); it != nil {
			st.Value = altyn.WordValue(s.dates[it.ref].resolve(s.doc, "", false).String())
		} else if it := f.item("n"); it != nil {
			st.Value = altyn.IntValue(int(it.n))
		}
	case "origin":
		i, j := f.label("place")
		if i < 0 || !s.toks[s.items[i].from].is(tokCap) || s.items[i].kind == clPerson {
			return
		}
		for ; j < len(s.items) && s.items[j].to-s.items[j].from == 1 && s.toks[s.items[j].from].is(tokCap) && s.items[j].kind == clNone; j++ {
		}
		f.hi = max(f.hi, j)
		lo, hi := s.bytesOf(i, j-1)
		st.Value = altyn.WordValue(string(s.doc.text[lo:hi]))
	}
	if st.Value.IsZero() {
		return
	}
	f.putWho(&st, w, false)
	st.Nation = ""
	f.emit(st)
}

// tellAges makes a statement of every age told right before a name.
func (s *sentence) tellAges() {
	d := s.doc
	for i, a := range s.ages {
		if i > 0 && a == s.ages[i-1] || a.years < 8 || a.years > 110 {
			continue
		}
		st := altyn.Statement{Kind: altyn.PersonFact}
		st.Of, st.Value, st.People = "age", altyn.IntValue(a.years), []string{d.people[a.who].name}
		sp := s.tokenSpan(a.from, a.to)
		st.Start, st.End = sp[0], sp[1]
		st.Trace = &altyn.Trace{Rule: "age-epithet"}
		d.out = append(d.out, st)
	}
}
