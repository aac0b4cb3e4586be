package altyn

// Coverage is a row of the table `coverage`. Where the record is complete: it decides between contradicted and unknown. `*` stands for all.
type Coverage struct {
	Fact   Fact   `col:"fact"`   // What kind of fact: games, medals (rows of medallists with event and person), placings (results of everybody), tables (medal table at the close and all decisions since), daily-tables, delegations, quotas, roles, records, participations, names.
	Games  string `col:"games"`  // Games, a range 1994W..2026W of one series, a series (summer, winter, summer-paralympic, winter-paralympic), or *.
	Nation string `col:"nation"` // IOC code or *.
	Sport  string `col:"sport"`  // Discipline or *.
	Event  string `col:"event"`  // Event, or the word of a column (of) where the fact has such, or *.
	Since  Date   `col:"since"`  // The state shown is complete from this day on; empty for always.
	Provenance
}

// Key gives the row's stable id within its table: fact, games, nation, sport, event.
func (c Coverage) Key() string { return rowKey(string(c.Fact), c.Games, c.Nation, c.Sport, c.Event) }

// Precedence is a row of the table `precedence`. Which claim wins where sources differ: the first row that fits both. Equals are disputed, and a disputed fact contradicts nothing.
type Precedence struct {
	Order     Num        `col:"order"`     // From 1; smaller wins.
	Fact      string     `col:"fact"`      // Kind of fact as in coverage, or *.
	Kind      SourceKind `col:"kind"`      // Kind of source, or *.
	Publisher string     `col:"publisher"` // Publisher, or *.
	Why       string     `col:"why"`       // Reason for the rule.
}

// Key gives the row's stable id within its table: order.
func (p Precedence) Key() string { return rowKey(p.Order.String()) }

// Exception is a row of the table `exceptions`. A fault that lint would report and that is understood: what, why, and who says so.
type Exception struct {
	Rule     string `col:"rule"`     // Name of the lint rule.
	Subject  string `col:"subject"`  // Row id, or publication and nation, that is exempt.
	Expected string `col:"expected"` // What the record gives.
	Found    string `col:"found"`    // What the source prints.
	Because  string `col:"because"`  // Why they differ.
	On       Date   `col:"on"`       // Day on which it was looked at.
	Provenance
}

// Key gives the row's stable id within its table: rule, subject.
func (e Exception) Key() string { return rowKey(e.Rule, e.Subject) }

// Rejected is a row of the table `rejected`. What was looked at and refused.
type Rejected struct {
	Table   string `col:"table"`   // Table it would have gone to.
	Subject string `col:"subject"` // What it is about.
	Value   string `col:"value"`   // What was claimed.
	Because string `col:"because"` // Why it was refused.
	Provenance
}

// Key gives the row's stable id within its table: table, subject, value.
func (r Rejected) Key() string { return rowKey(r.Table, r.Subject, r.Value) }

// Fact is a kind of fact, the scope of coverage and precedence.
type Fact string

// The kinds of fact. FactMedals is rows of medallists with event and person; FactPlacings, results of everybody;
// FactTables, the medal table at the close and every decision since; FactDailyTables, the table after each day of the Games.
const (
	FactGames          Fact = "games"
	FactMedals         Fact = "medals"
	FactPlacings       Fact = "placings"
	FactTables         Fact = "tables"
	FactDailyTables    Fact = "daily-tables"
	FactDelegations    Fact = "delegations"
	FactQuotas         Fact = "quotas"
	FactRoles          Fact = "roles"
	FactRecords        Fact = "records"
	FactParticipations Fact = "participations"
	FactVenues         Fact = "venues"
	FactNames          Fact = "names"
)
