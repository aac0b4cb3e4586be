package view

import (
	"cmp"
	"maps"
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// BestKind says what was best.
type BestKind string

// What a nation's best is of. The best of its Games are given only where the medals of all its Games are known.
const (
	MostMedals BestKind = "medals" // the most medals at one of the Games of a series
	MostGold   BestKind = "gold"   // the most gold at one of them
	BestRank   BestKind = "rank"   // the best rank in a medal table
	MostOfOne  BestKind = "person" // the most medals of one person
)

// Best is what a nation did best in a series of Games.
type Best struct {
	Kind   BestKind     `json:"kind"`
	Season altyn.Season `json:"season"`
	Value  int          `json:"value"`
	Games  []Named      `json:"games,omitempty"`  // where it was so; several when they are equal
	People []Named      `json:"people,omitempty"` // of MostOfOne; several when they are equal
	Line   *Tally       `json:"line,omitempty"`   // of MostOfOne: the person's medals
	Listed bool         `json:"listed"`           // compared with all of the nation; false: among those of whom the record has rows
}

// bests gives what a nation did best, of the Games in its lines and of the medals that are held on the day.
func bests(r *record.Record, n altyn.NationID, lines []NationGames, ask Asked) []Best {
	var out []Best
	persons := bestPersons(r, n, lines, ask)
	for _, season := range []altyn.Season{altyn.SummerOlympics, altyn.WinterOlympics, altyn.SummerParalympics, altyn.WinterParalympics} {
		whole, held := true, 0
		for _, l := range lines {
			if altyn.GamesID(l.Games.ID).Season() == season {
				held++
				whole = whole && l.Now != nil
			}
		}
		if whole && held > 1 {
			for _, k := range []BestKind{MostMedals, MostGold, BestRank} {
				if b := bestGames(k, season, lines); b.Value > 0 {
					out = append(out, b)
				}
			}
		}
		out = append(out, persons[season]...)
	}
	return out
}

func bestGames(k BestKind, season altyn.Season, lines []NationGames) Best {
	b := Best{Kind: k, Season: season, Listed: true}
	for _, l := range lines {
		if altyn.GamesID(l.Games.ID).Season() != season || l.Now == nil {
			continue
		}
		v, better := l.Now.Total, func(v int) bool { return v > b.Value }
		switch k {
		case MostGold:
			v = l.Now.Gold
		case BestRank:
			v, better = l.Now.Rank, func(v int) bool { return b.Value == 0 || v < b.Value }
		}
		switch {
		case v == 0:
		case better(v):
			b.Value, b.Games = v, []Named{l.Games}
		case v == b.Value:
			b.Games = append(b.Games, l.Games)
		}
	}
	return b
}

// bestPersons gives for each series who holds the most medals for the nation, from two on.
func bestPersons(r *record.Record, n altyn.NationID, lines []NationGames, ask Asked) map[altyn.Season][]Best {
	type key struct {
		season altyn.Season
		person altyn.PersonID
	}
	counts := map[key]*medal.Line{}
	for h := range medal.Medals(r, medal.Filter{Nation: n, Basis: ask.Basis}) {
		if !h.HeldOn(ask.AsOf) {
			continue
		}
		for _, m := range r.Members(h.Entry.ID) {
			if m.Role == altyn.Guide || m.Role == altyn.Pilot {
				continue
			}
			k := key{h.Entry.Games.Season(), m.Person}
			if counts[k] == nil {
				counts[k] = &medal.Line{}
			}
			switch h.Medal {
			case altyn.Gold:
				counts[k].Gold++
			case altyn.Silver:
				counts[k].Silver++
			case altyn.Bronze:
				counts[k].Bronze++
			}
		}
	}
	out := map[altyn.Season][]Best{}
	for _, k := range slices.SortedFunc(maps.Keys(counts), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.season, b.season), cmp.Compare(counts[b].Total(), counts[a].Total()), cmp.Compare(counts[b].Gold, counts[a].Gold),
			cmp.Compare(counts[b].Silver, counts[a].Silver), cmp.Compare(a.person, b.person))
	}) {
		l := *counts[k]
		if l.Total() < 2 {
			continue
		}
		list := out[k.season]
		switch {
		case len(list) == 0:
			t := tally(l)
			listed := true
			for _, g := range lines {
				if id := altyn.GamesID(g.Games.ID); id.Season() == k.season && !r.Covers(altyn.FactMedals, id, n, "", "") {
					listed = false
				}
			}
			out[k.season] = []Best{{Kind: MostOfOne, Season: k.season, Value: l.Total(), People: []Named{person(r, k.person)}, Line: &t, Listed: listed}}
		case *list[0].Line == tally(l):
			list[0].People = append(list[0].People, person(r, k.person))
		}
	}
	return out
}
