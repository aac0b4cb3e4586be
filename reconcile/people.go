package reconcile

import (
	"slices"
	"strings"

	"altyn"
	"altyn/gazetteer"
)

// people compares who takes part: people whose sex does not go with their event, people under two nations in one event,
// several people in an entry of one, and people of one name whom two sources have side by side.
func (f *finder) people() {
	members := make(map[altyn.EntryID][]*altyn.Member, len(f.rows.Entries))
	type inEvent struct {
		person altyn.PersonID
		games  altyn.GamesID
		event  altyn.EventID
	}
	first := make(map[inEvent]*altyn.Entry, len(f.rows.Members))
	nations := map[inEvent][]*altyn.Entry{} // of those with several entries in one event
	for i := range f.rows.Members {
		m := &f.rows.Members[i]
		e, ok := f.r.Entry(m.Entry)
		if !ok || m.Role != "" && m.Role != altyn.Competitor {
			continue
		}
		members[m.Entry] = append(members[m.Entry], m)
		k := inEvent{m.Person, e.Games, e.Event}
		switch one := first[k]; {
		case one == nil:
			first[k] = e
		case one != e && nations[k] == nil:
			nations[k] = []*altyn.Entry{one, e}
		case one != e && !slices.Contains(nations[k], e):
			nations[k] = append(nations[k], e)
		}
	}
	for k, entries := range nations {
		d := Difference{Kind: AboutNation, Games: k.games, Event: k.event, Sport: k.event.Sport(), Person: k.person, What: "nation"}
		for _, e := range entries {
			for _, m := range members[e.ID] {
				if m.Person == k.person {
					d.Sides = sideOf(d.Sides, f.voices.of(m.Provenance), string(e.Nation))
				}
			}
		}
		if !differ(d.Sides) {
			continue
		}
		slices.SortFunc(d.Sides, compareSides)
		decide(f.r, altyn.FactMedals, &d)
		if f.renamed(d.Values()) {
			d.State, d.Why = Notation, altyn.Msg("differ-notation", "how", "code")
		}
		f.add(d)
	}
	type sexAt struct {
		person altyn.PersonID
		sex    altyn.Sex
	}
	wrong := map[sexAt]*altyn.Member{}
	type near struct {
		games  altyn.GamesID
		nation altyn.NationID
		sport  altyn.SportID
	}
	// Namesakes are looked for only where two voices have people.
	speaks := map[near]*voice{}
	several := map[near][]altyn.PersonID{}
	for _, pass := range []bool{false, true} {
		for id, list := range members {
			k := near{id.Games(), f.canon(id.Nation()), id.Event().Sport()}
			for _, m := range list {
				p, ok := f.r.Person(m.Person)
				if !ok {
					continue
				}
				if pass {
					if l, here := several[k]; here && !slices.Contains(l, p.ID) {
						several[k] = append(l, p.ID)
					}
					continue
				}
				w := f.voices.of(p.Provenance)
				if first := speaks[k]; first == nil {
					speaks[k] = w
				} else if first != w {
					several[k] = nil
				}
			}
		}
	}
	for id, list := range members {
		event := id.Event()
		for _, m := range list {
			p, ok := f.r.Person(m.Person)
			if !ok {
				continue
			}
			if s := event.Sex(); (s == altyn.Men || s == altyn.Women) && (p.Sex == altyn.Men || p.Sex == altyn.Women) && s != p.Sex {
				k := sexAt{p.ID, s}
				if wrong[k] == nil || id < wrong[k].Entry {
					wrong[k] = m
				}
			}
		}
		if len(list) > 1 && f.single(event, id) {
			d := f.about(AboutPerson, id, "who", nil)
			for _, m := range list {
				if p, ok := f.r.Person(m.Person); ok {
					d.Sides = sideOf(d.Sides, f.voices.of(m.Provenance), p.Name)
				}
			}
			if differ(d.Sides) {
				slices.SortFunc(d.Sides, compareSides)
				decide(f.r, altyn.FactMedals, &d)
				f.add(d)
			}
		}
	}
	for k, m := range wrong {
		p, _ := f.r.Person(k.person)
		d := Difference{Kind: AboutSex, Games: m.Entry.Games(), Nation: m.Entry.Nation(), Event: m.Entry.Event(), Sport: m.Entry.Event().Sport(), Person: k.person, What: "sex",
			Sides: []Side{f.voices.of(p.Provenance).side(string(p.Sex)), f.voices.of(m.Provenance).side(string(k.sex))}}
		if !differ(d.Sides) {
			continue // one source that lists somebody in an event of the other sex: a coxswain, a time when all entered
		}
		slices.SortFunc(d.Sides, compareSides)
		decide(f.r, altyn.FactMedals, &d)
		f.add(d)
	}
	for k, all := range several {
		slices.Sort(all)
		named := map[string][]altyn.PersonID{}
		for _, id := range all {
			p, _ := f.r.Person(id)
			w := strings.Fields(gazetteer.Skeleton(p.Name))
			slices.Sort(w)
			name := strings.Join(w, " ")
			named[name] = append(named[name], id)
		}
		for _, ids := range named {
			if len(ids) < 2 {
				continue
			}
			d := Difference{Kind: AboutPerson, Games: k.games, Nation: k.nation, Sport: k.sport, Person: ids[0], What: "one or two"}
			for _, id := range ids {
				p, _ := f.r.Person(id)
				v := string(id)
				if p.Born.Known() {
					v += " (" + p.Born.String() + ")"
				}
				d.Sides = append(d.Sides, f.voices.of(p.Provenance).side(v))
			}
			if !differ(d.Sides) || f.apart(ids) {
				continue // one source that has both knows them apart
			}
			d.State, d.Why = Unresolved, altyn.Msg("differ-two-people")
			f.add(d)
		}
	}
}

