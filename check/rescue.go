package check

import (
	"bytes"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"altyn"
)

// rescueMax bounds the questions asked on behalf of one statement.
const rescueMax = 96

// rescue tries, before a statement is called wrong, every other candidate of each slot that its sentence does not print:
// what the document names elsewhere (people: near by), and the events of the record that keep what is printed. It gives the slot for which
// another candidate is confirmed, "" when there is none. A printed slot is never re-read. want is what the record has
// instead: a claim may be meant of its Games.
func (j *job) rescue(st *altyn.Statement, w span, want *altyn.Slots) string {
	asked := 0
	confirmed := func(s *altyn.Slots) bool {
		asked++
		if asked > rescueMax {
			return false
		}
		v := decide(j.ask(st.Kind, s, j.windowLike(s, w)), j.windowLike(s, w))
		// A place or a count of other Games may be told as it was then.
		return v == altyn.Confirmed || v == altyn.Outdated && s.Games != st.Games && s.Games != "" && st.Kind == altyn.Standing
	}
	for _, slot := range st.Assumed {
		s := st.Slots
		switch slot {
		case "games":
			for _, g := range append(j.nearGames(st), j.ownGames(st)...) {
				if s.Games = g; g != st.Games && confirmed(&s) {
					return slot
				}
			}
			if st.Kind == altyn.MedalCount {
				// A count that names no Games may be of all.
				if s.Games, s.All = "", true; confirmed(&s) {
					return slot
				}
				for _, sp := range j.named.sports {
					if s.Sport = sp; st.Sport == "" && st.Event == "" && confirmed(&s) {
						return slot
					}
				}
			}
			if st.Kind == altyn.Superlative && want != nil && want.Games != "" {
				if s.Games = want.Games; confirmed(&s) {
					return slot
				}
			}
		case "nation":
			for _, n := range j.named.nations {
				if s.Nation = n; n != st.Nation && confirmed(&s) {
					return slot
				}
			}
		case "people":
			if len(st.People) != 1 {
				continue
			}
			// Perhaps nobody is meant, but the nation as a whole.
			s.People = nil
			for _, n := range with(j.named.nations, s.Nation) {
				if st.Nation != "" && n != st.Nation {
					continue
				}
				if s.Nation = n; st.Kind != altyn.Placing && st.Kind != altyn.Progress && confirmed(&s) {
					return slot
				}
			}
			s.Nation = st.Nation
			if st.Kind == altyn.DecisionKind && len(printedParts(st)) == 0 {
				// A decision that names nobody need not be about the event of somebody named before.
				s.Event, s.Sport = "", ""
				if confirmed(&s) {
					return slot
				}
				s.Event, s.Sport = st.Event, st.Sport
			}
			for _, p := range j.near(st) {
				if s.People = []string{p}; p != st.People[0] && confirmed(&s) {
					return slot
				}
			}
		case "sport":
			if st.Event != "" {
				continue // the event says it
			}
			for _, sp := range append(slices.Clone(j.named.sports), "") {
				if s.Sport = sp; sp != st.Sport && confirmed(&s) {
					return slot
				}
			}
		case "event":
			for _, e := range j.eventCandidates(st) {
				if s.Event, s.Sport = e, e.Sport(); confirmed(&s) {
					return slot
				}
			}
			if len(printedParts(st)) == 0 {
				// Nothing of the event is printed: perhaps none is meant.
				s.Event, s.Sport = "", st.Sport
				if slices.Contains(st.Assumed, "sport") {
					s.Sport = ""
				}
				if confirmed(&s) {
					return slot
				}
			}
		case "from":
			for _, g := range j.named.games {
				if s.From = g; g != st.From && confirmed(&s) {
					return slot
				}
			}
		case "to":
			for _, g := range j.named.games {
				if s.To = g; g != st.To && confirmed(&s) {
					return slot
				}
			}
		case "phase":
			for _, p := range []altyn.Phase{"", altyn.Heats, altyn.Qualification, altyn.RoundOf32, altyn.RoundOf16, altyn.Quarterfinal, altyn.Semifinal, altyn.Final, altyn.FinalA, altyn.FinalB} {
				if s.Phase = p; p != st.Phase && confirmed(&s) {
					return slot
				}
			}
		case "ceremony":
			for _, c := range []altyn.Ceremony{altyn.OpeningCeremony, altyn.ClosingCeremony} {
				if s.Ceremony = c; c != st.Ceremony && confirmed(&s) {
					return slot
				}
			}
		case "season":
			for _, v := range []altyn.Season{"", altyn.SummerOlympics, altyn.WinterOlympics, altyn.SummerParalympics, altyn.WinterParalympics} {
				if s.Season = v; v != st.Season && confirmed(&s) {
					return slot
				}
			}
		case "on":
			// A day taken from elsewhere: without it the rest decides. Of an event's days it is all that is said.
			if st.Kind == altyn.GamesFact {
				continue
			}
			if s.On = (altyn.Date{}); confirmed(&s) {
				return slot
			}
		case "medal":
			if s.Medal = ""; st.Kind == altyn.DecisionKind && confirmed(&s) {
				return slot
			}
		case "unit":
			if s.Unit = ""; confirmed(&s) {
				return slot
			}
		case "value":
			if s.Value = (altyn.Value{}); st.Kind == altyn.Superlative && confirmed(&s) {
				return slot
			}
		case "of":
			if st.Kind != altyn.GamesFact || !strings.Contains(st.Of, "/") {
				continue
			}
			t := *st
			t.Event = altyn.EventID(st.Of)
			for _, e := range j.eventCandidates(&t) {
				if s.Of = string(e); confirmed(&s) {
					return slot
				}
			}
		}
	}
	return j.rescueAbsent(st, confirmed)
}

