package check

import (
	"cmp"
	"slices"

	"altyn"
)

func sortRows(rows []altyn.RowID) { slices.Sort(rows) }

// participation judges in how many or which Games a nation or somebody took part.
func (j *job) participation(s *altyn.Slots, w span) answer {
	if len(s.People) > 0 {
		var out answer
		for i, name := range s.People {
			a := j.eachPerson(name, s, func(p altyn.PersonID) answer { return j.tookPart(s, w, j.presenceOfPerson(p, s)) })
			if i == 0 {
				out = a
			} else {
				out = out.and(a)
			}
		}
		return out
	}
	if s.Nation == "" {
		if s.Sport != "" || s.Event != "" {
			return j.onProgramme(s)
		}
		return cannot(lackSlot("nation"))
	}
	return j.tookPart(s, w, j.presenceOfNation(s))
}

// attendance is what the record has of who took part when.
type attendance struct {
	who    string
	season altyn.Season
	games  []altyn.GamesID // in order
	rows   map[altyn.GamesID]altyn.RowID
	whole  func(g altyn.GamesID) bool // it is known of these Games whether they took part
}

func (j *job) presenceOfNation(s *altyn.Slots) attendance {
	p := attendance{season: j.seasonOf(s), rows: map[altyn.GamesID]altyn.RowID{}}
	taken := j.x.taken()
	for _, g := range j.x.games {
		if !p.season.Has(g.ID) || g.Status == altyn.GamesIntercalated {
			continue
		}
		var row altyn.RowID
		var ok bool
		if s.Sport != "" || s.Event != "" {
			row, ok = j.tookSport(s, g.ID)
		} else {
			row, ok = taken.nation(s.Nation, g.ID)
		}
		if ok {
			p.games = append(p.games, g.ID)
			p.rows[g.ID] = row
		}
	}
	p.whole = func(g altyn.GamesID) bool {
		if !j.nationCould(s.Nation, g) {
			return true
		}
		if _, ok := p.rows[g]; ok {
			return true
		}
		sport := s.Sport
		if sport == "" {
			sport = s.Event.Sport()
		}
		if j.has(altyn.FactParticipations, g, s.Nation, sport, s.Event) || j.has(altyn.FactParticipations, g, s.Nation, sport, "") {
			return true
		}
		// A nation that is known not to have been there was in no sport either.
		_, there := taken.nation(s.Nation, g)
		listed := j.has(altyn.FactParticipations, g, s.Nation, "", wholeGames) || j.has(altyn.FactParticipations, g, s.Nation, "", "")
		return listed && (sport == "" || !there)
	}
	return p
}

// wholeGames is the word of coverage for which Games a nation took part in, whatever the sports.
const wholeGames altyn.EventID = "games"

// tookSport reports whether a nation was in a sport or event at Games.
func (j *job) tookSport(s *altyn.Slots, g altyn.GamesID) (altyn.RowID, bool) {
	if s.Event != "" && s.Event.Slug() != "" {
		for _, e := range j.r.EntriesByNation(s.Nation, g) {
			if j.x.eventFit(s.Event, e.Event) != apart && started(j.r, e.ID) {
				return altyn.NewRowID("entries", e.Key()), true
			}
		}
		return "", false
	}
	sport := s.Sport
	if sport == "" {
		sport = s.Event.Sport()
	}
	if row, ok := j.x.taken().sport(s.Nation, g, sport); ok {
		return row, true
	}
	sports := j.x.taken().sports(s.Nation, g)
	best := altyn.RowID("")
	for real, row := range sports {
		if j.x.sportFits(sport, real) && (best == "" || row < best) {
			best = row
		}
	}
	return best, best != ""
}

