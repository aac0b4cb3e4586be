package reading

import (
	"math/bits"
	"slices"
	"sync"
)

// outline is a rule without what it keeps and forbids: it fits wherever the rule does, and tells in little time that most
// rules fit nowhere in a sentence. Its states are the tests of the rule, as bits.
type outline struct {
	atoms  []*atom
	first  outlineSet   // tests of the first item
	follow []outlineSet // tests of the item after the one that passed a test
	done   []bool       // whether the rule may be over once the test is passed
	wide   bool         // it has too many tests: the rule itself has to be tried

	// The same of a rule whose tests fit into one word, as those of most do.
	narrow     bool
	start, end uint64   // tests of the first item; those after which the rule may be over
	after      []uint64 // follow
}

const outlineWords = 6

type outlineSet [outlineWords]uint64

func (s *outlineSet) add(k int) { s[k>>6] |= 1 << (k & 63) }

// newOutline gives the outline of a rule.
func newOutline(r *rule) *outline {
	o := &outline{}
	number := make([]int, len(r.prog)) // of tests
	for pc := range r.prog {
		if r.prog[pc].op == opMatch {
			number[pc] = len(o.atoms)
			o.atoms = append(o.atoms, &r.prog[pc].atom)
		}
	}
	if len(o.atoms) > 64*outlineWords {
		o.wide = true
		return o
	}
	seen := make([]int, len(r.prog))
	turn := 0
	// from gives the tests that come next from a place in the program, and whether its end may.
	var walk func(pc int, set *outlineSet) bool
	walk = func(pc int, set *outlineSet) (done bool) {
		for pc >= 0 && pc < len(r.prog) && seen[pc] != turn {
			seen[pc] = turn
			switch in := &r.prog[pc]; in.op {
			case opMatch:
				set.add(number[pc])
				return done
			case opDone:
				return true
			case opSplit:
				done = walk(in.x, set) || done
				pc = in.y
			case opJump:
				pc = in.x
			default:
				pc++
			}
		}
		return done
	}
	turn++
	walk(0, &o.first)
	o.follow, o.done = make([]outlineSet, len(o.atoms)), make([]bool, len(o.atoms))
	for pc := range r.prog {
		if r.prog[pc].op == opMatch {
			turn++
			k := number[pc]
			o.done[k] = walk(pc+1, &o.follow[k])
		}
	}
	if o.narrow = len(o.atoms) <= 64; o.narrow {
		o.start = o.first[0]
		for k := range o.atoms {
			o.after = append(o.after, o.follow[k][0])
			if o.done[k] {
				o.end |= 1 << k
			}
		}
	}
	return o
}

// may reports whether the rule may fit from the item on; when not, it does not.
func (o *outline) may(s *sentence, from int) bool {
	if o.wide {
		return true
	}
	if o.narrow {
		for i, now := from, o.start; i < len(s.items) && now != 0; i++ {
			next := uint64(0)
			for ; now != 0; now &= now - 1 {
				k := bits.TrailingZeros64(now) & 63
				if !s.fits(o.atoms[k], i) {
					continue
				}
				if o.end>>k&1 != 0 {
					return true
				}
				next |= o.after[k]
			}
			now = next
		}
		return false
	}
	now := o.first
	for i := from; i < len(s.items); i++ {
		var next outlineSet
		any := false
		for w, set := range now {
			for ; set != 0; set &= set - 1 {
				k := w<<6 + bits.TrailingZeros64(set)
				if !s.fits(o.atoms[k], i) {
					continue
				}
				if o.done[k] {
					return true
				}
				any = true
				f := &o.follow[k]
				for v := range next {
					next[v] |= f[v]
				}
			}
		}
		if !any {
			return false
		}
		now = next
	}
	return false
}

// lazyOutline gives a rule its outline when it is first tried.
func lazyOutline(r *rule) func() *outline {
	return sync.OnceValue(func() *outline { return newOutline(r) })
}

// places says where in a sentence of up to 64 items each class stands.
type places struct {
	known bool
	of    [classWords * 64]uint64
	all   classSet
	lits  []wordAt // words of patterns
}

// wordAt is where a word of the patterns stands.
type wordAt struct {
	word wordID
	at   uint64
}

// note finds the places of the sentence.
func (p *places) note(s *sentence) {
	for w, set := range p.all {
		for ; set != 0; set &= set - 1 {
			p.of[w<<6+bits.TrailingZeros64(set)] = 0
		}
	}
	p.all, p.lits = classSet{}, p.lits[:0]
	p.known = len(s.items) <= 64
	for i := range s.items {
		it := &s.items[i]
		p.all.or(it.set)
		if !p.known {
			continue
		}
		for w, set := range it.set {
			for ; set != 0; set &= set - 1 {
				p.of[w<<6+bits.TrailingZeros64(set)] |= 1 << i
			}
		}
		if it.to-it.from == 1 && s.toks[it.from].word != 0 {
			p.lits = append(p.lits, wordAt{s.toks[it.from].word, 1 << i})
		}
	}
}

// words gives the items that are one of the words, as bits; only when the places are known.
func (p *places) words(list []wordID) (at uint64) {
	if len(list) == 0 {
		return 0
	}
	for i := range p.lits {
		if slices.Contains(list, p.lits[i].word) {
			at |= p.lits[i].at
		}
	}
	return at
}

// meeting gives the items that have one of the classes, as bits; only when the places are known.
func (p *places) meeting(c *classSet) (at uint64) {
	for w, set := range c {
		for set &= p.all[w]; set != 0; set &= set - 1 {
			at |= p.of[w<<6+bits.TrailingZeros64(set)]
		}
	}
	return at
}
