package check

import (
	"slices"

	"altyn"
)

// newNameless gathers, by nation, the events of Games in which an entry with a medal has no member: published lists of
// medallists often give a team by its nation alone.
func (x *index) newNameless(g altyn.GamesID) map[altyn.NationID][]altyn.EventID {
	out := map[altyn.NationID][]altyn.EventID{}
	for _, h := range x.medals().at(g) {
		n := h.Entry.Nation
		if !x.r.HasMembers(h.Entry.ID) && !slices.Contains(out[n], h.Entry.Event) {
			out[n] = append(out[n], h.Entry.Event)
		}
	}
	return out
}

// namelessAt is newNameless, once for Games.
func (x *index) namelessAt(g altyn.GamesID) map[altyn.NationID][]altyn.EventID {
	return x.nameless.Of(g, func() map[altyn.NationID][]altyn.EventID { return x.newNameless(g) })
}

// allNamed reports whether the record knows who won each medal of the nations in the scope of the slots, so that it knows
// what somebody did not win.
func (j *job) allNamed(nations []altyn.NationID, s *altyn.Slots) bool {
	games := []altyn.GamesID{s.Games}
	if s.Games == "" {
		games = nil
		for _, g := range j.x.games {
			if inGames(s, g.ID) {
				games = append(games, g.ID)
			}
		}
	}
	for _, g := range games {
		missing := j.x.namelessAt(g)
		for _, n := range nations {
			for _, e := range missing[n] {
				if j.x.sportFits(s.Sport, e.Sport()) && j.x.eventFit(s.Event, e) != apart {
					return false
				}
			}
		}
	}
	return true
}

// sportsNamed is allNamed for somebody's own medals: in the sports that they compete in, as far as the record knows those.
func (j *job) sportsNamed(p *altyn.Person, s *altyn.Slots) bool {
	if s.Sport != "" || s.Event != "" || len(p.Sports) == 0 {
		return j.allNamed(p.Nations, s)
	}
	for _, sport := range p.Sports {
		t := *s
		if t.Sport = sport; !j.allNamed(p.Nations, &t) {
			return false
		}
	}
	return true
}
