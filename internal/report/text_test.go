package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"altyn"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

func printer(t testing.TB) *Printer {
	t.Helper()
	c, err := Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return NewPrinter(c, nil)
}

const page = "Tuvalu at the 2012 Games\n\nRanked 24th\nGold\n3\nSilver\n2\n\nThe team won 7 medals and finished twelfth, its best result, in a line that goes on and on until it is much wider than any terminal that somebody may have.\nКоманда 中国 заняла 12-е место.\n"

// checked gives a checked reading of page with a statement of each verdict.
func checked(t testing.TB) altyn.CheckedReading {
	day := func(s string) altyn.Date {
		d, err := altyn.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	c := altyn.CheckedReading{Schema: altyn.StatementsSchema, Document: altyn.Document{Name: "page.txt", Language: "en"}, CheckedAsOf: day("2026-11-20")}
	add := func(words string, s altyn.Statement, j altyn.Judgement) {
		s.Start = strings.Index(page, words)
		if s.Start < 0 {
			t.Fatalf("%q is not in the page", words)
		}
		s.End, s.Text = s.Start+len(words), words
		j.Severity, j.Fingerprint = j.Verdict.Severity(), "f"+s.ID
		c.Statements = append(c.Statements, altyn.CheckedStatement{Statement: s, Judgement: j})
	}
	tally := altyn.Msg("check-has-tally", "who", "", "nation", altyn.NationID("TUV"), "games", []altyn.GamesID{"2012S"}, "gold", altyn.N(3), "silver", altyn.N(2), "bronze", altyn.N(6), "total", altyn.N(11))
	add("Ranked 24th", altyn.Statement{ID: "s1", Kind: altyn.Standing, Slots: altyn.Slots{Nation: "TUV", Rank: 24}},
		altyn.Judgement{Verdict: altyn.Inconsistent, Also: []altyn.Verdict{altyn.Outdated}, With: []string{"s3"}, TrueFrom: day("2021-11-12"), Decisions: []altyn.DecisionID{"ioc-2016-10-27-x"},
			Reason: altyn.Msg("check-inconsistent", "with", []string{"s3"}, "texts", []string{"finished twelfth"}, "record", altyn.Message{}), Sources: []altyn.SourceID{"ioc-1", "ioc-2", "ioc-3", "ioc-4"}})
	add("Gold\n3\nSilver\n2", altyn.Statement{ID: "s2", Kind: altyn.MedalCount, Slots: altyn.Slots{Nation: "TUV", Gold: altyn.N(3), Silver: altyn.N(2)}},
		altyn.Judgement{Verdict: altyn.Contradicted, Reason: altyn.Msg("check-contradicted", "has", tally), Want: &altyn.Slots{Gold: altyn.N(3)}})
	add("finished twelfth", altyn.Statement{ID: "s3", Kind: altyn.Standing, Slots: altyn.Slots{Nation: "TUV", Rank: 12}},
		altyn.Judgement{Verdict: altyn.Outdated, TrueFrom: day("2012-08-12"), TrueUntil: day("2016-10-27"),
			Reason: altyn.Msg("check-outdated", "was", altyn.Message{}, "from", altyn.Date{}, "until", day("2016-10-27"), "body", "IOC", "decided", day("2016-10-28"), "has", tally)})
	add("its best result", altyn.Statement{ID: "s4", Kind: altyn.Superlative, Slots: altyn.Slots{Claim: altyn.Best}, Assumed: []string{"nation"}},
		altyn.Judgement{Verdict: altyn.Unknown, Reason: altyn.Msg("check-unknown", "lacks", altyn.Msg("check-lack-before", "fact", altyn.FactTables)), Lacking: altyn.Msg("check-lack-before", "fact", altyn.FactTables)})
	add("заняла 12-е место", altyn.Statement{ID: "s5", Kind: altyn.Standing, Slots: altyn.Slots{Rank: 12}}, altyn.Judgement{Verdict: altyn.Contradicted, Reason: altyn.Msg("check-contradicted")})
	add("won 7 medals", altyn.Statement{ID: "s6", Kind: altyn.MedalCount, Slots: altyn.Slots{Total: altyn.N(7)}}, altyn.Judgement{Verdict: altyn.Confirmed, Reason: altyn.Msg("check-confirmed", "has", tally)})
	return c
}

func TestWriteChecked(t *testing.T) {
	p := printer(t)
	c := checked(t)
	p.Judge(&c)
	r := altyn.Reading{Schema: c.Schema, Document: c.Document}
	for _, s := range c.Statements {
		r.Statements = append(r.Statements, s.Statement)
	}
	found := []altyn.Finding{{Path: "data/games.csv", Line: 3, Column: 7, Severity: altyn.Error, Rule: "bad-date", Message: "there is no day 2012-02-30", Fix: "write 2012-02-29"},
		{Path: "data/\x1b[31mx.csv", Severity: altyn.Note, Rule: "odd-name", Message: "the name has a \x07 in it"}}
	got := &txtar.Archive{}
	for _, g := range []struct {
		name  string
		write func(*bytes.Buffer) error
	}{
		{"checked", func(b *bytes.Buffer) error { return p.WriteChecked(b, &c, []byte(page), Options{}) }},
		{"marked-narrow-no-sources", func(b *bytes.Buffer) error {
			return p.WriteChecked(b, &c, []byte(page), Options{Marked: true, Width: 40, Sources: -1, Only: []altyn.Verdict{altyn.Confirmed, altyn.Outdated}})
		}},
		{"reading", func(b *bytes.Buffer) error { return p.WriteReading(b, &r, []byte(page), Options{}) }},
		{"nothing", func(b *bytes.Buffer) error {
			return p.WriteChecked(b, &altyn.CheckedReading{Document: c.Document}, nil, Options{})
		}},
		{"findings", func(b *bytes.Buffer) error { return p.WriteFindings(b, found, Options{}) }},
		{"summary", func(b *bytes.Buffer) error { _, err := b.WriteString(p.LintSummary(found) + "\n"); return err }},
		{"checked.json", func(b *bytes.Buffer) error { return WriteJSON(b, c, c) }},
		{"reading.json", func(b *bytes.Buffer) error {
			return WriteJSON(b, r, altyn.Reading{Schema: r.Schema, Document: r.Document})
		}},
		{"findings.json", func(b *bytes.Buffer) error { return WriteJSON(b, NewFindings(found), NewFindings(nil)) }},
	} {
		var b bytes.Buffer
		if err := g.write(&b); err != nil {
			t.Fatal(err)
		}
		got.Files = append(got.Files, txtar.File{Name: g.name, Data: b.Bytes()})
	}
	file := filepath.Join("testdata", "render.txtar")
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Files) != len(got.Files) {
		t.Fatalf("%d golden outputs, want %d", len(want.Files), len(got.Files))
	}
	for i, f := range got.Files {
		if w := want.Files[i]; w.Name != f.Name || string(w.Data) != string(f.Data) {
			t.Errorf("%s:\n got %s\nwant %s", f.Name, f.Data, w.Data)
		}
	}
}

