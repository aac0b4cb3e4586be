package lint

import (
	"path"
	"strings"

	"altyn"
)

var misplacedRow = Rule{
	Name:     "misplaced-row",
	Severity: altyn.Error,
	Doc:      "A row is in the file of its Games and sport: results of 2012S in boxing in results/2012S/boxing.csv, lines of its medal tables in tables/2012S.csv.",
	line: func(p *pass, l *line) {
		if !l.raw {
			return // its files are yet to be written
		}
		want, column := "", ""
		switch l.table {
		case "results":
			column = "entry"
			e := altyn.EntryID(l.cell(column))
			want = path.Join("results", string(e.Games()), string(e.Event().Sport())+".csv")
		case "tables":
			column = "publication"
			g, _, _ := strings.Cut(l.cell(column), "/")
			want = path.Join("tables", g+".csv")
		}
		if want != "" && want != l.path && l.cell(column) != "" {
			p.reportCell(l, column, "move it to "+want, "the row is in %s and belongs in %s", l.path, want)
		}
	},
}
