package check

import (
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/history"
	"altyn/medal"
)

// superlative judges first, nth, only, best, most and the like. A sentence leaves open what it compares: the answer is
// that of the widest sense in which the claim holds. It is wrong only when it holds in none.
func (j *job) superlative(s *altyn.Slots, w span) answer {
	if s.Claim == "" {
		return cannot(lackSlot("claim"))
	}
	if s.Nation == "" && len(s.People) == 0 {
		return cannot(lack(LackMeasure, "claim", s.Claim))
	}
	if len(s.People) == 0 {
		return j.claim(s, nil, w)
	}
	// Each name must mean one person; of a single name every person it may mean is tried.
	var people []altyn.PersonID
	for _, name := range s.People {
		ids, _ := j.resolve(name, s)
		switch {
		case len(ids) == 0 || len(ids) > peopleMax:
			return cannot(lack(LackPerson, "people", []string{name}))
		case len(s.People) == 1 && len(ids) > 1:
			return j.eachPerson(name, s, func(p altyn.PersonID) answer { return j.claim(s, []altyn.PersonID{p}, w) })
		}
		people = append(people, ids[0])
	}
	return j.claim(s, people, w)
}

// sense is one thing that a claim may mean.
type sense struct {
	q     history.Question
	scope string // what it is narrowed by beyond the statement's slots: "", season, sex, games
	level bool   // it also holds when something else is level with it
}

// claim tries the senses of a claim in order.
func (j *job) claim(s *altyn.Slots, people []altyn.PersonID, w span) answer {
	base := history.Question{Claim: s.Claim, Nation: s.Nation, People: people, Games: s.Games, Season: j.seasonOfClaim(s), Sport: s.Sport, Event: s.Event, Sex: s.Sex,
		Medal: s.Medal, Value: s.Value, AsOf: w.until}
	if s.Event != "" {
		if _, ok := j.r.Event(s.Event); !ok && s.Event.Slug() != "" {
			if base.Event = j.oneEvent(s.Event); base.Event == "" {
				return cannot(lackRows(altyn.FactMedals, "event", s))
			}
		}
		base.Sport = ""
	}
	if base.Nation == "" && len(people) > 0 {
		if p, ok := j.r.Person(people[0]); ok && len(p.Nations) == 1 {
			switch s.Claim {
			case altyn.Most, altyn.Youngest, altyn.Oldest, altyn.Consecutive:
			default:
				base.Nation = p.Nations[0]
			}
		}
	}
	var senses []sense
	var rest []answer // what is not asked of history
	switch s.Claim {
	case altyn.First, altyn.Nth:
		senses = j.sensesInOrder(base, s)
		if len(people) == 1 && base.Games != "" && s.Claim == altyn.Nth {
			rest = append(rest, j.ownNth(s, people[0]))
		}
	case altyn.Last:
		if len(people) == 0 || !j.anyMedal(base) {
			return cannot(lack(LackMeasure, "claim", s.Claim))
		}
		if base.Games != "" {
			in := base
			in.Over, in.Sport, in.Event = []altyn.GamesID{base.Games}, "", ""
			senses = append(senses, sense{q: in}, sense{q: withSport(in, base)})
		}
		senses = append(senses, sense{q: base})
	case altyn.Only:
		if len(people) == 0 && base.Medal == "" || base.Medal == "" && base.Value.IsZero() && !j.anyMedal(base) {
			return cannot(lack(LackMeasure, "claim", s.Claim))
		}
		senses = append(senses, sense{q: base})
		senses = append(senses, j.narrower(base)...)
		if n, ok := base.Value.Int(); len(people) > 0 && (!ok || n < 2) {
			q := base
			q.Among = history.People
			senses = append(senses, sense{q: q})
		}
	case altyn.Consecutive:
		senses = j.sensesInARow(base)
	case altyn.FirstSince, altyn.BestSince, altyn.MostSince, altyn.SmallestSince:
		base.Value = sinceGames(j, base)
		if s.Claim == altyn.SmallestSince {
			base.Of = "athletes"
		}
		senses = append(senses, sense{q: base, level: true})
		senses = append(senses, j.narrower(base)...)
	case altyn.Largest, altyn.Smallest:
		if base.Games != "" && (base.Sport != "" || base.Event != "") {
			rest = append(rest, j.largestSport(s, base))
		}
		if base.Sport == "" && base.Event == "" && base.Games != "" && base.Nation != "" {
			for _, season := range []altyn.Season{base.Games.Season(), base.Season} {
				if a := j.largestTeam(s, season); len(a.when) > 0 {
					rest = append(rest, a)
				}
			}
		}
		base.Of = "athletes"
		senses = append(senses, sense{q: base}, sense{q: inSeries(base), scope: "season"})
	case altyn.Youngest, altyn.Oldest:
		senses = append(senses, sense{q: base})
	case altyn.NthMost:
		if base.Medal == "" {
			return cannot(lack(LackMeasure, "claim", s.Claim))
		}
		senses = append(senses, sense{q: base, level: true}, sense{q: inSeries(base), scope: "season", level: true})
	case altyn.Best, altyn.Most, altyn.Fewest, altyn.NthBest:
		if s.Claim == altyn.Best && len(people) > 0 {
			return j.bestPlacing(s, people)
		}
		if base.Games == "" && (base.Sport != "" || base.Event != "") && len(people) == 0 {
			return j.strongestSport(s, base, w)
		}
		senses = j.sensesOfMost(base)
		if base.Games != "" && (base.Sport != "" || base.Event != "") && len(people) == 0 {
			rest = append(rest, j.strongestSport(s, base, w))
		}
	default:
		return cannot(lack(LackMeasure, "claim", s.Claim))
	}
	a := j.bestSense(s, senses, rest, w)
	if a.wrong() && (len(people) > 0 && !j.allNamed([]altyn.NationID{s.Nation, base.Nation}, s) || j.sameGames(s, a)) {
		return cannot(lack(LackBefore, "claim", s.Claim, "nation", s.Nation, "sport", s.Sport, "fact", altyn.FactMedals))
	}
	if v := decide(a, w); (v == altyn.Contradicted || v == altyn.Outdated) && !j.measured(s, base) {
		return cannot(lack(LackMeasure, "claim", s.Claim))
	}
	return a
}

