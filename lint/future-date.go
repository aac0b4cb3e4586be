package lint

import "altyn"

var futureDate = Rule{
	Name:     "future-date",
	Severity: altyn.Error,
	Doc:      "What the record says has happened has happened: results, decisions, publications, honours, records, births and sources are not of a day to come. Games to come may have their days.",
	line: func(p *pass, l *line) {
		if !p.today.Known() {
			return
		}
		switch l.table {
		case "games", "hosts", "held", "nations", "lineage", "names", "coverage":
			return // what is planned, or when something is valid
		}
		for i, c := range l.schema.Columns {
			if c.Type != "date" || l.cellAt(i) == "" || l.withdrawn() {
				continue
			}
			if d, err := altyn.ParseDate(l.cellAt(i)); err == nil && d.Known() && d.First() > p.today.Last() && d.First() > altyn.MinDay {
				p.reportCell(l, c.Name, "", "%s is %s, and today is %s", c.Name, d, p.today)
			}
		}
	},
}
