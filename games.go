package altyn

import "cmp"

// Games is a row of the table `games`. One edition of the Olympic or Paralympic Games.
type Games struct {
	ID               GamesID     `col:"id"`                // Year of the edition and S or W, PS or PW: 2020S is Tokyo, held in 2021.
	Movement         Movement    `col:"movement"`          // Olympic or Paralympic.
	Season           HalfYear    `col:"season"`            // Summer or winter.
	Edition          Num         `col:"edition"`           // Number of the edition in its series; cancelled Summer Olympics count, cancelled Winter ones do not. '-' for 1906.
	Status           GamesStatus `col:"status"`            // held, cancelled, or intercalated (1906: held, but not counted as Olympic by the IOC).
	Name             string      `col:"name"`              // Usual English name, as London 2012.
	Opens            Date        `col:"opens"`             // Day of the opening ceremony.
	Closes           Date        `col:"closes"`            // Day of the closing ceremony; the closing medal table is of this day.
	FirstCompetition Date        `col:"first_competition"` // First day of competition, when before the opening.
	Nations          Num         `col:"nations"`           // Number of delegations.
	Athletes         Num         `col:"athletes"`          // Number of athletes.
	Men              Num         `col:"men"`               // Number of men.
	Women            Num         `col:"women"`             // Number of women.
	Sports           Num         `col:"sports"`            // Number of sports, as the organiser counts them.
	Disciplines      Num         `col:"disciplines"`       // Number of disciplines.
	Events           Num         `col:"events"`            // Number of medal events.
	Provenance
}

// Key gives the row's stable id within its table: id.
func (g Games) Key() string { return rowKey(string(g.ID)) }

// Host is a row of the table `hosts`. A city that held Games or a part of them.
type Host struct {
	Games  GamesID  `col:"games"`  // Games, as 2012S, 2026W, 2024PS, 2026PW.
	City   string   `col:"city"`   // City, in English; the id of the city in names.
	Nation NationID `col:"nation"` // IOC code of the country then.
	Zone   string   `col:"zone"`   // IANA time zone; days of results are local to it.
	Part   string   `col:"part"`   // main, or the part held there (equestrian in Stockholm 1956).
	Opens  Date     `col:"opens"`  // First day there, when not that of the Games.
	Closes Date     `col:"closes"` // Last day there, when not that of the Games.
	Provenance
}

// Key gives the row's stable id within its table: games, city.
func (h Host) Key() string { return rowKey(string(h.Games), h.City) }

// Venue is a row of the table `venues`. A place in which events of Games were held.
type Venue struct {
	Games GamesID `col:"games"` // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Venue string  `col:"venue"` // Usual English name.
	City  string  `col:"city"`  // City or region.
	Sport SportID `col:"sport"` // Sport or discipline; empty when the row is about all of them.
	Provenance
}

// Key gives the row's stable id within its table: games, venue, sport.
func (v Venue) Key() string { return rowKey(string(v.Games), v.Venue, string(v.Sport)) }

// Held is a row of the table `held`. When and how an event, or the Games, were held.
type Held struct {
	Games GamesID `col:"games"` // Games, as 2012S, 2026W, 2024PS, 2026PW.
	Event EventID `col:"event"` // Event, as judo/women-48kg; empty when the row is about more than one.
	What  string  `col:"what"`  // days (the window `on`), final (the day of the final), runs, rounds, legs, finalists, entries, teams, debut, cancelled (what was), rule.
	On    Date    `col:"on"`    // Day or window of days, local to the venue.
	Value string  `col:"value"` // Number or word that goes with `what`.
	Provenance
}

// Key gives the row's stable id within its table: games, event, what, on, value.
func (h Held) Key() string {
	return rowKey(string(h.Games), string(h.Event), h.What, h.On.String(), h.Value)
}

// Movement is Olympic or Paralympic.
type Movement string

// The values of Movement.
const (
	Olympic    Movement = "olympic"
	Paralympic Movement = "paralympic"
)

// HalfYear is the season of Games or of a sport.
type HalfYear string

// The values of HalfYear.
const (
	Summer HalfYear = "summer"
	Winter HalfYear = "winter"
)

// GamesStatus says whether Games were held and count.
type GamesStatus string

// The values of GamesStatus.
const (
	GamesHeld         GamesStatus = "held"
	GamesCancelled    GamesStatus = "cancelled"
	GamesIntercalated GamesStatus = "intercalated" // 1906: held, not counted by the IOC
)

// Season is a series of Games as statements name it; the empty Season is not said.
type Season string

// The seasons. AnyParalympic leaves summer or winter open.
const (
	SummerOlympics    Season = "summer"
	WinterOlympics    Season = "winter"
	AnyParalympic     Season = "paralympic"
	SummerParalympics Season = "summer-paralympic"
	WinterParalympics Season = "winter-paralympic"
)

// ParseGamesID reads 2012S, 2026W, 2024PS or 2026PW and reports whether s is well formed (years 1896 to 2100). It does
// not say whether there were such Games.
func ParseGamesID(s string) (GamesID, bool) {
	if len(s) < 5 || len(s) > 6 {
		return "", false
	}
	y := 0
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return "", false
		}
		y = y*10 + int(s[i]-'0')
	}
	switch s[4:] {
	case "S", "W", "PS", "PW":
		return GamesID(s), y >= 1896 && y <= 2100
	}
	return "", false
}

// Year gives the year of the edition (2020 for Tokyo), 0 when the id is not well formed.
func (g GamesID) Year() int {
	if _, ok := ParseGamesID(string(g)); !ok {
		return 0
	}
	return int(g[0]-'0')*1000 + int(g[1]-'0')*100 + int(g[2]-'0')*10 + int(g[3]-'0')
}

// Season gives the series of the Games: summer, winter, summer-paralympic or winter-paralympic.
func (g GamesID) Season() Season {
	if len(g) < 5 {
		return ""
	}
	switch g[4:] {
	case "S":
		return SummerOlympics
	case "W":
		return WinterOlympics
	case "PS":
		return SummerParalympics
	case "PW":
		return WinterParalympics
	}
	return ""
}

// Movement gives the movement of the series; Olympic for the empty season.
func (s Season) Movement() Movement {
	switch s {
	case AnyParalympic, SummerParalympics, WinterParalympics:
		return Paralympic
	}
	return Olympic
}

// Has reports whether Games g belong to the series; the empty season has all.
func (s Season) Has(g GamesID) bool {
	switch s {
	case "":
		return true
	case AnyParalympic:
		return g.Season().Movement() == Paralympic
	}
	return g.Season() == s
}

// CompareGames orders Games by year, then Olympic before Paralympic, then summer before winter.
func CompareGames(a, b GamesID) int {
	if a == b {
		return 0
	}
	return cmp.Or(cmp.Compare(a.Year(), b.Year()), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
