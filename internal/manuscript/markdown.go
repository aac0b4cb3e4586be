package manuscript

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// fromMarkdown gives the text of a Markdown file, and where it came from: marks of headings, lists, links and emphasis are
// taken off, soft line ends of running text become blanks.
func fromMarkdown(source []byte) ([]byte, *origins) {
	d := draft{weaver: newWeaver(len(source))}
	at := 0
	if bytes.HasPrefix(source, utf8Mark) {
		at = len(utf8Mark)
	}
	at = frontMatter(source, at)
	for at < len(source) {
		stop := len(source)
		if n := bytes.IndexByte(source[at:], '\n'); n >= 0 {
			stop = at + n
		}
		d.take(source, at, stop)
		at = stop + 1
	}
	return d.done()
}

// frontMatter gives the end of the block between lines of three dashes with which a file may begin.
func frontMatter(source []byte, at int) int {
	if !bytes.HasPrefix(source[at:], []byte("---\n")) && !bytes.HasPrefix(source[at:], []byte("---\r\n")) {
		return at
	}
	head := source[at:min(len(source), at+headBytes)]
	if i := bytes.Index(head[3:], []byte("\n---")); i >= 0 {
		rest := head[3+i+4:]
		if n := bytes.IndexByte(rest, '\n'); n >= 0 && len(bytes.TrimSpace(rest[:n])) == 0 {
			return at + 3 + i + 4 + n + 1
		}
	}
	return at
}

// draft is Markdown on its way to text.
type draft struct {
	*weaver
	fence   byte // the mark of the code block that is open, 0 when none is
	comment bool // inside <!-- -->
	running bool // the line before is running text that may go on
	ends    int  // where the line before ends, its newline not included
}

// take reads one line, source[from:stop].
func (d *draft) take(source []byte, from, stop int) {
	text := source[:stop]
	if stop > from && text[stop-1] == '\r' {
		text = text[:stop-1]
	}
	at := from
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '>') { // quoted blocks are read as the rest
		at++
	}
	line := text[at:]
	ended := d.running
	d.running = false
	switch {
	case d.comment:
		if i := bytes.Index(line, []byte("-->")); i >= 0 {
			d.comment = false
			d.end(1, at)
			d.inline(line[i+3:], at+i+3)
		}
		return
	case d.fence == 0 && bytes.HasPrefix(line, []byte("<!--")):
		if i := bytes.Index(line, []byte("-->")); i >= 0 {
			d.inline(line[i+3:], at+i+3)
		} else {
			d.comment = true
		}
		return
	case bytes.HasPrefix(line, []byte("```")), bytes.HasPrefix(line, []byte("~~~")):
		d.end(1, from)
		switch {
		case d.fence == 0:
			d.fence = line[0]
		case d.fence == line[0]:
			d.fence = 0
		}
		return
	case d.fence != 0:
		d.end(1, from)
		d.copy(line, at)
		return
	case len(bytes.TrimSpace(line)) == 0:
		d.end(2, from)
		return
	case line[0] == '|' && rule(line): // between the head and the rows of a table
		return
	case rule(line): // a line under a heading, or between parts
		d.end(2, from)
		return
	case definition(line):
		return
	}
	if n := len(line) - len(bytes.TrimLeft(line, "#")); n > 0 && n <= 6 && (len(line) == n || line[n] == ' ' || line[n] == '\t') {
		d.end(2, from)
		body := bytes.TrimRight(bytes.TrimRight(line, " \t"), "#")
		d.inline(bytes.TrimRight(body[min(n, len(body)):], " \t"), at+min(n, len(body)))
		d.end(2, stop)
		return
	}
	if line[0] == '|' {
		d.end(1, from)
		d.inline(line, at)
		d.end(1, stop)
		return
	}
	if n := listMark(line); n > 0 {
		d.end(1, from)
		if line[0] == '-' || line[0] == '*' || line[0] == '+' {
			d.bullet(at, n)
		} else {
			d.copy(line[:n], at)
		}
		at += n
		line = line[n:]
	} else if ended {
		d.space(d.ends, at-d.ends)
	} else {
		d.end(1, from)
	}
	d.inline(line, at)
	d.ends = len(text)
	hard := bytes.HasSuffix(line, []byte("  ")) || bytes.HasSuffix(line, []byte("\\"))
	d.running = !hard && goesOn(line)
}

// goesOnFrom is the length from which a line that does not end like a sentence is taken to go on below: shorter ones are
// lines of a box, names, captions.
const goesOnFrom = 50

// goesOn reports whether a line of running text is likely to go on in the next.
func goesOn(line []byte) bool {
	line = bytes.TrimRight(line, " \t*_\"”’»)")
	if len(line) < goesOnFrom {
		return false
	}
	switch line[len(line)-1] {
	case '.', '!', '?', ':', ';':
		return false
	}
	return true
}

// rule reports whether a line is made of dashes, equal signs, stars and the like alone.
func rule(line []byte) bool {
	n := 0
	for _, c := range line {
		switch c {
		case '-', '=', '*', '_':
			n++
		case ' ', '\t', '|', ':':
		default:
			return false
		}
	}
	return n >= 3 || n > 0 && line[0] == '|' || n == len(line) && n >= 2
}

