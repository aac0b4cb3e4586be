package gazetteer

import (
	"bytes"
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"altyn"
)

// Limits of what Build takes; what is past them is left out.
const (
	maxNames     = 1 << 24 // names in all
	maxNameBytes = 512     // one name
	maxNameWords = 16      // words of one name
)

var (
	kinds = [...]altyn.NameKind{"", altyn.BodyName, altyn.CityName, altyn.EventName, altyn.GamesName, altyn.NationName, altyn.PersonName,
		altyn.SportName, altyn.VenueName} // sorted
	nameForms = [...]altyn.NameForm{altyn.Preferred, altyn.ShortName, altyn.FormalName, altyn.Alias, altyn.Adjective, altyn.Demonym,
		altyn.FormerName, altyn.Transliteration, altyn.CodeName, ""}
)

// Gazetteer holds names ready to be looked for. It is immutable and safe for concurrent use. The zero Gazetteer has no
// names.
//
// It is a trie over words. Words are numbered (symbols): folded words first, skeletons after them. A node of the first level
// is the symbol of its word; the nodes of each further level are numbered in the order of (parent, symbol), so that the
// children of a node stand together and two arrays are the whole trie.
type Gazetteer struct {
	blob      string // texts and ids
	langs     []string
	dates     []altyn.Date
	entities  []entity // sorted by kind, then id
	forms     []form   // sorted by entity, then form, then text
	exact     vocabulary
	sounds    vocabulary
	symbol    []uint32 // of each node
	children  []uint32 // first child of each node, and the number of nodes
	list_     []uint32 // candidates of all nodes: form<<2 | As
	listStart []uint32 // of each node, and the end of the last
	cases     []uint8  // of each node: which cases its candidates ask for, as bits
	pairs     []uint64 // of words of names of people, sorted; see [Gazetteer.Shortened]
}

// Entities and forms lie in memory as they are written, see [Open]: what fills them up is named.
type entity struct {
	id, idEnd uint32
	kind      uint8
	_         [3]uint8
}

type form struct {
	text, textEnd uint32
	entity        uint32
	initial       rune // of a person's given name, folded
	lang          uint16
	valid         uint16
	form          uint8
	need          Case // the least that the text must show
	_             [2]uint8
}

// fits reports whether text written in case c can be this form.
func (f *form) fits(c Case) bool { return c >= f.need }

// list gives the candidates of a node.
func (g *Gazetteer) list(node uint32) []uint32 {
	return g.list_[g.listStart[node]:g.listStart[node+1]]
}

// has reports whether the entity is among the candidates of the node.
func (g *Gazetteer) has(node, entity uint32) bool {
	l := g.list(node)
	i, _ := slices.BinarySearchFunc(l, entity, func(c, e uint32) int { return cmp.Compare(g.forms[c>>2].entity, e) })
	return i < len(l) && g.forms[l[i]>>2].entity == entity
}

