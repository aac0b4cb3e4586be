package record

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"altyn/internal/table"
)

// An image is the rows of a record in one piece of memory, from which single rows are made when they are asked for.
//
// Every text of a cell is there once and goes by its number; 0 is the empty text. A column is a list of codes of 0, 1, 2
// or 4 bytes: of one that says few different things, codes are places in its own short list of numbers; else they are the
// numbers themselves. An index lists the rows that have a text in a column, in their order. Numbers are little-endian.
type image struct {
	starts string // of each text in heap, and the end of the last: 4 bytes each
	heap   string
	slots  string // hash table of the texts that indexes go by: numbers of 4 bytes, 0 for none
	tables map[string]*imageTable
}

// imageTable is the rows of one table.
type imageTable struct {
	rows    int
	columns map[string]imageColumn
	indexes map[string]imageIndex // by column
	origin  string
}

type imageColumn struct {
	width int    // bytes of a code
	words string // numbers by code; "" when codes are numbers
	codes string
}

type imageIndex struct {
	keys   string // numbers in order
	starts string // of the rows of each key, and the end of the last
	rows   string
}

// imagePlan says where in a file the parts of an image lie; it is kept in the directory of the file.
type imagePlan struct {
	Starts span                 `json:"starts"`
	Heap   span                 `json:"heap"`
	Slots  span                 `json:"slots"`
	Tables map[string]tablePlan `json:"tables"`
}

type tablePlan struct {
	Rows    int                  `json:"rows"`
	Columns []columnPlan         `json:"columns"`
	Indexes map[string]indexPlan `json:"indexes,omitempty"`
	Origin  span                 `json:"origin"`
}

type columnPlan struct {
	Name  string `json:"name"`
	Width int    `json:"width"`
	Words span   `json:"words"`
	Codes span   `json:"codes"`
}

type indexPlan struct {
	Keys   span `json:"keys"`
	Starts span `json:"starts"`
	Rows   span `json:"rows"`
}

// span is a part of a file: where it begins and how long it is.
type span [2]int64

// openImage finds the image that the plan says is in the text. The error is for a plan that does not fit.
func openImage(text string, p imagePlan) (*image, error) {
	wrong := false
	cut := func(s span) string {
		if s[0] < 0 || s[1] < 0 || s[0] > int64(len(text)) || s[1] > int64(len(text))-s[0] {
			wrong = true
			return ""
		}
		return text[s[0] : s[0]+s[1]]
	}
	im := &image{starts: cut(p.Starts), heap: cut(p.Heap), slots: cut(p.Slots), tables: make(map[string]*imageTable, len(p.Tables))}
	wrong = wrong || len(im.slots)&(len(im.slots)-1) != 0
	for name, tp := range p.Tables {
		t := &imageTable{rows: tp.Rows, columns: make(map[string]imageColumn, len(tp.Columns)), indexes: make(map[string]imageIndex, len(tp.Indexes)), origin: cut(tp.Origin)}
		wrong = wrong || tp.Rows < 0 || tp.Rows > math.MaxInt32
		for _, c := range tp.Columns {
			t.columns[c.Name] = imageColumn{c.Width, cut(c.Words), cut(c.Codes)}
			wrong = wrong || c.Width < 0 || c.Width > 4 || int64(c.Width)*int64(tp.Rows) != c.Codes[1]
		}
		for column, x := range tp.Indexes {
			t.indexes[column] = imageIndex{cut(x.Keys), cut(x.Starts), cut(x.Rows)}
		}
		wrong = wrong || len(tp.Columns) == 0 && tp.Rows > 0
		im.tables[name] = t
	}
	if wrong {
		return nil, fmt.Errorf("its directory does not fit it")
	}
	return im, nil
}

