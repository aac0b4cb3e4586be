package record

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"altyn/internal/table"
)

// stock is the rows of one table in an image: each is made when it is first asked for, and then kept.
type stock[T any] struct {
	image   *image
	table   *imageTable
	codec   table.Codec[T]
	columns []imageColumn // as the codec has them
	made    []atomic.Pointer[T]
	readers sync.Pool  // of *table.RowReader[T]
	every   func() []T // all rows, made at once
	from    func() origin
}

func newStock[T any](im *image, t *imageTable) *stock[T] {
	s := &stock[T]{image: im, table: t}
	var err error
	if s.codec, err = table.NewCodec[T](); err != nil || t == nil {
		s.table = &imageTable{} // a test holds that every row type has a codec
	}
	for _, name := range s.codec.Columns() {
		s.columns = append(s.columns, s.table.columns[name]) // of a column that is missing every cell is empty
	}
	s.made = make([]atomic.Pointer[T], s.table.rows)
	s.readers.New = func() any { return s.codec.Reader() }
	s.every = sync.OnceValue(s.all)
	s.from = sync.OnceValue(func() origin { return decodeOrigin([]byte(s.table.origin)) })
	return s
}

// text gives a cell.
func (s *stock[T]) text(i, column int) string { return s.image.text(s.columns[column].cell(i)) }

func (s *stock[T]) read(r *table.RowReader[T], row *T, i int) {
	// What was written was the text of the field: it can be read.
	_ = r.Read(row, func(column int) uint32 { return s.columns[column].cell(i) }, s.image.text)
}

// at gives row i, always the same one; nil when there is none.
func (s *stock[T]) at(i int) *T {
	if i < 0 || i >= len(s.made) {
		return nil
	}
	if row := s.made[i].Load(); row != nil {
		return row
	}
	row := new(T)
	r := s.readers.Get().(*table.RowReader[T])
	s.read(r, row, i)
	s.readers.Put(r)
	if !s.made[i].CompareAndSwap(nil, row) {
		return s.made[i].Load()
	}
	return row
}

// all makes every row.
func (s *stock[T]) all() []T {
	rows := make([]T, s.table.rows)
	const chunk = 1 << 13
	eachAtOnce((len(rows)+chunk-1)/chunk, func(k int) {
		r := s.codec.Reader()
		for i := k * chunk; i < min((k+1)*chunk, len(rows)); i++ {
			s.read(r, &rows[i], i)
			s.made[i].CompareAndSwap(nil, &rows[i])
		}
	})
	return rows
}

// holding is a table of a record that was opened from an image, with what was written since: rows are numbered through,
// those of the image first. It does not change.
type holding[T any] struct {
	stock   *stock[T]
	key     string     // the column that the key of a row begins with
	changed map[int]*T // rows that were withdrawn since
	added   []T
	parts   []part // where the added ones were read
	indexes map[string]func() map[string][]int
}

func newHolding[T any](s *stock[T], key string) *holding[T] {
	return &holding[T]{stock: s, key: key}
}

// keeper is a holding of rows of some type.
type keeper interface {
	lay(changes []change) keeper // with changes laid over it
	shelved() shelved            // as a whole table
}

// tableHolding is the holding of a table that is not names.
type tableHolding[T any] struct {
	*holding[T]
	slot func(*Tables) *[]T
}

func (h *tableHolding[T]) lay(changes []change) keeper {
	return &tableHolding[T]{h.with(changes), h.slot}
}

func (h *tableHolding[T]) shelved() shelved {
	t := &Tables{}
	*h.slot(t) = h.whole()
	return shelved{rows: t, from: sync.OnceValue(h.origin)}
}

// at gives row i.
func (h *holding[T]) at(i int) *T {
	if row, ok := h.changed[i]; ok {
		return row
	}
	if n := len(h.stock.made); i >= n && i-n < len(h.added) {
		return &h.added[i-n]
	}
	return h.stock.at(i)
}

