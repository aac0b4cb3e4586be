package medal_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// rowsOf makes a record of 2030S whose medals are rows, each `event nation medal`, of which coverage has all.
func rowsOf(coverage []altyn.Coverage, rows ...[3]string) record.Tables {
	t := small()
	t.Publications, t.Lines = nil, nil
	t.Coverage = coverage
	t.Sports = []altyn.Sport{{ID: "wrestling"}, {ID: "freestyle-wrestling", Parent: "wrestling"}, {ID: "greco-roman-wrestling", Parent: "wrestling"}, {ID: "judo"}}
	for i, x := range rows {
		id := altyn.EntryID(fmt.Sprintf("2030S/%s/%s/%d", x[0], x[1], i))
		t.Entries = append(t.Entries, altyn.Entry{ID: id, Games: "2030S", Event: altyn.EventID(x[0]), Nation: altyn.NationID(x[1])})
		t.Results = append(t.Results, altyn.Result{Entry: id, Medal: altyn.Medal(x[2]), On: date(fmt.Sprintf("2030-07-%02d", 2+i))})
	}
	return t
}

func covers(nation, sport string) altyn.Coverage {
	return altyn.Coverage{Fact: altyn.FactMedals, Games: "2030S", Nation: nation, Sport: sport, Event: "*"}
}

// TestMedalsOfAnEvent holds that nothing assumes one gold, one silver and one bronze.
func TestMedalsOfAnEvent(t *testing.T) {
	all := []altyn.Coverage{covers("*", "*")}
	for _, tt := range []struct {
		name string
		rows [][3]string
		want string
	}{
		{"two golds and no silver", [][3]string{{"judo/men-60kg", "AAA", "gold"}, {"judo/men-60kg", "BBB", "gold"}, {"judo/men-60kg", "CCC", "bronze"}}, "1=:AAA:1-0-0 1=:BBB:1-0-0 3:CCC:0-0-1"},
		{"two bronzes", [][3]string{{"judo/men-60kg", "AAA", "gold"}, {"judo/men-60kg", "BBB", "silver"}, {"judo/men-60kg", "CCC", "bronze"}, {"judo/men-60kg", "DDD", "bronze"}}, "1:AAA:1-0-0 2:BBB:0-1-0 3=:CCC:0-0-1 3=:DDD:0-0-1"},
		{"two bronzes of one nation", [][3]string{{"judo/men-60kg", "AAA", "bronze"}, {"judo/men-60kg", "AAA", "bronze"}}, "1:AAA:0-0-2"},
		{"a silver that was never awarded", [][3]string{{"judo/men-60kg", "AAA", "gold"}, {"judo/men-60kg", "BBB", "none"}, {"judo/men-60kg", "CCC", "bronze"}}, "1:AAA:1-0-0 2:CCC:0-0-1"},
		{"a whole podium", [][3]string{{"judo/men-60kg", "AAA", "gold"}, {"judo/men-60kg", "AAA", "silver"}, {"judo/men-60kg", "AAA", "bronze"}}, "1:AAA:1-1-1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tab, err := medal.Compute(record.New(rowsOf(all, tt.rows...)), medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day(t, "2030-07-10")})
			if err != nil || text(tab) != tt.want {
				t.Errorf("got %s, %v; want %s", text(tab), err, tt.want)
			}
		})
	}
}

func TestVacantMedal(t *testing.T) {
	tables := rowsOf([]altyn.Coverage{covers("*", "*")}, [3]string{"judo/men-60kg", "AAA", "gold"}, [3]string{"judo/men-60kg", "BBB", "silver"})
	e := tables.Entries[0]
	tables.Decisions = []altyn.Decision{
		{ID: "v/1", Decision: "v", Decided: date("2031-01-01"), Games: "2030S", Entry: e.ID, Effect: altyn.MedalWithdrawn, From: altyn.Gold, To: altyn.NoMedal, Scope: altyn.WholeEntry, Basis: altyn.Stated},
		{ID: "v/2", Decision: "v", Decided: date("2031-01-01"), Games: "2030S", Entry: e.ID, Effect: altyn.LeftVacant, From: altyn.NoMedal, To: altyn.NoMedal, Scope: altyn.WholeEntry, Basis: altyn.Stated},
	}
	tab, err := medal.Compute(record.New(tables), medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day(t, "2031-01-01")})
	if err != nil || text(tab) != "1:BBB:0-1-0" {
		t.Errorf("got %s, %v; want the gold to be nobody's", text(tab), err)
	}
}

