package lint

import "altyn"

// byteOrderMark is found while the file is read.
var byteOrderMark = Rule{
	Name:     "byte-order-mark",
	Severity: altyn.Error,
	Doc:      "A file does not start with a byte order mark: programs take it for a part of the first column's name. Save the file as UTF-8 without it.",
}
