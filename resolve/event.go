package resolve

import (
	"slices"
	"strings"
	"sync"

	"altyn"
	"altyn/feed"
	"altyn/gazetteer"
	"altyn/record"
)

// catalogue finds events of the record by their wording.
type catalogue struct {
	r      *record.Record
	sports map[string]altyn.SportID   // by folded name or id
	keys   map[string][]altyn.EventID // by sport/sex/key
	byKey  map[string][]altyn.EventID // by sport/key
	cache  map[eventWording]eventAnswer
	minted map[altyn.EventID]altyn.Event
}

// eventWording is what a source says of an event.
type eventWording struct {
	games        altyn.GamesID
	sport, title string
	sex          altyn.Sex
}

type eventAnswer struct {
	id  altyn.EventID
	new bool
	why string // why there is none
}

func newCatalogue(r *record.Record) *catalogue {
	c := &catalogue{r: r, sports: map[string]altyn.SportID{}, keys: map[string][]altyn.EventID{}, byKey: map[string][]altyn.EventID{},
		cache: map[eventWording]eventAnswer{}, minted: map[altyn.EventID]altyn.Event{}}
	for _, s := range r.Sports() {
		c.sports[spaced(string(s.ID))] = s.ID
	}
	for _, s := range r.Sports() {
		if k := gazetteer.Fold(s.Name); c.sports[k] == "" {
			c.sports[k] = s.ID
		}
	}
	for _, s := range r.Sports() {
		if k := gazetteer.Fold(s.ODF); k != "" && c.sports[k] == "" {
			c.sports[k] = s.ID
		}
	}
	for _, e := range r.Events() {
		c.add(e)
	}
	return c
}

func spaced(s string) string { return strings.ReplaceAll(s, "-", " ") }

func (c *catalogue) add(e *altyn.Event) {
	t := readTitle(e.Sport, "", slugTitle(e.ID.Slug()))
	for _, k := range []string{string(e.Sport) + "/" + string(e.Sex) + "/" + t.key()} {
		if !slices.Contains(c.keys[k], e.ID) {
			c.keys[k] = append(c.keys[k], e.ID)
		}
	}
	k := string(e.Sport) + "/" + t.key()
	if !slices.Contains(c.byKey[k], e.ID) {
		c.byKey[k] = append(c.byKey[k], e.ID)
	}
}

// slugTitle gives the words of a slug: over-105kg stays a weight.
func slugTitle(slug string) string { return spaced(slug) }

// sport finds the discipline that a source means by its words for the sport and the event.
func (c *catalogue) sport(sport, title string) (altyn.SportID, bool) {
	key := plain(sport)
	if key == "" {
		return "", false
	}
	t := " " + plain(strings.ReplaceAll(title, "-", " ")) + " "
	for _, r := range lists().sports[key] {
		if len(r.when) == 0 || slices.ContainsFunc(r.when, func(w string) bool { return strings.Contains(t, w) }) {
			return altyn.SportID(r.id), true
		}
	}
	if id, ok := c.sports[gazetteer.Fold(sport)]; ok {
		return id, true
	}
	return "", false
}

// whole gives the sport that a source means by a word where it names no event: a word that stands for one discipline or
// another, by the event, is then their common sport (wrestling is not freestyle wrestling), unless one sport is called by
// this very word (swimming is not aquatics).
func (c *catalogue) whole(sport string) (altyn.SportID, bool) {
	if id, ok := c.sports[gazetteer.Fold(sport)]; ok {
		return id, true
	}
	var parent altyn.SportID
	split := false
	for _, r := range lists().sports[plain(sport)] {
		row, ok := c.r.Sport(altyn.SportID(r.id))
		if !ok || row.Parent == "" || parent != "" && row.Parent != parent {
			return c.sport(sport, "")
		}
		parent = row.Parent
		split = split || len(r.when) > 0
	}
	if _, ok := c.r.Sport(parent); ok && split {
		return parent, true
	}
	return c.sport(sport, "")
}

// find gives the event that a source means, minting one when the catalogue has none.
func (c *catalogue) find(w eventWording) eventAnswer {
	if a, ok := c.cache[w]; ok {
		return a
	}
	a := c.resolve(w)
	c.cache[w] = a
	return a
}

