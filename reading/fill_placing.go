package reading

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
)

// fillPlacing: somebody's rank, medal or mark in an event.
func (f *frame) fillPlacing(all []frame) {
	s, d := f.s, f.s.doc
	if f.rule.sets["same"] != "" {
		// did so again in 2016: the same at other Games
		l := d.ctx.last
		if l == nil || l.Kind != altyn.Placing || l.Start < s.blk.start {
			return
		}
		o := *l
		o.Mark, o.Unit, o.On, o.Trace = "", "", altyn.Date{}, nil
		g, at := f.gamesOf()
		if at < 0 || g == "" || g == o.Games {
			return
		}
		o.Games, o.Assumed = g, []string{"people", "nation", "sport", "event", "medal", "rank"}
		f.who = d.lastPeople
		o.Assumed = slices.DeleteFunc(o.Assumed, func(a string) bool {
			return a == "rank" && o.Rank == 0 || a == "medal" && o.Medal == "" || a == "event" && o.Event == "" || a == "sport" && o.Sport == "" || a == "nation" && o.Nation == "" || a == "people" && len(o.People) == 0
		})
		f.emit(o)
		return
	}
	if f.rule.sets["also"] != "" {
		f.emitAlso()
		return
	}
	if o := f.rule.sets["order"]; o != "" {
		f.fillOrder(o == "ahead")
		return
	}
	st := f.start()
	w := f.subject()
	if _, ok := f.rule.sets["nosubject"]; ok {
		w = who{item: -1}
	}
	if w.none() {
		return
	}
	if f.rule.sets["subject"] == "person" && len(w.people) == 0 {
		return
	}
	if it := f.of("medal", clMedal); it != nil && st.Medal == "" {
		st.Medal = s.medals[it.ref].medal
		if st.Medal == "" {
			st.Medal = altyn.AnyMedal
		}
		if it.has(s.lx.lookup("runnerup")) && st.Rank == 0 {
			st.Medal, st.Rank = "", 2 // second, the word says, and no more
		}
	} else if it := f.of("medal", clTally); it != nil && st.Medal == "" {
		t := &s.tallies[it.ref]
		switch t.set &^ hasTotal {
		case hasGold:
			st.Medal = altyn.Gold
		case hasSilver:
			st.Medal = altyn.Silver
		case hasBronze:
			st.Medal = altyn.Bronze
		case hasGold | hasTotal: // eight medals, one of them gold, that of ...
			if t.gold == 1 {
				st.Medal = altyn.Gold
			}
		}
	}
	if f.rule.sets["final"] != "" {
		switch altyn.Phase(f.word("phase", "phase")) {
		case altyn.BronzeFinal:
			st.Medal = altyn.Bronze
			if c := s.lx.lookup("thirdplace"); c != clNone {
				if i, j := f.label("phase"); slices.ContainsFunc(s.items[i:j], func(it item) bool { return it.kind == clNone && it.has(c) }) {
					st.Medal, st.Rank = "", 3 // the match for third place, and no word of bronze
				}
			}
		case altyn.Final:
			st.Medal = altyn.Gold
		}
	}
	if it := f.item("rank"); it != nil && st.Rank == 0 {
		switch {
		case (it.kind == clOrd || it.kind == clNum) && f.countsNoun(it):
			return // the first full day: no rank
		case it.kind == clOrd || it.kind == clNum:
			st.Rank = altyn.Rank(it.n)
		case it.has(s.lx.lookup("lastword")):
			st.Rank = altyn.LastPlace
		}
	}
	if v := f.word("approx", "approx"); v != "" {
		st.Approx = altyn.Approx(v)
	}
	if f.rule.sets["pair"] != "" && len(w.people) == 2 {
		st.Rank, st.Medal = 0, altyn.Bronze // two complete the podium: both have bronze
	}
	if many := f.manyGames(w); !many {
		f.putGames(&st)
		f.gamesHeld(&st)
		if st.Games == "" {
			return
		}
	}
	told := len(w.people) > 0 && d.ctx.peoplePara == s.blk.para && slices.Equal(w.people, d.ctx.people)
	if w.item < 0 && !told && (d.ctx.last == nil || d.ctx.last.Start < s.blk.start && len(w.people) == 0) {
		return
	}
	if f.rule.sets["current"] != "" || f.rule.sets["before"] != "" && f.of("games", clGames) == nil && d.currentGames(s) != "" {
		// a title is held as of the Games spoken of; a year after it is that of something else
		if st.Games = f.fitting(d.currentGames(s), -1); f.rule.sets["before"] != "" && !slices.Contains(st.Assumed, "games") {
			st.Assumed = append(st.Assumed, "games")
		}
	}
	if f.rule.sets["before"] != "" && st.Games != "" {
		st.Games = d.cat.neighbour(st.Games, st.Games.Season(), -1)
	}
	f.putWho(&st, w, true)
	f.putEvent(&st, w, f.rule.sets["noevent"] == "" && (d.ctx.eventGames == "" || st.Games == d.ctx.eventGames) && !f.changesSubject(&st, w))
	if len(st.People) == 0 && st.Event == "" && st.Sport == "" && st.Rank != 0 && st.Phase == "" && !f.hasEvent() {
		// a nation's rank where medals are spoken of is one in the table
		l := d.ctx.last
		tallied := slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clTally })
		if st.Approx == "" && (tallied || l != nil && l.Start >= s.blk.start && (l.Kind == altyn.Standing || l.Kind == altyn.MedalCount && len(l.People) == 0)) {
			st.Kind = altyn.Standing
			f.emit(st)
		}
		return
	}
	if st.Event != "" {
		for _, p := range w.people {
			if in := &d.people[p]; !slices.Contains(in.events, st.Event) && len(in.events) < 4 {
				in.events = append(in.events, st.Event)
			}
		}
	}
	if f.rule.sets["norel"] != "" && f.from > 0 && s.items[f.from-1].kind == clNone && s.items[f.from-1].has(s.lx.lookup("thatword")) {
		return // the gold that A won in ...: told of the medal
	}
	if f.rule.sets["needevent"] != "" && st.Event == "" {
		return // who won what, the text leaves open
	}
	epithet := f.rule.sets["epithet"] != ""
	if d.head.past && (st.Medal != "" || epithet) && slices.Contains(st.Assumed, "games") {
		return // a section on what was before: which Games it means is not said
	}
	if epithet && f.of("games", clGames) == nil && f.of("games", clNum) == nil {
		for i := range s.items {
			if s.items[i].has(clYear) && s.yearOfGames(i) != "" && s.yearOfGames(i) != st.Games {
				return // three 2016 finalists, silver medallist A among them
			}
		}
	}
	if f.of("games", clGames) != nil || f.of("games", clNum) != nil {
		d.ctx.mentioned = st.Games
	} else if epithet && d.ctx.mentioned != "" && d.ctx.mentioned != st.Games {
		return // the report may still speak of the earlier Games
	}
	if epithet && s.gamesHere != "" && s.gamesHere != st.Games && f.of("games", clGames) == nil && f.of("games", clNum) == nil {
		return // of which Games the sentence leaves open
	}
	if epithet && !slices.Contains(f.rule.labels, "x") && f.of("games", clGames) == nil && f.of("games", clNum) == nil && st.Event == "" {
		return // of which Games an epithet tells only the event at hand can say
	}
	f.putMark(&st)
	if !epithet && f.rule.sets["before"] == "" {
		f.putDay(&st)
		if st.On.Known() && d.longBefore(st.On, st.Games) {
			st.On = altyn.Date{} // the day of what the sentence tells beside it: of a list, a qualifier
		}
	}
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
	if st.Phase == altyn.Final && st.Medal != "" && f.rule.sets["final"] == "" {
		st.Phase = ""
	}
	if l := d.ctx.last; f.rule.sets["after"] != "" && l != nil && st.Medal == "" && st.Rank == 0 && st.Mark == "" {
		st.Medal, st.Rank, st.Phase = l.Medal, l.Rank, l.Phase // that of B
		if st.Medal != "" {
			st.Assumed = append(st.Assumed, "medal")
		}
		if st.Rank != 0 {
			st.Assumed = append(st.Assumed, "rank")
		}
	}
	if st.Medal == "" && st.Rank == 0 && st.Mark == "" {
		return
	}
	if st.Medal != "" && st.Rank == 0 && f.rule.sets["counted"] == "" && f.rule.sets["final"] == "" && f.counts(st.Medal == altyn.AnyMedal) {
		return // the first medal of a nation: told as that
	}
	if len(st.People) == 0 && (st.Medal == altyn.AnyMedal && st.Rank == 0 || st.Sport == "" && st.Event == "") {
		return // a nation's medal of no sport that is told: none can be meant by it
	}
	if it := f.of("medal", clMedal); it != nil && s.medals[it.ref].plural && st.Rank == 0 && (len(st.People) == 0 || len(st.People) == 1 && st.Medal == altyn.AnyMedal) {
		return // gold medals of a nation, medals of somebody: no one place
	}
	if it := f.of("medal", clMedal); it != nil && st.Medal == altyn.AnyMedal && st.Rank == 0 && f.rule.sets["epithet"] == "" {
		if p := s.at(f.itemIndex(it) - 1); p.kind == clNone && p.has(s.cl.pposs) {
			return // received his medal in Oslo: of which Games is told elsewhere
		}
	}
	if it := f.of("medal", clTally); it != nil {
		if t := &s.tallies[it.ref]; max(t.gold, t.silver, t.bronze) != len(w.people) && t.set&^hasTotal != 0 {
			return // more medals than people: a count
		}
	}
	if f.rule.sets["split"] != "" && len(w.people) > 1 {
		f.emitEachPerson(st, w)
		return
	}
	if f.shareOut(st, w) {
		return
	}
	// "respectively": each of the people has a medal or rank of their own
	if f.splitRespectively(st, w) {
		return
	}
	if f.splitNations(st, w) {
		return
	}
	if st.Medal != "" && st.Rank == 0 {
		for _, g := range f.otherGames() {
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Games = g
			f.emit(o)
		}
	}
	if f.rule.sets["untold"] != "" && slices.ContainsFunc(s.items[f.from:f.to], func(it item) bool { return it.kind == clNone && it.has(s.lx.lookup("beating")) }) && f.toldBefore(&st) {
		return // won gold, beating A in the final
	}
	if f.rule.sets["twice"] != "" && f.emitDefended(st) {
		return
	}
	f.emit(st)
	f.keepEvent(&st)
	if f.rule.sets["epithet"] == "" && f.rule.sets["twice"] == "" && (st.Rank != 0 || st.Medal != "") && st.Event != "" && st.Phase == "" {
		lo, hi := f.lo, f.hi
		for _, i := range f.eventsBehind() {
			r := s.events[s.items[i].ref]
			if len(r.sports) == 0 && r.sex == "" {
				r.sex = st.Event.Sex()
			}
			if len(r.sports) == 0 && len(r.evts) == 0 {
				r.sports = []string{string(st.Event.Sport())}
			}
			es := d.unify(&r, d.eventContext(w.people, st.Games))
			if es.event == "" || es.event == st.Event {
				continue
			}
			o := st
			o.Event, o.Sport, o.Mark, o.Unit, o.Assumed = es.event, es.event.Sport(), "", "", slices.Clone(st.Assumed)
			f.lo, f.hi = i, i+1
			f.emit(o)
		}
		f.lo, f.hi = lo, max(hi, f.hi)
	}
	if st.Event != "" && st.Event == d.ctx.event.event {
		d.ctx.eventGames = st.Games
	}
	if len(w.people) > 0 {
		d.ctx.people = w.people
	}
}

