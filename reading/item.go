package reading

import (
	"strings"

	"altyn"
	"altyn/gazetteer"
)

// item is a stretch of tokens with the classes it may be read as; a chunker makes one of several.
type item struct {
	from, to int32 // tokens of the sentence
	set      classSet
	ents     []entry // lexical senses
	kind     classID // what a chunker made of it, clNone for plain words
	n        int32   // value of a number, ordinal, year, age
	ref      int32   // index into the sentence's values of the kind
}

func (it *item) has(c classID) bool { return it.set.has(c) }

// value gives what the word lists say of the item as a member of the class.
func (it *item) value(c classID) string {
	for i := range it.ents {
		if it.ents[i].class == c {
			return it.ents[i].value
		}
	}
	return ""
}

// sentence is a sentence on its way from tokens to frames. Its slices are reused from sentence to sentence.
type sentence struct {
	doc   *document
	lx    *lexicon
	cl    *wellKnown
	blk   *block
	text  []byte
	toks  []token
	items []item
	spare []item

	people  []group
	nations []nationRef
	medals  []medalRef
	tallies []tally
	dates   []dateRef
	marks   []markRef
	games   []gamesRef
	events  []eventRef
	names   []nameRef
	ages    []ageRef

	ofClause    []bool        // of each item of the sentence: Games that a clause with a verb of its own opens the sentence with
	asides      []int32       // of each item the apposition that it stands in, 0 for none; empty when there is none
	marked      int           // after the last item taken as a mark
	counted     []int32       // tallies that are the parts of a total told before
	done        int           // items that the discourse has moved over
	lastWho     classID       // whether a person or a nation was named last
	gamesHere   altyn.GamesID // Games that this sentence named so far
	gamesHereAt int           // the item that named them
	decided     altyn.Date    // when what the sentence tells was decided
	ownWord     bool          // the antecedent asked for is that of a possessive
}

// ageRef is an age told before a name.
type ageRef struct {
	who, years int
	from, to   int32 // tokens
}

// nameRef is what a name of the gazetteer may stand for.
type nameRef struct {
	cands    []gazetteer.Candidate
	wordlike bool // one word, and an everyday one
}

// group is one or several people named together, or who a pronoun stands for.
type group struct {
	who    []int // indexes into document.people
	nation altyn.NationID
	sport  altyn.SportID
	event  int // index+1 into events, from an epithet
	anaph  string
	plural bool
	age    int
	fullNP bool
}

// nationRef is a nation or who stands for it.
type nationRef struct {
	ids    []altyn.NationID
	anaph  bool
	team   bool // its athletes or a team
	event  int  // index+1 into events: the team of an event or sport
	sex    altyn.Sex
	adj    bool
	person bool // an adjective only
}

// pass rebuilds the items: at each item f may consume several of them and give one. n is 0 when it leaves the item.
func (s *sentence) pass(f func(i int) (it item, n int)) {
	out := s.spare[:0]
	changed := false
	for i := 0; i < len(s.items); {
		it, n := f(i)
		if n == 0 {
			out = append(out, s.items[i])
			i++
			continue
		}
		changed = true
		out = append(out, it)
		i += n
	}
	if changed {
		s.items, s.spare = out, s.items
	} else {
		s.spare = out
	}
}

// norm gives the folded text of a one-token item, "" of others.
func (s *sentence) norm(i int) string {
	if i < 0 || i >= len(s.items) {
		return ""
	}
	it := &s.items[i]
	if it.to-it.from != 1 {
		return ""
	}
	return s.toks[it.from].norm
}

// bytesOf gives the bytes of the report from item i to item j, both included.
func (s *sentence) bytesOf(i, j int) (int, int) {
	return int(s.toks[s.items[i].from].start), int(s.toks[s.items[j].to-1].end)
}

// merged is an item that stands for the items i..j-1.
func (s *sentence) merged(i, j int, kind classID, ref int) item {
	it := item{from: s.items[i].from, to: s.items[j-1].to, kind: kind, ref: int32(ref)}
	it.set.add(kind)
	it.set.add(clAny)
	if s.items[i].has(clFirst) {
		it.set.add(clFirst)
	}
	if s.items[i].has(clQuote) {
		it.set.add(clQuote)
	}
	return it
}

