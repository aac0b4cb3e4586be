package record

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"altyn"
)

// partIndex finds the entries of one Games and what belongs to them, in a record that is kept in parts. The methods of
// a nil partIndex give nothing.
type partIndex struct {
	halves [2]halfIndex
	every  func() []*altyn.Entry
	won    func() []*altyn.Result
}

type halfIndex struct {
	entries func() map[altyn.EntryID]*altyn.Entry
	members func() map[altyn.EntryID][]*altyn.Member
	results func() map[altyn.EntryID][]*altyn.Result
}

func newPartIndexes(r *Record) map[altyn.GamesID]*partIndex {
	parts := make(map[altyn.GamesID]*partIndex, len(r.shelf.games))
	for g, st := range r.shelf.games {
		parts[g] = newPartIndex(r, st)
	}
	return parts
}

func newPartIndex(r *Record, st *stand) *partIndex {
	p := &partIndex{}
	for i := range st {
		p.halves[i] = halfIndex{
			entries: sync.OnceValue(func() map[altyn.EntryID]*altyn.Entry {
				rows, _ := st[i].entries()
				return byKey(counting(rows, r.at), func(e *altyn.Entry) altyn.EntryID { return e.ID }, preference[altyn.Entry](r, "entries"))
			}),
			members: sync.OnceValue(func() map[altyn.EntryID][]*altyn.Member {
				rows, _ := st[i].members()
				return r.groupMembers(pointers(counting(rows, r.at)))
			}),
			results: sync.OnceValue(func() map[altyn.EntryID][]*altyn.Result {
				rows, _ := st[i].results()
				return r.groupResults(pointers(counting(rows, r.at)))
			}),
		}
	}
	p.every = sync.OnceValue(func() []*altyn.Entry {
		list := slices.AppendSeq(slices.Collect(maps.Values(p.halves[0].entries())), maps.Values(p.halves[1].entries()))
		slices.SortFunc(list, func(a, b *altyn.Entry) int {
			return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Nation, b.Nation), cmp.Compare(a.ID, b.ID))
		})
		return list
	})
	p.won = sync.OnceValue(func() []*altyn.Result {
		var all []*altyn.Result
		results := p.halves[0].results()
		for _, list := range results {
			all = append(all, list...)
		}
		for _, won := range medals(all, results) {
			return won
		}
		return nil
	})
	return p
}

func (p *partIndex) all() []*altyn.Entry {
	if p == nil {
		return nil
	}
	return p.every()
}

func (p *partIndex) medals() []*altyn.Result {
	if p == nil {
		return nil
	}
	return p.won()
}

func (p *partIndex) podium() []*altyn.Entry {
	if p == nil {
		return nil
	}
	return slices.SortedFunc(maps.Values(p.halves[0].entries()), func(a, b *altyn.Entry) int { return cmp.Compare(a.ID, b.ID) })
}

// half says in which half the rows of the entry lie.
func (p *partIndex) half(e altyn.EntryID) int {
	if _, ok := p.halves[0].entries()[e]; ok {
		return 0
	}
	return 1
}

func (p *partIndex) entry(e altyn.EntryID) (*altyn.Entry, bool) {
	if p == nil {
		return nil, false
	}
	return find(p.halves[p.half(e)].entries(), e)
}

func (p *partIndex) members(e altyn.EntryID) []*altyn.Member {
	if p == nil {
		return nil
	}
	return p.halves[p.half(e)].members()[e]
}

func (p *partIndex) results(e altyn.EntryID) []*altyn.Result {
	if p == nil {
		return nil
	}
	return p.halves[p.half(e)].results()[e]
}

// partEntriesByNation gives the entries of a nation at Games, or at all of them in their order, by event.
func (r *Record) partEntriesByNation(n altyn.NationID, g altyn.GamesID) []*altyn.Entry {
	games := []altyn.GamesID{g}
	if g == "" {
		games = slices.SortedFunc(maps.Keys(r.parts), altyn.CompareGames)
	}
	var out []*altyn.Entry
	for _, g := range games {
		for _, e := range r.parts[g].all() {
			if e.Nation == n {
				out = append(out, e)
			}
		}
	}
	return out
}