// find gives the numbers of the rows that have the text in the column, in order. The column must have an index.
func (h *holding[T]) find(column, text string) []int {
	var out []int
	if n, ok := h.stock.image.number(text); ok {
		list := h.stock.table.indexes[column].find(n)
		out = make([]int, 0, len(list)/4)
		for k := 0; k < len(list); k += 4 {
			if i := int(number32(list, k)); i < len(h.stock.made) {
				out = append(out, i)
			}
		}
	}
	if len(h.added) > 0 {
		out = append(out, h.indexes[column]()[text]...)
	}
	return out
}

// only gives the one row that has the text in the column, as nearly every id has; nil when there are none or several.
func (h *holding[T]) only(column, text string) *T {
	n, ok := h.stock.image.number(text)
	if !ok || len(h.added) > 0 && len(h.indexes[column]()[text]) > 0 {
		return nil
	}
	if list := h.stock.table.indexes[column].find(n); len(list) == 4 {
		if i := int(number32(list, 0)); i < len(h.stock.made) {
			return h.at(i)
		}
	}
	return nil
}

// rows gives the rows that have the text in the column and count at the instant, in order.
func (h *holding[T]) rows(column, text string, counts func(*T) bool) []*T {
	found := h.find(column, text)
	out := make([]*T, 0, len(found))
	for _, i := range found {
		if row := h.at(i); counts(row) {
			out = append(out, row)
		}
	}
	return out
}

// with gives the holding with changes laid over it, in the order of their batches; see [Overlay].
func (h *holding[T]) with(changes []change) *holding[T] {
	if len(changes) == 0 {
		return h
	}
	near := map[string]bool{} // what the keys that the changes name begin with
	for _, c := range changes {
		for w := range c.withdrawals() {
			near[beginOf(w.key())] = true
		}
		if c.put {
			put := c.part.rows.([]T)
			for i := range put {
				near[beginOf(keyOf(&put[i]))] = true
			}
		}
	}
	var places []int
	for text := range near {
		places = append(places, h.find(h.key, text)...)
	}
	slices.Sort(places)
	rows := make([]T, len(places))
	before := make([]*T, len(places))
	for k, i := range places {
		before[k] = h.at(i)
		rows[k] = *before[k]
	}
	out, added := layRows(rows, changes)
	next := &holding[T]{stock: h.stock, key: h.key, changed: maps.Clone(h.changed), parts: slices.Concat(h.parts, added)}
	for k, i := range places {
		if p, q := originOfRow(before[k]), originOfRow(&out[k]); p != nil && q != nil && p.Withdrawn != q.Withdrawn {
			if next.changed == nil {
				next.changed = map[int]*T{}
			}
			next.changed[i] = &out[k]
		}
	}
	next.added = slices.Concat(h.added, out[len(places):])
	next.indexes = map[string]func() map[string][]int{}
	for column := range h.stock.table.indexes {
		next.indexes[column] = sync.OnceValue(func() map[string][]int { return next.indexAdded(column) })
	}
	return next
}

// indexAdded finds the added rows by a column.
func (h *holding[T]) indexAdded(column string) map[string][]int {
	m := map[string][]int{}
	j := h.stock.codec.Column(column)
	for i := range h.added {
		if text, err := h.stock.codec.Text(&h.added[i], j); err == nil {
			m[text] = append(m[text], len(h.stock.made)+i)
		}
	}
	return m
}

// whole gives every row.
func (h *holding[T]) whole() []T {
	rows := h.stock.every()
	if len(h.changed) == 0 && len(h.added) == 0 {
		return rows
	}
	rows = slices.Concat(rows, h.added)
	for i, row := range h.changed {
		rows[i] = *row
	}
	return rows
}

// origin says where the rows were read.
func (h *holding[T]) origin() origin {
	o := h.stock.from()
	if len(h.added) == 0 {
		return o
	}
	if len(o.first) == 0 && len(h.stock.made) > 0 {
		o = originOf(part{lines: make([]int32, len(h.stock.made))}) // rows of unknown origin
	}
	return o.and(len(h.stock.made), h.parts)
}

// beginOf gives the first part of a key.
func beginOf(key string) string {
	begin, _, _ := strings.Cut(key, "|")
	return begin
}
