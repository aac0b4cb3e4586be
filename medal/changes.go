package medal

import (
	"slices"

	"altyn"
	"altyn/record"
)

// ChangePoint is a day on which a decision moved medals of some Games.
type ChangePoint struct {
	Day      altyn.Day        // from the end of which it counts
	Decided  altyn.Date       // a window when only that is known; Day is its last day
	Decision altyn.DecisionID // all of its effects of this day
	Moves    []Move           // in the order in which they count
}

// Move is what an effect did to the medal of an entry.
type Move struct {
	Effect   *altyn.Decision
	Nation   altyn.NationID
	Event    altyn.EventID
	From, To altyn.Medal
}

// ChangePoints gives the decisions that moved a medal of the Games in the basis, in the order in which they count, also
// those that its opening table has already. It is empty for Games that the record does not have.
func ChangePoints(r *record.Record, g altyn.GamesID, basis Basis) []ChangePoint {
	ix := indexOf(r)
	k, ok := basis.index()
	lazy, found := ix.books[g]
	if !ok || !found {
		return nil
	}
	var out []ChangePoint
	b := lazy()
	for i := range b.moves[k] {
		m := &b.moves[k][i]
		j := slices.IndexFunc(out, func(c ChangePoint) bool {
			return c.Day == m.day && c.Decision == m.effect.Decision && c.Decided == m.effect.Decided
		})
		if j < 0 {
			out = append(out, ChangePoint{Day: m.day, Decided: m.effect.Decided, Decision: m.effect.Decision})
			j = len(out) - 1
		}
		out[j].Moves = append(out[j].Moves, Move{Effect: m.effect, Nation: ix.nations[m.nation], Event: m.event, From: medals[m.from], To: medals[m.to]})
	}
	return out
}
