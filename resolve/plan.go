package resolve

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"altyn"
	"altyn/feed"
	"altyn/record"
)

// Options say what is imported.
type Options struct {
	Label  string       // of the data set, the first part of the keys in the table identities: kaggle120
	Source altyn.Source // the row that the imported rows cite
	AsOf   altyn.Date   // day whose state the data set shows; not known of results as they were on the day
	Unique bool         // the data set has one key a person, so that two keys are two people
}

// Counts say what became of the rows of a data set.
type Counts struct {
	Rows     int // rows used
	Known    int // people found in the record
	People   int // people new to it
	Entries  int // entries new to it
	Met      int // entries that it had
	Events   int // events new to the catalogue
	Results  int // results new to it
	Claims   int // medals kept as claims beside those of the record
	Unused   int // rows, or parts of them, that are listed in Problems
	NewRows  int // rows of all tables to be written
	Altered  int // rows that take the place of others with their key
	Existing int // rows of all tables
}

// Plan is what an import would write: rows that the record has not got.
type Plan struct {
	Tables   record.Tables
	Problems []feed.Problem // what is not matched, and why
	Notes    []string       // what else a reader of the report should know
	Counts   Counts
	Matches  map[string]altyn.PersonID // by the key of the data set: who is who, new people included
}

// builder makes a plan.
type builder struct {
	wholes map[string]bool // Games and nation -> the record has every medal of theirs
	r      *record.Record
	opt    Options
	prov   altyn.Provenance
	plan   *Plan
	cat    *catalogue
	index  *peopleIndex

	rows    []settled
	persons []*person
	byKey   map[string]int32
	kinds   map[eventAt]*eventAtGames
	entries map[entryKey]*entry
	order   []*entry
	taken   map[altyn.EntryID]bool
	minted  map[altyn.PersonID]bool
	nations map[string]altyn.NationID

	claims    map[altyn.EntryID]altyn.Medal
	own       map[string]bool // keys of claims of this source
	ownClaims map[altyn.EntryID]altyn.Medal
	withMedal map[altyn.EntryID]bool
	teams     map[wonByTeam]int
	won       map[eventAt]*[4]int // medals by rank that the data set gives, see medalsGiven
	lined     map[altyn.NationID]bool
	had       map[eventAt]*[4]int // those that the record has from other sources
}

type eventAt struct {
	games altyn.GamesID
	event altyn.EventID
}

// eventAtGames is what the rows of a data set tell about an event at Games.
type eventAtGames struct {
	group   bool
	told    bool           // the catalogue says what it is
	gold    map[string]int // people with the gold medal by nation and team
	bronzes map[string]bool
}

// settled is a row whose nation, Games and event are known.
type settled struct {
	row    *feed.Row
	event  altyn.EventID
	nation altyn.NationID
	person int32 // index of persons; -1 of a team without names
}

// Build settles what a batch says against the record.
func Build(r *record.Record, batch *feed.Batch, opt Options) *Plan {
	b := &builder{r: r, opt: opt, cat: newCatalogue(r), plan: &Plan{Problems: slices.Clone(batch.Problems), Matches: map[string]altyn.PersonID{}},
		prov:  altyn.Provenance{Sources: []altyn.SourceID{opt.Source.ID}, Confidence: altyn.Verified},
		byKey: map[string]int32{}, kinds: map[eventAt]*eventAtGames{}, entries: map[entryKey]*entry{}, taken: map[altyn.EntryID]bool{},
		minted: map[altyn.PersonID]bool{}, nations: map[string]altyn.NationID{}, own: map[string]bool{}, ownClaims: map[altyn.EntryID]altyn.Medal{}}
	b.settle(batch)
	b.people()
	b.claimed()
	b.place()
	b.write()
	b.facts(batch)
	b.finish()
	return b.plan
}

