package check

import (
	"errors"
	"slices"
	"strings"

	"altyn"
	"altyn/medal"
)

// scope gives the Games over which the slots count, and whether the scope grows with each new Games.
func (j *job) scope(s *altyn.Slots) (games []altyn.GamesID, grows bool) {
	switch {
	case s.Games != "":
		return []altyn.GamesID{s.Games}, false
	case s.From != "" && s.To != "":
		for _, g := range medal.Between(j.r, s.From, s.To) {
			if s.Season.Has(g) {
				games = append(games, g)
			}
		}
		return games, false
	}
	season := s.Season
	switch {
	case season != "":
	case s.From != "":
		season = s.From.Season()
	case s.To != "":
		season = s.To.Season()
	default:
		sport := s.Sport
		if s.Event != "" {
			sport = s.Event.Sport()
		}
		if row, ok := j.r.Sport(sport); ok && row.Movement == altyn.Paralympic {
			season = altyn.AnyParalympic
		}
	}
	for _, g := range j.x.series(season) {
		if (s.From == "" || altyn.CompareGames(s.From, g) <= 0) && (s.To == "" || altyn.CompareGames(g, s.To) <= 0) {
			games = append(games, g)
		}
	}
	return games, s.To == ""
}

// inside gives the days inside the Games of the scope, from the first day to the day before the close, that do not count
// because the day asked for lies outside of them: an undercount after the close is not once true.
func (j *job) inside(games []altyn.GamesID, w span) days {
	var out days
	for _, g := range games {
		from, closes, ok := j.x.period(g)
		if !ok || w.from <= closes && w.until >= from {
			continue
		}
		out = out.or(between(from, closes-1))
	}
	return out
}

// insideAny gives the days inside any Games that do not count for the window.
func (j *job) insideAny(w span) days {
	if d, ok := j.hidden[w]; ok {
		return d
	}
	var all days
	for _, g := range j.x.games {
		if from, closes, ok := j.x.period(g.ID); ok && (w.from > closes || w.until < from) {
			all = append(all, span{from, closes - 1})
		}
	}
	slices.SortFunc(all, func(a, b span) int { return int(a.from) - int(b.from) })
	all = all.merged()
	j.hidden[w] = all
	return all
}

// tally is a count of medals, of which a statement may print some.
type tally struct{ gold, silver, bronze int }

func (t tally) total() int { return t.gold + t.silver + t.bronze }

// agrees reports whether the printed counts fit.
func (t tally) agrees(s *altyn.Slots) bool {
	fits := func(n altyn.Num, real int) bool {
		v, ok := n.Int()
		return !ok || countFits(v, real, s.Approx)
	}
	return fits(s.Gold, t.gold) && fits(s.Silver, t.silver) && fits(s.Bronze, t.bronze) && fits(s.Total, t.total())
}

// want gives the counts as slots, those that the statement prints.
func (t tally) want(s *altyn.Slots) *altyn.Slots {
	w := &altyn.Slots{Nation: s.Nation, People: s.People, Games: s.Games}
	if s.Gold.Known() {
		w.Gold = altyn.N(t.gold)
	}
	if s.Silver.Known() {
		w.Silver = altyn.N(t.silver)
	}
	if s.Bronze.Known() {
		w.Bronze = altyn.N(t.bronze)
	}
	if s.Total.Known() {
		w.Total = altyn.N(t.total())
	}
	return w
}

func (j *job) tallyMessage(s *altyn.Slots, t tally, since altyn.Day) altyn.Message {
	games := []altyn.GamesID{}
	if s.Games != "" {
		games = append(games, s.Games)
	} else if s.From != "" && s.To != "" {
		games = append(games, s.From, s.To)
	}
	var from altyn.Date
	if since > altyn.MinDay {
		from = since.Date()
	}
	return altyn.Msg(HasTally, "who", strings.Join(s.People, ", "), "nation", s.Nation, "games", games, "season", s.Season, "sport", s.Sport, "event", s.Event,
		"gold", altyn.N(t.gold), "silver", altyn.N(t.silver), "bronze", altyn.N(t.bronze), "total", altyn.N(t.total()), "since", from)
}

