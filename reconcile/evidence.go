package reconcile

import (
	"cmp"
	"maps"
	"slices"

	"altyn"
	"altyn/medal"
)

// says is what a voice says of the medal of an entry.
type says struct {
	by    *voice
	medal altyn.Medal
	asOf  altyn.Date
}

func (s says) side() Side {
	x := s.by.side(string(s.medal))
	x.AsOf = s.asOf
	return x
}

// evidence is everything that is said of medals.
type evidence struct {
	of     map[altyn.EntryID][]says
	events map[altyn.GamesID]map[altyn.EventID][]altyn.EntryID // sorted
	games  []altyn.GamesID                                     // sorted
	lists  map[altyn.GamesID]map[*voice]int                    // in how many events a voice gives medals
	states map[altyn.EntryID][]dated                           // of entries that a decision touches
}

// dated is the medal of an entry on a run of days.
type dated struct {
	medal       altyn.Medal
	from, until altyn.Day
	decisions   []altyn.DecisionID // by which it began
}

// evidence gathers what is said of medals, from results and claims.
func (f *finder) evidence() *evidence {
	if f.gathered != nil {
		return f.gathered
	}
	e := &evidence{of: map[altyn.EntryID][]says{}, events: map[altyn.GamesID]map[altyn.EventID][]altyn.EntryID{}, lists: map[altyn.GamesID]map[*voice]int{}}
	f.gathered = e
	say := func(id altyn.EntryID, m altyn.Medal, asOf altyn.Date, p altyn.Provenance) {
		w := f.voices.of(p)
		if m == "" || w.data && p.Confidence == altyn.InferredRow { // worked out from rows of others, which speak for themselves
			return
		}
		list, known := e.of[id]
		if slices.ContainsFunc(list, func(s says) bool { return s.by == w && s.medal == m }) {
			return
		}
		e.of[id] = append(list, says{w, m, asOf})
		if !known {
			g := id.Games()
			if e.events[g] == nil {
				e.events[g] = map[altyn.EventID][]altyn.EntryID{}
			}
			e.events[g][id.Event()] = append(e.events[g][id.Event()], id)
		}
	}
	for i := range f.rows.Results {
		x := &f.rows.Results[i]
		if x.Medal != "" && (x.Medal != altyn.NoMedal || x.Phase == "") {
			asOf := x.On // a result is of its day, whenever the source was printed; a data set shows the state of its own day
			if w := f.voices.of(x.Provenance); w.data && w.asOf.Known() {
				asOf = w.asOf
			} else if g, ok := f.r.Games(x.Entry.Games()); ok && !asOf.Known() && g.Opens.Known() && g.Closes.Known() {
				asOf = altyn.Between(g.Opens.First(), g.Closes.Last())
			}
			say(x.Entry, x.Medal, asOf, x.Provenance)
		}
	}
	for i := range f.rows.Claims {
		x := &f.rows.Claims[i]
		say(x.Entry, x.Medal, x.AsOf, x.Provenance)
	}
	for id, list := range e.of {
		slices.SortFunc(list, func(a, b says) int {
			return cmp.Or(cmp.Compare(a.by.name, b.by.name), cmp.Compare(a.medal, b.medal))
		})
		e.of[id] = list
	}
	e.games = slices.SortedFunc(maps.Keys(e.events), altyn.CompareGames)
	for _, g := range e.games {
		e.lists[g] = map[*voice]int{}
		for _, ids := range e.events[g] {
			slices.Sort(ids)
			here := map[*voice]bool{}
			for _, id := range ids {
				for _, s := range e.of[id] {
					if won(s.medal) {
						here[s.by] = true
					}
				}
			}
			for w := range here {
				e.lists[g][w]++
			}
		}
	}
	e.states = f.states()
	return e
}

func won(m altyn.Medal) bool {
	return m == altyn.Gold || m == altyn.Silver || m == altyn.Bronze
}

// whole gives the data sets that list the medals of Games: of at least half of the events of which anybody has medals.
// What such a one does not list it lacks; of any other source silence says nothing.
func (e *evidence) whole(g altyn.GamesID) []*voice {
	var out []*voice
	for w, n := range e.lists[g] {
		if w.data && 2*n >= len(e.events[g]) {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b *voice) int { return cmp.Compare(a.name, b.name) })
	return out
}

// states gives the medals over time of the entries that decisions touch: the result of the day until the first decision,
// which may have come before the close of the Games, then by official result, and where that is another one, as medals
// were handed out.
func (f *finder) states() map[altyn.EntryID][]dated {
	out := map[altyn.EntryID][]dated{}
	touched := map[altyn.EntryID]bool{}
	games := map[altyn.GamesID]bool{}
	first := map[altyn.EntryID]*altyn.Decision{}
	for _, d := range f.r.Decisions("") {
		if d.Entry != "" && d.Scope != altyn.OneMember {
			if !touched[d.Entry] && d.From != "" {
				first[d.Entry] = d
			}
			touched[d.Entry] = true
			games[d.Entry.Games()] = true
		}
	}
	list := slices.SortedFunc(maps.Keys(games), altyn.CompareGames)
	for _, basis := range []medal.Basis{medal.ByResult, medal.ByAllocation} {
		held := map[altyn.EntryID][]medal.Held{}
		for h := range medal.Medals(f.r, medal.Filter{Games: list, Basis: basis}) {
			if touched[h.Entry.ID] {
				held[h.Entry.ID] = append(held[h.Entry.ID], h)
			}
		}
		for id := range touched {
			g, ok := f.r.Games(id.Games())
			if !ok || !g.Closes.Known() {
				continue
			}
			at := g.Closes.Last()
			add := func(m altyn.Medal, from, until altyn.Day, ds []*altyn.Decision) {
				if until < from {
					return
				}
				s := dated{medal: m, from: from, until: until}
				for _, d := range ds {
					s.decisions = append(s.decisions, d.Decision)
				}
				out[id] = append(out[id], s)
			}
			var taken []*altyn.Decision
			for _, h := range held[id] {
				if h.From > at {
					add(altyn.NoMedal, at, h.From-1, taken)
				}
				add(h.Medal, max(at, h.From), h.Until, h.Given)
				taken = h.Taken
				if h.Until == altyn.MaxDay {
					at = altyn.MaxDay
					break
				}
				at = max(at, h.Until+1)
			}
			if at < altyn.MaxDay {
				add(altyn.NoMedal, at, altyn.MaxDay, taken)
			}
		}
	}
	for id, d := range first {
		g, ok := f.r.Games(id.Games())
		if ok && g.Opens.Known() && d.Decided.Known() && !slices.ContainsFunc(out[id], func(s dated) bool { return s.medal == d.From && s.from < d.Decided.Last() }) {
			out[id] = append(out[id], dated{medal: d.From, from: min(g.Opens.First(), d.Decided.First()), until: d.Decided.Last()})
		}
	}
	return out
}

// heldOn gives the days on which an entry had a medal: the run that has the day or is nearest to it.
func heldOn(states []dated, m altyn.Medal, near altyn.Date) (days altyn.Date, ok bool) {
	best := int64(-1)
	for _, s := range states {
		if s.medal != m {
			continue
		}
		away := int64(0)
		if near.Known() {
			away = max(0, int64(s.from)-int64(near.Last()), int64(near.First())-int64(s.until))
		}
		if best < 0 || away < best {
			best, days = away, altyn.Between(s.from, s.until)
		}
	}
	return days, best >= 0
}
