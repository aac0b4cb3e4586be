package reconcile

import (
	"altyn"
	"altyn/record"
)

// decide says by the table of precedence which of the sides the record follows. Sides of one value stand together; one
// of them that is preferred to every side of another value wins.
func decide(r *record.Record, f altyn.Fact, d *Difference) {
	best := -1
	for i := range d.Sides {
		if d.Sides[i].Lacks {
			continue
		}
		wins := true
		for j := range d.Sides {
			if d.Sides[i].Value != d.Sides[j].Value && !d.Sides[j].Lacks && r.Prefer(f, d.Sides[i].prov, d.Sides[j].prov) >= 0 {
				wins = false
				break
			}
		}
		if wins && best < 0 {
			best = i
		}
	}
	if best < 0 {
		d.State, d.Why = Unresolved, altyn.Msg("differ-equal")
		return
	}
	follow(d, d.Sides[best].Value)
	d.State = Settled
	rule, ok := r.Ruling(f, d.Sides[best].prov)
	if ok {
		d.Rule = rule.Order.Or(0)
	}
	// The rule alone decides where every other side has a later one; else the newer source does.
	newer := false
	for j := range d.Sides {
		if d.Sides[j].Value == d.Sides[best].Value || d.Sides[j].Lacks {
			continue
		}
		if other, known := r.Ruling(f, d.Sides[j].prov); known == ok && (!ok || other.Order == rule.Order) {
			newer = true
		}
	}
	if newer {
		d.Why = altyn.Msg("differ-newer", "rule", d.Rule)
	} else {
		d.Why = altyn.Msg("differ-rule", "rule", d.Rule, "why", rule.Why)
	}
}

// follow marks the sides that the record follows.
func follow(d *Difference, value string) {
	for i := range d.Sides {
		d.Sides[i].Follows = d.Sides[i].Value == value
	}
}
