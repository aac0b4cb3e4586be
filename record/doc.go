// Package record loads the tables of the data package into an immutable snapshot with indexes: every row by its id,
// the entries of an event, the decisions of Games, what the record covers, and which of two claims wins. A snapshot is
// safe for concurrent use; [Record.KnownAt] gives another, as the record stood at an instant.
//
// One schema (schema.json) names the tables, their files and their columns; the Frictionless descriptor, the manual
// page and the checks of lint are made from it. A directory of the user's own with the same layout loads the same way.
//
// Medal tables as of a day, ranks and timelines are left to altyn/medal; whether the rows make sense together, to
// altyn/lint; the CSV dialect, to internal/table.
package record
