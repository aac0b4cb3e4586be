package lint

import (
	"cmp"
	"slices"

	"altyn"
)

// effect is an effect of a decision with its row.
type effect struct {
	*altyn.Decision
	row int
}

func (e effect) at(column string) spot { return spot{"decisions", e.row, column} }

// entryEffects are the effects on one entry by the day from which they are certain.
type entryEffects struct {
	entry   altyn.EntryID
	effects []effect
}

// effects gives the effects of decisions by entry, in order of entry.
func (p *pass) effects() []entryEffects {
	byEntry := map[altyn.EntryID][]effect{}
	for i, d := range live(p.all.Decisions) {
		byEntry[d.Entry] = append(byEntry[d.Entry], effect{d, i})
	}
	all := make([]entryEffects, 0, len(byEntry))
	for e, list := range byEntry {
		slices.SortStableFunc(list, func(a, b effect) int { return cmp.Or(a.Decided.Compare(b.Decided), cmp.Compare(a.ID, b.ID)) })
		all = append(all, entryEffects{e, list})
	}
	slices.SortFunc(all, func(a, b entryEffects) int { return cmp.Compare(a.entry, b.entry) })
	return all
}

// movesResult reports whether the effect moves the official result of its entry.
func movesResult(d *altyn.Decision) bool {
	if d.Scope == altyn.OneMember {
		return false
	}
	switch d.Effect {
	case altyn.ResultChanged, altyn.MedalWithdrawn, altyn.MedalAllocated, altyn.LeftVacant, altyn.EntryReinstated:
		return true
	}
	return false
}

// onTheDay gives the medal of an entry before any decision, when its result is in the record.
func (p *pass) onTheDay(e altyn.EntryID) (altyn.Medal, bool) {
	known := false
	for _, r := range p.rec.Results(e) {
		if placeOf(r.Medal) > 0 {
			return r.Medal, true
		}
		rank, ranked := r.Rank.Int()
		known = known || r.Medal == altyn.NoMedal || r.Phase == "" && (ranked && rank > 3 || r.IRM == "DSQ")
	}
	return altyn.NoMedal, known
}

// step is an effect as the replay meets it: the medal that the entry had, and whether that is known.
type step struct {
	effect
	before altyn.Medal
	known  bool
	since  *altyn.Decision // effect that gave the state, nil for the day itself
}

// replay runs the effects on an entry by official result. Those of one day are taken in the order in which they fit.
func (p *pass) replay(e entryEffects) []step {
	var steps []step
	state, known := p.onTheDay(e.entry)
	var since *altyn.Decision
	rest := slices.Clone(e.effects)
	for len(rest) > 0 {
		same := 1
		for same < len(rest) && rest[same].Decided.Last() == rest[0].Decided.Last() {
			same++
		}
		k := max(0, slices.IndexFunc(rest[:same], func(x effect) bool { return movesResult(x.Decision) && known && x.From == state }))
		x := rest[k]
		rest = slices.Delete(rest, k, k+1)
		steps = append(steps, step{x, state, known, since})
		if movesResult(x.Decision) {
			state, known, since = x.To, x.To != "", x.Decision
		}
	}
	return steps
}