// number32 reads a number; 0 outside of the text.
func number32(s string, i int) uint32 {
	if i < 0 || i > len(s)-4 {
		return 0
	}
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// text gives the text of a number; "" when there is none.
func (im *image) text(number uint32) string {
	from, to := number32(im.starts, 4*int(number)), number32(im.starts, 4*int(number)+4)
	if from > to || int(to) > len(im.heap) {
		return ""
	}
	return im.heap[from:to]
}

// number gives the number of a text that an index goes by.
func (im *image) number(text string) (uint32, bool) {
	n := uint64(len(im.slots) / 4)
	if n == 0 || text == "" {
		return 0, false
	}
	at := hashOf(text) & (n - 1)
	for range n {
		number := number32(im.slots, int(4*at))
		if number == 0 {
			return 0, false
		}
		if im.text(number) == text {
			return number, true
		}
		at = (at + 1) & (n - 1)
	}
	return 0, false
}

// hashOf is FNV-1a with its bits mixed: the same in every process.
func hashOf(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h ^ h>>29
}

// cell gives the number of what row i has in the column.
func (c imageColumn) cell(i int) uint32 {
	code := 0
	switch c.width {
	case 0:
	case 1:
		code = int(c.codes[i])
	case 2:
		code = int(c.codes[2*i]) | int(c.codes[2*i+1])<<8
	default:
		return number32(c.codes, 4*i)
	}
	return number32(c.words, 4*code)
}

// find gives the rows that have the number in the column, in their order, as numbers of 4 bytes.
func (x imageIndex) find(number uint32) string {
	lo, hi := 0, len(x.keys)/4
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if number32(x.keys, 4*mid) < number {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo >= len(x.keys)/4 || number32(x.keys, 4*lo) != number {
		return ""
	}
	from, to := 4*int(number32(x.starts, 4*lo)), 4*int(number32(x.starts, 4*lo+4))
	if from > to || to > len(x.rows) {
		return ""
	}
	return x.rows[from:to]
}

// imageWriter makes an image.
type imageWriter struct {
	numbers map[string]uint32
	starts  []byte
	heap    []byte
	keys    []bool // by number: whether an index goes by the text
	plan    imagePlan
	put     func(part []byte) span // writes a part of the file
}

// newImageWriter makes a writer of an image of about so many texts.
func newImageWriter(put func([]byte) span, texts int) *imageWriter {
	w := &imageWriter{numbers: make(map[string]uint32, texts), put: put, keys: make([]bool, 1, texts+1), starts: make([]byte, 8, 4*texts+8), heap: make([]byte, 0, 32*texts)}
	w.numbers[""] = 0
	w.plan.Tables = map[string]tablePlan{}
	return w
}

func (w *imageWriter) number(text string) uint32 {
	n, ok := w.numbers[text]
	if !ok {
		n = uint32(len(w.numbers))
		w.numbers[text] = n
		w.heap = append(w.heap, text...)
		w.starts = binary.LittleEndian.AppendUint32(w.starts, uint32(len(w.heap)))
		w.keys = append(w.keys, false)
	}
	return n
}

// writeTable adds the rows of a table, with an index over each of the columns named.
func writeTable[T any](w *imageWriter, name string, rows []T, from origin, indexed []string) error {
	codec, err := table.NewCodec[T]()
	if err != nil {
		return err
	}
	p := tablePlan{Rows: len(rows), Indexes: map[string]indexPlan{}, Origin: w.put(from.encode())}
	cells := make([]uint32, len(rows))
	for j, column := range codec.Columns() {
		last, number := "", uint32(0)
		for i := range rows {
			text, err := codec.Text(&rows[i], j)
			if err != nil {
				return err
			}
			if text != last {
				last, number = text, w.number(text)
			}
			cells[i] = number
		}
		p.Columns = append(p.Columns, w.column(column, cells))
		if slices.Contains(indexed, column) {
			p.Indexes[column] = w.index(cells)
		}
	}
	w.plan.Tables[name] = p
	return nil
}

// column writes the cells of a column in as few bytes as they need.
func (w *imageWriter) column(name string, cells []uint32) columnPlan {
	const most = 1 << 16
	places := map[uint32]uint32{}
	var words []byte
	for _, n := range cells {
		if _, ok := places[n]; !ok {
			places[n] = uint32(len(places))
			words = binary.LittleEndian.AppendUint32(words, n)
			if len(places) > most {
				break
			}
		}
	}
	p := columnPlan{Name: name, Width: 4}
	var codes []byte
	switch {
	case len(places) <= 1:
		p.Width = 0
	case len(places) <= 1<<8:
		p.Width = 1
		codes = make([]byte, 0, len(cells))
		for _, n := range cells {
			codes = append(codes, byte(places[n]))
		}
	case len(places) <= most && 2*len(cells) > 4*len(places):
		p.Width = 2
		codes = make([]byte, 0, 2*len(cells))
		for _, n := range cells {
			codes = binary.LittleEndian.AppendUint16(codes, uint16(places[n]))
		}
	default:
		codes = make([]byte, 0, 4*len(cells))
		for _, n := range cells {
			codes = binary.LittleEndian.AppendUint32(codes, n)
		}
		words = nil
	}
	p.Words, p.Codes = w.put(words), w.put(codes)
	return p
}

// index writes the index of a column; empty cells are not in it.
func (w *imageWriter) index(cells []uint32) indexPlan {
	rows := make([]uint32, 0, len(cells))
	for i, n := range cells {
		if n != 0 {
			rows = append(rows, uint32(i))
			w.keys[n] = true
		}
	}
	slices.SortFunc(rows, func(a, b uint32) int { return cmp.Or(cmp.Compare(cells[a], cells[b]), cmp.Compare(a, b)) })
	var keys, starts, list []byte
	for k, i := range rows {
		if k == 0 || cells[rows[k-1]] != cells[i] {
			keys = binary.LittleEndian.AppendUint32(keys, cells[i])
			starts = binary.LittleEndian.AppendUint32(starts, uint32(k))
		}
		list = binary.LittleEndian.AppendUint32(list, i)
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(len(rows)))
	return indexPlan{w.put(keys), w.put(starts), w.put(list)}
}

// end writes the texts and gives the plan.
func (w *imageWriter) end() (imagePlan, error) {
	if len(w.heap) > math.MaxUint32 || len(w.numbers) > math.MaxInt32 {
		return imagePlan{}, fmt.Errorf("the record has more text than an image holds")
	}
	n := 0
	for _, key := range w.keys {
		if key {
			n++
		}
	}
	size := 2
	for size < 2*n {
		size *= 2
	}
	slots := make([]byte, 4*size)
	for text, number := range w.numbers {
		if !w.keys[number] {
			continue
		}
		at := hashOf(text) & uint64(size-1)
		for binary.LittleEndian.Uint32(slots[4*at:]) != 0 {
			at = (at + 1) & uint64(size-1)
		}
		binary.LittleEndian.PutUint32(slots[4*at:], number)
	}
	w.plan.Starts, w.plan.Heap, w.plan.Slots = w.put(w.starts), w.put(w.heap), w.put(slots)
	return w.plan, nil
}
