package lint

import "altyn"

// unreadable is found while the file is read.
var unreadable = Rule{
	Name:     "unreadable",
	Severity: altyn.Error,
	Doc:      "Every file can be opened and read, and at least one table is there.",
}
