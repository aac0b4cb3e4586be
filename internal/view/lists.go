package view

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// GamesLine is one of the Games in a list.
type GamesLine struct {
	ID       altyn.GamesID     `json:"id"`
	Name     string            `json:"name"`
	Season   altyn.Season      `json:"season"`
	Status   altyn.GamesStatus `json:"status"`
	Edition  altyn.Num         `json:"edition,omitzero"`
	Opens    altyn.Date        `json:"opens,omitzero"`
	Closes   altyn.Date        `json:"closes,omitzero"`
	Hosts    []string          `json:"hosts"`
	Nations  altyn.Num         `json:"nations,omitzero"`
	Athletes altyn.Num         `json:"athletes,omitzero"`
	Events   altyn.Num         `json:"events,omitzero"`
	Table    bool              `json:"table"`     // the record has its medal table on the day
	Moved    int               `json:"decisions"` // decisions on its results by the day
}

// GamesList is every one of the Games, the newest first.
type GamesList struct {
	AsOf  altyn.Day   `json:"as_of"`
	Games []GamesLine `json:"games"`
}

// NewGamesList lists the Games as of a day.
func NewGamesList(r *record.Record, asOf altyn.Day) GamesList {
	v := GamesList{AsOf: asOf, Games: []GamesLine{}}
	for _, g := range slices.Backward(r.AllGames()) {
		l := GamesLine{ID: g.ID, Name: g.Name, Season: g.ID.Season(), Status: g.Status, Edition: g.Edition, Opens: g.Opens, Closes: g.Closes,
			Nations: g.Nations, Athletes: g.Athletes, Events: g.Events, Hosts: []string{}}
		for _, h := range r.Hosts(g.ID) {
			l.Hosts = append(l.Hosts, h.City)
		}
		_, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{g.ID}, AsOf: asOf})
		l.Table = err == nil && g.Opens.First() <= asOf
		var seen []altyn.DecisionID
		for _, d := range r.Decisions(g.ID) {
			if d.Decided.First() <= asOf {
				seen = append(seen, d.Decision)
			}
		}
		slices.Sort(seen)
		l.Moved = len(slices.Compact(seen))
		v.Games = append(v.Games, l)
	}
	return v
}

// NationLine is a nation in a list.
type NationLine struct {
	ID     altyn.NationID   `json:"id"`
	Name   string           `json:"name"`
	ISO3   string           `json:"iso3,omitempty"`
	Kind   altyn.NationKind `json:"kind"`
	Valid  altyn.Date       `json:"valid,omitzero"`
	Medals *Tally           `json:"medals"` // at all Olympic Games; null when the record cannot tell
}

// NationList is every nation.
type NationList struct {
	AsOf    altyn.Day    `json:"as_of"`
	Nations []NationLine `json:"nations"`
}

// NewNationList lists the nations with their medals at the Olympic Games as of a day.
func NewNationList(r *record.Record, asOf altyn.Day) NationList {
	v := NationList{AsOf: asOf, Nations: []NationLine{}}
	t, err := medal.Compute(r, medal.Query{Games: medal.Series(r, ""), AsOf: asOf})
	for _, n := range r.Nations() {
		l := NationLine{ID: n.ID, Name: n.Name, ISO3: n.ISO3, Kind: n.Kind, Valid: n.Valid}
		if err == nil {
			x, _ := t.Line(n.ID)
			m := tally(x)
			l.Medals = &m
		}
		v.Nations = append(v.Nations, l)
	}
	return v
}

// SportLine is a sport or discipline in a list.
type SportLine struct {
	ID       altyn.SportID  `json:"id"`
	Name     string         `json:"name"`
	Parent   altyn.SportID  `json:"parent,omitempty"`
	Movement altyn.Movement `json:"movement"`
	Season   altyn.HalfYear `json:"season"`
	Events   int            `json:"events"`
}

// SportList is every sport and discipline.
type SportList struct {
	AsOf   altyn.Day   `json:"as_of"`
	Sports []SportLine `json:"sports"`
}

