package lint

import "altyn"

var codeNotValid = Rule{
	Name:     "code-not-valid",
	Severity: altyn.Error,
	Doc:      "A nation's code was in use on the days of the Games at which it stands: in entries, medal tables, delegations, quotas, roles and participations. Athletes of Russia in 2021 and 2022 are ROC, those of 1992 EUN.",
	check: func(p *pass) {
		for i, r := range live(p.all.Entries) {
			p.checkCode(spot{"entries", i, "nation"}, r.Key(), r.Nation, r.Games)
		}
		for i, r := range live(p.all.Delegations) {
			p.checkCode(spot{"delegations", i, "nation"}, r.Key(), r.Nation, r.Games)
		}
		for i, r := range live(p.all.Quotas) {
			p.checkCode(spot{"quotas", i, "nation"}, r.Key(), r.Nation, r.Games)
		}
		for i, r := range live(p.all.Roles) {
			p.checkCode(spot{"roles", i, "nation"}, r.Key(), r.Nation, r.Games)
		}
		for i, r := range live(p.all.Participations) {
			p.checkCode(spot{"participations", i, "nation"}, r.Key(), r.Nation, r.Games)
		}
		for i := range p.all.Lines {
			r := &p.all.Lines[i]
			if pub, ok := p.rec.Publication(r.Publication); ok {
				p.checkCode(spot{"tables", i, "nation"}, r.Key(), r.Nation, pub.Games)
			}
		}
	},
}

func (p *pass) checkCode(at spot, key string, n altyn.NationID, g altyn.GamesID) {
	nation, ok := p.rec.Nation(n)
	if !ok || !nation.Valid.Known() {
		return // unknown-id and bad-value say so
	}
	first, last, ok := p.window(g)
	year, fine := altyn.DayOf(g.Year(), 1, 1)
	if !fine {
		return
	}
	if !ok {
		first, last = year, year+365
	}
	from := min(first, year) // years of use may be those of editions: 2020 for Games held in 2021
	inUse := func(d altyn.Date) bool { return d.Known() && d.Last() >= from && d.First() <= last }
	if inUse(nation.Valid) {
		return
	}
	fix := ""
	for _, l := range append(p.rec.Lineage(n), p.rec.Successors(n)...) {
		other := l.Predecessor
		if other == n {
			other = l.Nation
		}
		if o, ok := p.rec.Nation(other); ok && inUse(o.Valid) && fix == "" {
			fix = "did you mean " + string(other) + "?"
		}
	}
	p.report(at, key, fix, "the code %s was in use in %s, not at %s (%s to %s)", n, nation.Valid, g, first, last)
}
