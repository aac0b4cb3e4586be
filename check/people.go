package check

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/record"
)

// people finds persons by any form of their names in any script.
type people struct {
	r     *record.Record
	keys  map[string][]altyn.PersonID // all words of a name, in order of the alphabet
	words map[string][]word           // first letters of a word -> the words with their owners
	forms []form
}

// form is one name of a person as skeletons.
type form struct {
	id    altyn.PersonID
	words []string
}

// word points from one word of a form to the form.
type word struct {
	text string
	form int32
}

func newPeople(r *record.Record) *people {
	p := &people{r: r, keys: map[string][]altyn.PersonID{}, words: map[string][]word{}}
	add := func(id altyn.PersonID, name string) {
		ws := bareWords(name)
		if len(ws) == 0 {
			return
		}
		k := nameKey(ws)
		if slices.Contains(p.keys[k], id) {
			return
		}
		p.keys[k] = append(p.keys[k], id)
		n := int32(len(p.forms))
		p.forms = append(p.forms, form{id, ws})
		for _, w := range ws {
			h := head(w)
			p.words[h] = append(p.words[h], word{w, n})
		}
	}
	for _, q := range r.People() {
		add(q.ID, q.Name)
	}
	for _, lang := range r.Languages() {
		for _, n := range r.Names(lang) {
			if n.Kind == altyn.PersonName {
				add(altyn.PersonID(n.ID), n.Name)
			}
		}
	}
	return p
}

// head gives the letters by which words are grouped: two words that are alike share them.
func head(w string) string { return w[:min(len(w), 4)] }

// lookMax bounds how many forms are compared for one printed name.
const lookMax = 4096

// find gives the persons that a printed name may mean, best first; those that agree in more words, and in whole words,
// come first, and only the best kind is given. It gives nobody for a name that the record does not know.
func (p *people) find(name string) []altyn.PersonID {
	ws := bareWords(name)
	if len(ws) == 0 || len(ws) > 12 {
		return nil
	}
	if ids := p.keys[nameKey(ws)]; len(ids) > 0 {
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
	for i, w := range p.words[head(long)] {
		if i >= lookMax {
			break
		}
		if alike(long, w.text) == 0 {
			continue
		}
		f := p.forms[w.form]
		if s := agree(ws, f.words); s > 0 {
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

// agree scores two names: every word of the shorter one must have its like in the other. 0 is no agreement.
func agree(a, b []string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	score := 0
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
	}
	// A surname alone, or initials alone, say less than a whole name.
	if len(a) == len(b) {
		score++
	}
	return score
}
