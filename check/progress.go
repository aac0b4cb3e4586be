package check

import (
	"altyn"
	"altyn/medal"
)

// stage orders the rounds of an event; rounds of the same stage are beside each other. 0 is a part of an event that has
// no place in the order.
func stage(p altyn.Phase) int {
	switch p {
	case altyn.Heats, altyn.Qualification:
		return 1
	case altyn.RoundOf64:
		return 2
	case altyn.RoundOf32:
		return 3
	case altyn.RoundOf16:
		return 4
	case altyn.Quarterfinal:
		return 5
	case altyn.Semifinal:
		return 6
	case altyn.FinalB, altyn.FinalC, altyn.FinalD:
		return 7
	case altyn.Final, altyn.FinalA:
		return 8
	}
	return 0
}

// bothSemifinalists are the sports in which those who lose a semifinal take the bronze medals, with no bout for them.
var bothSemifinalists = map[altyn.SportID]bool{"boxing": true}

// progress judges how far someone came.
func (j *job) progress(s *altyn.Slots) answer {
	if s.Outcome == "" {
		return cannot(lackSlot("outcome"))
	}
	if len(s.People) > 0 {
		var out answer
		for i, name := range s.People {
			a := j.eachPerson(name, s, func(p altyn.PersonID) answer { return j.progressOf(j.r.EntriesOf(p), s, j.placingsWhole(p, s)) })
			if i == 0 {
				out = a
			} else {
				out = out.and(a)
			}
		}
		return out
	}
	if s.Nation == "" {
		return cannot(lackSlot("people"))
	}
	if s.Games == "" || s.Event == "" && s.Sport == "" {
		return cannot(lackSlot("event"))
	}
	var entries []*altyn.Entry
	for _, e := range j.r.EntriesByNation(s.Nation, s.Games) {
		if inGames(s, e.Games) && j.x.sportFits(s.Sport, e.Event.Sport()) && j.x.eventFit(s.Event, e.Event) != apart {
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		return cannot(lackRows(altyn.FactPlacings, "event", s))
	}
	if s.Outcome == altyn.Eliminated && len(entries) > 1 {
		// That a team of several went no further is said of every one of them.
		out := answer{when: always}
		for _, e := range entries {
			out = out.and(j.progressIn(e, s))
		}
		if !j.wholeOf(altyn.FactPlacings, []altyn.NationID{s.Nation}, s) && len(out.when) > 0 {
			return out // all that are known; a text that says "the team" names no other
		}
		return out
	}
	return j.progressOf(entries, s, j.wholeOf(altyn.FactPlacings, []altyn.NationID{s.Nation}, s))
}

func (j *job) placingsWhole(p altyn.PersonID, s *altyn.Slots) bool {
	row, ok := j.r.Person(p)
	if !ok || len(row.Nations) == 0 {
		return false
	}
	return j.wholeOf(altyn.FactPlacings, row.Nations, s)
}

// progressOf asks for one of the entries that fit; close entries are the only ones when the event is printed.
func (j *job) progressOf(entries []*altyn.Entry, s *altyn.Slots, whole bool) answer {
	var out answer
	n, close := 0, 0
	for _, e := range entries {
		if !inGames(s, e.Games) || s.Nation != "" && e.Nation != s.Nation || !j.x.sportFits(s.Sport, e.Event.Sport()) {
			continue
		}
		if j.x.eventFit(s.Event, e.Event) == apart {
			continue
		}
		a := j.progressIn(e, s)
		if n == 0 {
			out = a
		} else {
			out = out.or(a)
		}
		n++
		if s.Event.Slug() != "" && s.Games != "" {
			close++
		}
	}
	switch {
	case n > 0 && (whole || n == 1 && close == 1):
		return out
	case n > 0:
		return out.or(cannot(lackRows(altyn.FactPlacings, "event", s)))
	}
	return cannot(lackRows(altyn.FactPlacings, "event", s))
}

// way is what the record has of an entry's way through an event.
type way struct {
	reached int         // the furthest stage it took part in
	out     altyn.Phase // round in which it was eliminated
	medal   altyn.Medal // of the day
	rows    []*altyn.Result
	irm     altyn.Outcome
	overall bool // it has a place over all
}

func (j *job) wayOf(e *altyn.Entry) way {
	w := way{medal: altyn.NoMedal}
	for _, r := range j.r.Results(e.ID) {
		if !j.usable(r.Provenance) {
			continue
		}
		w.rows = append(w.rows, r)
		w.reached = max(w.reached, stage(r.Phase))
		if r.Outcome == altyn.Advanced {
			// Who came through a round took part in the next one; which one that was is known in a draw only.
			if n := stage(r.Phase); n >= 2 && n < 5 {
				w.reached = max(w.reached, n+1)
			} else if n == 5 {
				w.reached = max(w.reached, 6)
			}
		}
		if r.Outcome == altyn.Eliminated && stage(r.Phase) >= stage(w.out) {
			w.out = r.Phase
		}
		if r.Phase == "" {
			w.overall = w.overall || r.Rank.Known()
		}
		if o := irmOutcome(r.IRM); o != "" {
			w.irm = o
		}
		if r.Outcome == altyn.Fell || r.Outcome == altyn.DidNotFinish || r.Outcome == altyn.DidNotStart || r.Outcome == altyn.Withdrew || r.Outcome == altyn.Disqualified {
			w.irm = r.Outcome
		}
	}
	for _, st := range medal.States(j.r, e.ID, medal.ByResult) {
		w.medal = st.Medal
		break
	}
	return w
}

func irmOutcome(irm string) altyn.Outcome {
	switch irm {
	case "DNF", "RET", "LAP", "AB":
		return altyn.DidNotFinish
	case "DNS":
		return altyn.DidNotStart
	case "DSQ", "DQ", "DQB":
		return altyn.Disqualified
	case "WD", "WDR":
		return altyn.Withdrew
	}
	return ""
}

// progressIn compares the slots of a progress with one entry.
func (j *job) progressIn(e *altyn.Entry, s *altyn.Slots) answer {
	w := j.wayOf(e)
	a := j.compareWay(e, w, s)
	names := j.membersOf(e)
	phase := w.out
	outcome := altyn.Eliminated
	if phase == "" {
		for _, r := range w.rows {
			if stage(r.Phase) == w.reached && w.reached > 0 {
				phase, outcome = r.Phase, r.Outcome
			}
		}
		if phase == "" {
			outcome = w.irm
		}
	}
	if a.wrong() {
		a.want = &altyn.Slots{People: names, Nation: e.Nation, Games: e.Games, Sport: e.Event.Sport(), Event: e.Event, Phase: phase, Outcome: outcome}
		if w.medal != altyn.NoMedal {
			a.want.Medal = w.medal
		}
	}
	if phase != "" {
		a.said = altyn.Msg(HasProgress, "people", names, "games", e.Games, "event", e.Event, "phase", phase, "outcome", outcome)
	} else {
		_, a.said = j.describe(e, s, names)
	}
	j.citeEntry(&a, e)
	return a
}

func (j *job) compareWay(e *altyn.Entry, w way, s *altyn.Slots) answer {
	yes, no := answer{when: always}, answer{}
	open := cannot(lack(LackSlotValue, "slot", "outcome", "games", e.Games, "event", e.Event))
	if len(w.rows) == 0 {
		return open
	}
	// A row that says just this decides.
	for _, r := range w.rows {
		if r.Outcome == s.Outcome && (s.Phase == r.Phase || s.Phase == "") {
			return yes
		}
	}
	at := stage(s.Phase)
	switch s.Outcome {
	case altyn.Fell, altyn.DidNotFinish, altyn.DidNotStart, altyn.Withdrew, altyn.Disqualified:
		if w.irm == s.Outcome {
			return yes
		}
		for _, r := range w.rows {
			if irmOutcome(r.IRM) == s.Outcome {
				return yes
			}
		}
		if s.Outcome == altyn.Disqualified {
			for _, d := range j.r.DecisionsOf(e.ID) {
				if d.Effect == altyn.EntryDisqualified || d.Effect == altyn.MedalWithdrawn || d.To == altyn.NoMedal && d.Effect == altyn.ResultChanged {
					return yes
				}
			}
			return open
		}
		if w.overall && s.Phase == "" && s.Outcome != altyn.Fell {
			return no // it has a place
		}
		return open
	case altyn.Advanced:
		if s.Phase == altyn.Repechage || s.Phase == altyn.BronzeFinal || at == 0 {
			return j.besideWay(w, s, open)
		}
		if w.reached > at || w.reached == at && w.out != s.Phase && at > 1 {
			return yes
		}
		if at > 1 && w.reached == at {
			return yes // reached, whatever came then
		}
		if m := medalStage(w.medal, e.Event.Sport()); m >= at {
			return yes
		}
		if w.out != "" && stage(w.out) > 0 && stage(w.out) < at {
			return no
		}
		if at == 1 && w.out == s.Phase {
			return no
		}
		return open
	case altyn.Eliminated:
		if s.Phase == altyn.Repechage || s.Phase == altyn.BronzeFinal {
			return j.besideWay(w, s, open)
		}
		if s.Phase == "" {
			switch {
			case w.medal == altyn.Gold:
				return no
			case w.out != "":
				return yes
			}
			return open
		}
		if at == 0 {
			return open
		}
		if s.Phase == altyn.Final || s.Phase == altyn.FinalA {
			switch w.medal {
			case altyn.Gold:
				return no
			case altyn.Silver:
				return yes
			}
			if w.out != "" && stage(w.out) < at {
				return yes // it did not come so far
			}
			return open
		}
		if w.medal == altyn.Gold || w.medal == altyn.Silver {
			return no
		}
		if w.medal == altyn.Bronze && at < 5 {
			return no
		}
		if w.medal == altyn.Bronze && bothSemifinalists[e.Event.Sport()] {
			if at == stage(altyn.Semifinal) {
				return yes
			}
			return no
		}
		if w.out != "" && stage(w.out) > 0 && w.out != s.Phase {
			if at == 1 && stage(w.out) == 1 {
				return yes // heats and qualification are two words for the first round
			}
			return no
		}
		if w.reached > at && w.medal == altyn.NoMedal && !j.hasRepechage(w) {
			return no
		}
		return open
	}
	return open
}

func (j *job) hasRepechage(w way) bool {
	for _, r := range w.rows {
		if r.Phase == altyn.Repechage || r.Phase == altyn.BronzeFinal {
			return true
		}
	}
	return false
}

// besideWay judges the rounds beside the main draw: repechage and the bout for bronze.
func (j *job) besideWay(w way, s *altyn.Slots, open answer) answer {
	for _, r := range w.rows {
		if r.Phase != s.Phase {
			continue
		}
		switch {
		case s.Outcome == altyn.Advanced && (r.Outcome == "" || r.Outcome == altyn.Advanced), s.Outcome == r.Outcome:
			return answer{when: always}
		case r.Outcome != "":
			return answer{}
		}
	}
	if s.Phase == altyn.BronzeFinal {
		for _, r := range w.rows {
			if r.Phase == "" && r.Rank.Known() {
				rank := r.Rank.Or(0)
				switch {
				case s.Outcome == altyn.Eliminated && (rank == 4 || rank == 5):
					return answer{when: always}
				case s.Outcome == altyn.Eliminated && w.medal == altyn.Bronze:
					return answer{}
				}
			}
		}
	}
	return open
}

// medalStage gives the stage that a medal of the day shows.
func medalStage(m altyn.Medal, sport altyn.SportID) int {
	switch m {
	case altyn.Gold, altyn.Silver:
		return stage(altyn.Final)
	case altyn.Bronze:
		if bothSemifinalists[sport] {
			return stage(altyn.Semifinal)
		}
	}
	return 0
}
