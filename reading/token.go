package reading

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"altyn/gazetteer"
)

// token is a word, a number or a mark of punctuation. Letters and digits are told apart even when nothing stands
// between them ("39th", "Competitors115"): glued says so.
type token struct {
	start, end int32 // bytes of the report
	norm       string
	lex        uint32 // 1 + index of the senses of the form that starts here, once looked up; noLex when there is none
	flags      tokenFlag
	wide       uint8 // tokens of that form
	hint       hint
	word       wordID // of the patterns
	forms      *openings
}

const noLex = 1<<32 - 1

// hint is what a word alone tells of the text that it stands in: whether Games may be named there.
type hint uint8

const (
	hintGames hint = 1 << iota // a form that opens with the word is one for Games
	hintCity                   // it may be a word of the name of a city
	hintOther                  // a form that opens with it is one for other events
	hintSport                  // one for sports, athletes or medals
	hintAny   hint = 1<<iota - 1
)

type tokenFlag uint16

const (
	tokWord   tokenFlag = 1 << iota // letters
	tokNumber                       // digits, with inner separators
	tokPunct
	tokCap    // starts with an upper-case letter
	tokUpper  // all letters upper case, more than one
	tokGlued  // no space before it
	tokQuoted // inside quotation marks
	tokLine   // first of its line
	tokDead   // taken out of the sentence: dateline, credit
)

func (t *token) is(f tokenFlag) bool { return t.flags&f != 0 }

// maxWord bounds a token in bytes: what is longer is cut into pieces.
const maxWord = 256

// folder folds text of one language to the form in which words are looked up. The buffer is shared by a document.
type folder struct {
	buf    []byte
	lang   *Language
	words  map[string]string // words of the lists, so that they need no memory of their own
	lex    *lexicon          // nil: tokens are not looked up
	cities *gazetteer.Words  // nil: no word is a city's
	seen   map[string]seen   // what became of the words met so far, as they are written; not used without lex
}

// seen is what a word is whatever stands around it.
type seen struct {
	norm  string
	lex   uint32    // see token
	forms *openings // see token
	hint  hint
	word  wordID
}

// maxSeen bounds the words that are remembered, and maxSeenWord the bytes of one.
const (
	maxSeen     = 1 << 15
	maxSeenWord = 48
)

// token makes a token of text[from:to]; norm folds it when it is met for the first time.
func (f *folder) token(text []byte, from, to int, flags tokenFlag, norm func([]byte) string) token {
	t := token{start: int32(from), end: int32(to), flags: flags}
	b := text[from:to]
	if f.lex == nil || len(b) > maxSeenWord {
		t.norm, t.hint = norm(b), hintAny
		if f.lex != nil {
			t.word = f.lex.literals[t.norm]
		}
		return t
	}
	known, ok := f.seen[string(b)]
	if !ok {
		known.norm = norm(b)
		known.lex, known.forms = f.lex.known(known.norm, flags&tokWord != 0)
		known.word = f.lex.literals[known.norm]
		known.hint = f.lex.hintOf(known.norm, flags&tokWord != 0)
		if f.cities != nil && flags&tokWord != 0 && f.cities.May(b) {
			known.hint |= hintCity
		}
		if len(f.seen) >= maxSeen {
			clear(f.seen)
		}
		f.seen[string(b)] = known
	}
	t.norm, t.lex, t.forms, t.wide, t.hint, t.word = known.norm, known.lex, known.forms, 1, known.hint, known.word
	return t
}

// word folds one word: lower case, the language's own letters kept, accents of other letters taken off.
func (f *folder) word(b []byte) string {
	plain := true
	for _, c := range b {
		if c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		if w, ok := f.words[string(b)]; ok {
			return w
		}
		return string(b)
	}
	f.buf = f.buf[:0]
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		i += n
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			f.buf = append(f.buf, byte(r))
			continue
		}
		f.buf = foldRune(f.buf, r, f.lang)
	}
	if w, ok := f.words[string(f.buf)]; ok {
		return w
	}
	return string(f.buf)
}

