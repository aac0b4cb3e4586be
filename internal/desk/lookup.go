package desk

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"altyn"
	"altyn/search"
)

// An UnknownError says that the record has nothing by this id or name.
type UnknownError struct {
	What    string   // Games, nation, person, event, sport ...
	Asked   string   // as given
	Nearest []string // what may have been meant, nearest first: ids, with the name in brackets where that helps
	Hint    string   // what to do when nothing is near
}

func (e *UnknownError) Error() string { return fmt.Sprintf("the record has no %s %q", e.What, e.Asked) }

// Fix words the nearest.
func (e *UnknownError) Fix() string {
	if len(e.Nearest) > 0 {
		return "did you mean " + strings.Join(e.Nearest, " or ") + "?"
	}
	return e.Hint
}

// An AmbiguousError says that several have this name.
type AmbiguousError struct {
	What  string   // person ...
	Asked string   // as given
	IDs   []string // of those that have the name, sorted
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%d %s have the name %q", len(e.IDs), e.What, e.Asked)
}

// Fix lists them.
func (e *AmbiguousError) Fix() string {
	return "say which by id: " + strings.Join(e.IDs[:min(len(e.IDs), 10)], ", ")
}

// Games finds Games by id (2012S, in any case) or by usual name (London 2012).
func (d *Desk) Games(asked string) (altyn.GamesID, error) {
	id, formed := altyn.ParseGamesID(strings.ToUpper(asked))
	if formed {
		if _, ok := d.rec.Games(id); ok {
			return id, nil
		}
	}
	for _, g := range d.rec.AllGames() {
		if Fold(g.Name) == Fold(asked) {
			return g.ID, nil
		}
	}
	e := &UnknownError{What: "Games", Asked: asked, Hint: "Games are named by year and S, W, PS or PW, as 2012S, 2026W, 2024PS"}
	if formed {
		for _, g := range d.neighbours(id) {
			e.Nearest = append(e.Nearest, d.titled(string(g), "games"))
		}
		return "", e
	}
	called := map[string][]altyn.GamesID{} // ids, names and cities
	var words []string
	for _, g := range d.rec.AllGames() {
		own := []string{string(g.ID), g.Name}
		for _, h := range d.rec.Hosts(g.ID) {
			own = append(own, h.City)
		}
		for _, w := range own {
			if called[w] == nil {
				words = append(words, w)
			}
			called[w] = append(called[w], g.ID)
		}
	}
	for _, w := range Nearest(asked, slices.Values(words), 3) {
		for _, g := range called[w] {
			e.Nearest = append(e.Nearest, d.titled(string(g), "games"))
		}
	}
	e.Nearest = distinct(e.Nearest)
	e.Nearest = e.Nearest[:min(len(e.Nearest), 5)]
	return "", e
}

