// Package readingtest holds what the tests of every language ask alike: a small catalogue of real Games and invented people,
// the examples of the constructions, bytes of any kind, and the box and list of a page. What is said in a language (words,
// sentences, which statement a construction makes) is left to the tests of its folder.
package readingtest

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/gazetteer"
	"altyn/reading"
)

// Words are what the test catalogue is called in a language.
type Words struct {
	Language reading.Language
	Title    string            // the heading of a page about Norway at the Olympic Games of 2012, with its empty line
	Cities   map[string]string // by the English name, where it is another
	Nations  []Nation
}

// Nation is a nation in the forms that texts use.
type Nation struct {
	ID         altyn.NationID
	Name       string
	Adjectives []string
	Demonym    string // of several people; empty for none
}

type catalogue struct {
	games  []*altyn.Games
	hosts  map[altyn.GamesID][]*altyn.Host
	sports []*altyn.Sport
	events []*altyn.Event
	people map[altyn.PersonID]*altyn.Person
}

func (c *catalogue) AllGames() []*altyn.Games                 { return c.games }
func (c *catalogue) Hosts(g altyn.GamesID) []*altyn.Host      { return c.hosts[g] }
func (c *catalogue) Sports() []*altyn.Sport                   { return c.sports }
func (c *catalogue) Events() []*altyn.Event                   { return c.events }
func (c *catalogue) HeldAt(altyn.EventID, altyn.GamesID) bool { return false }
func (c *catalogue) Person(id altyn.PersonID) (*altyn.Person, bool) {
	p, ok := c.people[id]
	return p, ok
}

