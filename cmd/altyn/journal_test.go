package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"altyn/record"
	"altyn/schema"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"altyn": main})
}

// TestJournal runs the scripts about commands that write: each in a folder of its own, with the small record of the
// command's tests as rec.
func TestJournal(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/journal",
		Setup: func(env *testscript.Env) error {
			env.Setenv("USER", "desk")
			return os.CopyFS(filepath.Join(env.WorkDir, "rec"), os.DirFS("../../internal/cli/testdata/record"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"flip": flip, "cut": cut, "sqlite2csv": sqliteToCSV, "jsonl2csv": jsonlToCSV, "cmpdir": compareFolders, "valid": valid},
	})
}

// flip FILE OFFSET flips a bit of the byte at the offset, from the end when it is negative.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	b, err := os.ReadFile(name)
	ts.Check(err)
	i, err := strconv.Atoi(args[1])
	ts.Check(err)
	if i < 0 {
		i += len(b)
	}
	b[i] ^= 0x10
	ts.Check(os.WriteFile(name, b, 0o644))
}

// valid SCHEMA FILE holds a document to a published schema.
func valid(ts *testscript.TestScript, _ bool, args []string) {
	text, err := schema.Read(args[0])
	ts.Check(err)
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	ts.Check(err)
	c := jsonschema.NewCompiler()
	ts.Check(c.AddResource(args[0], doc))
	compiled, err := c.Compile(args[0])
	ts.Check(err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[1])))
	ts.Check(err)
	ts.Check(compiled.Validate(value))
}

// cut FILE SIZE leaves the first bytes of a file.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// compareFolders holds that two folders have the same files.
func compareFolders(ts *testscript.TestScript, _ bool, args []string) {
	read := func(dir string) map[string]string {
		out := map[string]string{}
		ts.Check(fs.WalkDir(os.DirFS(ts.MkAbs(dir)), ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(p) != ".csv" {
				return err
			}
			b, err := os.ReadFile(filepath.Join(ts.MkAbs(dir), p))
			out[p] = string(b)
			return err
		}))
		return out
	}
	a, b := read(args[0]), read(args[1])
	for p, text := range a {
		if b[p] != text {
			ts.Fatalf("%s differs:\n%s\n---\n%s", p, text, b[p])
		}
	}
	if len(a) != len(b) || len(a) == 0 {
		ts.Fatalf("%d files, and %d", len(a), len(b))
	}
}

// gather composes rows into the files of a record.
type gather map[string]string

func (g gather) add(ts *testscript.TestScript, table string, cells map[string]string) {
	p, text, findings := record.Compose(table, cells)
	if len(findings) > 0 {
		ts.Fatalf("%s: %v", table, findings)
	}
	head, row, _ := strings.Cut(string(text), "\n")
	if g[p] == "" {
		g[p] = head + "\n"
	}
	g[p] += row
}

func (g gather) write(ts *testscript.TestScript, dir string) {
	for p, text := range g {
		canonical, findings, ok := record.Format(p, text)
		if !ok || len(findings) > 0 {
			ts.Fatalf("%s: %v", p, findings)
		}
		p = filepath.Join(ts.MkAbs(dir), p)
		ts.Check(os.MkdirAll(filepath.Dir(p), 0o755))
		ts.Check(os.WriteFile(p, canonical, 0o644))
	}
}

// jsonlToCSV FILE DIR makes the record anew from its rows as JSON lines.
func jsonlToCSV(ts *testscript.TestScript, _ bool, args []string) {
	g := gather{}
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var row struct {
			Table string
			Row   map[string]string
		}
		ts.Check(json.Unmarshal([]byte(line), &row))
		g.add(ts, row.Table, row.Row)
	}
	g.write(ts, args[1])
}

// sqliteToCSV FILE DIR makes the record anew from its database.
func sqliteToCSV(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	g := gather{}
	for _, s := range record.Schemas() {
		rows, err := db.Query(fmt.Sprintf("select * from %q", s.Name))
		ts.Check(err)
		columns, err := rows.Columns()
		ts.Check(err)
		for rows.Next() {
			values, at := make([]sql.NullString, len(columns)), make([]any, len(columns))
			for i := range values {
				at[i] = &values[i]
			}
			ts.Check(rows.Scan(at...))
			table, cells := s.Name, map[string]string{}
			for i, c := range columns {
				if c == "language" && s.Name == "names" {
					table += "/" + values[i].String
				} else {
					cells[c] = values[i].String
				}
			}
			g.add(ts, table, cells)
		}
		ts.Check(rows.Err())
		rows.Close()
	}
	g.write(ts, args[1])
}
