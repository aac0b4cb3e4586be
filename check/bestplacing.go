package check

import (
	"slices"

	"altyn"
)

// bestPlacing judges the best result of a nation's athletes: in an event at Games, at Games, or in a sport over all Games.
func (j *job) bestPlacing(s *altyn.Slots, people []altyn.PersonID) answer {
	lacks := cannot(lack(LackBefore, "claim", s.Claim, "nation", s.Nation, "sport", s.Sport, "fact", altyn.FactPlacings))
	if s.Nation == "" || s.Sport == "" && s.Event == "" {
		return lacks
	}
	scope := *s
	if s.Event == "" {
		scope.Games = "" // best of the sport: over all Games, those of the claim included
	}
	if !j.wholeOf(altyn.FactPlacings, []altyn.NationID{s.Nation}, &scope) {
		return lacks
	}
	var mine, best figureOfEntry
	for _, e := range j.r.EntriesByNation(s.Nation, scope.Games) {
		if !j.x.sportFits(s.Sport, e.Event.Sport()) || j.x.eventFit(s.Event, e.Event) == apart || !inGames(&scope, e.Games) {
			continue
		}
		f := j.figureOfEntry(e)
		if f.e == nil {
			return lacks
		}
		own := s.Games == "" || e.Games == s.Games
		for _, p := range people {
			own = own && slices.ContainsFunc(j.r.Members(e.ID), func(m *altyn.Member) bool { return m.Person == p })
		}
		if own && f.better(mine) {
			mine = f
		}
		if !own && f.better(best) {
			best = f
		}
	}
	switch {
	case mine.e == nil:
		return lacks
	case best.e == nil || mine.better(best):
		_, said := j.describe(mine.e, &altyn.Slots{}, j.membersOf(mine.e))
		a := holds(said)
		j.citeEntry(&a, mine.e)
		return a
	case best.better(mine) && best.sure && mine.sure:
		want, said := j.describe(best.e, &altyn.Slots{}, j.membersOf(best.e))
		a := fails(want, said)
		j.citeEntry(&a, best.e)
		return a
	}
	return lacks
}

// figureOfEntry is how well an entry did: by its place over all, else by how far it came and its place there.
type figureOfEntry struct {
	e     *altyn.Entry
	stage int
	rank  int
	sure  bool // by the place over all
}

func (j *job) figureOfEntry(e *altyn.Entry) figureOfEntry {
	var f figureOfEntry
	for _, r := range j.r.Results(e.ID) {
		rank, ok := r.Rank.Int()
		switch {
		case r.Phase == "" && ok:
			return figureOfEntry{e: e, stage: 99, rank: rank, sure: true}
		case stage(r.Phase) > f.stage:
			f = figureOfEntry{e: e, stage: stage(r.Phase), rank: rank}
		case r.IRM != "" && f.e == nil:
			f = figureOfEntry{e: e, rank: 1 << 20}
		}
	}
	return f
}

// better reports whether f is certainly the better one; one with a place over all and one without are not compared by it
// unless the latter went out of a draw.
func (f figureOfEntry) better(o figureOfEntry) bool {
	switch {
	case f.e == nil:
		return false
	case o.e == nil:
		return true
	case f.sure && o.sure:
		return f.rank < o.rank
	case f.sure != o.sure:
		return f.sure
	}
	return f.stage > o.stage || f.stage == o.stage && f.rank > 0 && o.rank > 0 && f.rank < o.rank
}