// fillOrder tells the places of those named after whom the clause before placed: won ahead of A and B, who were second and
// third; third behind A and B. Where the numbers do not come out, it says nothing.
func (f *frame) fillOrder(ahead bool) {
	d := f.s.doc
	l := d.ctx.last
	w := f.subject()
	if l == nil || l.Kind != altyn.Placing || len(w.people) == 0 || len(w.people) > 3 || l.Phase != "" && l.Phase != altyn.Final {
		return
	}
	at := l.Rank
	if at == 0 {
		at = map[altyn.Medal]altyn.Rank{altyn.Gold: 1, altyn.Silver: 2, altyn.Bronze: 3}[l.Medal]
	}
	if at == 0 || ahead && at != 1 || !ahead && int(at) != len(w.people)+1 {
		return
	}
	for k, p := range w.people {
		if slices.Contains(l.People, d.people[p].name) {
			return
		}
		st := f.start()
		st.Games, st.Sport, st.Event = l.Games, l.Sport, l.Event
		st.Rank = altyn.Rank(k + 1)
		if ahead {
			st.Rank = altyn.Rank(k + 2)
		}
		f.putWho(&st, who{people: []int{p}, item: w.item}, true)
		for _, slot := range [...]string{"games", "sport", "event", "rank"} {
			if slot == "event" && st.Event == "" || slot == "sport" && st.Sport == "" {
				continue
			}
			st.Assumed = append(st.Assumed, slot)
		}
		f.emit(st)
	}
	d.ctx.last = l
}

