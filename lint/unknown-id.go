package lint

import (
	"strings"

	"altyn"
	"altyn/record"
)

var unknownID = Rule{
	Name:     "unknown-id",
	Severity: altyn.Error,
	Doc:      "Every id in a cell is that of a row that counts: Games, nations, sports, events, people, entries, publications, effects, sources, each id of a list, what a name names, and the publisher of a table or of a rule of precedence. An event may also be all events of a sport for one sex, as `judo/women`, where the column may be empty. The nearest id is given.",
	line: func(p *pass, l *line) {
		if l.withdrawn() {
			return
		}
		for i, c := range l.schema.Columns {
			switch text := l.cellAt(i); {
			case text == "" || c.Of == "entries" && l.table == "members": // that one is member-without-entry
			case c.Type == "id":
				p.checkID(l, c, text)
			case c.Type == "list":
				for id := range strings.SplitSeq(text, " ") {
					p.checkID(l, c, id)
				}
			}
		}
		switch l.table {
		case "names":
			p.checkNamed(l)
		case "publications":
			if text := l.cell("publisher"); text != "" && text != string(altyn.Altyn) && !p.ids("publishers")[text] {
				p.reportCell(l, "publisher", p.near(text, "publishers"), "no source has the publisher %q", text)
			}
		case "precedence":
			if text := l.cell("publisher"); text != "" && text != "*" && !p.ids("publishers")[text] {
				p.reportCell(l, "publisher", p.near(text, "publishers"), "no source has the publisher %q", text)
			}
		}
	},
}

func (p *pass) checkID(l *line, c record.Column, id string) {
	set := p.ids(c.Of)
	if id == "" || set[id] {
		return
	}
	for _, word := range c.Also {
		if id == word {
			return
		}
	}
	if e := altyn.EventID(id); c.Of == "events" && !c.Foreign() && e.Slug() == "" && e.Sex() != "" && p.ids("sports")[string(e.Sport())] {
		return
	}
	p.reportCell(l, c.Name, p.near(id, c.Of), "%s %q is not in the table %s", c.Name, id, c.Of)
}

// namedIn gives the table whose ids the names of a kind have; bodies have none.
var namedIn = map[altyn.NameKind]string{
	altyn.NationName: "nations", altyn.PersonName: "people", altyn.SportName: "sports", altyn.EventName: "events",
	altyn.GamesName: "games", altyn.CityName: "cities", altyn.VenueName: "venues",
}

func (p *pass) checkNamed(l *line) {
	of, ok := namedIn[altyn.NameKind(l.cell("kind"))]
	if id := l.cell("id"); ok && id != "" && !p.ids(of)[id] {
		p.reportCell(l, "id", p.near(id, of), "%q is none of the %s of the record", id, of)
	}
}
