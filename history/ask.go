package history

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Ask tries a claim on every day that matters. A question that lacks what its claim needs cannot be told.
func Ask(r *record.Record, q Question) Answer {
	a := newAsker(r, q)
	try := a.claim()
	if try == nil {
		return Answer{Truth: CannotTell, Missing: altyn.Msg("claim-not-understood", "claim", q.Claim)}
	}
	var out Answer
	a.until = altyn.MinDay
	for _, day := range a.days() {
		if day < a.until {
			continue // nothing of what the last trial looked at has changed yet
		}
		a.until = altyn.MaxDay
		v := try(day)
		if n := len(out.Days); n > 0 {
			if out.Days[n-1].Truth == v.truth && out.Days[n-1].Shared == v.shared {
				continue
			}
			out.Days[n-1].Until = day - 1
		}
		out.Days = append(out.Days, Run{From: day, Until: altyn.MaxDay, Truth: v.truth, Shared: v.shared, Decisions: a.decisions[day]})
	}
	a.cite = true
	v := try(q.AsOf)
	out.Truth, out.Shared, out.Instead = v.truth, v.shared, v.found
	if v.truth == CannotTell {
		out.Missing = v.missing
	}
	slices.Sort(v.rows)
	out.Rows = slices.Compact(v.rows)
	return out
}

// verdict is what a claim comes to on one day.
type verdict struct {
	truth   Truth
	shared  bool
	found   Found
	missing altyn.Message
	rows    []altyn.RowID
}

func holdsIf(b bool, f Found, rows []altyn.RowID) verdict {
	v := verdict{truth: DoesNot, found: f, rows: rows}
	if b {
		v.truth = Holds
	}
	return v
}

func cannot(m altyn.Message) verdict { return verdict{truth: CannotTell, missing: m} }

// asker holds what a question needs of the record, read once.
type asker struct {
	r          *record.Record
	q          Question
	over       []altyn.GamesID
	held       func() []medal.Held            // of the nation, of everybody when there is none, in order of time
	byGames    map[altyn.GamesID][]medal.Held // the same by Games; nil before it is asked for
	spans      map[altyn.GamesID][]medal.Span
	away       map[altyn.GamesID]bool  // whether the nation took no part
	wholeSince map[altyn.GamesID]since // from when on the medal rows of the Games are all there
	cite       bool                    // whether rows are wanted
	until      altyn.Day               // the first day on which something changes that the trial going on looked at
	decisions  map[altyn.Day][]altyn.DecisionID
	figures    []figure // room
}

// changes notes that what a trial looked at is otherwise from a day on.
func (a *asker) changes(day altyn.Day) { a.until = min(a.until, day) }

// heldOn reports whether a medal is held at the end of the day.
func (a *asker) heldOn(h *medal.Held, day altyn.Day) bool {
	switch {
	case day < h.From:
		a.changes(h.From)
		return false
	case day > h.Until:
		return false
	case h.Until < altyn.MaxDay:
		a.changes(h.Until + 1)
	}
	return true
}

func newAsker(r *record.Record, q Question) *asker {
	if q.Medal == altyn.AnyMedal {
		q.Medal = ""
	}
	a := &asker{r: r, q: q, over: q.games(r), spans: map[altyn.GamesID][]medal.Span{}, away: map[altyn.GamesID]bool{}, wholeSince: map[altyn.GamesID]since{}, decisions: map[altyn.Day][]altyn.DecisionID{}}
	a.held = onceHeld(func() []medal.Held {
		m := record.Derive(r, newMemory)
		var out []medal.Held
		for _, g := range a.over {
			out = append(out, m.heldAt(r, medal.Filter{Nation: q.Nation, Event: q.Event, Sport: q.Sport, Sex: q.Sex, Medal: q.Medal, Basis: q.Basis}, g)...)
		}
		if !slices.IsSortedFunc(out, compareHeld) {
			slices.SortStableFunc(out, compareHeld)
		}
		return out
	})
	return a
}

func onceHeld(f func() []medal.Held) func() []medal.Held {
	var out []medal.Held
	done := false
	return func() []medal.Held {
		if !done {
			out, done = f(), true
		}
		return out
	}
}

// claim gives the trial of the question's claim on a day, nil when there is none.
func (a *asker) claim() func(altyn.Day) verdict {
	q := a.q
	switch q.Claim {
	case altyn.First, altyn.Nth, altyn.Last:
		if q.Without {
			return a.without
		}
		if n, ok := q.Value.Int(); q.Claim == altyn.First && ok && n > 1 && len(q.People) > 0 {
			return a.firstToReach
		}
		return a.inOrder
	case altyn.Only:
		if n, ok := q.Value.Int(); ok && n > 1 && len(q.People) > 0 || q.Among == People {
			return a.onlyPerson
		}
		return a.only
	case altyn.Consecutive:
		return a.inARow
	case altyn.FirstSince:
		return a.firstSince
	case altyn.Youngest, altyn.Oldest:
		return a.byAge
	case altyn.Best, altyn.Most, altyn.Fewest, altyn.Largest, altyn.Smallest, altyn.NthMost, altyn.NthBest,
		altyn.BestSince, altyn.MostSince, altyn.SmallestSince:
		switch {
		case q.Among == Nations:
			return a.mostOfNations
		case q.Among == People || q.Among == "" && len(q.People) > 0:
			return a.mostOfPeople
		}
		return a.extreme
	}
	return nil
}