// single reports whether an entry of the event is one person.
func (f *finder) single(event altyn.EventID, id altyn.EntryID) bool {
	e, ok := f.r.Event(event)
	if !ok || e.Kind != altyn.Individual {
		return false
	}
	row, ok := f.r.Entry(id)
	if !ok || row.Name != "" {
		return false
	}
	s, ok := f.r.Sport(event.Sport())
	return !ok || s.Movement != altyn.Paralympic // a guide or pilot is not always marked as one
}

// apart reports whether a source has all of these people under keys of its own, or somebody has decided that they are
// several.
func (f *finder) apart(ids []altyn.PersonID) bool {
	if f.keys == nil {
		f.keys = map[altyn.PersonID]map[string]bool{}
		f.not = map[[2]string]bool{}
		for i := range f.rows.Identities {
			x := &f.rows.Identities[i]
			if x.Same == "no" {
				f.not[[2]string{string(x.Person), x.Other}] = true
				continue
			}
			set, _, _ := strings.Cut(x.Other, ":")
			if f.keys[x.Person] == nil {
				f.keys[x.Person] = map[string]bool{}
			}
			f.keys[x.Person][set] = true
		}
	}
	if len(ids) < 2 {
		return false
	}
	for set := range f.keys[ids[0]] {
		if !slices.ContainsFunc(ids[1:], func(id altyn.PersonID) bool { return !f.keys[id][set] }) {
			return true
		}
	}
	for i, a := range ids {
		for _, b := range ids[:i] {
			if f.not[[2]string{string(a), string(b)}] || f.not[[2]string{string(b), string(a)}] {
				return true
			}
		}
	}
	return false
}

// renamed reports whether codes are those of one committee under several names.
func (f *finder) renamed(codes []string) bool {
	for _, a := range codes[1:] {
		x, y := altyn.NationID(codes[0]), altyn.NationID(a)
		ok := false
		for _, pair := range [][2]altyn.NationID{{x, y}, {y, x}} {
			for _, l := range f.r.Lineage(pair[0]) {
				ok = ok || l.Predecessor == pair[1] && (l.Kind == altyn.Renamed || l.Kind == altyn.Neutral)
			}
		}
		if !ok {
			return false
		}
	}
	return true
}
