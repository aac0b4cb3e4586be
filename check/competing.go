package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"altyn"
)

// competing reports why a statement that the record has otherwise may be another one: another reading of the same sentence,
// by what stands beside the words of the statement, is borne out by the record, or cannot be told. The message is empty
// when there is none.
func (j *job) competing(st *altyn.Statement, c *verdictCase) altyn.Message {
	verdict := func(s *altyn.Slots) altyn.Verdict { return decide(j.ask(st.Kind, s, c.window), c.window) }
	confirmed := func(s *altyn.Slots) bool { return verdict(s) == altyn.Confirmed }
	if st.At == "close" && len(j.text) > 0 {
		// Two days in one sentence: which figure is of which?
		s := st.Slots
		s.At = ""
		w := j.window(&s)
		if decide(j.ask(st.Kind, &s, w), w) == altyn.Confirmed || c.verdict == altyn.Outdated {
			return lack(LackCandidate, "slot", "at")
		}
	}
	if st.Games == "" && len(st.People) == 0 && j.countedApart(st, c) {
		return lack(LackDisputed, "slot", "total")
	}
	if c.verdict != altyn.Contradicted {
		return altyn.Message{} // it was so once: what it says is understood
	}
	if g := j.currentGames(st); g != "" && g != st.Games && taken(st, "games") {
		// The Games at hand need not be named.
		s := st.Slots
		if s.Games = g; verdict(&s) != altyn.Contradicted {
			return lack(LackCandidate, "slot", "games")
		}
	}
	if st.Nation != "" && len(j.text) > 0 {
		switch st.Kind {
		case altyn.MedalCount, altyn.Standing, altyn.Superlative, altyn.TeamSize, altyn.ParticipationKind:
			for _, n := range j.nationsBeside(st) {
				s := st.Slots
				if s.Nation = n; confirmed(&s) {
					return lack(LackCandidate, "slot", "nation")
				}
			}
		}
	}
	switch st.Kind {
	case altyn.Placing:
		return j.competingPlacing(st, verdict)
	case altyn.MedalCount:
		return j.competingCount(st, c, verdict)
	case altyn.Superlative:
		return j.competingClaim(st, c, verdict)
	case altyn.GamesFact:
		return j.competingFact(st, c, confirmed)
	case altyn.Standing:
		if want := c.answer.want; want != nil && taken(st, "games") && want.Rank > 4 && 2*st.Rank < want.Rank {
			return lack(LackCandidate, "slot", "event") // a place in some event, or in a list of another kind
		}
		if want := c.answer.want; want != nil && want.Rank == 0 {
			return lack(LackCandidate, "slot", "nation") // not in the table at all: under another name
		}
	}
	return altyn.Message{}
}

// competingClaim tries other readings of a claim: of other Games of those whom it is about, or of all events.
func (j *job) competingClaim(st *altyn.Statement, c *verdictCase, verdict func(*altyn.Slots) altyn.Verdict) altyn.Message {
	if taken(st, "games") {
		for _, name := range st.People {
			ids, _ := j.resolve(name, &altyn.Slots{Nation: st.Nation})
			for _, id := range ids[:min(len(ids), peopleMax)] {
				for g := range j.x.taken().person(id) {
					s := st.Slots
					if s.Games = g; g != st.Games && verdict(&s) != altyn.Contradicted {
						return lack(LackCandidate, "slot", "games")
					}
				}
			}
		}
	}
	if st.Claim == altyn.FirstSince && (st.Sport != "" || st.Event != "") {
		s := st.Slots
		if s.Sport, s.Event = "", ""; verdict(&s) == altyn.Confirmed {
			return lack(LackCandidate, "slot", "event") // the event belongs to the medal, not to the claim
		}
	}
	if want := c.answer.want; want != nil && want.Games != "" && want.Games != st.Games && taken(st, "value") {
		s := st.Slots
		if s.Games = want.Games; verdict(&s) == altyn.Confirmed {
			return lack(LackCandidate, "slot", "games") // more than then
		}
	}
	if taken(st, "value") && (st.Claim == altyn.Best || st.Claim == altyn.Most) || st.Claim == altyn.Nth && c.answer.want == nil && len(st.People) == 0 && st.Event != "" {
		return lack(LackMeasure, "claim", st.Claim) // the nth of the nations; the best with a figure of something else
	}
	if want := c.answer.want; want != nil && len(want.People) > 0 && st.Claim == altyn.First {
		ids := func(names []string) (out []altyn.PersonID) {
			for _, n := range names {
				found, _ := j.resolve(n, &altyn.Slots{Nation: st.Nation})
				out = append(out, found[:min(len(found), 1)]...)
			}
			return out
		}
		if a, b := j.sexOf(ids(st.People)), j.sexOf(ids(want.People)); a == altyn.Women && b == altyn.Men {
			return lack(LackMeasure, "claim", st.Claim) // the first of the women
		}
	}
	if len(st.People) > 0 && (st.Claim == altyn.First || st.Claim == altyn.Nth || st.Claim == altyn.Only) && j.sexUnknown(st) {
		return lack(LackMeasure, "claim", st.Claim) // of the women, perhaps
	}
	if len(st.People) == 0 && st.Nation != "" && j.farClaim(st) {
		return lack(LackMeasure, "claim", st.Claim)
	}
	return altyn.Message{}
}

