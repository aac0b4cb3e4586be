package check

import (
	"cmp"

	"altyn"
)

// sized is what the record has of a number: the values of its rows, the one that the rule of precedence prefers first.
type sized struct {
	values  []int
	dispute bool // sources differ and no rule decides
	cited
}

// settle orders rival values: what precedence prefers stands first; rivals that it cannot tell apart are a dispute.
func settle[T any](j *job, fact altyn.Fact, rows []T, value func(T) (int, bool), of func(T) (string, string, altyn.Provenance)) sized {
	var out sized
	var best altyn.Provenance
	have := false
	for _, r := range rows {
		v, ok := value(r)
		table, key, p := of(r)
		if !ok || !j.usable(p) {
			continue
		}
		out.cite(table, key, p)
		if !have {
			out.values, best, have = []int{v}, p, true
			out.dispute = disputed(p)
			continue
		}
		if contains(out.values, v) {
			continue
		}
		switch c := j.r.Prefer(fact, best, p); {
		case c > 0:
			out.values = append([]int{v}, out.values...)
			best, out.dispute = p, disputed(p)
		case c == 0:
			out.values = append(out.values, v)
			out.dispute = true
		default:
			out.values = append(out.values, v)
			// What a worse source says is shown, and does not make the better one doubtful.
		}
	}
	return out
}

func contains(list []int, v int) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// size gives how many a nation sent.
func (j *job) size(g altyn.GamesID, n altyn.NationID, of string, sport altyn.SportID, event altyn.EventID) sized {
	rows := filter(j.r.Delegations(g, n), func(d *altyn.Delegation) bool {
		return d.Of == of && d.Sport == sport && d.Event == event
	})
	return settle(j, altyn.FactDelegations, rows, func(d *altyn.Delegation) (int, bool) { return d.Value.Int() },
		func(d *altyn.Delegation) (string, string, altyn.Provenance) {
			return "delegations", d.Key(), d.Provenance
		})
}

// teamSize judges how many athletes, men, women, sports, events a nation sent.
func (j *job) teamSize(s *altyn.Slots) answer {
	v, ok := s.Value.Int()
	switch {
	case !ok:
		return cannot(lackSlot("value"))
	case s.Nation == "" || s.Games == "":
		return cannot(lackSlot("games"))
	case s.Of == "":
		return cannot(lackSlot("of"))
	}
	here := j.teamRows(s, s.Games)
	if s.Than != "" {
		there := j.teamRows(s, s.Than)
		return j.difference(s, v, here, there)
	}
	a := j.compareSize(s, v, here, altyn.FactDelegations)
	if len(a.when) == 0 && !a.wrong() && !here.dispute && (s.Of != "sports" || len(here.values) == 0) {
		a = j.bearOut(s, v, j.inParts(s, s.Games), a)
	}
	return a
}

// inParts finds the size in the rows of parts: of the disciplines of a sport, of men and women, of those who took part.
func (j *job) inParts(s *altyn.Slots, g altyn.GamesID) sized {
	of, sport := s.Of, s.Sport
	if s.Event != "" {
		if s.Event.Slug() != "" {
			return sized{}
		}
		sport = s.Event.Sport()
		if of == "athletes" && (s.Event.Sex() == altyn.Men || s.Event.Sex() == altyn.Women) {
			of = string(s.Event.Sex())
		}
	}
	switch of {
	case "athletes", "men", "women":
		return j.summed(g, s.Nation, of, sport)
	case "sports":
		if sport != "" {
			return sized{}
		}
		var out sized
		wider := map[altyn.SportID]bool{}
		disciplines := j.x.taken().sports(s.Nation, g)
		for d := range disciplines {
			wider[cmp.Or(j.wider(d), d)] = true
		}
		if len(wider) > 0 && j.x.sizes().whole(s.Nation, g) {
			out.values = []int{len(wider), len(disciplines)}
		}
		return out
	}
	return sized{}
}

// teamRows finds the size; a sport of which the event is the only one counts as the event.
func (j *job) teamRows(s *altyn.Slots, g altyn.GamesID) sized {
	sport := s.Sport
	if s.Event != "" {
		sport = s.Event.Sport()
	}
	out := j.size(g, s.Nation, s.Of, sport, s.Event)
	if len(out.values) == 0 && s.Event != "" {
		out = j.size(g, s.Nation, s.Of, "", s.Event)
	}
	if len(out.values) == 0 && s.Event != "" && s.Event.Slug() == "" && s.Of == "athletes" {
		// All events of men: how many men.
		out = j.size(g, s.Nation, string(s.Event.Sex()), sport, "")
	}
	if len(out.values) == 0 && s.Of == "sports" && sport == "" && j.has(altyn.FactParticipations, g, s.Nation, "", "") {
		if sports := j.x.taken().sports(s.Nation, g); len(sports) > 0 {
			out.values = []int{len(sports)}
			for _, row := range sortedRows(sports) {
				out.cite(row.Table(), string(row)[len(row.Table())+1:], altyn.Provenance{})
			}
		}
	}
	return out
}

