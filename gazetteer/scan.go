package gazetteer

import (
	"bytes"
	"iter"
	"slices"
	"sync"
	"unicode/utf8"
)

// Scanner looks for the names of a gazetteer in text of one language. It is immutable and safe for concurrent use.
type Scanner struct {
	g        *Gazetteer
	lang     Language
	endings  endings
	minStem  int
	wordlike func([]byte) bool
	pool     sync.Pool // of *scan, which are large
}

// For gives a scanner for texts in the language.
func (g *Gazetteer) For(l Language) *Scanner {
	s := &Scanner{g: g, lang: l, minStem: l.MinStem, wordlike: l.Wordlike}
	if s.minStem <= 0 {
		s.minStem = 3
	}
	if len(l.Endings) > 0 {
		s.endings = compileEndings(l.Endings)
	}
	if s.wordlike == nil {
		s.wordlike = commonWords(l.Code)
	}
	return s
}

const (
	maxHits     = 6  // nodes of one match
	maxReadings = 24 // names that one word may be a form of
	window      = 64 // words kept, a power of two: more than 2*maxNameWords + initials
	ahead       = 2*maxNameWords + 8
	maxSteps    = 512 // trie steps from one word
)

// hit is a node of the trie at which a stretch of text ends.
type hit struct {
	node    uint32
	stem    int32 // bytes from the start of the last word to its ending
	quality Quality
}

// reading is a symbol that a word may stand for.
type reading struct {
	symbol  uint32
	stem    int32
	quality Quality
}

type token struct {
	start, end int
	runes      int
	first      rune // folded
	written    Case
	neutral    bool // digits: no case
	initial    bool // a capital or two with a full stop after it
	joins      bool // a name can go on with the next word
	hyphen     bool // a hyphen stands right before it
	step       uint8
	n          uint8
	readings   [maxReadings]reading
}

// scan is the state of one pass.
type scan struct {
	s       *Scanner
	t       tokenizer
	toks    [window]token
	seen    map[string][]reading // words met so far, as they are written
	have    int                  // tokens read
	done    bool
	skel    [2 * maxWord]byte
	scratch [4 * maxWord]byte

	// of the walk from one word
	from  int // token
	end   int // bytes; 0: nothing found
	last  int // token
	m     Match
	steps int
}

// Scan finds the names in text, from left to right, without overlap: at each word the longest. Spans lie on rune borders. Any
// bytes will do; what is not UTF-8 is a border between words.
func (s *Scanner) Scan(text []byte) iter.Seq[Match] { return s.scan(text, false) }

// ScanAll is Scan, but for each word that can begin a name gives the longest name there, also inside another match:
// "London" and "2012 Summer Games" as well as "London 2012" where all three are names.
func (s *Scanner) ScanAll(text []byte) iter.Seq[Match] { return s.scan(text, true) }

// begin gives a scan of text, which end takes back for the next.
func (s *Scanner) begin(text []byte) *scan {
	c, _ := s.pool.Get().(*scan)
	if c == nil {
		c = &scan{s: s}
	}
	c.have, c.done = 0, false
	c.t.reset(text)
	return c
}

func (s *Scanner) end(c *scan) {
	c.t.reset(nil)
	s.pool.Put(c)
}

func (s *Scanner) scan(text []byte, all bool) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		if len(s.g.symbol) == 0 {
			return
		}
		c := s.begin(text)
		defer s.end(c)
		for i := 0; ; {
			for c.have < i+ahead && !c.done {
				c.read()
			}
			if i >= c.have {
				return
			}
			last, ok := c.match(i)
			if ok && !yield(c.m) {
				return
			}
			if ok && !all {
				i = last + int(c.tok(last).step)
			} else {
				i++
			}
		}
	}
}

func (c *scan) tok(i int) *token { return &c.toks[i%window] }

// read takes the next word of the text, and with it the part after its first apostrophe.
func (c *scan) read() {
	w, ok := c.t.next()
	if !ok {
		c.done = true
		return
	}
	for i := c.have - 1; i >= 0 && i >= c.have-2; i-- {
		p := c.tok(i)
		if i+int(p.step) == c.have {
			p.joins = joins(c.t.text[p.end:w.start], p.runes)
		}
	}
	inner, end := c.t.inner, c.t.pos
	c.put(w)
	if inner > 0 && end-inner >= 2 {
		c.tok(c.have - 1).step = 2
		c.put(c.t.from(inner))
		c.t.pos = end
	}
}

