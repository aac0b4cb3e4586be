package reading

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"altyn"
	"altyn/gazetteer"
)

// nameSpan is a name found in the tokens of a block.
type nameSpan struct {
	from, to int // tokens
	kind     classID
	cands    []gazetteer.Candidate
	poss     bool
	single   bool // one word, or a surname alone
}

// person is somebody of this report.
type person struct {
	name    string // preferred, else as printed
	printed string
	id      altyn.PersonID
	listed  bool
	sex     altyn.Sex
	nations []altyn.NationID
	sports  []altyn.SportID
	nation  altyn.NationID // as the report tells
	sport   altyn.SportID
	rival   bool // named as an opponent
	full    bool // a full name was printed
	events  []altyn.EventID
	alts    []altyn.PersonID // of the lists, with more words in their names
}

// namedBy is what a stretch of text is the name of.
type namedBy struct {
	cands []gazetteer.Candidate
	kind  classID
}

// findNames scans the text and brings matches onto its tokens. Neighbouring lines of one language are scanned together.
func (d *document) findNames(blks []block) {
	w := d.work
	w.spans, w.cands = w.spans[:0], w.cands[:0]
	if w.names == nil {
		w.names = map[string]namedBy{}
	}
	for i := 0; i < len(blks); {
		j := i + 1
		for j < len(blks) && blks[j].lr == blks[i].lr {
			j++
		}
		d.scanNames(blks[i:j])
		i = j
	}
}

func (d *document) scanNames(blks []block) {
	w := d.work
	clear(w.names) // those of another language
	base := blks[0].start
	bi, k := 0, blks[0].t0
	for m := range blks[0].lr.scan.Scan(d.text[base:blks[len(blks)-1].end]) {
		start, stem, end := base+m.Start, base+m.Stem, base+m.End
		for bi < len(blks) && blks[bi].end <= start {
			bi++
		}
		if bi == len(blks) {
			break
		}
		hi := blks[bi].t1
		k = max(k, blks[bi].t0)
		for k < hi && int(d.toks[k].start) < start {
			k++
		}
		if k == hi || int(d.toks[k].start) != start || d.toks[k].is(tokDead) {
			continue
		}
		e := k
		for e < hi && int(d.toks[e].end) <= end {
			e++
		}
		if e == k || int(d.toks[e-1].end) < stem {
			continue
		}
		ns := nameSpan{from: k, to: e, single: m.Wordlike}
		if known, ok := w.names[string(d.text[start:end])]; ok {
			ns.cands, ns.kind = known.cands, known.kind
		} else {
			at := len(w.cands)
			w.cands = m.Append(w.cands)
			ns.cands = w.cands[at:len(w.cands):len(w.cands)]
			ns.kind = nameKind(ns.cands, &m, blks[0].lr.lang.Code)
			w.names[string(d.text[start:end])] = namedBy{ns.cands, ns.kind}
		}
		if ns.kind == clNone {
			continue
		}
		ns.poss = stem < end && bytes.ContainsAny(d.text[stem:end], "'’")
		w.spans = append(w.spans, ns)
		k = e
	}
}

// namesIn gives the names in the tokens from..to-1, counted from the first of them. The next call overwrites them.
func (d *document) namesIn(from, to int) []nameSpan {
	all := d.work.spans
	i, _ := slices.BinarySearchFunc(all, from, func(n nameSpan, at int) int { return n.from - at })
	out := d.near[:0]
	for ; i < len(all) && all[i].from < to; i++ {
		if n := all[i]; n.to <= to {
			n.from -= from
			n.to -= from
			out = append(out, n)
		}
	}
	d.near = out
	return out
}

// nameKind chooses what a name is read as first: a full name of a person, else nation, city or venue, else a surname.
func nameKind(cands []gazetteer.Candidate, m *gazetteer.Match, lang string) classID {
	var person, surname, nation, city, venue, ownNation, ownCity bool
	for i := range cands {
		c := &cands[i]
		switch c.Kind {
		case altyn.PersonName:
			if c.As == gazetteer.Surname {
				surname = true
			} else if !(m.Wordlike && c.Quality != gazetteer.Exact) {
				person = true
			}
		case altyn.NationName:
			nation = nation || c.Quality != gazetteer.Variant
			ownNation = ownNation || c.Quality != gazetteer.Variant && c.Lang == lang
		case altyn.CityName:
			city = city || c.Quality != gazetteer.Variant
			ownCity = ownCity || c.Quality == gazetteer.Exact && c.Lang == lang
		case altyn.VenueName:
			venue = venue || c.Quality != gazetteer.Variant
		}
	}
	switch {
	case nation && !(ownCity && !ownNation): // Mexico, in French, is the city
		return clNation
	case city:
		return clCity
	case person:
		return clPerson
	case venue:
		return clVenue
	case surname:
		return clPerson
	}
	return clNone
}

