package medal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/medal"
)

// The proof cases: what the dated decisions of the embedded record must give. Nothing of it is written anywhere but here.

func TestKazakhstanAtLondon2012(t *testing.T) {
	r := shipped(t)
	for _, tt := range []struct {
		basis medal.Basis
		day   string
		want  string
	}{
		{medal.ByResult, "2012-08-12", "12:KAZ:7-1-5"},
		{medal.ByResult, "2016-10-26", "12:KAZ:7-1-5"},
		{medal.ByResult, "2016-10-28", "19:KAZ:4-1-6"},
		{medal.ByResult, "2016-12-31", "24=:KAZ:3-1-6"},
		{medal.ByResult, "2020-11-24", ":KAZ:3-1-6"},
		{medal.ByResult, "2020-11-25", ":KAZ:3-2-5"},
		{medal.ByResult, "2021-11-11", ":KAZ:3-2-5"},
		{medal.ByResult, "2021-11-12", "23=:KAZ:3-2-6"},
		{medal.ByResult, "2026-11-20", "24=:KAZ:3-2-6"},
		{medal.ByAllocation, "2012-08-12", "12:KAZ:7-1-5"},
		{medal.ByAllocation, "2016-10-28", ":KAZ:4-1-5"},
		{medal.ByAllocation, "2016-12-31", ":KAZ:3-1-5"},
		{medal.ByAllocation, "2018-12-31", ":KAZ:3-1-6"},
		{medal.ByAllocation, "2021-11-11", ":KAZ:3-1-6"},
		{medal.ByAllocation, "2022-12-31", ":KAZ:3-1-7"},
		{medal.ByAllocation, "2024-04-30", ":KAZ:3-1-7"},
		{medal.ByAllocation, "2024-05-31", ":KAZ:3-2-6"},
		{medal.ByAllocation, "2026-11-20", ":KAZ:3-2-6"},
	} {
		t.Run(string(tt.basis)+"/"+tt.day, func(t *testing.T) {
			tab, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{"2012S"}, AsOf: day(t, tt.day), Basis: tt.basis})
			if err != nil {
				t.Fatal(err)
			}
			l, _ := tab.Line("KAZ")
			got := lineText(l)
			if strings.HasPrefix(tt.want, ":") {
				_, got, _ = strings.Cut(got, ":")
				got = ":" + got
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	tab, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{"2012S"}, AsOf: day(t, "2026-11-20")})
	if err != nil {
		t.Fatal(err)
	}
	var shared []altyn.NationID
	for _, l := range tab.Lines {
		if l.Rank == 24 {
			shared = append(shared, l.Nation)
		}
	}
	if !slices.Equal(shared, []altyn.NationID{"KAZ", "POL"}) {
		t.Errorf("24th today: %v, want KAZ and POL", shared)
	}
}

// TestStepsOfALine holds every tally that a nation had, in order, whatever its rank.
func TestStepsOfALine(t *testing.T) {
	r := shipped(t)
	for _, tt := range []struct {
		games altyn.GamesID
		basis medal.Basis
		want  string
	}{
		{"2012S", medal.ByResult, "7-1-5 4-1-6 3-1-6 3-2-5 3-2-6"},
		{"2012S", medal.ByAllocation, "7-1-5 4-1-5 3-1-5 3-1-6 3-1-7 3-2-6"},
		{"2008S", medal.ByResult, "2-4-7 2-3-7 2-3-5 1-3-5 2-2-5 2-3-4"},
		{"2016S", medal.ByResult, "3-5-9 3-5-10 2-5-10"},
	} {
		t.Run(string(tt.games)+"/"+string(tt.basis), func(t *testing.T) {
			spans, err := medal.Timeline(r, medal.Query{Games: []altyn.GamesID{tt.games}, Basis: tt.basis}, "KAZ")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range spans {
				tally := fmt.Sprintf("%d-%d-%d", s.Line.Gold, s.Line.Silver, s.Line.Bronze)
				if s.Ranked && (len(got) == 0 || got[len(got)-1] != tally) {
					got = append(got, tally)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
				for _, s := range spans {
					t.Logf("%s..%s %s %v %v", s.From, s.Until, lineText(s.Line), s.Decisions, s.Uncertain)
				}
			}
		})
	}
}
