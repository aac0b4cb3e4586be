package history_test

import (
	"sync"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/history"
	"altyn/record"
)

var embedded = sync.OnceValues(func() (*record.Record, error) {
	r, _, err := record.Load(data.FS)
	return r, err
})

// TestKazakhstan asks the embedded record what its rows must tell: firsts, only ones, runs and bests of the nation whose
// record is whole, and of others as far as tables go.
func TestKazakhstan(t *testing.T) {
	r, err := embedded()
	if err != nil || len(r.Publications("2012S")) == 0 {
		t.Skipf("no embedded record with tables: %v", err)
	}
	type q = history.Question
	games := func(ids ...altyn.GamesID) []altyn.GamesID { return ids }
	for _, tt := range []struct {
		name string
		q    q
		want history.Truth
	}{
		{"first medal", q{Claim: altyn.First, Nation: "KAZ", Games: "1994W", People: people("vladimir-smirnov")}, history.Holds},
		{"first gold in judo", q{Claim: altyn.First, Nation: "KAZ", Sport: "judo", Medal: altyn.Gold, Games: "2024S", People: people("yeldos-smetov")}, history.Holds},
		{"first gold in athletics", q{Claim: altyn.First, Nation: "KAZ", Sport: "athletics", Medal: altyn.Gold, Games: "2000S", People: people("olga-shishigina")}, history.Holds},
		{"first gold in athletics, of another", q{Claim: altyn.First, Nation: "KAZ", Sport: "athletics", Medal: altyn.Gold, Games: "2012S", People: people("olga-rypakova")}, history.DoesNot},
		{"second gold at Winter Games", q{Claim: altyn.Nth, Value: altyn.IntValue(2), Season: altyn.WinterOlympics, Nation: "KAZ", Medal: altyn.Gold, Games: "2026W", People: people("mikhail-shaidorov")}, history.Holds},
		{"only gold at Paris", q{Claim: altyn.Only, Nation: "KAZ", Medal: altyn.Gold, Games: "2024S", People: people("yeldos-smetov")}, history.Holds},
		{"only gold at London", q{Claim: altyn.Only, Nation: "KAZ", Medal: altyn.Gold, Games: "2012S"}, history.DoesNot},
		{"four welterweight titles in a row", q{Claim: altyn.Consecutive, Value: altyn.IntValue(4), Season: altyn.SummerOlympics, Nation: "KAZ", Event: "boxing/men-69kg", Medal: altyn.Gold, Games: "2016S"}, history.Holds},
		{"most medals at one Summer Games", q{Claim: altyn.Most, Season: altyn.SummerOlympics, Nation: "KAZ", Games: "2016S", Value: altyn.IntValue(17)}, history.Holds},
		{"best place at Winter Games", q{Claim: altyn.Best, Season: altyn.WinterOlympics, Nation: "KAZ", Games: "1994W", Value: altyn.IntValue(12)}, history.Holds},
		{"first Summer Games without gold", q{Claim: altyn.First, Without: true, Season: altyn.SummerOlympics, Nation: "KAZ", Medal: altyn.Gold, Games: "2020S"}, history.Holds},
		{"first medal of San Marino", q{Claim: altyn.First, Nation: "SMR", Games: "2020S"}, history.Holds},
		{"third medal of San Marino", q{Claim: altyn.Nth, Value: altyn.IntValue(3), Nation: "SMR", Games: "2020S"}, history.Holds},
		{"first gold of the Philippines", q{Claim: altyn.First, Nation: "PHI", Medal: altyn.Gold, Games: "2020S"}, history.Holds},
		{"most gold of Japan", q{Claim: altyn.Most, Nation: "JPN", Season: altyn.SummerOlympics, Medal: altyn.Gold, Games: "2020S", Value: altyn.IntValue(27)}, history.Holds},
		{"most gold of Denmark since 1996", q{Claim: altyn.MostSince, Nation: "DEN", Season: altyn.SummerOlympics, Medal: altyn.Gold, Games: "2020S", Value: altyn.IntValue(1996)}, history.Holds},
		{"most medals at Tokyo", q{Claim: altyn.Most, Among: history.Nations, Nation: "USA", Games: "2020S"}, history.Holds},
		{"first medal of a sport without rows", q{Claim: altyn.First, Nation: "BEL", Sport: "artistic-gymnastics", Games: "2020S"}, history.CannotTell},
		{"first Paralympic gold", q{Claim: altyn.First, Nation: "KAZ", Over: games("1996PS", "2000PS", "2004PS", "2008PS", "2012PS", "2016PS"), Medal: altyn.Gold, Games: "2016PS", People: people("zulfiya-gabidullina")}, history.Holds},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.q.AsOf, _ = altyn.ParseDay("2026-11-20")
			if a := history.Ask(r, tt.q); a.Truth != tt.want {
				t.Errorf("Ask = %s, want %s: instead %+v, missing %+v", a.Truth, tt.want, a.Instead, a.Missing)
			}
		})
	}
}

func BenchmarkAsk(b *testing.B) {
	r, err := embedded()
	if err != nil || len(r.Publications("2012S")) == 0 {
		b.Skipf("no embedded record with tables: %v", err)
	}
	today, _ := altyn.ParseDay("2026-11-20")
	for name, q := range map[string]history.Question{
		"first": {Claim: altyn.First, Nation: "KAZ", Sport: "judo", Medal: altyn.Gold, Games: "2024S", AsOf: today},
		"best":  {Claim: altyn.Best, Nation: "KAZ", Games: "2012S", AsOf: today},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				history.Ask(r, q)
			}
		})
	}
}