// sameGames reports whether what the record has before a first or an nth was won at the same Games, by somebody else, on a
// day it does not know: then it may as well have come after.
func (j *job) sameGames(s *altyn.Slots, a answer) bool {
	if s.Claim != altyn.First && s.Claim != altyn.Nth || s.Games == "" || a.want == nil || a.want.Games != s.Games {
		return false
	}
	for _, h := range j.x.medals().at(s.Games) {
		if (h.Entry.Nation == s.Nation || h.Entry.Nation == a.want.Nation) && !h.Won.Exact() {
			return true
		}
	}
	return false
}

func withSport(in, base history.Question) history.Question {
	in.Sport, in.Event = base.Sport, base.Event
	return in
}

func inSeries(q history.Question) history.Question {
	if q.Games != "" {
		q.Season = q.Games.Season()
	}
	return q
}

// seasonOfClaim gives the series a claim looks at: the one printed, else that of a Paralympic or winter sport where no
// Games say it; else all of the movement.
func (j *job) seasonOfClaim(s *altyn.Slots) altyn.Season {
	if s.Season != "" || s.Games != "" {
		return s.Season
	}
	sport := s.Sport
	if s.Event != "" {
		sport = s.Event.Sport()
	}
	row, ok := j.r.Sport(sport)
	switch {
	case !ok:
		return ""
	case row.Movement == altyn.Paralympic:
		return altyn.AnyParalympic
	case row.Season == altyn.Winter:
		return altyn.WinterOlympics
	case row.Season == altyn.Summer:
		return altyn.SummerOlympics
	}
	return ""
}

// anyMedal reports whether the record has a medal that the claim may be about.
func (j *job) anyMedal(q history.Question) bool {
	fits := func(h medal.Held) bool {
		return (q.Games == "" || h.Entry.Games == q.Games) && j.x.sportFits(q.Sport, h.Entry.Event.Sport()) && j.x.eventFit(q.Event, h.Entry.Event) != apart &&
			(q.Medal == "" || q.Medal == altyn.AnyMedal || h.Medal == q.Medal)
	}
	if len(q.People) > 0 {
		for _, p := range q.People {
			if !slices.ContainsFunc(j.x.medals().of(p), fits) {
				return false
			}
		}
		return true
	}
	return slices.ContainsFunc(j.x.medals().ofNation(q.Nation), fits)
}

// measured reports whether it is plain what the claim measures, so that it can be wrong: a medal is printed, or those it
// is about have one there.
func (j *job) measured(s *altyn.Slots, q history.Question) bool {
	switch s.Claim {
	case altyn.First, altyn.Nth, altyn.Only, altyn.Last, altyn.FirstSince:
		if n, ok := s.Value.Int(); ok && n > 1 && s.Claim == altyn.Nth && len(q.People) == 0 && q.Medal == "" && j.anyMedal(q) {
			return j.medalsInAll(q) < n // of whichever medals: there are not so many
		}
		if len(q.People) == 0 && (q.Medal == "" || s.Claim == altyn.Only && q.Games == "") {
			return false
		}
		return len(q.People) > 0 && q.Medal != "" || j.anyMedal(q)
	case altyn.Consecutive:
		return q.Medal != "" || j.anyMedal(q)
	}
	return true
}

