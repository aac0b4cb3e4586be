// Package reconcile lists every place where sources differ: who holds which medal, a medallist or an event that one of
// them lacks, a figure of a medal table or of a team, a name, a day, the sex or the nation of a person, what an event is.
//
// A [Difference] has the value of each side with its source and the day whose state the source shows, says which of them
// the record follows and why, and whether that settles it: sides that are each the state of some day, with a decision
// between them, are no dispute; a side that the table of precedence ranks higher wins; what was looked at has its reason
// in the tables exceptions and rejected; what is left is unresolved. What differs in notation only, such as accents or
// the order of names, is told apart.
//
// The list is a pure function of the record: the same rows give the same differences in the same order, with keys that
// name what is differed about and no row, checksum or instant of an import, so that it can be kept under version control.
//
// [States] says, of each imported data set, the state of which day its medals are.
//
// Precedence and coverage are left to package record, medal arithmetic to package medal, wording to those who print.
package reconcile