// medalCount judges how many medals a nation or a person has.
func (j *job) medalCount(s *altyn.Slots, w span) answer {
	if !s.Gold.Known() && !s.Silver.Known() && !s.Bronze.Known() && !s.Total.Known() {
		return cannot(lackSlot("total"))
	}
	if len(s.People) > 0 {
		var out answer
		for i, name := range s.People {
			a := j.eachPerson(name, s, func(p altyn.PersonID) answer { return j.countOfPerson(p, s, w) })
			if i == 0 {
				out = a
			} else {
				out = out.and(a)
			}
		}
		if len(s.People) > 1 && decide(out, w) == altyn.Contradicted {
			if a, ok := j.together(s, w); ok {
				return a
			}
		}
		return out
	}
	if s.Nation == "" {
		return cannot(lackSlot("nation"))
	}
	return j.countOfNation(s, w)
}

// together tries the medals of several people as one sum: A and B added two silvers.
func (j *job) together(s *altyn.Slots, w span) (answer, bool) {
	var sum tally
	var out answer
	for _, name := range s.People {
		ids, _ := j.resolve(name, s)
		if len(ids) != 1 {
			return answer{}, false
		}
		none := *s
		none.Gold, none.Silver, none.Bronze, none.Total = altyn.N(0), altyn.N(0), altyn.N(0), altyn.N(0)
		a := j.countOfPerson(ids[0], &none, w)
		if a.want == nil {
			return answer{}, false
		}
		sum.gold += a.want.Gold.Or(0)
		sum.silver += a.want.Silver.Or(0)
		sum.bronze += a.want.Bronze.Or(0)
		out.add(a.cited)
	}
	if !sum.agrees(s) || sum.total() == 0 {
		return answer{}, false
	}
	out.when, out.said = always, j.tallyMessage(s, sum, altyn.MinDay)
	return out, true
}

func (j *job) countOfNation(s *altyn.Slots, w span) answer {
	games, _ := j.scope(s)
	if len(games) == 0 {
		return cannot(lack(LackGames, "games", s.Games))
	}
	event := s.Event
	sport := s.Sport
	if event != "" {
		if _, ok := j.r.Event(event); !ok && event.Slug() != "" {
			event = j.oneEvent(event)
			if event == "" {
				return cannot(lackRows(altyn.FactMedals, "event", s))
			}
		}
	}
	fits := func(sp medal.Span) bool { return tally{sp.Line.Gold, sp.Line.Silver, sp.Line.Bronze}.agrees(s) }
	a, now, err := j.overTime(games, medal.Query{Games: games, Sport: sport, Event: event, Sex: s.Sex}, s, w, true, fits)
	p, found := j.printed(s, games, w, func(l *altyn.TableLine) bool {
		return tally{l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0)}.agrees(s)
	})
	if err != nil && !found {
		return cannot(j.lackTable(s, games, w, err))
	}
	if err != nil {
		return p
	}
	spans, _ := j.timeline(medal.Query{Games: games, Sport: sport, Event: event, Sex: s.Sex, Basis: medal.ByResult}, s.Nation)
	same := func(x, y medal.Line) bool { return x.Gold == y.Gold && x.Silver == y.Silver && x.Bronze == y.Bronze }
	if now != nil {
		t := tally{now.Line.Gold, now.Line.Silver, now.Line.Bronze}
		a.want = t.want(s)
		a.said = j.tallyMessage(s, t, began(spans, now.From, same))
	}
	if then, ok := a.when.nearest(w.until); ok {
		if sp, ok := medal.On(spans, then.until); ok && fits(sp) {
			a.was = j.tallyMessage(s, tally{sp.Line.Gold, sp.Line.Silver, sp.Line.Bronze}, altyn.MinDay)
		}
	}
	if found && decide(a, w) != altyn.Confirmed {
		a = mergePrinted(a, p, w)
	}
	if decide(a, w) == altyn.Unknown {
		if b, ok := j.bounded(s, games, w); ok {
			return b
		}
	}
	return a
}

// began gives the first day of the run of spans around a day whose lines are the same in what is compared.
func began(spans []medal.Span, day altyn.Day, same func(x, y medal.Line) bool) altyn.Day {
	i := slices.IndexFunc(spans, func(s medal.Span) bool { return s.From <= day && day <= s.Until })
	if i < 0 {
		return day
	}
	for i > 0 && spans[i-1].Known && same(spans[i-1].Line, spans[i].Line) {
		i--
	}
	return spans[i].From
}

// oneEvent gives the only event of the record that an underspecified one can mean, "" when there are none or several.
func (j *job) oneEvent(said altyn.EventID) altyn.EventID {
	var out altyn.EventID
	for _, e := range j.r.Events() {
		if j.x.eventFit(said, e.ID) != apart {
			if out != "" {
				return ""
			}
			out = e.ID
		}
	}
	return out
}

