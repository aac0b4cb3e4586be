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
	scores := r.scores(text)
	for i, l := range r.langs {
		if n := scores[i]; n > top {
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
	scores := r.scores(line)
	best, top := main, 0
	for i, l := range r.langs {
		if l == main {
			top = scores[i]*2 + 4
		}
	}
	for i, l := range r.langs {
		if n := scores[i]; l != main && n > top {
			best, top = l, n
		}
	}
	return best
}

// maxLanguages bounds the languages of a reader.
const maxLanguages = 32

// scores counts, for each language, its stop words in the text and its own letters. Words of plain letters, which are
// most, are the same in all languages.
func (r *Reader) scores(text []byte) (n [maxLanguages]int) {
	var buf [maxScored]byte
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && !isLetter(c) {
			i++
			continue
		}
		if rn, w := utf8.DecodeRune(text[i:]); !unicode.IsLetter(rn) {
			i += w
			continue
		}
		j, plain := i, true
		for j < len(text) && j-i < maxScored {
			if c := text[j]; c < utf8.RuneSelf {
				if !isLetter(c) {
					break
				}
				if plain {
					buf[j-i] = c | 0x20
				}
				j++
				continue
			}
			rn, w := utf8.DecodeRune(text[j:])
			if !unicode.IsLetter(rn) {
				break
			}
			plain = false
			for k, l := range r.langs {
				if l.lang.Letters != nil && l.lang.Letters(rn) {
					n[k]++
				}
			}
			j += w
		}
		switch {
		case plain && (j-i > r.longStop || r.openings[j-i]>>(buf[0]-'a')&1 == 0): // none begins so that is as long
		case plain:
			for k, has := 0, r.stops[string(buf[:j-i])]; has != 0; k, has = k+1, has>>1 {
				n[k] += 3 * int(has&1)
			}
		case !plain:
			for k, l := range r.langs {
				f := folder{lang: l.lang, buf: buf[:0]}
				if l.lex.stop[f.word(text[i:j])] {
					n[k] += 3
				}
			}
		}
		i = j
	}
	return n
}

// maxScored bounds a word, in bytes; what is longer is cut.
const maxScored = 64

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// stopWords gives which languages have a word among their stop words, as bits, the length of the longest, and the first
// letters of those of plain letters by their length, as bits.
func stopWords(langs []*langReader) (stops map[string]uint32, long int, openings [maxScored + 1]uint32) {
	stops = map[string]uint32{}
	for k, l := range langs {
		for w, in := range l.lex.stop {
			if in {
				stops[w] |= 1 << k
				long = max(long, len(w))
				if len(w) > 0 && len(w) <= maxScored && isLetter(w[0]) {
					openings[len(w)] |= 1 << (w[0] | 0x20 - 'a')
				}
			}
		}
	}
	return stops, long, openings
}
