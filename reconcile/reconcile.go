package reconcile

import (
	"slices"

	"altyn"
	"altyn/record"
)

// Find lists the differences of a record in order, those of notation included; see [Compare] and [Filter].
func Find(r *record.Record, today altyn.Day) []Difference {
	f := &finder{r: r, rows: r.Rows(), voices: newVoices(r), today: today}
	f.medals()
	f.tables()
	f.teams()
	f.names()
	f.people()
	f.dates()
	f.others()
	for i := range f.found {
		d := &f.found[i]
		d.Key = d.key()
		slices.SortStableFunc(d.Sides, compareSides)
	}
	slices.SortStableFunc(f.found, func(a, b Difference) int { return Compare(&a, &b) })
	return f.found
}

// finder gathers differences.
type finder struct {
	r      *record.Record
	rows   *record.Tables
	voices *voices
	today  altyn.Day
	found  []Difference

	gathered    *evidence                          // of medals, once
	exceptions  map[string]string                  // reason by subject
	keys        map[altyn.PersonID]map[string]bool // data sets that have a key for a person
	not         map[[2]string]bool                 // decided differences of people
	calculators map[altyn.GamesID]*calculator
}

func (f *finder) add(d Difference) { f.found = append(f.found, d) }

// sideOf finds the side of a voice with a value among sides, or adds it.
func sideOf(sides []Side, w *voice, value string) []Side {
	for i := range sides {
		if sides[i].Value == value && slices.Equal(sides[i].By, w.by) {
			return sides
		}
	}
	return append(sides, w.side(value))
}

// differ reports whether two voices say different things; what one voice alone says in two ways is no difference of
// sources.
func differ(sides []Side) bool {
	for i := range sides {
		for j := range sides[:i] {
			if sides[i].Value != sides[j].Value && !slices.Equal(sides[i].By, sides[j].By) {
				return true
			}
		}
	}
	return false
}