func sortedRows(m map[altyn.SportID]altyn.RowID) []altyn.RowID {
	var out []altyn.RowID
	for _, r := range m {
		out = append(out, r)
	}
	sortRows(out)
	return out
}

// compareSize compares a printed number with those of the record: it holds when a row has it; it is wrong only when the
// record is complete for it, or when every row says otherwise and none of them is disputed and coverage says so.
func (j *job) compareSize(s *altyn.Slots, v int, have sized, fact altyn.Fact) answer {
	of := s.Of
	if len(have.values) == 0 {
		return cannot(lackRows(fact, "value", s))
	}
	said := altyn.Msg(HasCount, "of", of, "nation", s.Nation, "games", s.Games, "sport", s.Sport, "value", altyn.N(have.values[0]))
	for i, x := range have.values {
		if countFits(v, x, s.Approx) {
			a := holds(said)
			if i > 0 && !have.dispute {
				// A worse source has it so: neither confirmed nor wrong.
				a = cannot(lack(LackDisputed, "slot", "value"))
				a.said = said
			}
			a.cited = have.cited
			return a
		}
	}
	if have.dispute {
		a := cannot(lack(LackDisputed, "slot", "value"))
		a.said, a.cited = said, have.cited
		return a
	}
	if sport := s.Sport; sport == "" && s.Event == "" && s.Than == "" && (of == "athletes" || of == "men" || of == "women") && partOfGames(of, v, have.values[0]) {
		a := cannot(lack(LackPart))
		a.said, a.cited, a.part = said, have.cited, true
		return a
	}
	if (of == "sports" || of == "disciplines") && !j.countedSports(s, v, have.values) {
		a := cannot(lackRows(fact, "value", s))
		a.said, a.cited = said, have.cited
		return a
	}
	if of != "events" && v >= 1896 && v <= 2100 && have.values[0] < 1000 {
		return cannot(lackSlot("value")) // a year
	}
	sport := s.Sport
	if s.Event != "" {
		sport = s.Event.Sport()
	}
	if !j.has(fact, s.Games, s.Nation, sport, altyn.EventID(of)) && !j.has(fact, s.Games, s.Nation, sport, s.Event) {
		a := cannot(lackRows(fact, "value", s))
		a.said, a.cited = said, have.cited
		return a
	}
	a := fails(&altyn.Slots{Nation: s.Nation, Games: s.Games, Sport: s.Sport, Event: s.Event, Of: of, Value: altyn.IntValue(have.values[0])}, said)
	a.cited = have.cited
	return a
}

// countedSports reports whether it is plain what a number of sports counts: sources that say sports often count
// disciplines. It is when the record lists them, by one of the counts its number comes out, and by neither the printed one.
func (j *job) countedSports(s *altyn.Slots, said int, have []int) bool {
	disciplines := j.x.taken().sports(s.Nation, s.Games)
	wider := map[altyn.SportID]bool{}
	for d := range disciplines {
		if row, ok := j.r.Sport(d); ok && row.Parent != "" {
			d = row.Parent
		}
		wider[d] = true
	}
	n, m := len(disciplines), len(wider)
	return n > 0 && said != n && said != m && (contains(have, n) || contains(have, m))
}

// difference judges "two more than at Beijing": the difference of two sizes, each of which may have several values.
func (j *job) difference(s *altyn.Slots, v int, here, there sized) answer {
	if len(here.values) == 0 || len(there.values) == 0 {
		return cannot(lackRows(altyn.FactDelegations, "than", s))
	}
	diff := here
	diff.values = nil
	diff.dispute = here.dispute || there.dispute
	for _, a := range here.values {
		for _, b := range there.values {
			if !contains(diff.values, a-b) {
				diff.values = append(diff.values, a-b)
			}
		}
	}
	diff.add(there.cited)
	return j.compareSize(s, v, diff, altyn.FactDelegations)
}

// quota judges how many places were earned, or by whom.
func (j *job) quota(s *altyn.Slots) answer {
	if s.Nation == "" && len(s.People) == 0 {
		return cannot(lackSlot("nation"))
	}
	if s.Games == "" {
		return cannot(lackSlot("games"))
	}
	var out answer
	have := false
	join := func(a answer) {
		if have {
			out = out.and(a)
		} else {
			out, have = a, true
		}
	}
	rows := filter(j.r.Quotas(s.Games, s.Nation), func(q *altyn.Quota) bool { return j.usable(q.Provenance) })
	for _, name := range s.People {
		join(j.eachPerson(name, s, func(p altyn.PersonID) answer { return j.quotaOf(p, rows, s) }))
	}
	if v, ok := s.Value.Int(); ok {
		join(j.quotaCount(v, rows, s))
	}
	if !have {
		return cannot(lackSlot("value"))
	}
	return out
}

