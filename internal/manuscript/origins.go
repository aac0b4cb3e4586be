package manuscript

import (
	"slices"
	"sort"
)

// origins says where each byte of a text came from: pieces in rising order, of units that are each out bytes of the text made
// of in bytes of the source. Copied text is a piece of units 1 and 1, an entity one unit, Cyrillic of an encoding with one byte
// a letter units of 2 and 1, what was put in between a unit of no source. A nil origins is a text that is its own source.
type origins struct {
	pieces []piece
	at     int // length of the text so far
	end    int // length of the source
}

// piece is small: a report in an encoding of its own has one for every word and every blank.
type piece struct {
	at, from int32 // places fit: of MaxInput bytes come at most three times as many
	out, in  int32
}

// add notes that the next n units of the text came from the source at from.
func (o *origins) add(n, out, from, in int) {
	if n == 0 || out == 0 {
		return
	}
	if k := len(o.pieces); k > 0 {
		last := &o.pieces[k-1]
		if int(last.out) == out && int(last.in) == in && int(last.from)+(o.at-int(last.at))/out*in == from {
			o.at += n * out
			return
		}
	}
	if len(o.pieces) == cap(o.pieces) {
		o.pieces = slices.Grow(o.pieces, max(64, len(o.pieces)/2))
	}
	o.pieces = append(o.pieces, piece{int32(o.at), int32(from), int32(out), int32(in)})
	o.at += n * out
}

// find gives the piece that has the byte at, the first or last one when there is none.
func (o *origins) find(at int) *piece {
	i := sort.Search(len(o.pieces), func(i int) bool { return int(o.pieces[i].at) > at })
	return &o.pieces[max(i-1, 0)]
}

// span gives the bytes of the source that those of the text came from.
func (o *origins) span(start, end int) (int, int) {
	if o == nil {
		return start, end
	}
	if len(o.pieces) == 0 {
		return 0, 0
	}
	start = min(max(start, 0), o.at)
	end = min(max(end, start), o.at)
	if start == o.at {
		return o.end, o.end
	}
	p := o.find(start)
	from := int(p.from) + (start-int(p.at))/int(p.out)*int(p.in)
	if end == start {
		return from, from
	}
	p = o.find(end - 1)
	return from, max(from, int(p.from)+((end-1-int(p.at))/int(p.out)+1)*int(p.in))
}

// weaver writes a text with its origins.
type weaver struct {
	text    []byte
	origins origins
	pending struct{ from, n int } // blanks that are written once a word follows
	line    int                   // newlines at the end of text; counts from 2 at the very start, so that none opens it
	bare    bool                  // nothing but a bullet or a tab since the line or the cell began
}

func newWeaver(source int) *weaver {
	w := &weaver{line: 2, text: make([]byte, 0, source)}
	w.origins.end = source
	return w
}

// copy writes bytes of the source as they are.
func (w *weaver) copy(b []byte, from int) {
	if len(b) == 0 {
		return
	}
	w.blank()
	w.text = append(w.text, b...)
	w.origins.add(len(b), 1, from, 1)
	w.line, w.bare = 0, false
}

// unit writes s for n bytes of the source.
func (w *weaver) unit(s string, from, n int) {
	if s == "" {
		return
	}
	w.blank()
	w.text = append(w.text, s...)
	w.origins.add(1, len(s), from, n)
	w.line, w.bare = 0, false
}

// blank writes the blank that is due.
func (w *weaver) blank() {
	if w.pending.n == 0 {
		return
	}
	n, from := w.pending.n, w.pending.from
	w.pending.n = 0
	w.text = append(w.text, ' ')
	w.origins.add(1, 1, from, n)
}

// space notes blanks of the source: between words they become one, at the borders of a line none.
func (w *weaver) space(from, n int) {
	switch {
	case w.line > 0 || w.bare || n == 0:
	case w.pending.n > 0:
		w.pending.n = from + n - w.pending.from
	default:
		w.pending.from, w.pending.n = from, n
	}
}

// tab puts a tab between two cells of a line.
func (w *weaver) tab(from int) {
	w.pending.n = 0
	w.text = append(w.text, '\t')
	w.origins.add(1, 1, from, 0)
	w.line, w.bare = 0, true
}

// bullet opens a list item, in place of n bytes of the source.
func (w *weaver) bullet(from, n int) {
	w.unit("• ", from, n)
	w.bare = true
}

// end ends the line: n newlines stand before what follows.
func (w *weaver) end(n, from int) {
	w.pending.n = 0
	w.bare = false
	for ; w.line < n; w.line++ {
		w.text = append(w.text, '\n')
		w.origins.add(1, 1, from, 0)
	}
}

// done gives the text, without empty lines at its end.
func (w *weaver) done() ([]byte, *origins) {
	n := len(w.text)
	for n > 0 && w.text[n-1] == '\n' {
		n--
	}
	w.origins.at = min(w.origins.at, n)
	return w.text[:n], &w.origins
}
