package check

import (
	"altyn"
)

// tableYears is how long a published table is taken to stand when its publisher has none after it in the record.
const tableYears = 366

// printed looks for a published table of a listed authority that has it so, in its time: from the day of its state to
// that of the same publisher's next table, a year where there is none. A table worked out here counts as the record's own.
func (j *job) printed(s *altyn.Slots, games []altyn.GamesID, w span, fits func(*altyn.TableLine) bool) (answer, bool) {
	var id altyn.GamesID
	switch {
	case len(games) == 1 && s.Games != "":
		id = games[0]
	case s.Season == "" && s.From == "" && s.To == "" && s.Games == "":
		id = "all"
	default:
		return answer{}, false
	}
	if s.Event != "" || s.Sex != "" {
		return answer{}, false
	}
	pubs := j.r.Publications(id)
	var out answer
	found := false
	for _, p := range pubs {
		if p.Sport != s.Sport || !j.usable(p.Provenance) || !j.authority(p) {
			continue
		}
		from := p.AsOf.First()
		if !p.AsOf.Known() {
			continue
		}
		until := p.AsOf.Last() + tableYears
		if _, closes, ok := j.x.period(id); ok && p.AsOf.Last() < closes {
			until = p.AsOf.Last() + 1 // a table of a day inside the Games
		}
		if id == "all" {
			until = j.nextGames(p) - 1 // an all-time table stands until medals are won again
		}
		for _, q := range pubs {
			if q.Publisher == p.Publisher && q.Sport == p.Sport && q.AsOf.Known() && q.AsOf.First() > p.AsOf.Last() {
				until = min(until, q.AsOf.First()-1)
			}
		}
		for _, l := range j.r.Lines(p.ID) {
			if l.Nation != s.Nation {
				continue
			}
			if !fits(l) {
				break
			}
			a := answer{when: between(from, until), by: p.Publisher}
			t := tally{l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0)}
			a.want, a.said = t.want(s), j.tallyMessage(s, t, from)
			if s.Rank != 0 {
				a.said = j.rankMessage(s, games, l.Rank, "", p.AsOf)
			}
			a.cite("tables", l.Key(), p.Provenance)
			a.cite("publications", p.Key(), p.Provenance)
			if !found {
				out, found = a, true
			} else if decideIn(a.when, w) && !decideIn(out.when, w) {
				rest := out
				out = a
				out.when = out.when.or(rest.when)
			} else {
				out.when = out.when.or(a.when)
			}
			break
		}
	}
	return out, found
}

// nextGames gives the day on which the next Games open at which a table over all Games may change.
func (j *job) nextGames(p *altyn.Publication) altyn.Day {
	var season altyn.Season
	if row, ok := j.r.Sport(p.Sport); ok {
		season = seasonOfSport(row)
	}
	for _, g := range j.x.games {
		if from, _, ok := j.x.period(g.ID); ok && from > p.AsOf.Last() && (season.Has(g.ID) && (season != "" || g.ID.Season().Movement() == altyn.Olympic)) {
			return from
		}
	}
	return altyn.MaxDay
}

// seasonOfSport gives the series in which a sport is held.
func seasonOfSport(s *altyn.Sport) altyn.Season {
	switch {
	case s.Movement == altyn.Paralympic && s.Season == altyn.Winter:
		return altyn.WinterParalympics
	case s.Movement == altyn.Paralympic:
		return altyn.SummerParalympics
	case s.Season == altyn.Winter:
		return altyn.WinterOlympics
	case s.Season == altyn.Summer:
		return altyn.SummerOlympics
	}
	return ""
}

// authority reports whether a source of the table is of a kind that is believed of medal tables.
func (j *job) authority(p *altyn.Publication) bool {
	for _, id := range p.Sources {
		if j.own[id] {
			continue
		}
		s, ok := j.r.Source(id)
		if !ok {
			continue
		}
		switch s.Kind {
		case altyn.Authority, altyn.DecidingBody, altyn.ResultsBody, altyn.Altyn:
			return true
		}
	}
	return false
}

// mergePrinted adds what an authority printed to an answer of the record: on the day asked for it decides, else it only
// gives days on which the statement was not wrong.
func mergePrinted(a, p answer, w span) answer {
	if decideIn(p.when, w) {
		out := p
		out.when = a.when.or(p.when)
		out.open = a.open.minus(out.when)
		out.moves = a.moves
		return out
	}
	if len(a.when) > 0 {
		return a
	}
	a.by = p.by
	a.when = p.when
	a.open = a.open.minus(a.when)
	a.add(p.cited)
	return a
}

// bounded judges a count inside the Games by the published tables of the days around: medals only become more, so what is
// below the table of a day before or above that of a day after was never so.
func (j *job) bounded(s *altyn.Slots, games []altyn.GamesID, w span) (answer, bool) {
	if len(games) != 1 || s.Event != "" || s.Sex != "" || s.Approx != "" {
		return answer{}, false
	}
	from, closes, ok := j.x.period(games[0])
	if !ok || w.from < from || w.until > closes {
		return answer{}, false
	}
	var a answer
	var before, after *altyn.TableLine
	for _, p := range j.r.Publications(games[0]) {
		if p.Sport != s.Sport || !j.usable(p.Provenance) || !p.AsOf.Exact() || p.AsOf.First() < from || p.AsOf.First() > closes || !j.authority(p) {
			continue
		}
		for _, l := range j.r.Lines(p.ID) {
			if l.Nation != s.Nation {
				continue
			}
			switch day := p.AsOf.First(); {
			case day < w.from:
				before = l // publications stand in order of their day
			case day >= w.until && after == nil:
				after = l
			default:
				continue
			}
			a.cite("tables", l.Key(), p.Provenance)
		}
	}
	if before == nil && after == nil {
		return answer{}, false
	}
	outside := func(said altyn.Num, of func(*altyn.TableLine) int) bool {
		n, ok := said.Int()
		return ok && (before != nil && n < of(before) || after != nil && n > of(after))
	}
	gold := func(l *altyn.TableLine) int { return l.Gold.Or(0) }
	silver := func(l *altyn.TableLine) int { return l.Silver.Or(0) }
	bronze := func(l *altyn.TableLine) int { return l.Bronze.Or(0) }
	total := func(l *altyn.TableLine) int { return gold(l) + silver(l) + bronze(l) }
	if !outside(s.Gold, gold) && !outside(s.Silver, silver) && !outside(s.Bronze, bronze) && !outside(s.Total, total) {
		return answer{}, false
	}
	l := before
	if l == nil {
		l = after
	}
	t := tally{gold(l), silver(l), bronze(l)}
	a.want, a.said = t.want(s), j.tallyMessage(s, t, altyn.MinDay)
	return a, true
}