// medalsInAll counts the medals of a nation in the scope of a claim, of all Games.
func (j *job) medalsInAll(q history.Question) int {
	n := 0
	for _, h := range j.x.medals().ofNation(q.Nation) {
		if j.x.sportFits(q.Sport, h.Entry.Event.Sport()) && j.x.eventFit(q.Event, h.Entry.Event) != apart {
			n++
		}
	}
	return n
}

// bestSense gives the answer of the first sense that holds on the day; else of one that cannot be told; else of one that
// held at another time; else of the first.
func (j *job) bestSense(s *altyn.Slots, senses []sense, rest []answer, w span) answer {
	var best answer
	score := -1
	take := func(a answer, narrow bool) bool {
		n := 0
		switch decide(a, w) {
		case altyn.Confirmed:
			n = 3
		case altyn.Unknown:
			if n = 2; len(days{w}.and(a.open.felt())) == 0 {
				n = 0 // only of other days it cannot be told
			}
		case altyn.Outdated:
			if n = 1; narrow {
				n = 0 // that it once held in a narrower sense is no reason
			}
		}
		if n > score {
			best, score = a, n
		}
		return n == 3
	}
	for i, x := range senses {
		if slices.ContainsFunc(senses[:i], func(y sense) bool { return sameQuestion(x.q, y.q) }) {
			continue
		}
		if take(j.try(s, x, w), x.scope != "" && x.scope != "season") {
			return best
		}
	}
	for _, a := range rest {
		if take(a, true) {
			return best
		}
	}
	return best
}

func sameQuestion(a, b history.Question) bool {
	return a.Claim == b.Claim && a.Nation == b.Nation && a.Season == b.Season && a.Sex == b.Sex && a.Among == b.Among && a.Without == b.Without && a.Sport == b.Sport && a.Event == b.Event &&
		a.Value == b.Value && len(a.Over) == len(b.Over) && len(a.People) == len(b.People) && a.Games == b.Games && a.Medal == b.Medal && a.Of == b.Of
}

// askHistory asks once for each question: those of one document are alike, and so are those of an archive.
func (j *job) askHistory(q history.Question) history.Answer {
	var b strings.Builder
	for _, v := range []string{string(q.Claim), string(q.Nation), string(q.Games), string(q.Season), string(q.Sport), string(q.Event), string(q.Sex), string(q.Medal), q.Value.String(),
		string(q.Among), q.Of, strconv.FormatBool(q.Without), strconv.FormatBool(q.Loose), strconv.Itoa(int(q.AsOf))} {
		b.WriteString(v)
		b.WriteByte(0)
	}
	for _, p := range q.People {
		b.WriteString(string(p))
		b.WriteByte(1)
	}
	for _, g := range q.Over {
		b.WriteString(string(g))
		b.WriteByte(2)
	}
	return j.x.asked.Of(b.String(), func() history.Answer { return history.Ask(j.r, q) })
}

// teamDays is how long before the Games a team may be told of.
const teamDays = 366

