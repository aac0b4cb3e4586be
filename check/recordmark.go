package check

import (
	"altyn"
)

// recordMark judges a world, Games, area, national or personal record.
func (j *job) recordMark(s *altyn.Slots) answer {
	if s.Record == "" {
		return cannot(lackSlot("record"))
	}
	var people [][]altyn.PersonID
	for _, name := range s.People {
		ids, _ := j.resolve(name, s)
		if len(ids) == 0 {
			return cannot(lack(LackPerson, "people", []string{name}))
		}
		people = append(people, ids)
	}
	var other *altyn.Mark
	bare := false
	for _, m := range j.x.marks()[s.Record] {
		if !j.usable(m.Provenance) || s.Nation != "" && m.Nation != "" && m.Nation != s.Nation || s.Games != "" && m.Games != "" && m.Games != s.Games {
			continue
		}
		if m.Event != "" && j.x.eventFit(s.Event, m.Event) == apart || m.Event != "" && !j.x.sportFits(s.Sport, m.Event.Sport()) || !hasPeople(m.People, people) {
			continue
		}
		if s.On.Known() && m.On.Known() && !overlap(s.On, m.On) {
			continue
		}
		if s.Mark != "" {
			if m.Mark == "" || !unitFits(s.Unit, m.Unit) {
				bare = true
				continue
			}
			if compareMarks(s.Mark, m.Mark, s.Approx) != markSame {
				if s.Phase == m.Phase && (s.On.Known() || s.Games != "") && !disputed(m.Provenance) {
					other = m
				}
				continue
			}
		}
		from := altyn.MinDay
		if m.On.Known() {
			from = m.On.First()
		}
		a := answer{eve: true, when: between(from, altyn.MaxDay), said: j.describeMark(m)}
		a.cite("records", m.Key(), m.Provenance)
		return a
	}
	if other != nil && j.has(altyn.FactRecords, s.Games, other.Nation, s.Event.Sport(), s.Event) {
		a := fails(&altyn.Slots{People: s.People, Event: other.Event, Record: other.Kind, Mark: other.Mark, Unit: other.Unit, On: other.On}, j.describeMark(other))
		a.cite("records", other.Key(), other.Provenance)
		return a
	}
	if bare {
		return cannot(lack(LackSlotValue, "slot", "mark", "games", s.Games, "event", s.Event))
	}
	return cannot(lackRows(altyn.FactRecords, "record", s))
}

func (j *job) describeMark(m *altyn.Mark) altyn.Message {
	var names []string
	for _, id := range m.People {
		names = append(names, j.nameOf(id))
	}
	return altyn.Msg(HasMark, "record", m.Kind, "people", names, "event", m.Event, "mark", m.Mark, "unit", m.Unit, "on", m.On)
}

// hasPeople reports whether every printed name, each a list of persons it may mean, is among the people of a row.
func hasPeople(row []altyn.PersonID, names [][]altyn.PersonID) bool {
	for _, ids := range names {
		found := false
		for _, id := range ids {
			for _, p := range row {
				found = found || p == id
			}
		}
		if !found {
			return false
		}
	}
	return true
}
