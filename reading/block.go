package reading

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// blockKind says what a line of the report is.
type blockKind uint8

const (
	blockText    blockKind = iota // running text
	blockHeading                  // a title or a heading
	blockItem                     // an item of a bulleted or numbered list
	blockCaption                  // a caption or credit
	blockRow                      // a row of a table, or a line of a box
)

func (k blockKind) name() string {
	return [...]string{"text", "heading", "item", "caption", "row"}[k]
}

// block is one line of the report, with what its shape says of it.
type block struct {
	kind       blockKind
	start, end int // bytes, without the bullet
	para       int // number of the paragraph group: lines without a blank line between them
	title      bool
	u0, u1     int // its sentences
	t0, t1     int // its tokens
	lr         *langReader
}

// blocks cuts the report into lines and says what each is.
func blocks(text []byte) []block {
	out := make([]block, 0, bytes.Count(text, []byte{'\n'})+1)
	para, blank := 0, true
	var wrap wrapping
	for at := 0; at < len(text); {
		end := len(text)
		if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		s, e := trim(text, at, end)
		at = end + 1
		if s < e {
			if e2 := wrap.join(text, s, e, at); e2 > e {
				e = e2
				if at = len(text); e < len(text) {
					if n := bytes.IndexByte(text[e:], '\n'); n >= 0 {
						at = e + n + 1
					}
				}
			}
		}
		if s == e {
			if !blank {
				para++
			}
			blank = true
			continue
		}
		b := block{start: s, end: e, para: para}
		b.kind = kindOf(text, &b)
		if len(out) == 0 && b.kind != blockItem && e-s < 200 && !closed(text[s:e]) {
			b.kind, b.title = blockHeading, true
		}
		out = append(out, b)
		blank = false
	}
	return out
}

func trim(text []byte, s, e int) (int, int) {
	for s < e {
		r, n := utf8.DecodeRune(text[s:e])
		if !(unicode.IsSpace(r) || r == '\ufeff' || r == 0) {
			break
		}
		s += n
	}
	for s < e {
		r, n := utf8.DecodeLastRune(text[s:e])
		if !(unicode.IsSpace(r) || r == '\ufeff' || r == 0) {
			break
		}
		e -= n
	}
	return s, e
}

// closed reports whether the line ends like a sentence.
func closed(line []byte) bool {
	r, n := utf8.DecodeLastRune(line)
	for r == '"' || r == '”' || r == '’' || r == '»' || r == ')' || r == '\'' {
		line = line[:len(line)-n]
		if len(line) == 0 {
			return false
		}
		r, n = utf8.DecodeLastRune(line)
	}
	return r == '.' || r == '!' || r == '?' || r == '…' || r == ';'
}

func kindOf(text []byte, b *block) blockKind {
	line := text[b.start:b.end]
	if n := bullet(line); n > 0 {
		s, _ := trim(text, b.start+n, b.end)
		if s < b.end {
			b.start = s
			return blockItem
		}
	}
	if line[0] == '[' && line[len(line)-1] == ']' {
		return blockCaption
	}
	if bytes.IndexByte(line, '\t') >= 0 || bytes.IndexByte(line, '|') >= 0 {
		return blockRow
	}
	if len(line) < 100 && !closed(line) {
		return blockHeading
	}
	return blockText
}

// bullet gives the length of the bullet that opens an item, 0 when there is none.
func bullet(line []byte) int {
	r, n := utf8.DecodeRune(line)
	switch r {
	case '•', '●', '▪', '◦', '·', '*', '-', '–', '—', '‣':
		if len(line) > n && (line[n] == ' ' || line[n] == '\t' || r == '•') {
			return n
		}
	}
	k := 0
	for k < len(line) && k < 3 && isDigit(line[k]) {
		k++
	}
	if k > 0 && k+1 < len(line) && (line[k] == '.' || line[k] == ')') && line[k+1] == ' ' {
		return k + 1
	}
	return 0
}

// maxSentence bounds the tokens of a sentence: what is longer is cut, so that time stays linear in the text.
const maxSentence = 250

// sentenceEnds yields the token ranges of the sentences of a block.
func sentenceEnds(toks []token, text []byte, lx *lexicon, yield func(from, to int)) {
	from, depth := 0, 0
	abbr := lx.lookup("abbr")
	for i := range toks {
		t := &toks[i]
		if t.norm == "(" || t.norm == "[" {
			depth++
		}
		if (t.norm == ")" || t.norm == "]") && depth > 0 {
			depth--
		}
		if i+1-from >= maxSentence {
			yield(from, i+1)
			from, depth = i+1, 0
			continue
		}
		if i+1 == len(toks) || !t.is(tokPunct) || depth > 0 && i-from < 80 {
			continue
		}
		switch t.norm {
		case ".", "!", "?", "...":
		default:
			continue
		}
		j := i + 1
		for j < len(toks) && toks[j].is(tokGlued) && (toks[j].norm == "\"" || toks[j].norm == ")" || toks[j].norm == "'" || toks[j].norm == "]") {
			j++
		}
		if j >= len(toks) {
			continue
		}
		next := &toks[j]
		if t.norm == "." && i > from {
			prev := &toks[i-1]
			if prev.is(tokWord) && prev.is(tokCap) && utf8.RuneCountInString(prev.norm) == 1 && !next.is(tokGlued) && t.is(tokGlued) {
				continue // an initial
			}
			if es, n := lx.find(toks, i-1); n == 1 && !(prev.is(tokGlued) && i > 1 && toks[i-2].is(tokNumber)) && abbr != clNone && hasClass(es, abbr) {
				if !next.is(tokCap) || next.is(tokNumber) || !next.is(tokGlued) && !lx.stop[next.norm] {
					continue
				}
			}
			if next.is(tokGlued) && !(next.is(tokCap) && prev.is(tokWord|tokNumber|tokPunct) && !(prev.is(tokCap) && len(prev.norm) < 3)) {
				continue
			}
		}
		if next.is(tokWord) && !next.is(tokCap) && caseful(text, next) {
			continue
		}
		yield(from, j)
		from, depth = j, 0
	}
	if from < len(toks) {
		yield(from, len(toks))
	}
}

// caseful reports whether the token's first letter has an upper-case form that it does not use.
func caseful(text []byte, t *token) bool {
	r, _ := utf8.DecodeRune(text[t.start:t.end])
	return unicode.IsLower(r)
}

func hasClass(es []entry, c classID) bool {
	for i := range es {
		if es[i].class == c {
			return true
		}
	}
	return false
}
