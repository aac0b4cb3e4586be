package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"altyn"
	"altyn/journal"
)

// chunker writes rows of one table, as internal/table writes them, into entries of some thousand rows each. The tables of
// people and entries have most rows of an import by far, and no file of their own to be sorted in.
type chunker struct {
	path, head string
	tail       string // cells of the provenance
	body       []byte
	rows       int
	out        []journal.Entry
}

// newChunker starts a table whose rows all have one provenance.
func newChunker(path string, columns string, p altyn.Provenance) *chunker {
	var sources []string
	for _, s := range p.Sources {
		sources = append(sources, string(s))
	}
	c := &chunker{path: path, head: columns + ",source,confidence,note,recorded,withdrawn,reason\n"}
	c.tail = string(appendCell(appendCell(appendCell(nil, strings.Join(sources, " ")), string(p.Confidence)), p.Note)) + ",,,\n"
	return c
}

// row appends a row.
func (c *chunker) row(cells ...string) {
	if c.body == nil {
		c.body = make([]byte, 0, 512<<10)
		c.body = append(c.body, c.head...)
	}
	start := len(c.body)
	for _, s := range cells {
		c.body = appendCell(c.body, s)
	}
	// The first cell has no comma before it.
	copy(c.body[start:], c.body[start+1:])
	c.body = append(c.body[:len(c.body)-1], c.tail...)
	if c.rows++; c.rows == chunkRows || len(c.body) > chunkBytes {
		c.flush()
	}
}

func (c *chunker) flush() []journal.Entry {
	if c.rows > 0 {
		c.out = append(c.out, journal.Entry{Op: journal.Put, Path: c.path, Rows: c.rows, Body: c.body})
		c.body, c.rows = nil, 0
	}
	return c.out
}

// appendCell appends a comma and the cell, in quotes where the dialect wants them.
func appendCell(dst []byte, s string) []byte {
	dst = append(dst, ',')
	if s == "" {
		return dst
	}
	r, _ := utf8.DecodeRuneInString(s)
	if s != `\.` && !strings.ContainsAny(s, ",\"\r\n") && !unicode.IsSpace(r) {
		return append(dst, s...)
	}
	dst = append(dst, '"')
	for i := range len(s) {
		if s[i] == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, s[i])
	}
	return append(dst, '"')
}

// joined gives ids separated by one space.
func joined[T ~string](ids []T) string {
	switch len(ids) {
	case 0:
		return ""
	case 1:
		return string(ids[0])
	}
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(id))
	}
	return b.String()
}
