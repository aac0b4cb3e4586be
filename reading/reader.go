package reading

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"altyn"
	"altyn/gazetteer"
)

// Input is a report to read.
type Input struct {
	Name       string     // file name, or "-"
	Text       []byte     // UTF-8; any bytes will do
	Language   string     // code of its main language; "" lets the reader recognise it
	Date       altyn.Date // date of the report; the zero Date lets the reader look for one in the text
	DateSource string     // where Date is from: flag or today; with a zero Date ignored

	Watch func(View) // when not nil, called for every sentence interpreted
}

// MaxBytes bounds a report.
const MaxBytes = 256 << 20

// Reader reads reports in the languages it was made with. It is immutable and safe for concurrent use.
type Reader struct {
	names *gazetteer.Gazetteer
	cat   *catIndex
	langs []*langReader
	pool  sync.Pool // of *work

	stops    map[string]uint32     // languages that have the stop word, as bits
	longStop int                   // bytes of the longest
	openings [maxScored + 1]uint32 // first letters of those of plain letters, by length
}

type langReader struct {
	lang *Language
	lex  *lexicon
	cl   *wellKnown
	scan *gazetteer.Scanner
	city *gazetteer.Words
}

// New makes a reader of the names, the catalogue and the languages; the first language is taken where none is
// recognised. Names of Games, sports and events are the languages' own lists: those of the gazetteer are not used.
func New(g *gazetteer.Gazetteer, cat Catalogue, langs ...Language) (*Reader, error) {
	if len(langs) == 0 {
		return nil, fmt.Errorf("make a reader: no language")
	}
	if len(langs) > maxLanguages {
		return nil, fmt.Errorf("make a reader: %d languages, the limit is %d", len(langs), maxLanguages)
	}
	r := &Reader{names: g, cat: indexCatalogue(cat)}
	for i := range langs {
		l := &langs[i]
		lx, err := compileLanguage(l)
		if err != nil {
			return nil, fmt.Errorf("make a reader: %w", err)
		}
		r.langs = append(r.langs, &langReader{lang: l, lex: lx, cl: lx.wellKnown(), scan: g.For(l.Names), city: g.WordsOf(altyn.CityName, l.Names)})
	}
	r.stops, r.longStop, r.openings = stopWords(r.langs)
	return r, nil
}

// Languages gives the codes of the languages it reads.
func (r *Reader) Languages() []string {
	var out []string
	for _, l := range r.langs {
		out = append(out, l.lang.Code)
	}
	return out
}

// unit is a sentence between the two passes: its tokens and where it stands.
type unit struct {
	blk      int
	lr       *langReader
	from, to int // tokens of the document
}

// Read reads a report. Text that is no report, or not text at all, gives no statements; the error is for a report past
// MaxBytes and for a language that the reader does not have.
func (r *Reader) Read(doc Input) (altyn.Reading, error) {
	out := altyn.Reading{Schema: altyn.StatementsSchema}
	out.Document = altyn.Document{Name: doc.Name, Language: doc.Language, Date: doc.Date}
	if doc.Date.Known() {
		out.Document.DateSource = doc.DateSource
	}
	if len(doc.Text) > MaxBytes {
		return out, fmt.Errorf("read %s: %d bytes, the limit is %d", doc.Name, len(doc.Text), MaxBytes)
	}
	main := r.langs[0]
	if doc.Language != "" {
		i := slices.IndexFunc(r.langs, func(l *langReader) bool { return l.lang.Code == doc.Language })
		if i < 0 {
			return out, fmt.Errorf("read %s: language %q: want one of %s", doc.Name, doc.Language, strings.Join(r.Languages(), ", "))
		}
		main = r.langs[i]
	}
	if doc.Language == "" {
		main = r.recognise(doc.Text)
	}
	out.Document.Language = main.lang.Code
	for at := 0; at < len(doc.Text); {
		end := part(doc.Text, at)
		in := doc
		in.Text = doc.Text[at:end]
		if at > 0 && !in.Date.Known() {
			in.Date = out.Document.Date
		}
		sts, date := r.readPart(in, main)
		if date.Known() && !out.Document.Date.Known() {
			out.Document.Date, out.Document.DateSource = date, "text"
		}
		for i := range sts {
			sts[i].Start += at
			sts[i].End += at
			for k := range sts[i].Trace.Origins {
				if o := &sts[i].Trace.Origins[k]; o.End > 0 {
					o.Start += at
					o.End += at
				}
			}
		}
		out.Statements = append(out.Statements, sts...)
		at = end
	}
	for i := range out.Statements {
		out.Statements[i].ID = "s" + strconv.Itoa(i+1)
	}
	return out, nil
}

