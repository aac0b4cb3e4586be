package lint

import "altyn"

var dateOutsideGames = Rule{
	Name:     "date-outside-games",
	Severity: altyn.Error,
	Doc:      "A result is of a day of its Games: from the first competition, which may be before the opening, to the closing, or within the window of one of the hosts (Stockholm in June 1956). A partial date must have such a day. So are the days on which events were held, and records set at Games.",
	check: func(p *pass) {
		for i, r := range live(p.all.Results) {
			p.checkDay(spot{"results", i, "on"}, r.Key(), r.On, r.Entry.Games())
		}
		for i, h := range live(p.all.Held) {
			p.checkDay(spot{"held", i, "on"}, h.Key(), h.On, h.Games)
		}
		for i, m := range live(p.all.Marks) {
			if m.Games != "" {
				p.checkDay(spot{"records", i, "on"}, m.Key(), m.On, m.Games)
			}
		}
	},
}

func (p *pass) checkDay(at spot, key string, on altyn.Date, g altyn.GamesID) {
	first, last, ok := p.window(g)
	if !ok || !on.Known() || on.Last() >= first && on.First() <= last {
		return
	}
	switch {
	case on.First() > last:
		p.report(at, key, "", "%s is %d days after %s, which ended on %s", on, on.First()-last, g, last)
	default:
		p.report(at, key, "", "%s is %d days before %s, which began on %s", on, first-on.Last(), g, first)
	}
}
