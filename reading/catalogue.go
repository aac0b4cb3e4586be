package reading

import "altyn"

// Catalogue says what there is: the Games with their days and cities, the sports and events, and of a person the sex,
// nations and sports. It is asked for identities only; whoever implements it must not let results shine through.
// The slices it gives are shared and must not change while a Reader uses them.
type Catalogue interface {
	// AllGames gives every Games, in the order of [altyn.CompareGames].
	AllGames() []*altyn.Games
	// Hosts gives the cities that held the Games.
	Hosts(g altyn.GamesID) []*altyn.Host
	// Sports gives every sport and discipline.
	Sports() []*altyn.Sport
	// Events gives every event of the catalogue.
	Events() []*altyn.Event
	// HeldAt reports whether the event is known to have been on the programme of the Games. It may say no for want of
	// knowledge: reading uses it to choose between events, not to exclude one.
	HeldAt(e altyn.EventID, g altyn.GamesID) bool
	// Person gives what is known of the person's identity.
	Person(id altyn.PersonID) (*altyn.Person, bool)
}

// NationCatalogue is what a Catalogue may know besides: in which years athletes competed under a code. With it, Russian is
// read as Russia in a report on 2012 and as the empire in one on 1912.
type NationCatalogue interface {
	Nation(id altyn.NationID) (*altyn.Nation, bool)
}

// EntryCatalogue is what a Catalogue may know besides: who took part in what. With it, a placing whose event the report leaves
// to the reader is of the one event that its people competed in at those Games.
type EntryCatalogue interface {
	// EnteredIn gives the events in which the person is known to have taken part at the Games, whatever came of it, each once
	// and sorted. None says that nothing is known.
	EnteredIn(p altyn.PersonID, g altyn.GamesID) []altyn.EventID
}
