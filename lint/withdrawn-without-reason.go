package lint

import "altyn"

var withdrawnWithoutReason = Rule{
	Name:     "withdrawn-without-reason",
	Severity: altyn.Error,
	Doc:      "A row that no longer counts says why. Rows are never deleted, so that what was known at an instant can still be told.",
	line: func(p *pass, l *line) {
		switch withdrawn, reason := l.cell("withdrawn"), l.cell("reason"); {
		case withdrawn != "" && reason == "":
			p.reportCell(l, "reason", "say in the column reason why", "the row was withdrawn at %s without a reason", withdrawn)
		case withdrawn == "" && reason != "":
			p.reportCell(l, "reason", "fill in the column withdrawn, or move the text to note", "there is a reason for withdrawing a row that was not withdrawn")
		}
	},
}
