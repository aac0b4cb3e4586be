package view

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Diff is what changed in a medal table between the ends of two days.
type Diff struct {
	Games     []altyn.GamesID `json:"games"`
	From      altyn.Day       `json:"from"`
	Until     altyn.Day       `json:"until"`
	Basis     medal.Basis     `json:"basis"`
	By        altyn.By        `json:"by"`
	Changes   []Change        `json:"changes"`
	Decisions []Decision      `json:"decisions"`
	Opened    []altyn.GamesID `json:"opened,omitempty"` // Games whose medals came in in between
	Notes     []string        `json:"notes,omitempty"`
}

// Change is the change of one nation's line.
type Change struct {
	Nation    altyn.NationID     `json:"nation"`
	Old       Tally              `json:"old"`
	New       Tally              `json:"new"`
	Decisions []altyn.DecisionID `json:"decisions,omitempty"` // because of which medals or rank changed
	Won       []altyn.EntryID    `json:"won,omitempty"`       // entries that won a medal in between
}

// Decision is a decision with its effects.
type Decision struct {
	ID        altyn.DecisionID `json:"id"`
	Decided   altyn.Date       `json:"decided"`
	Announced altyn.Date       `json:"announced,omitzero"`
	Body      string           `json:"body,omitempty"`
	Effects   []Effect         `json:"effects"`
}

// NewDiff shows a difference.
func NewDiff(r *record.Record, d medal.Difference, say Say) Diff {
	v := Diff{Games: d.Games, From: d.From, Until: d.Until, Basis: d.Basis, By: d.By, Changes: []Change{}, Decisions: []Decision{}, Opened: d.Opened, Notes: say.words(d.Notes)}
	for _, c := range d.Changes {
		v.Changes = append(v.Changes, Change{c.Nation, tally(c.Old), tally(c.New), c.Decisions, c.Won})
	}
	for _, id := range d.Decisions {
		v.Decisions = append(v.Decisions, decision(r, id, d.Games))
	}
	return v
}

// decision gathers the effects of a decision on the Games given; on all for none.
func decision(r *record.Record, id altyn.DecisionID, at []altyn.GamesID) Decision {
	v := Decision{ID: id, Effects: []Effect{}}
	for _, d := range r.Effects(id) {
		if v.Body == "" {
			v.Body = d.Body
		}
		if v.Decided.IsZero() || d.Decided.Compare(v.Decided) > 0 {
			v.Decided, v.Announced = d.Decided, d.Announced
		}
		if len(at) == 0 || slices.Contains(at, d.Games) {
			v.Effects = append(v.Effects, newEffect(r, d))
		}
	}
	return v
}
