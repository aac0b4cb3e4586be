package medal_test

import (
	"errors"
	"fmt"
	"testing"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

func lineText(l medal.Line) string {
	shared := ""
	if l.Shared {
		shared = "="
	}
	return fmt.Sprintf("%d%s:%s:%d-%d-%d", l.Rank, shared, l.Nation, l.Gold, l.Silver, l.Bronze)
}

func TestCompute(t *testing.T) {
	with := func(ds ...altyn.Decision) *record.Record {
		tables := small()
		tables.Decisions = ds
		return record.New(tables)
	}
	strip := effect("a/1", "2031-03-01", "BBB", altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal)
	partial := strip
	partial.Decided = date("2031")
	inferred := effect("b/1", "2031-03-01", "DDD", altyn.ResultChanged, altyn.Silver, altyn.Gold)
	inferred.Basis = altyn.Inferred
	member := strip
	member.Scope = altyn.OneMember
	early := strip
	early.Decided = date("2030-07-10")
	for _, tt := range []struct {
		name string
		r    *record.Record
		day  string
		q    medal.Query
		want string
	}{
		{"shared rank, unranked nation pushes nobody", with(), "2030-07-10", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2=:BBB:1-0-0 2=:CCC:1-0-0 4:DDD:0-1-1"},
		{"by total, equal totals share", with(), "2030-07-10", medal.Query{By: altyn.ByTotal}, "1:AAA:2-1-0 0:NEU:1-1-0 2:DDD:0-1-1 3=:BBB:1-0-0 3=:CCC:1-0-0"},
		{"the day before a decision", with(strip), "2031-02-28", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2=:BBB:1-0-0 2=:CCC:1-0-0 4:DDD:0-1-1"},
		{"the day of a decision", with(strip), "2031-03-01", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2:CCC:1-0-0 3:DDD:0-1-1"},
		{"inside a window", with(partial), "2031-12-30", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2=:BBB:1-0-0 2=:CCC:1-0-0 4:DDD:0-1-1"},
		{"at the end of a window", with(partial), "2031-12-31", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2:CCC:1-0-0 3:DDD:0-1-1"},
		{"an inferred change counts in the result", with(inferred), "2031-12-31", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2:DDD:1-0-1 3=:BBB:1-0-0 3=:CCC:1-0-0"},
		{"and is not allocated", with(inferred), "2031-12-31", medal.Query{Basis: medal.ByAllocation}, "1:AAA:2-1-0 0:NEU:1-1-0 2=:BBB:1-0-0 2=:CCC:1-0-0 4:DDD:0-1-1"},
		{"a member's loss is not the team's", with(member), "2031-12-31", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2=:BBB:1-0-0 2=:CCC:1-0-0 4:DDD:0-1-1"},
		{"what the opening has already", with(early), "2031-12-31", medal.Query{}, "1:AAA:2-1-0 0:NEU:1-1-0 2=:BBB:1-0-0 2=:CCC:1-0-0 4:DDD:0-1-1"},
		{"Games that were not held add nothing to several", with(), "2036-01-01", medal.Query{Games: []altyn.GamesID{"2034S", "2030S"}}, "1:AAA:2-1-0 0:NEU:1-1-0 2=:BBB:1-0-0 2=:CCC:1-0-0 4:DDD:0-1-1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.q.Games == nil {
				tt.q.Games = []altyn.GamesID{"2030S"}
			}
			tt.q.AsOf = day(t, tt.day)
			tab, err := medal.Compute(tt.r, tt.q)
			if err != nil {
				t.Fatal(err)
			}
			if got := text(tab); got != tt.want {
				t.Errorf("table\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestUncertainDecisionIsNoted(t *testing.T) {
	tables := small()
	tables.Decisions = []altyn.Decision{effect("a/1", "2031", "BBB", altyn.MedalWithdrawn, altyn.Gold, altyn.NoMedal)}
	tab, err := medal.Compute(record.New(tables), medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day(t, "2031-06-01")})
	if err != nil || len(tab.Uncertain) != 1 || tab.Uncertain[0] != "a" || tab.Notes[0].Key != "decision-day-uncertain" {
		t.Errorf("table = %+v, %v; want the decision a named as uncertain", tab, err)
	}
}

func TestUnanswerable(t *testing.T) {
	tables := small()
	late := small()
	late.Publications[0].AsOf = date("2032-01-01")
	for _, tt := range []struct {
		name    string
		tables  record.Tables
		q       medal.Query
		day     string
		lack    medal.Lack
		instead string
	}{
		{"inside the Games", tables, medal.Query{}, "2030-07-05", medal.InGames, "2030-07-10/.."},
		{"before the Games", tables, medal.Query{}, "2030-06-30", medal.NotBegun, "2030-07-10/.."},
		{"before the first table", late, medal.Query{}, "2031-01-01", medal.BeforeTable, "2032/.."},
		{"inside the Games, and the first table is late", late, medal.Query{}, "2030-07-05", medal.InGames, "2032/.."},
		{"one sport without rows", tables, medal.Query{Sport: "judo"}, "2031-01-01", medal.RowsNotWhole, ""},
		{"not held", tables, medal.Query{Games: []altyn.GamesID{"2034S"}}, "2036-01-01", medal.NotHeld, ""},
		{"unknown Games", tables, medal.Query{Games: []altyn.GamesID{"2031S"}}, "2036-01-01", medal.NoGames, ""},
		{"no Games", tables, medal.Query{Games: []altyn.GamesID{}}, "2036-01-01", medal.NoGames, ""},
		{"an unknown publisher", tables, medal.Query{AccordingTo: "nobody"}, "2036-01-01", medal.NoSnapshot, ""},
		{"a publisher's table of later", tables, medal.Query{AccordingTo: "ioc"}, "2030-07-09", medal.NoSnapshot, "2030-07-10/.."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.q.Games == nil {
				tt.q.Games = []altyn.GamesID{"2030S"}
			}
			tt.q.AsOf = day(t, tt.day)
			_, err := medal.Compute(record.New(tt.tables), tt.q)
			var u *medal.Unanswerable
			if !errors.As(err, &u) {
				t.Fatalf("error %v, want an Unanswerable", err)
			}
			if g := u.Gaps[0]; g.Lack != tt.lack || g.Instead.String() != tt.instead {
				t.Errorf("lacks %s, instead %q; want %s, %q (%v)", g.Lack, g.Instead, tt.lack, tt.instead, err)
			}
		})
	}
}

func TestComputeRefusesWrongQueries(t *testing.T) {
	r := record.New(small())
	for _, q := range []medal.Query{
		{Games: []altyn.GamesID{"2030S"}, Basis: "other"},
		{Games: []altyn.GamesID{"2030S"}, By: "other"},
		{Games: []altyn.GamesID{"2030S", "2030S"}},
	} {
		var u *medal.Unanswerable
		if _, err := medal.Compute(r, q); err == nil || errors.As(err, &u) {
			t.Errorf("Compute(%+v) = %v, want an error about the query", q, err)
		}
	}
}
