package check_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"altyn"
	"altyn/check"
)

var update = flag.Bool("update", false, "write the golden files anew; refused when the number of alarms changes")

// TestGolden judges the statements of each golden file with the invented record. A file has any number of cases: a file
// `name` of the archive whose first line is the date of the report (or none) and whose other lines are statements, and a
// file `name.want` with a line for each of them. Each statement is a document of its own unless the first line ends with
// `together`; with `from URL` before the date, the report is that page.
func TestGolden(t *testing.T) {
	c := check.New(invented(t))
	today, _ := altyn.ParseDay("2026-11-20")
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if len(files) == 0 {
		t.Fatal("no golden files")
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out := &txtar.Archive{Comment: ar.Comment}
			wants := map[string]string{}
			for _, f := range ar.Files {
				if name, ok := strings.CutSuffix(f.Name, ".want"); ok {
					wants[name] = string(f.Data)
				}
			}
			for _, f := range ar.Files {
				if strings.HasSuffix(f.Name, ".want") {
					continue
				}
				got := judgeCase(t, c, f.Data, today)
				out.Files = append(out.Files, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
				if want := wants[f.Name]; got != want && !*update {
					t.Errorf("%s:\n%s", f.Name, diff(want, got))
				}
				if *update && wants[f.Name] != "" && alarms(wants[f.Name]) != alarms(got) && os.Getenv("ALARMS") == "" {
					t.Fatalf("%s: %d alarms were %d; set ALARMS=1 when that is meant", f.Name, alarms(got), alarms(wants[f.Name]))
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func alarms(s string) int {
	return strings.Count(s, " inconsistent") + strings.Count(s, " contradicted") + strings.Count(s, " outdated")
}

func diff(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out strings.Builder
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			fmt.Fprintf(&out, "\twant %s\n\tgot  %s\n", x, y)
		}
	}
	return out.String()
}

// judgeCase gives a line for each judgement.
func judgeCase(t *testing.T, c *check.Checker, data []byte, today altyn.Day) string {
	t.Helper()
	lines := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
	doc := altyn.Document{Name: "case"}
	first, together := strings.CutSuffix(string(lines[0]), " together")
	var options []check.Option
	if rest, ok := strings.CutPrefix(first, "from "); ok {
		at, date, _ := strings.Cut(rest, " ")
		options = append(options, check.From(at, "", ""))
		first = date
	}
	if first != "undated" {
		var err error
		if doc.Date, err = altyn.ParseDate(first); err != nil {
			t.Fatal(err)
		}
	}
	var st []altyn.Statement
	for i, l := range lines[1:] {
		var s altyn.Statement
		dec := json.NewDecoder(bytes.NewReader(l))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&s); err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		s.ID = fmt.Sprintf("s%d", i+1)
		st = append(st, s)
	}
	judged := c.Check(doc, nil, st, today, options...)
	if !together {
		for i := range st {
			judged[i] = c.Check(doc, nil, st[i:i+1], today, options...)[0]
		}
	}
	var b strings.Builder
	for i, got := range judged {
		fmt.Fprintf(&b, "%s %s", st[i].ID, got.Verdict)
		for _, v := range got.Also {
			fmt.Fprintf(&b, " also %s", v)
		}
		if len(got.With) > 0 {
			fmt.Fprintf(&b, " with %s", strings.Join(got.With, ","))
		}
		if got.AccordingTo != "" {
			fmt.Fprintf(&b, " according to %s", got.AccordingTo)
		}
		if got.TrueFrom.Known() || got.TrueUntil.Known() {
			fmt.Fprintf(&b, " true %s..%s", got.TrueFrom, got.TrueUntil)
		}
		if len(got.Decisions) > 0 {
			fmt.Fprintf(&b, " decisions %s", got.Decisions)
		}
		if got.Want != nil {
			w, _ := json.Marshal(got.Want)
			fmt.Fprintf(&b, " want %s", w)
		}
		if got.Lacking.Key != "" {
			fmt.Fprintf(&b, " lacks %s", got.Lacking.Key)
			if s, _ := got.Lacking.Arg("slot").(string); s != "" {
				fmt.Fprintf(&b, "(%s)", s)
			}
		}
		fmt.Fprintf(&b, " [%s, %d rows]\n", got.Reason.Key, len(got.Rows))
	}
	return b.String()
}
