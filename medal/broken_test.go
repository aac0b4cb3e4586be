package medal_test

import (
	"testing"

	"altyn"
	"altyn/medal"
	"altyn/record"

	"pgregory.net/rapid"
)

// TestBrokenRecordsDoNotPanic asks everything of records whose rows point nowhere, lack dates and contradict each other.
func TestBrokenRecordsDoNotPanic(t *testing.T) {
	word := rapid.SampledFrom([]string{"", "AAA", "BBB", "2000S", "2000S/judo/men-60kg/AAA/1", "2000S/judo/men-60kg/BBB/1", "x", "//", "judo", "judo/men-60kg", "p", "-"})
	dates := rapid.SampledFrom([]altyn.Date{{}, altyn.NoDate, date("2000-07-01"), date("2000-07-10"), date("2001"), date("../1900"), date("2001-05/.."), date("2199-12-31")})
	medals := rapid.SampledFrom([]altyn.Medal{"", altyn.Gold, altyn.Silver, altyn.NoMedal, "x"})
	games := rapid.SampledFrom([]altyn.GamesID{"2000S", "2000W", "x", ""})
	rapid.Check(t, func(t *rapid.T) {
		var tab record.Tables
		for range rapid.IntRange(0, 4).Draw(t, "n") {
			g, a, b := games.Draw(t, "g"), word.Draw(t, "a"), word.Draw(t, "b")
			tab.Games = append(tab.Games, altyn.Games{ID: g, Status: altyn.GamesHeld, Opens: dates.Draw(t, "opens"), Closes: dates.Draw(t, "closes")})
			tab.Nations = append(tab.Nations, altyn.Nation{ID: altyn.NationID(a), Valid: dates.Draw(t, "valid")})
			tab.Lineage = append(tab.Lineage, altyn.Lineage{Nation: altyn.NationID(a), Predecessor: altyn.NationID(b), Kind: altyn.Successor})
			tab.Sports = append(tab.Sports, altyn.Sport{ID: altyn.SportID(a), Parent: altyn.SportID(b)})
			tab.People = append(tab.People, altyn.Person{ID: altyn.PersonID(a), Nations: []altyn.NationID{altyn.NationID(b)}})
			tab.Entries = append(tab.Entries, altyn.Entry{ID: altyn.EntryID(a), Games: g, Event: altyn.EventID(b), Nation: altyn.NationID(word.Draw(t, "nation"))})
			tab.Members = append(tab.Members, altyn.Member{Entry: altyn.EntryID(a), Person: altyn.PersonID(b)})
			tab.Results = append(tab.Results, altyn.Result{Entry: altyn.EntryID(a), Medal: medals.Draw(t, "medal"), On: dates.Draw(t, "on")})
			tab.Publications = append(tab.Publications, altyn.Publication{ID: altyn.PublicationID(a), Games: g, AsOf: dates.Draw(t, "as_of"), Role: altyn.Opening, Publisher: b})
			tab.Lines = append(tab.Lines, altyn.TableLine{Publication: altyn.PublicationID(a), Nation: altyn.NationID(b), Gold: altyn.N(rapid.IntRange(-5, 1<<30).Draw(t, "gold"))})
			tab.Decisions = append(tab.Decisions, altyn.Decision{ID: altyn.EffectID(a), Decision: altyn.DecisionID(b), Decided: dates.Draw(t, "decided"), Games: g, Entry: altyn.EntryID(word.Draw(t, "entry")),
				Effect: rapid.SampledFrom(effects).Draw(t, "effect"), From: medals.Draw(t, "from"), To: medals.Draw(t, "to")})
			if rapid.Bool().Draw(t, "cover") {
				tab.Coverage = append(tab.Coverage, altyn.Coverage{Fact: altyn.FactMedals, Games: "*", Nation: "*", Sport: "*", Event: "*", Since: dates.Draw(t, "since")})
			}
		}
		r := record.New(tab)
		q := medal.Query{Games: rapid.SliceOfDistinct(games, rapid.ID[altyn.GamesID]).Draw(t, "games"), AsOf: dates.Draw(t, "day").Last(), Sport: altyn.SportID(word.Draw(t, "sport")),
			Lineage: rapid.Bool().Draw(t, "lineage"), Basis: drawBasis(t)}
		if rapid.Bool().Draw(t, "publisher") {
			q.AccordingTo = word.Draw(t, "publisher")
		}
		n := altyn.NationID(word.Draw(t, "of"))
		_, _ = medal.Compute(r, q)
		_, _ = medal.Count(r, q, n)
		_, _ = medal.Timeline(r, q, n)
		_, _ = medal.Why(r, q, n)
		_, _ = medal.Diff(r, q, 0, q.AsOf)
		medal.TimelineOf(r, q, altyn.PersonID(n))
		for _, g := range q.Games {
			medal.ChangePoints(r, g, q.Basis)
			medal.Publishers(r, g, q.AsOf)
			medal.Between(r, g, "2000S")
		}
		for h := range medal.Medals(r, medal.Filter{Games: q.Games, Nation: n, AsOf: q.AsOf.Date()}) {
			medal.States(r, h.Entry.ID, q.Basis)
		}
	})
}
