package lint

import "altyn"

// duplicateColumn is found while the file is read.
var duplicateColumn = Rule{
	Name:     "duplicate-column",
	Severity: altyn.Error,
	Doc:      "No column is in the header twice; the second is not read.",
}
