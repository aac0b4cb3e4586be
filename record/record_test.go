package record_test

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"altyn"
	"altyn/data"
	"altyn/record"
)

func day(t testing.TB, s string) altyn.Date {
	t.Helper()
	d, err := altyn.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func instant(t testing.TB, s string) altyn.Instant {
	t.Helper()
	i, err := altyn.ParseInstant(s)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// small is a record of two Games with one event at each.
func small(t testing.TB) record.Tables {
	by := func(ids ...altyn.SourceID) altyn.Provenance {
		return altyn.Provenance{Sources: ids, Confidence: altyn.Verified}
	}
	entry := func(g altyn.GamesID, n altyn.NationID, who string) altyn.Entry {
		return altyn.Entry{ID: altyn.EntryID(string(g) + "/judo/women-48kg/" + string(n) + "/" + who), Games: g, Event: "judo/women-48kg", Nation: n, Provenance: by("org")}
	}
	return record.Tables{
		Sources: []altyn.Source{
			{ID: "cas", Publisher: "cas", Kind: altyn.DecidingBody, Published: day(t, "2013-05-01")},
			{ID: "org", Publisher: "organiser", Kind: altyn.ResultsBody, Published: day(t, "2012-07-28")},
			{ID: "paper", Publisher: "paper", Kind: altyn.Press, Published: day(t, "2012-07-29")},
			{ID: "paper-2", Publisher: "other paper", Kind: altyn.Press, Published: day(t, "2012-08")},
		},
		Games: []altyn.Games{
			{ID: "2016S", Opens: day(t, "2016-08-05"), Closes: day(t, "2016-08-21"), Status: altyn.GamesHeld},
			{ID: "2012S", Opens: day(t, "2012-07-27"), Closes: day(t, "2012-08-12"), Status: altyn.GamesHeld},
		},
		Nations: []altyn.Nation{{ID: "NOR", Name: "Norway"}, {ID: "DEN", Name: "Denmark"}},
		Lineage: []altyn.Lineage{{Nation: "NOR", Predecessor: "DEN", Kind: altyn.Part}},
		Sports:  []altyn.Sport{{ID: "judo"}, {ID: "team-judo", Parent: "judo"}},
		Events:  []altyn.Event{{ID: "judo/women-48kg", Sport: "judo", Sex: altyn.Women}},
		People:  []altyn.Person{{ID: "anna"}, {ID: "berit"}},
		Entries: []altyn.Entry{entry("2016S", "DEN", "anna"), entry("2012S", "NOR", "berit"), entry("2012S", "DEN", "anna")},
		Members: []altyn.Member{
			{Entry: "2012S/judo/women-48kg/DEN/anna", Person: "anna", Role: altyn.Competitor},
			{Entry: "2016S/judo/women-48kg/DEN/anna", Person: "anna", Role: altyn.Competitor},
		},
		Results: []altyn.Result{
			{Entry: "2012S/judo/women-48kg/DEN/anna", Phase: altyn.Final, Rank: altyn.N(2), Medal: altyn.Silver, On: day(t, "2012-07-28")},
			{Entry: "2012S/judo/women-48kg/DEN/anna", Rank: altyn.N(2), Medal: altyn.Silver, On: day(t, "2012-07-28")},
			{Entry: "2012S/judo/women-48kg/NOR/berit", Rank: altyn.N(1), Medal: altyn.Gold, On: day(t, "2012-07-28")},
		},
		Decisions: []altyn.Decision{
			{ID: "two", Decision: "d2", Decided: day(t, "2014"), Games: "2012S", Entry: "2012S/judo/women-48kg/DEN/anna"},
			{ID: "one", Decision: "d1", Decided: day(t, "2013-05-01"), Games: "2012S", Entry: "2012S/judo/women-48kg/NOR/berit"},
		},
		Publications: []altyn.Publication{
			{ID: "2012S/x/2014", Games: "2012S", AsOf: day(t, "2014"), Role: altyn.Assertion},
			{ID: "2012S/x/2012", Games: "2012S", AsOf: day(t, "2012-08-12"), Role: altyn.Opening},
		},
		Lines: []altyn.TableLine{{Publication: "2012S/x/2012", Nation: "NOR"}, {Publication: "2012S/x/2014", Nation: "NOR"}},
		Names: map[string][]altyn.Name{"ru": {{Kind: altyn.NationName, ID: "NOR", Name: "Норвегия", Form: altyn.ShortName}, {Kind: altyn.NationName, ID: "NOR", Name: "Королевство Норвегия", Form: altyn.Preferred}}},
		Precedence: []altyn.Precedence{
			{Order: altyn.N(1), Fact: "*", Kind: altyn.DecidingBody, Publisher: "*"},
			{Order: altyn.N(2), Fact: "*", Kind: altyn.ResultsBody, Publisher: "*"},
			{Order: altyn.N(3), Fact: "placings", Kind: altyn.Press, Publisher: "other paper"},
			{Order: altyn.N(4), Fact: "*", Kind: altyn.Press, Publisher: "*"},
		},
	}
}

func TestAccessors(t *testing.T) {
	r := record.New(small(t))
	var games []altyn.GamesID
	for _, g := range r.AllGames() {
		games = append(games, g.ID)
	}
	if !slices.Equal(games, []altyn.GamesID{"2012S", "2016S"}) {
		t.Errorf("AllGames: %v", games)
	}
	if g, ok := r.Games("2012S"); !ok || g.ID != "2012S" {
		t.Errorf("Games: %v, %t", g, ok)
	}
	if _, ok := r.Games("1999S"); ok {
		t.Error("Games that never were are there")
	}
	ids := func(list []*altyn.Entry) (out []altyn.EntryID) {
		for _, e := range list {
			out = append(out, e.ID)
		}
		return out
	}
	at2012 := []altyn.EntryID{"2012S/judo/women-48kg/DEN/anna", "2012S/judo/women-48kg/NOR/berit"}
	if got := ids(r.Entries("2012S", "judo/women-48kg")); !slices.Equal(got, at2012) {
		t.Errorf("Entries of an event: %v", got)
	}
	if got := ids(r.Entries("2012S", "")); !slices.Equal(got, at2012) {
		t.Errorf("Entries of Games: %v", got)
	}
	if got := ids(r.Entries("2012S", "judo/women-52kg")); got != nil {
		t.Errorf("Entries of an unknown event: %v", got)
	}
	anna := []altyn.EntryID{"2012S/judo/women-48kg/DEN/anna", "2016S/judo/women-48kg/DEN/anna"}
	if got := ids(r.EntriesOf("anna")); !slices.Equal(got, anna) {
		t.Errorf("EntriesOf: %v", got)
	}
	if got := ids(r.EntriesByNation("DEN", "")); !slices.Equal(got, anna) {
		t.Errorf("EntriesByNation: %v", got)
	}
	if got := ids(r.EntriesByNation("DEN", "2016S")); !slices.Equal(got, anna[1:]) {
		t.Errorf("EntriesByNation at Games: %v", got)
	}
	if m := r.Members(anna[0]); len(m) != 1 || m[0].Person != "anna" {
		t.Errorf("Members: %v", m)
	}
	if got := r.Results(anna[0]); len(got) != 2 || got[0].Phase != "" {
		t.Errorf("Results: that of the event as a whole is not first: %v", got)
	}
	if got := r.Medals("2012S"); len(got) != 2 || got[0].Medal != altyn.Gold || got[1].Phase != "" {
		t.Errorf("Medals: %v", got)
	}
	if got := r.Decisions("2012S"); len(got) != 2 || got[0].ID != "one" {
		t.Errorf("Decisions: %v", got)
	}
	if got := r.DecisionsOf(anna[0]); len(got) != 1 || got[0].ID != "two" {
		t.Errorf("DecisionsOf: %v", got)
	}
	if got := r.Publications("2012S"); len(got) != 2 || got[0].ID != "2012S/x/2012" || len(r.Lines(got[0].ID)) != 1 {
		t.Errorf("Publications: %v", got)
	}
	if p, ok := r.Opening("2012S"); !ok || p.ID != "2012S/x/2012" {
		t.Errorf("Opening: %v", p)
	}
	if got := r.NamesOf("ru", altyn.NationName, "NOR"); len(got) != 2 || got[0].Form != altyn.Preferred {
		t.Errorf("NamesOf: %v", got)
	}
	if l, s := r.Lineage("NOR"), r.Successors("DEN"); len(l) != 1 || len(s) != 1 || l[0] != s[0] {
		t.Errorf("Lineage %v, Successors %v", l, s)
	}
}

func TestKnownAt(t *testing.T) {
	tables := small(t)
	tables.Decisions[0].Recorded = instant(t, "2026-02-01T00:00:00Z")
	tables.Games[0].Withdrawn = instant(t, "2026-03-01T00:00:00Z")
	r := record.New(tables)
	if _, ok := r.Games("2016S"); ok {
		t.Error("a withdrawn row is there now")
	}
	if len(r.Tables().Games) != 2 {
		t.Error("a withdrawn row is lost")
	}
	for _, c := range []struct {
		at        string
		games     int
		decisions int
	}{
		{"2026-01-15T00:00:00Z", 2, 1},
		{"2026-02-01T00:00:00Z", 2, 2}, // recorded at that instant
		{"2026-03-01T00:00:00Z", 1, 2}, // withdrawn at that instant
	} {
		k := r.KnownAt(instant(t, c.at))
		if g, d := len(k.AllGames()), len(k.Decisions("")); g != c.games || d != c.decisions {
			t.Errorf("at %s: %d Games, %d decisions; want %d, %d", c.at, g, d, c.games, c.decisions)
		}
		if k.Revision() != r.Revision() || k.Instant() != instant(t, c.at) {
			t.Errorf("at %s: revision %s, instant %s", c.at, k.Revision(), k.Instant())
		}
	}
}

func TestCovers(t *testing.T) {
	tables := small(t)
	tables.Coverage = []altyn.Coverage{
		{Fact: altyn.FactMedals, Games: "2008S..2012S", Nation: "DEN", Sport: "*", Event: "*"},
		{Fact: altyn.FactPlacings, Games: "2012S", Nation: "*", Sport: "judo", Event: "*"},
		{Fact: altyn.FactQuotas, Games: "summer-paralympic", Nation: "*", Sport: "*", Event: "judo/women"},
		{Fact: altyn.FactDelegations, Games: "*", Nation: "NOR", Sport: "*", Event: "athletes"},
	}
	r := record.New(tables)
	for _, c := range []struct {
		fact altyn.Fact
		g    altyn.GamesID
		n    altyn.NationID
		s    altyn.SportID
		e    altyn.EventID
		want bool
	}{
		{altyn.FactMedals, "2012S", "DEN", "", "", true},
		{altyn.FactMedals, "2008S", "DEN", "judo", "judo/women-48kg", true},
		{altyn.FactMedals, "2016S", "DEN", "", "", false},  // after the range
		{altyn.FactMedals, "2010W", "DEN", "", "", false},  // another series
		{altyn.FactMedals, "2012PS", "DEN", "", "", false}, // another movement
		{altyn.FactMedals, "2012S", "NOR", "", "", false},
		{altyn.FactMedals, "2012S", "", "", "", false}, // of all nations
		{altyn.FactMedals, "", "DEN", "", "", false},   // of all Games
		{altyn.FactPlacings, "2012S", "", "judo", "", true},
		{altyn.FactPlacings, "2012S", "", "team-judo", "", true}, // a discipline of judo
		{altyn.FactPlacings, "2012S", "", "", "judo/women-48kg", true},
		{altyn.FactPlacings, "2012S", "", "boxing", "", false},
		{altyn.FactPlacings, "2012S", "", "", "", false}, // of all sports
		{altyn.FactQuotas, "2024PS", "DEN", "", "judo/women-48kg", true},
		{altyn.FactQuotas, "2024PS", "DEN", "", "judo/men-60kg", false},
		{altyn.FactQuotas, "2024PS", "DEN", "", "", false}, // of all events
		{altyn.FactQuotas, "2022PW", "DEN", "", "judo/women-48kg", false},
		{altyn.FactDelegations, "", "NOR", "", "athletes", true},
		{altyn.FactDelegations, "2012S", "NOR", "", "men", false},
	} {
		if got := r.Covers(c.fact, c.g, c.n, c.s, c.e); got != c.want {
			t.Errorf("Covers(%s, %q, %q, %q, %q) = %t", c.fact, c.g, c.n, c.s, c.e, got)
		}
	}
}

func TestPrefer(t *testing.T) {
	r := record.New(small(t))
	by := func(ids ...altyn.SourceID) altyn.Provenance { return altyn.Provenance{Sources: ids} }
	for _, c := range []struct {
		name string
		fact altyn.Fact
		a, b altyn.Provenance
		want int
	}{
		{"deciding body before organiser", altyn.FactMedals, by("cas"), by("org"), -1},
		{"organiser before press", altyn.FactMedals, by("paper"), by("org"), 1},
		{"the best of several sources", altyn.FactMedals, by("paper", "cas"), by("org"), -1},
		{"a row for one publisher", altyn.FactPlacings, by("paper-2"), by("paper"), -1},
		{"the newer of equals", altyn.FactMedals, by("paper-2"), by("paper"), -1},
		{"no source wins nothing", altyn.FactMedals, by(), by("paper"), 1},
		{"the same", altyn.FactMedals, by("paper"), by("paper"), 0},
		{"unknown sources", altyn.FactMedals, by("who"), by("what"), 0},
	} {
		if got := r.Prefer(c.fact, c.a, c.b); got != c.want {
			t.Errorf("%s: %d; want %d", c.name, got, c.want)
		}
		if got := r.Prefer(c.fact, c.b, c.a); got != -c.want {
			t.Errorf("%s, the other way: %d; want %d", c.name, got, -c.want)
		}
	}
}

// TestRuling names the row of precedence by which a claim is ranked.
func TestRuling(t *testing.T) {
	r := record.New(small(t))
	by := func(ids ...altyn.SourceID) altyn.Provenance { return altyn.Provenance{Sources: ids} }
	first, ok := r.Ruling(altyn.FactMedals, by("paper", "cas"))
	last, also := r.Ruling(altyn.FactMedals, by("paper"))
	if !ok || !also || first.Order.Or(0) >= last.Order.Or(0) {
		t.Errorf("the rulings are %v and %v", first, last)
	}
	if row, ok := r.Ruling(altyn.FactMedals, by("who")); ok {
		t.Errorf("a source that nobody knows is ranked by %v", row)
	}
}

// TestEqualClaims holds that of two results of an entry that precedence ranks alike the one published later counts,
// in whatever order they were written; and where the days leave a doubt, the one that was there.
func TestEqualClaims(t *testing.T) {
	entry := altyn.EntryID("2030S/judo/men-60kg/AAA/anna")
	result := func(src altyn.SourceID, m altyn.Medal) altyn.Result {
		return altyn.Result{Entry: entry, Medal: m, Provenance: altyn.Provenance{Sources: []altyn.SourceID{src}}}
	}
	for _, c := range []struct {
		name string
		days [2]string // of the sources a and b
		rows []altyn.Result
		want altyn.Medal
	}{
		{"the newer is there first", [2]string{"2018", "2022-02"}, []altyn.Result{result("b", altyn.Gold), result("a", altyn.Silver)}, altyn.Gold},
		{"the newer comes later", [2]string{"2018", "2022-02"}, []altyn.Result{result("a", altyn.Silver), result("b", altyn.Gold)}, altyn.Gold},
		{"the days overlap", [2]string{"2022", "2022-02"}, []altyn.Result{result("a", altyn.Silver), result("b", altyn.Gold)}, altyn.Silver},
	} {
		var sources []altyn.Source
		for i, id := range []altyn.SourceID{"a", "b"} {
			d, err := altyn.ParseDate(c.days[i])
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, altyn.Source{ID: id, Kind: altyn.Authority, Published: d})
		}
		r := record.New(record.Tables{
			Sources: sources, Games: []altyn.Games{{ID: "2030S"}}, Entries: []altyn.Entry{{ID: entry, Games: "2030S", Event: "judo/men-60kg", Nation: "AAA"}},
			Results: c.rows, Precedence: []altyn.Precedence{{Order: altyn.N(1), Fact: "*", Kind: altyn.Authority, Publisher: "*"}},
		})
		if got := r.Results(entry)[0].Medal; got != c.want {
			t.Errorf("%s: the record follows %s; want %s", c.name, got, c.want)
		}
		if got := r.Medals("2030S"); len(got) != 1 || got[0].Medal != c.want {
			t.Errorf("%s: %d medals, the first %s; want one %s", c.name, len(got), got[0].Medal, c.want)
		}
	}
}

// TestFiles holds that a record written to files loads as the same record.
func TestFiles(t *testing.T) {
	tables := small(t)
	made := record.New(tables)
	files, err := tables.Files()
	if err != nil {
		t.Fatal(err)
	}
	dir := fstest.MapFS{}
	for p, text := range files {
		dir[p] = &fstest.MapFile{Data: text}
	}
	want := []string{"decisions.csv", "entries.csv", "events.csv", "games.csv", "lineage.csv", "members.csv", "names/ru.csv", "nations.csv",
		"people.csv", "precedence.csv", "publications.csv", "results/2012S/judo.csv", "sources.csv", "sports.csv", "tables/2012S.csv"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("files %v; want %v", got, want)
	}
	loaded, _, err := record.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if loaded.Revision() != made.Revision() {
		t.Errorf("revision %s in memory, %s loaded", made.Revision(), loaded.Revision())
	}
	again, err := loaded.Tables().Files()
	if err != nil {
		t.Fatal(err)
	}
	for p := range files {
		if string(files[p]) != string(again[p]) {
			t.Errorf("%s:\n%s\nonce more:\n%s", p, files[p], again[p])
		}
	}
	for id, at := range map[altyn.RowID]struct {
		path string
		line int
	}{
		"games:2016S": {"games.csv", 3},
		"names/ru:nation|NOR|Норвегия|short":                  {"names/ru.csv", 3},
		"results:2012S/judo/women-48kg/NOR/berit||2012-07-28": {"results/2012S/judo.csv", 4},
	} {
		if path, line, ok := loaded.Where(id); !ok || path != at.path || line != at.line {
			t.Errorf("Where(%s) = %s:%d, %t; want %s:%d", id, path, line, ok, at.path, at.line)
		}
		if _, _, ok := made.Where(id); ok {
			t.Errorf("Where(%s): a record in memory has files", id)
		}
	}
	if _, _, ok := loaded.Where("games:1999S"); ok {
		t.Error("Where found a row that is not there")
	}
}

// TestLoadFaults has the faults of a directory: what is said of each, and that the rest is still there.
func TestLoadFaults(t *testing.T) {
	sound := fstest.MapFS{}
	tables := small(t)
	files, err := tables.Files()
	if err != nil {
		t.Fatal(err)
	}
	for p, text := range files {
		sound[p] = &fstest.MapFile{Data: text}
	}
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		rules  []string
		err    string
	}{
		{name: "empty directory", change: func(m fstest.MapFS) { clear(m) }, err: "the directory holds no table"},
		{name: "a required table is missing", change: func(m fstest.MapFS) { delete(m, "games.csv") }, rules: []string{"missing-table"}},
		{name: "another table is missing", change: func(m fstest.MapFS) { delete(m, "people.csv") }},
		{name: "a misspelt table", change: func(m fstest.MapFS) { m["peple.csv"] = m["people.csv"] }, rules: []string{"unknown-table"}},
		{name: "a folder in place of a table", change: func(m fstest.MapFS) {
			delete(m, "people.csv")
			m["people.csv/x"] = &fstest.MapFile{}
		}, rules: []string{"unreadable"}},
		{name: "a broken row", change: func(m fstest.MapFS) {
			m["nations.csv"] = &fstest.MapFile{Data: append(slices.Clone(m["nations.csv"].Data), "XXX\n"...)}
		}, rules: []string{"ragged-row"}},
		{name: "a broken descriptor", change: func(m fstest.MapFS) { m["datapackage.json"] = &fstest.MapFile{Data: []byte("{")} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := maps.Clone(sound)
			c.change(dir)
			r, findings, err := record.Load(dir)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("error %v; want %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var rules []string
			for _, f := range findings {
				if f.Rule != "bad-value" { // the small record leaves required cells empty
					rules = append(rules, f.Rule)
				}
			}
			if !slices.Equal(rules, c.rules) {
				t.Errorf("findings %v; want %v", findings, c.rules)
			}
			if len(r.Nations()) != 2 || r.Edition() != (record.Edition{}) {
				t.Errorf("%d nations, edition %v", len(r.Nations()), r.Edition())
			}
		})
	}
	if _, _, err := record.Load(nil); err == nil {
		t.Error("a directory that is not there was loaded")
	}
	if _, _, err := record.Load(failing{}); err == nil {
		t.Error("a directory that cannot be read was loaded")
	}
}

type failing struct{}

func (failing) Open(string) (fs.File, error) { return nil, fs.ErrPermission }

// BenchmarkLoad loads the record that ships, as each run of the command does.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := record.Load(data.FS); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRevision hashes the record that ships.
func BenchmarkRevision(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		r, _, err := record.Load(data.FS)
		if err != nil {
			b.Fatal(err)
		}
		if r.Revision() == "" {
			b.Fatal("no revision")
		}
	}
}

