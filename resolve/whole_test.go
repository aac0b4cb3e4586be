package resolve_test

import (
	"encoding/csv"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/feed"
	"altyn/feed/gameskit"
	"altyn/medal"
	"altyn/record"
	"altyn/resolve"
)

func kit(t *testing.T, games altyn.GamesID, patterns ...string) (*feed.Batch, resolve.Options) {
	t.Helper()
	var files []gameskit.File
	for _, p := range patterns {
		names, err := filepath.Glob(shared + "data/import/" + p)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			files = append(files, gameskit.File{Name: filepath.Base(n), Open: func() (io.ReadCloser, error) { return os.Open(n) }})
		}
	}
	if len(files) == 0 {
		open(t, "data/import/"+patterns[0]) // skips
	}
	b, err := gameskit.Read(files, games, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b, resolve.Options{Label: "games-kit-" + string(games), Source: altyn.Source{ID: altyn.SourceID("kit-" + games), Publisher: "ioc", Kind: altyn.ResultsBody}, Unique: true}
}

// TestEverything imports all data sets into the record that ships, and holds that its tables still come out, that those
// inside the Games of which the rows are whole do now, and that a second import adds nothing.
func TestEverything(t *testing.T) {
	type set struct {
		batch *feed.Batch
		opt   resolve.Options
	}
	sets := []set{{kaggle(t), kaggleOptions}, {olympic(t), olympicOptions}}
	for _, k := range []struct {
		games    altyn.GamesID
		patterns []string
	}{{"2024S", []string{"paris2024/*.csv", "paris2024/results/*.csv"}}, {"2024PS", []string{"paris2024_para/*.csv"}}, {"2026W", []string{"milano2026/*.csv"}}} {
		b, opt := kit(t, k.games, k.patterns...)
		sets = append(sets, set{b, opt})
	}
	r := shipped(t)
	for _, s := range sets {
		p := resolve.Build(r, s.batch, s.opt)
		t.Logf("%s: %+v", s.opt.Label, p.Counts)
		for _, n := range p.Notes {
			t.Log("\t", n)
		}
		r = with(r, p)
	}
	t.Run("again", func(t *testing.T) {
		for _, s := range sets {
			if p := resolve.Build(r, s.batch, s.opt); p.Counts.NewRows != 0 {
				t.Errorf("%s: a second import would write %d rows: %+v", s.opt.Label, p.Counts.NewRows, p.Counts)
				for _, e := range p.Tables.Entries[:min(3, len(p.Tables.Entries))] {
					t.Log(e.ID)
				}
				for _, e := range p.Tables.Results[:min(3, len(p.Tables.Results))] {
					t.Log(e.Entry, e.Phase, e.Medal)
				}
				for _, e := range p.Tables.Events {
					t.Log(e.ID)
				}
			}
		}
	})
	t.Run("proof case", func(t *testing.T) { proofCase(t, r) })
	t.Run("rows agree with tables", func(t *testing.T) { rowsAgree(t, r, "KAZ") })
	t.Run("inside the Games", func(t *testing.T) {
		for _, day := range []string{"2024-07-30", "2024-08-01"} {
			snapshot(t, r, day)
		}
		for _, g := range []altyn.GamesID{"2024S", "2024PS", "2026W"} {
			if !r.Covers(altyn.FactMedals, g, "", "", "") {
				t.Errorf("the medals of %s are not whole", g)
			}
		}
	})
}

// proofCase is the case that the record must give from its rows.
func proofCase(t *testing.T, r *record.Record) {
	for _, c := range []struct {
		day  string
		want [3]int
		rank int
	}{{"2012-08-12", [3]int{7, 1, 5}, 12}, {"2016-10-28", [3]int{4, 1, 6}, 19}, {"2016-12-31", [3]int{3, 1, 6}, 24}, {"2020-11-25", [3]int{3, 2, 5}, 0}, {"2021-11-12", [3]int{3, 2, 6}, 23}, {"2026-11-20", [3]int{3, 2, 6}, 24}} {
		tab, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{"2012S"}, AsOf: date(c.day).First()})
		if err != nil {
			t.Fatal(err)
		}
		l, _ := tab.Line("KAZ")
		if [3]int{l.Gold, l.Silver, l.Bronze} != c.want || c.rank > 0 && l.Rank != c.rank {
			t.Errorf("%s: %+v, want %v (%d)", c.day, l, c.want, c.rank)
		}
	}
}

