package suppression_test

import (
	"fmt"
	"strings"
	"testing"

	"altyn"
	"altyn/internal/suppression"
)

const file = `# What stands.
4fd25c8419f18c54
  reason: the committee counts the relay apart
  by: Anna Alfa
  added: 2026-11-01

abc-2
  reason: a joke   # not a comment here
  last-used: 2026-11-02
  report: b.txt
`

func day(s string) altyn.Day {
	d, _ := altyn.ParseDate(s)
	return d.First()
}

func Example() {
	f, err := suppression.Parse(".altyn-ignore", []byte(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := f.Use("releases/a.txt", "4fd25c8419f18c54", day("2026-11-20"))
	fmt.Println(e.Reason, "-", e.By)
	f.Checked("a.txt")
	fmt.Println(len(f.Unused()), "unused")
	first, _, _ := strings.Cut(string(f.Bytes()), "\n\n")
	fmt.Println(first)
	// Output:
	// the committee counts the relay apart - Anna Alfa
	// 0 unused
	// # What stands.
	// 4fd25c8419f18c54
	//   reason: the committee counts the relay apart
	//   by: Anna Alfa
	//   added: 2026-11-01
	//   last-used: 2026-11-20
}

func TestUse(t *testing.T) {
	t.Parallel()
	f, err := suppression.Parse("x", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if string(f.Bytes()) != file {
		t.Errorf("an unused file is written otherwise:\n%s", f.Bytes())
	}
	if f.Use("a.txt", "abc-2", day("2026-11-20")) != nil || f.Use("b.txt", "abc", day("2026-11-20")) != nil {
		t.Error("an entry of another report or number is used")
	}
	f.Checked("x/b.txt")
	if u := f.Unused(); len(u) != 2 || u[1].Line != 7 || u[1].LastUsed != day("2026-11-02") {
		t.Errorf("unused %+v", u)
	}
	if e := f.Use("x/b.txt", "abc-2", day("2026-11-20")); e == nil || e.Reason != "a joke   # not a comment here" {
		t.Errorf("%+v", e)
	}
	if want := strings.Replace(file, "2026-11-02", "2026-11-20", 1); string(f.Bytes()) != want {
		t.Errorf("got\n%s", f.Bytes())
	}
	crlf, err := suppression.Parse("x", []byte(strings.ReplaceAll(file, "\n", "\r\n")))
	if err != nil || string(crlf.Bytes()) != strings.ReplaceAll(file, "\n", "\r\n") {
		t.Errorf("line ends are lost: %v", err)
	}
}

func TestBad(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"xyz\n": "f:1: ", "abc\n": "f:1: ", "abc\n  by: x\n\ndef\n  reason: y\n": "f:1: ", "  reason: x\n": "f:1: ", "abc\n  reason\n": "f:2: ", "abc\n  why: x\n": "f:2: ",
		"abc\n  reason: x\n  added: soon\n": "f:3: ", "abc\n  reason: x\n  added: 2026-11\n": "f:3: ", "abc-\n": "f:1: ",
		strings.Repeat("#\n", suppression.MaxBytes): "f: ",
	} {
		if _, err := suppression.Parse("f", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(file)
	f.Add("abc\n\treason: x\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := suppression.Parse("f", []byte(text))
		if err != nil {
			return
		}
		for _, e := range a.Entries {
			a.Use(e.Report, e.Fingerprint, day("2026-11-20"))
		}
		b, err := suppression.Parse("f", a.Bytes())
		if err != nil || len(b.Entries) != len(a.Entries) {
			t.Fatalf("what was written is not read again: %v\n%s", err, a.Bytes())
		}
		for i, e := range b.Entries {
			if a.Entries[i].Reason != e.Reason || a.Entries[i].LastUsed != e.LastUsed {
				t.Fatalf("%+v became %+v", a.Entries[i], e)
			}
			if c, err := suppression.Parse("f", []byte(suppression.Format(*e))); err != nil || c.Entries[0].Fingerprint != e.Fingerprint {
				t.Fatalf("%q: %v", suppression.Format(*e), err)
			}
		}
	})
}