func (s *sentence) at(i int) *item {
	if i < 0 || i >= len(s.items) {
		return &noItem
	}
	return &s.items[i]
}

var noItem item

// base makes the first items of the sentence: names, then the longest forms of the word lists, then single tokens.
func (s *sentence) base(toks []token, names []nameSpan) {
	s.toks = toks
	s.items = s.items[:0]
	s.people, s.nations, s.medals, s.tallies = s.people[:0], s.nations[:0], s.medals[:0], s.tallies[:0]
	s.dates, s.marks, s.games, s.events, s.names = s.dates[:0], s.marks[:0], s.games[:0], s.events[:0], s.names[:0]
	s.ages, s.counted = s.ages[:0], s.counted[:0]
	k := 0
	for i := 0; i < len(toks); {
		if toks[i].is(tokDead) {
			i++
			continue
		}
		for k < len(names) && names[k].from < i {
			k++
		}
		es, n := s.lx.find(toks, i)
		if k < len(names) && names[k].from == i && (names[k].to-i >= n || n == 1 && !s.common(es)) && !s.functionWord(&names[k]) && !s.plainOver(&names[k], es) {
			nm := names[k]
			if nm.to < len(toks)-1 && toks[nm.to].norm == "." && toks[nm.to].is(tokGlued) && strings.Contains(toks[nm.to-1].norm, ".") {
				nm.to++ // the full stop of an abbreviation: U.S. swimmers
				n = max(n, nm.to-i)
			}
			it := item{from: int32(i), to: int32(nm.to), ref: int32(len(s.names))}
			it.kind = nm.kind
			it.set.add(nm.kind)
			it.set.add(clAny)
			if nm.poss {
				it.set.add(clPoss)
			}
			s.names = append(s.names, nameRef{cands: nm.cands, wordlike: nm.single})
			if nm.to-i == n {
				s.addEntries(&it, es)
			}
			s.finish(&it)
			i = nm.to
			continue
		}
		if n == 0 {
			n = 1
		}
		if i > 1 && n == 1 && toks[i].is(tokGlued) && toks[i-1].norm == "-" && toks[i-1].is(tokGlued) && toks[i-2].is(tokWord) && toks[i].is(tokWord) {
			es = s.withoutSports(es) // tie-breaking is no breaking
		}
		it := item{from: int32(i), to: int32(i + n), ents: es}
		it.set.add(clAny)
		s.addEntries(&it, es)
		if toks[i].is(tokPunct) {
			it.set.add(clPunct)
		}
		s.finish(&it)
		i += n
	}
	if n := len(s.items); n > 0 {
		s.items[0].set.add(clFirst)
		s.items[n-1].set.add(clLast)
	}
}

func (s *sentence) addEntries(it *item, es []entry) {
	it.ents = es
	for i := range es {
		it.set.add(es[i].class)
		if es[i].class == s.cl.skip {
			it.set.add(clSkip)
		}
		if es[i].class == s.cl.phase {
			it.set.add(clPhase)
		}
	}
}

func (s *sentence) finish(it *item) {
	t := &s.toks[it.from]
	if t.is(tokQuoted) {
		it.set.add(clQuote)
	}
	if t.norm == "-" && it.to-it.from == 1 {
		it.set.add(clSkip)
	}
	s.items = append(s.items, *it)
}

// functionWord reports whether what looks like a place is an article or preposition of the language: LA in a line of capitals.
func (s *sentence) functionWord(n *nameSpan) bool {
	if n.to-n.from != 1 || n.kind == clPerson && n.from > 0 && !s.toks[n.from-1].is(tokPunct) {
		return false
	}
	for _, f := range s.lx.first[s.toks[n.from].norm] {
		if es := f.entries; len(f.rest) == 0 && (n.kind == clPerson && hasClass(es, s.cl.article) || n.kind != clPerson) && (hasClass(es, s.cl.skip) || hasClass(es, s.cl.article) || hasClass(es, s.cl.atword) || hasClass(es, s.cl.ofword) || hasClass(es, s.lx.lookup("prep"))) {
			return true
		}
	}
	return false
}

