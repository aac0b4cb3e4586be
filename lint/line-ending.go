package lint

import "altyn"

// lineEnding is found while the file is read.
var lineEnding = Rule{
	Name:     "line-ending",
	Severity: altyn.Error,
	Doc:      "Lines end in LF alone, so that a change of one row is one changed line for everybody. The first other ending of a file is reported.",
}