// TestOpen holds that reading names later gives the same record.
func TestOpen(t *testing.T) {
	loaded, _, err := record.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	opened, _, err := record.Open(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(loaded.Languages(), opened.Languages()) || len(loaded.Languages()) == 0 {
		t.Fatalf("languages %v and %v", loaded.Languages(), opened.Languages())
	}
	var wg sync.WaitGroup
	for _, lang := range loaded.Languages() {
		wg.Go(func() {
			a, b := loaded.Names(lang), opened.Names(lang)
			if len(a) == 0 || len(a) != len(b) {
				t.Errorf("%s: %d names and %d", lang, len(a), len(b))
				return
			}
			id := altyn.NewRowID("names/"+lang, a[len(a)-1].Key())
			path, line, ok := opened.Where(id)
			if wantPath, wantLine, _ := loaded.Where(id); !ok || path != wantPath || line != wantLine {
				t.Errorf("%s is at %s:%d; want %s:%d", id, path, line, wantPath, wantLine)
			}
		})
	}
	wg.Wait()
	if loaded.Revision() != opened.Revision() {
		t.Errorf("revisions %s and %s", loaded.Revision(), opened.Revision())
	}
	if len(opened.Tables().Names) != len(loaded.Languages()) {
		t.Error("Tables lacks names")
	}
}

// BenchmarkOpen is what a run of the command that needs no names pays.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := record.Open(data.FS); err != nil {
			b.Fatal(err)
		}
	}
}
