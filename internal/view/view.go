// Package view holds what pages and answers show, as data: a medal table, a nation, a nation at Games, Games, a person, an
// event. Each is gathered from a snapshot of the record as of a day and has its form in JSON; the terminal, the site and
// the API print the same.
//
// It computes no medals (that is [altyn/medal]) and words nothing: what is to be said in a language arrives as
// [altyn.Message] values in Notes and Missing, which the caller words (see [Say]). What the record does not know is in
// Missing, never left out.
package view

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Say words a message in the reader's language.
type Say func(altyn.Message) string

// words gives the sentences of the messages, without repetition.
func (say Say) words(messages []altyn.Message) []string {
	var out []string
	for _, m := range messages {
		if s := say(m); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// Asked is what a view is asked for beside its subject.
type Asked struct {
	AsOf  altyn.Day   // "now": the state at the end of this day
	Basis medal.Basis // empty for the official result
	By    altyn.By    // how ranks are counted; empty for gold
	Limit int         // of the longest list; 0 for all
	Say   Say         // wording of notes
}

// Tally is a nation's medals, with the rank where the table of all nations is known.
type Tally struct {
	Rank   int  `json:"rank,omitempty"`   // 0: not ranked, or the rank is not known
	Shared bool `json:"shared,omitempty"` // another nation has the same rank
	Gold   int  `json:"gold"`
	Silver int  `json:"silver"`
	Bronze int  `json:"bronze"`
	Total  int  `json:"total"`
}

func tally(l medal.Line) Tally {
	return Tally{Rank: l.Rank, Shared: l.Shared, Gold: l.Gold, Silver: l.Silver, Bronze: l.Bronze, Total: l.Total()}
}

// Named is something of the record with its usual English name.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
}

func nation(r *record.Record, id altyn.NationID) Named {
	n := Named{ID: string(id)}
	if row, ok := r.Nation(id); ok {
		n.Name = row.Name
	}
	return n
}

func games(r *record.Record, id altyn.GamesID) Named {
	n := Named{ID: string(id)}
	if row, ok := r.Games(id); ok {
		n.Name = row.Name
	}
	return n
}

func person(r *record.Record, id altyn.PersonID) Named {
	n := Named{ID: string(id)}
	if row, ok := r.Person(id); ok {
		n.Name = row.Name
	}
	return n
}

// EventName is the sport and the event in usual English: Weightlifting, Women's 69 kg.
func EventName(r *record.Record, id altyn.EventID) string {
	sport := string(id.Sport())
	if s, ok := r.Sport(id.Sport()); ok {
		sport = s.Name
	}
	if e, ok := r.Event(id); ok && e.Name != "" {
		return sport + ", " + e.Name
	}
	if _, rest, ok := strings.Cut(string(id), "/"); ok {
		return sport + ", " + strings.ReplaceAll(rest, "-", " ")
	}
	return sport
}

// EntryName is who an entry is: its members, or its own name, or its nation.
func EntryName(r *record.Record, id altyn.EntryID) string {
	e, ok := r.Entry(id)
	if !ok {
		return string(id)
	}
	if e.Name != "" {
		return e.Name
	}
	var names []string
	for _, m := range r.Members(id) {
		if m.Role == altyn.Guide || m.Role == altyn.Pilot {
			continue
		}
		names = append(names, person(r, m.Person).Name)
	}
	switch {
	case len(names) == 0:
		return nation(r, e.Nation).Name
	case len(names) > 4:
		return nation(r, e.Nation).Name + " (" + strings.Join(names[:3], ", ") + " ...)"
	}
	return strings.Join(names, ", ")
}

func sourcesOf(all []altyn.SourceID, more ...altyn.SourceID) []altyn.SourceID {
	for _, s := range more {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// Source is a source that a view rests on.
type Source struct {
	ID        altyn.SourceID `json:"id"`
	Publisher string         `json:"publisher,omitempty"`
	Title     string         `json:"title,omitempty"`
	URL       string         `json:"url,omitempty"`
	Published altyn.Date     `json:"published,omitzero"`
}

func sources(r *record.Record, ids []altyn.SourceID) []Source {
	out := make([]Source, 0, len(ids))
	for _, id := range slices.Sorted(slices.Values(ids)) {
		s := Source{ID: id}
		if row, ok := r.Source(id); ok {
			s.Publisher, s.Title, s.URL, s.Published = row.Publisher, row.Title, row.URL, row.Published
		}
		out = append(out, s)
	}
	return slices.CompactFunc(out, func(a, b Source) bool { return a.ID == b.ID })
}

func cut[T any](list []T, limit int) []T {
	if limit > 0 && len(list) > limit {
		return list[:limit]
	}
	return list
}

func medalOrder(m altyn.Medal) int {
	return slices.Index([]altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze, altyn.NoMedal, altyn.AnyMedal}, m)
}

func compareMedals(a, b altyn.Medal) int { return cmp.Compare(medalOrder(a), medalOrder(b)) }
