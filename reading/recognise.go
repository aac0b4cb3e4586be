package reading

import (
	"unicode"
	"unicode/utf8"
)

// recognise gives the language of a text by its letters and its most frequent words.
func (r *Reader) recognise(text []byte) *langReader {
	if len(r.langs) == 1 {
		return r.langs[0]
	}
	if len(text) > 64<<10 {
		text = text[:64<<10]
	}
	best, top := r.langs[0], 0
	for _, l := range r.langs {
		if n := l.score(text); n > top {
			best, top = l, n
		}
	}
	return best
}

// blockLanguage gives the language of a line: that of the report unless another fits plainly better.
func (r *Reader) blockLanguage(line []byte, main *langReader) *langReader {
	if len(line) < 40 {
		return main
	}
	best, top := main, main.score(line)*2+4
	for _, l := range r.langs {
		if l == main {
			continue
		}
		if n := l.score(line); n > top {
			best, top = l, n
		}
	}
	return best
}

// score counts the stop words of the language in the text, and its own letters.
func (l *langReader) score(text []byte) int {
	n := 0
	f := folder{lang: l.lang}
	for i := 0; i < len(text); {
		rn, w := utf8.DecodeRune(text[i:])
		if !unicode.IsLetter(rn) {
			i += w
			continue
		}
		j := i
		for j < len(text) && j-i < 64 {
			rn, w = utf8.DecodeRune(text[j:])
			if !unicode.IsLetter(rn) {
				break
			}
			if rn >= utf8.RuneSelf && l.lang.Letters != nil && l.lang.Letters(rn) {
				n++
			}
			j += w
		}
		if l.lex.stop[f.word(text[i:j])] {
			n += 3
		}
		i = j
	}
	return n
}
