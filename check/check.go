// Package check judges the statements of a report against the record, and the report against itself.
//
// For each statement it works out the days on which it holds by the record, and compares them with the day the
// statement is about: its `at`, else the report's date, else today. The verdicts, in the order in which they are tried,
// are inconsistent, contradicted, outdated, unknown and confirmed (see [altyn.Verdict]). A statement is as good as its
// worst slot; what the record does not cover is unknown and never contradicted; a disputed fact contradicts nothing; a
// partial date is a window in which nothing is contradicted; a false alarm costs more than a miss.
//
// Reading the text is left to package reading, medal arithmetic to package medal, wording of reasons to those who print:
// a judgement carries [altyn.Message] keys with arguments, listed in this package as constants.
package check

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Checker judges statements against one record. It is safe for concurrent use.
type Checker struct {
	x *index
}

// New gives a checker for the record. What it needs of the record it works out once for all checkers of it.
func New(r *record.Record) *Checker { return &Checker{indexOf(r)} }

// Option changes one call of [Checker.Check].
type Option func(*job)

// Without leaves out what rests on these sources alone: the report under check is one of them when the record has it,
// and a report must not confirm itself.
func Without(sources ...altyn.SourceID) Option {
	return func(j *job) {
		for _, s := range sources {
			j.own[s] = true
		}
	}
}

// From says where the report was published, its address or its publisher and title or both, so that what the record has
// from there alone is left out; see [Without]. What is empty is not compared.
func From(url, publisher, title string) Option {
	return func(j *job) {
		at := address(url)
		for _, s := range j.x.r.Sources() {
			same := at != "" && address(s.URL) == at
			same = same || publisher != "" && title != "" && s.Publisher == publisher && nameKey(folded(s.Title)) == nameKey(folded(title))
			if same {
				j.own[s.ID] = true
			}
		}
	}
}

// Check judges the statements st of the document, in their order: one judgement a statement. A document whose name is an
// address is taken for the page there; see [From]. text is the document's
// bytes, of which only the words around each statement are used, for its fingerprint; it may be nil. today is the day to
// judge by where neither a statement nor the document has a date. It never fails: what it cannot judge is unknown.
func (c *Checker) Check(doc altyn.Document, text []byte, st []altyn.Statement, today altyn.Day, options ...Option) []altyn.Judgement {
	j, cases := c.judge(doc, text, st, today, options...)
	return j.finishAll(cases)
}

// judge compares the statements with the record and with each other.
func (c *Checker) judge(doc altyn.Document, text []byte, st []altyn.Statement, today altyn.Day, options ...Option) (*job, []verdictCase) {
	j := &job{x: c.x, r: c.x.r, doc: doc, text: text, st: st, today: today, own: map[altyn.SourceID]bool{}, lines: map[lineKey][]medal.Span{}, hidden: map[span]days{}}
	if address(doc.Name) != "" {
		From(doc.Name, "", "")(j)
	}
	for _, o := range options {
		o(j)
	}
	j.survey()
	j.topic = j.topicOf()
	cases := make([]verdictCase, len(st))
	for i := range st {
		cases[i] = j.judge(&st[i])
	}
	if j.doc.DateSource == "text" && foretold(cases) >= foretoldMax {
		// The date that the text prints is not that of the text.
		j.doc.Date = altyn.Date{}
		for i := range st {
			cases[i] = j.judge(&st[i])
		}
	}
	j.crossCheck(cases)
	return j, cases
}

// foretoldMax is how many statements that came true only later a report may have and still be of the day that it prints.
const foretoldMax = 2

// foretold counts the statements that came true only after the day of the report.
func foretold(cases []verdictCase) int {
	n := 0
	for i := range cases {
		if c := &cases[i]; c.verdict == altyn.Outdated {
			if s, ok := c.answer.when.nearest(c.window.until); ok && s.from > c.window.until+1 {
				n++
			}
		}
	}
	return n
}

// finishAll turns cases into judgements.
func (j *job) finishAll(cases []verdictCase) []altyn.Judgement {
	out := make([]altyn.Judgement, len(cases))
	for i := range cases {
		out[i] = j.finish(&j.st[i], &cases[i])
	}
	j.fingerprints(out)
	return out
}

// job is one call of Check.
type job struct {
	x     *index
	r     *record.Record
	doc   altyn.Document
	text  []byte
	st    []altyn.Statement
	today altyn.Day
	own   map[altyn.SourceID]bool // sources that are the report itself

	main   altyn.GamesID // the Games that most statements are about
	topic  altyn.SportID // the sport that the document is about, "" for none
	named  named         // what the statements of the document name: the candidates of assumed slots
	lines  map[lineKey][]medal.Span
	ids    map[string]int
	hidden map[span]days // days inside Games, by window
}

