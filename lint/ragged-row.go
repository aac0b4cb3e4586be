package lint

import "altyn"

// raggedRow is found while the file is read.
var raggedRow = Rule{
	Name:     "ragged-row",
	Severity: altyn.Error,
	Doc:      "Every row has as many cells as the header, and there are no empty lines. The row is not read. A comma inside a cell that is not enclosed in quotes is the usual cause.",
}
