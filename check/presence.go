package check

import (
	"slices"

	"altyn"
	"altyn/record"
)

// presence says which nations and people took part in which Games and sports, by any row that shows it: a participation
// goes before an entry, then come delegations, roles and medal tables; of several of a kind the first, entries in order
// of event. It is worked out for the nation and the Games that are asked for.
type presence struct {
	r     *record.Record
	stays record.Memo[stayKey, map[altyn.SportID]altyn.RowID]
}

type stayKey struct {
	nation altyn.NationID
	games  altyn.GamesID
}

// staysMax bounds the nations at Games that are kept.
const staysMax = 1 << 14

func newPresence(r *record.Record) *presence {
	p := &presence{r: r}
	p.stays.Max = staysMax
	return p
}

// wholeTeam is the key of the row that shows a nation at Games, whatever its sports, in what stay gives.
const wholeTeam altyn.SportID = ""

// nation gives the row that shows a nation at Games.
func (p *presence) nation(n altyn.NationID, g altyn.GamesID) (altyn.RowID, bool) {
	if row, ok := p.stated(n, g, func(*altyn.Participation) bool { return true }); ok {
		return row, true
	}
	row, ok := p.stay(n, g)[wholeTeam]
	return row, ok
}

// sport gives the row that shows a nation in a sport at Games.
func (p *presence) sport(n altyn.NationID, g altyn.GamesID, s altyn.SportID) (altyn.RowID, bool) {
	if s == "" {
		return "", false
	}
	if row, ok := p.stated(n, g, func(x *altyn.Participation) bool { return x.Sport == s }); ok {
		return row, true
	}
	row, ok := p.stay(n, g)[s]
	return row, ok
}

// stated looks among the participations alone, which are few.
func (p *presence) stated(n altyn.NationID, g altyn.GamesID, fits func(*altyn.Participation) bool) (altyn.RowID, bool) {
	for _, row := range p.r.Participations(n) {
		if row.Games == g && fits(row) {
			return altyn.NewRowID("participations", row.Key()), true
		}
	}
	return "", false
}

// sports gives the sports of a nation at Games with the rows that show them.
func (p *presence) sports(n altyn.NationID, g altyn.GamesID) map[altyn.SportID]altyn.RowID {
	out := make(map[altyn.SportID]altyn.RowID)
	for s, row := range p.stay(n, g) {
		if s != wholeTeam {
			out[s] = row
		}
	}
	return out
}

// stay gives the rows that show a nation at Games: of each sport, and of the whole team.
func (p *presence) stay(n altyn.NationID, g altyn.GamesID) map[altyn.SportID]altyn.RowID {
	return p.stays.Of(stayKey{n, g}, func() map[altyn.SportID]altyn.RowID {
		at := map[altyn.SportID]altyn.RowID{}
		add := func(s altyn.SportID, row func() altyn.RowID) {
			for _, k := range []altyn.SportID{wholeTeam, s} {
				if _, ok := at[k]; !ok {
					at[k] = row()
				}
			}
		}
		for _, row := range p.r.Participations(n) {
			if row.Games == g {
				add(row.Sport, func() altyn.RowID { return altyn.NewRowID("participations", row.Key()) })
			}
		}
		for _, e := range p.r.EntriesByNation(n, g) {
			if _, ok := at[e.Event.Sport()]; !ok && started(p.r, e.ID) {
				add(e.Event.Sport(), func() altyn.RowID { return altyn.NewRowID("entries", e.Key()) })
			}
		}
		for _, d := range p.r.Delegations(g, n) {
			if v, ok := d.Value.Int(); ok && v > 0 {
				s := d.Sport
				if s == "" && d.Event != "" {
					s = d.Event.Sport()
				}
				add(s, func() altyn.RowID { return altyn.NewRowID("delegations", d.Key()) })
			}
		}
		for _, row := range p.r.Roles(g, n) {
			add("", func() altyn.RowID { return altyn.NewRowID("roles", row.Key()) })
		}
		if _, ok := p.r.Games(g); !ok {
			return at
		}
		for _, pub := range p.r.Publications(g) {
			if pub.Role == altyn.PrintedClaim {
				continue
			}
			for _, l := range p.r.Lines(pub.ID) {
				if l.Nation == n && l.Gold.Or(0)+l.Silver.Or(0)+l.Bronze.Or(0) > 0 {
					add(pub.Sport, func() altyn.RowID { return altyn.NewRowID("tables", l.Key()) })
				}
			}
		}
		return at
	})
}

// person gives the Games of a person with the rows that show it.
func (p *presence) person(id altyn.PersonID) map[altyn.GamesID]altyn.RowID {
	out := map[altyn.GamesID]altyn.RowID{}
	for _, e := range p.r.EntriesOf(id) {
		if _, ok := out[e.Games]; !ok && started(p.r, e.ID) {
			out[e.Games] = altyn.NewRowID("entries", e.Key())
		}
	}
	for _, row := range p.r.Roles("", "") {
		if _, ok := out[row.Games]; !ok && row.Person == id {
			out[row.Games] = altyn.NewRowID("roles", row.Key())
		}
	}
	return out
}

// personAt reports whether a person was at Games.
func (p *presence) personAt(id altyn.PersonID, g altyn.GamesID) bool {
	return slices.ContainsFunc(p.r.EntriesOf(id), func(e *altyn.Entry) bool { return e.Games == g && started(p.r, e.ID) }) ||
		slices.ContainsFunc(p.r.Roles(g, ""), func(row *altyn.Role) bool { return row.Person == id })
}
