package reading

import (
	"bufio"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"altyn/gazetteer"
)

// Language is what a folder of this package gives for one language: word lists and constructions as files, and the few
// hooks that no list can hold. It is a value; nothing registers itself.
type Language struct {
	// Code is the BCP 47 code, as en.
	Code string
	// Files hold the word lists (*.txt in the folder words) and the constructions (*.txt in the folder constructions).
	Files fs.FS
	// Letters reports whether a letter belongs to the alphabet of the language; it serves recognition.
	Letters func(r rune) bool
	// Keep reports whether an accented letter is a letter of its own, which folding must leave alone. Nil keeps none.
	Keep func(r rune) bool
	// Names says how names look in running text: their endings, their tails.
	Names gazetteer.Language
	// Plural reports whether a demonym, folded, is a plural (Norwegians) and so the team. Nil knows none.
	Plural func(word string) bool
	// Adverb reports whether a word that no list has says how something was done and so is no part of a noun before it
	// (won gold convincingly, but a gold mine). Nil takes every unknown word after a bare medal for a part of the noun
	// where nouns are joined that way, that is where HeadFirst is not set.
	Adverb func(word string) bool
	// DecimalComma says that a comma parts the decimals of a number.
	DecimalComma bool
	// SpaceThousands says that a space may part the thousands of a number.
	SpaceThousands bool
	// HeadFirst says that a noun stands before what it belongs to: the team of Norway, not Norway's team.
	HeadFirst bool
}

// maxForm bounds the words of one entry of a word list.
const maxForm = 12

// entry is one sense of a form: its class and the value that the list gives.
type entry struct {
	class classID
	value string
}

// form is a way to write something in several words, after the first.
type form struct {
	rest    []string
	entries []entry
	list    uint32 // index of entries in lexicon.lists
}

// lexicon holds the words and constructions of one language, compiled.
type lexicon struct {
	hints    map[classID]hint  // what classes tell of a text
	sporting classSet          // those of sport
	literals map[string]wordID // words that stand as such in patterns
	lang     *Language
	classes  map[string]classID
	names    []string
	first    map[string][]form // by first word, longest first
	prefix   map[string][]form // words that end in * : any ending
	maxPre   int
	rules    []*rule
	stop     map[string]bool
	words    map[string]string
	lists    [][]entry // of all forms; tokens name them by index
}

func compileLanguage(l *Language) (*lexicon, error) {
	lx := &lexicon{lang: l, classes: map[string]classID{}, first: map[string][]form{}, prefix: map[string][]form{}, stop: map[string]bool{}}
	lx.names = make([]string, clTyped)
	for n, c := range typedNames {
		lx.classes["@"+n] = c
		lx.names[c] = "@" + n
	}
	words, err := fs.Glob(l.Files, "words/*.txt")
	if err != nil || len(words) == 0 {
		return nil, fmt.Errorf("language %s: no word lists", l.Code)
	}
	for _, name := range words {
		if err := lx.readWords(name); err != nil {
			return nil, fmt.Errorf("language %s: %w", l.Code, err)
		}
	}
	for _, m := range []map[string][]form{lx.first, lx.prefix} {
		for k := range m {
			slices.SortStableFunc(m[k], func(a, b form) int { return len(b.rest) - len(a.rest) })
		}
	}
	lx.words = map[string]string{}
	for _, m := range []map[string][]form{lx.first, lx.prefix} {
		for _, w := range slices.Sorted(maps.Keys(m)) {
			lx.words[w] = w
			for i := range m[w] {
				f := &m[w][i]
				f.list = uint32(len(lx.lists))
				lx.lists = append(lx.lists, f.entries)
				for _, r := range f.rest {
					lx.words[r] = r
				}
			}
		}
	}
	for w, forms := range lx.first {
		for _, f := range forms {
			for _, e := range f.entries {
				if len(f.rest) == 0 && lx.names[e.class] == "stop" {
					lx.stop[w] = true
				}
			}
		}
	}
	cons, err := fs.Glob(l.Files, "constructions/*.txt")
	if err != nil {
		return nil, fmt.Errorf("language %s: %w", l.Code, err)
	}
	lx.hints = lx.hintsOf()
	lets := map[string]string{}
	for _, name := range cons {
		if err := lx.readConstructions(name, lets); err != nil {
			return nil, fmt.Errorf("language %s: %w", l.Code, err)
		}
	}
	return lx, nil
}

// class interns a lexical class.
func (lx *lexicon) class(name string) (classID, error) {
	if c, ok := lx.classes[name]; ok {
		return c, nil
	}
	if len(lx.names) >= 64*len(classSet{}) {
		return 0, fmt.Errorf("too many classes at %q", name)
	}
	c := classID(len(lx.names))
	lx.names = append(lx.names, name)
	lx.classes[name] = c
	return c, nil
}

// lookup gives the class of that name, clNone when the language has no word of it.
func (lx *lexicon) lookup(name string) classID { return lx.classes[name] }

// eachLine yields the lines of a data file without comments and blanks.
func eachLine(fsys fs.FS, name string, yield func(no int, line string) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<16), 1<<20)
	for no := 1; sc.Scan(); no++ {
		line := strings.TrimRight(sc.Text(), " \t\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := yield(no, line); err != nil {
			return fmt.Errorf("%s:%d: %w", path.Base(name), no, err)
		}
	}
	return sc.Err()
}