// partBytes bounds what is read in one piece: a longer text is read in parts, each for itself, so that memory is bounded.
const partBytes = 4 << 20

// part gives the end of the part of the text that starts at byte at: a line border where there is one, else a rune border.
func part(text []byte, at int) int {
	if len(text)-at <= partBytes {
		return len(text)
	}
	end := at + partBytes
	if n := bytes.LastIndexByte(text[at:end], '\n'); n > partBytes/2 {
		return at + n + 1
	}
	if n := bytes.LastIndexByte(text[at:end], ' '); n > partBytes/2 {
		return at + n + 1
	}
	for k := 0; k < utf8.UTFMax && end < len(text) && !utf8.RuneStart(text[end]); k++ {
		end++
	}
	return end
}

// readPart reads a text that fits in memory many times over; it gives the date that the text itself prints.
func (r *Reader) readPart(doc Input, main *langReader) ([]altyn.Statement, altyn.Date) {
	d := &document{
		r: r, lang: main.lang, main: main, watch: doc.Watch, cat: r.cat, text: doc.Text, date: doc.Date, personKey: map[string]int{}, surname: map[string][]int{},
		speaker: -1, named: map[int]int{}, nationCount: map[altyn.NationID]int{}, gamesCount: map[altyn.GamesID]int{}, sportCount: map[altyn.SportID]int{}, inherited: map[int]bool{},
	}
	w, _ := r.pool.Get().(*work)
	if w == nil {
		w = &work{}
	}
	defer r.pool.Put(w)
	d.work = w
	blks := blocks(doc.Text)
	toks, units := slices.Grow(w.toks[:0], len(doc.Text)/tokenBytes), w.units[:0]
	for bi := range blks {
		b := &blks[bi]
		lr := main
		if len(r.langs) > 1 {
			lr = r.blockLanguage(doc.Text[b.start:b.end], main)
		}
		w.fold.use(lr, w)
		b.lr, b.t0, b.u0 = lr, len(toks), len(units)
		toks = tokenize(toks, doc.Text, b.start, b.end, &w.fold)
		b.t1 = len(toks)
		btoks := toks[b.t0:]
		quotes(btoks)
		d.opening(btoks, b, bi, lr)
		sentenceEnds(btoks, doc.Text, lr.lex, func(from, to int) {
			units = append(units, unit{blk: bi, lr: lr, from: b.t0 + from, to: b.t0 + to})
		})
		b.u1 = len(units)
	}
	w.toks, w.units = toks, units
	d.toks = toks
	var sts []altyn.Statement
	if d.mayTell(toks, units) && d.tells(blks, toks, units) {
		d.read(blks, toks, units)
		d.settleEvents()
		d.settleByEntries()
		sts = finish(d)
	}
	if doc.Date.Known() {
		return sts, altyn.Date{}
	}
	return sts, d.date
}

// mayTell reports whether a text can be about the Games by its words alone: one names them, or a city stands beside a year, or
// it speaks of sport. What it leaves out, [document.survey] would leave out, once the names are found.
func (d *document) mayTell(toks []token, units []unit) bool {
	for i := range units {
		city, year := false, false
		for k := units[i].from; k < units[i].to; k++ {
			t := &toks[k]
			if t.hint&hintGames != 0 {
				return true
			}
			city = city || t.hint&hintCity != 0
			year = year || t.is(tokNumber) && len(t.norm) == 4
		}
		if city && year {
			return true
		}
	}
	return d.ofSport(toks, units, 80)
}

// tells finds the names of a text and reports whether it is about the Games.
func (d *document) tells(blks []block, toks []token, units []unit) bool {
	d.findNames(blks)
	return d.survey(blks, toks, units)
}

// tokenBytes is what a token with the space around it takes in a text, for how much room is made beforehand.
const tokenBytes = 5

// work is memory that readings use one after the other.
type work struct {
	toks  []token
	units []unit
	fold  folder
	name  []byte
	seen  map[*lexicon]map[string]seen
	s     sentence
	m     machine
	spans []nameSpan
	cands []gazetteer.Candidate
	names map[string]namedBy // of the text at hand
}

// use makes the folder one of the language.
func (f *folder) use(lr *langReader, w *work) {
	if f.lex == lr.lex {
		return
	}
	if w.seen == nil {
		w.seen = map[*lexicon]map[string]seen{}
	}
	if w.seen[lr.lex] == nil {
		w.seen[lr.lex] = map[string]seen{}
	}
	f.lang, f.words, f.lex, f.cities, f.seen = lr.lang, lr.lex.words, lr.lex, lr.city, w.seen[lr.lex]
}