// days gives the days on which the answer can change: Games begin, tables become known, medals come and go.
func (a *asker) days() []altyn.Day {
	var out []altyn.Day
	note := func(day altyn.Day, ds []altyn.DecisionID) {
		out = append(out, day)
		for _, d := range ds {
			if !slices.Contains(a.decisions[day], d) {
				a.decisions[day] = append(a.decisions[day], d)
			}
		}
	}
	for _, g := range a.over {
		if x, ok := a.r.Games(g); ok && x.Opens.Known() {
			note(x.Opens.First(), nil)
			note(x.Closes.Last(), nil)
		}
		if a.q.Nation != "" {
			for _, s := range a.timeline(g) {
				note(s.From, s.Decisions)
			}
		}
	}
	for _, h := range a.held() {
		note(h.From, decisionsOf(h.Given))
		if h.Until < altyn.MaxDay {
			note(h.Until+1, decisionsOf(h.Taken))
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(d altyn.Day) bool { return d >= altyn.MaxDay })
}

func decisionsOf(ds []*altyn.Decision) []altyn.DecisionID {
	var out []altyn.DecisionID
	for _, d := range ds {
		out = append(out, d.Decision)
	}
	return out
}

// timeline gives the nation's line at one Games over time; nothing when no day of it is known.
func (a *asker) timeline(g altyn.GamesID) []medal.Span {
	spans, ok := a.spans[g]
	if !ok {
		q := medal.Query{Games: []altyn.GamesID{g}, Basis: a.q.Basis, Sport: a.q.Sport, Event: a.q.Event, Sex: a.q.Sex}
		spans, _ = medal.Timeline(a.r, q, a.q.Nation)
		a.spans[g] = spans
	}
	return spans
}

// tally is the nation's line at one Games on a day.
type tally struct {
	games  altyn.GamesID
	line   medal.Line
	known  bool // the line; a rank may still be missing
	ranked bool
	begun  bool
}

func (t tally) count(m altyn.Medal) int { return t.line.Count(m) }

// tally gives the nation's line at one of the Games on a day.
func (a *asker) tally(g altyn.GamesID, day altyn.Day) tally {
	t := tally{games: g}
	if x, ok := a.r.Games(g); ok {
		opens := x.Opens.First()
		if x.FirstCompetition.Known() {
			opens = min(opens, x.FirstCompetition.First())
		}
		t.begun = x.Status != altyn.GamesCancelled && opens <= day
		if opens > day {
			a.changes(opens)
		}
	}
	spans := a.timeline(g)
	s, ok := medal.On(spans, day)
	if !ok && len(spans) > 0 && day < spans[0].From {
		a.changes(spans[0].From)
	}
	if ok {
		if s.Until < altyn.MaxDay {
			a.changes(s.Until + 1)
		}
		t.line, t.known, t.ranked = s.Line, s.Known && len(s.Uncertain) == 0, s.Ranked
	}
	return t
}

// rows names the published tables or the medal rows that the tally rests on.
func (a *asker) rows(t tally) []altyn.RowID {
	if !a.cite {
		return nil
	}
	if a.q.Sport == "" && a.q.Event == "" && a.q.Sex == "" {
		if p, ok := a.r.Opening(t.games); ok {
			return []altyn.RowID{altyn.NewRowID("tables", altyn.TableLine{Publication: p.ID, Nation: a.q.Nation}.Key())}
		}
	}
	var out []altyn.RowID
	for _, h := range a.held() {
		if h.Entry.Games == t.games {
			out = append(out, a.heldRows(h)...)
		}
	}
	return out
}

// heldRows names the rows that a medal rests on.
func (a *asker) heldRows(h medal.Held) []altyn.RowID {
	if !a.cite {
		return nil
	}
	var out []altyn.RowID
	if h.Result != nil {
		out = append(out, altyn.NewRowID("results", h.Result.Key()))
	}
	for _, d := range h.Given {
		out = append(out, altyn.NewRowID("decisions", d.Key()))
	}
	if len(out) == 0 {
		out = append(out, altyn.NewRowID("entries", h.Entry.Key()))
	}
	return out
}

// lacksMedals says that the medal rows or the table of a nation at Games are missing.
func (a *asker) lacksMedals(g altyn.GamesID) altyn.Message {
	return altyn.Msg("lacks-medals", "nation", a.q.Nation, "games", g, "sport", a.q.Sport, "event", a.q.Event)
}