// sexUnknown reports whether the record does not say of somebody whom a claim is about whether they are a man or a woman.
func (j *job) sexUnknown(st *altyn.Statement) bool {
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			if p, ok := j.r.Person(id); ok && p.Sex == "" {
				return true
			}
		}
	}
	return false
}

// farClaim reports whether a first, or an nth, of a nation is so far off that it is one of something narrower than its slots
// say: of an event, of people of a kind, or among nations.
func (j *job) farClaim(st *altyn.Statement) bool {
	var since altyn.GamesID
	want := 1
	switch st.Claim {
	case altyn.First:
	case altyn.Nth:
		want, _ = st.Value.Int()
	case altyn.FirstSince:
		since = altyn.GamesID(st.Value.Word())
		if y, ok := st.Value.Int(); ok {
			for _, g := range j.x.games {
				if g.ID.Year() <= y {
					since = g.ID
				}
			}
		}
	default:
		return false
	}
	n := 0
	for _, h := range j.x.medals().ofNation(st.Nation) {
		if isColour(st.Medal) && h.Medal != st.Medal || !j.x.sportFits(st.Sport, h.Entry.Event.Sport()) || j.x.eventFit(st.Event, h.Entry.Event) == apart || len(h.Given) > 0 {
			continue
		}
		if st.Games != "" && (altyn.CompareGames(h.Entry.Games, st.Games) >= 0 || h.Entry.Games.Season() != st.Games.Season()) || since != "" && altyn.CompareGames(h.Entry.Games, since) <= 0 {
			continue
		}
		n++
	}
	return n > want+farMedals
}

// farMedals is how many medals a count in order may be off by a slip.
const farMedals = 3

// competingFact tries other readings of what is said of Games: others of the place, or another week.
func (j *job) competingFact(st *altyn.Statement, c *verdictCase, confirmed func(*altyn.Slots) bool) altyn.Message {
	want := c.answer.want
	switch {
	case st.Of == "host" && (len(j.text) > 0 && !j.inSpan(st, st.Games) || j.otherSeason(st)):
		return lack(LackCandidate, "slot", "games")
	case want != nil && st.On.Exact() && want.On.Exact() && len(j.text) > 0 && j.otherDayBeside(st, want.On):
		return lack(LackCandidate, "slot", "on") // put off from the one to the other
	case want != nil && st.On.Exact() && want.On.Exact() && len(j.text) > 0:
		days := int(st.On.First()) - int(want.On.First())
		if days%7 == 0 && abs(days) <= 14 && !containsWord(st.Text, strings.TrimLeft(st.On.String()[8:], "0")) {
			return lack(LackCandidate, "slot", "on") // told by the weekday
		}
	case want != nil && (st.Of == "athletes" || st.Of == "nations" || st.Of == "sports" || st.Of == "events" || st.Of == "men" || st.Of == "women"):
		said, ok := st.Value.Int()
		real, known := want.Value.Int()
		if ok && known && (3*said < 2*real || 2*said > 3*real) {
			return lack(LackCandidate, "slot", "games") // of youth, of a continent
		}
	}
	return altyn.Message{}
}

