package reconcile

import (
	"slices"

	"altyn"
)

// dates compares days: of a medal by its results, and of an event by what is said of when it was held.
func (f *finder) dates() {
	type at struct {
		games altyn.GamesID
		event altyn.EventID
	}
	days := map[altyn.EntryID][]Side{} // of the medal
	gold := map[altyn.EntryID]bool{}
	finals := map[at][]Side{}
	runs := map[at][]Side{}
	for i := range f.rows.Results {
		x := &f.rows.Results[i]
		if x.Phase == "" && x.On.Known() && won(x.Medal) {
			days[x.Entry] = sideOf(days[x.Entry], f.voices.of(x.Provenance), x.On.String())
			gold[x.Entry] = gold[x.Entry] || x.Medal == altyn.Gold
		}
	}
	for i := range f.rows.Held {
		x := &f.rows.Held[i]
		if !x.On.Known() || x.Event == "" {
			continue
		}
		k := at{x.Games, x.Event}
		switch x.What {
		case "final":
			finals[k] = sideOf(finals[k], f.voices.of(x.Provenance), x.On.String())
		case "days":
			runs[k] = sideOf(runs[k], f.voices.of(x.Provenance), x.On.String())
		}
	}
	add := func(d Difference) {
		if !differ(d.Sides) {
			return
		}
		slices.SortFunc(d.Sides, compareSides)
		decide(f.r, altyn.FactPlacings, &d)
		if overlap(d.Sides) && d.What != "days" {
			d.State, d.Why = Notation, altyn.Msg("differ-notation", "how", "partial")
		}
		f.add(d)
	}
	seen := map[at]bool{}
	for _, id := range sortedEntries(days) {
		k := at{id.Games(), id.Event()}
		if differ(days[id]) && !seen[k] { // one line an event: its other medals differ in the same way
			seen[k] = true
			add(Difference{Kind: AboutDate, Games: k.games, Event: k.event, Sport: k.event.Sport(), What: "day of the medals", Sides: days[id]})
		}
	}
	for k, sides := range finals {
		// A final is on the day of the medals.
		for _, e := range f.r.Entries(k.games, k.event) {
			if len(days[e.ID]) > 0 && !gold[e.ID] {
				continue // a bronze may be won days before
			}
			for _, s := range days[e.ID] {
				if !slices.ContainsFunc(sides, func(o Side) bool { return o.Value == s.Value && slices.Equal(o.By, s.By) }) {
					sides = append(sides, s)
				}
			}
		}
		if !seen[k] {
			add(Difference{Kind: AboutDate, Games: k.games, Event: k.event, Sport: k.event.Sport(), What: "final", Sides: sides})
		}
	}
	for k, sides := range runs {
		add(Difference{Kind: AboutDate, Games: k.games, Event: k.event, Sport: k.event.Sport(), What: "days", Sides: sides})
	}
}

func sortedEntries(m map[altyn.EntryID][]Side) []altyn.EntryID {
	out := make([]altyn.EntryID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