// NewSportList lists the sports, the disciplines of each after it.
func NewSportList(r *record.Record, asOf altyn.Day) SportList {
	count := map[altyn.SportID]int{}
	for _, e := range r.Events() {
		count[e.Sport]++
	}
	v := SportList{AsOf: asOf, Sports: []SportLine{}}
	for _, s := range r.Sports() {
		v.Sports = append(v.Sports, SportLine{s.ID, s.Name, s.Parent, s.Movement, s.Season, count[s.ID]})
	}
	slices.SortStableFunc(v.Sports, func(a, b SportLine) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Parent, a.ID), cmp.Or(b.Parent, b.ID)), cmp.Compare(a.Parent, b.Parent), cmp.Compare(a.ID, b.ID))
	})
	return v
}

// Sport is what the record knows of a sport or discipline.
type Sport struct {
	ID          altyn.SportID  `json:"id"`
	Name        string         `json:"name"`
	Parent      *Named         `json:"parent,omitempty"`
	Movement    altyn.Movement `json:"movement"`
	Season      altyn.HalfYear `json:"season"`
	AsOf        altyn.Day      `json:"as_of"`
	Disciplines []Named        `json:"disciplines,omitempty"`
	Events      []SportEvent   `json:"events"`
	Medals      []SportMedals  `json:"medals"` // of nations of which the record has rows
	Whole       bool           `json:"whole"`  // those are all medals ever won in it
	Decisions   []Decision     `json:"decisions"`
	Missing     []string       `json:"missing,omitempty"`
}

// SportEvent is an event of a sport, with the Games of which the record has something.
type SportEvent struct {
	ID    altyn.EventID   `json:"id"`
	Name  string          `json:"name"`
	Sex   altyn.Sex       `json:"sex"`
	Class string          `json:"class,omitempty"`
	Games []altyn.GamesID `json:"games,omitempty"`
}

// SportMedals is how many medals of a sport a nation holds.
type SportMedals struct {
	Nation Named `json:"nation"`
	Line   Tally `json:"line"`
}

// NewSport gathers what the record knows of a sport or discipline; false when it has none by this id.
func NewSport(r *record.Record, id altyn.SportID, ask Asked) (Sport, bool) {
	s, ok := r.Sport(id)
	if !ok {
		return Sport{}, false
	}
	v := Sport{ID: id, Name: s.Name, Movement: s.Movement, Season: s.Season, AsOf: ask.AsOf, Events: []SportEvent{}, Medals: []SportMedals{}, Decisions: []Decision{}}
	if p, ok := r.Sport(s.Parent); ok {
		v.Parent = &Named{string(p.ID), p.Name}
	}
	in := map[altyn.SportID]bool{id: true}
	for _, d := range r.Disciplines(id) {
		v.Disciplines = append(v.Disciplines, Named{string(d.ID), d.Name})
		in[d.ID] = true
	}
	known := map[altyn.EventID][]altyn.GamesID{}
	for _, g := range r.AllGames() {
		for _, e := range r.Entries(g.ID, "") {
			if in[e.Event.Sport()] && !slices.Contains(known[e.Event], g.ID) {
				known[e.Event] = append(known[e.Event], g.ID)
			}
		}
	}
	for _, e := range r.Events() {
		if in[e.Sport] {
			v.Events = append(v.Events, SportEvent{e.ID, e.Name, e.Sex, e.Class, known[e.ID]})
		}
	}
	sums := map[altyn.NationID]*medal.Line{}
	for h := range medal.Medals(r, medal.Filter{Sport: id, Basis: ask.Basis}) {
		if !h.HeldOn(ask.AsOf) {
			continue
		}
		add(sums, h.Entry.Nation, h.Medal)
	}
	v.Medals = sportMedals(r, sums)
	v.Decisions = decisions(r, ask.AsOf, func(d *altyn.Decision) bool { return in[d.Event.Sport()] || in[d.Entry.Event().Sport()] })
	v.Whole = r.Covers(altyn.FactMedals, "", "", id, "")
	if !v.Whole {
		v.Missing = ask.Say.words([]altyn.Message{altyn.Msg("missing-sport-medals", "sport", id)})
	}
	return v, true
}

