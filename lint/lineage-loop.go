package lint

import (
	"slices"
	"strings"

	"altyn"
)

var lineageLoop = Rule{
	Name:     "lineage-loop",
	Severity: altyn.Error,
	Doc:      "No nation comes before itself, by whatever number of steps; else adding up what predecessors won would never end.",
	check: func(p *pass) {
		steps := map[altyn.NationID][]altyn.NationID{}
		for _, l := range live(p.all.Lineage) {
			steps[l.Nation] = append(steps[l.Nation], l.Predecessor)
		}
		reported := map[altyn.NationID]bool{}
		for i, l := range live(p.all.Lineage) {
			path := back(steps, l.Predecessor, l.Nation)
			if path == nil || reported[l.Nation] {
				continue
			}
			path = append([]altyn.NationID{l.Nation}, path...)
			for _, n := range path {
				reported[n] = true // one finding a loop
			}
			words := make([]string, len(path))
			for k, n := range path {
				words[k] = string(n)
			}
			p.report(spot{"lineage", i, "predecessor"}, l.Key(), "remove one of the steps", "the lineage goes round: %s", strings.Join(words, " after "))
		}
	},
}

// back gives a way of steps from one nation to another, nil when there is none.
func back(steps map[altyn.NationID][]altyn.NationID, from, to altyn.NationID) []altyn.NationID {
	came := map[altyn.NationID]altyn.NationID{from: from}
	queue := []altyn.NationID{from}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if n == to {
			way := []altyn.NationID{n}
			for n != from {
				n = came[n]
				way = append(way, n)
			}
			slices.Reverse(way)
			return way
		}
		for _, next := range steps[n] {
			if _, seen := came[next]; !seen {
				came[next] = n
				queue = append(queue, next)
			}
		}
	}
	return nil
}
