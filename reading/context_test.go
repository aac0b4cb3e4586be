package reading_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/gazetteer"
	"altyn/reading"
	"altyn/reading/en"
	"altyn/reading/fr"
)

// contextCatalogue is a small catalogue of invented people, with what they took part in.
type contextCatalogue struct {
	games  []*altyn.Games
	hosts  map[altyn.GamesID][]*altyn.Host
	sports []*altyn.Sport
	events []*altyn.Event
	people map[altyn.PersonID]*altyn.Person
	in     map[string][]altyn.EventID
}

func (c *contextCatalogue) AllGames() []*altyn.Games                 { return c.games }
func (c *contextCatalogue) Hosts(g altyn.GamesID) []*altyn.Host      { return c.hosts[g] }
func (c *contextCatalogue) Sports() []*altyn.Sport                   { return c.sports }
func (c *contextCatalogue) Events() []*altyn.Event                   { return c.events }
func (c *contextCatalogue) HeldAt(altyn.EventID, altyn.GamesID) bool { return true }
func (c *contextCatalogue) Person(id altyn.PersonID) (*altyn.Person, bool) {
	p, ok := c.people[id]
	return p, ok
}
func (c *contextCatalogue) EnteredIn(p altyn.PersonID, g altyn.GamesID) []altyn.EventID {
	return c.in[string(p)+" "+string(g)]
}

