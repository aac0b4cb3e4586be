package reading

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/gazetteer"
)

// spansOf gives all names of a sentence in order: of the gazetteer, those that no list has, and surnames of people that the
// report names in full somewhere.
func (d *document) spansOf(toks []token, names []nameSpan, heading bool, lx *lexicon) []nameSpan {
	out := append(d.merged[:0], names...)
	for _, r := range d.unlisted(toks, names, heading, lx, 0, len(toks)) {
		out = slices.DeleteFunc(out, func(n nameSpan) bool { return n.from < r[1] && r[0] < n.to })
		out = append(out, nameSpan{from: r[0], to: r[1], kind: clPerson})
	}
	taken := func(i int) bool {
		return slices.ContainsFunc(out, func(n nameSpan) bool { return n.from <= i && i < n.to })
	}
	for i := range toks {
		t := &toks[i]
		if !t.is(tokWord) || !t.is(tokCap) || t.is(tokDead) || len(d.surname[t.norm]) == 0 || taken(i) {
			continue
		}
		if es, _ := lx.find(toks, i); len(es) > 0 && (i == 0 || !plainWord(es, lx)) {
			if hasClass(es, lx.lookup("stop")) || hasClass(es, lx.lookup("month")) || i == 0 {
				continue
			}
		}
		e := i + 1
		for e+1 < len(toks) && toks[e].norm == "-" && toks[e].is(tokGlued) && toks[e+1].is(tokGlued) && toks[e+1].is(tokWord) {
			e += 2
		}
		if i > 1 && toks[i-1].norm == "-" && toks[i-1].is(tokGlued) && toks[i-2].is(tokWord) && toks[i].is(tokGlued) {
			continue
		}
		if !heading && i > 1 && e == i+1 && !taken(i-1) && d.namesake(toks, i, lx) {
			out = append(out, nameSpan{from: i - 1, to: e, kind: clPerson})
			continue
		}
		out = append(out, nameSpan{from: i, to: e, kind: clPerson, single: true})
	}
	slices.SortStableFunc(out, func(a, b nameSpan) int { return a.from - b.from })
	d.merged = out
	return out
}

// namesake reports whether the word before the surname at token i is a given name that nobody of that surname has.
func (d *document) namesake(toks []token, i int, lx *lexicon) bool {
	p := &toks[i-1]
	if !p.is(tokWord) || !p.is(tokCap) || p.is(tokUpper) || p.is(tokDead) || len(p.norm) < 3 || p.end+1 != toks[i].start {
		return false
	}
	if es, _ := lx.find(toks, i-1); len(es) > 0 {
		return false
	}
	return !slices.ContainsFunc(d.surname[toks[i].norm], func(w int) bool { return slices.Contains(d.surname[p.norm], w) })
}

func plainWord(es []entry, lx *lexicon) bool { return len(es) > 0 }

// resolveNames turns name items into groups, nations and cities with identities.
func (s *sentence) resolveNames() {
	for i := range s.items {
		it := &s.items[i]
		switch it.kind {
		case clPerson:
			g := s.personOf(it)
			if g < 0 {
				it.kind = clNone
				it.set.del(clPerson)
				it.set.add(clCap)
				continue
			}
			s.people = append(s.people, group{who: []int{g}})
			it.ref = int32(len(s.people) - 1)
			it.set.add(clPerson)
		case clNation:
			var ref nationRef
			onlyAdj, onlyDemonym := true, true
			year := s.doc.year()
			in := func(c gazetteer.Candidate) bool {
				return validIn(c.Valid, year) && s.doc.cat.nationIn(altyn.NationID(c.ID), year)
			}
			current := slices.ContainsFunc(s.names[it.ref].cands, func(c gazetteer.Candidate) bool { return c.Kind == altyn.NationName && in(c) })
			for _, c := range s.names[it.ref].cands {
				if c.Kind == altyn.NationName && (!current || in(c)) {
					id := altyn.NationID(c.ID)
					if !slices.Contains(ref.ids, id) {
						ref.ids = append(ref.ids, id)
					}
					if c.Form != altyn.Adjective && c.Form != altyn.Demonym {
						onlyAdj = false
					}
					if c.Form != altyn.Demonym {
						onlyDemonym = false
					}
				}
			}
			if t := &s.toks[it.to-1]; onlyDemonym && s.lx.lang.Plural != nil && s.lx.lang.Plural(t.norm) {
				onlyAdj, ref.team = false, true
			}
			ref.adj = onlyAdj
			ref.person = onlyAdj
			s.nations = append(s.nations, ref)
			it.ref = int32(len(s.nations) - 1)
		}
	}
}

