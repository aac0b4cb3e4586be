package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Likeness says how much two written names of people look like names of one person.
type Likeness uint8

// The likenesses, from the least. None of them proves anything: namesakes are Same.
const (
	Different Likeness = iota
	Partial            // one is a part of the other: a surname, initials, a middle name left out
	Close              // as many words, alike but for one letter in long words (Ayaulym, Ayaulum)
	Alike              // one transcription or another of the same name (Ilyin, Ilin, Ильин), in any order
	Same               // the same words, in any order, but for case, diacritics, hyphens and apostrophes
)

// String gives different, partial, close, alike or same.
func (l Likeness) String() string {
	switch l {
	case Different:
		return "different"
	case Partial:
		return "partial"
	case Close:
		return "close"
	case Alike:
		return "alike"
	case Same:
		return "same"
	}
	return "unknown"
}

// Compare compares two names of people, in any script and word order. It is symmetric. Names without a letter or digit, and
// names of more than 16 words, are Different from everything.
func Compare(a, b string) Likeness {
	x, y := compared(a), compared(b)
	// Pairing words is greedy: a fixed order makes it the same both ways.
	if cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b)) > 0 {
		x, y = y, x
	}
	switch {
	case len(x) == 0 || len(y) == 0 || len(x) > maxNameWords || len(y) > maxNameWords:
		return Different
	case sameBag(x, y, func(w comparedWord) string { return w.fold }):
		return Same
	case strings.Join(folds(x), "") == strings.Join(folds(y), ""):
		return Same
	case pairs(x, y, (*comparedWord).sounds) == max(len(x), len(y)):
		return Alike
	case pairs(x, y, (*comparedWord).near) == max(len(x), len(y)):
		return Close
	}
	if pairs(x, y, (*comparedWord).sounds, (*comparedWord).abbreviates) == len(x) && slices.ContainsFunc(x, func(w comparedWord) bool { return w.letters > 1 }) {
		return Partial
	}
	return Different
}

type comparedWord struct {
	fold       string
	soft, hard string // skeletons
	letters    int
}

func compared(s string) []comparedWord {
	var out []comparedWord
	for w := range words(s) {
		f := Fold(w)
		if f == "" {
			continue
		}
		c := comparedWord{fold: f, letters: utf8.RuneCountInString(f)}
		c.soft = string(appendSkeleton(nil, []byte(w), false))
		c.hard = string(appendSkeleton(nil, []byte(w), true))
		out = append(out, c)
	}
	return out
}

func folds(x []comparedWord) (out []string) {
	for _, w := range x {
		out = append(out, w.fold)
	}
	return out
}

func sameBag(x, y []comparedWord, key func(comparedWord) string) bool {
	if len(x) != len(y) {
		return false
	}
	var a, b []string
	for i := range x {
		a, b = append(a, key(x[i])), append(b, key(y[i]))
	}
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// pairs gives how many words of x find a word of y of their own, by the first relation or, those left over, by the next.
func pairs(x, y []comparedWord, fits ...func(a, b *comparedWord) bool) int {
	var used, taken [maxNameWords]bool
	n := 0
	for _, fit := range fits {
		for i := range x {
			for j := range y {
				if !used[i] && !taken[j] && fit(&x[i], &y[j]) {
					used[i], taken[j] = true, true
					n++
				}
			}
		}
	}
	return n
}

func (a *comparedWord) sounds(b *comparedWord) bool {
	if a.fold == b.fold {
		return true
	}
	if a.soft == "" || b.soft == "" {
		return false
	}
	return a.soft == b.soft || a.hard == b.hard || a.soft == b.hard || a.hard == b.soft
}

// near allows one letter more, less or other in skeletons of five letters and more.
func (a *comparedWord) near(b *comparedWord) bool {
	return a.sounds(b) || min(len(a.soft), len(b.soft)) >= 5 && oneEdit(a.soft, b.soft)
}

// abbreviates reports whether one word is a letter with which the other can begin.
func (a *comparedWord) abbreviates(b *comparedWord) bool {
	if a.letters != 1 && b.letters != 1 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(a.fold)
	q, _ := utf8.DecodeRuneInString(b.fold)
	return sameInitial(r, q)
}

// oneEdit reports whether one insertion, deletion or substitution leads from a to b.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
