package lint

import "altyn"

var futureDate = Rule{
	Name:     "future-date",
	Severity: altyn.Error,
	Doc:      "What the record says has happened has happened: results, decisions, publications, honours, records, births and sources are not of a day to come. Games to come may have their days.",
	check: func(p *pass) {
		if !p.today.Known() {
			return
		}
		for l := range p.lines() {
			switch l.table {
			case "games", "hosts", "held", "nations", "lineage", "names", "coverage":
				continue // what is planned, or when something is valid
			}
			for _, c := range l.schema.Columns {
				if c.Type != "date" || l.withdrawn() {
					continue
				}
				if d, err := altyn.ParseDate(l.cell(c.Name)); err == nil && d.Known() && d.First() > p.today.Last() && d.First() > altyn.MinDay {
					p.reportCell(l, c.Name, "", "%s is %s, and today is %s", c.Name, d, p.today)
				}
			}
		}
	},
}
