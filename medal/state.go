package medal

import (
	"iter"
	"slices"

	"altyn"
	"altyn/record"
)

// State is what an entry holds for a while.
type State struct {
	From     altyn.Day         // first day at whose end it holds
	Until    altyn.Day         // last such day; altyn.MaxDay while it lasts
	Began    altyn.Date        // when it began: a window when only that is known, the last day of the Games for a result without its day; From is its last day
	Medal    altyn.Medal       // gold, silver, bronze or none
	Rank     altyn.Num         // official rank, when known
	Withheld bool              // the entry has the right to the medal, but it is kept back
	Because  []*altyn.Decision // effects that began it, in order; none for the result of the day
}

// States gives what the entry held over time: the result of the day, then a state for each change of its medal, of its
// official rank, or of its being withheld. Ranks follow every effect that gives one, in both bases. It gives nothing for
// an entry that the record says nothing of.
func States(r *record.Record, e altyn.EntryID, basis Basis) []State {
	k, ok := basis.index()
	if !ok {
		return nil
	}
	ix := indexOf(r)
	lazy, ok := ix.books[e.Games()]
	if !ok {
		return nil
	}
	b := lazy()
	if h, ok := b.holding(e); ok {
		return b.states(h, k)
	}
	entry, ok := r.Entry(e)
	if !ok {
		return nil
	}
	_, result, known := initial(r.Results(e), nil)
	if !known {
		return nil
	}
	return b.states(holding{entry: entry, result: result}, k)
}

func (b *book) states(h holding, basis int) []State {
	s := State{From: b.closes, Until: altyn.MaxDay, Began: b.closes.Date(), Medal: medals[h.start]}
	if h.result != nil {
		if h.result.On.Known() {
			s.Began, s.From = h.result.On, h.result.On.Last()
		}
		s.Rank = h.result.Rank
	}
	if !s.Rank.Known() {
		for _, d := range h.effects {
			if d.Scope != altyn.OneMember && d.FromRank.Known() {
				s.Rank = d.FromRank
				break
			}
		}
	}
	out := []State{s}
	replay(h.start, h.effects, basis, func(d *altyn.Decision, from, to uint8) {
		if d.Scope == altyn.OneMember {
			return
		}
		s := out[len(out)-1]
		rank, withheld := s.Rank, s.Withheld
		switch d.Effect {
		case altyn.MedalWithheld:
			withheld = true
		case altyn.MedalPresented, altyn.MedalWithdrawn, altyn.LeftVacant:
			withheld = false
		}
		switch {
		case d.ToRank.Known() || d.ToRank == altyn.NoNum:
			rank = d.ToRank
		case d.From != d.To && d.To != "", d.Effect == altyn.EntryDisqualified, d.Effect == altyn.MedalWithdrawn:
			rank = altyn.Num{} // another than before, and nobody says which
		}
		if from == to && rank == s.Rank && withheld == s.Withheld {
			return
		}
		day := d.Decided.Last()
		if day <= s.From && len(out) > 1 {
			// Another effect of the same day: one state, because of both.
			l := &out[len(out)-1]
			l.Medal, l.Rank, l.Withheld, l.Because = medals[to], rank, withheld, append(l.Because, d)
			return
		}
		out[len(out)-1].Until = day - 1
		out = append(out, State{From: day, Until: altyn.MaxDay, Began: d.Decided, Medal: medals[to], Rank: rank, Withheld: withheld, Because: []*altyn.Decision{d}})
	})
	return out
}

func (b *book) holding(e altyn.EntryID) (holding, bool) {
	i, ok := searchHolding(b.entries, e)
	if !ok {
		return holding{}, false
	}
	return b.entries[i], true
}

// Held is a medal that an entry held for a while.
type Held struct {
	Entry  *altyn.Entry
	Medal  altyn.Medal
	From   altyn.Day         // first day at whose end it was held
	Until  altyn.Day         // last such day; altyn.MaxDay while it is held
	Began  altyn.Date        // when it began: a window when only that is known, the last day of the Games for a result without its day; From is its last day
	Won    altyn.Date        // day of the result; not known when the record does not say
	Result *altyn.Result     // result of the day, nil when the record has none
	Given  []*altyn.Decision // effects by which it came, none when it was won on the day
	Taken  []*altyn.Decision // effects by which it went
}

