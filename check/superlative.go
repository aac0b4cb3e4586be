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
	if v := decide(a, w); (v == altyn.Contradicted || v == altyn.Outdated) && !j.measured(s, base) {
		return cannot(lack(LackMeasure, "claim", s.Claim))
	}
	return a
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

// sensesInOrder gives what a first or an nth may mean: of all, of the series of Games, of the people of that sex, of the
// Games alone, or the first Games without such a medal.
func (j *job) sensesInOrder(base history.Question, s *altyn.Slots) []sense {
	out := []sense{{q: base}}
	out = append(out, j.narrower(base)...)
	if base.Games != "" && len(base.People) > 0 {
		q := base
		q.Over, q.Sport, q.Event = []altyn.GamesID{base.Games}, "", ""
		out = append(out, sense{q: q, scope: "games"})
	}
	if s.Claim == altyn.First && len(base.People) == 0 && base.Medal != "" && base.Games != "" {
		q := base
		q.Without = true
		out = append(out, sense{q: q}, sense{q: inSeries(q), scope: "season"})
	}
	return out
}

// ownNth tries whether somebody's own nth medal may be meant: then the statement does not say so, and is not wrong.
func (j *job) ownNth(s *altyn.Slots, p altyn.PersonID) answer {
	want := 1
	if n, ok := s.Value.Int(); ok {
		want = n
	}
	n, here := 0, false
	for _, h := range j.x.medals().byPerson[p] {
		if altyn.CompareGames(h.Entry.Games, s.Games) > 0 || isColour(s.Medal) && h.Medal != s.Medal || len(h.Given) > 0 {
			continue
		}
		here = here || h.Entry.Games == s.Games
		n++
	}
	if here && n == want {
		return cannot(lack(LackScope, "claim", s.Claim, "scope", "own"))
	}
	return answer{}
}

// narrower gives the same question within the series of the Games, and among people of the same sex.
func (j *job) narrower(base history.Question) []sense {
	var out []sense
	if base.Season == "" && base.Games != "" {
		out = append(out, sense{q: inSeries(base), scope: "season"})
	}
	if sex := j.sexOf(base.People); sex != "" && base.Sex == "" && base.Event == "" {
		q := base
		q.Sex = sex
		out = append(out, sense{q: q, scope: "sex"})
		if q.Season == "" && q.Games != "" {
			out = append(out, sense{q: inSeries(q), scope: "sex"})
		}
	}
	return out
}

// sexOf gives the sex of people when they share one.
func (j *job) sexOf(people []altyn.PersonID) altyn.Sex {
	var sex altyn.Sex
	for _, id := range people {
		p, ok := j.r.Person(id)
		if !ok || p.Sex == "" || sex != "" && p.Sex != sex {
			return ""
		}
		sex = p.Sex
	}
	return sex
}

// sensesInARow gives what consecutive may mean: a run of the nation, or of the people themselves.
func (j *job) sensesInARow(base history.Question) []sense {
	if base.Games != "" {
		base.Season = base.Games.Season()
	} else if base.Season == "" && len(base.People) > 0 {
		if held := j.x.medals().byPerson[base.People[0]]; len(held) > 0 {
			base.Season = held[0].Entry.Games.Season()
		}
	}
	var out []sense
	if len(base.People) > 0 {
		q := base
		q.Among = history.People
		out = append(out, sense{q: q})
	}
	if base.Nation != "" && (base.Sport != "" || base.Event != "" || len(base.People) == 0) {
		q := base
		q.People = nil
		out = append(out, sense{q: q})
	}
	return out
}

// sinceGames gives the Games that a since goes back to: printed as Games or a year, or as a number of years.
func sinceGames(j *job, q history.Question) altyn.Value {
	n, ok := q.Value.Int()
	if !ok || n >= 1800 || q.Games == "" {
		return q.Value
	}
	for _, g := range j.x.series(q.Games.Season()) {
		if g.Year() == q.Games.Year()-n {
			return altyn.WordValue(string(g))
		}
	}
	return altyn.IntValue(q.Games.Year() - n)
}

