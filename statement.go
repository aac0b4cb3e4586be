package altyn

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Kind is what a statement says; the list is part of the published contract altyn.statements/1.
type Kind string

// The kinds of statement.
const (
	Placing           Kind = "placing"       // someone's rank, medal or mark in an event
	Progress          Kind = "progress"      // how far someone came
	MedalCount        Kind = "medal-count"   // how many medals
	Standing          Kind = "standing"      // a rank in a medal table
	TeamSize          Kind = "team-size"     // how many athletes, men, women, sports, events
	QuotaPlaces       Kind = "quota"         // who or how many earned a place
	ParticipationKind Kind = "participation" // how many Games, which time, first or last, debut
	Superlative       Kind = "superlative"   // first, only, best, most
	RecordMark        Kind = "record"        // world, Games, area, national, personal record
	DecisionKind      Kind = "decision"      // a change after the event
	GamesFact         Kind = "games"         // host, dates, edition, size, how an event was held
	RoleFact          Kind = "role"          // flag-bearer, captain, coach
	PersonFact        Kind = "person"        // age, birth, other titles and origin
)

// Claim is what a superlative claims.
type Claim string

// The claims. Nth, Consecutive, NthMost, NthBest and the -Since claims need a value.
const (
	First         Claim = "first"
	Nth           Claim = "nth"
	Only          Claim = "only"
	Best          Claim = "best"
	Most          Claim = "most"
	Fewest        Claim = "fewest"
	Largest       Claim = "largest"
	Smallest      Claim = "smallest"
	Youngest      Claim = "youngest"
	Oldest        Claim = "oldest"
	Last          Claim = "last"
	Consecutive   Claim = "consecutive"
	NthMost       Claim = "nth-most"
	NthBest       Claim = "nth-best"
	FirstSince    Claim = "first-since"
	BestSince     Claim = "best-since"
	MostSince     Claim = "most-since"
	SmallestSince Claim = "smallest-since"
)

// Approx says how loosely a printed figure is meant.
type Approx string

// The approximations.
const (
	About   Approx = "about"
	AtLeast Approx = "at-least"
	AtMost  Approx = "at-most"
	Over    Approx = "over"
	Under   Approx = "under"
)

// By is the ranking of a medal table.
type By string

// The rankings.
const (
	ByGold  By = "gold"  // gold, then silver, then bronze
	ByTotal By = "total" // number of medals
)

// Value is the `value` slot: a whole number, or a word ("every", "cancelled") or Games (2000S). The zero Value is not
// said. Values compare with ==.
type Value struct {
	word string
	num  Num
}

// IntValue gives the value n.
func IntValue(n int) Value { return Value{num: N(n)} }

// WordValue gives the value w, which must not be empty.
func WordValue(w string) Value { return Value{word: w} }

// IsZero reports whether nothing is said.
func (v Value) IsZero() bool { return v == Value{} }

// Int gives the number and whether the value is one.
func (v Value) Int() (int, bool) { return v.num.Int() }

// Word gives the word, "" when the value is a number or not said.
func (v Value) Word() string { return v.word }

// String gives digits or the word.
func (v Value) String() string {
	if v.word != "" {
		return v.word
	}
	return v.num.String()
}

// MarshalJSON writes a number or a string.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.word != "" {
		return json.Marshal(v.word)
	}
	return v.num.MarshalJSON()
}

// UnmarshalJSON reads a number or a string.
func (v *Value) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		*v = Value{}
		return json.Unmarshal(b, &v.word)
	}
	*v = Value{}
	return v.num.UnmarshalJSON(b)
}

// Rank is the `rank` slot: a place from 1, or LastPlace. The zero Rank is not said.
type Rank int32

// LastPlace is the last place when no number is printed; it is written "last".
const LastPlace Rank = -1

// IsZero reports whether no rank is said.
func (r Rank) IsZero() bool { return r == 0 }

// String gives digits, "last", or "".
func (r Rank) String() string {
	switch r {
	case 0:
		return ""
	case LastPlace:
		return "last"
	}
	return strconv.Itoa(int(r))
}

// MarshalJSON writes a number or "last".
func (r Rank) MarshalJSON() ([]byte, error) {
	if r == LastPlace {
		return []byte(`"last"`), nil
	}
	return strconv.AppendInt(nil, int64(r), 10), nil
}

// UnmarshalJSON reads a number or "last".
func (r *Rank) UnmarshalJSON(b []byte) error {
	if string(b) == `"last"` {
		*r = LastPlace
		return nil
	}
	n, err := strconv.ParseInt(string(b), 10, 32)
	if err != nil || n < 1 {
		return fmt.Errorf("rank %s: want a number from 1 or \"last\"", b)
	}
	*r = Rank(n)
	return nil
}

