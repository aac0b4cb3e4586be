package lint

import (
	"strings"

	"altyn"
)

var coverageUnknownScope = Rule{
	Name:     "coverage-unknown-scope",
	Severity: altyn.Error,
	Doc:      "A row of coverage names Games (one, a range of one series as 1994W..2026W, a series, or *), a nation, a sport and an event that the record has, or *. Where the fact has a column `of`, `what` or `ceremony`, its word may stand in the place of the event, and `games` for Games as a whole. A scope that means nothing covers nothing, and every answer that rests on it turns into \"not known\".",
	check: func(p *pass) {
		words := map[string]bool{"games": true, string(altyn.OpeningCeremony): true, string(altyn.ClosingCeremony): true}
		for _, d := range p.rec.Rows().Delegations {
			words[d.Of] = true
		}
		for _, h := range p.rec.Rows().Held {
			words[h.What] = true
		}
		for i, c := range live(p.all.Coverage) {
			at := func(column string) spot { return spot{"coverage", i, column} }
			if message := p.gamesScope(c.Games); message != "" {
				p.report(at("games"), c.Key(), p.near(c.Games, "games"), "games %q: %s", c.Games, message)
			}
			if c.Nation != "*" && c.Nation != "" && !p.ids("nations")[c.Nation] {
				p.report(at("nation"), c.Key(), p.near(c.Nation, "nations"), "there is no nation %q", c.Nation)
			}
			if c.Sport != "*" && c.Sport != "" && !p.ids("sports")[c.Sport] {
				p.report(at("sport"), c.Key(), p.near(c.Sport, "sports"), "there is no sport %q", c.Sport)
			}
			e := altyn.EventID(c.Event)
			all := e.Slug() == "" && e.Sex() != "" && p.ids("sports")[string(e.Sport())]
			if c.Event != "*" && c.Event != "" && !all && !words[c.Event] && !p.ids("events")[c.Event] {
				p.report(at("event"), c.Key(), p.near(c.Event, "events"), "there is no event %q", c.Event)
			}
		}
	},
}

// gamesScope says what is wrong with the Games of a scope, "" when nothing is.
func (p *pass) gamesScope(scope string) string {
	switch altyn.Season(scope) {
	case "", "*", altyn.SummerOlympics, altyn.WinterOlympics, altyn.AnyParalympic, altyn.SummerParalympics, altyn.WinterParalympics:
		return ""
	}
	from, to, span := strings.Cut(scope, "..")
	if !p.ids("games")[from] {
		return "there are no Games " + from
	}
	if !span {
		return ""
	}
	a, b := altyn.GamesID(from), altyn.GamesID(to)
	switch {
	case !p.ids("games")[to]:
		return "there are no Games " + to
	case a.Season() != b.Season():
		return "a range is of one series"
	case altyn.CompareGames(a, b) > 0:
		return "the range ends before it starts"
	}
	return ""
}