// otherDayBeside reports whether the sentence prints the number of the day that the record has, and the words of the statement
// do not print that of its own.
func (j *job) otherDayBeside(st *altyn.Statement, real altyn.Date) bool {
	number := func(d altyn.Date) string { return strings.TrimLeft(d.String()[8:], "0") }
	before, after := j.sentenceOf(st)
	return containsWord(before+" "+st.Text+" "+after, number(real)) && !containsWord(st.Text, number(st.On))
}

// otherSeason reports whether a place held Games by the record, and only of another season than those of the statement.
func (j *job) otherSeason(st *altyn.Statement) bool {
	keys := j.x.placeKeys(st.Place)
	held, same := false, false
	for _, g := range j.x.games {
		for _, h := range j.r.Hosts(g.ID) {
			if slices.Contains(keys, nameKey(bareWords(h.City))) {
				held = true
				same = same || g.ID.Season() == st.Games.Season()
			}
		}
	}
	return held && !same
}

// competingPlacing tries other readings of a placing.
func (j *job) competingPlacing(st *altyn.Statement, verdict func(*altyn.Slots) altyn.Verdict) altyn.Message {
	if taken(st, "people") && taken(st, "nation") && j.spanNation(st) {
		return lack(LackCandidate, "slot", "nation")
	}
	if j.holderBeside(st) {
		return lack(LackCandidate, "slot", "people")
	}
	if j.letterBehind(st) {
		return lack(LackCandidate, "slot", "phase") // final B
	}
	if len(st.People) == 0 {
		return altyn.Message{}
	}
	bare := st.Slots
	bare.Mark, bare.On = "", altyn.Date{}
	// Without what was carried: it may be of another event, or of another sport.
	if there := j.wasIn(st); j.sure(st, "event") != printed || taken(st, "sport") {
		var wider []altyn.Slots
		if s := bare; j.sure(st, "event") == guessed {
			s.Event = ""
			wider = append(wider, s)
		}
		if s := bare; taken(st, "sport") && (st.Event.Slug() == "" || j.sure(st, "event") == guessed) {
			s.Event, s.Sport = "", ""
			wider = append(wider, s)
		}
		for _, s := range wider {
			if v := verdict(&s); (v == altyn.Confirmed || v == altyn.Unknown && !there) && verdict(&bare) == altyn.Contradicted {
				return lack(LackCandidate, "slot", "event")
			}
		}
	}
	if st.Event.Slug() != "" && j.laterEvent(st) && verdict(&bare) == altyn.Contradicted {
		s := bare
		if s.Event = ""; verdict(&s) == altyn.Confirmed {
			return lack(LackCandidate, "slot", "event")
		}
	}
	if st.Games != "" && !taken(st, "games") && j.gamesApart(st) {
		for _, g := range j.named.games {
			s := st.Slots
			if s.Games = g; g != st.Games && verdict(&s) == altyn.Confirmed {
				return lack(LackCandidate, "slot", "games")
			}
		}
	}
	if taken(st, "games") && medalClaimed(&st.Slots) && len(st.People) > 0 && (st.Event.Slug() == "" || j.sure(st, "event") == guessed) {
		// Champions are named by what they won before.
		ids, _ := j.resolve(st.People[0], &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			for g := range j.x.taken().person(id) {
				s := st.Slots
				s.On, s.Mark = altyn.Date{}, ""
				if s.Games = g; g != st.Games && verdict(&s) == altyn.Confirmed {
					return lack(LackCandidate, "slot", "games")
				}
			}
		}
	}
	if len(st.People) > 1 && st.Event.Slug() == "" && st.Sport != "" && len(j.text) > 0 && !j.wasIn(st) {
		s := st.Slots
		if s.Sport, s.Medal, s.Rank = "", altyn.AnyMedal, 0; verdict(&s) == altyn.Confirmed {
			return lack(LackCandidate, "slot", "people") // medallists of another sport, told beside
		}
	}
	if len(st.People) > 1 && taken(st, "event") && j.notAllIn(st) {
		return lack(LackCandidate, "slot", "people") // the event is that of one of them
	}
	if j.sameSlug(st) {
		return lack(LackCandidate, "slot", "sport") // of a sport that goes by several names
	}
	if len(st.People) > 1 && st.Event.Slug() == "" && st.Sport == "" {
		for _, p := range st.People {
			s := bare
			if s.People = []string{p}; verdict(&s) == altyn.Confirmed {
				return lack(LackCandidate, "slot", "people") // one of them: the others have a clause of their own
			}
		}
	}
	return altyn.Message{}
}

