package check

import (
	"slices"
	"strings"

	"altyn"
)

// fit says how an event of a statement and one of the record agree.
type fit int

const (
	apart fit = iota // not the same
	loose            // the statement says less than the record: 48 kg for 48 kg J2
	exact            // the same
)

// telling are words of an event's id that no text leaves out: without them it is another event.
var telling = map[string]bool{
	"over": true, "under": true, "up": true, "plus": true, "team": true, "teams": true, "relay": true, "hurdles": true, "steeplechase": true,
	"mixed": true, "synchronized": true, "synchronised": true, "half": true, "pair": true, "pairs": true, "double": true, "doubles": true,
	"quadruple": true, "four": true, "eight": true, "walk": true, "dual": true, "super": true, "lightweight": true, "heavyweight": true, "sprint": true,
	"mass": true, "pursuit": true, "combined": true,
}

// eventFit compares the event that a statement gives, as far as it gives it, with one of the record. known reports
// whether the statement's id is itself an event of the record: then only the same id fits.
func (x *index) eventFit(said altyn.EventID, real altyn.EventID) fit {
	if said == "" {
		return loose
	}
	if said == real {
		return exact
	}
	if !x.sportFits(said.Sport(), real.Sport()) {
		return apart
	}
	if s := said.Sex(); s != "" && s != real.Sex() {
		return apart
	}
	slug := said.Slug()
	if slug == "" {
		return loose
	}
	if _, ok := x.r.Event(said); ok && !classAdded(slug, real.Slug()) {
		return apart
	}
	if slug == real.Slug() {
		return loose
	}
	if slugWithin(slug, real.Slug()) {
		return loose
	}
	return apart
}

// classAdded reports whether a slug is another one with nothing but a Paralympic class behind it: 48kg and 48kg-j2. Texts
// leave the class out, also where there was an event without classes at other Games.
func classAdded(said, real string) bool {
	rest, ok := strings.CutPrefix(real, said+"-")
	if !ok {
		return false
	}
	for w := range strings.SplitSeq(rest, "-") {
		if !isClass(w) {
			return false
		}
	}
	return true
}

// isClass reports whether a word of an event's id is a Paralympic class: one to three letters and a number, or how the
// athletes compete.
func isClass(w string) bool {
	switch w {
	case "standing", "sitting", "seated", "vision", "visually", "impaired", "open":
		return true
	}
	n := 0
	for n < len(w) && w[n] >= 'a' && w[n] <= 'z' {
		n++
	}
	if n == 0 || n > 3 || n == len(w) || len(w)-n > 2 {
		return false
	}
	for _, c := range w[n:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// slugWithin reports whether the words of a slug stand in another in the same order, and what the other has beyond them
// is nothing that a text would not leave out.
func slugWithin(said, real string) bool {
	a, b := strings.Split(said, "-"), strings.Split(real, "-")
	i := 0
	for _, w := range b {
		if i < len(a) && a[i] == w {
			i++
			continue
		}
		if telling[w] || isWeight(w) || i > 0 && i == len(a) && isDistance(w) && slices.ContainsFunc(a, isDistance) {
			return false
		}
	}
	return i == len(a)
}

func isWeight(w string) bool {
	return strings.HasSuffix(w, "kg") && len(w) > 2 && w[0] >= '0' && w[0] <= '9'
}

func isDistance(w string) bool {
	return len(w) > 1 && w[0] >= '0' && w[0] <= '9' && strings.HasSuffix(w, "m")
}

// sportFits reports whether a sport that a statement names is that of an event, or the wider sport that has it.
func (x *index) sportFits(said, real altyn.SportID) bool {
	if said == "" || said == real {
		return true
	}
	s, ok := x.r.Sport(real)
	for range 4 {
		if !ok {
			return false
		}
		if s.Parent == said {
			return true
		}
		s, ok = x.r.Sport(s.Parent)
	}
	return false
}
