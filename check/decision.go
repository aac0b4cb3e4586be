package check

import (
	"slices"

	"altyn"
	"altyn/medal"
)

// decision judges a change after the event: stripped, disqualified, upgraded, reinstated, left vacant.
func (j *job) decision(s *altyn.Slots) answer {
	if s.Outcome == "" {
		return cannot(lackSlot("outcome"))
	}
	var people [][]altyn.PersonID
	for _, name := range s.People {
		ids, _ := j.resolve(name, s)
		if len(ids) == 0 {
			return cannot(lack(LackPerson, "people", []string{name}))
		}
		people = append(people, ids)
	}
	if s.Nation == "" && len(people) == 0 && s.Event == "" {
		return cannot(lackSlot("nation"))
	}
	// The day may be that of another effect; what agrees but for it says what the record has instead.
	var hits, otherDay, otherMedal []*altyn.Decision
	touched := make([]bool, len(people))
	for _, d := range j.r.Decisions(s.Games) {
		if !j.usable(d.Provenance) || s.Games == "" && !inGames(s, d.Games) {
			continue
		}
		event := d.Event
		if event == "" {
			event = d.Entry.Event()
		}
		if s.Nation != "" && d.Entry.Nation() != s.Nation || !j.x.sportFits(s.Sport, event.Sport()) || s.Event != "" && j.x.eventFit(s.Event, event) == apart {
			continue
		}
		who := -1
		if len(people) > 0 {
			if who = j.touches(d, people); who < 0 {
				continue
			}
		}
		if !outcomeFits(s.Outcome, d) {
			continue
		}
		if s.Medal != "" && !decisionMedal(s, d) {
			otherMedal = append(otherMedal, d)
			continue
		}
		if s.On.Known() && !overlap(s.On, d.Decided) && !(d.Announced.Known() && overlap(s.On, d.Announced)) {
			otherDay = append(otherDay, d)
			continue
		}
		hits = append(hits, d)
		if who >= 0 {
			touched[who] = true
		}
	}
	all := true
	for _, t := range touched {
		all = all && t
	}
	if len(hits) > 0 && all {
		return j.decided(s, hits)
	}
	if s.Outcome == altyn.Vacant && len(s.People) == 0 || s.Outcome == altyn.Vacant && len(hits) == 0 {
		if a, ok := j.leftVacant(s); ok {
			return a
		}
	}
	whole := j.decisionsWhole(s)
	near := otherDay
	if len(near) == 0 {
		near = otherMedal
	}
	if len(near) > 0 && whole {
		d := near[0]
		a := fails(&altyn.Slots{People: j.decisionPeople(d), Nation: d.Entry.Nation(), Games: d.Games, Event: d.Entry.Event(), Outcome: s.Outcome, Medal: fromMedal(d), On: d.Decided}, j.describeDecision(d))
		a.cite("decisions", d.Key(), d.Provenance)
		return a
	}
	if !whole {
		return cannot(lackRows(altyn.FactTables, "outcome", s))
	}
	a := fails(nil, altyn.Msg(HasDecisions, "nation", s.Nation, "games", s.Games, "sport", s.Sport, "medal", s.Medal, "value", altyn.N(0)))
	if c, ok := j.r.Covering(altyn.FactTables, s.Games, s.Nation, "", ""); ok {
		a.cite("coverage", c.Key(), c.Provenance)
	}
	return a
}

// leftVacant finds a medal that was withdrawn and that nobody has had since: then it is vacant, though no decision says so.
func (j *job) leftVacant(s *altyn.Slots) (answer, bool) {
	if s.Games == "" {
		return answer{}, false
	}
	all := j.r.Decisions(s.Games)
	for _, d := range all {
		event := d.Event
		if event == "" {
			event = d.Entry.Event()
		}
		if !j.usable(d.Provenance) || worth(d.From) == 0 || worth(d.To) >= worth(d.From) || isColour(s.Medal) && d.From != s.Medal ||
			!j.x.sportFits(s.Sport, event.Sport()) || s.Event != "" && j.x.eventFit(s.Event, event) == apart {
			continue
		}
		given := slices.ContainsFunc(j.x.medals().at(s.Games), func(h medal.Held) bool {
			return h.Entry.Event == event && h.Medal == d.From && h.Until == altyn.MaxDay
		})
		if given || s.Event == "" && len(s.People) == 0 {
			continue
		}
		a := answer{eve: true, when: between(d.Decided.First(), altyn.MaxDay), said: j.describeDecision(d)}
		a.cite("decisions", d.Key(), d.Provenance)
		return a, true
	}
	return answer{}, false
}

