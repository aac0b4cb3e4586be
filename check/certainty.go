package check

import (
	"slices"
	"strings"

	"altyn"
)

// certainty says how sure it is what a slot stands for. What the record has otherwise is called wrong only when each slot
// that decides is sure enough: one that was carried from afar, in a document that names others as well, is a guess, and two
// guesses decide nothing.
type certainty int8

// The certainties, in order.
const (
	guessed    certainty = iota // carried, and the document names others
	inSentence                  // carried from another statement of the sentence
	sole                        // carried, and the document names no other
	printed                     // the words of the statement print it
)

// sure gives the certainty of a slot of a statement. A slot that is not filled decides nothing and is as good as printed.
func (j *job) sure(st *altyn.Statement, slot string) certainty {
	if slot == "event" {
		if j.carriedEvent(st) {
			return guessed
		}
		return printed
	}
	if !taken(st, slot) {
		return printed
	}
	others := 0
	switch slot {
	case "games":
		others = len(j.named.games)
	case "nation":
		others = len(j.named.nations)
	case "people":
		others = len(j.named.people)
	case "sport":
		others = len(j.named.sports)
	default:
		return guessed
	}
	switch {
	case others <= 1:
		return sole
	case j.sameSentence(st, slot):
		return inSentence
	}
	return guessed
}

// sameSentence reports whether another statement of the sentence prints the same value of a slot.
func (j *job) sameSentence(st *altyn.Statement, slot string) bool {
	if len(j.text) == 0 {
		return false
	}
	for o := range j.nearStatements(st) {
		if o.ID == st.ID || taken(o, slot) {
			continue
		}
		same := false
		switch slot {
		case "games":
			same = o.Games == st.Games
		case "nation":
			same = o.Nation == st.Nation
		case "people":
			same = slices.Equal(o.People, st.People)
		case "sport":
			same = o.Sport == st.Sport
		}
		from, until := st.End, o.Start
		if o.Start < st.Start {
			from, until = o.End, st.Start
		}
		if same && !stopBetween(j.text, from, until) {
			return true
		}
	}
	return false
}

// carriedEvent reports whether the event of a statement was not told in its sentence at all: not even a part of it, as a
// weight or a distance is.
func (j *job) carriedEvent(st *altyn.Statement) bool {
	if st.Event.Slug() == "" || !taken(st, "event") {
		return false
	}
	if st.Trace == nil {
		return len(printedParts(st)) == 0
	}
	return slices.ContainsFunc(st.Trace.Origins, func(o altyn.Origin) bool { return o.Slot == "event" && o.From != "printed" })
}

