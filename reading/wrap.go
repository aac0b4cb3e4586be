package reading

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Lines of plain text that were broken to a width, in runes: narrower ones are lists, wider ones whole paragraphs.
const (
	minWrap   = 40
	maxWrap   = 160
	wrapSlack = 12 // by which a line may be shorter than it could: not every editor fills its lines
)

// wrapping joins the lines of paragraphs that were broken to a width. A line was broken there when the first word of the
// next would not have fitted, and somewhere in the group of lines one starts in the middle of a sentence: with a small letter,
// or it ends a sentence that the line before it left open.
type wrapping struct {
	width int // of the group of lines at hand
	until int // where that group ends
}

// join gives the end of the paragraph that opens with the line text[s:e], e when the line stands for itself. The next line
// starts at byte at.
func (w *wrapping) join(text []byte, s, e, at int) int {
	if at >= w.until {
		w.group(text, s, e, at)
	}
	if w.width == 0 || !wraps(text[s:e]) {
		return e
	}
	item := bullet(text[s:e]) > 0
	for at < w.until {
		n := bytes.IndexByte(text[at:], '\n')
		if n < 0 {
			n = len(text) - at
		}
		s2, e2 := trim(text, at, at+n)
		if s2 == e2 || !wraps(text[s2:e2]) || bullet(text[s2:e2]) > 0 {
			break
		}
		word := text[s2:e2]
		if k := bytes.IndexFunc(word, unicode.IsSpace); k > 0 {
			word = word[:k]
		}
		r, _ := utf8.DecodeRune(word)
		slack := 0
		if word[len(word)-1] == ':' {
			break // a line of a box
		}
		if unicode.IsLower(r) {
			slack = wrapSlack
		} else if item && s2 == at {
			break // after a list
		}
		line := text[s:e]
		if k := bytes.LastIndexByte(line, '\n'); k >= 0 {
			line = bytes.TrimSpace(line[k:])
		}
		if utf8.RuneCount(line)+1+utf8.RuneCount(word)+slack <= w.width {
			break
		}
		e, at = e2, at+n+1
	}
	return e
}

// group measures the lines up to the next empty one. Lines of a box end no sentence.
func (w *wrapping) group(text []byte, s, e, at int) {
	width, inside, open := utf8.RuneCount(text[s:e]), false, !closed(text[s:e])
	prose := !open || bullet(text[s:e]) > 0
	for at < len(text) && width <= maxWrap {
		n := bytes.IndexByte(text[at:], '\n')
		if n < 0 {
			n = len(text) - at
		}
		s2, e2 := trim(text, at, at+n)
		if s2 == e2 {
			break
		}
		r, _ := utf8.DecodeRune(text[s2:e2])
		inside = inside || unicode.IsLower(r) || open && closed(text[s2:e2]) && utf8.RuneCount(text[s:e]) >= minWrap
		s, e = s2, e2
		open = !closed(text[s:e])
		prose = prose || !open || bullet(text[s:e]) > 0
		width = max(width, utf8.RuneCount(text[s2:e2]))
		at += n + 1
	}
	w.until, w.width = min(at, len(text)), width
	if width < minWrap || width > maxWrap || !inside || !prose {
		w.width = 0
	}
}

// wraps reports whether the line may be one of running text: no caption and no row of a table.
func wraps(line []byte) bool {
	return !(line[0] == '[' && line[len(line)-1] == ']') && bytes.IndexByte(line, '\t') < 0 && bytes.IndexByte(line, '|') < 0
}