// rowsAgree holds the medal rows of a nation against the tables, at the opening balance and today.
func rowsAgree(t *testing.T, r *record.Record, n altyn.NationID) {
	for _, g := range r.AllGames() {
		opening, ok := r.Opening(g.ID)
		since, whole := medal.Rows(r, medal.Query{}, g.ID, n)
		if !ok || !whole {
			continue
		}
		for _, basis := range []medal.Basis{medal.ByResult, medal.ByAllocation} {
			q := medal.Query{Games: []altyn.GamesID{g.ID}, Basis: basis}
			for _, q.AsOf = range []altyn.Day{max(since, opening.AsOf.Last()), date("2026-11-20").First()} {
				tab, err := medal.Compute(r, q)
				if err != nil {
					t.Fatal(err)
				}
				want, _ := tab.Line(n)
				var got medal.Line
				for h := range medal.Medals(r, medal.Filter{Games: q.Games, Nation: n, Basis: basis, AsOf: q.AsOf.Date()}) {
					switch h.Medal {
					case altyn.Gold:
						got.Gold++
					case altyn.Silver:
						got.Silver++
					case altyn.Bronze:
						got.Bronze++
					}
				}
				if got.Gold != want.Gold || got.Silver != want.Silver || got.Bronze != want.Bronze {
					t.Errorf("%s %s on %s by %s: rows %d-%d-%d, table %d-%d-%d", g.ID, n, q.AsOf, basis, got.Gold, got.Silver, got.Bronze, want.Gold, want.Silver, want.Bronze)
				}
			}
		}
	}
}

// snapshot holds the tables inside Paris 2024 against a copy of the medals that the site had at some hour of its last
// day: at the end of each day before, every nation has as many.
func snapshot(t *testing.T, r *record.Record, taken string) {
	rows, err := csv.NewReader(open(t, "data/import/paris2024/snapshots/"+taken+"_medals.csv")).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	type won struct {
		day    altyn.Day
		nation altyn.NationID
		medal  byte
	}
	var all []won
	last := altyn.MinDay
	for _, row := range rows[1:] {
		w := won{date(row[column["medal_date"]]).First(), altyn.NationID(row[column["country_code"]]), row[column["medal_type"]][0]}
		all = append(all, w)
		last = max(last, w.day)
	}
	for day := date("2024-07-27").First(); day < last; day++ {
		want := map[altyn.NationID]medal.Line{}
		for _, w := range all {
			if w.day > day {
				continue
			}
			l := want[w.nation]
			switch w.medal {
			case 'G':
				l.Gold++
			case 'S':
				l.Silver++
			case 'B':
				l.Bronze++
			}
			want[w.nation] = l
		}
		tab, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{"2024S"}, AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range tab.Lines {
			if w := want[l.Nation]; w.Gold != l.Gold || w.Silver != l.Silver || w.Bronze != l.Bronze {
				t.Errorf("%s on %s: the site had %d-%d-%d on %s, the rows give %d-%d-%d", l.Nation, day, w.Gold, w.Silver, w.Bronze, taken, l.Gold, l.Silver, l.Bronze)
			}
		}
		if len(want) != len(tab.Lines) {
			t.Errorf("%s: %d nations, the site had %d", day, len(tab.Lines), len(want))
		}
		t.Logf("copy of %s: the table of %s has %d nations", taken, day, len(tab.Lines))
	}
}

// TestSetsAreWhole holds that nothing of a data set is lost: every row is used or listed with its reason.
func TestSetsAreWhole(t *testing.T) {
	b := kaggle(t)
	p := resolve.Build(shipped(t), b, kaggleOptions)
	if got, want := p.Counts.Rows+1385, 271116; got != want || len(b.Rows) != p.Counts.Rows {
		t.Errorf("%d rows used, %d read, 1385 duplicates: want %d", p.Counts.Rows, len(b.Rows), want)
	}
	reasons := map[string]int{}
	for _, x := range p.Problems {
		reasons[strings.Join(strings.Fields(x.Reason)[:3], " ")]++
	}
	for _, k := range slices.Sorted(maps.Keys(reasons)) {
		t.Logf("%6d %s", reasons[k], k)
	}
}
