package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// advance moves the discourse over the items before i: who, where and what was named last.
func (s *sentence) advance(i int) {
	d := s.doc
	for ; s.done < i && s.done < len(s.items); s.done++ {
		it := &s.items[s.done]
		switch it.kind {
		case clPerson:
			g := &s.people[it.ref]
			if !s.opponent(s.done) || len(d.ctx.people) == 0 {
				d.ctx.people, d.ctx.peoplePara = g.who, s.blk.para
			}
			s.lastWho = clPerson
			for _, w := range g.who {
				d.name(w)
			}
		case clNation:
			r := &s.nations[it.ref]
			if p := s.at(s.done - 1); p.kind == clNone && p.has(s.lx.lookup("against")) && !p.has(s.lx.lookup("agent")) && !p.has(s.lx.lookup("losingto")) {
				break // an opponent
			}
			if len(r.ids) > 0 && !r.person && it.has(clNation) {
				d.ctx.nation = d.pickNation(r.ids)
				s.lastWho = clNation
			}
			if r.event > 0 {
				s.takeEvent(&s.events[r.event-1])
			}
		case clGames:
			r := &s.games[it.ref]
			if r.noun == "any" && r.rel == "" && r.year == 0 && len(r.cities) == 0 && r.edition == 0 {
				break
			}
			if s.thanBefore(s.done) || len(r.years) > 0 || it.has(clAside) {
				break // X, the Tokyo champion, was fifth: not in Tokyo
			}
			if g := r.resolve(d); g != "" {
				s.gamesHere, s.gamesHereAt = g, s.done
				if !d.upcoming(g) {
					d.ctx.held = g
				}
				if d.games == "" {
					d.ctx.games = g
				}
			}
		case clEvent:
			if it.has(clQuote) {
				break
			}
			s.takeEvent(&s.events[it.ref])
			if p := s.at(s.done + 1); p.kind == clNone && p.has(clPhase) && !s.events[it.ref].athlete {
				d.ctx.phase = altyn.Phase(p.value(s.cl.phase))
			}
		case clNone:
			if it.has(s.cl.sex) && s.done < 4 && s.norm(s.done+1) == "," && (s.norm(s.done-1) != "," && s.at(s.done-1).kind == clNone) {
				// among the men, ...
				s.takeEvent(&eventRef{bare: true, sex: altyn.Sex(it.value(s.cl.sex))})
			}
		case clDate:
			if y := s.dates[it.ref].a.y; y > 0 {
				d.ctx.year = y
			}
			if dt := s.dates[it.ref].resolve(d, cmp.Or(s.gamesHere, d.ctx.games, d.games), false); dt.Exact() {
				d.lastDay, d.lastDaySet = dt.First(), true
				if s.dates[it.ref].rel != "" {
					s.dates[it.ref].fixed = dt
				}
			}
		}
	}
}

// opponent reports whether a verb of beating or a word for against stands before the name at item i: whom somebody met is
// not whom the text goes on about.
func (s *sentence) opponent(i int) bool {
	c := s.lx.lookup("beat")
	if c == clNone {
		return false
	}
	k := i - 1
	for k >= 0 && s.items[k].kind == clNone && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip)) {
		k--
	}
	return s.beatenBy(i) || k >= 0 && s.items[k].kind == clNone && (s.items[k].has(c) || s.items[k].has(s.lx.lookup("against")))
}

// beatenBy reports whether the name at item i is that of whom somebody was beaten by.
func (s *sentence) beatenBy(i int) bool {
	agent, beaten := s.lx.lookup("agent"), s.lx.lookup("beaten")
	if agent == clNone || beaten == clNone {
		return false
	}
	k := i - 1
	for k >= 0 && s.items[k].kind == clNone && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip)) && !s.items[k].has(agent) {
		k--
	}
	if k < 1 || s.items[k].kind != clNone {
		return false
	}
	if s.items[k].has(beaten) {
		return s.items[k].to-s.items[k].from > 1 // dominé par, one entry of the list
	}
	if !s.items[k].has(agent) {
		return false
	}
	for n := k - 1; n >= 0 && n > k-4; n-- {
		if it := &s.items[n]; it.kind == clNone && it.has(beaten) {
			return true
		} else if it.kind == clPerson || it.has(clPunct) {
			return false
		}
	}
	return false
}