// collect notes the people that a sentence names in full, so that surnames can be resolved wherever they stand.
func (d *document) collect(toks []token, names []nameSpan, heading bool, lx *lexicon, from, to int) {
	for i := range names {
		n := &names[i]
		if n.from < from || n.to > to || n.kind != clPerson {
			continue
		}
		if slices.ContainsFunc(n.cands, func(c gazetteer.Candidate) bool { return c.As != gazetteer.Surname && c.Kind == altyn.PersonName }) && n.to-n.from > 1 {
			d.addListed(n.cands, d.textOf(toks[n.from:n.to], n))
		}
	}
	for _, r := range d.unlisted(toks, names, heading, lx, from, to) {
		if i := d.addPrinted(toks[r[0]:r[1]]); i >= 0 && d.people[i].alts == nil && !d.people[i].listed {
			d.people[i].alts = d.fuller(toks[r[0]:r[1]])
		}
	}
}

// fuller gives the people of the lists whose names hold every word of a printed name of two words or more: Ana Silva for Ana
// Maria Silva Costa.
func (d *document) fuller(toks []token) []altyn.PersonID {
	out := []altyn.PersonID{}
	for _, id := range d.r.names.Shortened(d.textOf(toks, nil)) {
		out = append(out, altyn.PersonID(id))
	}
	return out
}

// settleNames takes people printed with a shorter name than the lists have for those, where one only can be meant.
func (d *document) settleNames() {
	for i := range d.people {
		p := &d.people[i]
		if len(p.alts) == 0 || p.listed {
			continue
		}
		id := d.prefer(p.alts)
		if id == "" && len(p.alts) == 1 && d.tookPart(p.alts[0]) {
			id = p.alts[0]
		}
		if _, taken := d.personKey[string(id)]; id == "" || taken {
			continue
		}
		if in, ok := d.cat.Person(id); ok {
			p.id, p.listed, p.name, p.sex, p.nations, p.sports = id, true, shownName(in.Name, p.printed), in.Sex, in.Nations, in.Sports
			d.personKey[string(id)] = i
		}
	}
}

// tookPart reports whether the person is known to have been at one of the Games that the report names.
func (d *document) tookPart(id altyn.PersonID) bool {
	c, ok := d.cat.Catalogue.(EntryCatalogue)
	if !ok {
		return false
	}
	for g := range d.gamesCount {
		if g != "" && len(c.EnteredIn(id, g)) > 0 {
			return true
		}
	}
	return false
}

// shownName gives the name by which a statement calls somebody of the lists. It is that of the lists, unless they have the
// names of a register (Aleksey Yuryevich Nemov, Pau Gasol Sáez) where the report prints the name that results have, or have
// lost the letters that are not ASCII (Bjrgen).
func shownName(listed, printed string) string {
	a, b := strings.Fields(listed), strings.Fields(printed)
	if len(b) < 2 || len(b) > len(a) {
		return listed
	}
	lossy := len(a) == len(b)
	for i, w := range b {
		upper := true
		ascii := strings.Map(func(r rune) rune {
			upper = upper && !unicode.IsLower(r)
			if r > unicode.MaxASCII {
				return -1
			}
			return r
		}, w)
		r, _ := utf8.DecodeRuneInString(w)
		if upper && utf8.RuneCountInString(w) > 2 || !unicode.Is(unicode.Latin, r) {
			return listed // a surname in capitals, another script
		}
		lossy = lossy && a[i] == ascii
	}
	if len(b) < len(a) || lossy {
		return printed
	}
	return listed
}

func (d *document) textOf(toks []token, n *nameSpan) string {
	e := len(toks)
	if n != nil && n.poss {
		for e > 1 && (toks[e-1].norm == "s" && toks[e-1].is(tokGlued) || toks[e-1].norm == "'") {
			e--
		}
	}
	return strings.ToValidUTF8(string(d.text[toks[0].start:toks[e-1].end]), "")
}

