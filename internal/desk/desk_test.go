package desk_test

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"altyn"
	"altyn/data"
	"altyn/internal/desk"
)

// small is the record of the command's tests, whose Games and nations are invented.
var small = os.DirFS("../cli/testdata/record")

func open(tb testing.TB) *desk.Desk {
	tb.Helper()
	d, err := desk.Open(desk.Options{Data: small, Name: "small"})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func TestNearest(t *testing.T) {
	t.Parallel()
	known := []string{"Alfia", "Bravia", "Charlia", "Old Alfia", "Ünder-Land", "AAA", "ABB"}
	for _, c := range []struct {
		asked string
		want  []string
	}{
		{"Alfai", []string{"Alfia"}},
		{"alfia", []string{"Alfia", "Old Alfia"}},
		{"under land", []string{"Ünder-Land"}},
		{"AAB", []string{"AAA", "ABB"}},
		{"Zzz", nil},
		{"", nil},
		{strings.Repeat("x", 1000), nil},
		{"Char", []string{"Charlia"}},
	} {
		if got := desk.Nearest(c.asked, slices.Values(known), 3); !slices.Equal(got, c.want) {
			t.Errorf("Nearest(%.20q) = %q, want %q", c.asked, got, c.want)
		}
	}
}

func TestSubject(t *testing.T) {
	t.Parallel()
	d := open(t)
	for asked, want := range map[string]desk.Subject{
		"AAA": {Nation: "AAA"}, "aaa": {Nation: "AAA"}, "Alfia": {Nation: "AAA"},
		"2001S": {Games: "2001S"}, "2001s": {Games: "2001S"}, "ayton 2001": {Games: "2001S"},
		"AAA@2001S": {Nation: "AAA", Games: "2001S"},
		"anna-alfa": {Person: "anna-alfa"}, "Anna Alfa": {Person: "anna-alfa"}, "анна альфа": {Person: "anna-alfa"},
		"judo/men-60kg": {Event: "judo/men-60kg"},
	} {
		if got, err := d.Subject(asked); err != nil || got != want {
			t.Errorf("Subject(%q) = %+v, %v; want %+v", asked, got, err, want)
		}
	}
	var several *desk.AmbiguousError
	if _, err := d.Subject("Sam Same"); !errors.As(err, &several) || len(several.IDs) != 2 {
		t.Errorf("Subject of two namesakes: %v", err)
	}
	for _, asked := range []string{"", "@", "@2001S", "AAA@", "nobody at all", "judo/", "2001PW", "\x00", strings.Repeat("é", 5000)} {
		if got, err := d.Subject(asked); err == nil {
			t.Errorf("Subject(%.20q) = %+v, want an error", asked, got)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	t.Parallel()
	if _, err := desk.Open(desk.Options{Data: fstest.MapFS{}, Name: "empty"}); err == nil || !strings.Contains(err.Error(), "open record empty") {
		t.Errorf("an empty folder: %v", err)
	}
	var early *desk.TooEarlyError
	if _, err := desk.Open(desk.Options{Data: small, Known: 1}); !errors.As(err, &early) {
		t.Errorf("an instant before the first entry: %v", err)
	}
	broken := fstest.MapFS{
		"games.csv":      {Data: []byte("id\n2001S\n")},
		"nations.csv":    {Data: []byte("not,a,nation\n")},
		"sources.csv":    {Data: []byte("id,publisher,kind,title,url,via,published,language,note,recorded\n")},
		"decisions.csv":  {Data: []byte("\"")},
		"results/a.csv":  {Data: []byte("")},
		"people.csv":     {Data: []byte("\xff\xfe")},
		"tables/x.csv":   {Data: []byte("publication\n")},
		"names/kk.csv":   {Data: []byte("kind,id\n")},
		"coverage.csv/x": {Data: []byte("a folder where a file should be")},
	}
	d, err := desk.Open(desk.Options{Data: broken, Name: "broken"})
	if err != nil {
		t.Fatalf("a broken record must open, so that its faults can be told: %v", err)
	}
	var faults *desk.BrokenError
	if err := d.Sound("nations"); !errors.As(err, &faults) || faults.Faults[0].Path != "broken/nations.csv" {
		t.Errorf("Sound(nations) = %v", err)
	}
	if err := d.Sound("venues"); err != nil {
		t.Errorf("Sound(venues), which has no fault: %v", err)
	}
}

// The statements of a report that begins with a byte order mark, or whose lines end in CRLF, are those of the plain one,
// and their spans are bytes of the file as it is.
func TestSpansOfMarkedText(t *testing.T) {
	t.Parallel()
	d := open(t)
	const plain = "Alfia at the 2001 Summer Olympics\n\nAlfia won two gold medals.\n"
	read := func(text string) altyn.Reading {
		r, err := d.Read(desk.Input{Name: "x", Text: []byte(text), Today: 14000})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Statements {
			if s.Text != text[s.Start:s.End] {
				t.Errorf("%q: the span %d..%d is %q, the text %q", text, s.Start, s.End, text[s.Start:s.End], s.Text)
			}
		}
		return r
	}
	want := read(plain)
	if len(want.Statements) == 0 {
		t.Fatal("nothing was read")
	}
	for _, text := range []string{"\ufeff" + plain, strings.ReplaceAll(plain, "\n", "\r\n"), "\ufeff" + strings.ReplaceAll(plain, "\n", "\r\n")} {
		got := read(text)
		if len(got.Statements) != len(want.Statements) {
			t.Errorf("%q: %d statements, want %d", text, len(got.Statements), len(want.Statements))
			continue
		}
		for i := range got.Statements {
			if got.Statements[i].Text != want.Statements[i].Text {
				t.Errorf("%q: statement %d is %q, want %q", text, i, got.Statements[i].Text, want.Statements[i].Text)
			}
		}
	}
}

// FuzzCheck reads and checks whatever bytes come: no panic, and spans slice the input.
func FuzzCheck(f *testing.F) {
	f.Add([]byte("Alfia won two gold medals at the 2001 Summer Olympics."))
	f.Add([]byte("\ufeffBravia\r\nGold\r\n2\r\n"))
	f.Add([]byte("\xff\xfea\x00"))
	d := open(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<14 {
			return
		}
		got, err := d.Check(desk.Input{Name: "x", Text: text, Language: "en", Today: 14000})
		if err != nil {
			t.Fatal(err)
		}
		again, err := d.Check(desk.Input{Name: "x", Text: text, Language: "en", Today: 14000})
		if err != nil || !reflect.DeepEqual(got, again) {
			t.Fatal("the same input gave another answer")
		}
		for _, s := range got.Statements {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) || s.Text != string(text[s.Start:s.End]) {
				t.Errorf("the span %d..%d of %d bytes is not %q", s.Start, s.End, len(text), s.Text)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := desk.Open(desk.Options{Data: data.FS}); err != nil {
			b.Fatal(err)
		}
	}
}

func Example() {
	d, err := desk.Open(desk.Options{Data: small})
	if err != nil {
		fmt.Println(err)
		return
	}
	report := desk.Input{Name: "release.txt", Text: []byte("Bravia won three medals at the 2001 Summer Olympics."), Today: 14000}
	checked, err := d.Check(report)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range checked.Statements {
		fmt.Println(s.Verdict, s.Text)
	}
	// Output:
	// confirmed Bravia won three medals at the 2001 Summer Olympics
}

// TestFold holds that the short way for texts without accents gives what the long one does.
func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"  ", ""}, {"Ab-cd_EF  gh", "ab cd ef gh"}, {" Ab\t-\nc- ", "ab c"}, {"Éa-B", "ea b"}, {" é - b ", "e b"}, {"O'Neil, J.", "o'neil, j."},
	} {
		if got := desk.Fold(c.text); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
		}
		if got := desk.Fold(c.text + " é"); got != strings.TrimSpace(c.want+" e") {
			t.Errorf("Fold(%q) = %q, want %q", c.text+" é", got, strings.TrimSpace(c.want+" e"))
		}
	}
}
