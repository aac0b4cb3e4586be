package lint

import "altyn"

// missingTable is found while the file is read.
var missingTable = Rule{
	Name:     "missing-table",
	Severity: altyn.Error,
	Doc:      "A record has at least the tables games, nations and sources.",
}
