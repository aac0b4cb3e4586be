package medal_test

import (
	"testing"

	"altyn"
	"altyn/medal"
)

// TestRowsAgreeWithTables holds the medal rows of every nation whose rows are whole against the tables: on the day of the
// opening balance, after every change, and today; by both bases.
func TestRowsAgreeWithTables(t *testing.T) {
	r := shipped(t)
	days := 0
	for _, g := range r.AllGames() {
		opening, ok := r.Opening(g.ID)
		if !ok {
			continue
		}
		for _, n := range r.Nations() {
			since, whole := medal.Rows(r, medal.Query{}, g.ID, n.ID)
			if !whole || n.Valid.Known() && !n.Valid.Contains(g.Closes.Last()) {
				continue
			}
			for _, basis := range []medal.Basis{medal.ByResult, medal.ByAllocation} {
				q := medal.Query{Games: []altyn.GamesID{g.ID}, Basis: basis}
				check := []altyn.Day{max(since, opening.AsOf.Last()), benchDay}
				for _, c := range medal.ChangePoints(r, g.ID, basis) {
					if c.Day >= opening.AsOf.Last() && c.Day <= benchDay {
						check = append(check, c.Day)
					}
				}
				for _, q.AsOf = range check {
					tab, err := medal.Compute(r, q)
					if err != nil {
						t.Fatal(err)
					}
					want, _ := tab.Line(n.ID)
					got := medal.Line{Nation: n.ID}
					for h := range medal.Medals(r, medal.Filter{Games: q.Games, Nation: n.ID, Basis: basis, AsOf: q.AsOf.Date()}) {
						switch h.Medal {
						case altyn.Gold:
							got.Gold++
						case altyn.Silver:
							got.Silver++
						case altyn.Bronze:
							got.Bronze++
						}
					}
					days++
					if got.Gold != want.Gold || got.Silver != want.Silver || got.Bronze != want.Bronze {
						t.Errorf("%s %s on %s by %s: rows %d-%d-%d, table %d-%d-%d", g.ID, n.ID, q.AsOf, basis, got.Gold, got.Silver, got.Bronze, want.Gold, want.Silver, want.Bronze)
					}
					x, err := medal.Why(r, q, n.ID)
					if err != nil || len(x.Parts) > 0 && len(x.Parts[0].Medals) != want.Total() {
						t.Errorf("%s %s on %s by %s: Why lists %v, %v", g.ID, n.ID, q.AsOf, basis, x.Parts, err)
					}
				}
			}
		}
	}
	t.Logf("%d lines of nations whose rows are whole", days)
}