// validIn reports whether a name was in use in the year.
func validIn(d altyn.Date, year int) bool {
	if year == 0 || !d.Known() {
		return true
	}
	return d.First().Year() <= year && year <= d.Last().Year()
}

// personOf gives the person of the report that a name item means, -1 when it is nobody.
func (s *sentence) personOf(it *item) int {
	d := s.doc
	cands := s.names[it.ref].cands
	toks := s.toks[it.from:it.to]
	full := slices.ContainsFunc(cands, func(c gazetteer.Candidate) bool {
		return c.Kind == altyn.PersonName && c.As != gazetteer.Surname
	})
	if full {
		return d.addListed(cands, d.textOf(toks, nil))
	}
	if len(cands) == 0 && len(toks) > 1 && !(toks[1].norm == "-" && len(d.surname[toks[0].norm]) > 0 && len(toks) <= 3) && !toks[1].is(tokPunct) || len(cands) == 0 && len(toks) > 3 {
		if i, ok := d.personKey["\x01"+nameKey(toks)]; ok {
			return i
		}
		// the same words in a listed name
		if i := d.bySurname(toks[len(toks)-1].norm, toks[0].norm); i >= 0 {
			return i
		}
		return d.addPrinted(toks)
	}
	if len(toks) > 1 {
		if i, ok := d.personKey["\x01"+nameKey(toks)]; ok {
			return i
		}
	}
	// a surname: of somebody named in full, the last named first
	if i := d.bySurname(toks[0].norm, ""); i >= 0 {
		return i
	}
	if len(cands) > 0 && it.from > 0 && s.toks[it.from].is(tokGlued) && s.toks[it.from-1].norm == "-" ||
		int(it.to) < len(s.toks) && s.toks[it.to].norm == "-" && s.toks[it.to].is(tokGlued) {
		return -1 // a part of a longer name
	}
	if len(cands) > 0 && !s.names[it.ref].wordlike {
		// nobody was named in full: the only bearer that the report's nations allow, unless the name is an everyday word
		var ids []altyn.PersonID
		for _, c := range cands {
			if c.Kind == altyn.PersonName && !slices.Contains(ids, altyn.PersonID(c.ID)) {
				ids = append(ids, altyn.PersonID(c.ID))
			}
		}
		id := altyn.PersonID("")
		if len(ids) == 1 {
			id = ids[0]
			if in, ok := d.cat.Person(id); !ok || !slices.ContainsFunc(in.Nations, func(n altyn.NationID) bool { return d.nationCount[n] > 0 || n == d.nation }) {
				id = ""
			}
		} else {
			id = d.prefer(ids)
		}
		if id == "" {
			return -1
		}
		if in, ok := d.cat.Person(id); ok {
			if sp := cmp.Or(d.ctx.sport, d.head.sport); sp != "" && len(in.Sports) > 0 && !slices.ContainsFunc(in.Sports, func(o altyn.SportID) bool { return d.sameSport(o, sp) }) {
				return -1
			}
		}
		if i, ok := d.personKey[string(id)]; ok {
			return i
		}
		if in, ok := d.cat.Person(id); ok {
			return d.addPerson(string(id), person{printed: d.textOf(toks, nil), name: in.Name, id: id, listed: true, sex: in.Sex, nations: in.Nations, sports: in.Sports}, in.Name)
		}
	}
	return -1
}

