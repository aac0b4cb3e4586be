package resolve

import (
	"slices"
	"strings"

	"altyn"
)

// nation gives the record's code for a source's. Codes that the record has are taken as they are.
func (b *builder) nation(code string) (altyn.NationID, bool) {
	if id, ok := b.nations[code]; ok {
		return id, id != ""
	}
	id := altyn.NationID(strings.ToUpper(code))
	if _, ok := b.r.Nation(id); !ok {
		id = ""
	}
	b.nations[code] = id
	return id, id != ""
}

// nationAt gives the code that a nation had at the Games: a source that files the teams of 1912 under the code of today
// means the one of then, if of those that the nation came from, or became, one alone was in use. Of two codes of one nation
// that are both in use (LIB and LBN) it is the new one, when the medal tables of the record have that one only.
func (b *builder) nationAt(n altyn.NationID, g altyn.GamesID) altyn.NationID {
	k := string(n) + "@" + string(g)
	if id, ok := b.nations[k]; ok {
		return id
	}
	id := n
	if !b.inUse(n, g) {
		if then := b.related(n, g); len(then) == 1 {
			id = then[0]
		}
	} else {
		for _, step := range b.r.Successors(n) {
			if s := step.Nation; step.Kind == altyn.Renamed && b.inUse(s, g) && b.tabled()[s] && !b.tabled()[n] {
				id = s
			}
		}
	}
	b.nations[k] = id
	return id
}

// inUse reports whether the code was in use in the year of the Games, as far as the record knows.
func (b *builder) inUse(n altyn.NationID, g altyn.GamesID) bool {
	row, ok := b.r.Nation(n)
	first, fine := altyn.DayOf(g.Year(), 1, 1)
	if !ok || !fine || !row.Valid.Known() {
		return true
	}
	return row.Valid.Last() >= first && row.Valid.First() <= first+365
}

// related gives the nations in the line of this one whose code was in use at the Games: by renaming and succession.
func (b *builder) related(n altyn.NationID, g altyn.GamesID) []altyn.NationID {
	line := []altyn.NationID{n}
	var out []altyn.NationID
	for i := 0; i < len(line); i++ {
		if i > 0 && b.inUse(line[i], g) {
			out = append(out, line[i])
		}
		for _, step := range slices.Concat(b.r.Lineage(line[i]), b.r.Successors(line[i])) {
			if step.Kind != altyn.Renamed && step.Kind != altyn.Successor {
				continue
			}
			for _, id := range []altyn.NationID{step.Nation, step.Predecessor} {
				if !slices.Contains(line, id) {
					line = append(line, id)
				}
			}
		}
	}
	return out
}

// tabled gives the nations that have lines in the tables from which the record counts.
func (b *builder) tabled() map[altyn.NationID]bool {
	if b.lined == nil {
		b.lined = map[altyn.NationID]bool{}
		for _, g := range b.r.AllGames() {
			for _, p := range b.r.Publications(g.ID) {
				if p.Role != altyn.Opening {
					continue
				}
				for _, l := range b.r.Lines(p.ID) {
					b.lined[l.Nation] = true
				}
			}
		}
	}
	return b.lined
}
