package resolve

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"altyn/internal/table"
	"altyn/journal"
	"altyn/record"
)

// Difference is what another record has that this one has not.
type Difference struct {
	Entries []journal.Entry
	Rows    int // rows of the other record
	Added   int // rows that this record has not got
	Altered int // rows that take the place of one with the same key and the same sources
}

// Compare finds the rows of another record that this one lacks. Rows keep their own sources: a row of this record with
// other sources stays beside them.
func Compare(r, other *record.Record) (*Difference, error) {
	mine := map[string]string{}
	for path, text := range r.Files() {
		mine[path] = text
	}
	d := &Difference{}
	for path, text := range other.Files() {
		name, ok := record.TableAt(path)
		if !ok {
			continue
		}
		schema, ok := record.SchemaOf(name)
		if !ok {
			continue
		}
		have, keys := map[string]bool{}, map[string]bool{}
		if old, ok := mine[path]; ok {
			eachRow(old, schema, func(line []byte, key string) {
				have[string(line)] = true
				keys[key] = true
			})
		}
		var body bytes.Buffer
		rows := 0
		head, _, _ := strings.Cut(text, "\n")
		flush := func() {
			if rows > 0 {
				d.Entries = append(d.Entries, journal.Entry{Op: journal.Put, Path: path, Rows: rows, Body: append([]byte(head+"\n"), body.Bytes()...)})
				body.Reset()
				rows = 0
			}
		}
		eachRow(text, schema, func(line []byte, key string) {
			d.Rows++
			if have[string(line)] {
				return
			}
			if keys[key] {
				d.Altered++
			} else {
				d.Added++
			}
			body.Write(line)
			if rows++; rows == chunkRows || body.Len() > chunkBytes {
				flush()
			}
		})
		flush()
	}
	slices.SortStableFunc(d.Entries, func(a, b journal.Entry) int { return strings.Compare(a.Path, b.Path) })
	return d, nil
}

// eachRow yields each row of a file in canonical form, without what the record itself says of when it was written, and
// its key with its sources.
func eachRow(text string, schema record.Schema, yield func(line []byte, key string)) {
	var header []string
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for rec := range table.Records(text) {
		if header == nil {
			header = slices.Clone(rec.Cells)
			continue
		}
		cells := slices.Clone(rec.Cells)
		var key []string
		for i, name := range header {
			switch {
			case name == "recorded":
				cells[i] = ""
			case name == "source", slices.Contains(schema.Key, name):
				key = append(key, cells[i])
			}
		}
		b.Reset()
		if err := w.Write(cells); err != nil {
			continue
		}
		w.Flush()
		yield(b.Bytes(), strings.Join(key, "\x00"))
	}
}

// String words the difference.
func (d *Difference) String() string {
	return fmt.Sprintf("%d rows, %d new, %d in the place of others", d.Rows, d.Added, d.Altered)
}