func (j *job) presenceOfPerson(id altyn.PersonID, s *altyn.Slots) attendance {
	p := attendance{who: j.nameOf(id), season: j.seasonOf(s), rows: map[altyn.GamesID]altyn.RowID{}}
	var at map[altyn.GamesID]altyn.RowID
	if s.Sport == "" && s.Event == "" {
		at = j.x.taken().person(id)
	} else {
		at = map[altyn.GamesID]altyn.RowID{}
		for _, e := range j.r.EntriesOf(id) {
			if j.x.sportFits(s.Sport, e.Event.Sport()) && j.x.eventFit(s.Event, e.Event) != apart && started(j.r, e.ID) {
				at[e.Games] = altyn.NewRowID("entries", e.Key())
			}
		}
	}
	for _, g := range j.x.games {
		if row, ok := at[g.ID]; ok && p.season.Has(g.ID) {
			p.games = append(p.games, g.ID)
			p.rows[g.ID] = row
		}
	}
	nations := []altyn.NationID{s.Nation}
	if row, ok := j.r.Person(id); ok && len(row.Nations) > 0 {
		nations = row.Nations
	}
	p.whole = func(g altyn.GamesID) bool {
		if _, ok := p.rows[g]; ok {
			return true
		}
		for _, n := range nations {
			if n == "" || j.nationCould(n, g) && !j.has(altyn.FactPlacings, g, n, "", "") {
				return false
			}
		}
		return true
	}
	return p
}

// onProgramme judges how many times an event or a sport was held, or when first: by the Games at which the record has medals
// in it. What was held before the record begins it does not know, so that it only bears out.
func (j *job) onProgramme(s *altyn.Slots) answer {
	sport := cmp.Or(s.Sport, s.Event.Sport())
	to := cmp.Or(s.To, s.Games, j.mainGames())
	var held []altyn.GamesID
	var c cited
	for _, g := range j.x.games {
		if g.Status == altyn.GamesIntercalated || to != "" && altyn.CompareGames(g.ID, to) > 0 || !j.seasonOf(s).Has(g.ID) {
			continue
		}
		if h, ok := j.x.medals().first(g.ID, func(e altyn.EventID) bool {
			return j.x.sportFits(sport, e.Sport()) && (s.Event.Slug() == "" || j.x.eventFit(s.Event, e) != apart)
		}); ok {
			held = append(held, g.ID)
			c.cite("entries", h.Entry.Key(), h.Entry.Provenance)
		}
	}
	t := *s
	t.Sport = sport
	lacks := cannot(lackRows(altyn.FactParticipations, "value", &t))
	if len(held) == 0 {
		return lacks
	}
	n, counted := s.Value.Int()
	yes := holds(altyn.Msg(HasGames, "who", "", "nation", s.Nation, "sport", sport, "games", held))
	yes.cited = c
	switch {
	case s.From != "" && (!counted || n == 1) && held[0] == s.From,
		s.From == "" && counted && countFits(n, len(held), s.Approx) && (to == "" || held[len(held)-1] == to):
		return yes
	case s.Value.Word() == "every" && s.From != "":
		for _, g := range j.x.series(s.From.Season()) {
			if altyn.CompareGames(s.From, g) <= 0 && (to == "" || altyn.CompareGames(g, to) <= 0) && !slices.Contains(held, g) {
				return lacks
			}
		}
		return yes
	}
	return lacks
}

// seasonOf gives the series that a participation counts in.
func (j *job) seasonOf(s *altyn.Slots) altyn.Season {
	if s.Season != "" {
		return s.Season
	}
	from, to := s.From.Season(), s.To.Season()
	switch {
	case from != "" && to != "" && from != to:
		return ""
	case from != "":
		return from
	case to != "":
		return to
	}
	return s.Games.Season()
}

