package check

import (
	"errors"
	"slices"
	"strings"

	"altyn"
	"altyn/medal"
)

// lineKey names a timeline that several statements of a document may ask for.
type lineKey struct {
	games  string
	nation altyn.NationID
	sport  altyn.SportID
	event  altyn.EventID
	sex    altyn.Sex
	by     altyn.By
	basis  medal.Basis
}

// timeline gives the line of a nation over time; nil when the record cannot tell on any day.
func (j *job) timeline(q medal.Query, n altyn.NationID) ([]medal.Span, error) {
	var b strings.Builder
	for _, g := range q.Games {
		b.WriteString(string(g))
		b.WriteByte(' ')
	}
	k := lineKey{b.String(), n, q.Sport, q.Event, q.Sex, q.By, q.Basis}
	if spans, ok := j.lines[k]; ok {
		return spans, nil
	}
	spans, err := medal.Timeline(j.r, q, n)
	if err != nil {
		spans = nil
	}
	j.lines[k] = spans
	return spans, err
}

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
		return out
	}
	if s.Nation == "" {
		return cannot(lackSlot("nation"))
	}
	return j.countOfNation(s, w)
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

// overTime gives the days on which a nation's line fits, by official result or else by medals allocated; now is the
// span of the day asked for.
func (j *job) overTime(games []altyn.GamesID, q medal.Query, s *altyn.Slots, w span, countOnly bool, fits func(medal.Span) bool) (answer, *medal.Span, error) {
	a := answer{moves: map[altyn.Day][]altyn.DecisionID{}}
	var now *medal.Span
	hidden := j.inside(games, w)
	var failed error
	vague := days(nil)
	for _, basis := range []medal.Basis{medal.ByResult, medal.ByAllocation} {
		q.Basis = basis
		spans, err := j.timeline(q, s.Nation)
		if spans == nil {
			if err == nil {
				err = &medal.Unanswerable{}
			}
			if basis == medal.ByResult {
				failed = err
			}
			continue
		}
		var when, open days
		if len(spans) > 0 && spans[0].From > altyn.MinDay {
			// Before the first Games there is nothing to count.
			_ = open
		}
		for i, sp := range spans {
			d := between(sp.From, sp.Until)
			if basis == medal.ByResult && sp.From <= w.until && w.until <= sp.Until && sp.Known && (countOnly || sp.Ranked) {
				now = &spans[i]
			}
			for _, id := range sp.Decisions {
				if !slices.Contains(a.moves[sp.From], id) {
					a.moves[sp.From] = append(a.moves[sp.From], id)
				}
			}
			switch {
			case !sp.Known || !countOnly && !sp.Ranked:
				open = open.or(d)
			case len(sp.Uncertain) > 0:
				// Either the line of before or that of after a decision whose day is not known.
				for _, next := range spans[i:] {
					if fits(next) {
						open, vague = open.or(d), vague.or(d)
						break
					}
					if len(next.Uncertain) == 0 {
						break
					}
				}
			case fits(sp):
				when = when.or(d)
			}
		}
		when, open = when.outside(hidden), open.outside(hidden)
		if basis == medal.ByAllocation && !decideIn(a.when, w) && decideIn(when, w) {
			a.basis = string(medal.ByAllocation)
		}
		a.when = a.when.or(when)
		if basis == medal.ByResult {
			a.open = open
		} else {
			a.open = a.open.and(open.or(a.when)).or(a.open)
		}
	}
	a.open = a.open.minus(a.when)
	if failed != nil && len(a.when) == 0 {
		return a, nil, failed
	}
	if now == nil {
		// The rank or count of the day is not known; the next span that is says at least something.
		if spans, _ := j.timeline(withBasis(q, medal.ByResult), s.Nation); spans != nil {
			for i := range spans {
				if spans[i].Known && (countOnly || spans[i].Ranked) && spans[i].From > w.until {
					now = &spans[i]
					break
				}
			}
		}
	}
	if len(days{w}.and(a.open.felt())) > 0 && len(days{w}.and(vague.felt())) == 0 {
		a.lacking = j.lackTable(s, games, w, nil)
	}
	j.citeTable(&a, games, q, s)
	return a, now, nil
}

func withBasis(q medal.Query, b medal.Basis) medal.Query { q.Basis = b; return q }

func decideIn(when days, w span) bool { return len(days{w}.minus(when.felt())) == 0 }

