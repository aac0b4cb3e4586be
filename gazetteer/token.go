package gazetteer

import "unicode/utf8"

// tokenizer cuts text into words: runs of letters or of digits, with the marks and apostrophes inside them. It folds as it
// goes and keeps, for each letter, where it ends in the text and the hash of the word so far.
type tokenizer struct {
	text []byte
	pos  int

	word  [maxWord]byte   // the last word, folded
	n     int             // bytes of it
	runes int             // folded runes of it
	fold  [maxWord]uint8  // end of each folded rune in word
	orig  [maxWord]uint16 // end of each folded rune in text, from the start of the word, marks included
	hash  [maxWord]uint64 // of the word up to each folded rune
	quote int             // folded runes before the last apostrophe; 0 when there is none
	inner int             // where the part after the first apostrophe begins in text; 0 when there is none
}

// token is a word as it was found.
type word struct {
	start, end   int
	upper, lower int  // letters with case
	firstUpper   bool // the first letter, or the first after an apostrophe, is a capital
	digits       bool
	long         bool // too long to be a name; word holds only its beginning
}

func (t *tokenizer) reset(text []byte) { t.text, t.pos = text, 0 }

// next gives the next word; false at the end of the text.
func (t *tokenizer) next() (word, bool) {
	text := t.text
	i := t.pos
	// Find the beginning. Most bytes between words are single spaces.
	var f folded
	size := 1
	for {
		if i >= len(text) {
			t.pos = i
			return word{}, false
		}
		if c := text[i]; c < utf8.RuneSelf {
			f, size = low[c], 1
		} else {
			var r rune
			r, size = utf8.DecodeRune(text[i:])
			if r == utf8.RuneError {
				i += size
				continue
			}
			f = foldRune(r)
		}
		if f.class == letter || f.class == digit {
			break
		}
		i += size
	}
	return t.from(i), true
}

// from reads the word that begins at byte i, which must be a letter or a digit.
func (t *tokenizer) from(i int) word {
	text := t.text
	w := word{start: i, end: i}
	t.n, t.runes, t.quote, t.inner = 0, 0, 0, 0
	h := hashSeed
	class := border
	afterQuote := false
	for i < len(text) {
		var f folded
		size := 1
		r := rune(text[i])
		if r < utf8.RuneSelf {
			f = low[r]
		} else {
			r, size = utf8.DecodeRune(text[i:])
			if r == utf8.RuneError {
				break
			}
			f = foldRune(r)
		}
		if f.class == border {
			break
		}
		if f.class >= mark {
			if f.class == mark {
				if n := t.n; !w.long && t.runes > 0 && !afterQuote {
					mend(t.word[:n], r)
					h = t.rehash()
					t.orig[t.runes-1] = uint16(i + size - w.start)
				}
				w.end = i + size
			} else {
				if t.runes > 0 && !w.long {
					t.quote = t.runes
				}
				afterQuote = true
			}
			i += size
			continue
		}
		if class == border {
			class = f.class
			w.digits = class == digit
		} else if f.class != class {
			break
		}
		if f.upper {
			w.upper++
			if w.upper+w.lower == 1 || afterQuote {
				w.firstUpper = true
			}
		} else {
			w.lower++
		}
		if afterQuote {
			if t.inner == 0 {
				t.inner = i
			}
			afterQuote = false
		}
		i += size
		w.end = i
		if t.n+2*utf8.UTFMax > maxWord || i-w.start > 1<<15 {
			w.long = true
			continue
		}
		h = t.put(h, f.a)
		if f.b != 0 {
			h = t.put(h, f.b)
		}
		for k := t.runes - 1; k >= 0 && t.orig[k] == 0; k-- {
			t.orig[k] = uint16(i - w.start)
		}
	}
	t.pos = w.end
	if w.digits {
		w.upper, w.lower = 0, 0
	}
	// A closing quotation mark is no part of the word, but tells a plural possessive (athletes').
	return w
}

// put adds a folded rune.
func (t *tokenizer) put(h uint64, r rune) uint64 {
	if r < utf8.RuneSelf {
		t.word[t.n] = byte(r)
		t.n++
		h = (h ^ uint64(r)) * hashPrime
	} else {
		k := utf8.EncodeRune(t.word[t.n:], r)
		h = hashMoreBytes(h, t.word[t.n:t.n+k])
		t.n += k
	}
	t.fold[t.runes] = uint8(t.n)
	t.orig[t.runes] = 0
	t.hash[t.runes] = h
	t.runes++
	return h
}

// rehash works out the hash of the last rune anew, after a mark changed it.
func (t *tokenizer) rehash() uint64 {
	k := t.runes - 1
	h, from := hashSeed, uint8(0)
	if k > 0 {
		h, from = t.hash[k-1], t.fold[k-1]
	}
	t.hash[k] = hashMoreBytes(h, t.word[from:t.n])
	return t.hash[k]
}

// joins reports whether a name can go on over the gap between two words, the first of n letters: nothing, spaces with one
// line end among them, a hyphen, a full stop after one or two letters.
func joins(gap []byte, n int) bool {
	if len(gap) > 8 {
		return false
	}
	lines, hyphens, spaces := 0, 0, 0
	for i := 0; i < len(gap); {
		r, size := utf8.DecodeRune(gap[i:])
		switch r {
		case ' ', '\u00a0', '\u2009', '\u202f':
			spaces++
		case '\r':
		case '\n':
			lines++
		case '-', '\u2010', '\u2011', '\u2013':
			hyphens++
		case '.':
			if i > 0 || n > 2 {
				return false
			}
		case '\'', '’', 'ʼ', '\u00ad':
		default:
			return false
		}
		i += size
	}
	return lines <= 1 && hyphens <= 1 && !(hyphens == 1 && spaces > 0)
}

// isHyphen reports whether text ends with a hyphen.
func isHyphen(text []byte) bool {
	r, _ := utf8.DecodeLastRune(text)
	return r == '-' || r == '\u2010' || r == '\u2011' || r == '\u2013'
}
