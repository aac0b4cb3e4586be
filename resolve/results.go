package resolve

import (
	"slices"

	"altyn"
)

// claimed gives the medals of the table claims by entry, read once.
func (b *builder) claimed() map[altyn.EntryID]altyn.Medal {
	if b.claims == nil {
		b.claims = map[altyn.EntryID]altyn.Medal{}
		t := b.r.Tables()
		for i := range t.Claims {
			if c := &t.Claims[i]; c.Withdrawn == 0 {
				b.claims[c.Entry] = c.Medal
				if slices.Contains(c.Sources, b.opt.Source.ID) {
					b.own[c.Key()] = true
					b.ownClaims[c.Entry] = c.Medal
				}
			}
		}
	}
	return b.claims
}

// write writes entries, members and results that the record has not got.
func (b *builder) write() {
	t := &b.plan.Tables
	b.claimed()
	for _, e := range b.order {
		if e.known {
			b.plan.Counts.Met++
		} else {
			b.plan.Counts.Entries++
			row := altyn.Entry{ID: e.id, Games: e.games, Event: e.event, Nation: e.nation, Provenance: b.prov}
			if e.group {
				row.Name = b.teamName(e)
			}
			t.Entries = append(t.Entries, row)
		}
		var old []*altyn.Member
		if e.known {
			old = b.r.Members(e.id)
		}
		written := map[altyn.PersonID]bool{}
		for i, p := range e.members {
			id := b.persons[p].id
			if written[id] {
				continue
			}
			written[id] = true
			if !slices.ContainsFunc(old, func(m *altyn.Member) bool { return m.Person == id }) {
				t.Members = append(t.Members, altyn.Member{Entry: e.id, Person: id, Role: b.roleOf(e, i), Provenance: b.prov})
			}
		}
		switch {
		case e.medal == "" || e.group && b.written(e):
		case !b.settled(e.id) && b.whole(e.games, e.nation):
			// An event or a name that was not recognised, or another mistake: it would count a medal twice.
			b.problem(e.medals, string(e.id), "the record has every medal of %s at these Games, and this %s is none of them", e.nation, e.medal)
			b.claim(e)
		case !b.settled(e.id) && b.given(e):
			b.problem(e.medals, string(e.id), "other sources give the %s of this event to others; it is kept as a claim", e.medal)
			b.claim(e)
			e.disputed = true
		default:
			b.writeMedal(e)
		}
		b.writePhases(e)
	}
	b.plan.Counts.Results, b.plan.Counts.Claims = len(t.Results), len(t.Claims)
}

// roleOf gives what a member of an entry did. In a boat of women a man, and in one of men a woman, steers.
func (b *builder) roleOf(e *entry, i int) altyn.MemberRole {
	sex, own := e.event.Sex(), b.persons[e.members[i]].sex
	if e.roles[i] == altyn.Competitor && e.group && e.event.Sport() == "rowing" && (sex == altyn.Men && own == altyn.Women || sex == altyn.Women && own == altyn.Men) {
		return altyn.Coxswain
	}
	return e.roles[i]
}

// whole reports whether the record has every medal of the nation at the Games.
func (b *builder) whole(g altyn.GamesID, n altyn.NationID) bool {
	k := string(g) + "/" + string(n)
	v, ok := b.wholes[k]
	if !ok {
		v = b.r.Covers(altyn.FactMedals, g, n, "", "")
		if b.wholes == nil {
			b.wholes = map[string]bool{}
		}
		b.wholes[k] = v
	}
	return v
}

// writeMedal writes the medal of an entry. It is the result of the day where the record has none and no decision has
// touched the entry: a state of a later day is then that of the day too, as far as anybody knows. It is a claim where a
// decision has touched the entry, and where the record has its result from another source that precedence does not rank
// behind.
func (b *builder) writeMedal(e *entry) {
	t := &b.plan.Tables
	row := altyn.Result{Entry: e.id, Medal: e.medal, On: e.medals.On, Provenance: b.prov}
	switch e.medal {
	case altyn.Gold:
		row.Rank = altyn.N(1)
	case altyn.Silver:
		row.Rank = altyn.N(2)
	case altyn.Bronze:
		row.Rank = altyn.N(3)
	}
	claim := false
	if e.known {
		for _, d := range b.r.DecisionsOf(e.id) {
			claim = claim || d.Effect != altyn.DecisionConfirmed
		}
		for _, old := range b.r.Results(e.id) {
			if old.Phase != "" && (old.Medal == "" || old.Medal == altyn.NoMedal) {
				continue
			}
			if slices.Contains(old.Sources, b.opt.Source.ID) {
				return
			}
			if old.Medal == e.medal && (old.On.Known() || !row.On.Known()) || old.Medal != e.medal && b.r.Prefer(altyn.FactMedals, row.Provenance, old.Provenance) >= 0 {
				claim = true
			}
		}
	}
	if !claim {
		t.Results = append(t.Results, row)
		return
	}
	b.claim(e)
}

