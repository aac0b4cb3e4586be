package resolve_test

import (
	"fmt"
	"slices"
	"testing"

	"altyn"
	"altyn/feed"
	"altyn/record"
	"altyn/resolve"
)

// small is a record of one Games with a decision.
func small() *record.Record {
	prov := altyn.Provenance{Sources: []altyn.SourceID{"book"}, Confidence: altyn.Verified}
	return record.New(record.Tables{
		Sources: []altyn.Source{{ID: "book", Publisher: "organiser", Kind: altyn.ResultsBody}},
		Games:   []altyn.Games{{ID: "2008S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Opens: date("2008-08-08"), Closes: date("2008-08-24"), Provenance: prov}},
		Nations: []altyn.Nation{{ID: "DEN", Name: "Denmark", Provenance: prov}, {ID: "NOR", Name: "Norway", Provenance: prov}, {ID: "MIX", Name: "Mixed team", Kind: altyn.MixedNation, Provenance: prov}},
		Sports:  []altyn.Sport{{ID: "judo", Name: "Judo", Provenance: prov}, {ID: "rowing", Name: "Rowing", Provenance: prov}},
		Events: []altyn.Event{{ID: "judo/men-60kg", Sport: "judo", Sex: altyn.Men, Kind: altyn.Individual, Provenance: prov},
			{ID: "judo/men-66kg", Sport: "judo", Sex: altyn.Men, Kind: altyn.Individual, Provenance: prov}},
		People: []altyn.Person{{ID: "lars-holm", Name: "Lars Holm", Sex: altyn.Men, Nations: []altyn.NationID{"DEN"}, Sports: []altyn.SportID{"judo"}, Provenance: prov},
			{ID: "per-berg", Name: "Per Berg", Sex: altyn.Men, Nations: []altyn.NationID{"NOR"}, Sports: []altyn.SportID{"judo"}, Provenance: prov}},
		Entries: []altyn.Entry{{ID: "2008S/judo/men-60kg/DEN/lars-holm", Games: "2008S", Event: "judo/men-60kg", Nation: "DEN", Provenance: prov},
			{ID: "2008S/judo/men-66kg/NOR/per-berg", Games: "2008S", Event: "judo/men-66kg", Nation: "NOR", Provenance: prov}},
		Members: []altyn.Member{{Entry: "2008S/judo/men-60kg/DEN/lars-holm", Person: "lars-holm", Role: altyn.Competitor, Provenance: prov},
			{Entry: "2008S/judo/men-66kg/NOR/per-berg", Person: "per-berg", Role: altyn.Competitor, Provenance: prov}},
		Results: []altyn.Result{{Entry: "2008S/judo/men-60kg/DEN/lars-holm", Medal: altyn.Gold, Rank: altyn.N(1), On: date("2008-08-09"), Provenance: prov}},
		Decisions: []altyn.Decision{{ID: "d1", Decision: "d", Decided: date("2010-01-01"), Games: "2008S", Event: "judo/men-66kg", Entry: "2008S/judo/men-66kg/NOR/per-berg",
			Effect: altyn.MedalAllocated, From: altyn.Bronze, To: altyn.Silver, Scope: altyn.WholeEntry, Basis: altyn.Stated, Provenance: prov}},
	})
}

func rows() []feed.Row {
	r := func(line int, key, name, event, nation, team string, medal altyn.Medal) feed.Row {
		return feed.Row{File: "f", Line: line, Key: key, Name: name, PersonSex: altyn.Men, Games: "2008S", Sport: "Judo", Event: event, Sex: altyn.Men, Nation: nation, Team: team, Medal: medal}
	}
	eight := func(line int, key, name, nation, team string, medal altyn.Medal) feed.Row {
		x := r(line, key, name, "Men's Coxless Fours", nation, team, medal)
		x.Sport = "Rowing"
		return x
	}
	return []feed.Row{
		r(2, "1", "Lars Erik Holm", "Men's -60 kg", "DEN", "Denmark", altyn.Gold),
		r(3, "2", "Per Berg", "60 - 66kg (half-lightweight) men", "NOR", "Norway", altyn.Silver),
		r(4, "3", "Ole Dahl", "Men's 66kg", "DEN", "Denmark", altyn.Bronze),
		r(5, "4", "Nils Lund", "Men's 66kg", "XYZ", "Elsewhere", ""),
		eight(6, "5", "Ulf Ek", "NOR", "Norway-1", altyn.Gold), eight(7, "6", "Jon Ek", "NOR", "Norway-1", altyn.Gold), eight(8, "7", "Ivar Ek", "NOR", "Norway-2", ""),
		eight(9, "8", "Finn Ask", "NOR", "Club/Club", altyn.Silver), eight(10, "9", "Kai Ask", "DEN", "Club/Club", altyn.Silver),
	}
}

var opt = resolve.Options{Label: "set", Source: altyn.Source{ID: "set-1", Publisher: "site", Kind: altyn.Authority}, AsOf: date("2020"), Unique: true}

func TestRules(t *testing.T) {
	r := small()
	p := resolve.Build(r, &feed.Batch{Rows: rows()}, opt)
	if p.Matches["1"] != "lars-holm" || p.Matches["2"] != "per-berg" || p.Matches["3"] != "ole-dahl" {
		t.Error(p.Matches)
	}
	var got []string
	for _, x := range p.Tables.Entries {
		got = append(got, "entry "+string(x.ID))
	}
	for _, x := range p.Tables.Results {
		got = append(got, fmt.Sprintf("result %s %s", x.Entry, x.Medal))
	}
	for _, x := range p.Tables.Claims {
		got = append(got, fmt.Sprintf("claim %s %s %s", x.Entry, x.Medal, x.AsOf))
	}
	for _, x := range p.Tables.Names["en"] {
		got = append(got, "name "+x.ID+" "+x.Name)
	}
	for _, x := range p.Problems {
		got = append(got, x.String())
	}
	want := []string{
		"entry 2008S/judo/men-66kg/DEN/ole-dahl",
		"entry 2008S/rowing/men-four/NOR/1",
		"entry 2008S/rowing/men-four/NOR/2",
		"entry 2008S/rowing/men-four/MIX/1",
		"result 2008S/judo/men-66kg/DEN/ole-dahl bronze",
		"result 2008S/rowing/men-four/NOR/1 gold",
		"result 2008S/rowing/men-four/MIX/1 silver",
		"claim 2008S/judo/men-60kg/DEN/lars-holm gold 2020",
		"claim 2008S/judo/men-66kg/NOR/per-berg silver 2020",
		"name lars-holm Lars Erik Holm",
		"f:5: Nils Lund: the record has no nation \"XYZ\"",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got")
		for _, x := range got {
			t.Log(x)
		}
	}
	entries, err := p.Entries()
	if err != nil || len(entries) == 0 {
		t.Fatal(entries, err)
	}
	for _, e := range entries {
		if _, ok := record.TableAt(e.Path); !ok {
			t.Errorf("%s is no file of a record", e.Path)
		} else if _, found, _ := record.Format(e.Path, string(e.Body)); len(found) > 0 {
			t.Errorf("%s: %v", e.Path, found)
		}
	}
	if again := resolve.Build(with(r, p), &feed.Batch{Rows: rows()}, opt); again.Counts.NewRows != 0 {
		t.Errorf("a second import would write %+v", again.Counts)
	}
}

// TestDecidedDifference holds that two who are not one stay two.
func TestDecidedDifference(t *testing.T) {
	tables := *small().Tables()
	tables.Identities = []altyn.Identity{{Person: "lars-holm", Other: "set:1", Same: "no"}}
	p := resolve.Build(record.New(tables), &feed.Batch{Rows: rows()}, opt)
	if p.Matches["1"] == "lars-holm" || p.Matches["1"] == "" {
		t.Error(p.Matches["1"])
	}
}

// TestNamesakes holds that one name fits nobody when it fits two, and that a surname alone fits nobody.
func TestNamesakes(t *testing.T) {
	tables := *small().Tables()
	tables.People = append(slices.Clone(tables.People), altyn.Person{ID: "lars-holm-2", Name: "Lars Holm", Sex: altyn.Men, Nations: []altyn.NationID{"DEN"}, Sports: []altyn.SportID{"judo"}})
	row := feed.Row{File: "f", Line: 2, Key: "1", Name: "Lars Holm", PersonSex: altyn.Men, Games: "2008S", Sport: "Judo", Event: "Men's 66kg", Sex: altyn.Men, Nation: "DEN"}
	other := row
	other.Key, other.Name, other.Event = "2", "Holm", "Men's 60kg"
	p := resolve.Build(record.New(tables), &feed.Batch{Rows: []feed.Row{other}}, opt)
	if p.Matches["2"] == "lars-holm" {
		t.Error("a surname alone was enough")
	}
	women := row
	women.PersonSex = altyn.Women
	if p := resolve.Build(small(), &feed.Batch{Rows: []feed.Row{women}}, opt); p.Matches["1"] == "lars-holm" {
		t.Error("a woman was taken for a man")
	}
}
