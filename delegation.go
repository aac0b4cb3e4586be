package altyn

// Delegation is a row of the table `delegations`. How many a nation sent.
type Delegation struct {
	Games  GamesID  `col:"games"`  // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Nation NationID `col:"nation"` // IOC code of the nation as it competed at these Games.
	Of     string   `col:"of"`     // athletes, men, women, sports, disciplines, events, teams, guides.
	Sport  SportID  `col:"sport"`  // Sport or discipline; empty when the row is about all of them.
	Event  EventID  `col:"event"`  // Event, as judo/women-48kg; empty when the row is about more than one.
	Value  Num      `col:"value"`  // How many.
	Provenance
}

// Key gives the row's stable id within its table: games, nation, of, sport, event, value.
func (d Delegation) Key() string {
	return rowKey(string(d.Games), string(d.Nation), d.Of, string(d.Sport), string(d.Event), d.Value.String())
}

// Participation is a row of the table `participations`. A nation took part in Games, or in a sport at Games; `coverage` says for which nations the list is whole.
type Participation struct {
	Nation NationID `col:"nation"` // IOC code of the nation as it competed at these Games.
	Games  GamesID  `col:"games"`  // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Sport  SportID  `col:"sport"`  // Sport or discipline; empty when the row is about all of them.
	Provenance
}

// Key gives the row's stable id within its table: nation, games, sport.
func (p Participation) Key() string {
	return rowKey(string(p.Nation), string(p.Games), string(p.Sport))
}

// Quota is a row of the table `quotas`. Quota places earned.
type Quota struct {
	Games    GamesID    `col:"games"`     // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Nation   NationID   `col:"nation"`    // IOC code of the nation as it competed at these Games.
	Sport    SportID    `col:"sport"`     // Sport or discipline; empty when the row is about all of them.
	Event    EventID    `col:"event"`     // Event, as judo/women-48kg; empty when the row is about more than one.
	People   []PersonID `col:"people"`    // Who earned them, separated by one space.
	Value    Num        `col:"value"`     // How many.
	EarnedAt string     `col:"earned_at"` // Tournament.
	EarnedOn Date       `col:"earned_on"` // When.
	Provenance
}

// Key gives the row's stable id within its table: games, nation, sport, event, people, earned_at, value.
func (q Quota) Key() string {
	return rowKey(string(q.Games), string(q.Nation), string(q.Sport), string(q.Event), joinIDs(q.People), q.EarnedAt, q.Value.String())
}

// Role is a row of the table `roles`. Flag bearers and captains.
type Role struct {
	Games    GamesID  `col:"games"`    // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Nation   NationID `col:"nation"`   // IOC code of the nation as it competed at these Games.
	Role     RoleKind `col:"role"`     // flag-bearer, captain, coach.
	Ceremony Ceremony `col:"ceremony"` // opening or closing, of flag bearers.
	Person   PersonID `col:"person"`   // Who.
	Provenance
}

// Key gives the row's stable id within its table: games, nation, role, ceremony, person.
func (r Role) Key() string {
	return rowKey(string(r.Games), string(r.Nation), string(r.Role), string(r.Ceremony), string(r.Person))
}

// RoleKind is what a person was at Games.
type RoleKind string

// The values of RoleKind.
const (
	FlagBearer RoleKind = "flag-bearer"
	Captain    RoleKind = "captain"
	Coach      RoleKind = "coach"
)

// Ceremony is the opening or the closing.
type Ceremony string

// The values of Ceremony.
const (
	OpeningCeremony Ceremony = "opening"
	ClosingCeremony Ceremony = "closing"
)
