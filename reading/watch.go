package reading

import (
	"slices"
	"strings"
)

// View is how a sentence was seen, for explanations: its items in order and the constructions that fitted.
type View struct {
	Start, End    int // bytes of the report
	Items         []ViewItem
	Constructions []string
}

// ViewItem is a stretch of the sentence and what it may be read as.
type ViewItem struct {
	Start, End int
	Text       string
	Classes    []string // typed classes with an at sign, and the classes of the word lists
}

// view describes the sentence as it is.
func (s *sentence) view(fs []frame) View {
	var v View
	if len(s.toks) == 0 {
		return v
	}
	v.Start, v.End = int(s.toks[0].start), int(s.toks[len(s.toks)-1].end)
	for i := range s.items {
		a, b := s.bytesOf(i, i)
		it := ViewItem{Start: a, End: b, Text: strings.ToValidUTF8(string(s.text[a:b]), "\ufffd")}
		for c := range s.lx.names {
			id := classID(c)
			if s.lx.names[c] != "" && id != clAny && s.items[i].has(id) {
				it.Classes = append(it.Classes, s.lx.names[c])
			}
		}
		v.Items = append(v.Items, it)
	}
	for i := range fs {
		v.Constructions = append(v.Constructions, fs[i].rule.name)
	}
	slices.Sort(v.Constructions)
	return v
}