// notAllIn reports whether some of the people of a statement were in its event, and others elsewhere at its Games.
func (j *job) notAllIn(st *altyn.Statement) bool {
	in, out := false, false
	for _, p := range st.People {
		one := *st
		one.People = []string{p}
		if j.wasIn(&one) {
			in = true
			continue
		}
		one.Event, one.Sport = "", ""
		out = out || j.wasIn(&one)
	}
	return in && out
}

// sameSlug reports whether the people of a statement have by the record what it says in an event of the same name of
// another sport.
func (j *job) sameSlug(st *altyn.Statement) bool {
	slug := st.Event.Slug()
	if slug == "" || len(st.People) != 1 {
		return false
	}
	ids, _ := j.resolve(st.People[0], &altyn.Slots{Nation: st.Nation})
	for _, id := range ids[:min(len(ids), peopleMax)] {
		for _, e := range j.r.EntriesOf(id) {
			if e.Games == st.Games && e.Event.Slug() == slug && e.Event.Sport() != st.Event.Sport() && j.agrees(e, &st.Slots) {
				return true
			}
		}
	}
	return false
}

// competingCount tries other readings of a number of medals.
func (j *job) competingCount(st *altyn.Statement, c *verdictCase, verdict func(*altyn.Slots) altyn.Verdict) altyn.Message {
	confirmed := func(s *altyn.Slots) bool { return verdict(s) == altyn.Confirmed }
	if st.Games != "" && len(st.People) == 0 && len(j.text) > 0 {
		s := st.Slots
		if s.Games, s.Season, s.All = "", st.Games.Season(), true; !j.inSpan(st, st.Games) && confirmed(&s) {
			return lack(LackCandidate, "slot", "season") // the whole series
		}
		for _, g := range j.x.series(st.Games.Season()) {
			if altyn.CompareGames(g, st.Games) < 0 {
				s.To = g
			}
		}
		if s.All = false; s.To != "" && confirmed(&s) {
			return lack(LackCandidate, "slot", "games") // before these Games
		}
	}
	if st.All && len(st.People) == 0 {
		if want := c.answer.want; want != nil && st.Approx == "" {
			far, same := false, false
			for _, x := range [][2]altyn.Num{{st.Gold, want.Gold}, {st.Silver, want.Silver}, {st.Bronze, want.Bronze}, {st.Total, want.Total}} {
				if x[0].Known() && x[1].Known() {
					far = far || 2*x[0].Or(0) < x[1].Or(0)
					same = same || x[0] == x[1]
				}
			}
			if far && !same {
				return lack(LackPart) // of Games, or of a series, that the sentence names otherwise
			}
		}
		if j.withForebears(st, c) {
			return lack(LackCandidate, "slot", "nation")
		}
		for _, season := range []altyn.Season{altyn.SummerOlympics, altyn.WinterOlympics, altyn.SummerParalympics, altyn.WinterParalympics} {
			s := st.Slots
			if s.Season = season; st.Season == "" && j.beside(st) && verdict(&s) == altyn.Outdated {
				return lack(LackCandidate, "slot", "season")
			}
		}
	}
	if len(st.People) == 0 {
		for _, p := range j.peopleBeside(st) {
			for _, g := range []altyn.GamesID{"", st.Games} {
				s := st.Slots
				s.People, s.Nation, s.Games, s.All = []string{p}, "", g, g == ""
				if confirmed(&s) {
					return lack(LackCandidate, "slot", "people")
				}
			}
		}
	}
	if t, ok := j.brokenDown(st); ok {
		s := t.Slots
		s.Gold, s.Silver, s.Bronze, s.Total = st.Gold, st.Silver, st.Bronze, t.Total
		if confirmed(&s) {
			return lack(LackCandidate, "slot", "games")
		}
	}
	if n, ok := j.onDays(st); ok && n.agrees(&st.Slots) {
		c.answer.part = true
		return lack(LackPart)
	}
	if want := c.answer.want; want != nil && st.Total.Known() && !j.beside(st) {
		// The colour is left out: seven gold medals, one fewer than the eight of then.
		line := lineOf(c.answer.said)
		if n := st.Total.Or(0); n > 3 && len(line) > 0 && line[0] == n {
			return lack(LackCandidate, "slot", "medal")
		}
	}
	return altyn.Message{}
}

