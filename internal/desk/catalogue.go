package desk

import (
	"sync"

	"altyn"
	"altyn/reading"
	"altyn/record"
)

// catalogue is what reading may know of the record: identities, and which event was held where; never results.
type catalogue struct {
	*record.Record
	held func() map[heldAt]bool
}

type heldAt struct {
	event altyn.EventID
	games altyn.GamesID
}

var _ reading.Catalogue = catalogue{}

func newCatalogue(r *record.Record) catalogue {
	return catalogue{r, sync.OnceValue(func() map[heldAt]bool {
		m := map[heldAt]bool{}
		rows := r.Rows()
		for i := range rows.Entries {
			m[heldAt{rows.Entries[i].Event, rows.Entries[i].Games}] = true
		}
		for i := range rows.Held {
			m[heldAt{rows.Held[i].Event, rows.Held[i].Games}] = true
		}
		return m
	})}
}

// HeldAt implements [reading.Catalogue].
func (c catalogue) HeldAt(e altyn.EventID, g altyn.GamesID) bool { return c.held()[heldAt{e, g}] }
