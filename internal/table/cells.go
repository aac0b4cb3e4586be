package table

import (
	"iter"
	"unicode/utf8"
)

// Record is one record of a file as text.
type Record struct {
	Line  int      // on which it starts, from 1
	Cells []string // valid until the next record is read
}

// Records gives the records of a file, the header first, and leaves out those with a fault of form: what [Parse] reads
// into rows, as it stands.
func Records(text string) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		s := newScanner("", text)
		width := 0
		for s.next() {
			if width == 0 {
				width = len(s.fields)
			}
			if s.faulty || len(s.fields) != width {
				continue
			}
			if !yield(Record{Line: s.at, Cells: s.fields}) {
				return
			}
		}
	}
}

// ColumnOf gives the column, in runes from 1, at which the cell of this name starts in the record on the line; 0 when
// there is none.
func ColumnOf(text string, line int, name string) int {
	s := newScanner("", text)
	field := -1
	for s.next() {
		if field < 0 {
			for i, n := range s.fields {
				if n == name {
					field = i
				}
			}
			if field < 0 {
				return 0
			}
		}
		if s.at == line && field < len(s.starts) {
			at := s.starts[field]
			begin := s.begin
			for i := at - 1; i >= s.begin; i-- {
				if s.text[i] == '\n' {
					begin = i + 1
					break
				}
			}
			return utf8.RuneCountInString(s.text[begin:at]) + 1
		}
		if s.at > line {
			break
		}
	}
	return 0
}