// given reports whether the record has the medal of the event already, as often as the data set: of two states of one
// event, before and after a decision that the record lacks, the second would be counted beside the first.
func (b *builder) given(e *entry) bool {
	k := placeOf(e.medal)
	if b.had == nil {
		b.had = map[eventAt]*[4]int{}
	}
	at := eventAt{e.games, e.event}
	if b.had[at] == nil {
		b.had[at] = new([4]int)
		for _, o := range b.r.Entries(e.games, e.event) {
			if len(b.r.DecisionsOf(o.ID)) > 0 {
				continue // what it had may have gone to this one
			}
			for _, r := range b.r.Results(o.ID) {
				if n := placeOf(r.Medal); n > 0 && !slices.Contains(r.Sources, b.opt.Source.ID) {
					b.had[at][n]++
					break
				}
			}
		}
	}
	return k > 0 && b.had[at][k] > 0 && b.had[at][k] >= b.medalsGiven()[at][k]
}

// written reports whether an earlier import of the same files has written as many such medals of the nation in the event
// as they have: which of them was given to which team does not matter then.
func (b *builder) written(e *entry) bool {
	if b.teams == nil {
		b.teams = map[wonByTeam]int{}
		for _, x := range b.order {
			if x.group && x.medal != "" {
				b.teams[wonByTeam{x.games, x.event, x.nation, x.medal}]++
			}
		}
	}
	n := 0
	for _, o := range b.r.Entries(e.games, e.event) {
		if m, ok := b.ownMedal(o.ID); ok && o.Nation == e.nation && m == e.medal {
			n++
		}
	}
	return n > 0 && n >= b.teams[wonByTeam{e.games, e.event, e.nation, e.medal}]
}

// wonByTeam is a medal of a nation in an event of teams.
type wonByTeam struct {
	games  altyn.GamesID
	event  altyn.EventID
	nation altyn.NationID
	medal  altyn.Medal
}

// claim writes the medal of an entry as a claim.
func (b *builder) claim(e *entry) {
	c := altyn.MedalClaim{Entry: e.id, Medal: e.medal, AsOf: b.opt.AsOf, Provenance: b.prov}
	if !b.own[c.Key()] {
		b.own[c.Key()] = true
		b.plan.Tables.Claims = append(b.plan.Tables.Claims, c)
	}
}

// settled reports whether the record knows of a medal of the entry, from a result or a decision.
func (b *builder) settled(id altyn.EntryID) bool {
	return len(b.r.DecisionsOf(id)) > 0 || slices.ContainsFunc(b.r.Results(id), func(r *altyn.Result) bool { return r.Medal != "" })
}

// writePhases writes the results of rounds: one for each phase and day.
func (b *builder) writePhases(e *entry) {
	t := &b.plan.Tables
	seen := map[string]bool{}
	var old []*altyn.Result
	if e.known && len(e.results) > 0 {
		old = b.r.Results(e.id)
	}
	for _, r := range e.results {
		row := altyn.Result{Entry: e.id, Phase: r.Phase, Rank: r.Rank, Mark: r.Mark, Unit: r.Unit, IRM: r.IRM, Outcome: r.Outcome, On: r.On, Provenance: b.prov}
		k := row.Key()
		if seen[k] {
			if !e.group {
				b.problem(r, r.Name+", "+string(e.event)+", "+string(r.Phase), "a second result of the same phase on the same day")
			}
			continue
		}
		seen[k] = true
		if slices.ContainsFunc(old, func(o *altyn.Result) bool {
			return o.Phase == r.Phase && o.On == r.On && slices.Contains(o.Sources, b.opt.Source.ID)
		}) {
			continue
		}
		t.Results = append(t.Results, row)
	}
}
