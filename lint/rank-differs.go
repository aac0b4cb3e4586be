package lint

import (
	"altyn"
	"altyn/medal"
)

var rankDiffers = Rule{
	Name:     "rank-differs",
	Severity: altyn.Error,
	Doc:      "A rank printed in a complete medal table follows from its own lines: by gold, then silver, then bronze; equal on all three share the rank (1, 2, 2, 4), and nations that official tables leave out have none. Publishers that print otherwise are exceptions.",
	check: func(p *pass) {
		byPublication := map[altyn.PublicationID][]int{}
		for i := range p.all.Lines {
			l := &p.all.Lines[i]
			byPublication[l.Publication] = append(byPublication[l.Publication], i)
		}
		for _, u := range live(p.all.Publications) {
			if u.Complete != "yes" {
				continue
			}
			rows := byPublication[u.ID]
			lines := make([]medal.Line, 0, len(rows))
			at := map[altyn.NationID]int{}
			for _, i := range rows {
				l := &p.all.Lines[i]
				at[l.Nation] = i
				lines = append(lines, medal.Line{Nation: l.Nation, Gold: l.Gold.Or(0), Silver: l.Silver.Or(0), Bronze: l.Bronze.Or(0)})
			}
			medal.Rank(lines, altyn.ByGold, func(n altyn.NationID) bool {
				nation, ok := p.rec.Nation(n)
				return !ok || nation.Ranked != "no"
			})
			for _, c := range lines {
				l := &p.all.Lines[at[c.Nation]]
				printed, ok := l.Rank.Int()
				if !ok || printed == c.Rank || p.exempted(string(u.ID), "publications:"+string(u.ID), string(u.ID)+" "+string(c.Nation)) {
					continue
				}
				want := "no rank"
				if c.Rank > 0 {
					want = altyn.N(c.Rank).String()
				}
				p.report(spot{"tables", at[c.Nation], "rank"}, l.Key(), "", "%s is printed as %d, and %d-%d-%d gives %s", c.Nation, printed, c.Gold, c.Silver, c.Bronze, want)
			}
		}
	},
}
