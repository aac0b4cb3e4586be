package view

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// NationAt is what the record knows of a nation at Games: both medal counts with the days on which each was true, and the
// decisions between them.
type NationAt struct {
	Nation      Named      `json:"nation"`
	Games       Named      `json:"games"`
	Previous    *Named     `json:"previous,omitempty"` // the Games of the same series before these at which the record has the nation
	Next        *Named     `json:"next,omitempty"`     // those after
	AsOf        altyn.Day  `json:"as_of"`
	Result      []Span     `json:"result"`    // by official result, in order of time
	Allocated   []Span     `json:"allocated"` // by medals allocated
	Decisions   []Decision `json:"decisions"` // on entries of the nation
	Medals      []Medal    `json:"medals"`    // every medal held at any time, by official result
	Places      []Place    `json:"places"`    // results without medal
	Team        []Team     `json:"team"`
	Roles       []RoleLine `json:"roles"`
	Quotas      []Quota    `json:"quotas"`
	Records     []Mark     `json:"records"`
	Publishers  []Printed  `json:"printed"` // lines of published tables
	Missing     []string   `json:"missing,omitempty"`
	Notes       []string   `json:"notes,omitempty"`
	Sources     []Source   `json:"sources"`
	OtherNation []Named    `json:"other_nations,omitempty"` // codes under which its people may have competed then
}

// Span is a run of days on which the nation's line stayed the same.
type Span struct {
	From      altyn.Day          `json:"from"`
	Until     *altyn.Day         `json:"until"` // null while it lasts
	Known     bool               `json:"known"`
	Line      *Tally             `json:"line,omitempty"` // absent when not known
	Ranked    bool               `json:"ranked"`
	Decisions []altyn.DecisionID `json:"decisions,omitempty"` // by which it began
	Uncertain []altyn.DecisionID `json:"uncertain,omitempty"` // that may have come already
}

// Team is a size of a team.
type Team struct {
	Of      string           `json:"of"`
	Sport   altyn.SportID    `json:"sport,omitempty"`
	Event   altyn.EventID    `json:"event,omitempty"`
	Value   altyn.Num        `json:"value"`
	Sources []altyn.SourceID `json:"sources"`
	Note    string           `json:"note,omitempty"`
}

// Quota is quota places earned.
type Quota struct {
	Sport    altyn.SportID `json:"sport,omitempty"`
	Event    altyn.EventID `json:"event,omitempty"`
	People   []Named       `json:"people,omitempty"`
	Value    altyn.Num     `json:"value,omitzero"`
	EarnedAt string        `json:"earned_at,omitempty"`
	EarnedOn altyn.Date    `json:"earned_on,omitzero"`
}

// Place is how an entry came out.
type Place struct {
	Event     altyn.EventID  `json:"event"`
	EventName string         `json:"event_name"`
	Games     altyn.GamesID  `json:"games"`
	Nation    altyn.NationID `json:"nation"`
	Who       string         `json:"who"`
	Phase     altyn.Phase    `json:"phase,omitempty"`
	Rank      altyn.Num      `json:"rank,omitzero"`
	Tied      bool           `json:"tied,omitempty"`
	Mark      string         `json:"mark,omitempty"`
	Unit      altyn.Unit     `json:"unit,omitempty"`
	IRM       string         `json:"irm,omitempty"`
	Outcome   altyn.Outcome  `json:"outcome,omitempty"`
	Medal     altyn.Medal    `json:"medal,omitempty"`
	On        altyn.Date     `json:"on,omitzero"`
}

// Mark is a record that was set.
type Mark struct {
	Kind      altyn.RecordKind `json:"kind"`
	Event     altyn.EventID    `json:"event"`
	EventName string           `json:"event_name"`
	Phase     altyn.Phase      `json:"phase,omitempty"`
	People    []Named          `json:"people,omitempty"`
	Mark      string           `json:"mark"`
	Unit      altyn.Unit       `json:"unit,omitempty"`
	On        altyn.Date       `json:"on,omitzero"`
}

// Printed is a nation's line of a published table.
type Printed struct {
	Publication altyn.PublicationID   `json:"publication"`
	Publisher   string                `json:"publisher"`
	AsOf        altyn.Date            `json:"as_of"`
	Role        altyn.PublicationRole `json:"role"`
	Line        Tally                 `json:"line"`
}

