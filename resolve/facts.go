package resolve

import (
	"fmt"
	"slices"

	"altyn"
	"altyn/feed"
)

// facts writes what needs no matching of people: team sizes, who took part, days, published tables, coverage.
func (b *builder) facts(batch *feed.Batch) {
	b.participations()
	b.delegations(batch.Facts.Delegations)
	b.days(batch.Facts.Days)
	b.tables(batch.Facts.Tables)
	b.coverage()
}

// participations says which nations took part, where the record does not.
func (b *builder) participations() {
	t := &b.plan.Tables
	type at struct {
		n altyn.NationID
		g altyn.GamesID
	}
	done := map[at]bool{}
	for _, e := range b.order {
		k := at{e.nation, e.games}
		if done[k] {
			continue
		}
		done[k] = true
		if n, ok := b.r.Nation(e.nation); ok && n.Kind == altyn.MixedNation {
			continue
		}
		if !slices.ContainsFunc(b.r.Participations(e.nation), func(p *altyn.Participation) bool { return p.Games == e.games }) {
			t.Participations = append(t.Participations, altyn.Participation{Nation: e.nation, Games: e.games, Provenance: b.prov})
		}
	}
}

func (b *builder) delegations(list []feed.Delegation) {
	t := &b.plan.Tables
	seen := map[string]bool{}
	took := map[string]bool{}
	for i := range list {
		d := &list[i]
		row := feed.Row{File: d.File, Line: d.Line}
		if _, ok := b.r.Games(d.Games); !ok {
			b.problem(&row, d.Nation, "the record has no Games %s", d.Games)
			continue
		}
		n, ok := b.nation(d.Nation)
		if !ok {
			b.problem(&row, d.Nation, "the record has no nation %q", d.Nation)
			continue
		}
		n = b.nationAt(n, d.Games)
		var sport altyn.SportID
		if d.Sport != "" {
			if sport, ok = b.cat.whole(d.Sport); !ok {
				b.problem(&row, d.Nation+", "+d.Sport, "the record has no such sport")
				continue
			}
		}
		if d.Sport != "" {
			p := altyn.Participation{Nation: n, Games: d.Games, Sport: sport, Provenance: b.prov}
			if k := p.Key(); !took[k] && !slices.ContainsFunc(b.r.Participations(n), func(o *altyn.Participation) bool { return o.Games == d.Games && o.Sport == sport }) {
				took[k] = true
				t.Participations = append(t.Participations, p)
			}
		}
		x := altyn.Delegation{Games: d.Games, Nation: n, Of: d.Of, Sport: sport, Value: altyn.N(d.Value), Provenance: b.prov}
		k := x.Key()
		if seen[k] || slices.ContainsFunc(b.r.Delegations(d.Games, n), func(o *altyn.Delegation) bool {
			return o.Key() == k && slices.Contains(o.Sources, b.opt.Source.ID)
		}) {
			continue
		}
		seen[k] = true
		t.Delegations = append(t.Delegations, x)
		b.plan.Counts.Rows++
	}
}

func (b *builder) days(list []feed.Days) {
	t := &b.plan.Tables
	for i := range list {
		d := &list[i]
		row := feed.Row{File: d.File, Line: d.Line}
		a := b.cat.find(eventWording{d.Games, d.Sport, d.Event, d.Sex})
		if a.id == "" || a.new && len(b.kinds) > 0 && b.kinds[eventAt{d.Games, a.id}] == nil {
			if a.new {
				delete(b.cat.minted, a.id)
			}
			b.problem(&row, d.Sport+", "+d.Event, "no event of the record or of the other files has this title")
			continue
		}
		for _, h := range []altyn.Held{{Games: d.Games, Event: a.id, What: "days", On: d.On}, {Games: d.Games, Event: a.id, What: "final", On: d.Final}} {
			if !h.On.Known() {
				continue
			}
			h.Provenance = b.prov
			if !slices.ContainsFunc(b.r.Held(d.Games), func(o *altyn.Held) bool { return o.Key() == h.Key() }) {
				t.Held = append(t.Held, h)
			}
		}
	}
}

