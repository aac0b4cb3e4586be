package medal

import (
	"slices"

	"altyn"
	"altyn/record"
)

// TimelineOf gives every change of a person's own medals in what q asks for, as [Timeline] does for a nation: spans that
// follow each other from the first of the Games to altyn.MaxDay, without ranks. A medal of a pair or team counts as one;
// a decision on one member counts for that member. A span is Known when the record has every medal row of the nations for
// which the person competed at the Games that have begun. It is empty for a person whom the record does not have, or when
// q names no Games of the record; q.AsOf, By, AccordingTo and Lineage are not used.
func TimelineOf(r *record.Record, q Query, p altyn.PersonID) []Span {
	person, ok := r.Person(p)
	if !ok {
		return nil
	}
	ix := indexOf(r)
	type turn struct {
		from  altyn.Day // the rows of the Games begin to be needed
		since altyn.Day // and tell from here on; altyn.MaxDay when they do not
		games altyn.GamesID
	}
	var turns []turn
	var days []altyn.Day
	for _, g := range q.Games {
		lazy, ok := ix.books[g]
		if !ok || !lazy().held {
			continue
		}
		b := lazy()
		t := turn{from: b.begins, since: b.begins, games: g}
		for _, n := range person.Nations {
			if since, ok := ix.rows(b, n, q); ok {
				t.since = max(t.since, since)
			} else {
				t.since = altyn.MaxDay
			}
		}
		turns = append(turns, t)
		days = append(days, t.from, t.since)
	}
	if len(turns) == 0 {
		return nil
	}
	held := slices.Collect(Medals(r, Filter{Games: q.Games, Person: p, Sport: q.Sport, Event: q.Event, Sex: q.Sex, Basis: q.Basis}))
	for _, h := range held {
		days = append(days, h.Began.First(), h.From)
		if h.Until < altyn.MaxDay {
			days = append(days, h.Until+1)
			for _, d := range h.Taken {
				days = append(days, d.Decided.First())
			}
		}
	}
	slices.Sort(days)
	first := slices.MinFunc(turns, func(a, b turn) int { return int(a.from - b.from) }).from
	var out []Span
	for _, day := range slices.Compact(days) {
		if day < first || day >= altyn.MaxDay {
			continue
		}
		s := Span{From: day, Until: altyn.MaxDay, Known: true}
		for _, t := range turns {
			s.Known = s.Known && (day < t.from || day >= t.since)
			if t.from == day {
				s.Games = append(s.Games, t.games)
			}
		}
		var count tally
		for _, h := range held {
			if h.HeldOn(day) {
				count[place(h.Medal)]++
			}
			if h.From == day {
				s.Decisions = addDecisions(s.Decisions, h.Given)
			}
			if h.Until+1 == day {
				s.Decisions = addDecisions(s.Decisions, h.Taken)
			}
			if h.Began.First() <= day && day < h.From {
				s.Uncertain = addDecisions(s.Uncertain, h.Given)
			}
			for _, d := range h.Taken {
				if d.Decided.First() <= day && day <= h.Until {
					s.Uncertain = addDecisions(s.Uncertain, []*altyn.Decision{d})
				}
			}
		}
		if s.Known {
			s.Line = count.line("")
		}
		if n := len(out); n > 0 {
			last := &out[n-1]
			if last.Known == s.Known && last.Line == s.Line && slices.Equal(last.Uncertain, s.Uncertain) {
				continue
			}
			last.Until = day - 1
		}
		out = append(out, s)
	}
	return out
}

func addDecisions(ids []altyn.DecisionID, ds []*altyn.Decision) []altyn.DecisionID {
	for _, d := range ds {
		if !slices.Contains(ids, d.Decision) {
			ids = append(ids, d.Decision)
		}
	}
	return ids
}
