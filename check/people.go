package check

import (
	"bytes"
	"cmp"
	"slices"

	"altyn"
	"altyn/record"
)

// people finds persons by any form of their names in any script. Names are many: their words lie in one string, and what
// is found together is a chain of places. The first place of each list is nobody's, so that 0 ends a chain, and chains only
// go on. All of it can be written and used where it lies, see [People].
type people struct {
	text  string  // skeletons of the words of all names
	ids   string  // of the persons
	ends  []int32 // where each word ends; it begins where the one before it ends
	owner []int32 // form of each word
	next  []int32 // next word with the same first letters
	heads chains  // words by their first letters
	keys  chains  // forms by the hash of their words, whatever their order

	id, idEnd   []int32 // of each form, which is one name of a person: whose it is, in ids
	first, past []int32 // its words
	same        []int32 // next form with the same hash
}

// chains finds the first place of a list by a number; the table is open, of a power of two, and never full.
type chains struct {
	tags []uint32
	head []int32 // 0: the slot is free
	last []int32 // while it is built
	used int
}

func (c *chains) slot(tag uint32) int {
	mask := uint32(len(c.head) - 1)
	at := (tag ^ tag>>15) * 0x9e3779b1 & mask
	for c.head[at] != 0 && c.tags[at] != tag {
		at = (at + 1) & mask
	}
	return int(at)
}

// find gives the first place of the list of a number, 0 when there is none.
func (c *chains) find(tag uint32) int32 {
	if len(c.head) == 0 {
		return 0
	}
	return c.head[c.slot(tag)]
}

// add puts a place at the end of the list of a number; before is the one that was the last, 0 for none.
func (c *chains) add(tag uint32, place int32) (before int32) {
	if 2*c.used >= len(c.head) {
		old := *c
		n := max(2*len(old.head), 1<<10)
		*c = chains{make([]uint32, n), make([]int32, n), make([]int32, n), old.used}
		for i, h := range old.head {
			if h != 0 {
				at := c.slot(old.tags[i])
				c.tags[at], c.head[at], c.last[at] = old.tags[i], h, old.last[i]
			}
		}
	}
	at := c.slot(tag)
	before = c.last[at]
	if c.head[at] == 0 {
		c.tags[at], c.head[at] = tag, place
		c.used++
	}
	c.last[at] = place
	return before
}

func newPeople(r *record.Record) *people {
	b := &peopleBuilder{}
	b.ends, b.owner, b.next = make([]int32, 1), make([]int32, 1), make([]int32, 1)
	b.id, b.idEnd, b.first, b.past, b.same = make([]int32, 1), make([]int32, 1), make([]int32, 1), make([]int32, 1), make([]int32, 1)
	for id, name := range r.PeopleNames() {
		b.add(id, name)
	}
	for _, lang := range r.Languages() {
		for _, n := range r.Names(lang) {
			if n.Kind == altyn.PersonName {
				b.add(altyn.PersonID(n.ID), n.Name)
			}
		}
	}
	b.people.text, b.people.ids = string(b.text), string(b.who)
	b.heads.last, b.keys.last = nil, nil
	return &b.people
}

type peopleBuilder struct {
	people
	text, who []byte   // so far
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
	past := len(b.ends)
	if first == past {
		return
	}
	b.own = b.sorted(b.own, first, past)
	tag := tagOf(hashWords(b.own))
	for i := b.keys.find(tag); i != 0; i = b.same[i] {
		if string(b.who[b.id[i]:b.idEnd[i]]) != string(id) {
			continue
		}
		if b.like = b.sorted(b.like, int(b.first[i]), int(b.past[i])); slices.EqualFunc(b.own, b.like, bytes.Equal) {
			b.ends, b.text = b.ends[:first], b.text[:start]
			return
		}
	}
	n := int32(len(b.id))
	if k := n - 1; k > 0 && string(b.who[b.id[k]:b.idEnd[k]]) == string(id) {
		b.id, b.idEnd = append(b.id, b.id[k]), append(b.idEnd, b.idEnd[k])
	} else {
		b.id = append(b.id, int32(len(b.who)))
		b.who = append(b.who, id...)
		b.idEnd = append(b.idEnd, int32(len(b.who)))
	}
	b.first, b.past, b.same = append(b.first, int32(first)), append(b.past, int32(past)), append(b.same, 0)
	if before := b.keys.add(tag, n); before != 0 {
		b.same[before] = n
	}
	for i := first; i < past; i++ {
		b.owner, b.next = append(b.owner, n), append(b.next, 0)
		if before := b.heads.add(head(b.text[b.ends[i-1]:b.ends[i]]), int32(i)); before != 0 {
			b.next[before] = int32(i)
		}
	}
}

func tagOf(h uint64) uint32 { return uint32(h) ^ uint32(h>>32) }

// sorted gives the words of a name in order of the alphabet.
func (b *peopleBuilder) sorted(room [][]byte, first, past int) [][]byte {
	room = room[:0]
	for i := first; i < past; i++ {
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

// of gives the words of a form.
func (p *people) of(form int32) []string {
	out := make([]string, 0, 8)
	for i := p.first[form]; i < p.past[form]; i++ {
		out = append(out, p.word(i))
	}
	return out
}

// whose gives the person whose form it is.
func (p *people) whose(form int32) altyn.PersonID {
	return altyn.PersonID(p.ids[p.id[form]:p.idEnd[form]])
}

func (p *people) word(i int32) string { return p.text[p.ends[i-1]:p.ends[i]] }

// exact gives the persons who have a name of just these words.
func (p *people) exact(ws []string) []altyn.PersonID {
	ws = slices.Sorted(slices.Values(ws))
	var out []altyn.PersonID
	for i := p.keys.find(tagOf(hashWords(ws))); i != 0; i = p.same[i] {
		own := p.of(i)
		if slices.Sort(own); slices.Equal(ws, own) {
			out = append(out, p.whose(i))
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
	for i, n := p.heads.find(head(long)), 0; i != 0 && n < lookMax; i, n = p.next[i], n+1 {
		if alike(long, p.word(i)) == 0 {
			continue
		}
		f := p.owner[i]
		if s := agree(ws, p.of(f)); s > 0 {
			hits = append(hits, hit{p.whose(f), s})
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
