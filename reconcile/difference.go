package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
)

// Kind says about what sources differ.
type Kind string

// The kinds, in the order in which differences of one Games are listed.
const (
	AboutEvent   Kind = "event"   // one event under two titles, or an event of which a source lists no medals
	AboutMedal   Kind = "medal"   // which medal an entry has, or which nation has a medal
	AboutMissing Kind = "missing" // a medal or a team that a source lacks though it lists the others
	AboutPerson  Kind = "person"  // who the entry or the medallist of a nation is, or whether two are one
	AboutName    Kind = "name"    // what a person is called
	AboutNation  Kind = "nation"  // for which nation a person or a team took part
	AboutSex     Kind = "sex"     // the sex of a person
	AboutDate    Kind = "date"    // a day of birth, of a medal, of an event
	AboutCount   Kind = "count"   // a line of a medal table, the size of a team
)

// Kinds gives the kinds in order.
func Kinds() []Kind {
	return []Kind{AboutEvent, AboutMedal, AboutMissing, AboutPerson, AboutName, AboutNation, AboutSex, AboutDate, AboutCount}
}

// State says how a difference stands.
type State string

// The states, from what is least to what is most in need of somebody's attention.
const (
	Notation   State = "notation"   // the same in another notation
	Explained  State = "explained"  // each side is the state of some day: decisions lie between them
	Noted      State = "noted"      // somebody has looked at it; exceptions or rejected has the reason
	Settled    State = "settled"    // precedence prefers one side
	Unresolved State = "unresolved" // nothing in the record decides it
)

// AllStates gives the states in order.
func AllStates() []State { return []State{Notation, Explained, Noted, Settled, Unresolved} }

// Side is what one source, or several that stand together in one row, say.
type Side struct {
	Value   string           `json:"value"`           // in the form of the tables: gold, 7-1-5, 2012-08-05; none for what a source lacks
	By      []string         `json:"by"`              // who says so: the data set, or ids of sources, sorted
	AsOf    altyn.Date       `json:"as_of,omitzero"`  // day whose state the source shows, or on which it was published
	Held    altyn.Date       `json:"held,omitzero"`   // days on which the record has this value; an open end is the last day
	Lacks   bool             `json:"lacks,omitempty"` // the source lists its like and not this
	Follows bool             `json:"follows,omitempty"`
	Sources []altyn.SourceID `json:"-"` // rows of sources, those of the files of a data set included

	prov altyn.Provenance
}

// Difference is a place where sources differ.
type Difference struct {
	Key       string             `json:"key"` // names the place for good
	Kind      Kind               `json:"kind"`
	State     State              `json:"state"`
	Games     altyn.GamesID      `json:"games,omitempty"` // empty for what is of no Games; all for the tables of all time
	Nation    altyn.NationID     `json:"nation,omitempty"`
	Sport     altyn.SportID      `json:"sport,omitempty"`
	Event     altyn.EventID      `json:"event,omitempty"`
	Entry     altyn.EntryID      `json:"entry,omitempty"`
	Person    altyn.PersonID     `json:"person,omitempty"`
	What      string             `json:"what"`  // medal, gold, table, athletes, men, born, day, name ...
	Sides     []Side             `json:"sides"` // two or more, in order of who says so
	Rule      int                `json:"rule,omitempty"`
	Decisions []altyn.DecisionID `json:"decisions,omitempty"`
	Why       altyn.Message      `json:"-"` // why the record follows the side it follows, or why nothing is decided
}

// Values gives the different values, each once, in the order of the sides.
func (d *Difference) Values() []string {
	var out []string
	for _, s := range d.Sides {
		if !slices.Contains(out, s.Value) {
			out = append(out, s.Value)
		}
	}
	return out
}

// Followed gives the value that the record follows; false when it follows none.
func (d *Difference) Followed() (string, bool) {
	for _, s := range d.Sides {
		if s.Follows {
			return s.Value, true
		}
	}
	return "", false
}

// key makes the key of a difference of what it is about.
func (d *Difference) key() string {
	parts := []string{string(d.Kind), string(d.Games), string(d.Nation), cmp.Or(string(d.Entry), string(d.Event), string(d.Sport)), string(d.Person), d.What}
	return strings.Join(parts, "|")
}

// Compare is the order of differences: by Games, the tables of all time after them and what is of no Games last; then by
// kind, sport, event, nation, person and key.
func Compare(a, b *Difference) int {
	return cmp.Or(
		cmp.Compare(gamesOrder(a.Games), gamesOrder(b.Games)), altyn.CompareGames(a.Games, b.Games),
		cmp.Compare(slices.Index(Kinds(), a.Kind), slices.Index(Kinds(), b.Kind)),
		cmp.Compare(a.Sport, b.Sport), cmp.Compare(a.Event, b.Event), cmp.Compare(a.Nation, b.Nation), cmp.Compare(a.Person, b.Person), cmp.Compare(a.Key, b.Key))
}

func gamesOrder(g altyn.GamesID) int {
	switch g {
	case "all":
		return 1
	case "":
		return 2
	}
	return 0
}

// compareSides puts sides in order: by who says so, then day and value.
func compareSides(a, b Side) int {
	return cmp.Or(slices.Compare(a.By, b.By), a.AsOf.Compare(b.AsOf), cmp.Compare(a.Value, b.Value))
}