// bySurname gives the person of the report with that word in the name; of several, the last named.
func (d *document) bySurname(word, other string) int {
	is := d.surname[word]
	best := -1
	for _, i := range is {
		if other != "" && !slices.Contains(d.surname[other], i) {
			continue
		}
		if best < 0 || d.named[i] > d.named[best] {
			best = i
		}
	}
	return best
}

// passNations makes nations of names, adjectives and noun phrases that stand for one, with the team they name.
func (s *sentence) passNations() {
	c := s.cl
	s.pass(func(i int) (item, int) {
		it := &s.items[i]
		var ref nationRef
		j := i
		switch {
		case it.kind == clNation:
			ref = s.nations[it.ref]
			if ref.adj && s.toks[it.from].is(tokCap) && s.at(i-1).has(s.lx.lookup("plarticle")) && s.at(i+1).kind != clPerson {
				ref.adj, ref.person, ref.team = false, false, true // the Swiss, told by a capital and a plural
			}
			j++
		case s.teamOf(i) > 0:
			return s.teamBefore(i)
		case it.kind == clNone && it.has(c.anaph) && it.value(c.anaph) == "nation":
			ref.anaph = true
			j++
		case it.kind == clNone && it.has(c.anaph) && it.value(c.anaph) == "host":
			n := s.doc.hostNation()
			if n == "" {
				return item{}, 0
			}
			ref.ids = []altyn.NationID{n}
			j++
		case s.nationPhrase(i) > 0:
			ref.anaph = true
			j = s.nationPhrase(i)
		default:
			// the women's moguls team: a team told by its event, of the nation last named
			if it.kind == clEvent && s.at(i+1).kind == clNone && s.at(i+1).has(c.teamword) && !s.events[it.ref].athlete {
				ref.anaph, ref.team, ref.event = true, true, int(it.ref)+1
				s.nations = append(s.nations, ref)
				return s.merged(i, i+2, clNation, len(s.nations)-1), 2
			}
			if v := it.value(s.lx.lookup("teamsex")); v != "" && it.kind == clNone && s.at(i-1).kind == clNone && s.at(i-1).has(c.article) && s.verbAt(i+1) {
				// the women won: the team of the nation last named
				ref.anaph, ref.team, ref.sex = true, true, altyn.Sex(v)
				s.nations = append(s.nations, ref)
				return s.merged(i, i+1, clNation, len(s.nations)-1), 1
			}
			return item{}, 0
		}
		poss := it.has(clPoss) || it.has(c.poss)
		if s.norm(j) == "'" && s.glued(j) {
			poss = true
			j++
			if s.norm(j) == "s" && s.glued(j) {
				j++
			}
		} else if s.at(j).has(c.poss) && s.at(j).kind == clNone && s.toks[s.at(j).from].is(tokGlued) {
			poss = true
			j++
		}
		base := j
		// adjectives and events up to a word for team or athletes
		k, ev, sex := j, 0, altyn.Sex("")
		for n := 0; n < 5; n++ {
			nx := s.at(k)
			switch {
			case nx.kind == clNone && nx.has(c.nationword):
				k++
				continue
			case nx.kind == clEvent && ev == 0 && !s.events[nx.ref].athlete:
				ev = int(nx.ref) + 1
				k++
				continue
			case nx.kind == clNone && nx.has(c.olympic), nx.kind == clNone && nx.has(clSkip) && s.norm(k) != "-":
				k++
				continue
			case nx.kind == clNone && nx.has(c.sex):
				sex = altyn.Sex(nx.value(c.sex))
				k++
				continue
			}
			break
		}
		if nx := s.at(k); nx.kind == clNone && (nx.has(c.teamword) || nx.has(c.athletes)) || nx.kind == clEvent && nx.has(c.athlete) && (poss || ref.adj) && s.pluralAthletes(k) {
			if nx.kind == clEvent {
				ev = int(nx.ref) + 1
			}
			k++
			ref.team, ref.event, ref.sex, ref.person = true, ev, sex, false
			poss = false
			if s.norm(k) == "'" && s.glued(k) {
				poss = true
				k++
				if s.norm(k) == "s" && s.glued(k) {
					k++
				}
			}
			base = k
		}
		if v := s.at(k).value(s.lx.lookup("teamsex")); (poss || ref.adj && s.at(i-1).kind == clNone && s.at(i-1).has(c.article)) && v != "" && s.at(k).kind == clNone && s.at(k+1).kind != clPerson {
			// Norway's men: its team of men
			ref.team, ref.event, ref.sex, ref.person = true, ev, altyn.Sex(v), false
			poss = false
			base = k + 1
		}
		s.nations = append(s.nations, ref)
		out := s.merged(i, base, clNation, len(s.nations)-1)
		if poss {
			out.set.add(clPoss)
		}
		if ref.adj && !ref.team {
			out.set.add(clAdj)
			if !poss {
				out.set.del(clNation)
			}
		}
		out.ents = it.ents
		return out, base - i
	})
}

