package view

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Nation is what the record knows of a nation.
type Nation struct {
	ID           altyn.NationID    `json:"id"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"names,omitempty"` // preferred name by language
	ISO3         string            `json:"iso3,omitempty"`
	Kind         altyn.NationKind  `json:"kind"`
	Valid        altyn.Date        `json:"valid,omitzero"`
	Ranked       bool              `json:"ranked"` // official tables rank it
	AsOf         altyn.Day         `json:"as_of"`
	Basis        medal.Basis       `json:"basis"`
	Predecessors []Step            `json:"predecessors,omitempty"`
	Successors   []Step            `json:"successors,omitempty"`
	Games        []NationGames     `json:"games"`
	Totals       []Total           `json:"totals"`
	Firsts       []FirstMedal      `json:"firsts,omitempty"` // first medals that the record can be sure of
	Bests        []Best            `json:"bests,omitempty"`
	Missing      []string          `json:"missing,omitempty"`
	Notes        []string          `json:"notes,omitempty"`
}

// Step is a step of a lineage.
type Step struct {
	Nation Named             `json:"nation"`
	Kind   altyn.LineageKind `json:"kind"`
	Valid  altyn.Date        `json:"valid,omitzero"`
}

// NationGames is a nation at one of the Games, in a line.
type NationGames struct {
	Games       Named      `json:"games"`
	Close       *Tally     `json:"close"`              // when the Games ended; null when the record does not know
	Now         *Tally     `json:"now"`                // on the day asked for
	Athletes    []int      `json:"athletes,omitempty"` // several where sources differ and the written rule prefers none
	FlagBearers []RoleLine `json:"flag_bearers,omitempty"`
}

// RoleLine is somebody with a role at Games.
type RoleLine struct {
	Person   Named            `json:"person"`
	Role     altyn.RoleKind   `json:"role"`
	Ceremony altyn.Ceremony   `json:"ceremony,omitempty"`
	Games    altyn.GamesID    `json:"games,omitempty"`
	Nation   altyn.NationID   `json:"nation,omitempty"`
	Sources  []altyn.SourceID `json:"sources,omitempty"`
}

// Total is a sum over a series of Games.
type Total struct {
	Series  altyn.Season `json:"series"`
	Games   int          `json:"games"`   // number of them in which the nation took part, as far as the record knows
	Unknown int          `json:"unknown"` // number of them whose medals the record does not know
	Line    Tally        `json:"line"`    // without rank
}

