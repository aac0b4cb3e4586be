package history_test

import (
	"testing"

	"altyn"
	"altyn/history"
	"altyn/record"

	"pgregory.net/rapid"
)

var claims = []altyn.Claim{altyn.First, altyn.Nth, altyn.Only, altyn.Best, altyn.Most, altyn.Fewest, altyn.Largest, altyn.Smallest, altyn.Youngest, altyn.Oldest,
	altyn.Last, altyn.Consecutive, altyn.NthMost, altyn.NthBest, altyn.FirstSince, altyn.BestSince, altyn.MostSince, altyn.SmallestSince, "other"}

// TestAnyQuestionHasAnAnswer asks questions that make little sense, of a record with rows taken out: an answer is one of
// three, its days follow each other, and what holds names what it rests on.
func TestAnyQuestionHasAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tables := story()
		drop := func(name string, n int) (from, to int) {
			from = rapid.IntRange(0, n).Draw(t, name)
			return from, rapid.IntRange(from, n).Draw(t, name+" to")
		}
		if from, to := drop("results", len(tables.Results)); rapid.Bool().Draw(t, "drop results") {
			tables.Results = append(tables.Results[:from:from], tables.Results[to:]...)
		}
		if from, to := drop("members", len(tables.Members)); rapid.Bool().Draw(t, "drop members") {
			tables.Members = append(tables.Members[:from:from], tables.Members[to:]...)
		}
		if from, to := drop("coverage", len(tables.Coverage)); rapid.Bool().Draw(t, "drop coverage") {
			tables.Coverage = append(tables.Coverage[:from:from], tables.Coverage[to:]...)
		}
		if from, to := drop("games", len(tables.Games)); rapid.Bool().Draw(t, "drop games") {
			tables.Games = append(tables.Games[:from:from], tables.Games[to:]...)
		}
		games := rapid.SampledFrom([]altyn.GamesID{"", "2000S", "2008S", "2012S", "2024S", "x"})
		q := history.Question{
			Claim:   rapid.SampledFrom(claims).Draw(t, "claim"),
			Nation:  rapid.SampledFrom([]altyn.NationID{"", "AAA", "BBB", "ZZZ"}).Draw(t, "nation"),
			Games:   games.Draw(t, "at"),
			Season:  rapid.SampledFrom([]altyn.Season{"", altyn.SummerOlympics, altyn.AnyParalympic, "x"}).Draw(t, "season"),
			Sport:   rapid.SampledFrom([]altyn.SportID{"", "judo", "x"}).Draw(t, "sport"),
			Event:   rapid.SampledFrom([]altyn.EventID{"", "judo/men-60kg", "judo/men", "x"}).Draw(t, "event"),
			Medal:   rapid.SampledFrom([]altyn.Medal{"", altyn.Gold, altyn.AnyMedal, altyn.NoMedal}).Draw(t, "medal"),
			Value:   rapid.SampledFrom([]altyn.Value{{}, altyn.IntValue(0), altyn.IntValue(-1), altyn.IntValue(2), altyn.IntValue(1 << 30), altyn.WordValue("2004S"), altyn.WordValue("every")}).Draw(t, "value"),
			Among:   rapid.SampledFrom([]history.Among{"", history.OwnGames, history.Nations, history.People}).Draw(t, "among"),
			Of:      rapid.SampledFrom([]string{"", "athletes", "rank", "medals", "x"}).Draw(t, "of"),
			Without: rapid.Bool().Draw(t, "without"),
			AsOf:    altyn.Day(rapid.IntRange(10000, 17000).Draw(t, "day")),
		}
		if rapid.Bool().Draw(t, "people") {
			q.People = people(rapid.SampledFrom([]altyn.PersonID{"p1", "p2", "p3", "nobody"}).Draw(t, "person"))
		}
		a := history.Ask(record.New(tables), q)
		switch a.Truth {
		case history.Holds, history.DoesNot:
		case history.CannotTell:
			if a.Missing.Key == "" {
				t.Fatalf("cannot tell, and does not say why: %+v", q)
			}
		default:
			t.Fatalf("truth %q", a.Truth)
		}
		for i, r := range a.Days {
			if r.From > r.Until || i > 0 && (r.From != a.Days[i-1].Until+1 || r.Truth == a.Days[i-1].Truth && r.Shared == a.Days[i-1].Shared) {
				t.Fatalf("runs do not follow each other: %+v", a.Days)
			}
		}
		if got := a.On(q.AsOf); len(a.Days) > 0 && q.AsOf >= a.Days[0].From && got != a.Truth {
			t.Fatalf("On = %s, Truth = %s for %+v\n%+v", got, a.Truth, q, a.Days)
		}
	})
}
