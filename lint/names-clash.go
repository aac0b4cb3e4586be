package lint

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"altyn"
)

var namesClash = Rule{
	Name:     "names-clash",
	Severity: altyn.Warning,
	Doc:      "Within a language, one name is of one nation, person, city, sport, event or venue, unless something tells the two apart: the time the name was in use, lineage (Dahomey became Benin), the nation, sex or sport of people, the sport, sex or movement of events, the movement or parent of sports. Else a text that uses the name can never be read with certainty. Adjectives and the names of peoples are left out: Congolese and Dominican are of two nations each.",
	check: func(p *pass) {
		fold := cases.Fold()
		for _, lang := range p.rec.Languages() {
			type bearer struct {
				row  int
				name *altyn.Name
			}
			type surface struct {
				kind altyn.NameKind
				text string
			}
			names := p.all.Names[lang]
			bearers := map[surface][]bearer{}
			for i, n := range live(names) {
				if n.Kind == altyn.GamesName || n.Kind == altyn.BodyName {
					continue // a city's name is that of all its Games: the day of the text tells them apart
				}
				s := surface{n.Kind, norm.NFC.String(fold.String(strings.TrimSpace(n.Name)))}
				bearers[s] = append(bearers[s], bearer{i, n})
			}
			for _, list := range bearers {
				slices.SortFunc(list, func(a, b bearer) int { return cmp.Compare(a.row, b.row) })
				for k, b := range list {
					for _, a := range list[:k] {
						if a.name.ID == b.name.ID || p.toldApart(a.name, b.name) {
							continue
						}
						if b.name.Form == altyn.Adjective || b.name.Form == altyn.Demonym || a.name.Form == altyn.Adjective || a.name.Form == altyn.Demonym {
							break // two peoples may well be called the same; who reads it must keep both
						}
						p.report(spot{"names/" + lang, b.row, "name"}, b.name.Key(), "say when each was in use, or leave one to a longer form",
							"%q is the name of %s and of %s, and nothing tells them apart", b.name.Name, a.name.ID, b.name.ID)
						break
					}
				}
			}
		}
	},
}

// toldApart reports whether a text could tell which of two things of one name is meant.
func (p *pass) toldApart(a, b *altyn.Name) bool {
	if a.Valid.Known() && b.Valid.Known() && (a.Valid.Last() < b.Valid.First() || b.Valid.Last() < a.Valid.First()) {
		return true
	}
	switch a.Kind {
	case altyn.NationName:
		x, okx := p.rec.Nation(altyn.NationID(a.ID))
		y, oky := p.rec.Nation(altyn.NationID(b.ID))
		return okx && oky && (x.Valid.Known() && y.Valid.Known() && (x.Valid.Last() < y.Valid.First() || y.Valid.Last() < x.Valid.First()) || p.related(x.ID, y.ID))
	case altyn.PersonName:
		x, okx := p.rec.Person(altyn.PersonID(a.ID))
		y, oky := p.rec.Person(altyn.PersonID(b.ID))
		return okx && oky && (x.Sex != y.Sex || !share(x.Nations, y.Nations) || !share(x.Sports, y.Sports))
	case altyn.SportName:
		x, okx := p.rec.Sport(altyn.SportID(a.ID))
		y, oky := p.rec.Sport(altyn.SportID(b.ID))
		return okx && oky && (x.Movement != y.Movement || x.Season != y.Season || x.Parent == y.ID || y.Parent == x.ID)
	case altyn.EventName:
		x, y := altyn.EventID(a.ID), altyn.EventID(b.ID)
		return x.Sport() != y.Sport() || x.Sex() != y.Sex()
	}
	return false
}

// related reports whether one nation came of the other: the day of a text tells which is meant.
func (p *pass) related(a, b altyn.NationID) bool {
	is := func(l *altyn.Lineage) bool { return l.Nation == b || l.Predecessor == b }
	return slices.ContainsFunc(p.rec.Lineage(a), is) || slices.ContainsFunc(p.rec.Successors(a), is)
}

func share[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}
