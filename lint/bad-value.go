package lint

import "altyn"

// badValue is found while the file is read.
var badValue = Rule{
	Name:     "bad-value",
	Severity: altyn.Error,
	Doc:      "Each cell can be read as its column wants: a number in plain digits, a date as EDTF (`2012-07-28`, `2012-07`, `2012`, `2016/2018`, `1994/..`), an instant as `2026-05-01T12:00:00Z`, one of the listed words, ids separated by one space, and no empty cell where the column must not be empty. doc/data.md says what each column holds. A cell that cannot be read counts as not known.",
}
