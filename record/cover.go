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
	for _, c := range r.coverAt(f, g) {
		if (c.row.Nation == "*" || n != "" && c.row.Nation == string(n)) &&
			coversEvent(c.row.Event, e) && r.coversSport(c.row.Sport, s) {
			return c.row, true
		}
	}
	return nil, false
}

// coverAt gives the rows of coverage of a fact whose scope has the Games.
func (r *Record) coverAt(f altyn.Fact, g altyn.GamesID) []covering {
	return r.covers.Of(factAt{f, g}, func() (out []covering) {
		for _, c := range r.cover()[f] {
			if c.games.has(g) {
				out = append(out, c)
			}
		}
		return out
	})
}

// factAt is a kind of fact at Games.
type factAt struct {
	fact  altyn.Fact
	games altyn.GamesID
}

// coversMax bounds the facts at Games whose coverage is kept.
const coversMax = 1 << 12

// Coverage gives the rows of coverage of a fact in the order of the file.
func (r *Record) Coverage(f altyn.Fact) []*altyn.Coverage {
	rows := r.cover()[f]
	out := make([]*altyn.Coverage, len(rows))
	for i := range rows {
		out[i] = rows[i].row
	}
	return out
}

// covering is a row of coverage with the Games of its scope made out.
type covering struct {
	row   *altyn.Coverage
	games scopeOfGames
}

// newCover sorts the rows of coverage by fact, in the order of the file: checking a report asks for thousands of scopes.
func newCover(r *Record) map[altyn.Fact][]covering {
	r.need("coverage")
	m := map[altyn.Fact][]covering{}
	for i := range r.now.Coverage {
		c := &r.now.Coverage[i]
		m[c.Fact] = append(m[c.Fact], covering{c, gamesScope(c.Games)})
	}
	return m
}

// scopeOfGames is the scope of a row: one Games, a range of years in a series, a series, or all.
type scopeOfGames struct {
	all      bool
	one      altyn.GamesID
	season   altyn.Season // of the range or of the series; "" for neither
	ranged   bool
	from, to int // years of the range
}

func gamesScope(scope string) scopeOfGames {
	s := scopeOfGames{all: scope == "*", one: altyn.GamesID(scope)}
	if from, to, ok := strings.Cut(scope, ".."); ok {
		a, b := altyn.GamesID(from), altyn.GamesID(to)
		if season := a.Season(); season == b.Season() {
			s.season, s.ranged, s.from, s.to = season, true, a.Year(), b.Year()
		}
		return s
	}
	switch season := altyn.Season(scope); season {
	case altyn.SummerOlympics, altyn.WinterOlympics, altyn.AnyParalympic, altyn.SummerParalympics, altyn.WinterParalympics:
		s.season = season
	}
	return s
}

// has reports whether the Games are in the scope; the empty Games ask for all.
func (s scopeOfGames) has(g altyn.GamesID) bool {
	switch {
	case s.all:
		return true
	case g == "":
		return false
	case s.one == g:
		return true
	case s.season == "":
		return false
	case s.ranged:
		return g.Season() == s.season && s.from <= g.Year() && g.Year() <= s.to
	}
	return s.season.Has(g)
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
