package reading

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
)

// fill makes the statements of a frame.
func (s *sentence) fill(f *frame, all []frame) {
	if k := f.rule.sets["after"]; k != "" {
		// an elliptical clause goes on with what the sentence was counting
		l := s.doc.ctx.last
		if l == nil || !slices.Contains(strings.Split(k, ","), string(l.Kind)) || len(s.toks) == 0 || l.Start < int(s.toks[0].start) {
			return
		}
	}
	if k := f.rule.sets["goeson"]; k != "" {
		// goes on with what the paragraph told last
		if l := s.doc.ctx.last; l == nil || l.Start < s.blk.start || !slices.Contains(strings.Split(k, ","), string(l.Kind)) {
			return
		}
	}
	switch f.rule.kind {
	case altyn.Placing:
		if f.inTable() {
			f.fillStanding()
			return
		}
		f.fillPlacing(all)
	case altyn.Progress:
		f.fillProgress(all)
	case altyn.MedalCount:
		f.fillMedalCount()
	case altyn.Standing:
		f.fillStanding()
	case altyn.TeamSize:
		f.fillTeamSize()
	case altyn.QuotaPlaces:
		f.fillQuota()
	case altyn.ParticipationKind:
		f.fillParticipation()
	case altyn.Superlative:
		f.fillSuperlative()
	case altyn.RecordMark:
		f.fillRecord()
	case altyn.DecisionKind:
		f.fillDecision()
	case altyn.GamesFact:
		f.fillGames()
	case altyn.RoleFact:
		f.fillRole()
	case altyn.PersonFact:
		f.fillPerson()
	}
}

// inTable reports whether a place that a nation took is its place in the medal table: neither the sentence nor what the report
// told before names an event, a round or somebody, and the nation is called by its name.
func (f *frame) inTable() bool {
	s, d := f.s, f.s.doc
	who, rank := f.of("who", clNation), f.of("rank", clOrd)
	if who == nil || rank == nil || len(f.rule.labels) > 2 {
		return false
	}
	if r := &s.nations[who.ref]; r.person || r.adj || r.event > 0 || len(r.ids) == 0 {
		return false
	}
	if d.ctx.event.event != "" || d.ctx.sport != "" || d.head.sport != "" || d.head.event.event != "" || d.sport != "" || d.titleSport != "" {
		return false
	}
	team, date := s.lx.lookup("teamword"), false
	for i := range s.items {
		switch it := &s.items[i]; {
		case it.kind == clEvent, it.kind == clPhase, it.kind == clPerson, it.kind == clMark, it.kind == clScore, it.kind == clNone && it.has(team):
			return false
		case it.kind == clDate:
			date = true
		}
	}
	return !date
}

// start makes a statement of the frame's kind with the slots that its rule sets.
func (f *frame) start() altyn.Statement {
	st := altyn.Statement{Kind: f.rule.kind}
	for k, v := range f.rule.sets {
		switch k {
		case "medal":
			st.Medal = altyn.Medal(v)
		case "phase":
			st.Phase = altyn.Phase(v)
		case "outcome":
			st.Outcome = altyn.Outcome(v)
		case "of":
			st.Of = v
		case "claim":
			st.Claim = altyn.Claim(v)
		case "role":
			st.Role = altyn.RoleKind(v)
		case "ceremony":
			st.Ceremony = altyn.Ceremony(v)
		case "record":
			st.Record = altyn.RecordKind(v)
		case "by":
			st.By = altyn.By(v)
		case "approx":
			st.Approx = altyn.Approx(v)
		case "value":
			if n, err := altyn.ParseNum(v); err == nil && n.Known() {
				st.Value = altyn.IntValue(n.Or(0))
			} else {
				st.Value = altyn.WordValue(v)
			}
		case "rank":
			if n, err := altyn.ParseNum(v); err == nil && n.Known() {
				st.Rank = altyn.Rank(n.Or(0))
			} else if v == "last" {
				st.Rank = altyn.LastPlace
			}
		case "season":
			st.Season = altyn.Season(v)
		case "at":
			st.At = v
		case "all":
			st.All = true
		case "part":
			st.Part = true
		}
	}
	st.Quoted = f.quoted
	return st
}

