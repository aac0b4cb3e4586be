package check

import (
	"slices"
	"strings"

	"altyn"
	"altyn/medal"
)

// placing judges someone's rank, medal or mark in an event.
func (j *job) placing(s *altyn.Slots) answer {
	if s.Rank.IsZero() && s.Medal == "" && s.Mark == "" && s.On.IsZero() {
		return cannot(lackSlot("rank"))
	}
	if len(s.People) == 0 {
		return j.placingOfNation(s)
	}
	var out answer
	for i, name := range s.People {
		a := j.eachPerson(name, s, func(p altyn.PersonID) answer { return j.placingOf(p, s) })
		if i == 0 {
			out = a
		} else {
			out = out.and(a)
		}
	}
	return out
}

// peopleMax bounds the persons of one printed name that are tried.
const peopleMax = 16

// eachPerson asks the same of every person that a printed name may mean: it holds when it holds for one of them.
func (j *job) eachPerson(name string, s *altyn.Slots, ask func(altyn.PersonID) answer) answer {
	ids, _ := j.resolve(name, s)
	if len(ids) == 0 {
		return cannot(lack(LackPerson, "people", []string{name}))
	}
	if len(ids) > peopleMax {
		return cannot(lack(LackPerson, "people", []string{name}))
	}
	var out answer
	for i, id := range ids {
		a := ask(id)
		if i == 0 {
			out = a
		} else {
			out = out.or(a)
		}
	}
	return out
}

// resolve gives the persons that a printed name may mean, narrowed by nation, Games and sport as far as that leaves
// somebody; sure reports that the name alone decides.
func (j *job) resolve(name string, s *altyn.Slots) (ids []altyn.PersonID, sure bool) {
	ids = j.x.people().find(name)
	if len(ids) < 2 {
		return ids, len(ids) == 1
	}
	narrow := func(keep func(altyn.PersonID) bool) {
		if len(ids) < 2 {
			return
		}
		if kept := filter(ids, keep); len(kept) > 0 {
			ids = kept
		}
	}
	if s.Nation != "" {
		narrow(func(id altyn.PersonID) bool {
			p, ok := j.r.Person(id)
			return ok && slices.Contains(p.Nations, s.Nation)
		})
	}
	sport := s.Sport
	if s.Event != "" {
		sport = s.Event.Sport()
	}
	if sport != "" {
		narrow(func(id altyn.PersonID) bool {
			p, ok := j.r.Person(id)
			return ok && slices.ContainsFunc(p.Sports, func(r altyn.SportID) bool { return j.x.sportFits(sport, r) })
		})
	}
	if s.Games != "" {
		narrow(func(id altyn.PersonID) bool { return j.x.taken().personAt(id, s.Games) })
	}
	return ids, false
}