// takeEvent makes a named event the one that later clauses leave out.
func (s *sentence) takeEvent(r *eventRef) {
	d := s.doc
	if r.athlete {
		return
	}
	if r.bare {
		// the men's round: the event spoken of, for the sex named
		if e := d.ctx.event.event; e != "" && r.sex != "" && e.Sex() != r.sex && (r.sex == altyn.Men || r.sex == altyn.Women) {
			d.ctx.event.event = altyn.EventID(string(e.Sport()) + "/" + string(r.sex) + "-" + e.Slug())
			if !slices.ContainsFunc(d.cat.events[e.Sport()], func(in eventInfo) bool { return in.id == d.ctx.event.event }) {
				d.ctx.event.event = "" // men and women have other distances
			}
			d.ctx.sex = r.sex
			return
		}
		if o := d.ctx.open; r.sex != "" && o.sex == "" && len(o.evts) > 0 {
			o.sex = r.sex
			s.takeEvent(&o)
		}
		return
	}
	var people []int
	if s.lastWho == clPerson {
		people = d.ctx.people
	}
	cx := d.eventContext(people, cmp.Or(s.gamesHere, d.ctx.games, d.games))
	if len(people) == 0 && r.sex == "" {
		cx.sex = d.head.sex // the sex of the event before says nothing of a new one
	}
	es := d.unify(r, cx)
	if es.event == "" && es.sport == "" {
		return
	}
	d.ctx.open = eventRef{}
	if es.event == "" && len(r.evts)+len(r.dist)+len(r.wclass) > 0 || es.event == "" && r.kg != "" {
		d.ctx.open = *r
		if es.sport != "" && len(r.sports) == 0 {
			d.ctx.open.sports = []string{string(es.sport)}
		}
		d.ctx.event = eventSlots{}
		d.ctx.para = s.blk.para
	}
	if es.event != "" {
		if d.ctx.event.event != es.event {
			d.ctx.phase = ""
			d.ctx.eventGames = ""
		}
		d.ctx.event = es
		d.ctx.para = s.blk.para
	} else if !d.sameSport(es.sport, d.ctx.event.sport) {
		d.ctx.event = eventSlots{}
	}
	if es.sport != "" {
		d.ctx.sport = es.sport
	}
	if r.sex != "" {
		d.ctx.sex = r.sex
	} else if es.event == "" {
		d.ctx.sex = ""
	}
}

// noteContext is called when the frames of a sentence are known and before they are filled.
func (s *sentence) noteContext(fs []frame) {
	s.done, s.marked, s.lastWho, s.gamesHere, s.decided = 0, 0, clNone, "", altyn.Date{}
}

// eventContext gathers what may fill an event for these people at these Games.
func (d *document) eventContext(people []int, g altyn.GamesID) eventContext {
	cx := eventContext{games: g}
	add := func(s altyn.SportID) {
		if s != "" && !slices.Contains(cx.sports, s) {
			cx.sports = append(cx.sports, s)
		}
	}
	for _, w := range people {
		p := &d.people[w]
		add(p.sport)
		if cx.sex == "" {
			cx.sex = p.sex
		} else if p.sex != "" && p.sex != cx.sex {
			cx.sex = altyn.Mixed
		}
	}
	if len(cx.sports) == 1 {
		cx.hard = true
	}
	own := len(cx.sports) > 0
	for _, w := range people {
		p := &d.people[w]
		// the paragraph's sport first, when the person is known for it
		if d.ctx.sport != "" && d.fitsSport(p, d.ctx.sport) {
			add(d.ctx.sport)
		}
		for _, s := range p.sports {
			add(s)
		}
		if len(p.sports) == 1 {
			cx.hard = true
		}
		own = own || len(p.sports) > 0
	}
	if !own {
		add(d.ctx.sport)
		add(d.head.sport)
		cx.hard = cx.hard || len(cx.sports) == 1
	}
	if cx.sex == "" {
		cx.sex = cmp.Or(d.ctx.sex, d.head.sex)
		if d.head.sex == "" && len(people) > 0 {
			cx.loose = d.ctx.sport
		}
	}
	return cx
}

// fitsSport reports whether a person's known sports allow the sport.
func (d *document) fitsSport(p *person, s altyn.SportID) bool {
	if len(p.sports) == 0 {
		return true
	}
	for _, o := range p.sports {
		if d.sameSport(o, s) {
			return true
		}
	}
	return false
}

