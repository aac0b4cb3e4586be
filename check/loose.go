package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"altyn"
)

// Gates before a statement is called wrong: each names a way in which a sentence is about something else than the slots
// that were filled from around its own words. None of them looks at who or what is spoken of.

// guessed reports why a placing that the record has otherwise rests on too little: what it names must be printed, or be
// known to the record so well that nothing else can be meant.
func (j *job) guessed(st *altyn.Statement, c *verdictCase) altyn.Message {
	medal := st.Medal != "" && st.Medal != altyn.NoMedal
	there := j.wasThere(st)
	switch {
	case len(st.People) == 0 && medal && (st.Event.Slug() == "" || taken(st, "event")) && len(st.Assumed) > 0:
		// Somebody of the nation won something: of the nation at large, of another event, of other Games.
		return lack(LackCandidate, "slot", "event")
	case len(st.People) > 0 && st.Nation == "" && !there:
		return lack(LackPerson, "people", slices.Clone(st.People)) // one of several of the name
	case taken(st, "people") && taken(st, "event") && taken(st, "games"):
		return lack(LackCandidate, "slot", "people") // nothing but the place itself is printed
	case taken(st, "people") && medal && !there && !j.placingsKnown(st):
		return lack(LackCandidate, "slot", "people") // whoever was named last was not even there
	case !medal && st.Rank > 0 && (st.Event.Slug() == "" || taken(st, "event")) && !j.placingsKnown(st) && !j.detailed(st):
		// Third at a mark, on a lap, in a part of it: only the medals are known.
		return lack(LackCandidate, "slot", "event")
	case st.Event.Slug() != "" && !j.catalogued(st.Event):
		return lackRows(altyn.FactMedals, "event", &st.Slots)
	case len(st.People) > 0 && medal && st.Games != "" && !j.placingsKnown(st) && j.anotherAge(st):
		return lack(LackCandidate, "slot", "games")
	case st.Medal == altyn.AnyMedal && st.Rank == 0 && taken(st, "games") && taken(st, "event"):
		return lack(LackCandidate, "slot", "games") // a medallist of whichever Games
	case medal && j.besides(st) && (taken(st, "event") || len(printedParts(st)) == 0) && j.withoutEvent(st, c):
		return lack(LackCandidate, "slot", "event") // an epithet of earlier Games, and beside it the event of these
	}
	return altyn.Message{}
}

// withoutEvent reports whether a placing holds when nothing is said of the event, or would but for a mark.
func (j *job) withoutEvent(st *altyn.Statement, c *verdictCase) bool {
	s := st.Slots
	s.Event, s.Phase = "", ""
	a := j.ask(st.Kind, &s, c.window)
	v := decide(a, c.window)
	return v == altyn.Confirmed || v == altyn.Unknown && st.Mark != "" && len(a.open) > 0
}

// placingsKnown reports whether the record has every place of the nation in the scope of a placing, so that what it has
// not got did not happen.
func (j *job) placingsKnown(st *altyn.Statement) bool {
	nations := []altyn.NationID{st.Nation}
	return st.Nation != "" && j.wholeOf(altyn.FactPlacings, nations, &st.Slots)
}

// detailed reports whether the record has more of the people in the event than their medal: the places of rounds, marks.
func (j *job) detailed(st *altyn.Statement) bool {
	if len(st.People) == 0 && st.Nation != "" && st.Event.Slug() != "" {
		// Of a team, the place over all.
		for _, e := range j.r.EntriesByNation(st.Nation, st.Games) {
			if j.x.eventFit(st.Event, e.Event) == exact && slices.ContainsFunc(j.r.Results(e.ID), func(r *altyn.Result) bool { return r.Phase == "" && r.Rank.Or(0) > 3 }) {
				return true
			}
		}
	}
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			for _, e := range j.r.EntriesOf(id) {
				if e.Games == st.Games && st.Event != "" && j.x.eventFit(st.Event, e.Event) != apart &&
					slices.ContainsFunc(j.r.Results(e.ID), func(r *altyn.Result) bool { return r.Phase != "" || r.Mark != "" || r.Rank.Or(0) > 3 }) {
					return true
				}
			}
		}
	}
	return false
}

