// Package search finds people by any of their names, in all scripts, by the beginning of words or by another spelling.
//
// A question is words in any order: each must begin a word of one of the person's names, written as asked, or, when no
// name is so written, sound like one (Ilyin, Ilin, Ильин). Who has the names exactly comes first, then who has been at
// more Games, then in order of id. Which of several namesakes is meant is left to the one who asks; ids and facts are left
// to altyn/record.
package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"altyn"
	"altyn/gazetteer"
	"altyn/record"
)

// The limits of a question.
const (
	MaxQuery = 200 // bytes; what is longer is cut
	MaxWords = 8
	MaxHits  = 1000
)

// Named is a name of somebody.
type Named struct {
	ID     altyn.PersonID
	Name   string
	Weight int // of two people with the name, the one with more weight comes first
}

// Hit is somebody found.
type Hit struct {
	ID    altyn.PersonID
	Name  string // the name that fits
	Exact bool   // every word is as asked
	Sound bool   // the name sounds as asked and is written otherwise
}

// Index finds people. It is immutable and safe for concurrent use; the zero Index has nobody.
type Index struct {
	ids    []altyn.PersonID
	weight []int32
	names  []string
	owner  []int32  // of names
	folds  []string // of names
	skels  []string // of names
	words  column   // folded words
	sounds column   // sounds of words
}

// column maps words to the names that have them: words in order, and for each the names.
type column struct {
	words []string
	start []int32 // of postings by word, one more than words
	posts []int32 // indexes of names
}

// Of gives the index of the people of a record, made once for each snapshot.
func Of(r *record.Record) *Index {
	return record.Derive(r, func(r *record.Record) *Index { return Build(peopleOf(r)) })
}

// peopleOf yields every name of every person of a record.
func peopleOf(r *record.Record) iter.Seq[Named] {
	return func(yield func(Named) bool) {
		weight := map[altyn.PersonID]int{}
		for _, p := range r.People() {
			weight[p.ID] = len(p.Sports) + len(p.Nations)
			if !yield(Named{p.ID, p.Name, weight[p.ID]}) {
				return
			}
		}
		for _, lang := range r.Languages() {
			names := r.Names(lang)
			for i := range names {
				n := &names[i]
				if n.Kind == altyn.PersonName && !yield(Named{altyn.PersonID(n.ID), n.Name, weight[altyn.PersonID(n.ID)]}) {
					return
				}
			}
		}
	}
}

// Build makes an index of the names.
func Build(names iter.Seq[Named]) *Index {
	x := &Index{}
	number := map[altyn.PersonID]int32{}
	type post struct {
		word string
		name int32
	}
	var folded, sounding []post
	for n := range names {
		if n.ID == "" || len(n.Name) > 4*MaxQuery {
			continue
		}
		owner, ok := number[n.ID]
		if !ok {
			owner = int32(len(x.ids))
			number[n.ID] = owner
			x.ids, x.weight = append(x.ids, n.ID), append(x.weight, int32(n.Weight))
		}
		i := int32(len(x.names))
		fold, skel := gazetteer.Fold(n.Name), gazetteer.Skeleton(n.Name)
		x.names, x.owner = append(x.names, n.Name), append(x.owner, owner)
		x.folds, x.skels = append(x.folds, fold), append(x.skels, skel)
		for w := range strings.FieldsSeq(fold) {
			folded = append(folded, post{w, i})
		}
		for w := range strings.FieldsSeq(skel) {
			sounding = append(sounding, post{w, i})
		}
	}
	columnOf := func(posts []post) column {
		slices.SortFunc(posts, func(a, b post) int { return cmp.Or(strings.Compare(a.word, b.word), cmp.Compare(a.name, b.name)) })
		posts = slices.Compact(posts)
		var c column
		c.posts = make([]int32, 0, len(posts))
		for i, p := range posts {
			if i == 0 || posts[i-1].word != p.word {
				c.words = append(c.words, p.word)
				c.start = append(c.start, int32(i))
			}
			c.posts = append(c.posts, p.name)
		}
		c.start = append(c.start, int32(len(posts)))
		return c
	}
	x.words, x.sounds = columnOf(folded), columnOf(sounding)
	return x
}

