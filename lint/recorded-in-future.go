package lint

import "altyn"

var recordedInFuture = Rule{
	Name:     "recorded-in-future",
	Severity: altyn.Error,
	Doc:      "A row was recorded and withdrawn before now, and withdrawn not before it was recorded. Else the record \"as known at\" an instant would have rows that nobody had written.",
	line: func(p *pass, l *line) {
		recorded, err1 := altyn.ParseInstant(l.cell("recorded"))
		withdrawn, err2 := altyn.ParseInstant(l.cell("withdrawn"))
		if err1 != nil || err2 != nil {
			return // bad-value says so
		}
		if p.today.Known() {
			end := altyn.Instant(int64(p.today.Last())*86400 + 2*86400) // the day ends up to a day later west of Greenwich
			for column, at := range map[string]altyn.Instant{"recorded": recorded, "withdrawn": withdrawn} {
				if at >= end {
					p.reportCell(l, column, "", "%s is %s, and today is %s", column, at, p.today)
				}
			}
		}
		if withdrawn != 0 && withdrawn < recorded {
			p.reportCell(l, "withdrawn", "", "withdrawn at %s, before it was recorded at %s", withdrawn, recorded)
		}
	},
}
