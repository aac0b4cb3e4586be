package table

import (
	"fmt"
	"reflect"
)

// A Codec reads and writes the cells of rows of type T one by one, for those who keep cells in another form than CSV.
// It is immutable and safe for concurrent use.
type Codec[T any] struct{ plan *plan }

// NewCodec gives the codec of a row type; the error is for a type that is not one for rows.
func NewCodec[T any]() (Codec[T], error) {
	p := planOf(reflect.TypeFor[T]())
	if p.err != nil {
		return Codec[T]{}, fmt.Errorf("cells of a row: %w", p.err)
	}
	return Codec[T]{p}, nil
}

// Columns gives the columns in their order.
func (c Codec[T]) Columns() []string { return c.plan.names() }

// Column gives the place of a column, -1 when there is none of this name.
func (c Codec[T]) Column(name string) int {
	for i := range c.plan.columns {
		if c.plan.columns[i].name == name {
			return i
		}
	}
	return -1
}

// Text gives one cell of the row as text.
func (c Codec[T]) Text(row *T, column int) (string, error) {
	return c.plan.columns[column].text(reflect.ValueOf(row).Elem())
}

// Reader gives a reader of rows. It remembers the row before, which is often much the same, and so is not for several
// goroutines at once.
func (c Codec[T]) Reader() *RowReader[T] {
	return &RowReader[T]{columns: c.plan.columns, memory: make([]memory, len(c.plan.columns)), codes: make([]uint32, len(c.plan.columns))}
}

// RowReader reads rows from their cells; see [Codec.Reader].
type RowReader[T any] struct {
	columns []column
	memory  []memory
	last    T        // the row before
	codes   []uint32 // of its cells
}

// Read fills the row with what the cells say: code gives the number of the text of a column, the same number for the same
// text and 0 for none, and text gives the text of a number. What the row before has as well is taken from it, so that
// lists are shared among rows. A cell that cannot be read leaves its field as not known, and is the error; the other cells
// are read all the same.
func (r *RowReader[T]) Read(row *T, code func(column int) uint32, text func(code uint32) string) error {
	*row = r.last
	v := reflect.ValueOf(row).Elem()
	var first error
	for i := range r.columns {
		n := code(i)
		if n == r.codes[i] {
			continue
		}
		r.codes[i] = n
		c := &r.columns[i]
		if c.kind != textCell {
			c.of(v).SetZero() // the zero value of every cell is what the empty text means
		}
		if n == 0 {
			c.of(v).SetZero()
			continue
		}
		if err := c.set(v, text(n), &r.memory[i]); err != nil && first == nil {
			first = fmt.Errorf("column %s: %w", c.name, err)
		}
	}
	r.last = *row
	return first
}
