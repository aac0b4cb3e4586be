package view

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Why is what a nation's line of a medal table rests on.
type Why struct {
	Nation  altyn.NationID  `json:"nation"`
	Games   []altyn.GamesID `json:"games"`
	AsOf    altyn.Day       `json:"as_of"`
	Basis   medal.Basis     `json:"basis"`
	By      altyn.By        `json:"by"`
	Line    Tally           `json:"line"`
	Ranked  bool            `json:"ranked"` // the table of all nations is known
	Parts   []WhyPart       `json:"parts"`
	Sources []Source        `json:"sources"`
	Notes   []string        `json:"notes,omitempty"`
}

// WhyPart is what one of the Games gives.
type WhyPart struct {
	Games   Named          `json:"games"`
	Nation  altyn.NationID `json:"nation"`
	Line    Tally          `json:"line"`
	Balance *Balance       `json:"balance,omitempty"` // the published table that it starts from
	Effects []Effect       `json:"effects,omitempty"` // what decisions did, in order
	Medals  []Medal        `json:"medals,omitempty"`  // held on the day, of which the record has rows
	Listed  bool           `json:"listed"`            // those are all of them
}

// Balance is a nation's line of a published table.
type Balance struct {
	Publication altyn.PublicationID `json:"publication"`
	Publisher   string              `json:"publisher"`
	AsOf        altyn.Date          `json:"as_of"`
	Line        Tally               `json:"line"`
	Sources     []altyn.SourceID    `json:"sources"`
}

// Effect is what a decision did to one entry.
type Effect struct {
	ID        altyn.EffectID   `json:"id"`
	Decision  altyn.DecisionID `json:"decision"`
	Decided   altyn.Date       `json:"decided"`
	Announced altyn.Date       `json:"announced,omitzero"`
	Body      string           `json:"body,omitempty"`
	Effect    altyn.Effect     `json:"effect"`
	Event     altyn.EventID    `json:"event,omitempty"`
	EventName string           `json:"event_name,omitempty"`
	Entry     altyn.EntryID    `json:"entry,omitempty"`
	Nation    altyn.NationID   `json:"nation,omitempty"`
	Who       string           `json:"who,omitempty"`
	Person    altyn.PersonID   `json:"person,omitempty"` // the one member that it is about
	From      altyn.Medal      `json:"from,omitempty"`
	To        altyn.Medal      `json:"to,omitempty"`
	Standing  medal.Standing   `json:"standing,omitempty"` // whether it counts in the line, and why not
	Inferred  bool             `json:"inferred,omitempty"`
	Ground    string           `json:"ground,omitempty"`
	Sources   []altyn.SourceID `json:"sources"`
	Row       altyn.RowID      `json:"row"`
}

// Medal is a medal that somebody holds or held.
type Medal struct {
	Medal     altyn.Medal        `json:"medal"`
	Games     altyn.GamesID      `json:"games"`
	Event     altyn.EventID      `json:"event"`
	EventName string             `json:"event_name"`
	Nation    altyn.NationID     `json:"nation"`
	Entry     altyn.EntryID      `json:"entry"`
	Who       string             `json:"who"`
	People    []Named            `json:"people,omitempty"`
	Won       altyn.Date         `json:"won,omitzero"`
	Mark      string             `json:"mark,omitempty"`
	Unit      altyn.Unit         `json:"unit,omitempty"`
	From      altyn.Day          `json:"from"`               // first day on which it was held
	Until     *altyn.Day         `json:"until"`              // last such day; null while it is held
	Given     []altyn.DecisionID `json:"given_by,omitempty"` // decisions by which it came
	Taken     []altyn.DecisionID `json:"taken_by,omitempty"` // decisions by which it went
	Sources   []altyn.SourceID   `json:"sources,omitempty"`
}

// NewWhy shows an explanation.
func NewWhy(r *record.Record, x medal.Explanation, say Say) Why {
	v := Why{Nation: x.Nation, Games: x.Query.Games, AsOf: x.Query.AsOf, Basis: x.Query.Basis, By: x.Query.By, Line: tally(x.Line), Ranked: x.Ranked,
		Parts: []WhyPart{}, Notes: say.words(x.Notes)}
	var used []altyn.SourceID
	for _, p := range x.Parts {
		part := WhyPart{Games: games(r, p.Games), Nation: p.Nation, Line: tally(p.Line), Listed: p.Listed}
		if p.Opening != nil {
			part.Balance = &Balance{Publication: p.Opening.ID, Publisher: p.Opening.Publisher, AsOf: p.Opening.AsOf, Line: tally(p.Balance), Sources: p.Opening.Sources}
			used = sourcesOf(used, p.Opening.Sources...)
		}
		for _, e := range p.Effects {
			effect := newEffect(r, e.Decision)
			effect.From, effect.To, effect.Standing = e.From, e.To, e.Standing
			part.Effects = append(part.Effects, effect)
			used = sourcesOf(used, effect.Sources...)
		}
		for _, h := range p.Medals {
			m := newMedal(r, h, x.Query.AsOf)
			part.Medals = append(part.Medals, m)
			used = sourcesOf(used, m.Sources...)
		}
		v.Parts = append(v.Parts, part)
	}
	v.Sources = sources(r, used)
	return v
}

func newEffect(r *record.Record, d *altyn.Decision) Effect {
	e := Effect{ID: d.ID, Decision: d.Decision, Decided: d.Decided, Announced: d.Announced, Body: d.Body, Effect: d.Effect, Event: d.Event,
		Entry: d.Entry, From: d.From, To: d.To, Inferred: d.Basis == altyn.Inferred, Ground: d.Ground, Sources: slices.Clone(d.Sources),
		Row: altyn.NewRowID("decisions", d.Key())}
	if d.Entry != "" {
		e.Nation, e.Who = d.Entry.Nation(), EntryName(r, d.Entry)
		if e.Event == "" {
			e.Event = d.Entry.Event()
		}
	}
	if d.Scope == altyn.OneMember && d.Person != "" {
		e.Who, e.Person = person(r, d.Person).Name, d.Person
	}
	if e.Event != "" {
		e.EventName = EventName(r, e.Event)
	}
	return e
}

// newMedal shows a medal as of a day: that it goes later is not said, so that an answer about a day never changes.
func newMedal(r *record.Record, h medal.Held, asOf altyn.Day) Medal {
	m := Medal{Medal: h.Medal, Games: h.Entry.Games, Event: h.Entry.Event, EventName: EventName(r, h.Entry.Event), Nation: h.Entry.Nation,
		Entry: h.Entry.ID, Who: EntryName(r, h.Entry.ID), Won: h.Won, From: h.From}
	if h.Until < asOf {
		m.Until = &h.Until
	}
	for _, x := range r.Members(h.Entry.ID) {
		m.People = append(m.People, person(r, x.Person))
	}
	if h.Result != nil {
		m.Mark, m.Unit = h.Result.Mark, h.Result.Unit
		m.Sources = sourcesOf(m.Sources, h.Result.Sources...)
	}
	m.Given, m.Sources = because(h.Given, m.Sources)
	if m.Until != nil {
		m.Taken, m.Sources = because(h.Taken, m.Sources)
	}
	return m
}

func because(effects []*altyn.Decision, used []altyn.SourceID) ([]altyn.DecisionID, []altyn.SourceID) {
	var ids []altyn.DecisionID
	for _, d := range effects {
		if !slices.Contains(ids, d.Decision) {
			ids = append(ids, d.Decision)
		}
		used = sourcesOf(used, d.Sources...)
	}
	return ids, used
}
