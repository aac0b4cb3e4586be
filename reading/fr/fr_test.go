package fr_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/gazetteer"
	"altyn/reading"
	"altyn/reading/fr"
)

// catalogue is a small one for tests: a handful of Games, sports, events and invented people.
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

func day(t testing.TB, s string) altyn.Date {
	t.Helper()
	d, err := altyn.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// newReader makes a reader of French over the test catalogue.
func newReader(t testing.TB) *reading.Reader {
	t.Helper()
	c := &catalogue{hosts: map[altyn.GamesID][]*altyn.Host{}, people: map[altyn.PersonID]*altyn.Person{}}
	var names []gazetteer.Name
	name := func(k altyn.NameKind, id, text string, f altyn.NameForm) {
		names = append(names, gazetteer.Name{Kind: k, ID: id, Text: text, Lang: "fr", Form: f})
	}
	for _, g := range []struct {
		id, city, opens, closes string
		edition                 int
	}{
		{"2008S", "Pékin", "2008-08-08", "2008-08-24", 29}, {"2012S", "Londres", "2012-07-27", "2012-08-12", 30},
		{"2014W", "Sotchi", "2014-02-07", "2014-02-23", 22}, {"2016S", "Rio de Janeiro", "2016-08-05", "2016-08-21", 31},
		{"2020S", "Tokyo", "2021-07-23", "2021-08-08", 32}, {"2012PS", "Londres", "2012-08-29", "2012-09-09", 14},
	} {
		id := altyn.GamesID(g.id)
		in := &altyn.Games{ID: id, Movement: id.Season().Movement(), Edition: altyn.N(g.edition), Opens: day(t, g.opens), Closes: day(t, g.closes), Status: altyn.GamesHeld}
		in.Season = altyn.Summer
		if strings.HasSuffix(g.id, "W") {
			in.Season = altyn.Winter
		}
		c.games = append(c.games, in)
		c.hosts[id] = append(c.hosts[id], &altyn.Host{Games: id, City: g.city})
		name(altyn.CityName, g.city, g.city, altyn.Preferred)
	}
	name(altyn.CityName, "Rio de Janeiro", "Rio", altyn.ShortName)
	slices.SortFunc(c.games, func(a, b *altyn.Games) int { return altyn.CompareGames(a.ID, b.ID) })
	for _, s := range []string{"judo", "boxing", "athletics", "swimming", "tennis", "surfing", "weightlifting", "rowing"} {
		c.sports = append(c.sports, &altyn.Sport{ID: altyn.SportID(s), Season: altyn.Summer, Movement: altyn.Olympic, Team: "no"})
	}
	for _, e := range []string{"judo/men-60kg", "judo/women-48kg", "boxing/men-75kg", "athletics/men-100m", "athletics/women-100m", "athletics/women-triple-jump",
		"swimming/men-100m-breaststroke", "swimming/women-100m-freestyle", "weightlifting/men-94kg", "rowing/men-single-sculls"} {
		id := altyn.EventID(e)
		c.events = append(c.events, &altyn.Event{ID: id, Sport: id.Sport(), Sex: id.Sex()})
	}
	for _, n := range [][5]string{{"NOR", "Norvège", "norvégien", "norvégienne", "Norvégiens"}, {"BRA", "Brésil", "brésilien", "brésilienne", "Brésiliens"}, {"JPN", "Japon", "japonais", "japonaise", "Japonais"}} {
		name(altyn.NationName, n[0], n[1], altyn.Preferred)
		name(altyn.NationName, n[0], n[2], altyn.Adjective)
		name(altyn.NationName, n[0], n[3], altyn.Adjective)
		name(altyn.NationName, n[0], n[4], altyn.Demonym)
	}
	for _, p := range []struct {
		id, name string
		sex      altyn.Sex
		nation   altyn.NationID
	}{{"anna-holm", "Anna Holm", altyn.Women, "NOR"}, {"erik-dahl", "Erik Dahl", altyn.Men, "NOR"}, {"lucas-prado", "Lucas Prado", altyn.Men, "BRA"}} {
		c.people[altyn.PersonID(p.id)] = &altyn.Person{ID: altyn.PersonID(p.id), Name: p.name, Sex: p.sex, Nations: []altyn.NationID{p.nation}}
		name(altyn.PersonName, p.id, p.name, altyn.Preferred)
	}
	r, err := reading.New(gazetteer.Build(slices.Values(names)), c, fr.Language)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const title = "La Norvège aux Jeux olympiques d'été de 2012\n\n"

func read(t testing.TB, r *reading.Reader, text string) []altyn.Statement {
	t.Helper()
	got, err := r.Read(reading.Input{Name: "test", Text: []byte(text), Language: "fr"})
	if err != nil {
		t.Fatal(err)
	}
	return got.Statements
}

// Every construction named in the examples fires in its example and not in its near miss.
func TestExamples(t *testing.T) {
	b, err := os.ReadFile("testdata/examples.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	sc := bufio.NewScanner(bytes.NewReader(b))
	for no := 1; sc.Scan(); no++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.SplitN(line, " ", 3)
		if len(f) != 3 || f[1] != "+" && f[1] != "-" {
			t.Errorf("line %d: want rule + sentence or rule - sentence", no)
			continue
		}
		t.Run(fmt.Sprintf("%s/%s%d", f[0], f[1], no), func(t *testing.T) {
			var rules []string
			for _, st := range read(t, r, title+f[2]+"\n") {
				rules = append(rules, st.Trace.Rule)
			}
			if got := slices.Contains(rules, f[0]); got != (f[1] == "+") {
				t.Errorf("%q: rules %v", f[2], rules)
			}
		})
	}
}

// Whatever the bytes: no panic, spans slice the input, the same input gives the same output.
func FuzzRead(f *testing.F) {
	r := newReader(f)
	for _, s := range []string{
		title + "La Norvège a remporté une médaille d'or, trois d'argent (quatre au total) et se classe 39e au tableau des médailles.",
		"OSLO, 28 juillet 2012 – Anna Holm, 28 ans, décroche le bronze.\n\nOr\n– Erik Dahl (judo, moins de 60 kg)\n", "Participation : 115 athlètes\nOr : 3\nArgent : 2\nTotal : 11\n",
		"2 min 7 s 46, 1'04\"83, 10 000 m, n°9, XXXe", "« J'ai gagné l'or », dit Dahl. « J", strings.Repeat("les Jeux olympiques ", 300), "l' d' qu' «",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := r.Read(reading.Input{Name: "f", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		b, _ := r.Read(reading.Input{Name: "f", Text: text})
		if fmt.Sprint(a.Statements) == "" || len(a.Statements) != len(b.Statements) {
			t.Fatal("two readings differ")
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

func TestNothingToRead(t *testing.T) {
	r := newReader(t)
	for _, text := range []string{"", "\x00\x01\x02\xff", "The council met on Monday and agreed on the budget. Anna Holm spoke.", strings.Repeat("x", 1<<20), strings.Repeat("\n", 1<<20)} {
		if got := read(t, r, text); len(got) > 0 {
			t.Errorf("%.40q: %d statements, the first %+v", text, len(got), got[0])
		}
	}
}

// medalProse is generated text that is full of statements, plainProse text that has none.
func medalProse(n int) []byte {
	var b bytes.Buffer
	b.WriteString(title)
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "Erik Dahl finished %d%s in the men's 100 metres with %d.%02d points. Anna Holm won bronze in the women's %d kg judo, and Norway sent %d athletes in %d sports.\n", 4+i%6, "th", 80+i%9, i%100, 48+i%5, 20+i%70, 5+i%9)
	}
	return b.Bytes()
}

func plainProse(n int) []byte {
	return bytes.Repeat([]byte("The council met in the old hall and spoke for hours about roads, schools and the price of bread; nobody could agree.\n"), n/115)
}

func BenchmarkRead(b *testing.B) {
	r := newReader(b)
	for _, bb := range []struct {
		name string
		text []byte
	}{{"medals", medalProse(1 << 20)}, {"plain", plainProse(1 << 20)}} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Read(reading.Input{Name: "b", Text: bb.text, Language: "fr"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Every construction that states something has an example and a near miss.
func TestExamplesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	examples, err := os.ReadFile("testdata/examples.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(examples)) {
		if f := strings.Fields(line); len(f) > 2 && f[0] != "#" {
			seen[f[0]+f[1]] = true
		}
	}
	rules, err := os.ReadFile("constructions/main.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(rules)) {
		head, _, ok := strings.Cut(line, ": ")
		name, rest, _ := strings.Cut(head, " ")
		if !ok || name == "let" || name == "#" || strings.Contains(rest, "drop=1") {
			continue
		}
		if !seen[name+"+"] || !seen[name+"-"] {
			t.Errorf("%s: no example, or no near miss", name)
		}
	}
}
