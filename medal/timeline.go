package medal

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/record"
)

// Span is a run of days on which a nation's line and its rank stay the same.
type Span struct {
	From, Until altyn.Day          // both included; Until is altyn.MaxDay while it lasts
	Line        Line               // zero medals when the nation is not on the table
	Known       bool               // the record knows the line: false inside Games and before their first table
	Ranked      bool               // it knows the rank too; false when it has the rows of this nation only
	Decisions   []altyn.DecisionID // decisions that moved the line or the rank on From, in the order in which they count
	Games       []altyn.GamesID    // Games whose medals came in, or began to be unknown, on From
	Uncertain   []altyn.DecisionID // decisions that may already have moved line or rank: their day is known only as a window
}

// Timeline gives every change of nation n's line or rank in the table that q asks for, also where only the decision on
// another nation moved it: spans that follow each other without a hole, from the first day of the first of the Games to
// altyn.MaxDay. q.AsOf is not used: a timeline is of all days. Days on which the table cannot be computed are spans that
// are not Known; where the record has every medal row of the nation, its line is known on such days too, and its rank is
// not.
//
// The error is an [Unanswerable] when no day is known. A timeline according to a publisher changes with its tables. The
// spans may be shared with other callers and must not be changed.
func Timeline(r *record.Record, q Query, n altyn.NationID) ([]Span, error) {
	ix := indexOf(r)
	if len(q.Games) != 1 || ix.books[q.Games[0]] == nil || q.AccordingTo != "" || q.Lineage {
		return ix.timeline(q, n)
	}
	t := ix.spans.Of(spansKey{narrowKey{q.Games[0], q.Sport, q.Event, q.Sex}, n, q.Basis, q.By}, func() (t timeline) {
		t.spans, t.err = ix.timeline(q, n)
		return t
	})
	return t.spans, t.err
}

// timeline is what [Timeline] gives.
type timeline struct {
	spans []Span
	err   error
}

type spansKey struct {
	narrowKey
	nation altyn.NationID
	basis  Basis
	by     altyn.By
}

// spansMax bounds the timelines that are kept.
const spansMax = 1 << 14

func (ix *index) timeline(q Query, n altyn.NationID) ([]Span, error) {
	p, err := ix.plan(&q)
	if err != nil {
		return nil, err
	}
	num, ok := ix.num[n]
	if !ok {
		return nil, &UnknownNation{Nation: n}
	}
	if q.AccordingTo != "" {
		return ix.printedTimeline(q, n)
	}
	room, _ := ix.room.Get().(*sweepRoom)
	if room == nil {
		room = &sweepRoom{}
	}
	s := newSweep(ix, p, q, num, room)
	spans := s.run()
	ix.room.Put(room)
	if !slices.ContainsFunc(spans, func(s Span) bool { return s.Known }) {
		q.AsOf = altyn.MaxDay - 1
		if err := p.answerable(q); err != nil {
			return nil, err
		}
		return nil, unanswerable(Gap{Lack: NoTable, Games: q.Games[0], AsOf: q.AsOf, Nation: n})
	}
	return spans, nil
}

// On gives the span of the day.
func On(spans []Span, day altyn.Day) (Span, bool) {
	i, ok := slices.BinarySearchFunc(spans, day, func(s Span, d altyn.Day) int {
		switch {
		case s.Until < d:
			return -1
		case s.From > d:
			return 1
		}
		return 0
	})
	if !ok {
		return Span{}, false
	}
	return spans[i], true
}

// sweep runs through the days on which something changes, in order, and keeps the counts of all nations up to date.
type sweep struct {
	ix     *index
	p      plan
	q      Query
	own    int32
	root   []int32 // nil unless lineages are merged
	counts []tally // by Games that are in full
	before tally   // the nation's own medals at Games that are not, by its rows
	part   []tally // the same by account
	state  []phase // by account
	steps  []change
	vague  []change // moves known by a window only
}

type phase uint8

const (
	notBegun phase = iota
	inPart         // only the nation's own rows tell
	inFull
	dark
)

// change is what happens on a day.
type change struct {
	day, first altyn.Day
	account    int
	kind       changeKind
	nation     int32
	from, to   uint8
	effect     *altyn.Decision
}

type changeKind uint8

const (
	begin   changeKind = iota // the Games begin
	known                     // the nation's own rows begin to tell
	rows                      // a medal or a move of the nation's own, before the Games are known in full
	open                      // the opening balance, or the first day of rows
	medal                     // a medal is won
	shift                     // an effect
	pending                   // an effect may have taken place: nothing is counted
)

// sweepRoom is memory that sweeps use one after the other.
type sweepRoom struct {
	steps, sorted []change
	keys          []uint64
}

