package record

import (
	"strings"

	"altyn"
)

// Covers reports whether the record is complete for this kind of fact in this scope: whether something that it does
// not have is not so. An empty argument asks for all of them, so that only a row with `*` there covers it. A row for a
// sport covers its disciplines; one for judo/women covers the events of women. Where the fact has a column `of`, its
// word goes in the place of the event.
func (r *Record) Covers(f altyn.Fact, g altyn.GamesID, n altyn.NationID, s altyn.SportID, e altyn.EventID) bool {
	_, ok := r.Covering(f, g, n, s, e)
	return ok
}

// Covering gives the first row of coverage that makes [Record.Covers] true.
func (r *Record) Covering(f altyn.Fact, g altyn.GamesID, n altyn.NationID, s altyn.SportID, e altyn.EventID) (*altyn.Coverage, bool) {
	if s == "" && strings.Contains(string(e), "/") {
		s = e.Sport()
	}
	r.need("coverage")
	for i := range r.now.Coverage {
		c := &r.now.Coverage[i]
		if c.Fact == f && coversGames(c.Games, g) && (c.Nation == "*" || n != "" && c.Nation == string(n)) &&
			r.coversSport(c.Sport, s) && coversEvent(c.Event, e) {
			return c, true
		}
	}
	return nil, false
}

// coversGames reports whether the scope (Games, a range, a series or *) has the Games.
func coversGames(scope string, g altyn.GamesID) bool {
	if scope == "*" || g != "" && scope == string(g) {
		return true
	}
	if g == "" {
		return false
	}
	if from, to, ok := strings.Cut(scope, ".."); ok {
		a, b := altyn.GamesID(from), altyn.GamesID(to)
		return g.Season() != "" && g.Season() == a.Season() && g.Season() == b.Season() && a.Year() <= g.Year() && g.Year() <= b.Year()
	}
	switch s := altyn.Season(scope); s {
	case altyn.SummerOlympics, altyn.WinterOlympics, altyn.AnyParalympic, altyn.SummerParalympics, altyn.WinterParalympics:
		return s.Has(g)
	}
	return false
}

// coversSport reports whether the scope has the sport, which may be a discipline of the one it names.
func (r *Record) coversSport(scope string, s altyn.SportID) bool {
	if scope == "*" {
		return true
	}
	for range 4 { // a sport, its discipline, and room for a wider family; a loop in the data ends here
		if s == "" {
			return false
		}
		if scope == string(s) {
			return true
		}
		parent, ok := r.Sport(s)
		if !ok {
			return false
		}
		s = parent.Parent
	}
	return false
}

// coversEvent reports whether the scope has the event.
func coversEvent(scope string, e altyn.EventID) bool {
	if scope == "*" || e != "" && scope == string(e) {
		return true
	}
	all := altyn.EventID(scope)
	return e.Slug() != "" && all.Slug() == "" && all.Sex() != "" && all.Sport() == e.Sport() && all.Sex() == e.Sex()
}