// child gives the node that symbol leads to from node.
func (g *Gazetteer) child(node, symbol uint32) (uint32, bool) {
	lo, hi := g.children[node], g.children[node+1]
	for lo < hi {
		mid := (lo + hi) / 2
		if g.symbol[mid] < symbol {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < g.children[node+1] && g.symbol[lo] == symbol
}

// Len gives the number of names held.
func (g *Gazetteer) Len() int { return len(g.forms) }

// Build makes a gazetteer of the names. Names without a kind, an id or a letter are left out, and so are those of more than
// 512 bytes or 16 words. The order of names does not matter.
func Build(names iter.Seq[Name]) *Gazetteer {
	all := make([]Name, 0, 1024)
	for n := range names {
		if n.ID == "" || len(n.Text) > maxNameBytes || len(n.ID) > maxNameBytes || !slices.Contains(kinds[1:], n.Kind) || len(all) == maxNames {
			continue
		}
		if len(all) == cap(all) {
			all = slices.Grow(all, len(all)) // double: the rows are large and copying them costs
		}
		all = append(all, n)
	}
	// The order is that of kind, id, form and text. The first bytes of the id settle most comparisons without touching the rows.
	type place struct {
		head uint64
		i    uint32
	}
	order := make([]place, len(all))
	for i := range order {
		order[i] = place{head(&all[i]), uint32(i)}
	}
	compare := func(x, y place) int {
		if c := cmp.Compare(x.head, y.head); c != 0 {
			return c
		}
		a, b := &all[x.i], &all[y.i]
		if c := cmp.Compare(a.ID, b.ID); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(formIndex(a.Form), formIndex(b.Form)), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Lang, b.Lang),
			a.Valid.Compare(b.Valid))
	}
	if !slices.IsSortedFunc(order, compare) {
		slices.SortFunc(order, compare)
	}
	b := builder{
		g:     &Gazetteer{forms: make([]form, 0, len(all))},
		langs: map[string]uint16{},
		dates: map[altyn.Date]uint16{},
		paths: make([]path, 0, 7*len(all)),
		syms:  make([]uint32, 0, 11*len(all)),
	}
	size := 0
	for i := range all {
		size += len(all[i].Text)
	}
	b.blob.Grow(2 * size)
	b.g.exact.grow(len(all))
	b.g.sounds.grow(len(all))
	for _, at := range order {
		b.name(&all[at.i])
	}
	return b.finish()
}

// head packs the kind and the first seven bytes of the id so that numbers compare as they do.
func head(n *Name) uint64 {
	h := uint64(slices.Index(kinds[:], n.Kind))
	for i := range 7 {
		h <<= 8
		if i < len(n.ID) {
			h |= uint64(n.ID[i])
		}
	}
	return h
}

func formIndex(f altyn.NameForm) int {
	if i := slices.Index(nameForms[:], f); i >= 0 {
		return i
	}
	return len(nameForms) - 1
}

// builder gathers the paths of all names: sequences of symbols, each ending at a candidate.
type builder struct {
	g      *Gazetteer
	blob   strings.Builder
	langs  map[string]uint16
	dates  map[altyn.Date]uint16
	paths  []path
	syms   []uint32
	skel   []skeletons // of each folded word
	last   *Name
	buf    []byte
	text   []byte // of the name being cut
	t      tokenizer
	parsed parsed
}

type path struct {
	from  uint32 // of syms
	n     uint8
	sound bool // symbols are of skeletons
	cand  uint32
}

// skeletons are the symbols of a word's skeletons, with a soft and a hard j.
type skeletons struct{ soft, hard uint32 }

// parsed is a name cut into words.
type parsed struct {
	syms   []uint32 // folded words
	sounds []skeletons
	joined []bool // by a hyphen to the word before it
	upper  []bool // all in capitals, two letters at least
	capital,
	allUpper bool // of the whole name
	letters int
}

