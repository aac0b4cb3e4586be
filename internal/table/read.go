package table

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"altyn"
)

// Row is a row and the line on which it starts, from 1; the header is line 1.
type Row[T any] struct {
	Value T
	Line  int
}

// Column is what a column may hold beyond what its Go type takes.
type Column struct {
	Name     string
	Required bool      // an empty cell is a fault
	Enum     []string  // the words it may hold, when they are listed; the empty cell is always among them
	Min      altyn.Num // smallest number it may hold, when there is one
}

// Read reads a whole file from r; path stands in the findings. A row with a fault of form (quotes, number of cells, no
// text) is left out; a cell that cannot be read is left as not known and its row is kept. Both are findings. The
// columns are optional.
func Read[T any](path string, r io.Reader, columns ...Column) ([]Row[T], []altyn.Finding) {
	text, err := ReadText(r, 0)
	if err != nil {
		return nil, []altyn.Finding{{Path: path, Severity: altyn.Error, Rule: "unreadable", Message: err.Error()}}
	}
	values, lines, findings := Parse[T](path, text, columns...)
	rows := make([]Row[T], len(values))
	for i := range values {
		rows[i] = Row[T]{values[i], int(lines[i])}
	}
	return rows, findings
}

// ReadText reads all of r, at most MaxBytes. The size, when it is known, saves copying.
func ReadText(r io.Reader, size int64) (string, error) {
	var b strings.Builder
	b.Grow(int(max(0, min(size, MaxBytes))))
	n, err := io.Copy(&b, io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return "", fmt.Errorf("read: %w", err)
	}
	if n > MaxBytes {
		return "", fmt.Errorf("read: the file is longer than %d MiB", MaxBytes>>20)
	}
	return b.String(), nil
}

// Parse reads a file that is in memory already: the rows, the line of each, and the findings. See [Read]. The strings
// of the rows are parts of the text.
func Parse[T any](path, text string, columns ...Column) (rows []T, lines []int32, findings []altyn.Finding) {
	p := planOf(reflect.TypeFor[T]())
	if p.err != nil {
		return nil, nil, []altyn.Finding{{Path: path, Severity: altyn.Error, Rule: "unreadable", Message: "read rows: " + p.err.Error()}}
	}
	s := newScanner(path, text)
	if !s.next() {
		s.report(1, 0, "missing-column", "the file is empty: want at least the header "+strings.Join(p.names(), ","), "")
		return nil, nil, s.found
	}
	cells := header(s, p, columns)
	width := len(s.fields)
	if s.faulty {
		return nil, nil, s.found // without a header no cell has a meaning
	}
	guess := min(strings.Count(s.text, "\n"), MaxRows)
	rows, lines = make([]T, 0, guess), make([]int32, 0, guess)
	for s.next() {
		if s.faulty || !s.wide(width) {
			continue
		}
		if len(rows) == MaxRows {
			s.report(s.at, 0, "limit", fmt.Sprintf("the file has more than %d rows; the rest of it was not read", MaxRows), "split it")
			break
		}
		var zero T
		rows, lines = append(rows, zero), append(lines, int32(s.at))
		row := reflect.ValueOf(&rows[len(rows)-1]).Elem()
		for i := range cells {
			cells[i].read(s, row)
		}
	}
	return rows, lines, s.found
}

// wide reports whether the record has as many cells as the header, and the fault if not.
func (s *scanner) wide(width int) bool {
	if len(s.fields) == width {
		return true
	}
	if len(s.fields) == 1 && s.fields[0] == "" {
		s.fault(s.begin, "ragged-row", "an empty line", "remove it")
	} else {
		at := s.starts[min(width, len(s.starts)-1)]
		s.fault(at, "ragged-row", fmt.Sprintf("the row has %d cells; want %d as in the header", len(s.fields), width), "")
	}
	return false
}

// reader reads one column.
type reader struct {
	column
	field  int // which cell of a record it is
	check  Column
	last   string // the word that was last found to be one of the list
	memory memory
}

// header reads the header row: which cell holds which column.
func header(s *scanner, p *plan, columns []Column) []reader {
	var cells []reader
	names := p.names()
	seen := make(map[string]bool, len(names))
	for i, name := range s.fields {
		k := slices.Index(names, name)
		switch {
		case seen[name]:
			s.at = 1
			line, col := s.column(s.starts[i])
			s.report(line, col, "duplicate-column", fmt.Sprintf("the column %q is there twice; the second is not read", name), "remove one")
		case k < 0:
			fix := "remove it; the columns are " + strings.Join(names, ",")
			if near, ok := altyn.Nearest(name, slices.Values(names)); ok {
				fix = fmt.Sprintf("did you mean %q?", near)
			}
			line, col := s.column(s.starts[i])
			s.report(line, col, "unknown-column", fmt.Sprintf("there is no column %q in this table", name), fix)
		default:
			c := reader{column: p.columns[k], field: i}
			if j := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name }); j >= 0 {
				c.check = columns[j]
			}
			cells = append(cells, c)
		}
		seen[name] = true
	}
	for _, name := range names {
		if !seen[name] {
			s.report(1, 0, "missing-column", fmt.Sprintf("the column %q is missing", name), "add it; its cells may be empty where nothing is known")
		}
	}
	return cells
}

// read reads the cell of the scanner's record into row.
func (c *reader) read(s *scanner, row reflect.Value) {
	text := s.fields[c.field]
	if text == "" {
		if c.check.Required {
			c.fault(s, "the cell is empty, and "+c.name+" must not be", c.want())
		}
		return // the zero value of every cell is what the empty text means
	}
	if len(c.check.Enum) > 0 && text != c.last {
		c.word(s, text)
	}
	if err := c.set(row, text, &c.memory); err != nil {
		c.fault(s, c.name+": "+err.Error(), "")
		return
	}
	if least, ok := c.check.Min.Int(); ok && c.kind == numCell {
		if n, ok := c.of(row).Addr().Interface().(*altyn.Num).Int(); ok && n < least {
			c.fault(s, fmt.Sprintf("%s is %d; want at least %d", c.name, n, least), "")
		}
	}
}

// word checks a word against the list.
func (c *reader) word(s *scanner, text string) {
	if !slices.Contains(c.check.Enum, text) {
		fix := c.want()
		if near, ok := altyn.Nearest(text, slices.Values(c.check.Enum)); ok {
			fix = fmt.Sprintf("did you mean %q?", near)
		}
		c.fault(s, fmt.Sprintf("%s %q is none of %s", c.name, text, strings.Join(c.check.Enum, ", ")), fix)
		return
	}
	c.last = text
}

func (c *reader) want() string {
	if len(c.check.Enum) == 0 {
		return ""
	}
	return "want one of " + strings.Join(c.check.Enum, ", ")
}

func (c *reader) fault(s *scanner, message, fix string) {
	line, col := s.column(s.starts[c.field])
	s.report(line, col, "bad-value", message, fix)
}
