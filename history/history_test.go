package history_test

import (
	"fmt"
	"strings"
	"testing"

	"altyn"
	"altyn/history"
	"altyn/record"
)

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

// story is a record of four summer Games, 2000 to 2012, in which every medal row of AAA is there, and of BBB only tables:
//
//	2000S  AAA: p1 gold judo 07-03, p2 bronze judo 07-03    BBB 1-0-0
//	2004S  AAA: p1 gold judo 07-05                          BBB 2-0-0
//	2008S  AAA: p1 gold judo 07-05, p3 silver boxing 07-06  BBB 0-0-1
//	2012S  AAA: p4 bronze judo 07-02                        BBB 0-0-0
//
// The gold of 2008 was withdrawn on 2010-01-01.
func story() record.Tables {
	t := record.Tables{
		Nations: []altyn.Nation{{ID: "AAA", Valid: date("2000/..")}, {ID: "BBB"}},
		Coverage: []altyn.Coverage{
			{Fact: altyn.FactMedals, Games: "*", Nation: "AAA", Sport: "*", Event: "*"},
			{Fact: altyn.FactParticipations, Games: "*", Nation: "AAA", Sport: "*", Event: "*"},
		},
		Sports: []altyn.Sport{{ID: "judo"}, {ID: "boxing"}},
		People: []altyn.Person{{ID: "p1", Born: date("1980-01-01")}, {ID: "p2", Born: date("1970-01-01")}, {ID: "p3", Born: date("1988")}, {ID: "p4", Born: date("1985-05-05")}},
	}
	won := map[string]map[altyn.Medal]int{}
	add := func(g, event, person string, m altyn.Medal, on string) altyn.EntryID {
		id := altyn.EntryID(fmt.Sprintf("%s/%s/AAA/%s", g, event, person))
		t.Entries = append(t.Entries, altyn.Entry{ID: id, Games: altyn.GamesID(g), Event: altyn.EventID(event), Nation: "AAA"})
		t.Members = append(t.Members, altyn.Member{Entry: id, Person: altyn.PersonID(person), Role: altyn.Competitor})
		t.Results = append(t.Results, altyn.Result{Entry: id, Medal: m, On: date(g[:4] + "-" + on)})
		if won[g] == nil {
			won[g] = map[altyn.Medal]int{}
		}
		won[g][m]++
		return id
	}
	add("2000S", "judo/men-60kg", "p1", altyn.Gold, "07-03")
	add("2000S", "judo/men-66kg", "p2", altyn.Bronze, "07-03")
	add("2004S", "judo/men-60kg", "p1", altyn.Gold, "07-05")
	lost := add("2008S", "judo/men-60kg", "p1", altyn.Gold, "07-05")
	add("2008S", "boxing/men-69kg", "p3", altyn.Silver, "07-06")
	add("2012S", "judo/men-66kg", "p4", altyn.Bronze, "07-02")
	t.Decisions = []altyn.Decision{{ID: "x/1", Decision: "x", Decided: date("2010-01-01"), Games: "2008S", Event: "judo/men-60kg", Entry: lost, Effect: altyn.MedalWithdrawn,
		From: altyn.Gold, To: altyn.NoMedal, Scope: altyn.WholeEntry, Basis: altyn.Stated}}
	other := map[string][3]int{"2000S": {1, 0, 0}, "2004S": {2, 0, 0}, "2008S": {0, 0, 1}}
	for _, g := range []string{"2000S", "2004S", "2008S", "2012S"} {
		year := g[:4]
		t.Games = append(t.Games, altyn.Games{ID: altyn.GamesID(g), Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Opens: date(year + "-07-01"), Closes: date(year + "-07-10")})
		t.Participations = append(t.Participations, altyn.Participation{Nation: "AAA", Games: altyn.GamesID(g)})
		p := altyn.PublicationID(g + "/ioc/close")
		t.Publications = append(t.Publications, altyn.Publication{ID: p, Games: altyn.GamesID(g), Publisher: "ioc", AsOf: date(year + "-07-10"), Role: altyn.Opening, Complete: "yes"})
		t.Lines = append(t.Lines, altyn.TableLine{Publication: p, Nation: "AAA", Gold: altyn.N(won[g][altyn.Gold]), Silver: altyn.N(won[g][altyn.Silver]), Bronze: altyn.N(won[g][altyn.Bronze])})
		if o := other[g]; o != [3]int{} {
			t.Lines = append(t.Lines, altyn.TableLine{Publication: p, Nation: "BBB", Gold: altyn.N(o[0]), Silver: altyn.N(o[1]), Bronze: altyn.N(o[2])})
		}
	}
	for i, n := range []int{10, 8, 12, 12} {
		t.Delegations = append(t.Delegations, altyn.Delegation{Games: altyn.GamesID(fmt.Sprintf("%dS", 2000+4*i)), Nation: "AAA", Of: "athletes", Value: altyn.N(n)})
	}
	return t
}