// Len gives the number of people.
func (x *Index) Len() int { return len(x.ids) }

// Find gives who fits the question, at most limit people; 0 is 20.
func (x *Index) Find(query string, limit int) []Hit {
	if limit <= 0 {
		limit = 20
	}
	limit = min(limit, MaxHits)
	if len(query) > MaxQuery {
		query = strings.ToValidUTF8(query[:MaxQuery], "")
	}
	hits := x.find(x.words, x.folds, strings.Fields(gazetteer.Fold(query)), query, limit, false)
	if len(hits) == 0 {
		hits = x.find(x.sounds, x.skels, strings.Fields(gazetteer.Skeleton(query)), query, limit, true)
	}
	return hits
}

// span is the words of a column that begin with a word of the question.
type span struct{ from, until, size int }

func (c column) prefix(w string) span {
	from, _ := slices.BinarySearch(c.words, w)
	until := from
	if from < len(c.words) {
		// The first word that does not begin with w.
		n, _ := slices.BinarySearchFunc(c.words[from:], w, func(have, w string) int {
			if strings.HasPrefix(have, w) {
				return -1
			}
			return 1
		})
		until = from + n
	}
	s := span{from: from, until: until}
	if until > from {
		s.size = int(c.start[until] - c.start[from])
	}
	return s
}

// find intersects the names of each word of the question: those of the rarest are looked through, each is asked for the
// others.
func (x *Index) find(c column, texts, words []string, query string, limit int, sound bool) []Hit {
	words = words[:min(len(words), MaxWords)]
	if len(words) == 0 || len(c.words) == 0 {
		return nil
	}
	rarest, least := span{}, -1
	for _, w := range words {
		s := c.prefix(w)
		if s.size == 0 {
			return nil
		}
		if least < 0 || s.size < rarest.size {
			rarest, least = s, 0
		}
	}
	asked := gazetteer.Fold(query)
	// The longest first, so that `an anna` does not take Anna for `an`.
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	type found struct {
		name  int32
		exact bool
	}
	best := map[int32]found{} // by owner
	order := make([]int32, 0, min(rarest.size, 4*limit))
	posts := c.posts[c.start[rarest.from]:c.start[rarest.until]]
	// One word of few letters fits half of all people: the first of them are enough, with the exact word first.
	most := len(posts)
	if len(words) == 1 && most > 40*limit {
		most = 40 * limit
	}
	for _, n := range posts[:most] {
		if len(words) > 1 && !fits(texts[n], sorted) {
			continue
		}
		o := x.owner[n]
		f := found{n, !sound && texts[n] == asked}
		old, ok := best[o]
		if !ok {
			order = append(order, o)
		}
		if !ok || f.exact && !old.exact {
			best[o] = f
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		if best[a].exact != best[b].exact {
			if best[a].exact {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(x.weight[b], x.weight[a]), cmp.Compare(x.ids[a], x.ids[b]))
	})
	order = order[:min(limit, len(order))]
	hits := make([]Hit, len(order))
	for i, o := range order {
		hits[i] = Hit{ID: x.ids[o], Name: x.names[best[o].name], Exact: best[o].exact, Sound: sound}
	}
	return hits
}

// fits reports whether each word of the question begins a word of the text of its own; the longest words come first.
func fits(text string, words []string) bool {
	var taken uint64 // words of the text, the first 64
	for _, w := range words {
		at, k, ok := 0, 0, false
		for at < len(text) && k < 64 {
			if taken&(1<<k) == 0 && strings.HasPrefix(text[at:], w) {
				taken |= 1 << k
				ok = true
				break
			}
			next := strings.IndexByte(text[at:], ' ')
			if next < 0 {
				break
			}
			at += next + 1
			k++
		}
		if !ok {
			return false
		}
	}
	return true
}