// addListed gives the index of a person of the gazetteer; several of one name stay open and go by the printed form.
func (d *document) addListed(cands []gazetteer.Candidate, printed string) int {
	var ids []altyn.PersonID
	best := gazetteer.Variant
	for i := range cands {
		if cands[i].Kind == altyn.PersonName && cands[i].As != gazetteer.Surname {
			best = min(best, cands[i].Quality)
		}
	}
	for i := range cands {
		if c := &cands[i]; c.Kind == altyn.PersonName && c.As != gazetteer.Surname && c.Quality == best && !slices.Contains(ids, altyn.PersonID(c.ID)) {
			ids = append(ids, altyn.PersonID(c.ID))
		}
	}
	if len(ids) == 0 {
		return -1
	}
	id := ids[0]
	if len(ids) > 1 {
		id = d.prefer(ids)
	}
	key := string(id)
	if id == "" {
		key = "\x00" + printed
	}
	if i, ok := d.personKey[key]; ok {
		return i
	}
	p := person{printed: printed, name: printed, full: true}
	if id != "" {
		if in, ok := d.cat.Person(id); ok {
			p.id, p.listed, p.name, p.sex, p.nations, p.sports = id, true, shownName(in.Name, printed), in.Sex, in.Nations, in.Sports
		}
	}
	return d.addPerson(key, p, printed)
}

// prefer chooses among namesakes by the nations that the report names; "" when that does not decide.
func (d *document) prefer(ids []altyn.PersonID) altyn.PersonID {
	var hit altyn.PersonID
	for _, id := range ids {
		in, ok := d.cat.Person(id)
		if !ok {
			continue
		}
		if slices.ContainsFunc(in.Nations, func(n altyn.NationID) bool { return d.nationCount[n] > 0 }) {
			if hit != "" {
				return ""
			}
			hit = id
		}
	}
	return hit
}

func (d *document) addPrinted(toks []token) int {
	printed := d.textOf(toks, nil)
	key := "\x01" + nameKey(toks)
	if i, ok := d.personKey[key]; ok {
		return i
	}
	return d.addPerson(key, person{name: printed, printed: printed, full: true}, printed)
}

