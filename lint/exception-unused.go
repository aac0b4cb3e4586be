package lint

import (
	"maps"
	"slices"

	"altyn"
)

var exceptionUnused = Rule{
	Name:     "exception-unused",
	Severity: altyn.Error,
	Doc:      "Each row of exceptions names a rule and exempts something that the rule would report. One that is no longer needed hides nothing yet, and would hide the next fault.",
	check: func(p *pass) {
		for i, e := range live(p.all.Exceptions) {
			at := spot{"exceptions", i, "rule"}
			switch used := p.exempt[exemption{e.Rule, e.Subject}]; {
			case !p.names[e.Rule]:
				p.add(at, meant(e.Rule, slices.Sorted(maps.Keys(p.names))), "there is no rule "+e.Rule)
			case p.wants(e.Rule) && !used:
				at.column = "subject"
				p.add(at, "withdraw it with a reason", e.Rule+" has nothing to report about "+e.Subject)
			}
		}
	},
}
