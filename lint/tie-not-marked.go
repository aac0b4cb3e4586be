package lint

import (
	"cmp"
	"maps"
	"slices"

	"altyn"
)

var tieNotMarked = Rule{
	Name:     "tie-not-marked",
	Severity: altyn.Warning,
	Doc:      "Two entries that share a medal rank of an event are both marked as tied, but for the two bronzes of an event that plans them. Without the mark a second gold looks like a mistake.",
	check: func(p *pass) {
		type place struct {
			games altyn.GamesID
			event altyn.EventID
			rank  int
		}
		shared := map[place][]int{}
		for i, r := range live(p.all.Results) {
			if rank, ok := r.Rank.Int(); ok && r.Phase == "" && 1 <= rank && rank <= 3 {
				k := place{r.Entry.Games(), r.Entry.Event(), rank}
				shared[k] = append(shared[k], i)
			}
		}
		for _, k := range slices.SortedFunc(maps.Keys(shared), func(a, b place) int {
			return cmp.Or(altyn.CompareGames(a.games, b.games), cmp.Compare(a.event, b.event), cmp.Compare(a.rank, b.rank))
		}) {
			rows := shared[k]
			entries := map[altyn.EntryID]bool{}
			for _, i := range rows {
				entries[p.all.Results[i].Entry] = true
			}
			if len(entries) < 2 || k.rank == 3 && p.bronzes(k.event) >= len(entries) {
				continue
			}
			for _, i := range rows {
				if r := &p.all.Results[i]; r.Tied != "yes" {
					p.report(spot{"results", i, "tied"}, r.Key(), "write yes", "%d entries share rank %d, and this one is not marked as tied", len(entries), k.rank)
				}
			}
		}
	},
}

// bronzes gives how many bronzes an event plans, 1 when the record does not say.
func (p *pass) bronzes(e altyn.EventID) int {
	if event, ok := p.rec.Event(e); ok {
		return event.Bronzes.Or(1)
	}
	return 1
}
