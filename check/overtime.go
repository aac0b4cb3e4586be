package check

import (
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
	for _, h := range j.x.medals().ofNationAt(s.Nation, games) {
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
