// Package feed holds what the readers of published data sets share: the row of an import, a strict streaming CSV reader
// with limits, and errors with file, line and column. One folder below it is one source; each turns files into [Row]s and
// says what is wrong with a file before anything of it is used.
//
// A feed says what the source prints. Bringing its wordings to the ids of the record is left to altyn/resolve, writing to
// the journal to the command.
package feed
