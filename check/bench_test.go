package check_test

import (
	"fmt"
	"testing"

	"altyn"
	"altyn/check"
)

// report gives n statements of all sorts, as a report with many figures has them.
func report(n int) []altyn.Statement {
	kinds := []altyn.Statement{
		{Kind: altyn.MedalCount, Slots: altyn.Slots{Nation: "ARC", Games: "2012S", Gold: altyn.N(1), Total: altyn.N(2)}},
		{Kind: altyn.Standing, Slots: altyn.Slots{Nation: "ARC", Games: "2012S", Rank: 3}},
		{Kind: altyn.Placing, Slots: altyn.Slots{People: []string{"Ivo Ivy"}, Nation: "ARC", Games: "2016S", Event: "judo/men-60kg", Medal: altyn.Silver}},
		{Kind: altyn.Placing, Slots: altyn.Slots{People: []string{"Dima Dogwood"}, Nation: "ARC", Games: "2016S", Event: "boxing/men-69kg", Medal: altyn.Bronze}},
		{Kind: altyn.Superlative, Slots: altyn.Slots{Nation: "ARC", Games: "2012S", Claim: altyn.Most, Medal: altyn.Gold}},
		{Kind: altyn.TeamSize, Slots: altyn.Slots{Nation: "ARC", Games: "2012S", Of: "athletes", Value: altyn.IntValue(115)}},
		{Kind: altyn.GamesFact, Slots: altyn.Slots{Games: "2012S", Of: "host", Place: "Gammastadt"}},
		{Kind: altyn.ParticipationKind, Slots: altyn.Slots{Nation: "ARC", To: "2012S", Season: altyn.SummerOlympics, Value: altyn.IntValue(3)}},
	}
	out := make([]altyn.Statement, n)
	for i := range out {
		out[i] = kinds[i%len(kinds)]
		out[i].ID = fmt.Sprintf("s%d", i+1)
	}
	return out
}

// BenchmarkCheck judges documents of 40 statements, as many as a page has, and of 4,000 and 40,000: time grows with the
// number of statements.
func BenchmarkCheck(b *testing.B) {
	c := check.New(invented(b))
	today, _ := altyn.ParseDay("2026-11-20")
	for _, n := range []int{40, 4_000, 40_000} {
		st := report(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Check(altyn.Document{}, nil, st, today)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/statement")
		})
	}
}

// BenchmarkFirst judges one page with a new record, so that all that is worked out once is worked out.
func BenchmarkFirst(b *testing.B) {
	r, err := shipped()
	if err != nil {
		b.Skip("no record here: ", err)
	}
	today, _ := altyn.ParseDay("2026-11-20")
	st := report(40)
	b.ReportAllocs()
	for b.Loop() {
		check.New(r.KnownAt(altyn.Instant(1))).Check(altyn.Document{}, nil, st, today)
	}
}