// citeTable names the opening lines, medal rows and decisions behind a nation's line.
func (j *job) citeTable(a *answer, games []altyn.GamesID, q medal.Query, s *altyn.Slots) {
	whole := q.Sport == "" && q.Event == "" && q.Sex == ""
	for _, g := range games {
		if len(a.rows) >= citedMax {
			return
		}
		if pub, ok := j.r.Opening(g); ok && whole {
			for _, l := range j.r.Lines(pub.ID) {
				if l.Nation == s.Nation {
					a.cite("tables", l.Key(), pub.Provenance)
					break
				}
			}
		}
	}
	for _, h := range j.x.medals().byNation[s.Nation] {
		if len(a.rows) >= citedMax {
			return
		}
		if !slices.Contains(games, h.Entry.Games) || q.Event != "" && j.x.eventFit(q.Event, h.Entry.Event) == apart || !j.x.sportFits(q.Sport, h.Entry.Event.Sport()) ||
			q.Sex != "" && h.Entry.Event.Sex() != q.Sex {
			continue
		}
		if !whole && h.Result != nil {
			a.cite("results", h.Result.Key(), h.Result.Provenance)
		}
		for _, d := range h.Given {
			a.cite("decisions", d.Key(), d.Provenance)
		}
		for _, d := range h.Taken {
			a.cite("decisions", d.Key(), d.Provenance)
		}
	}
}

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

// countOfPerson counts a person's own medals.
func (j *job) countOfPerson(id altyn.PersonID, s *altyn.Slots, w span) answer {
	whole := j.medalsWhole(id, s)
	type step struct {
		day  altyn.Day
		m    altyn.Medal
		n    int
		late bool
		why  []*altyn.Decision
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
	for _, h := range j.x.medals().byPerson[id] {
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
	return j.wholeOf(altyn.FactMedals, p.Nations, &t)
}

// rankMessage words a nation's place; of many Games, which ones is said by the season.
func (j *job) rankMessage(s *altyn.Slots, games []altyn.GamesID, rank altyn.Num, shared string, since altyn.Date) altyn.Message {
	if s.Games == "" && len(games) > 2 {
		games = []altyn.GamesID{}
	}
	return altyn.Msg(HasRank, "nation", s.Nation, "games", games, "season", s.Season, "sport", s.Sport, "by", s.By, "rank", rank, "shared", shared, "since", since)
}

// standing judges a rank in a medal table.
func (j *job) standing(s *altyn.Slots, w span) answer {
	if s.Rank == 0 {
		return cannot(lackSlot("rank"))
	}
	if s.Nation == "" {
		return cannot(lackSlot("nation"))
	}
	games, _ := j.scope(s)
	if len(games) == 0 {
		return cannot(lack(LackGames, "games", s.Games))
	}
	rankOf := func(by altyn.By) (answer, *medal.Span, error) {
		return j.overTime(games, medal.Query{Games: games, Sport: s.Sport, Event: s.Event, Sex: s.Sex, By: by}, s, w, false, func(sp medal.Span) bool {
			if s.Rank == altyn.LastPlace {
				return false
			}
			return sp.Line.Rank > 0 && rankFits(s, sp.Line.Rank)
		})
	}
	a, now, err := rankOf(s.By)
	if s.Rank == altyn.LastPlace {
		return cannot(lack(LackMeasure, "claim", altyn.Last))
	}
	var p answer
	found := false
	if s.By != altyn.ByTotal {
		p, found = j.printed(s, games, w, func(l *altyn.TableLine) bool {
			n, ok := l.Rank.Int()
			return ok && rankFits(s, n)
		})
	}
	if err != nil {
		if found {
			return p
		}
		return cannot(j.lackTable(s, games, w, err))
	}
	if now != nil {
		a.want = &altyn.Slots{Nation: s.Nation, Games: s.Games, By: s.By}
		if now.Line.Rank > 0 {
			a.want.Rank = altyn.Rank(now.Line.Rank)
		}
		shared := ""
		if now.Line.Shared {
			shared = "yes"
		}
		rank := altyn.Num{}
		if now.Line.Rank > 0 {
			rank = altyn.N(now.Line.Rank)
		}
		spans, _ := j.timeline(medal.Query{Games: games, Sport: s.Sport, Event: s.Event, Sex: s.Sex, By: s.By, Basis: medal.ByResult}, s.Nation)
		since := began(spans, now.From, func(x, y medal.Line) bool { return x.Rank == y.Rank })
		a.said = j.rankMessage(s, games, rank, shared, since.Date())
		if then, ok := a.when.nearest(w.until); ok {
			if sp, ok := medal.On(spans, then.until); ok && sp.Ranked && sp.Line.Rank > 0 && rankFits(s, sp.Line.Rank) {
				a.was = j.rankMessage(s, games, altyn.N(sp.Line.Rank), "", altyn.Date{})
			}
		}
	}
	if found && decide(a, w) != altyn.Confirmed {
		a = mergePrinted(a, p, w)
	}
	if s.By == "" && decide(a, w) == altyn.Contradicted {
		// The ranking is not named: by the number of medals it may be so.
		if t, _, err := rankOf(altyn.ByTotal); err == nil && decide(t, w) == altyn.Confirmed {
			t.open, t.when = t.when, nil
			t.lacking = lack(LackCandidate, "slot", "by")
			return t
		}
	}
	return a
}