// definition reports whether a line says where a link leads: [name]: address.
func definition(line []byte) bool {
	if line[0] != '[' {
		return false
	}
	i := bytes.Index(line[:min(len(line), 200)], []byte("]: "))
	return i > 1 && bytes.IndexByte(line[:i], ']') < 0 && (line[1] == '^' || bytes.Contains(line[i:min(len(line), i+2000)], []byte("/")))
}

// listMark gives the length of the mark of a list item, with the blank after it.
func listMark(line []byte) int {
	if len(line) > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && (line[1] == ' ' || line[1] == '\t') {
		return 2
	}
	k := 0
	for k < len(line) && k < 9 && line[k] >= '0' && line[k] <= '9' {
		k++
	}
	if k > 0 && k+1 < len(line) && (line[k] == '.' || line[k] == ')') && line[k+1] == ' ' {
		return k + 2
	}
	return 0
}

// seek finds the next place of a word in a line, and remembers it, so that a line is searched once for each word however
// often it is asked.
type seek struct {
	word string
	at   int // the last answer, -1 when there is none any more
	from int // where the search went on from
}

func (s *seek) next(line []byte, from int) int {
	if s.at >= 0 && (s.at < from || s.from == 0) {
		s.from = 1
		s.at = bytes.Index(line[from:], []byte(s.word))
		if s.at >= 0 {
			s.at += from
		}
	}
	return s.at
}

// maxLink bounds the words and the address of a link, in bytes.
const maxLink = 4096

// inline writes the words of a line without their marks.
func (d *draft) inline(line []byte, from int) {
	links := [...]seek{{word: "]("}, {word: "]["}}
	closes := [...]seek{{word: ")"}, {word: "]"}, {word: ">"}}
	for i := 0; i < len(line); {
		c := line[i]
		switch {
		case c == ' ':
			k := i
			for k < len(line) && line[k] == ' ' {
				k++
			}
			d.space(from+i, k-i)
			i = k
		case c == '\\' && i+1 < len(line) && line[i+1] < utf8.RuneSelf && unicode.In(rune(line[i+1]), unicode.P, unicode.S):
			d.copy(line[i+1:i+2], from+i+1)
			i += 2
		case c == '\\' && i+1 == len(line): // a hard line end
			i++
		case c == '&':
			s, n := entity(line[i:])
			d.unit(s, from+i, n)
			i += n
		case c == '`', c == '~' && i+1 < len(line) && line[i+1] == '~', c == '~' && i > 0 && line[i-1] == '~':
			i++
		case c == '*' || c == '_':
			k := i
			for k < len(line) && line[k] == c {
				k++
			}
			if !emphasis(line, i, k) {
				d.copy(line[i:k], from+i)
			}
			i = k
		case c == '!' && i+1 < len(line) && line[i+1] == '[': // a picture
			if k := links[0].next(line, i); k >= 0 && k-i < maxLink {
				if n := closes[0].next(line, k); n >= 0 && n-k < maxLink {
					i = n + 1
					continue
				}
			}
			d.copy(line[i:i+1], from+i)
			i++
		case c == '[' && i+1 < len(line) && line[i+1] == '^': // a footnote
			if k := closes[1].next(line, i); k >= 0 && k-i < 40 {
				i = k + 1
				continue
			}
			d.copy(line[i:i+1], from+i)
			i++
		case c == '[':
			a, b := links[0].next(line, i), links[1].next(line, i)
			if a >= 0 && a-i < maxLink || b >= 0 && b-i < maxLink {
				i++
				continue
			}
			d.copy(line[i:i+1], from+i)
			i++
		case c == ']' && i+1 < len(line) && (line[i+1] == '(' || line[i+1] == '['):
			k := closes[0].next(line, i)
			if line[i+1] == '[' {
				k = closes[1].next(line, i+1)
			}
			if k >= 0 && k-i < maxLink {
				i = k + 1
				continue
			}
			d.copy(line[i:i+1], from+i)
			i++
		case c == '<' && i+1 < len(line) && (line[i+1] == '/' || line[i+1]|0x20 >= 'a' && line[i+1]|0x20 <= 'z'):
			k := closes[2].next(line, i)
			if k < 0 || k-i > maxLink {
				d.copy(line[i:i+1], from+i)
				i++
				continue
			}
			if hasPrefixFold(line[i+1:], "br") {
				d.end(1, from+i)
			}
			i = k + 1
		default:
			k := i + 1
			for k < len(line) && !special(line[k]) {
				k++
			}
			d.copy(line[i:k], from+i)
			i = k
		}
	}
}

func special(c byte) bool {
	switch c {
	case ' ', '\\', '&', '`', '~', '*', '_', '!', '[', ']', '<':
		return true
	}
	return false
}

// emphasis reports whether a run of stars or underscores, line[i:k], is a mark: a word begins or ends at it. Underscores inside
// a word, and marks between blanks, are text.
func emphasis(line []byte, i, k int) bool {
	before, _ := utf8.DecodeLastRune(line[:i])
	after, _ := utf8.DecodeRune(line[k:])
	left := i > 0 && !unicode.IsSpace(before)
	right := k < len(line) && !unicode.IsSpace(after)
	if !left && !right {
		return false
	}
	if line[i] == '_' && left && right {
		return !(letter(before) && letter(after))
	}
	if line[i] == '*' && left && right && unicode.IsDigit(before) && unicode.IsDigit(after) {
		return false
	}
	return true
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
