package lint

import "altyn"

// missingColumn is found while the file is read.
var missingColumn = Rule{
	Name:     "missing-column",
	Severity: altyn.Error,
	Doc:      "The header has every column of its table, as doc/data.md lists them; cells may be empty where nothing is known.",
}
