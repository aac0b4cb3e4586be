// Package duckdb measures medal tables against DuckDB; see README.md.
package duckdb

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"altyn"
	"altyn/medal"
	"altyn/record"

	_ "github.com/marcboeker/go-duckdb"
)

const asOf = altyn.Day(20777) // 2026-11-20

// fullSize makes a record in which every medal is a row: 53 Games, 18,900 medals, 200 nations, some 700 decisions.
func fullSize() record.Tables {
	rng := rand.New(rand.NewPCG(1, 2))
	var t record.Tables
	for i := range 200 {
		t.Nations = append(t.Nations, altyn.Nation{ID: altyn.NationID(fmt.Sprintf("%c%02d", 'A'+i/100, i%100))})
	}
	t.Coverage = []altyn.Coverage{{Fact: altyn.FactMedals, Games: "*", Nation: "*", Sport: "*", Event: "*"}}
	kinds := []altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze}
	for i := range 53 {
		id, season := altyn.GamesID(fmt.Sprintf("%dS", 1896+4*(i%33))), altyn.Summer
		if i >= 33 {
			id, season = altyn.GamesID(fmt.Sprintf("%dW", 1924+4*(i-33))), altyn.Winter
		}
		opens, _ := altyn.DayOf(id.Year(), 7, 1)
		t.Games = append(t.Games, altyn.Games{ID: id, Movement: altyn.Olympic, Season: season, Status: altyn.GamesHeld, Opens: opens.Date(), Closes: (opens + 16).Date()})
		for k := range 18_900 / 53 {
			n := t.Nations[int(200*rng.Float64()*rng.Float64())].ID
			event := altyn.EventID(fmt.Sprintf("sport-%d/men-%d", k/30, k/3))
			entry := altyn.EntryID(fmt.Sprintf("%s/%s/%s/%d", id, event, n, k))
			t.Entries = append(t.Entries, altyn.Entry{ID: entry, Games: id, Event: event, Nation: n})
			t.Results = append(t.Results, altyn.Result{Entry: entry, Medal: kinds[k%3], On: (opens + altyn.Day(k%17)).Date()})
			if rng.IntN(27) == 0 {
				when := opens + 20 + altyn.Day(rng.IntN(3000))
				name := fmt.Sprintf("%s-%d", id, k)
				t.Decisions = append(t.Decisions, altyn.Decision{ID: altyn.EffectID(name), Decision: altyn.DecisionID(name), Decided: when.Date(),
					Games: id, Event: event, Entry: entry, Effect: altyn.MedalWithdrawn, From: kinds[k%3], To: altyn.NoMedal, Scope: altyn.WholeEntry, Basis: altyn.Stated})
			}
		}
	}
	return t
}

const question = `
with moves as (
	select nation, (medal = 'gold')::int g, (medal = 'silver')::int s, (medal = 'bronze')::int b from medals where day <= $1 and games in (select games from asked)
	union all
	select nation, (after = 'gold')::int - (before = 'gold')::int, (after = 'silver')::int - (before = 'silver')::int, (after = 'bronze')::int - (before = 'bronze')::int
	from effects where decided <= $1 and games in (select games from asked)
), totals as (
	select nation, sum(g)::bigint gold, sum(s)::bigint silver, sum(b)::bigint bronze from moves group by nation having sum(g) <> 0 or sum(s) <> 0 or sum(b) <> 0
)
select nation, gold, silver, bronze, rank() over (order by gold desc, silver desc, bronze desc), count(*) over (partition by gold, silver, bronze)
from totals order by gold desc, silver desc, bronze desc, nation`

// peer loads the rows into DuckDB, in memory, and gives the question there.
func peer(b *testing.B, r *record.Record, games []altyn.GamesID) func() []medal.Line {
	b.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	exec := func(query string, args ...any) {
		if _, err := db.Exec(query, args...); err != nil {
			b.Fatal(err)
		}
	}
	exec(`create table asked (games varchar)`)
	exec(`create table medals (games varchar, day integer, nation varchar, medal varchar)`)
	exec(`create table effects (games varchar, decided integer, nation varchar, before varchar, after varchar)`)
	exec(`begin`)
	for _, g := range games {
		exec(`insert into asked values (?)`, string(g))
	}
	for _, g := range r.AllGames() {
		for _, m := range r.Medals(g.ID) {
			exec(`insert into medals values (?, ?, ?, ?)`, string(g.ID), int(m.On.Last()), string(m.Entry.Nation()), string(m.Medal))
		}
		for _, d := range r.Decisions(g.ID) {
			exec(`insert into effects values (?, ?, ?, ?, ?)`, string(g.ID), int(d.Decided.Last()), string(d.Entry.Nation()), string(d.From), string(d.To))
		}
	}
	exec(`commit`)
	ask, err := db.Prepare(question)
	if err != nil {
		b.Fatal(err)
	}
	return func() []medal.Line {
		rows, err := ask.Query(int(asOf))
		if err != nil {
			b.Fatal(err)
		}
		defer rows.Close()
		var out []medal.Line
		for rows.Next() {
			var l medal.Line
			var level int
			if err := rows.Scan((*string)(&l.Nation), &l.Gold, &l.Silver, &l.Bronze, &l.Rank, &level); err != nil {
				b.Fatal(err)
			}
			l.Shared = level > 1
			out = append(out, l)
		}
		if err := rows.Err(); err != nil {
			b.Fatal(err)
		}
		return out
	}
}

func BenchmarkTables(b *testing.B) {
	r := record.New(fullSize())
	all := medal.Series(r, "")
	for _, c := range []struct {
		name  string
		games []altyn.GamesID
	}{{"one-games", all[len(all)-1:]}, {"all-time", all}} {
		q := medal.Query{Games: c.games, AsOf: asOf}
		want, err := medal.Compute(r, q)
		if err != nil {
			b.Fatal(err)
		}
		ask := peer(b, r, c.games)
		if got := ask(); !slices.Equal(got, want.Lines) {
			b.Fatalf("the answers differ:\nDuckDB %v\naltyn  %v", got, want.Lines)
		}
		b.Run(c.name+"/altyn", func(b *testing.B) {
			for b.Loop() {
				if _, err := medal.Compute(r, q); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+"/duckdb", func(b *testing.B) {
			for b.Loop() {
				ask()
			}
		})
	}
}
