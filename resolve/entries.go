package resolve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/feed"
)

// entryKey tells the entries of a data set apart.
type entryKey struct {
	games  altyn.GamesID
	event  altyn.EventID
	nation altyn.NationID
	person int32  // of an individual event
	team   string // of an event of teams
}

// entry is an entry of a data set with all that its rows say.
type entry struct {
	entryKey
	id      altyn.EntryID
	known   bool // the record has it
	group   bool
	row     *feed.Row // the first
	members []int32
	roles   []altyn.MemberRole
	medal   altyn.Medal
	medals  *feed.Row   // the row that gives the medal
	results []*feed.Row // of phases

	disputed bool // its medal is a claim, because others have it
}

// place gathers the rows by entry, and finds the entries in the record.
func (b *builder) place() {
	// Two medals of one team are those of two teams that the source does not tell apart.
	type team struct {
		eventAt
		nation altyn.NationID
		team   string
	}
	medals := map[team]altyn.Medal{}
	several := map[team]bool{}
	for _, s := range b.rows {
		if s.row.Medal == "" || s.row.Phase != "" {
			continue
		}
		k := team{eventAt{s.row.Games, s.event}, s.nation, s.row.Team}
		if m, ok := medals[k]; ok && m != s.row.Medal {
			several[k] = true
		}
		medals[k] = s.row.Medal
	}
	for _, s := range b.rows {
		k := entryKey{games: s.row.Games, event: s.event, nation: s.nation, person: -1}
		group := b.kinds[eventAt{s.row.Games, s.event}].group
		if group {
			if k.team = s.row.Team; several[team{eventAt{s.row.Games, s.event}, s.nation, s.row.Team}] {
				k.team += " " + string(s.row.Medal)
			}
		} else if s.person < 0 {
			b.problem(s.row, string(s.event), "the row names nobody, and the event is not one of teams")
			continue
		} else {
			k.person = s.person
		}
		e := b.entries[k]
		if e == nil {
			e = &entry{entryKey: k, row: s.row, group: group}
			b.entries[k] = e
			b.order = append(b.order, e)
		}
		if s.person >= 0 && !slices.Contains(e.members, s.person) {
			e.members = append(e.members, s.person)
			e.roles = append(e.roles, cmp.Or(s.row.Role, altyn.Competitor))
		}
		switch {
		case s.row.Phase != "":
			e.results = append(e.results, s.row)
		case s.row.Medal == "":
		case e.medal == "":
			e.medal, e.medals = s.row.Medal, s.row
		case e.medal != s.row.Medal:
			b.problem(s.row, s.row.Name+", "+string(s.event), "the data set gives this entry %s and %s; the first is used", e.medal, s.row.Medal)
		}
	}
	// A data set that counts a medal of a team by its members has rows of the team and of no medal for it too.
	type at struct {
		eventAt
		nation altyn.NationID
	}
	teams := map[at][]*entry{}
	for _, e := range b.order {
		k := at{eventAt{e.games, e.event}, e.nation}
		teams[k] = append(teams[k], e)
	}
	for _, e := range b.order {
		if !e.group {
			b.placeIndividual(e)
		}
	}
	done := map[at]bool{}
	for _, e := range b.order {
		if k := (at{eventAt{e.games, e.event}, e.nation}); e.group && !done[k] {
			done[k] = true
			b.placeTeams(slices.DeleteFunc(slices.Clone(teams[k]), func(e *entry) bool { return !e.group }))
		}
	}
}

// placeIndividual finds the entry of one person.
func (b *builder) placeIndividual(e *entry) {
	p := b.persons[e.person]
	e.id = altyn.EntryID(string(e.games) + "/" + string(e.event) + "/" + string(e.nation) + "/" + string(p.id))
	if p.known {
		for _, old := range b.r.Entries(e.games, e.event) {
			if old.Nation == e.nation && (old.ID == e.id || slices.ContainsFunc(b.r.Members(old.ID), func(m *altyn.Member) bool { return m.Person == p.id })) {
				e.id, e.known = old.ID, true
				return
			}
		}
	}
}

