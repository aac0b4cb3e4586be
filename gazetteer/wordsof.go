package gazetteer

import (
	"sort"
	"strings"

	"altyn"
)

// Words are the words of the names of one kind, in texts of one language. They are immutable and safe for concurrent use.
type Words struct{ scanner *Scanner }

// WordsOf gives the words of the names of a kind.
func (g *Gazetteer) WordsOf(kind altyn.NameKind, l Language) *Words {
	names := func(yield func(Name) bool) {
		// Entities are sorted by kind, forms by entity.
		at := sort.Search(len(g.forms), func(i int) bool { return kinds[g.entities[g.forms[i].entity].kind] >= kind })
		for ; at < len(g.forms); at++ {
			f := &g.forms[at]
			e := &g.entities[f.entity]
			if kinds[e.kind] != kind {
				return
			}
			n := Name{Kind: kind, ID: g.blob[e.id:e.idEnd], Text: g.blob[f.text:f.textEnd]}
			if !yield(n) {
				return
			}
			// What an apostrophe joins, others may cut.
			parts := strings.FieldsFunc(n.Text, func(r rune) bool { return foldRune(r).class == quote })
			for _, part := range parts {
				n.Text = part
				if len(parts) > 1 && !yield(n) {
					return
				}
			}
		}
	}
	return &Words{Build(names).For(l)}
}

// May reports whether text, which is a word, may be a word of such a name, with an ending or in another spelling as well.
func (w *Words) May(text []byte) bool {
	s := w.scanner
	if len(s.g.symbol) == 0 {
		return false
	}
	c := s.begin(text)
	defer s.end(c)
	for k := 0; !c.done && c.have < ahead; k++ {
		for c.read(); k < c.have; k++ {
			if c.tok(k).n > 0 {
				return true
			}
		}
	}
	return false
}
