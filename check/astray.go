package check

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// placingElsewhere reports why a placing that the record has otherwise may be of another Games, another event or another
// person than its slots say. The message is empty when it is wrong all the same.
func (j *job) placingElsewhere(st *altyn.Statement, c *verdictCase) altyn.Message {
	confirmed := func(s *altyn.Slots) bool { return decide(j.ask(st.Kind, s, c.window), c.window) == altyn.Confirmed }
	if taken(st, "games") && (st.Event.Slug() == "" || taken(st, "event")) && (taken(st, "sport") || taken(st, "people")) && st.Mark == "" && !st.On.Known() && st.Phase == "" && !j.soleEvent(st) {
		// Nearly all of its scope stands elsewhere: of what it is said is a guess.
		return lack(LackCandidate, "slot", "games")
	}
	if m := j.guessed(st, c); m.Key != "" {
		return m
	}
	there := j.wasThere(st)
	if !there && st.Games != "" && st.Event.Slug() != "" && !j.eventHeldAt(st) && j.sportHeld(st) {
		return lack(LackCandidate, "slot", "event") // not on the programme: another one of nearly the same name is meant
	}
	if len(st.People) > 1 {
		// One medal each for several people: told with "respectively", or a list that was cut short.
		one, all := false, true
		for _, p := range st.People {
			s := st.Slots
			s.People = []string{p}
			one = one || confirmed(&s)
			s.Medal, s.Rank = altyn.AnyMedal, 0
			all = all && st.Event.Slug() != "" && confirmed(&s)
		}
		if one && all {
			return lack(LackCandidate, "slot", "people")
		}
	}
	if len(st.People) == 1 && taken(st, "games") && !there {
		// Champions and medallists are named by what they won before.
		ids, _ := j.resolve(st.People[0], &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			for g := range j.x.taken().person(id) {
				s := st.Slots
				if s.Games = g; g != st.Games && confirmed(&s) {
					return lack(LackCandidate, "slot", "games")
				}
			}
		}
	}
	if (taken(st, "people") || taken(st, "event")) && (!isColour(st.Medal) || taken(st, "games")) {
		// A place on the way, of somebody whose result the text tells right elsewhere.
		for i := range j.st {
			o := &j.st[i]
			if o.Kind == st.Kind && o.ID != st.ID && o.Medal != altyn.AnyMedal && (st.Phase == "" || o.Phase != st.Phase) && o.Games == st.Games && slices.Equal(o.People, st.People) && len(st.People) > 0 && j.x.sportFits(st.Sport, o.Sport) && confirmed(&o.Slots) {
				return lack(LackCandidate, "slot", "event")
			}
		}
	}
	if len(st.People) > 0 && medalClaimed(&st.Slots) && j.sharedMedal(st) {
		return lackRows(altyn.FactMedals, "people", &st.Slots)
	}
	return altyn.Message{}
}

// soleEvent reports whether the one person of a statement has a single result in its sport at its Games, so that it can be
// about no other, and the statement prints who it is.
func (j *job) soleEvent(st *altyn.Statement) bool {
	if len(st.People) != 1 || taken(st, "people") {
		return false
	}
	ids, _ := j.resolve(st.People[0], &st.Slots)
	n := 0
	for _, id := range ids[:min(len(ids), peopleMax)] {
		for _, e := range j.r.EntriesOf(id) {
			if e.Games == st.Games && j.x.sportFits(st.Sport, e.Event.Sport()) {
				n++
			}
		}
	}
	return n == 1
}

// wasThere reports whether one of the people of a statement has an entry in its sport at its Games: then the record knows
// what they did there.
func (j *job) wasThere(st *altyn.Statement) bool {
	sport := st.Sport
	if st.Event != "" {
		sport = st.Event.Sport()
	}
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			if slices.ContainsFunc(j.r.EntriesOf(id), func(e *altyn.Entry) bool { return e.Games == st.Games && j.x.sportFits(sport, e.Event.Sport()) }) {
				return true
			}
		}
	}
	return false
}

// eventHeldAt reports whether the record has an entry in the event of a statement, or one that it may mean, at its Games.
func (j *job) eventHeldAt(st *altyn.Statement) bool {
	if len(j.r.Entries(st.Games, st.Event)) > 0 {
		return true
	}
	return slices.ContainsFunc(j.r.EnteredAt(st.Games), func(e record.Entered) bool { return j.x.eventFit(st.Event, e.Event) != apart })
}

// sportHeld reports whether the record has entries in the sport of a statement's event at its Games.
func (j *job) sportHeld(st *altyn.Statement) bool {
	_, held := j.x.medals().first(st.Games, func(e altyn.EventID) bool { return j.x.sportFits(st.Event.Sport(), e.Sport()) })
	return held
}

// sharedMedal reports whether the nation of somebody, who has no medal in the scope by the record, has one there that may be
// theirs: of a team, whose members lists give in part and in several spellings, or of somebody with a name in common.
func (j *job) sharedMedal(st *altyn.Statement) bool {
	for _, name := range st.People {
		ids, _ := j.resolve(name, &st.Slots)
		words := bareWords(name)
		for _, id := range ids[:min(len(ids), peopleMax)] {
			p, ok := j.r.Person(id)
			if !ok {
				continue
			}
			if slices.ContainsFunc(j.x.medals().of(id), func(h medal.Held) bool {
				return h.Entry.Games == st.Games && j.x.eventFit(st.Event, h.Entry.Event) != apart && j.x.sportFits(st.Sport, h.Entry.Event.Sport())
			}) {
				continue // what they have there is known
			}
			for _, h := range j.x.medals().at(st.Games) {
				if !slices.Contains(p.Nations, h.Entry.Nation) || !j.x.sportFits(st.Sport, h.Entry.Event.Sport()) || j.x.eventFit(st.Event, h.Entry.Event) == apart {
					continue
				}
				members := j.r.Members(h.Entry.ID)
				if len(members) > 1 && !slices.ContainsFunc(members, func(m *altyn.Member) bool { return m.Person == id }) {
					return true
				}
				for _, m := range members {
					if m.Person != id && slices.ContainsFunc(bareWords(j.nameOf(m.Person)), func(w string) bool { return len(w) > 3 && slices.Contains(words, w) }) {
						return true
					}
				}
			}
		}
	}
	return false
}
