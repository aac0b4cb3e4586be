package reading

import (
	"slices"
	"strings"

	"altyn"
)

// eventRef is what the text prints of an event: any of sport, kind of event, sex, class, weight and distance. Which event it
// is, the catalogue and the discourse decide; what is not printed stays open.
type eventRef struct {
	sports  []string // sports and disciplines named
	athlete bool     // named by what its athletes are called
	evts    []evtRef // kinds of event: discipline and slug words
	sex     altyn.Sex
	wclass  []string // names of weight classes, each a list of weights
	dist    []string
	kg      string
	class   string
	para    bool
	bare    bool // only "the event", "the same division"
}

// evtRef is one reading of the name of a kind of event: its discipline ("" for any) and the words of its slug.
type evtRef struct {
	alts []evtAlt
}

type evtAlt struct {
	sport string
	words string // slug words joined by hyphens
	needs bool   // not whole without a distance or weight
}

// passEvents makes events of their parts, in any order, joined by the glue words of the language.
func (s *sentence) passEvents() {
	s.pass(func(i int) (item, int) {
		r, k := s.eventAt(i)
		if k == 0 {
			return item{}, 0
		}
		if r.athlete && s.among(i) {
			r.athlete = false // among the boxers: the event, and nobody
		}
		s.events = append(s.events, r)
		out := s.merged(i, i+k, clEvent, len(s.events)-1)
		if k == 1 {
			out.set.or(s.items[i].set)
			out.ents = s.items[i].ents
		}
		if last := &s.items[i+k-1]; last.has(s.cl.athlete) && k > 1 {
			out.set.or(last.set)
			out.ents = last.ents
		}
		for j := i; j < i+k; j++ {
			for _, c := range []classID{s.cl.athlete, s.cl.teamword, s.cl.sport} {
				if s.items[j].has(c) {
					out.set.add(c)
				}
			}
		}
		return out, k
	})
}

// among reports whether a word for among stands before item i, with an article between or none.
func (s *sentence) among(i int) bool {
	c := s.lx.lookup("among")
	k := i - 1
	if s.at(k).kind == clNone && s.at(k).has(s.cl.article) || s.at(k).kind == clNone && s.at(k).has(clSkip) {
		k--
	}
	return c != clNone && s.at(k).kind == clNone && s.at(k).has(c)
}

func (s *sentence) eventAt(i int) (r eventRef, used int) {
	c := s.cl
	end, j, strong := i, i, 0
	for j < len(s.items) && j-i < 24 {
		it := &s.items[j]
		part := true
		switch {
		case it.kind == clMark:
			m := s.marks[it.ref]
			switch {
			case m.kg != "" && r.kg == "" && (strong > 0 || r.sex != "" || s.weightHere(i, j)):
				r.kg = m.kg
			case m.dist != "" && s.distHere(m.dist):
				if r.sex != "" || s.eventBefore(i) || s.at(j+1).has(c.eventword) {
					strong++
				}
				r.dist = append(r.dist, m.dist)
			default:
				part = false
			}
			if part && m.kg != "" {
				strong++
			}
		case it.kind != clNone:
			part = false
		case it.has(c.evt):
			if len(r.evts) > 0 && s.fenced(j) {
				part = false
				break
			}
			r.evts = append(r.evts, parseEvt(it.value(c.evt)))
			strong++
		case it.has(c.sport):
			if len(r.sports) > 0 || len(r.evts) > 0 && s.fenced(j) {
				part = false
				break
			}
			r.sports = append(r.sports, it.value(c.sport))
			strong++
		case it.has(c.athlete):
			if r.athlete || j > end && !s.lx.lang.HeadFirst && s.at(j-1).kind == clNone && s.at(j-1).has(s.lx.lookup("prep")) {
				part = false // gold in the 50 kg for boxer A
				break
			}
			v := it.value(c.athlete)
			if v != "" {
				if strings.Contains(v, "/") {
					r.evts = append(r.evts, parseEvt(v))
				} else if len(r.sports) == 0 {
					r.sports = append(r.sports, v)
				}
			}
			r.athlete = true
			if v := it.value(c.sex); v != "" && r.sex == "" {
				r.sex = altyn.Sex(v) // a word for women only
			}
			strong++
		case it.has(c.sex):
			if r.sex != "" || len(r.sports) > 0 && s.norm(j-1) == "," && strong > 1 {
				part = false
				break
			}
			r.sex = altyn.Sex(it.value(c.sex))
		case it.has(c.wclass):
			r.wclass = append(r.wclass, it.value(c.wclass))
			strong++
			// light heavyweight (81 kg)
			if s.norm(j+1) == "(" && s.norm(j+3) == ")" && s.at(j+2).kind == clMark && r.kg == "" {
				if m := s.marks[s.items[j+2].ref]; m.kg != "" {
					r.kg, r.wclass = m.kg, nil
					j += 3
				}
			}
		case s.paraClassAt(j) != "" && (strong > 0 || len(r.dist) > 0):
			r.class = s.paraClassAt(j)
			j += 2
			end = j
			continue
		case it.has(c.eventword) && j > i:
			strong++
		default:
			part = false
		}
		if part {
			j++
			end = j
			if r.athlete {
				break
			}
			continue
		}
		if end == i || j-end > 2 || !s.eventGlue(j, &r) {
			break
		}
		j++
	}
	if strong == 0 && r.sex != "" && end == i+1 && s.at(end).kind == clNone && s.at(end).has(clPhase) {
		r.bare = true
		return r, 1
	}
	if nx := s.at(end); strong == 0 && r.sex != "" && end == i+1 && !s.lx.lang.HeadFirst && s.at(i-1).kind == clNone && s.at(i-1).has(c.article) && nx.kind == clNone && (nx.has(clPunct) && s.norm(end) != "-" || nx.has(s.lx.lookup("prep")) || nx.has(c.and)) {
		r.bare = true // 15th in the men's with 575
		return r, 1
	}
	if strong == 0 {
		return r, 0
	}
	// a trailing word for event, class, division belongs to it
	for s.at(end).kind == clNone && s.at(end).has(c.eventword) {
		end++
	}
	if len(r.sports)+len(r.evts)+len(r.wclass)+len(r.dist) == 0 && r.kg == "" && r.class == "" {
		if r.sex == "" {
			return r, 0
		}
		r.bare = true
	}
	return r, end - i
}