func (b *builder) name(n *Name) {
	g := b.g
	p := &b.parsed
	if !b.parse(n.Text, p) {
		return
	}
	if len(g.entities) == 0 || b.last.Kind != n.Kind || b.last.ID != n.ID {
		at := uint32(b.blob.Len())
		b.blob.WriteString(n.ID)
		g.entities = append(g.entities, entity{id: at, idEnd: uint32(b.blob.Len()), kind: uint8(slices.Index(kinds[:], n.Kind))})
	}
	b.last = n
	lang, ok := b.langs[n.Lang]
	if !ok && len(b.langs) < math.MaxUint16 {
		lang = uint16(len(g.langs))
		b.langs[n.Lang] = lang
		g.langs = append(g.langs, n.Lang)
	}
	valid, ok := b.dates[n.Valid]
	if !ok && len(b.dates) < math.MaxUint16 {
		valid = uint16(len(g.dates))
		b.dates[n.Valid] = valid
		g.dates = append(g.dates, n.Valid)
	}
	f := form{text: uint32(b.blob.Len()), entity: uint32(len(g.entities) - 1), lang: lang, valid: valid, form: uint8(formIndex(n.Form))}
	b.blob.WriteString(n.Text)
	f.textEnd = uint32(b.blob.Len())
	switch n.Kind {
	case altyn.PersonName, altyn.NationName, altyn.CityName, altyn.VenueName, altyn.BodyName, altyn.GamesName:
		single := len(p.syms) == 1
		switch {
		case n.Form == altyn.CodeName && p.letters > 0, single && p.allUpper && p.letters > 1 && n.Kind != altyn.PersonName:
			f.need = Upper
		case n.Kind == altyn.GamesName || n.Kind == altyn.BodyName && !single:
			// "Олимпийские игры" is written small as often as not.
		case p.capital || n.Kind == altyn.PersonName:
			f.need = Capital
		}
	}
	person := n.Kind == altyn.PersonName && n.Form != altyn.CodeName
	family := 0 // index of the first word of the surname
	rotate := false
	if person {
		family, rotate = p.family()
		if rotate { // RYPAKOVA Olga: turn it round
			p.rotate(family)
			family = len(p.syms) - family
		}
		if family > 0 {
			f.initial = firstRune(b.g.exact.word(p.syms[0]))
		}
	}
	id := uint32(len(g.forms)) << 2
	g.forms = append(g.forms, f)

	whole, turned := id|uint32(Full), id|uint32(Reversed)
	if rotate {
		whole, turned = turned, whole
	}
	b.path(p, 0, len(p.syms), whole)
	b.joined(p, 0, whole)
	if !person || len(p.syms) < 2 {
		return
	}
	b.pairs(p, n.Text, uint32(len(g.forms)-1))
	// Surname first. Which word begins the surname is not certain in names of three words and more.
	for k := len(p.syms) - 1; k > 0; k-- {
		if k == family || k == 1 || k == len(p.syms)-1 {
			b.path(p, k, len(p.syms), turned)
			b.joined(p, k, turned)
		}
		if len(p.syms)-k <= 4 {
			b.surname(p, k, id|uint32(Surname))
		}
	}
}

// parse cuts a name; it reports false when there is nothing to look for.
func (b *builder) parse(text string, p *parsed) bool {
	p.syms, p.sounds, p.joined, p.upper = p.syms[:0], p.sounds[:0], p.joined[:0], p.upper[:0]
	p.capital, p.allUpper, p.letters = false, true, 0
	t := &b.t
	b.text = append(b.text[:0], text...)
	t.reset(b.text)
	for {
		w, ok := t.next()
		if !ok {
			break
		}
		if len(p.syms) == maxNameWords || w.long {
			return false
		}
		if len(p.syms) == 0 {
			p.capital = w.firstUpper
		}
		if w.lower > 0 {
			p.allUpper = false
		}
		p.letters += w.upper + w.lower
		sym := b.g.exact.add(t.word[:t.n])
		if int(sym) == len(b.skel) {
			b.skel = append(b.skel, b.skeletons(b.text[w.start:w.end]))
		}
		p.syms = append(p.syms, sym)
		p.sounds = append(p.sounds, b.skel[sym])
		p.joined = append(p.joined, w.start > 0 && len(p.syms) > 1 && isHyphen(t.text[:w.start]))
		p.upper = append(p.upper, w.upper >= 2 && w.lower == 0)
	}
	return len(p.syms) > 0 && (p.letters > 0 || len(p.syms) > 1)
}

// skeletons gives the symbols of a word's skeletons. They depend on the unfolded word (ş is sh); of the spellings that fold
// together the first seen counts, and names differ in ş and s seldom.
func (b *builder) skeletons(word []byte) skeletons {
	s := skeletons{noSymbol, noSymbol}
	if utf8.RuneCount(word) < minSound {
		return s
	}
	b.buf = appendSkeleton(b.buf[:0], word, false)
	if len(b.buf) < 2 {
		return s
	}
	s.soft = b.g.sounds.add(b.buf)
	if bytes.ContainsAny(word, "jJ") {
		b.buf = appendSkeleton(b.buf[:0], word, true)
		if h := b.g.sounds.add(b.buf); h != s.soft {
			s.hard = h
		}
	}
	return s
}

// minSound is how many letters a word must have to be looked for by its skeleton.
const minSound = 2