// named lists what the document names, each once, in order.
type named struct {
	games   []altyn.GamesID
	nations []altyn.NationID
	people  []string
	sports  []altyn.SportID
	events  []altyn.EventID
}

// namedMax bounds the candidates that are tried for one assumed slot.
const namedMax = 64

func (j *job) survey() {
	for i := range j.st {
		s := &j.st[i].Slots
		for _, g := range []altyn.GamesID{s.Games, s.From, s.To, s.Than} {
			j.named.games = with(j.named.games, g)
		}
		j.named.nations = with(j.named.nations, s.Nation)
		for _, p := range s.People {
			j.named.people = with(j.named.people, p)
		}
		j.named.sports = with(j.named.sports, s.Sport)
		j.named.events = with(j.named.events, s.Event)
	}
}

func with[T ~string](list []T, v T) []T {
	if v == "" || len(list) >= namedMax || slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// usable reports whether a row may be used: whether a source other than the report itself says so.
func (j *job) usable(p altyn.Provenance) bool {
	if len(j.own) == 0 || len(p.Sources) == 0 {
		return true
	}
	return slices.ContainsFunc(p.Sources, func(s altyn.SourceID) bool { return !j.own[s] })
}

// disputed reports whether another source says otherwise than the row.
func disputed(p altyn.Provenance) bool { return p.Confidence == altyn.Conflicting }

// window gives the days that a statement is about, first and last; they are the same day unless the document's date is
// partial.
func (j *job) window(s *altyn.Slots) span {
	date := j.today.Date()
	if j.doc.Date.Known() {
		date = j.doc.Date
	}
	switch s.At {
	case "", "now":
	case "close":
		for _, g := range []altyn.GamesID{s.Games, s.To, s.From} {
			if _, closes, ok := j.x.period(g); ok {
				// The day after: on it nothing but the state at the end of the closing day counts.
				return span{closes + 1, closes + 1}
			}
		}
	default:
		if d, err := altyn.ParseDate(s.At); err == nil && d.Known() {
			date = d
		}
	}
	return span{date.First(), date.Last()}
}

// verdictCase is a statement on its way to a judgement.
type verdictCase struct {
	answer  answer
	verdict altyn.Verdict
	window  span
	rescue  string        // the assumed slot for which another candidate confirms
	doubt   altyn.Message // why it is not called wrong: it may speak of another scope
	with    []string
	far     []altyn.Elsewhere // statements of other reports that it clashes with
	sum     altyn.Message     // why it clashes with itself
}

// judge compares one statement with the record.
func (j *job) judge(st *altyn.Statement) verdictCase {
	c := verdictCase{window: j.window(&st.Slots)}
	c.answer = j.ask(st.Kind, &st.Slots, c.window)
	c.verdict = decide(c.answer, c.window)
	if c.verdict == altyn.Unknown && c.answer.lacking.Key == LackPerson {
		if a, ok := j.mixed(st, c.window); ok {
			c.answer, c.verdict = a, altyn.Contradicted
			return c
		}
	}
	if c.verdict == altyn.Contradicted || c.verdict == altyn.Outdated {
		if slot := j.rescue(st, c.window, c.answer.want); slot != "" {
			c.verdict, c.rescue = altyn.Unknown, slot
			if a, ok := j.allSports(st, c.window); ok && slot == "sport" {
				c.answer, c.verdict, c.rescue = a, altyn.Confirmed, ""
			}
		} else if m := j.elsewhere(st, &c); m.Key != "" {
			c.verdict, c.doubt = altyn.Unknown, m
		}
	}
	return c
}

// allSports asks a count of a nation's medals without the sport that was carried into it: of the whole team, which is what
// a count that names the nation or the Games and no sport counts.
func (j *job) allSports(st *altyn.Statement, w span) (answer, bool) {
	if st.Kind != altyn.MedalCount || len(st.People) > 0 || !taken(st, "sport") || taken(st, "nation") && taken(st, "games") {
		return answer{}, false
	}
	s := st.Slots
	s.Sport, s.Event = "", ""
	a := j.ask(st.Kind, &s, w)
	return a, decide(a, w) == altyn.Confirmed
}

// decide gives the verdict of an answer on a day, or in a window of days.
func decide(a answer, w span) altyn.Verdict {
	day := days{w}
	when := a.felt()
	if len(day.minus(when)) == 0 {
		return altyn.Confirmed
	}
	switch {
	case len(day.and(a.open.felt())) > 0:
		return altyn.Unknown
	case len(day.and(when)) > 0: // a partial date: true on some of its days
		return altyn.Unknown
	case len(a.when) > 0:
		return altyn.Outdated
	case len(a.open) > 0:
		return altyn.Unknown
	}
	return altyn.Contradicted
}

// ask gives what the record says of the slots, by kind.
func (j *job) ask(kind altyn.Kind, s *altyn.Slots, w span) answer {
	if s.Part {
		return cannot(lack(LackPart))
	}
	if a, ok := j.beyond(kind, s); ok {
		return a
	}
	switch kind {
	case altyn.Placing:
		return j.placing(s)
	case altyn.Progress:
		return j.progress(s)
	case altyn.MedalCount:
		return j.medalCount(s, w)
	case altyn.Standing:
		return j.standing(s, w)
	case altyn.TeamSize:
		return j.teamSize(s)
	case altyn.QuotaPlaces:
		return j.quota(s)
	case altyn.ParticipationKind:
		return j.participation(s, w)
	case altyn.Superlative:
		return j.superlative(s, w)
	case altyn.RecordMark:
		return j.recordMark(s)
	case altyn.DecisionKind:
		return j.decision(s)
	case altyn.GamesFact:
		return j.gamesFact(s, w)
	case altyn.RoleFact:
		return j.role(s)
	case altyn.PersonFact:
		return j.person(s, w)
	}
	return cannot(lack(LackKind))
}

// beyond reports whether a statement speaks of Games or of a nation that the record does not know, or of results of Games
// that have not begun: coverage says nothing of those.
func (j *job) beyond(kind altyn.Kind, s *altyn.Slots) (answer, bool) {
	for _, g := range []altyn.GamesID{s.Games, s.From, s.To, s.Than} {
		if g == "" {
			continue
		}
		if _, ok := j.r.Games(g); !ok {
			return cannot(lack(LackGames, "games", g)), true
		}
		switch kind {
		case altyn.GamesFact, altyn.TeamSize, altyn.QuotaPlaces, altyn.RoleFact, altyn.ParticipationKind, altyn.PersonFact, altyn.Superlative:
		default:
			if j.future(g) {
				return cannot(lack(LackGames, "games", g)), true
			}
		}
	}
	if sport := cmp.Or(s.Event.Sport(), s.Sport); sport != "" {
		if _, ok := j.r.Sport(sport); !ok && len(j.r.Sports()) > 0 {
			return cannot(lackRows(altyn.FactMedals, "sport", s)), true // one that the record does not know by this name
		}
	}
	if s.Games != "" && j.neverHeld(s) {
		return cannot(lack(LackCandidate, "slot", "games")), true
	}
	if s.Nation != "" {
		if _, ok := j.r.Nation(s.Nation); !ok {
			return cannot(lackRows(altyn.FactNames, "nation", s)), true
		}
		for _, g := range []altyn.GamesID{s.Games, s.From, s.To} {
			if g != "" && !j.nationCould(s.Nation, g) && !(kind == altyn.ParticipationKind && j.bygone(s.Nation)) {
				// Another nation is meant, one that had the name or the people at the time.
				return cannot(lack(LackCandidate, "slot", "nation")), true
			}
		}
	}
	return answer{}, false
}

// neverHeld reports whether a sport is of the other season than the Games, so that one of both was not meant: a city that
// had both has two Games, and a sport may have two names.
func (j *job) neverHeld(s *altyn.Slots) bool {
	sport := s.Sport
	if s.Event != "" {
		sport = s.Event.Sport()
	}
	row, ok := j.r.Sport(sport)
	g, held := j.r.Games(s.Games)
	if row != nil && row.Season == altyn.Winter && s.Games.Year() < 1924 {
		return false // before there were Winter Games
	}
	return ok && held && (row.Season == altyn.Summer || row.Season == altyn.Winter) && g.Season != row.Season
}

// bygone reports whether a nation is one of the past, whose name is no other's: that it took part when it was no more is
// wrong.
func (j *job) bygone(n altyn.NationID) bool {
	row, ok := j.r.Nation(n)
	return ok && (row.Kind == altyn.HistoricNation || row.Kind == altyn.CombinedNation)
}

// has reports whether the record is complete for the fact in this scope.
func (j *job) has(f altyn.Fact, g altyn.GamesID, n altyn.NationID, s altyn.SportID, e altyn.EventID) bool {
	return j.r.Covers(f, g, n, s, e)
}
