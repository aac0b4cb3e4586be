package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"altyn"
	"altyn/data"
	"altyn/reconcile"
	"altyn/record"
)

func date(tb testing.TB, s string) altyn.Date {
	tb.Helper()
	d, err := altyn.ParseDate(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

var today, _ = altyn.ParseDay("2040-01-01")

func by(ids ...altyn.SourceID) altyn.Provenance {
	return altyn.Provenance{Sources: ids, Confidence: altyn.Verified}
}

// base is a record with two data sets, alpha (2034) and beta (2036), a paper, and rules by which the data sets are
// equals before the paper.
func base(tb testing.TB) record.Tables {
	tb.Helper()
	return record.Tables{
		Sources: []altyn.Source{
			{ID: "alpha-0a0a0a0a", Publisher: "alpha-press", Kind: altyn.Authority, Via: "data set alpha", Published: date(tb, "2034")},
			{ID: "beta-0b0b0b0b", Publisher: "beta-press", Kind: altyn.Authority, Via: "data set beta", Published: date(tb, "2036-02")},
			{ID: "paper", Publisher: "paper", Kind: altyn.Press, Published: date(tb, "2030-08-01")},
			{ID: "court", Publisher: "court", Kind: altyn.DecidingBody},
		},
		Precedence: []altyn.Precedence{
			{Order: altyn.N(1), Fact: "*", Kind: altyn.DecidingBody, Publisher: "*", Why: "Who decides."},
			{Order: altyn.N(2), Fact: "*", Kind: altyn.Authority, Publisher: "*", Why: "Who lists."},
			{Order: altyn.N(3), Fact: "*", Kind: altyn.Press, Publisher: "*", Why: "Who writes."},
		},
		Games: []altyn.Games{
			{ID: "2030S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Name: "Ayton 2030", Opens: date(tb, "2030-07-20"), Closes: date(tb, "2030-08-01")},
			{ID: "2032S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Name: "Beeton 2032", Opens: date(tb, "2032-07-20"), Closes: date(tb, "2032-08-01")},
		},
		Nations: []altyn.Nation{{ID: "AAA", Name: "Alfia"}, {ID: "BBB", Name: "Betia"}, {ID: "CCC", Name: "Cetia"}, {ID: "MIX", Kind: altyn.MixedNation}, {ID: "OLD", Name: "Alfia"}},
		Lineage: []altyn.Lineage{{Nation: "AAA", Predecessor: "OLD", Kind: altyn.Renamed}},
		Sports:  []altyn.Sport{{ID: "judo", Name: "Judo"}, {ID: "rowing", Name: "Rowing"}, {ID: "wrestling", Name: "Wrestling"}, {ID: "freestyle", Parent: "wrestling", Name: "Freestyle"}},
		Events: []altyn.Event{
			{ID: "judo/men-60kg", Sport: "judo", Kind: altyn.Individual, Sex: altyn.Men}, {ID: "judo/men-66kg", Sport: "judo", Kind: altyn.Individual, Sex: altyn.Men},
			{ID: "rowing/men-eight", Sport: "rowing", Kind: altyn.Team, Sex: altyn.Men}, {ID: "rowing/men-eight-oars", Sport: "rowing", Kind: altyn.Team, Sex: altyn.Men},
		},
	}
}

const (
	alpha altyn.SourceID = "alpha-0a0a0a0a"
	beta  altyn.SourceID = "beta-0b0b0b0b"
)

// win adds an entry of one person, or of a team when the person is empty, with its medal as the sources give it.
func win(t *record.Tables, games, event, nation, person string, m altyn.Medal, sources ...altyn.SourceID) altyn.EntryID {
	who := person
	if who == "" {
		who = "1"
	}
	id := altyn.EntryID(games + "/" + event + "/" + nation + "/" + who)
	if !slices.ContainsFunc(t.Entries, func(e altyn.Entry) bool { return e.ID == id }) {
		e := altyn.Entry{ID: id, Games: altyn.GamesID(games), Event: altyn.EventID(event), Nation: altyn.NationID(nation), Provenance: by(sources[0])}
		if person == "" {
			e.Name = nation
		} else {
			t.Members = append(t.Members, altyn.Member{Entry: id, Person: altyn.PersonID(person), Role: altyn.Competitor, Provenance: by(sources[0])})
			if !slices.ContainsFunc(t.People, func(p altyn.Person) bool { return p.ID == altyn.PersonID(person) }) {
				t.People = append(t.People, altyn.Person{ID: altyn.PersonID(person), Name: title(person), Sex: altyn.Men, Nations: []altyn.NationID{altyn.NationID(nation)}, Provenance: by(sources[0])})
			}
		}
		t.Entries = append(t.Entries, e)
	}
	for _, s := range sources {
		t.Results = append(t.Results, altyn.Result{Entry: id, Medal: m, Provenance: by(s)})
	}
	return id
}

// title makes a name of an id: Anna Bo of anna-bo.
func title(id string) string {
	var words []string
	for w := range strings.SplitSeq(id, "-") {
		words = append(words, strings.ToUpper(w[:1])+w[1:])
	}
	return strings.Join(words, " ")
}

// text gives differences as lines: key, state, sides, what is followed and the key of the reason.
func text(all []reconcile.Difference) []string {
	var out []string
	for _, d := range all {
		var sides []string
		for _, s := range d.Sides {
			w := s.Value + " " + strings.Join(s.By, "+")
			if s.Lacks {
				w += " lacks"
			}
			sides = append(sides, w)
		}
		follows, ok := d.Followed()
		if !ok {
			follows = "?"
		}
		out = append(out, fmt.Sprintf("%s: %s -> %s %s %s", d.Key, strings.Join(sides, " | "), follows, d.State, d.Why.Key))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *record.Tables)
		want []string
	}{
		{"sources that agree", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha, beta)
		}, nil},
		{"another medal for one entry: the newer of equals", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Silver, beta)
		}, []string{"medal|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash|adam-ash|medal: gold alpha | silver beta -> silver settled differ-newer"}},
		{"another medal: the rule", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Silver, "paper")
		}, []string{"medal|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash|adam-ash|medal: gold alpha | silver paper -> gold settled differ-rule"}},
		{"a medal that one lacks", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha, beta)
			win(t, "2030S", "judo/men-60kg", "BBB", "bob-bay", altyn.Bronze, alpha)
		}, []string{"missing|2030S|BBB|2030S/judo/men-60kg/BBB/bob-bay|bob-bay|bronze: bronze alpha | none beta lacks -> bronze unresolved differ-lacks"}},
		{"silence of a source that lists single events", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha, "paper")
			win(t, "2030S", "judo/men-60kg", "BBB", "bob-bay", altyn.Bronze, alpha)
		}, nil},
		{"two nations with one medal", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-60kg", "BBB", "bob-bay", altyn.Gold, beta)
		}, []string{"medal|2030S||judo/men-60kg||gold: AAA Adam Ash alpha | BBB Bob Bay beta -> BBB Bob Bay settled differ-newer"}},
		{"two people of one nation with one medal", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-60kg", "AAA", "zeno-quirke", altyn.Gold, beta)
		}, []string{"person|2030S|AAA|judo/men-60kg||gold: AAA Adam Ash alpha | AAA Zeno Quirke beta -> AAA Zeno Quirke settled differ-newer"}},
		{"two people who are probably one", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-asche", altyn.Gold, beta)
		}, []string{"person|2030S|AAA|judo/men-60kg||gold: AAA Adam Ash alpha | AAA Adam Asche beta -> AAA Adam Asche unresolved differ-two-people"}},
		{"two people who have been told apart", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-asche", altyn.Gold, beta)
			t.Identities = append(t.Identities, altyn.Identity{Person: "adam-ash", Other: "adam-asche", Same: "no", Provenance: by("paper")})
		}, []string{"person|2030S|AAA|judo/men-60kg||gold: AAA Adam Ash alpha | AAA Adam Asche beta -> AAA Adam Asche settled differ-newer"}},
		{"one committee under two codes", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-60kg", "OLD", "adam-ash", altyn.Gold, beta)
		}, []string{
			"nation|2030S||judo/men-60kg|adam-ash|nation: AAA alpha | OLD beta -> OLD notation differ-notation",
			"nation|2030S|AAA|judo/men-60kg||gold: AAA Adam Ash alpha | OLD Adam Ash beta -> OLD Adam Ash notation differ-notation",
		}},
		{"a mixed team or that of a nation", func(t *record.Tables) {
			win(t, "2030S", "rowing/men-eight", "AAA", "", altyn.Gold, alpha)
			win(t, "2030S", "rowing/men-eight", "MIX", "", altyn.Gold, beta)
		}, []string{"nation|2030S||rowing/men-eight||gold: AAA team 1 alpha | MIX team 1 beta -> MIX team 1 settled differ-newer"}},
		{"one event under two titles", func(t *record.Tables) {
			for _, x := range []struct {
				event string
				src   altyn.SourceID
			}{{"rowing/men-eight", alpha}, {"rowing/men-eight-oars", beta}} {
				win(t, "2030S", x.event, "AAA", "", altyn.Gold, x.src)
				win(t, "2030S", x.event, "BBB", "", altyn.Silver, x.src)
			}
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha, beta)
		}, []string{"event|2030S||rowing/men-eight||title: rowing/men-eight alpha | rowing/men-eight-oars beta -> rowing/men-eight-oars unresolved differ-two-events"}},
		{"an event that one does not list", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha, beta)
			win(t, "2030S", "judo/men-66kg", "BBB", "bob-bay", altyn.Gold, alpha)
		}, []string{"event|2030S||judo/men-66kg||listed: 1 alpha | 0 beta lacks -> 1 unresolved differ-lacks"}},
		{"states between which a decision lies", func(t *record.Tables) {
			a := win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			b := win(t, "2030S", "judo/men-60kg", "BBB", "bob-bay", altyn.Silver, alpha)
			t.Claims = append(t.Claims, altyn.MedalClaim{Entry: b, Medal: altyn.Gold, AsOf: mustDate("2036-02"), Provenance: by(beta)})
			decide(t, a, altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal, "2035-03-01")
			decide(t, b, altyn.MedalAllocated, altyn.Silver, altyn.Gold, "2035-03-01")
		}, []string{
			"medal|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash|adam-ash|medal: gold alpha | none beta lacks | none court -> none explained differ-decision",
			"medal|2030S|BBB|2030S/judo/men-60kg/BBB/bob-bay|bob-bay|medal: silver alpha | gold beta | gold court -> gold explained differ-decision",
		}},
		{"a state of other days than its own", func(t *record.Tables) {
			a := win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha, beta)
			decide(t, a, altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal, "2035-03-01")
		}, []string{"medal|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash|adam-ash|medal: gold alpha | gold beta | none court -> none explained differ-late"}},
		{"the state of no day", func(t *record.Tables) {
			a := win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			t.Claims = append(t.Claims, altyn.MedalClaim{Entry: a, Medal: altyn.Bronze, AsOf: mustDate("2036-02"), Provenance: by(beta)})
			decide(t, a, altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal, "2035-03-01")
		}, []string{"medal|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash|adam-ash|medal: gold alpha | bronze beta | none court -> none settled differ-never"}},
		{"a decision on a team that an import did not recognise", func(t *record.Tables) {
			a := win(t, "2030S", "rowing/men-eight", "AAA", "", altyn.Silver, alpha)
			b := altyn.EntryID("2030S/rowing/men-eight/AAA/2")
			t.Entries = append(t.Entries, altyn.Entry{ID: b, Games: "2030S", Event: "rowing/men-eight", Nation: "AAA", Name: "Alfia", Provenance: by(beta)})
			t.Results = append(t.Results, altyn.Result{Entry: b, Medal: altyn.Gold, Provenance: by(beta)})
			decide(t, a, altyn.MedalAllocated, altyn.Silver, altyn.Gold, "2035-03-01")
		}, []string{
			"medal|2030S|AAA|2030S/rowing/men-eight/AAA/1||medal: silver alpha | gold beta | gold court -> gold explained differ-decision",
			"person|2030S|AAA|2030S/rowing/men-eight/AAA/1||entry: 2030S/rowing/men-eight/AAA/1 alpha | 2030S/rowing/men-eight/AAA/2 beta -> ? unresolved differ-two-people",
		}},
		{"somebody else of the nation with the same given name is no twin", func(t *record.Tables) {
			a := win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Bronze, alpha)
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-quirke", altyn.Silver, alpha, beta)
			decide(t, a, altyn.MedalWithdrawn, altyn.Bronze, altyn.NoMedal, "2035-03-01")
		}, []string{"medal|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash|adam-ash|medal: bronze alpha | none beta lacks | none court -> none explained differ-decision"}},
		{"tables printed before and after a decision", func(t *record.Tables) {
			publish(t, "2030S", "ioc", "2030-08-01", altyn.Opening, "paper", map[altyn.NationID][3]int{"AAA": {1, 0, 0}})
			publish(t, "2030S", "ioc", "2036-02-01", altyn.Assertion, beta, map[altyn.NationID][3]int{"AAA": {0, 0, 0}})
			decide(t, "2030S/judo/men-60kg/AAA/adam-ash", altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal, "2035-03-01")
		}, []string{"count|2030S|AAA|||table: 1-0-0 ioc | 0-0-0 ioc -> 0-0-0 explained differ-decision"}},
		{"a table that prints the state of no day", func(t *record.Tables) {
			publish(t, "2030S", "ioc", "2030-08-01", altyn.Opening, alpha, map[altyn.NationID][3]int{"AAA": {1, 0, 0}})
			publish(t, "2030S", "paper", "2030-08-01", altyn.PrintedClaim, "paper", map[altyn.NationID][3]int{"AAA": {1, 1, 0}})
		}, []string{"count|2030S|AAA|||table: 1-0-0 ioc | 1-1-0 paper -> 1-0-0 settled differ-rule"}},
		{"a table whose difference has been looked at", func(t *record.Tables) {
			publish(t, "2030S", "ioc", "2030-08-01", altyn.Opening, alpha, map[altyn.NationID][3]int{"AAA": {1, 0, 0}})
			publish(t, "2030S", "paper", "2030-08-01", altyn.Assertion, "paper", map[altyn.NationID][3]int{"AAA": {1, 1, 0}})
			t.Exceptions = append(t.Exceptions, altyn.Exception{Rule: "medal-total-differs", Subject: "2030S/paper/2030-08-01|AAA", Because: "It counts chess.", Provenance: by("paper")})
		}, []string{"count|2030S|AAA|||table: 1-0-0 ioc | 1-1-0 paper -> 1-0-0 noted differ-noted"}},
		{"team sizes", func(t *record.Tables) {
			t.Delegations = append(t.Delegations,
				altyn.Delegation{Games: "2030S", Nation: "AAA", Of: "athletes", Value: altyn.N(5), Provenance: by(alpha)},
				altyn.Delegation{Games: "2030S", Nation: "AAA", Of: "athletes", Value: altyn.N(6), Provenance: by("paper")},
				altyn.Delegation{Games: "2030S", Nation: "BBB", Of: "athletes", Value: altyn.N(7), Provenance: by(alpha)},
				altyn.Delegation{Games: "2030S", Nation: "BBB", Of: "athletes", Value: altyn.N(7), Provenance: by("paper")})
		}, []string{"count|2030S|AAA|||athletes: 5 alpha | 6 paper -> 5 settled differ-rule"}},
		{"a figure of the wider sport, against people listed one by one", func(t *record.Tables) {
			for i, event := range []string{"freestyle/men-57kg", "freestyle/men-65kg", "greco/men-60kg"} {
				person := altyn.PersonID(fmt.Sprintf("man-%d", i))
				id := altyn.EntryID("2030S/" + event + "/AAA/" + string(person))
				t.Sports = append(t.Sports, altyn.Sport{ID: "greco", Parent: "wrestling"})
				t.People = append(t.People, altyn.Person{ID: person, Name: title(string(person)), Sex: altyn.Men, Provenance: by(alpha)})
				t.Entries = append(t.Entries, altyn.Entry{ID: id, Games: "2030S", Event: altyn.EventID(event), Nation: "AAA", Provenance: by(alpha)})
				t.Members = append(t.Members, altyn.Member{Entry: id, Person: person, Role: altyn.Competitor, Provenance: by(alpha)})
			}
			t.Delegations = append(t.Delegations, altyn.Delegation{Games: "2030S", Nation: "AAA", Of: "men", Sport: "freestyle", Value: altyn.N(3), Provenance: by(beta)})
		}, []string{"count|2030S|AAA|freestyle||men: 2 alpha | 3 beta -> ? notation differ-wider"}},
		{"names", func(t *record.Tables) {
			t.People = append(t.People, altyn.Person{ID: "anna-bo", Name: "Anna Bo", Sex: altyn.Women, Provenance: by(alpha)})
			for _, n := range []string{"BO Anna", "Ánna Bo", "Anna Maria Bo", "Anna Cederberg", "Ann Bo"} {
				t.Names["en"] = append(t.Names["en"], altyn.Name{Kind: altyn.PersonName, ID: "anna-bo", Name: n, Form: altyn.Alias, Script: "Latn", Provenance: by(beta)})
			}
		}, []string{
			"name||||anna-bo|Ann Bo: Anna Bo alpha | Ann Bo beta -> Anna Bo notation differ-notation",
			"name||||anna-bo|Anna Cederberg: Anna Bo alpha | Anna Cederberg beta -> Anna Bo settled differ-stands",
			"name||||anna-bo|Anna Maria Bo: Anna Bo alpha | Anna Maria Bo beta -> Anna Bo notation differ-notation",
			"name||||anna-bo|BO Anna: Anna Bo alpha | BO Anna beta -> Anna Bo notation differ-notation",
			"name||||anna-bo|Ánna Bo: Anna Bo alpha | Ánna Bo beta -> Anna Bo notation differ-notation",
		}},
		{"a birth and a sex", func(t *record.Tables) {
			t.People = append(t.People,
				altyn.Person{ID: "anna-bo", Name: "Anna Bo", Sex: altyn.Women, Born: mustDate("2008-02-03"), Provenance: by("paper")},
				altyn.Person{ID: "anna-bo", Name: "Anna Bo", Sex: altyn.Men, Born: mustDate("2008-03-02"), Provenance: by(alpha)},
				altyn.Person{ID: "bea-co", Name: "Bea Co", Born: mustDate("2008"), Provenance: by("paper")},
				altyn.Person{ID: "bea-co", Name: "Bea Co", Born: mustDate("2008-03-02"), Provenance: by(alpha)})
		}, []string{
			"sex||||anna-bo|sex: men alpha | women paper -> men settled differ-rule",
			"date||||anna-bo|born: 2008-03-02 alpha | 2008-02-03 paper -> 2008-03-02 settled differ-rule",
			"date||||bea-co|born: 2008-03-02 alpha | 2008 paper -> 2008-03-02 notation differ-notation",
		}},
		{"the day of a medal, and that of the final", func(t *record.Tables) {
			a := win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			t.Results[len(t.Results)-1].On = mustDate("2030-07-21")
			t.Results = append(t.Results, altyn.Result{Entry: a, Medal: altyn.Gold, On: mustDate("2030-07-22"), Provenance: by("paper")})
			t.Held = append(t.Held, altyn.Held{Games: "2030S", Event: "judo/men-66kg", What: "final", On: mustDate("2030-07-23"), Provenance: by(alpha)},
				altyn.Held{Games: "2030S", Event: "judo/men-66kg", What: "final", On: mustDate("2030-07-24"), Provenance: by("paper")})
		}, []string{
			"date|2030S||judo/men-60kg||day of the medals: 2030-07-21 alpha | 2030-07-22 paper -> 2030-07-21 settled differ-rule",
			"date|2030S||judo/men-66kg||final: 2030-07-23 alpha | 2030-07-24 paper -> 2030-07-23 settled differ-rule",
		}},
		{"two people in an entry of one", func(t *record.Tables) {
			a := win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			t.People = append(t.People, altyn.Person{ID: "cid-coe", Name: "Cid Coe", Sex: altyn.Men, Provenance: by("paper")})
			t.Members = append(t.Members, altyn.Member{Entry: a, Person: "cid-coe", Role: altyn.Competitor, Provenance: by("paper")})
		}, []string{"person|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash||who: Adam Ash alpha | Cid Coe paper -> Adam Ash settled differ-rule"}},
		{"namesakes of two sources at one place", func(t *record.Tables) {
			win(t, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
			win(t, "2030S", "judo/men-66kg", "AAA", "ash-adam", altyn.Gold, "paper")
		}, []string{"person|2030S|AAA|judo|adam-ash|one or two: adam-ash alpha | ash-adam paper -> ? unresolved differ-two-people"}},
		{"what was refused", func(t *record.Tables) {
			t.Rejected = append(t.Rejected, altyn.Rejected{Table: "people", Subject: "adam-ash", Value: "2001-01-01", Because: "A slip.", Provenance: by("paper")})
		}, []string{"date|||||people: adam-ash: refused altyn | 2001-01-01 paper -> refused noted differ-noted"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables := base(t)
			tables.Names = map[string][]altyn.Name{}
			c.make(&tables)
			got := text(reconcile.Find(record.New(tables), today))
			if !slices.Equal(got, c.want) {
				t.Errorf("differences:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func mustDate(s string) altyn.Date {
	d, _ := altyn.ParseDate(s)
	return d
}

// decide adds an effect of a decision of the court.
func decide(t *record.Tables, e altyn.EntryID, effect altyn.Effect, from, to altyn.Medal, day string) {
	n := len(t.Decisions)
	t.Decisions = append(t.Decisions, altyn.Decision{ID: altyn.EffectID(fmt.Sprintf("court-%s-%d", day, n)), Decision: altyn.DecisionID("court-" + day), Decided: mustDate(day), Body: "Court",
		Games: e.Games(), Event: e.Event(), Entry: e, Effect: effect, From: from, To: to, Scope: altyn.WholeEntry, Basis: altyn.Stated, Provenance: by("court")})
	if !slices.ContainsFunc(t.Entries, func(x altyn.Entry) bool { return x.ID == e }) {
		t.Entries = append(t.Entries, altyn.Entry{ID: e, Games: e.Games(), Event: e.Event(), Nation: e.Nation(), Provenance: by("court")})
	}
}

// publish adds a complete medal table.
func publish(t *record.Tables, games, publisher, day string, role altyn.PublicationRole, src altyn.SourceID, lines map[altyn.NationID][3]int) {
	id := altyn.PublicationID(games + "/" + publisher + "/" + day)
	t.Publications = append(t.Publications, altyn.Publication{ID: id, Games: altyn.GamesID(games), Publisher: publisher, AsOf: mustDate(day), Role: role, Complete: "yes", Independence: altyn.Independent, Provenance: by(src)})
	for n, c := range lines {
		t.Lines = append(t.Lines, altyn.TableLine{Publication: id, Nation: n, Gold: altyn.N(c[0]), Silver: altyn.N(c[1]), Bronze: altyn.N(c[2])})
	}
}

// world makes a record in which two data sets and a paper say things of events, by chance.
func world(tb testing.TB, rng *rand.Rand, swap bool) record.Tables {
	t := base(tb)
	t.Names = map[string][]altyn.Name{}
	a, b := alpha, beta
	if swap {
		a, b = b, a
	}
	seen := map[string]bool{}
	medals := []altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze}
	for _, g := range []string{"2030S", "2032S"} {
		for ev := range 4 {
			event := fmt.Sprintf("judo/men-%dkg", 50+ev)
			t.Events = append(t.Events, altyn.Event{ID: altyn.EventID(event), Sport: "judo", Kind: altyn.Individual, Sex: altyn.Men, Provenance: by("paper")})
			for i, m := range medals {
				for k, s := range []altyn.SourceID{a, b} {
					nation := []string{"AAA", "BBB", "CCC", "OLD"}[rng.IntN(4)]
					if rng.IntN(4) > 0 {
						nation = []string{"AAA", "BBB", "CCC"}[i]
					}
					person := fmt.Sprintf("man%c-%s%c", 'a'+byte(ev), strings.ToLower(nation), 'a'+byte(rng.IntN(2)*k))
					once := g + event + nation + person + fmt.Sprint(k) // no source gives somebody two medals of one event
					if rng.IntN(8) > 0 && !seen[once] {
						seen[once] = true
						win(&t, g, event, nation, person, m, s)
					}
				}
			}
			if len(t.Entries) > 0 && rng.IntN(2) == 0 {
				e := t.Entries[rng.IntN(len(t.Entries))].ID
				decide(&t, e, altyn.MedalWithdrawn, medals[rng.IntN(3)], altyn.NoMedal, "2035-03-01")
			}
		}
	}
	return t
}

// TestOrderOfRows holds that the order in which rows lie in their tables changes nothing.
func TestOrderOfRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		tables := world(t, rand.New(rand.NewPCG(seed, 1)), false)
		want := text(reconcile.Find(record.New(tables), today))
		rng := rand.New(rand.NewPCG(seed, 2))
		shuffle(rng, tables.Sources)
		shuffle(rng, tables.Nations)
		shuffle(rng, tables.Events)
		shuffle(rng, tables.People)
		shuffle(rng, tables.Entries)
		shuffle(rng, tables.Members)
		shuffle(rng, tables.Results)
		shuffle(rng, tables.Claims)
		if got := text(reconcile.Find(record.New(tables), today)); !slices.Equal(got, want) {
			rt.Fatalf("in another order:\n%s\nbefore\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

func shuffle[T any](rng *rand.Rand, s []T) {
	rng.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
}

// TestSourcesSwapped holds that who says what plays no part but in who is followed: when two data sets change places, the
// same places differ, with the values changed over.
func TestSourcesSwapped(t *testing.T) {
	plain := func(all []reconcile.Difference, change bool) []string {
		var out []string
		for _, d := range all {
			var sides []string
			for _, s := range d.Sides {
				by := strings.Join(s.By, "+")
				switch {
				case change && by == "alpha":
					by = "beta"
				case change && by == "beta":
					by = "alpha"
				}
				sides = append(sides, by+" "+s.Value)
			}
			slices.Sort(sides)
			out = append(out, d.Key+": "+strings.Join(sides, " | "))
		}
		slices.Sort(out)
		return out
	}
	rapid.Check(t, func(rt *rapid.T) {
		seed := rapid.Uint64().Draw(rt, "seed")
		one := reconcile.Find(record.New(world(t, rand.New(rand.NewPCG(seed, 1)), false)), today)
		two := reconcile.Find(record.New(world(t, rand.New(rand.NewPCG(seed, 1)), true)), today)
		if got, want := plain(two, true), plain(one, false); !slices.Equal(got, want) {
			rt.Fatalf("swapped:\n%s\nbefore\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// TestShippedRecord holds what a list that is kept under version control needs: keys that are there once, an order, sides
// that differ; and that nothing in the record that ships is unresolved without a word on it.
func TestShippedRecord(t *testing.T) {
	r, findings, err := record.Load(data.FS)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	day, _ := altyn.ParseDay("2026-11-20")
	all := reconcile.Find(r, day)
	if len(all) < 100 {
		t.Fatalf("%d differences; want many", len(all))
	}
	sound(t, all)
	for _, d := range all {
		if d.State == reconcile.Unresolved && d.Why.Key != "differ-open" {
			t.Errorf("%s is unresolved, and the record has no word on it (%s): decide it, or write a row of exceptions or rejected", d.Key, d.Why.Key)
		}
	}
	if again := reconcile.Find(r, day); !slices.Equal(text(again), text(all)) {
		t.Error("a second run gives another list")
	}
}

func sound(t *testing.T, all []reconcile.Difference) {
	t.Helper()
	seen := map[string]bool{}
	for i := range all {
		d := &all[i]
		if seen[d.Key] {
			t.Errorf("the key %s is there twice", d.Key)
		}
		seen[d.Key] = true
		if i > 0 && reconcile.Compare(&all[i-1], d) >= 0 {
			t.Errorf("%s stands after %s", d.Key, all[i-1].Key)
		}
		if len(d.Values()) < 2 {
			t.Errorf("%s has one value", d.Key)
		}
		if d.Why.Key == "" || d.State == "" {
			t.Errorf("%s does not say how it stands", d.Key)
		}
		if strings.ContainsAny(d.Key, "\n\r") {
			t.Errorf("%q is more than one line", d.Key)
		}
	}
}

func TestFilter(t *testing.T) {
	tables := base(t)
	tables.Names = map[string][]altyn.Name{}
	win(&tables, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
	win(&tables, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Silver, beta)
	win(&tables, "2032S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha, beta)
	win(&tables, "2032S", "judo/men-60kg", "BBB", "bob-bay", altyn.Bronze, alpha)
	tables.Delegations = append(tables.Delegations,
		altyn.Delegation{Games: "2032S", Nation: "CCC", Of: "athletes", Value: altyn.N(5), Provenance: by(alpha)},
		altyn.Delegation{Games: "2032S", Nation: "CCC", Of: "athletes", Value: altyn.N(6), Provenance: by("paper")})
	r := record.New(tables)
	all := reconcile.Find(r, today)
	for _, c := range []struct {
		name   string
		filter reconcile.Filter
		want   int
	}{
		{"all", reconcile.Filter{}, 3},
		{"Games", reconcile.Filter{Games: "2032S"}, 2},
		{"a kind", reconcile.Filter{Kinds: []reconcile.Kind{reconcile.AboutCount}}, 1},
		{"a state", reconcile.Filter{States: []reconcile.State{reconcile.Unresolved}}, 1},
		{"a nation", reconcile.Filter{Nation: "AAA"}, 1},
		{"a sport", reconcile.Filter{Sport: "judo"}, 2},
		{"a person", reconcile.Filter{Person: "bob-bay"}, 1},
		{"a source", reconcile.Filter{Sources: []string{"paper"}}, 1},
		{"a publisher", reconcile.Filter{Sources: []string{"beta-press"}}, 2},
		{"two that differ", reconcile.Filter{Sources: []string{"alpha", "beta"}}, 2},
		{"two that do not meet", reconcile.Filter{Sources: []string{"beta", "paper"}}, 0},
	} {
		if got := c.filter.Pick(r, all); len(got) != c.want {
			t.Errorf("%s: %d; want %d of\n%s", c.name, len(got), c.want, strings.Join(text(all), "\n"))
		}
	}
	if got := reconcile.Speakers(all); !slices.Equal(got, []string{"alpha", "beta", "paper"}) {
		t.Errorf("speakers: %v", got)
	}
}

// TestStates holds which day's state a data set is said to be: of one day, or of a patchwork.
func TestStates(t *testing.T) {
	tables := base(t)
	tables.Names = map[string][]altyn.Name{}
	a := win(&tables, "2030S", "judo/men-60kg", "AAA", "adam-ash", altyn.Gold, alpha)
	win(&tables, "2030S", "judo/men-66kg", "BBB", "bob-bay", altyn.Gold, alpha, beta)
	c := win(&tables, "2030S", "judo/men-66kg", "CCC", "cid-coe", altyn.Silver, alpha, beta)
	d := win(&tables, "2030S", "judo/men-60kg", "CCC", "dan-doe", altyn.Silver, alpha)
	tables.Claims = append(tables.Claims, altyn.MedalClaim{Entry: d, Medal: altyn.Gold, AsOf: mustDate("2036-02"), Provenance: by(beta)})
	decide(&tables, a, altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal, "2033-03-01")
	decide(&tables, d, altyn.MedalAllocated, altyn.Silver, altyn.Gold, "2033-03-01")
	decide(&tables, c, altyn.MedalWithdrawn, altyn.Silver, altyn.NoMedal, "2032-05-01")
	var got []string
	for _, s := range reconcile.States(record.New(tables), today) {
		got = append(got, fmt.Sprintf("%s %s %s moved %d agree %d later %v earlier %v patchwork %t", s.Set, s.Games, s.Days, s.Touched, s.Agree, s.Later, s.Earlier, s.Patchwork))
	}
	want := []string{
		"alpha 2030S 2030-08/2032-04 moved 3 agree 3 later [] earlier [] patchwork false",
		"beta 2030S 2033-03/.. moved 3 agree 2 later [] earlier [2030S/judo/men-66kg/CCC/cid-coe] patchwork true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("states:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
