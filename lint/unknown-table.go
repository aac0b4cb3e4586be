package lint

import "altyn"

// unknownTable is found while the file is read.
var unknownTable = Rule{
	Name:     "unknown-table",
	Severity: altyn.Warning,
	Doc:      "Each CSV file at the top of the directory is a table of the record; others are not read. The nearest name is given.",
}