// placeTeams finds the teams of one nation in one event: the only one, those that share members, those that hold the
// same medal; what is left gets the next free number.
func (b *builder) placeTeams(teams []*entry) {
	var old []*altyn.Entry
	for _, o := range b.r.Entries(teams[0].games, teams[0].event) {
		if o.Nation == teams[0].nation {
			old = append(old, o)
		}
	}
	free := func(o *altyn.Entry) bool { return !b.taken[o.ID] }
	take := func(e *entry, o *altyn.Entry) {
		e.id, e.known = o.ID, true
		b.taken[o.ID] = true
	}
	// What an earlier import of the same files has placed stays where it is.
	for _, e := range teams {
		for _, o := range old {
			if m, ok := b.ownMedal(o.ID); ok && free(o) && m == e.medal && b.shared(e, o.ID) == b.distinct(e) {
				take(e, o)
				break
			}
		}
	}
	for _, e := range teams {
		if e.known {
			continue
		}
		best, most := -1, 0
		for i, o := range old {
			if n := b.shared(e, o.ID); free(o) && n > most {
				best, most = i, n
			}
		}
		if best >= 0 {
			take(e, old[best])
		}
	}
	for _, e := range teams {
		if e.known || e.medal == "" {
			continue
		}
		for _, o := range old {
			if free(o) && b.medalOf(o.ID) == e.medal && (len(e.members) == 0 || len(b.r.Members(o.ID)) == 0 || e.group && len(teams) == 1) {
				take(e, o)
				break
			}
		}
	}
	if len(teams) == 1 && len(old) == 1 && !teams[0].known && free(old[0]) {
		take(teams[0], old[0])
	}
	n := 1
	for _, e := range teams {
		if e.known {
			continue
		}
		for {
			id := altyn.EntryID(string(e.games) + "/" + string(e.event) + "/" + string(e.nation) + "/" + strconv.Itoa(n))
			if _, ok := b.r.Entry(id); !ok && !b.taken[id] {
				e.id = id
				b.taken[id] = true
				break
			}
			n++
		}
	}
}

// shared counts the members that an entry of the data set has in common with one of the record.
func (b *builder) shared(e *entry, o altyn.EntryID) int {
	n := 0
	for _, m := range b.r.Members(o) {
		if slices.ContainsFunc(e.members, func(p int32) bool { return b.persons[p].id == m.Person }) {
			n++
		}
	}
	return n
}

// distinct counts the people of an entry: a data set may have two keys for one of them.
func (b *builder) distinct(e *entry) int {
	var ids []altyn.PersonID
	for _, p := range e.members {
		if id := b.persons[p].id; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return len(ids)
}

// ownMedal gives the medal that this very source has given an entry in an earlier import.
func (b *builder) ownMedal(o altyn.EntryID) (altyn.Medal, bool) {
	for _, r := range b.r.Results(o) {
		if r.Phase == "" && r.Medal != "" && slices.Contains(r.Sources, b.opt.Source.ID) {
			return r.Medal, true
		}
	}
	m, ok := b.ownClaims[o]
	return m, ok
}

// medalOf gives the medal that the record, or a claim in it, has for an entry.
func (b *builder) medalOf(e altyn.EntryID) altyn.Medal {
	for _, r := range b.r.Results(e) {
		if r.Medal != "" && r.Medal != altyn.NoMedal {
			return r.Medal
		}
	}
	for _, d := range b.r.DecisionsOf(e) {
		if d.From != "" && d.Scope != altyn.OneMember {
			return d.From // what the first decision found, be it no medal
		}
	}
	return b.claimed()[e]
}

// teamName gives the name of a team: without the number that tells it from others of its nation.
func (b *builder) teamName(e *entry) string {
	if n, ok := b.r.Nation(e.nation); ok && (e.row.Team == "" || !strings.Contains(e.row.Team, " ") || strings.HasPrefix(e.row.Team, n.Name)) {
		return n.Name
	} else if ok && e.row.Team != "" {
		return n.Name
	}
	return string(e.nation)
}
