package check_test

import (
	"testing"

	"altyn"
	"altyn/check"
)

// TestProofCase judges the figures of one nation at one Games, as dated decisions left them in the record that ships, on
// the days of reports between the close and today.
func TestProofCase(t *testing.T) {
	r, err := shipped()
	if err != nil {
		t.Skip("no record here: ", err)
	}
	if _, ok := r.Opening("2012S"); !ok {
		t.Skip("the record has no table of the Games")
	}
	c := check.New(r)
	today, _ := altyn.ParseDay("2026-11-20")
	count := func(gold, silver, bronze int) altyn.Statement {
		return altyn.Statement{ID: "s", Kind: altyn.MedalCount, Slots: altyn.Slots{Nation: "KAZ", Games: "2012S", Gold: altyn.N(gold), Silver: altyn.N(silver), Bronze: altyn.N(bronze)}}
	}
	at := func(s altyn.Statement, at string) altyn.Statement { s.At = at; return s }
	rank := func(n int) altyn.Statement {
		return altyn.Statement{ID: "s", Kind: altyn.Standing, Slots: altyn.Slots{Nation: "KAZ", Games: "2012S", Rank: altyn.Rank(n)}}
	}
	tests := []struct {
		date string
		st   altyn.Statement
		want altyn.Verdict
	}{
		{"2013-03-01", count(7, 1, 5), altyn.Confirmed},
		{"2013-03-01", count(3, 2, 6), altyn.Outdated},
		{"2013-03-01", rank(12), altyn.Confirmed},
		{"2016-10-27", count(7, 1, 5), altyn.Confirmed},
		{"2016-10-29", count(7, 1, 5), altyn.Outdated},
		{"2016-11-01", count(4, 1, 6), altyn.Confirmed},
		{"2016-11-01", rank(19), altyn.Confirmed},
		{"2016-11-01", rank(12), altyn.Outdated},
		{"2016-12-31", count(3, 1, 6), altyn.Confirmed},
		{"2020-12-01", count(3, 2, 5), altyn.Confirmed},
		{"2022-01-01", count(3, 2, 6), altyn.Confirmed},
		{"2022-01-01", rank(23), altyn.Confirmed},
		{"", count(3, 2, 6), altyn.Confirmed},
		{"", rank(24), altyn.Confirmed},
		{"", count(7, 1, 5), altyn.Outdated},
		{"", count(7, 2, 6), altyn.Contradicted},
		{"", at(count(7, 1, 5), "close"), altyn.Confirmed},
		{"", at(count(3, 2, 6), "close"), altyn.Outdated},
		{"", at(count(4, 1, 6), "2016-11-01"), altyn.Confirmed},
		{"2016", count(7, 1, 5), altyn.Unknown},
		{"2016-10", count(4, 1, 6), altyn.Unknown},
		{"2014", count(7, 1, 5), altyn.Confirmed},
		{"2012-08-02", count(7, 1, 5), altyn.Outdated},
		{"2012-08-13", count(6, 1, 5), altyn.Contradicted},
	}
	for _, tt := range tests {
		date, err := altyn.ParseDate(tt.date)
		if err != nil {
			t.Fatal(err)
		}
		got := c.Check(altyn.Document{Date: date}, nil, []altyn.Statement{tt.st}, today)[0]
		if got.Verdict != tt.want {
			t.Errorf("%q: %d-%d-%d rank %s at %q: %s, want %s (true %s..%s, %v)", tt.date, tt.st.Gold.Or(-1), tt.st.Silver.Or(-1), tt.st.Bronze.Or(-1), tt.st.Rank, tt.st.At, got.Verdict, tt.want, got.TrueFrom, got.TrueUntil, got.Lacking)
		}
		if got.Verdict == altyn.Outdated && (got.TrueFrom.IsZero() || len(got.Rows) == 0) {
			t.Errorf("%q: outdated without days or rows: %+v", tt.date, got)
		}
	}
	// What the box and the text of a page say, each true at its time.
	box, text := count(3, 2, 6), count(7, 1, 5)
	box.ID, text.ID = "box", "text"
	got := c.Check(altyn.Document{}, nil, []altyn.Statement{box, text}, today)
	if got[0].Verdict != altyn.Inconsistent || got[1].Verdict != altyn.Inconsistent || len(got[1].Also) != 1 || got[1].Also[0] != altyn.Outdated {
		t.Errorf("box %s, text %s also %s", got[0].Verdict, got[1].Verdict, got[1].Also)
	}
	if got[1].TrueUntil.String() != "2016-10-26" || len(got[1].Decisions) == 0 {
		t.Errorf("the text held until %s, ended by %s", got[1].TrueUntil, got[1].Decisions)
	}
}
