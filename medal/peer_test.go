package medal_test

import (
	"slices"
	"testing"

	"altyn"
	"altyn/medal"
)

// TestSameAsSQLite asks the benchmarks' peer on many days: it adds up the `from` and `to` of the rows themselves, so that
// a decision whose `from` is not what its entry had by then would show.
func TestSameAsSQLite(t *testing.T) {
	r := shipped(t)
	all := answerable(r, medal.Series(r, ""), benchDay)
	for name, games := range map[string][]altyn.GamesID{"2008S": {"2008S"}, "2012S": {"2012S"}, "2014W": {"2014W"}, "all": all} {
		t.Run(name, func(t *testing.T) {
			q := medal.Query{Games: games}
			ask := newPeer(t, r, &q)
			for q.AsOf = benchDay; q.AsOf > benchDay-1000; q.AsOf -= 97 {
				tab, err := medal.Compute(r, q)
				if err != nil {
					if name == "all" {
						continue // a day inside some Games
					}
					t.Fatal(err)
				}
				if got := ask(); !slices.Equal(got, tab.Lines) {
					t.Errorf("on %s\nSQLite %v\naltyn  %v", q.AsOf, got, tab.Lines)
				}
			}
		})
	}
}
