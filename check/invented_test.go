package check_test

import (
	"fmt"
	"strings"
	"testing"

	"altyn"
	"altyn/record"
)

// invented builds a small record of nations that never were: Arcadia (ARC) in full, its neighbours Borduria (BOR) and
// Caledon (CAL) by their lines in the tables. Its figures are made so that each verdict of each kind can come out.
func invented(t testing.TB) *record.Record {
	t.Helper()
	b := &builder{t: t}
	day := b.date
	for _, g := range []struct{ id, city, opens, closes, edition string }{
		{"2004S", "Alphaville", "2004-08-13", "2004-08-29", "28"},
		{"2008S", "Betatown", "2008-08-08", "2008-08-24", "29"},
		{"2012S", "Gammastadt", "2012-07-27", "2012-08-12", "30"},
		{"2016S", "Deltaburg", "2016-08-05", "2016-08-21", "31"},
		{"2020S", "Epsilon City", "2021-07-23", "2021-08-08", "32"},
		{"2024PS", "Zetaport", "2024-08-28", "2024-09-08", "17"},
	} {
		n, _ := altyn.ParseNum(g.edition)
		movement := altyn.Olympic
		if strings.HasSuffix(g.id, "PS") {
			movement = altyn.Paralympic
		}
		b.Games = append(b.Games, altyn.Games{ID: altyn.GamesID(g.id), Movement: movement, Season: altyn.Summer, Edition: n, Status: altyn.GamesHeld,
			Opens: day(g.opens), Closes: day(g.closes), Athletes: altyn.N(4460), Sports: altyn.N(22), Provenance: b.by("body")})
		b.Hosts = append(b.Hosts, altyn.Host{Games: altyn.GamesID(g.id), City: g.city, Nation: "BOR", Zone: "Etc/UTC", Part: "main", Provenance: b.by("body")})
	}
	for _, n := range []struct{ id, name, valid string }{{"ARC", "Arcadia", "2004/.."}, {"BOR", "Borduria", "2004/.."}, {"CAL", "Caledon", "2004/.."}} {
		b.Nations = append(b.Nations, altyn.Nation{ID: altyn.NationID(n.id), Name: n.name, Kind: altyn.NOC, Valid: day(n.valid), Ranked: "yes", Provenance: b.by("body")})
	}
	for _, s := range []struct {
		id, parent, movement string
	}{{"boxing", "", "olympic"}, {"weightlifting", "", "olympic"}, {"judo", "", "olympic"}, {"rowing", "", "olympic"}, {"gymnastics", "", "olympic"},
		{"artistic-gymnastics", "gymnastics", "olympic"}, {"para-judo", "", "paralympic"}, {"tennis", "", "olympic"}, {"athletics", "", "olympic"}} {
		b.Sports = append(b.Sports, altyn.Sport{ID: altyn.SportID(s.id), Parent: altyn.SportID(s.parent), Name: s.id, Movement: altyn.Movement(s.movement), Season: altyn.Summer, Provenance: b.by("body")})
	}
	b.Sources = append(b.Sources,
		altyn.Source{ID: "body", Publisher: "body", Kind: altyn.ResultsBody, Published: day("2010")},
		altyn.Source{ID: "ioc", Publisher: "ioc", Kind: altyn.DecidingBody},
		altyn.Source{ID: "almanac", Publisher: "almanac", Kind: altyn.Authority},
		altyn.Source{ID: "gazette", Publisher: "gazette", Kind: altyn.Press, Title: "Our day", URL: "https://gazette.example/our-day/"},
		altyn.Source{ID: "herald", Publisher: "herald", Kind: altyn.Press},
	)
	b.Precedence = append(b.Precedence,
		altyn.Precedence{Order: altyn.N(1), Fact: "*", Kind: altyn.DecidingBody, Publisher: "*"},
		altyn.Precedence{Order: altyn.N(2), Fact: "*", Kind: altyn.ResultsBody, Publisher: "*"},
		altyn.Precedence{Order: altyn.N(3), Fact: "*", Kind: altyn.Authority, Publisher: "*"},
		altyn.Precedence{Order: altyn.N(9), Fact: "*", Kind: altyn.Press, Publisher: "*"})

	// Welterweight: four golds in a row, the fifth Games without.
	b.won("2004S", "boxing/men-69kg", "ARC", "Adam Alder", "gold", "2004-08-28")
	b.won("2008S", "boxing/men-69kg", "ARC", "Bela Birch", "gold", "2008-08-23")
	b.won("2012S", "boxing/men-69kg", "ARC", "Ciro Cedar", "gold", "2012-08-11")
	b.won("2016S", "boxing/men-69kg", "ARC", "Dima Dogwood", "gold", "2016-08-17")
	b.won("2020S", "boxing/women-60kg", "ARC", "Elna Elm", "bronze", "2021-08-05")
	// Lifting: two golds of 2012 taken in 2016, one gold of two Games by one man, both taken.
	fir := b.won("2012S", "weightlifting/women-53kg", "ARC", "Faye Fir", "gold", "2012-07-29")
	gum := b.won("2012S", "weightlifting/men-94kg", "ARC", "Gus Gum", "gold", "2012-08-04")
	b.won("2008S", "weightlifting/men-94kg", "ARC", "Gus Gum", "gold", "2008-08-17")
	hazel := b.won("2012S", "weightlifting/women-69kg", "ARC", "Hana Hazel", "", "2012-08-01")
	b.decide("d1", "2016-10-27", fir, altyn.MedalWithdrawn, "gold", "none", "faye-fir")
	b.decide("d2", "2016-11-23", gum, altyn.MedalWithdrawn, "gold", "none", "gus-gum")
	b.decide("d3", "2018", hazel, altyn.MedalAllocated, "none", "bronze", "")
	// Judo: silver in 2016, bronze in 2020; a placing without a medal and one whose rank two sources dispute.
	b.won("2016S", "judo/men-60kg", "ARC", "Ivo Ivy", "silver", "2016-08-06")
	b.won("2020S", "judo/men-60kg", "ARC", "Ivo Ivy", "bronze", "2021-07-24")
	b.placed("2016S", "judo/women-48kg", "ARC", "June Juniper", "5", "2016-08-06", altyn.Result{})
	b.placed("2016S", "rowing/men-single-sculls", "ARC", "Karl Kauri", "9", "2016-08-13", altyn.Result{Mark: "7:21.56", Unit: altyn.Time})
	b.results[len(b.results)-1].Confidence = altyn.Conflicting
	// Rounds.
	larch := b.entry("2016S", "tennis/men-singles", "ARC", "Lev Larch")
	b.Results = append(b.Results,
		altyn.Result{Entry: larch, Phase: altyn.RoundOf32, Outcome: altyn.Advanced, On: day("2016-08-07"), Provenance: b.by("body")},
		altyn.Result{Entry: larch, Phase: altyn.RoundOf16, Outcome: altyn.Eliminated, On: day("2016-08-09"), Provenance: b.by("body")})
	maple := b.entry("2016S", "rowing/women-single-sculls", "ARC", "Mara Maple")
	b.Results = append(b.Results,
		altyn.Result{Entry: maple, Phase: altyn.Heats, Rank: altyn.N(2), Mark: "8:01.20", Unit: altyn.Time, Outcome: altyn.Advanced, On: day("2016-08-06"), Provenance: b.by("body")},
		altyn.Result{Entry: maple, Phase: altyn.FinalB, Rank: altyn.N(1), Mark: "7:40.10", Unit: altyn.Time, On: day("2016-08-13"), Provenance: b.by("body")},
		altyn.Result{Entry: maple, Rank: altyn.N(7), On: day("2016-08-13"), Provenance: b.by("body")})
	nut := b.entry("2016S", "athletics/men-marathon", "ARC", "Nils Nutmeg")
	b.Results = append(b.Results, altyn.Result{Entry: nut, IRM: "DNF", Outcome: altyn.DidNotFinish, On: day("2016-08-21"), Provenance: b.by("body")})
	// Para-judo in two classes.
	b.won("2024PS", "para-judo/women-48kg-j2", "ARC", "Olga Olive", "gold", "2024-09-05")
	b.won("2024PS", "para-judo/men-over-90kg-j2", "ARC", "Pavel Poplar", "bronze", "2024-09-07")
	// Somebody of whom only the report itself tells.
	quince := b.entry("2016S", "artistic-gymnastics/men-floor", "ARC", "Quin Quince")
	b.Results = append(b.Results, altyn.Result{Entry: quince, Rank: altyn.N(12), On: day("2016-08-14"), Provenance: b.by("gazette")})

	// Tables at the close. ARC: 2-0-0 in 2008, 3-0-0 in 2012 before the decisions, 1-0-0 and then 1-0-1 after them.
	b.table("2004S", "2004-08-29", "BOR 5 5 5", "ARC 1 0 0")
	b.table("2008S", "2008-08-24", "BOR 6 1 0", "ARC 2 0 0", "CAL 1 9 9")
	b.table("2012S", "2012-08-12", "BOR 8 8 8", "ARC 3 0 0", "CAL 2 4 4")
	b.table("2016S", "2016-08-21", "CAL 9 9 9", "BOR 4 0 0", "ARC 1 1 0")
	b.table("2020S", "2021-08-08", "BOR 9 0 0", "CAL 8 0 0", "ARC 0 0 2")
	b.table("2024PS", "2024-09-08", "BOR 2 0 0", "ARC 1 0 1", "CAL 0 1 0")
	b.published("2012S", "almanac", "2017-03-01", "claim", "ARC 1 0 0 2")
	b.published("2012S", "almanac", "2019-03-01", "claim", "ARC 1 1 1 3")
	b.published("2012S", "herald", "2017-03-01", "claim", "ARC 2 2 2 2")

	p := b.by("body")
	size := func(g, of, sport string, n int, source string) {
		b.Delegations = append(b.Delegations, altyn.Delegation{Games: altyn.GamesID(g), Nation: "ARC", Of: of, Sport: altyn.SportID(sport), Value: altyn.N(n), Provenance: b.by(altyn.SourceID(source))})
	}
	size("2012S", "athletes", "", 115, "body")
	size("2012S", "men", "", 74, "body")
	size("2012S", "women", "", 41, "body")
	size("2008S", "athletes", "", 130, "body")
	size("2004S", "athletes", "", 90, "body")
	size("2016S", "athletes", "", 104, "body")
	size("2020S", "athletes", "", 97, "body")
	size("2020S", "athletes", "boxing", 9, "body")
	size("2020S", "athletes", "judo", 4, "body")
	size("2020S", "athletes", "rowing", 3, "body")
	size("2004S", "men", "boxing", 3, "body")
	size("2004S", "women", "boxing", 2, "body")
	size("2004S", "men", "judo", 1, "body")
	size("2020S", "men", "", 60, "gazette")
	size("2016S", "men", "", 61, "herald")
	size("2016S", "men", "", 63, "gazette")
	for _, g := range []string{"2004S", "2008S", "2012S", "2016S", "2020S", "2024PS"} {
		b.Participations = append(b.Participations, altyn.Participation{Nation: "ARC", Games: altyn.GamesID(g), Provenance: p})
		b.cover("participations", g, "ARC", "*", "*")
		b.cover("medals", g, "ARC", "*", "*")
		b.cover("tables", g, "*", "*", "*")
		b.cover("games", g, "*", "*", "*")
		b.cover("roles", g, "ARC", "*", "*")
	}
	for _, s := range []string{"boxing", "judo", "rowing"} {
		b.Participations = append(b.Participations, altyn.Participation{Nation: "ARC", Games: "2020S", Sport: altyn.SportID(s), Provenance: p})
	}
	for _, s := range []string{"boxing", "judo", "rowing", "tennis", "athletics", "artistic-gymnastics"} {
		b.Participations = append(b.Participations, altyn.Participation{Nation: "ARC", Games: "2016S", Sport: altyn.SportID(s), Provenance: p})
	}
	b.cover("placings", "2016S", "ARC", "*", "*")
	b.cover("delegations", "*", "ARC", "*", "*")
	b.cover("quotas", "2020S", "ARC", "*", "*")
	b.cover("venues", "2012S", "*", "*", "*")
	b.cover("records", "2016S", "ARC", "*", "*")
	b.Quotas = append(b.Quotas,
		altyn.Quota{Games: "2020S", Nation: "ARC", Sport: "boxing", Value: altyn.N(9), Provenance: p},
		altyn.Quota{Games: "2020S", Nation: "ARC", Sport: "boxing", Event: "boxing/women-60kg", People: []altyn.PersonID{"elna-elm"}, Value: altyn.N(1), EarnedAt: "Qualifier", EarnedOn: day("2021-05"), Provenance: p})
	b.Roles = append(b.Roles,
		altyn.Role{Games: "2016S", Nation: "ARC", Role: altyn.FlagBearer, Ceremony: altyn.OpeningCeremony, Person: "ivo-ivy", Provenance: p},
		altyn.Role{Games: "2016S", Nation: "ARC", Role: altyn.FlagBearer, Ceremony: altyn.ClosingCeremony, Person: "dima-dogwood", Provenance: p})
	b.Venues = append(b.Venues, altyn.Venue{Games: "2012S", Venue: "Lakeside Arena", City: "Gammastadt", Sport: "boxing", Provenance: p})
	b.Held = append(b.Held,
		altyn.Held{Games: "2016S", Event: "judo/men-60kg", What: "days", On: day("2016-08-06"), Provenance: p},
		altyn.Held{Games: "2016S", Event: "tennis/men-singles", What: "days", On: day("2016-08-06/2016-08-14"), Provenance: p},
		altyn.Held{Games: "2016S", Event: "tennis/men-singles", What: "cancelled", Value: "third round", Provenance: p},
		altyn.Held{Games: "2016S", Event: "rowing/men-single-sculls", What: "rounds", Value: "5", Provenance: p})
	b.Marks = append(b.Marks, altyn.Mark{Kind: altyn.NationalRecord, Event: "rowing/women-single-sculls", People: []altyn.PersonID{"mara-maple"}, Nation: "ARC", Games: "2016S", Mark: "7:40.10", Unit: altyn.Time, On: day("2016-08-13"), Provenance: p})
	b.Honours = append(b.Honours, altyn.Honour{Person: "ivo-ivy", Honour: "world champion", On: day("2015"), Provenance: p})
	for i := range b.People {
		switch b.People[i].ID {
		case "ivo-ivy":
			b.People[i].Born = day("1992-09-09")
		case "ciro-cedar":
			b.People[i].Born, b.People[i].Died = day("1985-01-02"), day("2013-06-01")
		}
	}
	b.Names = map[string][]altyn.Name{
		"en": {{Kind: altyn.CityName, ID: "Zetaport", Name: "Zeta Harbour", Form: altyn.Alias, Script: "Latn", Provenance: p},
			{Kind: altyn.CityName, ID: "Omegagrad", Name: "Omegagrad", Form: altyn.Preferred, Script: "Latn", Provenance: p}},
		"ru": {{Kind: altyn.PersonName, ID: "ivo-ivy", Name: "Иво Айви", Form: altyn.Preferred, Script: "Cyrl", Provenance: p},
			{Kind: altyn.CityName, ID: "Gammastadt", Name: "Гаммаштадт", Form: altyn.Preferred, Script: "Cyrl", Provenance: p}},
	}
	b.Tables.Results = append(b.Tables.Results, b.results...)
	return record.New(b.Tables)
}