// try asks history and turns its runs of days into an answer.
func (j *job) try(s *altyn.Slots, x sense, w span) answer {
	opens, early := altyn.Day(0), false
	if x.q.Of != "" && x.q.Games != "" {
		// A team is known before the Games: its size is compared as of the opening.
		if row, ok := j.r.Games(x.q.Games); ok && row.Opens.Known() && x.q.AsOf < row.Opens.First() {
			opens, early = row.Opens.First(), true
			x.q.AsOf = opens
		}
	}
	res := j.askHistory(x.q)
	if at, ok := truthOn(res, w.until); ok && at == history.CannotTell && bearable(s.Claim) {
		// The medals that the record has may be all: then it is borne out, and never denied.
		q := x.q
		q.Loose = true
		if loose := j.askHistory(q); holdsOn(loose, w.until, x.level) {
			res = loose
		}
	}
	a := answer{moves: map[altyn.Day][]altyn.DecisionID{}}
	for _, run := range res.Days {
		d := days{{run.From, run.Until}}
		switch {
		case run.Truth == history.CannotTell:
			a.open = a.open.or(d)
		case run.Truth == history.Holds && (!run.Shared || x.level):
			a.when = a.when.or(d)
		}
		for _, id := range run.Decisions {
			if !slices.Contains(a.moves[run.From], id) {
				a.moves[run.From] = append(a.moves[run.From], id)
			}
		}
	}
	if early {
		team := between(opens-teamDays, opens-1)
		switch {
		case a.when.has(opens):
			a.when = a.when.or(team)
		case a.open.has(opens):
			a.open = a.open.or(team)
		}
	}
	if x.q.Of == "" {
		hidden := j.insideAny(w)
		if row, ok := j.r.Games(x.q.Games); ok && row.Opens.Known() && row.Opens.First() < w.from {
			// Before its Games there is nothing to claim.
			begun := between(row.Opens.First(), altyn.MaxDay)
			a.when, a.open = a.when.and(begun), a.open.and(begun)
		}
		a.when, a.open = a.when.outside(hidden), a.open.outside(hidden)
	}
	a.lacking = res.Missing
	if a.lacking.Key == "" {
		a.lacking = lack(LackBefore, "claim", s.Claim, "nation", s.Nation, "sport", s.Sport, "fact", altyn.FactMedals)
	}
	var names []string
	for i, p := range res.Instead.People {
		if i == 6 {
			break
		}
		names = append(names, j.nameOf(p))
	}
	if res.Instead.Games != "" || res.Instead.Value.Known() || len(names) > 0 {
		a.want = &altyn.Slots{People: names, Nation: res.Instead.Nation, Games: res.Instead.Games, Event: res.Instead.Event, Medal: res.Instead.Medal, Claim: s.Claim}
		if n, ok := res.Instead.Value.Int(); ok {
			a.want.Value = altyn.IntValue(n)
		}
		a.said = altyn.Msg(HasClaim, "claim", s.Claim, "who", strings.Join(names, ", "), "nation", res.Instead.Nation, "games", res.Instead.Games, "sport", s.Sport,
			"event", res.Instead.Event, "medal", res.Instead.Medal, "value", res.Instead.Value, "scope", x.scope)
	}
	for _, row := range res.Rows {
		if len(a.rows) < citedMax {
			a.rows = append(a.rows, row)
		}
	}
	if len(a.rows) == 0 && res.Instead.Games != "" && res.Instead.Event != "" {
		// What the record has instead rests on its own rows.
		for _, e := range j.r.Entries(res.Instead.Games, res.Instead.Event) {
			if slices.ContainsFunc(j.r.Members(e.ID), func(m *altyn.Member) bool { return slices.Contains(res.Instead.People, m.Person) }) {
				j.citeEntry(&a, e)
			}
		}
	}
	j.citeSources(&a)
	return a
}

// bearable reports whether a claim is borne out by the medals that the record has, without proof that they are all: one in
// the order of time, in which a row more would be known.
func bearable(c altyn.Claim) bool {
	switch c {
	case altyn.First, altyn.Nth, altyn.FirstSince, altyn.Consecutive, altyn.Last:
		return true
	}
	return false
}

// truthOn gives what history says of a day.
func truthOn(res history.Answer, day altyn.Day) (history.Truth, bool) {
	for _, run := range res.Days {
		if run.From <= day && day <= run.Until {
			return run.Truth, true
		}
	}
	return res.Truth, len(res.Days) == 0
}

func holdsOn(res history.Answer, day altyn.Day, level bool) bool {
	for _, run := range res.Days {
		if run.From <= day && day <= run.Until {
			return run.Truth == history.Holds && (!run.Shared || level)
		}
	}
	return false
}

// citeSources adds the sources of rows known by their id only.
func (j *job) citeSources(a *answer) {
	for _, row := range a.rows {
		key := string(row)[len(row.Table()):]
		key = strings.TrimPrefix(key, ":")
		var p altyn.Provenance
		switch row.Table() {
		case "decisions":
			if d, ok := j.r.Effect(altyn.EffectID(key)); ok {
				p = d.Provenance
			}
		case "entries":
			if e, ok := j.r.Entry(altyn.EntryID(key)); ok {
				p = e.Provenance
			}
		case "publications":
			if d, ok := j.r.Publication(altyn.PublicationID(key)); ok {
				p = d.Provenance
			}
		case "tables":
			id, _, _ := strings.Cut(key, "|")
			if d, ok := j.r.Publication(altyn.PublicationID(id)); ok {
				p = d.Provenance
			}
		case "results":
			id, _, _ := strings.Cut(key, "|")
			for _, r := range j.r.Results(altyn.EntryID(id)) {
				if r.Key() == key {
					p = r.Provenance
				}
			}
		}
		for _, s := range p.Sources {
			if !slices.Contains(a.sources, s) {
				a.sources = append(a.sources, s)
			}
		}
	}
}