func newSweep(ix *index, p plan, q Query, own int32, room *sweepRoom) *sweep {
	s := &sweep{ix: ix, p: p, q: q, own: own, counts: make([]tally, len(ix.nations)), part: make([]tally, len(p.accounts)), state: make([]phase, len(p.accounts))}
	if q.Lineage {
		s.root = ix.roots()
	}
	s.steps = room.steps[:0]
	for i := range p.accounts {
		a := &p.accounts[i]
		if !a.b.held {
			continue
		}
		s.steps = append(s.steps, change{day: a.b.begins, account: i, kind: begin})
		if since, ok := s.rows(a.b); ok && (a.unknown || since < a.from) {
			s.steps = append(s.steps, change{day: since, account: i, kind: known})
		}
		after := altyn.MinDay - 1
		full := altyn.MaxDay
		if !a.unknown {
			full = max(a.from, a.b.begins)
			s.steps = append(s.steps, change{day: full, account: i, kind: open})
			if a.opening != nil {
				after = a.opening.day
			}
		}
		for j := range a.b.awards {
			w := &a.b.awards[j]
			if !p.filter.has(w.event) {
				continue
			}
			switch {
			case !a.unknown && a.opening == nil:
				s.steps = append(s.steps, change{day: max(w.day, full), account: i, kind: medal, nation: s.to(w.nation), to: w.medal})
			case s.to(w.nation) == own && w.day < full:
				s.steps = append(s.steps, change{day: max(w.day, a.b.begins), account: i, kind: rows, nation: own, to: w.medal})
			}
		}
		for j := range a.b.moves[p.basis] {
			m := &a.b.moves[p.basis][j]
			if !p.filter.has(m.event) {
				continue
			}
			c := change{day: m.day, first: m.first, account: i, kind: shift, nation: s.to(m.nation), from: m.from, to: m.to, effect: m.effect}
			switch {
			case !a.unknown && m.day > after:
				c.day = max(c.day, full)
			case c.nation == own && m.day < full:
				c.kind = rows
			default:
				continue
			}
			s.steps = append(s.steps, c)
			if c.first < c.day {
				s.vague = append(s.vague, c)
				s.steps = append(s.steps, change{day: max(c.first, a.b.begins), account: i, kind: pending})
			}
		}
	}
	room.steps = s.steps
	s.steps = room.inOrder()
	return s
}

// inOrder sorts changes by day and kind, and leaves those of one day and kind in the order in which they are. Numbers are
// sorted in their stead: they are many, and large.
func (room *sweepRoom) inOrder() []change {
	steps := room.steps
	if len(steps) >= 1<<24 {
		slices.SortStableFunc(steps, func(a, b change) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.kind, b.kind)) })
		return steps
	}
	keys := slices.Grow(room.keys[:0], len(steps))[:len(steps)]
	room.keys = keys
	for i := range steps {
		keys[i] = uint64(uint32(steps[i].day)^1<<31)<<32 | uint64(steps[i].kind)<<24 | uint64(i)
	}
	slices.Sort(keys)
	out := slices.Grow(room.sorted[:0], len(steps))[:len(steps)]
	room.sorted = out
	for i, k := range keys {
		out[i] = steps[k&(1<<24-1)]
	}
	return out
}

func (s *sweep) to(n int32) int32 {
	if s.root == nil {
		return n
	}
	return s.root[n]
}

func (s *sweep) run() []Span {
	var out []Span
	var touched []touch
	for i := 0; i < len(s.steps); {
		day := s.steps[i].day
		own := s.line()
		touched = touched[:0]
		var games []altyn.GamesID
		first := i
		for ; i < len(s.steps) && s.steps[i].day == day; i++ {
			c := &s.steps[i]
			if c.kind == begin || c.kind == open {
				games = append(games, s.p.accounts[c.account].b.games.ID)
			}
			if c.kind == shift && !slices.ContainsFunc(touched, func(t touch) bool { return t.nation == c.nation }) {
				touched = append(touched, touch{c.nation, s.counts[c.nation]})
			}
			s.apply(c)
		}
		span := s.span(day)
		if n := len(out); n > 0 {
			last := &out[n-1]
			changed := last.Known != span.Known || last.Ranked != span.Ranked || last.Line != span.Line
			if !changed && slices.Equal(last.Uncertain, span.Uncertain) {
				continue
			}
			last.Until = day - 1
			if changed {
				span.Decisions = s.because(s.steps[first:i], touched, own)
			}
		}
		span.Games = games
		out = append(out, span)
	}
	return out
}

type touch struct {
	nation int32
	before tally
}

func (s *sweep) line() tally {
	t := s.counts[s.own]
	for m := gold; m <= bronze; m++ {
		t[m] += s.before[m]
	}
	return t
}

func (s *sweep) apply(c *change) {
	a := &s.p.accounts[c.account]
	switch c.kind {
	case begin:
		s.state[c.account] = dark
	case known:
		s.state[c.account] = inPart
	case rows:
		for _, t := range []*tally{&s.before, &s.part[c.account]} {
			t[c.from]--
			t[c.to]++
		}
	case open:
		s.forget(c.account)
		s.state[c.account] = inFull
		if a.opening != nil {
			for _, l := range a.opening.cells {
				t := &s.counts[s.to(l.nation)]
				for m := gold; m <= bronze; m++ {
					t[m] += l.count[m]
				}
			}
		}
	case medal, shift:
		s.counts[c.nation][c.from]--
		s.counts[c.nation][c.to]++
	}
}