// emit ends a statement: its span, and the subject as the last one spoken of.
func (f *frame) emit(st altyn.Statement) {
	s := f.s
	lo, hi := f.lo, f.hi
	for i := lo; i < hi-1 && i < len(s.asides); i++ {
		if f.hides(i) && !f.hides(i+1) {
			lo = i + 1 // the subject stands before something told in passing
		}
	}
	for lo < hi-1 && s.items[lo].has(clPunct) && s.items[lo].kind == clNone {
		lo++
	}
	for hi > lo+1 && s.items[hi-1].has(clPunct) && s.items[hi-1].kind == clNone && s.norm(hi-1) != ")" {
		hi--
	}
	st.Start, st.End = s.bytesOf(lo, hi-1)
	f.emitSpan(st)
}

func (f *frame) emitSpan(st altyn.Statement) {
	d := f.s.doc
	st.Trace = &altyn.Trace{Rule: f.rule.name, Origins: f.origin}
	if st.Approx == "" && f.rule.sets["diff"] == "" { // two more than: no bound
		st.Approx = f.approx()
	}
	if st.At == "" && st.Kind != altyn.DecisionKind && st.Kind != altyn.RoleFact {
		st.At = f.atWord()
		// finished 12th then, with seven golds: the count is of the same day
		if l := d.ctx.last; st.At == "" && l != nil && l.At != "" && st.Kind == altyn.MedalCount && l.Kind == altyn.Standing && l.Nation == st.Nation && len(f.s.toks) > 0 && l.Start >= int(f.s.toks[0].start) {
			st.At = l.At
			st.Assumed = append(st.Assumed, "at")
		}
	}
	if st.At == "" && st.Kind == altyn.Standing {
		st.At = f.standingDay(st.Games)
	}
	if len(d.out) >= maxStatements {
		return
	}
	if f.inherits && st.Event != "" {
		d.inherited[len(d.out)] = true
		st.Trace.Origins = append(slices.Clip(st.Trace.Origins), altyn.Origin{Slot: "event", From: "earlier-sentence"})
	}
	d.out = append(d.out, st)
	last := st
	d.ctx.last = &last
	d.lastPeople = f.who
	if len(st.People) > 0 {
		d.lastSubject = clPerson
	} else if st.Nation != "" {
		d.lastSubject = clNation
	}
}

const maxStatements = 2_000_000

// approx gives how loosely a figure of the frame is meant, from the words right before or inside it.
func (f *frame) approx() altyn.Approx {
	s := f.s
	c := s.cl.approx
	if c == clNone {
		return ""
	}
	for i := max(f.from-1, 0); i < f.to; i++ {
		if it := &s.items[i]; it.kind == clNone && it.has(c) && !f.hides(i) {
			return altyn.Approx(it.value(c))
		}
	}
	return ""
}

// atWord gives the day that words such as now and at the close put in the place of the report's.
func (f *frame) atWord() string {
	s := f.s
	if at := s.doc.columnAt(s.blk, f.lo, s); at != "" {
		return at
	}
	for i := 0; i < f.topic && i < f.from; i++ {
		if it := &s.items[i]; it.kind == clNone && it.has(s.cl.close) || i > 0 && it.kind == clNone && it.has(s.lx.lookup("closes")) && s.items[0].has(s.lx.lookup("whenword")) {
			return "close"
		}
	}
	for i := max(f.left, f.from-3); i < f.right && i < f.to+6; i++ {
		it := &s.items[i]
		if it.kind != clNone || f.hides(i) {
			continue
		}
		if it.has(s.cl.now) {
			return "now"
		}
		if it.has(s.cl.close) {
			return "close"
		}
	}
	return ""
}

// standingDay gives the day of the Games that the clause of a standing prints: the table changed from day to day. On the last
// it is that of the close; "" without a day.
func (f *frame) standingDay(g altyn.GamesID) string {
	d := f.s.doc
	in := d.cat.byID[g]
	i := f.seek(clDate, nil)
	if i < 0 || in == nil || !in.Opens.Exact() || !in.Closes.Exact() {
		return ""
	}
	on := f.s.dates[f.s.items[i].ref].resolve(d, g, false)
	switch {
	case !on.Exact() || on.First() < in.Opens.First() || on.First() > in.Closes.First():
		return ""
	case on.First() == in.Closes.First():
		return "close"
	}
	return on.String()
}

// from notes where a slot came from; what the sentence does not print is assumed.
func (f *frame) came(st *altyn.Statement, slot, where string, i int) {
	o := altyn.Origin{Slot: slot, From: where}
	if i >= 0 && i < len(f.s.items) {
		o.Start, o.End = f.s.bytesOf(i, i)
	}
	f.origin = append(f.origin, o)
	if where != "printed" {
		st.Assumed = append(st.Assumed, slot)
	}
}

