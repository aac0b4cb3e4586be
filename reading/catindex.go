package reading

import (
	"maps"
	"slices"
	"strings"

	"altyn"
)

// catIndex is the catalogue as reading asks for it.
type catIndex struct {
	Catalogue
	all     []*altyn.Games
	byID    map[altyn.GamesID]*altyn.Games
	byCity  map[string][]altyn.GamesID
	cities  map[altyn.GamesID][]string
	sports  map[altyn.SportID]*altyn.Sport
	parent  map[altyn.SportID]altyn.SportID
	events  map[altyn.SportID][]eventInfo
	wider   map[altyn.SportID][]altyn.SportID // disciplines of a wider sport
	order   []altyn.SportID
	dists   map[string]bool
	weights map[string]bool
}

// eventInfo is an event with its slug cut into words.
type eventInfo struct {
	id    altyn.EventID
	sex   altyn.Sex
	words []string // of the slug, without the class
	class string
	kind  altyn.EventKind
}

func indexCatalogue(c Catalogue) *catIndex {
	x := &catIndex{
		Catalogue: c, byID: map[altyn.GamesID]*altyn.Games{}, byCity: map[string][]altyn.GamesID{}, cities: map[altyn.GamesID][]string{},
		sports: map[altyn.SportID]*altyn.Sport{}, parent: map[altyn.SportID]altyn.SportID{}, events: map[altyn.SportID][]eventInfo{},
		wider: map[altyn.SportID][]altyn.SportID{}, dists: map[string]bool{}, weights: map[string]bool{},
	}
	for _, g := range c.AllGames() {
		if g.Status == altyn.GamesCancelled {
			continue
		}
		x.all = append(x.all, g)
		x.byID[g.ID] = g
		for _, h := range c.Hosts(g.ID) {
			x.byCity[h.City] = append(x.byCity[h.City], g.ID)
			x.cities[g.ID] = append(x.cities[g.ID], h.City)
		}
	}
	for _, s := range c.Sports() {
		x.sports[s.ID] = s
		if s.Parent != "" {
			x.parent[s.ID] = s.Parent
			x.wider[s.Parent] = append(x.wider[s.Parent], s.ID)
		}
	}
	for _, e := range c.Events() {
		in := eventInfo{id: e.ID, sex: e.ID.Sex(), class: strings.ToLower(e.Class), kind: e.Kind}
		in.words = slugWords(e.ID.Slug())
		if in.class != "" {
			in.words = slices.DeleteFunc(in.words, func(w string) bool { return w == in.class })
		}
		x.events[e.ID.Sport()] = append(x.events[e.ID.Sport()], in)
		for _, w := range in.words {
			if strings.HasSuffix(w, "m") && w[0] >= '0' && w[0] <= '9' {
				x.dists[w] = true
			}
		}
	}
	x.order = slices.Sorted(maps.Keys(x.events))
	return x
}

// slugWords cuts a slug into words; "over-91kg" stays one.
func slugWords(slug string) []string {
	if slug == "" {
		return nil
	}
	w := strings.Split(slug, "-")
	for i := 0; i+1 < len(w); i++ {
		if w[i] == "over" && strings.HasSuffix(w[i+1], "kg") {
			w[i] = "over-" + w[i+1]
			w = slices.Delete(w, i+1, i+2)
		}
	}
	return w
}

// inYear reports whether the Games bear that year or were opened in it.
func (x *catIndex) inYear(g altyn.GamesID, year int) bool {
	if g.Year() == year {
		return true
	}
	in := x.byID[g]
	return in != nil && in.Opens.Known() && in.Opens.First().Year() == year
}

// ofYear gives the Games of a year: those that bear it, else those held in it.
func (x *catIndex) ofYear(year int, fits func(altyn.GamesID) bool) []altyn.GamesID {
	var out []altyn.GamesID
	for _, g := range x.all {
		if g.ID.Year() == year && fits(g.ID) {
			out = append(out, g.ID)
		}
	}
	if len(out) == 0 {
		for _, g := range x.all {
			if x.inYear(g.ID, year) && fits(g.ID) {
				out = append(out, g.ID)
			}
		}
	}
	return out
}

// neighbour gives the Games of the same series before (-1) or after (1).
func (x *catIndex) neighbour(g altyn.GamesID, s altyn.Season, step int) altyn.GamesID {
	i := slices.IndexFunc(x.all, func(o *altyn.Games) bool { return o.ID == g })
	for i >= 0 {
		i += step
		if i < 0 || i >= len(x.all) {
			return ""
		}
		if x.all[i].ID.Season() == s {
			return x.all[i].ID
		}
	}
	return ""
}

// para gives the Paralympic sport of that name, or the sport itself at the Olympics.
func (x *catIndex) para(s altyn.SportID) (altyn.SportID, bool) {
	if strings.HasPrefix(string(s), "para-") {
		return s, true
	}
	p := "para-" + s
	if _, ok := x.sports[p]; ok {
		return p, true
	}
	if sp, ok := x.sports[s]; ok && sp.Movement == altyn.Paralympic {
		return s, true
	}
	return "", false
}

// nationIn reports whether athletes could compete under the code in the year, as far as the catalogue knows.
func (x *catIndex) nationIn(id altyn.NationID, year int) bool {
	c, ok := x.Catalogue.(NationCatalogue)
	if !ok || year == 0 {
		return true
	}
	n, ok := c.Nation(id)
	return !ok || validIn(n.Valid, year)
}
