package lint

import "altyn"

var effectTakesWhatNobodyHad = Rule{
	Name:     "effect-takes-what-nobody-had",
	Severity: altyn.Error,
	Doc:      "The column from of an effect is what its entry had by official result when the decision took effect: the medal of the day, moved by the effects before it. Effects of one day may stand in any order. A withdrawal takes something, and an entry that was disqualified without losing a medal had none.",
	check: func(p *pass) {
		for _, e := range p.effects() {
			for _, s := range p.replay(e) {
				switch {
				case s.Effect == altyn.EntryDisqualified && s.Scope != altyn.OneMember && s.known && placeOf(s.before) > 0:
					p.report(s.at("effect"), s.Key(), "write medal-withdrawn", "%s was disqualified with %s in hand%s", e.entry, s.before, since(s.since))
				case !movesResult(s.Decision) || s.From == "":
				case s.known && s.From != s.before:
					p.report(s.at("from"), s.Key(), "", "from is %s, and %s had %s%s", s.From, e.entry, s.before, since(s.since))
				case s.Effect == altyn.MedalWithdrawn && s.From == s.To:
					p.report(s.at("to"), s.Key(), "", "from and to are both %s: nothing is withdrawn", s.From)
				}
			}
		}
	},
}

// since words where a state comes from.
func since(d *altyn.Decision) string {
	if d == nil {
		return " on the day"
	}
	return " since " + d.Decided.String() + " (" + string(d.ID) + ")"
}
