package view

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Games is what the record knows of one of the Games.
type Games struct {
	ID         altyn.GamesID     `json:"id"`
	Name       string            `json:"name"`
	Movement   altyn.Movement    `json:"movement"`
	Season     altyn.HalfYear    `json:"season"`
	Status     altyn.GamesStatus `json:"status"`
	Edition    altyn.Num         `json:"edition,omitzero"`
	Opens      altyn.Date        `json:"opens,omitzero"`
	Closes     altyn.Date        `json:"closes,omitzero"`
	Hosts      []HostLine        `json:"hosts"`
	Nations    altyn.Num         `json:"nations,omitzero"`
	Athletes   altyn.Num         `json:"athletes,omitzero"`
	Men        altyn.Num         `json:"men,omitzero"`
	Women      altyn.Num         `json:"women,omitzero"`
	Sports     altyn.Num         `json:"sports,omitzero"`
	Events     altyn.Num         `json:"events,omitzero"`
	AsOf       altyn.Day         `json:"as_of"`
	Table      *Table            `json:"table"`     // its head; null when the record has none for the day
	Publishers []string          `json:"published"` // whose tables the record has
	Decisions  []Decision        `json:"decisions"` // taken after the closing day, or during the Games
	Missing    []string          `json:"missing,omitempty"`
	Notes      []string          `json:"notes,omitempty"`
	Sources    []Source          `json:"sources"`
}

// HostLine is a city that held Games or a part of them.
type HostLine struct {
	City   string     `json:"city"`
	Nation Named      `json:"nation"`
	Part   string     `json:"part,omitempty"`
	Opens  altyn.Date `json:"opens,omitzero"`
	Closes altyn.Date `json:"closes,omitzero"`
	Zone   string     `json:"zone,omitempty"`
}

// NewGames gathers what the record knows of Games; false when it has none by this id. The table shows the first lines,
// ask.Limit of them, ten when that is 0.
func NewGames(r *record.Record, id altyn.GamesID, ask Asked) (Games, bool) {
	g, ok := r.Games(id)
	if !ok {
		return Games{}, false
	}
	v := Games{ID: id, Name: g.Name, Movement: g.Movement, Season: g.Season, Status: g.Status, Edition: g.Edition, Opens: g.Opens, Closes: g.Closes,
		Nations: g.Nations, Athletes: g.Athletes, Men: g.Men, Women: g.Women, Sports: g.Sports, Events: g.Events, AsOf: ask.AsOf,
		Hosts: []HostLine{}, Publishers: []string{}, Decisions: []Decision{}}
	used := slices.Clone(g.Sources)
	for _, h := range r.Hosts(id) {
		v.Hosts = append(v.Hosts, HostLine{City: h.City, Nation: nation(r, h.Nation), Part: h.Part, Opens: h.Opens, Closes: h.Closes, Zone: h.Zone})
	}
	var missing, notes []altyn.Message
	q := medal.Query{Games: []altyn.GamesID{id}, AsOf: ask.AsOf, Basis: ask.Basis, By: ask.By}
	if t, err := medal.Compute(r, q); err == nil {
		table := NewTable(r, q, t, nil, cmp.Or(ask.Limit, 10), ask.Say)
		table.Notes = nil
		v.Table = &table
		notes = append(notes, t.Notes...)
	} else if u, ok := err.(*medal.Unanswerable); ok && g.Status != altyn.GamesCancelled {
		for _, gap := range u.Gaps {
			missing = append(missing, gap.Message())
		}
	}
	v.Publishers = append(v.Publishers, medal.Publishers(r, id, ask.AsOf)...)
	for _, d := range r.Decisions(id) {
		if d.Decided.First() > ask.AsOf || slices.ContainsFunc(v.Decisions, func(x Decision) bool { return x.ID == d.Decision }) {
			continue
		}
		v.Decisions = append(v.Decisions, decision(r, d.Decision, []altyn.GamesID{id}))
	}
	if !g.Edition.Known() && g.Edition != altyn.NoNum {
		missing = append(missing, altyn.Msg("missing-edition", "games", id))
	}
	if !g.Athletes.Known() && g.Status != altyn.GamesCancelled {
		missing = append(missing, altyn.Msg("missing-size", "games", id))
	}
	if !r.Covers(altyn.FactMedals, id, "", "", "") && g.Status != altyn.GamesCancelled {
		missing = append(missing, altyn.Msg("missing-medallists", "games", id))
	}
	v.Notes, v.Missing = ask.Say.words(notes), ask.Say.words(missing)
	v.Sources = sources(r, used)
	return v, true
}
