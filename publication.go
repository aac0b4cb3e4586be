package altyn

// Publication is a row of the table `publications`. A medal table that somebody published, as of a day.
type Publication struct {
	ID           PublicationID   `col:"id"`           // <games>/<publisher>/<as-of>.
	Games        GamesID         `col:"games"`        // The Games, or `all`.
	Sport        SportID         `col:"sport"`        // Sport when the table counts one sport only.
	Publisher    string          `col:"publisher"`    // Who published it, as in sources; altyn for a derived one.
	AsOf         Date            `col:"as_of"`        // Day whose state it shows; partial when only that is known.
	Role         PublicationRole `col:"role"`         // opening (the balance to which later decisions are added: one a Games), assertion (must come out), or claim (shown, and not expected to come out).
	Complete     string          `col:"complete"`     // Whether every nation with a medal is on it; of one that is not, absence says nothing.
	Independence Independence    `col:"independence"` // independent, circular (decisions of the record were inferred from it), or derived (worked out from other tables; never an assertion).
	Provenance
}

// Key gives the row's stable id within its table: id.
func (p Publication) Key() string { return rowKey(string(p.ID)) }

// TableLine is a row of the table `tables`. The lines of the published medal tables of one Games (or of `all`).
type TableLine struct {
	Publication PublicationID `col:"publication"` // The publication.
	Nation      NationID      `col:"nation"`      // IOC code, as published then.
	Rank        Num           `col:"rank"`        // Printed rank, by gold, when there was one; '-' for a nation listed without rank.
	Gold        Num           `col:"gold"`        // Gold medals.
	Silver      Num           `col:"silver"`      // Silver medals.
	Bronze      Num           `col:"bronze"`      // Bronze medals.
	Note        string        `col:"note"`        // What a reader should know of this line.
}

// Key gives the row's stable id within its table: publication, nation.
func (t TableLine) Key() string { return rowKey(string(t.Publication), string(t.Nation)) }

// PublicationRole says what a published table is to the record.
type PublicationRole string

// The values of PublicationRole.
const (
	Opening      PublicationRole = "opening"   // balance to which later decisions are added
	Assertion    PublicationRole = "assertion" // must come out
	PrintedClaim PublicationRole = "claim"     // shown, not expected to come out
)

// Independence says what a published table rests on.
type Independence string

// The values of Independence.
const (
	Independent Independence = "independent"
	Circular    Independence = "circular" // decisions were inferred from it
	Derived     Independence = "derived"  // worked out from other tables
)
