package cli_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"golang.org/x/text/encoding/charmap"
)

var update = flag.Bool("update", false, "write what the commands print into the golden files and documents; refused where the number of findings changes")

// TestGolden plays every case under testdata: a txtar archive with the files of a folder and `want`, the transcript. The
// comment says what the case is about.
func TestGolden(t *testing.T) {
	t.Parallel()
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("there are no cases")
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSpace(string(archive.Comment)) == "" {
				t.Errorf("%s: the comment must say what the case is about", name)
			}
			dir := testRecord(t)
			want := -1
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = i
					continue
				}
				dir[f.Name] = &fstest.MapFile{Data: bytesOf(f.Name, f.Data), Mode: 0o644}
			}
			if want < 0 {
				t.Fatalf("%s: there is no file want", name)
			}
			session := parseTranscript(string(archive.Files[want].Data))
			if len(session) == 0 {
				t.Fatalf("%s: want has no command", name)
			}
			got := session.play(t, dir)
			if !compare(t, name, session, got) {
				return
			}
			archive.Files[want].Data = []byte(got.String())
			replaceFile(t, name, string(txtar.Format(archive)))
		})
	}
}

// testRecord gives a folder that holds the small record of these tests as rec. Its Games and nations are invented.
func testRecord(tb testing.TB) fstest.MapFS {
	tb.Helper()
	dir := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata/record"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join("testdata/record", name))
		dir["rec/"+name] = &fstest.MapFile{Data: text, Mode: 0o644}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return dir
}

// bytesOf gives the bytes of a file of a case. What follows a tilde in its name says how they are written: notes.txt~crlf.
func bytesOf(name string, data []byte) []byte {
	_, coding, _ := strings.Cut(filepath.Base(name), "~")
	switch coding {
	case "crlf":
		return []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))
	case "bom":
		return append([]byte("\xef\xbb\xbf"), data...)
	case "bom-crlf":
		return append([]byte("\xef\xbb\xbf"), strings.ReplaceAll(string(data), "\n", "\r\n")...)
	case "utf16":
		out := []byte("\xff\xfe")
		for _, r := range string(data) {
			out = append(out, byte(r), byte(r>>8))
		}
		return out
	case "latin1":
		var out []byte
		for _, r := range string(data) {
			out = append(out, byte(r))
		}
		return out
	case "1251":
		text, err := charmap.Windows1251.NewEncoder().Bytes(data)
		if err != nil {
			panic(err)
		}
		return text
	case "cut":
		return append(data, 0xc3)
	case "docx":
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create("word/document.xml")
		if err != nil {
			panic(err)
		}
		fmt.Fprint(w, "<w:document><w:body>")
		for line := range strings.Lines(string(data)) {
			fmt.Fprintf(w, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", html.EscapeString(strings.TrimSpace(line)))
		}
		fmt.Fprint(w, "</w:body></w:document>")
		if err := z.Close(); err != nil {
			panic(err)
		}
		return b.Bytes()
	case "nul":
		return append(data, 0, 1, 2, 3)
	}
	return data
}

// compare reports differences and whether the golden text is to be written anew.
func compare(t *testing.T, name string, want, got transcript) (write bool) {
	t.Helper()
	same := true
	for i := range want {
		w, g := want[i].output, got[i].output
		if w == g {
			continue
		}
		same = false
		if !*update {
			t.Errorf("%s\n$ %s\n--- want\n%s--- got\n%s", name, want[i].line, w, g)
			continue
		}
		if n, m := countFindings(w), countFindings(g); n != m && strings.TrimSpace(w) != "" {
			t.Errorf("%s\n$ %s\nnot updated: it had %d findings and now has %d; empty its output by hand if that is right", name, want[i].line, n, m)
			return false
		}
	}
	return *update && !same
}

// TestReadme runs the README's demo: its output is real.
func TestReadme(t *testing.T) {
	t.Parallel()
	const name = "../../README.md"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc := string(text)
	sessions := demo(doc)
	if len(sessions) == 0 {
		t.Fatal("the README has no demo")
	}
	for _, s := range sessions {
		session := parseTranscript(s)
		got := session.play(t, os.DirFS("../.."))
		if compare(t, name, session, got) {
			doc = strings.Replace(doc, s, got.String(), 1)
		}
	}
	if doc != string(text) && *update {
		replaceFile(t, name, doc)
	}
}

// TestDocIsFresh holds doc/cli.md to what the program says of itself.
func TestDocIsFresh(t *testing.T) {
	t.Parallel()
	const name = "../../doc/cli.md"
	got := run(t.Context(), fstest.MapFS{}, "", "help", "--format", "markdown")
	want, err := os.ReadFile(name)
	if err == nil && string(want) == got.stdout {
		return
	}
	if *update {
		replaceFile(t, name, got.stdout)
		return
	}
	t.Errorf("doc/cli.md is not what the program says; run go generate ./internal/cli")
}
