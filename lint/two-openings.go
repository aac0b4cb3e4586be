package lint

import "altyn"

var twoOpenings = Rule{
	Name:     "two-openings",
	Severity: altyn.Error,
	Doc:      "Games have one opening table, to which later decisions are added; it has every nation with a medal, and is not of a day before the Games closed. A second would be added to decisions that the first has already.",
	check: func(p *pass) {
		type scope struct {
			games altyn.GamesID
			sport altyn.SportID
		}
		first := map[scope]*altyn.Publication{}
		for i, u := range live(p.all.Publications) {
			if u.Role != altyn.Opening {
				continue
			}
			at := func(column string) spot { return spot{"publications", i, column} }
			k := scope{u.Games, u.Sport}
			if f, taken := first[k]; taken {
				p.report(at("role"), u.Key(), "make one of them an assertion", "%s has the opening table %s already", u.Games, f.ID)
				continue
			}
			first[k] = u
			if u.Complete != "yes" {
				p.report(at("complete"), u.Key(), "", "the opening table lacks nations: every later table would lack them too")
			}
			if g, ok := p.rec.Games(u.Games); ok && g.Closes.Known() && u.AsOf.Known() && u.AsOf.Last() < g.Closes.First() {
				p.report(at("as_of"), u.Key(), "", "the opening table is of %s, and the Games closed on %s", u.AsOf, g.Closes)
			}
		}
	},
}