// catalogued reports whether the discipline has events told by the measures that the event is told by: one of 96 kg there
// is none in cycling, and a weight that the catalogue merely lacks is another thing.
func (j *job) catalogued(e altyn.EventID) bool {
	unit := unitOf(e)
	if _, ok := j.r.Event(e); ok || unit == "" {
		return true
	}
	known := false
	for _, o := range j.r.Events() {
		if o.Sport == e.Sport() {
			if known = true; unitOf(o.ID) == unit {
				return true
			}
		}
	}
	return !known
}

// unitOf gives the measure that tells an event: kg, m, km; "" for none.
func unitOf(e altyn.EventID) string {
	for part := range strings.SplitSeq(e.Slug(), "-") {
		if unit := strings.TrimLeft(part, "0123456789.x"); unit != part && (unit == "kg" || unit == "m" || unit == "km") {
			return unit
		}
	}
	return ""
}

// careerYears is how far apart the first and the last Games of somebody's career hardly are.
const careerYears = 20

// anotherAge reports whether everything that the record knows of the people lies longer from the Games than a career
// lasts: then the sentence compares them with somebody of those Games.
func (j *job) anotherAge(st *altyn.Statement) bool {
	year := st.Games.Year()
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			at := j.x.taken().person(id)
			if len(at) == 0 {
				continue
			}
			near := false
			for g := range at {
				near = near || abs(g.Year()-year) < careerYears
			}
			if !near {
				return true
			}
		}
	}
	return false
}

// inSpan reports whether the words of a statement print the Games: their year, or a city that held them.
func (j *job) inSpan(st *altyn.Statement, g altyn.GamesID) bool {
	for _, y := range []int{g.Year(), g.Year() + 1} {
		if containsWord(st.Text, strconv.Itoa(y)) {
			return true
		}
	}
	words := folded(st.Text)
	for _, h := range j.r.Hosts(g) {
		for _, w := range folded(h.City) {
			if len(w) > 2 && slices.ContainsFunc(words, func(o string) bool { return o == w || len(w) > 4 && len(o) > 4 && o[:4] == w[:4] }) {
				return true
			}
		}
	}
	return false
}

// containsWord reports whether digits stand in a text as a number of their own.
func containsWord(text, digits string) bool {
	for w := range wordsOfDigits(text) {
		if w == digits {
			return true
		}
	}
	return false
}

func wordsOfDigits(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		from := -1
		for i := 0; i <= len(text); i++ {
			digit := i < len(text) && text[i] >= '0' && text[i] <= '9'
			switch {
			case digit && from < 0:
				from = i
			case !digit && from >= 0:
				if !yield(text[from:i]) {
					return
				}
				from = -1
			}
		}
	}
}

// yearBeside is how far from a statement, in bytes, a year may stand that belongs to it.
const yearBeside = 48

// gamesBeside gives the Games of the years that stand just before or after the words of a statement, in its line.
func (j *job) gamesBeside(st *altyn.Statement) []altyn.GamesID {
	if st.Start < 0 || st.End > len(j.text) || st.Start > st.End {
		return nil
	}
	from, until := max(0, st.Start-yearBeside), min(len(j.text), st.End+yearBeside)
	before, after := string(j.text[from:st.Start]), string(j.text[st.End:until])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	var out []altyn.GamesID
	for w := range wordsOfDigits(before + " " + st.Text + " " + after) {
		year, err := strconv.Atoi(w)
		if err != nil || len(w) != 4 {
			continue
		}
		for _, g := range j.x.games {
			if y := g.ID.Year(); (y == year || y+1 == year && g.Opens.Known() && g.Opens.First().Year() == year) && g.ID.Season() == st.Games.Season() {
				out = with(out, g.ID)
			}
		}
	}
	return out
}

