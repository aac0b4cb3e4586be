package lint

import "altyn"

// badQuote is found while the file is read.
var badQuote = Rule{
	Name:     "bad-quote",
	Severity: altyn.Error,
	Doc:      "A field with a comma, a quote or a line end is enclosed in quotes, and quotes inside it are doubled. The row is not read. Go on at the next line: an open quote does not swallow the file.",
}
