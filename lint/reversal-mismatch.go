package lint

import "altyn"

var reversalMismatch = Rule{
	Name:     "reversal-mismatch",
	Severity: altyn.Error,
	Doc:      "An effect that reverses another is on the same entry, not before it, and gives back what it took: its from is the other's to, and its to the medal that the other took. A reinstatement after a decision names what it reverses; one that undoes a ruling of the day has none to name.",
	check: func(p *pass) {
		for i, d := range live(p.all.Decisions) {
			at := func(column string) spot { return spot{"decisions", i, column} }
			if d.Reverses == "" {
				if d.Effect == altyn.EntryReinstated && p.takenBefore(d) {
					p.report(at("reverses"), d.Key(), "name the effect in the column reverses", "the reinstatement does not say what it reverses")
				}
				continue
			}
			o, ok := p.rec.Effect(d.Reverses)
			switch {
			case !ok: // unknown-id says so
			case o.ID == d.ID:
				p.report(at("reverses"), d.Key(), "", "the effect reverses itself")
			case o.Entry != d.Entry:
				p.report(at("reverses"), d.Key(), "", "it is on %s, and reverses an effect on %s", d.Entry, o.Entry)
			case d.Decided.Known() && o.Decided.Known() && d.Decided.Last() < o.Decided.First():
				p.report(at("decided"), d.Key(), "", "it is of %s, before what it reverses (%s)", d.Decided, o.Decided)
			case d.From != o.To || placeOf(o.From) > 0 && d.To != o.From:
				p.report(at("to"), d.Key(), "", "it moves %s to %s, and reverses one that moves %s to %s", d.From, d.To, o.From, o.To)
			}
		}
	},
}

// takenBefore reports whether an earlier decision took a medal from the entry.
func (p *pass) takenBefore(d *altyn.Decision) bool {
	for _, o := range p.rec.DecisionsOf(d.Entry) {
		if o.ID != d.ID && placeOf(o.From) > 0 && !(placeOf(o.To) > 0) && o.Decided.Known() && o.Decided.First() < d.Decided.Last() {
			return true
		}
	}
	return false
}
