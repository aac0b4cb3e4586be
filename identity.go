package altyn

// Identity is a row of the table `identities`. Whether two are one person: a person of the record and the key that a source has for somebody, or two persons. A difference, once decided, stays: no import brings the two together again.
type Identity struct {
	Person PersonID `col:"person"` // The person of the record.
	Other  string   `col:"other"`  // Who may be the same: another person's id, or the key of a source, as kaggle120:4711.
	Same   string   `col:"same"`   // yes or no.
	Provenance
}

// Key gives the row's stable id within its table: person, other.
func (i Identity) Key() string { return rowKey(string(i.Person), i.Other) }

// MedalClaim is a row of the table `claims`. Which medal a data set gives an entry as of a later day, where decisions have touched the entry: it says nothing of the day itself, and no medal is counted from it.
type MedalClaim struct {
	Entry EntryID `col:"entry"` // The entry.
	Medal Medal   `col:"medal"` // The medal that the data set gives it.
	AsOf  Date    `col:"as_of"` // Day whose state the data set shows; partial when only that is known.
	Provenance
}

// Key gives the row's stable id within its table: entry, medal, as_of.
func (c MedalClaim) Key() string { return rowKey(string(c.Entry), string(c.Medal), c.AsOf.String()) }