// tookPart compares the slots with who took part when.
func (j *job) tookPart(s *altyn.Slots, w span, p attendance) answer {
	from, to := s.From, s.To
	if from == "" && to == "" && s.Games != "" {
		from, to = s.Games, s.Games
	}
	said := altyn.Msg(HasGames, "who", p.who, "nation", s.Nation, "sport", s.Sport, "games", p.games)
	yes := func(games ...altyn.GamesID) answer {
		a := holds(said)
		for i, g := range games {
			if row, ok := p.rows[g]; ok && (i < 12) {
				a.rows = append(a.rows, row)
				a.sources = j.sourcesOf(a.sources, row)
			}
		}
		return a
	}
	no := func(want *altyn.Slots) answer {
		a := yes(p.games...)
		a.when, a.want = nil, want
		return a
	}
	open := func(g altyn.GamesID) answer {
		t := *s
		t.Games = g
		a := cannot(lackRows(altyn.FactParticipations, "value", &t))
		a.said = said
		return a
	}
	if from == "" && to == "" {
		// How many Games so far: up to the last that had begun.
		for _, g := range j.x.games {
			if first, _, ok := j.x.period(g.ID); ok && first <= w.until && p.season.Has(g.ID) {
				to = g.ID
			}
		}
		if _, ok := p.rows[to]; !ok {
			last := to
			for _, g := range p.games {
				if altyn.CompareGames(g, last) <= 0 {
					to = g
				}
			}
		}
	}
	between := func(g altyn.GamesID) bool {
		return (from == "" || altyn.CompareGames(from, g) <= 0) && (to == "" || altyn.CompareGames(g, to) <= 0)
	}
	series := j.x.series(p.season)
	if p.season == "" {
		series = nil
		for _, g := range j.x.games {
			series = append(series, g.ID)
		}
	}
	series = filter(series, between)
	here := filter(p.games, between)
	wholeOf := func(games []altyn.GamesID) (altyn.GamesID, bool) {
		for _, g := range games {
			if !p.whole(g) {
				return g, false
			}
		}
		return "", true
	}

	if s.Value.Word() == "every" {
		for _, g := range series {
			if slices.Contains(here, g) || !j.nationCould(s.Nation, g) && from == "" {
				continue
			}
			if j.future(g) {
				continue
			}
			if !p.whole(g) {
				return open(g)
			}
			return no(&altyn.Slots{Nation: s.Nation, People: s.People, From: s.From, To: s.To, Season: p.season, Value: altyn.IntValue(len(here))})
		}
		return yes(here...)
	}
	n, counted := s.Value.Int()
	switch {
	case !counted && from != "" && to != "":
		for _, g := range []altyn.GamesID{from, to} {
			if _, ok := p.rows[g]; !ok {
				if !p.whole(g) {
					return open(g)
				}
				return no(nil)
			}
		}
		return yes(here...)
	case !counted:
		g := from
		if g == "" {
			g = to
		}
		if g == "" {
			return cannot(lackSlot("value"))
		}
		if _, ok := p.rows[g]; ok {
			return yes(g)
		}
		if p.whole(g) {
			return no(nil)
		}
		return open(g)
	case n == 1 && from != "" && to == "":
		// First time, debut: there then, and never before.
		if _, ok := p.rows[from]; !ok {
			if p.whole(from) {
				return no(firstOf(s, p))
			}
			return open(from)
		}
		for _, g := range j.x.series(p.season) {
			if altyn.CompareGames(g, from) >= 0 {
				break
			}
			if _, ok := p.rows[g]; ok {
				if lonely(j.x.series(p.season), p.games) && altyn.CompareGames(p.games[0], g) == 0 && len(p.games) > 2 && p.games[1] == from {
					return open(g)
				}
				return no(firstOf(s, p))
			}
			if !p.whole(g) {
				return open(g)
			}
		}
		return yes(from)
	}
	// A number: of the Games of a range, or up to one.
	if to != "" && from == "" {
		if _, ok := p.rows[to]; !ok && p.whole(to) && !j.future(to) {
			return no(nil)
		}
	}
	if len(here) == n+1 && len(here) > 2 && lonely(series, here) {
		return open(here[0])
	}
	if gap, ok := wholeOf(series); !ok {
		switch {
		case countFits(n, len(here), s.Approx) && len(here) > 0:
			// Every Games that the statement counts has a row; that there were more, no row says.
			return yes(here...)
		case s.From == "" && n > 1 && len(s.People) == 0 && n == lastRun(series, here):
			return yes(here[len(here)-n:]...) // the nth in a row
		case len(s.People) > 0 && s.To == "" && s.From == "" && j.upTo(here, n):
			return yes(here...)
		case len(s.People) > 0 && len(here) > n && s.To == "":
			return open(gap) // of whom it is said before the latest of their Games
		case len(here) > n && s.Approx == "" && (len(s.People) > 0 || attended(series, p, n)):
			return no(&altyn.Slots{Nation: s.Nation, People: s.People, From: s.From, To: s.To, Season: p.season, Value: altyn.IntValue(len(here))})
		}
		return open(gap)
	}
	if countFits(n, len(here), s.Approx) {
		return yes(here...)
	}
	if run := lastRun(series, here); s.From == "" && n > 1 && n == run {
		return yes(here[len(here)-run:]...) // the nth in a row
	}
	return no(&altyn.Slots{Nation: s.Nation, People: s.People, From: s.From, To: s.To, Season: p.season, Value: altyn.IntValue(len(here))})
}