// readWords reads a word list: lines `class=value: form | form`, or `class: form | form`. A form that ends in * stands
// for every word that starts so.
func (lx *lexicon) readWords(name string) error {
	fold := folder{lang: lx.lang}
	var toks []token
	return eachLine(lx.lang.Files, name, func(_ int, line string) error {
		head, forms, ok := strings.Cut(line, ": ")
		if !ok {
			return fmt.Errorf("%q: want class=value: form | form", line)
		}
		cls, value, _ := strings.Cut(strings.TrimSpace(head), "=")
		c, err := lx.class(cls)
		if err != nil {
			return err
		}
		for f := range strings.SplitSeq(forms, "|") {
			f = strings.TrimSpace(f)
			if f == "" {
				return fmt.Errorf("%q: empty form", line)
			}
			m := lx.first
			if strings.HasSuffix(f, "*") {
				m, f = lx.prefix, strings.TrimSuffix(f, "*")
			}
			toks = tokenize(toks[:0], []byte(f), 0, len(f), &fold)
			if len(toks) == 0 || len(toks) > maxForm {
				return fmt.Errorf("%q: a form has 1 to %d words", f, maxForm)
			}
			w := make([]string, len(toks))
			for i, t := range toks {
				w[i] = t.norm
			}
			key := w[0]
			if len(key) > lx.maxPre {
				lx.maxPre = len(key)
			}
			fs := m[key]
			at := slices.IndexFunc(fs, func(x form) bool { return slices.Equal(x.rest, w[1:]) })
			e := entry{class: c, value: value}
			if at < 0 {
				m[key] = append(fs, form{rest: w[1:], entries: []entry{e}})
			} else {
				fs[at].entries = append(fs[at].entries, e)
			}
		}
		return nil
	})
}

// find gives the longest entry that starts at token i, and how many tokens it takes. What it finds is kept in the token.
func (lx *lexicon) find(toks []token, i int) ([]entry, int) {
	t := &toks[i]
	switch {
	case t.lex == noLex:
		return nil, 0
	case t.lex > 0 && i+int(t.wide) <= len(toks):
		return lx.lists[t.lex-1], int(t.wide)
	case t.lex > 0: // the form runs over the end of the sentence
		list, n := lx.search(toks, i)
		if n == 0 {
			return nil, 0
		}
		return lx.lists[list], n
	}
	list, n := lx.search(toks, i)
	if n == 0 {
		t.lex = noLex
		return nil, 0
	}
	t.lex, t.wide = list+1, uint8(n)
	return lx.lists[list], n
}

// search looks the forms up that start at token i.
func (lx *lexicon) search(toks []token, i int) (list uint32, n int) {
	o := toks[i].forms
	if o == nil {
		o = lx.openings(toks[i].norm, toks[i].is(tokWord))
	}
	for k := range o.first {
		f := &o.first[k]
		if matchRest(toks, i+1, f.rest) {
			list, n = f.list, 1+len(f.rest)
			break
		}
	}
	if n < 2 {
		for _, fs := range o.prefixed {
			for k := range fs {
				if f := &fs[k]; 1+len(f.rest) > n && matchRest(toks, i+1, f.rest) {
					return f.list, 1 + len(f.rest)
				}
			}
		}
	}
	return list, n
}

// openings are the forms that may start with a word.
type openings struct {
	first    []form   // those of the word itself, longest first
	prefixed [][]form // those of its beginnings, longest beginning first
}

func (lx *lexicon) openings(norm string, word bool) *openings {
	o := &openings{first: lx.first[norm]}
	if word {
		for k := min(len(norm), lx.maxPre); k > 2; k-- {
			if fs, ok := lx.prefix[norm[:k]]; ok {
				o.prefixed = append(o.prefixed, fs)
			}
		}
	}
	return o
}

// known gives the senses of a word when they are the same whatever follows, see token.lex; else the forms that it may open.
func (lx *lexicon) known(norm string, word bool) (lex uint32, o *openings) {
	o = lx.openings(norm, word)
	long := func(f form) bool { return len(f.rest) > 0 }
	if slices.ContainsFunc(o.first, long) || slices.ContainsFunc(o.prefixed, func(fs []form) bool { return slices.ContainsFunc(fs, long) }) {
		return 0, o
	}
	list, n := lx.search([]token{{norm: norm, forms: o}}, 0)
	if n == 0 {
		return noLex, nil
	}
	return list + 1, nil
}

// hintOf says of what the forms that a word opens are.
func (lx *lexicon) hintOf(norm string, word bool) (h hint) {
	look := func(fs []form) {
		for i := range fs {
			for _, e := range lx.lists[fs[i].list] {
				h |= lx.hints[e.class]
			}
		}
	}
	o := lx.openings(norm, word)
	look(o.first)
	for _, fs := range o.prefixed {
		look(fs)
	}
	return h
}

// sportClasses are the classes of words by which a text is one of sport, see [document.ofSport]. Sports and athletes must be
// among them.
var sportClasses = [...]string{"medal", "medallist", "champion", "sport", "athlete", "counted", "table", "flagbearer"}

// hintsOf gives the hints of classes, and notes which are of sport.
func (lx *lexicon) hintsOf() map[classID]hint {
	m := map[classID]hint{}
	for name, h := range map[string]hint{"games": hintGames, "olympic": hintGames, "olympiad": hintGames, "otherevent": hintOther} {
		if c := lx.lookup(name); c != clNone {
			m[c] |= h
		}
	}
	for _, name := range sportClasses {
		if c := lx.lookup(name); c != clNone {
			m[c] |= hintSport
			lx.sporting.add(c)
		}
	}
	return m
}

func matchRest(toks []token, i int, rest []string) bool {
	if i+len(rest) > len(toks) {
		return false
	}
	for k, w := range rest {
		if toks[i+k].norm != w {
			return false
		}
	}
	return true
}
