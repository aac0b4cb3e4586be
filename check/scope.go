package check

import (
	"slices"

	"altyn"
)

// elsewhere reports why a statement that the record has otherwise may speak of another scope than its slots say, so that
// it is not called wrong: what its sentence does not print was taken from its context, and the figure is so far from that
// of the scope taken that it counts something else. The message is empty when it is wrong all the same.
func (j *job) elsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	if st.Kind != altyn.GamesFact && st.Games != "" && !j.inSpan(st, st.Games) && !taken(st, "games") && len(j.text) > 0 {
		// Of several Games in a sentence the nearest was taken: those that the document is about, and those beside it.
		for _, g := range append(j.nearGames(st), j.gamesBeside(st)...) {
			s := st.Slots
			if s.Games = g; g != "" && g != st.Games && decide(j.ask(st.Kind, &s, c.window), c.window) == altyn.Confirmed {
				return lack(LackCandidate, "slot", "games")
			}
		}
	}
	if st.Kind != altyn.GamesFact && len(j.text) > 0 {
		for _, g := range j.sameCity(st) {
			s := st.Slots
			s.Games = g
			if g.Season().Movement() != st.Games.Season().Movement() {
				s.Sport, s.Event, s.Mark = "", "", "" // of the other movement, whose sports have other names
			}
			if v := decide(j.ask(st.Kind, &s, c.window), c.window); v == altyn.Confirmed || v == altyn.Outdated {
				return lack(LackCandidate, "slot", "games")
			}
		}
	}
	if st.Kind == altyn.MedalCount && len(st.People) > 0 && st.Games != "" {
		// What somebody has in all, told of the last of their Games.
		s := st.Slots
		if s.Games, s.All = "", true; decide(j.ask(st.Kind, &s, c.window), c.window) == altyn.Confirmed {
			return lack(LackCandidate, "slot", "games")
		}
	}
	if m := j.unsure(st, c); m.Key != "" {
		return m
	}
	if m := j.competing(st, c); m.Key != "" {
		return m
	}
	if st.Kind != altyn.GamesFact && j.listGoesOn(st) {
		return lack(LackCandidate, "slot", "games")
	}
	if (st.Kind == altyn.MedalCount || st.Kind == altyn.Standing) && taken(st, "games") && j.wanders(st.Games) && !slip(st, c.answer.want) {
		return lack(LackCandidate, "slot", "games")
	}
	switch st.Kind {
	case altyn.ParticipationKind:
		return j.timesElsewhere(st, c)
	case altyn.PersonFact:
		return j.ageElsewhere(st, c)
	case altyn.MedalCount:
		if m := j.countElsewhere(st, c); m.Key != "" {
			return m
		}
	case altyn.Superlative:
		if m := j.claimElsewhere(st); m.Key != "" {
			return m
		}
	case altyn.Standing:
		if want := c.answer.want; want != nil && taken(st, "nation") && 2*st.Rank < want.Rank {
			return lack(LackCandidate, "slot", "event") // a place in some event
		}
	case altyn.GamesFact:
		return j.gamesElsewhere(st, c)
	case altyn.Placing:
		if c.verdict == altyn.Outdated && j.movedBefore(st, c) {
			return lack(LackCandidate, "slot", "at") // what follows from a decision was told before it was decided as well
		}
		return j.placingElsewhere(st, c)
	case altyn.DecisionKind:
		return j.decisionElsewhere(st, c)
	case altyn.Progress:
		if taken(st, "event") && (len(st.People) == 0 || st.Outcome == altyn.Withdrew || st.Outcome == altyn.DidNotStart || st.Outcome == altyn.DidNotFinish) && !j.placingsKnown(st) {
			return lack(LackCandidate, "slot", "event") // of one of their events
		}
		return altyn.Message{}
	default:
		return altyn.Message{}
	}
	return j.topical(st, c)
}

