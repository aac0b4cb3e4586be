package medal_test

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// residual is a cell of a published table that the record does not give.
type residual struct {
	table    string // publication
	nation   altyn.NationID
	found    string // as published
	expected string // as the record gives
	rank     bool   // the medals agree, the printed rank does not
	because  string // why it is understood; empty when it is not
}

func tally(g, s, b int) string { return fmt.Sprintf("%d-%d-%d", g, s, b) }

// explained gives the exceptions of the record by publication and nation.
func explained(r *record.Record) map[string]*altyn.Exception {
	out := map[string]*altyn.Exception{}
	for _, e := range r.Exceptions("medal-total-differs") {
		out[e.Subject] = e
	}
	return out
}

// comparison counts what came of comparing a kind of table.
type comparison struct{ tables, cells, exact, excepted, failed, untold int }

// TestPublishedTables compares, cell by cell, the table as of its day with every published table of the record that is
// not itself an opening balance. Of assertions every cell must come out or be an exception with its reason; claims are
// shown and need not. Tables that rest on the record, or on which the record rests, are counted apart.
func TestPublishedTables(t *testing.T) {
	r := shipped(t)
	except := explained(r)
	used := map[string]bool{}
	counts := map[string]*comparison{}
	var left []residual
	for _, g := range r.AllGames() {
		for _, p := range r.Publications(g.ID) {
			if p.Role == altyn.Opening || p.Sport != "" {
				continue
			}
			kind := string(p.Role) + " " + string(p.Independence)
			c := counts[kind]
			if c == nil {
				c = &comparison{}
				counts[kind] = c
			}
			tab, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{g.ID}, AsOf: p.AsOf.Last()})
			var u *medal.Unanswerable
			if errors.As(err, &u) {
				if p.Role == altyn.Assertion {
					t.Errorf("%s: %v", p.ID, err)
				}
				c.untold++
				continue
			} else if err != nil {
				t.Fatal(err)
			}
			c.tables++
			for _, x := range compareWith(r, tab, p) {
				c.cells++
				if x.found == x.expected && !x.rank {
					c.exact++
					continue
				}
				subject := x.table + "|" + string(x.nation)
				if e, ok := except[subject]; ok {
					used[subject] = true
					x.because = e.Because
					if e.Expected != x.expected || e.Found != x.found {
						t.Errorf("%s: the exception says %s for %s, it is %s for %s", subject, e.Found, e.Expected, x.found, x.expected)
					}
					c.excepted++
				} else if p.Role == altyn.PrintedClaim {
					x.because = "a claim: " + p.Note
					c.excepted++
				} else {
					c.failed++
					t.Errorf("unexplained: %s prints %s, the record gives %s", subject, x.found, x.expected)
				}
				left = append(left, x)
			}
		}
	}
	for s, e := range except {
		if !used[s] && !strings.Contains(e.Subject, ":") {
			t.Errorf("the exception %s is not needed", s)
		}
	}
	report(t, left)
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		c := counts[kind]
		t.Logf("%-22s %3d tables, %4d cells: %4d exact, %3d excepted, %d unexplained; %d tables of days that the record cannot tell", kind, c.tables, c.cells, c.exact, c.excepted, c.failed, c.untold)
	}
}

// compareWith gives a residual for every line of either table; found equals expected where they agree.
func compareWith(r *record.Record, tab medal.Table, p *altyn.Publication) []residual {
	var out []residual
	seen := map[altyn.NationID]bool{}
	for _, l := range r.Lines(p.ID) {
		seen[l.Nation] = true
		own, _ := tab.Line(l.Nation)
		x := residual{table: string(p.ID), nation: l.Nation, found: tally(l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0)), expected: tally(own.Gold, own.Silver, own.Bronze)}
		out = append(out, x)
	}
	if p.Complete != "no" {
		for _, l := range tab.Lines {
			if !seen[l.Nation] {
				out = append(out, residual{table: string(p.ID), nation: l.Nation, found: "0-0-0", expected: tally(l.Gold, l.Silver, l.Bronze)})
			}
		}
	}
	return out
}

// report logs residuals with their reasons, one line a reason and table.
func report(t *testing.T, left []residual) {
	slices.SortStableFunc(left, func(a, b residual) int { return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.nation, b.nation)) })
	for _, x := range left {
		t.Logf("%s %s: published %s, record %s: %s", x.table, x.nation, x.found, x.expected, cmp.Or(x.because, "NOT EXPLAINED"))
	}
}

// TestPrintedRanks compares ranks where a published table prints them and its medals all come out.
func TestPrintedRanks(t *testing.T) {
	r := shipped(t)
	tables, ranks := 0, 0
	for _, g := range r.AllGames() {
	next:
		for _, p := range r.Publications(g.ID) {
			if p.Sport != "" || p.Complete == "no" {
				continue
			}
			tab, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{g.ID}, AsOf: p.AsOf.Last()})
			if err != nil {
				continue
			}
			for _, x := range compareWith(r, tab, p) {
				if x.found != x.expected {
					continue next
				}
			}
			printed := false
			for _, l := range r.Lines(p.ID) {
				want, known := l.Rank.Int()
				if !known {
					continue
				}
				printed = true
				if own, _ := tab.Line(l.Nation); own.Rank != want {
					t.Errorf("%s prints rank %d for %s, the record gives %d", p.ID, want, l.Nation, own.Rank)
				}
				ranks++
			}
			if printed {
				tables++
			}
		}
	}
	t.Logf("%d tables print %d ranks", tables, ranks)
}