// countsNoun reports whether the ordinal counts a noun that the lists do not know, in languages whose ordinals stand before
// what they count: the first full day, her second throw.
func (f *frame) countsNoun(it *item) bool {
	s := f.s
	if s.lx.lang.HeadFirst || s.lx.lang.Adverb == nil {
		return false
	}
	i := f.itemIndex(it)
	nx := s.at(i + 1)
	if i < 0 || nx.kind != clNone || nx.to-nx.from != 1 || len(nx.ents) > 0 {
		return false
	}
	t := &s.toks[nx.from]
	return t.is(tokWord) && !t.is(tokCap) && len(t.norm) > 2 && !s.lx.lang.Adverb(t.norm)
}

// longBefore reports whether a day is more than a month before the Games, when nobody could win anything there.
func (d *document) longBefore(on altyn.Date, g altyn.GamesID) bool {
	in := d.cat.byID[g]
	return in != nil && in.Opens.Exact() && on.Last() < in.Opens.First()-31
}

// gamesHeld replaces Games to come, which a placing that prints none cannot be of, by the last that the paragraph named of
// those held; without any the placing has none.
func (f *frame) gamesHeld(st *altyn.Statement) {
	if d := f.s.doc; st.Games != "" && slices.Contains(st.Assumed, "games") && d.upcoming(st.Games) {
		st.Games = d.ctx.held
	}
}