func people(ids ...altyn.PersonID) []altyn.PersonID { return ids }

func TestAsk(t *testing.T) {
	r := record.New(story())
	const (
		holds  = history.Holds
		does   = history.DoesNot
		cannot = history.CannotTell
	)
	type q = history.Question
	for _, tt := range []struct {
		name string
		q    q
		on   string
		want history.Truth
		then string // what holds instead, as games nation people medal value
	}{
		{"first gold", q{Claim: altyn.First, Nation: "AAA", Medal: altyn.Gold, Games: "2000S", People: people("p1")}, "2013-01-01", holds, "2000S AAA p1 gold 1"},
		{"first gold of another", q{Claim: altyn.First, Nation: "AAA", Medal: altyn.Gold, Games: "2004S", People: people("p1")}, "2013-01-01", does, "2000S AAA p1 gold 1"},
		{"first medal, two on one day", q{Claim: altyn.First, Nation: "AAA", Games: "2000S", People: people("p1")}, "2013-01-01", cannot, "2000S AAA p1 gold 1"},
		{"first medal at Games, whoever won it", q{Claim: altyn.First, Nation: "AAA", Games: "2000S"}, "2013-01-01", holds, "2000S AAA p1 gold 1"},
		{"first in a sport", q{Claim: altyn.First, Nation: "AAA", Sport: "boxing", People: people("p3")}, "2013-01-01", holds, "2008S AAA p3 silver 1"},
		{"first of its Games only", q{Claim: altyn.First, Nation: "AAA", Over: []altyn.GamesID{"2008S"}, People: people("p1")}, "2009-01-01", holds, "2008S AAA p1 gold 1"},
		{"and not after it was withdrawn", q{Claim: altyn.First, Nation: "AAA", Over: []altyn.GamesID{"2008S"}, People: people("p1")}, "2010-01-01", does, "2008S AAA p3 silver 1"},
		{"third gold before the decision", q{Claim: altyn.Nth, Nation: "AAA", Medal: altyn.Gold, Value: altyn.IntValue(3), Games: "2008S"}, "2009-12-31", holds, "2008S AAA p1 gold 3"},
		{"third gold after it", q{Claim: altyn.Nth, Nation: "AAA", Medal: altyn.Gold, Value: altyn.IntValue(3), Games: "2008S"}, "2010-01-01", does, ""},
		{"first by tables alone", q{Claim: altyn.First, Nation: "BBB", Games: "2000S"}, "2013-01-01", holds, "2000S BBB   1"},
		{"first by tables alone, with a name", q{Claim: altyn.First, Nation: "BBB", Games: "2000S", People: people("p1")}, "2013-01-01", cannot, ""},
		{"first by tables alone, too late", q{Claim: altyn.First, Nation: "BBB", Games: "2004S", People: people("p1")}, "2013-01-01", does, "2000S BBB   1"},
		{"sport without rows", q{Claim: altyn.First, Nation: "BBB", Sport: "judo", Games: "2000S"}, "2013-01-01", cannot, ""},
		{"last medal of Games", q{Claim: altyn.Last, Nation: "AAA", Over: []altyn.GamesID{"2008S"}, People: people("p3")}, "2013-01-01", holds, "2008S AAA p3 silver 1"},
		{"last medal ever", q{Claim: altyn.Last, Nation: "AAA", People: people("p3")}, "2013-01-01", does, "2012S AAA p4 bronze 1"},
		{"last medal when it was", q{Claim: altyn.Last, Nation: "AAA", People: people("p3")}, "2011-01-01", holds, "2008S AAA p3 silver 1"},
		{"only medal of Games", q{Claim: altyn.Only, Nation: "AAA", Games: "2012S", People: people("p4")}, "2013-01-01", holds, "2012S AAA p4  1"},
		{"only medal, of two", q{Claim: altyn.Only, Nation: "AAA", Games: "2000S", People: people("p1")}, "2013-01-01", does, "2000S AAA   2"},
		{"only one with two golds", q{Claim: altyn.Only, Nation: "AAA", Medal: altyn.Gold, Value: altyn.IntValue(2), People: people("p1")}, "2013-01-01", holds, " AAA p1 gold 2"},
		{"first with two golds", q{Claim: altyn.First, Nation: "AAA", Medal: altyn.Gold, Value: altyn.IntValue(2), People: people("p1")}, "2013-01-01", holds, "2004S AAA p1 gold 2"},
		{"most medals, shared", q{Claim: altyn.Most, Nation: "AAA", Games: "2000S", Value: altyn.IntValue(2)}, "2009-01-01", holds, "2000S AAA   2"},
		{"most medals with a wrong figure", q{Claim: altyn.Most, Nation: "AAA", Games: "2000S", Value: altyn.IntValue(3)}, "2009-01-01", does, "2000S AAA   2"},
		{"most medals, of the wrong Games", q{Claim: altyn.Most, Nation: "AAA", Games: "2012S"}, "2013-01-01", does, "2000S AAA   2"},
		{"best rank", q{Claim: altyn.Best, Nation: "AAA", Games: "2008S", Value: altyn.IntValue(1)}, "2009-01-01", holds, "2000S AAA   1"},
		{"best of all by medals", q{Claim: altyn.Best, Nation: "AAA", Games: "2000S"}, "2013-01-01", holds, "2000S AAA   2"},
		{"fewest medals", q{Claim: altyn.Fewest, Nation: "AAA", Games: "2004S"}, "2007-01-01", holds, "2004S AAA   1"},
		{"second most", q{Claim: altyn.NthMost, Nation: "AAA", Games: "2004S", Value: altyn.IntValue(2)}, "2007-01-01", holds, "2004S AAA   2"},
		{"third most is the second", q{Claim: altyn.NthMost, Nation: "AAA", Games: "2004S", Value: altyn.IntValue(3)}, "2007-01-01", does, "2004S AAA   2"},
		{"most of nations", q{Claim: altyn.Most, Among: history.Nations, Nation: "BBB", Games: "2004S", Medal: altyn.Gold}, "2013-01-01", holds, "2004S BBB  gold 2"},
		{"most of nations, not", q{Claim: altyn.Most, Among: history.Nations, Nation: "AAA", Games: "2004S"}, "2013-01-01", does, "2004S BBB   2"},
		{"most of people", q{Claim: altyn.Most, Nation: "AAA", People: people("p1"), Value: altyn.IntValue(2)}, "2013-01-01", holds, " AAA p1  2"},
		{"most of all people", q{Claim: altyn.Most, People: people("p1")}, "2013-01-01", cannot, ""},
		{"three in a row", q{Claim: altyn.Consecutive, Nation: "AAA", Event: "judo/men-60kg", Medal: altyn.Gold, Games: "2008S", Value: altyn.IntValue(3)}, "2009-01-01", holds, "2008S AAA  gold 3"},
		{"three in a row after the decision", q{Claim: altyn.Consecutive, Nation: "AAA", Event: "judo/men-60kg", Medal: altyn.Gold, Games: "2008S", Value: altyn.IntValue(3)}, "2010-01-01", does, ""},
		{"two in a row of a person", q{Claim: altyn.Consecutive, Among: history.People, Nation: "AAA", People: people("p1"), Games: "2004S", Value: altyn.IntValue(2)}, "2013-01-01", holds, "2004S AAA p1  2"},
		{"two in a row, which were three", q{Claim: altyn.Consecutive, Nation: "AAA", Event: "judo/men-60kg", Games: "2008S", Value: altyn.IntValue(2)}, "2009-01-01", does, "2008S AAA   3"},
		{"first judo bronze since", q{Claim: altyn.FirstSince, Nation: "AAA", Sport: "judo", Medal: altyn.Bronze, Games: "2012S", Value: altyn.WordValue("2000S")}, "2013-01-01", holds, "2000S AAA  bronze 1"},
		{"first judo medal since, by year", q{Claim: altyn.FirstSince, Nation: "AAA", Sport: "judo", Games: "2012S", Value: altyn.IntValue(2000)}, "2013-01-01", does, "2004S AAA   1"},
		{"most since", q{Claim: altyn.MostSince, Nation: "AAA", Games: "2008S", Value: altyn.WordValue("2000S")}, "2009-01-01", holds, "2000S AAA   2"},
		{"most since, beaten in between", q{Claim: altyn.MostSince, Nation: "AAA", Games: "2012S", Value: altyn.WordValue("2000S")}, "2013-01-01", does, ""},
		{"largest team, shared", q{Claim: altyn.Largest, Nation: "AAA", Of: "athletes", Games: "2012S", Value: altyn.IntValue(12)}, "2013-01-01", holds, "2008S AAA   12"},
		{"smallest team", q{Claim: altyn.Smallest, Nation: "AAA", Of: "athletes", Games: "2000S"}, "2013-01-01", does, "2004S AAA   8"},
		{"youngest", q{Claim: altyn.Youngest, Nation: "AAA", People: people("p3"), Sport: "boxing"}, "2013-01-01", holds, "2008S AAA p3  "},
		{"youngest of all, a year of birth is too little", q{Claim: altyn.Youngest, Nation: "AAA"}, "2013-01-01", cannot, ""},
		{"oldest", q{Claim: altyn.Oldest, Nation: "AAA", People: people("p2")}, "2013-01-01", holds, "2000S AAA p2  "},
		{"first without gold", q{Claim: altyn.First, Without: true, Nation: "AAA", Medal: altyn.Gold, Games: "2012S"}, "2009-01-01", does, ""},
		{"first without gold, once the gold was withdrawn", q{Claim: altyn.First, Without: true, Nation: "AAA", Medal: altyn.Gold, Games: "2008S"}, "2013-01-01", holds, "2008S AAA  gold 0"},
		{"no such claim", q{Claim: "tallest", Nation: "AAA"}, "2013-01-01", cannot, ""},
		{"no such nation", q{Claim: altyn.First, Nation: "XXX", Games: "2000S"}, "2013-01-01", cannot, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.q.AsOf = day(t, tt.on)
			a := history.Ask(r, tt.q)
			if a.Truth != tt.want {
				t.Errorf("Ask = %s, want %s: %+v", a.Truth, tt.want, a)
			}
			if got := found(a.Instead); tt.then != "" && got != tt.then {
				t.Errorf("found %q, want %q", got, tt.then)
			}
			if a.Truth == history.CannotTell && a.Missing.Key == "" {
				t.Errorf("cannot tell, and does not say what is missing")
			}
			if a.Truth == history.Holds && len(a.Rows) == 0 {
				t.Errorf("holds, and names no rows")
			}
			if got := a.On(tt.q.AsOf); got != a.Truth && len(a.Days) > 0 {
				t.Errorf("On(%s) = %s, Truth is %s: %+v", tt.on, got, a.Truth, a.Days)
			}
		})
	}
}

