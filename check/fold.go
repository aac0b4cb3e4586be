package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded gives the words of a name as a reader of any script would compare them: lower case, Latin letters, no marks,
// no punctuation. A word of two parts with a hyphen stays one.
func folded(s string) []string {
	b := make([]byte, 0, 64)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return strings.Fields(foldedRunes(s))
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case c == '-', c == '\'', c == '`':
		default:
			b = append(b, ' ')
		}
	}
	return strings.Fields(string(b))
}

// foldedRunes is folded for what is not all ASCII, with the words still in one.
func foldedRunes(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		r = unicode.ToLower(r)
		if t, ok := latin[r]; ok {
			b.WriteString(t)
			continue
		}
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' '):
			b.WriteRune(r)
		case r == '-', r == '\'', r == '’', r == 'ʼ', r == '`', r == '´', unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r):
			for _, m := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, m) {
					b.WriteRune(m)
				}
			}
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// latin spells letters that do not decompose: those of Cyrillic, also the Kazakh ones, and the Latin ones with a stroke
// and the like.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i", 'к': "k",
	'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts",
	'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'ә': "a", 'ғ': "g", 'қ': "k", 'ң': "n", 'ө': "o", 'ұ': "u", 'ү': "u", 'һ': "h", 'і': "i",
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ə': "a",
}

// respell undoes what only tells one way of writing a name in Latin letters from another; of those that fit at a place
// the first counts.
var respell = newRespelling(
	"shch", "s", "tsch", "c", "dzh", "j", "sch", "s", "tch", "c", "iya", "a", "yya", "a", "iye", "e",
	"kh", "h", "zh", "j", "dj", "j", "sh", "s", "ch", "c", "ts", "c", "tz", "c", "gh", "g", "ph", "f", "th", "t", "ck", "k",
	"ye", "e", "yo", "e", "yu", "u", "iu", "u", "ya", "a", "ia", "a", "iy", "i", "yi", "i", "ij", "i",
	"x", "ks", "w", "v", "q", "k", "y", "i",
)

// respelling is a list of what is written how, by its first letter.
type respelling ['z' + 1][]struct{ old, new string }

func newRespelling(pairs ...string) *respelling {
	t := &respelling{}
	for i := 0; i < len(pairs); i += 2 {
		c := pairs[i][0]
		t[c] = append(t[c], struct{ old, new string }{pairs[i], pairs[i+1]})
	}
	return t
}

// appendBare adds the skeleton of a folded word: what all its transliterations share, with no letter twice in a row.
func appendBare(b []byte, word string) []byte {
	var last rune
	put := func(r rune) {
		if r != last {
			b = utf8.AppendRune(b, r)
		}
		last = r
	}
next:
	for i := 0; i < len(word); {
		c := word[i]
		if int(c) < len(respell) {
			for _, p := range respell[c] {
				if strings.HasPrefix(word[i:], p.old) {
					for j := range len(p.new) {
						put(rune(p.new[j]))
					}
					i += len(p.old)
					continue next
				}
			}
			put(rune(c))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		put(r)
		i += n
	}
	return b
}

// bare gives the skeleton of a folded word.
func bare(word string) string { return string(appendBare(make([]byte, 0, 32), word)) }

// bareWords gives the skeletons of the words of a name.
func bareWords(name string) []string {
	ws := folded(name)
	for i, w := range ws {
		ws[i] = bare(w)
	}
	return slices.DeleteFunc(ws, func(w string) bool { return w == "" })
}

// nameKey gives a key that is the same for all orders and transliterations of a name.
func nameKey(words []string) string {
	s := slices.Clone(words)
	slices.Sort(s)
	return strings.Join(s, " ")
}

// alike reports how near two skeletons are: 2 for the same, 1 when one may be an inflected form of the other (a shared
// stem of all but the last two letters) or its initial, 0 otherwise.
func alike(a, b string) int {
	if a == b {
		return 2
	}
	n := min(len(a), len(b))
	if n == 0 {
		return 0
	}
	if n == 1 && a[0] == b[0] {
		return 1
	}
	if stem := max(4, n-2); n >= 5 && a[:stem] == b[:stem] {
		return 1
	}
	return 0
}