// changesSubject reports whether the clause names somebody else than the last one and prints its own Games: it starts
// afresh, and the event spoken of before need not be its own.
func (f *frame) changesSubject(st *altyn.Statement, w who) bool {
	l := f.s.doc.ctx.last
	if l == nil || w.item < 0 || w.anaph || len(l.People) == 0 || len(st.People) == 0 || l.People[0] == st.People[0] || slices.Contains(st.Assumed, "games") {
		return false
	}
	return l.Start < int(f.s.toks[0].start)
}

// manyGames reports whether the clause is about several Games that it does not tell apart: several people, several years
// or a number of Games.
func (f *frame) manyGames(w who) bool {
	s := f.s
	if len(w.people) < 2 {
		return false
	}
	n := 0
	for i := f.to; i < f.far; i++ {
		it := &s.items[i]
		switch {
		case it.kind == clNum && it.has(clYear):
			n++
		case it.kind == clGames && len(s.games[it.ref].years) > 0:
			return true
		case it.kind == clNum && it.n > 1 && s.at(i+1).kind == clNone && s.at(i+1).has(s.cl.games):
			return true
		}
	}
	return n > 1 && n >= len(w.people)-1
}

// currentGames gives the Games that the context speaks of.
func (d *document) currentGames(s *sentence) altyn.GamesID {
	switch {
	case d.sectionGames() != "":
		return d.sectionGames()
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
	if f.splitList(st, w) {
		return true
	}
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

// splitList makes one statement for each of the people, or nations, of whom as many ranks or medals are told in turn.
func (f *frame) splitList(st altyn.Statement, w who) bool {
	s, d := f.s, f.s.doc
	i, j := f.label("list")
	if i < 0 {
		return false
	}
	var vals []int
	for ; i < j; i++ {
		if k := s.items[i].kind; k == clOrd || k == clMedal || st.Kind == altyn.Progress && k == clNone && s.items[i].has(s.cl.phase) {
			vals = append(vals, i)
		}
	}
	n := len(w.people)
	if n == 0 {
		n = len(w.nations)
	}
	if n < 2 || n != len(vals) {
		return true // of whom each is told, the numbers do not say
	}
	for k, v := range vals {
		o := st
		o.Assumed = slices.Clone(st.Assumed)
		if len(w.people) > 0 {
			o.People = []string{d.people[w.people[k]].name}
			o.Nation = d.nationOf(w.people[k])
			if o.Nation != "" && !slices.Contains(o.Assumed, "nation") {
				o.Assumed = append(o.Assumed, "nation")
			}
		} else {
			o.Nation = d.pickNation(s.nations[s.items[w.nations[k]].ref].ids)
		}
		o.Rank, o.Medal = 0, ""
		switch it := &s.items[v]; it.kind {
		case clOrd:
			o.Rank = altyn.Rank(it.n)
		case clMedal:
			o.Medal = s.medals[it.ref].medal
		case clNone:
			o.Phase = altyn.Phase(it.value(s.cl.phase))
		}
		o.Mark, o.Unit = "", ""
		f.hi = max(f.hi, v+1)
		f.emit(o)
	}
	return true
}

// fillProgress: how far somebody came.
func (f *frame) fillProgress(all []frame) {
	s, d := f.s, f.s.doc
	st := f.start()
	w := f.subject()
	if w.none() {
		return
	}
	told := len(w.people) > 0 && d.ctx.peoplePara == s.blk.para && slices.Equal(w.people, d.ctx.people)
	if w.item < 0 && !told && (d.ctx.last == nil || d.ctx.last.Start < s.blk.start) {
		return
	}
	f.putGames(&st)
	f.gamesHeld(&st)
	if st.Games == "" {
		return
	}
	f.putWho(&st, w, true)
	f.putEvent(&st, w, f.rule.sets["noevent"] == "")
	if v := cmp.Or(f.word("phase", "phase"), f.word("phase", "rounder"), f.word("phase", "finalist")); v != "" && st.Phase == "" {
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
		for i := 0; i < f.topic && i < f.from && st.Phase == ""; i++ {
			if it := &s.items[i]; it.kind == clNone && it.has(clPhase) && !f.hides(i) {
				st.Phase = altyn.Phase(it.value(s.cl.phase)) // in the quarterfinals, A lost to B
			}
		}
		if st.Phase == "" {
			if l := d.ctx.last; l != nil && l.Kind == altyn.Progress && l.Outcome == altyn.Advanced && len(s.toks) > 0 && l.Start >= int(s.toks[0].start) && s.whereBefore(f.from) >= 0 {
				st.Phase = l.Phase // reached the final, where she lost to A
				st.Assumed = append(st.Assumed, "phase")
			}
		}
		if st.Phase == "" {
			return
		}
	}
	if f.rule.sets["ruling"] != "" {
		// of a referee, on the day: not what was decided long after
		breach := slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clNone && it.has(s.lx.lookup("breach")) })
		if f.putPhase(&st); !breach && (st.Phase == "" || f.decidedLater(&st)) {
			return
		}
	}
	if l := d.ctx.last; st.Outcome == "" && f.rule.sets["after"] != "" && l != nil {
		st.Outcome = l.Outcome // and B in the quarterfinals
	}
	if l := d.ctx.last; st.Phase == "" && f.rule.sets["samephase"] != "" && l != nil && l.Phase != "" {
		st.Phase = l.Phase // came to the semifinals and no further
		st.Assumed = append(st.Assumed, "phase")
	}
	if st.Outcome == altyn.Fell && d.bouts(st.Sport) {
		st.Outcome = altyn.Eliminated // in a bout or a match one falls to somebody
	}
	if st.Outcome == "" {
		return
	}
	if i, _ := f.label("who"); i < 0 && st.Phase == altyn.Final && st.Outcome == altyn.Eliminated && slices.ContainsFunc(all, f.tellsSilver) {
		return // lost the final and so took silver: told once
	}
	if i := f.from; st.Outcome == altyn.Eliminated && st.Sport != "" && fallsIn(st.Sport) {
		for ; i < f.to; i++ {
			if s.items[i].kind == clNone && s.items[i].has(s.lx.lookup("fell")) {
				st.Outcome = altyn.Fell // a runner, not a boxer
			}
		}
	}
	// the final shortlist, the qualifying standard: no round
	if _, j := f.label("phase"); j > 0 && j < len(s.items) {
		if nx := &s.items[j]; nx.kind == clNone && len(nx.ents) == 0 && s.toks[nx.from].is(tokWord) && !s.toks[nx.from].is(tokCap) {
			return
		}
	}
	if f.shareOut(st, w) || f.splitList(st, w) {
		return
	}
	f.emit(st)
	f.keepEvent(&st)
	if st.Outcome == altyn.Advanced {
		// the finals in Atlanta and in Sydney
		for _, g := range f.otherGames() {
			o := st
			o.Assumed = slices.Clone(st.Assumed)
			o.Games = g
			f.emit(o)
		}
	}
	if len(w.people) > 0 {
		d.ctx.people = w.people
	}
}

