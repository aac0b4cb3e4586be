package check

import (
	"bytes"
	"cmp"
	"slices"

	"altyn"
	"altyn/record"
)

// people finds persons by any form of their names in any script. Names are many: their words lie in one string, and what
// is found together is a chain of places. The first place of each list is nobody's, so that 0 ends a chain.
type people struct {
	text  string           // skeletons of the words of all names
	ends  []int32          // where each word ends; it begins where the one before it ends
	owner []int32          // form of each word
	next  []int32          // next word with the same first letters
	heads map[uint32]chain // words by their first letters
	forms []form
	keys  map[uint64]chain // forms by the hash of their words, whatever their order
}

// form is one name of a person.
type form struct {
	id          altyn.PersonID
	first, past int32 // its words
	next        int32 // next form with the same hash
}

// chain is the first and the last place of a list.
type chain struct{ first, last int32 }

func newPeople(r *record.Record) *people {
	all := r.People()
	b := &peopleBuilder{
		people: people{
			ends: make([]int32, 1, 3*len(all)+1), owner: make([]int32, 1, 3*len(all)+1), next: make([]int32, 1, 3*len(all)+1), heads: make(map[uint32]chain, len(all)/8),
			forms: make([]form, 1, len(all)+len(all)/4+1), keys: make(map[uint64]chain, len(all)),
		},
		text: make([]byte, 0, 16*len(all)),
	}
	for _, q := range all {
		b.add(q.ID, q.Name)
	}
	for _, lang := range r.Languages() {
		for _, n := range r.Names(lang) {
			if n.Kind == altyn.PersonName {
				b.add(altyn.PersonID(n.ID), n.Name)
			}
		}
	}
	b.people.text = string(b.text)
	return &b.people
}

type peopleBuilder struct {
	people
	text      []byte   // so far
	own, like [][]byte // room for words
}

// add adds a name, unless the person has one of the same words already.
func (b *peopleBuilder) add(id altyn.PersonID, name string) {
	first, start := len(b.ends), len(b.text)
	for _, w := range folded(name) {
		from := len(b.text)
		if b.text = appendBare(b.text, w); len(b.text) > from {
			b.ends = append(b.ends, int32(len(b.text)))
		}
	}
	f := form{id: id, first: int32(first), past: int32(len(b.ends))}
	if f.first == f.past {
		return
	}
	b.own = b.sorted(b.own, f)
	h := hashWords(b.own)
	same := b.keys[h]
	for i := same.first; i != 0; i = b.forms[i].next {
		if b.forms[i].id != id {
			continue
		}
		if b.like = b.sorted(b.like, b.forms[i]); slices.EqualFunc(b.own, b.like, bytes.Equal) {
			b.ends, b.text = b.ends[:first], b.text[:start]
			return
		}
	}
	n := int32(len(b.forms))
	b.forms = append(b.forms, f)
	if same.first == 0 {
		same.first = n
	} else {
		b.forms[same.last].next = n
	}
	same.last = n
	b.keys[h] = same
	for i := f.first; i < f.past; i++ {
		b.owner, b.next = append(b.owner, n), append(b.next, 0)
		h := head(b.text[b.ends[i-1]:b.ends[i]])
		c := b.heads[h]
		if c.first == 0 {
			c.first = i
		} else {
			b.next[c.last] = i
		}
		c.last = i
		b.heads[h] = c
	}
}

// sorted gives the words of a name in order of the alphabet.
func (b *peopleBuilder) sorted(room [][]byte, f form) [][]byte {
	room = room[:0]
	for i := f.first; i < f.past; i++ {
		room = append(room, b.text[b.ends[i-1]:b.ends[i]])
	}
	slices.SortFunc(room, bytes.Compare)
	return room
}

// hashWords gives the FNV-1a hash of words.
func hashWords[T string | []byte](words []T) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// of gives the words of a name.
func (p *people) of(f form) []string {
	out := make([]string, 0, 8)
	for i := f.first; i < f.past; i++ {
		out = append(out, p.word(i))
	}
	return out
}

func (p *people) word(i int32) string { return p.text[p.ends[i-1]:p.ends[i]] }

// exact gives the persons who have a name of just these words.
func (p *people) exact(ws []string) []altyn.PersonID {
	ws = slices.Sorted(slices.Values(ws))
	var out []altyn.PersonID
	for i := p.keys[hashWords(ws)].first; i != 0; i = p.forms[i].next {
		own := p.of(p.forms[i])
		if slices.Sort(own); slices.Equal(ws, own) {
			out = append(out, p.forms[i].id)
		}
	}
	return out
}

// head gives the letters by which words are grouped: two words that are alike share them.
func head[T string | []byte](w T) (h uint32) {
	for i := range min(len(w), 4) {
		h = h<<8 | uint32(w[i])
	}
	return h
}

// lookMax bounds how many forms are compared for one printed name.
const lookMax = 4096

// find gives the persons that a printed name may mean, best first; those that agree in more words, and in whole words,
// come first, and only the best kind is given. It gives nobody for a name that the record does not know.
func (p *people) find(name string) []altyn.PersonID {
	ws := bareWords(name)
	if len(ws) == 0 || len(ws) > 12 {
		return nil
	}
	if ids := p.exact(ws); len(ids) > 0 {
		return ids
	}
	// The longest word is the rarest: its owners are compared in full.
	long := slices.MaxFunc(ws, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	if len(long) < 2 {
		return nil
	}
	type hit struct {
		id    altyn.PersonID
		score int
	}
	var hits []hit
	for i, n := p.heads[head(long)].first, 0; i != 0 && n < lookMax; i, n = p.next[i], n+1 {
		if alike(long, p.word(i)) == 0 {
			continue
		}
		f := p.forms[p.owner[i]]
		if s := agree(ws, p.of(f)); s > 0 {
			hits = append(hits, hit{f.id, s})
		}
	}
	best := 0
	for _, h := range hits {
		best = max(best, h.score)
	}
	var out []altyn.PersonID
	for _, h := range hits {
		if h.score == best && !slices.Contains(out, h.id) {
			out = append(out, h.id)
		}
	}
	slices.Sort(out)
	return out
}

// agree scores two names: every word of the shorter one must have its like in the other. An initial stands for a word only
// where the rest of the name that has it agrees in full: C. Ortiz may be Carlos Ortiz, Carlos O. Silva is not. 0 is no
// agreement.
func agree(a, b []string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	score, initials, same := 0, 0, 0
	whole := false // an initial of the longer name was used: the rest of it must be
	used := make([]bool, len(b))
	for _, w := range a {
		at, best := -1, 0
		for i, o := range b {
			if !used[i] {
				if n := alike(w, o); n > best {
					at, best = i, n
				}
			}
		}
		if at < 0 {
			return 0
		}
		used[at] = true
		score += 4 + 2*best
		switch {
		case best == 2 && len(w) > 1:
			same++
		case len(b[at]) == 1 || len(w) == 1:
			initials++
			whole = whole || len(b[at]) == 1
		}
	}
	if same == 0 && (initials > 0 || len(a) > 1 && len(a) < len(b)) {
		return 0 // inflected in every word, and words left over
	}
	for i, o := range b {
		if whole && !used[i] && len(o) > 1 {
			return 0
		}
	}
	// A surname alone, or initials alone, say less than a whole name.
	if len(a) == len(b) {
		score++
	}
	return score
}
