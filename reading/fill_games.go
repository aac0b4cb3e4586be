package reading

import (
	"slices"

	"altyn"
)

// gamesOf gives the Games of the frame and the item that prints them, -1 when they come from the context. Of the Games that
// the words leave open, those fit that have the sport or class told, or the people.
func (f *frame) gamesOf() (altyn.GamesID, int) {
	g, at := f.gamesSaid()
	if g == "" {
		return g, at
	}
	return f.fitting(g, at), at
}

// fitting gives the Games that the words may mean as well as g and that alone have what the clause tells: a class is of the
// Paralympics, a marathon of summer; Beijing is that of a year when the athlete was there. Where the words name one Games by
// year, or by season, nothing but the other half of the same year is open.
func (f *frame) fitting(g altyn.GamesID, at int) altyn.GamesID {
	s, d := f.s, f.s.doc
	in := d.cat.byID[g]
	if in == nil {
		return g
	}
	noun, city, years := "", "", at >= 0 && s.items[at].has(clYear)
	if at >= 0 && s.items[at].kind == clGames {
		r := &s.games[s.items[at].ref]
		noun, years = r.noun, r.year != 0
		if len(r.cities) > 0 {
			city = r.cities[0]
		}
		if r.rel != "" || r.edition != 0 {
			return g
		}
	}
	season, class := f.seasonTold()
	only := func(ok func(o *altyn.Games) bool) altyn.GamesID {
		found := altyn.GamesID("")
		for _, o := range d.cat.all {
			if o.ID == g || o.Status == altyn.GamesCancelled || !ok(o) {
				continue
			}
			if found != "" {
				return ""
			}
			found = o.ID
		}
		return found
	}
	year := g.Year()
	if city != "" && !years && (noun == "" || noun == "any") {
		for i := at - 1; i >= 0; i-- {
			// it dates from 1964: in Tokyo, ...
			if y := int(s.items[i].n); s.items[i].kind == clNum && s.items[i].has(clYear) && s.heldIn(city, y) {
				if d.cat.inYear(g, y) {
					return g
				}
				if o := only(func(o *altyn.Games) bool {
					return o.Movement == in.Movement && slices.Contains(d.cat.cities[o.ID], city) && d.cat.inYear(o.ID, y)
				}); o != "" {
					return o
				}
			}
		}
	}
	if class && in.Movement == altyn.Olympic && noun != "olympic" && noun != "summer" && noun != "winter" {
		if o := only(func(o *altyn.Games) bool {
			return o.Movement == altyn.Paralympic && o.ID.Year() == year && o.Season == in.Season
		}); o != "" {
			return o
		}
	}
	if season != "" && season != in.Season && at >= 0 && (noun == "" || noun == "any" || noun == "olympic" || noun == "paralympic") {
		if o := only(func(o *altyn.Games) bool {
			return o.Movement == in.Movement && o.Season == season && (years && o.ID.Year() == year || !years && city != "" && slices.Contains(d.cat.cities[o.ID], city))
		}); o != "" {
			return o
		}
	}
	if it := f.item("who"); it != nil && it.kind == clPerson && at >= 0 && !years && city != "" && (noun == "" || noun == "any") {
		c, ok := d.cat.Catalogue.(EntryCatalogue)
		if !ok {
			return g
		}
		there := func(o altyn.GamesID) bool {
			for _, p := range s.people[it.ref].who {
				if id := d.people[p].id; id == "" || len(c.EnteredIn(id, o)) == 0 {
					return false
				}
			}
			return len(s.people[it.ref].who) > 0
		}
		if !there(g) {
			if o := only(func(o *altyn.Games) bool { return slices.Contains(d.cat.cities[o.ID], city) && there(o.ID) }); o != "" {
				return o
			}
		}
	}
	return g
}

// seasonTold gives the season of the sports that the frame and its zone print, "" when none or several, and whether they
// print a class of Paralympic events.
func (f *frame) seasonTold() (season altyn.HalfYear, class bool) {
	s, d := f.s, f.s.doc
	for i := f.left; i < f.right; i++ {
		if s.items[i].kind != clEvent {
			continue
		}
		r := &s.events[s.items[i].ref]
		class = class || r.class != ""
		sports := slices.Clone(r.sports)
		for _, e := range r.evts {
			for _, a := range e.alts {
				sports = append(sports, a.sport)
			}
		}
		for _, sp := range sports {
			row := d.cat.sports[altyn.SportID(sp)]
			if row == nil || row.Season != altyn.Summer && row.Season != altyn.Winter || season != "" && season != row.Season {
				return "", class
			}
			season = row.Season
		}
	}
	return season, class
}