// rescueAbsent tries the sports that the document names, and the series, for a count that says neither: a text that speaks
// of one sport does not repeat it in each sentence. Of a standing or a superlative only the series is tried: in some sport
// nearly everything is the most.
func (j *job) rescueAbsent(st *altyn.Statement, confirmed func(*altyn.Slots) bool) string {
	switch st.Kind {
	case altyn.MedalCount, altyn.Standing, altyn.Superlative:
	default:
		return ""
	}
	if st.Kind == altyn.MedalCount && st.Sport == "" && st.Event == "" {
		for _, sp := range j.named.sports {
			s := st.Slots
			if s.Sport = sp; confirmed(&s) {
				return "sport"
			}
		}
	}
	if st.Season == "" && st.Games == "" {
		for _, v := range []altyn.Season{altyn.SummerOlympics, altyn.WinterOlympics, altyn.SummerParalympics, altyn.WinterParalympics} {
			s := st.Slots
			if s.Season = v; confirmed(&s) {
				return "season"
			}
		}
	}
	return ""
}

// nearBy is how many statements before and after one a person may be named to be meant by it.
const nearBy = 3

// near gives the people that the statements around one name: whom a pronoun or a noun may stand for.
func (j *job) near(st *altyn.Statement) []string {
	var out []string
	for o := range j.nearStatements(st) {
		for _, p := range o.People {
			out = with(out, p)
		}
	}
	return out
}

// nearGames gives the Games that the statements around one name, and those that the document names most.
func (j *job) nearGames(st *altyn.Statement) []altyn.GamesID {
	out := []altyn.GamesID{j.mainGames()}
	if st.Games != "" && slices.Contains(st.Assumed, "games") {
		// A city that held several Games names them all.
		for _, h := range j.r.Hosts(st.Games) {
			for _, g := range j.x.games {
				if slices.ContainsFunc(j.r.Hosts(g.ID), func(o *altyn.Host) bool { return o.City == h.City }) {
					out = with(out, g.ID)
				}
			}
		}
	}
	for o := range j.nearStatements(st) {
		for _, g := range []altyn.GamesID{o.Games, o.From, o.To, o.Than} {
			out = with(out, g)
		}
	}
	return out
}

// ownGames gives the Games of the people of a statement whose medal stands elsewhere too, or of whom a decision is told:
// only the name is printed, and it says which Games are meant.
func (j *job) ownGames(st *altyn.Statement) []altyn.GamesID {
	if len(st.People) != 1 || slices.Contains(st.Assumed, "people") || st.Kind != altyn.DecisionKind && !(st.Kind == altyn.Placing && slices.Contains(st.Assumed, "medal")) {
		return nil
	}
	ids, _ := j.resolve(st.People[0], &altyn.Slots{Nation: st.Nation, Sport: st.Sport})
	var out []altyn.GamesID
	for _, id := range ids[:min(len(ids), peopleMax)] {
		for g := range j.x.taken().person(id) {
			out = with(out, g)
		}
	}
	slices.Sort(out)
	return out
}

// mainGames gives the Games that the first line of the document prints the year of, else those that most statements are
// about, of equals the first.
func (j *job) mainGames() altyn.GamesID {
	if j.main == "" {
		j.main = j.titleGames()
	}
	if j.main == "" {
		count, best := map[altyn.GamesID]int{}, 0
		for i := range j.st {
			if g := j.st[i].Games; g != "" {
				count[g]++
			}
		}
		for _, g := range j.named.games {
			if count[g] > best {
				j.main, best = g, count[g]
			}
		}
	}
	return j.main
}

