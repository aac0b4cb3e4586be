package altyn

// Person is a row of the table `people`. Somebody who took part, or carried a flag, or is named by a decision.
type Person struct {
	ID      PersonID   `col:"id"`      // Lower-case Latin slug of the preferred name; -2 and so on for namesakes.
	Name    string     `col:"name"`    // Preferred Latin name, given name first.
	Sex     Sex        `col:"sex"`     // men or women, the sex of the events entered; empty when not known.
	Born    Date       `col:"born"`    // Day of birth.
	Died    Date       `col:"died"`    // Day of death.
	Nations []NationID `col:"nations"` // IOC codes of the nations competed for, separated by one space, in order of time.
	Sports  []SportID  `col:"sports"`  // Disciplines, separated by one space.
	Provenance
}

// Key gives the row's stable id within its table: id.
func (p Person) Key() string { return rowKey(string(p.ID)) }

// Honour is a row of the table `honours`. A title or prize outside the record's own events: world champion, Val Barker Trophy.
type Honour struct {
	Person PersonID `col:"person"` // Who holds it.
	Honour string   `col:"honour"` // What it is, in English.
	On     Date     `col:"on"`     // When.
	Place  string   `col:"place"`  // Where.
	Provenance
}

// Key gives the row's stable id within its table: person, honour, on.
func (h Honour) Key() string { return rowKey(string(h.Person), h.Honour, h.On.String()) }

// Entry is a row of the table `entries`. A nation's athlete, pair or team in one event at one Games.
type Entry struct {
	ID     EntryID  `col:"id"`     // <games>/<event>/<nation>/<person or number>.
	Games  GamesID  `col:"games"`  // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Event  EventID  `col:"event"`  // Event, as judo/women-48kg; empty when the row is about more than one.
	Nation NationID `col:"nation"` // IOC code of the nation as it competed at these Games.
	Name   string   `col:"name"`   // Name of the entry when it is not that of its only member (a team, a boat).
	Provenance
}

// Key gives the row's stable id within its table: id.
func (e Entry) Key() string { return rowKey(string(e.ID)) }

// Member is a row of the table `members`. A person of an entry.
type Member struct {
	Entry  EntryID    `col:"entry"`  // The entry.
	Person PersonID   `col:"person"` // The person.
	Role   MemberRole `col:"role"`   // competitor (the rule), heats (only before the final), reserve, guide, pilot, coxswain.
	Order  Num        `col:"order"`  // Place in the team's own order, from 1.
	Provenance
}

// Key gives the row's stable id within its table: entry, person.
func (m Member) Key() string { return rowKey(string(m.Entry), string(m.Person)) }

// MemberRole is what a person did in an entry.
type MemberRole string

// The values of MemberRole.
const (
	Competitor MemberRole = "competitor"
	HeatsOnly  MemberRole = "heats" // took part before the final only
	Reserve    MemberRole = "reserve"
	Guide      MemberRole = "guide"
	Pilot      MemberRole = "pilot"
	Coxswain   MemberRole = "coxswain"
)
