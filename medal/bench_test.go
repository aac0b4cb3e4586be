package medal_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"altyn"
	"altyn/data"
	"altyn/medal"
	"altyn/record"

	_ "modernc.org/sqlite"
)

// The benchmarks compute tables from rows each time, and ask SQLite the same: in memory, the opening lines and the
// effects indexed, the statement prepared, and the work of reading decisions spared it, since its effects have their
// nation and day worked out. The answers are compared before the clock starts.

// embedded gives the record that altyn ships with.
var embedded = sync.OnceValues(func() (*record.Record, error) {
	r, _, err := record.Load(data.FS)
	return r, err
})

func shipped(t testing.TB) *record.Record {
	t.Helper()
	r, err := embedded()
	if err != nil || len(r.Publications("2012S")) == 0 {
		t.Skipf("no embedded record with tables: %v", err)
	}
	return r
}

// answerable leaves out the Games that the record cannot answer for on the day.
func answerable(r *record.Record, games []altyn.GamesID, day altyn.Day) []altyn.GamesID {
	return slices.DeleteFunc(games, func(g altyn.GamesID) bool {
		_, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{g}, AsOf: day})
		return err != nil
	})
}

const benchDay = altyn.Day(20777) // 2026-11-20

func BenchmarkOneGames(b *testing.B) {
	r := shipped(b)
	againstSQLite(b, r, medal.Query{Games: []altyn.GamesID{"2012S"}, AsOf: benchDay})
}

func BenchmarkAllTime(b *testing.B) {
	r := shipped(b)
	againstSQLite(b, r, medal.Query{Games: answerable(r, medal.Series(r, ""), benchDay), AsOf: benchDay})
}

// BenchmarkFullSize is the same of a record with every medal row of 53 Games, 18,900 in all, and coverage that says so.
func BenchmarkFullSize(b *testing.B) {
	r := record.New(fullSize())
	all := medal.Series(r, "")
	for name, q := range map[string]medal.Query{
		"one-games": {Games: all[len(all)-1:], AsOf: benchDay},
		"all-time":  {Games: all, AsOf: benchDay},
	} {
		b.Run(name, func(b *testing.B) { benchCompute(b, r, q) })
	}
	b.Run("timeline", func(b *testing.B) {
		q := medal.Query{Games: all[len(all)-1:]}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := medal.Timeline(r, q, "A07"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkTimeline is every change of a line and rank: of one Games, and of all of them.
func BenchmarkTimeline(b *testing.B) {
	r := shipped(b)
	for name, q := range map[string]medal.Query{
		"one-games": {Games: []altyn.GamesID{"2012S"}},
		"all-time":  {Games: answerable(r, medal.Series(r, ""), benchDay)},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := medal.Timeline(r, q, "KAZ"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkIndex is what the first question of a process pays for all later ones.
func BenchmarkIndex(b *testing.B) {
	t := shipped(b).Tables()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := medal.Compute(record.New(*t), medal.Query{Games: []altyn.GamesID{"2012S"}, AsOf: benchDay}); err != nil {
			b.Fatal(err)
		}
	}
}

func benchCompute(b *testing.B, r *record.Record, q medal.Query) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := medal.Compute(r, q); err != nil {
			b.Fatal(err)
		}
	}
}

// againstSQLite benchmarks a question here and there, and reports how many times faster it is here.
func againstSQLite(b *testing.B, r *record.Record, q medal.Query) {
	ask := newPeer(b, r, &q)
	want, err := medal.Compute(r, q)
	if err != nil {
		b.Fatal(err)
	}
	if got := ask(); !slices.Equal(got, want.Lines) {
		b.Fatalf("the answers differ:\nSQLite %v\naltyn  %v", got, want.Lines)
	}
	var own time.Duration
	b.Run("altyn", func(b *testing.B) {
		benchCompute(b, r, q)
		own = b.Elapsed() / time.Duration(b.N)
	})
	b.Run("sqlite", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ask()
		}
		if own > 0 {
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(own), "times-slower")
		}
	})
}

const peerSchema = `
create table games (id text primary key, asked integer, opened integer);
create index games_asked on games (asked);
create table nations (id text primary key, ranked integer);
create table lines (games text, nation text, gold integer, silver integer, bronze integer);
create index lines_games on lines (games);
create table effects (games text, decided integer, nation text, effect text, scope text, "from" text, "to" text);
create index effects_games on effects (games, decided);`

const peerQuery = `
with medals as (
	select l.nation, l.gold, l.silver, l.bronze from games g join lines l on l.games = g.id where g.asked = 1 and g.opened <= ?1
	union all
	select e.nation, (e."to" = 'gold') - (e."from" = 'gold'), (e."to" = 'silver') - (e."from" = 'silver'), (e."to" = 'bronze') - (e."from" = 'bronze')
	from games g join effects e on e.games = g.id
	where g.asked = 1 and e.decided <= ?1 and e.decided > g.opened and e.scope = 'entry'
		and e.effect in ('result-changed', 'medal-withdrawn', 'medal-allocated', 'left-vacant', 'reinstated')
), totals as (
	select nation, sum(gold) gold, sum(silver) silver, sum(bronze) bronze from medals group by nation
	having sum(gold) <> 0 or sum(silver) <> 0 or sum(bronze) <> 0
)
select t.nation, gold, silver, bronze,
	case when n.ranked then rank() over (partition by n.ranked order by gold desc, silver desc, bronze desc) else 0 end,
	case when n.ranked then count(*) over (partition by n.ranked, gold, silver, bronze) else 1 end
from totals t join nations n on n.id = t.nation
order by gold desc, silver desc, bronze desc, t.nation`

// peerDB opens SQLite in memory, with how statements are run there.
func peerDB(tb testing.TB) (db *sql.DB, exec func(query string, args ...any)) {
	tb.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	return db, func(query string, args ...any) {
		if _, err := db.Exec(query, args...); err != nil {
			tb.Fatal(err)
		}
	}
}

// newPeer loads the opening lines and effects of the record into SQLite and gives the question there.
func newPeer(tb testing.TB, r *record.Record, q *medal.Query) func() []medal.Line {
	tb.Helper()
	db, exec := peerDB(tb)
	exec(peerSchema)
	for _, n := range r.Nations() {
		exec(`insert into nations values (?, ?)`, string(n.ID), n.Ranked != "no")
	}
	for _, g := range r.AllGames() {
		opened := altyn.MaxDay
		if p, ok := r.Opening(g.ID); ok {
			opened = p.AsOf.Last()
			for _, l := range r.Lines(p.ID) {
				exec(`insert into lines values (?, ?, ?, ?, ?)`, string(g.ID), string(l.Nation), l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0))
			}
		}
		exec(`insert into games values (?, ?, ?)`, string(g.ID), slices.Contains(q.Games, g.ID), int(opened))
		for _, d := range r.Decisions(g.ID) {
			exec(`insert into effects values (?, ?, ?, ?, ?, ?, ?)`, string(g.ID), int(d.Decided.Last()), string(d.Entry.Nation()), string(d.Effect), string(d.Scope), string(d.From), string(d.To))
		}
	}
	exec(`analyze`)
	return lines(tb, db, peerQuery, q)
}