// tellsSilver reports whether another frame of the sentence gives a silver medal.
func (f *frame) tellsSilver(o frame) bool {
	if o.rule.kind != altyn.Placing {
		return false
	}
	it := o.of("medal", clMedal)
	return it != nil && f.s.medals[it.ref].medal == altyn.Silver
}

// bouts reports whether a sport is one of bouts or matches between two sides.
func (d *document) bouts(s altyn.SportID) bool {
	switch strings.TrimPrefix(string(s), "para-") {
	case "badminton", "baseball", "basketball", "3x3-basketball", "boxing", "curling", "fencing", "field-hockey", "football", "freestyle-wrestling",
		"greco-roman-wrestling", "handball", "ice-hockey", "judo", "karate", "rugby-sevens", "sitting-volleyball", "softball", "table-tennis",
		"taekwondo", "tennis", "volleyball", "beach-volleyball", "water-polo", "wrestling":
		return true
	}
	return false
}

// fallsIn reports whether who falls in the sport comes down, and does not lose to somebody.
func fallsIn(s altyn.SportID) bool {
	switch s {
	case "athletics", "para-athletics", "speed-skating", "short-track", "track-cycling", "road-cycling", "bmx-racing", "bmx-freestyle", "mountain-biking", "figure-skating", "alpine-skiing", "freestyle-skiing",
		"snowboarding", "artistic-gymnastics", "skateboarding", "equestrian", "ski-jumping", "triathlon", "cross-country-skiing", "biathlon", "nordic-combined":
		return true
	}
	return false
}