// put makes a token of the word that the tokenizer holds.
func (c *scan) put(w word) {
	k := c.tok(c.have)
	c.have++
	k.start, k.end, k.runes, k.step, k.n, k.joins = w.start, w.end, c.t.runes, 1, 0, false
	k.written, k.neutral, k.initial = Lower, w.digits, false
	k.hyphen = w.start > 0 && isHyphen(c.t.text[max(0, w.start-utf8.UTFMax):w.start])
	switch {
	case w.digits:
		k.written = Upper
	case w.upper >= 2 && w.lower == 0:
		k.written = Upper
	case w.firstUpper:
		k.written = Capital
	}
	if w.long {
		return
	}
	k.first, _ = utf8.DecodeRune(c.t.word[:c.t.n])
	k.initial = k.written >= Capital && !w.digits && c.t.runes <= 2 && w.end < len(c.t.text) && c.t.text[w.end] == '.'
	if c.t.quote > 0 || w.end-w.start > maxSeenWord { // what an apostrophe means, the words around it tell
		c.spell(k)
		return
	}
	raw := c.t.text[w.start:w.end]
	if known, ok := c.seen[string(raw)]; ok {
		k.n = uint8(copy(k.readings[:], known))
		return
	}
	c.spell(k)
	if c.seen == nil || len(c.seen) >= maxSeen {
		c.seen = make(map[string][]reading)
	}
	c.seen[string(raw)] = slices.Clone(k.readings[:k.n])
}

// maxSeen bounds the words that a scan remembers, for itself and the next ones, and maxSeenWord the bytes of one.
const (
	maxSeen     = 1 << 15
	maxSeenWord = 48
)

// spell finds what the word may stand for.
func (c *scan) spell(k *token) {
	s, t, g := c.s, &c.t, c.s.g
	full := t.runes - 1
	whole := t.word[:t.n]
	if sym := g.exact.find(t.hash[full], whole, nil); sym != noSymbol {
		k.add(sym, int32(k.end-k.start), Exact)
	}
	sounds := k.written != Lower && !k.neutral && t.runes >= minSound && g.sounds.len() > 0
	if sounds {
		c.sound(k, k.end-k.start, "", false)
	}
	if k.neutral {
		return
	}
	if q := t.quote; q > 0 && (q == t.runes || q == t.runes-1 && t.word[t.n-1] == 's') {
		c.try(k, q-1, "", sounds)
	}
	if s.endings.max > 0 {
		h := hashSeed
		for b, r := t.n, t.runes-1; r >= s.minStem-1 && t.n-b <= s.endings.max; r-- {
			if rules := s.endings.find(h, t.word[b:t.n]); len(rules) > 0 {
				for i := range rules {
					c.try(k, r, rules[i].Add, sounds)
				}
			}
			if r == 0 {
				break
			}
			for at := int(t.fold[r-1]); b > at; b-- {
				h = (h ^ uint64(t.word[b-1])) * hashPrime
			}
		}
	}
	if s.lang.Tail != nil {
		for r := full - 1; r >= s.minStem-1; r-- {
			at := t.fold[r]
			sym := g.exact.find(t.hash[r], t.word[:at], nil)
			if sym == noSymbol && !sounds || !s.lang.Tail(t.word[at:t.n]) {
				continue
			}
			if sym != noSymbol {
				k.add(sym, int32(t.orig[r]), Inflected)
			}
			if sounds {
				c.sound(k, int(t.orig[r]), "", true)
			}
		}
	}
}

// try looks for the word cut after rune r, with add put there.
func (c *scan) try(k *token, r int, add string, sounds bool) {
	t, g := &c.t, c.s.g
	at := t.fold[r]
	var tail []byte
	h := t.hash[r]
	if add != "" {
		h = hashMore(h, add)
		tail = c.scratch[:copy(c.scratch[:], add)]
	}
	if sym := g.exact.find(h, t.word[:at], tail); sym != noSymbol {
		k.add(sym, int32(t.orig[r]), Inflected)
	}
	if sounds {
		c.sound(k, int(t.orig[r]), add, true)
	}
}

