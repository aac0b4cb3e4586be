package record_test

import (
	"testing"
	"testing/fstest"

	"altyn/record"
)

// A file that the descriptor names and that is not there is an error; a record without a descriptor promises nothing.
func TestLoadReportsAbsentFiles(t *testing.T) {
	t.Parallel()
	games := &fstest.MapFile{Data: []byte("id\n")}
	for _, c := range []struct {
		name, descriptor string
		want             []string
	}{
		{"no descriptor", "", nil},
		{"all there", `{"resources":[{"path":"games.csv"}]}`, nil},
		{"one away", `{"resources":[{"path":"games.csv"},{"path":"decisions.csv"}]}`, []string{"decisions.csv"}},
		{"of a list", `{"resources":[{"path":["tables/2001S.csv","tables/2005S.csv"]},{"path":["tables/2005S.csv"]}]}`, []string{"tables/2001S.csv", "tables/2005S.csv"}},
		{"no path", `{"resources":[{"path":7},{}]}`, nil},
		{"not JSON", `{`, nil},
	} {
		fsys := fstest.MapFS{"games.csv": games}
		if c.descriptor != "" {
			fsys["datapackage.json"] = &fstest.MapFile{Data: []byte(c.descriptor)}
		}
		_, findings, err := record.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range findings {
			if f.Rule == "missing-table" && f.Message == "datapackage.json names this file, and it is not there" {
				got = append(got, f.Path)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %q, want %q", c.name, got, c.want)
			}
		}
	}
}