func TestInsideTheGames(t *testing.T) {
	tables := rowsOf([]altyn.Coverage{covers("*", "*")}, [3]string{"judo/men-60kg", "AAA", "gold"}, [3]string{"judo/men-66kg", "BBB", "gold"})
	q := medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day(t, "2030-07-02")}
	tab, err := medal.Compute(record.New(tables), q)
	if err != nil || text(tab) != "1:AAA:1-0-0" {
		t.Errorf("after the first day: %s, %v", text(tab), err)
	}
	tables.Results[0].On = altyn.Date{}
	var u *medal.Unanswerable
	if _, err = medal.Compute(record.New(tables), q); !errors.As(err, &u) || u.Gaps[0].Lack != medal.InGames {
		t.Errorf("with a row whose day is not known: %v, want that it cannot tell inside the Games", err)
	}
	q.AsOf = day(t, "2030-07-10")
	if tab, err = medal.Compute(record.New(tables), q); err != nil || text(tab) != "1=:AAA:1-0-0 1=:BBB:1-0-0" {
		t.Errorf("at the close: %s, %v", text(tab), err)
	}
}

func TestBySportEventAndSex(t *testing.T) {
	rows := [][3]string{{"freestyle-wrestling/men-60kg", "AAA", "gold"}, {"greco-roman-wrestling/men-60kg", "BBB", "gold"},
		{"freestyle-wrestling/women-50kg", "CCC", "gold"}, {"judo/women-48kg", "DDD", "gold"}}
	wrestling := record.New(rowsOf([]altyn.Coverage{covers("*", "wrestling"), covers("DDD", "*")}, rows...))
	styles := record.New(rowsOf([]altyn.Coverage{covers("*", "freestyle-wrestling"), covers("*", "greco-roman-wrestling")}, rows...))
	games := []altyn.GamesID{"2030S"}
	for _, tt := range []struct {
		name string
		r    *record.Record
		q    medal.Query
		want string // empty: cannot answer
	}{
		{"a sport has its disciplines", wrestling, medal.Query{Sport: "wrestling"}, "1=:AAA:1-0-0 1=:BBB:1-0-0 1=:CCC:1-0-0"},
		{"a discipline of a covered sport", wrestling, medal.Query{Sport: "freestyle-wrestling"}, "1=:AAA:1-0-0 1=:CCC:1-0-0"},
		{"a sport all of whose disciplines are covered", styles, medal.Query{Sport: "wrestling", Sex: altyn.Men}, "1=:AAA:1-0-0 1=:BBB:1-0-0"},
		{"an event", wrestling, medal.Query{Event: "freestyle-wrestling/women-50kg"}, "1:CCC:1-0-0"},
		{"the events for one sex", wrestling, medal.Query{Event: "freestyle-wrestling/women"}, "1:CCC:1-0-0"},
		{"a sport that one nation covers", wrestling, medal.Query{Sport: "judo"}, ""},
		{"all sports for one sex", wrestling, medal.Query{Sex: altyn.Women}, ""},
		{"everything", wrestling, medal.Query{}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.q.Games, tt.q.AsOf = games, day(t, "2030-07-10")
			tab, err := medal.Compute(tt.r, tt.q)
			var u *medal.Unanswerable
			if tt.want == "" && !errors.As(err, &u) || tt.want != "" && (err != nil || text(tab) != tt.want) {
				t.Errorf("got %s, %v; want %q", text(tab), err, tt.want)
			}
		})
	}
	// What cannot be a table can still be one nation's count.
	l, err := medal.Count(wrestling, medal.Query{Games: games, AsOf: day(t, "2030-07-10"), Sport: "judo"}, "DDD")
	if err != nil || l.Gold != 1 || l.Rank != 0 {
		t.Errorf("Count of the nation covered = %v, %v; want one gold and no rank", l, err)
	}
	if _, err = medal.Count(wrestling, medal.Query{Games: games, AsOf: day(t, "2030-07-10"), Sport: "judo"}, "AAA"); err == nil {
		t.Error("Count of a nation that is not covered has an answer")
	}
	var unknown *medal.UnknownNation
	if _, err = medal.Count(wrestling, medal.Query{Games: games, AsOf: day(t, "2030-07-10")}, "ZZZ"); !errors.As(err, &unknown) {
		t.Errorf("Count of no nation: %v", err)
	}
}

