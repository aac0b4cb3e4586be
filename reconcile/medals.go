package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"altyn"
)

// medals compares who has which medal of each event, and which events there are.
func (f *finder) medals() {
	e := f.evidence()
	for id := range e.states { // a medal that decisions alone speak of
		if g := id.Games(); len(e.of[id]) == 0 && e.events[g] != nil {
			e.events[g][id.Event()] = append(e.events[g][id.Event()], id)
		}
	}
	for _, g := range e.games {
		whole := e.whole(g)
		listed := map[altyn.EventID]map[*voice]bool{}
		for _, event := range slices.Sorted(maps.Keys(e.events[g])) {
			ids := e.events[g][event]
			slices.Sort(ids)
			lists := map[*voice]bool{}
			for _, id := range ids {
				for _, s := range e.of[id] {
					if won(s.medal) && s.by.data {
						lists[s.by] = true
					}
				}
			}
			listed[event] = lists
			f.podium(g, event, ids, slices.DeleteFunc(slices.Clone(whole), func(w *voice) bool { return !lists[w] }))
		}
		f.events(g, whole, listed)
	}
}

// podium compares the medals of one event; listing are the data sets of which all its medals are asked for.
func (f *finder) podium(g altyn.GamesID, event altyn.EventID, ids []altyn.EntryID, listing []*voice) {
	e := f.evidence()
	open := map[altyn.Medal][]altyn.EntryID{} // entries that somebody lacks, by medal
	twins := f.twins(ids, listing)
	for _, id := range ids {
		sides := f.sides(id, listing)
		states, touched := e.states[id]
		if touched {
			for i := range sides {
				if s, ok := twins.of[twin{id, sides[i].By[0]}]; ok && sides[i].Lacks {
					sides[i] = s.side()
				}
			}
			f.touched(id, sides, states)
			continue
		}
		if twins.is[id] {
			continue
		}
		if !differ(sides) {
			continue
		}
		said := map[altyn.Medal]bool{}
		for _, s := range sides {
			if !s.Lacks {
				said[altyn.Medal(s.Value)] = true
			}
		}
		if len(said) == 1 {
			for m := range said {
				open[m] = append(open[m], id)
			}
			continue
		}
		d := f.about(AboutMedal, id, "medal", sides)
		decide(f.r, altyn.FactMedals, &d)
		f.add(d)
	}
	for _, m := range []altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze, altyn.NoMedal} {
		if len(open[m]) > 0 {
			f.holders(g, event, m, open[m], listing)
		}
	}
}

// twin is an entry that a data set has as another one.
type twin struct {
	id altyn.EntryID
	by string // the data set
}

// twinned is what data sets say of entries under other ids.
type twinned struct {
	of map[twin]says
	is map[altyn.EntryID]bool // these other entries
}

// twins finds entries that an import did not recognise as one that decisions have touched, and lists them: the team of
// the nation, or somebody of it whose name is near, with a medal that only the data set gives that lacks the other.
func (f *finder) twins(ids []altyn.EntryID, listing []*voice) twinned {
	e := f.evidence()
	out := twinned{map[twin]says{}, map[altyn.EntryID]bool{}}
	for _, id := range ids {
		if _, touched := e.states[id]; !touched {
			continue
		}
		d := f.about(AboutPerson, id, "entry", nil)
		var others []altyn.EntryID
		for _, w := range listing {
			by := func(s says) bool { return s.by == w && won(s.medal) }
			if slices.ContainsFunc(e.of[id], by) {
				continue
			}
			var found []altyn.EntryID
			for _, o := range ids {
				if _, touched := e.states[o]; !touched && f.canon(o.Nation()) == f.canon(id.Nation()) && slices.ContainsFunc(e.of[o], by) && f.near(id, o) {
					found = append(found, o)
				}
			}
			if len(found) != 1 {
				continue
			}
			out.is[found[0]] = true
			out.of[twin{id, w.by[0]}] = e.of[found[0]][slices.IndexFunc(e.of[found[0]], by)]
			d.Sides = append(d.Sides, w.side(string(found[0])))
			others = append(others, found[0])
		}
		if len(others) == 0 {
			continue
		}
		entry, _ := f.r.Entry(id)
		d.Sides = append(d.Sides, f.voices.of(entry.Provenance).side(string(id)))
		if differ(d.Sides) {
			d.State, d.Why = Unresolved, altyn.Msg("differ-two-people")
			f.add(d)
		}
	}
	return out
}

