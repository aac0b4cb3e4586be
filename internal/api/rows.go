package api

import (
	"slices"
	"strings"

	"altyn"
	"altyn/internal/view"
	"altyn/record"
)

// PersonLine is a person in a list.
type PersonLine struct {
	ID      altyn.PersonID   `json:"id"`
	Name    string           `json:"name"`
	Sex     altyn.Sex        `json:"sex,omitempty"`
	Born    altyn.Date       `json:"born,omitzero"`
	Died    altyn.Date       `json:"died,omitzero"`
	Nations []altyn.NationID `json:"nations"`
	Sports  []altyn.SportID  `json:"sports"`
}

// EventLine is an event in a list.
type EventLine struct {
	ID       altyn.EventID   `json:"id"`
	Name     string          `json:"name"`
	Sport    altyn.SportID   `json:"sport"`
	Sex      altyn.Sex       `json:"sex"`
	Kind     altyn.EventKind `json:"kind,omitempty"`
	Class    string          `json:"class,omitempty"`
	Weight   string          `json:"weight,omitempty"`
	Distance string          `json:"distance,omitempty"`
	Bronzes  altyn.Num       `json:"bronzes,omitzero"`
	Games    []altyn.GamesID `json:"games"` // of which the record has entries
}

// ResultLine is a result of the day, which later decisions do not change.
type ResultLine struct {
	Games     altyn.GamesID    `json:"games"`
	Event     altyn.EventID    `json:"event"`
	Nation    altyn.NationID   `json:"nation"`
	Entry     altyn.EntryID    `json:"entry"`
	Who       string           `json:"who"`
	People    []altyn.PersonID `json:"people"`
	Phase     altyn.Phase      `json:"phase,omitempty"` // absent: of the event as a whole
	Rank      altyn.Num        `json:"rank,omitzero"`
	Tied      bool             `json:"tied,omitempty"`
	Mark      string           `json:"mark,omitempty"`
	Unit      altyn.Unit       `json:"unit,omitempty"`
	IRM       string           `json:"irm,omitempty"` // DNF, DNS, DSQ ...
	Outcome   altyn.Outcome    `json:"outcome,omitempty"`
	Medal     altyn.Medal      `json:"medal,omitempty"` // awarded on the day
	On        altyn.Date       `json:"on,omitzero"`
	Against   string           `json:"against,omitempty"`
	Decisions bool             `json:"decisions,omitempty"` // later decisions touch the entry by the day asked about
	Sources   []altyn.SourceID `json:"sources"`
}

// DecisionLine is an effect of a decision: what it did to one entry.
type DecisionLine = view.Effect

func games(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	r := q.ed.Desk.Record()
	var out []view.GamesLine
	for _, g := range view.NewGamesList(r, q.asOf).Games {
		if f.season != "" && !f.season.Has(g.ID) {
			continue
		}
		if f.nation != "" && !slices.ContainsFunc(r.Hosts(g.ID), func(h *altyn.Host) bool { return h.Nation == f.nation }) {
			continue
		}
		out = append(out, g)
	}
	return list(q, out), nil
}

func nations(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	out := slices.DeleteFunc(view.NewNationList(q.ed.Desk.Record(), q.asOf).Nations, func(n view.NationLine) bool { return f.kind != "" && string(n.Kind) != f.kind })
	return list(q, out), nil
}

func people(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	r := q.ed.Desk.Record()
	var out []PersonLine
	for _, p := range r.People() {
		if f.nation != "" && !slices.Contains(p.Nations, f.nation) || f.sex != "" && p.Sex != f.sex ||
			f.sport != "" && !slices.ContainsFunc(p.Sports, func(s altyn.SportID) bool { return q.in(s, f.sport) }) ||
			f.games != "" && !slices.ContainsFunc(r.EntriesOf(p.ID), func(e *altyn.Entry) bool { return e.Games == f.games }) {
			continue
		}
		out = append(out, PersonLine{p.ID, p.Name, p.Sex, p.Born, p.Died, full(p.Nations), full(p.Sports)})
	}
	return list(q, out), nil
}

