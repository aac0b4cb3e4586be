package reading

import (
	"math/bits"
	"slices"
)

// capture holds where the labels of a rule matched: pairs of item indexes, -1 when not.
type capture [2 * maxLabels]int16

// machine runs rules over the items of a sentence, all ways at once, so that time is linear in the items whatever the
// pattern; of several matches at a place it prefers the one that the pattern's author wrote first.
type machine struct {
	now, next threads
	stack     []thread
	places    places // of the sentence that the rules are run over
}

type thread struct {
	pc  int
	cap capture
}

type threads struct {
	list []thread
	seen []uint32
	gen  uint32
}

func (t *threads) reset(n int) {
	if len(t.seen) < n {
		t.seen = make([]uint32, n)
		t.gen = 0
	}
	t.gen++
	t.list = t.list[:0]
}

// match is one place where a rule fits.
type match struct {
	rule     *rule
	from, to int // items
	cap      capture
}

// each yields the matches of a rule in the sentence, from the left, without overlap.
func (m *machine) each(s *sentence, r *rule, yield func(match)) {
	at := ^uint64(0)
	if m.places.known && !r.open {
		if at = m.places.meeting(&r.start) | m.places.words(r.words); at == 0 {
			return
		}
	}
	for from := r.next(s, at, 0); from < len(s.items); {
		got, ok := match{}, false
		if r.outline().may(s, from) {
			got, ok = m.at(s, r, from)
		}
		if !ok {
			from = r.next(s, at, from+1)
			continue
		}
		yield(got)
		from = r.next(s, at, max(got.to, from+1))
	}
}

// next gives the first item from which on a match may start, by what is cheap to tell: it is among those at, all of which
// pass when at is full.
func (r *rule) next(s *sentence, at uint64, from int) int {
	if at != ^uint64(0) {
		if at = at >> from << from; at == 0 {
			return len(s.items)
		}
		return bits.TrailingZeros64(at)
	}
	for from < len(s.items) && !r.starts(s, from) {
		from++
	}
	return from
}

// starts reports cheaply whether a match may start at the item.
func (r *rule) starts(s *sentence, at int) bool {
	it := &s.items[at]
	if r.open || it.set.meets(r.start) {
		return true
	}
	if len(r.words) == 0 || it.to-it.from != 1 {
		return false
	}
	return slices.Contains(r.words, s.toks[it.from].word)
}

// opens reports whether only words that are looked through stand before the item.
func (s *sentence) opens(at int) bool {
	for i := range at {
		if !s.items[i].has(clSkip) && !s.items[i].has(clPunct) {
			return false
		}
	}
	return true
}

func (m *machine) at(s *sentence, r *rule, from int) (match, bool) {
	m.now.reset(len(r.prog))
	var c capture
	for i := range c {
		c[i] = -1
	}
	m.add(s, r, &m.now, 0, from, c)
	found := false
	var best match
	for i := from; ; i++ {
		if len(m.now.list) == 0 {
			break
		}
		m.next.reset(len(r.prog))
		for k := range m.now.list {
			th := &m.now.list[k]
			in := &r.prog[th.pc]
			if in.op == opDone {
				best = match{rule: r, from: from, to: i, cap: th.cap}
				found = true
				break // threads behind are of less preference
			}
			if i < len(s.items) && s.fits(&in.atom, i) {
				m.add(s, r, &m.next, th.pc+1, i+1, th.cap)
			}
		}
		m.now, m.next = m.next, m.now
	}
	return best, found && best.to > from
}

// add follows the steps that take no item.
func (m *machine) add(s *sentence, r *rule, t *threads, pc, at int, c capture) {
	m.stack = append(m.stack[:0], thread{pc, c})
	for len(m.stack) > 0 {
		th := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		for {
			if th.pc < 0 || t.seen[th.pc] == t.gen {
				break
			}
			t.seen[th.pc] = t.gen
			in := &r.prog[th.pc]
			switch in.op {
			case opJump:
				th.pc = in.x
				continue
			case opSplit:
				if in.y >= 0 {
					m.stack = append(m.stack, thread{in.y, th.cap})
				}
				th.pc = in.x
				continue
			case opSave:
				th.cap[in.x] = int16(at)
				th.pc++
				continue
			case opNot:
				k := at
				for k < len(s.items) && s.items[k].has(clSkip) && !s.fits(&in.atom, k) {
					k++
				}
				if k < len(s.items) && s.fits(&in.atom, k) {
					break
				}
				th.pc++
				continue
			case opFirst:
				if !(at == 0 || s.opens(at)) {
					break
				}
				th.pc++
				continue
			case opEnd:
				k := at
				for k < len(s.items) && s.items[k].has(clPunct) {
					k++
				}
				if k < len(s.items) {
					break
				}
				th.pc++
				continue
			default:
				t.list = append(t.list, th)
			}
			break
		}
	}
}

// fits reports whether the item passes the test.
func (s *sentence) fits(a *atom, i int) bool {
	it := &s.items[i]
	if a.gap != 0 {
		return s.passable(it, i, a.gap)
	}
	if a.class == clNone {
		return it.to-it.from == 1 && s.toks[it.from].word == a.word
	}
	if !it.set.has(a.class) {
		return false
	}
	if a.value == "" {
		return true
	}
	for k := range it.ents {
		if it.ents[k].class == a.class && it.ents[k].value == a.value {
			return true
		}
	}
	return false
}

// passable reports whether a gap may run over the item.
func (s *sentence) passable(it *item, i int, gap uint8) bool {
	if it.kind == clNone && it.has(s.cl.barrier) || it.kind == clTally || it.kind == clMedal {
		return false
	}
	if it.has(clPunct) && it.kind == clNone {
		n := s.toks[it.from].norm
		switch n {
		case ",", "(", ")", "–":
			return gap == 2
		case "-", "'", "\"", ".", "/":
			return true
		}
		return false
	}
	return true
}