// near reports whether two entries of a nation can be one: teams, or people whose names are near.
func (f *finder) near(a, b altyn.EntryID) bool {
	x, y := f.r.Members(a), f.r.Members(b)
	if len(x) != 1 || len(y) != 1 {
		return (len(x) == 0) != (len(y) == 0) || len(x) == 0 // a team without names can be any
	}
	p, ok := f.r.Person(x[0].Person)
	q, also := f.r.Person(y[0].Person)
	if !ok || !also {
		return false
	}
	v, w := words(p.Name), words(q.Name)
	if len(v) > len(w) {
		v, w = w, v
	}
	same := 0
	for _, a := range v {
		if slices.ContainsFunc(w, a.near) {
			same++
		}
	}
	return 2*same > len(v) // a given name in common is not enough
}

// sides gives what is said of the medal of an entry, with those who lack it.
func (f *finder) sides(id altyn.EntryID, listing []*voice) []Side {
	var sides []Side
	list := f.evidence().of[id]
	for _, s := range list {
		sides = append(sides, s.side())
	}
	for _, w := range listing {
		if !slices.ContainsFunc(list, func(s says) bool { return s.by == w }) {
			s := w.side(string(altyn.NoMedal))
			s.Lacks = true
			sides = append(sides, s)
		}
	}
	return sides
}

// about begins a difference about an entry.
func (f *finder) about(k Kind, id altyn.EntryID, what string, sides []Side) Difference {
	d := Difference{Kind: k, Games: id.Games(), Nation: id.Nation(), Sport: id.Event().Sport(), Event: id.Event(), Entry: id, What: what, Sides: sides}
	if m := f.r.Members(id); len(m) == 1 {
		d.Person = m[0].Person
	}
	return d
}

// touched compares what is said of the medal of an entry that decisions have touched: sides that are each the state of
// some day are no dispute.
func (f *finder) touched(id altyn.EntryID, sides []Side, states []dated) {
	now := states[0].medal // by official result: the run that has not ended
	for _, s := range states {
		if s.until == altyn.MaxDay {
			now = s.medal
			break
		}
	}
	var last *altyn.Decision
	for _, x := range f.r.DecisionsOf(id) {
		if x.Scope != altyn.OneMember && x.Effect != altyn.DecisionConfirmed && x.To != "" {
			last = x
		}
	}
	if last != nil {
		s := f.voices.of(last.Provenance).side(string(now))
		s.AsOf = last.Decided
		sides = append(sides, s)
	}
	if !differ(sides) {
		return
	}
	d := f.about(AboutMedal, id, "medal", sides)
	for _, x := range f.r.DecisionsOf(id) {
		if x.Scope != altyn.OneMember && !slices.Contains(d.Decisions, x.Decision) {
			d.Decisions = append(d.Decisions, x.Decision)
		}
	}
	explained, late := true, []string{}
	closes := altyn.MinDay // of what held during the Games the first state is told from the close
	if g, ok := f.r.Games(id.Games()); ok && g.Closes.Known() {
		closes = g.Closes.Last()
	}
	for i := range d.Sides {
		s := &d.Sides[i]
		day := s.AsOf
		if day.Known() && day.First() < closes {
			day = altyn.Between(closes, max(closes, day.Last()))
		}
		held, ok := heldOn(states, altyn.Medal(s.Value), day)
		if !ok {
			explained = false
			continue
		}
		s.Held = held
		if day.Known() && apartFrom(day, held) && apartFrom(s.AsOf, held) {
			late = append(late, strings.Join(s.By, " "))
		}
	}
	follow(&d, string(now))
	first := d.Decisions[0]
	switch {
	case explained && len(late) == 0:
		d.State, d.Why = Explained, altyn.Msg("differ-decision", "decision", string(first), "decisions", len(d.Decisions))
	case explained:
		slices.Sort(late)
		d.State, d.Why = Explained, altyn.Msg("differ-late", "decision", string(first), "decisions", len(d.Decisions), "sources", strings.Join(slices.Compact(late), ", "))
	default:
		// The state of no day: the decisions of the record are followed, by the rule for those who decide.
		d.State = Settled
		if rule, ok := f.r.Ruling(altyn.FactMedals, orNone(last).Provenance); ok {
			d.Rule = rule.Order.Or(0)
		}
		d.Why = altyn.Msg("differ-never", "decision", string(first), "decisions", len(d.Decisions))
	}
	f.add(d)
}