// fenced reports whether a comma stands before item j: a list of sports is several events.
func (s *sentence) fenced(j int) bool { return s.norm(j-1) == "," || s.at(j-1).has(s.cl.and) }

// eventGlue reports whether item j may stand between parts of one event.
func (s *sentence) eventGlue(j int, r *eventRef) bool {
	it := s.at(j)
	if it.kind != clNone {
		return false
	}
	n := s.norm(j)
	if n == "-" || n == "–" || n == "|" && s.blk.kind == blockRow {
		return true
	}
	if n == "," {
		// judo, men's 60 kg: a sport and then its event
		nx := s.at(j + 1)
		return len(r.sports) == 1 && len(r.evts) == 0 && r.kg == "" && !nx.has(s.cl.sport) &&
			(nx.has(s.cl.sex) || nx.has(s.cl.evt) || nx.kind == clMark || nx.has(s.cl.wclass))
	}
	return it.has(s.cl.glue)
}

// eventBefore reports whether the words before item i announce an event: in the 100 metres.
func (s *sentence) eventBefore(i int) bool {
	k := i - 1
	art := false
	for k >= 0 && (s.at(k).has(s.cl.article) || s.at(k).has(clSkip) && k > 0) {
		art = true
		k--
	}
	if art && s.at(k).kind == clDate && s.at(k-1).has(s.cl.win) {
		k-- // won on Thursday the 200 metres
	}
	p := s.at(k)
	if p.kind == clNone && p.has(s.lx.lookup("distprep")) || k < 0 && art && s.lx.lang.HeadFirst {
		return true
	}
	if p.kind == clNone && (p.has(s.cl.and) || s.norm(k) == ",") && (art || p.has(s.cl.and)) {
		// the 100 m, the 200 m and the 400 m
		q := k - 1
		if s.norm(q) == "," {
			q--
		}
		switch it := s.at(q); {
		case it.kind == clMark:
			return s.marks[it.ref].dist != "" && q < i && (s.eventBefore(q) || s.at(q-1).kind == clNone && s.at(q-1).has(s.cl.sex))
		case it.kind == clNone:
			return art && (it.has(s.cl.evt) || it.has(s.cl.sport))
		}
		return false
	}
	return art && p.kind == clNone && (p.has(s.cl.atword) || p.has(s.lx.lookup("prep")) || p.has(s.cl.win))
}

