package medal_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"altyn"
	"altyn/data"
	"altyn/internal/cli"
	"altyn/internal/desk"
	"altyn/journal/sqlite"
	"altyn/medal"
	"altyn/record"
)

// imports are the data sets of the reference data, each as the command takes it.
var imports = [][]string{
	{"kaggle120", "athlete_events_1896_2016.csv"},
	{"olympic-medals", "olympic_medals_1896_2022.csv", "olympic_hosts.csv"},
	{"games-kit", "paris2024/medals.csv", "paris2024/medallists.csv", "paris2024/teams.csv", "paris2024/schedules.csv"},
	{"games-kit", "paris2024_para"},
	{"games-kit", "milano2026"},
}

// imported gives the record with the data sets in it, opened as the command opens it. ALTYN_FULL names a folder into which
// they were imported already.
var imported = sync.OnceValues(func() (*record.Record, error) {
	dir := os.Getenv("ALTYN_FULL")
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "altyn-full"); err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		for _, args := range imports {
			all := []string{"import", args[0]}
			for _, file := range args[1:] {
				all = append(all, filepath.Join("../../shared/data/import", file))
			}
			var out, errs bytes.Buffer
			status := cli.Run(context.Background(), cli.Env{Args: append(all, "--data", dir, "--by", "benchmark", "--quiet"), Stdin: strings.NewReader(""),
				Stdout: &out, Stderr: &errs, FS: cli.OSFiles{}, Now: time.Now, Getenv: func(string) string { return "" }})
			if status != cli.StatusOK {
				return nil, &importError{errs.String()}
			}
		}
	}
	d, err := desk.Open(desk.Options{Data: data.FS, Name: dir, Shipped: true, Journal: sqlite.Open(filepath.Join(dir, "journal.sqlite")), Cache: filepath.Join(dir, desk.CacheName)})
	if err != nil {
		return nil, err
	}
	return d.Record(), nil
})

type importError struct{ text string }

func (e *importError) Error() string { return e.text }

// BenchmarkFullImports computes tables as of a day on the record with every data set of the reference data in it: of one of
// the Games at most 50 microseconds, of all time 500, and the same of SQLite.
func BenchmarkFullImports(b *testing.B) {
	if _, err := os.Stat("../../shared/data/import"); err != nil {
		b.Skip("the reference data is not there")
	}
	r, err := imported()
	if err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]medal.Query{
		"one-games": {Games: []altyn.GamesID{"2012S"}, AsOf: benchDay},
		"by-rows":   {Games: []altyn.GamesID{"2024S"}, AsOf: benchDay},
		"inside":    {Games: []altyn.GamesID{"2024S"}, AsOf: altyn.Day(19936)}, // 2024-08-01
		"all-time":  {Games: answerable(r, medal.Series(r, ""), benchDay), AsOf: benchDay},
	} {
		b.Run(name, func(b *testing.B) {
			want, err := medal.Compute(r, q)
			if err != nil {
				b.Fatal(err)
			}
			ask := rowPeer(b, r, q)
			if got := ask(); !slices.Equal(got, want.Lines) {
				b.Fatalf("the answers differ:\nSQLite %v\naltyn  %v", got, want.Lines)
			}
			var own time.Duration
			b.Run("altyn", func(b *testing.B) {
				benchCompute(b, r, q)
				own = b.Elapsed() / time.Duration(b.N)
			})
			b.Run("sqlite", func(b *testing.B) {
				for b.Loop() {
					ask()
				}
				if own > 0 {
					b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(own), "times-slower")
				}
			})
		})
	}
}

const rowSchema = `
create table held (games text, nation text, medal text, "from" integer, until integer);
create index held_games on held (games, "from", until, nation, medal);`

const rowQuery = `
with medals as (
	select h.nation, medal = 'gold' gold, medal = 'silver' silver, medal = 'bronze' bronze
	from games g join held h on h.games = g.id where g.asked = 2 and h."from" <= ?1 and h.until >= ?1
	union all
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

// rowPeer loads who held which medal from when until when into SQLite, of Games whose medals the record has whole, and
// opening lines and effects of the others, and gives the question there. Working out the spans from results and decisions
// is spared it.
func rowPeer(tb testing.TB, r *record.Record, q medal.Query) func() []medal.Line {
	tb.Helper()
	db, exec := peerDB(tb)
	exec(peerSchema + rowSchema)
	exec(`begin`)
	for _, n := range r.Nations() {
		exec(`insert into nations values (?, ?)`, string(n.ID), n.Ranked != "no")
	}
	for _, g := range r.AllGames() {
		asked, opened := 0, altyn.MaxDay
		p, hasOpening := r.Opening(g.ID)
		if hasOpening {
			opened = p.AsOf.Last()
		}
		if slices.Contains(q.Games, g.ID) {
			if asked = 1; r.Covers(altyn.FactMedals, g.ID, "", "", "") {
				asked = 2
			}
		}
		exec(`insert into games values (?, ?, ?)`, string(g.ID), asked, int(opened))
		if hasOpening {
			for _, l := range r.Lines(p.ID) {
				exec(`insert into lines values (?, ?, ?, ?, ?)`, string(g.ID), string(l.Nation), l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0))
			}
		}
		for _, d := range r.Decisions(g.ID) {
			exec(`insert into effects values (?, ?, ?, ?, ?, ?, ?)`, string(g.ID), int(d.Decided.Last()), string(d.Entry.Nation()), string(d.Effect), string(d.Scope), string(d.From), string(d.To))
		}
		for h := range medal.Medals(r, medal.Filter{Games: []altyn.GamesID{g.ID}}) {
			exec(`insert into held values (?, ?, ?, ?, ?)`, string(g.ID), string(h.Entry.Nation), string(h.Medal), int(h.From), int(h.Until))
		}
	}
	exec(`commit`)
	exec(`analyze`)
	return lines(tb, db, rowQuery, &q)
}