// builder gathers the rows of a record.
type builder struct {
	record.Tables
	t       testing.TB
	results []altyn.Result
	people  map[altyn.PersonID]bool
	events  map[altyn.EventID]bool
}

func (b *builder) by(source altyn.SourceID) altyn.Provenance {
	return altyn.Provenance{Sources: []altyn.SourceID{source}, Confidence: altyn.Verified}
}

func (b *builder) date(s string) altyn.Date {
	d, err := altyn.ParseDate(s)
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

// entry adds an entry of one person, with the person and the event.
func (b *builder) entry(g, event, nation, name string) altyn.EntryID {
	id := altyn.PersonID(strings.ToLower(strings.ReplaceAll(name, " ", "-")))
	e := altyn.EventID(event)
	if b.people == nil {
		b.people, b.events = map[altyn.PersonID]bool{}, map[altyn.EventID]bool{}
	}
	if !b.people[id] {
		b.people[id] = true
		b.People = append(b.People, altyn.Person{ID: id, Name: name, Sex: e.Sex(), Nations: []altyn.NationID{altyn.NationID(nation)}, Sports: []altyn.SportID{e.Sport()}, Provenance: b.by("body")})
	}
	if !b.events[e] {
		b.events[e] = true
		b.Events = append(b.Events, altyn.Event{ID: e, Sport: e.Sport(), Name: event, Sex: e.Sex(), Kind: altyn.Individual, Bronzes: altyn.N(2), Provenance: b.by("body")})
	}
	entry := altyn.EntryID(fmt.Sprintf("%s/%s/%s/%s", g, event, nation, id))
	b.Entries = append(b.Entries, altyn.Entry{ID: entry, Games: altyn.GamesID(g), Event: e, Nation: altyn.NationID(nation), Provenance: b.by("body")})
	b.Members = append(b.Members, altyn.Member{Entry: entry, Person: id, Role: altyn.Competitor, Provenance: b.by("body")})
	return entry
}

// won adds an entry with its result of the day; without a medal it was fifth.
func (b *builder) won(g, event, nation, name, medal, day string) altyn.EntryID {
	rank := map[string]int{"gold": 1, "silver": 2, "bronze": 3, "": 5}[medal]
	m := altyn.Medal(medal)
	if medal == "" {
		m = altyn.NoMedal
	}
	e := b.entry(g, event, nation, name)
	b.results = append(b.results, altyn.Result{Entry: e, Rank: altyn.N(rank), Medal: m, On: b.date(day), Provenance: b.by("body")})
	return e
}

func (b *builder) placed(g, event, nation, name, rank, day string, r altyn.Result) {
	n, _ := altyn.ParseNum(rank)
	r.Entry, r.Rank, r.On, r.Provenance = b.entry(g, event, nation, name), n, b.date(day), b.by("body")
	b.results = append(b.results, r)
}

func (b *builder) decide(id, day string, e altyn.EntryID, effect altyn.Effect, from, to string, person altyn.PersonID) {
	b.Decisions = append(b.Decisions, altyn.Decision{ID: altyn.EffectID(id + "/1"), Decision: altyn.DecisionID(id), Decided: b.date(day), Body: "IOC", Games: e.Games(), Event: e.Event(), Entry: e,
		Effect: effect, From: altyn.Medal(from), To: altyn.Medal(to), Scope: altyn.WholeEntry, Person: person, Basis: altyn.Stated, Ground: "doping", Provenance: b.by("ioc")})
}

// table adds the table at the close; a line is nation, gold, silver, bronze, in order of rank.
func (b *builder) table(g, day string, lines ...string) {
	b.publish(g, "ioc", day, altyn.Opening, "yes", lines)
}

func (b *builder) published(g, publisher, day, role string, lines ...string) {
	b.publish(g, publisher, day, altyn.PublicationRole(role), "no", lines)
}

func (b *builder) publish(g, publisher, day string, role altyn.PublicationRole, complete string, lines []string) {
	id := altyn.PublicationID(g + "/" + publisher + "/" + day)
	b.Publications = append(b.Publications, altyn.Publication{ID: id, Games: altyn.GamesID(g), Publisher: publisher, AsOf: b.date(day), Role: role, Complete: complete, Independence: altyn.Independent,
		Provenance: b.by(altyn.SourceID(publisher))})
	for i, l := range lines {
		var n string
		var gold, silver, bronze int
		rank := i + 1
		if k, _ := fmt.Sscanf(l, "%s %d %d %d %d", &n, &gold, &silver, &bronze, &rank); k < 4 {
			b.t.Fatalf("table line %q", l)
		}
		b.Lines = append(b.Lines, altyn.TableLine{Publication: id, Nation: altyn.NationID(n), Rank: altyn.N(rank), Gold: altyn.N(gold), Silver: altyn.N(silver), Bronze: altyn.N(bronze)})
	}
}

func (b *builder) cover(fact, games, nation, sport, event string) {
	b.Coverage = append(b.Coverage, altyn.Coverage{Fact: altyn.Fact(fact), Games: games, Nation: nation, Sport: sport, Event: event, Provenance: b.by("body")})
}