// sameSport reports whether one is the other, or a discipline of it.
func (d *document) sameSport(a, b altyn.SportID) bool {
	return a == b || d.cat.parent[a] == b || d.cat.parent[b] == a
}

// pickNation chooses among the nations of one name: that of the report, else the one that is there at the Games spoken of.
func (d *document) pickNation(ids []altyn.NationID) altyn.NationID {
	if len(ids) == 0 {
		return ""
	}
	if slices.Contains(ids, d.nation) {
		return d.nation
	}
	if slices.Contains(ids, d.ctx.nation) {
		return d.ctx.nation
	}
	return ids[0]
}

// nationOf gives the nation of a person at Games: as the report tells, else as known, else that of the report.
func (d *document) nationOf(w int) altyn.NationID {
	p := &d.people[w]
	if p.nation != "" {
		return p.nation
	}
	switch len(p.nations) {
	case 0:
	case 1:
		return p.nations[0]
	default:
		if slices.Contains(p.nations, d.ctx.nation) {
			return d.ctx.nation
		}
		for _, n := range p.nations {
			if d.nationCount[n] > 0 {
				return n
			}
		}
		return p.nations[len(p.nations)-1]
	}
	if !p.rival {
		if d.titleNation != "" {
			return d.titleNation
		}
		if d.focused && (!d.titled || d.titleSport == "" && d.head.event.event == "" && d.head.sport == "") {
			return d.nation
		}
	}
	return ""
}

// who is the subject of a frame.
type who struct {
	people  []int
	nation  altyn.NationID
	nations []int     // items, when several are listed
	event   *eventRef // of the team
	printed bool
	item    int // -1 when nobody is printed in the sentence
	anaph   bool
	team    bool
	sex     altyn.Sex
}

func (w *who) none() bool { return len(w.people) == 0 && w.nation == "" }

// whoAt reads the item as a subject.
func (s *sentence) whoAt(i int) (w who, ok bool) {
	d := s.doc
	it := s.at(i)
	w.item = i
	switch it.kind {
	case clNone:
		if it.has(s.cl.pposs) {
			s.ownWord = true // a possessive tells the sex of what is owned, not of the owner, where both use one word
			w.people, w.nation = d.antecedent(it.value(s.cl.pposs), s)
			s.ownWord = false
			w.anaph = true
			return w, !w.none()
		}
		if it.has(s.cl.nposs) {
			w.nation, w.anaph = d.thatNation(), true
			return w, w.nation != ""
		}
	case clPerson:
		g := &s.people[it.ref]
		w.people, w.printed = g.who, true
		if g.event > 0 {
			w.event = &s.events[g.event-1]
		}
		return w, true
	case clPron:
		g := &s.people[it.ref]
		w.people, w.nation = d.antecedent(g.anaph, s)
		w.anaph = true
		return w, !w.none()
	case clNation:
		r := &s.nations[it.ref]
		w.team, w.sex = r.team, r.sex
		if r.event > 0 {
			w.event = &s.events[r.event-1]
		}
		if len(r.ids) > 0 {
			w.nation, w.printed = d.pickNation(r.ids), true
			w.nations = s.nationList(i)
			return w, true
		}
		w.nation, w.anaph = d.thatNation(), true
		return w, w.nation != ""
	}
	return w, false
}

// antecedent gives whom a pronoun stands for.
func (d *document) antecedent(kind string, s *sentence) ([]int, altyn.NationID) {
	fits := func(w int, sex altyn.Sex) bool {
		return sex == "" || d.people[w].sex == "" || d.people[w].sex == sex
	}
	latest := func(sex altyn.Sex) []int {
		if len(d.ctx.people) == 1 && fits(d.ctx.people[0], sex) {
			return d.ctx.people
		}
		for i := len(d.recent) - 1; i >= 0; i-- {
			if fits(d.recent[i], sex) {
				return []int{d.recent[i]}
			}
		}
		return nil
	}
	switch kind {
	case "m":
		p := latest(altyn.Men)
		return p, ""
	case "f":
		p := latest(altyn.Women)
		return p, ""
	case "p":
		return latest(""), ""
	case "pl":
		if len(d.ctx.people) > 1 {
			return d.ctx.people, ""
		}
		return nil, cmp.Or(d.ctx.nation, d.nation)
	case "both":
		if len(d.ctx.people) == 2 {
			return d.ctx.people, ""
		}
		// the two last named
		if n := len(d.recent); n >= 2 {
			return []int{d.recent[n-2], d.recent[n-1]}, ""
		}
	case "i":
		if d.speaker >= 0 {
			return []int{d.speaker}, ""
		}
	case "we":
		return nil, d.nation
	}
	return nil, ""
}

