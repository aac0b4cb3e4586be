package table_test

import (
	"slices"
	"strings"
	"testing"

	"altyn/internal/table"
)

func TestRecords(t *testing.T) {
	text := "id,name\nKAZ,\"a\nb\"\nbroken\nDEN,\"x \"\"y\"\"\"\n"
	var got []string
	for r := range table.Records(text) {
		got = append(got, strings.Join(r.Cells, "/"))
		if r.Cells[0] == "DEN" && r.Line != 5 {
			t.Errorf("DEN is on line %d; want 5", r.Line)
		}
	}
	if want := []string{"id/name", "KAZ/a\nb", `DEN/x "y"`}; !slices.Equal(got, want) {
		t.Errorf("%q; want %q", got, want)
	}
	for range table.Records(text) {
		break // stopping early is fine
	}
}

func TestColumnOf(t *testing.T) {
	text := "id,name,note\nҚАЗ,\"a, b\",x\n"
	for _, c := range []struct {
		line int
		name string
		want int
	}{
		{2, "id", 1}, {2, "name", 5}, {2, "note", 12}, {1, "note", 9}, {2, "nation", 0}, {3, "id", 0},
	} {
		if got := table.ColumnOf(text, c.line, c.name); got != c.want {
			t.Errorf("ColumnOf(%d, %s) = %d; want %d", c.line, c.name, got, c.want)
		}
	}
}
