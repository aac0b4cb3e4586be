package reading

// classID names a lexical or typed class of items. Classes are interned per language, the typed ones first.
type classID uint16

// classSet is a set of classes.
type classSet [classWords]uint64

// classWords bounds the classes of a language, 64 a word.
const classWords = 6

func (s *classSet) add(c classID)      { s[c>>6] |= 1 << (c & 63) }
func (s *classSet) has(c classID) bool { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *classSet) del(c classID)      { s[c>>6] &^= 1 << (c & 63) }
func (s *classSet) or(o classSet) {
	for i := range s {
		s[i] |= o[i]
	}
}
func (s classSet) meets(o classSet) bool {
	return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3]|s[4]&o[4]|s[5]&o[5] != 0
}
func (s classSet) covers(o classSet) bool {
	for i := range s {
		if o[i]&^s[i] != 0 {
			return false
		}
	}
	return true
}

// The typed classes: what the chunkers make of tokens. Constructions name them with an at sign.
const (
	clNone   classID = iota
	clPerson         // one or several named people
	clPron           // a pronoun or noun phrase that stands for people
	clNation         // a nation, named or by noun phrase
	clPoss           // marked as possessor (of a person, pronoun or nation)
	clNum            // a cardinal
	clOrd            // an ordinal
	clDate           // a day or window of days
	clMark           // a mark with or without unit
	clGames          // Games
	clEvent          // an event, sport or part of one
	clMedal          // one medal or title, or medallists
	clTally          // counted medals
	clPhase          // a round
	clCity           // a city
	clVenue          // a venue
	clAge            // an age
	clScore          // a score of a bout or match
	clDelta          // a duration in years
	clPunct          // punctuation
	clCap            // a capitalised word that is nothing else
	clAny            // every item
	clQuote          // inside quotation marks
	clPara           // a Paralympic class
	clYear           // a year in digits
	clSkip           // transparent: constructions look through it
	clFirst          // first of its sentence
	clLast           // last of its sentence
	clAdj            // a nation's adjective
	clRange          // a window of days
	clAside          // told in passing, between commas or in brackets
	clTyped
)

var typedNames = map[string]classID{
	"person": clPerson, "pron": clPron, "nation": clNation, "poss": clPoss, "num": clNum, "ord": clOrd, "date": clDate,
	"mark": clMark, "games": clGames, "event": clEvent, "medal": clMedal, "tally": clTally, "phase": clPhase,
	"city": clCity, "venue": clVenue, "age": clAge, "score": clScore, "delta": clDelta, "punct": clPunct, "cap": clCap,
	"any": clAny, "quote": clQuote, "paraclass": clPara, "year": clYear, "first": clFirst, "last": clLast, "adj": clAdj, "range": clRange,
}
