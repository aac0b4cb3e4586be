package gazetteer

import "math/bits"

// vocabulary interns folded words and skeletons: word -> symbol. Symbols count from base.
type vocabulary struct {
	base  uint32
	start []uint32 // of each word in blob, and the end of the last
	blob  []byte
	slots []uint64 // upper half of the hash, index+1; 0 is free
}

const noSymbol = ^uint32(0)

// find gives the symbol of the word made of head and tail, whose hash is h.
func (v *vocabulary) find(h uint64, head, tail []byte) uint32 {
	if len(v.slots) == 0 {
		return noSymbol
	}
	mask := uint64(len(v.slots) - 1)
	tag := h &^ 0xffffffff
	for i := mix(h) & mask; ; i = (i + 1) & mask {
		s := v.slots[i]
		if s == 0 {
			return noSymbol
		}
		if s&^0xffffffff != tag {
			continue
		}
		k := uint32(s) - 1
		w := v.blob[v.start[k]:v.start[k+1]]
		if len(w) == len(head)+len(tail) && string(w[:len(head)]) == string(head) && string(w[len(head):]) == string(tail) {
			return v.base + k
		}
	}
}

// mix moves the upper bits of a hash down: the last bytes of a word reach the lower bits of FNV-1a badly.
func mix(h uint64) uint64 { return h ^ h>>29 }

// add interns the word and gives its index, without the base.
func (v *vocabulary) add(word []byte) uint32 {
	if len(v.start) == 0 {
		v.start = append(v.start, 0)
	}
	h := hashMoreBytes(hashSeed, word)
	if s := v.find(h, word, nil); s != noSymbol {
		return s - v.base
	}
	n := uint32(len(v.start) - 1)
	v.blob = append(v.blob, word...)
	v.start = append(v.start, uint32(len(v.blob)))
	if 2*len(v.start) > len(v.slots) {
		v.grow(4 * len(v.start))
	} else {
		v.put(h, n)
	}
	return n
}

func (v *vocabulary) len() int { return max(len(v.start)-1, 0) }

func (v *vocabulary) word(i uint32) []byte { return v.blob[v.start[i]:v.start[i+1]] }

// grow makes the table large enough for n words at most half full, and fills it.
func (v *vocabulary) grow(n int) {
	v.slots = make([]uint64, 1<<bits.Len(uint(max(n, 16)-1)))
	for i := range v.len() {
		v.put(hashMoreBytes(hashSeed, v.word(uint32(i))), uint32(i))
	}
}

func (v *vocabulary) put(h uint64, n uint32) {
	mask := uint64(len(v.slots) - 1)
	i := mix(h) & mask
	for v.slots[i] != 0 {
		i = (i + 1) & mask
	}
	v.slots[i] = h&^0xffffffff | uint64(n+1)
}
