package ru_test

import (
	"slices"
	"testing"

	"altyn"
	"altyn/gazetteer"
	"altyn/reading"
	"altyn/reading/ru"
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
		{Kind: altyn.NationName, ID: "NOR", Text: "Норвегия", Lang: "ru", Form: altyn.Preferred},
		{Kind: altyn.CityName, ID: "London", Text: "Лондон", Lang: "ru", Form: altyn.Preferred},
		{Kind: altyn.PersonName, ID: "erik-dahl", Text: "Эрик Даль", Lang: "ru", Form: altyn.Preferred},
	}
	r, err := reading.New(gazetteer.Build(slices.Values(names)), catalogue{}, ru.Language)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(reading.Input{Name: "page", Text: []byte("Норвегия на летних Олимпийских играх 2012\n\nМесто проведения: Лондон\nУчастники: 66\nЗнаменосец: Эрик Даль\nМедали\nЗолото – 1\nСеребро – 2\nБронза – 0\nВсего – 3\n\n| Золото | Эрик Даль | Дзюдо | до 60 кг |\n")})
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
