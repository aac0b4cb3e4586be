package reconcile

import (
	"cmp"
	"slices"

	"altyn"
)

// teams compares how many a nation sent: what sources print with each other, and with the people whom a data set lists
// one by one.
func (f *finder) teams() {
	type at struct {
		games  altyn.GamesID
		nation altyn.NationID
		of     string
		sport  altyn.SportID
		event  altyn.EventID
	}
	printed := map[at][]*altyn.Delegation{}
	for i := range f.rows.Delegations {
		x := &f.rows.Delegations[i]
		if x.Value.Known() {
			k := at{x.Games, f.canon(x.Nation), x.Of, x.Sport, x.Event}
			printed[k] = append(printed[k], x)
		}
	}
	rosters, listing := f.rosters()
	for k, rows := range printed {
		var sides []Side
		figures := map[*voice]int{}
		for _, x := range rows {
			w := f.voices.of(x.Provenance)
			n := len(sides)
			if sides = sideOf(sides, w, x.Value.String()); len(sides) > n {
				figures[w]++
			}
		}
		// A data set with two figures for one thing has two things in mind.
		sides = slices.DeleteFunc(sides, func(s Side) bool {
			for w, n := range figures {
				if n > 1 && w.data && slices.Equal(w.by, s.By) {
					return true
				}
			}
			return false
		})
		wider := altyn.SportID("")
		if k.event == "" && (k.of == string(altyn.Men) || k.of == string(altyn.Women)) && len(sides) > 0 {
			for _, w := range listing[k.games] {
				count := func(s altyn.SportID, exact bool) int {
					return len(rosters[roster{w, k.games, k.nation, s, altyn.Sex(k.of), exact}])
				}
				n := count(k.sport, false)
				if n == 0 && k.sport == "" {
					continue
				}
				// The figure of a sport may have its disciplines in it or not.
				if m := count(k.sport, true); m != n && slices.ContainsFunc(sides, func(s Side) bool { return s.Value == number(m) }) {
					n = m
				}
				s := w.side(number(n))
				s.Lacks = n == 0
				if row, ok := f.r.Sport(k.sport); ok && row.Parent != "" {
					if m := number(count(row.Parent, false)); m != s.Value && slices.ContainsFunc(sides, func(o Side) bool { return o.Value == m }) {
						wider = row.Parent
					}
				}
				sides = append(sides, s)
			}
		}
		if !differ(sides) {
			continue
		}
		d := Difference{Kind: AboutCount, Games: k.games, Nation: k.nation, Sport: cmp.Or(k.sport, k.event.Sport()), Event: k.event, What: k.of, Sides: sides}
		switch lacks := slices.ContainsFunc(sides, func(s Side) bool { return s.Lacks }); {
		case wider != "":
			d.State, d.Why = Notation, altyn.Msg("differ-wider", "sport", wider)
		case lacks:
			d.Kind, d.State, d.Why = AboutMissing, Unresolved, altyn.Msg("differ-lacks")
			for i := range d.Sides {
				d.Sides[i].Follows = !d.Sides[i].Lacks
			}
		default:
			decide(f.r, altyn.FactDelegations, &d)
		}
		f.add(d)
	}
}

// roster is the people of one sex whom a data set lists for a nation in a sport; the empty sport is all.
type roster struct {
	by     *voice
	games  altyn.GamesID
	nation altyn.NationID
	sport  altyn.SportID
	sex    altyn.Sex
	exact  bool // without the disciplines of the sport
}

// rosters counts the people whom data sets list, those that list people without medals too, and gives these data sets
// by Games.
func (f *finder) rosters() (map[roster]map[altyn.PersonID]bool, map[altyn.GamesID][]*voice) {
	// Whom the record had already a data set does not list anew: the table identities says whom it has.
	has := map[altyn.PersonID][]*voice{}
	for i := range f.rows.Identities {
		x := &f.rows.Identities[i]
		if w := f.voices.of(x.Provenance); x.Same == "yes" && w.data && !slices.Contains(has[x.Person], w) {
			has[x.Person] = append(has[x.Person], w)
		}
	}
	type at struct {
		by    *voice
		games altyn.GamesID
	}
	own, medals := map[at]int{}, map[at]int{} // entries
	for i := range f.rows.Entries {
		x := &f.rows.Entries[i]
		if w := f.voices.of(x.Provenance); w.data {
			k := at{w, x.Games}
			own[k]++
			if slices.ContainsFunc(f.evidence().of[x.ID], func(s says) bool { return won(s.medal) }) {
				medals[k]++
			}
		}
	}
	out := map[roster]map[altyn.PersonID]bool{}
	for i := range f.rows.Members {
		m := &f.rows.Members[i]
		g := m.Entry.Games()
		p, ok := f.r.Person(m.Person)
		if !ok || m.Role != "" && m.Role != altyn.Competitor && m.Role != altyn.HeatsOnly {
			continue
		}
		list := has[m.Person]
		if w := f.voices.of(m.Provenance); w.data && !slices.Contains(list, w) {
			list = append(slices.Clone(list), w)
		}
		for _, w := range list {
			if k := (at{w, g}); own[k] < 2*medals[k] || own[k] == 0 {
				continue // a list of medallists
			}
			n := f.canon(m.Entry.Nation())
			put := func(s altyn.SportID, exact bool) {
				k := roster{w, g, n, s, p.Sex, exact}
				if out[k] == nil {
					out[k] = map[altyn.PersonID]bool{}
				}
				out[k][m.Person] = true
			}
			s := m.Entry.Event().Sport()
			put(s, true)
			for range 5 {
				put(s, false)
				if s == "" {
					break
				}
				row, ok := f.r.Sport(s)
				if s = ""; ok {
					s = row.Parent
				}
			}
		}
	}
	listing := map[altyn.GamesID][]*voice{}
	for k, n := range own {
		if n >= 2*medals[k] {
			listing[k.games] = append(listing[k.games], k.by)
		}
	}
	for _, list := range listing {
		slices.SortFunc(list, func(a, b *voice) int { return cmp.Compare(a.name, b.name) })
	}
	return out, listing
}