func TestLineage(t *testing.T) {
	tables := small()
	tables.Games = append(tables.Games, altyn.Games{ID: "2026S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Opens: date("2026-07-01"), Closes: date("2026-07-10")})
	p := altyn.PublicationID("2026S/ioc/close")
	tables.Publications = append(tables.Publications, altyn.Publication{ID: p, Games: "2026S", Publisher: "ioc", AsOf: date("2026-07-10"), Role: altyn.Opening, Complete: "yes"})
	tables.Lines = append(tables.Lines, altyn.TableLine{Publication: p, Nation: "OLD", Gold: altyn.N(5)}, altyn.TableLine{Publication: p, Nation: "DDD", Gold: altyn.N(1)})
	tables.Lineage = append(tables.Lineage,
		altyn.Lineage{Nation: "BBB", Predecessor: "DDD", Kind: altyn.Part},
		altyn.Lineage{Nation: "OLD", Predecessor: "AAA", Kind: altyn.Successor}, // a loop, which must not hang
	)
	r := record.New(tables)
	q := medal.Query{Games: []altyn.GamesID{"2026S", "2030S"}, AsOf: day(t, "2030-07-10")}
	tab, err := medal.Compute(r, q)
	if err != nil || text(tab) != "1:OLD:5-0-0 2:AAA:2-1-0 3:DDD:1-1-1 0:NEU:1-1-0 4=:BBB:1-0-0 4=:CCC:1-0-0" {
		t.Errorf("each code for itself: %s, %v", text(tab), err)
	}
	q.Lineage = true
	if tab, err = medal.Compute(r, q); err != nil || len(tab.Lines) == 0 {
		t.Errorf("with a loop: %s, %v", text(tab), err)
	}
	tables.Lineage = tables.Lineage[:2]
	r = record.New(tables)
	tab, err = medal.Compute(r, q)
	if err != nil || text(tab) != "1:AAA:7-1-0 2:DDD:1-1-1 0:NEU:1-1-0 3=:BBB:1-0-0 3=:CCC:1-0-0" {
		t.Errorf("with predecessors: %s, %v", text(tab), err)
	}
	if l, err := medal.Count(r, q, "AAA"); err != nil || l.Gold != 7 {
		t.Errorf("Count = %v, %v; want 7 gold", l, err)
	}
	x, err := medal.Why(r, q, "AAA")
	if err != nil || len(x.Parts) != 2 || x.Parts[0].Nation != "OLD" {
		t.Errorf("Why = %+v, %v; want a part of OLD and one of AAA", x.Parts, err)
	}
}

func TestAccordingTo(t *testing.T) {
	tables := small()
	add := func(asOf, complete string, gold int) {
		id := altyn.PublicationID("2030S/mag/" + asOf)
		tables.Publications = append(tables.Publications, altyn.Publication{ID: id, Games: "2030S", Publisher: "mag", AsOf: date(asOf), Role: altyn.Assertion, Complete: complete})
		tables.Lines = append(tables.Lines, altyn.TableLine{Publication: id, Nation: "AAA", Gold: altyn.N(gold)}, altyn.TableLine{Publication: id, Nation: "CCC", Gold: altyn.N(9), Rank: altyn.NoNum})
	}
	add("2031-01-01", "yes", 1)
	add("2032", "yes", 2)
	add("2033-06-01", "no", 3)
	tables.Decisions = []altyn.Decision{effect("a/1", "2030-08-01", "AAA", altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal)}
	r := record.New(tables)
	for _, tt := range []struct{ day, want string }{
		{"2031-01-01", "0:CCC:9-0-0 1:AAA:1-0-0"},
		{"2032-12-30", "0:CCC:9-0-0 1:AAA:1-0-0"},
		{"2032-12-31", "0:CCC:9-0-0 1:AAA:2-0-0"},
		{"2034-01-01", "0:CCC:9-0-0 1:AAA:2-0-0"},
	} {
		tab, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day(t, tt.day), AccordingTo: "mag"})
		if err != nil || text(tab) != tt.want {
			t.Errorf("%s: %s, %v; want %s", tt.day, text(tab), err, tt.want)
		}
	}
	if got := medal.Publishers(r, "2030S", day(t, "2034-01-01")); !slices.Equal(got, []string{"ioc", "mag"}) {
		t.Errorf("Publishers = %v", got)
	}
	spans, err := medal.Timeline(r, medal.Query{Games: []altyn.GamesID{"2030S"}, AccordingTo: "mag"}, "AAA")
	if err != nil || len(spans) != 3 || spans[0].Known || spans[1].Line.Gold != 1 || spans[2].From != day(t, "2032-12-31") {
		t.Errorf("Timeline = %+v, %v", spans, err)
	}
}

