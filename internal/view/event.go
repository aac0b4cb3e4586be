package view

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Event is what the record knows of an event.
type Event struct {
	ID       altyn.EventID   `json:"id"`
	Name     string          `json:"name"`
	Sport    Named           `json:"sport"`
	Sex      altyn.Sex       `json:"sex"`
	Kind     altyn.EventKind `json:"kind,omitempty"`
	Class    string          `json:"class,omitempty"`
	Weight   string          `json:"weight,omitempty"`
	Distance string          `json:"distance,omitempty"`
	Bronzes  altyn.Num       `json:"bronzes,omitzero"`
	AsOf     altyn.Day       `json:"as_of"`
	Games    []EventGames    `json:"games"`
	Medals   []SportMedals   `json:"medals"` // held on the day by nation, of the Games listed here
	Missing  []string        `json:"missing,omitempty"`
	Sources  []Source        `json:"sources"`
}

// EventGames is an event at one of the Games.
type EventGames struct {
	Games     Named      `json:"games"`
	Medals    []Medal    `json:"medals"`    // held on the day, by official result
	Lost      []Medal    `json:"lost"`      // held once
	Places    []Place    `json:"places"`    // results of the day that the record has
	Decisions []Decision `json:"decisions"` // on entries of the event
	Listed    bool       `json:"listed"`    // the medals of all nations are in the record
}

// NewEvent gathers what the record knows of an event; false when it has none by this id.
func NewEvent(r *record.Record, id altyn.EventID, ask Asked) (Event, bool) {
	e, ok := r.Event(id)
	if !ok {
		return Event{}, false
	}
	v := Event{ID: id, Name: EventName(r, id), Sport: Named{ID: string(e.Sport)}, Sex: e.Sex, Kind: e.Kind, Class: e.Class, Weight: e.Weight, Distance: e.Distance,
		Bronzes: e.Bronzes, AsOf: ask.AsOf, Games: []EventGames{}}
	if s, ok := r.Sport(e.Sport); ok {
		v.Sport.Name = s.Name
	}
	used := slices.Clone(e.Sources)
	for _, g := range r.AllGames() {
		at := EventGames{Games: games(r, g.ID), Medals: []Medal{}, Lost: []Medal{}, Places: []Place{}, Decisions: []Decision{}, Listed: r.Covers(altyn.FactMedals, g.ID, "", "", id)}
		for h := range medal.Medals(r, medal.Filter{Games: []altyn.GamesID{g.ID}, Event: id, Basis: ask.Basis}) {
			if h.From > ask.AsOf {
				continue
			}
			m := newMedal(r, h, ask.AsOf)
			used = sourcesOf(used, m.Sources...)
			if h.HeldOn(ask.AsOf) {
				at.Medals = append(at.Medals, m)
			} else {
				at.Lost = append(at.Lost, m)
			}
		}
		for _, x := range r.Entries(g.ID, id) {
			at.Places = append(at.Places, places(r, x)...)
		}
		for _, d := range r.Decisions(g.ID) {
			if (d.Event == id || d.Entry.Event() == id) && d.Decided.First() <= ask.AsOf && !slices.ContainsFunc(at.Decisions, func(x Decision) bool { return x.ID == d.Decision }) {
				x := decision(r, d.Decision, []altyn.GamesID{g.ID})
				x.Effects = slices.DeleteFunc(x.Effects, func(f Effect) bool { return f.Event != id })
				at.Decisions = append(at.Decisions, x)
				for _, f := range x.Effects {
					used = sourcesOf(used, f.Sources...)
				}
			}
		}
		if len(at.Medals)+len(at.Lost)+len(at.Places)+len(at.Decisions) == 0 {
			continue
		}
		slices.SortStableFunc(at.Medals, func(a, b Medal) int { return compareMedals(a.Medal, b.Medal) })
		v.Games = append(v.Games, at)
	}
	v.Medals = eventMedals(r, v.Games)
	var missing []altyn.Message
	if slices.ContainsFunc(v.Games, func(g EventGames) bool { return !g.Listed }) || len(v.Games) == 0 {
		missing = append(missing, altyn.Msg("missing-event-medallists", "event", v.Name))
	}
	v.Missing = ask.Say.words(missing)
	v.Sources = sources(r, used)
	return v, true
}

// eventMedals counts the medals of an event by nation.
func eventMedals(r *record.Record, at []EventGames) []SportMedals {
	sums := map[altyn.NationID]*medal.Line{}
	for _, g := range at {
		for _, m := range g.Medals {
			if sums[m.Nation] == nil {
				sums[m.Nation] = &medal.Line{Nation: m.Nation}
			}
			switch m.Medal {
			case altyn.Gold:
				sums[m.Nation].Gold++
			case altyn.Silver:
				sums[m.Nation].Silver++
			case altyn.Bronze:
				sums[m.Nation].Bronze++
			}
		}
	}
	return sportMedals(r, sums)
}
