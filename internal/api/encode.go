package api

import (
	"encoding"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"altyn/internal/view"
)

// writeJSON writes a value as one line of JSON. Slices that must be there are never null.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// writeLines writes rows as JSON Lines, and a last line that says so.
func writeLines(w io.Writer, rows any, end func(n int) any) (int, error) {
	v := reflect.ValueOf(rows)
	for i := range v.Len() {
		if err := writeJSON(w, v.Index(i).Interface()); err != nil {
			return i, err
		}
	}
	return v.Len(), writeJSON(w, end(v.Len()))
}

// writeCSV writes rows as CSV (RFC 4180 with LF): a column for each member of the JSON that is no list of things, the
// members of a member as name_member, lists of ids with a space between them. What a spreadsheet would run as a formula is
// made harmless by an apostrophe.
func writeCSV(w io.Writer, rows any) (int, error) {
	v := reflect.ValueOf(rows)
	cols := columnsOf(v.Type().Elem(), "", nil)
	out := csv.NewWriter(w)
	line := make([]string, len(cols))
	for i, c := range cols {
		line[i] = c.name
	}
	if err := out.Write(line); err != nil {
		return 0, fmt.Errorf("write CSV: %w", err)
	}
	for i := range v.Len() {
		for k, c := range cols {
			line[k] = harmless(cell(c.of(v.Index(i))))
		}
		if err := out.Write(line); err != nil {
			return i, fmt.Errorf("write CSV: %w", err)
		}
	}
	out.Flush()
	return v.Len(), out.Error()
}

func harmless(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("=+@\t\r", rune(s[0])) || s[0] == '-' && len(s) > 1 && (s[1] < '0' || s[1] > '9') {
		return "'" + s
	}
	return s
}

// column is a column of CSV.
type column struct {
	name  string
	index []int // of the field, as for reflect; through pointers
}

// of gives the field of a row, the zero Value where a pointer on the way is nil.
func (c column) of(v reflect.Value) reflect.Value {
	for _, i := range c.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Value{}
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

var (
	named         = reflect.TypeFor[view.Named]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
	jsonMarshaler = reflect.TypeFor[json.Marshaler]()
)

// columnsOf gives the columns of a type of rows.
func columnsOf(t reflect.Type, prefix string, index []int) []column {
	var out []column
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || !f.IsExported() && !f.Anonymous {
			continue
		}
		at := append(append([]int{}, index...), i)
		ft := f.Type
		if ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		switch {
		case f.Anonymous && name == "":
			out = append(out, columnsOf(ft, prefix, at)...)
		case scalar(ft) || ft == named:
			out = append(out, column{prefix + name, at})
		case ft.Kind() == reflect.Struct && len(index) < 3:
			out = append(out, columnsOf(ft, prefix+name+"_", at)...)
		case ft.Kind() == reflect.Slice && (scalar(ft.Elem()) || ft.Elem() == named):
			out = append(out, column{prefix + name, at})
		}
	}
	return out
}

// scalar reports whether values of the type have one cell.
func scalar(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int32, reflect.Int64:
		return true
	}
	return t.Implements(textMarshaler) || reflect.PointerTo(t).Implements(textMarshaler) || t.Implements(jsonMarshaler)
}

// cell gives the text of a value.
func cell(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	if n, ok := v.Interface().(view.Named); ok {
		return n.ID
	}
	if v.Kind() == reflect.Slice {
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = cell(v.Index(i))
		}
		if v.Type().Elem().Kind() == reflect.String && v.Type().Elem().PkgPath() == "" {
			return strings.Join(parts, "; ") // words, not ids
		}
		return strings.Join(parts, " ")
	}
	if s, ok := v.Interface().(fmt.Stringer); ok {
		return s.String()
	}
	return fmt.Sprint(v.Interface())
}