// decisionElsewhere reports why a decision that the record has otherwise may be told with what belongs to another: the
// event of the sentence before, the day of the next step, the medal that somebody had until then.
func (j *job) decisionElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	confirmed := func(s *altyn.Slots) bool { return decide(j.ask(st.Kind, s, c.window), c.window) == altyn.Confirmed }
	s := st.Slots
	if s.On = (altyn.Date{}); st.On.Known() && len(st.People) > 0 && confirmed(&s) && j.decidedOn(st) {
		return lack(LackCandidate, "slot", "on")
	}
	if s = st.Slots; (st.Event != "" || st.Sport != "") && len(printedParts(st)) == 0 {
		if s.Event, s.Sport = "", ""; confirmed(&s) {
			return lack(LackCandidate, "slot", "event")
		}
	}
	for _, g := range j.gamesBeside(st) {
		// Of a team: its sentence tells whom it cost a title at other Games.
		s = st.Slots
		if s.Games, s.People, s.Event = g, nil, ""; g != st.Games && s.Nation != "" && confirmed(&s) {
			return lack(LackCandidate, "slot", "games")
		}
	}
	if c.verdict == altyn.Outdated && j.movedBefore(st, c) {
		return lack(LackCandidate, "slot", "at")
	}
	if st.Outcome == altyn.Upgraded && isColour(st.Medal) && c.answer.want == nil {
		for _, p := range st.People {
			// They have the medal, and since when the record need not know.
			t := altyn.Slots{People: []string{p}, Nation: st.Nation, Games: st.Games, Sport: st.Sport, Event: st.Event, Medal: st.Medal}
			if len(j.placing(&t).when) > 0 {
				return lack(LackCandidate, "slot", "outcome")
			}
		}
	}
	if s = st.Slots; st.Outcome == altyn.Upgraded && st.Medal != "" && len(st.People) > 0 {
		if s.Medal = ""; confirmed(&s) && j.hadMedal(st) {
			return lack(LackCandidate, "slot", "medal")
		}
	}
	return altyn.Message{}
}

// decidedOn reports whether any decision on the people of a statement was taken on its day.
func (j *job) decidedOn(st *altyn.Statement) bool {
	return j.anyDecision(st, func(d *altyn.Decision) bool { return overlap(st.On, d.Decided) })
}

// hadMedal reports whether the people of a statement held its medal until a decision.
func (j *job) hadMedal(st *altyn.Statement) bool {
	return j.anyDecision(st, func(d *altyn.Decision) bool { return d.From == st.Medal })
}

func (j *job) anyDecision(st *altyn.Statement, fits func(*altyn.Decision) bool) bool {
	var people [][]altyn.PersonID
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		people = append(people, ids)
	}
	for _, d := range j.r.Decisions(st.Games) {
		if fits(d) && j.touches(d, people) >= 0 {
			return true
		}
	}
	return false
}

// decided is the answer when effects fit; a printed number must be theirs.
func (j *job) decided(s *altyn.Slots, hits []*altyn.Decision) answer {
	entries := map[altyn.EntryID]bool{}
	from := altyn.MaxDay
	var c cited
	moves := map[altyn.Day][]altyn.DecisionID{}
	for _, d := range hits {
		entries[d.Entry] = true
		from = min(from, d.Decided.First())
		c.cite("decisions", d.Key(), d.Provenance)
		moves[d.Decided.Last()] = append(moves[d.Decided.Last()], d.Decision)
	}
	said := j.describeDecision(hits[0])
	if len(entries) > 1 {
		said = altyn.Msg(HasDecisions, "nation", s.Nation, "games", s.Games, "sport", s.Sport, "medal", s.Medal, "value", altyn.N(len(entries)))
	}
	if v, ok := s.Value.Int(); ok && len(s.People) == 0 {
		if !countFits(v, len(entries), s.Approx) {
			if !j.decisionsWhole(s) {
				a := cannot(lackRows(altyn.FactTables, "value", s))
				a.said, a.cited = said, c
				return a
			}
			a := fails(&altyn.Slots{Nation: s.Nation, Games: s.Games, Sport: s.Sport, Medal: s.Medal, Outcome: s.Outcome, Value: altyn.IntValue(len(entries))},
				altyn.Msg(HasDecisions, "nation", s.Nation, "games", s.Games, "sport", s.Sport, "medal", s.Medal, "value", altyn.N(len(entries))))
			a.cited = c
			return a
		}
		// The last of them makes the number full.
		from = altyn.MinDay
		seen := map[altyn.EntryID]altyn.Day{}
		for _, d := range hits {
			if day, ok := seen[d.Entry]; !ok || d.Decided.First() < day {
				seen[d.Entry] = d.Decided.First()
			}
		}
		for _, day := range seen {
			from = max(from, day)
		}
	}
	return answer{eve: true, when: between(from, altyn.MaxDay), said: said, cited: c, moves: moves}
}

