package resolve

import (
	"math/bits"
	"strings"

	"altyn/gazetteer"
)

// spelt is a name as words, for comparing what two sources print of people who are near each other anyway: at the same
// Games, of one nation, in one sport.
type spelt struct {
	words []string    // folded, without apostrophes and what is no letter
	sound []string    // of each word
	masks [][2]uint32 // letters of each word and of its sound, as bits
}

// spell gives the words of a name: with a hyphen as two words and as one, since sources write Guo-Qiang and Guoqiang.
func spell(name string) []spelt {
	out := []spelt{spellOne(name)}
	if strings.Contains(name, "-") {
		out = append(out, spellOne(strings.ReplaceAll(name, "-", "")))
	}
	return out
}

func spellOne(name string) spelt {
	var s spelt
	for w := range strings.FieldsSeq(gazetteer.Fold(name)) {
		w = strings.Trim(w, ".,()\"")
		if w == "" {
			continue
		}
		s.words = append(s.words, w)
		sound := gazetteer.Skeleton(w)
		s.sound = append(s.sound, sound)
		s.masks = append(s.masks, [2]uint32{mask(w), mask(sound)})
	}
	return s
}

// mask gives which letters a word has.
func mask(s string) uint32 {
	var m uint32
	for i := range len(s) {
		m |= 1 << (s[i] & 31)
	}
	return m
}

// How two words are related, from the least.
const (
	unlike = iota
	close1 // one or two letters apart, or one has lost letters, or both begin alike
	equal  // one word, or one sound
)

// relate says how word i of a and word j of b are related. Data sets lose letters that they cannot write (Mller for
// Müller, gnes for Agnes) and transcribe each in its own way.
func relate(a, b *spelt, i, j int) int {
	x, y := a.words[i], b.words[j]
	p, q := a.masks[i], b.masks[j]
	if x == y || a.sound[i] != "" && a.sound[i] == b.sound[j] {
		return equal
	}
	if len(x) > len(y) {
		x, y = y, x
		p, q = q, p
	}
	switch {
	case len(x) == 1 && x[0] == y[0]:
		return close1
	case len(x) < 2 || len(y) < 3:
		return unlike
	case p[0]&^q[0] == 0 && subsequence(x, y):
		lost := len(y) - len(x)
		if lost <= max(1, len(y)/3) || lost <= (len(y)+1)/2 && consonants(x) == consonants(y) {
			return close1
		}
	}
	if n := prefix(x, y); n >= 4 && n*10 >= len(x)*6 {
		return close1
	}
	// An edit changes at most two of the letters that a word has.
	if most := 1 + len(y)/7; len(x) >= 4 && bits.OnesCount32(p[0]^q[0]) <= 2*most && within(x, y, most) {
		return close1
	}
	v, w := a.sound[i], b.sound[j]
	if most := 1 + max(len(v), len(w))/7; min(len(v), len(w)) >= 4 && bits.OnesCount32(p[1]^q[1]) <= 2*most && within(v, w, most) {
		return close1
	}
	return unlike
}

// consonants gives a word without its vowels.
func consonants(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiou", r) {
			return -1
		}
		return r
	}, s)
}

// subsequence reports whether the letters of x are in y in their order.
func subsequence(x, y string) bool {
	i := 0
	for j := 0; j < len(y) && i < len(x); j++ {
		if x[i] == y[j] {
			i++
		}
	}
	return i == len(x)
}

func prefix(x, y string) int {
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// within reports whether at most most insertions, deletions and substitutions lead from x to y.
func within(x, y string, most int) bool {
	if len(y)-len(x) > most || len(x)-len(y) > most || len(y) > 60 {
		return false
	}
	var row [64]int
	for j := range len(y) + 1 {
		row[j] = j
	}
	for i := range len(x) {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range len(y) {
			cost := diagonal
			if x[i] != y[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
			least = min(least, cost)
		}
		if least > most {
			return false
		}
	}
	return row[len(y)] <= most
}

// pairing says how many words of the shorter name find a word of the longer of their own.
type pairing struct {
	equal, close int // pairs
	left         int // words of the shorter name without one
	letters      int // of the longest word in a pair
}

func pairUp(a, b []spelt) pairing {
	var best pairing
	for i := range a {
		for j := range b {
			if p := pairWords(&a[i], &b[j]); p.equal*3+p.close*2-p.left > best.equal*3+best.close*2-best.left || i+j == 0 {
				best = p
			}
		}
	}
	return best
}

func pairWords(a, b *spelt) pairing {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	const most = 16
	var used, taken [most]bool
	var how [most][most]uint8
	var p pairing
	n, m := min(len(a.words), most), min(len(b.words), most)
	related := false
	for i := range n {
		for j := range m {
			r := relate(a, b, i, j)
			how[i][j] = uint8(r)
			related = related || r != unlike
		}
	}
	if !related {
		return pairing{left: n}
	}
	for want := equal; want >= close1; want-- {
		for i := range n {
			for j := range m {
				if !used[i] && !taken[j] && how[i][j] == uint8(want) {
					used[i], taken[j] = true, true
					if want == equal {
						p.equal++
					} else {
						p.close++
					}
					p.letters = max(p.letters, len(a.words[i]))
				}
			}
		}
	}
	p.left = n - p.equal - p.close
	return p
}

// loose gives a score for two names that are not spellings of one by any rule of transcription: 0 when they are not near.
// It holds only between people at the same Games, of one nation, in one sport; inEvent says that they were in one event.
func loose(p pairing, inEvent bool) int {
	n := p.equal + p.close
	switch {
	case n < 2 || p.letters < 4:
		return 0
	case p.left == 0:
		return 56 + 2*min(p.equal, 3)
	case inEvent && p.left == 1:
		return 46 + 2*min(p.equal, 3)
	case inEvent && p.equal >= 2 && p.left == 2:
		return 42
	}
	return 0
}