func apartFrom(a, b altyn.Date) bool { return a.Last() < b.First() || a.First() > b.Last() }

// orNone gives the decision, or one of nobody.
func orNone(d *altyn.Decision) *altyn.Decision {
	if d == nil {
		return &altyn.Decision{}
	}
	return d
}

// holders compares who has one medal of an event, where some list an entry and others do not: another person, another
// nation, or nobody.
func (f *finder) holders(g altyn.GamesID, event altyn.EventID, m altyn.Medal, ids []altyn.EntryID, listing []*voice) {
	e := f.evidence()
	own := map[*voice][]altyn.EntryID{}
	for _, id := range ids {
		for _, s := range e.of[id] {
			if s.medal == m {
				own[s.by] = append(own[s.by], id)
			}
		}
	}
	// Those who list something that another lacks stand against each other.
	paired := false
	for _, a := range listing {
		for _, b := range listing {
			paired = paired || a.name < b.name && len(own[a]) > 0 && len(own[b]) > 0 && !slices.Equal(own[a], own[b])
		}
	}
	if !paired {
		for _, id := range ids {
			d := f.about(AboutMissing, id, string(m), f.sides(id, listing))
			follow(&d, string(m))
			d.State, d.Why = Unresolved, altyn.Msg("differ-lacks")
			f.add(d)
		}
		return
	}
	d := Difference{Games: g, Sport: event.Sport(), Event: event, What: string(m)}
	nations, codes, people := map[string]bool{}, map[string]bool{}, map[string]bool{}
	mixed := false
	var single []altyn.PersonID // those who stand alone for a medal
	for w, list := range own {
		var who, of, codesOf, members []string
		for _, id := range list {
			who = append(who, f.who(id))
			of = append(of, string(f.canon(id.Nation())))
			codesOf = append(codesOf, string(id.Nation()))
			if n, ok := f.r.Nation(id.Nation()); ok && n.Kind == altyn.MixedNation {
				mixed = true
			}
			list := f.r.Members(id)
			for _, x := range list {
				members = append(members, string(x.Person))
			}
			if len(list) == 1 && !slices.Contains(single, list[0].Person) {
				single = append(single, list[0].Person)
			}
		}
		slices.Sort(who)
		slices.Sort(of)
		slices.Sort(codesOf)
		slices.Sort(members)
		nations[strings.Join(of, " ")] = true
		codes[strings.Join(codesOf, " ")] = true
		people[strings.Join(members, " ")] = true
		d.Sides = append(d.Sides, w.side(strings.Join(who, "; ")))
		d.Nation = altyn.NationID(of[0])
	}
	for _, w := range listing {
		if len(own[w]) == 0 {
			s := w.side(string(altyn.NoMedal))
			s.Lacks = true
			d.Sides = append(d.Sides, s)
		}
	}
	slices.SortFunc(d.Sides, compareSides)
	decide(f.r, altyn.FactMedals, &d)
	switch {
	case len(nations) == 1 && len(codes) > 1:
		d.Kind, d.State, d.Why = AboutNation, Notation, altyn.Msg("differ-notation", "how", "code")
	case len(nations) == 1:
		d.Kind = AboutPerson
		if nearNames(d.Sides) && !f.apart(single) {
			d.State, d.Rule, d.Why = Unresolved, 0, altyn.Msg("differ-two-people")
		}
	case len(people) == 1 || mixed:
		d.Kind, d.Nation = AboutNation, ""
	default:
		d.Kind, d.Nation = AboutMedal, ""
	}
	f.add(d)
}

