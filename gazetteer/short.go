package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A pair is two words of a name of three words or more, the given name before another one: their skeletons, then the form
// that has them. Pairs are sorted numbers; names leave middle names and second surnames out freely (Pau Gasol for Pau Gasol
// Sáez, Neisi Dajomes for Neisi Patricia Dajomes Barrera), and so many paths would make the trie twice as large.
const (
	pairWord = 20 // bits of a skeleton's number
	pairForm = 24 // bits of a form's number
)

func pairKey(first, other uint32) uint64 {
	return uint64(first)<<(pairWord+pairForm) | uint64(other)<<pairForm
}

// pairs notes the pairs of a name: the given name with every later word, and a nickname between quotation marks likewise.
func (b *builder) pairs(p *parsed, text string, form uint32) {
	if len(p.syms) < 3 || form >= 1<<pairForm {
		return
	}
	heads := 1
	if strings.ContainsRune(text, '"') {
		heads = len(p.sounds) - 1
	}
	for i := range heads {
		for k := i + 1; k < len(p.sounds); k++ {
			x, y := p.sounds[i].soft, p.sounds[k].soft
			if x < 1<<pairWord && y < 1<<pairWord {
				b.g.pairs = append(b.g.pairs, pairKey(x, y)|uint64(form))
			}
		}
	}
}

// Shortened gives the ids of the people of whose names of three words or more printed is a part: the given name, or a
// nickname, and at least one of the others. Transcriptions are folded together, and letters that are not ASCII may be missing
// from the names, as some lists have lost them. printed has two words or more; of others nothing is known. The ids are sorted.
func (g *Gazetteer) Shortened(printed string) []string {
	var ids []string
	lossy := strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf {
			return -1
		}
		return r
	}, printed)
	for _, text := range [...]string{printed, lossy} {
		words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' || r == '\u202f' })
		if len(words) < 2 || len(words) > maxNameWords {
			continue
		}
		x, y := g.soundOf(words[0]), g.soundOf(words[len(words)-1])
		if x >= 1<<pairWord || y >= 1<<pairWord {
			continue
		}
		key := pairKey(x, y)
		i, _ := slices.BinarySearch(g.pairs, key)
		for ; i < len(g.pairs) && g.pairs[i]>>pairForm == key>>pairForm; i++ {
			f := &g.forms[g.pairs[i]&(1<<pairForm-1)]
			e := &g.entities[f.entity]
			if id := g.blob[e.id:e.idEnd]; Compare(g.blob[f.text:f.textEnd], text) == Partial && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		if lossy == printed {
			break
		}
	}
	slices.Sort(ids)
	return ids
}

// soundOf gives the number of the skeleton of a word among skeletons, noSymbol when no name has it.
func (g *Gazetteer) soundOf(word string) uint32 {
	if utf8.RuneCountInString(word) < minSound {
		return noSymbol
	}
	s := appendSkeleton(nil, []byte(word), false)
	if len(s) < 2 {
		return noSymbol
	}
	if n := g.sounds.find(hashMoreBytes(hashSeed, s), s, nil); n != noSymbol {
		return n - g.sounds.base
	}
	return noSymbol
}