// gamesSaid gives the Games of the frame by the words alone: printed in its zone, else the last that the sentence named, else of the context.
func (f *frame) gamesSaid() (g altyn.GamesID, at int) {
	s, d := f.s, f.s.doc
	if it := f.of("games", clGames); it != nil {
		if g := s.games[it.ref].resolve(d); g != "" {
			return g, int(f.itemIndex(it))
		}
	}
	if it := f.of("games", clNum); it != nil && it.has(clYear) {
		if g := s.yearOfGames(f.itemIndex(it)); g != "" {
			return g, f.itemIndex(it)
		}
	}
	useful := func(i int) bool {
		r := &s.games[s.items[i].ref]
		if f.hides(i) || i+1 < len(s.items) && i >= f.to && s.at(i+1).has(s.cl.otherevent) {
			return false
		}
		return r.resolve(d) != "" && !s.thanBefore(i)
	}
	for i := f.from; i < f.right; i++ {
		switch it := &s.items[i]; {
		case it.kind == clGames && useful(i):
			return s.games[it.ref].resolve(d), i
		case it.kind == clNum && it.has(clYear) && !f.hides(i):
			if g := s.yearOfGames(i); g != "" {
				return g, i
			}
		}
	}
	// the Games where ...: the clause is about the Games before it
	if f.left > 1 && s.items[f.left-1].kind == clNone && s.items[f.left-1].has(s.cl.rel) && f.rule.sets["noleft"] == "" {
		for i := f.left - 2; i >= 0 && i > f.left-5; i-- {
			g = ""
			if it := &s.items[i]; it.kind == clGames {
				g = s.games[it.ref].resolve(d)
			} else if it.has(clYear) {
				g = s.yearOfGames(i)
			}
			next := i == f.left-2 || i == f.left-3 && s.norm(f.left-2) == ","
			if g != "" && (s.items[f.left-1].has(s.lx.lookup("relplace")) || next && f.rule.kind == altyn.MedalCount && f.from == f.left+1) {
				f.lo = min(f.lo, i)
				return g, i
			}
		}
	}
	for i := f.from - 1; i >= f.left && f.rule.kind != altyn.Superlative; i-- {
		if s.items[i].kind == clGames && useful(i) && !f.ownMedal(i) && !s.told(i) {
			return s.games[s.items[i].ref].resolve(d), i
		}
	}
	for i := 0; i < f.topic && i < f.from; i++ {
		if s.items[i].kind == clGames && useful(i) && !s.told(i) {
			return s.games[s.items[i].ref].resolve(d), i
		}
	}
	// three years ago: Games of the series about that year
	for i := f.from; i+2 < len(s.items) && i < f.far+3; i++ {
		if it := &s.items[i]; it.kind == clNum && it.n < 60 && s.items[i+1].has(s.lx.lookup("years")) && s.items[i+2].has(s.lx.lookup("ago")) {
			ref := d.currentGames(s)
			y := ref.Year()
			if t, ok := d.today(); ok {
				y = t.Year()
			}
			if y > 0 && ref != "" {
				for _, g := range d.cat.all {
					if g.ID.Season() == ref.Season() && (d.cat.inYear(g.ID, y-int(it.n)) || g.ID.Year() == y-int(it.n)) {
						return g.ID, i
					}
				}
			}
		}
	}
	// a bare year stands for the Games of that year
	yr := func(i int) bool {
		if i < f.from && !(s.at(i-1).kind == clNone && s.at(i-1).has(s.cl.atword)) {
			return false // the 2012 champion
		}
		return s.items[i].has(clYear) && (i >= f.from || i < max(f.topic, 3) || f.rule.kind != altyn.Superlative) && s.yearOfGames(i) != ""
	}
	if i := f.seek(clNum, yr); i >= 0 {
		return s.yearOfGames(i), i
	}
	if s.gamesHere != "" && f.sameClause(s.gamesHereAt) && (f.rule.kind != altyn.Superlative || s.gamesHereAt < f.topic) {
		return s.gamesHere, -1
	}
	return cmp.Or(d.sectionGames(), d.ctx.games, d.games), -1
}

// ownMedal reports whether the Games at item i, before the frame, are those of a medal told of in a part of its own: the title
// she won in London, losing ...
func (f *frame) ownMedal(i int) bool {
	s := f.s
	comma, won := false, false
	for k := i + 1; k < f.from; k++ {
		comma = comma || s.norm(k) == ","
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if s.norm(k) == "," {
			break
		}
		won = won || s.items[k].kind == clMedal || s.items[k].kind == clTally
	}
	return comma && won
}

