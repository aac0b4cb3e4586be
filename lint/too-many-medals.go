package lint

import (
	"fmt"

	"altyn"
)

var tooManyMedals = Rule{
	Name:     "too-many-medals",
	Severity: altyn.Error,
	Doc:      "On the day an event gives one gold, one silver and the bronzes it plans, unless ranks are shared and marked so: two golds leave no silver, three golds nothing else, two silvers no bronze. More is reported at the row that is too many.",
	check: func(p *pass) {
		for _, g := range p.rec.AllGames() {
			byEvent := map[altyn.EventID][]*altyn.Result{}
			var order []altyn.EventID
			for _, r := range p.rec.Medals(g.ID) {
				e := r.Entry.Event()
				if len(byEvent[e]) == 0 {
					order = append(order, e)
				}
				byEvent[e] = append(byEvent[e], r)
			}
			for _, e := range order {
				p.countMedals(e, byEvent[e])
			}
		}
	},
}

func (p *pass) countMedals(e altyn.EventID, won []*altyn.Result) {
	var count, untied [4]int
	var last [4]*altyn.Result
	for _, r := range won {
		k := placeOf(r.Medal)
		count[k]++
		if r.Tied != "yes" {
			untied[k]++
		}
		last[k] = r
	}
	planned := p.bronzes(e)
	report := func(r *altyn.Result, format string, args ...any) {
		i := p.resultRow(r)
		p.report(spot{"results", i, "medal"}, r.Key(), "", "%s", fmt.Sprintf(format, args...))
	}
	switch {
	case untied[1] > 1 || untied[1] == 1 && count[1] > 1:
		report(last[1], "%d golds in %s, not all of them marked as tied", count[1], e)
	case untied[2] > 1 || untied[2] == 1 && count[2] > 1:
		report(last[2], "%d silvers in %s, not all of them marked as tied", count[2], e)
	case count[3] > planned && untied[3] > planned-1 && untied[3] > 0:
		report(last[3], "%d bronzes in %s, which plans %d, not all of them marked as tied", count[3], e, planned)
	case count[1] >= 2 && count[2] > 0:
		report(last[2], "%d golds in %s leave no silver", count[1], e)
	case count[1]+count[2] >= 3 && count[3] > 0:
		report(last[3], "%d golds and %d silvers in %s leave no bronze", count[1], count[2], e)
	}
}

// resultRow finds the index of a result that record.Medals gave.
func (p *pass) resultRow(r *altyn.Result) int {
	if p.resultAt == nil {
		p.resultAt = make(map[string]int, len(p.all.Results))
		for i := range p.all.Results {
			x := &p.all.Results[i]
			k := x.Key() + "|" + list(x.Sources)
			if _, ok := p.resultAt[k]; !ok || x.Withdrawn == 0 {
				p.resultAt[k] = i
			}
		}
	}
	if i, ok := p.resultAt[r.Key()+"|"+list(r.Sources)]; ok {
		return i
	}
	return -1
}