// quotes marks the tokens inside quotation marks.
func quotes(toks []token) {
	open := -1
	for i := range toks {
		if toks[i].norm == "\"" && toks[i].is(tokPunct) {
			if i > 0 && toks[i-1].is(tokNumber) && toks[i].is(tokGlued) && (open < 0 || i+1 < len(toks) && toks[i+1].is(tokNumber) && toks[i+1].is(tokGlued)) {
				continue // the seconds of a time: 1'04"83
			}
			if open < 0 {
				open = i
				continue
			}
			if i-open > 3 {
				for k := open + 1; k < i; k++ {
					toks[k].flags |= tokQuoted
				}
			}
			open = -1
		}
	}
	if open >= 0 && len(toks)-open > 8 {
		for k := open + 1; k < len(toks); k++ {
			toks[k].flags |= tokQuoted
		}
	}
}

// survey is the first pass: it notes the people named in full, counts nations and Games, and decides what the report is about.
// It reports whether the report is about the Games at all.
func (d *document) survey(blks []block, toks []token, units []unit) bool {
	s := &d.work.s
	type mention struct {
		ref    gamesRef
		weight int
	}
	var found []mention
	olympic, para := 0, 0
	other := false // another competition is named
	for i := 0; i < len(units); {
		bi := units[i].blk
		j := i
		for j < len(units) && units[j].blk == bi {
			j++
		}
		b := &blks[bi]
		lr := units[i].lr
		names := d.namesIn(units[i].from, units[j-1].to)
		for k := range names {
			if names[k].kind == clNation {
				w := 1
				if b.kind == blockHeading {
					w = 3
				}
				if b.title {
					w = 8
				}
				seen := map[altyn.NationID]bool{}
				for _, c := range names[k].cands {
					if c.Kind == altyn.NationName && !seen[altyn.NationID(c.ID)] {
						seen[altyn.NationID(c.ID)] = true
						d.nationCount[altyn.NationID(c.ID)] += w
					}
				}
			}
		}
		for ; i < j; i++ {
			u := units[i]
			if b.title {
				d.titled = true
				for k := range names {
					if names[k].kind == clNation && d.titleNation == "" {
						for _, c := range names[k].cands {
							if c.Kind == altyn.NationName {
								d.titleNation = altyn.NationID(c.ID)
								d.titleIDs = append(d.titleIDs, d.titleNation)
							}
						}
					}
				}
			}
			names := d.namesIn(u.from, u.to)
			st := toks[u.from:u.to]
			d.collect(st, names, b.kind == blockHeading, lr.lex, 0, len(st))
			if !aboutGames(st, names, lr) {
				d.countSeasons(st, lr)
				continue
			}
			s.setup(d, lr, b)
			s.base(st, names)
			s.passNumbers()
			s.passGames()
			for k := range s.games {
				g := &s.games[k]
				w := 2
				if g.noun == "" {
					w = 1
				}
				if b.title && (g.noun != "" || g.year != 0) {
					w += 20
				} else if b.kind == blockHeading {
					w += 2
				}
				if strings.Contains(g.noun, "paralympic") {
					para += w
				} else if g.noun != "" && g.noun != "any" {
					olympic += w
				}
				r := *g
				r.years, r.cities = slices.Clone(g.years), slices.Clone(g.cities)
				found = append(found, mention{r, w})
			}
			for k := range s.items {
				for _, c := range [...]classID{lr.cl.sport, lr.cl.athlete} {
					if v, _, _ := strings.Cut(s.items[k].value(c), "/"); v != "" && s.items[k].kind == clNone {
						d.sportCount[altyn.SportID(v)]++
					}
				}
				if s.items[k].has(lr.cl.otherevent) {
					other = true
					d.foreign = d.foreign || b.title
				}
				if v := s.olympicWord(&s.items[k]); v != "" {
					d.gamesCount[""]++
					if strings.Contains(v, "paralympic") {
						para++
					} else {
						olympic++
					}
				}
			}
		}
	}
	d.movement = altyn.Olympic
	if para > olympic {
		d.movement = altyn.Paralympic
	}
	if d.foreign {
		// a report that tells of several Games by year or city is about them, whatever its first line names
		n := 0
		for k := range found {
			if r := &found[k].ref; r.noun != "" && (r.year != 0 || len(r.cities) > 0) {
				n++
			}
		}
		d.foreign = n < 4
	}
	d.season = d.likelySeason()
	if d.gamesCount[""] == 0 && len(found) < 2 && !slices.ContainsFunc(found, func(m mention) bool { return m.ref.noun != "" || m.ref.year != 0 }) {
		// one city that once held Games, and no word of them; while Games are held, sport and medals are theirs
		// and of a city where they were, what is all about sport tells of the Games there
		switch g := d.placesAhead(toks, units); {
		case g != "":
			d.gamesCount[g]++
		case other || !(len(found) > 0 && d.ofSport(toks, units, 25) || d.gamesAtDate(d.movement, 0, 5) != "" && d.ofSport(toks, units, 80)):
			return false
		}
	}
	clear := d.gamesCount[""]
	for k := range found {
		if r := &found[k].ref; r.noun != "" && (r.noun != "any" || len(r.cities) > 0 || r.year != 0) || len(r.cities) > 0 && r.year != 0 {
			clear++
		}
	}
	if clear*wordsPerMention < len(toks) && !d.ofSport(toks, units, 80) {
		return false // a long text about something else: London is where it happens, and a game is played
	}
	for k := range found {
		id := found[k].ref.resolve(d)
		if id == "" {
			d.gamesCount[""]++
			continue
		}
		d.gamesCount[id] += found[k].weight
	}
	if len(d.gamesCount) == 1 && d.gamesCount[""] > 0 {
		if g := d.placesAhead(toks, units); g != "" {
			d.gamesCount[g]++ // a quota for the Games: the next
		}
	}
	d.about()
	// of several nations of one name, the one that was there
	year := d.year()
	there := func(id altyn.NationID) bool { return d.cat.nationIn(id, year) }
	if d.nation != "" && !there(d.nation) {
		best := altyn.NationID("")
		for id, n := range d.nationCount {
			if n == d.nationCount[d.nation] && there(id) && (best == "" || id < best) {
				best = id
			}
		}
		d.nation = cmp.Or(best, d.nation)
	}
	if i := slices.IndexFunc(d.titleIDs, there); i >= 0 {
		d.titleNation = d.titleIDs[i]
	}
	d.settleNames()
	if d.titleNation != "" && slices.Contains(d.titleIDs, d.nation) {
		d.titleNation = d.nation
	}
	return d.games != "" || len(d.gamesCount) > 0
}