// sameClause reports whether what item at says still holds for the frame: it opens the sentence, or no clause ended since.
func (f *frame) sameClause(at int) bool {
	s := f.s
	if at < f.topic {
		return !s.told(at)
	}
	for i := at + 1; i < f.from; i++ {
		it := &s.items[i]
		if it.kind == clNone && (it.has(s.cl.barrier) || it.has(s.cl.rel) || s.norm(i) == "," || s.norm(i) == ";") {
			return false
		}
	}
	return true
}

// told reports whether the Games at item i are those of a clause that was read before: having finished fourth in Rio, she won.
func (s *sentence) told(i int) bool { return i < len(s.ofClause) && s.ofClause[i] }

func (f *frame) itemIndex(it *item) int {
	for i := range f.s.items {
		if &f.s.items[i] == it {
			return i
		}
	}
	return -1
}

// thanBefore reports whether the Games at item i are what something is compared with.
func (s *sentence) thanBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if s.items[k].kind == clNone && (s.items[k].has(s.lx.lookup("than")) || (k >= i-3 || k == 0 || k == 1) && s.items[k].has(s.lx.lookup("since"))) {
			return true
		}
		if s.items[k].kind == clNum && s.at(k-1).kind == clNone && s.at(k-1).has(s.lx.lookup("versus")) {
			return true // against 130 in Beijing
		}
		if s.items[k].kind != clNone && s.items[k].kind != clNation && s.items[k].kind != clPerson || s.norm(k) == "," {
			return false
		}
	}
	return false
}

// yearOfGames gives the Games of the year printed at item i, of the report's movement and season.
func (s *sentence) yearOfGames(i int) altyn.GamesID {
	d := s.doc
	if s.thanBefore(i) {
		return ""
	}
	m := altyn.Olympic
	ref := cmp.Or(d.ctx.games, d.games)
	if ref != "" {
		m = ref.Season().Movement()
	}
	return d.nearestGames(d.cat.ofYear(int(s.items[i].n), func(g altyn.GamesID) bool { return g.Season().Movement() == m }))
}

// putGames fills the games slot.
func (f *frame) putGames(st *altyn.Statement) {
	g, at := f.gamesOf()
	if g == "" {
		return
	}
	st.Games = g
	if at >= 0 {
		f.came(st, "games", "printed", at)
		f.reach(at)
	} else {
		f.came(st, "games", "document", -1)
	}
}

// putWho fills people and nation from a subject.
func (f *frame) putWho(st *altyn.Statement, w who, both bool) {
	d := f.s.doc
	f.who = w.people
	if len(w.people) > 0 {
		for _, p := range w.people {
			if p >= 0 && !slices.Contains(st.People, d.people[p].name) {
				st.People = append(st.People, d.people[p].name)
			}
		}
		if w.item >= 0 && !w.anaph {
			f.came(st, "people", "printed", w.item)
		} else {
			f.came(st, "people", "earlier-sentence", -1)
		}
		if !both {
			return
		}
		n := d.nationOf(w.people[0])
		for _, p := range w.people[1:] {
			if d.nationOf(p) != n {
				n = ""
			}
		}
		if n != "" {
			st.Nation = n
			st.Assumed = append(st.Assumed, "nation")
		}
		return
	}
	if w.nation != "" {
		st.Nation = w.nation
		if w.printed {
			f.came(st, "nation", "printed", w.item)
		} else {
			f.came(st, "nation", "earlier-sentence", -1)
		}
	}
}

