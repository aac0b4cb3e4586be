package check

import (
	"slices"

	"altyn"
)

// gap names the medals of a nation at Games of which the record does not know who won them.
type gap struct {
	games  altyn.GamesID
	nation altyn.NationID
}

// newNameless gathers the events in which an entry with a medal has no member: published lists of medallists often give a
// team by its nation alone.
func (x *index) newNameless() map[gap][]altyn.EventID {
	out := map[gap][]altyn.EventID{}
	for g, list := range x.medals().byGames {
		for _, h := range list {
			k := gap{g, h.Entry.Nation}
			if !x.r.HasMembers(h.Entry.ID) && !slices.Contains(out[k], h.Entry.Event) {
				out[k] = append(out[k], h.Entry.Event)
			}
		}
	}
	return out
}

// allNamed reports whether the record knows who won each medal of the nations in the scope of the slots, so that it knows
// what somebody did not win.
func (j *job) allNamed(nations []altyn.NationID, s *altyn.Slots) bool {
	missing := j.x.nameless()
	if len(missing) == 0 {
		return true
	}
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
		for _, n := range nations {
			for _, e := range missing[gap{g, n}] {
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