// unsure reports why a statement that the record has otherwise rests on too many guesses. The message is empty when it
// does not.
func (j *job) unsure(st *altyn.Statement, c *verdictCase) altyn.Message {
	guess := func(slot string) bool { return j.sure(st, slot) == guessed }
	switch st.Kind {
	case altyn.Placing:
		switch {
		case guess("people") && (guess("event") || guess("games")) && (len(st.People) > 1 || !j.wasIn(st)):
			return lack(LackCandidate, "slot", "people")
		case guess("people") && st.Event.Slug() == "" && medalClaimed(&st.Slots):
			return lack(LackCandidate, "slot", "people")
		case len(st.People) == 0 && !j.ofTeams(st) && (guess("nation") || st.Event.Slug() != "" && len(j.text) > 0 && !j.names(st, st.Nation)):
			return lack(LackCandidate, "slot", "people") // somebody, of a nation that the sentence does not name
		case st.Approx == altyn.Over || st.Approx == altyn.Under:
			return lack(LackCandidate, "slot", "rank") // better than whom
		}
	case altyn.Progress:
		if len(st.People) == 0 && (guess("nation") || taken(st, "sport")) && !j.ofTeams(st) || taken(st, "people") && guess("event") && taken(st, "games") {
			return lack(LackCandidate, "slot", "people")
		}
	case altyn.MedalCount:
		if len(st.People) == 0 && taken(st, "nation") && taken(st, "games") && (st.Sport == "" && st.Event == "" || taken(st, "sport")) && (j.sure(st, "nation") < sole || j.sure(st, "games") < sole) && !j.beside(st) {
			return lack(LackCandidate, "slot", "nation")
		}
		if c.verdict == altyn.Contradicted && wrong(st, c.answer.want) > 1 && (taken(st, "nation") || taken(st, "sport")) {
			return lack(LackCandidate, "slot", firstTaken(st)) // more than a slip: the figures of another scope
		}
	case altyn.DecisionKind:
		if taken(st, "people") && (st.Outcome == altyn.Upgraded || st.Outcome == altyn.Vacant) {
			return lack(LackCandidate, "slot", "people") // who moved up is seldom whom the sentence before was about
		}
		if c.verdict == altyn.Contradicted && c.answer.want == nil && (taken(st, "people") || len(st.People) == 0 && (taken(st, "nation") || st.Outcome == altyn.Upgraded || st.Outcome == altyn.Reinstated)) {
			return lack(LackCandidate, "slot", "outcome") // no such change at all, of somebody it does not name: a title won back
		}
	case altyn.ParticipationKind:
		if n, _ := st.Value.Int(); n == 1 && len(st.People) == 0 && st.From != "" && j.longBefore(st, c.answer.want) {
			return lack(LackCandidate, "slot", "sport") // the debut of somebody, or in something
		}
		if want := c.answer.want; want != nil && len(st.People) == 0 {
			said, ok := st.Value.Int()
			real, known := want.Value.Int()
			switch {
			case !ok || !known || said >= real:
			case st.Sport == "" && st.Event == "" && taken(st, "season") && (taken(st, "to") || taken(st, "from")):
				return lack(LackCandidate, "slot", "sport") // of all Games, or of those with the event that the text is about
			case said <= timesOfOne && (2*said < real && len(j.peopleBeside(st)) > 0 || 4*said < real && taken(st, "season")):
				return lack(LackCandidate, "slot", "people")
			}
		}
	}
	return altyn.Message{}
}

// debutGames is how many Games before it a debut may have been by a slip.
const debutGames = 3

// longBefore reports whether the first of a nation's Games lies so far before its debut that another debut is meant.
func (j *job) longBefore(st *altyn.Statement, want *altyn.Slots) bool {
	if want == nil || want.From == "" {
		return false
	}
	n := 0
	for _, g := range j.x.series(st.From.Season()) {
		if altyn.CompareGames(want.From, g) <= 0 && altyn.CompareGames(g, st.From) < 0 {
			n++
		}
	}
	return n >= debutGames
}

// wrong counts the figures of a count that are not those of the record.
func wrong(st *altyn.Statement, want *altyn.Slots) int {
	if want == nil {
		return 0
	}
	n := 0
	for _, x := range [][2]altyn.Num{{st.Gold, want.Gold}, {st.Silver, want.Silver}, {st.Bronze, want.Bronze}} {
		if x[0].Known() && x[1].Known() && x[0] != x[1] {
			n++
		}
	}
	return n
}

// names reports whether the words of a statement name a nation.
func (j *job) names(st *altyn.Statement, n altyn.NationID) bool {
	words := " " + strings.Join(folded(st.Text), " ")
	return slices.ContainsFunc(j.x.nations()[n], func(name string) bool { return strings.Contains(words, " "+name) })
}

// beside reports whether a count has other figures with it, so that more than one number decides.
func (j *job) beside(st *altyn.Statement) bool {
	n := 0
	for _, x := range []altyn.Num{st.Gold, st.Silver, st.Bronze, st.Total} {
		if x.Known() {
			n++
		}
	}
	return n > 1
}

// ofTeams reports whether the event of a statement is one of teams, in which a nation stands for its people.
func (j *job) ofTeams(st *altyn.Statement) bool {
	ev, ok := j.r.Event(st.Event)
	return ok && (ev.Kind == altyn.Team || ev.Kind == altyn.Relay)
}

// wasIn reports whether one of the people of a statement has an entry in its event at its Games: then it is about them, and
// only what it says of them is another.
func (j *job) wasIn(st *altyn.Statement) bool {
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			if slices.ContainsFunc(j.r.EntriesOf(id), func(e *altyn.Entry) bool {
				return e.Games == st.Games && j.x.sportFits(st.Sport, e.Event.Sport()) && j.x.eventFit(st.Event, e.Event) != apart
			}) {
				return true
			}
		}
	}
	return false
}