// eventOf gives sport and event of the frame.
func (f *frame) eventOf(w who, g altyn.GamesID, inherit bool) (es eventSlots, printed bool) {
	s, d := f.s, f.s.doc
	cx := d.eventContext(w.people, g)
	if w.sex != "" {
		cx.sex = w.sex
	}
	for i := f.from; i < f.to; i++ {
		if it := &s.items[i]; it.kind == clNone && it.has(s.cl.sex) {
			cx.sex = altyn.Sex(it.value(s.cl.sex))
		} else if v := altyn.Sex(it.value(s.lx.lookup("agree"))); v != "" && !f.hides(i) && cx.sex == "" {
			// a participle or title agrees with whom it is said of
			cx.sex = v
			for _, p := range w.people {
				if s.doc.people[p].sex == "" {
					s.doc.people[p].sex = v
				}
			}
		}
	}
	// A, 11th with 574 points, among the women
	for i := f.to; i < f.to+3 && i < len(s.items) && cx.sex == ""; i++ {
		it := &s.items[i]
		if it.kind != clNone || it.has(clPunct) || it.has(s.cl.and) {
			break
		}
		if !it.has(s.cl.sex) {
			continue
		}
		k := i - 1
		for k > 0 && s.items[k].kind == clNone && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip)) {
			k--
		}
		if s.at(k).kind == clNone && s.at(k).has(s.lx.lookup("among")) {
			cx.sex = altyn.Sex(it.value(s.cl.sex))
			f.reach(i)
		}
	}
	var refs []int
	if i, j := f.label("event"); i >= 0 {
		for ; i < j; i++ {
			if s.items[i].kind == clEvent {
				refs = append(refs, i)
			}
		}
	}
	if len(refs) == 0 && !f.ownGames() {
		// what stands behind an epithet of earlier Games is of these Games
		own := func(i int) bool { return !s.events[s.items[i].ref].athlete }
		if i := f.seek(clEvent, own); i >= 0 {
			refs = append(refs, i)
		}
		for i := f.from; i < f.to && len(refs) == 0; i++ {
			if s.items[i].kind == clEvent && own(i) {
				refs = append(refs, i) // told in passing, and no other
			}
		}
	}
	// a sport named at the head of the sentence or in the zone goes with a more exact event
	if len(refs) == 1 && !f.ownGames() {
		r := &s.events[s.items[refs[0]].ref]
		for i := 0; i < f.right; i++ {
			if i >= f.topic && i < f.left || i == refs[0] || s.items[i].kind != clEvent || f.hides(i) {
				continue
			}
			o := &s.events[s.items[i].ref]
			if o.athlete {
				continue
			}
			if len(r.sports) == 0 && len(o.sports) > 0 && len(o.evts) == 0 && o.kg == "" || len(o.sports) == 0 && len(r.evts) == 0 && r.kg == "" && len(r.sports) > 0 && (i < f.topic || !s.personBetween(i, refs[0])) {
				refs = append(refs, i)
				break
			}
		}
	}
	if k := w.item + 1; len(refs) == 0 && w.item >= 0 && s.norm(k) == "," && s.items[w.item].kind == clPerson && w.event == nil {
		// A, a lifter of the 63 kg class
		for k++; s.at(k).kind == clNone && s.at(k).has(s.cl.article); k++ {
		}
		if s.at(k).kind == clEvent && (s.events[s.at(k).ref].kg != "" || len(s.events[s.at(k).ref].evts) > 0) {
			refs = append(refs, k)
		}
	}
	if len(refs) > 0 {
		r := s.events[s.items[refs[0]].ref]
		f.reach(refs[0])
		if i := refs[0]; len(r.dist) == 0 && s.norm(i+1) == "(" && s.at(i+2).kind == clMark && s.norm(i+3) == ")" {
			if m := &s.marks[s.at(i+2).ref]; m.dist != "" {
				r.dist = []string{m.dist} // the sprint (7.5 km)
			}
		}
		for _, i := range refs[1:] {
			o := s.events[s.items[i].ref]
			r.sports = append(slices.Clone(r.sports), o.sports...)
			r.evts = append(slices.Clone(r.evts), o.evts...)
			r.dist = append(slices.Clone(r.dist), o.dist...)
			r.sex = cmp.Or(r.sex, o.sex)
			r.kg = cmp.Or(r.kg, o.kg)
			r.class = cmp.Or(r.class, o.class)
			f.reach(i)
		}
		if r.bare {
			// the event, the women's event: that of the context, for the sex named
			if d.ctx.event.event != "" {
				es = d.ctx.event
				if r.sex != "" && es.event.Sex() != r.sex {
					es.event = altyn.EventID(string(es.event.Sport()) + "/" + string(r.sex) + "-" + es.event.Slug())
				}
				return es, false
			}
			r.bare = false
		}
		if w.team && w.sex != "" && r.sex == "" {
			r.sex = w.sex
		}
		if w.event != nil && len(r.sports) == 0 && len(r.evts) == 0 {
			r.sports = append(r.sports, w.event.sports...)
			if len(w.event.evts) > 0 && len(r.sports) == 0 {
				for _, a := range w.event.evts[0].alts[:1] {
					if a.sport != "" {
						r.sports = append(r.sports, a.sport)
					}
				}
			}
		}
		if o := w.event; o != nil && len(refs) == 1 && len(r.sports) == 0 && len(r.evts) > 0 && (len(o.sports) > 0 || len(o.evts) > 0) {
			// the epee fencers, in the team event: what they are tells of which
			q := r
			q.sports, q.evts = append(slices.Clone(r.sports), o.sports...), append(slices.Clone(r.evts), o.evts...)
			if q.sex == "" {
				q.sex = cmp.Or(w.sex, o.sex)
			}
			if es = d.unify(&q, cx); es.event != "" && d.listed(es.event) {
				return es, true
			}
		}
		es = d.unify(&r, cx)
		if len(refs) > 1 && (es.event == "" || !d.listed(es.event)) {
			// the sport of the clause before has no such event: it was of that clause alone
			if o := d.unify(&s.events[s.items[refs[0]].ref], cx); o.event != "" || es.sport == "" || es.event != "" && o.sport != "" {
				es = o
			}
		}
		if es.event != "" || es.sport != "" {
			return es, true
		}
		if len(r.evts) > 0 && len(refs) == 1 && !inherit {
			return eventSlots{}, false // of which sport, the words leave open
		}
		if r.kg != "" && len(w.people) == 1 {
			// a class that the sport at hand does not have: only the person's own sport is left
			if p := &d.people[w.people[0]]; p.sport != "" || len(p.sports) == 1 {
				es.sport = cmp.Or(p.sport, append(p.sports, "")[0])
			}
			return es, false
		}
	}
	if w.event != nil {
		es = d.unify(w.event, cx)
		if es.event != "" || es.sport != "" {
			if h := d.head.event; es.event == "" && d.ctx.event.event == "" && h.event != "" && d.sameSport(h.sport, es.sport) && inherit && d.agrees(w, h) && !w.team && g == d.currentGames(s) {
				return h, false
			}
			if es.event == "" && d.ctx.event.event != "" && d.sameSport(d.ctx.event.sport, es.sport) && inherit && d.agrees(w, d.ctx.event) && (d.ctx.para == s.blk.para || d.head.event.event == d.ctx.event.event) && !w.team && g == d.currentGames(s) {
				return d.ctx.event, false
			}
			return es, es.event == ""
		}
	}
	if inherit && d.ctx.event.event == "" && len(d.ctx.open.evts)+len(d.ctx.open.dist) > 0 && d.ctx.para == s.blk.para && (g == "" || g == d.currentGames(s)) {
		o := d.ctx.open
		if es := d.unify(&o, cx); es.event != "" && d.agrees(w, es) {
			return es, false
		}
	}
	if inherit && d.ctx.event.event != "" && (d.ctx.para == s.blk.para || d.head.event.event == d.ctx.event.event) && d.agrees(w, d.ctx.event) && (g == "" || g == f.s.doc.currentGames(s)) {
		return d.ctx.event, false
	}
	if h := d.head.event; inherit && d.ctx.event.event == "" && h.event != "" && d.agrees(w, h) && g == d.currentGames(s) {
		return h, false
	}
	if len(w.people) == 1 && inherit {
		// the only event that the report has this person in
		if ev := d.people[w.people[0]].events; len(ev) == 1 && (d.ctx.sport == "" || d.sameSport(d.ctx.sport, ev[0].Sport()) || len(d.people[w.people[0]].sports) == 1) {
			return eventSlots{sport: ev[0].Sport(), event: ev[0]}, false
		}
	}
	if len(w.people) > 0 {
		var sp altyn.SportID
		for k, p := range w.people {
			x := d.sportOf(p)
			if k == 0 {
				sp = x
			} else if x != sp {
				sp = ""
			}
		}
		es.sport = sp
	} else {
		es.sport = cmp.Or(d.head.sport, "")
	}
	return es, false
}

