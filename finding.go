package altyn

import "fmt"

// Verdict is what the record says of a statement as of a day.
type Verdict string

// The verdicts, in the order in which they are tried: the first that applies is the verdict.
const (
	Inconsistent Verdict = "inconsistent" // clashes with another statement of the document, or with itself
	Contradicted Verdict = "contradicted" // never true by the record, which is complete for its scope
	Outdated     Verdict = "outdated"     // true on other days, not on the day asked for
	Unknown      Verdict = "unknown"      // the record cannot tell
	Confirmed    Verdict = "confirmed"    // true on the day asked for
)

// Severity is how much a finding matters.
type Severity string

// The severities, from the heaviest.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
	None    Severity = "none"
)

// Weight orders severities: Error 3, Warning 2, Note 1, None 0.
func (s Severity) Weight() int {
	switch s {
	case Error:
		return 3
	case Warning:
		return 2
	case Note:
		return 1
	}
	return 0
}

// Severity gives the severity that goes with the verdict.
func (v Verdict) Severity() Severity {
	switch v {
	case Inconsistent, Contradicted:
		return Error
	case Outdated:
		return Warning
	case Unknown:
		return Note
	}
	return None
}

// Message is a sentence for a reader, kept apart from its wording: the key names a message of the catalogue
// (internal/report), the arguments fill its blanks. An argument is a string, an int, or one of the package's types,
// which the catalogue words in the reader's language.
type Message struct {
	Key  string
	Args []Arg
}

// Arg is a named argument of a message.
type Arg struct {
	Name  string
	Value any
}

// Msg builds a message from a key and alternating names and values.
func Msg(key string, namesAndValues ...any) Message {
	m := Message{Key: key}
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		m.Args = append(m.Args, Arg{Name: namesAndValues[i].(string), Value: namesAndValues[i+1]})
	}
	return m
}

// Arg gives the value of the named argument, nil when there is none.
func (m Message) Arg(name string) any {
	for _, a := range m.Args {
		if a.Name == name {
			return a.Value
		}
	}
	return nil
}

// Judgement is the verdict on a statement and what it rests on: the keys that check adds to a statement.
type Judgement struct {
	Verdict     Verdict      `json:"verdict"`
	Severity    Severity     `json:"severity"`
	Also        []Verdict    `json:"also,omitempty"`         // the later verdicts that hold too
	With        []string     `json:"with,omitempty"`         // ids of the statements it clashes with
	Elsewhere   []Elsewhere  `json:"elsewhere,omitempty"`    // statements of other reports, checked together, that it clashes with
	Want        *Slots       `json:"want,omitempty"`         // what the record has instead
	TrueFrom    Date         `json:"true_from,omitzero"`     // nearest interval on which it holds
	TrueUntil   Date         `json:"true_until,omitzero"`    // its last day; absent while it still holds
	Decisions   []DecisionID `json:"decisions,omitempty"`    // decisions that began or ended the interval
	Missing     string       `json:"missing,omitempty"`      // what an unknown verdict would need
	AccordingTo string       `json:"according_to,omitempty"` // publisher whose table it matches
	Because     string       `json:"because"`                // one sentence in the user's language
	Rows        []RowID      `json:"rows"`                   // rows of the record used
	Sources     []SourceID   `json:"sources"`                // their sources
	Fingerprint string       `json:"fingerprint"`            // the same for the same statement in an edited text
	Suppressed  *Suppressed  `json:"suppressed,omitempty"`   // why nobody need look at it; such a statement fails no run

	Reason  Message `json:"-"` // Because, before it is worded
	Lacking Message `json:"-"` // Missing, before it is worded
}

// Elsewhere is a statement of another report.
type Elsewhere struct {
	Name string `json:"name"` // of the report, as given
	ID   string `json:"id"`   // of the statement there
	Text string `json:"text"` // its words
}

// Suppressed says who said that a finding stands, and why.
type Suppressed struct {
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"`
}

// CheckedStatement is a statement with its judgement, flat in JSON.
type CheckedStatement struct {
	Statement
	Judgement
}

// CheckedReading is a document with its statements judged.
type CheckedReading struct {
	Schema      string             `json:"schema"`
	Document    Document           `json:"document"`
	CheckedAsOf Date               `json:"checked_as_of"`
	Statements  []CheckedStatement `json:"statements"`
}

// Finding says that data or text is wrong, where, and what would mend it.
type Finding struct {
	Path     string   // file, as given
	Line     int      // from 1; 0 when the finding is about the whole file
	Column   int      // from 1, in runes; 0 when unknown
	Severity Severity // how much it matters
	Rule     string   // name of the rule, as medal-total-differs
	Message  string   // what is there, what was expected, and by how much
	Fix      string   // remedy, only when known
}

// String gives path:line:col: severity: message [rule], and the fix on a line of its own when there is one.
func (f Finding) String() string {
	at := f.Path
	if f.Line > 0 {
		at = fmt.Sprintf("%s:%d", at, f.Line)
		if f.Column > 0 {
			at = fmt.Sprintf("%s:%d", at, f.Column)
		}
	}
	s := fmt.Sprintf("%s: %s: %s [%s]", at, f.Severity, f.Message, f.Rule)
	if f.Fix != "" {
		s += "\n\tfix: " + f.Fix
	}
	return s
}
