package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"altyn/internal/cli"
)

// importing runs altyn in a folder with the files, and gives its status and what it printed.
func importing(t *testing.T, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = cli.Run(t.Context(), cli.Env{Args: args, Stdin: strings.NewReader(""), Stdout: &o, Stderr: &e, FS: cli.OSFiles{},
		Now: func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }, Getenv: func(string) string { return "" }})
	return status, o.String(), e.String()
}

func TestImport(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		t.Helper()
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	head := `"ID","Name","Sex","Age","Height","Weight","Team","NOC","Games","Year","Season","City","Sport","Event","Medal"` + "\n"
	good := file("good.csv", head+`1,Lars Holm,M,24,NA,NA,Denmark,DEN,x,2008,Summer,Beijing,Judo,Judo Men's Half-Heavyweight,NA`+"\n"+
		`2,Nils Lund,M,24,NA,NA,Elsewhere,XYZ,x,2008,Summer,Beijing,Judo,Judo Men's Half-Heavyweight,NA`+"\n")
	bad := file("bad.csv", head+`1,Lars Holm,M,24,NA,NA,Denmark,DEN,x,12008,Summer,Beijing,Judo,Judo Men's Half-Heavyweight,NA`+"\n")
	data := filepath.Join(dir, "record")
	report := filepath.Join(dir, "report.txt")

	if status, _, errs := importing(t, "import", "kaggle120", bad, "--data", data, "--by", "me"); status != cli.StatusTrouble || !strings.Contains(errs, bad+`:2:38: Year: want a year from 1896 to 2100, have "12008"`) {
		t.Errorf("%d %s", status, errs)
	}
	if status, out, errs := importing(t, "import", "kaggle120", good, "--data", data, "--by", "me", "--dry-run"); status != 0 || !strings.Contains(out, "1 rows of people") || !strings.Contains(errs, "dry run: nothing was written") {
		t.Errorf("%d %s %s", status, out, errs)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("something was written by a file with a fault, or a dry run")
	}
	if status, out, errs := importing(t, "import", "kaggle120", good, "--data", data, "--by", "me", "--report", report); status != 0 || !strings.Contains(out, "batch 1 of 2026-11-20T12:00:00Z by me") {
		t.Errorf("%d %s %s", status, out, errs)
	}
	if text, err := os.ReadFile(report); err != nil || !strings.Contains(string(text), good+`:3: Nils Lund: the record has no nation "XYZ"`) {
		t.Errorf("%s %v", text, err)
	}
	if status, out, errs := importing(t, "import", "kaggle120", good, "--data", data, "--by", "me"); status != 0 || strings.Contains(out, "batch") || !strings.Contains(errs, "nothing to write: the record says so already") {
		t.Errorf("%d %s %s", status, out, errs)
	}
	if status, out, errs := importing(t, "show", "lars-holm", "--data", data); status != 0 || !strings.Contains(out, "Lars Holm") {
		t.Errorf("%d %s %s", status, out, errs)
	}
	if status, _, errs := importing(t, "import", "kagle120", good, "--data", data, "--by", "me"); status != cli.StatusTrouble || !strings.Contains(errs, "did you mean kaggle120?") {
		t.Errorf("%d %s", status, errs)
	}
	// A folder stands for the files in it, in whatever order they lie there.
	set := filepath.Join(dir, "set")
	if err := os.MkdirAll(filepath.Join(set, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"set/sub/older.csv": "no,such,file\n", "set/good.csv": head + "7,Otto Lund,M,24,NA,NA,Denmark,DEN,x,2008,Summer,Beijing,Judo,Judo Men's Half-Heavyweight,NA\n", "set/sub/readme.md": "no data"} {
		file(name, text)
	}
	if status, out, errs := importing(t, "import", "kaggle120", set, "--data", data, "--by", "me"); status != 0 || !strings.Contains(out, "new rows: 1 people") || !strings.Contains(errs, "sub is not read") {
		t.Errorf("a folder: %d %s %s", status, out, errs)
	}
	if status, _, errs := importing(t, "import", "kaggle120", t.TempDir(), "--data", data, "--by", "me"); status != cli.StatusTrouble || !strings.Contains(errs, "has no CSV or JSON file") {
		t.Errorf("a folder without files: %d %s", status, errs)
	}
	// Another record: its rows, with their own sources.
	other := filepath.Join(dir, "other")
	if status, out, errs := importing(t, "export", "csv", other, "--data", data); status != 0 {
		t.Fatalf("%s %s", out, errs)
	}
	fresh := filepath.Join(dir, "fresh")
	if status, out, errs := importing(t, "import", "record", other, "--data", fresh, "--by", "me"); status != 0 || !strings.Contains(out, "batch 1") {
		t.Errorf("%d %s %s", status, out, errs)
	}
	if status, out, _ := importing(t, "show", "lars-holm", "--data", fresh); status != 0 || !strings.Contains(out, "Lars Holm") {
		t.Error(out)
	}
	if status, out, errs := importing(t, "import", "record", other, "--data", fresh, "--by", "me"); status != 0 || strings.Contains(out, "batch") {
		t.Errorf("%d %s %s", status, out, errs)
	}
	// Any CSV by a mapping.
	mapping := file("map.csv", "field,column,from,to\nsource.publisher,,,club\nsource.kind,,,press\nsource.title,,,List\nname,Who,,\ngames,,,2008S\nsport,,,Judo\nevent,,,Men's 100kg\nsex,,,men\nnation,Land,,\n")
	list := file("list.csv", "Who,Land\nBERG Per,NOR\n")
	if status, out, errs := importing(t, "import", "csv", list, "--map", mapping, "--data", fresh, "--by", "me"); status != 0 || !strings.Contains(out, "1 people, 1 entries") {
		t.Errorf("%d %s %s", status, out, errs)
	}
}
