package feed

import (
	"fmt"

	"altyn"
)

// Row is one athlete, or one team without names, in one event, as a source prints it.
type Row struct {
	File string // name of the file
	Line int    // on which the row starts, from 1

	Key       string     // what the source tells people apart by; "" when it has nothing
	Name      string     // of the person, given name first; "" when the row is of a team without names
	PersonSex altyn.Sex  // men or women; "" when not said
	Born      altyn.Date // day of birth, or a window that follows from an age
	Role      altyn.MemberRole

	Games  altyn.GamesID
	Sport  string    // the source's word
	Event  string    // the source's words, without the sport where it repeats it
	Sex    altyn.Sex // who may enter; "" when not said
	Nation string    // IOC code
	Team   string    // what tells the teams of a nation apart; "" for one
	Group  bool      // the row is of a team, pair or relay, or of a member of one

	Medal   altyn.Medal // "" when the row says nothing of a medal
	Phase   altyn.Phase
	Rank    altyn.Num
	Mark    string
	Unit    altyn.Unit
	IRM     string
	Outcome altyn.Outcome
	On      altyn.Date
}

// Problem says what keeps one row, or a part of it, from being used.
type Problem struct {
	File   string
	Line   int    // 0 when it is about the file
	What   string // what the row is about
	Reason string
}

// String gives file:line: what: reason.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s: %s", p.File, p.What, p.Reason)
	}
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.What, p.Reason)
}

// Batch is what one import has read.
type Batch struct {
	Rows     []Row
	Facts    Facts
	Problems []Problem
}

// Facts are rows that need no matching of people.
type Facts struct {
	Delegations []Delegation
	Tables      []Table
	Days        []Days
}

// Delegation is how many a nation sent, as a source counts them.
type Delegation struct {
	File   string
	Line   int
	Games  altyn.GamesID
	Nation string
	Sport  string // the source's word; "" for all
	Of     string // athletes, men or women
	Value  int
}

// Table is a published medal table.
type Table struct {
	File      string
	Line      int // of its first line
	Games     altyn.GamesID
	Publisher string
	Kind      altyn.SourceKind
	AsOf      altyn.Date
	Lines     []TableLine
}

// TableLine is one nation's line.
type TableLine struct {
	Nation               string
	Rank                 altyn.Num
	Gold, Silver, Bronze int
}

// Days says when an event was held.
type Days struct {
	File         string
	Line         int
	Games        altyn.GamesID
	Sport, Event string
	Sex          altyn.Sex
	On           altyn.Date // first to last day
	Final        altyn.Date // day on which its medals were won
}