// counts reports whether an ordinal or a claim stands in the frame, so that a medal without a colour is only counted.
func (f *frame) counts(any bool) bool {
	s := f.s
	for i := f.from; i < f.to; i++ {
		it := &s.items[i]
		if any && it.kind == clOrd {
			return true
		}
		if it.kind == clNone && it.has(s.lx.lookup("claim")) {
			switch altyn.Claim(it.value(s.lx.lookup("claim"))) {
			case altyn.Most, altyn.Youngest, altyn.Oldest, altyn.Only, altyn.Last:
				return true
			}
		}
		if it := f.of("medal", clMedal); it != nil && it.has(s.cl.champion) || it != nil && it.has(s.cl.medallist) {
			if s.items[i].kind == clOrd {
				return true
			}
		}
	}
	return false
}

// splitNations makes a statement for each of several people of different nations, who did not win as one team.
func (f *frame) splitNations(st altyn.Statement, w who) bool {
	d := f.s.doc
	if len(w.people) < 2 || st.Nation != "" || len(st.People) != len(w.people) {
		return false
	}
	for _, p := range w.people {
		if d.nationOf(p) == "" {
			return false
		}
	}
	for k, p := range w.people {
		o := st
		o.People, o.Nation = st.People[k:k+1], d.nationOf(p)
		o.Assumed = append(slices.Clone(st.Assumed), "nation")
		f.emit(o)
	}
	return true
}

