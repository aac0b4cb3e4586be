package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/medal"
)

// gamesFact judges host, venue, dates, edition and size of Games, and when and how an event was held.
func (j *job) gamesFact(s *altyn.Slots, w span) answer {
	if s.Games == "" {
		return cannot(lackSlot("games"))
	}
	g, ok := j.r.Games(s.Games)
	if !ok {
		return cannot(lack(LackGames, "games", s.Games))
	}
	switch s.Of {
	case "":
		return cannot(lackSlot("of"))
	case "host":
		return j.host(g, s)
	case "venue":
		return j.venue(s)
	case "edition":
		return j.gamesNumber(g, s, g.Edition)
	case "athletes":
		return j.gamesNumber(g, s, g.Athletes)
	case "men":
		return j.gamesNumber(g, s, g.Men)
	case "women":
		return j.gamesNumber(g, s, g.Women)
	case "nations":
		return j.gamesNumber(g, s, g.Nations)
	case "sports":
		return j.gamesNumber(g, s, g.Sports)
	case "disciplines":
		return j.gamesNumber(g, s, g.Disciplines)
	case "events":
		return j.gamesNumber(g, s, g.Events)
	case "nations-with-medal", "nations-with-gold":
		return j.nationsWith(g, s, w)
	case "opens":
		return j.gamesDay(g, s, g.Opens)
	case "closes":
		return j.gamesDay(g, s, g.Closes)
	case "first-competition":
		return j.gamesDay(g, s, g.FirstCompetition)
	case "dates":
		if !g.Opens.Known() || !g.Closes.Known() {
			return cannot(lackRows(altyn.FactGames, "on", s))
		}
		return j.gamesDates(g, s)
	}
	return j.eventHeld(g, s)
}

// factSaid words what the record has of the Games.
func factSaid(s *altyn.Slots, v altyn.Value, on altyn.Date, place string) altyn.Message {
	return altyn.Msg(HasFact, "games", s.Games, "of", s.Of, "value", v, "on", on, "place", place)
}

func (j *job) gamesNumber(g *altyn.Games, s *altyn.Slots, n altyn.Num) answer {
	v, said := s.Value.Int()
	if !said {
		return cannot(lackSlot("value"))
	}
	if sport := cmp.Or(s.Sport, s.Event.Sport()); sport != "" && s.Of != "edition" {
		if s.Event.Slug() != "" {
			return cannot(lackRows(altyn.FactGames, "value", s))
		}
		return j.ofSport(s, v, sport)
	}
	real, ok := n.Int()
	if !ok || !j.usable(g.Provenance) {
		return cannot(lackRows(altyn.FactGames, "value", s))
	}
	a := answer{when: always}
	if partOfGames(s.Of, v, real) {
		a = cannot(lack(LackPart))
	} else if !countFits(v, real, s.Approx) {
		a = fails(&altyn.Slots{Games: s.Games, Of: s.Of, Value: altyn.IntValue(real)}, altyn.Message{})
		// Organisers, statisticians and encyclopedias count athletes and nations differently: only the number of the
		// edition is beyond doubt unless coverage says so.
		if s.Of != "edition" && !j.has(altyn.FactGames, s.Games, "", "", altyn.EventID(s.Of)) {
			a = cannot(lackRows(altyn.FactGames, "value", s))
		}
	}
	if disputed(g.Provenance) && a.wrong() {
		a = cannot(lack(LackDisputed, "slot", "value"))
	}
	a.said = factSaid(s, altyn.IntValue(real), altyn.Date{}, "")
	a.cite("games", g.Key(), g.Provenance)
	return a
}

// partOfGames reports whether a number of athletes, nations, events and the like is so far below that of the Games that it
// counts a part of them, an event or a sport, that the statement does not name: less than half.
func partOfGames(of string, said, real int) bool {
	return of != "edition" && said >= 0 && 2*said < real
}