// olympicWord gives what an item says of the series of Games: Olympic, an Olympic medal; "" when it says nothing.
func (s *sentence) olympicWord(it *item) string {
	if it.kind != clNone {
		return ""
	}
	if v := it.value(s.cl.olympic); v != "" || it.to-it.from < 2 {
		return v
	}
	for i := int(it.from); i < int(it.to); i++ {
		es, _ := s.lx.find(s.toks[:it.to], i)
		for k := range es {
			if es[k].class == s.cl.olympic {
				return es[k].value
			}
		}
	}
	return ""
}

// wordsPerMention is in how many words a text that is about the Games at length names them at least once.
const wordsPerMention = 1500

// placesAhead gives the Games to come that a text about places earned means where it names none: quotas, berths. "" when it is
// about no such thing, or no Games are near.
func (d *document) placesAhead(toks []token, units []unit) altyn.GamesID {
	t, ok := d.today()
	if !ok || !d.ofSport(toks, units, 25) {
		return ""
	}
	spoken := false
	for _, u := range units {
		c := u.lr.lex.lookup("placeword")
		for i, st := 0, toks[u.from:u.to]; i < len(st) && c != clNone && !spoken; i++ {
			if st[i].is(tokWord) {
				es, _ := u.lr.lex.find(st, i)
				spoken = hasClass(es, c)
			}
		}
	}
	if !spoken {
		return ""
	}
	const ahead = 550 // days before the Games in which places are earned
	best := altyn.GamesID("")
	near := altyn.Day(ahead)
	for _, in := range d.cat.all {
		if in.Movement != d.movement || !in.Opens.Exact() || d.season != "" && in.Season != d.season {
			continue
		}
		if n := in.Opens.First() - t; n > 0 && n < near {
			best, near = in.ID, n
		}
	}
	return best
}

