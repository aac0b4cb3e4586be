package check

import (
	"slices"

	"altyn"
)

// mixedMax bounds the persons that are tried for one name the record does not know.
const mixedMax = 24

// mixed finds, for a name that the record does not know, the person who is meant: one whose name shares a word with it,
// and of whom the record bears the statement out, where the rest of the printed name is that of somebody else whom the
// document names. Such a name is a slip: the given name of one person and the family name of another. Names that the record
// merely lacks have no such double, and neither has another spelling of the right one.
func (j *job) mixed(st *altyn.Statement, w span) (answer, bool) {
	if st.Games == "" {
		return answer{}, false
	}
	switch st.Kind {
	case altyn.Placing, altyn.Progress, altyn.QuotaPlaces, altyn.Superlative:
		if st.Sport == "" && st.Event == "" {
			return answer{}, false
		}
	case altyn.RoleFact:
	default:
		return answer{}, false
	}
	nations := []altyn.NationID{st.Nation}
	if st.Nation == "" {
		nations = j.named.nations[:min(len(j.named.nations), 3)]
	}
	for i, name := range st.People {
		if len(j.x.people().find(name)) > 0 {
			continue
		}
		words := bareWords(name)
		if len(words) < 2 {
			return answer{}, false
		}
		tried := 0
		for _, p := range j.peopleAt(st.Games, nations) {
			own := j.nameOf(p)
			ws := bareWords(own)
			if !slices.ContainsFunc(ws, func(w string) bool { return slices.Contains(words, w) }) {
				continue // nothing is shared
			}
			rest, shared := apartFrom(words, ws)
			if !shared || len(rest) == 0 || !j.namedElse(rest, words) {
				continue
			}
			if tried++; tried > mixedMax {
				break
			}
			s := st.Slots
			s.People = slices.Clone(st.People)
			s.People[i] = own
			a := j.ask(st.Kind, &s, w)
			if decide(a, w) != altyn.Confirmed && st.Kind == altyn.Placing && (st.Mark != "" || taken(st, "event")) {
				// Which event it was may have been taken from a name that is nobody's; the mark or the place says enough.
				s.Event, s.Sport = "", ""
				a = j.ask(st.Kind, &s, w)
			}
			if decide(a, w) != altyn.Confirmed {
				continue
			}
			a.when, a.open, a.by, a.basis = nil, nil, "", ""
			a.want = &altyn.Slots{People: s.People, Nation: st.Nation, Games: st.Games}
			return a, true
		}
	}
	return answer{}, false
}

// peopleAt gives those who took part for nations at Games, or had a role there, each once, in order.
func (j *job) peopleAt(g altyn.GamesID, nations []altyn.NationID) []altyn.PersonID {
	var out []altyn.PersonID
	for _, n := range nations {
		for _, e := range j.r.EntriesByNation(n, g) {
			for _, m := range j.r.Members(e.ID) {
				out = append(out, m.Person)
			}
		}
		for _, r := range j.r.Roles(g, n) {
			out = append(out, r.Person)
		}
		for _, q := range j.r.Quotas(g, n) {
			out = append(out, q.People...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// apartFrom gives the words of a name that are none of another's, in no spelling and no inflection, and whether it has one
// in full.
func apartFrom(words, other []string) (rest []string, shared bool) {
	for _, w := range words {
		best := 0
		for _, o := range other {
			best = max(best, alike(w, o))
			if len(w) > 2 && near(w, o) {
				best = max(best, 1)
			}
		}
		switch best {
		case 2:
			shared = true
		case 0:
			rest = append(rest, w)
		}
	}
	return rest, shared
}

// near reports whether two words differ so little that they may be two spellings of one: in a third of their letters at most.
func near(a, b string) bool {
	_, ok := altyn.Nearest(a, slices.Values([]string{b}))
	return ok
}

// namedElse reports whether all the words stand in the name of somebody else whom the document names in full and whom the
// record knows.
func (j *job) namedElse(rest, words []string) bool {
	for _, other := range j.named.people {
		ws := bareWords(other)
		if len(ws) < 2 || nameKey(ws) == nameKey(words) {
			continue
		}
		all := true
		for _, w := range rest {
			all = all && slices.Contains(ws, w)
		}
		if all && len(j.x.people().find(other)) > 0 {
			return true
		}
	}
	return false
}