// learnSex takes from a possessive in the clause the sex of the only person it can mean.
func (f *frame) learnSex(w who) {
	s := f.s
	if len(w.people) != 1 || w.item < 0 {
		return
	}
	p := &s.doc.people[w.people[0]]
	if p.sex != "" {
		return
	}
	for i := w.item + 1; i < f.right && i < w.item+10; i++ {
		it := &s.items[i]
		if it.kind == clPerson || it.kind == clNation {
			return
		}
		if it.kind == clNone && it.has(s.cl.pposs) {
			switch it.value(s.cl.pposs) {
			case "m":
				p.sex = altyn.Men
			case "f":
				p.sex = altyn.Women
			}
			return
		}
	}
}

// subject gives who a frame is about: whom it names, else who stands before it, else who was spoken of last.
func (f *frame) subject() who {
	w := f.findSubject()
	f.learnSex(w)
	return w
}

func (f *frame) findSubject() who {
	s := f.s
	if i, j := f.label("who"); i >= 0 {
		for ; i < j; i++ {
			if w, ok := s.whoAt(i); ok {
				return w
			}
		}
	}
	if f.rule.sets["after"] != "" && s.doc.ctx.last != nil && (len(s.doc.lastPeople) > 0 || s.doc.ctx.last.Nation != "") {
		return who{people: s.doc.lastPeople, nation: s.doc.ctx.last.Nation, item: -1, anaph: true}
	}
	before := f.from - 1
	for before >= 0 && s.items[before].kind == clNone && s.items[before].has(clSkip) {
		before--
	}
	if before > 0 {
		it := &s.items[before]
		if t := &s.toks[it.from]; it.kind == clNone && t.is(tokCap) && !t.is(tokUpper) && it.to-it.from == 1 && len(it.ents) == 0 {
			return who{item: -1} // somebody whose name was not understood
		}
		if it.kind == clNone && it.has(clCap) && it.to-it.from > 1 && len(it.ents) == 0 {
			return who{item: -1}
		}
		if first := &s.items[f.from]; it.kind == clNone && it.has(s.cl.rel) || first.kind == clNone && first.has(s.cl.rel) {
			// whom the relative pronoun stands for
			for i := before - 1; i >= 0 && i > before-6; i-- {
				if k := s.items[i].kind; k == clPerson || k == clNation && !s.nations[s.items[i].ref].person {
					if w, ok := s.whoAt(i); ok {
						return w
					}
				}
			}
		}
	}
	// A, who went on to win: the pronoun stands for A, whatever A was in its own clause
	for i := f.from - 1; i > 0 && i > f.from-6; i-- {
		it := &s.items[i]
		if it.kind != clNone || it.has(clPunct) || it.has(s.cl.barrier) || it.has(s.cl.and) {
			break
		}
		if !it.has(s.cl.rel) {
			continue
		}
		k := i - 1
		if s.norm(k) == "," {
			k--
		}
		if k >= 0 && s.items[k].kind == clPerson && !s.items[k].has(clPoss) {
			if w, ok := s.whoAt(k); ok {
				return w
			}
		}
		break
	}
	if before > 2 && s.norm(before) == "," {
		// A, who ..., finished: the clause in between is not about the subject
		for i := before - 1; i > 1; i-- {
			it := &s.items[i]
			if it.kind == clNone && it.has(s.cl.barrier) || it.kind == clPerson && !it.has(clPoss) && s.items[i-1].kind == clNone && s.items[i-1].has(s.cl.and) {
				break
			}
			if it.kind == clNone && it.has(s.cl.rel) && s.norm(i-1) == "," && s.items[i-2].kind == clPerson && !s.items[i-2].has(clPoss) {
				if w, ok := s.whoAt(i - 2); ok {
					return w
				}
			}
		}
	}
	if w, ok := f.nationGroup(); ok {
		return w
	}
	if s.strangerBefore(f.from) {
		return who{item: -1} // the Smith brothers, of whom nothing is known
	}
	skipTo := f.from
	for i := skipTo - 1; i >= 0; i-- {
		it := &s.items[i]
		if it.kind == clNone || it.has(clPoss) {
			continue
		}
		if it.kind != clPerson && it.kind != clNation && it.kind != clPron {
			continue
		}
		if it.kind == clNation && s.nations[it.ref].person || f.hides(i) || it.kind == clPerson && s.beatenBy(i) {
			continue
		}
		k := i - 1
		for k >= 0 && k > i-6 && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip) || s.items[k].kind == clGames || s.items[k].kind == clMedal || s.items[k].kind == clEvent || s.items[k].kind == clNum || s.items[k].kind == clNation && s.items[k].has(clAdj)) {
			k--
		}
		if k >= 0 && s.items[k].kind == clNone && s.items[k].has(s.lx.lookup("prep")) {
			if !(it.kind == clPerson && s.items[k].has(s.cl.ofword) && s.at(k-1).kind == clNation && s.nations[s.at(k-1).ref].team) {
				continue
			}
		}
		if s.beatenToo(i) {
			continue
		}
		if w, ok := s.whoAt(i); ok {
			return w
		}
	}
	d := s.doc
	// beaten in the semifinal, she ...: the subject follows an opening clause
	if f.from <= 3 {
		for i := f.to; i < len(s.items) && i < f.to+14; i++ {
			if s.norm(i) != "," {
				continue
			}
			for k := i + 1; k < i+4 && k < len(s.items); k++ {
				if s.items[k].has(clPoss) {
					break
				}
				if w, ok := s.whoAt(k); ok && s.items[k].kind != clNone {
					return w
				}
			}
			if k := s.at(i + 1).kind; k == clOrd || k == clMedal || k == clPhase {
				continue // sixth in Athens, eighth in Beijing, she ...
			}
			break
		}
	}
	// X's title ... is: the possessor
	for i := f.from - 1; i >= 0 && i > f.from-9; i-- {
		if it := &s.items[i]; it.has(clPoss) && it.kind == clPerson {
			if w, ok := s.whoAt(i); ok {
				return w
			}
		}
	}
	w := who{item: -1, anaph: true}
	if d.lastSubject == clNation || len(d.ctx.people) == 0 {
		w.nation = d.thatNation()
		if l := d.ctx.last; l != nil && l.Nation != "" && len(l.People) == 0 {
			w.nation = cmp.Or(d.ctx.nation, w.nation)
		}
	} else {
		w.people = d.ctx.people
	}
	return w
}