// verbAt reports whether a verb of result stands at item i.
func (s *sentence) verbAt(i int) bool {
	it := s.at(i)
	for it.kind == clNone && it.has(clSkip) {
		i++
		it = s.at(i)
	}
	if it.kind != clNone {
		return false
	}
	for _, c := range [...]string{"aux", "finish", "reach", "exit", "win2"} {
		if id := s.lx.lookup(c); id != clNone && it.has(id) {
			return true
		}
	}
	return it.has(s.cl.win)
}

// nationPhrase gives the item after a noun phrase for a nation that an adjective of its own tells: the Baltic country, this
// small island nation. It gives 0 when there is none at item i.
func (s *sentence) nationPhrase(i int) int {
	noun := s.lx.lookup("nationnoun")
	if it := s.at(i); noun == clNone || it.kind != clNone || !(it.has(s.cl.article) || it.has(s.lx.lookup("thisword"))) || it.has(s.lx.lookup("one")) {
		return 0
	}
	for k := i + 1; k < i+5; k++ {
		it := s.at(k)
		if it.kind == clNone && it.has(noun) && k > i+1 {
			return k + 1
		}
		plain := it.kind == clNone && it.to-it.from == 1 && s.toks[it.from].is(tokWord) && !it.has(s.lx.lookup("prep")) && !it.has(s.cl.neg) && !it.has(s.lx.lookup("claim")) && !it.has(s.cl.sex)
		if !(plain || it.kind == clNone && s.norm(k) == "-") {
			return 0
		}
	}
	return 0
}

// thingAt reports whether a noun that is nobody follows, so that an age before it is that of a thing: a 23-year-old record.
func (s *sentence) thingAt(i int) bool {
	it := s.at(i)
	return it.kind == clNone && (it.has(s.lx.lookup("recordkind")) || it.has(s.lx.lookup("thing"))) || it.kind == clMark
}

func (s *sentence) pluralAthletes(k int) bool {
	return s.at(k).has(s.lx.lookup("athlete")) && s.toks[s.items[k].to-1].norm != "" && s.plural(k)
}

func (s *sentence) plural(k int) bool {
	es, _ := s.lx.find(s.toks, int(s.items[k].to-1))
	return hasClass(es, s.lx.lookup("plural")) || s.items[k].has(s.lx.lookup("plural"))
}