func (b *builder) tables(list []feed.Table) {
	t := &b.plan.Tables
	for i := range list {
		p := &list[i]
		at := feed.Row{File: p.File, Line: p.Line}
		if _, ok := b.r.Games(p.Games); !ok {
			b.problem(&at, "medal table of "+p.Publisher, "the record has no Games %q", p.Games)
			continue
		}
		id := altyn.PublicationID(string(p.Games) + "/" + p.Publisher + "/" + p.AsOf.String())
		if old := slices.IndexFunc(b.r.Publications(p.Games), func(o *altyn.Publication) bool { return o.ID == id }); old >= 0 {
			b.compare(p, id, at)
			continue
		}
		t.Publications = append(t.Publications, altyn.Publication{ID: id, Games: p.Games, Publisher: p.Publisher, AsOf: p.AsOf, Role: altyn.PrintedClaim, Complete: "yes",
			Independence: altyn.Independent, Provenance: b.prov})
		for _, l := range p.Lines {
			n, ok := b.nation(l.Nation)
			if !ok {
				b.problem(&at, l.Nation, "the record has no nation %q", l.Nation)
				continue
			}
			t.Lines = append(t.Lines, altyn.TableLine{Publication: id, Nation: n, Rank: l.Rank, Gold: altyn.N(l.Gold), Silver: altyn.N(l.Silver), Bronze: altyn.N(l.Bronze)})
			b.plan.Counts.Rows++
		}
	}
}

// compare lists where a table that the record has under the same publisher and day differs.
func (b *builder) compare(p *feed.Table, id altyn.PublicationID, at feed.Row) {
	lines := b.r.Lines(id)
	for _, l := range p.Lines {
		n, ok := b.nation(l.Nation)
		if !ok {
			b.problem(&at, l.Nation, "the record has no nation %q", l.Nation)
			continue
		}
		b.plan.Counts.Rows++
		i := slices.IndexFunc(lines, func(o *altyn.TableLine) bool { return o.Nation == n })
		if i < 0 {
			b.problem(&at, string(id)+", "+string(n), "the record's copy of this table has no such line: %d-%d-%d here", l.Gold, l.Silver, l.Bronze)
		} else if o := lines[i]; o.Gold.Or(0) != l.Gold || o.Silver.Or(0) != l.Silver || o.Bronze.Or(0) != l.Bronze {
			b.problem(&at, string(id)+", "+string(n), "the record's copy of this table has %s-%s-%s, this one %d-%d-%d", o.Gold, o.Silver, o.Bronze, l.Gold, l.Silver, l.Bronze)
		}
	}
}

// coverage extends what the record is complete for: where every medal of a data set has its day, and the medals of each
// nation come to its line of the opening table, the rows of all medallists are there, day by day.
func (b *builder) coverage() {
	type tally [3]int
	dated := map[altyn.GamesID]bool{}
	teams := map[altyn.GamesID][]*entry{}
	for _, e := range b.order {
		if e.medal == "" {
			continue
		}
		if teams[e.games] == nil {
			dated[e.games] = true
		}
		dated[e.games] = dated[e.games] && e.medals.On.Exact()
		teams[e.games] = append(teams[e.games], e)
	}
	for _, g := range b.r.AllGames() {
		if len(teams[g.ID]) == 0 || b.r.Covers(altyn.FactMedals, g.ID, "", "", "") {
			continue
		}
		opening, ok := b.r.Opening(g.ID)
		if !ok {
			continue
		}
		day := opening.AsOf.Last()
		have := map[altyn.NationID]tally{}
		add := func(n altyn.NationID, m altyn.Medal) {
			c := have[n]
			switch m {
			case altyn.Gold:
				c[0]++
			case altyn.Silver:
				c[1]++
			case altyn.Bronze:
				c[2]++
			default:
				return
			}
			have[n] = c
		}
		for _, e := range teams[g.ID] {
			if _, claimed := b.ownClaims[e.id]; e.disputed || claimed && !b.settled(e.id) {
				continue // its medal is in no row of results
			}
			add(e.nation, b.medalAsOf(e.id, e.medal, day))
		}
		// Entries of the record that a decision has touched and that the data set no longer lists.
		for _, old := range b.r.Entries(g.ID, "") {
			if !b.seen(old.ID) && b.settled(old.ID) { // a claim alone is no medal
				add(old.Nation, b.medalAsOf(old.ID, "", day))
			}
		}
		wrong := ""
		n := 0
		var right []altyn.NationID // nations whose medals come to their line
		for _, l := range b.r.Lines(opening.ID) {
			want := tally{l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0)}
			if have[l.Nation] != want && wrong == "" {
				wrong = fmt.Sprintf("%s has %v here and %v in the table %s", l.Nation, have[l.Nation], want, opening.ID)
			}
			if have[l.Nation] == want {
				right = append(right, l.Nation)
			}
			n++
		}
		if wrong == "" && n != len(have) {
			wrong = fmt.Sprintf("%d nations have medals here and %d in the table %s", len(have), n, opening.ID)
		}
		if wrong != "" || !dated[g.ID] {
			if wrong == "" {
				right = []altyn.NationID{"*"}
			}
			for _, n := range right {
				// Without days, or with some nations wrong: whole for each nation whose medals come to its line, as of the close.
				if !b.r.Covers(altyn.FactMedals, g.ID, n, "", "") {
					b.plan.Tables.Coverage = append(b.plan.Tables.Coverage, altyn.Coverage{Fact: altyn.FactMedals, Games: string(g.ID), Nation: string(n), Sport: "*", Event: "*", Provenance: b.prov})
				}
			}
			if wrong != "" {
				b.plan.Notes = append(b.plan.Notes, fmt.Sprintf("%s: the medals are not taken for whole but for %d nations: %s", g.ID, len(right), wrong))
			}
			continue
		}
		b.dateTouched(g.ID, teams[g.ID])
		for _, f := range []altyn.Fact{altyn.FactMedals, altyn.FactDailyTables} {
			b.plan.Tables.Coverage = append(b.plan.Tables.Coverage, altyn.Coverage{Fact: f, Games: string(g.ID), Nation: "*", Sport: "*", Event: "*", Provenance: b.prov})
		}
		b.plan.Notes = append(b.plan.Notes, fmt.Sprintf("%s: the medals of all nations are there by day; they come to the table %s", g.ID, opening.ID))
	}
}

