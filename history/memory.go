package history

import (
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// memory is what one question leaves for the next ones about the same record.
type memory struct {
	held record.Memo[heldKey, []medal.Held]
}

// heldKey names medals at Games.
type heldKey struct {
	games  altyn.GamesID
	nation altyn.NationID
	sport  altyn.SportID
	event  altyn.EventID
	sex    altyn.Sex
	medal  altyn.Medal
	basis  medal.Basis
}

// heldMax bounds the lists of medals that are kept.
const heldMax = 1 << 12

func newMemory(*record.Record) *memory {
	m := &memory{}
	m.held.Max = heldMax
	return m
}

// heldAt gives the medals at one of the Games that the filter asks for, in order of time.
func (m *memory) heldAt(r *record.Record, f medal.Filter, g altyn.GamesID) []medal.Held {
	return m.held.Of(heldKey{g, f.Nation, f.Sport, f.Event, f.Sex, f.Medal, f.Basis}, func() []medal.Held {
		f.Games = []altyn.GamesID{g}
		out := slices.Collect(medal.Medals(r, f))
		slices.SortStableFunc(out, compareHeld)
		return out
	})
}
