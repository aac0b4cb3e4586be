package lint

import (
	"cmp"
	"maps"
	"slices"

	"altyn"
)

var delegationSum = Rule{
	Name:     "delegation-sum",
	Severity: altyn.Warning,
	Doc:      "The men and the women of a delegation are its athletes: as a whole, in a sport, in an event. Where sources differ and several numbers stand side by side, some choice of them must add up.",
	check: func(p *pass) {
		type team struct {
			games  altyn.GamesID
			nation altyn.NationID
			sport  altyn.SportID
			event  altyn.EventID
		}
		type size struct {
			men, women, athletes []int
			row                  int
		}
		sizes := map[team]*size{}
		for i, d := range live(p.all.Delegations) {
			n, ok := d.Value.Int()
			if !ok {
				continue
			}
			k := team{d.Games, d.Nation, d.Sport, d.Event}
			s := sizes[k]
			if s == nil {
				s = &size{}
				sizes[k] = s
			}
			switch d.Of {
			case "men":
				s.men = append(s.men, n)
			case "women":
				s.women = append(s.women, n)
			case "athletes":
				s.athletes, s.row = append(s.athletes, n), i
			}
		}
		for _, k := range slices.SortedFunc(maps.Keys(sizes), func(a, b team) int {
			return cmp.Or(altyn.CompareGames(a.games, b.games), cmp.Compare(a.nation, b.nation), cmp.Compare(a.sport, b.sport), cmp.Compare(a.event, b.event))
		}) {
			s := sizes[k]
			if len(s.men) == 0 || len(s.women) == 0 || len(s.athletes) == 0 || addsUp(s.men, s.women, s.athletes) {
				continue
			}
			d := &p.all.Delegations[s.row]
			sum := s.men[0] + s.women[0]
			p.report(spot{"delegations", s.row, "value"}, d.Key(), "", "%d men and %d women are %d athletes, and the row has %d (%s)", s.men[0], s.women[0], sum, d.Value.Or(0), off(sum, d.Value.Or(0)))
		}
	},
}

// addsUp reports whether some number of a and one of b add up to one of sums.
func addsUp(a, b, sums []int) bool {
	for _, x := range a {
		for _, y := range b {
			if slices.Contains(sums, x+y) {
				return true
			}
		}
	}
	return false
}
