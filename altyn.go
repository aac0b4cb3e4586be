// Package altyn is the vocabulary of the record of the Olympic and Paralympic Games: dates, Games, nations, sports,
// events, people, results, medals, decisions, published tables, sources, names, and the statements, verdicts and
// findings of a checked report.
//
// It holds pure types, their text forms and their order; the standard library only, no input or output. Loading is
// left to [altyn/record], arithmetic to [altyn/medal] and [altyn/history], text to [altyn/reading], judging to
// [altyn/check].
//
// Row types (Games, Nation, Result, Decision ...) mirror the tables of the data package under data/: the field tag
// `col` names the column. Every row carries its [Provenance]; [Key] methods give the stable id that findings cite.
package altyn
