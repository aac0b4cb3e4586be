package lint_test

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/lint"
	"altyn/record"
)

var format = flag.Bool("format", false, "write the files of data/ in canonical form")

// TestShippedRecord holds the record that ships to every rule: each file is a subtest, with the findings in it.
func TestShippedRecord(t *testing.T) {
	if *format {
		formatFiles(t, "../data")
	}
	found := lint.Run(data.FS, lint.Options{Today: today, Limit: -1})
	byFile := map[string][]altyn.Finding{}
	for _, f := range found {
		byFile[f.Path] = append(byFile[f.Path], f)
	}
	err := fs.WalkDir(data.FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		t.Run(p, func(t *testing.T) {
			for i, f := range byFile[p] {
				if i == 20 {
					t.Errorf("and %d more", len(byFile[p])-i)
					break
				}
				t.Error(f)
			}
			delete(byFile, p)
			if path.Ext(p) == ".csv" {
				if _, ok := record.TableAt(p); !ok {
					t.Error("no table of the record has this file")
				}
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for p, list := range byFile {
		t.Errorf("%s: %v", p, list)
	}
}

// formatFiles rewrites the files of a directory in canonical form.
func formatFiles(t *testing.T, dir string) {
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(p) != ".csv" {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		canonical, findings, ok := record.Format(filepath.ToSlash(rel), string(text))
		switch {
		case !ok || canonical == nil:
			t.Errorf("%s cannot be formatted: %v", rel, findings)
		case string(canonical) != string(text):
			t.Logf("%s: formatted", rel)
			return os.WriteFile(p, canonical, 0o644)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAssertions prints how the published tables come out, independent and circular ones apart, and holds that what
// does not is an exception.
func TestAssertions(t *testing.T) {
	r, _, err := record.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	type sum struct{ tables, lines, same, excepted, differ, unanswered int }
	sums := map[altyn.Independence]*sum{}
	for _, a := range lint.Assertions(r) {
		s := sums[a.Publication.Independence]
		if s == nil {
			s = &sum{}
			sums[a.Publication.Independence] = s
		}
		s.tables++
		if !a.Answered {
			s.unanswered++
		}
		s.lines += a.Lines
		s.same += a.Same
		s.excepted += a.Excepted
		s.differ += a.Differ
	}
	for _, kind := range []altyn.Independence{altyn.Independent, altyn.Circular} {
		if s := sums[kind]; s != nil {
			t.Logf("%s: %d tables (%d not answered), %d lines: %d come out, %d are exceptions, %d differ", kind, s.tables, s.unanswered, s.lines, s.same, s.excepted, s.differ)
			if s.differ > 0 {
				t.Errorf("%d lines differ without an exception", s.differ)
			}
		}
	}
}

// FuzzRun loads and checks a small record in which one file is anything at all: nothing may panic, and the same input
// gives the same findings.
func FuzzRun(f *testing.F) {
	games, err := fs.ReadFile(data.FS, "games.csv")
	if err != nil {
		f.Fatal(err)
	}
	head := string(games)[:strings.IndexByte(string(games), '\n')+1]
	f.Add("games.csv", head+"2012S,olympic,summer,30,held,x,2012-07-27,2012-08-12,,,,,,,,,a,verified,,,,\n")
	f.Add("lineage.csv", "nation,predecessor,kind,valid,source,confidence,note,recorded,withdrawn,reason\nA,B,part,,a,verified,,,,\nB,A,part,,a,verified,,,,\n")
	f.Add("decisions.csv", "id,decision,decided,announced,body,games,event,entry,effect,from,to,from_rank,to_rank,scope,person,reverses,basis,ground,source,confidence,note,recorded,withdrawn,reason\nx,x,2012,,b,2012S,a/men-b,2012S/a/men-b/A/1,reinstated,gold,none,,,entry,,x,stated,,a,verified,,,,\n")
	f.Add("tables/2012S.csv", "publication,nation,rank,gold,silver,bronze,note\n2012S/p/2012,A,1,-5,999999999,1,\n")
	f.Add("publications.csv", "id,games,sport,publisher,as_of,role,complete,independence,source,confidence,note,recorded,withdrawn,reason\n2012S/p/2012,2012S,,p,2012,opening,yes,independent,a,verified,,,,\n2012S/p/2013,all,,p,1800/..,assertion,yes,circular,a,verified,,,,\n")
	f.Add("coverage.csv", "fact,games,nation,sport,event,since,source,confidence,note,recorded,withdrawn,reason\nmedals,..,*,*,*,,a,verified,,,,\n")
	f.Add("results/2012S/a.csv", "entry,phase\n////////,\n")
	f.Fuzz(func(t *testing.T, path, text string) {
		if len(text) > 1<<16 {
			return
		}
		if _, ok := record.TableAt(path); !ok {
			path = "games.csv"
		}
		dir := memory{"sources.csv": "id,publisher,kind,title,url,via,published,language,note,recorded\na,p,press,,,,,,,\n",
			"nations.csv": "id,iso3,iso2,name,kind,valid,ranked,continent,source,confidence,note,recorded,withdrawn,reason\nA,A,A,A,noc,1900/..,yes,asia,a,verified,,,,\nB,A,A,A,noc,1900/..,yes,asia,a,verified,,,,\n",
			"games.csv":   head + "2012S,olympic,summer,30,held,x,2012-07-27,2012-08-12,,,,,,,,,a,verified,,,,\n",
			"publications.csv": "id,games,sport,publisher,as_of,role,complete,independence,source,confidence,note,recorded,withdrawn,reason\n" +
				"2012S/p/2012-08-12,2012S,,p,2012-08-12,opening,yes,independent,a,verified,,,,\n2012S/p/2013,2012S,,p,2013,assertion,yes,independent,a,verified,,,,\n",
			"coverage.csv": "fact,games,nation,sport,event,since,source,confidence,note,recorded,withdrawn,reason\nmedals,*,*,*,*,,a,verified,,,,\n",
			path:           text}
		once, twice := lint.Run(dir.fs(), lint.Options{Today: today}), lint.Run(dir.fs(), lint.Options{Today: today})
		if len(once) != len(twice) {
			t.Fatalf("%d findings, then %d", len(once), len(twice))
		}
		for i := range once {
			if once[i] != twice[i] {
				t.Fatalf("%v, then %v", once[i], twice[i])
			}
		}
	})
}

// BenchmarkRun checks the record that ships.
func BenchmarkRun(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		lint.Run(data.FS, lint.Options{Today: today})
	}
}
