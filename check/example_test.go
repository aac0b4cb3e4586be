package check_test

import (
	"fmt"
	"testing"

	"altyn"
	"altyn/check"
	"altyn/record"
)

// A page says seven golds, of which decisions have left three: the text was right until they were taken.
func Example() {
	day := func(s string) altyn.Date { d, _ := altyn.ParseDate(s); return d }
	entry := altyn.EntryID("2012S/weightlifting/men-94kg/ARC/gus-gum")
	r := record.New(record.Tables{
		Games:   []altyn.Games{{ID: "2012S", Season: altyn.Summer, Movement: altyn.Olympic, Status: altyn.GamesHeld, Opens: day("2012-07-27"), Closes: day("2012-08-12")}},
		Nations: []altyn.Nation{{ID: "ARC", Name: "Arcadia", Ranked: "yes"}},
		Events:  []altyn.Event{{ID: "weightlifting/men-94kg", Sport: "weightlifting", Sex: altyn.Men}},
		People:  []altyn.Person{{ID: "gus-gum", Name: "Gus Gum", Nations: []altyn.NationID{"ARC"}}},
		Entries: []altyn.Entry{{ID: entry, Games: "2012S", Event: "weightlifting/men-94kg", Nation: "ARC"}},
		Members: []altyn.Member{{Entry: entry, Person: "gus-gum", Role: altyn.Competitor}},
		Results: []altyn.Result{{Entry: entry, Rank: altyn.N(1), Medal: altyn.Gold, On: day("2012-08-04")}},
		Decisions: []altyn.Decision{{ID: "d/1", Decision: "d", Decided: day("2016-11-23"), Body: "IOC", Games: "2012S", Event: "weightlifting/men-94kg", Entry: entry,
			Effect: altyn.MedalWithdrawn, From: altyn.Gold, To: altyn.NoMedal, Scope: altyn.WholeEntry, Basis: altyn.Stated}},
		Coverage: []altyn.Coverage{{Fact: altyn.FactMedals, Games: "*", Nation: "ARC", Sport: "*", Event: "*"}},
	})
	statements := []altyn.Statement{{ID: "s1", Kind: altyn.Placing, Slots: altyn.Slots{People: []string{"Gus Gum"}, Nation: "ARC", Games: "2012S", Sport: "weightlifting", Medal: altyn.Gold}}}
	today, _ := altyn.ParseDay("2026-11-20")
	for _, date := range []string{"2013-01-01", "2020-01-01"} {
		got := check.New(r).Check(altyn.Document{Date: day(date)}, nil, statements, today)[0]
		fmt.Println(date, got.Verdict, got.TrueUntil, got.Decisions)
	}
	// Output:
	// 2013-01-01 confirmed 2016-11-22 [d]
	// 2020-01-01 outdated 2016-11-22 [d]
}

// TestNothing judges documents with nothing in them, and a record with nothing in it.
func TestNothing(t *testing.T) {
	c := check.New(record.New(record.Tables{}))
	if got := c.Check(altyn.Document{}, nil, nil, 0); len(got) != 0 {
		t.Errorf("%d judgements of no statement", len(got))
	}
	for i, got := range c.Check(altyn.Document{}, nil, report(8), 0) {
		if got.Verdict != altyn.Unknown {
			t.Errorf("statement %d is %s by an empty record", i, got.Verdict)
		}
	}
}

// TestFingerprints keep through an edit elsewhere and tell same statements at other places apart.
func TestFingerprints(t *testing.T) {
	c := check.New(invented(t))
	today, _ := altyn.ParseDay("2026-11-20")
	judge := func(text string, starts ...int) []string {
		var st []altyn.Statement
		for i, s := range starts {
			st = append(st, altyn.Statement{ID: fmt.Sprint(i), Kind: altyn.MedalCount, Start: s, End: s + 5, Text: text[s : s+5], Slots: altyn.Slots{Nation: "ARC", Games: "2012S", Gold: altyn.N(3)}})
		}
		var out []string
		for _, j := range c.Check(altyn.Document{}, []byte(text), st, today) {
			out = append(out, j.Fingerprint)
		}
		return out
	}
	a := judge("They won three golds there.", 9)
	b := judge("A new first line.\nThey won three golds there.", 27)
	if a[0] != b[0] {
		t.Errorf("%s became %s by a line before", a[0], b[0])
	}
	two := judge("three three", 0, 6)
	if two[0] == two[1] {
		t.Error("two statements have one fingerprint")
	}
}