// sportMedals puts sums in order, by gold.
func sportMedals(r *record.Record, sums map[altyn.NationID]*medal.Line) []SportMedals {
	lines := make([]medal.Line, 0, len(sums))
	for _, l := range sums {
		lines = append(lines, *l)
	}
	medal.Rank(lines, altyn.ByGold, nil)
	out := make([]SportMedals, 0, len(lines))
	for _, l := range lines {
		t := tally(l)
		t.Rank, t.Shared = 0, false // a rank among some nations is no rank
		out = append(out, SportMedals{nation(r, l.Nation), t})
	}
	return out
}

// decisions gathers the decisions of which an effect fits, the newest first, with the effects that fit.
func decisions(r *record.Record, asOf altyn.Day, fits func(*altyn.Decision) bool) []Decision {
	out := []Decision{}
	at := map[altyn.DecisionID]int{}
	for _, d := range r.Decisions("") {
		if d.Decided.First() > asOf || !fits(d) {
			continue
		}
		i, ok := at[d.Decision]
		if !ok {
			i = len(out)
			at[d.Decision] = i
			out = append(out, Decision{ID: d.Decision, Decided: d.Decided, Announced: d.Announced, Body: d.Body, Effects: []Effect{}})
		}
		out[i].Effects = append(out[i].Effects, newEffect(r, d))
	}
	slices.SortStableFunc(out, func(a, b Decision) int { return b.Decided.Compare(a.Decided) })
	return out
}

// DecisionFilter says which decisions are listed; what is empty does not restrict.
type DecisionFilter struct {
	Games  altyn.GamesID
	Nation altyn.NationID
	Sport  altyn.SportID
	Body   string
}

// DecisionList is decisions, the newest first.
type DecisionList struct {
	AsOf      altyn.Day  `json:"as_of"`
	Total     int        `json:"total"`
	Page      int        `json:"page"`  // from 1
	Pages     int        `json:"pages"` // how many there are
	Decisions []Decision `json:"decisions"`
	Bodies    []string   `json:"bodies"` // that decided, for the filter
}

// NewDecisionList lists a page of decisions by a day; all of them when size is 0.
func NewDecisionList(r *record.Record, f DecisionFilter, asOf altyn.Day, page, size int) DecisionList {
	all := decisions(r, asOf, func(d *altyn.Decision) bool {
		sport := d.Event.Sport()
		if d.Event == "" {
			sport = d.Entry.Event().Sport()
		}
		parent := altyn.SportID("")
		if s, ok := r.Sport(sport); ok {
			parent = s.Parent
		}
		return (f.Games == "" || d.Games == f.Games) && (f.Nation == "" || d.Entry.Nation() == f.Nation) &&
			(f.Sport == "" || sport == f.Sport || parent == f.Sport) && (f.Body == "" || d.Body == f.Body)
	})
	v := DecisionList{AsOf: asOf, Total: len(all), Page: 1, Pages: 1, Decisions: all}
	for _, d := range r.Decisions("") {
		if d.Body != "" && !slices.Contains(v.Bodies, d.Body) {
			v.Bodies = append(v.Bodies, d.Body)
		}
	}
	slices.Sort(v.Bodies)
	if size > 0 {
		v.Pages = max(1, (len(all)+size-1)/size)
		v.Page = min(max(1, page), v.Pages)
		v.Decisions = all[(v.Page-1)*size : min(len(all), v.Page*size)]
	}
	return v
}

// DecisionPage is a decision with what it rests on.
type DecisionPage struct {
	Decision
	AsOf    altyn.Day `json:"as_of"`
	Notes   []string  `json:"notes,omitempty"` // of its rows
	Sources []Source  `json:"sources"`
}