// weightHere reports whether a bare weight at j names a class and not what somebody lifted.
func (s *sentence) weightHere(i, j int) bool {
	if strings.HasPrefix(s.marks[s.items[j].ref].kg, "over-") {
		return true
	}
	if nx := s.at(j + 1); nx.has(s.cl.eventword) || nx.kind == clNone && nx.has(clPhase) {
		return true
	}
	k := i - 1
	if c := s.lx.lookup("weightprep"); s.at(k).kind == clNone && s.at(k).has(c) {
		return true
	}
	for k >= 0 && (s.at(k).has(s.cl.article) || s.at(k).has(clSkip) && k > 0) {
		k--
	}
	p := s.at(k)
	return p.has(s.cl.atword) || p.has(s.cl.sex) || p.has(s.cl.upto) || s.norm(k) == "(" || s.norm(k) == "," || s.norm(k) == "–"
}

// distHere reports whether a distance is one that events are run over.
func (s *sentence) distHere(d string) bool {
	return s.doc.cat.dists[d] || strings.Contains(d, "x") || strings.HasSuffix(d, "km") || !strings.Contains(d, ".") && len(d) >= 3
}

// paraClassAt reads a Paralympic class, a letter or two and a figure with nothing between: F36, SB13.
func (s *sentence) paraClassAt(j int) string {
	it, nx := s.at(j), s.at(j+1)
	if it.to-it.from != 1 || it.kind != clNone || nx.kind != clNum || !s.glued(j+1) || nx.n > 70 {
		return ""
	}
	t := &s.toks[it.from]
	if !t.is(tokCap) || len(t.norm) > 3 {
		return ""
	}
	return t.norm + itoa(int(nx.n))
}

func parseEvt(v string) evtRef {
	var r evtRef
	for alt := range strings.SplitSeq(v, " ") {
		var a evtAlt
		if strings.HasSuffix(alt, "+") {
			alt, a.needs = strings.TrimSuffix(alt, "+"), true
		}
		a.sport, a.words, _ = strings.Cut(alt, "/")
		r.alts = append(r.alts, a)
	}
	return r
}

// reading of an event after unification.
type eventSlots struct {
	sport    altyn.SportID
	event    altyn.EventID
	inferred bool // the sex or a word came from elsewhere
	sex      altyn.Sex
}

// eventContext is what may fill the parts that the text leaves open.
type eventContext struct {
	games  altyn.GamesID
	sports []altyn.SportID // sports in question, the likeliest first: of the person, the paragraph, the section
	hard   bool            // sports[0] is certain
	sex    altyn.Sex       // of the person
	loose  altyn.SportID   // the sex is that of an event of this sport, named before: it tells nothing of another sport's
}

