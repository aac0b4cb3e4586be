package feed

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of a file. Past one of them reading stops with an error.
const (
	MaxBytes  = 512 << 20 // of a file
	MaxRecord = 1 << 20   // bytes of one record, quoted line ends included
	MaxField  = 1 << 16   // bytes of a cell
	MaxRows   = 4 << 20   // records of a file
)

// Error says what is wrong with a file, and where.
type Error struct {
	File   string
	Line   int // from 1; 0 when the whole file is meant
	Column int // in runes, from 1; 0 when the whole line is meant
	Text   string
}

func (e *Error) Error() string {
	switch {
	case e.Line == 0:
		return fmt.Sprintf("%s: %s", e.File, e.Text)
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text)
}

// CSV reads a file of one header and rows, one at a time.
type CSV struct {
	file   string
	r      *csv.Reader
	guard  *guard
	index  map[string]int
	fields []string
	line   int
	rows   int
	err    error
}

// OpenCSV reads the header. Every column of want must be there, each once; other columns are a fault unless they are
// among the optional ones, or optional holds "*".
func OpenCSV(file string, r io.Reader, want, optional []string) (*CSV, error) {
	g := &guard{r: bufio.NewReaderSize(r, 256<<10)}
	c := &CSV{file: file, guard: g, index: map[string]int{}}
	c.r = csv.NewReader(g)
	c.r.ReuseRecord = true
	head, err := c.r.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, &Error{File: file, Text: "the file is empty: want at least the header " + strings.Join(want, ",")}
		}
		return nil, c.explain(err)
	}
	column := 1
	for i, name := range head {
		if i == 0 {
			name = strings.TrimPrefix(name, "\ufeff")
		}
		at := column
		column += utf8.RuneCountInString(name) + 1
		name = strings.TrimSpace(name)
		if !utf8.ValidString(name) {
			return nil, &Error{file, 1, at, "the header is not text in UTF-8"}
		}
		if _, twice := c.index[name]; twice {
			return nil, &Error{file, 1, at, fmt.Sprintf("the column %q is there twice", name)}
		}
		if !slices.Contains(want, name) && !slices.Contains(optional, name) && !slices.Contains(optional, "*") {
			return nil, &Error{file, 1, at, fmt.Sprintf("there is no column %q in this data set; want %s", short(name), strings.Join(want, ","))}
		}
		c.index[strings.Clone(name)] = i
	}
	for _, name := range want {
		if _, ok := c.index[name]; !ok {
			return nil, &Error{file, 1, 0, fmt.Sprintf("the column %q is missing; is this the right file?", name)}
		}
	}
	return c, nil
}

func short(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "..."
	}
	return s
}

// Next reads the next record; false at the end and on an error.
func (c *CSV) Next() bool {
	if c.err != nil {
		return false
	}
	fields, err := c.r.Read()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			c.err = c.explain(err)
		}
		return false
	}
	c.fields = fields
	c.line, _ = c.r.FieldPos(0)
	if c.rows++; c.rows > MaxRows {
		c.err = &Error{c.file, c.line, 0, fmt.Sprintf("the file has more than %d rows", MaxRows)}
		return false
	}
	for i, f := range fields {
		if len(f) > MaxField {
			c.err = c.faultAt(i, fmt.Sprintf("the cell is %d bytes long; the limit is %d", len(f), MaxField))
			return false
		}
		if !utf8.ValidString(f) || strings.IndexByte(f, 0) >= 0 {
			c.err = c.faultAt(i, "the cell is not text in UTF-8")
			return false
		}
	}
	return true
}

// Err gives the error that ended reading.
func (c *CSV) Err() error { return c.err }

// Line gives the line on which the record starts, from 1.
func (c *CSV) Line() int { return c.line }

// Has reports whether the file has the column.
func (c *CSV) Has(name string) bool { _, ok := c.index[name]; return ok }

// Get gives a cell without spaces around it; "" when the file lacks the column. It may be kept.
func (c *CSV) Get(name string) string {
	if i, ok := c.index[name]; ok {
		return strings.TrimSpace(c.fields[i])
	}
	return ""
}

// Column gives the place of a column for [CSV.At]; -1 when the file lacks it.
func (c *CSV) Column(name string) int {
	if i, ok := c.index[name]; ok {
		return i
	}
	return -1
}

// At gives the cell at the place that Column gave.
func (c *CSV) At(i int) string {
	if i < 0 {
		return ""
	}
	return c.fields[i]
}

// Fault makes an error about a cell of the present record.
func (c *CSV) Fault(name, format string, args ...any) error {
	i, ok := c.index[name]
	if !ok {
		return &Error{c.file, c.line, 0, fmt.Sprintf(format, args...)}
	}
	return c.faultAt(i, name+": "+fmt.Sprintf(format, args...))
}

func (c *CSV) faultAt(i int, text string) error {
	line, col := c.r.FieldPos(i)
	for j := range i { // encoding/csv counts bytes
		if l, _ := c.r.FieldPos(j); l == line {
			col -= len(c.fields[j]) - utf8.RuneCountInString(c.fields[j])
		}
	}
	return &Error{c.file, line, col, text}
}

func (c *CSV) explain(err error) error {
	var over *limitError
	if errors.As(err, &over) {
		return &Error{File: c.file, Line: over.line, Text: over.text}
	}
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		text := pe.Err.Error()
		switch {
		case errors.Is(pe.Err, csv.ErrFieldCount):
			return &Error{c.file, pe.StartLine, 0, "the row has not as many cells as the header"}
		case errors.Is(pe.Err, csv.ErrBareQuote):
			text = "a quote inside a cell that is not quoted"
		case errors.Is(pe.Err, csv.ErrQuote):
			text = "text after the closing quote of a cell, or a quote that is never closed"
		}
		return &Error{c.file, pe.Line, pe.Column, text}
	}
	return &Error{File: c.file, Text: "read: " + err.Error()}
}

// guard stops reading at records and files that are too long, before they are in memory.
type guard struct {
	r      io.Reader
	quoted bool
	record int
	line   int
	all    int64
}

type limitError struct {
	line int
	text string
}

func (e *limitError) Error() string { return e.text }

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	for _, b := range p[:n] {
		switch b {
		case '"':
			g.quoted = !g.quoted
		case '\n':
			g.line++
			if !g.quoted {
				g.record = 0
				continue
			}
		}
		g.record++
		if g.record > MaxRecord {
			return 0, &limitError{g.line + 1, fmt.Sprintf("the row is longer than %d bytes, or a quote is never closed", MaxRecord)}
		}
	}
	if g.all += int64(n); g.all > MaxBytes {
		return 0, &limitError{0, fmt.Sprintf("the file is longer than %d MiB", MaxBytes>>20)}
	}
	return n, err
}
