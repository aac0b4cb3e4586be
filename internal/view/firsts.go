package view

import (
	"altyn"
	"altyn/history"
	"altyn/medal"
	"altyn/record"
)

// FirstMedal is the first medal of a kind that a nation won in a series of Games.
type FirstMedal struct {
	Season altyn.Season  `json:"season"`
	Medal  altyn.Medal   `json:"medal"`
	Games  altyn.GamesID `json:"games"`
	Event  altyn.EventID `json:"event,omitempty"`
	People []Named       `json:"people,omitempty"`
	On     altyn.Date    `json:"on,omitzero"`
	Rows   []altyn.RowID `json:"rows,omitempty"`
}

// firsts gives a nation's first medal and first gold of each series, where the record is sure of them.
func firsts(r *record.Record, n altyn.NationID, ask Asked) []FirstMedal {
	var out []FirstMedal
	for _, season := range []altyn.Season{altyn.SummerOlympics, altyn.WinterOlympics, altyn.SummerParalympics, altyn.WinterParalympics} {
		if len(medal.Series(r, season)) == 0 {
			continue
		}
		for _, m := range []altyn.Medal{altyn.AnyMedal, altyn.Gold} {
			a := history.Ask(r, history.Question{Claim: altyn.First, Nation: n, Season: season, Medal: m, Basis: ask.Basis, AsOf: ask.AsOf})
			f := a.Instead
			if f.Games == "" || a.Truth == history.CannotTell {
				continue
			}
			v := FirstMedal{Season: season, Medal: m, Games: f.Games, Event: f.Event, On: f.On, Rows: a.Rows}
			if f.Medal != "" {
				v.Medal = f.Medal
			}
			for _, p := range f.People {
				v.People = append(v.People, person(r, p))
			}
			if n := len(out); n > 0 && out[n-1].Season == v.Season && out[n-1].Event == v.Event && out[n-1].Games == v.Games && out[n-1].Medal == v.Medal {
				continue // its first medal was gold
			}
			out = append(out, v)
		}
	}
	return out
}