// unify finds the event that agrees with all that is printed; what is left open by the text stays open.
func (d *document) unify(r *eventRef, cx eventContext) eventSlots {
	var out eventSlots
	para := r.para || cx.games != "" && cx.games.Season().Movement() == altyn.Paralympic
	norm := func(s altyn.SportID) altyn.SportID {
		if para {
			if p, ok := d.cat.para(s); ok {
				return p
			}
			// the wider sport goes by its Paralympic name where there is one
			for _, w := range d.cat.wider[s] {
				if p, ok := d.cat.para(w); ok {
					return p
				}
			}
			switch s {
			case "canoeing", "canoe-sprint":
				return "para-canoe"
			}
		}
		return s
	}
	season := func(s altyn.SportID) bool {
		sp := d.cat.sports[s]
		return sp == nil || cx.games == "" || sp.Season == "" || (sp.Season == altyn.Winter) == (cx.games.Season() == altyn.WinterOlympics || cx.games.Season() == altyn.WinterParalympics)
	}
	// the disciplines that the printed sports allow
	var discs []altyn.SportID
	for k, s := range r.sports {
		if one, rest, ok := strings.Cut(s, " "); ok {
			// hockey: on grass in summer, on ice in winter
			if !season(altyn.SportID(one)) {
				one = rest
			}
			r.sports = slices.Clone(r.sports)
			r.sports[k], s = one, one
		}
		id := altyn.SportID(s)
		n := norm(id)
		discs = append(discs, n)
		discs = append(discs, d.cat.wider[n]...)
	}
	sexes := r.sex
	inferredSex := false
	if sexes == "" && (cx.sex == altyn.Men || cx.sex == altyn.Women) {
		sexes, inferredSex = cx.sex, true
	}
	printedSport := len(discs) > 0
	words, evtDisc, whole, missed := r.slug(func(a evtAlt) bool {
		if a.sport == "" {
			return true
		}
		id := norm(altyn.SportID(a.sport))
		if !season(id) {
			return false
		}
		if len(discs) > 0 {
			return slices.Contains(discs, id)
		}
		if len(cx.sports) > 0 {
			return slices.Contains(cx.sports, id)
		}
		return true
	})
	if missed {
		// nothing agrees with the context: the words themselves say which sport it is
		words, evtDisc, whole, missed = r.slug(func(a evtAlt) bool { return a.sport == "" || season(norm(altyn.SportID(a.sport))) })
	}
	if missed {
		words, evtDisc, whole, _ = r.slug(func(a evtAlt) bool { return true })
	}
	if evtDisc != "" {
		n := norm(altyn.SportID(evtDisc))
		if !printedSport || slices.Contains(discs, n) {
			discs = []altyn.SportID{n}
			printedSport = true
		}
	}
	if cx.loose != "" && inferredSex && printedSport && len(discs) > 0 && !d.sameSport(discs[0], cx.loose) && !slices.ContainsFunc(discs, func(o altyn.SportID) bool { return d.sameSport(o, cx.loose) }) {
		sexes, inferredSex = "", false
	}
	if !printedSport {
		for _, s := range cx.sports {
			n := norm(s)
			discs = append(discs, n)
			if w := d.cat.wider[n]; len(w) > 0 {
				discs = append(discs, w...)
			}
		}
	}
	if len(r.sports) > 0 {
		out.sport = norm(altyn.SportID(r.sports[0]))
		if evtDisc != "" {
			out.sport = discs[0]
		}
	} else if evtDisc != "" {
		out.sport = discs[0]
	}
	if len(words) == 0 && len(r.wclass) == 0 && r.class == "" {
		// the tournament of a team sport
		if out.sport != "" && sexes != "" && r.sex != "" {
			if sp := d.cat.sports[out.sport]; sp != nil && sp.Team == "yes" {
				out.event = altyn.EventID(string(out.sport) + "/" + string(r.sex) + "-tournament")
			} else if id := d.soleEvent(out.sport, r.sex, cx.games); id != "" {
				out.event, out.inferred = id, true
			}
		}
		out.sex = r.sex
		return out
	}
	type cand struct {
		in    *eventInfo
		extra int
		held  bool
		rank  int
	}
	var best []cand
	try := func(ws []string, sexes altyn.Sex) {
		for rank, disc := range discs {
			evs := d.cat.events[disc]
			for k := range evs {
				in := &evs[k]
				if sexes != "" && in.sex != sexes && in.sex != altyn.Open {
					continue
				}
				if r.class != "" && in.class != "" && in.class != r.class {
					continue
				}
				if !covers(in.words, ws) {
					continue
				}
				best = append(best, cand{in, len(in.words) - len(ws), cx.games != "" && d.cat.HeldAt(in.id, cx.games), rank})
			}
		}
	}
	wordSets := [][]string{words}
	if len(r.wclass) > 0 {
		wordSets = wordSets[:0]
		for alt := range strings.SplitSeq(r.wclass[len(r.wclass)-1], " ") {
			kg, ok := weightAt(alt, discs, sexes, cx.games.Year())
			if !ok {
				continue
			}
			w := kg + "kg"
			if strings.HasPrefix(kg, "+") {
				w = "over-" + kg[1:] + "kg"
			}
			wordSets = append(wordSets, append(slices.Clone(words), w))
		}
		if len(wordSets) == 0 {
			out.sex = r.sex
			return out
		}
	}
	if len(discs) == 0 && len(wordSets[0]) > 0 {
		// no sport is named or at hand: the words may be the whole name of one event
		for _, id := range d.cat.order {
			if (d.cat.sports[id] == nil || d.cat.sports[id].Movement == altyn.Paralympic) != para || !season(id) {
				continue
			}
			for k := range d.cat.events[id] {
				if in := &d.cat.events[id][k]; sexes != "" && in.sex == sexes && len(in.words) == len(wordSets[0]) && covers(in.words, wordSets[0]) {
					best = append(best, cand{in, 0, cx.games != "" && d.cat.HeldAt(in.id, cx.games), 0})
				}
			}
		}
	}
	for _, ws := range wordSets {
		try(ws, sexes)
	}
	if len(best) == 0 && !printedSport && len(r.dist)+len(r.evts) > 0 && len(discs) > 0 && sexes != "" {
		// not of the sport at hand: the words may be the whole name of an event of another
		for _, id := range d.cat.order {
			if (d.cat.sports[id] == nil || d.cat.sports[id].Movement == altyn.Paralympic) != para || !season(id) {
				continue
			}
			for k := range d.cat.events[id] {
				if in := &d.cat.events[id][k]; in.sex == sexes && len(in.words) == len(wordSets[0]) && covers(in.words, wordSets[0]) {
					best = append(best, cand{in, 0, cx.games != "" && d.cat.HeldAt(in.id, cx.games), 0})
				}
			}
		}
	}
	if len(best) == 0 && inferredSex {
		for _, ws := range wordSets {
			try(ws, altyn.Mixed)
		}
		inferredSex = false
		if other := otherSex(sexes); len(best) == 0 && other != "" && printedSport {
			// the sport has such an event for the other sex only
			for _, ws := range wordSets {
				try(ws, other)
			}
			if len(best) > 0 {
				sexes, inferredSex = other, true
			}
		}
	}
	if len(best) > 0 {
		anyHeld := slices.ContainsFunc(best, func(c cand) bool { return c.held })
		if anyHeld {
			best = slices.DeleteFunc(best, func(c cand) bool { return !c.held })
		}
		lo := best[0].extra
		for _, c := range best {
			if c.extra < lo {
				lo = c.extra
			}
		}
		best = slices.DeleteFunc(best, func(c cand) bool { return c.extra > lo })
		lr := best[0].rank
		for _, c := range best {
			lr = min(lr, c.rank)
		}
		best = slices.DeleteFunc(best, func(c cand) bool { return c.rank > lr })
		ids := map[altyn.EventID]bool{}
		for _, c := range best {
			ids[stripClass(c.in, r.class)] = true
		}
		if len(r.wclass) > 0 && len(ids) > 1 {
			// one name, several weights: the first in the list that the catalogue has for these Games
			ids = map[altyn.EventID]bool{stripClass(best[0].in, r.class): true}
		}
		if len(ids) == 1 && (lo == 0 || len(words) > 1 || whole || lo <= 1) {
			id := stripClass(best[0].in, r.class)
			if r.class != "" && best[0].in.class == "" {
				id = altyn.EventID(string(id) + "-" + r.class)
			}
			out.event, out.sport = id, id.Sport()
			out.inferred = inferredSex || lo > 0 || !printedSport
			out.sex = id.Sex()
			return out
		}
	}
	// not in the catalogue: composed from what is printed, when that is whole
	if out.sport == "" && len(discs) > 0 && (len(discs) == 1 || cx.hard) && (r.kg == "" || d.weighs(discs[0])) {
		out.sport = discs[0]
	}
	ws := wordSets[0]
	if slices.ContainsFunc(d.cat.events[out.sport], func(in eventInfo) bool {
		return in.sex == sexes && len(in.words) > len(ws) && covers(in.words, ws) && !strings.HasPrefix(in.words[len(in.words)-1], "over")
	}) && r.kg == "" && r.class == "" && len(r.evts) == 0 {
		out.sex = r.sex
		return out // a part of the names of several events
	}
	if out.sport != "" && sexes != "" && whole && len(ws) > 0 && len(d.cat.wider[out.sport]) == 0 && d.knownWords(out.sport, ws) {
		slug := strings.Join(ws, "-")
		if r.class != "" {
			slug += "-" + r.class
		}
		out.event = altyn.EventID(string(out.sport) + "/" + string(sexes) + "-" + slug)
		out.inferred = inferredSex
	}
	out.sex = r.sex
	return out
}