// personBetween reports whether somebody is named between two items.
func (s *sentence) personBetween(i, j int) bool {
	for k := min(i, j) + 1; k < max(i, j); k++ {
		if s.items[k].kind == clPerson {
			return true
		}
	}
	return false
}

// listed reports whether the catalogue has the event.
func (d *document) listed(e altyn.EventID) bool {
	return slices.ContainsFunc(d.cat.events[e.Sport()], func(in eventInfo) bool { return in.id == e || stripClass(&in, "") == e })
}

// sportOf gives the sport of a person: as told, the only one known, or that of the context when it is one of theirs.
func (d *document) sportOf(w int) altyn.SportID {
	p := &d.people[w]
	if p.sport != "" {
		return p.sport
	}
	if len(p.sports) == 1 {
		return p.sports[0]
	}
	ctx := cmp.Or(d.ctx.sport, d.head.sport)
	if ctx != "" && d.fitsSport(p, ctx) {
		return ctx
	}
	return ""
}

// agrees reports whether a subject may have taken part in the event.
func (d *document) agrees(w who, es eventSlots) bool {
	sex := es.event.Sex()
	for _, p := range w.people {
		in := &d.people[p]
		if (sex == altyn.Men || sex == altyn.Women) && in.sex != "" && in.sex != sex {
			return false
		}
		if in.sport != "" && !d.sameSport(in.sport, es.sport) && !d.sameSport(es.sport, in.sport) {
			return false
		}
		if in.sport == "" && !d.fitsSport(in, es.sport) {
			return false
		}
	}
	return true
}

