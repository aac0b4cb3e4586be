package table

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"slices"

	"altyn"
)

// Header gives the columns of rows of type T in their order.
func Header[T any]() ([]string, error) {
	p := planOf(reflect.TypeFor[T]())
	if p.err != nil {
		return nil, fmt.Errorf("columns of a row: %w", p.err)
	}
	return p.names(), nil
}

// Write writes the rows in canonical form: the header, then the rows in the order of [Compare], which leaves the
// caller's slice as it is.
func Write[T any](w io.Writer, rows []T) error { return write(w, rows, true) }

// WriteInOrder is Write, but leaves the rows in the order in which they are.
func WriteInOrder[T any](w io.Writer, rows []T) error { return write(w, rows, false) }

func write[T any](w io.Writer, rows []T, sorted bool) error {
	p := planOf(reflect.TypeFor[T]())
	if p.err != nil {
		return fmt.Errorf("write rows: %w", p.err)
	}
	records := make([][]string, len(rows))
	for i := range rows {
		cells := make([]string, len(p.columns))
		row := reflect.ValueOf(&rows[i]).Elem()
		for j, c := range p.columns {
			text, err := c.text(row)
			if err != nil {
				return fmt.Errorf("write row %d: column %s: %w", i+1, c.name, err)
			}
			cells[j] = text
		}
		records[i] = cells
	}
	if sorted {
		keys := make([]sortKey, len(rows))
		for i := range rows {
			keys[i] = sortKey{keyOf(&rows[i]), records[i]}
		}
		slices.SortStableFunc(keys, sortKey.compare)
		for i, k := range keys {
			records[i] = k.cells
		}
	}
	out := csv.NewWriter(w)
	if err := out.Write(p.names()); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	for _, cells := range records {
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("write rows: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	return nil
}

// Format gives the canonical form of a file. When the file has a fault that rewriting would lose (a row or a cell that
// cannot be read, a column that is not known) it gives nil and the findings. A byte order mark, CR LF, the order of
// rows and columns and needless quotes are mended.
func Format[T any](path, text string) ([]byte, []altyn.Finding) {
	rows, _, findings := Parse[T](path, text)
	findings = slices.DeleteFunc(findings, func(f altyn.Finding) bool {
		return f.Rule == "byte-order-mark" || f.Rule == "line-ending" || f.Rule == "missing-column" && f.Line > 0 && len(rows) > 0
	})
	if len(findings) > 0 {
		return nil, findings
	}
	var b bytes.Buffer
	if err := Write(&b, rows); err != nil {
		return nil, []altyn.Finding{{Path: path, Severity: altyn.Error, Rule: "unreadable", Message: err.Error()}}
	}
	return b.Bytes(), nil
}