// movedBefore reports whether a medal that somebody was given after the day of the report had been taken from somebody in the
// event by then.
func (j *job) movedBefore(st *altyn.Statement, c *verdictCase) bool {
	when, ok := c.answer.when.nearest(c.window.until)
	if !ok || when.from <= c.window.until || st.Event == "" {
		return false
	}
	return slices.ContainsFunc(j.r.Decisions(st.Games), func(d *altyn.Decision) bool {
		return worth(d.To) < worth(d.From) && d.Decided.First() <= c.window.until && j.x.eventFit(st.Event, d.Entry.Event()) != apart
	})
}

// slip reports whether all figures of a count but one are those of the record: then it counts what the record counts, and
// one figure is wrong.
func slip(st *altyn.Statement, want *altyn.Slots) bool {
	if want == nil {
		return false
	}
	same, other := 0, 0
	for _, x := range [][2]altyn.Num{{st.Gold, want.Gold}, {st.Silver, want.Silver}, {st.Bronze, want.Bronze}, {st.Total, want.Total}} {
		switch {
		case !x[0].Known() || !x[1].Known():
		case x[0] == x[1]:
			same++
		default:
			other++
		}
	}
	return other == 1 && same > 1
}

// wanderGames is of how many Games a document speaks that has no Games of its own.
const wanderGames = 5

// wanders reports whether the document goes through many Games, and those of a statement are not what it is about: which
// Games a sentence means that prints none is a guess there.
func (j *job) wanders(g altyn.GamesID) bool {
	here, all := 0, 0
	for i := range j.st {
		if j.st[i].Games != "" {
			all++
			if j.st[i].Games == g {
				here++
			}
		}
	}
	return len(j.named.games) >= wanderGames && 3*here < all
}

// countElsewhere judges how far a count of medals is from that of its scope. A count whose nation or Games the sentence
// does not print, and that is less than half of the real one, is that of a sport, a day or a person; one that is far above it
// is that of a career or of other Games. "More than two" and the like are read with care only where all is printed.
func (j *job) countElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	if len(st.People) > 0 && taken(st, "games") && !st.All {
		return lack(LackCandidate, "slot", "games") // somebody's medals of other Games, or of all
	}
	if len(st.People) == 0 && (st.Sport != "" || st.Event != "") && j.inSpan(st, st.Games) {
		// All medals of the Games, in a text that spoke of a sport before.
		s := st.Slots
		s.Sport, s.Event = "", ""
		if decide(j.ask(st.Kind, &s, c.window), c.window) == altyn.Confirmed {
			return lack(LackCandidate, "slot", "sport")
		}
	}
	if len(st.People) == 0 && taken(st, "nation") && st.Event.Slug() != "" {
		return lack(LackCandidate, "slot", "nation") // the medals of an event, of whichever nation
	}
	if st.From != "" && st.To == "" && len(j.text) > 0 && !j.inSpan(st, st.From) {
		return lack(LackCandidate, "slot", "from")
	}
	if len(st.People) > 0 || !taken(st, "games") && !taken(st, "nation") && !taken(st, "from") && !taken(st, "to") {
		return altyn.Message{}
	}
	if st.Approx != "" && st.Approx != altyn.About {
		return lack(LackCandidate, "slot", firstTaken(st))
	}
	want := c.answer.want
	if want == nil {
		return altyn.Message{}
	}
	line := lineOf(c.answer.said)
	far := false
	for _, x := range [][2]altyn.Num{{st.Gold, want.Gold}, {st.Silver, want.Silver}, {st.Bronze, want.Bronze}, {st.Total, want.Total}} {
		said, ok := x[0].Int()
		real, known := x[1].Int()
		if !ok || !known {
			continue
		}
		if said == real || said > 5 && contains(line, said) {
			return altyn.Message{} // one of its figures is that of the scope, if not of that medal
		}
		far = far || farApart(said, real)
	}
	if far {
		c.answer.part = true
		return lack(LackPart)
	}
	return altyn.Message{}
}

