package lint

import "altyn"

var medalRankMismatch = Rule{
	Name:     "medal-rank-mismatch",
	Severity: altyn.Error,
	Doc:      "The medal of the day goes with the rank of the event: gold with 1, silver with 2, bronze with 3. A tie does not change that: two who share rank 1 have gold and the next is third; two planned bronzes are both third. Ranks 1 to 3 without a medal are reported too, unless another row of the entry has it. A disqualification on the day has neither.",
	check: func(p *pass) {
		for i, r := range live(p.all.Results) {
			if r.Phase != "" && r.Phase != altyn.Final {
				continue
			}
			rank, ranked := r.Rank.Int()
			place := placeOf(r.Medal)
			switch {
			case place > 0 && r.IRM == "DSQ":
				p.report(spot{"results", i, "medal"}, r.Key(), "", "the medal is %s, and the result is DSQ; what was decided later belongs in decisions", r.Medal)
			case !ranked:
			case place > 0 && rank != place:
				p.report(spot{"results", i, "rank"}, r.Key(), "", "%s goes with rank %d, and the rank is %d", r.Medal, place, rank)
			case r.Medal == "" && r.Phase == "" && 1 <= rank && rank <= 3 && !p.wonMedal(r.Entry):
				p.report(spot{"results", i, "medal"}, r.Key(), "add the medal, or write none where there was none to win", "rank %d has no medal", rank)
			}
		}
	},
}

// placeOf gives 1 to 3 for gold, silver and bronze, and 0 for anything else.
func placeOf(m altyn.Medal) int {
	switch m {
	case altyn.Gold:
		return 1
	case altyn.Silver:
		return 2
	case altyn.Bronze:
		return 3
	}
	return 0
}

func (p *pass) wonMedal(e altyn.EntryID) bool {
	for _, r := range p.rec.Results(e) {
		if r.Medal != "" {
			return true
		}
	}
	return false
}
