package lint

import (
	"strings"

	"altyn"
)

var effectOrder = Rule{
	Name:     "effect-order",
	Severity: altyn.Error,
	Doc:      "A decision is not announced before it is taken; its effects have one body, and all are of the same day or window; a medal is presented only once the entry has it by official result, and a medal that left vacant is not presented at all.",
	check: func(p *pass) {
		first := map[altyn.DecisionID]*altyn.Decision{}
		for i, d := range live(p.all.Decisions) {
			at := func(column string) spot { return spot{"decisions", i, column} }
			if d.Announced.Known() && d.Decided.Known() && d.Announced.Last() < d.Decided.First() {
				p.report(at("announced"), d.Key(), "", "announced on %s, before it was taken on %s", d.Announced, d.Decided)
			}
			f, seen := first[d.Decision]
			if !seen {
				first[d.Decision] = d
				continue
			}
			if !strings.HasPrefix(d.Body, f.Body) && !strings.HasPrefix(f.Body, d.Body) { // IOC, and which of its commissions
				p.report(at("body"), d.Key(), "give it a decision id of its own", "the decision %s is by %s in effect %s and by %s here", d.Decision, f.Body, f.ID, d.Body)
			}
			if f.Decided != d.Decided {
				p.report(at("decided"), d.Key(), "give it a decision id of its own", "the decision %s is of %s in effect %s and of %s here", d.Decision, f.Decided, f.ID, d.Decided)
			}
		}
		for _, e := range p.effects() {
			for _, s := range p.replay(e) {
				if s.Effect == altyn.MedalPresented && s.Scope != altyn.OneMember && s.known && s.To != "" && s.To != s.before {
					p.report(s.at("to"), s.Key(), "", "%s is presented with %s, and the official result gives %s%s", e.entry, s.To, s.before, since(s.since))
				}
			}
		}
	},
}