// HeldOn reports whether the medal was held at the end of the day.
func (h Held) HeldOn(day altyn.Day) bool { return h.From <= day && day <= h.Until }

// Filter says which medals [Medals] yields; what is empty does not restrict.
type Filter struct {
	Games  []altyn.GamesID
	Nation altyn.NationID
	Person altyn.PersonID // a member of the entry, in whatever role; a decision on this member alone then counts
	Event  altyn.EventID  // `judo/women` is all its events for that sex
	Sport  altyn.SportID  // a sport has its disciplines
	Sex    altyn.Sex
	Medal  altyn.Medal
	Basis  Basis      // empty for ByResult
	AsOf   altyn.Date // an exact day: only what was held at its end
}

// Medals yields who held which medal from when until when, in order of Games, then of entry, then of time. They are the
// medals of which the record has rows: coverage says for whom those are all.
func Medals(r *record.Record, f Filter) iter.Seq[Held] {
	return func(yield func(Held) bool) {
		basis, ok := f.Basis.index()
		if !ok {
			return
		}
		ix := indexOf(r)
		events := Query{Sport: f.Sport, Event: f.Event, Sex: f.Sex}
		for _, g := range ix.gamesOf(f) {
			lazy, ok := ix.books[g]
			if !ok {
				continue
			}
			b := ix.only(lazy(), events)
			for _, h := range ix.candidates(b, f.Person, f.Nation) {
				if f.Nation != "" && h.entry.Nation != f.Nation {
					continue
				}
				if !b.eachHeld(h, basis, func(m Held) bool {
					if f.Medal != "" && f.Medal != altyn.AnyMedal && m.Medal != f.Medal || f.AsOf.Exact() && !m.HeldOn(f.AsOf.First()) {
						return true
					}
					return yield(m)
				}) {
					return
				}
			}
		}
	}
}

// eachHeld yields the medals of one entry; it reports whether yield wanted all.
func (b *book) eachHeld(h holding, basis int, yield func(Held) bool) bool {
	var m Held
	for _, s := range b.states(h, basis) {
		if m.Entry != nil && s.Medal == m.Medal {
			m.Until = s.Until // only its rank changed, or it was withheld
			continue
		}
		if m.Entry != nil {
			m.Taken = s.Because
			if !yield(m) {
				return false
			}
			m = Held{}
		}
		if s.Medal != altyn.NoMedal {
			m = Held{Entry: h.entry, Medal: s.Medal, From: s.From, Until: s.Until, Began: s.Began, Result: h.result, Given: s.Because}
			if h.result != nil {
				m.Won = h.result.On
			}
		}
	}
	return m.Entry == nil || yield(m)
}

// candidates gives the holdings of one of the Games, or only those of a nation or of a person, as they are for the person: what touched
// one member of an entry is his or her own.
func (ix *index) candidates(b *book, p altyn.PersonID, n altyn.NationID) []holding {
	switch {
	case p == "" && n != "":
		return b.ofNation()[n]
	case p == "":
		return b.entries
	}
	var out []holding
	for _, e := range ix.r.EntriesOf(p) {
		h, ok := b.holding(e.ID)
		if !ok || e.Games != b.games.ID {
			continue
		}
		h.effects = slices.Clone(h.effects)
		for i, d := range h.effects {
			if d.Scope == altyn.OneMember && d.Person == p {
				own := *d
				own.Scope = altyn.WholeEntry
				h.effects[i] = &own
			}
		}
		out = append(out, h)
	}
	return out
}

// gamesOf gives the Games that a filter looks at.
func (ix *index) gamesOf(f Filter) []altyn.GamesID {
	var games []altyn.GamesID
	switch {
	case f.Games != nil:
		return f.Games
	case f.Person != "":
		for _, e := range ix.r.EntriesOf(f.Person) {
			if !slices.Contains(games, e.Games) {
				games = append(games, e.Games)
			}
		}
	default:
		for _, g := range ix.r.AllGames() {
			games = append(games, g.ID)
		}
	}
	return games
}
