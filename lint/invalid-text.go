package lint

import "altyn"

// invalidText is found while the file is read.
var invalidText = Rule{
	Name:     "invalid-text",
	Severity: altyn.Error,
	Doc:      "A file is UTF-8 text without NUL bytes. The row is not read.",
}
