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

// Reader gives a reader of rows. It remembers the cells of the row before, which are often the same, and so is not for
// several goroutines at once.
func (c Codec[T]) Reader() *RowReader[T] {
	return &RowReader[T]{columns: c.plan.columns, memory: make([]memory, len(c.plan.columns))}
}

// RowReader reads rows from their cells; see [Codec.Reader].
type RowReader[T any] struct {
	columns []column
	memory  []memory
}

// Read fills the row, which must be zero, with what the cells say; cell gives the text of a column. A cell that cannot
// be read leaves its field as not known, and is the error; the other cells are read all the same.
func (r *RowReader[T]) Read(row *T, cell func(column int) string) error {
	v := reflect.ValueOf(row).Elem()
	var first error
	for i := range r.columns {
		text := cell(i)
		if text == "" {
			continue // the zero value of every cell is what the empty text means
		}
		if err := r.columns[i].set(v, text, &r.memory[i]); err != nil && first == nil {
			first = fmt.Errorf("column %s: %w", r.columns[i].name, err)
		}
	}
	return first
}