// lineOf gives the counts of each medal, and of all, in what the record has.
func lineOf(has altyn.Message) []int {
	var out []int
	if has.Key != HasTally {
		return nil
	}
	for _, a := range has.Args {
		if n, ok := a.Value.(altyn.Num); ok && n.Known() {
			out = append(out, n.Or(0))
		}
	}
	return out
}

// farApart reports whether a figure is no slip of another: less than half of it, or more than one and a half times it and
// more than five above it.
func farApart(said, real int) bool {
	return 2*said < real || 2*said > 3*real && said > real+5 || real == 0 && said > 0
}

// timesElsewhere judges a number of Games whose nation stands elsewhere: one that is far from the nation's is somebody's.
func (j *job) timesElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	want := c.answer.want
	if m := j.topical(st, c); m.Key != "" {
		return m
	}
	if want == nil || !taken(st, "nation") || len(st.People) > 0 {
		return altyn.Message{}
	}
	said, ok := st.Value.Int()
	real, known := want.Value.Int()
	if ok && known && said > 0 && (2*said < real && st.Sport == "" || said < real && said <= timesOfOne && len(j.text) > 0 && (taken(st, "season") || len(j.peopleBeside(st)) > 0)) {
		return lack(LackCandidate, "slot", "people")
	}
	return altyn.Message{}
}

// timesOfOne is to how many Games one person comes at most, but for a few.
const timesOfOne = 6

// ageElsewhere judges an age: of somebody with one name there are many, and a text that tells how somebody came to the
// Games gives the age of then.
func (j *job) ageElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	if st.Of != "age" || len(st.People) != 1 || c.answer.want == nil {
		return altyn.Message{}
	}
	if len(folded(st.People[0])) < 2 {
		return lack(LackPerson, "people", slices.Clone(st.People))
	}
	said, ok := st.Value.Int()
	real, known := c.answer.want.Value.Int()
	if ok && known && said < real && real-said <= 3 {
		return lack(LackCandidate, "slot", "on")
	}
	return altyn.Message{}
}

// gamesElsewhere judges a number of athletes, nations, events and the like: of Games that the sentence does not print, a
// number more than a tenth off is that of other Games, or of other ones than these are: of youth, of a continent.
func (j *job) gamesElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	if st.On.Known() && st.Games != "" && len(j.text) > 0 && !j.inSpan(st, st.Games) && c.answer.want != nil && c.answer.want.On.Known() && abs(st.On.First().Year()-c.answer.want.On.First().Year()) > 0 && !otherYear(st.On, c.answer.want.On) {
		return lack(LackCandidate, "slot", "games") // the days of other Games
	}
	said, ok := st.Value.Int()
	if !ok || !taken(st, "games") || st.Of == "edition" || c.answer.want == nil {
		return altyn.Message{}
	}
	if real, ok := c.answer.want.Value.Int(); ok && 10*abs(said-real) > max(real, 30) {
		return lack(LackCandidate, "slot", "games")
	}
	return altyn.Message{}
}

// otherYear reports whether two windows have the same days of other years: then only the year is wrong.
func otherYear(a, b altyn.Date) bool {
	same := func(x, y altyn.Day) bool {
		_, m, d := x.Civil()
		_, n, e := y.Civil()
		return m == n && d == e
	}
	return same(a.First(), b.First()) && same(a.Last(), b.Last())
}

