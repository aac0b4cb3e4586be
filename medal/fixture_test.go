package medal_test

import (
	"strings"
	"testing"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// day reads a day or fails the test.
func day(t testing.TB, s string) altyn.Day {
	t.Helper()
	d, err := altyn.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func date(s string) altyn.Date {
	d, err := altyn.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// small is a record of one Games, 2030S, held from 2030-07-01 to 2030-07-10, with the table at the close. Its nations:
// AAA 2-1-0, BBB 1-0-0, CCC 1-0-0, DDD 0-1-1, NEU (not ranked) 1-1-0.
func small() record.Tables {
	nation := func(id, ranked string) altyn.Nation {
		return altyn.Nation{ID: altyn.NationID(id), Name: id, Ranked: ranked, Valid: date("2000/..")}
	}
	line := func(n string, g, s, b int) altyn.TableLine {
		return altyn.TableLine{Publication: "2030S/ioc/2030-07-10", Nation: altyn.NationID(n), Gold: altyn.N(g), Silver: altyn.N(s), Bronze: altyn.N(b)}
	}
	return record.Tables{
		Games: []altyn.Games{
			{ID: "2030S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Opens: date("2030-07-01"), Closes: date("2030-07-10")},
			{ID: "2034S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesCancelled},
		},
		Nations:      []altyn.Nation{nation("AAA", "yes"), nation("BBB", "yes"), nation("CCC", "yes"), nation("DDD", "yes"), nation("NEU", "no"), nation("OLD", "yes")},
		Lineage:      []altyn.Lineage{{Nation: "AAA", Predecessor: "OLD", Kind: altyn.Renamed}},
		Publications: []altyn.Publication{{ID: "2030S/ioc/2030-07-10", Games: "2030S", Publisher: "ioc", AsOf: date("2030-07-10"), Role: altyn.Opening, Complete: "yes", Independence: altyn.Independent}},
		Lines:        []altyn.TableLine{line("AAA", 2, 1, 0), line("BBB", 1, 0, 0), line("CCC", 1, 0, 0), line("DDD", 0, 1, 1), line("NEU", 1, 1, 0)},
	}
}

// effect makes an effect on the only entry of a nation in judo/men-60kg.
func effect(id, decided, nation string, kind altyn.Effect, from, to altyn.Medal) altyn.Decision {
	entry := altyn.EntryID("2030S/judo/men-60kg/" + nation + "/1")
	decision, _, _ := strings.Cut(id, "/")
	return altyn.Decision{ID: altyn.EffectID(id), Decision: altyn.DecisionID(decision), Decided: date(decided), Games: "2030S", Event: "judo/men-60kg",
		Entry: entry, Effect: kind, From: from, To: to, Scope: altyn.WholeEntry, Basis: altyn.Stated}
}

// text writes a table as rank:nation:g-s-b, an equals sign for a shared rank.
func text(tab medal.Table) string {
	var b strings.Builder
	for i, l := range tab.Lines {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(lineText(l))
	}
	return b.String()
}
