package reading

import "altyn"

// teamOf finds, in languages whose nouns stand before what they belong to, the nation behind a word for a team or athletes:
// l'équipe de Norvège, les boxeurs norvégiens. It gives the item of the nation, 0 when there is none.
func (s *sentence) teamOf(i int) int {
	if !s.lx.lang.HeadFirst {
		return 0
	}
	c := s.cl
	it := s.at(i)
	switch {
	case it.kind == clNone && it.has(c.teamword):
	case it.kind == clNone && it.has(c.anaph) && it.value(c.anaph) == "nation":
	case it.kind == clNone && it.has(c.athletes) && s.plural(i):
	case it.kind == clEvent && it.has(c.athlete) && s.plural(i):
	default:
		return 0
	}
	j, of := i+1, false
	for n := 0; n < 6; n++ {
		nx := s.at(j)
		switch {
		case nx.kind == clNation:
			r := &s.nations[nx.ref]
			if len(r.ids) == 0 || !of && !r.adj || s.at(j+1).kind == clPerson {
				return 0
			}
			return j
		case nx.kind == clNone && nx.has(c.ofword):
			of = true
		case nx.kind == clNone && (nx.has(c.nationword) || nx.has(c.sex) || nx.has(c.olympic) || nx.has(c.article)):
		case nx.kind == clEvent && !s.events[nx.ref].athlete:
			of = false
		default:
			return 0
		}
		j++
	}
	return 0
}

// teamBefore makes one nation of a team and the nation behind it.
func (s *sentence) teamBefore(i int) (item, int) {
	j := s.teamOf(i)
	ref := s.nations[s.items[j].ref]
	ref.team, ref.adj, ref.person = true, false, false
	end := j + 1
	for k := i; k < end; k++ {
		it := &s.items[k]
		if it.kind == clEvent && ref.event == 0 {
			ref.event = int(it.ref) + 1
		}
		if it.kind == clNone && it.has(s.cl.sex) {
			ref.sex = altyn.Sex(it.value(s.cl.sex))
		}
	}
	// l'équipe norvégienne de biathlon
	if s.at(end).has(s.cl.ofword) && s.at(end+1).kind == clEvent && ref.event == 0 && !s.events[s.at(end+1).ref].athlete {
		ref.event = int(s.at(end+1).ref) + 1
		end += 2
	}
	s.nations = append(s.nations, ref)
	out := s.merged(i, end, clNation, len(s.nations)-1)
	return out, end - i
}
