package history_test

import (
	"testing"

	"altyn"
	"altyn/history"
	"altyn/record"
)

// programmeOf is a record of two summer Games with the medals of six nations: judo at both, rowing at the second alone.
// Nothing says that the rows of the first are all there; the tables of both are.
func programmeOf(nations []altyn.NationID) *record.Record {
	var t record.Tables
	t.Sports = []altyn.Sport{{ID: "judo"}, {ID: "rowing"}}
	for i, g := range []altyn.GamesID{"2000S", "2004S"} {
		closes := date([]string{"2000-07-20", "2004-07-20"}[i])
		t.Games = append(t.Games, altyn.Games{ID: g, Movement: altyn.Olympic, Season: altyn.Summer, Opens: date([]string{"2000-07-01", "2004-07-01"}[i]), Closes: closes, Status: altyn.GamesHeld})
		pub := altyn.PublicationID(string(g) + "/table")
		t.Publications = append(t.Publications, altyn.Publication{ID: pub, Games: g, AsOf: closes, Role: altyn.Opening, Complete: "yes"})
		for k, n := range nations {
			if i == 0 && k == 0 {
				continue // the first nation has no medal at the first Games
			}
			event := altyn.EventID("judo/men-60kg")
			if i == 1 && k < 2 {
				event = "rowing/men-single-sculls"
			}
			id := altyn.EntryID(string(g) + "/" + string(event) + "/" + string(n) + "/1")
			t.Entries = append(t.Entries, altyn.Entry{ID: id, Games: g, Event: event, Nation: n})
			t.Results = append(t.Results, altyn.Result{Entry: id, Medal: altyn.Gold, On: date([]string{"2000-07-05", "2004-07-05"}[i])})
			t.Lines = append(t.Lines, altyn.TableLine{Publication: pub, Nation: n, Gold: altyn.N(1)})
		}
	}
	for _, n := range nations {
		t.Nations = append(t.Nations, altyn.Nation{ID: n, Ranked: "yes"})
	}
	t.Coverage = []altyn.Coverage{{Fact: altyn.FactMedals, Games: "2004S", Nation: "*", Sport: "*", Event: "*"}, {Fact: altyn.FactTables, Games: "*", Nation: "*", Sport: "*", Event: "*"}}
	return record.New(t)
}

func TestSportNotOnTheProgramme(t *testing.T) {
	on := day(t, "2005-01-01")
	tests := []struct {
		why     string
		nation  altyn.NationID
		nations []altyn.NationID
		want    history.Truth
	}{
		{"no rowing by anybody at the first Games", "BBB", []altyn.NationID{"AAA", "BBB", "CCC", "DDD", "EEE", "FFF"}, history.Holds},
		{"the medals of one nation say nothing of the programme", "BBB", []altyn.NationID{"AAA", "BBB"}, history.CannotTell},
		{"no medal at all at the first Games by their table", "AAA", []altyn.NationID{"AAA", "BBB"}, history.Holds},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			a := history.Ask(programmeOf(tt.nations), history.Question{Claim: altyn.First, Nation: tt.nation, Games: "2004S", Sport: "rowing", Medal: altyn.Gold, AsOf: on})
			got := history.CannotTell
			for _, run := range a.Days {
				if run.From <= on && on <= run.Until {
					got = run.Truth
				}
			}
			if got != tt.want {
				t.Errorf("%v (missing %v), want %v", got, a.Missing, tt.want)
			}
		})
	}
}