func nameKey(toks []token) string {
	var b strings.Builder
	for i := range toks {
		if toks[i].is(tokWord) {
			b.WriteString(toks[i].norm)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (d *document) addPerson(key string, p person, printed string) int {
	if len(d.people) >= maxPeople {
		return -1
	}
	i := len(d.people)
	d.people = append(d.people, p)
	d.personKey[key] = i
	d.keyToks = d.nameTokens(printed)
	for k := range d.keyToks {
		t := &d.keyToks[k]
		if t.is(tokWord) && utf8.RuneCountInString(t.norm) > 1 && t.is(tokCap) && !slices.Contains(d.surname[t.norm], i) {
			d.surname[t.norm] = append(d.surname[t.norm], i)
		}
	}
	return i
}

// nameTokens gives the tokens of a name, in room that the next call uses again.
func (d *document) nameTokens(name string) []token {
	w := d.work
	w.name = append(w.name[:0], name...)
	w.fold.use(d.main, w)
	return tokenize(d.keyToks[:0], w.name, 0, len(w.name), &w.fold)
}

const maxPeople = 20000

// unlisted finds names that no list has: two or more capitalised words in a row that are not words of the language.
func (d *document) unlisted(toks []token, names []nameSpan, heading bool, lx *lexicon, from, to int) [][2]int {
	out := d.ranges[:0]
	titled := heading && titleCase(toks[from:to], lx)
	covered := func(i int) *nameSpan {
		for k := range names {
			if names[k].from <= i && i < names[k].to {
				return &names[k]
			}
		}
		return nil
	}
	stopC, org, particle := lx.lookup("stop"), lx.lookup("org"), lx.lookup("particle")
	month, weekday, games := lx.lookup("month"), lx.lookup("weekday"), lx.lookup("games")
	capital := func(i int) bool {
		if i >= to {
			return false
		}
		t := &toks[i]
		return t.is(tokWord) && t.is(tokCap) && !t.is(tokDead) && !t.is(tokUpper)
	}
	for i := from; i < to; i++ {
		if !capital(i) {
			continue
		}
		if n := covered(i); n != nil && !(n.kind == clPerson && (n.single || surnames(n))) && !(n.kind == clNation && n.to == i+1 && !n.poss && !adjective(n) && given(toks, i+1, to, lx) && covered(i+1) == nil) {
			i = n.to - 1
			continue
		}
		words, j, known, bad := 0, i, 0, false
		e := i
		for j < to {
			t := &toks[j]
			if j > i && t.start > toks[j-1].end && bytes.IndexByte(d.text[toks[j-1].end:t.start], '\t') >= 0 {
				break // another column
			}
			switch {
			case capital(j):
				n := covered(j)
				if n != nil && n.kind == clNation && j == i {
					words++
					j++
					e = j
					continue
				}
				if n != nil && n.kind == clNation && !(words == 1 && known == 0 && n.to-n.from == 1 && !n.poss && !adjective(n)) {
					goto end
				}
				if n != nil && (n.kind == clCity || n.kind == clVenue) && !(words >= 1 && known == 0 && n.to == j+1) {
					goto end
				}
				es, m := lx.find(toks, j)
				switch {
				case words == 0 && m == 1 && hasClass(es, lx.lookup("givenname")) && capital(j+1) && (!firstKnown(toks, j+1, lx) || covered(j+1) != nil && covered(j+1).kind == clPerson):
					// Mark, Will: a given name that is a word as well, before a name
				case words == 0 && hasClass(es, lx.lookup("medal")):
					goto end
				case hasClass(es, org):
					bad = true
				case words == 0 && i > from && m == 1 && hasClass(es, stopC) && !hasClass(es, month) && !hasClass(es, lx.lookup("article")) && !toks[i-1].is(tokPunct) && capital(j+1) && len(toks[j+1].norm) > 1 && covered(j+1) == nil && !firstKnown(toks, j+1, lx):
					known++
				case hasClass(es, stopC) || hasClass(es, month) || hasClass(es, weekday) || hasClass(es, games):
					if words == 0 || m > 1 {
						goto end
					}
					if hasClass(es, stopC) {
						goto end
					}
					known++
				case len(es) > 0 && m >= 1:
					if words == 0 && !onlyParticle(es, particle) {
						goto end
					}
					known++
				}
				words++
				j++
				e = j
				continue
			case t.norm == "-" && t.is(tokGlued) && j+1 < to && toks[j+1].is(tokWord) && toks[j+1].is(tokGlued) && words > 0:
				j += 2
				e = j
				continue
			case t.norm == "'" && t.is(tokGlued) && j+1 < to && toks[j+1].is(tokWord) && toks[j+1].is(tokCap|tokGlued) && toks[j+1].is(tokGlued) && len(toks[j+1].norm) > 1 && words > 0:
				j += 2
				e = j
				continue
			case t.norm == "." && t.is(tokGlued) && words > 0 && utf8.RuneCountInString(toks[j-1].norm) == 1 && j+1 < to && capital(j+1):
				j++
				continue
			case t.is(tokWord) && words > 0 && !t.is(tokCap) && j+1 < to:
				es, _ := lx.find(toks, j)
				if hasClass(es, particle) && (capital(j+1) || j+2 < to && capital(j+2)) {
					j++
					continue
				}
			}
			break
		}
	end:
		if words == 0 {
			continue
		}
		next := e
		if next < to && toks[next].is(tokWord) && !toks[next].is(tokCap) {
			if es, _ := lx.find(toks, next); hasClass(es, org) {
				bad = true
			}
		}
		_ = next
		if words >= 2 && words <= 5 && known < words-known+1 && known < 2 && !bad && !titled {
			// the first word of a sentence is capital for that alone
			if !(i == from && known == 1 && words == 2 && firstKnown(toks, i, lx)) {
				out = append(out, [2]int{i, e})
			}
		}
		i = max(i, e-1)
	}
	d.ranges = out
	return out
}

// surnames reports whether a name is one word that only people bear: beside another name it is a part of that.
func surnames(n *nameSpan) bool {
	return n.to == n.from+1 && !slices.ContainsFunc(n.cands, func(c gazetteer.Candidate) bool { return c.Kind != altyn.PersonName })
}

func adjective(n *nameSpan) bool {
	for i := range n.cands {
		if n.cands[i].Form == altyn.Adjective || n.cands[i].Form == altyn.Demonym {
			return true
		}
	}
	return false
}

func firstKnown(toks []token, i int, lx *lexicon) bool {
	es, _ := lx.find(toks, i)
	return len(es) > 0
}

// titleCase reports whether nearly every word of a heading has a capital, so that capitals say nothing.
func titleCase(toks []token, lx *lexicon) bool {
	caps, words := 0, 0
	for i := range toks {
		if t := &toks[i]; t.is(tokWord) && len(t.norm) > 3 {
			words++
			if t.is(tokCap) {
				caps++
			}
		}
	}
	return words > 3 && caps*5 >= words*4
}

func onlyParticle(es []entry, particle classID) bool {
	for i := range es {
		if es[i].class != particle {
			return false
		}
	}
	return true
}

// given reports whether an unknown capitalised word stands at i, so that the word before it is a given name and no country.
func given(toks []token, i, to int, lx *lexicon) bool {
	if i >= to {
		return false
	}
	t := &toks[i]
	return t.is(tokWord) && t.is(tokCap) && !t.is(tokUpper) && len(t.norm) > 2 && !t.is(tokGlued) && !firstKnown(toks, i, lx)
}
