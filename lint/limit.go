package lint

import "altyn"

// limit is found while the file is read.
var limit = Rule{
	Name:     "limit",
	Severity: altyn.Error,
	Doc:      "A file, a field and a number of rows stay within the limits of the reader: 256 MiB, 64 KiB and 4 million; and a file has no more than 200 faults of form.",
}
