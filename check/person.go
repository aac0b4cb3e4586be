package check

import (
	"strings"

	"altyn"
)

// person judges age, birth, death, titles and origin.
func (j *job) person(s *altyn.Slots, w span) answer {
	if len(s.People) == 0 {
		return cannot(lackSlot("people"))
	}
	var out answer
	for i, name := range s.People {
		a := j.eachPerson(name, s, func(p altyn.PersonID) answer { return j.personFact(p, s, w) })
		if i == 0 {
			out = a
		} else {
			out = out.and(a)
		}
	}
	return out
}

func (j *job) personFact(id altyn.PersonID, s *altyn.Slots, w span) answer {
	p, ok := j.r.Person(id)
	if !ok || !j.usable(p.Provenance) {
		return cannot(lack(LackPerson, "people", []string{j.nameOf(id)}))
	}
	names := []string{p.Name}
	lacks := lackRows(altyn.FactNames, s.Of, s)
	cite := func(a answer) answer {
		a.cite("people", p.Key(), p.Provenance)
		return a
	}
	switch s.Of {
	case "age":
		return j.age(p, s, w)
	case "born", "died":
		day := p.Born
		if s.Of == "died" {
			day = p.Died
		}
		if !day.Known() {
			return cannot(lacks)
		}
		said := altyn.Msg(HasPerson, "people", names, "of", s.Of, "value", altyn.Value{}, "on", day)
		year, hasYear := s.Value.Int()
		switch {
		case s.On.Known() && !overlap(day, s.On), hasYear && (year < day.First().Year() || year > day.Last().Year()):
			if disputed(p.Provenance) {
				return cannot(lack(LackDisputed, "slot", "on"))
			}
			return cite(fails(&altyn.Slots{People: names, Of: s.Of, On: day}, said))
		case s.Value.Word() != "" && !s.On.Known():
			return cannot(lacks) // a place of birth
		}
		a := holds(said)
		if s.Of == "died" {
			a.when = between(day.First(), altyn.MaxDay)
		}
		return cite(a)
	case "title":
		return j.title(p, s)
	}
	return cannot(lacks)
}

// age compares a printed age with the age on the day of the report, and at the Games that the person took part in: a text
// that tells of Games gives the age of then.
func (j *job) age(p *altyn.Person, s *altyn.Slots, w span) answer {
	v, ok := s.Value.Int()
	if !ok {
		return cannot(lackSlot("value"))
	}
	if !p.Born.Known() {
		return cannot(lackRows(altyn.FactNames, "age", s))
	}
	now := p.Born
	ageOn := func(day altyn.Day) (lo, hi int) {
		return yearsBetween(now.Last(), day), yearsBetween(now.First(), day)
	}
	fits := func(from, until altyn.Day) bool {
		lo, _ := ageOn(from)
		_, hi := ageOn(until)
		for n := lo; n <= hi && n-lo < 200; n++ {
			if countFits(v, n, s.Approx) {
				return true
			}
		}
		return false
	}
	lo, hi := ageOn(w.until)
	said := altyn.Msg(HasPerson, "people", []string{p.Name}, "of", s.Of, "value", altyn.IntValue(lo), "on", p.Born)
	cite := func(a answer) answer {
		a.said = said
		a.cite("people", p.Key(), p.Provenance)
		return a
	}
	if fits(w.from-1, w.until+1) {
		return cite(answer{when: always})
	}
	for g := range j.x.taken().person(p.ID) {
		if s.Games != "" && g != s.Games {
			continue
		}
		if from, until, ok := j.x.period(g); ok && from <= w.until && fits(from, until) {
			return cite(answer{when: always})
		}
	}
	for _, g := range j.named.games {
		if from, until, ok := j.x.period(g); ok && fits(from, until) {
			return cite(cannot(lack(LackCandidate, "slot", "games")))
		}
	}
	if disputed(p.Provenance) || p.Confidence == altyn.KnownUnverified && lo == hi && (v == lo-1 || v == lo+1) {
		return cite(cannot(lack(LackDisputed, "slot", "value")))
	}
	return cite(fails(&altyn.Slots{People: []string{p.Name}, Of: s.Of, Value: altyn.IntValue(lo)}, said))
}

// yearsBetween gives the whole years from one day to another.
func yearsBetween(from, to altyn.Day) int {
	y, m, d := from.Civil()
	yy, mm, dd := to.Civil()
	n := yy - y
	if mm < m || mm == m && dd < d {
		n--
	}
	return n
}

// title looks for a title among a person's honours, and for one of the Games among the medals.
func (j *job) title(p *altyn.Person, s *altyn.Slots) answer {
	said := bareWords(s.Value.String())
	if len(said) == 0 {
		return cannot(lackSlot("value"))
	}
	key := strings.Join(said, " ")
	for _, h := range j.r.Honours(p.ID) {
		if !j.usable(h.Provenance) {
			continue
		}
		if wordsWithin(key, strings.Join(bareWords(h.Honour), " ")) {
			a := holds(altyn.Msg(HasPerson, "people", []string{p.Name}, "of", s.Of, "value", altyn.WordValue(h.Honour), "on", h.On))
			if h.On.Known() {
				a.when = between(h.On.First(), altyn.MaxDay)
			}
			a.cite("honours", h.Key(), h.Provenance)
			return a
		}
	}
	return cannot(lackRows(altyn.FactNames, "title", s))
}
