package reconcile

import (
	"cmp"
	"maps"
	"slices"

	"altyn"
	"altyn/record"
)

// Dated says of which day's state the medals are that a data set lists for Games: compared entry by entry, of those whose
// medal a decision has moved.
type Dated struct {
	Set       string          `json:"set"`               // the data set
	Games     altyn.GamesID   `json:"games,omitempty"`   // empty for all its Games together, of which the days are then those of one state of the world
	AsOf      altyn.Date      `json:"as_of,omitzero"`    // day of the data set by its own account
	Days      altyn.Date      `json:"days"`              // days whose state agrees best; an open end: nothing has been decided since
	Touched   int             `json:"touched"`           // entries that decisions have moved
	Agree     int             `json:"agree"`             // of them, those that are as on these days
	Other     int             `json:"other"`             // those that are as on other days
	Never     int             `json:"never"`             // those that are as on no day
	Later     []altyn.EntryID `json:"later,omitempty"`   // entries in a state that began after these days
	Newest    altyn.Date      `json:"newest,omitzero"`   // day on which the newest of these began
	Earlier   []altyn.EntryID `json:"earlier,omitempty"` // entries in a state that had ended before them
	Patchwork bool            `json:"patchwork"`         // no one day fits every entry
}

// States says which dated state the medals of each imported data set are, Games by Games and over all of them: the days
// on which most of its medals were as it has them. Games of which no decision moved a medal tell nothing and are left
// out. The list is in order of data set and Games, the sum of a data set first.
func States(r *record.Record, today altyn.Day) []Dated {
	f := &finder{r: r, rows: r.Rows(), voices: newVoices(r), today: today}
	e := f.evidence()
	touched := map[altyn.GamesID][]altyn.EntryID{}
	for _, id := range slices.Sorted(maps.Keys(e.states)) {
		touched[id.Games()] = append(touched[id.Games()], id)
	}
	type set struct {
		v    *voice
		said map[altyn.EntryID]altyn.Medal
	}
	sets := map[string]*set{}
	var out []Dated
	for _, g := range e.games {
		for _, w := range e.whole(g) {
			said := map[altyn.EntryID]altyn.Medal{}
			byEvent := map[altyn.EventID][]altyn.EntryID{}
			for _, id := range touched[g] {
				byEvent[id.Event()] = append(byEvent[id.Event()], id)
			}
			for event, ids := range byEvent {
				all := slices.Clone(e.events[g][event])
				for _, id := range ids {
					if !slices.Contains(all, id) {
						all = append(all, id)
					}
				}
				slices.Sort(all)
				if !slices.ContainsFunc(all, func(id altyn.EntryID) bool {
					return slices.ContainsFunc(e.of[id], func(s says) bool { return s.by == w && won(s.medal) })
				}) {
					continue // it does not list the event
				}
				twins := f.twins(all, []*voice{w})
				for _, id := range ids {
					said[id] = altyn.NoMedal
					if s, ok := twins.of[twin{id, w.by[0]}]; ok {
						said[id] = s.medal
					}
					for _, s := range e.of[id] {
						if s.by == w {
							said[id] = s.medal
						}
					}
				}
			}
			if len(said) == 0 {
				continue
			}
			if sets[w.name] == nil {
				sets[w.name] = &set{w, map[altyn.EntryID]altyn.Medal{}}
			}
			maps.Copy(sets[w.name].said, said)
			if d, ok := f.fit(w, g, said); ok {
				out = append(out, d)
			}
		}
	}
	for _, s := range sets {
		games := map[altyn.GamesID]bool{}
		for id := range s.said {
			games[id.Games()] = true
		}
		if len(games) > 1 {
			if d, ok := f.fit(s.v, "", s.said); ok {
				out = append(out, d)
			}
		}
	}
	slices.SortFunc(out, func(a, b Dated) int {
		return cmp.Or(cmp.Compare(a.Set, b.Set), cmp.Compare(min(len(a.Games), 1), min(len(b.Games), 1)), altyn.CompareGames(a.Games, b.Games))
	})
	return out
}

// fit finds the days whose state agrees with most of what is said.
func (f *finder) fit(w *voice, g altyn.GamesID, said map[altyn.EntryID]altyn.Medal) (Dated, bool) {
	d := Dated{Set: w.name, Games: g, AsOf: w.asOf}
	// The days on which a state begins cut time into runs in which nothing changes; a sum over their edges counts, for
	// each run, the entries that are as said.
	edges := map[altyn.Day]int{}
	for id, m := range said {
		states := f.official(id)
		if len(states) < 2 {
			continue
		}
		d.Touched++
		ever := false
		for _, s := range states {
			if s.medal == m {
				ever = true
				edges[s.from]++
				if s.until < altyn.MaxDay {
					edges[s.until+1]--
				}
			} else {
				edges[s.from] += 0
			}
		}
		if !ever {
			d.Never++
		}
	}
	if d.Touched == 0 {
		return d, false
	}
	// Before the close of the last of the Games there is no state of all of them.
	start := altyn.MinDay
	for id := range said {
		if x, ok := f.r.Games(id.Games()); ok && x.Closes.Known() {
			start = max(start, x.Closes.Last())
		}
	}
	days := slices.Sorted(maps.Keys(edges))
	n, best := 0, -1
	var from, until altyn.Day
	for i, day := range days {
		n += edges[day]
		last := altyn.MaxDay
		if i+1 < len(days) {
			last = days[i+1] - 1
		}
		if last < start || day > f.today {
			continue
		}
		switch first := max(day, start); {
		case n > best:
			best, from, until = n, first, last
		case n == best && first == until+1:
			until = last
		}
	}
	if best < 0 {
		return d, false
	}
	d.Agree, d.Days = best, altyn.Between(from, until)
	for _, id := range slices.Sorted(maps.Keys(said)) {
		states := f.official(id)
		if len(states) < 2 {
			continue
		}
		m := said[id]
		fits, ever, later, began := false, false, false, altyn.MinDay
		for _, s := range states {
			if s.medal != m {
				continue
			}
			ever = true
			fits = fits || s.from <= until && s.until >= from
			if s.from > until && !later {
				later, began = true, s.from
			}
		}
		switch {
		case fits || !ever:
		case later:
			d.Later = append(d.Later, id)
			if !d.Newest.Known() || d.Newest.First() < began {
				d.Newest = began.Date()
			}
		default:
			d.Earlier = append(d.Earlier, id)
		}
	}
	d.Other = len(d.Later) + len(d.Earlier)
	d.Patchwork = d.Agree < d.Touched
	return d, true
}

// official gives the medals over time of an entry by official result, from the close of the Games on.
func (f *finder) official(id altyn.EntryID) []dated {
	var out []dated
	for _, s := range f.evidence().states[id] {
		out = append(out, s)
		if s.until == altyn.MaxDay {
			break
		}
	}
	return out
}
