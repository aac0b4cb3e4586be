package lint

import "altyn"

var bornAfterGames = Rule{
	Name:     "born-after-games",
	Severity: altyn.Error,
	Doc:      "Nobody took part in Games before the age of seven, nor after death: the entry is a namesake's, or a date is wrong. (Works of dead artists were shown in the art competitions: those are exceptions.)",
	check: func(p *pass) {
		for i, m := range live(p.all.Members) {
			e, ok := p.rec.Entry(m.Entry)
			if !ok {
				continue
			}
			person, ok := p.rec.Person(m.Person)
			if !ok {
				continue
			}
			first, last, ok := p.window(e.Games)
			if !ok {
				continue
			}
			at := spot{"members", i, "person"}
			switch b := person.Born; {
			case b.Known() && b.First() > last:
				p.report(at, m.Key(), "", "%s was born on %s, after %s", m.Person, b, e.Games)
			case b.Known() && last.Year()-b.First().Year() < 7:
				p.report(at, m.Key(), "", "%s was born on %s and would be %d years old at %s", m.Person, b, last.Year()-b.First().Year(), e.Games)
			}
			if d := person.Died; d.Known() && d.Last() < first {
				p.report(at, m.Key(), "", "%s died on %s, before %s", m.Person, d, e.Games)
			}
		}
	},
}