// soleEvent gives the one event that the sport had for the sex at the Games, "" when it had more or it is not known.
func (d *document) soleEvent(s altyn.SportID, sex altyn.Sex, g altyn.GamesID) (id altyn.EventID) {
	if g == "" {
		return ""
	}
	for k := range d.cat.events[s] {
		in := &d.cat.events[s][k]
		if in.sex != sex || !d.cat.HeldAt(in.id, g) {
			continue
		}
		if id != "" {
			return ""
		}
		id = in.id
	}
	return id
}

func otherSex(s altyn.Sex) altyn.Sex {
	switch s {
	case altyn.Men:
		return altyn.Women
	case altyn.Women:
		return altyn.Men
	}
	return ""
}

func stripClass(in *eventInfo, class string) altyn.EventID {
	if in.class != "" && class == "" {
		return altyn.EventID(strings.TrimSuffix(string(in.id), "-"+in.class))
	}
	return in.id
}

func covers(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}

// slug gives the slug words in the usual order, the discipline they name, and whether they name an event wholly.
func (r *eventRef) slug(ok func(evtAlt) bool) (words []string, sport string, whole, missed bool) {
	needs := false
	var names []string
	if len(r.evts) > 1 {
		if one := r.commonSport(); one != "" {
			outer := ok
			ok = func(a evtAlt) bool { return outer(a) && (a.sport == one || a.sport == "") }
		}
	}
	for _, e := range r.evts {
		hit := false
		for _, a := range e.alts {
			if !ok(a) {
				continue
			}
			// a second alternative that leaves the sport open is only a fallback
			if hit && a.sport == "" {
				continue
			}
			if hit {
				if a.sport != sport {
					sport = "" // the words alone leave the sport open
				}
				continue
			}
			hit = true
			if a.words != "" {
				for w := range strings.SplitSeq(a.words, "-") {
					if !slices.Contains(names, w) {
						names = append(names, w)
					}
				}
			}
			if a.sport != "" {
				sport = a.sport
			}
			needs = needs || a.needs
		}
		missed = missed || !hit
	}
	dist := append([]string(nil), r.dist...)
	switch {
	case r.kg != "":
		words = append(words, names...)
		words = append(words, r.kg+"kg")
	case slices.Contains(names, "sprint") || slices.Contains(names, "relay") && len(dist) > 0 && strings.HasSuffix(dist[0], "km") || slices.Contains(names, "kayak") || slices.Contains(names, "canoe") ||
		slices.Contains(names, "individual") && len(dist) > 0 || slices.Contains(names, "hill") || slices.Contains(names, "pursuit"):
		words = append(append(words, names...), dist...)
	default:
		words = append(append(words, dist...), names...)
	}
	whole = len(words) > 0 && (!needs || len(dist) > 0 || r.kg != "")
	if len(r.wclass) > 0 {
		whole = true
	}
	return words, sport, whole, missed
}

