package check

import "altyn"

// The keys of [altyn.Judgement.Reason]: one sentence of why. Arguments are named here; `has` and `was` are themselves
// messages, one of the keys Has..., empty when there is nothing to say.
const (
	// ReasonConfirmed: the record has it so. has.
	ReasonConfirmed = "check-confirmed"
	// ReasonAccordingTo: a listed authority's table of the time has it so. publisher string, has.
	ReasonAccordingTo = "check-confirmed-according-to"
	// ReasonAllocated: so by medals allocated, not by official result. has.
	ReasonAllocated = "check-confirmed-allocated"
	// ReasonContradicted: the record has something else, and all of it. has.
	ReasonContradicted = "check-contradicted"
	// ReasonOutdated: it held until a day. was, from Date, until Date, decisions []DecisionID, body string and decided Date of
	// the first decision (empty when there was none), has.
	ReasonOutdated = "check-outdated"
	// ReasonLater: it holds only from a later day on. was, from Date, until Date, decisions []DecisionID, body string, decided Date, has.
	ReasonLater = "check-outdated-later"
	// ReasonUnknown: the record cannot tell. lacks Message (a key Lack...).
	ReasonUnknown = "check-unknown"
	// ReasonInconsistent: it clashes with other statements of the report. with []string (ids), texts []string (their words),
	// record Message: what the record says of it, one of the other reasons.
	ReasonInconsistent = "check-inconsistent"
	// ReasonSum: its own figures do not add up. record Message, and gold, silver, bronze, total Num.
	ReasonSum = "check-inconsistent-sum"
	// ReasonTogether: another report that was checked together says otherwise. Arguments: names ([]string), texts ([]string),
	// record (Message).
	ReasonTogether = "check-inconsistent-together"
)

// The keys of what the record has, nested in reasons.
const (
	// HasTally: a nation's or a person's medals. who string, nation NationID, games []GamesID, season Season, sport SportID,
	// event EventID, gold, silver, bronze, total Num, since Date (empty when always so).
	HasTally = "check-has-tally"
	// HasRank: a nation's place in a medal table. nation NationID, games []GamesID, season Season, sport SportID, by By,
	// rank Num, shared string (yes or empty), since Date.
	HasRank = "check-has-rank"
	// HasPlacing: somebody's result. people []string, nation NationID, games GamesID, event EventID, phase Phase, rank Num,
	// medal Medal, mark string, unit Unit, on Date.
	HasPlacing = "check-has-placing"
	// HasNoMedal: the record has every medal of the nation there, and this is none of them. people []string, nation
	// NationID, games GamesID, sport SportID, event EventID.
	HasNoMedal = "check-has-no-medal"
	// HasNoResult: the record has every placing of the nation there, and this is none of them. people []string, nation
	// NationID, games GamesID, sport SportID, event EventID.
	HasNoResult = "check-has-no-result"
	// HasProgress: how far somebody came. people []string, games GamesID, event EventID, phase Phase, outcome Outcome.
	HasProgress = "check-has-progress"
	// HasCount: a number. of string, nation NationID, games GamesID, sport SportID, value Num.
	HasCount = "check-has-count"
	// HasFewer: a number of places or Games that rows show. of string, nation NationID, games GamesID, sport SportID, value Num.
	HasListed = "check-has-listed"
	// HasGames: the Games in which a nation or person took part. who string, nation NationID, sport SportID, games []GamesID.
	HasGames = "check-has-games"
	// HasClaim: who or what comes first, most and so on in the scope of a claim. claim Claim, who string, nation NationID,
	// games GamesID, sport SportID, event EventID, medal Medal, value Num.
	HasClaim = "check-has-claim"
	// HasMark: a record set. record RecordKind, people []string, event EventID, mark string, unit Unit, on Date.
	HasMark = "check-has-mark"
	// HasDecision: a decision. people []string, nation NationID, games GamesID, event EventID, from Medal, to Medal, decided
	// Date, body string.
	HasDecision = "check-has-decision"
	// HasDecisions: how many effects decisions had in a scope. nation NationID, games GamesID, sport SportID, medal Medal,
	// value Num.
	HasDecisions = "check-has-decisions"
	// HasFact: a fact about Games. games GamesID, of string, value Value, on Date, place string.
	HasFact = "check-has-fact"
	// HasRole: who had a role. people []string, nation NationID, games GamesID, role RoleKind, ceremony Ceremony.
	HasRole = "check-has-role"
	// HasPerson: a fact about a person. people []string, of string, value Value, on Date.
	HasPerson = "check-has-person"
)

// The keys of [altyn.Judgement.Lacking]: what an unknown verdict would need.
const (
	// LackKind: this kind of statement is not judged.
	LackKind = "check-lack-kind"
	// LackPart: the count is of a subset that the statement's slots do not name.
	LackPart = "check-lack-part"
	// LackSlot: the statement does not say what it would have to. slot string.
	LackSlot = "check-lack-slot"
	// LackPerson: the record does not know the person. people []string.
	LackPerson = "check-lack-person"
	// LackGames: the record does not know the Games. games GamesID.
	LackGames = "check-lack-games"
	// LackRows: the record does not have it, and is not complete there. fact Fact, slot string, nation NationID, games
	// GamesID, sport SportID, event EventID, of string.
	LackRows = "check-lack-rows"
	// LackSlotValue: the rest agrees, and the record does not have this slot. slot string, games GamesID, event EventID.
	LackSlotValue = "check-lack-value"
	// LackTable: the medal table as of that day cannot be worked out. nation NationID, games []GamesID, as_of Date, detail
	// Message (a gap of package medal, its key lack-...).
	LackTable = "check-lack-table"
	// LackDate: the report's date, or that of a decision, leaves open on which side of a change it lies. window Date.
	LackDate = "check-lack-date"
	// LackDisputed: sources differ. slot string.
	LackDisputed = "check-lack-disputed"
	// LackCandidate: it would hold if the slot that the text leaves out were another. slot string.
	LackCandidate = "check-lack-candidate"
	// LackMeasure: the claim gives no measure that the record could be asked for. claim Claim.
	LackMeasure = "check-lack-measure"
	// LackBefore: the record does not have all that came before. claim Claim, nation NationID, sport SportID, fact Fact.
	LackBefore = "check-lack-before"
	// LackScope: it holds only in a narrower sense, which the statement does not print. claim Claim, scope string (own: somebody's
	// own nth medal).
	LackScope = "check-lack-scope"
)

func lack(key string, namesAndValues ...any) altyn.Message { return altyn.Msg(key, namesAndValues...) }

func lackSlot(slot string) altyn.Message { return altyn.Msg(LackSlot, "slot", slot) }

func lackRows(f altyn.Fact, slot string, s *altyn.Slots) altyn.Message {
	return altyn.Msg(LackRows, "fact", f, "slot", slot, "nation", s.Nation, "games", s.Games, "sport", s.Sport, "event", s.Event, "of", s.Of)
}
