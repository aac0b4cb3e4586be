//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/internal/table"
	"altyn/journal"
	"altyn/journal/sqlite"
	"altyn/record"
)

// fullJournal writes a journal of the size that all published data sets have together: 135,000 people with a name each,
// 270,000 entries, 300,000 members and results, 19,000 medals among them. All of it is invented but for the Games.
func fullJournal(tb testing.TB, dir string) {
	tb.Helper()
	r, _, err := record.Open(data.FS)
	if err != nil {
		tb.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 4))
	by := altyn.Provenance{Sources: []altyn.SourceID{"full-1"}, Confidence: altyn.Verified}
	var games []*altyn.Games
	for _, g := range r.AllGames() {
		if g.Status == altyn.GamesHeld && g.Movement == altyn.Olympic {
			games = append(games, g)
		}
	}
	nations, sports := r.Nations(), r.Sports()
	files := map[string][]byte{}
	rowsOf := map[string]int{}
	write(tb, files, rowsOf, "sources.csv", []altyn.Source{{ID: "full-1", Publisher: "full", Kind: altyn.Encyclopedia, Title: "Invented"}})
	const size = 135_000
	var people []altyn.Person
	var names []altyn.Name
	for i := range size {
		id := altyn.PersonID(fmt.Sprintf("full-%06d", i))
		name := fmt.Sprintf("Given%d Family%d", i%977, i%7919)
		people = append(people, altyn.Person{ID: id, Name: name, Sex: altyn.Men, Nations: []altyn.NationID{nations[i%len(nations)].ID}, Provenance: by})
		names = append(names, altyn.Name{Kind: altyn.PersonName, ID: string(id), Name: fmt.Sprintf("FAMILY%d Given%d", i%7919, i%977), Form: altyn.Alias, Script: "Latn", Provenance: by})
	}
	for i, part := range chunks(people) {
		write(tb, files, rowsOf, fmt.Sprintf("people.csv#%d", i), part)
	}
	for i, part := range chunks(names) {
		write(tb, files, rowsOf, fmt.Sprintf("names/en.csv#%d", i), part)
	}
	n := 0
	for k, g := range games {
		var entries []altyn.Entry
		var members []altyn.Member
		results := map[altyn.SportID][]altyn.Result{}
		share := 270_000 * 2 * (k + 1) / (len(games) * (len(games) + 1)) // later Games are larger
		for i := range share {
			sport := sports[(i/40)%len(sports)].ID
			event := altyn.EventID(fmt.Sprintf("%s/men-full-%d", sport, i/15))
			nation := nations[int(float64(len(nations))*rng.Float64()*rng.Float64())].ID
			id := altyn.EntryID(fmt.Sprintf("%s/%s/%s/full-%d", g.ID, event, nation, i))
			entries = append(entries, altyn.Entry{ID: id, Games: g.ID, Event: event, Nation: nation, Provenance: by})
			res := altyn.Result{Entry: id, Rank: altyn.N(i%15 + 1), Medal: altyn.NoMedal, On: g.Closes, Provenance: by}
			if i%15 < 1 || i%300 < 3 {
				res.Medal = []altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze}[i%3]
			}
			results[sport] = append(results[sport], res)
			for range 1 + min(1, n%9/8) {
				members = append(members, altyn.Member{Entry: id, Person: people[n%size].ID, Role: altyn.Competitor, Provenance: by})
				n++
			}
		}
		for i, part := range chunks(entries) {
			write(tb, files, rowsOf, fmt.Sprintf("entries.csv#%s-%d", g.ID, i), part)
		}
		for i, part := range chunks(members) {
			write(tb, files, rowsOf, fmt.Sprintf("members.csv#%s-%d", g.ID, i), part)
		}
		for sport, rows := range results {
			write(tb, files, rowsOf, fmt.Sprintf("results/%s/%s.csv#", g.ID, sport), rows)
		}
	}
	d := journal.Draft{At: 1_750_000_000, Who: "test", What: "import everything"}
	for name, body := range files {
		path, _, _ := strings.Cut(name, "#")
		d.Entries = append(d.Entries, journal.Entry{Op: journal.Put, Path: path, Rows: rowsOf[name], Body: body})
	}
	l := sqlite.Open(filepath.Join(dir, sqlite.FileName))
	defer l.Close()
	if _, err := l.Append(tb.Context(), d); err != nil {
		tb.Fatal(err)
	}
}

// chunks cuts rows into the parts in which an import writes them.
func chunks[T any](rows []T) [][]T {
	var out [][]T
	for len(rows) > 4000 {
		out, rows = append(out, rows[:4000]), rows[4000:]
	}
	return append(out, rows)
}

func write[T any](tb testing.TB, files map[string][]byte, rows map[string]int, name string, all []T) {
	tb.Helper()
	var b bytes.Buffer
	if err := table.Write(&b, all); err != nil {
		tb.Fatal(err)
	}
	files[name], rows[name] = b.Bytes(), len(all)
}

// BenchmarkFullRecord measures whole runs of the command on a record of full size. The goals are 300 ms and 400 MB; the
// first run after an import, which works out what the others keep, is measured apart.
func BenchmarkFullRecord(b *testing.B) {
	binary, dir := build(b), b.TempDir()
	fullJournal(b, dir)
	debug.FreeOSMemory() // what this process holds counts for its children until they begin
	for _, c := range []struct{ name, args string }{
		{"first", "table 2012S"}, {"table-2012S", "table 2012S"}, {"table-all", "table all"}, {"show-person", "show full-000001"},
	} {
		b.Run(c.name, func(b *testing.B) {
			var rss float64
			for b.Loop() {
				if c.name == "first" {
					os.Remove(filepath.Join(dir, "record.cache"))
				}
				cmd := exec.CommandContext(b.Context(), binary, append(strings.Fields(c.args), "--data", dir)...)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
					rss = max(rss, float64(u.Maxrss)/1024)
				}
			}
			b.ReportMetric(rss, "rss-MB")
		})
	}
}
