package reading_test

import (
	"fmt"
	"slices"

	"altyn"
	"altyn/gazetteer"
	"altyn/reading"
	"altyn/reading/en"
)

// identities is what reading may know: here one Games, one sport, one event.
type identities struct{}

func (identities) AllGames() []*altyn.Games {
	return []*altyn.Games{{ID: "2012S", Movement: altyn.Olympic, Season: altyn.Summer, Edition: altyn.N(30), Status: altyn.GamesHeld}}
}
func (identities) Hosts(altyn.GamesID) []*altyn.Host {
	return []*altyn.Host{{Games: "2012S", City: "London"}}
}
func (identities) Sports() []*altyn.Sport { return []*altyn.Sport{{ID: "judo"}} }
func (identities) Events() []*altyn.Event {
	return []*altyn.Event{{ID: "judo/men-60kg", Sport: "judo", Sex: altyn.Men}}
}
func (identities) HeldAt(altyn.EventID, altyn.GamesID) bool    { return true }
func (identities) Person(altyn.PersonID) (*altyn.Person, bool) { return nil, false }

func Example() {
	names := gazetteer.Build(slices.Values([]gazetteer.Name{
		{Kind: altyn.NationName, ID: "NOR", Text: "Norway", Lang: "en", Form: altyn.Preferred},
		{Kind: altyn.CityName, ID: "London", Text: "London", Lang: "en", Form: altyn.Preferred},
	}))
	r, err := reading.New(names, identities{}, en.Language)
	if err != nil {
		fmt.Println(err)
		return
	}
	got, err := r.Read(reading.Input{Name: "-", Text: []byte("At the London Olympics, Erik Dahl of Norway won gold in the men's 60 kg judo.")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range got.Statements {
		fmt.Println(s.Kind, s.People, s.Nation, s.Games, s.Event, s.Medal)
	}
	// Output: placing [Erik Dahl] NOR 2012S judo/men-60kg gold
}