// passPeople joins names to groups, with what stands beside them: sport, nation, age.
func (s *sentence) passPeople() {
	c := s.cl
	s.pass(func(i int) (item, int) {
		g, j := s.onePerson(i)
		if j == 0 {
			it := &s.items[i]
			if it.kind == clNone && it.has(s.lx.lookup("pron")) {
				s.people = append(s.people, group{anaph: it.value(s.lx.lookup("pron"))})
				out := s.merged(i, i+1, clPron, len(s.people)-1)
				out.set.or(it.set)
				return out, 1
			}
			if it.kind == clEvent && s.lx.lang.HeadFirst && it.has(c.athlete) && !s.plural(i) && s.at(i-1).kind == clNone && s.at(i-1).has(c.article) && !s.personSoon(i+1) && s.at(i+1).kind != clNation {
				// le boxeur, la nageuse, without a name: the one spoken of
				g := group{anaph: "p"}
				switch s.events[it.ref].sex {
				case altyn.Women:
					g.anaph = "f"
				}
				s.people = append(s.people, g)
				return s.merged(i, i+1, clPron, len(s.people)-1), 1
			}
			if it.kind == clAge && s.at(i-1).has(c.article) && !(s.at(i+1).kind == clPerson) {
				// the 31-year-old, but not the 31-year-old Smith
				if _, j := s.onePerson(i + 1); j == 0 && !s.thingAt(i+1) {
					s.people = append(s.people, group{anaph: "p", age: int(it.n)})
					out := s.merged(i, i+1, clPron, len(s.people)-1)
					out.set.add(clAge)
					out.n = it.n
					return out, 1
				}
			}
			return item{}, 0
		}
		k := i + j
		poss := s.at(k - 1).has(clPoss)
		if !poss {
			for {
				// , B and C
				m := k
				if s.norm(m) == "," || s.norm(m) == ";" {
					m++
				}
				if s.at(m).has(c.and) && s.at(m).kind == clNone {
					m++
					if s.lx.lang.HeadFirst && s.at(m).kind == clNone && (s.at(m).has(c.atword) || s.at(m).has(c.ofword)) && s.at(i-1).kind == clNone && (s.at(i-1).has(clSkip) || s.at(i-1).has(c.atword) || s.at(i-1).has(c.ofword) || s.at(i-1).has(s.lx.lookup("honourfell"))) {
						m++ // à A et à B
						for s.at(m).kind == clNone && s.at(m).has(clSkip) {
							m++
						}
					}
				} else if m == k {
					break
				}
				if s.lx.lang.HeadFirst && m > k && s.at(m).kind == clNone && s.at(m).has(c.article) {
					m++ // A et la sprinteuse B
				}
				h, n := s.onePerson(m)
				if n == 0 || s.listBreaks(k, m, n) || s.norm(k) == "," && s.at(m-1).kind == clNone && s.at(m+n).kind == clNone && s.at(m+n).has(s.lx.lookup("singular")) {
					break
				}
				g.who = append(g.who, h.who...)
				if h.sport != g.sport {
					g.sport = ""
				}
				if h.event != g.event {
					g.event = 0
				}
				k = m + n
				if s.at(k - 1).has(clPoss) {
					poss = true
					break
				}
			}
		}
		g.plural = len(g.who) > 1
		s.people = append(s.people, g)
		out := s.merged(i, k, clPerson, len(s.people)-1)
		if poss {
			out.set.add(clPoss)
		}
		for m := i; m < k; m++ {
			if s.items[m].kind == clAge {
				out.set.add(clAge)
				out.n = s.items[m].n
			}
		}
		return out, k - i
	})
}

// listBreaks reports whether the name after k begins a clause of its own, so that it is not one more of the list: "A, B
// and C won", but not "A won and B".
func (s *sentence) listBreaks(k, m, n int) bool {
	// "A, B finished" after a single comma reads as a list only when more follows
	if s.norm(k) == "," && m == k+1 {
		nx := s.at(m + n)
		if s.norm(m+n) == "," {
			// "after A, B, at first fourth, ..." is no list
			j := m + n + 1
			if s.at(j).has(s.cl.and) {
				j++
			}
			_, more := s.onePerson(j)
			return more == 0
		}
		return !nx.has(s.cl.and)
	}
	return false
}

