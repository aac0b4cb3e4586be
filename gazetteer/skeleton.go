package gazetteer

import (
	"unicode"
	"unicode/utf8"
)

// Skeleton gives the bare sound of a name, for comparing spellings: Cyrillic and Latin letters are brought to one small
// alphabet, the ways of transcribing Russian and Kazakh (BGN/PCGN, GOST, passports, French, German, Polish, the Kazakh Latin
// of 2021) fall together, doubled letters and soft signs vanish. Names that differ by more than transcription seldom share a
// skeleton; names with one skeleton are not thereby the same: it is a lead, not a proof. Words are kept, one space between
// them. The result is ASCII; a name in any other script gives what its letters give, perhaps "".
func Skeleton(s string) string {
	var out []byte
	for word := range words(s) {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		n := len(out)
		if out = appendSkeleton(out, []byte(word), false); len(out) == n && n > 0 {
			out = out[:n-1]
		}
	}
	return string(out)
}

// words gives the words of s as the tokeniser cuts them, unfolded.
func words(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start, last := -1, border
		for i, r := range s {
			f := foldRune(r)
			if r == utf8.RuneError {
				f = folded{}
			}
			switch f.class {
			case mark, quote:
				continue
			}
			if start >= 0 && f.class != last {
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
			if start < 0 && f.class != border {
				start = i
			}
			last = f.class
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

// appendSkeleton appends the skeleton of one word, unfolded. Latin j is a glide (Julia), or, if hard, the sound of ж
// (Jumagali). A word longer than maxWord gives nothing.
//
// It works in two steps: letters to a Latin spelling in one manner, then that spelling to sounds.
func appendSkeleton(dst, word []byte, hard bool) []byte {
	var buf [maxWord * 2]byte
	n := 0
	for i := 0; i < len(word); {
		r, size := rune(word[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(word[i:])
		}
		i += size
		if n+4 > len(buf) {
			return dst
		}
		if r == '\u0306' && n > 0 && buf[n-1] == 'i' { // и + breve
			buf[n-1] = 'y'
			continue
		}
		if r < utf8.RuneSelf {
			c := byte(r)
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
				buf[n] = c
				n++
			}
			continue
		}
		n += copy(buf[n:], spell(r))
	}
	return appendSounds(dst, buf[:n], hard)
}

// spell writes a letter outside ASCII in Latin letters; capitals stand for sounds that plain spelling writes in several
// ways: S sh, C ch, J zh, H kh, E the letter ё.
func spell(r rune) string {
	switch unicode.ToLower(r) {
	case 'а', 'ә', 'ə':
		return "a"
	case 'б':
		return "b"
	case 'в':
		return "v"
	case 'г', 'ғ', 'ґ', 'ğ', 'ǵ', 'ģ':
		return "g"
	case 'д', 'đ', 'ð', 'ђ':
		return "d"
	case 'е', 'э', 'є':
		return "e"
	case 'ё':
		return "E"
	case 'ж', 'ž', 'ż', 'ź':
		return "J"
	case 'з':
		return "z"
	case 'и', 'і', 'ы', 'ı', 'ї':
		return "i"
	case 'й', 'ј':
		return "y"
	case 'к', 'қ':
		return "k"
	case 'л', 'ł', 'љ':
		return "l"
	case 'м':
		return "m"
	case 'н', 'ŋ', 'њ':
		return "n"
	case 'ң', 'ñ', 'ń':
		return "n"
	case 'о', 'ө', 'ø':
		return "o"
	case 'п':
		return "p"
	case 'р':
		return "r"
	case 'с':
		return "s"
	case 'т':
		return "t"
	case 'у', 'ұ', 'ү', 'ў':
		return "u"
	case 'ф':
		return "f"
	case 'х', 'һ', 'ħ':
		return "H"
	case 'ц':
		return "ts"
	case 'ч', 'č', 'ћ', 'ç', 'ć':
		return "C"
	case 'ш', 'щ', 'š', 'ş', 'ș', 'ś':
		return "S"
	case 'ъ', 'ь':
		return ""
	case 'ю':
		return "yu"
	case 'я':
		return "ya"
	case 'џ':
		return "J"
	case 'ß':
		return "s"
	case 'œ':
		return "o"
	case 'æ':
		return "a"
	case 'þ':
		return "t"
	}
	if f := foldRune(r); f.class == letter && f.a < utf8.RuneSelf {
		return ascii[f.a : f.a+1]
	}
	return ""
}

const ascii = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"

// appendSounds brings a spelling to sounds: x for sh, c for ch, j for zh, h for kh; i for y and i; ye, yo, io as e.
func appendSounds(dst, w []byte, hard bool) []byte {
	from := len(dst)
	put := func(c byte) {
		if len(dst) == from || dst[len(dst)-1] != c {
			dst = append(dst, c)
		}
	}
	at := func(i int) byte {
		if i < len(w) {
			return w[i]
		}
		return 0
	}
	has := func(i int, s string) bool { return i+len(s) <= len(w) && string(w[i:i+len(s)]) == s }
	for i := 0; i < len(w); i++ {
		c := w[i]
		next := at(i + 1)
		switch c {
		case 'S':
			put('x')
			if at(i+1) == 'C' { // шч
				i++
			}
		case 'C':
			put('c')
		case 'J':
			put('j')
		case 'H':
			put('h')
		case 'E':
			put('e')
		case 's':
			switch {
			case has(i, "schtsch"):
				put('x')
				i += 6
			case has(i, "shch"), has(i, "stch"):
				put('x')
				i += 3
			case has(i, "sch"):
				put('x')
				i += 2
			case next == 'h', next == 'z':
				put('x')
				i++
			default:
				put('s')
			}
		case 'c':
			switch {
			case next == 'h':
				put('c')
				i++
			case next == 'z':
				put('c')
				i++
			case next == 'k':
				put('k')
				i++
			case next == 'e', next == 'i', next == 'y':
				put('s')
			default:
				put('k')
			}
		case 't':
			switch {
			case has(i, "tsch"):
				put('c')
				i += 3
			case has(i, "tch"), has(i, "tsh"):
				put('c')
				i += 2
			case next == 'C':
				put('c')
				i++
			case next == 'h':
				put('t')
				i++
			case next == 'z', next == 's':
				put('t')
				put('s')
				i++
				if next == 's' && at(i+1) == 'z' { // цз
					i++
				}
			default:
				put('t')
			}
		case 'd':
			switch {
			case has(i, "dzh"), has(i, "dsch"), has(i, "dzs"):
				put('j')
				i += 2
				if has(i-1, "sch") {
					i++
				}
			case next == 'J':
				put('j')
				i++
			case next == 'j':
				put('j')
				i++
			case next == 'h':
				put('d')
				i++
			default:
				put('d')
			}
		case 'z':
			if next == 'h' {
				put('j')
				i++
			} else {
				put('z')
			}
		case 'k':
			if next == 'h' {
				put('h')
				i++
			} else {
				put('k')
			}
		case 'g':
			put('g')
			if next == 'h' || next == 'u' && (at(i+2) == 'e' || at(i+2) == 'i') {
				i++
			}
		case 'p':
			if next == 'h' {
				put('f')
				i++
			} else {
				put('p')
			}
		case 'f':
			if next == 'f' && i+2 == len(w) { // -off, -eff
				put('v')
				i++
			} else {
				put('f')
			}
		case 'q':
			put('k')
		case 'w':
			put('v')
		case 'x':
			put('k')
			put('s')
		case 'y', 'i', 'j':
			if c == 'j' && hard {
				put('j')
				continue
			}
			for next == 'y' || next == 'i' || next == 'j' && !hard {
				i++
				next = at(i + 1)
			}
			switch next {
			case 'e', 'E':
			case 'o':
				if at(i+2) == 'u' { // French iou
					i++
					w[i+1] = 'u'
					if len(dst) > from && vowel(dst[len(dst)-1]) {
						put('i')
					}
					continue
				}
				put('e')
				i++
			case 'a', 'u':
				if len(dst) > from && vowel(dst[len(dst)-1]) {
					put('i')
				}
			default:
				put('i')
			}
		case 'e':
			if next == 'e' {
				put('i')
				i++
			} else {
				put('e')
			}
		case 'o':
			switch next {
			case 'u', 'o':
				put('u')
				i++
			default:
				put('o')
			}
		default:
			put(c)
		}
	}
	return dst
}

func vowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }
