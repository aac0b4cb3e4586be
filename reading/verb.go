package reading

import (
	"slices"
	"strings"
)

// settleVerbs decides what the form of a verb alone leaves open, before anything is made of the words.
//
// A participle of class voice (beat/beaten) says who did it after an auxiliary of having, and to whom it was done without
// one: a nettement battu, a été battu, battu. An infinitive of class inf states a fact only where a word of class factual
// lets it (vient de gagner, avant de perdre, a vu X prendre); elsewhere it is an aim, a task or a hope and loses its senses.
// A factual word of value then does so only after a clause that tells of something won: s'impose pour décrocher.
// Languages without these lists are left alone.
func (s *sentence) settleVerbs() {
	voice, inf := s.lx.lookup("voice"), s.lx.lookup("inf")
	if voice == clNone && inf == clNone {
		return
	}
	for i := range s.items {
		it := &s.items[i]
		if it.kind != clNone {
			continue
		}
		if voice != clNone && it.has(voice) {
			active, passive, _ := strings.Cut(it.value(voice), "/")
			name := passive
			if s.had(i) {
				name = active
			}
			if c := s.lx.lookup(name); c != clNone {
				it.ents = append(slices.Clone(it.ents), entry{class: c})
				it.set.add(c)
			}
		}
		if inf != clNone && it.has(inf) && !s.factual(i) {
			keep := it.ents[:0:0]
			for _, e := range it.ents {
				if e.class == inf || e.class == s.cl.stop || e.class == s.cl.neg || e.class == s.cl.hypo || e.class == s.cl.skip {
					keep = append(keep, e)
				} else {
					it.set.del(e.class)
				}
			}
			it.ents = keep
		}
	}
}

// had reports whether an auxiliary of having stands before the participle at item i, with no other participle between.
func (s *sentence) had(i int) bool {
	avoir, been := s.lx.lookup("avoir"), s.lx.lookup("been")
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		it := &s.items[k]
		switch {
		case it.kind != clNone || it.has(been):
			return false
		case it.has(avoir):
			return true
		case it.has(clPunct) && s.norm(k) != "'":
			return false
		}
	}
	return false
}

// factual reports whether a word before the infinitive at item i makes it a fact.
func (s *sentence) factual(i int) bool {
	c := s.lx.lookup("factual")
	if c == clNone {
		return false
	}
	const near = 6 // a vu la toute jeune X prendre
	for k := i - 1; k >= 0 && k >= i-near; k-- {
		it := &s.items[k]
		if it.kind != clNone {
			continue
		}
		if it.has(c) {
			if it.value(c) != "then" {
				return true
			}
			return s.toldBefore(k)
		}
		if it.has(s.cl.barrier) || it.has(clPunct) && s.norm(k) != "'" && s.norm(k) != "-" {
			return false
		}
	}
	return false
}

// toldBefore reports whether the clause that ends before item i tells that somebody won or came in.
func (s *sentence) toldBefore(i int) bool {
	for k := i - 1; k >= 0; k-- {
		it := &s.items[k]
		if it.kind != clNone {
			continue
		}
		if it.has(s.cl.hypo) || it.has(s.cl.future) || it.has(s.cl.barrier) || s.norm(k) == ";" {
			return false
		}
		if it.has(s.lx.lookup("beat")) || it.has(s.lx.lookup("win2")) || it.has(s.lx.lookup("finish")) {
			return true
		}
	}
	return false
}
