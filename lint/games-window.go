package lint

import "altyn"

var gamesWindow = Rule{
	Name:     "games-window",
	Severity: altyn.Error,
	Doc:      "The id of Games says their year, movement and season (2024PS) as their columns do; Games that were held have their days, open before they close, within sixteen months of the year of the edition (2020S was held in 2021) and no longer than eight months (1908); the first competition is before the opening day, and not by more than 200 days (1956); a host's own window is of the same year.",
	check: func(p *pass) {
		for i, g := range live(p.all.Games) {
			at := func(column string) spot { return spot{"games", i, column} }
			if _, ok := altyn.ParseGamesID(string(g.ID)); !ok {
				p.report(at("id"), g.Key(), "write the year and S, W, PS or PW", "the id %q is none of Games", g.ID)
				continue
			}
			s := g.ID.Season()
			if g.Movement != "" && g.Movement != s.Movement() {
				p.report(at("movement"), g.Key(), "", "the id says %s, the column %s", s.Movement(), g.Movement)
			}
			if half := halfYear(s); g.Season != "" && g.Season != half {
				p.report(at("season"), g.Key(), "", "the id says %s, the column %s", half, g.Season)
			}
			if !g.Opens.Known() || !g.Closes.Known() {
				if g.Status == altyn.GamesHeld && (!p.today.Known() || g.ID.Year() < p.today.First().Year()) {
					p.report(at("opens"), g.Key(), "", "Games that were held lack the day they opened or closed")
				}
				continue
			}
			opens, closes := g.Opens.First(), g.Closes.Last()
			switch {
			case opens > closes:
				p.report(at("closes"), g.Key(), "", "they close on %s, before they open on %s", g.Closes, g.Opens)
			case closes-opens > 245:
				p.report(at("closes"), g.Key(), "", "they last %d days", closes-opens)
			case g.Opens.First().Year() < g.ID.Year() || g.Opens.First().Year() > g.ID.Year()+1:
				p.report(at("opens"), g.Key(), "", "they open in %d, and the id says %d", opens.Year(), g.ID.Year())
			}
			if f := g.FirstCompetition; f.Known() && (f.First() > opens || opens-f.First() > 200) {
				p.report(at("first_competition"), g.Key(), "leave it empty when it is not before the opening", "the first competition is on %s, the opening on %s", f, g.Opens)
			}
		}
		for i, h := range live(p.all.Hosts) {
			g, ok := p.rec.Games(h.Games)
			if h.Opens.Known() && h.Closes.Known() && h.Opens.First() > h.Closes.Last() {
				p.report(spot{"hosts", i, "closes"}, h.Key(), "", "it closes on %s, before it opens on %s", h.Closes, h.Opens)
			}
			if ok && g.Opens.Known() && h.Opens.Known() && h.Opens.First().Year() != g.Opens.First().Year() {
				p.report(spot{"hosts", i, "opens"}, h.Key(), "", "%s opens on %s, the Games on %s", h.City, h.Opens, g.Opens)
			}
		}
	},
}

func halfYear(s altyn.Season) altyn.HalfYear {
	if s == altyn.WinterOlympics || s == altyn.WinterParalympics {
		return altyn.Winter
	}
	return altyn.Summer
}