// currentDays is how long before its opening and after its close Games are at hand.
const currentDays = 30

// currentGames gives the Games at hand on the day of the report, of the movement of those of the statement; "" when there
// are none, or when the report has no date of its own.
func (j *job) currentGames(st *altyn.Statement) altyn.GamesID {
	if st.Games == "" || !j.doc.Date.Exact() || j.doc.DateSource == "today" {
		return ""
	}
	d := j.doc.Date.First()
	for _, g := range j.x.games {
		if g.ID.Season().Movement() != st.Games.Season().Movement() {
			continue
		}
		if from, until, ok := j.x.period(g.ID); ok && from-currentDays <= d && d <= until+currentDays {
			return g.ID
		}
	}
	return ""
}

// sentenceMax bounds, in bytes, how much of a sentence is looked at on either side of a statement.
const sentenceMax = 400

// sentenceOf gives the words of the sentence before and after a statement.
func (j *job) sentenceOf(st *altyn.Statement) (before, after string) {
	if st.Start < 0 || st.End > len(j.text) || st.Start > st.End {
		return "", ""
	}
	b := string(j.text[max(0, st.Start-sentenceMax):st.Start])
	a := string(j.text[st.End:min(len(j.text), st.End+sentenceMax)])
	if i := strings.LastIndexByte(b, '\n'); i >= 0 {
		b = b[i+1:]
	}
	if i := strings.IndexByte(a, '\n'); i >= 0 {
		a = a[:i]
	}
	for i := len(b) - 1; i > 0; i-- {
		if stopAt(b, i) || i+2 >= len(b) && (b[i] == '.' || b[i] == '!' || b[i] == '?') && strings.TrimSpace(b[i+1:]) == "" {
			b = b[i+1:]
			break
		}
	}
	for i := range len(a) {
		if stopAt(a, i) {
			a = a[:i]
			break
		}
	}
	return b, a
}

// stopAt reports whether a sentence ends at a byte: a stop, then a space and a capital letter.
func stopAt(s string, i int) bool {
	if c := s[i]; c != '.' && c != '!' && c != '?' {
		return false
	}
	rest := strings.TrimLeft(s[i+1:], "”’\"»)")
	if !strings.HasPrefix(rest, " ") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	return unicode.IsUpper(r)
}

// holderWord is how long a word of a name is at least that tells somebody by itself.
const holderWord = 4

// holderBeside reports whether the sentence names somebody else, who has by the record what the placing says: then the medal
// was given to the wrong one of them.
func (j *job) holderBeside(st *altyn.Statement) bool {
	if st.Games == "" || st.Event.Slug() == "" || len(st.People) == 0 || !medalClaimed(&st.Slots) || len(j.text) == 0 {
		return false
	}
	words := bareWords(st.Text)
	var own []string
	for _, p := range st.People {
		own = append(own, bareWords(p)...)
	}
	if !slices.ContainsFunc(own, func(w string) bool { return len(w) >= holderWord && slices.Contains(words, w) }) {
		// Nobody is named by its own words: whoever the sentence names may be meant.
		before, after := j.sentenceOf(st)
		words = bareWords(before + " " + st.Text + " " + after)
	}
	for _, h := range j.x.medals().at(st.Games) {
		if j.x.eventFit(st.Event, h.Entry.Event) == apart || !j.x.sportFits(st.Sport, h.Entry.Event.Sport()) || !holds1(st, h.Medal) {
			continue
		}
		for _, m := range j.r.Members(h.Entry.ID) {
			name := bareWords(j.nameOf(m.Person))
			for i, w := range name {
				if i > 0 && len(w) >= holderWord && slices.Contains(words, w) && !slices.Contains(own, w) {
					return true
				}
			}
		}
	}
	return false
}