// NewDecisionPage gathers a decision; false when the record has none by this id, or had none by the day.
func NewDecisionPage(r *record.Record, id altyn.DecisionID, asOf altyn.Day) (DecisionPage, bool) {
	rows := r.Effects(id)
	if len(rows) == 0 || rows[0].Decided.First() > asOf {
		return DecisionPage{}, false
	}
	v := DecisionPage{Decision: decision(r, id, nil), AsOf: asOf}
	var used []altyn.SourceID
	for _, d := range rows {
		used = sourcesOf(used, d.Sources...)
		if d.Note != "" && !slices.Contains(v.Notes, d.Note) {
			v.Notes = append(v.Notes, d.Note)
		}
	}
	v.Sources = sources(r, used)
	return v, true
}

// SourcePage is a source with what rests on it.
type SourcePage struct {
	Source
	Kind      altyn.SourceKind `json:"kind"`
	Via       string           `json:"via,omitempty"`
	Language  string           `json:"language,omitempty"`
	Note      string           `json:"note,omitempty"`
	AsOf      altyn.Day        `json:"as_of"`
	Rows      int              `json:"rows"` // decisions, tables, results, team sizes and the like that name it
	Decisions []Decision       `json:"decisions"`
	Tables    []Printed        `json:"tables"` // published medal tables read in it, without a line
}

// NewSourcePage gathers a source; false when the record has none by this id.
func NewSourcePage(r *record.Record, id altyn.SourceID, asOf altyn.Day) (SourcePage, bool) {
	s, ok := r.Source(id)
	if !ok {
		return SourcePage{}, false
	}
	v := SourcePage{Source: sources(r, []altyn.SourceID{id})[0], Kind: s.Kind, Via: s.Via, Language: s.Language, Note: s.Note, AsOf: asOf, Tables: []Printed{}}
	v.Decisions = decisions(r, asOf, func(d *altyn.Decision) bool { return slices.Contains(d.Sources, id) })
	rows := r.Rows()
	for _, p := range rows.Publications {
		if slices.Contains(p.Sources, id) {
			v.Tables = append(v.Tables, Printed{Publication: p.ID, Publisher: p.Publisher, AsOf: p.AsOf, Role: p.Role})
		}
	}
	v.Rows = usage(r)[id]
	return v, true
}

type uses struct{ of map[altyn.SourceID]int }

// usage counts the rows that name each source.
func usage(r *record.Record) map[altyn.SourceID]int {
	return record.Derive(r, func(r *record.Record) *uses {
		u := &uses{map[altyn.SourceID]int{}}
		rows := r.Rows()
		count(u, rows.Decisions, func(x *altyn.Decision) []altyn.SourceID { return x.Sources })
		count(u, rows.Results, func(x *altyn.Result) []altyn.SourceID { return x.Sources })
		count(u, rows.Entries, func(x *altyn.Entry) []altyn.SourceID { return x.Sources })
		count(u, rows.Publications, func(x *altyn.Publication) []altyn.SourceID { return x.Sources })
		count(u, rows.Delegations, func(x *altyn.Delegation) []altyn.SourceID { return x.Sources })
		count(u, rows.Participations, func(x *altyn.Participation) []altyn.SourceID { return x.Sources })
		count(u, rows.Roles, func(x *altyn.Role) []altyn.SourceID { return x.Sources })
		count(u, rows.Quotas, func(x *altyn.Quota) []altyn.SourceID { return x.Sources })
		count(u, rows.Marks, func(x *altyn.Mark) []altyn.SourceID { return x.Sources })
		count(u, rows.People, func(x *altyn.Person) []altyn.SourceID { return x.Sources })
		count(u, rows.Games, func(x *altyn.Games) []altyn.SourceID { return x.Sources })
		count(u, rows.Events, func(x *altyn.Event) []altyn.SourceID { return x.Sources })
		return u
	}).of
}

func count[T any](u *uses, rows []T, sources func(*T) []altyn.SourceID) {
	for i := range rows {
		for _, s := range sources(&rows[i]) {
			u.of[s]++
		}
	}
}

