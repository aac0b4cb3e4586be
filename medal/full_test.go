package medal_test

import (
	"slices"
	"testing"
	"time"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// fullSchema keeps what SQLite needs to answer from medal rows: who won what on which day, and what decisions did to it.
const fullSchema = `
create table asked (games text primary key);
create table nations (id text primary key, ranked integer);
create table medals (games text, day integer, nation text, medal text);
create index medals_games on medals (games, day, nation, medal);
create table effects (games text, decided integer, nation text, "from" text, "to" text);
create index effects_games on effects (games, decided, nation, "from", "to");`

const fullQuery = `
with moves as (
	select m.nation, m.medal = 'gold' g, m.medal = 'silver' s, m.medal = 'bronze' b
	from asked a join medals m on m.games = a.games where m.day <= ?1
	union all
	select e.nation, (e."to" = 'gold') - (e."from" = 'gold'), (e."to" = 'silver') - (e."from" = 'silver'), (e."to" = 'bronze') - (e."from" = 'bronze')
	from asked a join effects e on e.games = a.games where e.decided <= ?1
), totals as (
	select nation, sum(g) gold, sum(s) silver, sum(b) bronze from moves group by nation
	having sum(g) <> 0 or sum(s) <> 0 or sum(b) <> 0
)
select t.nation, gold, silver, bronze, rank() over (order by gold desc, silver desc, bronze desc),
	count(*) over (partition by gold, silver, bronze)
from totals t
order by gold desc, silver desc, bronze desc, t.nation`

// fullPeer loads the medal rows and effects into SQLite, in memory and indexed, and gives the question there with its
// statement prepared.
func fullPeer(tb testing.TB, r *record.Record, q medal.Query) func() []medal.Line {
	tb.Helper()
	db, exec := peerDB(tb)
	exec(`begin`)
	exec(fullSchema)
	for _, g := range q.Games {
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
	exec(`analyze`)
	exec(`commit`)
	return lines(tb, db, fullQuery, &q)
}

// BenchmarkFullRows asks for tables of a record in which every medal is a row, 18,900 of them, and asks SQLite the same.
// The goals are 50 microseconds for one Games and 500 for all time.
func BenchmarkFullRows(b *testing.B) {
	r := record.New(fullSize())
	all := medal.Series(r, "")
	for _, c := range []struct {
		name  string
		games []altyn.GamesID
	}{{"one-games", all[len(all)-1:]}, {"all-time", all}} {
		q := medal.Query{Games: c.games, AsOf: benchDay}
		ask := fullPeer(b, r, q)
		want, err := medal.Compute(r, q)
		if err != nil {
			b.Fatal(err)
		}
		if got := ask(); !slices.Equal(got, want.Lines) {
			b.Fatalf("the answers differ:\nSQLite %v\naltyn  %v", got, want.Lines)
		}
		var own time.Duration
		b.Run(c.name+"/altyn", func(b *testing.B) {
			benchCompute(b, r, q)
			own = b.Elapsed() / time.Duration(b.N)
		})
		b.Run(c.name+"/sqlite", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ask()
			}
			if own > 0 {
				b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(own), "times-slower")
			}
		})
	}
}