// lines gives a question that SQLite answers with the lines of a table as of the day of q.
func lines(tb testing.TB, db *sql.DB, query string, q *medal.Query) func() []medal.Line {
	tb.Helper()
	stmt, err := db.Prepare(query)
	if err != nil {
		tb.Fatal(err)
	}
	return func() []medal.Line {
		rows, err := stmt.Query(int(q.AsOf))
		if err != nil {
			tb.Fatal(err)
		}
		defer rows.Close()
		var out []medal.Line
		for rows.Next() {
			var l medal.Line
			var level int
			if err := rows.Scan((*string)(&l.Nation), &l.Gold, &l.Silver, &l.Bronze, &l.Rank, &level); err != nil {
				tb.Fatal(err)
			}
			l.Shared = level > 1
			out = append(out, l)
		}
		if err := rows.Err(); err != nil {
			tb.Fatal(err)
		}
		return out
	}
}

// fullSize makes a record as large as that of all Olympic Games will be: 53 Games, 18,900 medal rows, 200 nations, 700
// effects, every row covered.
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
		rows := 18900 / 53
		if i < 18900%53 {
			rows++
		}
		for k := range rows {
			n := t.Nations[int(float64(len(t.Nations))*rng.Float64()*rng.Float64())].ID
			event := altyn.EventID(fmt.Sprintf("sport-%d/men-%d", k/30, k/3))
			entry := altyn.EntryID(fmt.Sprintf("%s/%s/%s/%d", id, event, n, k))
			t.Entries = append(t.Entries, altyn.Entry{ID: entry, Games: id, Event: event, Nation: n})
			t.Results = append(t.Results, altyn.Result{Entry: entry, Medal: kinds[k%3], On: (opens + altyn.Day(k%17)).Date()})
			if rng.IntN(27) == 0 {
				when := opens + 20 + altyn.Day(rng.IntN(3000))
				t.Decisions = append(t.Decisions, altyn.Decision{ID: altyn.EffectID(fmt.Sprintf("%s-%d", id, k)), Decision: altyn.DecisionID(fmt.Sprintf("%s-%d", id, k)),
					Decided: when.Date(), Games: id, Event: event, Entry: entry, Effect: altyn.MedalWithdrawn, From: kinds[k%3], To: altyn.NoMedal, Scope: altyn.WholeEntry, Basis: altyn.Stated})
			}
		}
	}
	return t
}
