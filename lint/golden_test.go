package lint_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"altyn"
	"altyn/lint"
	"altyn/record"
)

//go:generate go test -count=1 -run ^TestManual$ -update .

var (
	update = flag.Bool("update", false, "write what came out into the golden cases and the manual; refused when the number of findings changes")
	accept = flag.Bool("accept", false, "with -update: also when the number of findings changes")
)

var today = func() altyn.Date {
	d, _ := altyn.ParseDate("2026-11-20")
	return d
}()

// TestGolden runs every case of testdata: a fault of each rule in a small record that is sound but for it.
func TestGolden(t *testing.T) {
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	t.Run("base", func(t *testing.T) {
		if found := lint.Run(directory(t, base, &txtar.Archive{}), lint.Options{Today: today}); len(found) > 0 {
			t.Error(text(found))
		}
	})
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".txtar")
		if name == "base" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			c, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			var want []byte
			if i := slices.IndexFunc(c.Files, func(f txtar.File) bool { return f.Name == "want" }); i >= 0 {
				want = c.Files[i].Data
				c.Files = slices.Delete(c.Files, i, i+1)
			}
			found := lint.Run(directory(t, base, c), lint.Options{Today: today})
			got := text(found)
			if !slices.ContainsFunc(found, func(f altyn.Finding) bool { return f.Rule == name }) {
				t.Errorf("the case has no finding of its rule")
			}
			if got == string(want) {
				return
			}
			if *update && (*accept || len(want) == 0 || strings.Count(string(want), "\n") == strings.Count(got, "\n")) {
				c.Files = append(c.Files, txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(f, txtar.Format(c), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("got\n%swant\n%s", got, want)
		})
	}
}

// TestEveryRule holds that every rule has a golden case of its name, a file of its name and a heading in the manual.
func TestEveryRule(t *testing.T) {
	manual, err := os.ReadFile("../doc/lint.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range lint.Rules() {
		if seen[r.Name] {
			t.Errorf("%s: two rules of one name", r.Name)
		}
		seen[r.Name] = true
		for _, f := range []string{r.Name + ".go", "testdata/" + r.Name + ".txtar"} {
			if _, err := os.Stat(f); err != nil {
				t.Error(err)
			}
		}
		if !strings.Contains(string(manual), "\n## "+r.Name+"\n") {
			t.Errorf("%s: no heading in doc/lint.md", r.Name)
		}
	}
}

// TestManual holds that doc/lint.md is fresh.
func TestManual(t *testing.T) {
	want := lint.Manual()
	if *update {
		if err := os.WriteFile("../doc/lint.md", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile("../doc/lint.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Error("doc/lint.md is not fresh: run go generate ./...")
	}
}

func text(found []altyn.Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintln(&b, f)
	}
	return b.String()
}

// directory makes the files of a case: those of the base with what the case adds, replaces and removes.
func directory(t *testing.T, base, c *txtar.Archive) fstest.MapFS {
	t.Helper()
	rows := map[string][][]string{}
	dir := fstest.MapFS{}
	for _, f := range slices.Concat(base.Files, c.Files) {
		switch name, change := f.Name[1:], f.Name[0]; change {
		case '+':
			rows[name] = append(rows[name], expand(t, name, f.Data)...)
		case '-':
			delete(rows, name)
		default:
			delete(rows, f.Name)
			dir[f.Name] = &fstest.MapFile{Data: unescape(f.Data)}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll(append([][]string{header(t, name)}, rows[name]...)); err != nil {
			t.Fatal(err)
		}
		text, findings, ok := record.Format(name, b.String())
		if !ok || text == nil {
			t.Fatalf("%s: %v", name, findings)
		}
		dir[name] = &fstest.MapFile{Data: text}
	}
	return dir
}

// unescape writes the bytes that a txtar file cannot hold: \r, \0, \xff and \ufeff.
func unescape(data []byte) []byte {
	return []byte(strings.NewReplacer(`\r`, "\r", `\0`, "\x00", `\xff`, "\xff", `\ufeff`, "\ufeff").Replace(string(data)))
}

func header(t *testing.T, path string) []string {
	t.Helper()
	name, ok := record.TableAt(path)
	if !ok {
		t.Fatalf("%s is no table", path)
	}
	s, _ := record.SchemaOf(name)
	var names []string
	for _, c := range s.Columns {
		names = append(names, c.Name)
	}
	return names
}

// expand gives rows with every column of the table from rows with some.
func expand(t *testing.T, path string, data []byte) [][]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	names := header(t, path)
	var rows [][]string
	for _, cells := range all[1:] {
		row := make([]string, len(names))
		for i, n := range names {
			switch k := slices.Index(all[0], n); {
			case k >= 0:
				row[i] = cells[k]
			case n == "source":
				row[i] = "org"
			case n == "confidence":
				row[i] = "verified"
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// TestOptions holds what the options do: one rule alone, and a limit with a count of the rest.
func TestOptions(t *testing.T) {
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	c, err := txtar.ParseFile("testdata/unknown-id.txtar")
	if err != nil {
		t.Fatal(err)
	}
	c.Files = slices.DeleteFunc(c.Files, func(f txtar.File) bool { return f.Name == "want" })
	dir := directory(t, base, c)
	if found := lint.Run(dir, lint.Options{Today: today, Only: []string{"lineage-loop"}}); len(found) > 0 {
		t.Errorf("another rule was checked: %v", found)
	}
	all := lint.Run(dir, lint.Options{Today: today, Limit: -1})
	found := lint.Run(dir, lint.Options{Today: today, Limit: 2})
	if len(all) != 5 || len(found) != 3 || !strings.HasPrefix(found[2].Message, "3 more findings") {
		t.Errorf("%d findings without a limit; with one %v", len(all), found)
	}
	r, _, err := record.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if checked := lint.Check(r, lint.Options{Today: today}); !slices.Equal(checked, all) {
		t.Errorf("Check gives %v; Run %v", checked, all)
	}
	if found := lint.Run(fstest.MapFS{}, lint.Options{}); len(found) != 1 || found[0].Rule != "unreadable" {
		t.Errorf("an empty directory: %v", found)
	}
}
