// Package medal derives medal tables from the record: the table of one Games or of several as of any day, by official
// result or by medals allocated, with ranks; the timeline of a nation's line; the medals and decisions behind it; and
// what changed between two days.
//
// Everything is a pure function of an immutable [record.Record] and a [Query], computed from rows each time: the opening
// balance of the Games (or the medal rows, where coverage says that those of all nations are there) plus the effects of
// the decisions taken by the day. What the record cannot answer completely is an [Unanswerable] error that says why and
// what can be answered instead; there is no table of one nation that looks like a table of all.
//
// A decision counts from the last day of its `decided` window, from which it is certain; on the days before, inside the
// window, the table names it in its notes. A day counts as it stood when it ended.
//
// Loading and coverage are left to package record, questions over many Games (first, only, best since) to package
// history, and wording to those who print.
package medal

import "altyn"

// Basis says which medals count: those of the official result, or those handed out.
type Basis string

// The bases. ByResult, also meant by the empty Basis, counts as results pages do. ByAllocation counts a medal while
// somebody holds it: a medal moves when it is withdrawn, allocated, presented or given back, and what was only inferred
// does not move it.
const (
	ByResult     Basis = "result"
	ByAllocation Basis = "allocated"
)

func (b Basis) index() (int, bool) {
	switch b {
	case ByResult, "":
		return 0, true
	case ByAllocation:
		return 1, true
	}
	return 0, false
}

// Query says which table is wanted. Games and AsOf are always needed; what else is empty does not restrict.
type Query struct {
	Games       []altyn.GamesID // which Games are counted together, in any order, without repetition; see [Series]
	AsOf        altyn.Day       // the state at the end of this day; the zero Day is 1970-01-01, so always say it
	Basis       Basis           // empty for ByResult
	By          altyn.By        // how lines are ranked; empty for ByGold
	Sport       altyn.SportID   // this sport or discipline only; a sport has its disciplines
	Event       altyn.EventID   // this event only; `judo/women` is all of them for that sex
	Sex         altyn.Sex       // events for this sex only
	AccordingTo string          // the latest complete table of this publisher instead of the record's own arithmetic
	Lineage     bool            // add what predecessors won to the line of the nation that came of them: renamed and successor only
}

func (q Query) restricted() bool { return q.Sport != "" || q.Event != "" || q.Sex != "" }

// sport gives the sport asked for, be it by Sport or by Event.
func (q Query) sport() altyn.SportID {
	if q.Event != "" {
		return q.Event.Sport()
	}
	return q.Sport
}

// Line is a nation's line of a medal table.
type Line struct {
	Rank   int            // place from 1; 0 when tables do not rank the nation, or when it has no medal
	Shared bool           // another nation has the same rank
	Nation altyn.NationID // IOC code
	Gold   int            // medals
	Silver int            // medals
	Bronze int            // medals
}

// Total gives the number of medals.
func (l Line) Total() int { return l.Gold + l.Silver + l.Bronze }

// Count gives the number of medals of one kind; of all for altyn.AnyMedal and the empty Medal.
func (l Line) Count(m altyn.Medal) int {
	switch m {
	case altyn.Gold:
		return l.Gold
	case altyn.Silver:
		return l.Silver
	case altyn.Bronze:
		return l.Bronze
	case altyn.AnyMedal, "":
		return l.Total()
	}
	return 0
}

// Table is a medal table. Nations without medals are not on it.
type Table struct {
	Games        []altyn.GamesID       // as asked for
	AsOf         altyn.Day             // the state at the end of this day
	Basis        Basis                 // never empty
	By           altyn.By              // never empty
	Lines        []Line                // in order of rank, then of code; a nation that is not ranked stands where its medals put it
	Complete     bool                  // every nation with a medal is on it
	Publications []altyn.PublicationID // published tables it starts from, one a Games, or those of AccordingTo
	Uncertain    []altyn.DecisionID    // decisions that may or may not have been taken by AsOf
	Notes        []altyn.Message       // what a reader should know
}

// Line gives the line of nation n, and whether it is on the table.
func (t Table) Line(n altyn.NationID) (Line, bool) {
	for _, l := range t.Lines {
		if l.Nation == n {
			return l, true
		}
	}
	return Line{Nation: n}, false
}