// plainOver reports whether an ordinary word stands where the lists have a surname that nobody of the report bears: Gold.
func (s *sentence) plainOver(nm *nameSpan, es []entry) bool {
	return nm.kind == clPerson && nm.to-nm.from == 1 && s.common(es) && len(s.doc.surname[s.toks[nm.from].norm]) == 0
}

// common reports whether the word lists know the form as an ordinary word of the language, which a name of one word
// must not hide.
func (s *sentence) common(es []entry) bool {
	for i := range es {
		switch es[i].class {
		case s.cl.stop, s.cl.month, s.cl.medal, s.cl.num, s.cl.ord, s.cl.games, s.cl.win, s.cl.and:
			return true
		}
	}
	return false
}

// wellKnown are the lexical classes that shared code asks for by name. A language that lacks one has clNone there.
type wellKnown struct {
	skip, stop, phase, month, weekday, medal, medallist, champion, num, tens, hundred, thousand, ord, ordsuffix, tensord,
	games, olympic, win, and, comma, sport, athlete, evt, sex, wclass, over, upto, kg, metre, km, second, points, misses, targets,
	glue, eventword, teamword, nationword, particle, org, title, dateglue, rangeword, yearword, yearold, relday,
	anaph, total, medalnoun, including, inall, future, hypo, neg, otherevent, otherhonour, article, poss, said, barrier, rel, times,
	previous, these, credit, athletes, ofword, each, boxkey, atword, minute, hour, olympiad, firstperson,
	individual, none, close, now, approx, pposs, nposs classID
}

func (lx *lexicon) wellKnown() *wellKnown {
	l := lx.lookup
	return &wellKnown{
		skip: l("skip"), stop: l("stop"), phase: l("phase"), month: l("month"), weekday: l("weekday"), medal: l("medal"),
		medallist: l("medallist"), champion: l("champion"), num: l("num"), tens: l("tens"), hundred: l("hundred"),
		thousand: l("thousand"), ord: l("ord"), ordsuffix: l("ordsuffix"), tensord: l("tensord"), games: l("games"),
		olympic: l("olympic"), win: l("win"), and: l("and"), sport: l("sport"), athlete: l("athlete"), evt: l("evt"), sex: l("sex"),
		wclass: l("wclass"), over: l("over"), upto: l("upto"), kg: l("kg"), metre: l("metre"), km: l("km"), second: l("sec"),
		points: l("points"), misses: l("misses"), targets: l("targets"), glue: l("glue"), eventword: l("eventword"),
		teamword: l("teamword"), nationword: l("nationword"), particle: l("particle"), org: l("org"), title: l("title"),
		dateglue: l("dateglue"), rangeword: l("range"), yearword: l("yearword"), yearold: l("yearold"), relday: l("relday"),
		anaph: l("anaph"), total: l("total"), medalnoun: l("medalnoun"), including: l("including"), inall: l("inall"),
		future: l("future"), hypo: l("hypo"), neg: l("neg"), otherevent: l("otherevent"), otherhonour: l("otherhonour"), article: l("article"), poss: l("poss"),
		said: l("said"), barrier: l("barrier"), rel: l("rel"), times: l("times"), previous: l("previous"), these: l("these"),
		credit: l("credit"), athletes: l("athletes"), ofword: l("of"), each: l("each"), boxkey: l("boxkey"), atword: l("at"),
		olympiad: l("olympiad"), firstperson: l("firstperson"), individual: l("individual"), none: l("none"), close: l("close"),
		now: l("now"), approx: l("approx"), comma: l("comma"), pposs: l("pposs"), nposs: l("nposs"), minute: l("minute"), hour: l("hour"),
	}
}

// withoutSports drops the senses that name a sport or event.
func (s *sentence) withoutSports(es []entry) []entry {
	for i := range es {
		switch es[i].class {
		case s.cl.sport, s.cl.athlete, s.cl.evt:
			out := make([]entry, 0, len(es)-1)
			for _, e := range es {
				if e.class != s.cl.sport && e.class != s.cl.athlete && e.class != s.cl.evt {
					out = append(out, e)
				}
			}
			return out
		}
	}
	return es
}