// titleYears gives the years in the first line of the text.
func (j *job) titleYears() []int {
	title := j.text[:min(len(j.text), boxLine*2)]
	if i := bytes.IndexByte(title, '\n'); i >= 0 {
		title = title[:i]
	}
	var out []int
	for w := range wordsOfDigits(string(title)) {
		if year, err := strconv.Atoi(w); err == nil && len(w) == 4 {
			out = append(out, year)
		}
	}
	return out
}

// titleGames gives the Games of the only year in the first line of the text, of the series that a statement is about.
func (j *job) titleGames() altyn.GamesID {
	years := j.titleYears()
	if len(years) != 1 {
		return ""
	}
	for _, g := range j.named.games {
		if g.Year() == years[0] {
			return g
		}
	}
	return ""
}

// besides reports whether a statement is about other Games than the document.
func (j *job) besides(st *altyn.Statement) bool {
	if years := j.titleYears(); len(years) == 1 && years[0] != st.Games.Year() {
		return true
	}
	return st.Games != j.mainGames()
}

// nearStatements gives the statements just before and after one, in order, and the one itself.
func (j *job) nearStatements(st *altyn.Statement) iter.Seq[*altyn.Statement] {
	return func(yield func(*altyn.Statement) bool) {
		at, ok := j.byID()[st.ID]
		if !ok {
			return
		}
		for i := max(0, at-nearBy); i < min(len(j.st), at+nearBy+1); i++ {
			if !yield(&j.st[i]) {
				return
			}
		}
	}
}

// windowLike gives the window of a candidate: that of the statement unless it speaks of a close.
func (j *job) windowLike(s *altyn.Slots, w span) span {
	if s.At == "close" {
		return j.window(s)
	}
	return w
}

// eventCandidates gives the events that an assumed event may stand for: those of the same sport, or of its sport at large
// when none is printed, that keep each figure and each telling word of the class that stands in the statement's text.
func (j *job) eventCandidates(st *altyn.Statement) []altyn.EventID {
	printed := printedParts(st)
	var out []altyn.EventID
	seen := map[altyn.EventID]bool{st.Event: true}
	add := func(e altyn.EventID) {
		if seen[e] || len(out) >= namedMax {
			return
		}
		seen[e] = true
		if !keeps(e, st.Event, printed) {
			return
		}
		out = append(out, e)
	}
	for _, e := range j.named.events {
		if e.Sport() == st.Event.Sport() {
			add(e)
		}
	}
	if slices.Contains(st.Assumed, "sport") {
		for o := range j.nearStatements(st) {
			add(o.Event)
		}
	}
	if st.Games != "" {
		for _, name := range st.People {
			ids, _ := j.resolve(name, &st.Slots)
			for _, id := range ids {
				for _, e := range j.r.EntriesOf(id) {
					if e.Games == st.Games && (e.Event.Sport() == st.Event.Sport() || slices.Contains(st.Assumed, "sport")) {
						add(e.Event)
					}
				}
			}
		}
		if len(st.People) == 0 && st.Nation != "" {
			for _, e := range j.r.EntriesByNation(st.Nation, st.Games) {
				if e.Event.Sport() == st.Event.Sport() {
					add(e.Event)
				}
			}
		}
	}
	return out
}

// printedParts gives the parts of the event's slug that carry a figure and whose figure stands in the text.
func printedParts(st *altyn.Statement) []string {
	text := digitsOf(st.Text)
	var out []string
	for part := range strings.SplitSeq(st.Event.Slug(), "-") {
		for d := range strings.FieldsSeq(digitsOf(part)) {
			if slices.Contains(strings.Fields(text), d) {
				out = append(out, part)
				break
			}
		}
	}
	return out
}

// keeps reports whether a candidate has every printed part, and the same words beside it that make a class another one.
func keeps(e, said altyn.EventID, printed []string) bool {
	if said.Sex() != "" && e.Sex() != said.Sex() {
		return false
	}
	if len(printed) == 0 {
		return true
	}
	parts, was := strings.Split(e.Slug(), "-"), strings.Split(said.Slug(), "-")
	for _, p := range printed {
		if !slices.Contains(parts, p) {
			return false
		}
	}
	for _, w := range []string{"over", "under", "plus", "team", "relay", "hurdles"} {
		if slices.Contains(parts, w) != slices.Contains(was, w) {
			return false
		}
	}
	return true
}

// digitsOf gives the runs of digits of a text, apart.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, s)
}