// dateTouched gives the day of their event to the results of entries that a decision has touched and of which the record
// knows the medal but not the day.
func (b *builder) dateTouched(g altyn.GamesID, list []*entry) {
	days := map[altyn.EventID]altyn.Date{}
	for _, e := range list {
		if d, ok := days[e.event]; ok && d != e.medals.On {
			days[e.event] = altyn.Date{} // medals of several days
		} else if !ok {
			days[e.event] = e.medals.On
		}
	}
	for _, old := range b.r.Entries(g, "") {
		ds := b.r.DecisionsOf(old.ID)
		if len(ds) == 0 || !days[old.Event].Known() || slices.ContainsFunc(b.r.Results(old.ID), func(x *altyn.Result) bool {
			return x.Medal != "" && x.On.Known()
		}) {
			continue
		}
		if m := b.medalOf(old.ID); m != "" && m != altyn.NoMedal {
			prov := b.prov
			prov.Confidence, prov.Note = altyn.InferredRow, "The medal is that of the record, before any decision; the day is that of the event."
			b.plan.Tables.Results = append(b.plan.Tables.Results, altyn.Result{Entry: old.ID, Medal: m, On: days[old.Event], Provenance: prov})
		}
	}
}

// medalAsOf gives the medal that the record has for an entry at the end of a day, by official result: that of the day
// of the event, and what decisions did to it until then.
func (b *builder) medalAsOf(id altyn.EntryID, fallback altyn.Medal, day altyn.Day) altyn.Medal {
	ds := b.r.DecisionsOf(id)
	m := fallback
	if len(ds) > 0 || fallback == "" {
		m = b.medalOf(id)
	}
	for _, d := range ds {
		if d.Decided.Last() > day || d.Scope == altyn.OneMember || d.To == "" {
			continue
		}
		switch d.Effect {
		case altyn.ResultChanged, altyn.MedalWithdrawn, altyn.MedalAllocated, altyn.LeftVacant, altyn.EntryReinstated:
			m = d.To
		}
	}
	return m
}

// seen reports whether the data set has a medal for the entry of the record.
func (b *builder) seen(id altyn.EntryID) bool {
	if b.withMedal == nil {
		b.withMedal = map[altyn.EntryID]bool{}
		for _, e := range b.order {
			if e.medal != "" {
				b.withMedal[e.id] = true
			}
		}
	}
	return b.withMedal[id]
}