// Slots hold what a statement says, flat; a zero slot is absent. Which slots a kind may carry is in the published
// JSON Schema; any kind may carry At, Approx, Part and Quoted.
type Slots struct {
	People   []string   `json:"people,omitempty"`   // preferred names, else as printed
	Nation   NationID   `json:"nation,omitempty"`   // IOC code
	Games    GamesID    `json:"games,omitempty"`    // the Games it is about
	From     GamesID    `json:"from,omitempty"`     // first of several Games
	To       GamesID    `json:"to,omitempty"`       // last of several Games
	All      bool       `json:"all,omitempty"`      // over all Games so far
	Season   Season     `json:"season,omitempty"`   // series of Games
	Sport    SportID    `json:"sport,omitempty"`    // discipline
	Event    EventID    `json:"event,omitempty"`    // as far as text and context give it
	Sex      Sex        `json:"sex,omitempty"`      // of the medals counted
	Phase    Phase      `json:"phase,omitempty"`    // round
	Rank     Rank       `json:"rank,omitzero"`      // place
	Medal    Medal      `json:"medal,omitempty"`    // gold, silver, bronze or any
	Mark     string     `json:"mark,omitempty"`     // as printed, without unit
	Unit     Unit       `json:"unit,omitempty"`     // of the mark
	Outcome  Outcome    `json:"outcome,omitempty"`  // of a progress or a decision
	Gold     Num        `json:"gold,omitzero"`      // medals
	Silver   Num        `json:"silver,omitzero"`    // medals
	Bronze   Num        `json:"bronze,omitzero"`    // medals
	Total    Num        `json:"total,omitzero"`     // medals
	By       By         `json:"by,omitempty"`       // ranking of a standing
	Of       string     `json:"of,omitempty"`       // what is counted or told
	Value    Value      `json:"value,omitzero"`     // number, word or Games
	Than     GamesID    `json:"than,omitempty"`     // Games compared with
	Claim    Claim      `json:"claim,omitempty"`    // of a superlative
	Record   RecordKind `json:"record,omitempty"`   // of a record
	Role     RoleKind   `json:"role,omitempty"`     // of a role
	Ceremony Ceremony   `json:"ceremony,omitempty"` // of a flag bearer
	Place    string     `json:"place,omitempty"`    // host city or venue
	On       Date       `json:"on,omitzero"`        // day or window
	At       string     `json:"at,omitempty"`       // close, now, or a day: replaces the report's date
	Approx   Approx     `json:"approx,omitempty"`   // how loosely the figure is meant
	Part     bool       `json:"part,omitempty"`     // a count of a subset, not to be compared with the whole
	Quoted   bool       `json:"quoted,omitempty"`   // inside a quotation
}

// Statement is one fact that a report states, with the bytes that state it.
type Statement struct {
	ID    string `json:"id"`    // s1, s2 ... in order of Start
	Kind  Kind   `json:"kind"`  // what it says
	Start int    `json:"start"` // first byte in the input
	End   int    `json:"end"`   // after the last byte
	Text  string `json:"text"`  // exactly those bytes
	Slots
	Assumed []string `json:"assumed,omitempty"` // slots that the sentence itself does not print, sorted as in Slots

	Trace *Trace `json:"-"` // how it was read; for explain
}

// Trace tells how a statement was read.
type Trace struct {
	Rule    string   // construction that fired, as medal-verb
	Origins []Origin // where each slot came from
}

// Origin says where a slot's value came from.
type Origin struct {
	Slot  string // name of the slot
	From  string // printed, same-line, heading, earlier-sentence, document, catalogue
	Start int    // bytes of the input it was taken from; 0, 0 when none
	End   int
}

// Document is a report and what is known of it before reading.
type Document struct {
	Name       string `json:"name"`                  // as given, a file name or "-"
	Language   string `json:"language"`              // en, fr, ru or kk: the main language
	Date       Date   `json:"date,omitzero"`         // date of the report
	DateSource string `json:"date_source,omitempty"` // flag, text, or today
	Format     string `json:"format,omitempty"`      // markdown, html or docx; absent for plain text
	Encoding   string `json:"encoding,omitempty"`    // as utf-16le; absent for UTF-8 and for a docx
	Offsets    string `json:"offsets,omitempty"`     // text: starts and ends are bytes of the extracted text; absent: of the input
}

// Reading is a document with the statements read in it: the contract altyn.statements/1.
type Reading struct {
	Schema     string      `json:"schema"`
	Document   Document    `json:"document"`
	Statements []Statement `json:"statements"`
}

// StatementsSchema is the name of the contract that [Reading] and [CheckedReading] follow.
const StatementsSchema = "altyn.statements/1"
