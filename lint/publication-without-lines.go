package lint

import "altyn"

var publicationWithoutLines = Rule{
	Name:     "publication-without-lines",
	Severity: altyn.Error,
	Doc:      "A published medal table has lines in tables/<games>.csv; without them an opening balance would be nothing, and every later count wrong. Put the lines there, or withdraw the publication with a reason.",
	check: func(p *pass) {
		for i, pub := range live(p.all.Publications) {
			if len(p.rec.Lines(pub.ID)) == 0 {
				p.report(spot{"publications", i, "id"}, pub.Key(), "add its lines to the table tables", "the publication has no lines; want one for each nation on it")
			}
		}
	},
}