// commonSport gives the one sport that every kind of event named may belong to, "" when there is none or a choice.
func (r *eventRef) commonSport() string {
	common := ""
	for _, a := range r.evts[0].alts {
		all := a.sport != ""
		for _, e := range r.evts[1:] {
			all = all && slices.ContainsFunc(e.alts, func(b evtAlt) bool { return b.sport == a.sport || b.sport == "" })
		}
		if all {
			if common != "" {
				return ""
			}
			common = a.sport
		}
	}
	if common == "" {
		for _, a := range r.evts[len(r.evts)-1].alts {
			if a.sport != "" && slices.ContainsFunc(r.evts[0].alts, func(b evtAlt) bool { return b.sport == "" }) {
				return a.sport
			}
		}
	}
	return common
}

// knownWords reports whether events of the sport are told by such words, weights apart.
func (d *document) knownWords(s altyn.SportID, ws []string) bool {
	evs := d.cat.events[s]
	if len(evs) == 0 {
		return true
	}
	for _, w := range ws {
		if strings.HasSuffix(w, "kg") {
			continue
		}
		if !slices.ContainsFunc(evs, func(e eventInfo) bool { return slices.Contains(e.words, w) }) {
			return false
		}
	}
	return true
}

// weightAt reads one alternative of a weight class's name, sport[/sex]:kg[:from-to], and reports whether it applies.
func weightAt(alt string, discs []altyn.SportID, sex altyn.Sex, year int) (string, bool) {
	f := strings.Split(alt, ":")
	if len(f) < 2 {
		return alt, true
	}
	sport, of, _ := strings.Cut(f[0], "/")
	if !slices.Contains(discs, altyn.SportID(sport)) || of != "" && sex != "" && altyn.Sex(of) != sex {
		return "", false
	}
	if len(f) > 2 && year > 0 {
		from, to, _ := strings.Cut(f[2], "-")
		if n, err := altyn.ParseNum(from); err == nil && n.Known() && year < n.Or(0) {
			return "", false
		}
		if n, err := altyn.ParseNum(to); err == nil && n.Known() && year > n.Or(0) {
			return "", false
		}
	}
	return f[1], true
}

// weighs reports whether the sport has weight classes, as far as the catalogue knows it.
func (d *document) weighs(s altyn.SportID) bool {
	evs := d.cat.events[s]
	return len(evs) == 0 || slices.ContainsFunc(evs, func(e eventInfo) bool {
		return slices.ContainsFunc(e.words, func(w string) bool { return strings.HasSuffix(w, "kg") })
	})
}