func found(f history.Found) string {
	var who []string
	for _, p := range f.People {
		who = append(who, string(p))
	}
	return fmt.Sprintf("%s %s %s %s %s", f.Games, f.Nation, strings.Join(who, "+"), f.Medal, f.Value)
}

func TestDays(t *testing.T) {
	r := record.New(story())
	a := history.Ask(r, history.Question{Claim: altyn.Nth, Nation: "AAA", Medal: altyn.Gold, Value: altyn.IntValue(3), Games: "2008S", AsOf: day(t, "2013-01-01")})
	var got []string
	for _, d := range a.Days {
		if d.Truth == history.Holds {
			got = append(got, fmt.Sprintf("%s..%s", d.From, d.Until))
		}
	}
	if s := strings.Join(got, " "); s != "2008-07-05..2009-12-31" {
		t.Errorf("the third gold of 2008 counted on %q, want 2008-07-05..2009-12-31: %+v", s, a.Days)
	}
	last := a.Days[len(a.Days)-1]
	if last.Truth != history.DoesNot || len(last.Decisions) != 1 || last.Decisions[0] != "x" || last.Until != altyn.MaxDay {
		t.Errorf("last run = %+v, want one that the decision x began", last)
	}
	if !a.Ever() {
		t.Error("Ever = false")
	}
}