// sound looks for the skeleton of the word's first n bytes, with add put there.
func (c *scan) sound(k *token, n int, add string, _ bool) {
	if n > 2*maxWord {
		return
	}
	word := c.t.text[k.start : k.start+n]
	if add != "" {
		b := append(c.scratch[:0], word...)
		word = append(b, add...)
	}
	g := c.s.g
	for _, hard := range [2]bool{false, true} {
		if hard && !bytes.ContainsAny(word, "jJ") {
			break
		}
		sk := appendSkeleton(c.skel[:0], word, hard)
		if len(sk) < 2 {
			continue
		}
		if sym := g.sounds.find(hashMoreBytes(hashSeed, sk), sk, nil); sym != noSymbol {
			k.add(sym, int32(n), Variant)
		}
	}
}

func (k *token) add(sym uint32, stem int32, q Quality) {
	for i := range k.n {
		if k.readings[i].symbol == sym {
			return
		}
	}
	if k.n < maxReadings {
		k.readings[k.n] = reading{sym, stem, q}
		k.n++
	}
}

// match finds the longest name that begins with word i; it leaves it in c.m and gives its last word.
func (c *scan) match(i int) (last int, ok bool) {
	c.begin(i, 0)
	k := c.tok(i)
	if k.n > 0 {
		c.walk(i, 0, Exact, 0)
	}
	if c.end == 0 && k.initial {
		// Initials, then a surname.
		j := i
		for j < c.have && j < i+3 && c.tok(j).initial && c.tok(j).joins {
			j += int(c.tok(j).step)
		}
		if j > i && j < c.have {
			c.begin(j, k.first)
			c.walk(j, 0, Exact, 0)
			if c.end > 0 {
				c.from = i
			}
		}
	} else if c.end > 0 {
		c.trailing()
	}
	if c.end == 0 {
		return 0, false
	}
	c.finish()
	return c.last, true
}

func (c *scan) begin(i int, initial rune) {
	c.from, c.end, c.steps = i, 0, 0
	c.m.n, c.m.initial, c.m.g = 0, initial, c.s.g
}

// walk follows the readings of word i from a node of the trie; depth 0 is the root.
func (c *scan) walk(i int, node uint32, q Quality, depth int) {
	g := c.s.g
	k := c.tok(i)
	for _, r := range k.readings[:k.n] {
		if c.steps++; c.steps > maxSteps {
			return
		}
		next := r.symbol
		if depth > 0 {
			var ok bool
			if next, ok = g.child(node, r.symbol); !ok {
				continue
			}
		}
		quality := max(q, r.quality)
		if g.cases[next] != 0 {
			c.hit(i, next, quality, r.stem)
		}
		if k.joins && g.children[next] < g.children[next+1] {
			if j := i + int(k.step); j < c.have {
				c.walk(j, next, quality, depth+1)
			}
		}
	}
}

// hit notes that a name may end with word i.
func (c *scan) hit(i int, node uint32, q Quality, stem int32) {
	k := c.tok(i)
	written := c.written(c.start(), i)
	if c.s.g.cases[node]&(1<<(written+1)-1) == 0 || k.end < c.end {
		return
	}
	if c.m.initial != 0 && !c.anyInitial(node, written, c.m.initial) {
		return
	}
	if k.end > c.end {
		c.end, c.last, c.m.n = k.end, i, 0
		c.m.Case = written
	}
	m := &c.m
	at := int(m.n)
	for n := range int(m.n) {
		if m.hits[n].node == node {
			return
		}
	}
	for at > 0 && m.hits[at-1].quality > q {
		at--
	}
	if at == maxHits {
		return
	}
	if m.n < maxHits {
		m.n++
	}
	copy(m.hits[at+1:m.n], m.hits[at:])
	m.hits[at] = hit{node, stem, q}
}

// start gives the word at which the walk began, initials aside.
func (c *scan) start() int { return c.from }

// written gives the case in which words i to j are written: that of the lesser of the two. Of words joined by hyphens the
// first tells (Soo-nyung).
func (c *scan) written(i, j int) Case {
	for j > i && c.tok(j).hyphen {
		j--
	}
	a, b := c.tok(i), c.tok(j)
	switch {
	case a.neutral:
		return b.written
	case b.neutral:
		return a.written
	}
	return min(a.written, b.written)
}

// anyInitial reports whether somebody at the node has the surname and the initial.
func (c *scan) anyInitial(node uint32, written Case, initial rune) bool {
	g := c.s.g
	for _, x := range g.list(node) {
		f := &g.forms[x>>2]
		if As(x&3) == Surname && f.fits(written) && sameInitial(f.initial, initial) {
			return true
		}
	}
	return false
}