// forget takes back what the nation's own rows gave: from now on the Games are known in full.
func (s *sweep) forget(account int) {
	for m := gold; m <= bronze; m++ {
		s.before[m] -= s.part[account][m]
	}
	s.part[account] = tally{}
}

// rows reports whether the record has every medal row of the nation at these Games, and from which day on they tell.
func (s *sweep) rows(b *book) (since altyn.Day, ok bool) {
	since = b.begins
	for _, n := range s.ix.line(s.own, s.q) {
		day, ok := s.ix.rows(b, s.ix.nations[n], s.q)
		if !ok {
			return 0, false
		}
		since = max(since, day)
	}
	return since, true
}

// span describes the nation's line as it stands at the end of the day.
func (s *sweep) span(day altyn.Day) Span {
	own := s.line()
	sp := Span{From: day, Until: altyn.MaxDay, Known: true, Ranked: true}
	for _, st := range s.state {
		sp.Known = sp.Known && st != dark
		sp.Ranked = sp.Ranked && st != dark && st != inPart
	}
	sp.Line = Line{Nation: s.ix.nations[s.own]}
	if sp.Known {
		sp.Line = own.line(s.ix.nations[s.own])
	}
	if sp.Ranked {
		sp.Line.Rank, sp.Line.Shared = s.rank(own)
	}
	sp.Uncertain = s.uncertain(day, own)
	return sp
}

func (s *sweep) rank(own tally) (rank int, shared bool) {
	if own.zero() || !s.ix.ranked[s.own] {
		return 0, false
	}
	rank = 1
	for i := range s.counts {
		t := &s.counts[i]
		if int32(i) == s.own || !s.ix.ranked[i] || t.zero() {
			continue
		}
		switch c := compareTallies(*t, own, s.q.By); {
		case c < 0:
			rank++
		case c == 0:
			shared = true
		}
	}
	return rank, shared
}

// because gives the decisions of a day that moved the line or the rank: those on the nation itself, and those on a nation
// that passed it, fell behind it, or came level.
func (s *sweep) because(steps []change, touched []touch, before tally) []altyn.DecisionID {
	var out []altyn.DecisionID
	own := s.line()
	for i := range steps {
		c := &steps[i]
		if c.effect == nil || slices.Contains(out, c.effect.Decision) {
			continue
		}
		if c.nation != s.own {
			k := slices.IndexFunc(touched, func(t touch) bool { return t.nation == c.nation })
			if k < 0 || !s.ix.ranked[c.nation] || sign(touched[k].before, before, s.q.By) == sign(s.counts[c.nation], own, s.q.By) {
				continue
			}
		}
		out = append(out, c.effect.Decision)
	}
	return out
}

func sign(a, b tally, by altyn.By) int { return cmp.Compare(compareTallies(a, b, by), 0) }

// uncertain gives the decisions whose window has begun and is not over, and that would move the nation's line or rank.
func (s *sweep) uncertain(day altyn.Day, own tally) []altyn.DecisionID {
	var out []altyn.DecisionID
	for i := range s.vague {
		c := &s.vague[i]
		if day < c.first || day >= c.day || slices.Contains(out, c.effect.Decision) {
			continue
		}
		if c.nation != s.own {
			t := s.counts[c.nation]
			t[c.from]--
			t[c.to]++
			if !s.ix.ranked[c.nation] || sign(t, own, s.q.By) == sign(s.counts[c.nation], own, s.q.By) {
				continue
			}
		}
		out = append(out, c.effect.Decision)
	}
	slices.Sort(out)
	return out
}

// printedTimeline is the timeline of a nation in the tables of a publisher.
func (ix *index) printedTimeline(q Query, n altyn.NationID) ([]Span, error) {
	var days []altyn.Day
	for _, g := range q.Games {
		days = append(days, ix.books[g]().begins)
		for _, p := range ix.r.Publications(g) {
			if p.Publisher == q.AccordingTo {
				days = append(days, p.AsOf.Last())
			}
		}
	}
	slices.Sort(days)
	var out []Span
	var failed error
	any := false
	for _, day := range slices.Compact(days) {
		span := Span{From: day, Until: altyn.MaxDay, Line: Line{Nation: n}}
		q.AsOf = day
		t, err := ix.snapshot(q)
		if err == nil {
			span.Known, span.Ranked, any = true, true, true
			span.Line, _ = t.Line(n)
		} else {
			failed = err
		}
		if k := len(out); k > 0 {
			if out[k-1].Known == span.Known && out[k-1].Line == span.Line {
				continue
			}
			out[k-1].Until = day - 1
		}
		out = append(out, span)
	}
	if !any {
		return nil, failed
	}
	return out, nil
}