// TestAskSkips holds that days on which nothing changes of what a trial looked at are left out rightly: a day that is asked
// for alone has the truth that its run has.
func TestAskSkips(t *testing.T) {
	r, err := embedded()
	if err != nil || len(r.Publications("2012S")) == 0 {
		t.Skipf("no embedded record with tables: %v", err)
	}
	for _, q := range []history.Question{
		{Claim: altyn.First, Nation: "KAZ", Medal: altyn.Gold, Games: "2012S", Sport: "weightlifting"},
		{Claim: altyn.Nth, Value: altyn.IntValue(3), Nation: "KAZ", Games: "2012S", Sport: "weightlifting"},
		{Claim: altyn.Best, Nation: "KAZ", Games: "2012S"},
		{Claim: altyn.Most, Nation: "KAZ", Games: "2016S", Season: altyn.SummerOlympics},
		{Claim: altyn.Only, Nation: "KAZ", Medal: altyn.Gold, Games: "2024S"},
		{Claim: altyn.Most, Among: history.People, Nation: "KAZ", People: people("ilya-ilyin")},
		{Claim: altyn.Most, Among: history.Nations, Nation: "USA", Games: "2012S"},
		{Claim: altyn.Consecutive, Value: altyn.IntValue(2), Nation: "KAZ", Medal: altyn.Gold, Games: "2012S", Sport: "weightlifting"},
		{Claim: altyn.MostSince, Nation: "KAZ", Games: "2016S", Value: altyn.IntValue(1996)},
		{Claim: altyn.First, Without: true, Season: altyn.SummerOlympics, Nation: "KAZ", Medal: altyn.Gold, Games: "2020S"},
	} {
		a := history.Ask(r, q)
		for i, run := range a.Days {
			for _, day := range []altyn.Day{run.From, run.From + (min(run.Until, run.From+20000)-run.From)/2, min(run.Until, run.From+20000)} {
				q.AsOf = day
				if got := history.Ask(r, q); got.Truth != run.Truth || got.Shared != run.Shared {
					t.Errorf("%s %s %s: run %d, on %s: %s %v, want %s %v", q.Claim, q.Nation, q.Games, i, day, got.Truth, got.Shared, run.Truth, run.Shared)
				}
			}
		}
	}
}
