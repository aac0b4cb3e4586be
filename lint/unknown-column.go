package lint

import "altyn"

// unknownColumn is found while the file is read.
var unknownColumn = Rule{
	Name:     "unknown-column",
	Severity: altyn.Error,
	Doc:      "The header has no column that its table does not know; it is not read. The nearest name is given.",
}
