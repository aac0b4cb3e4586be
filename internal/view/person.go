package view

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Person is what the record knows of a person.
type Person struct {
	ID      altyn.PersonID  `json:"id"`
	Name    string          `json:"name"`
	Names   []PersonName    `json:"names,omitempty"` // in every language and script
	Sex     altyn.Sex       `json:"sex,omitempty"`
	Born    altyn.Date      `json:"born,omitzero"`
	Died    altyn.Date      `json:"died,omitzero"`
	Nations []Named         `json:"nations,omitempty"`
	Sports  []altyn.SportID `json:"sports,omitempty"`
	AsOf    altyn.Day       `json:"as_of"`
	Medals  []Medal         `json:"medals"` // held on the day, by official result
	Lost    []Medal         `json:"lost"`   // held once and not any more
	Places  []Place         `json:"places"` // results, medals included
	Effects []Effect        `json:"decisions"`
	Roles   []RoleLine      `json:"roles"`
	Records []Mark          `json:"records"`
	Honours []Honour        `json:"honours"`
	Missing []string        `json:"missing,omitempty"`
	Sources []Source        `json:"sources"`
}

// PersonName is a name of a person in one language.
type PersonName struct {
	Lang   string         `json:"lang"`
	Name   string         `json:"name"`
	Form   altyn.NameForm `json:"form"`
	Script string         `json:"script,omitempty"`
}

// Honour is a title outside the record's own events.
type Honour struct {
	Honour string     `json:"honour"`
	On     altyn.Date `json:"on,omitzero"`
	Place  string     `json:"place,omitempty"`
}

// NewPerson gathers what the record knows of a person; false when it has none by this id.
func NewPerson(r *record.Record, id altyn.PersonID, ask Asked) (Person, bool) {
	p, ok := r.Person(id)
	if !ok {
		return Person{}, false
	}
	v := Person{ID: id, Name: p.Name, Sex: p.Sex, Born: p.Born, Died: p.Died, Sports: p.Sports, AsOf: ask.AsOf,
		Medals: []Medal{}, Lost: []Medal{}, Places: []Place{}, Effects: []Effect{}, Roles: []RoleLine{}, Records: []Mark{}, Honours: []Honour{}}
	used := slices.Clone(p.Sources)
	for _, n := range p.Nations {
		v.Nations = append(v.Nations, nation(r, n))
	}
	for _, lang := range r.Languages() {
		for _, n := range r.NamesOf(lang, altyn.PersonName, string(id)) {
			v.Names = append(v.Names, PersonName{lang, n.Name, n.Form, n.Script})
		}
	}
	for h := range medal.Medals(r, medal.Filter{Person: id, Basis: ask.Basis}) {
		if h.From > ask.AsOf {
			continue
		}
		m := newMedal(r, h, ask.AsOf)
		used = sourcesOf(used, m.Sources...)
		if h.HeldOn(ask.AsOf) {
			v.Medals = append(v.Medals, m)
		} else {
			v.Lost = append(v.Lost, m)
		}
	}
	for _, e := range r.EntriesOf(id) {
		v.Places = append(v.Places, places(r, e)...)
		for _, d := range r.DecisionsOf(e.ID) {
			if d.Decided.First() <= ask.AsOf {
				v.Effects = append(v.Effects, newEffect(r, d))
				used = sourcesOf(used, d.Sources...)
			}
		}
	}
	for _, x := range r.Roles("", "") {
		if x.Person == id {
			v.Roles = append(v.Roles, RoleLine{Person: person(r, x.Person), Role: x.Role, Ceremony: x.Ceremony, Games: x.Games, Nation: x.Nation, Sources: x.Sources})
			used = sourcesOf(used, x.Sources...)
		}
	}
	for _, m := range r.Marks() {
		if slices.Contains(m.People, id) {
			v.Records = append(v.Records, newMark(r, m))
		}
	}
	for _, h := range r.Honours(id) {
		v.Honours = append(v.Honours, Honour{h.Honour, h.On, h.Place})
		used = sourcesOf(used, h.Sources...)
	}
	var missing []altyn.Message
	if !p.Born.Known() {
		missing = append(missing, altyn.Msg("missing-born", "person", p.Name))
	}
	if len(v.Places) == 0 {
		missing = append(missing, altyn.Msg("missing-results", "person", p.Name))
	}
	v.Missing = ask.Say.words(missing)
	v.Sources = sources(r, used)
	return v, true
}