// sensesOfMost gives what best and most may mean: among the nation's own Games, or among all nations there.
func (j *job) sensesOfMost(base history.Question) []sense {
	_, valued := base.Value.Int()
	var qs []history.Question
	switch {
	case base.Claim == altyn.Best && valued:
		// A number with a best is a count of medals, or a rank.
		most := base
		most.Claim = altyn.Most
		bare := base
		bare.Value = altyn.Value{}
		qs = append(qs, most, base)
		if base.Medal != "" {
			qs = qs[:1]
		}
	case base.Claim == altyn.Best && base.Medal != "":
		base.Claim = altyn.Most
		qs = append(qs, base)
	default:
		qs = append(qs, base)
	}
	var out []sense
	for _, q := range qs {
		out = append(out, sense{q: q, level: valued})
		if q.Games != "" && q.Season == "" {
			out = append(out, sense{q: inSeries(q), scope: "season", level: valued})
		}
		if q.Games != "" && len(q.People) == 0 && q.Nation != "" && j.mayHave(q) {
			n := q
			n.Among = history.Nations
			out = append(out, sense{q: n, scope: "nations", level: valued})
		}
	}
	return out
}

// mayHave reports whether the count of a most may be the nation's own at the Games on the day: where its own count is known
// and another, the claim holds in no sense.
func (j *job) mayHave(q history.Question) bool {
	n, ok := q.Value.Int()
	if !ok || q.Claim != altyn.Most {
		return true
	}
	spans, _ := j.timeline(medal.Query{Games: []altyn.GamesID{q.Games}, Sport: q.Sport, Event: q.Event, Sex: q.Sex, Basis: medal.ByResult}, q.Nation)
	sp, found := medal.On(spans, q.AsOf)
	return !found || !sp.Known || sp.Line.Count(q.Medal) == n
}

// anyMedal reports whether the record has a medal that the claim may be about.
func (j *job) anyMedal(q history.Question) bool {
	fits := func(h medal.Held) bool {
		return (q.Games == "" || h.Entry.Games == q.Games) && j.x.sportFits(q.Sport, h.Entry.Event.Sport()) && j.x.eventFit(q.Event, h.Entry.Event) != apart &&
			(q.Medal == "" || q.Medal == altyn.AnyMedal || h.Medal == q.Medal)
	}
	if len(q.People) > 0 {
		for _, p := range q.People {
			if !slices.ContainsFunc(j.x.medals().byPerson[p], fits) {
				return false
			}
		}
		return true
	}
	return slices.ContainsFunc(j.x.medals().byNation[q.Nation], fits)
}

// measured reports whether it is plain what the claim measures, so that it can be wrong: a medal is printed, or those it
// is about have one there.
func (j *job) measured(s *altyn.Slots, q history.Question) bool {
	switch s.Claim {
	case altyn.First, altyn.Nth, altyn.Only, altyn.Last, altyn.FirstSince:
		if len(q.People) == 0 && (q.Medal == "" || s.Claim == altyn.Only && q.Games == "") {
			return false
		}
		return len(q.People) > 0 && q.Medal != "" || j.anyMedal(q)
	case altyn.Consecutive:
		return q.Medal != "" || j.anyMedal(q)
	}
	return true
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
	return a.Claim == b.Claim && a.Season == b.Season && a.Sex == b.Sex && a.Among == b.Among && a.Without == b.Without && a.Sport == b.Sport && a.Event == b.Event &&
		a.Value == b.Value && len(a.Over) == len(b.Over) && len(a.People) == len(b.People) && a.Games == b.Games && a.Medal == b.Medal && a.Of == b.Of
}

