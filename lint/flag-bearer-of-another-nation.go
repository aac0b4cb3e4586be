package lint

import (
	"slices"

	"altyn"
)

var flagBearerOfAnotherNation = Rule{
	Name:     "flag-bearer-of-another-nation",
	Severity: altyn.Error,
	Doc:      "Who carried the flag of a nation, or led its team, is of that nation: it is among the nations of the person, or of the person's entries at those Games.",
	check: func(p *pass) {
		for i, r := range live(p.all.Roles) {
			person, ok := p.rec.Person(r.Person)
			if !ok || len(person.Nations) == 0 || slices.Contains(person.Nations, r.Nation) {
				continue
			}
			if slices.ContainsFunc(p.rec.EntriesOf(r.Person), func(e *altyn.Entry) bool { return e.Games == r.Games && e.Nation == r.Nation }) {
				continue
			}
			p.report(spot{"roles", i, "nation"}, r.Key(), "", "%s was %s of %s, and competed for %s", r.Person, r.Role, r.Nation, list(person.Nations))
		}
	},
}