// beatenToo reports whether the name at item i is one more that a verb of beating governs: beat A in the quarterfinals and B in
// the semifinals.
func (s *sentence) beatenToo(i int) bool {
	c := s.lx.lookup("beat")
	if c == clNone || s.at(i-1).kind != clNone || !s.at(i-1).has(s.cl.and) {
		return false
	}
	for k, round := i-2, false; k >= 0 && k > i-12; k-- {
		it := &s.items[k]
		if it.kind != clNone {
			continue
		}
		switch {
		case it.has(c):
			return round
		case it.has(clPhase):
			round = true
		case it.has(clPunct) && s.norm(k) != "-", it.has(s.cl.win), it.has(s.lx.lookup("finish")):
			return false
		}
	}
	return false
}

// strangerBefore reports whether the clause before item i is opened by a name that was not understood: a capitalised word
// that no list has, with nobody and no nation after it.
func (s *sentence) strangerBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		it := &s.items[k]
		switch {
		case it.kind == clPerson || it.kind == clPron || it.kind == clNation:
			return false
		case it.kind != clNone:
		case it.has(clPunct) && s.norm(k) != "-" || it.has(s.cl.barrier) || it.has(s.lx.lookup("prep")):
			return false
		case k > 0 && it.to-it.from == 1 && len(it.ents) == 0 && s.toks[it.from].is(tokCap) && s.toks[it.from].is(tokWord) && !s.toks[it.from].is(tokUpper):
			return s.items[k-1].kind == clNone && (s.items[k-1].has(s.cl.article) || s.items[k-1].has(s.cl.and) || s.items[k-1].has(clCap))
		}
	}
	return false
}