// putEvent fills sport and event.
func (f *frame) putEvent(st *altyn.Statement, w who, inherit bool) {
	es, printed := f.eventOf(w, st.Games, inherit)
	f.inherits = !printed && es.event != ""
	if !printed && len(w.people) > 1 && st.Rank == 0 && f.s.doc.individual(es.event) {
		es.event = "" // two medals of an event for one
	}
	if es.sport != "" {
		st.Sport = es.sport
		if !printed {
			st.Assumed = append(st.Assumed, "sport")
		}
	}
	if es.event != "" {
		st.Event = es.event
		st.Sport = es.event.Sport()
		if !printed || es.inferred {
			st.Assumed = append(st.Assumed, "event")
		}
		// an event tells the sex of those who took part in it
		if sex := es.event.Sex(); sex == altyn.Men || sex == altyn.Women {
			for _, p := range w.people {
				if f.s.doc.people[p].sex == "" && printed && !es.inferred {
					f.s.doc.people[p].sex = sex
				}
			}
		}
	}
}

// putDay fills the day that the clause prints.
func (f *frame) putDay(st *altyn.Statement) {
	i := -1
	if it := f.of("on", clDate); it != nil {
		i = f.itemIndex(it)
	} else {
		i = f.seek(clDate, nil)
		for k := f.right; i < 0 && f.rule.kind == altyn.DecisionKind && k < f.far; k++ {
			if f.s.items[k].kind == clDate {
				i = k // the disqualification of A, on 12 January
			}
		}
	}
	if i < 0 {
		return
	}
	r := &f.s.dates[f.s.items[i].ref]
	if st.Kind == altyn.Placing && i > f.to && slices.ContainsFunc(f.s.items[f.to:i], func(it item) bool { return it.kind == clPerson && !it.has(clPoss) }) {
		return // the day of what somebody else did
	}
	if y := f.s.doc.ctx.year; y > 0 && f.rule.kind == altyn.DecisionKind && r.a.y == 0 && r.rel == "" && r.weekday == 0 {
		q := *r
		q.a.y = y // on 23 November: of the year told before
		if q.b != (calDay{}) {
			q.b.y = y
		}
		r = &q
	}
	dt := r.resolve(f.s.doc, st.Games, f.future)
	if !dt.Known() {
		return
	}
	st.On = dt
	f.reach(i)
	if r.rel != "" || r.weekday > 0 {
		f.came(st, "on", "earlier-sentence", i)
	} else {
		f.came(st, "on", "printed", i)
	}
}

// putMark fills the mark that the clause prints.
func (f *frame) putMark(st *altyn.Statement) {
	s := f.s
	if f.rule.sets["nomark"] != "" {
		return // the score of a bout
	}
	i := -1
	if it := f.of("mark", clMark); it != nil {
		i = f.itemIndex(it)
	} else {
		ok := func(i int) bool {
			if s.items[i].kind != clMark || f.hides(i) {
				return false
			}
			m := &s.marks[s.items[i].ref]
			if m.dist != "" && !strings.Contains(m.text, ".") {
				return false // a distance
			}
			return m.text != "" && s.markHere(i)
		}
		for k := f.from; k < f.far && i < 0; k++ {
			if ok(k) {
				i = k
			}
		}
		// scoring 98.5 points to finish third
		for k := f.from - 1; k >= f.left && i < 0; k-- {
			if ok(k) && s.markVerb(k) && k >= s.marked {
				i = k
				f.lo = min(f.lo, k)
			}
		}
	}
	if i < 0 {
		return
	}
	m := &s.marks[s.items[i].ref]
	if m.text == "" {
		return
	}
	s.marked = i + 1
	st.Mark, st.Unit = m.text, m.unit
	if st.Unit == "" {
		st.Unit = altyn.Points
		if s.doc.ctx.last != nil && s.doc.ctx.last.Unit != "" && s.doc.ctx.last.Event == st.Event {
			st.Unit = s.doc.ctx.last.Unit
		}
		if k := s.doc.defaultUnit(st.Sport); k != "" {
			st.Unit = k
		}
		st.Assumed = append(st.Assumed, "unit")
	}
	f.reach(i)
}

