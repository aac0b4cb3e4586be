package lint

import "altyn"

var entryWithoutMembers = Rule{
	Name:     "entry-without-members",
	Severity: altyn.Warning,
	Doc:      "An entry in an individual event has one competitor, besides guides and pilots, one in a pair two. Teams and relays may lack their members where the sources do not name them.",
	check: func(p *pass) {
		for i, e := range live(p.all.Entries) {
			event, ok := p.rec.Event(e.Event)
			if !ok {
				continue
			}
			want := 0
			switch event.Kind {
			case altyn.Individual:
				want = 1
			case altyn.Pair:
				want = 2
			default:
				continue
			}
			n := 0
			for _, m := range p.rec.Members(e.ID) {
				if m.Role == altyn.Competitor || m.Role == "" {
					n++
				}
			}
			if n != want {
				p.report(spot{"entries", i, "id"}, e.Key(), "add them to members.csv", "an entry of kind %s has %d competitors; want %d", event.Kind, n, want)
			}
		}
	},
}