// contextReader makes a reader of English and French over the catalogue.
func contextReader(t testing.TB) *reading.Reader {
	t.Helper()
	c := &contextCatalogue{hosts: map[altyn.GamesID][]*altyn.Host{}, people: map[altyn.PersonID]*altyn.Person{}, in: map[string][]altyn.EventID{}}
	var names []gazetteer.Name
	name := func(k altyn.NameKind, id, lang, text string, f altyn.NameForm) {
		names = append(names, gazetteer.Name{Kind: k, ID: id, Text: text, Lang: lang, Form: f})
	}
	for _, g := range []struct{ id, city, fr, opens, closes string }{
		{"2008S", "Beijing", "Pékin", "2008-08-08", "2008-08-24"}, {"2012S", "London", "Londres", "2012-07-27", "2012-08-12"},
		{"2016S", "Rio de Janeiro", "Rio", "2016-08-05", "2016-08-21"}, {"2022W", "Beijing", "Pékin", "2022-02-04", "2022-02-20"},
	} {
		id := altyn.GamesID(g.id)
		in := &altyn.Games{ID: id, Movement: altyn.Olympic, Status: altyn.GamesHeld, Season: altyn.Summer}
		if strings.HasSuffix(g.id, "W") {
			in.Season = altyn.Winter
		}
		for _, d := range []struct {
			to *altyn.Date
			s  string
		}{{&in.Opens, g.opens}, {&in.Closes, g.closes}} {
			at, err := altyn.ParseDate(d.s)
			if err != nil {
				t.Fatal(err)
			}
			*d.to = at
		}
		c.games = append(c.games, in)
		c.hosts[id] = append(c.hosts[id], &altyn.Host{Games: id, City: g.city})
		name(altyn.CityName, g.city, "en", g.city, altyn.Preferred)
		name(altyn.CityName, g.city, "fr", g.fr, altyn.Preferred)
	}
	name(altyn.CityName, "Rio de Janeiro", "en", "Rio", altyn.ShortName)
	slices.SortFunc(c.games, func(a, b *altyn.Games) int { return altyn.CompareGames(a.ID, b.ID) })
	for _, s := range []string{"judo", "boxing", "athletics", "weightlifting", "fencing", "cross-country-skiing"} {
		season := altyn.Summer
		if s == "cross-country-skiing" {
			season = altyn.Winter
		}
		c.sports = append(c.sports, &altyn.Sport{ID: altyn.SportID(s), Season: season, Movement: altyn.Olympic, Team: "no"})
	}
	for _, e := range []string{"judo/men-60kg", "judo/men-66kg", "judo/women-48kg", "boxing/men-75kg", "athletics/men-100m", "athletics/men-200m", "athletics/women-100m",
		"weightlifting/men-94kg", "weightlifting/women-53kg", "fencing/men-epee"} {
		id := altyn.EventID(e)
		c.events = append(c.events, &altyn.Event{ID: id, Sport: id.Sport(), Sex: id.Sex(), Kind: altyn.Individual})
	}
	for _, n := range [][5]string{{"NOR", "Norway", "Norwegian", "Norvège", "norvégien"}, {"BRA", "Brazil", "Brazilian", "Brésil", "brésilien"}} {
		name(altyn.NationName, n[0], "en", n[1], altyn.Preferred)
		name(altyn.NationName, n[0], "en", n[2], altyn.Adjective)
		name(altyn.NationName, n[0], "fr", n[3], altyn.Preferred)
		name(altyn.NationName, n[0], "fr", n[4], altyn.Adjective)
	}
	for _, p := range []struct {
		name   string
		sex    altyn.Sex
		nation altyn.NationID
		sport  altyn.SportID
		in     map[altyn.GamesID][]altyn.EventID
	}{
		{"Anna Holm", altyn.Women, "NOR", "judo", map[altyn.GamesID][]altyn.EventID{"2012S": {"judo/women-48kg"}}},
		{"Erik Dahl", altyn.Men, "NOR", "judo", map[altyn.GamesID][]altyn.EventID{"2008S": {"judo/men-60kg"}, "2012S": {"judo/men-66kg"}}},
		{"Nils Berg", altyn.Men, "NOR", "athletics", map[altyn.GamesID][]altyn.EventID{"2012S": {"athletics/men-100m", "athletics/men-200m"}}},
		{"Ole Men", altyn.Men, "NOR", "athletics", nil}, // what is left of Møen
		{"Lucas Maria Costa Prado", altyn.Men, "BRA", "boxing", map[altyn.GamesID][]altyn.EventID{"2012S": {"boxing/men-75kg"}}},
		{"Lucas Prado", altyn.Men, "BRA", "boxing", map[altyn.GamesID][]altyn.EventID{"2012S": {"boxing/men-75kg"}}},
	} {
		id := altyn.PersonID(strings.ReplaceAll(strings.ToLower(p.name), " ", "-"))
		c.people[id] = &altyn.Person{ID: id, Name: p.name, Sex: p.sex, Nations: []altyn.NationID{p.nation}, Sports: []altyn.SportID{p.sport}}
		for g, es := range p.in {
			c.in[string(id)+" "+string(g)] = es
		}
		name(altyn.PersonName, string(id), "en", p.name, altyn.Preferred)
		name(altyn.PersonName, string(id), "fr", p.name, altyn.Preferred)
	}
	r, err := reading.New(gazetteer.Build(slices.Values(names)), c, en.Language, fr.Language)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// line is a statement in short: the kind and the slots that context decides.
func line(st *altyn.Statement) string {
	var b strings.Builder
	put := func(k string, v any) {
		if s := fmt.Sprint(v); s != "" && s != "[]" && s != "0" && s != "false" {
			fmt.Fprintf(&b, " %s=%s", k, s)
		}
	}
	put("people", strings.Join(st.People, ","))
	put("nation", st.Nation)
	put("games", st.Games)
	put("from", st.From)
	put("to", st.To)
	put("sport", st.Sport)
	put("event", st.Event)
	put("phase", st.Phase)
	put("on", st.On)
	put("at", st.At)
	put("all", st.All)
	return string(st.Kind) + b.String()
}

// What a sentence leaves out comes from what the report told before it, or from nowhere.
func TestContext(t *testing.T) {
	r := contextReader(t)
	for _, tt := range contextTests {
		t.Run(tt.name, func(t *testing.T) {
			date, _ := altyn.ParseDate("2013-03-01")
			if tt.date != "" {
				date, _ = altyn.ParseDate(tt.date)
			}
			got, err := r.Read(reading.Input{Name: "test", Text: []byte(tt.text), Language: tt.lang, Date: date})
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for i := range got.Statements {
				all = append(all, line(&got.Statements[i]))
			}
			for _, w := range tt.want {
				not := strings.HasPrefix(w, "!")
				w = strings.TrimPrefix(w, "!")
				hit := slices.ContainsFunc(all, func(l string) bool {
					for p := range strings.FieldsSeq(w) {
						if !slices.Contains(strings.Fields(l), p) && !strings.Contains(l, strings.ReplaceAll(p, "_", " ")) {
							return false
						}
					}
					return true
				})
				if hit == not {
					t.Errorf("%s\nread %s\nwant %t: %s", tt.text, strings.Join(all, "\n     "), !not, w)
				}
			}
		})
	}
}

// contextTests: in want, "!" says that no such statement may be read, "_" stands for a space.
var contextTests = []struct {
	name, lang, date, text string
	want                   []string
}{
	{"a surname that is an everyday word", "en", "", "Norway at the 2012 Summer Olympics\n\nMen's 100 metres\n\nNorway's Nils Berg was fourth.",
		[]string{"placing people=Nils_Berg event=athletics/men-100m"}},
	{"a part of a longer name", "en", "", "Boxing at the 2012 Summer Olympics\n\nLucas Costa won bronze.",
		[]string{"placing people=Lucas_Costa nation=BRA event=boxing/men-75kg"}},
	{"a city of two Games, by who was there", "en", "", "The Olympics\n\nErik Dahl won bronze in Beijing.",
		[]string{"placing people=Erik_Dahl games=2008S"}},
	{"a city of two Games, by the sport", "en", "", "The Olympics\n\nOla Vik of Norway won bronze in cross-country skiing in Beijing. Jon Moe of Norway won bronze in judo in Beijing.",
		[]string{"placing people=Ola_Vik games=2022W", "placing people=Jon_Moe games=2008S"}},
	{"Games named by year stay, whatever the sport", "en", "", "The Olympics\n\nOla Vik of Norway won bronze in cross-country skiing at London 2012.",
		[]string{"placing people=Ola_Vik games=2012S"}},
	{"a city, then the year", "en", "", "The Olympics\n\nOla Vik of Norway won bronze in Beijing, in 2008.",
		[]string{"placing people=Ola_Vik games=2008S"}},
	{"the year, then a city", "fr", "", "Les Jeux olympiques\n\nLa première date de 2008 : à Pékin, le Norvégien Ola Vik remporte le bronze.",
		[]string{"placing people=Ola_Vik games=2008S"}},
	{"a place at the next edition", "fr", "2015-03-01", "La Norvège sur la route de Rio 2016\n\nRio attend la Norvège. Le médaillé de bronze de Londres, Erik Dahl, s'est qualifié pour la prochaine édition.",
		[]string{"quota people=Erik_Dahl games=2016S", "placing people=Erik_Dahl games=2012S"}},
	{"entered in one event", "en", "", "Norway at the 2012 Summer Olympics\n\nLucas Prado of Brazil won the silver medal.",
		[]string{"placing people=Lucas_Prado event=boxing/men-75kg games=2012S"}},
	{"entered in two events", "en", "", "Norway at the 2012 Summer Olympics\n\nNils Berg won the silver medal.",
		[]string{"placing people=Nils_Berg games=2012S", "!event=athletics/men-100m", "!event=athletics/men-200m"}},
	{"the event of somebody else before", "en", "", "Norway at the 2012 Summer Olympics\n\nPer Lund was fifth in the men's 60 kg judo. Erik Dahl won bronze.",
		[]string{"placing people=Erik_Dahl event=judo/men-66kg", "!people=Erik_Dahl event=judo/men-60kg"}},
	{"a printed event stands, entered or not", "en", "", "Norway at the 2012 Summer Olympics\n\nErik Dahl won bronze in the men's 60 kg judo.",
		[]string{"placing people=Erik_Dahl event=judo/men-60kg"}},
	{"each Games its own event", "fr", "", "La Norvège aux Jeux olympiques\n\nErik Dahl a remporté le bronze à Pékin en 2008.",
		[]string{"placing people=Erik_Dahl games=2008S event=judo/men-60kg"}},
	{"a title's sport goes on below a dateline", "en", "", "Three decades of Norwegian judo at the Olympics\n\n1 March 2013\n\nNorway won two bronzes in Beijing.",
		[]string{"medal-count nation=NOR games=2008S sport=judo"}},
	{"a title's sport ends where a heading names another", "en", "", "Norwegian judo at the Olympics\n\nBoxing\n\nThe country won two bronzes in Beijing.",
		[]string{"medal-count games=2008S sport=boxing", "!medal-count sport=judo"}},
	{"two Games alike: those named last", "fr", "2013-03-01", "Londres et Pékin, deux bilans norvégiens\n\nÀ Londres, la Norvège a remporté trois médailles. Le judoka Erik Dahl a décroché le bronze.\n\nÀ Pékin, le pays a remporté deux médailles. Le judoka Erik Dahl a terminé cinquième.",
		[]string{"placing people=Erik_Dahl games=2012S", "placing people=Erik_Dahl games=2008S", "medal-count nation=NOR games=2008S"}},
	{"those Games, of a section", "en", "", "Norway's medals, counted again\n\nBeijing 2008\n\nNorway won four medals in Beijing.\n\nLondon 2012\n\nNorway won three medals at those Games.",
		[]string{"medal-count games=2012S", "medal-count games=2008S"}},
	{"a count is the team's, whoever was named before", "fr", "", "La Norvège aux Jeux olympiques de 2012\n\nLa Norvège s'est classée 30e. Le judoka Erik Dahl a remporté le bronze.\n\nLa journée de mercredi a rapporté deux médailles d'argent.",
		[]string{"medal-count nation=NOR", "!medal-count people=Erik_Dahl"}},
	{"beaten by: not whom the clause goes on about", "fr", "", "La Norvège aux Jeux olympiques de 2012\n\nLucas Prado a été battu par le Norvégien Nils Berg. Il a terminé deuxième des moins de 75 kg.",
		[]string{"placing people=Lucas_Prado", "!placing people=Nils_Berg"}},
	{"a paragraph that opens with other Games than the heading's", "en", "", "Norway's medals, counted again\n\nBeijing 2008\n\nErik Dahl won judo bronze.\n\nLondon 2012 was another matter. The country came home with one gold and three bronzes.",
		[]string{"medal-count nation=NOR games=2012S", "placing people=Erik_Dahl games=2008S"}},
	{"a person's own count", "fr", "", "La Norvège aux Jeux olympiques de 2012\n\nErik Dahl a remporté le bronze du judo. Trois médailles en une semaine.",
		[]string{"!medal-count nation=NOR"}},
	{"a section ends where the text turns to other Games", "en", "", "Norway's medals, counted again\n\nBeijing 2008\n\nNorway won four medals.\n\nLondon 2012 was another matter. The country came home with three bronzes.\n\nErik Dahl won judo bronze.",
		[]string{"placing people=Erik_Dahl games=2012S"}},
	{"a count of the Games before it", "en", "", "Norway's medals, counted again\n\nNo Games were better than London, which yielded 17 medals.",
		[]string{"!medal-count games=2008S"}},
	{"a namesake with another given name", "en", "", "Norway at the 2012 Summer Olympics\n\nNorway sent the sisters Anna Holm and, at 48 kg, Runa Holm. Runa Holm won the women's 100 metres.",
		[]string{"!placing people=Anna_Holm"}},
	{"the weight of somebody else", "fr", "2017-03-01", "La Norvège à Londres, en 2012\n\nErik Dahl a perdu l'argent des moins de 66 kg du judo, de même que Lucas Prado le bronze de boxe.",
		[]string{"!event=boxing/men-66kg"}},
	{"a standing of the last day", "en", "", "Norway at the 2012 Summer Olympics\n\nOn 12 August 2012 Norway was ranked 35th in the medal table.",
		[]string{"standing nation=NOR games=2012S at=close"}},
	{"a standing of a day of the Games", "en", "", "Norway at the 2012 Summer Olympics\n\nOn 3 August 2012 Norway was ranked 25th in the medal table.",
		[]string{"standing nation=NOR games=2012S at=2012-08-03"}},
	{"a standing of a day long after", "en", "", "Norway at the 2012 Summer Olympics\n\nOn 1 February 2013 Norway was ranked 34th in the medal table.",
		[]string{"standing nation=NOR games=2012S", "!at=close"}},
}