// NewNation gathers what the record knows of a nation; false when it has none by this id.
func NewNation(r *record.Record, id altyn.NationID, ask Asked) (Nation, bool) {
	n, ok := r.Nation(id)
	if !ok {
		return Nation{}, false
	}
	v := Nation{ID: id, Name: n.Name, ISO3: n.ISO3, Kind: n.Kind, Valid: n.Valid, Ranked: n.Ranked != "no", AsOf: ask.AsOf, Basis: cmp.Or(ask.Basis, medal.ByResult),
		Games: []NationGames{}, Totals: []Total{}}
	for _, lang := range r.Languages() {
		for _, name := range r.NamesOf(lang, altyn.NationName, string(id)) {
			if name.Form != altyn.Preferred {
				continue
			}
			if v.Names == nil {
				v.Names = map[string]string{}
			}
			v.Names[lang] = name.Name
			break
		}
	}
	for _, l := range r.Lineage(id) {
		v.Predecessors = append(v.Predecessors, Step{nation(r, l.Predecessor), l.Kind, l.Valid})
	}
	for _, l := range r.Successors(id) {
		v.Successors = append(v.Successors, Step{nation(r, l.Nation), l.Kind, l.Valid})
	}
	took := took(r, id)
	totals := map[altyn.Season]*Total{}
	var unknown []altyn.GamesID
	for _, g := range r.AllGames() {
		if g.Status == altyn.GamesCancelled || g.Opens.First() > ask.AsOf {
			continue
		}
		line := NationGames{Games: games(r, g.ID)}
		line.Close = tallyOn(r, id, g.ID, g.Closes.Last(), ask)
		line.Now = tallyOn(r, id, g.ID, ask.AsOf, ask)
		has := func(t *Tally) bool { return t != nil && t.Total > 0 }
		if !took[g.ID] && !has(line.Close) && !has(line.Now) {
			continue
		}
		line.Athletes = athletes(r, g.ID, id)
		for _, x := range r.Roles(g.ID, id) {
			if x.Role == altyn.FlagBearer {
				line.FlagBearers = append(line.FlagBearers, RoleLine{Person: person(r, x.Person), Role: x.Role, Ceremony: x.Ceremony})
			}
		}
		v.Games = append(v.Games, line)
		t := totals[g.ID.Season()]
		if t == nil {
			t = &Total{Series: g.ID.Season()}
			totals[g.ID.Season()] = t
		}
		if g.Status != altyn.GamesHeld {
			continue // 1906 is shown, and not summed
		}
		t.Games++
		if line.Now == nil {
			t.Unknown++
			unknown = append(unknown, g.ID)
			continue
		}
		t.Line.Gold += line.Now.Gold
		t.Line.Silver += line.Now.Silver
		t.Line.Bronze += line.Now.Bronze
		t.Line.Total += line.Now.Total
	}
	for _, s := range []altyn.Season{altyn.SummerOlympics, altyn.WinterOlympics, altyn.SummerParalympics, altyn.WinterParalympics} {
		if t := totals[s]; t != nil {
			v.Totals = append(v.Totals, *t)
		}
	}
	var missing []altyn.Message
	if len(unknown) > 0 {
		missing = append(missing, altyn.Msg("missing-medals-at", "games", unknown))
	}
	if !r.Covers(altyn.FactParticipations, "", id, "", "") {
		missing = append(missing, altyn.Msg("missing-participations", "nation", id))
	}
	if !slices.ContainsFunc(v.Games, func(g NationGames) bool { return len(g.FlagBearers) > 0 }) {
		missing = append(missing, altyn.Msg("missing-flag-bearers", "nation", id))
	}
	v.Firsts = firsts(r, id, ask)
	v.Bests = bests(r, id, v.Games, ask)
	v.Games = cut(v.Games, ask.Limit)
	v.Missing = ask.Say.words(missing)
	return v, true
}

// took gives the Games at which the record has the nation taking part.
func took(r *record.Record, id altyn.NationID) map[altyn.GamesID]bool {
	m := map[altyn.GamesID]bool{}
	for _, p := range r.Participations(id) {
		m[p.Games] = true
	}
	for _, e := range r.EntriesByNation(id, "") {
		m[e.Games] = true
	}
	for _, d := range r.Delegations("", id) {
		m[d.Games] = true
	}
	return m
}

// tallyOn gives the nation's medals on a day; nil when the record cannot tell.
func tallyOn(r *record.Record, id altyn.NationID, g altyn.GamesID, day altyn.Day, ask Asked) *Tally {
	q := medal.Query{Games: []altyn.GamesID{g}, AsOf: day, Basis: ask.Basis, By: ask.By}
	l, err := medal.Count(r, q, id)
	if err != nil {
		return nil
	}
	t := tally(l)
	return &t
}

// athletes gives the size of a team: what the preferred source says, or what each of equals says.
func athletes(r *record.Record, g altyn.GamesID, n altyn.NationID) []int {
	var best []*altyn.Delegation
	for _, d := range r.Delegations(g, n) {
		if d.Of != "athletes" || d.Sport != "" || d.Event != "" || !d.Value.Known() {
			continue
		}
		if len(best) > 0 {
			switch c := r.Prefer(altyn.FactDelegations, d.Provenance, best[0].Provenance); {
			case c < 0:
				best = best[:0]
			case c > 0:
				continue
			}
		}
		best = append(best, d)
	}
	var out []int
	for _, d := range best {
		out = append(out, d.Value.Or(0))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
