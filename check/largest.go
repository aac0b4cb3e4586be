package check

import (
	"slices"

	"altyn"
	"altyn/history"
	"altyn/medal"
)

// strongestSport judges a sport against the nation's other sports, at Games or over all of them: the most medals, or of
// one colour.
func (j *job) strongestSport(s *altyn.Slots, base history.Question, w span) answer {
	if base.Nation == "" || base.Claim != altyn.Most {
		// Whether a best of a sport is meant by medals, titles or places, it does not say.
		return cannot(lack(LackMeasure, "claim", s.Claim))
	}
	sport := base.Sport
	if sport == "" {
		sport = base.Event.Sport()
	}
	games := j.x.series(base.Season)
	if base.Games != "" {
		games = []altyn.GamesID{base.Games}
	}
	for _, g := range games {
		if j.nationCould(base.Nation, g) && !j.has(altyn.FactMedals, g, base.Nation, "", "") {
			return cannot(lack(LackBefore, "claim", s.Claim, "nation", s.Nation, "sport", s.Sport, "fact", altyn.FactMedals))
		}
	}
	var steps []altyn.Day
	held := filter(j.x.medals().ofNationAt(base.Nation, games), func(h medal.Held) bool {
		return slices.Contains(games, h.Entry.Games) && (base.Medal == "" || base.Medal == altyn.AnyMedal || h.Medal == base.Medal)
	})
	for _, h := range held {
		steps = append(steps, h.From)
		if h.Until < altyn.MaxDay {
			steps = append(steps, h.Until+1)
		}
	}
	slices.Sort(steps)
	steps = slices.Compact(steps)
	want, valued := base.Value.Int()
	a := answer{}
	for i, day := range steps {
		until := altyn.MaxDay
		if i+1 < len(steps) {
			until = steps[i+1] - 1
		}
		mine, best := 0, 0
		others := map[altyn.SportID]int{}
		for _, h := range held {
			if !h.HeldOn(day) {
				continue
			}
			real := h.Entry.Event.Sport()
			if j.x.sportFits(sport, real) {
				mine++
				continue
			}
			if row, ok := j.r.Sport(real); ok && row.Parent != "" {
				others[row.Parent]++
			}
			others[real]++
		}
		for _, n := range others {
			best = max(best, n)
		}
		if mine > best && (!valued || want == mine) {
			a.when = a.when.or(between(day, until))
		}
	}
	if base.Games != "" {
		a.when = a.when.outside(j.inside(games, w))
	}
	for _, h := range held {
		if h.Result != nil && j.x.sportFits(sport, h.Entry.Event.Sport()) {
			a.cite("results", h.Result.Key(), h.Result.Provenance)
		}
	}
	a.said = altyn.Msg(HasClaim, "claim", s.Claim, "who", "", "nation", s.Nation, "games", s.Games, "sport", s.Sport, "event", s.Event, "medal", s.Medal, "value", altyn.Num{}, "scope", "sports")
	return a
}

// largestTeam judges the largest or smallest team of a nation among those of a series. Where sources differ on the size of
// another team, it is enough that all of them put it on the same side.
func (j *job) largestTeam(s *altyn.Slots, season altyn.Season) answer {
	mine := j.size(s.Games, s.Nation, "athletes", "", "")
	lacks := cannot(lackRows(altyn.FactDelegations, "value", s))
	if len(mine.values) == 0 || mine.dispute {
		return lacks
	}
	n := mine.values[0]
	if v, ok := s.Value.Int(); ok && v != n {
		return lacks
	}
	if season == "" && s.Games.Season().Movement() == altyn.Paralympic {
		season = altyn.AnyParalympic
	}
	a := holds(altyn.Msg(HasCount, "of", "athletes", "nation", s.Nation, "games", s.Games, "sport", altyn.SportID(""), "value", altyn.N(n)))
	a.cited = mine.cited
	for _, g := range j.x.series(season) {
		if g == s.Games || !j.nationCould(s.Nation, g) || j.future(g) {
			continue
		}
		if _, ok := j.x.taken().nation(s.Nation, g); !ok && j.has(altyn.FactParticipations, g, s.Nation, "", wholeGames) {
			continue
		}
		other := j.size(g, s.Nation, "athletes", "", "")
		if len(other.values) == 0 {
			return lacks
		}
		for _, v := range other.values {
			if s.Claim == altyn.Largest && v >= n || s.Claim == altyn.Smallest && v <= n {
				return lacks // whether it is wrong, history says
			}
		}
		a.add(other.cited)
	}
	return a
}

// largestSport judges the largest or smallest contingent of a team among its sports.
func (j *job) largestSport(s *altyn.Slots, base history.Question) answer {
	sport := base.Sport
	if sport == "" {
		sport = base.Event.Sport()
	}
	mine := j.size(base.Games, base.Nation, "athletes", sport, "")
	lacks := cannot(lackRows(altyn.FactDelegations, "value", s))
	if len(mine.values) == 0 || mine.dispute {
		return lacks
	}
	if v, ok := s.Value.Int(); ok && v != mine.values[0] {
		a := j.compareSize(s, v, mine, altyn.FactDelegations)
		return a
	}
	sports := j.x.taken().sports(base.Nation, base.Games)
	a := holds(altyn.Msg(HasCount, "of", "athletes", "nation", s.Nation, "games", s.Games, "sport", sport, "value", altyn.N(mine.values[0])))
	a.cited = mine.cited
	for _, other := range sortedSports(sports) {
		if other == sport || j.x.sportFits(sport, other) {
			continue
		}
		n := j.size(base.Games, base.Nation, "athletes", other, "")
		if len(n.values) == 0 {
			return lacks
		}
		if s.Claim == altyn.Largest && n.values[0] >= mine.values[0] || s.Claim == altyn.Smallest && n.values[0] <= mine.values[0] {
			if n.dispute || !j.has(altyn.FactDelegations, base.Games, base.Nation, other, "athletes") {
				return lacks
			}
			b := fails(&altyn.Slots{Nation: s.Nation, Games: s.Games, Sport: other, Claim: s.Claim, Value: altyn.IntValue(n.values[0])},
				altyn.Msg(HasCount, "of", "athletes", "nation", s.Nation, "games", s.Games, "sport", other, "value", altyn.N(n.values[0])))
			b.cited = n.cited
			return b
		}
		a.add(n.cited)
	}
	if len(sports) < 2 || !j.has(altyn.FactParticipations, base.Games, base.Nation, "", "") {
		return lacks
	}
	return a
}

func sortedSports(m map[altyn.SportID]altyn.RowID) []altyn.SportID {
	var out []altyn.SportID
	for s := range m {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}