func (j *job) quotaOf(p altyn.PersonID, rows []*altyn.Quota, s *altyn.Slots) answer {
	var other *altyn.Quota
	for _, q := range rows {
		found := false
		for _, id := range q.People {
			found = found || id == p
		}
		if !found {
			continue
		}
		sport := q.Sport
		if sport == "" {
			sport = q.Event.Sport()
		}
		if !j.x.sportFits(s.Sport, sport) {
			other = q
			continue
		}
		if s.Event != "" {
			if q.Event == "" || q.Event.Slug() == "" && s.Event.Slug() != "" {
				continue // the row does not say in which event
			}
			if j.x.eventFit(s.Event, q.Event) == apart {
				other = q
				continue
			}
		}
		a := holds(altyn.Msg(HasListed, "of", "quota", "nation", q.Nation, "games", q.Games, "sport", q.Sport, "value", q.Value))
		a.cite("quotas", q.Key(), q.Provenance)
		return a
	}
	if other != nil && other.Event.Slug() != "" && s.Event.Slug() != "" && j.has(altyn.FactQuotas, s.Games, other.Nation, other.Event.Sport(), "") {
		a := fails(&altyn.Slots{People: []string{j.nameOf(p)}, Nation: other.Nation, Games: other.Games, Sport: other.Event.Sport(), Event: other.Event},
			altyn.Msg(HasListed, "of", "quota", "nation", other.Nation, "games", other.Games, "sport", other.Event.Sport(), "value", other.Value))
		a.cite("quotas", other.Key(), other.Provenance)
		return a
	}
	for _, e := range j.r.EntriesOf(p) {
		// Whoever took part had a place.
		if e.Games == s.Games && (s.Nation == "" || e.Nation == s.Nation) && j.x.sportFits(s.Sport, e.Event.Sport()) && j.x.eventFit(s.Event, e.Event) != apart && started(j.r, e.ID) {
			_, said := j.describe(e, &altyn.Slots{}, j.membersOf(e))
			a := holds(said)
			j.citeEntry(&a, e)
			return a
		}
	}
	return cannot(lackRows(altyn.FactQuotas, "people", s))
}

func (j *job) quotaCount(v int, rows []*altyn.Quota, s *altyn.Slots) answer {
	exact := filter(rows, func(q *altyn.Quota) bool { return q.Sport == s.Sport && q.Event == s.Event })
	value := func(q *altyn.Quota) (int, bool) { return q.Value.Int() }
	of := func(q *altyn.Quota) (string, string, altyn.Provenance) { return "quotas", q.Key(), q.Provenance }
	// Rows of one tournament are parts of the whole; the whole has no tournament, or is the largest.
	sum, most := 0, 0
	dated := filter(exact, func(q *altyn.Quota) bool { return q.EarnedAt != "" && q.EarnedOn.Known() })
	for _, q := range dated {
		sum += q.Value.Or(0)
	}
	for _, q := range exact {
		most = max(most, q.Value.Or(0))
	}
	t := *s
	t.Of = "quota"
	for _, q := range exact {
		if n, ok := q.Value.Int(); ok && countFits(v, n, s.Approx) && (n == most || q.EarnedAt == "") {
			a := holds(altyn.Msg(HasCount, "of", "quota", "nation", s.Nation, "games", s.Games, "sport", s.Sport, "value", q.Value))
			a.cite("quotas", q.Key(), q.Provenance)
			return a
		}
	}
	if len(exact) == 0 {
		// Rows of single athletes: as many as are named, when the record has them all.
		people, events := map[altyn.PersonID]bool{}, 0
		var c cited
		for _, q := range rows {
			if q.EarnedAt == "" && q.Event.Slug() == "" || !j.x.sportFits(s.Sport, q.Sport) || j.x.eventFit(s.Event, q.Event) == apart {
				continue
			}
			events += q.Value.Or(0)
			for _, p := range q.People {
				people[p] = true
			}
			c.cite("quotas", q.Key(), q.Provenance)
		}
		if n := max(events, len(people)); n > 0 && j.has(altyn.FactQuotas, s.Games, s.Nation, s.Sport, s.Event) {
			return j.compareSize(&t, v, sized{values: []int{n}, cited: c}, altyn.FactQuotas)
		}
		return j.quotaFromTeam(v, s)
	}
	whole := filter(exact, func(q *altyn.Quota) bool { return q.Value.Or(0) == most })
	have := settle(j, altyn.FactQuotas, whole, value, of)
	if sum > most {
		have.values = []int{sum}
	}
	return j.compareSize(&t, v, have, altyn.FactQuotas)
}

// quotaFromTeam takes the number of quota places from the team table, where some sources print it.
func (j *job) quotaFromTeam(v int, s *altyn.Slots) answer {
	t := *s
	t.Of = "quotas"
	have := j.size(s.Games, s.Nation, "quotas", s.Sport, s.Event)
	if len(have.values) > 0 {
		return j.compareSize(&t, v, have, altyn.FactQuotas)
	}
	a := cannot(lackRows(altyn.FactQuotas, "value", s))
	if t.Of = "athletes"; s.Sport != "" && s.Event.Slug() == "" && !s.Part {
		// As many as came: places are for athletes, and were used.
		a = j.bearOut(&t, v, j.inParts(&t, s.Games), a)
	}
	return a
}
