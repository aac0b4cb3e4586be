// Package history answers questions over many Games: who was first or nth, what was best, most, only, last, in a row,
// or the first since. It asks package medal for the tallies of each Games and for who held which medal when, and says
// for every day whether a claim held, by what rows, or what the record would need to tell.
//
// An answer has three values. A claim holds, or it does not hold and the answer says what does instead, or it cannot be
// told because the record is not complete for everything that the claim compares with. A claim about a nation's first
// medal needs its medals at all earlier Games, not only the rows that happen to be there.
//
// Which question a sentence asks is left to package check: one sentence can mean several, and [Ask] answers one.
package history

import (
	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Question is a claim to be tried. Claim is always needed. What it compares is in Among and Of; the rest narrows it, and
// what is empty does not narrow.
type Question struct {
	Claim   altyn.Claim
	Nation  altyn.NationID   // whose medals, team or people they are
	People  []altyn.PersonID // who is claimed to have done it
	Games   altyn.GamesID    // Games at which it is claimed to have happened
	Over    []altyn.GamesID  // Games compared, sorted; nil for all that were held in the series of Season
	Season  altyn.Season     // series when Over is nil; empty for the movement of Games, or Olympic
	Sport   altyn.SportID
	Event   altyn.EventID
	Sex     altyn.Sex
	Medal   altyn.Medal // gold, silver or bronze; empty or any for all
	Value   altyn.Value // n of nth, k of consecutive, the count of a most, the rank of a best, the Games or year of a since
	Among   Among
	Of      string      // what is counted when it is not medals: a word of delegations (athletes, men, women, sports ...) or of games (nations, athletes, events ...)
	Without bool        // Games without such a medal are meant: the first without gold
	Basis   medal.Basis // empty for ByResult
	AsOf    altyn.Day   // day of which Truth is; the zero Day is 1970-01-01, so always say it
	// Loose takes the medals that the record has of Games for all of them where nothing says that they are: what holds then is
	// borne out and not proved, and what does not hold is not disproved.
	Loose bool
}

// Among says what is compared with what.
type Among string

// The values of Among. The empty one means OwnGames, or People when Question.People is set and the claim is a most, an
// only with a value, or an age.
const (
	OwnGames Among = "games"   // the nation's Games with each other, or its medals in order of time
	Nations  Among = "nations" // all nations with each other, over the Games compared
	People   Among = "people"  // people with each other: of the nation, or of all when there is none
)

// Truth is what the record says of a claim on a day.
type Truth string

// The values of Truth.
const (
	Holds      Truth = "holds"
	DoesNot    Truth = "does-not-hold"
	CannotTell Truth = "cannot-tell"
)

// Answer is what the record says of a claim.
type Answer struct {
	Truth   Truth         // on Question.AsOf
	Shared  bool          // it holds, and something else is level with it
	Instead Found         // what holds on Question.AsOf, whether the claim holds or not; zero when that cannot be told
	Missing altyn.Message // what the record would need, when it cannot tell; else the zero Message
	Days    []Run         // all runs of days, in order, from the first day that matters; before it the claim does not hold
	Rows    []altyn.RowID // rows used on Question.AsOf, sorted
}

// Run is a run of days on which the answer is the same.
type Run struct {
	From, Until altyn.Day // both included; Until is altyn.MaxDay while it lasts
	Truth       Truth
	Shared      bool               // something else is level with it
	Decisions   []altyn.DecisionID // decisions on medals that the claim is about and that took effect on From
}

// Found is what the record has where a claim looks; what does not apply is zero.
type Found struct {
	Games  altyn.GamesID    // where, or where instead
	Nation altyn.NationID   // who, of nations
	People []altyn.PersonID // who, of people
	Event  altyn.EventID
	Medal  altyn.Medal
	Value  altyn.Num  // the count, rank, place in the order, or length of the run
	On     altyn.Date // when
}

// On gives the truth on a day.
func (a Answer) On(day altyn.Day) Truth {
	for _, r := range a.Days {
		if r.From <= day && day <= r.Until {
			return r.Truth
		}
	}
	return DoesNot
}

// Ever reports whether the claim holds on some day.
func (a Answer) Ever() bool {
	for _, r := range a.Days {
		if r.Truth == Holds {
			return true
		}
	}
	return false
}

// games gives the Games that a question compares.
func (q Question) games(r *record.Record) []altyn.GamesID {
	if q.Over != nil {
		return q.Over
	}
	season := q.Season
	if season == "" && q.Games.Season().Movement() == altyn.Paralympic {
		season = altyn.AnyParalympic
	}
	return medal.Series(r, season)
}
