package altyn

// Sport is a row of the table `sports`. A sport or one of its disciplines; `sport` columns elsewhere name the discipline where there is one.
type Sport struct {
	ID       SportID  `col:"id"`       // Id, as freestyle-wrestling.
	Parent   SportID  `col:"parent"`   // The wider sport (wrestling); empty for a sport of its own.
	Name     string   `col:"name"`     // Usual English name.
	Movement Movement `col:"movement"` // Olympic or Paralympic.
	Season   HalfYear `col:"season"`   // Summer or winter.
	ODF      string   `col:"odf"`      // Code of the discipline in the Olympic Data Feed, when known.
	Team     string   `col:"team"`     // Whether it is played only between teams: yes or no.
	Provenance
}

// Key gives the row's stable id within its table: id.
func (s Sport) Key() string { return rowKey(string(s.ID)) }

// Event is a row of the table `events`. A medal event of the catalogue; it keeps its id from Games to Games while its definition stays.
type Event struct {
	ID       EventID   `col:"id"`       // <discipline>/<men|women|mixed|open>-<slug>, as judo/women-48kg.
	Sport    SportID   `col:"sport"`    // The discipline, the first part of the id.
	Name     string    `col:"name"`     // Official English name without the sport, as Women's 48 kg.
	Sex      Sex       `col:"sex"`      // Who may enter.
	Kind     EventKind `col:"kind"`     // individual, pair, relay or team.
	Class    string    `col:"class"`    // Paralympic class, as F36 or J2.
	Weight   string    `col:"weight"`   // Weight class in kg, as 48, +91 (over 91), or empty.
	Distance string    `col:"distance"` // Distance in m, or n x m for relays.
	Bronzes  Num       `col:"bronzes"`  // Bronze medals planned: 1 or 2.
	ODF      string    `col:"odf"`      // Event code in the Olympic Data Feed, when known.
	Provenance
}

// Key gives the row's stable id within its table: id.
func (e Event) Key() string { return rowKey(string(e.ID)) }

// Sex says who may enter an event, or whose medals are counted.
type Sex string

// The values of Sex.
const (
	Men   Sex = "men"
	Women Sex = "women"
	Mixed Sex = "mixed"
	Open  Sex = "open"
)

// EventKind says what an entry of the event is.
type EventKind string

// The values of EventKind.
const (
	Individual EventKind = "individual"
	Pair       EventKind = "pair"
	Relay      EventKind = "relay"
	Team       EventKind = "team"
)