// decisionsWhole reports whether the record has every decision in the scope: all that moved a medal since the close.
func (j *job) decisionsWhole(s *altyn.Slots) bool {
	if s.Outcome == altyn.Disqualified && s.Medal == "" {
		return false // a disqualification without a medal at stake need not be there
	}
	if s.Games != "" {
		return j.has(altyn.FactTables, s.Games, s.Nation, "", "")
	}
	for _, g := range j.x.games {
		if inGames(s, g.ID) && j.nationCould(s.Nation, g.ID) && !j.has(altyn.FactTables, g.ID, s.Nation, "", "") {
			return false
		}
	}
	return true
}

// touches gives which of the people an effect is about, -1 for none.
func (j *job) touches(d *altyn.Decision, people [][]altyn.PersonID) int {
	for i, ids := range people {
		for _, id := range ids {
			if d.Person == id {
				return i
			}
			if d.Scope == altyn.OneMember {
				continue
			}
			for _, m := range j.r.Members(d.Entry) {
				if m.Person == id {
					return i
				}
			}
		}
	}
	return -1
}

func outcomeFits(said altyn.Outcome, d *altyn.Decision) bool {
	down := worth(d.To) < worth(d.From)
	switch said {
	case altyn.Stripped:
		return d.Effect == altyn.MedalWithdrawn || down && (d.Effect == altyn.ResultChanged || d.Effect == altyn.EntryDisqualified)
	case altyn.Disqualified:
		return d.Effect == altyn.EntryDisqualified || d.Effect == altyn.MedalWithdrawn || down && d.Effect == altyn.ResultChanged
	case altyn.Upgraded:
		return (d.Effect == altyn.MedalAllocated || d.Effect == altyn.ResultChanged || d.Effect == altyn.MedalPresented) && (worth(d.To) > worth(d.From) || d.Effect == altyn.MedalPresented)
	case altyn.Reinstated:
		return d.Effect == altyn.EntryReinstated || d.Reverses != ""
	case altyn.Vacant:
		return d.Effect == altyn.LeftVacant
	}
	return false
}

func worth(m altyn.Medal) int {
	switch m {
	case altyn.Gold:
		return 3
	case altyn.Silver:
		return 2
	case altyn.Bronze:
		return 1
	}
	return 0
}

// decisionMedal compares the medal of a statement: the one lost, or of an upgrade or a return the one gained.
func decisionMedal(s *altyn.Slots, d *altyn.Decision) bool {
	if s.Medal == altyn.AnyMedal {
		return worth(d.From) > 0 || worth(d.To) > 0
	}
	switch s.Outcome {
	case altyn.Upgraded, altyn.Reinstated:
		return d.To == s.Medal
	case altyn.Vacant:
		return d.From == s.Medal || d.To == s.Medal
	}
	return d.From == s.Medal
}

func fromMedal(d *altyn.Decision) altyn.Medal {
	if worth(d.From) > 0 {
		return d.From
	}
	if worth(d.To) > 0 {
		return d.To
	}
	return ""
}

func (j *job) decisionPeople(d *altyn.Decision) []string {
	if d.Person != "" {
		return []string{j.nameOf(d.Person)}
	}
	var out []string
	for _, m := range j.r.Members(d.Entry) {
		out = append(out, j.nameOf(m.Person))
	}
	return out
}

func (j *job) describeDecision(d *altyn.Decision) altyn.Message {
	return altyn.Msg(HasDecision, "people", j.decisionPeople(d), "nation", d.Entry.Nation(), "games", d.Games, "event", d.Entry.Event(),
		"from", d.From, "to", d.To, "decided", d.Decided, "body", d.Body)
}