func date(t testing.TB, s string) altyn.Date {
	t.Helper()
	d, err := altyn.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// NewReader makes a reader of the language over six Games, eight sports, ten events, the nations of w and three invented people:
// Anna Holm and Erik Dahl of Norway, Lucas Prado of Brazil.
func NewReader(t testing.TB, w Words) *reading.Reader {
	t.Helper()
	c := &catalogue{hosts: map[altyn.GamesID][]*altyn.Host{}, people: map[altyn.PersonID]*altyn.Person{}}
	var names []gazetteer.Name
	name := func(k altyn.NameKind, id, text string, f altyn.NameForm) {
		names = append(names, gazetteer.Name{Kind: k, ID: id, Text: text, Lang: w.Language.Code, Form: f})
	}
	for _, g := range []struct {
		id, city, opens, closes string
		edition                 int
	}{
		{"2008S", "Beijing", "2008-08-08", "2008-08-24", 29}, {"2012S", "London", "2012-07-27", "2012-08-12", 30},
		{"2014W", "Sochi", "2014-02-07", "2014-02-23", 22}, {"2016S", "Rio de Janeiro", "2016-08-05", "2016-08-21", 31},
		{"2020S", "Tokyo", "2021-07-23", "2021-08-08", 32}, {"2012PS", "London", "2012-08-29", "2012-09-09", 14},
	} {
		id := altyn.GamesID(g.id)
		in := &altyn.Games{ID: id, Movement: id.Season().Movement(), Edition: altyn.N(g.edition), Opens: date(t, g.opens), Closes: date(t, g.closes), Status: altyn.GamesHeld}
		in.Season = altyn.Summer
		if strings.HasSuffix(g.id, "W") {
			in.Season = altyn.Winter
		}
		city := g.city
		if local, ok := w.Cities[city]; ok {
			city = local
		}
		c.games = append(c.games, in)
		c.hosts[id] = append(c.hosts[id], &altyn.Host{Games: id, City: city})
		name(altyn.CityName, city, city, altyn.Preferred)
	}
	name(altyn.CityName, "Rio de Janeiro", "Rio", altyn.ShortName)
	name(altyn.VenueName, "Wembley Arena", "Wembley Arena", altyn.Preferred)
	slices.SortFunc(c.games, func(a, b *altyn.Games) int { return altyn.CompareGames(a.ID, b.ID) })
	for _, s := range []string{"judo", "boxing", "athletics", "swimming", "tennis", "surfing", "weightlifting", "rowing"} {
		c.sports = append(c.sports, &altyn.Sport{ID: altyn.SportID(s), Season: altyn.Summer, Movement: altyn.Olympic, Team: "no"})
	}
	for _, e := range []string{"judo/men-60kg", "judo/women-48kg", "boxing/men-75kg", "athletics/men-100m", "athletics/women-100m", "athletics/women-triple-jump",
		"swimming/men-100m-breaststroke", "swimming/women-100m-freestyle", "weightlifting/men-94kg", "rowing/men-single-sculls"} {
		id := altyn.EventID(e)
		c.events = append(c.events, &altyn.Event{ID: id, Sport: id.Sport(), Sex: id.Sex()})
	}
	for _, n := range w.Nations {
		name(altyn.NationName, string(n.ID), n.Name, altyn.Preferred)
		for _, a := range n.Adjectives {
			name(altyn.NationName, string(n.ID), a, altyn.Adjective)
		}
		if n.Demonym != "" {
			name(altyn.NationName, string(n.ID), n.Demonym, altyn.Demonym)
		}
	}
	for _, p := range []struct {
		id, name string
		sex      altyn.Sex
		nation   altyn.NationID
	}{{"anna-holm", "Anna Holm", altyn.Women, "NOR"}, {"erik-dahl", "Erik Dahl", altyn.Men, "NOR"}, {"lucas-prado", "Lucas Prado", altyn.Men, "BRA"}} {
		c.people[altyn.PersonID(p.id)] = &altyn.Person{ID: altyn.PersonID(p.id), Name: p.name, Sex: p.sex, Nations: []altyn.NationID{p.nation}}
		name(altyn.PersonName, p.id, p.name, altyn.Preferred)
	}
	r, err := reading.New(gazetteer.Build(slices.Values(names)), c, w.Language)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Read reads a text in the language.
func Read(t testing.TB, r *reading.Reader, lang, text string) []altyn.Statement {
	t.Helper()
	got, err := r.Read(reading.Input{Name: "test", Text: []byte(text), Language: lang})
	if err != nil {
		t.Fatal(err)
	}
	return got.Statements
}

// Examples tries the examples of testdata, lines of `CONSTRUCTION + SENTENCE` and `CONSTRUCTION - SENTENCE`: each
// construction reads its sentence, and not the one that only looks like it.
func Examples(t *testing.T, w Words) {
	r := NewReader(t, w)
	for name, text := range examples(t) {
		no := 0
		for line := range strings.Lines(text) {
			no++
			line = strings.TrimSuffix(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			f := strings.SplitN(line, " ", 3)
			if len(f) != 3 || f[1] != "+" && f[1] != "-" {
				t.Errorf("%s:%d: want rule + sentence or rule - sentence", name, no)
				continue
			}
			t.Run(fmt.Sprintf("%s/%s%d", f[0], f[1], no), func(t *testing.T) {
				var rules []string
				for _, st := range Read(t, r, w.Language.Code, w.Title+f[2]+"\n") {
					rules = append(rules, st.Trace.Rule)
				}
				if got := slices.Contains(rules, f[0]); got != (f[1] == "+") {
					t.Errorf("%s:%d: %q: rules %v", name, no, f[2], rules)
				}
			})
		}
	}
}

// examples gives the files of examples of the language, one a family of constructions, and their texts.
func examples(t *testing.T) iter.Seq2[string, string] {
	t.Helper()
	return func(yield func(string, string) bool) {
		names, err := filepath.Glob("testdata/examples/*.txt")
		if err != nil || len(names) == 0 {
			t.Fatal("no examples", err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(filepath.ToSlash(name), string(text)) {
				return
			}
		}
	}
}

// ExamplesAreWhole asks an example and a near miss of every construction of the language that states something.
func ExamplesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, text := range examples(t) {
		for line := range strings.Lines(text) {
			if f := strings.Fields(line); len(f) > 2 && f[0] != "#" {
				seen[f[0]+f[1]] = true
			}
		}
	}
	files, err := filepath.Glob("constructions/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no constructions", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			head, _, ok := strings.Cut(line, ": ")
			name, rest, _ := strings.Cut(head, " ")
			if !ok || name == "let" || name == "#" || strings.Contains(rest, "drop=1") {
				continue
			}
			if !seen[name+"+"] || !seen[name+"-"] {
				t.Errorf("%s: %s has no example, or no near miss", file, name)
			}
		}
	}
}

// Fuzz reads whatever bytes: no panic, spans slice the input, and the same input gives the same statements.
func Fuzz(f *testing.F, r *reading.Reader, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := r.Read(reading.Input{Name: "f", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		b, err := r.Read(reading.Input{Name: "f", Text: text})
		if err != nil || len(a.Statements) != len(b.Statements) {
			t.Fatalf("two readings differ: %d statements, then %d (%v)", len(a.Statements), len(b.Statements), err)
		}
		for i, s := range a.Statements {
			if s.Start < 0 || s.End > len(text) || s.Start >= s.End || string(text[s.Start:s.End]) != s.Text {
				t.Fatalf("statement %+v does not slice the input", s)
			}
			o := b.Statements[i]
			if s.Start != o.Start || s.End != o.End || s.Kind != o.Kind || fmt.Sprint(s.Slots) != fmt.Sprint(o.Slots) {
				t.Fatalf("%+v, then %+v", s, o)
			}
		}
	})
}

// Silent holds that nothing is read in texts that say nothing: those given, and bytes without words.
func Silent(t *testing.T, r *reading.Reader, lang string, texts ...string) {
	for _, text := range append(texts, "", "\x00\x01\x02\xff", strings.Repeat("x", 1<<20), strings.Repeat("\n", 1<<20)) {
		if got := Read(t, r, lang, text); len(got) > 0 {
			t.Errorf("%.40q: %d statements, the first %+v", text, len(got), got[0])
		}
	}
}

// Bench reads about a megabyte of each line repeated: one full of statements, one that says nothing. The line must say what
// its name promises, or the figure is of something else.
func Bench(b *testing.B, w Words, full, plain string) {
	r := NewReader(b, w)
	if len(Read(b, r, w.Language.Code, w.Title+full+"\n")) == 0 || len(Read(b, r, w.Language.Code, plain+"\n")) > 0 {
		b.Fatal("the full line says nothing, or the plain one something")
	}
	for _, x := range []struct{ name, title, line string }{{"medals", w.Title, full}, {"plain", "", plain}} {
		text := []byte(x.title + strings.Repeat(x.line+"\n", (1<<20)/len(x.line)))
		b.Run(x.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Read(reading.Input{Name: "b", Text: text, Language: w.Language.Code}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Page reads a page with a box (host, 66 competitors, the flag bearer Erik Dahl, one gold of three medals) and a list of
// medallists (his, in judo to 60 kg), told by nothing but the word lists; the language is recognised. names are those of
// Norway, London and Erik Dahl, in that order.
func Page(t *testing.T, lang reading.Language, names [3]string, text string) {
	t.Helper()
	c := []gazetteer.Name{
		{Kind: altyn.NationName, ID: "NOR", Text: names[0], Lang: lang.Code, Form: altyn.Preferred},
		{Kind: altyn.CityName, ID: "London", Text: names[1], Lang: lang.Code, Form: altyn.Preferred},
		{Kind: altyn.PersonName, ID: "erik-dahl", Text: names[2], Lang: lang.Code, Form: altyn.Preferred},
	}
	small := &catalogue{
		games:  []*altyn.Games{{ID: "2012S", Movement: altyn.Olympic, Season: altyn.Summer, Opens: date(t, "2012-07-27"), Closes: date(t, "2012-08-12"), Status: altyn.GamesHeld}},
		hosts:  map[altyn.GamesID][]*altyn.Host{"2012S": {{Games: "2012S", City: "London"}}},
		sports: []*altyn.Sport{{ID: "judo", Movement: altyn.Olympic, Team: "no"}},
		events: []*altyn.Event{{ID: "judo/men-60kg", Sport: "judo", Sex: altyn.Men}},
		people: map[altyn.PersonID]*altyn.Person{"erik-dahl": {ID: "erik-dahl", Name: "Erik Dahl", Sex: altyn.Men, Nations: []altyn.NationID{"NOR"}}},
	}
	r, err := reading.New(gazetteer.Build(slices.Values(c)), small, lang)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[altyn.Kind]altyn.Statement{}
	for _, s := range Read(t, r, "", text) {
		seen[s.Kind] = s
	}
	if s := seen[altyn.MedalCount]; s.Gold != altyn.N(1) || s.Total != altyn.N(3) || s.Nation != "NOR" || s.Games != "2012S" {
		t.Errorf("medals: %+v", s.Slots)
	}
	if s := seen[altyn.TeamSize]; s.Value != altyn.IntValue(66) {
		t.Errorf("team: %+v", s.Slots)
	}
	if s := seen[altyn.RoleFact]; s.Role != altyn.FlagBearer || len(s.People) != 1 {
		t.Errorf("flag bearer: %+v", s.Slots)
	}
	if s := seen[altyn.Placing]; s.Medal != altyn.Gold || s.Event != "judo/men-60kg" {
		t.Errorf("medallist: %+v", s.Slots)
	}
	if s := seen[altyn.GamesFact]; s.Of != "host" {
		t.Errorf("host: %+v", s.Slots)
	}
}