// askHistory asks once for each question of a document.
func (j *job) askHistory(q history.Question) history.Answer {
	var b strings.Builder
	for _, v := range []string{string(q.Claim), string(q.Nation), string(q.Games), string(q.Season), string(q.Sport), string(q.Event), string(q.Sex), string(q.Medal), q.Value.String(),
		string(q.Among), q.Of, strconv.FormatBool(q.Without), strconv.Itoa(int(q.AsOf))} {
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
	k := b.String()
	a, ok := j.asked[k]
	if !ok {
		a = history.Ask(j.r, q)
		j.asked[k] = a
	}
	return a
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

// strongestSport judges a sport against the nation's other sports, at Games or over all of them: the most medals, or of
// one colour.
func (j *job) strongestSport(s *altyn.Slots, base history.Question, w span) answer {
	if base.Nation == "" || base.Claim != altyn.Most {
		// Whether a best of a sport is meant by medals, titles or places, it does not say.
		return cannot(lack(LackMeasure, "claim", s.Claim))
	}
	sport := base.Sport
	if sport == "" {
		sport = base.Event.Sport()
	}
	games := j.x.series(base.Season)
	if base.Games != "" {
		games = []altyn.GamesID{base.Games}
	}
	for _, g := range games {
		if j.nationCould(base.Nation, g) && !j.has(altyn.FactMedals, g, base.Nation, "", "") {
			return cannot(lack(LackBefore, "claim", s.Claim, "nation", s.Nation, "sport", s.Sport, "fact", altyn.FactMedals))
		}
	}
	var steps []altyn.Day
	held := filter(j.x.medals().byNation[base.Nation], func(h medal.Held) bool {
		return slices.Contains(games, h.Entry.Games) && (base.Medal == "" || base.Medal == altyn.AnyMedal || h.Medal == base.Medal)
	})
	for _, h := range held {
		steps = append(steps, h.From)
		if h.Until < altyn.MaxDay {
			steps = append(steps, h.Until+1)
		}
	}
	slices.Sort(steps)
	steps = slices.Compact(steps)
	want, valued := base.Value.Int()
	a := answer{}
	for i, day := range steps {
		until := altyn.MaxDay
		if i+1 < len(steps) {
			until = steps[i+1] - 1
		}
		mine, best := 0, 0
		others := map[altyn.SportID]int{}
		for _, h := range held {
			if !h.HeldOn(day) {
				continue
			}
			real := h.Entry.Event.Sport()
			if j.x.sportFits(sport, real) {
				mine++
				continue
			}
			if row, ok := j.r.Sport(real); ok && row.Parent != "" {
				others[row.Parent]++
			}
			others[real]++
		}
		for _, n := range others {
			best = max(best, n)
		}
		if mine > best && (!valued || want == mine) {
			a.when = a.when.or(between(day, until))
		}
	}
	if base.Games != "" {
		a.when = a.when.outside(j.inside(games, w))
	}
	for _, h := range held {
		if h.Result != nil && j.x.sportFits(sport, h.Entry.Event.Sport()) {
			a.cite("results", h.Result.Key(), h.Result.Provenance)
		}
	}
	a.said = altyn.Msg(HasClaim, "claim", s.Claim, "who", "", "nation", s.Nation, "games", s.Games, "sport", s.Sport, "event", s.Event, "medal", s.Medal, "value", altyn.Num{}, "scope", "sports")
	return a
}

// largestTeam judges the largest or smallest team of a nation among those of a series. Where sources differ on the size of
// another team, it is enough that all of them put it on the same side.
func (j *job) largestTeam(s *altyn.Slots, season altyn.Season) answer {
	mine := j.size(s.Games, s.Nation, "athletes", "", "")
	lacks := cannot(lackRows(altyn.FactDelegations, "value", s))
	if len(mine.values) == 0 || mine.dispute {
		return lacks
	}
	n := mine.values[0]
	if v, ok := s.Value.Int(); ok && v != n {
		return lacks
	}
	if season == "" && s.Games.Season().Movement() == altyn.Paralympic {
		season = altyn.AnyParalympic
	}
	a := holds(altyn.Msg(HasCount, "of", "athletes", "nation", s.Nation, "games", s.Games, "sport", altyn.SportID(""), "value", altyn.N(n)))
	a.cited = mine.cited
	for _, g := range j.x.series(season) {
		if g == s.Games || !j.nationCould(s.Nation, g) || j.future(g) {
			continue
		}
		if _, ok := j.x.taken().at[s.Nation][g]; !ok && j.has(altyn.FactParticipations, g, s.Nation, "", wholeGames) {
			continue
		}
		other := j.size(g, s.Nation, "athletes", "", "")
		if len(other.values) == 0 {
			return lacks
		}
		for _, v := range other.values {
			if s.Claim == altyn.Largest && v >= n || s.Claim == altyn.Smallest && v <= n {
				return lacks // whether it is wrong, history says
			}
		}
		a.add(other.cited)
	}
	return a
}

// largestSport judges the largest or smallest contingent of a team among its sports.
func (j *job) largestSport(s *altyn.Slots, base history.Question) answer {
	sport := base.Sport
	if sport == "" {
		sport = base.Event.Sport()
	}
	mine := j.size(base.Games, base.Nation, "athletes", sport, "")
	lacks := cannot(lackRows(altyn.FactDelegations, "value", s))
	if len(mine.values) == 0 || mine.dispute {
		return lacks
	}
	if v, ok := s.Value.Int(); ok && v != mine.values[0] {
		a := j.compareSize(s, v, mine, altyn.FactDelegations)
		return a
	}
	sports := j.x.taken().sports[base.Nation][base.Games]
	a := holds(altyn.Msg(HasCount, "of", "athletes", "nation", s.Nation, "games", s.Games, "sport", sport, "value", altyn.N(mine.values[0])))
	a.cited = mine.cited
	for _, other := range sortedSports(sports) {
		if other == sport || j.x.sportFits(sport, other) {
			continue
		}
		n := j.size(base.Games, base.Nation, "athletes", other, "")
		if len(n.values) == 0 {
			return lacks
		}
		if s.Claim == altyn.Largest && n.values[0] >= mine.values[0] || s.Claim == altyn.Smallest && n.values[0] <= mine.values[0] {
			if n.dispute || !j.has(altyn.FactDelegations, base.Games, base.Nation, other, "athletes") {
				return lacks
			}
			b := fails(&altyn.Slots{Nation: s.Nation, Games: s.Games, Sport: other, Claim: s.Claim, Value: altyn.IntValue(n.values[0])},
				altyn.Msg(HasCount, "of", "athletes", "nation", s.Nation, "games", s.Games, "sport", other, "value", altyn.N(n.values[0])))
			b.cited = n.cited
			return b
		}
		a.add(n.cited)
	}
	if len(sports) < 2 || !j.has(altyn.FactParticipations, base.Games, base.Nation, "", "") {
		return lacks
	}
	return a
}

func sortedSports(m map[altyn.SportID]altyn.RowID) []altyn.SportID {
	var out []altyn.SportID
	for s := range m {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// bestPlacing judges the best result of a nation's athletes: in an event at Games, at Games, or in a sport over all Games.
func (j *job) bestPlacing(s *altyn.Slots, people []altyn.PersonID) answer {
	lacks := cannot(lack(LackBefore, "claim", s.Claim, "nation", s.Nation, "sport", s.Sport, "fact", altyn.FactPlacings))
	if s.Nation == "" || s.Sport == "" && s.Event == "" {
		return lacks
	}
	scope := *s
	if s.Event == "" {
		scope.Games = "" // best of the sport: over all Games, those of the claim included
	}
	if !j.wholeOf(altyn.FactPlacings, []altyn.NationID{s.Nation}, &scope) {
		return lacks
	}
	var mine, best figureOfEntry
	for _, e := range j.r.EntriesByNation(s.Nation, scope.Games) {
		if !j.x.sportFits(s.Sport, e.Event.Sport()) || j.x.eventFit(s.Event, e.Event) == apart || !inGames(&scope, e.Games) {
			continue
		}
		f := j.figureOfEntry(e)
		if f.e == nil {
			return lacks
		}
		own := s.Games == "" || e.Games == s.Games
		for _, p := range people {
			own = own && slices.ContainsFunc(j.r.Members(e.ID), func(m *altyn.Member) bool { return m.Person == p })
		}
		if own && f.better(mine) {
			mine = f
		}
		if !own && f.better(best) {
			best = f
		}
	}
	switch {
	case mine.e == nil:
		return lacks
	case best.e == nil || mine.better(best):
		_, said := j.describe(mine.e, &altyn.Slots{}, j.membersOf(mine.e))
		a := holds(said)
		j.citeEntry(&a, mine.e)
		return a
	case best.better(mine) && best.sure && mine.sure:
		want, said := j.describe(best.e, &altyn.Slots{}, j.membersOf(best.e))
		a := fails(want, said)
		j.citeEntry(&a, best.e)
		return a
	}
	return lacks
}

// figureOfEntry is how well an entry did: by its place over all, else by how far it came and its place there.
type figureOfEntry struct {
	e     *altyn.Entry
	stage int
	rank  int
	sure  bool // by the place over all
}

func (j *job) figureOfEntry(e *altyn.Entry) figureOfEntry {
	var f figureOfEntry
	for _, r := range j.r.Results(e.ID) {
		rank, ok := r.Rank.Int()
		switch {
		case r.Phase == "" && ok:
			return figureOfEntry{e: e, stage: 99, rank: rank, sure: true}
		case stage(r.Phase) > f.stage:
			f = figureOfEntry{e: e, stage: stage(r.Phase), rank: rank}
		case r.IRM != "" && f.e == nil:
			f = figureOfEntry{e: e, rank: 1 << 20}
		}
	}
	return f
}

// better reports whether f is certainly the better one; one with a place over all and one without are not compared by it
// unless the latter went out of a draw.
func (f figureOfEntry) better(o figureOfEntry) bool {
	switch {
	case f.e == nil:
		return false
	case o.e == nil:
		return true
	case f.sure && o.sure:
		return f.rank < o.rank
	case f.sure != o.sure:
		return f.sure
	}
	return f.stage > o.stage || f.stage == o.stage && f.rank > 0 && o.rank > 0 && f.rank < o.rank
}