func distinct(s []string) []string {
	var out []string
	for _, v := range s {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// neighbours gives the Games of the same series before and after a year without Games.
func (d *Desk) neighbours(id altyn.GamesID) []altyn.GamesID {
	var before, after altyn.GamesID
	for _, g := range d.rec.AllGames() {
		if g.ID.Season() != id.Season() || g.Status == altyn.GamesCancelled {
			continue
		}
		if g.ID.Year() < id.Year() {
			before = g.ID
		} else if after == "" {
			after = g.ID
		}
	}
	return slices.DeleteFunc([]altyn.GamesID{before, after}, func(g altyn.GamesID) bool { return g == "" })
}

// titled is an id with its name in brackets.
func (d *Desk) titled(id, kind string) string {
	name := ""
	switch kind {
	case "games":
		if g, ok := d.rec.Games(altyn.GamesID(id)); ok {
			name = g.Name
		}
	case "nation":
		if n, ok := d.rec.Nation(altyn.NationID(id)); ok {
			name = n.Name
		}
	case "person":
		if p, ok := d.rec.Person(altyn.PersonID(id)); ok {
			name = p.Name
			if len(p.Nations) > 0 {
				name += ", " + string(p.Nations[len(p.Nations)-1])
			}
		}
	}
	if name == "" {
		return id
	}
	return fmt.Sprintf("%s (%s)", id, name)
}

// Nation finds a nation by IOC code (in any case) or by its usual name.
func (d *Desk) Nation(asked string) (altyn.NationID, error) {
	if n, ok := d.rec.Nation(altyn.NationID(strings.ToUpper(asked))); ok {
		return n.ID, nil
	}
	for _, n := range d.rec.Nations() {
		if Fold(n.Name) == Fold(asked) {
			return n.ID, nil
		}
	}
	e := &UnknownError{What: "nation", Asked: asked, Hint: "nations are named by IOC code, as KAZ, or by their usual English name"}
	ids := map[string]altyn.NationID{}
	var codes, names []string
	for _, n := range d.rec.Nations() {
		for _, w := range []string{string(n.ID), n.Name} {
			if _, ok := ids[w]; !ok {
				ids[w] = n.ID
			}
		}
		codes, names = append(codes, string(n.ID)), append(names, n.Name)
		// An ISO code is the likeliest slip: DEU for GER. It comes first.
		if strings.EqualFold(n.ISO3, asked) || strings.EqualFold(n.ISO2, asked) {
			e.Nearest = append(e.Nearest, d.titled(string(n.ID), "nation"))
		}
	}
	if len(e.Nearest) == 0 {
		pool := names
		if len(asked) <= 3 {
			pool = codes
		}
		for _, w := range Nearest(asked, slices.Values(pool), 3) {
			e.Nearest = append(e.Nearest, d.titled(string(ids[w]), "nation"))
		}
	}
	e.Nearest = distinct(e.Nearest)
	return "", e
}

// Person finds somebody by id or by any name that the record has for them, in any language and script, if only one
// person has it.
func (d *Desk) Person(asked string) (altyn.PersonID, error) {
	if p, ok := d.rec.Person(altyn.PersonID(strings.ToLower(asked))); ok {
		return p.ID, nil
	}
	want := Fold(asked)
	found := map[altyn.PersonID]bool{}
	for id, name := range d.personNames() {
		if Fold(name) == want {
			found[id] = true
		}
	}
	switch len(found) {
	case 1:
		for id := range found {
			return id, nil
		}
	case 0:
	default:
		e := &AmbiguousError{What: "people", Asked: asked}
		for id := range found {
			e.IDs = append(e.IDs, string(id))
		}
		slices.Sort(e.IDs)
		return "", e
	}
	e := &UnknownError{What: "person", Asked: asked, Hint: "people are named by id, as olga-rypakova, or by a full name in any script"}
	// Nobody has the name as it stands: whose names begin so, or, of several words, sound so? One person whose names begin
	// with all the words asked is meant; others may be.
	if hits := search.Of(d.rec).Find(asked, 5); len(hits) > 0 && (strings.Contains(asked, " ") || !hits[0].Sound) {
		if len(hits) == 1 && !hits[0].Sound && strings.Contains(asked, " ") {
			return hits[0].ID, nil
		}
		for _, h := range hits {
			e.Nearest = append(e.Nearest, d.titled(string(h.ID), "person"))
		}
		return "", e
	}
	ids := map[string]altyn.PersonID{}
	var names []string
	for id, name := range d.personNames() {
		if _, ok := ids[name]; !ok {
			ids[name] = id
			names = append(names, name)
		}
	}
	for _, name := range Nearest(asked, slices.Values(names), 3) {
		e.Nearest = append(e.Nearest, d.titled(string(ids[name]), "person"))
	}
	e.Nearest = distinct(e.Nearest)
	return "", e
}

// personNames yields every name of every person: preferred names in order of id, then those of the languages.
func (d *Desk) personNames() iter.Seq2[altyn.PersonID, string] {
	return func(yield func(altyn.PersonID, string) bool) {
		for _, p := range d.rec.People() {
			if !yield(p.ID, p.Name) {
				return
			}
		}
		for _, lang := range d.rec.Languages() {
			for _, n := range d.rec.Names(lang) {
				if n.Kind == altyn.PersonName && !yield(altyn.PersonID(n.ID), n.Name) {
					return
				}
			}
		}
	}
}

// Event finds an event by id.
func (d *Desk) Event(asked string) (altyn.EventID, error) {
	if e, ok := d.rec.Event(altyn.EventID(strings.ToLower(asked))); ok {
		return e.ID, nil
	}
	e := &UnknownError{What: "event", Asked: asked, Hint: "events are named as judo/women-48kg; altyn show GAMES lists those of the Games that the record has"}
	e.Nearest = Nearest(asked, func(yield func(string) bool) {
		for _, ev := range d.rec.Events() {
			if !yield(string(ev.ID)) {
				return
			}
		}
	}, 3)
	return "", e
}

// Sport finds a sport or discipline by id or by its usual name.
func (d *Desk) Sport(asked string) (altyn.SportID, error) {
	if s, ok := d.rec.Sport(altyn.SportID(strings.ToLower(asked))); ok {
		return s.ID, nil
	}
	ids := map[string]string{}
	var words []string
	for _, s := range d.rec.Sports() {
		if Fold(s.Name) == Fold(asked) {
			return s.ID, nil
		}
		for _, w := range []string{string(s.ID), s.Name} {
			if _, ok := ids[w]; !ok {
				ids[w] = string(s.ID)
				words = append(words, w)
			}
		}
	}
	e := &UnknownError{What: "sport", Asked: asked, Hint: "sports are named as judo or freestyle-wrestling"}
	for _, w := range Nearest(asked, slices.Values(words), 3) {
		e.Nearest = append(e.Nearest, ids[w])
	}
	e.Nearest = distinct(e.Nearest)
	return "", e
}

// Publisher makes sure that the record has a medal table of the publisher.
func (d *Desk) Publisher(asked string) (string, error) {
	var known []string
	for _, g := range d.rec.AllGames() {
		for _, p := range d.rec.Publications(g.ID) {
			if strings.EqualFold(p.Publisher, asked) {
				return p.Publisher, nil
			}
			known = append(known, p.Publisher)
		}
	}
	slices.Sort(known)
	known = slices.Compact(known)
	e := &UnknownError{What: "medal table by the publisher", Asked: asked, Nearest: Nearest(asked, slices.Values(known), 3)}
	e.Hint = "publishers with tables are: " + strings.Join(known, ", ")
	return "", e
}

// Subject is what `show` can be asked about: one of a nation, Games, a nation at Games, a person and an event.
type Subject struct {
	Nation altyn.NationID
	Games  altyn.GamesID
	Person altyn.PersonID
	Event  altyn.EventID
}

// Subject finds what is meant by KAZ, 2012S, KAZ@2012S, olga-rypakova, judo/women-48kg, or by a name.
func (d *Desk) Subject(asked string) (Subject, error) {
	if nation, games, ok := strings.Cut(asked, "@"); ok {
		n, err := d.Nation(strings.TrimSpace(nation))
		if err != nil {
			return Subject{}, err
		}
		g, err := d.Games(strings.TrimSpace(games))
		if err != nil {
			return Subject{}, err
		}
		return Subject{Nation: n, Games: g}, nil
	}
	if _, formed := altyn.ParseGamesID(strings.ToUpper(asked)); formed {
		g, err := d.Games(asked)
		return Subject{Games: g}, err
	}
	if strings.Contains(asked, "/") {
		e, err := d.Event(asked)
		return Subject{Event: e}, err
	}
	g, err := d.Games(asked)
	if err == nil {
		return Subject{Games: g}, nil
	}
	n, nationErr := d.Nation(asked)
	if nationErr == nil {
		return Subject{Nation: n}, nil
	}
	p, personErr := d.Person(asked)
	if personErr == nil {
		return Subject{Person: p}, nil
	}
	if a, ok := personErr.(*AmbiguousError); ok {
		return Subject{}, a
	}
	if len(asked) == 3 && strings.ToUpper(asked) == asked {
		return Subject{}, nationErr
	}
	e := &UnknownError{What: "nation, Games, person or event", Asked: asked,
		Hint: "as KAZ, 2012S, KAZ@2012S, olga-rypakova, \"Olga Rypakova\" or judo/women-48kg"}
	for _, err := range []error{personErr, nationErr, err} {
		if u, ok := err.(*UnknownError); ok {
			e.Nearest = append(e.Nearest, u.Nearest...)
		}
	}
	if len(e.Nearest) == 0 {
		_, err := d.Event(asked)
		if u, ok := err.(*UnknownError); ok {
			e.Nearest = u.Nearest
		}
	}
	e.Nearest = e.Nearest[:min(4, len(e.Nearest))]
	return Subject{}, e
}