// ofSport reports whether a text that hardly names Games speaks of sports and medals all the same, at least once in so many
// words: a report from the place itself need not say which Games.
func (d *document) ofSport(toks []token, units []unit, words int) bool {
	n := 0
	for _, u := range units {
		of := &u.lr.lex.sporting
		for i, st := 0, toks[u.from:u.to]; i < len(st); i++ {
			if !st[i].is(tokWord) || st[i].hint&hintSport == 0 {
				continue
			}
			es, _ := u.lr.lex.find(st, i)
			for k := range es {
				if of.has(es[k].class) {
					n++
					break
				}
			}
		}
	}
	return n*words >= len(toks)
}

// aboutGames reports cheaply whether a sentence can name Games: it has a word for them, or a city.
func aboutGames(toks []token, names []nameSpan, lr *langReader) bool {
	for i := range names {
		if names[i].kind == clCity {
			return true
		}
	}
	c := lr.cl
	for i := range toks {
		if !toks[i].is(tokWord) || toks[i].hint&(hintGames|hintOther) == 0 {
			continue
		}
		es, _ := lr.lex.find(toks, i)
		for k := range es {
			if e := es[k].class; e == c.games || e == c.olympic || e == c.olympiad || e == c.otherevent {
				return true
			}
		}
	}
	return false
}

// countSeasons counts the sports that a sentence names by their season.
func (d *document) countSeasons(toks []token, lr *langReader) {
	if d.summer+d.winter > 200 {
		return // a long report has told by now
	}
	for i := range toks {
		if !toks[i].is(tokWord) || toks[i].hint&hintSport == 0 {
			continue
		}
		es, _ := lr.lex.find(toks, i)
		for k := range es {
			if es[k].class == lr.cl.sport || es[k].class == lr.cl.athlete {
				s, _, _ := strings.Cut(es[k].value, "/")
				d.countSeason(altyn.SportID(s), 1)
				break
			}
		}
	}
}

func (d *document) countSeason(s altyn.SportID, n int) {
	if row := d.cat.sports[s]; row != nil {
		switch row.Season {
		case altyn.Summer:
			d.summer += n
		case altyn.Winter:
			d.winter += n
		}
	}
}

// likelySeason gives the season of nearly all sports that a report names, "" when that does not tell.
func (d *document) likelySeason() altyn.HalfYear {
	summer, winter := d.summer, d.winter
	for s, k := range d.sportCount {
		d.countSeason(s, k)
	}
	summer, winter, d.summer, d.winter = d.summer, d.winter, summer, winter
	switch {
	case summer >= 3 && winter*8 <= summer:
		return altyn.Summer
	case winter >= 3 && summer*8 <= winter:
		return altyn.Winter
	}
	return ""
}

// oneSport gives the sport that a report is about when it hardly names another.
func (d *document) oneSport() altyn.SportID {
	best, n, sum := altyn.SportID(""), 0, 0
	for s, k := range d.sportCount {
		sum += k
		if k > n || k == n && s < best {
			best, n = s, k
		}
	}
	if n < 4 || n*10 < sum*8 {
		return ""
	}
	return best
}

// about decides which Games and which nation the report is about.
func (d *document) about() {
	d.sport = d.oneSport()
	best, n, total := altyn.GamesID(""), 0, 0
	for g, k := range d.gamesCount {
		if g == "" {
			continue
		}
		total += k
		if k > n || k == n && altyn.CompareGames(g, best) > 0 {
			best, n = g, k
		}
	}
	d.games = best
	// a report written during or next to Games is about them, unless it hardly names them
	m := d.movement
	if at := d.gamesAtDate(m, 0, 2); at != "" && at != best && n < 10 {
		d.games = at // while Games are held, others that are named are told of beside them
	} else if at := d.gamesAtDate(m, 30, 30); at != "" && at != best && (best == "" || d.gamesCount[at] > 0 && d.gamesCount[at]*3 >= n) {
		d.games = at
	}
	if k := d.gamesCount[d.games]; k < 20 {
		// a history, or a report on two Games alike: none are the report's own
		second := 0
		for g, o := range d.gamesCount {
			if g != "" && g != d.games {
				second = max(second, o)
			}
		}
		if soon := d.soon(d.games); k*10 < total*3 || !soon && (k*10 < total*4 || second*10 > k*7) {
			d.games = ""
		}
	}
	nb, k, sum := altyn.NationID(""), 0, 0
	for id, c := range d.nationCount {
		sum += c
		if c > k || c == k && id < nb {
			nb, k = id, c
		}
	}
	if k*2 >= sum {
		d.nation = nb
	}
	d.focused = k*10 >= sum*6
}

func (s *sentence) setup(d *document, lr *langReader, b *block) {
	s.doc, s.lx, s.cl, s.blk, s.text = d, lr.lex, lr.cl, b, d.text
}