// trailing takes initials after a surname into the match: Ilyin I., Ильин И.А.
func (c *scan) trailing() {
	k := c.tok(c.last)
	i := c.last + int(k.step)
	if !k.joins || i >= c.have || !c.tok(i).initial {
		return
	}
	initial := c.tok(i).first
	kept := uint8(0)
	for n := range c.m.n {
		if c.anyInitial(c.m.hits[n].node, c.m.Case, initial) {
			c.m.hits[kept] = c.m.hits[n]
			kept++
		}
	}
	if kept == 0 {
		return
	}
	c.m.n, c.m.initial = kept, initial
	for {
		c.last, c.end = i, c.tok(i).end+1 // the full stop
		if j := i + 1; c.tok(i).joins && j < c.have && c.tok(j).initial && j-c.from < 8 {
			i = j
			continue
		}
		return
	}
}

// finish fills the rest of the match.
func (c *scan) finish() {
	m := &c.m
	first, last := c.tok(c.from), c.tok(c.last)
	m.Start, m.End = first.start, c.end
	m.Best = m.hits[0].quality
	m.Stem = m.End
	if c.end == last.end {
		m.Stem = last.start + int(m.hits[0].stem)
	}
	m.Wordlike = false
	if c.from == c.last && m.initial == 0 && !first.neutral {
		m.Wordlike = first.runes <= 2 && m.Case < Upper || c.common(m.Start, m.End) || m.Stem < m.End && c.common(m.Start, m.Stem)
	}
}

func (c *scan) common(start, end int) bool {
	if c.s.wordlike == nil || end-start > maxWord {
		return false
	}
	b := c.scratch[:0]
	for i := start; i < end; {
		r, size := utf8.DecodeRune(c.t.text[i:end])
		i += size
		switch f := foldRune(r); f.class {
		case letter, digit:
			b = f.append(b)
		case mark:
			b = mend(b, r)
		}
	}
	return c.s.wordlike(b)
}

// sameInitial reports whether a given name that begins with a can be abbreviated to b. Across scripts, and among the letters
// with which transcriptions of я, е, ю, ж, х, ц and the like begin, any of the group fits.
func sameInitial(a, b rune) bool {
	if a == b {
		return true
	}
	return a != 0 && initialGroup(a)&initialGroup(b) != 0
}

// initialGroup gives the sounds that a first letter may stand for, as bits.
func initialGroup(r rune) uint64 {
	var buf [utf8.UTFMax]byte
	switch r {
	case 'е', 'э', 'є', 'e':
		return 1 << 0
	case 'y', 'j', 'i', 'и', 'і', 'й', 'ы':
		if r == 'y' || r == 'j' {
			return 1<<0 | 1<<1 | 1<<2 | 1<<3 | 1<<4 // ye, i, ya, yu, zh
		}
		return 1 << 1
	case 'я', 'ә':
		return 1<<2 | 1<<5
	case 'ю', 'ү', 'ұ':
		return 1<<3 | 1<<6
	case 'ж', 'z', 'd':
		if r == 'd' {
			return 1<<4 | 1<<7
		}
		if r == 'z' {
			return 1<<4 | 1<<8
		}
		return 1 << 4
	case 'а', 'a':
		return 1 << 5
	case 'у', 'u':
		return 1 << 6
	case 'д':
		return 1 << 7
	case 'з':
		return 1 << 8
	case 'х', 'һ', 'h', 'k', 'к', 'қ', 'c', 'q', 'г', 'ғ', 'g':
		switch r {
		case 'х', 'һ':
			return 1<<9 | 1<<10
		case 'h':
			return 1 << 9
		case 'г', 'ғ', 'g':
			return 1<<11 | 1<<9*b2u(r != 'g')
		case 'c':
			return 1<<10 | 1<<12 | 1<<13
		}
		return 1 << 10
	case 'ч', 'ц', 'т', 't':
		if r == 'т' || r == 't' {
			return 1<<14 | 1<<12*b2u(r == 't')
		}
		return 1 << 12
	case 'с', 'ш', 'щ', 's':
		return 1 << 13
	}
	n := utf8.EncodeRune(buf[:], r)
	var out [8]byte
	s := appendSkeleton(out[:0], buf[:n], false)
	if len(s) == 0 || s[0] < 'a' || s[0] > 'z' {
		return 0
	}
	switch s[0] {
	case 'b', 'f', 'l', 'm', 'n', 'o', 'p', 'r', 'v':
		return 1 << (15 + s[0] - 'a')
	}
	return 0
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