// holds1 reports whether a medal is the one that a placing claims.
func holds1(st *altyn.Statement, m altyn.Medal) bool {
	if st.Medal != "" {
		return medalFits(st.Medal, m)
	}
	r, ok := rankOfMedal(m)
	return ok && int(st.Rank) == r
}

// peopleBeside gives the people that the document speaks of nearby and that the sentence of a statement names.
func (j *job) peopleBeside(st *altyn.Statement) []string {
	before, after := j.sentenceOf(st)
	words := bareWords(before + " " + st.Text + " " + after)
	return filter(j.near(st), func(p string) bool {
		return slices.ContainsFunc(bareWords(p), func(w string) bool { return len(w) >= holderWord && slices.Contains(words, w) })
	})
}

// nationsBeside gives the other nations that the sentence of a statement names; of one whose words name its nation, those
// that they name beside it.
func (j *job) nationsBeside(st *altyn.Statement) []altyn.NationID {
	named := func(n altyn.NationID, words string) bool {
		return slices.ContainsFunc(j.x.nations()[n], func(name string) bool { return strings.Contains(words, " "+name) })
	}
	words := " " + strings.Join(folded(st.Text), " ")
	if !named(st.Nation, words) {
		before, after := j.sentenceOf(st)
		words = " " + strings.Join(folded(before+" "+st.Text+" "+after), " ")
	}
	var out []altyn.NationID
	for n := range j.x.nations() {
		if n != st.Nation && named(n, words) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out[:min(len(out), namedMax)]
}

// spanNation reports whether the words of a statement name another nation than the one that was taken for it.
func (j *job) spanNation(st *altyn.Statement) bool {
	words := " " + strings.Join(folded(st.Text), " ")
	for n, names := range j.x.nations() {
		if n != st.Nation && !j.sameAthletes(n, st.Nation) && slices.ContainsFunc(names, func(name string) bool { return len(name) > 3 && strings.Contains(words, " "+name) }) {
			return true
		}
	}
	return false
}

// letterBehind reports whether a single letter from A to D stands right behind a place in a final: which final it was.
func (j *job) letterBehind(st *altyn.Statement) bool {
	if st.Phase != altyn.Final || st.Rank == 0 {
		return false
	}
	_, after := j.sentenceOf(st)
	after = strings.TrimLeft(after, " \"“«(\u00a0")
	if len(after) == 0 || after[0] < 'A' || after[0] > 'D' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after[1:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// laterEvent reports whether somebody named by what they won at other Games is in the event of the statement at the Games
// that the document is about, or at no time: the event told beside the name is that of now.
func (j *job) laterEvent(st *altyn.Statement) bool {
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			for _, e := range j.r.EntriesOf(id) {
				if e.Games != st.Games && altyn.CompareGames(e.Games, st.Games) > 0 && j.x.eventFit(st.Event, e.Event) != apart {
					return true
				}
			}
		}
	}
	return false
}

// gamesApart reports whether the words that print the Games of a statement, their year or their city, have a comma behind
// them: they belong to what was told before it.
func (j *job) gamesApart(st *altyn.Statement) bool {
	if len(j.text) == 0 {
		return false
	}
	before, _ := j.sentenceOf(st)
	words := before + st.Text
	keys := []string{strconv.Itoa(st.Games.Year())}
	for _, h := range j.r.Hosts(st.Games) {
		first, _, _ := strings.Cut(h.City, " ")
		keys = append(keys, first)
	}
	for _, k := range keys {
		if i := strings.LastIndex(words, k); i >= 0 && strings.HasPrefix(words[i+len(k):], ",") {
			return true
		}
	}
	return false
}

// brokenDown gives the total that a statement with three counts breaks down: that of the statement just before or after it,
// which the counts come to.
func (j *job) brokenDown(st *altyn.Statement) (*altyn.Statement, bool) {
	if st.Total.Known() || !st.Gold.Known() || !st.Silver.Known() || !st.Bronze.Known() {
		return nil, false
	}
	sum := st.Gold.Or(0) + st.Silver.Or(0) + st.Bronze.Or(0)
	for o := range j.nearStatements(st) {
		if o.ID != st.ID && o.Kind == st.Kind && o.Total.Or(-1) == sum && !o.Gold.Known() && len(o.People) == 0 {
			return o, true
		}
	}
	return nil, false
}

// countedApart reports whether a count or a place over all Games is so near to the record's that statisticians may well
// differ in it: some leave out what a nation won under another name, or what was withdrawn.
func (j *job) countedApart(st *altyn.Statement, c *verdictCase) bool {
	want := c.answer.want
	if want == nil {
		return false
	}
	if st.Kind == altyn.Standing {
		return abs(int(st.Rank)-int(want.Rank)) <= 1
	}
	if st.Kind != altyn.MedalCount || st.Sport != "" || st.Event != "" {
		return false
	}
	line := lineOf(c.answer.said)
	if len(line) == 0 || slices.Max(line) < manyMedals {
		return false
	}
	for _, x := range [][2]altyn.Num{{st.Gold, want.Gold}, {st.Silver, want.Silver}, {st.Bronze, want.Bronze}, {st.Total, want.Total}} {
		if x[0].Known() && x[1].Known() && 12*abs(x[0].Or(0)-x[1].Or(0)) > x[1].Or(0) {
			return false
		}
	}
	return true
}

// manyMedals is from how many medals of a nation on sources differ in some.
const manyMedals = 100

// withForebears reports whether a count over all Games agrees when the medals of the nation under its former names are in it.
func (j *job) withForebears(st *altyn.Statement, c *verdictCase) bool {
	games, _ := j.scope(&st.Slots)
	if len(games) == 0 || len(j.r.Lineage(st.Nation)) == 0 {
		return false
	}
	var t tally
	for _, n := range append([]altyn.NationID{st.Nation}, j.forebears(st.Nation)...) {
		for _, h := range j.x.medals().ofNation(n) {
			if slices.Contains(games, h.Entry.Games) && j.x.sportFits(st.Sport, h.Entry.Event.Sport()) && h.From <= c.window.until && c.window.until <= h.Until {
				t.add(h.Medal)
			}
		}
	}
	return t.agrees(&st.Slots)
}

// forebears gives the nations that a nation was, or was a part of.
func (j *job) forebears(n altyn.NationID) []altyn.NationID {
	var out []altyn.NationID
	for _, l := range j.r.Lineage(n) {
		out = with(out, l.Predecessor)
	}
	return out
}

// onDays counts the medals that the nation of a statement won on the day or the days that its sentence prints the number of.
func (j *job) onDays(st *altyn.Statement) (tally, bool) {
	from, until, ok := j.x.period(st.Games)
	if !ok || st.Nation == "" || len(st.People) > 0 || len(j.text) == 0 {
		return tally{}, false
	}
	before, after := j.sentenceOf(st)
	var t tally
	found := false
	for w := range wordsOfDigits(before + " " + st.Text + " " + after) {
		if len(w) > 2 {
			continue
		}
		for d := from; d <= until; d++ {
			if d.Date().String()[8:] != strings.Repeat("0", 2-len(w))+w {
				continue
			}
			for _, h := range j.x.medals().at(st.Games) {
				if h.Entry.Nation == st.Nation && h.Won.Exact() && h.Won.First() == d && j.x.sportFits(st.Sport, h.Entry.Event.Sport()) {
					t.add(h.Medal)
					found = true
				}
			}
		}
	}
	return t, found
}

func (t *tally) add(m altyn.Medal) {
	switch m {
	case altyn.Gold:
		t.gold++
	case altyn.Silver:
		t.silver++
	case altyn.Bronze:
		t.bronze++
	}
}
