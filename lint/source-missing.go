package lint

import (
	"strings"

	"altyn"
)

var sourceMissing = Rule{
	Name:     "source-missing",
	Severity: altyn.Error,
	Doc:      "Every row of facts names a source, and a row that is said to be verified names one that is not altyn itself.",
	line: func(p *pass, l *line) {
		if !l.schema.Provenance || l.withdrawn() {
			return
		}
		sources := l.cell("source")
		if sources == "" {
			p.reportCell(l, "source", "name the source, and add it to sources.csv if it is not there", "the row names no source")
			return
		}
		if altyn.Confidence(l.cell("confidence")) != altyn.Verified {
			return
		}
		own := true
		for id := range strings.SplitSeq(sources, " ") {
			s, ok := p.rec.Source(altyn.SourceID(id))
			own = own && ok && s.Kind == altyn.Altyn
		}
		if own {
			p.reportCell(l, "confidence", "name the source that was read, or write inferred", "the row is said to be verified, and its only source is altyn itself")
		}
	},
}
