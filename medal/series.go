package medal

import (
	"altyn"
	"altyn/record"
)

// Series gives the Games of a series that were held, in order: summer, winter, paralympic and so on; all Olympic Games for
// the empty season, because tables never add up Olympic and Paralympic medals unless asked. The intercalated Games of 1906
// are not in it: the IOC does not count them.
func Series(r *record.Record, s altyn.Season) []altyn.GamesID {
	var out []altyn.GamesID
	for _, g := range r.AllGames() {
		if g.Status == altyn.GamesHeld && (s.Has(g.ID) && s != "" || s == "" && g.ID.Season().Movement() == altyn.Olympic) {
			out = append(out, g.ID)
		}
	}
	return out
}

// Between gives the Games from one to another, both included, of their common series; of all Games of their movement
// when they are of two series of one movement. It gives nothing when they are of two movements.
func Between(r *record.Record, from, to altyn.GamesID) []altyn.GamesID {
	season := from.Season()
	if season.Movement() != to.Season().Movement() {
		return nil
	}
	if season != to.Season() {
		season = ""
		if from.Season().Movement() == altyn.Paralympic {
			season = altyn.AnyParalympic
		}
	}
	var out []altyn.GamesID
	for _, g := range Series(r, season) {
		if altyn.CompareGames(from, g) <= 0 && altyn.CompareGames(g, to) <= 0 {
			out = append(out, g)
		}
	}
	return out
}
