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

// early is a small record of Games at which a code of later times is used, and of a pair with a medal.
func early() *record.Record {
	prov := altyn.Provenance{Sources: []altyn.SourceID{"book"}, Confidence: altyn.Verified}
	valid := func(s string) altyn.Date { return date(s) }
	return record.New(record.Tables{
		Sources: []altyn.Source{{ID: "book", Publisher: "organiser", Kind: altyn.ResultsBody}},
		Games:   []altyn.Games{{ID: "1912S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Opens: date("1912-07-06"), Closes: date("1912-07-22"), Provenance: prov}},
		Nations: []altyn.Nation{{ID: "DEN", Name: "Denmark", Provenance: prov}, {ID: "NOR", Name: "Norway", Provenance: prov}, {ID: "MIX", Name: "Mixed team", Kind: altyn.MixedNation, Provenance: prov},
			{ID: "NEW", Name: "New", Valid: valid("1994/.."), Provenance: prov}, {ID: "OLD", Name: "Old", Valid: valid("1900/1912"), Provenance: prov}},
		Lineage: []altyn.Lineage{{Nation: "NEW", Predecessor: "OLD", Kind: altyn.Successor, Provenance: prov}},
		Sports:  []altyn.Sport{{ID: "judo", Name: "Judo", Provenance: prov}, {ID: "tennis", Name: "Tennis", Provenance: prov}, {ID: "rowing", Name: "Rowing", Provenance: prov}, {ID: "polo", Name: "Polo", Team: "yes", Provenance: prov}},
		Events: []altyn.Event{{ID: "judo/men-60kg", Sport: "judo", Sex: altyn.Men, Kind: altyn.Individual, Bronzes: altyn.N(1), Provenance: prov},
			{ID: "tennis/women-doubles", Sport: "tennis", Sex: altyn.Women, Kind: altyn.Pair, Provenance: prov}, {ID: "rowing/women-eight", Sport: "rowing", Sex: altyn.Women, Kind: altyn.Team, Provenance: prov}},
		People: []altyn.Person{{ID: "ji-hye-ryu", Name: "Ji Hye Ryu", Sex: altyn.Women, Nations: []altyn.NationID{"DEN"}, Sports: []altyn.SportID{"tennis"}, Provenance: prov},
			{ID: "anna-berg", Name: "Anna Berg", Sex: altyn.Women, Nations: []altyn.NationID{"DEN"}, Sports: []altyn.SportID{"tennis"}, Provenance: prov}},
		Entries: []altyn.Entry{{ID: "1912S/tennis/women-doubles/DEN/1", Games: "1912S", Event: "tennis/women-doubles", Nation: "DEN", Provenance: prov}},
		Members: []altyn.Member{{Entry: "1912S/tennis/women-doubles/DEN/1", Person: "ji-hye-ryu", Provenance: prov}, {Entry: "1912S/tennis/women-doubles/DEN/1", Person: "anna-berg", Provenance: prov}},
		Results: []altyn.Result{{Entry: "1912S/tennis/women-doubles/DEN/1", Medal: altyn.Silver, Provenance: prov}},
	})
}

// TestEarlyGames holds the rules for ties, clubs of several nations, codes of another time, coxswains, partners, and
// medals that others have already.
func TestEarlyGames(t *testing.T) {
	line := 0
	row := func(name, sport, event, nation, team string, sex, own altyn.Sex, medal altyn.Medal) feed.Row {
		line++
		return feed.Row{File: "f", Line: line, Key: name, Name: name, PersonSex: own, Games: "1912S", Sport: sport, Event: event, Sex: sex, Nation: nation, Team: team, Medal: medal}
	}
	men := func(name, sport, event, nation, team string, medal altyn.Medal) feed.Row {
		return row(name, sport, event, nation, team, altyn.Men, altyn.Men, medal)
	}
	rows := []feed.Row{
		men("Ivan One", "Judo", "Men's 60kg", "NEW", "New", altyn.Gold),
		men("Lars Two", "Judo", "Men's 60kg", "DEN", "Denmark", altyn.Silver),
		men("Nils Three", "Judo", "Men's 60kg", "NOR", "Norway", altyn.Silver),
		men("A A", "Polo", "Men's Polo", "DEN", "Club", altyn.Gold), men("B B", "Polo", "Men's Polo", "DEN", "Club", altyn.Gold), men("C C", "Polo", "Men's Polo", "NOR", "Club", altyn.Gold),
		men("D D", "Polo", "Men's Polo", "NOR", "Most", altyn.Silver), men("E E", "Polo", "Men's Polo", "NOR", "Most", altyn.Silver), men("F F", "Polo", "Men's Polo", "NOR", "Most", altyn.Silver),
		men("G G", "Polo", "Men's Polo", "NOR", "Most", altyn.Silver), men("H H", "Polo", "Men's Polo", "DEN", "Most", altyn.Silver),
		row("Ida Stroke", "Rowing", "Women's Eight", "NOR", "Norway", altyn.Women, altyn.Women, ""), row("Ole Cox", "Rowing", "Women's Eight", "NOR", "Norway", altyn.Women, altyn.Men, ""),
		row("Anna Berg", "Tennis", "Women's Doubles", "DEN", "Denmark", altyn.Women, altyn.Women, altyn.Silver), row("Chihye Yoo", "Tennis", "Women's Doubles", "DEN", "Denmark", altyn.Women, altyn.Women, altyn.Silver),
		row("Eva Else", "Tennis", "Women's Doubles", "NOR", "Norway", altyn.Women, altyn.Women, altyn.Gold),
	}
	r := early()
	p := resolve.Build(r, &feed.Batch{Rows: rows}, opt)
	if p.Matches["Chihye Yoo"] != "ji-hye-ryu" {
		t.Errorf("the partner is taken for %s", p.Matches["Chihye Yoo"])
	}
	var got []string
	for _, x := range p.Tables.Results {
		got = append(got, fmt.Sprintf("%s %s %s", x.Entry, x.Medal, x.Tied))
	}
	want := []string{
		"1912S/judo/men-60kg/OLD/ivan-one gold ",
		"1912S/judo/men-60kg/DEN/lars-two silver yes",
		"1912S/judo/men-60kg/NOR/nils-three silver yes",
		"1912S/polo/men-tournament/MIX/1 gold ",
		"1912S/polo/men-tournament/NOR/1 silver ",
		"1912S/tennis/women-doubles/NOR/1 gold ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("results %q\nwant %q", got, want)
	}
	for _, m := range p.Tables.Members {
		want := altyn.Competitor
		if m.Person == "ole-cox" {
			want = altyn.Coxswain
		}
		if m.Role != want {
			t.Errorf("%s is %s", m.Person, m.Role)
		}
	}
	// Another data set gives a medal that is taken to somebody else: a claim, which a second import does not write again.
	other := opt
	other.Label, other.Source.ID = "other", "other-1"
	late := []feed.Row{men("Per Late", "Judo", "Men's 60kg", "NOR", "Norway", altyn.Gold)}
	q := resolve.Build(with(r, p), &feed.Batch{Rows: late}, other)
	if len(q.Tables.Results) != 0 || len(q.Tables.Claims) != 1 || len(q.Problems) != 1 {
		t.Errorf("results %v, claims %v, problems %v", q.Tables.Results, q.Tables.Claims, q.Problems)
	}
	if again := resolve.Build(with(with(r, p), q), &feed.Batch{Rows: late}, other); again.Counts.NewRows != 0 {
		t.Errorf("a second import would write %+v", again.Counts)
	}
}
