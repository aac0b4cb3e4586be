package medal

import (
	"fmt"
	"strings"

	"altyn"
)

// Unanswerable is the error of a question that the record cannot answer completely. It does not mean that the record is
// at fault: it says what it does not know, and what can be asked instead.
type Unanswerable struct {
	Gaps []Gap // at least one, in order of Games
}

// Gap says what the record lacks for an answer about one of the Games asked for.
type Gap struct {
	Lack      Lack
	Games     altyn.GamesID
	AsOf      altyn.Day        // the day asked for
	Nation    altyn.NationID   // the nation asked for, when it was one
	Sport     altyn.SportID    // the sport asked for, or that of the event
	Event     altyn.EventID    // the event asked for
	Publisher string           // the publisher asked for
	Instead   altyn.Date       // days on which the same question can be answered; not known when there are none
	Nations   []altyn.NationID // nations whose own medals can be counted on the day, by [Count]
}

// Lack is what the record lacks.
type Lack string

// The values of Lack.
const (
	NoGames      Lack = "no-games"       // the query names no Games, or some that the record does not have
	NotHeld      Lack = "not-held"       // the Games were cancelled
	NotBegun     Lack = "not-begun"      // the day is before the Games
	InGames      Lack = "in-games"       // the day is inside the Games and the medal rows of all nations are not there
	BeforeTable  Lack = "before-table"   // the first table known is of a later day
	NoTable      Lack = "no-table"       // neither a table nor the medal rows of all nations are there
	RowsNotWhole Lack = "rows-not-whole" // the question needs medal rows, and they are not there for all nations
	NoSnapshot   Lack = "no-snapshot"    // the publisher has no complete table on or before the day
	PartialTable Lack = "partial-table"  // the only table known does not have every nation
)

// Error says in English why there is no answer and what can be asked instead.
func (u *Unanswerable) Error() string {
	var b strings.Builder
	b.WriteString("cannot answer: ")
	for i, g := range u.Gaps {
		if i == 3 {
			fmt.Fprintf(&b, "; and %d more Games", len(u.Gaps)-i)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(g.String())
	}
	return b.String()
}

// Without gives the Games of q for which there is an answer.
func (u *Unanswerable) Without(q Query) []altyn.GamesID {
	var out []altyn.GamesID
next:
	for _, g := range q.Games {
		for _, gap := range u.Gaps {
			if gap.Games == g {
				continue next
			}
		}
		out = append(out, g)
	}
	return out
}

// String says in English what is lacking.
func (g Gap) String() string {
	scope := "medals"
	switch {
	case g.Event != "":
		scope = "medals in " + string(g.Event)
	case g.Sport != "":
		scope = "medals in " + string(g.Sport)
	}
	var s string
	switch g.Lack {
	case NoGames:
		if g.Games == "" {
			return "no Games are named; name some, as 2012S, 1996S..2020S or all"
		}
		return fmt.Sprintf("the record has no Games %s", g.Games)
	case NotHeld:
		return fmt.Sprintf("%s was not held", g.Games)
	case NotBegun:
		s = fmt.Sprintf("%s had not begun on %s", g.Games, g.AsOf)
	case InGames:
		s = fmt.Sprintf("%s lies inside %s, and the record does not have the %s of all nations day by day", g.AsOf, g.Games, scope)
	case BeforeTable:
		s = fmt.Sprintf("the first table of %s that the record has is later than %s", g.Games, g.AsOf)
	case NoTable:
		s = fmt.Sprintf("the record has no medal table of %s", g.Games)
	case RowsNotWhole:
		s = fmt.Sprintf("the record does not have the %s of all nations at %s", scope, g.Games)
		if g.Nation != "" {
			s = fmt.Sprintf("the record does not have all %s of %s at %s", scope, g.Nation, g.Games)
		}
	case NoSnapshot:
		s = fmt.Sprintf("%s has no complete table of %s in the record on or before %s", g.Publisher, g.Games, g.AsOf)
	case PartialTable:
		s = fmt.Sprintf("the table of %s that the record has is not of every nation", g.Games)
	}
	if g.Instead.Known() {
		if g.Instead.Last() == altyn.MaxDay {
			s += fmt.Sprintf(" (it can tell from %s on)", g.Instead.First())
		} else {
			s += fmt.Sprintf(" (it can tell for %s)", g.Instead)
		}
	}
	switch n := len(g.Nations); {
	case n > 5:
		s += fmt.Sprintf(" (it has those of %d nations)", n)
	case n > 0:
		s += fmt.Sprintf(" (it has those of %s)", joined(g.Nations))
	}
	return s
}

func joined(nations []altyn.NationID) string {
	var b strings.Builder
	for i, n := range nations {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(n))
	}
	return b.String()
}

// Message gives the gap as a message of the catalogue; its key is `lack-` and the Lack.
func (g Gap) Message() altyn.Message {
	return altyn.Msg("lack-"+string(g.Lack), "games", g.Games, "as_of", g.AsOf, "nation", g.Nation, "sport", g.Sport,
		"event", g.Event, "publisher", g.Publisher, "instead", g.Instead, "nations", g.Nations)
}

func unanswerable(gaps ...Gap) error { return &Unanswerable{Gaps: gaps} }

// UnknownNation is the error of a question about a nation that the record does not have.
type UnknownNation struct{ Nation altyn.NationID }

// Error names the nation.
func (u *UnknownNation) Error() string {
	return fmt.Sprintf("the record has no nation %q", string(u.Nation))
}