// foldRune appends the folded form of r.
func foldRune(dst []byte, r rune, lang *Language) []byte {
	r = unicode.ToLower(r)
	if lang != nil && lang.Keep != nil && lang.Keep(r) {
		return utf8.AppendRune(dst, r)
	}
	switch r {
	case '’', 'ʼ', '‘', '`', 'ʻ':
		return append(dst, '\'')
	case '×':
		return append(dst, 'x')
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'ø':
		return append(dst, 'o')
	case 'ł':
		return append(dst, 'l')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'ı':
		return append(dst, 'i')
	case 'ё':
		return append(dst, "е"...)
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	var tmp [utf8.UTFMax]byte
	n := utf8.EncodeRune(tmp[:], r)
	p := norm.NFD.Properties(tmp[:n])
	if d := p.Decomposition(); len(d) > 0 {
		base, _ := utf8.DecodeRune(d)
		if base < utf8.RuneSelf || unicode.IsLetter(base) {
			if lang == nil || lang.Keep == nil || !lang.Keep(r) {
				return utf8.AppendRune(dst, base)
			}
		}
	}
	return utf8.AppendRune(dst, r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// tokenize appends the tokens of text[from:to]. Bytes that are no UTF-8 stand alone as punctuation.
func tokenize(dst []token, text []byte, from, to int, f *folder) []token {
	i, glued := from, false
	for i < to {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0:
			i, glued = i+1, false
			continue
		case isDigit(c):
			j := i + 1
			for j < to && j-i < maxWord {
				if isDigit(text[j]) {
					j++
					continue
				}
				if (text[j] == '.' || text[j] == ',' || text[j] == ':') && j+1 < to && isDigit(text[j+1]) {
					j += 2
					continue
				}
				break
			}
			dst = append(dst, f.token(text, i, j, tokNumber|flagIf(glued, tokGlued), verbatim))
			i, glued = j, true
			continue
		}
		r, n := utf8.DecodeRune(text[i:to])
		switch {
		case r == utf8.RuneError && n <= 1:
			dst = append(dst, token{start: int32(i), end: int32(i + 1), norm: "\ufffd", flags: tokPunct | flagIf(glued, tokGlued)})
			i, glued = i+1, true
			continue
		case r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\ufeff' || r == '\u200b' || unicode.IsSpace(r):
			i, glued = i+n, false
			continue
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			j, upper, letters := i+n, unicode.IsUpper(r), 1
			for j < to && j-i < maxWord {
				q, m := utf8.DecodeRune(text[j:to])
				if unicode.IsLetter(q) || unicode.Is(unicode.Mn, q) {
					upper = upper && !unicode.IsLower(q)
					letters++
					j += m
					continue
				}
				break
			}
			fl := tokWord | flagIf(glued, tokGlued)
			if unicode.IsUpper(r) {
				fl |= tokCap
			}
			if upper && letters > 1 {
				fl |= tokUpper
			}
			dst = append(dst, f.token(text, i, j, fl, f.word))
			i, glued = j, true
			continue
		}
		dst = append(dst, f.token(text, i, i+n, tokPunct|flagIf(glued, tokGlued), punctuation))
		i, glued = i+n, true
	}
	return dst
}

func verbatim(b []byte) string { return string(b) }

// punctuation gives a mark in its usual form.
func punctuation(b []byte) string {
	r, _ := utf8.DecodeRune(b)
	if s := punctNorm(r); s != "" {
		return s
	}
	return string(b)
}

func flagIf(b bool, f tokenFlag) tokenFlag {
	if b {
		return f
	}
	return 0
}

// punctNorm gives punctuation one form for each use.
func punctNorm(r rune) string {
	switch r {
	case '’', 'ʼ', '‘', '`', '\'':
		return "'"
	case '“', '”', '"', '«', '»', '„':
		return "\""
	case '–', '—', '―', '‒', '−':
		return "–"
	case '‑', '-':
		return "-"
	case '×':
		return "x"
	case '•', '·', '●', '▪', '*', '◦':
		return "•"
	case ',':
		return ","
	case '.':
		return "."
	case ';':
		return ";"
	case ':':
		return ":"
	case '(':
		return "("
	case ')':
		return ")"
	case '[':
		return "["
	case ']':
		return "]"
	case '…':
		return "..."
	case '&':
		return "&"
	case '+':
		return "+"
	case '/':
		return "/"
	case '|':
		return "|"
	}
	return ""
}
