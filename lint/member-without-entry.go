package lint

import "altyn"

var memberWithoutEntry = Rule{
	Name:     "member-without-entry",
	Severity: altyn.Error,
	Doc:      "Every member belongs to an entry, and is of the sex that may enter its event. The nearest entry is given.",
	check: func(p *pass) {
		for i, m := range live(p.all.Members) {
			e, ok := p.rec.Entry(m.Entry)
			if !ok {
				p.report(spot{"members", i, "entry"}, m.Key(), p.near(string(m.Entry), "entries"), "there is no entry %q", m.Entry)
				continue
			}
			person, known := p.rec.Person(m.Person)
			sex := e.Event.Sex()
			if known && m.Role == altyn.Competitor && (sex == altyn.Men && person.Sex == altyn.Women || sex == altyn.Women && person.Sex == altyn.Men) {
				p.report(spot{"members", i, "person"}, m.Key(), "", "%s enters the events of %s, and %s is of %s", m.Person, person.Sex, e.Event, sex)
			}
		}
	},
}