func (b *builder) problem(row *feed.Row, what, format string, args ...any) {
	b.plan.Problems = append(b.plan.Problems, feed.Problem{File: row.File, Line: row.Line, What: what, Reason: fmt.Sprintf(format, args...)})
}

// settle finds nation, Games and event of each row, and gathers what is said of each person.
func (b *builder) settle(batch *feed.Batch) {
	shared := b.sharedTeams(batch.Rows)
	b.rows = make([]settled, 0, len(batch.Rows))
	games := map[altyn.GamesID]bool{}
	for _, g := range b.r.AllGames() {
		games[g.ID] = true
	}
	for i := range batch.Rows {
		row := &batch.Rows[i]
		if !games[row.Games] {
			b.problem(row, cmp.Or(row.Name, row.Team), "the record has no Games %s", row.Games)
			continue
		}
		nation, ok := b.nation(row.Nation)
		if !ok {
			b.problem(row, cmp.Or(row.Name, row.Team), "the record has no nation %q", row.Nation)
			continue
		}
		nation = b.nationAt(nation, row.Games)
		if n, ok := shared[teamAt{row.Games, row.Sport, row.Event, row.Team}]; ok {
			nation = n
		}
		if row.Event == "" {
			b.problem(row, cmp.Or(row.Name, row.Team)+", "+row.Sport, "the row names no event")
			continue
		}
		a := b.cat.find(eventWording{row.Games, row.Sport, row.Event, row.Sex})
		if a.id == "" && row.Sex == "" && row.PersonSex != "" {
			a = b.cat.find(eventWording{row.Games, row.Sport, row.Event, row.PersonSex}) // the title does not say for whom: for those who took part
		}
		if a.id == "" {
			b.problem(row, cmp.Or(row.Name, row.Team)+", "+row.Sport+", "+row.Event, "%s", a.why)
			continue
		}
		s := settled{row: row, event: a.id, nation: nation, person: -1}
		if row.Name != "" {
			s.person = b.personOf(row)
			b.persons[s.person].add(row, nation, a.id)
		}
		b.tell(row, a.id, nation)
		b.rows = append(b.rows, s)
	}
	b.plan.Counts.Rows = len(b.rows)
}

type teamAt struct {
	games              altyn.GamesID
	sport, event, team string
}

// sharedTeams finds the teams of whose members the source says different nations, and whose they are: a club's with more
// than three quarters of one nation is that nation's, any other is of several nations, as is one that is named for them
// (Denmark/Sweden). A team that is named for one nation, or not at all, is what its rows say.
func (b *builder) sharedTeams(rows []feed.Row) map[teamAt]altyn.NationID {
	first := map[teamAt]string{}
	several := map[teamAt]bool{}
	for i := range rows {
		r := &rows[i]
		if !isName(r.Team) {
			continue // what tells the teams of one nation apart tells nothing of those of two
		}
		k := teamAt{r.Games, r.Sport, r.Event, r.Team}
		if n, ok := first[k]; !ok {
			first[k] = r.Nation
		} else if n != r.Nation {
			several[k] = true
		}
	}
	if len(several) == 0 {
		return nil
	}
	named := map[string]bool{}
	for _, n := range b.r.Nations() {
		named[n.Name] = true
	}
	count := map[teamAt]map[string]int{}
	for i := range rows {
		r := &rows[i]
		k := teamAt{r.Games, r.Sport, r.Event, r.Team}
		if !several[k] || named[r.Team] {
			continue
		}
		if count[k] == nil {
			count[k] = map[string]int{}
		}
		count[k][r.Nation]++
	}
	out := map[teamAt]altyn.NationID{}
	for k, nations := range count {
		all := 0
		for _, n := range nations {
			all += n
		}
		out[k] = "MIX"
		for code, n := range nations {
			if id, ok := b.nation(code); ok && 4*n > 3*all && !strings.Contains(k.team, "/") {
				out[k] = b.nationAt(id, k.games)
			}
		}
	}
	return out
}

