package view

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Table is a medal table: the published contract of `altyn table --format json`.
type Table struct {
	Games       []altyn.GamesID       `json:"games"`
	AsOf        altyn.Day             `json:"as_of"`
	Basis       medal.Basis           `json:"basis"`
	By          altyn.By              `json:"by"`
	Sport       altyn.SportID         `json:"sport,omitempty"`
	AccordingTo string                `json:"according_to,omitempty"`
	Known       altyn.Instant         `json:"known,omitzero"`
	Complete    bool                  `json:"complete"` // every nation with a medal is on it
	Lines       []TableLine           `json:"lines"`
	Uncertain   []altyn.DecisionID    `json:"uncertain,omitempty"` // decisions that may or may not have been taken by then
	Tables      []altyn.PublicationID `json:"publications,omitempty"`
	Notes       []string              `json:"notes,omitempty"`
	Revision    string                `json:"revision"` // of the record
}

// TableLine is a line of a medal table.
type TableLine struct {
	Rank   *int           `json:"rank"` // null when tables do not rank the nation
	Shared bool           `json:"shared,omitempty"`
	Nation altyn.NationID `json:"nation"`
	Gold   int            `json:"gold"`
	Silver int            `json:"silver"`
	Bronze int            `json:"bronze"`
	Total  int            `json:"total"`
}

// NewTable shows a medal table that was computed for q; only, when not empty, keeps the lines of these nations, and the
// table then is not complete.
func NewTable(r *record.Record, q medal.Query, t medal.Table, only []altyn.NationID, limit int, say Say) Table {
	v := Table{Games: t.Games, AsOf: t.AsOf, Basis: t.Basis, By: t.By, Sport: q.Sport, AccordingTo: q.AccordingTo, Known: r.Instant(),
		Complete: t.Complete, Lines: []TableLine{}, Uncertain: t.Uncertain, Tables: t.Publications, Revision: r.Revision()}
	for _, l := range t.Lines {
		if len(only) == 0 || slices.Contains(only, l.Nation) {
			v.Lines = append(v.Lines, line(l))
		}
	}
	shown := len(v.Lines)
	for _, n := range only {
		if _, ok := t.Line(n); !ok {
			v.Lines = append(v.Lines, line(medal.Line{Nation: n}))
		}
	}
	v.Lines = cut(v.Lines, limit)
	shown = min(shown, len(v.Lines))
	notes := t.Notes
	if shown < len(t.Lines) {
		v.Complete = false
		notes = append([]altyn.Message{altyn.Msg("table-part", "shown", shown, "of", len(t.Lines))}, notes...)
	}
	v.Notes = say.words(notes)
	return v
}

func line(l medal.Line) TableLine {
	out := TableLine{Shared: l.Shared, Nation: l.Nation, Gold: l.Gold, Silver: l.Silver, Bronze: l.Bronze, Total: l.Total()}
	if l.Rank > 0 {
		out.Rank = &l.Rank
	}
	return out
}
