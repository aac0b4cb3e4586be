package desk

import (
	"slices"

	"altyn"
	"altyn/reading"
	"altyn/record"
)

// catalogue is what reading may know of the record: identities, and which event was held where; never results.
type catalogue struct {
	*record.Record
	people record.Memo[altyn.PersonID, *altyn.Person]
	held   record.Memo[eventAt, bool]
	in     record.Memo[personAt, []altyn.EventID]
}

type personAt struct {
	person altyn.PersonID
	games  altyn.GamesID
}

type eventAt struct {
	event altyn.EventID
	games altyn.GamesID
}

// Reports name the same people and events again and again: as many are kept at hand.
const (
	peopleMax = 1 << 16
	heldMax   = 1 << 14
)

var (
	_ reading.Catalogue      = (*catalogue)(nil)
	_ reading.EntryCatalogue = (*catalogue)(nil)
)

func newCatalogue(r *record.Record) *catalogue {
	c := &catalogue{Record: r}
	c.people.Max, c.held.Max, c.in.Max = peopleMax, heldMax, heldMax
	return c
}

// Person implements [reading.Catalogue].
func (c *catalogue) Person(id altyn.PersonID) (*altyn.Person, bool) {
	p := c.people.Of(id, func() *altyn.Person {
		p, _ := c.Record.Person(id)
		return p
	})
	return p, p != nil
}

// HeldAt implements [reading.Catalogue]. It asks for the one event at the one Games: of a large record no more is loaded
// than a report names.
func (c *catalogue) HeldAt(e altyn.EventID, g altyn.GamesID) bool {
	return c.held.Of(eventAt{e, g}, func() bool {
		return slices.ContainsFunc(c.Held(g), func(h *altyn.Held) bool { return h.Event == e }) || len(c.Entries(g, e)) > 0
	})
}

// EnteredIn implements [reading.EntryCatalogue].
func (c *catalogue) EnteredIn(p altyn.PersonID, g altyn.GamesID) []altyn.EventID {
	return c.in.Of(personAt{p, g}, func() []altyn.EventID {
		var out []altyn.EventID
		for _, e := range c.EntriesOf(p) {
			if e.Games == g {
				out = append(out, e.Event)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	})
}