// onePerson reads a name with its epithets at item i.
func (s *sentence) onePerson(i int) (g group, used int) {
	c := s.cl
	j := i
	for n := 0; n < 4; n++ {
		it := s.at(j)
		switch {
		case it.kind == clEvent && g.event == 0 && (it.has(c.athlete) || s.at(j+1).has(c.athletes) || !s.events[it.ref].bare && s.at(j+1).kind == clPerson && !s.placeBefore(j)):
			g.event = int(it.ref) + 1
			j++
			continue
		case it.kind == clNation && s.nations[it.ref].adj && !it.has(clPoss):
			g.nation = s.nations[it.ref].ids[0]
			j++
			continue
		case it.kind == clNation && it.has(clPoss) && (s.personSoon(j + 1)):
			if len(s.nations[it.ref].ids) > 0 {
				g.nation = s.nations[it.ref].ids[0]
			}
			j++
			continue
		case it.kind == clNone && (it.has(c.athletes) || it.has(c.title)) && !it.has(clPunct):
			j++
			continue
		case it.kind == clAge:
			g.age = int(it.n)
			j++
			continue
		case it.kind == clNone && it.has(clSkip) && n > 0 && s.norm(j) != ",":
			j++
			continue
		}
		break
	}
	it := s.at(j)
	if it.kind != clPerson {
		return g, 0
	}
	if g.age > 0 && len(s.people[it.ref].who) == 1 {
		s.ages = append(s.ages, ageRef{s.people[it.ref].who[0], g.age, s.items[i].from, it.to})
	}
	g.who = append([]int(nil), s.people[it.ref].who...)
	g.fullNP = j > i
	j++
	if s.norm(j) == "'" && s.glued(j) {
		s.items[j-1].set.add(clPoss)
		j++
		if s.norm(j) == "s" && s.glued(j) {
			s.items[j].set.add(clPoss)
			j++
		} else {
			s.items[j-1].set.add(clPoss)
		}
	} else if n := s.at(j); n.kind == clNone && n.has(c.poss) && s.toks[n.from].is(tokGlued) {
		s.items[j].set.add(clPoss)
		j++
	} else if s.at(j).has(c.ofword) || s.at(j).has(s.lx.lookup("from")) {
		k := j + 1
		for s.at(k).has(c.article) {
			k++
		}
		if nx := s.at(k); nx.kind == clNation && !s.nations[nx.ref].adj && !s.nations[nx.ref].team && !nx.has(clPoss) && len(s.nations[nx.ref].ids) > 0 {
			g.nation = s.nations[nx.ref].ids[0]
			j = k + 1
		}
	} else if s.norm(j) == "(" && s.at(j+1).kind == clNation && s.norm(j+2) == ")" && len(s.nations[s.at(j+1).ref].ids) > 0 {
		g.nation = s.nations[s.at(j+1).ref].ids[0]
		j += 3
	}
	// what is told of a person holds for the rest of the report
	k := i - 1
	for k >= 0 && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip)) {
		k--
	}
	against := k >= 0 && s.items[k].kind == clNone && s.items[k].has(s.lx.lookup("against"))
	for _, w := range g.who {
		p := &s.doc.people[w]
		p.rival = p.rival || against
		if g.nation != "" && p.nation == "" {
			p.nation = g.nation
		}
		if g.event != 0 && p.sport == "" {
			es := s.doc.unify(&s.events[g.event-1], eventContext{games: s.doc.games})
			p.sport = es.sport
			if p.sex == "" && (es.sex == altyn.Men || es.sex == altyn.Women) {
				p.sex = es.sex
			}
		}
		s.doc.name(w)
	}
	return g, j - i
}

// placeBefore reports whether a preposition of place opens the phrase that item i is in: in the team event A and B won.
func (s *sentence) placeBefore(i int) bool {
	k := i - 1
	for k >= 0 && s.items[k].kind == clNone && (s.items[k].has(s.cl.article) || s.items[k].has(clSkip)) {
		k--
	}
	return k >= 0 && k < i && s.items[k].kind == clNone && s.items[k].has(s.cl.atword) && !s.items[k].has(clSkip)
}

// personSoon reports whether a person's name follows epithets at item j.
func (s *sentence) personSoon(j int) bool {
	for n := 0; n < 4; n++ {
		it := s.at(j + n)
		if it.kind == clPerson {
			return true
		}
		if !(it.kind == clEvent || it.kind == clAge || it.kind == clNone && (it.has(s.cl.athletes) || it.has(s.cl.title) || it.has(clSkip))) {
			return false
		}
	}
	return false
}
