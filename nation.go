package altyn

// Nation is a row of the table `nations`. Every code under which athletes competed.
type Nation struct {
	ID        NationID   `col:"id"`        // IOC code (IPC code where only the IPC uses it).
	ISO3      string     `col:"iso3"`      // ISO 3166-1 alpha-3 of the country; '-' when there is none.
	ISO2      string     `col:"iso2"`      // ISO 3166-1 alpha-2; '-' when there is none.
	Name      string     `col:"name"`      // Usual English name.
	Kind      NationKind `col:"kind"`      // noc (a National Olympic Committee of today), historic, combined (athletes of several), neutral, refugee, mixed (MIX, ZZX: teams of several nations).
	Valid     Date       `col:"valid"`     // Years in which athletes competed or can compete under the code, as 1952/1988 or 1994/...
	Ranked    string     `col:"ranked"`    // Whether official tables rank it: yes, or no (AIN 2024).
	Continent string     `col:"continent"` // Continental association: africa, america, asia, europe, oceania, or '-'.
	Provenance
}

// Key gives the row's stable id within its table: id.
func (n Nation) Key() string { return rowKey(string(n.ID)) }

// Lineage is a row of the table `lineage`. Which nation came before which. Counts are never summed over it unless asked.
type Lineage struct {
	Nation      NationID    `col:"nation"`      // The later code.
	Predecessor NationID    `col:"predecessor"` // The earlier code, or the one that the athletes had otherwise.
	Kind        LineageKind `col:"kind"`        // renamed (the same committee), successor (the recognised one), part (one of several states that came of it), union (several became one), neutral (the same athletes under another flag).
	Valid       Date        `col:"valid"`       // When the step was made, or the Games years in which it held.
	Provenance
}

// Key gives the row's stable id within its table: nation, predecessor.
func (l Lineage) Key() string { return rowKey(string(l.Nation), string(l.Predecessor)) }

// NationKind says what kind of code it is.
type NationKind string

// The values of NationKind.
const (
	NOC            NationKind = "noc" // a committee of today
	HistoricNation NationKind = "historic"
	CombinedNation NationKind = "combined" // athletes of several nations under one code
	NeutralNation  NationKind = "neutral"
	RefugeeNation  NationKind = "refugee"
	MixedNation    NationKind = "mixed" // teams of several nations
)

// LineageKind says how a nation came of another.
type LineageKind string

// The values of LineageKind.
const (
	Renamed   LineageKind = "renamed"
	Successor LineageKind = "successor"
	Part      LineageKind = "part"
	Union     LineageKind = "union"
	Neutral   LineageKind = "neutral"
)
