package medal

import (
	"cmp"
	"slices"

	"altyn"
)

// The places of a medal in a tally.
const (
	none = iota
	gold
	silver
	bronze
)

func place(m altyn.Medal) uint8 {
	switch m {
	case altyn.Gold:
		return gold
	case altyn.Silver:
		return silver
	case altyn.Bronze:
		return bronze
	}
	return none
}

var medals = [4]altyn.Medal{altyn.NoMedal, altyn.Gold, altyn.Silver, altyn.Bronze}

// moves reports whether the effect moves the medal of its entry in the basis: each basis is a state machine per entry,
// and these are its transitions. An official result follows the results; a medal allocated follows the object, and
// nothing that was only inferred hands over an object.
func moves(d *altyn.Decision, basis int) bool {
	if d.Scope == altyn.OneMember {
		return false
	}
	switch d.Effect {
	case altyn.MedalWithdrawn, altyn.MedalAllocated, altyn.EntryReinstated:
		return basis == 0 || d.Basis != altyn.Inferred
	case altyn.ResultChanged, altyn.LeftVacant:
		return basis == 0
	case altyn.MedalPresented:
		return basis == 1 && d.Basis != altyn.Inferred
	}
	return false
}

// after gives the medal that the entry has after an effect that moves it.
func after(d *altyn.Decision, before uint8) uint8 {
	if d.To == "" {
		if d.Effect == altyn.MedalWithdrawn || d.Effect == altyn.LeftVacant {
			return none
		}
		return before
	}
	return place(d.To)
}

// compareEffects orders effects by the day from which they are certain, then by the first day on which they may have
// been taken, then by id: an order that does not depend on that of the rows.
func compareEffects(a, b *altyn.Decision) int {
	return cmp.Or(a.Decided.Compare(b.Decided), cmp.Compare(a.ID, b.ID))
}

// initial gives the medal of an entry before any decision: that of the result of the day; when that is not in the
// record, what the first effect found.
func initial(results []*altyn.Result, effects []*altyn.Decision) (medal uint8, result *altyn.Result, known bool) {
	for _, r := range results {
		if p := place(r.Medal); p != none {
			return p, r, true
		}
		if r.Phase == "" && result == nil {
			result = r
		}
	}
	if result != nil && result.Medal == altyn.NoMedal {
		return none, result, true
	}
	for _, d := range effects {
		if d.Scope != altyn.OneMember && d.From != "" {
			return place(d.From), result, true
		}
	}
	return none, result, result != nil
}

// replay runs the effects of one entry, which must be in the order of compareEffects, and yields each with the medal
// before and after it. Effects of the same day are taken in the order in which they fit together.
func replay(start uint8, effects []*altyn.Decision, basis int, yield func(d *altyn.Decision, from, to uint8)) {
	state := start
	for i := 0; i < len(effects); {
		j := i + 1
		for j < len(effects) && effects[j].Decided.Last() == effects[i].Decided.Last() {
			j++
		}
		if j == i+1 {
			state = step(effects[i], state, basis, yield)
			i = j
			continue
		}
		day := slices.Clone(effects[i:j])
		for len(day) > 0 {
			k := max(0, slices.IndexFunc(day, func(d *altyn.Decision) bool { return d.From != "" && place(d.From) == state }))
			state = step(day[k], state, basis, yield)
			day = slices.Delete(day, k, k+1)
		}
		i = j
	}
}

func step(d *altyn.Decision, state uint8, basis int, yield func(d *altyn.Decision, from, to uint8)) uint8 {
	if !moves(d, basis) {
		yield(d, state, state)
		return state
	}
	to := after(d, state)
	yield(d, state, to)
	return to
}