func (c *catalogue) resolve(w eventWording) eventAnswer {
	sport, ok := c.sport(w.sport, w.title)
	if !ok {
		return eventAnswer{why: "the record has no such sport"}
	}
	return c.resolveIn(sport, w)
}

func (c *catalogue) resolveIn(sport altyn.SportID, w eventWording) eventAnswer {
	t := readTitle(sport, w.sport, w.title)
	year := w.games.Year()
	sexes := sexesOf(w.sex)
	for _, sex := range sexes {
		for _, r := range lists().events[string(sport)+"/"+string(sex)+"/"+t.key()] {
			if r.first <= year && year <= r.last {
				return c.known(altyn.EventID(r.id), w)
			}
		}
		if id := c.one(c.keys[string(sport)+"/"+string(sex)+"/"+t.key()], w.games); id != "" {
			return eventAnswer{id: id}
		}
	}
	if w.sex == "" {
		if ids := c.byKey[string(sport)+"/"+t.key()]; len(ids) == 1 {
			return eventAnswer{id: ids[0]}
		}
	}
	if w.sex == "" {
		return eventAnswer{why: "the source does not say for whom the event is, and the catalogue has it for several or none"}
	}
	slug := t.slug()
	id := string(sport) + "/" + string(w.sex)
	if slug == "" {
		slug = "tournament"
		if s, ok := c.r.Sport(sport); ok && s.Team != "yes" {
			slug = "individual"
		}
	}
	return c.known(altyn.EventID(id+"-"+slug), w)
}

// one gives the only event of several of one wording; of several, the only one that was held at the Games as far as the
// record has entries.
func (c *catalogue) one(ids []altyn.EventID, g altyn.GamesID) altyn.EventID {
	if len(ids) == 1 {
		return ids[0]
	}
	var held altyn.EventID
	for _, id := range ids {
		if len(c.r.Entries(g, id)) == 0 {
			continue
		}
		if held != "" {
			return ""
		}
		held = id
	}
	return held
}

// known gives the event with this id, new when the catalogue lacks it.
func (c *catalogue) known(id altyn.EventID, w eventWording) eventAnswer {
	if _, ok := c.r.Event(id); ok {
		return eventAnswer{id: id}
	}
	if _, ok := c.minted[id]; !ok {
		e := altyn.Event{ID: id, Sport: id.Sport(), Name: eventName(id), Sex: id.Sex()}
		c.minted[id] = e
		c.add(&e) // so that another wording of it finds this one, now as in a later import
	}
	return eventAnswer{id: id, new: true}
}

// eventName words a new event in the manner of the catalogue: Men's 4x100m relay.
func eventName(id altyn.EventID) string {
	s := spaced(id.Slug())
	s = strings.ReplaceAll(s, "over ", "+")
	switch id.Sex() {
	case altyn.Men:
		return "Men's " + s
	case altyn.Women:
		return "Women's " + s
	case altyn.Mixed:
		return "Mixed " + s
	}
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// sexesOf gives for whom an event may be in the catalogue when a source says this: many sources call an event mixed that
// is open to both.
func sexesOf(s altyn.Sex) []altyn.Sex {
	switch s {
	case altyn.Mixed:
		return []altyn.Sex{altyn.Mixed, altyn.Open}
	case altyn.Open:
		return []altyn.Sex{altyn.Open, altyn.Mixed}
	case "":
		return nil
	}
	return []altyn.Sex{s, altyn.Open}
}

// EventID gives the event that a row means at its Games; "" when nothing settles it.
func EventID(r *record.Record, row *feed.Row) altyn.EventID {
	c := record.Derive(r, func(r *record.Record) *sharedCatalogue { return &sharedCatalogue{c: newCatalogue(r)} })
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.c.find(eventWording{row.Games, row.Sport, row.Event, row.Sex}).id
}

// sharedCatalogue is a catalogue that remembers what it was asked, for one at a time.
type sharedCatalogue struct {
	mu sync.Mutex
	c  *catalogue
}