// SourceLine is a source in a list.
type SourceLine struct {
	Source
	Kind altyn.SourceKind `json:"kind"`
	Rows int              `json:"rows"`
}

// SourceList is every source, by publisher.
type SourceList struct {
	AsOf    altyn.Day    `json:"as_of"`
	Total   int          `json:"total"`
	Page    int          `json:"page"`
	Pages   int          `json:"pages"`
	Sources []SourceLine `json:"sources"`
}

// NewSourceList lists a page of sources; all of them when size is 0.
func NewSourceList(r *record.Record, asOf altyn.Day, page, size int) SourceList {
	var all []SourceLine
	used := usage(r)
	for _, s := range r.Sources() {
		all = append(all, SourceLine{sources(r, []altyn.SourceID{s.ID})[0], s.Kind, used[s.ID]})
	}
	slices.SortStableFunc(all, func(a, b SourceLine) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Publisher), strings.ToLower(b.Publisher)), a.Published.Compare(b.Published))
	})
	v := SourceList{AsOf: asOf, Total: len(all), Page: 1, Pages: 1, Sources: all}
	if size > 0 {
		v.Pages = max(1, (len(all)+size-1)/size)
		v.Page = min(max(1, page), v.Pages)
		v.Sources = all[(v.Page-1)*size : min(len(all), v.Page*size)]
	}
	return v
}

// CoverageFacts are the kinds of facts of which [Coverage] tells, in the order of its columns.
func CoverageFacts() []altyn.Fact {
	return []altyn.Fact{altyn.FactTables, altyn.FactMedals, altyn.FactPlacings, altyn.FactParticipations, altyn.FactDelegations, altyn.FactQuotas, altyn.FactRoles}
}

// Coverage is where the record is complete.
type Coverage struct {
	AsOf  altyn.Day      `json:"as_of"`
	Facts []altyn.Fact   `json:"facts"`
	Games []CoverageLine `json:"games"` // the newest first
}

// CoverageLine says of one of the Games for which facts the record is complete.
type CoverageLine struct {
	Games Named           `json:"games"`
	Cells []CoverageCells `json:"cells"` // in the order of the facts
}

// CoverageCells says whether the record is complete for a fact.
type CoverageCells struct {
	Fact    altyn.Fact       `json:"fact"`
	All     bool             `json:"all"`               // of all nations
	Nations []altyn.NationID `json:"nations,omitempty"` // of these alone
}

// NewCoverage shows where the record is complete, for Games that have begun.
func NewCoverage(r *record.Record, asOf altyn.Day) Coverage {
	v := Coverage{AsOf: asOf, Facts: CoverageFacts(), Games: []CoverageLine{}}
	var nations []altyn.NationID
	for _, c := range r.Rows().Coverage {
		if c.Nation != "" && c.Nation != "*" && c.Nation != "-" && !slices.Contains(nations, altyn.NationID(c.Nation)) {
			nations = append(nations, altyn.NationID(c.Nation))
		}
	}
	slices.Sort(nations)
	for _, g := range slices.Backward(r.AllGames()) {
		if g.Status == altyn.GamesCancelled || g.Opens.First() > asOf {
			continue
		}
		l := CoverageLine{Games: games(r, g.ID)}
		for _, f := range v.Facts {
			c := CoverageCells{Fact: f}
			word := altyn.EventID("")
			if f == altyn.FactDelegations {
				word = "athletes"
			}
			c.All = r.Covers(f, g.ID, "", "", word)
			if !c.All {
				for _, n := range nations {
					if r.Covers(f, g.ID, n, "", word) {
						c.Nations = append(c.Nations, n)
					}
				}
			}
			l.Cells = append(l.Cells, c)
		}
		v.Games = append(v.Games, l)
	}
	return v
}

// RejectedLine is a claim that was refused.
type RejectedLine struct {
	Table   string   `json:"table"`
	Subject string   `json:"subject"`
	Claim   string   `json:"claim"`
	Because string   `json:"because"`
	Sources []Source `json:"sources"`
}
