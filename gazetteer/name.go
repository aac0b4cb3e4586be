package gazetteer

import (
	"iter"

	"altyn"
)

// Name is one surface form of one thing.
type Name struct {
	Kind  altyn.NameKind // what is named
	ID    string         // id of what is named
	Text  string         // the name; of a person given name first, or with the surname alone in capitals (RYPAKOVA Olga)
	Lang  string         // language of the form; "" when it belongs to none
	Form  altyn.NameForm // how it is used
	Valid altyn.Date     // when it was in use; the zero Date is always
}

// As says which part of a name the text prints.
type As uint8

// The parts, from the most telling.
const (
	Full     As = iota // the whole name as given
	Reversed           // the whole name of a person, surname first
	Initials           // initials and surname of a person, in either order
	Surname            // the surname of a person alone
)

// String gives full, reversed, initials or surname.
func (a As) String() string {
	switch a {
	case Full:
		return "full"
	case Reversed:
		return "reversed"
	case Initials:
		return "initials"
	case Surname:
		return "surname"
	}
	return "unknown"
}

// Quality says how the words of the text fit those of the name.
type Quality uint8

// The qualities, from the best.
const (
	Exact     Quality = iota // the same but for case, diacritics, hyphens and apostrophes
	Inflected                // with an ending of the language on one or more words
	Variant                  // the same only when ways of transcribing are folded together, perhaps with an ending
)

// String gives exact, inflected or variant.
func (q Quality) String() string {
	switch q {
	case Exact:
		return "exact"
	case Inflected:
		return "inflected"
	case Variant:
		return "variant"
	}
	return "unknown"
}

// Case says how the words of a match are written.
type Case uint8

// The cases. A match is Capital or Upper when its first and last word are.
const (
	Lower   Case = iota // small, or digits
	Capital             // first letter capital
	Upper               // all letters capital, and more than one
)

// Candidate is something that a match may mean.
type Candidate struct {
	Kind    altyn.NameKind
	ID      string
	Text    string // the name that fits, as given to Build
	Lang    string
	Form    altyn.NameForm
	Valid   altyn.Date
	As      As
	Quality Quality
}

// Match is a stretch of text that may be a name.
type Match struct {
	Start    int     // first byte
	End      int     // after the last byte, endings included
	Stem     int     // where the name ends and the ending begins (English 's, Kazakh дан); End when there is none
	Case     Case    // how it is written
	Best     Quality // quality of the best candidate
	Wordlike bool    // a single word that is an everyday word too, or has one or two letters

	g       *Gazetteer
	hits    [maxHits]hit
	n       uint8
	initial rune // 0, or the folded initial printed with a surname
}

// Candidates gives what the match may mean, each thing once for each part of its name that fits; best quality first, then by
// kind and id. There is always at least one.
func (m Match) Candidates() iter.Seq[Candidate] {
	return func(yield func(Candidate) bool) { m.each(yield) }
}

// Append appends the candidates to dst; it allocates only when dst must grow.
func (m *Match) Append(dst []Candidate) []Candidate {
	m.each(func(c Candidate) bool { dst = append(dst, c); return true })
	return dst
}

func (m *Match) each(yield func(Candidate) bool) {
	for i := range int(m.n) {
		list := m.g.list(m.hits[i].node)
		for k, c := range list {
			if m.takes(i, c) && !m.before(list[:k], c) && !yield(m.candidate(i, c)) {
				return
			}
		}
	}
}

// takes reports whether the candidate c of hit i fits the case and initial of the match and was not in an earlier hit.
func (m *Match) takes(i int, c uint32) bool {
	f := &m.g.forms[c>>2]
	if !m.fits(c) {
		return false
	}
	for k := range i {
		if m.g.has(m.hits[k].node, f.entity) {
			return false
		}
	}
	return true
}

// fits reports whether candidate c fits the case and the initial.
func (m *Match) fits(c uint32) bool {
	f := &m.g.forms[c>>2]
	return f.fits(m.Case) && (m.initial == 0 || As(c&3) == Surname && sameInitial(f.initial, m.initial))
}

// before reports whether another form of what c is, as the same part of the name, stands at the end of list already.
func (m *Match) before(list []uint32, c uint32) bool {
	for k := len(list) - 1; k >= 0 && m.g.forms[list[k]>>2].entity == m.g.forms[c>>2].entity; k-- {
		if list[k]&3 == c&3 && m.fits(list[k]) {
			return true
		}
	}
	return false
}

func (m *Match) candidate(i int, c uint32) Candidate {
	g := m.g
	f := &g.forms[c>>2]
	e := &g.entities[f.entity]
	as := As(c & 3)
	if m.initial != 0 {
		as = Initials
	}
	return Candidate{
		Kind: kinds[e.kind], ID: g.blob[e.id:e.idEnd],
		Text: g.blob[f.text:f.textEnd], Lang: g.langs[f.lang], Form: nameForms[f.form], Valid: g.dates[f.valid],
		As: as, Quality: m.hits[i].quality,
	}
}
