// Package table reads and writes the one CSV dialect of the record: RFC 4180 with a comma, UTF-8 without a byte order
// mark, lines ended by LF, a header row with every column of the row type, no more quotes than needed, and rows in the
// order of their keys. Reading is strict and never stops at the first fault: each fault is an [altyn.Finding] with the
// path, the line and the column in runes. Writing is canonical: write(read(f)) == f for a sound file f.
//
// Columns are those of a struct's `col` tags; an embedded struct such as [altyn.Provenance] is flattened; a slice of
// ids is separated by one space. What a column may hold beyond its Go type (a list of words, or that it must not be
// empty) comes with the call, as [Column]s. Which files there are, and what rows mean to each other, is left to
// altyn/record and altyn/lint.
package table