// upTo reports whether a number of Games is that of the people before or at the Games that the document is about: a text
// on a team names who was there two times before, and somebody who was there for the third time. Whether they were at the
// Games themselves the record may not know of those without a medal.
func (j *job) upTo(here []altyn.GamesID, n int) bool {
	main := j.mainGames()
	if main == "" {
		return false
	}
	before := len(filter(here, func(g altyn.GamesID) bool { return altyn.CompareGames(g, main) < 0 }))
	return before > 0 && n == before
}

// lonelyGap is how many Games are left out after one that stands alone.
const lonelyGap = 2

// lonely reports whether the first of the Games stands alone, with the next ones of the series left out: whether somebody
// was there for the nation, or it was there as such, statisticians count differently.
func lonely(series, here []altyn.GamesID) bool {
	if len(here) < 2 {
		return false
	}
	i, k := slices.Index(series, here[0]), slices.Index(series, here[1])
	return i >= 0 && k > i+lonelyGap
}

// attended reports whether the Games just before the last n of a series have a row: then n is not the length of the run
// up to the last either.
func attended(series []altyn.GamesID, p attendance, n int) bool {
	at := len(series) - 1 - n
	if at < 0 {
		return true
	}
	_, ok := p.rows[series[at]]
	return ok
}

// lastRun gives how many of the series, one after the other up to its last, are among the Games.
func lastRun(series, games []altyn.GamesID) int {
	n := 0
	for _, g := range slices.Backward(series) {
		if !slices.Contains(games, g) {
			break
		}
		n++
	}
	return n
}

func firstOf(s *altyn.Slots, p attendance) *altyn.Slots {
	if len(p.games) == 0 {
		return nil
	}
	return &altyn.Slots{Nation: s.Nation, People: s.People, From: p.games[0], Season: p.season, Sport: s.Sport, Value: altyn.IntValue(1)}
}

// future reports whether the Games lie after the day of the check.
func (j *job) future(g altyn.GamesID) bool {
	from, _, ok := j.x.period(g)
	return ok && from > j.today
}

// sourcesOf adds the sources of a row that is known by its id only.
func (j *job) sourcesOf(list []altyn.SourceID, row altyn.RowID) []altyn.SourceID {
	if row.Table() == "entries" {
		if e, ok := j.r.Entry(altyn.EntryID(string(row)[len("entries:"):])); ok {
			for _, s := range e.Sources {
				if !slices.Contains(list, s) {
					list = append(list, s)
				}
			}
		}
	}
	return list
}