// emitAlso says of somebody else what was just said: as did A.
func (f *frame) emitAlso() {
	s, d := f.s, f.s.doc
	l := d.ctx.last
	if l == nil || l.Kind != altyn.Placing && l.Kind != altyn.Progress || len(s.toks) == 0 || l.Start < int(s.toks[0].start)-400 || l.Start < s.blk.start {
		return
	}
	w := f.subject()
	if w.none() || w.item < 0 {
		return
	}
	o := *l
	o.People, o.Nation, o.Mark, o.Unit, o.On, o.Trace = nil, "", "", "", altyn.Date{}, nil
	o.Assumed = nil
	for _, a := range [...]struct {
		slot string
		set  bool
	}{{"games", o.Games != ""}, {"sport", o.Sport != ""}, {"event", o.Event != ""}, {"medal", o.Medal != ""}, {"rank", o.Rank != 0}, {"phase", o.Phase != ""}, {"outcome", o.Outcome != ""}} {
		if a.set {
			o.Assumed = append(o.Assumed, a.slot)
		}
	}
	f.putWho(&o, w, true)
	f.emit(o)
}

// eventsBehind gives the items of further events of a list that opens with the event of the frame: won the 100 m, the 200 m
// and the relay.
func (f *frame) eventsBehind() []int {
	s := f.s
	at := -1
	for i := f.from; i < min(f.right, len(s.items)) && i < f.to+4; i++ {
		if it := &s.items[i]; it.kind == clEvent && !s.events[it.ref].athlete && !f.hides(i) {
			at = i
			break
		}
	}
	if at < 0 {
		return nil
	}
	var out []int
	last := false
	for k := at + 1; k < len(s.items) && !last; {
		j := k
		for s.at(j).kind == clNone && (s.norm(j) == "," || s.at(j).has(s.cl.and) || s.at(j).has(s.cl.article) || s.at(j).has(clSkip) && s.norm(j) != "-" || j > k && s.at(j).has(s.cl.atword)) {
			last = last || s.at(j).has(s.cl.and)
			j++
		}
		if j == k || s.at(j).kind != clEvent || s.events[s.at(j).ref].athlete {
			break
		}
		out = append(out, j)
		k = j + 1
	}
	if !last {
		return nil // a sport and its event, or a new clause
	}
	return out
}

// toldBefore reports whether the sentence has told already what medal or place the same subject won.
func (f *frame) toldBefore(st *altyn.Statement) bool {
	l := f.s.doc.ctx.last
	return l != nil && l.Kind == altyn.Placing && len(f.s.toks) > 0 && l.Start >= int(f.s.toks[0].start) && l.Games == st.Games &&
		(l.Medal != "" || l.Rank != 0) && l.Nation == st.Nation && slices.Equal(l.People, st.People)
}

// emitDefended makes a statement of the title that is defended, won at the Games printed with it or those before. It reports
// whether nothing is said but that: defending his title from Oslo, he was fifth.
func (f *frame) emitDefended(st altyn.Statement) (only bool) {
	d := f.s.doc
	if st.Games == "" || st.Medal == "" {
		return false
	}
	o := st
	if o.Games = d.cat.neighbour(st.Games, st.Games.Season(), -1); o.Games == "" {
		return false
	}
	g, at := f.gamesOf()
	if own := at >= 0 && g != "" && g != st.Games; own {
		o.Games = g
		only = slices.ContainsFunc(f.s.items[f.from:f.to], func(it item) bool { return it.kind == clNone && it.has(f.s.lx.lookup("defending")) })
	}
	o.Mark, o.Unit, o.On, o.Rank, o.Assumed = "", "", altyn.Date{}, 0, slices.Clone(st.Assumed)
	for _, a := range [...]string{"people", "nation", "games"} {
		set := a == "people" && len(o.People) > 0 || a == "nation" && o.Nation != "" || a == "games"
		if set && !slices.Contains(o.Assumed, a) {
			o.Assumed = append(o.Assumed, a)
		}
	}
	lo := f.lo
	if i, j := f.label("who"); i >= 0 && j < f.hi {
		f.lo = j
	}
	f.emit(o)
	f.lo = lo
	return only
}

// emitEachPerson makes a statement for each of the people, with the sport told of them.
func (f *frame) emitEachPerson(st altyn.Statement, w who) {
	for _, p := range w.people {
		o := f.start()
		o.Medal, o.Games, o.On = st.Medal, st.Games, st.On
		o.Assumed = slices.Clone(st.Assumed)
		one := w
		one.people, one.event = []int{p}, nil
		f.putWho(&o, one, true)
		f.putEvent(&o, one, false)
		f.emit(o)
	}
}