// keepEvent makes the event of a statement the one spoken of, where none of its sport was.
func (f *frame) keepEvent(st *altyn.Statement) {
	d := f.s.doc
	if st.Event == "" || st.Event.Slug() == "" || d.ctx.event.event != "" || st.Games != d.currentGames(f.s) {
		return
	}
	topic := false // the event opens the sentence: on the large hill, A was eighth
	for i := 0; i < f.topic && i < f.from; i++ {
		it := &f.s.items[i]
		topic = topic || it.kind == clEvent && !f.s.events[it.ref].athlete
	}
	if sp := cmp.Or(d.ctx.sport, d.head.sport); sp != "" && d.sameSport(sp, st.Event.Sport()) || topic {
		if topic {
			d.ctx.sport = st.Event.Sport()
		}
		d.ctx.event, d.ctx.para = eventSlots{sport: st.Event.Sport(), event: st.Event}, f.s.blk.para
	}
}

// defaultUnit gives the unit of marks in a sport, "" for points.
func (d *document) defaultUnit(s altyn.SportID) altyn.Unit {
	switch s {
	case "swimming", "para-swimming", "athletics", "para-athletics", "speed-skating", "short-track", "track-cycling":
		return altyn.Seconds
	}
	return ""
}

// markVerb reports whether a verb of achieving stands before the mark at item i.
func (s *sentence) markVerb(i int) bool {
	c := s.lx.lookup("lift")
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if s.items[k].kind == clNone && s.items[k].has(c) {
			return true
		}
	}
	return false
}

// markHere reports whether the mark at item i is what somebody achieved and not a difference or a limit.
func (s *sentence) markHere(i int) bool {
	return !s.at(i-1).has(s.cl.otherevent) && !(s.at(i-1).kind == clNone && s.at(i-1).has(s.lx.lookup("marginword"))) && !(s.at(i+1).kind == clNone && s.at(i+1).has(s.lx.lookup("marginafter")))
}

// putPhase fills the round.
func (f *frame) putPhase(st *altyn.Statement) {
	if st.Phase != "" {
		return
	}
	s := f.s
	take := func(i int) bool {
		it := &s.items[i]
		if it.kind == clNone && it.has(clPhase) && !f.hides(i) {
			st.Phase = altyn.Phase(it.value(s.cl.phase))
			f.reach(i)
			return true
		}
		return false
	}
	if i, j := f.label("phase"); i >= 0 {
		for ; i < j; i++ {
			if take(i) {
				return
			}
		}
	}
	for i := f.from; i < f.right; i++ {
		if take(i) {
			return
		}
	}
	for i := f.from - 1; i >= f.left; i-- {
		if take(i) {
			return
		}
	}
	// in the semifinals, where she was third
	for k, i := s.whereBefore(f.from), 0; k > 0 && i < 6; i++ {
		if k--; k >= 0 && take(k) {
			return
		}
	}
}

// whereBefore gives the item of the word for where that opens the clause of item i, -1 when there is none.
func (s *sentence) whereBefore(i int) int {
	c := s.lx.lookup("relplace")
	for k := i - 1; c != clNone && k >= 0 && k > i-5; k-- {
		if it := &s.items[k]; it.kind == clNone && it.has(c) {
			return k
		} else if it.has(clPunct) && s.norm(k) != "-" || it.kind == clNone && it.has(s.cl.barrier) {
			break
		}
	}
	return -1
}

func num(n int) altyn.Num {
	if n < 0 {
		return altyn.Num{}
	}
	return altyn.N(n)
}

// individual reports whether the event is known to be one for single athletes.
func (d *document) individual(e altyn.EventID) bool {
	for _, in := range d.cat.events[e.Sport()] {
		if in.id == e {
			return in.kind == altyn.Individual
		}
	}
	return false
}