// claimElsewhere judges what a claim leaves open. A best that says neither of what nor how many may be by any measure; a
// run of titles whose event or people stand elsewhere may be that of another event.
func (j *job) claimElsewhere(st *altyn.Statement) altyn.Message {
	if j.neutral(st.Nation) {
		// Whether what its athletes won under another name counts, everybody decides otherwise.
		return lack(LackCandidate, "slot", "nation")
	}
	if len(st.People) > 0 && st.Nation != "" && !j.ofNation(st) {
		return lack(LackCandidate, "slot", "people")
	}
	if j.sinceFollows(st) {
		return lack(LackMeasure, "claim", st.Claim)
	}
	counted := st.Medal != "" || st.Value != altyn.Value{}
	switch st.Claim {
	case altyn.BestSince:
		if st.Medal == "" {
			return lack(LackMeasure, "claim", st.Claim)
		}
	case altyn.FirstSince, altyn.MostSince:
		if taken(st, "nation") && taken(st, "games") && st.Event == "" && st.Sport == "" {
			return lack(LackCandidate, "slot", "nation")
		}
	case altyn.Best, altyn.Most, altyn.Fewest, altyn.Largest, altyn.Smallest, altyn.NthMost, altyn.NthBest:
		if !counted || st.Medal == "" && (taken(st, "games") || taken(st, "nation")) {
			return lack(LackMeasure, "claim", st.Claim)
		}
	case altyn.First, altyn.Nth:
		if len(st.People) > 0 && st.Sport == "" && st.Event == "" && (st.Medal == "" || st.Medal == altyn.AnyMedal) {
			// The first of some people whom the slots do not name: of a region, of an age, to win so many.
			return lack(LackMeasure, "claim", st.Claim)
		}
	case altyn.Consecutive:
		if taken(st, "people") || taken(st, "event") || len(st.People) == 0 && st.Event == "" {
			return lack(LackMeasure, "claim", st.Claim)
		}
	}
	return altyn.Message{}
}

// topical tries the sport that the document is about, for a count or a rank that names none: a text on one sport does not
// repeat it in each sentence.
func (j *job) topical(st *altyn.Statement, c *verdictCase) altyn.Message {
	if st.Sport != "" || st.Event != "" || len(st.People) > 0 {
		return altyn.Message{}
	}
	s := st.Slots
	for _, e := range j.named.events {
		// Of the events that the document names the claim may be about one.
		if s.Event = e; st.Kind == altyn.Superlative && decide(j.ask(st.Kind, &s, c.window), c.window) == altyn.Confirmed {
			return lack(LackCandidate, "slot", "event")
		}
	}
	if s.Event = ""; j.topic == "" {
		return altyn.Message{}
	}
	s.Sport = j.topic
	if v := decide(j.ask(st.Kind, &s, c.window), c.window); v == altyn.Confirmed || v == altyn.Unknown {
		return lack(LackCandidate, "slot", "sport")
	}
	return altyn.Message{}
}

// topicAtLeast is how many statements on one sport make it the topic of a document; two placings at the foot of a page about
// a whole team do not.
const topicAtLeast = 3

// topicOf gives the sport that a document is about: that of at least half of its statements, and of all of them that have
// one. "" when there is none.
func (j *job) topicOf() altyn.SportID {
	var topic altyn.SportID
	n := 0
	for i := range j.st {
		sport := j.st[i].Sport
		if sport == "" {
			sport = j.st[i].Event.Sport()
		}
		if sport == "" {
			continue
		}
		n++
		switch {
		case topic == "" || j.x.sportFits(sport, topic):
			topic = sport
		case j.x.sportFits(topic, sport):
		default:
			if p := j.wider(topic); p == "" || p != j.wider(sport) {
				return ""
			}
			topic = j.wider(topic)
		}
	}
	if n < topicAtLeast || 2*n < len(j.st) {
		return ""
	}
	return topic
}

// wider gives the sport that has a discipline, "" for one that is a sport itself.
func (j *job) wider(d altyn.SportID) altyn.SportID {
	if row, ok := j.r.Sport(d); ok {
		return row.Parent
	}
	return ""
}

// taken reports whether the sentence does not print a slot.
func taken(st *altyn.Statement, slot string) bool { return slices.Contains(st.Assumed, slot) }

func firstTaken(st *altyn.Statement) string {
	if len(st.Assumed) == 0 {
		return ""
	}
	return st.Assumed[0]
}
