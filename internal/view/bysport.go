package view

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// SportShare is the medals of one sport at Games.
type SportShare struct {
	Sport  altyn.SportID
	Events int           // in which the record has a medal
	Line   Tally         // of all nations
	Medals []SportMedals // by nation, the one with the most gold first
}

// BySport gives the medals of Games by sport or discipline, of all nations or of one, as held on a day: those that the
// record lists one by one. The sports with the most medals come first.
func BySport(r *record.Record, g altyn.GamesID, n altyn.NationID, ask Asked) []SportShare {
	sums := map[altyn.SportID]map[altyn.NationID]*medal.Line{}
	events := map[altyn.SportID]map[altyn.EventID]bool{}
	for h := range medal.Medals(r, medal.Filter{Games: []altyn.GamesID{g}, Nation: n, Basis: ask.Basis}) {
		if !h.HeldOn(ask.AsOf) {
			continue
		}
		s := h.Entry.Event.Sport()
		if sums[s] == nil {
			sums[s], events[s] = map[altyn.NationID]*medal.Line{}, map[altyn.EventID]bool{}
		}
		events[s][h.Entry.Event] = true
		add(sums[s], h.Entry.Nation, h.Medal)
	}
	out := make([]SportShare, 0, len(sums))
	for s, of := range sums {
		x := SportShare{Sport: s, Events: len(events[s]), Medals: sportMedals(r, of)}
		for _, m := range x.Medals {
			x.Line.Gold += m.Line.Gold
			x.Line.Silver += m.Line.Silver
			x.Line.Bronze += m.Line.Bronze
			x.Line.Total += m.Line.Total
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b SportShare) int {
		return cmp.Or(b.Line.Total-a.Line.Total, b.Line.Gold-a.Line.Gold, cmp.Compare(a.Sport, b.Sport))
	})
	return out
}

func add(sums map[altyn.NationID]*medal.Line, n altyn.NationID, m altyn.Medal) {
	l := sums[n]
	if l == nil {
		l = &medal.Line{Nation: n}
		sums[n] = l
	}
	switch m {
	case altyn.Gold:
		l.Gold++
	case altyn.Silver:
		l.Silver++
	case altyn.Bronze:
		l.Bronze++
	}
}

// MedalsAt gives the medals of a sport or discipline at one of the Games by nation, as held on a day: those that the record
// lists one by one.
func MedalsAt(r *record.Record, s altyn.SportID, g altyn.GamesID, ask Asked) []SportMedals {
	sums := map[altyn.NationID]*medal.Line{}
	for h := range medal.Medals(r, medal.Filter{Games: []altyn.GamesID{g}, Sport: s, Basis: ask.Basis}) {
		if h.HeldOn(ask.AsOf) {
			add(sums, h.Entry.Nation, h.Medal)
		}
	}
	return sportMedals(r, sums)
}

// GamesBeside gives the Games of the same series before and after, nil for none; those that were not held are left out.
func GamesBeside(r *record.Record, g altyn.GamesID) (previous, next *Named) {
	for _, x := range r.AllGames() {
		if x.ID.Season() != g.Season() || x.ID == g || x.Status == altyn.GamesCancelled {
			continue
		}
		named := games(r, x.ID)
		if altyn.CompareGames(x.ID, g) < 0 {
			previous = &named
		} else if next == nil {
			next = &named
		}
	}
	return previous, next
}

// SportsAt gives the sports and disciplines of which the record has entries at one of the Games, in order of id.
func SportsAt(r *record.Record, g altyn.GamesID) []altyn.SportID {
	var out []altyn.SportID
	for _, e := range r.Entries(g, "") {
		if s := e.Event.Sport(); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