func (j *job) gamesDay(g *altyn.Games, s *altyn.Slots, day altyn.Date) answer {
	if !s.On.Known() {
		return cannot(lackSlot("on"))
	}
	if !day.Known() || !j.usable(g.Provenance) {
		return cannot(lackRows(altyn.FactGames, "on", s))
	}
	a := answer{when: always}
	if !overlap(day, s.On) {
		a = fails(&altyn.Slots{Games: s.Games, Of: s.Of, On: day}, altyn.Message{})
	}
	a.said = factSaid(s, altyn.Value{}, day, "")
	a.cite("games", g.Key(), g.Provenance)
	return a
}

// gamesDates compares a window of days: both ends must be those of the Games; the first day of competition may stand for
// the opening.
func (j *job) gamesDates(g *altyn.Games, s *altyn.Slots) answer {
	if !s.On.Known() {
		return cannot(lackSlot("on"))
	}
	if !j.usable(g.Provenance) {
		return cannot(lackRows(altyn.FactGames, "on", s))
	}
	real := altyn.Between(g.Opens.First(), g.Closes.Last())
	first := s.On.First() == g.Opens.First() || g.FirstCompetition.Known() && s.On.First() == g.FirstCompetition.First()
	last := s.On.Last() == g.Closes.Last()
	a := answer{when: always}
	if !first || !last {
		a = fails(&altyn.Slots{Games: s.Games, Of: s.Of, On: real}, altyn.Message{})
		switch {
		case s.On.First() <= g.Opens.First() && s.On.Last() >= g.Closes.Last() && coarse(s.On):
			a = answer{when: always} // July to August
		case sameDays(s.On, real):
			// The right days of another year.
		case !first && !last:
			// Neither day is one of theirs: the days of an event, of a relay, of a qualifier.
			a = cannot(lackRows(altyn.FactGames, "on", s))
		}
	}
	a.said = factSaid(s, altyn.Value{}, real, "")
	a.cite("games", g.Key(), g.Provenance)
	return a
}

// sameDays reports whether two windows begin and end on the same days of the year.
func sameDays(a, b altyn.Date) bool {
	_, m, d := a.First().Civil()
	_, mm, dd := b.First().Civil()
	_, n, e := a.Last().Civil()
	_, nn, ee := b.Last().Civil()
	return m == mm && d == dd && n == nn && e == ee
}

// coarse reports whether a window starts and ends with whole months.
func coarse(d altyn.Date) bool {
	_, _, first := d.First().Civil()
	_, _, next := (d.Last() + 1).Civil()
	return first == 1 && next == 1
}

// host compares the place with the host cities, in any language; a country stands for its cities.
func (j *job) host(g *altyn.Games, s *altyn.Slots) answer {
	if s.Place == "" {
		return cannot(lackSlot("place"))
	}
	hosts := filter(j.r.Hosts(g.ID), func(h *altyn.Host) bool { return j.usable(h.Provenance) })
	if len(hosts) == 0 {
		return cannot(lackRows(altyn.FactGames, "place", s))
	}
	var cities []string
	var all []string
	a := answer{}
	for _, h := range hosts {
		cities = append(cities, h.City)
		all = append(all, nameKey(bareWords(h.City)))
	}
	// Names in other languages are looked up only when the plain name is not that of a host.
	keys := []string{nameKey(bareWords(s.Place))}
	if !slices.Contains(all, keys[0]) {
		keys = j.x.placeKeys(s.Place)
	}
	for _, key := range keys {
		for i, h := range hosts {
			if key == all[i] || wordsWithin(key, all[i]) || key == nameKey(bareWords(string(h.Nation))) {
				a.when = always
				a.cite("hosts", h.Key(), h.Provenance)
			}
		}
		if len(a.when) == 0 && wordsWithin(key, strings.Join(all, " ")) {
			a.when = always // Milan-Cortina: words of several
		}
	}
	if len(a.when) == 0 && !j.knownPlace(s.Place) {
		a = cannot(lackRows(altyn.FactGames, "place", s)) // a region, a stadium, a word that is no city of the record
	} else if len(a.when) == 0 {
		a.want = &altyn.Slots{Games: s.Games, Of: s.Of, Place: strings.Join(cities, ", ")}
	}
	a.said = factSaid(s, altyn.Value{}, altyn.Date{}, strings.Join(cities, ", "))
	if len(a.rows) == 0 {
		for _, h := range hosts {
			a.cite("hosts", h.Key(), h.Provenance)
		}
	}
	return a
}

