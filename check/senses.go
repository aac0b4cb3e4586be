package check

import (
	"altyn"
	"altyn/history"
	"altyn/medal"
)

// sensesInOrder gives what a first or an nth may mean: of all, of the series of Games, of the people of that sex, of the
// Games alone, or the first Games without such a medal.
func (j *job) sensesInOrder(base history.Question, s *altyn.Slots) []sense {
	out := []sense{{q: base}}
	out = append(out, j.narrower(base)...)
	if base.Games != "" && len(base.People) > 0 {
		q := base
		q.Over, q.Sport, q.Event = []altyn.GamesID{base.Games}, "", ""
		out = append(out, sense{q: q, scope: "games"})
	}
	if s.Claim == altyn.First && len(base.People) == 0 && base.Medal != "" && base.Games != "" {
		q := base
		q.Without = true
		out = append(out, sense{q: q}, sense{q: inSeries(q), scope: "season"})
	}
	return out
}

// ownNth tries whether somebody's own nth medal may be meant: then the statement does not say so, and is not wrong.
func (j *job) ownNth(s *altyn.Slots, p altyn.PersonID) answer {
	want := 1
	if n, ok := s.Value.Int(); ok {
		want = n
	}
	n, here := 0, false
	for _, h := range j.x.medals().of(p) {
		if altyn.CompareGames(h.Entry.Games, s.Games) > 0 || isColour(s.Medal) && h.Medal != s.Medal || len(h.Given) > 0 {
			continue
		}
		here = here || h.Entry.Games == s.Games
		n++
	}
	if here && n == want {
		return cannot(lack(LackScope, "claim", s.Claim, "scope", "own"))
	}
	return answer{}
}

// narrower gives the same question within the series of the Games, and among people of the same sex.
func (j *job) narrower(base history.Question) []sense {
	var out []sense
	if base.Season == "" && base.Games != "" {
		out = append(out, sense{q: inSeries(base), scope: "season"})
	}
	if sex := j.sexOf(base.People); sex != "" && base.Sex == "" && base.Event == "" {
		q := base
		q.Sex = sex
		out = append(out, sense{q: q, scope: "sex"})
		if q.Season == "" && q.Games != "" {
			out = append(out, sense{q: inSeries(q), scope: "sex"})
		}
	}
	return out
}

// sexOf gives the sex of people when they share one.
func (j *job) sexOf(people []altyn.PersonID) altyn.Sex {
	var sex altyn.Sex
	for _, id := range people {
		p, ok := j.r.Person(id)
		if !ok || p.Sex == "" || sex != "" && p.Sex != sex {
			return ""
		}
		sex = p.Sex
	}
	return sex
}

// sensesInARow gives what consecutive may mean: a run of the nation, or of the people themselves.
func (j *job) sensesInARow(base history.Question) []sense {
	if base.Games != "" {
		base.Season = base.Games.Season()
	} else if base.Season == "" && len(base.People) > 0 {
		if held := j.x.medals().of(base.People[0]); len(held) > 0 {
			base.Season = held[0].Entry.Games.Season()
		}
	}
	var out []sense
	if len(base.People) > 0 {
		q := base
		q.Among = history.People
		out = append(out, sense{q: q})
		if j.neutral(q.Nation) {
			q.Nation = "" // under whichever flag
			out = append(out, sense{q: q})
		}
	}
	if base.Nation != "" && (base.Sport != "" || base.Event != "" || len(base.People) == 0) {
		q := base
		q.People = nil
		out = append(out, sense{q: q})
	}
	if base.Event == "" && base.Games != "" {
		// The nation's run in the event that they won there.
		for _, p := range base.People {
			for _, h := range j.x.medals().of(p) {
				if h.Entry.Games == base.Games && j.x.sportFits(base.Sport, h.Entry.Event.Sport()) {
					q := base
					q.People, q.Sport, q.Event = nil, "", h.Entry.Event
					out = append(out, sense{q: q, scope: "event"})
				}
			}
		}
	}
	return out
}

// sinceGames gives the Games that a since goes back to: printed as Games or a year, or as a number of years.
func sinceGames(j *job, q history.Question) altyn.Value {
	n, ok := q.Value.Int()
	if !ok || n >= 1800 || q.Games == "" {
		return q.Value
	}
	for _, g := range j.x.series(q.Games.Season()) {
		if g.Year() == q.Games.Year()-n {
			return altyn.WordValue(string(g))
		}
	}
	return altyn.IntValue(q.Games.Year() - n)
}

// sensesOfMost gives what best and most may mean: among the nation's own Games, or among all nations there.
func (j *job) sensesOfMost(base history.Question) []sense {
	_, valued := base.Value.Int()
	var qs []history.Question
	switch {
	case base.Claim == altyn.Best && valued:
		// A number with a best is a count of medals, or a rank.
		most := base
		most.Claim = altyn.Most
		bare := base
		bare.Value = altyn.Value{}
		qs = append(qs, most, base)
		if base.Medal != "" {
			qs = qs[:1]
		}
	case base.Claim == altyn.Best && base.Medal != "":
		base.Claim = altyn.Most
		qs = append(qs, base)
	default:
		qs = append(qs, base)
	}
	var out []sense
	for _, q := range qs {
		out = append(out, sense{q: q, level: valued})
		if q.Games != "" && q.Season == "" {
			out = append(out, sense{q: inSeries(q), scope: "season", level: valued})
		}
		if q.Games != "" && len(q.People) == 0 && q.Nation != "" && j.mayHave(q) {
			n := q
			n.Among = history.Nations
			out = append(out, sense{q: n, scope: "nations", level: valued})
		}
	}
	return out
}

// mayHave reports whether the count of a most may be the nation's own at the Games on the day: where its own count is known
// and another, the claim holds in no sense.
func (j *job) mayHave(q history.Question) bool {
	n, ok := q.Value.Int()
	if !ok || q.Claim != altyn.Most {
		return true
	}
	spans, _ := j.timeline(medal.Query{Games: []altyn.GamesID{q.Games}, Sport: q.Sport, Event: q.Event, Sex: q.Sex, Basis: medal.ByResult}, q.Nation)
	sp, found := medal.On(spans, q.AsOf)
	return !found || !sp.Known || sp.Line.Count(q.Medal) == n
}