func filter[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, v := range list {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

// inGames reports whether Games fit what the slots say of them.
func inGames(s *altyn.Slots, g altyn.GamesID) bool {
	switch {
	case s.Games != "":
		return s.Games == g
	case s.From != "" || s.To != "":
		return (s.From == "" || altyn.CompareGames(s.From, g) <= 0) && (s.To == "" || altyn.CompareGames(g, s.To) <= 0) && s.Season.Has(g)
	}
	return s.Season.Has(g)
}

// medalClaimed reports whether the slots claim a medal, so that the list of medals decides.
func medalClaimed(s *altyn.Slots) bool {
	if s.Medal != "" {
		return s.Medal != altyn.NoMedal
	}
	final := s.Phase == "" || s.Phase == altyn.Final || s.Phase == altyn.BronzeFinal
	return final && s.Rank >= 1 && s.Rank <= 3 && (s.Approx == "" || s.Approx == altyn.AtMost)
}

// placingOf judges a placing of one person.
func (j *job) placingOf(id altyn.PersonID, s *altyn.Slots) answer {
	var out answer
	n, close := 0, 0
	var others []*altyn.Entry
	for _, e := range j.r.EntriesOf(id) {
		if !inGames(s, e.Games) {
			continue
		}
		fit := j.x.eventFit(s.Event, e.Event)
		if !j.x.sportFits(s.Sport, e.Event.Sport()) {
			fit = apart
		}
		if fit == apart {
			others = append(others, e)
			continue
		}
		if s.Nation != "" && e.Nation != s.Nation && !j.sameAthletes(s.Nation, e.Nation) {
			others = append(others, e)
			continue
		}
		a := j.placingIn(e, s)
		if n == 0 {
			out = a
		} else {
			out = out.or(a)
		}
		n++
		if s.Event != "" && (fit == exact || s.Event.Slug() != "") {
			close++
		}
	}
	whole := j.wholeFor(id, s)
	if n == 0 && !whole {
		if a, ok := j.inNamelessTeam(id, s); ok {
			return a
		}
	}
	switch {
	case n == 1 && close == 1, n > 0 && whole:
		// The entry that the statement means is there, or every one that it might mean.
		return out
	case n > 0:
		return out.or(cannot(lackRows(j.factOf(s), "event", s)))
	case !whole:
		return cannot(lackRows(j.factOf(s), "event", s))
	case j.spelt(id, s):
		return cannot(lack(LackPerson, "people", []string{j.nameOf(id)}))
	}
	return j.otherwise(id, s, others)
}

// inNamelessTeam bears out the medal of somebody in a team of which the record does not say who was in it, where they
// competed in the sport for that nation: lists of medallists often give a team by its nation alone.
func (j *job) inNamelessTeam(id altyn.PersonID, s *altyn.Slots) (answer, bool) {
	if s.Games == "" || s.Event.Slug() == "" || !medalClaimed(s) {
		return answer{}, false
	}
	for _, e := range j.r.EntriesByNation(s.Nation, s.Games) {
		if len(j.r.Members(e.ID)) > 0 || j.x.eventFit(s.Event, e.Event) == apart || !j.x.sportFits(s.Sport, e.Event.Sport()) {
			continue
		}
		known := slices.ContainsFunc(j.r.EntriesOf(id), func(o *altyn.Entry) bool {
			return o.Event.Sport() == e.Event.Sport() && o.Nation == e.Nation && abs(o.Games.Year()-s.Games.Year()) < careerYears
		})
		if a := j.placingIn(e, s); known && len(a.when) > 0 {
			return a, true
		}
	}
	return answer{}, false
}

// spelt reports whether somebody else with nearly the same name was there for the nation, so that the record may have one
// person under two spellings.
func (j *job) spelt(id altyn.PersonID, s *altyn.Slots) bool {
	own := bareWords(j.nameOf(id))
	for _, e := range j.r.EntriesByNation(s.Nation, s.Games) {
		if !inGames(s, e.Games) || !j.x.sportFits(s.Sport, e.Event.Sport()) || j.x.eventFit(s.Event, e.Event) == apart {
			continue
		}
		for _, m := range j.r.Members(e.ID) {
			if m.Person == id {
				continue
			}
			if rest, shared := apartFrom(own, bareWords(j.nameOf(m.Person))); shared && len(rest) == 0 {
				return true
			}
		}
	}
	return false
}

// otherwise is the answer when the person has no such result and the record has them all: what the person has instead.
func (j *job) otherwise(id altyn.PersonID, s *altyn.Slots, others []*altyn.Entry) answer {
	names := []string{j.nameOf(id)}
	best, score := (*altyn.Entry)(nil), 0
	for _, e := range others {
		n := 1
		if j.x.sportFits(s.Sport, e.Event.Sport()) {
			n += 2
		}
		if j.agrees(e, s) {
			n += 4
		}
		if n > score {
			best, score = e, n
		}
	}
	if best == nil {
		key := HasNoMedal
		if j.factOf(s) == altyn.FactPlacings {
			key = HasNoResult
		}
		a := fails(nil, altyn.Msg(key, "people", names, "nation", s.Nation, "games", s.Games, "sport", s.Sport, "event", s.Event))
		if c, ok := j.r.Covering(j.factOf(s), s.Games, s.Nation, s.Sport, ""); ok {
			a.cite("coverage", c.Key(), c.Provenance)
		}
		return a
	}
	want, said := j.describe(best, s, names)
	a := fails(want, said)
	j.citeEntry(&a, best)
	return a
}

// agrees reports whether rank and medal of the statement fit an entry at some time.
func (j *job) agrees(e *altyn.Entry, s *altyn.Slots) bool {
	for _, st := range medal.States(j.r, e.ID, medal.ByResult) {
		if (s.Medal == "" || medalFits(s.Medal, st.Medal)) && (s.Rank == 0 || st.Rank.Or(-9) == int(s.Rank)) {
			return true
		}
	}
	return false
}

// factOf says which kind of fact decides a placing.
func (j *job) factOf(s *altyn.Slots) altyn.Fact {
	if medalClaimed(s) {
		return altyn.FactMedals
	}
	return altyn.FactPlacings
}

// wholeFor reports whether the record has every medal (for a claim of one) or every placing of the person in the scope
// of the statement.
func (j *job) wholeFor(id altyn.PersonID, s *altyn.Slots) bool {
	nations := []altyn.NationID{s.Nation}
	if p, ok := j.r.Person(id); ok && len(p.Nations) > 0 {
		if s.Nation != "" && !slices.Contains(p.Nations, s.Nation) {
			// Somebody of the same name may have competed for the nation that is printed.
			return false
		}
		nations = p.Nations
	}
	if nations[0] == "" {
		return false
	}
	if j.factOf(s) == altyn.FactMedals && !j.allNamed(nations, s) {
		return false // one of the medals without a name may be theirs
	}
	return j.wholeOf(j.factOf(s), nations, s)
}

// wholeOf reports whether the record is complete for nations, in the Games, sport and event of the slots.
func (j *job) wholeOf(f altyn.Fact, nations []altyn.NationID, s *altyn.Slots) bool {
	games := []altyn.GamesID{s.Games}
	if s.Games == "" {
		games = nil
		for _, g := range j.x.games {
			if inGames(s, g.ID) {
				games = append(games, g.ID)
			}
		}
	}
	sport := s.Sport
	if sport == "" {
		sport = s.Event.Sport()
	}
	if len(games) == 0 {
		return false
	}
	for _, n := range nations {
		for _, g := range games {
			if !j.nationCould(n, g) {
				continue
			}
			if !j.covers(f, g, n, sport, s.Event) {
				return false
			}
		}
	}
	return true
}

// covers asks for coverage with the event as the record knows it; complete medals also answer for every placing among
// the first three, not the other way round.
func (j *job) covers(f altyn.Fact, g altyn.GamesID, n altyn.NationID, sport altyn.SportID, e altyn.EventID) bool {
	if j.has(f, g, n, sport, "") {
		return true
	}
	if e == "" {
		return false
	}
	return j.has(f, g, n, sport, e)
}

// sameAthletes reports whether one of two nations is the flag under which athletes of the other competed for a time, as
// neutrals or for their committee: a text may use either name.
func (j *job) sameAthletes(a, b altyn.NationID) bool {
	neutral := func(n, of altyn.NationID) bool {
		return slices.ContainsFunc(j.r.Lineage(n), func(l *altyn.Lineage) bool { return l.Kind == altyn.Neutral && l.Predecessor == of })
	}
	return neutral(a, b) || neutral(b, a)
}

// nationCould reports whether the nation existed at the time of the Games.
func (j *job) nationCould(n altyn.NationID, g altyn.GamesID) bool {
	row, ok := j.r.Nation(n)
	if !ok || !row.Valid.Known() {
		return true
	}
	from, until, ok := j.x.period(g)
	return !ok || from <= row.Valid.Last() && until >= row.Valid.First()
}

// placingOfNation judges a placing that names no person: it holds when an entry of the nation has it.
func (j *job) placingOfNation(s *altyn.Slots) answer {
	if s.Nation == "" {
		return cannot(lackSlot("people"))
	}
	var out answer
	n, teams := 0, 0
	for _, e := range j.r.EntriesByNation(s.Nation, s.Games) {
		if !inGames(s, e.Games) || !j.x.sportFits(s.Sport, e.Event.Sport()) || j.x.eventFit(s.Event, e.Event) == apart {
			continue
		}
		a := j.placingIn(e, s)
		if n == 0 {
			out = a
		} else {
			out = out.or(a)
		}
		n++
		if ev, ok := j.r.Event(e.Event); ok && (ev.Kind == altyn.Team || ev.Kind == altyn.Relay) {
			teams++
		}
	}
	whole := j.wholeOf(j.factOf(s), []altyn.NationID{s.Nation}, s)
	switch {
	case n == 1 && teams == 1 && s.Event.Slug() != "" && s.Games != "", n > 0 && whole:
		return out
	case n > 0:
		return out.or(cannot(lackRows(j.factOf(s), "event", s)))
	case !whole:
		return cannot(lackRows(j.factOf(s), "event", s))
	}
	key := HasNoMedal
	if j.factOf(s) == altyn.FactPlacings {
		key = HasNoResult
	}
	a := fails(nil, altyn.Msg(key, "people", []string(nil), "nation", s.Nation, "games", s.Games, "sport", s.Sport, "event", s.Event))
	if c, ok := j.r.Covering(j.factOf(s), s.Games, s.Nation, s.Sport, ""); ok {
		a.cite("coverage", c.Key(), c.Provenance)
	}
	return a
}

// placingIn compares the slots of a placing with one entry.
func (j *job) placingIn(e *altyn.Entry, s *altyn.Slots) answer {
	out := answer{when: always}
	rows := filter(j.r.Results(e.ID), func(r *altyn.Result) bool { return j.usable(r.Provenance) })
	if len(rows) == 0 && len(j.r.Results(e.ID)) > 0 {
		return cannot(lackRows(j.factOf(s), "event", s))
	}
	if s.Medal != "" {
		m := j.medalSlot(e, s)
		if m.wrong() && slices.ContainsFunc(rows, func(r *altyn.Result) bool { return r.Medal != "" && disputed(r.Provenance) }) {
			m = cannot(lack(LackDisputed, "slot", "medal"))
		}
		out = out.and(m)
	}
	if s.Rank != 0 {
		out = out.and(j.rankSlot(e, rows, s))
	}
	if s.Mark != "" && !namesEvent(s, e.Event) {
		out = out.and(j.markSlot(rows, s))
	}
	if s.On.Known() {
		out = out.and(j.onSlot(e, rows, s))
	}
	want, said := j.describe(e, s, j.membersOf(e))
	out.want, out.said = want, said
	if len(out.when) > 0 {
		rank := altyn.Num{}
		if s.Rank > 0 {
			rank = altyn.N(int(s.Rank))
		}
		out.was = altyn.Msg(HasPlacing, "people", j.membersOf(e), "nation", e.Nation, "games", e.Games, "event", e.Event, "phase", s.Phase,
			"rank", rank, "medal", s.Medal, "mark", "", "unit", altyn.Unit(""), "on", altyn.Date{})
	}
	j.citeEntry(&out, e)
	return out
}

// namesEvent reports whether a mark is the measure by which the event is told: 50 kg is a class, not what was lifted.
func namesEvent(s *altyn.Slots, e altyn.EventID) bool {
	return (s.Unit == "kg" || s.Unit == "m" || s.Unit == "km") && slices.Contains(strings.Split(e.Slug(), "-"), s.Mark+string(s.Unit))
}

func medalFits(said, real altyn.Medal) bool {
	if said == altyn.AnyMedal {
		return real == altyn.Gold || real == altyn.Silver || real == altyn.Bronze
	}
	if said == altyn.NoMedal {
		return real == altyn.NoMedal || real == ""
	}
	return said == real
}

// told gives the day of a result, or the first of the Games where the record does not say the day.
func (j *job) told(e *altyn.Entry, st medal.State) altyn.Day {
	for _, r := range j.r.Results(e.ID) {
		if r.On.Known() {
			return min(st.From, r.On.First())
		}
	}
	if from, _, ok := j.x.period(e.Games); ok {
		return min(from, st.From)
	}
	return altyn.MinDay
}

// medalSlot gives the days on which the entry holds the medal, by official result or as handed out.
func (j *job) medalSlot(e *altyn.Entry, s *altyn.Slots) answer {
	a := answer{eve: true, moves: map[altyn.Day][]altyn.DecisionID{}}
	known := false
	for _, basis := range []medal.Basis{medal.ByResult, medal.ByAllocation} {
		for i, st := range medal.States(j.r, e.ID, basis) {
			known = true
			for _, d := range st.Because {
				if !slices.Contains(a.moves[st.From], d.Decision) {
					a.moves[st.From] = append(a.moves[st.From], d.Decision)
				}
			}
			if i > 0 && st.Began.Known() && !st.Began.Exact() {
				// Some day of a window: until its end either state may hold.
				a.open = a.open.or(between(st.Began.First(), st.Began.Last()))
			}
			if !medalFits(s.Medal, st.Medal) {
				continue
			}
			from := st.From
			if i == 0 {
				from = j.told(e, st)
			}
			a.when = a.when.or(between(from, st.Until))
		}
	}
	if len(a.when) == 0 {
		a.open = nil // at no time, on whichever side of the window
	}
	a.when = a.when.minus(a.open)
	if !known && s.Medal != altyn.NoMedal && !j.covers(altyn.FactMedals, e.Games, e.Nation, e.Event.Sport(), e.Event) {
		return cannot(lackRows(altyn.FactMedals, "medal", s))
	}
	return a
}

// rankFits compares a printed place with one of the record.
func rankFits(s *altyn.Slots, rank int) bool {
	said := int(s.Rank)
	switch s.Approx {
	case altyn.AtMost:
		return rank <= said
	case altyn.Under:
		return rank < said
	case altyn.AtLeast:
		return rank >= said
	case altyn.Over:
		return rank > said
	case altyn.About:
		return abs(rank-said) <= max(1, said/10)
	}
	return rank == said
}

func abs(n int) int { return max(n, -n) }

// rankSlot compares the place: that of the phase, or the official one over time.
func (j *job) rankSlot(e *altyn.Entry, rows []*altyn.Result, s *altyn.Slots) answer {
	if s.Rank == altyn.LastPlace {
		return cannot(lack(LackSlotValue, "slot", "rank", "games", e.Games, "event", e.Event))
	}
	seen, doubt := false, false
	for _, r := range rows {
		if r.Phase != s.Phase || !r.Rank.Known() {
			continue
		}
		if s.Phase != "" && rankFits(s, r.Rank.Or(0)) {
			return answer{when: always}
		}
		seen = true
		doubt = doubt || disputed(r.Provenance)
	}
	if s.Phase != "" && seen {
		if doubt {
			return cannot(lack(LackDisputed, "slot", "rank"))
		}
		return answer{}
	}
	if s.Phase != "" && s.Phase != altyn.Final && s.Phase != altyn.BronzeFinal {
		return cannot(lack(LackSlotValue, "slot", "rank", "games", e.Games, "event", e.Event))
	}
	// The official place: of the day, and as decisions left it.
	a := answer{eve: true, moves: map[altyn.Day][]altyn.DecisionID{}}
	known := false
	for _, basis := range []medal.Basis{medal.ByResult, medal.ByAllocation} {
		for i, st := range medal.States(j.r, e.ID, basis) {
			rank, ok := st.Rank.Int()
			if !ok {
				rank, ok = rankOfMedal(st.Medal)
			}
			for _, d := range st.Because {
				if !slices.Contains(a.moves[st.From], d.Decision) {
					a.moves[st.From] = append(a.moves[st.From], d.Decision)
				}
			}
			if !ok {
				if st.Medal != altyn.NoMedal || i == 0 {
					a.open = a.open.or(between(st.From, st.Until))
				}
				continue
			}
			known = true
			// A medal moves the place with it, also where the record has only the medal.
			if r, m := rankOfMedal(st.Medal); m && r < rank && i > 0 {
				rank = r
			}
			if rankFits(s, rank) {
				from := st.From
				if i == 0 {
					from = j.told(e, st)
				}
				a.when = a.when.or(between(from, st.Until))
			}
		}
	}
	rivals := filter(rows, func(r *altyn.Result) bool { return r.Phase == "" && disputed(r.Provenance) })
	if slices.ContainsFunc(rivals, func(r *altyn.Result) bool { return rankFits(s, r.Rank.Or(-9)) }) {
		return answer{when: always}
	}
	if len(rivals) > 0 && !a.possible().has(altyn.MaxDay) {
		return cannot(lack(LackDisputed, "slot", "rank"))
	}
	a.open = a.open.minus(a.when)
	if known {
		return a
	}
	// No place over all: that of the round in which it ended says as much where it is the same.
	for _, r := range rows {
		if rankFits(s, r.Rank.Or(-9)) && s.Phase == "" && r.Outcome == altyn.Eliminated {
			return answer{when: always}
		}
	}
	return cannot(lack(LackSlotValue, "slot", "rank", "games", e.Games, "event", e.Event))
}

func rankOfMedal(m altyn.Medal) (int, bool) {
	switch m {
	case altyn.Gold:
		return 1, true
	case altyn.Silver:
		return 2, true
	case altyn.Bronze:
		return 3, true
	}
	return 0, false
}

// markSlot compares the mark.
func (j *job) markSlot(rows []*altyn.Result, s *altyn.Slots) answer {
	seen, doubt, rounded := false, false, false
	for _, r := range rows {
		if r.Mark == "" || !unitFits(s.Unit, r.Unit) || otherMeasure(s.Mark, r.Mark) {
			continue
		}
		switch compareMarks(s.Mark, r.Mark, s.Approx) {
		case markSame:
			if s.Phase == "" || r.Phase == s.Phase || r.Phase == "" {
				return answer{when: always}
			}
		case markRounded:
			rounded = true
		}
		// Another mark of the same round, or of the event as a whole, is another value; that of another round is not.
		if r.Phase == s.Phase || r.Phase == "" && s.Phase == altyn.Final || r.Phase == altyn.Final && s.Phase == "" {
			seen = true
			doubt = doubt || disputed(r.Provenance)
		}
	}
	switch {
	case doubt:
		return cannot(lack(LackDisputed, "slot", "mark"))
	case rounded || !seen:
		return cannot(lack(LackSlotValue, "slot", "mark", "games", s.Games, "event", s.Event))
	}
	return answer{}
}

// otherMeasure reports whether a mark is no more than a third of another: by how much somebody won, not in what time.
func otherMeasure(said, real string) bool {
	a, b := figureOf(said).value(), figureOf(real).value()
	return a > 0 && 3*a < b
}

func unitFits(said, real altyn.Unit) bool {
	if said == "" || real == "" || said == real {
		return true
	}
	clock := func(u altyn.Unit) bool { return u == altyn.Seconds || u == altyn.Time }
	return clock(said) && clock(real)
}

// onSlot compares the day: that of the result, or the day on which a decision gave the medal.
func (j *job) onSlot(e *altyn.Entry, rows []*altyn.Result, s *altyn.Slots) answer {
	known, doubt := false, false
	for _, r := range rows {
		if !r.On.Known() || s.Phase != "" && r.Phase != s.Phase && r.Phase != "" {
			continue
		}
		if overlap(r.On, s.On) {
			return answer{when: always}
		}
		if s.Phase == "" || r.Phase == s.Phase {
			known = true
			doubt = doubt || disputed(r.Provenance)
		}
	}
	for _, d := range j.r.DecisionsOf(e.ID) {
		if overlap(d.Decided, s.On) || d.Announced.Known() && overlap(d.Announced, s.On) {
			return answer{when: always}
		}
	}
	for _, h := range j.r.Held(e.Games) {
		if h.Event != e.Event || h.What != "days" || !h.On.Known() {
			continue
		}
		if overlap(h.On, s.On) {
			if h.On.Exact() {
				return answer{when: always}
			}
			if !known || s.Phase == "" {
				return cannot(lack(LackSlotValue, "slot", "on", "games", e.Games, "event", e.Event))
			}
		} else {
			known = true
		}
	}
	if from, until, ok := j.x.period(e.Games); ok && !overlap(altyn.Between(from, until), s.On) {
		known = true
	}
	switch {
	case doubt:
		return cannot(lack(LackDisputed, "slot", "on"))
	case !known:
		return cannot(lack(LackSlotValue, "slot", "on", "games", e.Games, "event", e.Event))
	}
	return answer{}
}

// overlap reports whether two windows share a day.
func overlap(a, b altyn.Date) bool {
	return a.Known() && b.Known() && a.First() <= b.Last() && b.First() <= a.Last()
}

// describe gives what the record has of the entry, for want and for the reason, in the phase the statement speaks of.
func (j *job) describe(e *altyn.Entry, s *altyn.Slots, names []string) (*altyn.Slots, altyn.Message) {
	w := &altyn.Slots{People: names, Nation: e.Nation, Games: e.Games, Sport: e.Event.Sport(), Event: e.Event}
	var row *altyn.Result
	for _, r := range j.r.Results(e.ID) {
		if r.Phase == s.Phase || row == nil && r.Phase == "" || row == nil && s.Phase == "" {
			if row == nil || row.Phase != s.Phase {
				row = r
			}
		}
	}
	var rank altyn.Num
	if row != nil {
		w.Phase, w.Mark, w.Unit, w.On = row.Phase, row.Mark, row.Unit, row.On
		rank = row.Rank
	}
	if states := medal.States(j.r, e.ID, medal.ByResult); len(states) > 0 {
		last := states[len(states)-1]
		if last.Medal != altyn.NoMedal {
			w.Medal = last.Medal
		}
		if w.Phase == "" {
			if len(states) > 1 || !rank.Known() {
				rank = last.Rank
			}
			if r, ok := rankOfMedal(last.Medal); ok && len(states) > 1 {
				rank = altyn.N(r)
			}
		}
	}
	if n, ok := rank.Int(); ok && n > 0 {
		w.Rank = altyn.Rank(n)
	}
	return w, altyn.Msg(HasPlacing, "people", names, "nation", e.Nation, "games", e.Games, "event", e.Event, "phase", w.Phase,
		"rank", rank, "medal", w.Medal, "mark", w.Mark, "unit", w.Unit, "on", w.On)
}

func (j *job) citeEntry(a *answer, e *altyn.Entry) {
	n := 0
	for _, r := range j.r.Results(e.ID) {
		if j.usable(r.Provenance) {
			a.cite("results", r.Key(), r.Provenance)
			n++
		}
	}
	if n == 0 {
		a.cite("entries", e.Key(), e.Provenance)
	}
	for _, d := range j.r.DecisionsOf(e.ID) {
		a.cite("decisions", d.Key(), d.Provenance)
	}
}

// membersOf gives the preferred names of the people of an entry.
func (j *job) membersOf(e *altyn.Entry) []string {
	var out []string
	for _, m := range j.r.Members(e.ID) {
		if len(out) == 8 {
			break
		}
		out = append(out, j.nameOf(m.Person))
	}
	if len(out) == 0 && e.Name != "" {
		out = []string{e.Name}
	}
	return out
}

func (j *job) nameOf(id altyn.PersonID) string {
	if p, ok := j.r.Person(id); ok && p.Name != "" {
		return p.Name
	}
	return strings.ReplaceAll(string(id), "-", " ")
}
