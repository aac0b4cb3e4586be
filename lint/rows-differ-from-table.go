package lint

import (
	"maps"
	"slices"

	"altyn"
	"altyn/medal"
)

var rowsDifferFromTable = Rule{
	Name:     "rows-differ-from-table",
	Severity: altyn.Error,
	Doc:      "Where coverage says that the medal rows of a nation at Games are complete, they add up to its line of the opening table on the day of that table, and to the line that the record derives today.",
	check: func(p *pass) {
		today := altyn.MaxDay
		if p.today.Known() {
			today = p.today.Last()
		}
		for i, u := range live(p.all.Publications) {
			if u.Role != altyn.Opening || u.Sport != "" || !u.AsOf.Known() || u.AsOf.First() > today {
				continue
			}
			opening := map[altyn.NationID][3]int{}
			at := map[altyn.NationID]int{}
			for k := range p.all.Lines {
				if l := &p.all.Lines[k]; l.Publication == u.ID {
					opening[l.Nation], at[l.Nation] = [3]int{l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0)}, k
				}
			}
			nations := map[altyn.NationID]bool{}
			for n := range opening {
				nations[n] = true
			}
			for _, e := range p.rec.Entries(u.Games, "") {
				nations[e.Nation] = true
			}
			now, answered := p.table(u, today)
			for _, n := range slices.Sorted(maps.Keys(nations)) {
				where := spot{"publications", i, "id"}
				k, printed := at[n]
				if printed {
					where = spot{"tables", k, "nation"}
				}
				if !printed && u.Complete != "yes" || !p.rec.Covers(altyn.FactMedals, u.Games, n, "", "") {
					continue
				}
				subjects := []string{string(u.ID) + "|" + string(n), "tables:" + string(u.ID) + "|" + string(n), string(u.ID) + " " + string(n)}
				if rows := p.held(u.Games, n, u.AsOf.Last()); rows != opening[n] && !p.exempted(subjects...) {
					p.add(where, "", string(n)+": "+cells(opening[n], rows)+" in its medal rows as of "+u.AsOf.Last().String())
				}
				if rows := p.held(u.Games, n, today); answered && rows != now[n] && !p.exempted(subjects...) {
					p.add(where, "", string(n)+": "+cells(now[n], rows)+" in its medal rows today; the table and the decisions since give the former")
				}
			}
		}
	},
}

// held counts the medals that the entries of a nation held at the end of a day, from their rows.
func (p *pass) held(g altyn.GamesID, n altyn.NationID, day altyn.Day) [3]int {
	var count [3]int
	for h := range medal.Medals(p.rec, medal.Filter{Games: []altyn.GamesID{g}, Nation: n, AsOf: day.Date()}) {
		if k := placeOf(h.Medal); k > 0 {
			count[k-1]++
		}
	}
	return count
}
