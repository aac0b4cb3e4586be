package desk

import (
	"slices"

	"altyn"
	"altyn/reading"
	"altyn/record"
)

// catalogue is what reading may know of the record: identities, and which event was held where; never results.
type catalogue struct{ *record.Record }

var _ reading.Catalogue = catalogue{}

// HeldAt implements [reading.Catalogue]. It asks for the one event at the one Games: of a large record no more is loaded
// than a report names.
func (c catalogue) HeldAt(e altyn.EventID, g altyn.GamesID) bool {
	return len(c.Entries(g, e)) > 0 || slices.ContainsFunc(c.Held(g), func(h *altyn.Held) bool { return h.Event == e })
}