// nationGroup gives the subject that stands right before the frame as a group of a nation, whatever the noun: the
// Norwegian lifters were ... . Such a clause is about nobody of an earlier sentence.
func (f *frame) nationGroup() (who, bool) {
	s := f.s
	if s.lx.lang.Plural == nil {
		return who{}, false
	}
	const near = 6 // a group and its verb stand this close: Norwegian lifters have since been ...
	plural := false
	for i := f.from - 1; i >= 0 && i > f.from-near; i-- {
		it := &s.items[i]
		if it.has(clPunct) && s.norm(i) != "-" {
			break
		}
		switch {
		case it.kind == clNone || it.kind == clEvent:
			t := &s.toks[it.to-1]
			if t.is(tokWord) && !t.is(tokCap) && !it.has(s.cl.article) && !it.has(s.lx.lookup("prep")) {
				plural = plural || len(t.norm) > 4 && s.lx.lang.Plural(t.norm)
				continue
			}
			if it.kind == clEvent {
				continue
			}
			return who{}, false
		case it.kind == clNation && s.nations[it.ref].adj && plural && len(s.nations[it.ref].ids) > 0:
			k := i - 1
			for k >= 0 && s.items[k].kind != clNation && !s.items[k].has(clPunct) && (s.items[k].has(clSkip) || s.items[k].has(s.cl.article) || s.items[k].kind == clNum) {
				k--
			}
			if k >= 0 && s.items[k].kind == clNone && s.items[k].has(s.lx.lookup("prep")) {
				return who{}, false
			}
			f.lo = min(f.lo, i)
			return who{nation: s.doc.pickNation(s.nations[it.ref].ids), printed: true, team: true, item: i}, true
		default:
			return who{}, false
		}
	}
	return who{}, false
}

// findSpeaker notes who speaks in a block that quotes somebody: the name beside a verb of saying.
func (d *document) findSpeaker(toks []token, lr *langReader) {
	d.speaker = -1
	c := lr.cl.said
	if c == clNone {
		return
	}
	quoted := false
	for i := range toks {
		if toks[i].is(tokQuoted) {
			quoted = true
			continue
		}
		if !toks[i].is(tokWord) {
			continue
		}
		if es, _ := lr.lex.find(toks, i); !hasClass(es, c) {
			continue
		}
		for k := max(i-4, 0); k < len(toks) && k < i+5; k++ {
			if toks[k].is(tokCap) && !toks[k].is(tokQuoted) {
				if w := d.bySurname(toks[k].norm, ""); w >= 0 {
					d.speaker = w
				}
			}
		}
	}
	if !quoted {
		d.speaker = -1
		return
	}
	if d.speaker >= 0 && len(toks) > 0 && toks[0].norm == "\"" {
		d.ctx.people = []int{d.speaker}
		d.lastSubject = clPerson
	}
}

// thatNation gives the nation that a noun phrase such as the country stands for.
func (d *document) thatNation() altyn.NationID {
	if d.head.nation != "" {
		return d.head.nation
	}
	if d.focused {
		return d.nation
	}
	return cmp.Or(d.ctx.nation, d.nation)
}

// nationList gives the items of the nations listed before item i and with it: A, B and C; nil when it stands alone.
func (s *sentence) nationList(i int) []int {
	list := []int{i}
	for k := i; ; {
		m := k - 1
		seen := false
		for n := 0; n < 3 && m >= 0; n++ {
			it := &s.items[m]
			if it.kind == clNone && (s.norm(m) == "," || it.has(s.cl.and)) {
				seen = true
				m--
				continue
			}
			if it.kind == clNone && (it.has(s.cl.article) || it.has(clSkip)) {
				m--
				continue
			}
			break
		}
		if !seen || m < 0 || s.items[m].kind != clNation || s.items[m].has(clPoss) || len(s.nations[s.items[m].ref].ids) == 0 || s.nations[s.items[m].ref].person {
			break
		}
		list = append([]int{m}, list...)
		k = m
	}
	if len(list) == 1 {
		return nil
	}
	return list
}

// name notes that a person was named just now.
func (d *document) name(w int) {
	d.seq++
	d.named[w] = d.seq
	if i := slices.Index(d.recent, w); i >= 0 {
		d.recent = slices.Delete(d.recent, i, i+1)
	} else if len(d.recent) == maxRecent {
		d.recent = slices.Delete(d.recent, 0, 1)
	}
	d.recent = append(d.recent, w)
}

// maxRecent bounds how many people a pronoun chooses among.
const maxRecent = 32

// hostNation gives the nation that holds the Games spoken of, "" when it is not known.
func (d *document) hostNation() altyn.NationID {
	hs := d.cat.Hosts(cmp.Or(d.head.games, d.games, d.ctx.games))
	if len(hs) == 0 {
		return ""
	}
	return hs[0].Nation
}
