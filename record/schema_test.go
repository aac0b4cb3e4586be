package record

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"altyn"
)

// TestSchema holds that the schema is sound and says of each table what the Go type of its rows says, column by column.
func TestSchema(t *testing.T) {
	if err := schemas().err; err != nil {
		t.Fatal(err)
	}
	list := Schemas()
	if len(list) != len(bindings) {
		t.Fatalf("the schema has %d tables, the code %d", len(list), len(bindings))
	}
	for i, b := range bindings {
		s := list[i]
		t.Run(b.name, func(t *testing.T) {
			if s.Name != b.name {
				t.Fatalf("table %d is %s in the schema and %s in the code", i, s.Name, b.name)
			}
			if s.Title == "" || s.Description == "" || len(s.Key) == 0 {
				t.Error("the table lacks a title, a description or a key")
			}
			// Formatting a file of just the header writes the columns of the row type.
			var names []string
			for _, c := range s.Columns {
				names = append(names, c.Name)
			}
			want := strings.Join(names, ",") + "\n"
			if got, findings := b.format("x.csv", want); string(got) != want {
				t.Errorf("the row type has the columns\n%s\nthe schema\n%s\n%v", got, want, findings)
			}
			types := columnTypes(reflect.TypeOf(b.parse("x.csv", want, nil).rows).Elem())
			for _, c := range s.Columns {
				if c.Description == "" {
					t.Errorf("column %s is not described", c.Name)
				}
				if got := types[c.Name]; got != c.Type && !(c.Type == "id" && got == "text") {
					t.Errorf("column %s is a %s in the code and a %s in the schema", c.Name, got, c.Type)
				}
				if _, ok := SchemaOf(c.Of); c.Of != "" && !ok {
					t.Errorf("column %s points to the table %q, which is not there", c.Name, c.Of)
				}
				if (c.Type == "id" || c.Type == "list") != (c.Of != "") {
					t.Errorf("column %s is a %s of %q", c.Name, c.Type, c.Of)
				}
			}
			for _, k := range s.Key {
				if !slices.Contains(names, k) {
					t.Errorf("the key has %s, which is no column", k)
				}
			}
			if s.Provenance != slices.Contains(names, "confidence") {
				t.Errorf("provenance: %t", s.Provenance)
			}
		})
	}
}

func columnTypes(t reflect.Type) map[string]string {
	types := map[string]string{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for name, kind := range columnTypes(f.Type) {
				types[name] = kind
			}
			continue
		}
		kind := f.Type.String()
		switch {
		case f.Type == reflect.TypeFor[altyn.Date]():
			kind = "date"
		case f.Type == reflect.TypeFor[altyn.Num]():
			kind = "number"
		case f.Type == reflect.TypeFor[altyn.Instant]():
			kind = "instant"
		case f.Type.Kind() == reflect.String:
			kind = "text"
		case f.Type.Kind() == reflect.Slice:
			kind = "list"
		}
		types[f.Tag.Get("col")] = kind
	}
	return types
}