// sameCity gives the other Games of the city of a statement's Games, when neither its words nor those beside it print the
// year: a name of a city alone may mean each of them.
func (j *job) sameCity(st *altyn.Statement) []altyn.GamesID {
	if st.Games == "" || slices.Contains(j.gamesBeside(st), st.Games) {
		return nil
	}
	var out []altyn.GamesID
	for _, h := range j.r.Hosts(st.Games) {
		for _, g := range j.x.games {
			if g.ID != st.Games && slices.ContainsFunc(j.r.Hosts(g.ID), func(o *altyn.Host) bool { return o.City == h.City }) {
				out = with(out, g.ID)
			}
		}
	}
	return out
}

// listGoesOn reports whether the words right after a statement add another year to its own: in 2012, 2016 and 2020.
func (j *job) listGoesOn(st *altyn.Statement) bool {
	if st.End < 0 || st.End >= len(j.text) || len(j.text) == 0 {
		return false
	}
	rest := j.text[st.End:min(len(j.text), st.End+24)]
	i := 0
	for words := 0; i < len(rest); {
		c := rest[i]
		switch {
		case c == ' ' || c == ',' || c == '/':
			i++
		case c >= '0' && c <= '9':
			k := i
			for k < len(rest) && rest[k] >= '0' && rest[k] <= '9' {
				k++
			}
			n, _ := strconv.Atoi(string(rest[i:k]))
			return k-i == 4 && n >= 1896 && n <= 2100 && i > 0 && (rest[0] == ',' || rest[0] == ' ' && words == 1 || rest[0] == '/')
		default:
			if words++; words > 1 {
				return false
			}
			for i < len(rest) && rest[i] != ' ' && rest[i] != ',' {
				_, n := utf8.DecodeRune(rest[i:])
				i += n
			}
			if i > 6 {
				return false // no and
			}
		}
	}
	return false
}

// neutral reports whether athletes of a nation competed under another flag for a time, as neutrals or for a committee, or
// the nation is such a flag.
func (j *job) neutral(n altyn.NationID) bool {
	if n == "" {
		return false
	}
	for _, o := range j.r.Nations() {
		for _, l := range j.r.Lineage(o.ID) {
			if l.Kind == altyn.Neutral && (l.Nation == n || l.Predecessor == n) {
				return true
			}
		}
	}
	return false
}

// ofNation reports whether the one whom a claim is about may have competed for its nation.
func (j *job) ofNation(st *altyn.Statement) bool {
	ids, _ := j.resolve(st.People[0], &st.Slots)
	for _, id := range ids[:min(len(ids), peopleMax)] {
		p, ok := j.r.Person(id)
		if !ok || len(p.Nations) == 0 || slices.ContainsFunc(p.Nations, func(n altyn.NationID) bool { return n == st.Nation || j.sameAthletes(n, st.Nation) }) {
			return true
		}
	}
	return len(ids) == 0
}

// sinceFollows reports whether a year stands right behind a claim that goes back to no Games: the most gold medals since
// 2004 are not the most.
func (j *job) sinceFollows(st *altyn.Statement) bool {
	switch st.Claim {
	case altyn.Most, altyn.Best, altyn.First, altyn.Largest, altyn.Smallest, altyn.Fewest:
	default:
		return false
	}
	if st.End < 0 || st.End >= len(j.text) || !st.Value.IsZero() {
		return false
	}
	rest := string(j.text[st.End:min(len(j.text), st.End+sinceBehind)])
	if i := strings.IndexAny(rest, ".;\n("); i >= 0 {
		rest = rest[:i]
	}
	for w := range wordsOfDigits(rest) {
		if n, err := strconv.Atoi(w); err == nil && len(w) == 4 && n >= 1896 && n < st.Games.Year() {
			return true
		}
	}
	return false
}

// sinceBehind is how far behind a claim, in bytes, the year stands that it goes back to.
const sinceBehind = 40
