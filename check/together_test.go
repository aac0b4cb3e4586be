package check_test

import (
	"fmt"
	"testing"

	"altyn"
	"altyn/check"
	"altyn/record"
)

// TestTogether compares reports of one day: the same scope with other values in another report is inconsistent, what each
// says of something else is not.
func TestTogether(t *testing.T) {
	t.Parallel()
	team := func(id, of string, n int) altyn.Statement {
		return altyn.Statement{ID: id, Kind: altyn.TeamSize, Text: fmt.Sprint(n, " ", of), Slots: altyn.Slots{Nation: "XXX", Games: "2999S", Of: of, Value: altyn.IntValue(n)}}
	}
	rank := func(id string, n altyn.Rank) altyn.Statement {
		return altyn.Statement{ID: id, Kind: altyn.Standing, Text: "rank " + n.String(), Slots: altyn.Slots{Nation: "XXX", Games: "2999S", Rank: n}}
	}
	c := check.New(record.New(record.Tables{}))
	reports := []check.Report{
		{Doc: altyn.Document{Name: "a.txt"}, Statements: []altyn.Statement{team("s1", "athletes", 10), rank("s2", 4)}},
		{Doc: altyn.Document{Name: "b.txt"}, Statements: []altyn.Statement{rank("s1", 5), team("s2", "women", 3), rank("s3", 5)}},
		{Doc: altyn.Document{Name: "c.txt"}, Statements: []altyn.Statement{rank("s1", 4)}},
	}
	day, _ := altyn.DayOf(2026, 11, 20)
	got := c.CheckTogether(reports, day)
	want := [][]string{
		{"unknown []", "inconsistent [{b.txt s1 rank 5} {b.txt s3 rank 5}]"},
		{"inconsistent [{a.txt s2 rank 4} {c.txt s1 rank 4}]", "unknown []", "inconsistent [{a.txt s2 rank 4} {c.txt s1 rank 4}]"},
		{"inconsistent [{b.txt s1 rank 5} {b.txt s3 rank 5}]"},
	}
	for n := range want {
		for i := range want[n] {
			j := got[n][i]
			if s := fmt.Sprintf("%s %v", j.Verdict, j.Elsewhere); s != want[n][i] {
				t.Errorf("%s %s: %s, want %s", reports[n].Doc.Name, reports[n].Statements[i].ID, s, want[n][i])
			}
		}
	}
	// A report alone, or twice, is judged as by Check.
	alone := c.Check(reports[0].Doc, nil, reports[0].Statements, day)
	for n, js := range c.CheckTogether([]check.Report{reports[0], reports[0]}, day) {
		for i, j := range js {
			if j.Verdict != alone[i].Verdict || j.Fingerprint != alone[i].Fingerprint || len(j.Elsewhere) > 0 {
				t.Errorf("report %d, statement %d: %+v", n, i, j)
			}
		}
	}
}
