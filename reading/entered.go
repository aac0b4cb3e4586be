package reading

import (
	"slices"

	"altyn"
)

// settleByEntries fills the event of placings and rounds that print none, where everybody they are about is known to have
// competed in one event only at those Games. An event that came from the context alone gives way to it within its sport: it
// was somebody else's. How anybody fared is not asked.
func (d *document) settleByEntries() {
	c, ok := d.cat.Catalogue.(EntryCatalogue)
	if !ok {
		return
	}
	ids := map[string]altyn.PersonID{}
	for i := range d.people {
		if p := &d.people[i]; p.id != "" {
			ids[p.name] = p.id
		}
	}
	for i := range d.out {
		st := &d.out[i]
		if st.Kind != altyn.Placing && st.Kind != altyn.Progress && st.Kind != altyn.DecisionKind || st.Games == "" || len(st.People) == 0 || st.Event != "" && !d.inherited[i] {
			continue
		}
		var in []altyn.EventID
		for k, name := range st.People {
			id := ids[name]
			if id == "" {
				in = nil
				break
			}
			evs := c.EnteredIn(id, st.Games)
			if k == 0 {
				in = slices.Clone(evs)
			} else {
				in = slices.DeleteFunc(in, func(e altyn.EventID) bool { return !slices.Contains(evs, e) })
			}
		}
		if st.Event != "" && slices.Contains(in, st.Event) {
			continue
		}
		if st.Sport != "" {
			in = slices.DeleteFunc(in, func(e altyn.EventID) bool { return !d.sameSport(st.Sport, e.Sport()) })
		}
		if len(in) != 1 {
			continue
		}
		if st.Sport == "" {
			st.Assumed = append(st.Assumed, "sport")
		}
		if st.Event == "" {
			st.Assumed = append(st.Assumed, "event")
		}
		st.Event, st.Sport = in[0], in[0].Sport()
		if st.Trace != nil {
			st.Trace.Origins = append(st.Trace.Origins, altyn.Origin{Slot: "event", From: "catalogue"})
		}
	}
}