// isName reports whether a team goes by a name and not by a code or number.
func isName(team string) bool {
	return strings.IndexFunc(team, unicode.IsUpper) == 0 && strings.IndexFunc(team, unicode.IsLower) > 0
}

// nowTeams is the note of an event that an import found at some Games for teams and at others not.
const nowTeams = "At some Games for teams, at others for single people."

// tell notes what a row tells of its event: whether it is one of teams, and how many bronzes there are.
func (b *builder) tell(row *feed.Row, event altyn.EventID, nation altyn.NationID) {
	k := eventAt{row.Games, event}
	e := b.kinds[k]
	if e == nil {
		e = &eventAtGames{gold: map[string]int{}, bronzes: map[string]bool{}}
		if c, ok := b.r.Event(event); ok && c.Kind != "" && c.Note != nowTeams {
			e.group, e.told = c.Kind != altyn.Individual, true
		} else if s, ok := b.r.Sport(event.Sport()); ok && s.Team == "yes" {
			e.group = true
		}
		b.kinds[k] = e
	}
	if row.Group {
		e.group = true
	}
	switch {
	case row.Medal == altyn.Gold && row.Phase == "" && row.Name != "":
		team := string(nation) + "\x00" + row.Team
		if e.gold[team]++; e.gold[team] > 1 && !e.told {
			e.group = true // two winners of one nation and team are one team
		}
	case row.Medal == altyn.Bronze:
		e.bronzes[string(nation)+row.Team+row.Name] = true
	}
}

// finish counts, and orders what does not come in order.
func (b *builder) finish() {
	p := b.plan
	for _, id := range slices.Sorted(maps.Keys(b.cat.minted)) {
		e := b.cat.minted[id]
		e.Provenance = b.prov
		two, all, groups := 0, 0, 0
		for k, x := range b.kinds {
			if k.event != id {
				continue
			}
			if x.group {
				groups++
			}
			if all++; !x.group && len(x.bronzes) == 2 {
				two++
			}
		}
		// An event that was now for teams, now for single people, is told by the medals each time.
		if e.Kind = altyn.Individual; all > 0 && groups == all {
			e.Kind = altyn.Team
		} else if groups > 0 {
			e.Note = nowTeams
		}
		if e.Kind == altyn.Team && strings.Contains(string(id), "relay") {
			e.Kind = altyn.Relay
		}
		e.Bronzes = altyn.N(1)
		if all > 0 && two == all {
			e.Bronzes = altyn.N(2)
		}
		e.Weight = weightOf(id)
		p.Tables.Events = append(p.Tables.Events, e)
	}
	p.Counts.Events = len(p.Tables.Events)
	b.markTies()
	p.Counts.Unused = len(p.Problems)
	b.count()
	if p.Counts.NewRows > 0 {
		if _, ok := b.r.Source(b.opt.Source.ID); !ok {
			p.Tables.Sources = append(p.Tables.Sources, b.opt.Source)
			p.Counts.NewRows++
		}
	}
}

func (b *builder) count() {
	t := &b.plan.Tables
	n := len(t.Events) + len(t.People) + len(t.Identities) + len(t.Entries) + len(t.Members) + len(t.Results) + len(t.Claims) +
		len(t.Publications) + len(t.Lines) + len(t.Delegations) + len(t.Participations) + len(t.Held) + len(t.Coverage)
	for _, names := range t.Names {
		n += len(names)
	}
	b.plan.Counts.NewRows = n
}

func weightOf(id altyn.EventID) string {
	s := id.Slug()
	if !strings.HasSuffix(s, "kg") || strings.Count(s, "-") > 1 {
		return ""
	}
	s = strings.TrimSuffix(s, "kg")
	if open, ok := strings.CutPrefix(s, "over-"); ok {
		return "+" + open
	}
	if !isNumber(s) {
		return ""
	}
	return s
}
