package reconcile

import (
	"slices"
	"strings"

	"altyn"
)

// others lists what differs by key in the remaining tables, and what was looked at and refused.
func (f *finder) others() {
	f.flagBearers()
	f.rejected()
}

// flagBearers compares who carried the flag of a nation at a ceremony; two may have carried it together, so that only
// several sources that each name others differ.
func (f *finder) flagBearers() {
	type at struct {
		games    altyn.GamesID
		nation   altyn.NationID
		role     altyn.RoleKind
		ceremony altyn.Ceremony
	}
	said := map[at]map[*voice][]string{}
	for i := range f.rows.Roles {
		x := &f.rows.Roles[i]
		if x.Role != altyn.FlagBearer {
			continue
		}
		k := at{x.Games, x.Nation, x.Role, x.Ceremony}
		if said[k] == nil {
			said[k] = map[*voice][]string{}
		}
		w := f.voices.of(x.Provenance)
		said[k][w] = append(said[k][w], string(x.Person))
	}
	for k, by := range said {
		d := Difference{Kind: AboutPerson, Games: k.games, Nation: k.nation, What: string(k.role) + " " + string(k.ceremony)}
		for w, people := range by {
			slices.Sort(people)
			d.Sides = append(d.Sides, w.side(strings.Join(people, " ")))
		}
		slices.SortFunc(d.Sides, compareSides)
		// Each names one: two bearers from two sources.
		one := !slices.ContainsFunc(d.Sides, func(s Side) bool { return strings.Contains(s.Value, " ") })
		if !differ(d.Sides) || one && len(d.Sides) == 2 {
			continue
		}
		decide(f.r, altyn.FactRoles, &d)
		f.add(d)
	}
}

// kindOf says what a refused row of a table is about.
var kindOf = map[string]Kind{
	"decisions": AboutMedal, "results": AboutMedal, "events": AboutEvent, "games": AboutDate, "people": AboutDate, "publications": AboutCount,
	"tables": AboutCount, "roles": AboutPerson, "entries": AboutPerson, "members": AboutPerson, "delegations": AboutCount, "names": AboutName,
}

// rejected lists what somebody has looked at and refused: the claim of its source against what the record has.
func (f *finder) rejected() {
	for i := range f.rows.Rejected {
		x := &f.rows.Rejected[i]
		w := f.voices.of(x.Provenance)
		if slices.Equal(w.by, []string{"altyn-derived"}) || !slices.ContainsFunc(x.Sources, func(id altyn.SourceID) bool {
			s, ok := f.r.Source(id)
			return ok && s.Kind != altyn.Altyn
		}) {
			continue // worked out here: no source differs
		}
		kind, ok := kindOf[x.Table]
		if !ok {
			kind = AboutCount
		}
		d := Difference{Kind: kind, State: Noted, What: x.Table + ": " + x.Subject, Why: altyn.Msg("differ-noted", "because", x.Because)}
		d.Sides = []Side{{Value: "refused", By: []string{itself}, Follows: true}, w.side(x.Value)}
		first, _, _ := strings.Cut(x.Subject, " ")
		id := altyn.EntryID(first)
		if g, ok := altyn.ParseGamesID(string(id.Games())); ok {
			d.Games = g
			if _, ok := f.r.Event(id.Event()); ok {
				d.Event, d.Sport, d.Nation = id.Event(), id.Event().Sport(), id.Nation()
			}
		}
		if _, ok := f.r.Person(altyn.PersonID(x.Subject)); ok && x.Table == "people" {
			d.Person = altyn.PersonID(x.Subject)
		}
		f.add(d)
	}
}
