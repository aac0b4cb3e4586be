package record_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"altyn/record"
)

//go:generate go test -count=1 -run ^TestGenerated$ -update .

var update = flag.Bool("update", false, "write the generated files")

// TestGenerated holds that the descriptor of the data and the page of the manual are what the schema and the files
// give; with -update it writes them.
func TestGenerated(t *testing.T) {
	descriptor, err := record.Describe(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct {
		path string
		want []byte
	}{
		{"../data/datapackage.json", descriptor},
		{"../doc/data.md", record.Manual()},
	} {
		t.Run(filepath.Base(f.path), func(t *testing.T) {
			if *update {
				if err := os.WriteFile(f.path, f.want, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			have, err := os.ReadFile(f.path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(have, f.want) {
				t.Errorf("%s is not fresh: run go generate ./...", f.path)
			}
		})
	}
}