// full gives an empty slice for nil: as JSON a list is never null.
func full[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func events(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	r := q.ed.Desk.Record()
	held := map[altyn.EventID][]altyn.GamesID{}
	for _, g := range r.AllGames() {
		for _, e := range r.Entries(g.ID, "") {
			if of := held[e.Event]; len(of) == 0 || of[len(of)-1] != g.ID {
				held[e.Event] = append(of, g.ID)
			}
		}
	}
	var out []EventLine
	for _, e := range r.Events() {
		if !q.in(e.Sport, f.sport) || f.sex != "" && e.Sex != f.sex || f.games != "" && !slices.Contains(held[e.ID], f.games) {
			continue
		}
		out = append(out, EventLine{e.ID, e.Name, e.Sport, e.Sex, e.Kind, e.Class, e.Weight, e.Distance, e.Bronzes, full(held[e.ID])})
	}
	return list(q, out), nil
}

func sports(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	out := slices.DeleteFunc(view.NewSportList(q.ed.Desk.Record(), q.asOf).Sports, func(s view.SportLine) bool { return !q.in(s.ID, f.sport) })
	return list(q, out), nil
}

func results(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	r := q.ed.Desk.Record()
	var entries []*altyn.Entry
	switch {
	case f.person != "":
		entries = r.EntriesOf(f.person)
	case f.nation != "":
		entries = r.EntriesByNation(f.nation, f.games)
	case f.games != "":
		entries = r.Entries(f.games, f.event)
	default:
		for _, g := range r.AllGames() {
			entries = append(entries, r.Entries(g.ID, f.event)...)
		}
	}
	var out []ResultLine
	for _, e := range entries {
		if f.games != "" && e.Games != f.games || f.nation != "" && e.Nation != f.nation || f.event != "" && e.Event != f.event ||
			!q.in(e.Event.Sport(), f.sport) || f.sex != "" && e.Event.Sex() != f.sex || f.season != "" && !f.season.Has(e.Games) {
			continue
		}
		out = append(out, q.resultsOf(r, e, f.medal)...)
	}
	return list(q, out), nil
}

// resultsOf gives the results of an entry by the day, those with the medal when one is asked for.
func (q *ask) resultsOf(r *record.Record, e *altyn.Entry, medal altyn.Medal) []ResultLine {
	var out []ResultLine
	var people []altyn.PersonID
	for _, m := range r.Members(e.ID) {
		people = append(people, m.Person)
	}
	moved := slices.ContainsFunc(r.DecisionsOf(e.ID), func(d *altyn.Decision) bool { return d.Decided.First() <= q.asOf })
	for _, x := range r.Results(e.ID) {
		won := x.Medal == altyn.Gold || x.Medal == altyn.Silver || x.Medal == altyn.Bronze
		if x.On.Known() && x.On.First() > q.asOf || medal == altyn.AnyMedal && !won || medal == altyn.NoMedal && won ||
			medal != "" && medal != altyn.AnyMedal && medal != altyn.NoMedal && x.Medal != medal {
			continue
		}
		out = append(out, ResultLine{e.Games, e.Event, e.Nation, e.ID, view.EntryName(r, e.ID), full(people), x.Phase, x.Rank, x.Tied == "yes", x.Mark, x.Unit,
			x.IRM, x.Outcome, x.Medal, x.On, x.Against, moved, full(x.Sources)})
	}
	return out
}

func decisions(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	all := view.NewDecisionList(q.ed.Desk.Record(), view.DecisionFilter{Games: f.games, Nation: f.nation, Sport: f.sport, Body: f.body}, q.asOf, 1, 0).Decisions
	all = slices.DeleteFunc(all, func(d view.Decision) bool { return d.Decided.First() > f.until || d.Decided.Last() < f.from })
	got := list(q, all)
	if q.format != asJSON { // a decision has several effects: a row is an effect
		var rows []DecisionLine
		for _, d := range all {
			rows = append(rows, d.Effects...)
		}
		x := list(q, rows)
		got.rows, got.total = x.rows, x.total
	}
	return got, nil
}

func sources(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	all := view.NewSourceList(q.ed.Desk.Record(), q.asOf, 1, 0).Sources
	publisher := q.query.Get("publisher")
	all = slices.DeleteFunc(all, func(s view.SourceLine) bool {
		return f.kind != "" && string(s.Kind) != f.kind || publisher != "" && s.Publisher != publisher
	})
	return list(q, all), nil
}

// DifferenceRow is a side of a difference.
type DifferenceRow struct {
	Key       string             `json:"key"`
	Kind      string             `json:"kind"`
	State     string             `json:"state"`
	Games     altyn.GamesID      `json:"games"`
	Nation    altyn.NationID     `json:"nation"`
	Sport     altyn.SportID      `json:"sport"`
	Event     altyn.EventID      `json:"event"`
	Entry     altyn.EntryID      `json:"entry"`
	Person    altyn.PersonID     `json:"person"`
	What      string             `json:"what"`
	Value     string             `json:"value"`
	By        []string           `json:"by"`
	AsOf      altyn.Date         `json:"as_of"`
	Held      altyn.Date         `json:"held"`    // days on which the record has this value
	Lacks     bool               `json:"lacks"`   // the source lists its like and not this
	Follows   bool               `json:"follows"` // the record follows it
	Rule      int                `json:"rule"`
	Decisions []altyn.DecisionID `json:"decisions"`
	Why       string             `json:"why"`
}

func differences(q *ask) (answered, error) {
	f, err := q.filters()
	if err != nil {
		return answered{}, err
	}
	a := view.DifferenceAsk{Games: f.games, Nation: f.nation, Sport: f.sport, Person: f.person}
	for name, to := range map[string]*[]string{"about": &a.Kinds, "state": &a.States} {
		if s := q.query.Get(name); s != "" {
			*to = []string{s}
		}
	}
	if s := q.query.Get("source"); s != "" {
		a.Sources = strings.Split(s, ",")
	}
	all := view.DifferenceLines(q.ed.Desk.Record(), q.ed.Desk.Differences(q.today), a, q.say)
	got := list(q, all)
	if q.format != asJSON { // a row is a side
		var rows []DifferenceRow
		for _, d := range all {
			for _, s := range d.Sides {
				rows = append(rows, DifferenceRow{d.Key, string(d.Kind), string(d.State), d.Games, d.Nation, d.Sport, d.Event, d.Entry, d.Person, d.What,
					s.Value, full(s.By), s.AsOf, s.Held, s.Lacks, s.Follows, d.Rule, full(d.Decisions), d.Why})
			}
		}
		x := list(q, rows)
		got.rows, got.total = x.rows, x.total
	}
	return got, nil
}
