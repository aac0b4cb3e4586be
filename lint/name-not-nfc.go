package lint

import (
	"golang.org/x/text/unicode/norm"

	"altyn"
)

var nameNotNFC = Rule{
	Name:     "name-not-nfc",
	Severity: altyn.Error,
	Doc:      "Text is in Unicode normalization form C, in which й and é are one letter and not a letter with a mark: else two names that look the same are not.",
	line: func(p *pass, l *line) {
		for i, text := range l.cells {
			if ascii(text) || norm.NFC.IsNormalString(text) {
				continue
			}
			for column, k := range l.index {
				if k == i {
					p.reportCell(l, column, "write "+norm.NFC.String(text), "%s %q is not in normalization form C", column, text)
				}
			}
		}
	},
}