// NewNationAt gathers what the record knows of a nation at Games; false when it has one of them not.
func NewNationAt(r *record.Record, n altyn.NationID, g altyn.GamesID, ask Asked) (NationAt, bool) {
	_, ok := r.Nation(n)
	at, held := r.Games(g)
	if !ok || !held {
		return NationAt{}, false
	}
	v := NationAt{Nation: nation(r, n), Games: games(r, g), AsOf: ask.AsOf, Decisions: []Decision{}, Medals: []Medal{}, Places: []Place{}, Team: []Team{},
		Roles: []RoleLine{}, Quotas: []Quota{}, Records: []Mark{}, Publishers: []Printed{}}
	var missing []altyn.Message
	var used []altyn.SourceID
	var failed error
	v.Result, failed = spans(r, n, g, medal.ByResult, ask)
	v.Allocated, _ = spans(r, n, g, medal.ByAllocation, ask)
	if u, ok := failed.(*medal.Unanswerable); ok {
		for _, gap := range u.Gaps {
			missing = append(missing, gap.Message())
		}
	}
	for h := range medal.Medals(r, medal.Filter{Games: []altyn.GamesID{g}, Nation: n, Basis: medal.ByResult}) {
		if h.From <= ask.AsOf {
			m := newMedal(r, h, ask.AsOf)
			v.Medals = append(v.Medals, m)
			used = sourcesOf(used, m.Sources...)
		}
	}
	slices.SortStableFunc(v.Medals, func(a, b Medal) int { return compareMedals(a.Medal, b.Medal) })
	for _, d := range r.Decisions(g) {
		if d.Decided.First() > ask.AsOf || d.Entry.Nation() != n || slices.ContainsFunc(v.Decisions, func(x Decision) bool { return x.ID == d.Decision }) {
			continue
		}
		v.Decisions = append(v.Decisions, decision(r, d.Decision, []altyn.GamesID{g}))
	}
	for _, d := range v.Decisions {
		for _, e := range d.Effects {
			used = sourcesOf(used, e.Sources...)
		}
	}
	for _, e := range r.EntriesByNation(n, g) {
		v.Places = append(v.Places, places(r, e)...)
	}
	for _, d := range r.Delegations(g, n) {
		v.Team = append(v.Team, Team{d.Of, d.Sport, d.Event, d.Value, d.Sources, d.Note})
		used = sourcesOf(used, d.Sources...)
	}
	for _, x := range r.Roles(g, n) {
		v.Roles = append(v.Roles, RoleLine{Person: person(r, x.Person), Role: x.Role, Ceremony: x.Ceremony, Sources: x.Sources})
		used = sourcesOf(used, x.Sources...)
	}
	for _, q := range r.Quotas(g, n) {
		v.Quotas = append(v.Quotas, newQuota(r, q))
		used = sourcesOf(used, q.Sources...)
	}
	for _, m := range r.Marks() {
		if m.Games == g && m.Nation == n {
			v.Records = append(v.Records, newMark(r, m))
			used = sourcesOf(used, m.Sources...)
		}
	}
	for _, p := range r.Publications(g) {
		if p.Sport != "" || p.AsOf.Last() > ask.AsOf {
			continue
		}
		for _, l := range r.Lines(p.ID) {
			if l.Nation == n {
				line := medal.Line{Nation: n, Rank: l.Rank.Or(0), Gold: l.Gold.Or(0), Silver: l.Silver.Or(0), Bronze: l.Bronze.Or(0)}
				v.Publishers = append(v.Publishers, Printed{p.ID, p.Publisher, p.AsOf, p.Role, tally(line)})
				used = sourcesOf(used, p.Sources...)
			}
		}
	}
	if row, ok := r.Nation(n); ok && row.Valid.Known() && (at.Closes.Last() < row.Valid.First() || at.Opens.First() > row.Valid.Last()) {
		missing = append(missing, altyn.Msg("nation-not-then", "nation", n, "games", g, "valid", row.Valid))
		for _, l := range r.Lineage(n) {
			if p, ok := r.Nation(l.Predecessor); ok && p.Valid.Contains(at.Opens.First()) {
				v.OtherNation = append(v.OtherNation, nation(r, l.Predecessor))
			}
		}
		for _, l := range r.Successors(n) {
			if p, ok := r.Nation(l.Nation); ok && p.Valid.Contains(at.Opens.First()) {
				v.OtherNation = append(v.OtherNation, nation(r, l.Nation))
			}
		}
	} else {
		for _, c := range []struct {
			fact altyn.Fact
			key  string
			none bool
		}{
			{altyn.FactMedals, "missing-medal-rows", true},
			{altyn.FactPlacings, "missing-placings", true},
			{altyn.FactDelegations, "missing-delegations", len(v.Team) == 0},
			{altyn.FactRoles, "missing-roles", len(v.Roles) == 0},
			{altyn.FactQuotas, "missing-quotas", len(v.Quotas) == 0},
		} {
			if c.none && !r.Covers(c.fact, g, n, "", "") {
				missing = append(missing, altyn.Msg(c.key, "nation", n, "games", g))
			}
		}
	}
	v.Previous, v.Next = beside(r, n, g, ask)
	v.Missing = ask.Say.words(missing)
	v.Sources = sources(r, used)
	return v, true
}