func (j *job) lackTable(s *altyn.Slots, games []altyn.GamesID, w span, err error) altyn.Message {
	var detail altyn.Message
	if u := (*medal.Unanswerable)(nil); errors.As(err, &u) && len(u.Gaps) > 0 {
		detail = u.Gaps[0].Message()
	}
	return lack(LackTable, "nation", s.Nation, "games", games, "as_of", altyn.Between(w.from, w.until), "detail", detail)
}

// countOfPerson counts a person's own medals.
func (j *job) countOfPerson(id altyn.PersonID, s *altyn.Slots, w span) answer {
	whole := j.medalsWhole(id, s)
	type step struct {
		day altyn.Day
		m   altyn.Medal
		n   int
		why []*altyn.Decision
	}
	var steps []step
	var c cited
	var games []altyn.GamesID
	season := s.Season
	if season == "" && s.Games == "" && s.From == "" && s.To == "" {
		if row, ok := j.r.Sport(s.Sport); ok && row.Movement == altyn.Paralympic {
			season = altyn.AnyParalympic
		}
	}
	for _, h := range j.x.medals().of(id) {
		if !inGames(s, h.Entry.Games) || !season.Has(h.Entry.Games) || !j.x.sportFits(s.Sport, h.Entry.Event.Sport()) || j.x.eventFit(s.Event, h.Entry.Event) == apart {
			continue
		}
		if h.Result != nil && !j.usable(h.Result.Provenance) {
			whole = false
			continue
		}
		if !slices.Contains(games, h.Entry.Games) {
			games = append(games, h.Entry.Games)
		}
		steps = append(steps, step{day: h.From, m: h.Medal, n: 1, why: h.Given})
		if h.Until < altyn.MaxDay {
			steps = append(steps, step{day: h.Until + 1, m: h.Medal, n: -1, why: h.Taken})
		}
		if h.Result != nil {
			c.cite("results", h.Result.Key(), h.Result.Provenance)
		}
		for _, d := range append(slices.Clone(h.Given), h.Taken...) {
			c.cite("decisions", d.Key(), d.Provenance)
		}
	}
	slices.SortStableFunc(steps, func(a, b step) int { return int(a.day) - int(b.day) })
	a := answer{eve: true, moves: map[altyn.Day][]altyn.DecisionID{}, cited: c}
	hidden := days(nil)
	if s.Games != "" {
		hidden = j.inside(games, w)
	}
	var t, now tally
	since, nowSince := altyn.MinDay, altyn.MinDay
	flush := func(until altyn.Day) {
		if since > until {
			return
		}
		if since <= w.until && w.until <= until {
			now, nowSince = t, since
		}
		if t.agrees(s) {
			a.when = a.when.or(between(since, until))
		}
	}
	for i, st := range steps {
		if i == 0 || st.day != steps[i-1].day {
			flush(st.day - 1)
			since = st.day
		}
		switch st.m {
		case altyn.Gold:
			t.gold += st.n
		case altyn.Silver:
			t.silver += st.n
		case altyn.Bronze:
			t.bronze += st.n
		}
		for _, d := range st.why {
			if !slices.Contains(a.moves[st.day], d.Decision) {
				a.moves[st.day] = append(a.moves[st.day], d.Decision)
			}
		}
	}
	flush(altyn.MaxDay)
	a.when = a.when.outside(hidden)
	if s.Gold.Or(0)+s.Silver.Or(0)+s.Bronze.Or(0)+s.Total.Or(0) > 0 && len(steps) > 0 {
		// Days before the first medal say nothing of a count above none.
		a.when = a.when.minus(between(altyn.MinDay, steps[0].day-1))
	}
	a.want, a.said = now.want(s), j.tallyMessage(s, now, nowSince)
	if !whole {
		a.open = a.when.not()
		a.lacking = lackRows(altyn.FactMedals, "total", s)
		if now.total() == 0 || !t.agrees(s) {
			a.when, a.open = nil, always
		}
	}
	return a
}

// medalsWhole reports whether the record has every medal of the person in the scope.
func (j *job) medalsWhole(id altyn.PersonID, s *altyn.Slots) bool {
	p, ok := j.r.Person(id)
	if !ok || len(p.Nations) == 0 {
		return false
	}
	t := *s
	t.Event = ""
	return j.sportsNamed(p, &t) && j.wholeOf(altyn.FactMedals, p.Nations, &t)
}
