package gazetteer

import (
	"cmp"
	"slices"
)

// compileEndings sorts the rules by what they cut, folds them, and drops those that are too long or do nothing.
func compileEndings(rules []Ending) endings {
	var e endings
	for _, r := range rules {
		r = Ending{Fold(r.Cut), Fold(r.Add)}
		if r.Cut == r.Add || len(r.Cut) > maxCut || len(r.Add) > maxCut || len(e.list) == maxEndings {
			continue
		}
		e.list = append(e.list, r)
	}
	slices.SortFunc(e.list, func(a, b Ending) int { return cmp.Or(cmp.Compare(a.Cut, b.Cut), cmp.Compare(a.Add, b.Add)) })
	e.list = slices.Compact(e.list)
	n := 16
	for n < 4*len(e.list) {
		n *= 2
	}
	e.slots = make([]endingSlot, n)
	for i := 0; i < len(e.list); {
		j := i
		for j < len(e.list) && e.list[j].Cut == e.list[i].Cut {
			j++
		}
		cut := e.list[i].Cut
		h := hashSeed
		for k := len(cut) - 1; k >= 0; k-- {
			h = (h ^ uint64(cut[k])) * hashPrime
		}
		at := uint32(mix(h)) & uint32(n-1)
		for e.slots[at].to != 0 {
			at = (at + 1) & uint32(n-1)
		}
		e.slots[at] = endingSlot{uint32(h >> 32), uint16(i), uint16(j)}
		e.max = max(e.max, len(cut))
		i = j
	}
	return e
}

// find gives the rules that cut exactly this ending, whose backward hash is h.
func (e *endings) find(h uint64, cut []byte) []Ending {
	mask := uint32(len(e.slots) - 1)
	for at := uint32(mix(h)) & mask; ; at = (at + 1) & mask {
		s := e.slots[at]
		if s.to == 0 {
			return nil
		}
		if s.hash == uint32(h>>32) && e.list[s.from].Cut == string(cut) {
			return e.list[s.from:s.to]
		}
	}
}