// beside gives the Games of the same series before and after at which the record has the nation, nil for none.
func beside(r *record.Record, n altyn.NationID, g altyn.GamesID, ask Asked) (previous, next *Named) {
	took := took(r, n)
	for _, x := range r.AllGames() {
		if x.ID.Season() != g.Season() || x.ID == g || x.Status == altyn.GamesCancelled || x.Opens.First() > ask.AsOf {
			continue
		}
		if t := tallyOn(r, n, x.ID, ask.AsOf, ask); !took[x.ID] && (t == nil || t.Total == 0) {
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

func spans(r *record.Record, n altyn.NationID, g altyn.GamesID, basis medal.Basis, ask Asked) ([]Span, error) {
	all, err := medal.Timeline(r, medal.Query{Games: []altyn.GamesID{g}, Basis: basis, By: ask.By}, n)
	return spansUntil(all, ask.AsOf), err
}

// spansUntil shows the spans that had begun by the day, without what was to come.
func spansUntil(all []medal.Span, day altyn.Day) []Span {
	out := []Span{}
	for _, s := range all {
		if s.From > day {
			break
		}
		v := Span{From: s.From, Known: s.Known, Ranked: s.Ranked, Decisions: s.Decisions, Uncertain: s.Uncertain}
		if s.Known {
			t := tally(s.Line)
			v.Line = &t
		}
		if s.Until < day {
			v.Until = &s.Until
		}
		out = append(out, v)
	}
	return out
}

// places gives the results of an entry that say how it came out.
func places(r *record.Record, e *altyn.Entry) []Place {
	var out []Place
	for _, x := range r.Results(e.ID) {
		if !x.Rank.Known() && x.Mark == "" && x.IRM == "" && x.Outcome == "" && (x.Medal == "" || x.Medal == altyn.NoMedal) {
			continue // it took part, and no more is known
		}
		out = append(out, Place{Event: e.Event, EventName: EventName(r, e.Event), Games: e.Games, Nation: e.Nation, Who: EntryName(r, e.ID), Phase: x.Phase, Rank: x.Rank,
			Tied: x.Tied == "yes", Mark: x.Mark, Unit: x.Unit, IRM: x.IRM, Outcome: x.Outcome, Medal: x.Medal, On: x.On})
	}
	return out
}

func newQuota(r *record.Record, q *altyn.Quota) Quota {
	v := Quota{Sport: q.Sport, Event: q.Event, Value: q.Value, EarnedAt: q.EarnedAt, EarnedOn: q.EarnedOn}
	for _, p := range q.People {
		v.People = append(v.People, person(r, p))
	}
	return v
}

func newMark(r *record.Record, m *altyn.Mark) Mark {
	v := Mark{Kind: m.Kind, Event: m.Event, EventName: EventName(r, m.Event), Phase: m.Phase, Mark: m.Mark, Unit: m.Unit, On: m.On}
	for _, p := range m.People {
		v.People = append(v.People, person(r, p))
	}
	return v
}