// family gives the index of the first word of the surname, and whether the surname stands first. Words in capitals beside
// others that are not are the surname; else it is the last word, with the words that a hyphen joins to it.
func (p *parsed) family() (first int, leads bool) {
	n := len(p.syms)
	if !p.allUpper {
		lead, trail := 0, 0
		for lead < n && p.upper[lead] {
			lead++
		}
		for trail < n && p.upper[n-1-trail] {
			trail++
		}
		switch {
		case lead > 0 && lead < n && trail == 0:
			return lead, true
		case trail > 0 && trail < n && lead == 0:
			return n - trail, false
		}
	}
	k := n - 1
	for k > 0 && p.joined[k] {
		k--
	}
	return k, false
}

// rotate puts the first k words last.
func (p *parsed) rotate(k int) {
	turn := func(s []uint32) { slices.Reverse(s[:k]); slices.Reverse(s[k:]); slices.Reverse(s) }
	turn(p.syms)
	slices.Reverse(p.sounds[:k])
	slices.Reverse(p.sounds[k:])
	slices.Reverse(p.sounds)
	j := slices.Clone(p.joined)
	copy(p.joined, j[k:])
	copy(p.joined[len(j)-k:], j[:k])
}

// path adds the name read from word k round to word k again, in folded words and in skeletons.
func (b *builder) path(p *parsed, k, n int, cand uint32) {
	from := uint32(len(b.syms))
	b.syms = append(append(b.syms, p.syms[k:n]...), p.syms[:k]...)
	b.paths = append(b.paths, path{from, uint8(n), false, cand})
	b.sound(p, k, n, k, cand)
}

// sound adds the skeletons of words k..n and 0..wrap. Short words and those without a skeleton end the attempt.
func (b *builder) sound(p *parsed, k, n, wrap int, cand uint32) {
	hard := false
	for pass := range 2 {
		from := uint32(len(b.syms))
		ok := true
		add := func(s skeletons) {
			v := s.soft
			if pass == 1 && s.hard != noSymbol {
				v, hard = s.hard, true
			}
			ok = ok && v != noSymbol
			b.syms = append(b.syms, v)
		}
		for _, s := range p.sounds[k:n] {
			add(s)
		}
		for _, s := range p.sounds[:wrap] {
			add(s)
		}
		if !ok || pass == 1 && !hard {
			b.syms = b.syms[:from]
			return
		}
		b.paths = append(b.paths, path{from, uint8(len(b.syms) - int(from)), true, cand})
	}
}

func (b *builder) surname(p *parsed, k int, cand uint32) {
	from := uint32(len(b.syms))
	b.syms = append(b.syms, p.syms[k:]...)
	b.paths = append(b.paths, path{from, uint8(len(p.syms) - k), false, cand})
	b.sound(p, k, len(p.syms), 0, cand)
}

// joined adds the name with its hyphenated words written together (Soonyung for Soo-nyung), in folded words only.
func (b *builder) joined(p *parsed, k int, cand uint32) {
	if !slices.Contains(p.joined, true) {
		return
	}
	from := uint32(len(b.syms))
	n := len(p.syms)
	for i := 0; i < n; {
		b.buf = append(b.buf[:0], b.g.exact.word(p.syms[(k+i)%n])...)
		i++
		for i < n && p.joined[(k+i)%n] && (k+i)%n != 0 {
			b.buf = append(b.buf, b.g.exact.word(p.syms[(k+i)%n])...)
			i++
		}
		if len(b.buf) > maxWord {
			b.syms = b.syms[:from]
			return
		}
		sym := b.g.exact.add(b.buf)
		if int(sym) == len(b.skel) {
			b.skel = append(b.skel, b.skeletons(slices.Clone(b.buf)))
		}
		b.syms = append(b.syms, sym)
	}
	b.paths = append(b.paths, path{from, uint8(len(b.syms) - int(from)), false, cand})
}

func firstRune(w []byte) rune {
	r, _ := utf8.DecodeRune(w)
	return r
}
