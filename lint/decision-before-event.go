package lint

import "altyn"

var decisionBeforeEvent = Rule{
	Name:     "decision-before-event",
	Severity: altyn.Error,
	Doc:      "A decision on a result is not taken before the day of the result, nor before the Games began.",
	check: func(p *pass) {
		for i, d := range live(p.all.Decisions) {
			if !d.Decided.Known() {
				continue
			}
			at := spot{"decisions", i, "decided"}
			reported := false
			for _, r := range p.rec.Results(d.Entry) {
				if (r.Phase == "" || r.Phase == altyn.Final) && r.On.Known() && d.Decided.Last() < r.On.First() && !reported {
					p.report(at, d.Key(), "", "it is of %s, and the result is of %s", d.Decided, r.On)
					reported = true
				}
			}
			if first, _, ok := p.window(d.Games); ok && !reported && d.Decided.Last() < first {
				p.report(at, d.Key(), "", "it is of %s, and %s began on %s", d.Decided, d.Games, first)
			}
		}
	},
}
