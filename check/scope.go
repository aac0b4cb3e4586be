package check

import (
	"slices"

	"altyn"
)

// elsewhere reports why a statement that the record has otherwise may speak of another scope than its slots say, so that
// it is not called wrong: what its sentence does not print was taken from its context, and the figure is so far from that
// of the scope taken that it counts something else. The message is empty when it is wrong all the same.
func (j *job) elsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	switch st.Kind {
	case altyn.MedalCount:
		if m := j.countElsewhere(st, c); m.Key != "" {
			return m
		}
	case altyn.Superlative:
		if m := claimElsewhere(st); m.Key != "" {
			return m
		}
	case altyn.Standing:
	case altyn.GamesFact:
		return gamesElsewhere(st, c)
	case altyn.Placing:
		return j.placingElsewhere(st, c)
	default:
		return altyn.Message{}
	}
	return j.topical(st, c)
}

// countElsewhere judges how far a count of medals is from that of its scope. A count whose nation or Games the sentence
// does not print, and that is less than half of the real one, is that of a sport, a day or a person; one that is far above it
// is that of a career or of other Games. "More than two" and the like are read with care only where all is printed.
func (j *job) countElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	if len(st.People) > 0 && taken(st, "games") && !st.All {
		return lack(LackCandidate, "slot", "games") // somebody's medals of other Games, or of all
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
	return 2*said < real || 2*said > 3*real && said > real+5
}

// gamesElsewhere judges a number of athletes, nations, events and the like: of Games that the sentence does not print, a
// number more than a tenth off is that of other Games, or of other ones than these are: of youth, of a continent.
func gamesElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	said, ok := st.Value.Int()
	if !ok || !taken(st, "games") || st.Of == "edition" || c.answer.want == nil {
		return altyn.Message{}
	}
	if real, ok := c.answer.want.Value.Int(); ok && 10*abs(said-real) > max(real, 30) {
		return lack(LackCandidate, "slot", "games")
	}
	return altyn.Message{}
}

// claimElsewhere judges what a claim leaves open. A best that says neither of what nor how many may be by any measure; a
// run of titles whose event or people stand elsewhere may be that of another event.
func claimElsewhere(st *altyn.Statement) altyn.Message {
	counted := st.Medal != "" || st.Value != altyn.Value{}
	switch st.Claim {
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
	if j.topic == "" || st.Sport != "" || st.Event != "" || len(st.People) > 0 {
		return altyn.Message{}
	}
	s := st.Slots
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
