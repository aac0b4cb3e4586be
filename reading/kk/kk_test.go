package kk_test

import (
	"slices"
	"testing"

	"altyn"
	"altyn/gazetteer"
	"altyn/reading"
	"altyn/reading/kk"
)

// catalogue has one Games, one sport, one event and one invented person.
type catalogue struct{}

func (catalogue) AllGames() []*altyn.Games {
	d, _ := altyn.ParseDate("2012-07-27/2012-08-12")
	return []*altyn.Games{{ID: "2012S", Movement: altyn.Olympic, Season: altyn.Summer, Opens: d.First().Date(), Closes: d.Last().Date(), Status: altyn.GamesHeld}}
}
func (catalogue) Hosts(altyn.GamesID) []*altyn.Host {
	return []*altyn.Host{{Games: "2012S", City: "London"}}
}
func (catalogue) Sports() []*altyn.Sport {
	return []*altyn.Sport{{ID: "judo", Movement: altyn.Olympic, Team: "no"}}
}
func (catalogue) Events() []*altyn.Event {
	return []*altyn.Event{{ID: "judo/men-60kg", Sport: "judo", Sex: altyn.Men}}
}
func (catalogue) HeldAt(altyn.EventID, altyn.GamesID) bool { return true }
func (catalogue) Person(id altyn.PersonID) (*altyn.Person, bool) {
	return &altyn.Person{ID: id, Name: "Erik Dahl", Sex: altyn.Men, Nations: []altyn.NationID{"NOR"}}, id == "erik-dahl"
}

// A box and a list of medallists are read by the word lists alone, and the language is told from its words.
func TestPage(t *testing.T) {
	names := []gazetteer.Name{
		{Kind: altyn.NationName, ID: "NOR", Text: "Норвегия", Lang: "kk", Form: altyn.Preferred},
		{Kind: altyn.CityName, ID: "London", Text: "Лондон", Lang: "kk", Form: altyn.Preferred},
		{Kind: altyn.PersonName, ID: "erik-dahl", Text: "Эрик Даль", Lang: "kk", Form: altyn.Preferred},
	}
	r, err := reading.New(gazetteer.Build(slices.Values(names)), catalogue{}, kk.Language)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(reading.Input{Name: "page", Text: []byte("Норвегия 2012 жылғы жазғы Олимпиада ойындарында\n\nӨткен жері: Лондон\nҚатысушылар: 66\nТу ұстаушы: Эрик Даль\nМедальдар\nАлтын: 1\nКүміс: 2\nҚола: 0\nБарлығы: 3\n\nАлтын – Эрик Даль – дзюдо, 60 кг\n")})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[altyn.Kind]altyn.Statement{}
	for _, s := range got.Statements {
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
