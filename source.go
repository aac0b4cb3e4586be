package altyn

// Source is a row of the table `sources`. A document that says something: who published it, where and when.
type Source struct {
	ID        SourceID   `col:"id"`        // Short id: publisher and a number or a day.
	Publisher string     `col:"publisher"` // Who published it (ioc, ipc, cas, olympedia, astanatimes ...), the word used in --according-to.
	Kind      SourceKind `col:"kind"`      // What kind of publisher, by which the precedence table ranks it; a scraped copy has the kind of its publisher.
	Title     string     `col:"title"`     // Title or short description.
	URL       string     `col:"url"`       // Address, when it has one.
	Via       string     `col:"via"`       // Data set or archive through which it was read, when not at first hand.
	Published Date       `col:"published"` // Day of publication.
	Language  string     `col:"language"`  // Language of the document (BCP 47).
	Note      string     `col:"note"`      // What a reader should know.
	Recorded  Instant    `col:"recorded"`  // Instant (UTC) at which the row was written here; empty in the first edition of the record.
}

// Key gives the row's stable id within its table: id.
func (s Source) Key() string { return rowKey(string(s.ID)) }

// SourceKind ranks a publisher in the precedence table.
type SourceKind string

// The values of SourceKind.
const (
	DecidingBody SourceKind = "deciding-body" // IOC, CAS, a federation, of its own decisions
	ResultsBody  SourceKind = "results-body"  // organiser, federation, of results
	Authority    SourceKind = "authority"     // IOC, IPC, Olympedia, of published tables
	Encyclopedia SourceKind = "encyclopedia"
	Committee    SourceKind = "committee" // a National Olympic Committee
	Press        SourceKind = "press"
	Altyn        SourceKind = "altyn" // worked out here
)

// Confidence is how well a row is founded.
type Confidence string

// The values of Confidence.
const (
	Verified        Confidence = "verified"         // a source was read
	KnownUnverified Confidence = "known-unverified" // from general knowledge
	InferredRow     Confidence = "inferred"         // worked out from other rows
	Conflicting     Confidence = "conflicting"      // another row says otherwise
)

// Provenance is what every row of facts carries: who says so, how sure that is, and when it was written here.
type Provenance struct {
	Sources    []SourceID `col:"source"`     // Ids of the sources, never empty in a sound record.
	Confidence Confidence `col:"confidence"` // How well the row is founded.
	Note       string     `col:"note"`       // What a reader should know, in English.
	Recorded   Instant    `col:"recorded"`   // When the row was written here; zero in the first edition.
	Withdrawn  Instant    `col:"withdrawn"`  // From when the row no longer counts; zero while it does.
	Reason     string     `col:"reason"`     // Why it was withdrawn.
}

// KnownAt reports whether the row counted in the record as it stood at the instant t; a zero t is now.
func (p Provenance) KnownAt(t Instant) bool {
	if t == 0 {
		return p.Withdrawn == 0
	}
	return p.Recorded <= t && (p.Withdrawn == 0 || p.Withdrawn > t)
}

// Origin gives the provenance, so that rows of every table can be asked for theirs.
func (p *Provenance) Origin() *Provenance { return p }