func TestTimelineNamesTheDecisionsOfOthers(t *testing.T) {
	tables := small()
	tables.Decisions = []altyn.Decision{
		effect("own/1", "2033", "DDD", altyn.MedalWithdrawn, altyn.Bronze, altyn.NoMedal),
		effect("passed/1", "2031-03-01", "BBB", altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal),
		effect("far/1", "2032-03-01", "AAA", altyn.MedalWithdrawn, altyn.Silver, altyn.NoMedal),
	}
	spans, err := medal.Timeline(record.New(tables), medal.Query{Games: []altyn.GamesID{"2030S"}}, "DDD")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range spans {
		got = append(got, fmt.Sprintf("%s %v %s %v %v", s.From, s.Known, lineText(s.Line), s.Decisions, s.Uncertain))
	}
	want := []string{
		"2030-07-01 false 0:DDD:0-0-0 [] []",
		"2030-07-10 true 4:DDD:0-1-1 [] []",
		"2031-03-01 true 3:DDD:0-1-1 [passed] []",
		"2033-01-01 true 3:DDD:0-1-1 [] [own]",
		"2033-12-31 true 3:DDD:0-1-0 [own] []",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestWhy(t *testing.T) {
	tables := small()
	inferred := effect("d/2", "2031-06-01", "AAA", altyn.ResultChanged, altyn.Gold, altyn.Silver)
	tables.Decisions = []altyn.Decision{
		effect("early/1", "2030-07-09", "AAA", altyn.ResultChanged, altyn.Silver, altyn.Gold),
		inferred,
		effect("kept/1", "2032-01-01", "AAA", altyn.DecisionConfirmed, altyn.Silver, altyn.Silver),
		effect("soon/1", "2033", "AAA", altyn.MedalWithdrawn, altyn.Silver, altyn.NoMedal),
		effect("later/1", "2034", "AAA", altyn.EntryReinstated, altyn.NoMedal, altyn.Silver),
	}
	x, err := medal.Why(record.New(tables), medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day(t, "2033-06-01")}, "AAA")
	if err != nil {
		t.Fatal(err)
	}
	p := x.Parts[0]
	var got []string
	for _, e := range p.Effects {
		got = append(got, fmt.Sprintf("%s %s>%s %s", e.Decision.Decision, e.From, e.To, e.Standing))
	}
	want := []string{"early silver>gold in-opening", "d gold>silver counted", "kept silver>silver no-move", "soon silver>none maybe", "later none>silver later"}
	if !slices.Equal(got, want) || p.Opening == nil || p.Listed || p.Balance.Gold != 2 || lineText(x.Line) != "1:AAA:1-2-0" {
		t.Errorf("Why: %+v\neffects %q\nwant    %q", x, got, want)
	}
}

func TestDiff(t *testing.T) {
	tables := small()
	tables.Decisions = []altyn.Decision{
		effect("one/1", "2031-03-01", "BBB", altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal),
		effect("one/2", "2031-03-01", "DDD", altyn.MedalAllocated, altyn.Silver, altyn.Gold),
	}
	d, err := medal.Diff(record.New(tables), medal.Query{Games: []altyn.GamesID{"2030S"}}, day(t, "2030-07-10"), day(t, "2031-12-31"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Changes {
		got = append(got, fmt.Sprintf("%s > %s %v", lineText(c.Old), lineText(c.New), c.Decisions))
	}
	want := []string{"2=:BBB:1-0-0 > 0:BBB:0-0-0 [one]", "2=:CCC:1-0-0 > 3:CCC:1-0-0 [one]", "4:DDD:0-1-1 > 2:DDD:1-0-1 [one]"}
	if !slices.Equal(got, want) || !slices.Equal(d.Decisions, []altyn.DecisionID{"one"}) || !d.Changes[1].OnlyRank() {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	var u *medal.Unanswerable
	if _, err := medal.Diff(record.New(tables), medal.Query{Games: []altyn.GamesID{"2030S"}}, day(t, "2030-07-05"), day(t, "2031-12-31")); !errors.As(err, &u) {
		t.Errorf("from inside the Games: %v", err)
	}
}

// TestMemberOfATeam holds that a heats-only runner has the team's medal, and that a decision on one member is hers alone.
func TestMemberOfATeam(t *testing.T) {
	tables := rowsOf([]altyn.Coverage{covers("*", "*")}, [3]string{"athletics/women-4x100m-relay", "AAA", "gold"})
	e := tables.Entries[0].ID
	tables.Members = []altyn.Member{{Entry: e, Person: "runs", Role: altyn.Competitor}, {Entry: e, Person: "heat", Role: altyn.HeatsOnly}, {Entry: e, Person: "loses", Role: altyn.Competitor}}
	tables.Decisions = []altyn.Decision{{ID: "m/1", Decision: "m", Decided: date("2031-01-01"), Games: "2030S", Entry: e, Effect: altyn.MedalWithdrawn, From: altyn.Gold, To: altyn.NoMedal,
		Scope: altyn.OneMember, Person: "loses", Basis: altyn.Stated}}
	r := record.New(tables)
	for p, want := range map[altyn.PersonID]string{"runs": "gold to 2199-12-31", "heat": "gold to 2199-12-31", "loses": "gold to 2030-12-31", "nobody": ""} {
		got := ""
		for h := range medal.Medals(r, medal.Filter{Person: p}) {
			got += fmt.Sprintf("%s to %s", h.Medal, h.Until)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", p, got, want)
		}
	}
}

func TestSeries(t *testing.T) {
	r := shipped(t)
	summer := medal.Series(r, altyn.SummerOlympics)
	if summer[0] != "1896S" || slices.Contains(summer, "1906S") || slices.Contains(summer, "1916S") || slices.Contains(summer, "1940S") {
		t.Errorf("summer Games are %v", summer)
	}
	if all := medal.Series(r, ""); slices.Contains(all, "2024PS") || !slices.Contains(all, "2026W") {
		t.Errorf("Olympic Games are %v", all)
	}
	if got := medal.Between(r, "1996S", "2020S"); len(got) != 7 || got[0] != "1996S" || got[6] != "2020S" {
		t.Errorf("1996S..2020S is %v", got)
	}
	if got := medal.Between(r, "2020S", "2022W"); len(got) != 2 {
		t.Errorf("2020S..2022W is %v", got)
	}
	if got := medal.Between(r, "2020S", "2024PS"); got != nil {
		t.Errorf("2020S..2024PS is %v", got)
	}
}

func TestUnanswerableOffersWhatThereIs(t *testing.T) {
	tables := rowsOf([]altyn.Coverage{covers("AAA", "*")}, [3]string{"judo/men-60kg", "AAA", "gold"})
	_, err := medal.Compute(record.New(tables), medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day(t, "2030-07-12"), Sport: "judo"})
	want := "cannot answer: the record does not have the medals in judo of all nations at 2030S (it has those of AAA)"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