// nearNames reports whether the names of the sides can be those of one person: one notation or another, or a word in
// common.
func nearNames(sides []Side) bool {
	for i := range sides {
		for j := range sides[:i] {
			a, b := sides[i].Value, sides[j].Value
			if a == b || sides[i].Lacks || sides[j].Lacks {
				continue
			}
			_, a, _ = strings.Cut(a, " ")
			_, b, _ = strings.Cut(b, " ")
			if relate(a, b) != "" || slices.ContainsFunc(words(a), func(w word) bool {
				return slices.ContainsFunc(words(b), func(v word) bool {
					return len(w.fold) > 2 && (w.fold == v.fold || w.sound == v.sound || subsequence(w.fold, v.fold) || subsequence(v.fold, w.fold))
				})
			}) {
				return true
			}
		}
	}
	return false
}

// canon gives the code of today, or the last one, of a committee that has had several: data sets use old codes and new
// ones for one team.
func (f *finder) canon(n altyn.NationID) altyn.NationID {
	for range 4 {
		next := n
		for _, l := range f.r.Successors(n) {
			if l.Kind == altyn.Renamed && (next == n || l.Nation < next) {
				next = l.Nation
			}
		}
		if next == n {
			break
		}
		n = next
	}
	return n
}

// who names an entry: nation and members, or its number where it is a team.
func (f *finder) who(id altyn.EntryID) string {
	var names []string
	for _, m := range f.r.Members(id) {
		if p, ok := f.r.Person(m.Person); ok {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	if len(names) == 0 || len(names) > 4 {
		return string(id.Nation()) + " team " + string(id)[strings.LastIndexByte(string(id), '/')+1:]
	}
	return string(id.Nation()) + " " + strings.Join(names, ", ")
}

// events compares which events there are: the same podium under two titles, events and sports that one lacks.
func (f *finder) events(g altyn.GamesID, whole []*voice, listed map[altyn.EventID]map[*voice]bool) {
	e := f.evidence()
	all := slices.Sorted(maps.Keys(listed))
	// A podium by who stands on it, where they are all known by name, and by their nations.
	people := func(event altyn.EventID, w *voice) string {
		var list []string
		for _, id := range e.events[g][event] {
			for _, s := range e.of[id] {
				if s.by != w || !won(s.medal) {
					continue
				}
				members := f.r.Members(id)
				if len(members) == 0 {
					return ""
				}
				for _, m := range members {
					list = append(list, string(s.medal)+" "+string(m.Person))
				}
			}
		}
		slices.Sort(list)
		return strings.Join(list, ", ")
	}
	nations := func(event altyn.EventID, w *voice) string {
		var list []string
		for _, id := range e.events[g][event] {
			for _, s := range e.of[id] {
				if s.by == w && won(s.medal) {
					list = append(list, string(s.medal)+" "+string(f.canon(id.Nation())))
				}
			}
		}
		slices.Sort(list)
		return strings.Join(list, ", ")
	}
	twin := map[altyn.EventID]map[*voice]bool{} // events that a voice has under another title
	note := func(event altyn.EventID, w *voice) {
		if twin[event] == nil {
			twin[event] = map[*voice]bool{}
		}
		twin[event][w] = true
	}
	for i, a := range whole {
		for _, b := range whole[i+1:] {
			for _, podium := range []func(altyn.EventID, *voice) string{people, nations} {
				alone := func(w, other *voice) map[string][]altyn.EventID {
					out := map[string][]altyn.EventID{}
					for _, event := range all {
						if listed[event][w] && !listed[event][other] && !twin[event][other] {
							if p := podium(event, w); p != "" {
								k := string(f.family(event.Sport())) + "|" + p
								out[k] = append(out[k], event)
							}
						}
					}
					return out
				}
				mine, other := alone(a, b), alone(b, a)
				for _, k := range slices.Sorted(maps.Keys(mine)) {
					if len(mine[k]) != 1 || len(other[k]) != 1 {
						continue // several events with one podium tell nothing
					}
					x, y := mine[k][0], other[k][0]
					if f.strangers(g, x, y) {
						continue
					}
					note(x, b)
					note(y, a)
					d := Difference{Kind: AboutEvent, Games: g, Sport: min(x, y).Sport(), Event: min(x, y), What: "title", Sides: []Side{a.side(string(x)), b.side(string(y))}}
					decide(f.r, altyn.FactMedals, &d)
					d.State, d.Rule, d.Why = Unresolved, 0, altyn.Msg("differ-two-events")
					f.add(d)
				}
			}
		}
	}
	for _, w := range whole {
		events, lacking := map[altyn.SportID]int{}, map[altyn.SportID][]altyn.EventID{}
		for _, event := range all {
			if !slices.ContainsFunc(whole, func(o *voice) bool { return listed[event][o] }) {
				continue // known from other sources only, which list single events
			}
			events[event.Sport()]++
			if !listed[event][w] && !twin[event][w] {
				lacking[event.Sport()] = append(lacking[event.Sport()], event)
			}
		}
		for _, sport := range slices.Sorted(maps.Keys(lacking)) {
			list := lacking[sport]
			if len(list) == events[sport] && len(list) > 1 {
				f.lacksEvents(g, sport, "", list, whole, w, listed)
				continue
			}
			for _, event := range list {
				f.lacksEvents(g, sport, event, []altyn.EventID{event}, whole, w, listed)
			}
		}
	}
}

// strangers reports whether the medallists of two events are known by name and none of them is in both: two events.
func (f *finder) strangers(g altyn.GamesID, a, b altyn.EventID) bool {
	of := func(event altyn.EventID) (people []altyn.PersonID) {
		for _, id := range f.evidence().events[g][event] {
			for _, m := range f.r.Members(id) {
				people = append(people, m.Person)
			}
		}
		return people
	}
	x, y := of(a), of(b)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(p altyn.PersonID) bool { return slices.Contains(y, p) })
}

// lacksEvents says that a data set has no medals of an event, or of any event of a sport.
func (f *finder) lacksEvents(g altyn.GamesID, sport altyn.SportID, event altyn.EventID, list []altyn.EventID, whole []*voice, w *voice, listed map[altyn.EventID]map[*voice]bool) {
	d := Difference{Kind: AboutEvent, Games: g, Sport: sport, Event: event, What: "listed"}
	if len(whole) > 2 {
		d.What = "listed by " + w.name
	}
	for _, o := range whole {
		n := 0
		for _, x := range list {
			if listed[x][o] {
				n++
			}
		}
		if o == w || n > 0 {
			s := o.side(number(n))
			s.Lacks = o == w
			d.Sides = append(d.Sides, s)
		}
	}
	d.State, d.Why = Unresolved, altyn.Msg("differ-lacks")
	for i := range d.Sides {
		d.Sides[i].Follows = !d.Sides[i].Lacks
	}
	f.add(d)
}

// family gives the sport of a discipline.
func (f *finder) family(s altyn.SportID) altyn.SportID {
	for range 4 {
		row, ok := f.r.Sport(s)
		if !ok || row.Parent == "" {
			break
		}
		s = cmp.Or(row.Parent, s)
	}
	return s
}