// knownPlace reports whether the record knows the place as a host city or a country.
func (j *job) knownPlace(place string) bool {
	keys := j.x.placeKeys(place)
	if len(keys) > 1 {
		return true
	}
	for _, g := range j.x.games {
		for _, h := range j.r.Hosts(g.ID) {
			if slices.Contains(keys, nameKey(bareWords(h.City))) {
				return true
			}
		}
	}
	return false
}

func (j *job) venue(s *altyn.Slots) answer {
	if s.Place == "" {
		return cannot(lackSlot("place"))
	}
	keys := j.x.placeKeys(s.Place)
	for _, v := range j.r.Venues(s.Games) {
		if !j.usable(v.Provenance) || v.Sport != "" && s.Sport != "" && !j.x.sportFits(s.Sport, v.Sport) {
			continue
		}
		name := nameKey(bareWords(v.Venue))
		for _, k := range keys {
			if k == name || wordsWithin(k, name) || wordsWithin(name, k) {
				a := holds(factSaid(s, altyn.Value{}, altyn.Date{}, v.Venue))
				a.cite("venues", v.Key(), v.Provenance)
				return a
			}
		}
	}
	if j.has(altyn.FactVenues, s.Games, "", s.Sport, "") {
		return fails(nil, factSaid(s, altyn.Value{}, altyn.Date{}, ""))
	}
	return cannot(lackRows(altyn.FactVenues, "place", s))
}

// nationsWith counts the nations with a medal or with a gold.
func (j *job) nationsWith(g *altyn.Games, s *altyn.Slots, w span) answer {
	v, ok := s.Value.Int()
	if !ok {
		return cannot(lackSlot("value"))
	}
	count := func(day altyn.Day) (int, error) {
		t, err := medal.Compute(j.r, medal.Query{Games: []altyn.GamesID{g.ID}, AsOf: day})
		if err != nil {
			return 0, err
		}
		n := 0
		for _, l := range t.Lines {
			if nation, ok := j.r.Nation(l.Nation); ok && nation.Ranked == "no" {
				continue
			}
			if s.Of == "nations-with-medal" && l.Total() > 0 || s.Of == "nations-with-gold" && l.Gold > 0 {
				n++
			}
		}
		return n, nil
	}
	now, err := count(w.until)
	if err != nil {
		return cannot(j.lackTable(s, []altyn.GamesID{g.ID}, w, err))
	}
	a := answer{}
	if partOfGames(s.Of, v, now) {
		return cannot(lack(LackPart))
	}
	if countFits(v, now, s.Approx) {
		a.when = always
	} else {
		// It may have been so at the close.
		_, closes, ok := j.x.period(g.ID)
		if then, err := count(closes); ok && err == nil && countFits(v, then, s.Approx) {
			a.when, a.open = between(closes, closes), between(closes+1, w.from-2)
		}
	}
	a.want = &altyn.Slots{Games: s.Games, Of: s.Of, Value: altyn.IntValue(now)}
	a.said = factSaid(s, altyn.IntValue(now), altyn.Date{}, "")
	if pub, ok := j.r.Opening(g.ID); ok {
		a.cite("publications", pub.Key(), pub.Provenance)
	}
	return a
}