func TestColor(t *testing.T) {
	p, c := printer(t), checked(t)
	p.Judge(&c)
	var plain, colored bytes.Buffer
	if err := p.WriteChecked(&plain, &c, []byte(page), Options{}); err != nil {
		t.Fatal(err)
	}
	if err := p.WriteChecked(&colored, &c, []byte(page), Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") {
		t.Error("colours without being asked")
	}
	s := colored.String()
	for _, code := range []string{"0", bold, faint, red, yellow, cyan, green} {
		s = strings.ReplaceAll(s, "\x1b["+code+"m", "")
	}
	if s != plain.String() {
		t.Errorf("colours change the text:\n%s\n%s", s, plain.String())
	}
}

func TestColumns(t *testing.T) {
	c := NewColumns(Column{Title: "Rank", Right: true}, Column{Title: "Nation", Max: 12}, Column{Title: "G", Right: true})
	c.Add("1", "中国", "39")
	c.Add("2", "Cafe\u0301", "7", "too many")
	c.Add("-", "Saint Vincent and the Grenadines\n\x1b[2J")
	var b bytes.Buffer
	n, err := c.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Errorf("WriteTo = %d, %v; wrote %d", n, err, b.Len())
	}
	const want = "Rank  Nation         G\n   1  中国          39\n   2  Cafe\u0301           7\n   -  Saint Vince…\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// FuzzWriteChecked: whatever the report, the names and the spans, nothing but printable text goes to the terminal.
func FuzzWriteChecked(f *testing.F) {
	f.Add("a\x1b[31mb\r\n\u202ec\u2028 中\u0301", "n\x9b", "k\x07{x}", 0, 5, 40)
	f.Add(page, "page.txt", "check-confirmed", 10, 90, 3)
	f.Add("\xff\xfe\n\n\n\n\n\n", "", "", -1, 1<<30, -5)
	p := printer(f)
	f.Fuzz(func(t *testing.T, text, name, words string, start, end, width int) {
		s := altyn.Statement{ID: words, Kind: altyn.Kind(words), Start: start, End: end, Text: text, Slots: altyn.Slots{People: []string{words}, Mark: text}}
		c := altyn.CheckedReading{Document: altyn.Document{Name: name}, Statements: []altyn.CheckedStatement{
			{Statement: s, Judgement: altyn.Judgement{Verdict: altyn.Verdict(words), Severity: altyn.Severity(words), Because: words, With: []string{words}, Decisions: []altyn.DecisionID{altyn.DecisionID(text)}, Sources: []altyn.SourceID{altyn.SourceID(words)}}},
			{Statement: s, Judgement: altyn.Judgement{Verdict: altyn.Confirmed, Severity: altyn.None, Reason: altyn.Msg(words, "a", text)}}}}
		p.Judge(&c)
		var b bytes.Buffer
		width %= 500
		if err := p.WriteChecked(&b, &c, []byte(text), Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		if err := p.WriteReading(&b, &altyn.Reading{Document: c.Document, Statements: []altyn.Statement{s}}, []byte(text), Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		if err := p.WriteFindings(&b, []altyn.Finding{{Path: name, Line: start, Column: end, Severity: altyn.Severity(words), Rule: words, Message: text, Fix: text}}, Options{}); err != nil {
			t.Fatal(err)
		}
		b.WriteString(p.LintSummary(nil))
		if !utf8.Valid(b.Bytes()) {
			t.Fatalf("not UTF-8: %q", b.String())
		}
		for _, r := range b.String() {
			if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Fatalf("%U goes to the terminal: %q", r, b.String())
			}
		}
	})
}

func FuzzParsePattern(f *testing.F) {
	f.Add("a {b} <c {d:ordinal}> {n plural one{# x} other{# y}} \\{")
	f.Add("{s select yes{<{a}>} other{}}")
	p := printer(f)
	f.Fuzz(func(t *testing.T, s string) {
		n, err := parsePattern(s)
		if err != nil {
			return
		}
		p.fill(n, altyn.Msg("k", "n", 2, "s", "yes"), 0, 0)
		argumentNames(n, nil)
	})
}
