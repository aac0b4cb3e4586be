package check

import (
	"altyn"
)

// role judges who carried the flag, or was captain or coach.
func (j *job) role(s *altyn.Slots) answer {
	switch {
	case s.Role == "":
		return cannot(lackSlot("role"))
	case len(s.People) == 0:
		return cannot(lackSlot("people"))
	case s.Games == "":
		return cannot(lackSlot("games"))
	}
	rows := filter(j.r.Roles(s.Games, s.Nation), func(r *altyn.Role) bool {
		return r.Role == s.Role && j.usable(r.Provenance)
	})
	here := filter(rows, func(r *altyn.Role) bool { return s.Ceremony == "" || r.Ceremony == s.Ceremony })
	var names []string
	var have cited
	doubt := false
	for _, r := range here {
		names = append(names, j.nameOf(r.Person))
		have.cite("roles", r.Key(), r.Provenance)
		doubt = doubt || disputed(r.Provenance)
	}
	said := altyn.Msg(HasRole, "people", names, "nation", s.Nation, "games", s.Games, "role", s.Role, "ceremony", s.Ceremony)
	out := holds(said)
	for _, name := range s.People {
		a := j.eachPerson(name, s, func(p altyn.PersonID) answer {
			for _, r := range here {
				if r.Person == p {
					return holds(said)
				}
			}
			switch {
			case len(here) == 0:
				return cannot(lackRows(altyn.FactRoles, "people", s))
			case doubt:
				return cannot(lack(LackDisputed, "slot", "people"))
			case !j.has(altyn.FactRoles, s.Games, s.Nation, "", altyn.EventID(s.Ceremony)) && !j.has(altyn.FactRoles, s.Games, s.Nation, "", altyn.EventID(s.Role)):
				return cannot(lackRows(altyn.FactRoles, "people", s))
			}
			return fails(&altyn.Slots{People: names, Nation: s.Nation, Games: s.Games, Role: s.Role, Ceremony: s.Ceremony}, said)
		})
		out = out.and(a)
	}
	out.said = said
	out.cited = have
	return out
}
