package gazetteer

import (
	"cmp"
	"slices"
)

// step is a path on its way from one level of the trie to the next.
type step struct {
	key  uint64 // parent node and symbol
	path uint32
}

// finish numbers the nodes level by level and hangs the candidates on them.
func (b *builder) finish() *Gazetteer {
	g := b.g
	g.blob = b.blob.String()
	slices.Sort(g.pairs)
	g.pairs = slices.Compact(g.pairs)
	g.sounds.base = uint32(g.exact.len())
	roots := uint32(g.exact.len() + g.sounds.len())
	g.symbol = make([]uint32, roots, int(roots)+len(b.paths))
	for i := range g.symbol {
		g.symbol[i] = uint32(i)
	}
	g.children = make([]uint32, roots, int(roots)+len(b.paths)+1)

	at := make([]uint32, len(b.paths)) // node each path has come to
	steps := make([]step, 0, len(b.paths))
	var spare []step
	for i, p := range b.paths {
		if p.sound {
			for k := range p.n {
				b.syms[p.from+uint32(k)] += g.sounds.base
			}
		}
		at[i] = b.syms[p.from]
	}
	// Children are numbered in the order of their parents, level after level: the first child of a node is one past the last
	// child of the node before it.
	done := uint32(0) // nodes whose children are numbered
	for level := 1; ; level++ {
		steps = steps[:0]
		for i, p := range b.paths {
			if int(p.n) > level {
				steps = append(steps, step{uint64(at[i])<<32 | uint64(b.syms[int(p.from)+level]), uint32(i)})
			}
		}
		if len(steps) == 0 {
			break
		}
		steps, spare = radix(steps, spare)
		for i, s := range steps {
			if i == 0 || s.key != steps[i-1].key {
				parent := uint32(s.key >> 32)
				for done <= parent {
					g.children[done] = uint32(len(g.symbol))
					done++
				}
				g.symbol = append(g.symbol, uint32(s.key))
				g.children = append(g.children, 0)
			}
			at[s.path] = uint32(len(g.symbol) - 1)
		}
	}
	for done < uint32(len(g.children)) {
		g.children[done] = uint32(len(g.symbol))
		done++
	}
	g.children = append(g.children, uint32(len(g.symbol)))
	g.symbol, g.children = slices.Clip(g.symbol), slices.Clip(g.children)
	b.hang(at, steps, spare)
	return g
}

// hang sorts the candidates by node, entity, part of the name and form, and keeps one of each thing and part at a node, but
// for forms of different initials.
func (b *builder) hang(at []uint32, steps, spare []step) {
	g := b.g
	steps = steps[:0]
	for i, p := range b.paths {
		steps = append(steps, step{uint64(at[i])<<32 | uint64(p.cand), 0})
	}
	steps, _ = radix(steps, spare)
	n := len(g.symbol)
	g.listStart = make([]uint32, n+1)
	g.cases = make([]uint8, n)
	g.list_ = make([]uint32, 0, len(steps))
	for i := 0; i < len(steps); {
		node := uint32(steps[i].key >> 32)
		from := len(g.list_)
		for ; i < len(steps) && uint32(steps[i].key>>32) == node; i++ {
			c := uint32(steps[i].key)
			f := &g.forms[c>>2]
			// Forms of one entity follow each other; there are few.
			known := false
			for k := len(g.list_) - 1; k >= from && !known; k-- {
				o := &g.forms[g.list_[k]>>2]
				if o.entity != f.entity {
					break
				}
				known = o.need <= f.need && (g.list_[k]&3 == c&3 && o.initial == f.initial || g.list_[k]&3 < c&3 && c&3 != uint32(Surname))
			}
			if !known {
				g.list_ = append(g.list_, c)
				g.cases[node] |= 1 << f.need
			}
		}
		g.listStart[node+1] = uint32(len(g.list_) - from)
	}
	for i := range n {
		g.listStart[i+1] += g.listStart[i]
	}
	g.list_ = slices.Clip(g.list_)
}

// radix sorts by key, least byte first, leaving out bytes in which all keys agree. It gives the sorted slice and the other
// one for the next call.
func radix(s, spare []step) (sorted, other []step) {
	if len(s) < 1<<10 {
		slices.SortFunc(s, func(a, b step) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.path, b.path)) })
		return s, spare
	}
	if cap(spare) < len(s) {
		spare = make([]step, len(s), cap(s))
	}
	spare = spare[:len(s)]
	or, and := uint64(0), ^uint64(0)
	for i := range s {
		or |= s[i].key
		and &= s[i].key
	}
	const bits = 11
	var count [1 << bits]uint32
	for shift := 0; shift < 64; shift += bits {
		if (or^and)>>shift&(1<<bits-1) == 0 {
			continue
		}
		clear(count[:])
		for i := range s {
			count[s[i].key>>shift&(1<<bits-1)]++
		}
		sum := uint32(0)
		for i, c := range count {
			count[i] = sum
			sum += c
		}
		for i := range s {
			k := s[i].key >> shift & (1<<bits - 1)
			spare[count[k]] = s[i]
			count[k]++
		}
		s, spare = spare, s
	}
	return s, spare
}
