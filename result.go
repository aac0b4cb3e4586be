package altyn

// Result is a row of the table `results`. The result of the day, never changed afterwards: what later decisions did to it is in decisions.
type Result struct {
	Entry   EntryID `col:"entry"`   // The entry.
	Phase   Phase   `col:"phase"`   // The round; empty for the event as a whole.
	Rank    Num     `col:"rank"`    // Place in the phase, or overall.
	Tied    string  `col:"tied"`    // yes when the rank is shared.
	Mark    string  `col:"mark"`    // Mark as the results print it, decimal point, without unit: 1:04.83, 247.7, 16.00.
	Unit    Unit    `col:"unit"`    // points, s, time, m, kg, misses, targets, to-par.
	IRM     string  `col:"irm"`     // Invalid result mark: DNF, DNS, DSQ, RET, LAP, NM ...
	Outcome Outcome `col:"outcome"` // advanced, eliminated, fell, did-not-finish, did-not-start, withdrew, disqualified.
	Medal   Medal   `col:"medal"`   // Medal awarded on the day.
	On      Date    `col:"on"`      // Day, local to the venue.
	Against string  `col:"against"` // Opponent and score of a bout or match, as recorded.
	Provenance
}

// Key gives the row's stable id within its table: entry, phase, on.
func (r Result) Key() string { return rowKey(string(r.Entry), string(r.Phase), r.On.String()) }

// Mark is a row of the table `records`. Records set: world, Games, area, national, personal.
type Mark struct {
	Kind   RecordKind `col:"kind"`   // world, games, area, national or personal.
	Event  EventID    `col:"event"`  // Event, as judo/women-48kg; empty when the row is about more than one.
	Phase  Phase      `col:"phase"`  // Round in which it was set, or the part of the event (short) it is for.
	People []PersonID `col:"people"` // Who, separated by one space.
	Nation NationID   `col:"nation"` // IOC code of the nation as it competed at these Games.
	Games  GamesID    `col:"games"`  // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Mark   string     `col:"mark"`   // The mark, as in results.
	Unit   Unit       `col:"unit"`   // Unit of the mark.
	On     Date       `col:"on"`     // Day.
	Provenance
}

// Key gives the row's stable id within its table: kind, event, people, on, phase.
func (m Mark) Key() string {
	return rowKey(string(m.Kind), string(m.Event), joinIDs(m.People), m.On.String(), string(m.Phase))
}

// Medal is a medal, NoMedal, AnyMedal (of a statement that names none), or empty: not said.
type Medal string

// The values of Medal.
const (
	Gold     Medal = "gold"
	Silver   Medal = "silver"
	Bronze   Medal = "bronze"
	NoMedal  Medal = "none"
	AnyMedal Medal = "any"
)

// Phase is a round or part of an event; empty for the event as a whole.
type Phase string

// The values of Phase.
const (
	Heats               Phase = "heats"
	Qualification       Phase = "qualification"
	RoundOf64           Phase = "round-of-64"
	RoundOf32           Phase = "round-of-32"
	RoundOf16           Phase = "round-of-16"
	Quarterfinal        Phase = "quarterfinal"
	Semifinal           Phase = "semifinal"
	Repechage           Phase = "repechage"
	BronzeFinal         Phase = "bronze-final"
	Final               Phase = "final"
	FinalA              Phase = "final-a"
	FinalB              Phase = "final-b"
	FinalC              Phase = "final-c"
	FinalD              Phase = "final-d"
	Run1                Phase = "run-1"
	Run2                Phase = "run-2"
	ShortProgram        Phase = "short"
	FreeProgram         Phase = "free"
	JumpSegment         Phase = "jump"
	CrossCountrySegment Phase = "cross-country"
)

// Outcome is how far an entry came (of a result or a progress) or what a decision did (of a decision statement).
type Outcome string

// The values of Outcome.
const (
	Advanced     Outcome = "advanced"
	Eliminated   Outcome = "eliminated"
	Fell         Outcome = "fell"
	DidNotFinish Outcome = "did-not-finish"
	DidNotStart  Outcome = "did-not-start"
	Withdrew     Outcome = "withdrew"
	Disqualified Outcome = "disqualified" // also of a decision
	Stripped     Outcome = "stripped"     // of a decision
	Upgraded     Outcome = "upgraded"     // of a decision
	Reinstated   Outcome = "reinstated"   // of a decision
	Vacant       Outcome = "vacant"       // of a decision
)

// Unit is the unit of a mark.
type Unit string

// The values of Unit.
const (
	Points    Unit = "points"
	Seconds   Unit = "s"
	Time      Unit = "time" // h:min:s in any notation
	Metres    Unit = "m"
	Kilograms Unit = "kg"
	Misses    Unit = "misses"
	Targets   Unit = "targets"
	ToPar     Unit = "to-par"
)

// RecordKind is the scope of a record.
type RecordKind string

// The values of RecordKind.
const (
	WorldRecord    RecordKind = "world"
	GamesRecord    RecordKind = "games"
	AreaRecord     RecordKind = "area" // a continent's
	NationalRecord RecordKind = "national"
	PersonalRecord RecordKind = "personal"
)