// eventHeld judges on which days an event was held, and how.
func (j *job) eventHeld(g *altyn.Games, s *altyn.Slots) answer {
	event := altyn.EventID(s.Of)
	var a answer
	have := false
	join := func(b answer) {
		if have {
			a = a.and(b)
		} else {
			a, have = b, true
		}
	}
	rows := filter(j.r.Held(g.ID), func(h *altyn.Held) bool {
		return j.usable(h.Provenance) && h.Event != "" && (j.x.eventFit(event, h.Event) != apart || h.Event == event)
	})
	if s.On.Known() {
		join(j.heldOn(g, event, rows, s))
	}
	if !s.Value.IsZero() {
		join(j.heldHow(rows, s))
	}
	if s.Place != "" {
		t := *s
		t.Sport = event.Sport()
		join(j.venue(&t))
	}
	if !have {
		return cannot(lackSlot("on"))
	}
	return a
}

func (j *job) heldOn(g *altyn.Games, event altyn.EventID, rows []*altyn.Held, s *altyn.Slots) answer {
	var whole *altyn.Held
	var c cited
	for _, h := range rows {
		if h.What != "days" && h.What != "final" || !h.On.Known() {
			continue
		}
		if h.What == "days" && (whole == nil || disputed(whole.Provenance)) {
			whole = h
		}
		c.cite("held", h.Key(), h.Provenance)
		if within(s.On, h.On) {
			a := holds(factSaid(s, altyn.Value{}, h.On, ""))
			a.cited = c
			return a
		}
	}
	// A result of that day shows that the event was held on it.
	for _, e := range j.r.Entries(g.ID, "") {
		if j.x.eventFit(event, e.Event) == apart {
			continue
		}
		for _, r := range j.r.Results(e.ID) {
			if r.On.Exact() && s.On.Exact() && r.On == s.On && j.usable(r.Provenance) {
				a := holds(factSaid(s, altyn.Value{}, r.On, ""))
				a.cite("results", r.Key(), r.Provenance)
				return a
			}
		}
	}
	if whole == nil {
		return cannot(lackRows(altyn.FactGames, "on", s))
	}
	var a answer
	if overlap(s.On, whole.On) || disputed(whole.Provenance) || event.Slug() == "" {
		a = cannot(lack(LackSlotValue, "slot", "on", "games", g.ID, "event", event))
	} else {
		a = fails(&altyn.Slots{Games: s.Games, Of: s.Of, On: whole.On}, altyn.Message{})
	}
	a.said = factSaid(s, altyn.Value{}, whole.On, "")
	a.cited = c
	return a
}

// within reports whether every day of a lies in b; of a month or a year that only the text names, a day is enough.
func within(a, b altyn.Date) bool {
	if !a.Known() || !b.Known() {
		return false
	}
	if a.First() >= b.First() && a.Last() <= b.Last() {
		return true
	}
	return coarse(a) && overlap(a, b)
}

// rounds are the words of how an event was held of which a bare number may be meant. Of others (finalists, entries, teams)
// there are too many numbers for one of them to say the same thing.
var rounds = map[string]bool{"runs": true, "rounds": true, "legs": true}

func (j *job) heldHow(rows []*altyn.Held, s *altyn.Slots) answer {
	v, number := s.Value.Int()
	said := s.Value.String()
	for _, h := range rows {
		if !number && (h.What == said || h.Value != "" && strings.EqualFold(h.Value, said)) {
			a := holds(factSaid(s, s.Value, h.On, ""))
			a.cite("held", h.Key(), h.Provenance)
			return a
		}
		if n, err := strconv.Atoi(h.Value); err == nil && number && countFits(v, n, s.Approx) && rounds[h.What] {
			a := holds(factSaid(s, s.Value, h.On, ""))
			a.cite("held", h.Key(), h.Provenance)
			return a
		}
	}
	return cannot(lackRows(altyn.FactGames, "value", s))
}
