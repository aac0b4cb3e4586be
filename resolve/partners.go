package resolve

import (
	"slices"

	"altyn"
)

// partners finds those who are left when one of a pair is known: of the two to whom the data set gives a medal in an event
// of pairs one is found in the record, where the same medal of the same nation has two holders; then the other is the
// other, whatever the names (Ryu Ji-hye, Ji Hye Yu). taken are the people of the record that somebody is already.
func (b *builder) partners(taken map[int32]bool) {
	ix := b.index
	holders := map[use][]int32{}
	for i, p := range b.persons {
		for _, u := range p.uses {
			if e, ok := b.r.Event(u.event); ok && e.Kind == altyn.Pair && placeOf(u.medal) > 0 && !slices.Contains(holders[u], int32(i)) {
				holders[u] = append(holders[u], int32(i))
			}
		}
	}
	for i, p := range b.persons {
		for _, u := range p.uses {
			two, old := holders[u], ix.atEvent[u]
			if p.known || len(two) != 2 || len(old) != 2 {
				continue
			}
			mate := b.persons[two[0]]
			if two[0] == int32(i) {
				mate = b.persons[two[1]]
			}
			at := slices.IndexFunc(old, func(k int32) bool { return mate.known && ix.people[k].p.ID == mate.id })
			if at < 0 {
				continue
			}
			k := old[1-at]
			x := &ix.people[k]
			_, conflict := agree(p.born, x.p.Born)
			if taken[k] && b.opt.Unique || conflict || p.sex != "" && x.p.Sex != "" && p.sex != x.p.Sex || ix.not[[2]string{string(x.p.ID), b.opt.Label + ":" + p.key}] {
				continue
			}
			p.id, p.known = x.p.ID, true
			taken[k] = true
		}
	}
}
