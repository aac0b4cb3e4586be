package lint

import "altyn"

var entryIDMismatch = Rule{
	Name:     "entry-id-mismatch",
	Severity: altyn.Error,
	Doc:      "The id of an entry says its Games, event and nation as its columns do, and then the person or a number. So do the columns of a decision and its entry, and the id of a published table and its Games, publisher and day.",
	check: func(p *pass) {
		for i, e := range live(p.all.Entries) {
			at := func(column string) spot { return spot{"entries", i, column} }
			switch {
			case e.ID == "":
			case e.ID.Event() == "" || e.ID.Nation() == "" || len(e.ID) <= len(e.ID.Games())+len(e.ID.Event())+len(e.ID.Nation())+3:
				p.report(at("id"), e.Key(), "write <games>/<event>/<nation>/<person or number>", "the id %q is not well formed", e.ID)
			case e.ID.Games() != e.Games:
				p.report(at("games"), e.Key(), "", "the id says %s, the column %s", e.ID.Games(), e.Games)
			case e.ID.Event() != e.Event:
				p.report(at("event"), e.Key(), "", "the id says %s, the column %s", e.ID.Event(), e.Event)
			case e.ID.Nation() != e.Nation:
				p.report(at("nation"), e.Key(), "", "the id says %s, the column %s", e.ID.Nation(), e.Nation)
			}
		}
		for i, d := range live(p.all.Decisions) {
			switch {
			case d.Entry == "":
			case d.Entry.Games() != d.Games:
				p.report(spot{"decisions", i, "games"}, d.Key(), "", "the entry says %s, the column %s", d.Entry.Games(), d.Games)
			case d.Entry.Event() != d.Event:
				p.report(spot{"decisions", i, "event"}, d.Key(), "", "the entry says %s, the column %s", d.Entry.Event(), d.Event)
			}
		}
		for i, u := range live(p.all.Publications) {
			scope := string(u.Games)
			if u.Sport != "" {
				scope += "/" + string(u.Sport)
			}
			plain, sport := string(u.Games)+"/"+u.Publisher+"/"+u.AsOf.String(), scope+"/"+u.Publisher+"/"+u.AsOf.String()
			if id := string(u.ID); id != plain && id != sport && !longer(id, plain) && !longer(id, sport) {
				p.report(spot{"publications", i, "id"}, u.Key(), "write "+sport, "the id %q does not say the Games, publisher and day of its columns", u.ID)
			}
		}
	},
}

// longer reports whether id is the plain id with a hyphen or slash and more, which tells two tables of one day apart.
func longer(id, plain string) bool {
	return len(id) > len(plain)+1 && id[:len(plain)] == plain && (id[len(plain)] == '-' || id[len(plain)] == '/')
}
