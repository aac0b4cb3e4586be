package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives s in the form in which words are compared: small letters, without diacritics (ö as o, ё as е; й and the
// letters of Kazakh, қ ә і and the others, are letters and stay), without apostrophes, ß as ss, æ as ae, þ as th, and one
// space between words, wherever a hyphen or a space or the border of letters and digits was. What is no letter and
// no digit is a border too. Fold(Fold(s)) == Fold(s).
func Fold(s string) string {
	return string(AppendFold(make([]byte, 0, len(s)+8), s))
}

// AppendFold appends Fold(s) to dst.
func AppendFold(dst []byte, s string) []byte {
	var last class
	begun := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			last = border
			i++
			continue
		}
		i += n
		f := foldRune(r)
		switch f.class {
		case mark:
			if begun && last != border {
				dst = mend(dst, r)
			}
			continue
		case quote:
			continue
		case border:
			last = border
			continue
		}
		if begun && last != f.class {
			dst = append(dst, ' ')
		}
		begun, last = true, f.class
		dst = f.append(dst)
	}
	return dst
}

// class is what a rune is to the tokeniser.
type class uint8

const (
	border class = iota // ends a word
	letter
	digit
	mark  // combining: belongs to the letter before it
	quote // apostrophe: inside a word it is skipped
)

// folded is what a rune folds to: one rune, or two for the ligatures.
type folded struct {
	a, b  rune // b is 0 but for ß æ œ þ and the like
	class class
	upper bool
}

func (f folded) append(dst []byte) []byte {
	dst = utf8.AppendRune(dst, f.a)
	if f.b != 0 {
		dst = utf8.AppendRune(dst, f.b)
	}
	return dst
}

// low holds the folding of the runes below lowRunes: Latin, Greek, Cyrillic, Hebrew, Arabic. It never changes.
var low = func() *[lowRunes]folded {
	t := new([lowRunes]folded)
	for r := range rune(lowRunes) {
		t[r] = computeFold(r)
	}
	return t
}()

const lowRunes = 0x600

func foldRune(r rune) folded {
	if r < lowRunes {
		return low[r]
	}
	return computeFold(r)
}

// computeFold folds a rune from the Unicode tables and the few letters that have no decomposition.
func computeFold(r rune) folded {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʹ', 'ʻ', '`', '´', '＇', '′':
		return folded{class: quote}
	case '×':
		return folded{a: 'x', class: letter}
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff': // soft hyphen and the like: not there to a reader
		return folded{class: mark}
	}
	switch {
	case unicode.IsDigit(r):
		if r < utf8.RuneSelf {
			return folded{a: r, class: digit}
		}
		return folded{a: r, class: digit}
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) || unicode.Is(unicode.Mc, r):
		return folded{class: mark}
	case !unicode.IsLetter(r):
		return folded{}
	}
	f := folded{class: letter, upper: unicode.IsUpper(r) || unicode.IsTitle(r)}
	l := unicode.ToLower(r)
	if l != 'й' {
		// The base letter of a letter with diacritics is the first of its canonical decomposition.
		var buf [utf8.UTFMax]byte
		if d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], l)]).Decomposition(); len(d) > 0 {
			b, _ := utf8.DecodeRune(d)
			if unicode.IsLetter(b) {
				l = unicode.ToLower(b)
			}
		}
	}
	switch l {
	case 'ß', 'ẞ':
		l, f.b = 's', 's'
	case 'æ':
		l, f.b = 'a', 'e'
	case 'œ':
		l, f.b = 'o', 'e'
	case 'þ':
		l, f.b = 't', 'h'
	case 'ø':
		l = 'o'
	case 'ł':
		l = 'l'
	case 'đ', 'ð':
		l = 'd'
	case 'ħ':
		l = 'h'
	case 'ı':
		l = 'i'
	case 'ŋ':
		l = 'n'
	case 'ŧ':
		l = 't'
	case 'ə':
		l = 'a'
	}
	f.a = l
	return f
}

// mend puts a combining mark to the folded letter before it: it vanishes, but a breve on и makes й.
func mend(dst []byte, r rune) []byte {
	const short = "и"
	if r == '\u0306' && len(dst) >= len(short) && string(dst[len(dst)-len(short):]) == short {
		dst[len(dst)-1]++ // и and й are neighbours: D0 B8, D0 B9
	}
	return dst
}

// FNV-1a, 64 bits: a hash that goes on byte by byte, so that every prefix of a word has its hash for nothing.
const (
	hashSeed  uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

func hashMore(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

func hashMoreBytes(h uint64, s []byte) uint64 {
	for _, b := range s {
		h = (h ^ uint64(b)) * hashPrime
	}
	return h
}
