package record

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"altyn"
	"altyn/journal"
)

// Record is a snapshot of the record: the rows that counted at one instant, with indexes that are built when first
// asked for. It does not change and is safe for concurrent use; the rows that its methods return must not be changed.
type Record struct {
	shelf    *shelf
	at       altyn.Instant // when; 0 is now
	head     journal.Head  // of the journal laid over it
	filled   map[string]*sync.Once
	now      Tables                         // the rows that count, but names: a table is there once need was asked for it
	names    map[string]func() []altyn.Name // those that count, by language
	edition  func() Edition
	files    func() map[string]string // text by path
	asRead   bool                     // files are as they were read
	revision func() string
	ground   func() string  // revision of the tables below the journal
	tables   func() *Tables // every row
	rows     func() *Tables // those that count
	index    func() *index
	cover    func() map[altyn.Fact][]covering // rows of coverage by fact
	covers   Memo[factAt, []covering]
	kept     *kept // of a record that was opened from an image
	derived  derived
}

// New makes a record of rows in memory; it keeps the slices, which must not be changed any more.
func New(t Tables) *Record {
	s := &shelf{tables: map[string]func() shelved{}, names: map[string]func() shelvedNames{}}
	for _, b := range bindings {
		if b.take != nil {
			s.tables[b.name] = func() shelved { return shelved{rows: &t, from: noOrigin} }
		}
	}
	for lang, rows := range t.Names {
		s.names[lang] = func() shelvedNames { return shelvedNames{rows: rows, from: noOrigin} }
	}
	r := newRecord(s, 0)
	r.files = sync.OnceValue(func() map[string]string { return canonical(&t) })
	return r
}

// canonical gives the files of the rows as text.
func canonical(t *Tables) map[string]string {
	files, err := t.Files()
	if err != nil {
		return nil // only a row type that cannot be written gives one, and a test writes them all
	}
	text := make(map[string]string, len(files))
	for p, b := range files {
		text[p] = string(b)
	}
	return text
}

func newRecord(s *shelf, at altyn.Instant) *Record {
	r := &Record{shelf: s, at: at, filled: make(map[string]*sync.Once, len(bindings)), edition: func() Edition { return Edition{} }}
	for _, b := range bindings {
		r.filled[b.name] = new(sync.Once)
	}
	r.names = make(map[string]func() []altyn.Name, len(s.names))
	for lang, file := range s.names {
		r.names[lang] = sync.OnceValue(func() []altyn.Name { return counting(file().rows, at) })
	}
	r.tables = sync.OnceValue(func() *Tables { return s.all() })
	r.rows = sync.OnceValue(func() *Tables {
		for _, b := range bindings {
			r.need(b.name)
		}
		t := r.now
		t.Names = make(map[string][]altyn.Name, len(r.names))
		for lang, rows := range r.names {
			t.Names[lang] = rows()
		}
		return &t
	})
	r.revision = sync.OnceValue(func() string { return digest(r.files()) })
	r.index = sync.OnceValue(func() *index { return newIndex(r) })
	r.covers.Max = coversMax
	r.cover = sync.OnceValue(func() map[altyn.Fact][]covering { return newCover(r) })
	if s.kept != nil {
		r.kept = newKept(r)
	}
	return r
}

// need makes sure that the rows of the table that count are in r.now.
func (r *Record) need(name string) {
	r.filled[name].Do(func() {
		file, ok := r.shelf.tables[name]
		if !ok {
			return
		}
		i := slices.IndexFunc(bindings, func(b binding) bool { return b.name == name })
		bindings[i].take(&r.now, file().rows)
		bindings[i].known(&r.now, r.at)
	})
}

// KnownAt gives the record as it stood at the instant: without the rows written later, with those withdrawn later. The
// zero instant is now. See [Edition.Created] for the instant before which nothing was known.
func (r *Record) KnownAt(at altyn.Instant) *Record {
	if at == r.at {
		return r
	}
	k := newRecord(r.shelf, at)
	k.head, k.edition, k.files, k.asRead, k.revision, k.ground, k.tables = r.head, r.edition, r.files, r.asRead, r.revision, r.ground, r.tables
	return k
}

// Instant gives the instant that KnownAt was given; 0 is now.
func (r *Record) Instant() altyn.Instant { return r.at }

// Edition says which edition of the record this is; the zero Edition when its directory does not say.
func (r *Record) Edition() Edition { return r.edition() }

// Revision gives a short hash of the content: the same for the same files, or for the same rows in canonical form.
func (r *Record) Revision() string { return r.revision() }

// Files gives the text of each file of the record by its path, in order of path: as read, or in canonical form for a
// record that was made in memory.
func (r *Record) Files() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		files := r.files()
		for _, p := range slices.Sorted(maps.Keys(files)) {
			if !yield(p, files[p]) {
				return
			}
		}
	}
}

// AsRead reports whether [Record.Files] are as they were read from a directory, and not made from the rows.
func (r *Record) AsRead() bool { return r.asRead }

// Cells yields every row of a table as text, withdrawn ones too: its place, as [Record.At] takes it, and its cells in the
// order of the columns of the schema, valid until the next. The names of a language are the table names/<language>.
func (r *Record) Cells(table string) iter.Seq2[int, []string] {
	if lang, ok := strings.CutPrefix(table, "names/"); ok {
		return cellsOf(r.Tables().Names[lang])
	}
	i := slices.IndexFunc(bindings, func(b binding) bool { return b.name == table && b.cells != nil })
	if i < 0 {
		return func(func(int, []string) bool) {}
	}
	return bindings[i].cells(r.Tables())
}

// Text gives the text of one file of the record.
func (r *Record) Text(path string) (string, bool) {
	text, ok := r.files()[path]
	return text, ok
}

// Tables gives every row in the order of the files, withdrawn ones and those recorded after the instant of KnownAt
// included: what lint and export work on.
func (r *Record) Tables() *Tables { return r.tables() }

// Rows gives the rows that count, in the order of the files.
func (r *Record) Rows() *Tables { return r.rows() }

// Games gives the Games with this id.
func (r *Record) Games(id altyn.GamesID) (*altyn.Games, bool) { return find(r.index().games(), id) }

// Nation gives the nation with this code.
func (r *Record) Nation(id altyn.NationID) (*altyn.Nation, bool) {
	return find(r.index().nations(), id)
}

// Sport gives the sport or discipline with this id.
func (r *Record) Sport(id altyn.SportID) (*altyn.Sport, bool) { return find(r.index().sports(), id) }

// Event gives the event with this id.
func (r *Record) Event(id altyn.EventID) (*altyn.Event, bool) { return find(r.index().events(), id) }

// Person gives the person with this id.
func (r *Record) Person(id altyn.PersonID) (*altyn.Person, bool) {
	if r.kept != nil {
		return r.kept.person(id)
	}
	return find(r.index().people(), id)
}

// Entry gives the entry with this id.
func (r *Record) Entry(id altyn.EntryID) (*altyn.Entry, bool) {
	if r.kept != nil {
		return r.kept.entry(id)
	}
	return find(r.index().entries(), id)
}

// Source gives the source with this id.
func (r *Record) Source(id altyn.SourceID) (*altyn.Source, bool) {
	return find(r.index().sources(), id)
}

// Publication gives the publication with this id.
func (r *Record) Publication(id altyn.PublicationID) (*altyn.Publication, bool) {
	return find(r.index().publications(), id)
}

// Effect gives the effect of a decision with this id.
func (r *Record) Effect(id altyn.EffectID) (*altyn.Decision, bool) {
	return find(r.index().effects(), id)
}

func find[K comparable, T any](m map[K]*T, id K) (*T, bool) {
	row, ok := m[id]
	return row, ok
}

// AllGames gives the Games in the order of [altyn.CompareGames].
func (r *Record) AllGames() []*altyn.Games { return slices.Clone(r.index().allGames()) }

// Nations gives the nations in order of code.
func (r *Record) Nations() []*altyn.Nation {
	r.need("nations")
	return single(ordered(r.now.Nations, func(a, b *altyn.Nation) int { return cmp.Compare(a.ID, b.ID) }), r.index().nations(), func(x *altyn.Nation) altyn.NationID { return x.ID })
}

// Sports gives the sports and disciplines in order of id.
func (r *Record) Sports() []*altyn.Sport {
	r.need("sports")
	return single(ordered(r.now.Sports, func(a, b *altyn.Sport) int { return cmp.Compare(a.ID, b.ID) }), r.index().sports(), func(x *altyn.Sport) altyn.SportID { return x.ID })
}

// Disciplines gives the disciplines of a sport in order of id.
func (r *Record) Disciplines(of altyn.SportID) []*altyn.Sport {
	return slices.DeleteFunc(r.Sports(), func(s *altyn.Sport) bool { return s.Parent != of })
}

// Events gives the events in order of id.
func (r *Record) Events() []*altyn.Event {
	r.need("events")
	return single(ordered(r.now.Events, func(a, b *altyn.Event) int { return cmp.Compare(a.ID, b.ID) }), r.index().events(), func(x *altyn.Event) altyn.EventID { return x.ID })
}

// People gives the people in order of id.
func (r *Record) People() []*altyn.Person {
	if r.kept != nil {
		return r.kept.people()
	}
	r.need("people")
	return single(ordered(r.now.People, func(a, b *altyn.Person) int { return cmp.Compare(a.ID, b.ID) }), r.index().people(), func(x *altyn.Person) altyn.PersonID { return x.ID })
}

// Sources gives the sources in order of id.
func (r *Record) Sources() []*altyn.Source {
	r.need("sources")
	return single(ordered(r.now.Sources, func(a, b *altyn.Source) int { return cmp.Compare(a.ID, b.ID) }), r.index().sources(), func(x *altyn.Source) altyn.SourceID { return x.ID })
}

// Hosts gives the cities of Games, the main one first.
func (r *Record) Hosts(g altyn.GamesID) []*altyn.Host { return r.index().hosts()[g] }

// Venues gives the places in which the Games were held, by name.
func (r *Record) Venues(g altyn.GamesID) []*altyn.Venue { return r.index().venues()[g] }

// Held says when and how the Games and their events were held, by event.
func (r *Record) Held(g altyn.GamesID) []*altyn.Held { return r.index().held()[g] }

// Lineage gives the predecessors of a nation.
func (r *Record) Lineage(n altyn.NationID) []*altyn.Lineage { return r.index().lineage()[n] }

// Successors gives the steps from a nation to those that came of it.
func (r *Record) Successors(n altyn.NationID) []*altyn.Lineage { return r.index().successors()[n] }

// Languages gives the languages that the record has names in, in order.
func (r *Record) Languages() []string { return slices.Sorted(maps.Keys(r.names)) }

// Names gives the names in a language, in the order of its file; nil when the record has none in it.
func (r *Record) Names(lang string) []altyn.Name {
	if rows, ok := r.names[lang]; ok {
		return rows()
	}
	return nil
}

// AllNames gives every name with its language, by language.
func (r *Record) AllNames() iter.Seq2[string, *altyn.Name] {
	return func(yield func(string, *altyn.Name) bool) {
		for _, lang := range r.Languages() {
			names := r.Names(lang)
			for i := range names {
				if !yield(lang, &names[i]) {
					return
				}
			}
		}
	}
}

// NamesOf gives the names of one thing in a language, the preferred one first.
func (r *Record) NamesOf(lang string, kind altyn.NameKind, id string) []*altyn.Name {
	if names, ok := r.index().names[lang]; ok {
		return names()[nameKey{kind, id}]
	}
	return nil
}

// Entries gives the entries in an event at Games, by nation; the empty event stands for all of them, by event.
func (r *Record) Entries(g altyn.GamesID, e altyn.EventID) []*altyn.Entry {
	if r.kept != nil && e != "" {
		return r.kept.entriesIn(g, e)
	}
	all := r.entriesAt(g)
	if e == "" {
		return all
	}
	return run(all, e, func(x *altyn.Entry) altyn.EventID { return x.Event })
}

// EntriesByNation gives the entries of a nation at Games, by event; the empty Games stand for all of them.
func (r *Record) EntriesByNation(n altyn.NationID, g altyn.GamesID) []*altyn.Entry {
	if r.kept != nil {
		return r.kept.entriesByNation(n, g)
	}
	all := r.index().entriesOfNation()[n]
	if g == "" {
		return all
	}
	from, _ := slices.BinarySearchFunc(all, g, func(x *altyn.Entry, g altyn.GamesID) int { return altyn.CompareGames(x.Games, g) })
	to := from
	for to < len(all) && all[to].Games == g {
		to++
	}
	return all[from:to:to]
}

// EntriesOf gives the entries of which a person is a member, in whatever role, by Games.
func (r *Record) EntriesOf(p altyn.PersonID) []*altyn.Entry {
	var out []*altyn.Entry
	for _, id := range r.entryIDsOf(p) {
		if e, ok := r.Entry(id); ok && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, byGamesAndEvent)
	return out
}

// entryIDsOf gives the entries of which a person is a member, one more often when several sources say so.
func (r *Record) entryIDsOf(p altyn.PersonID) []altyn.EntryID {
	if r.kept != nil {
		return r.kept.entriesOf(p)
	}
	return r.index().entriesOfPerson()[p]
}

// Entered is who entered an event.
type Entered struct {
	Event  altyn.EventID
	Nation altyn.NationID
}

// EnteredAt gives the event and the nation of each entry at Games, as [Record.Entries] of all events has them, in no
// certain order. Of a large record it makes no rows. It is shared, and must not be changed.
func (r *Record) EnteredAt(g altyn.GamesID) []Entered {
	if r.kept != nil {
		return r.kept.enteredAt(g)
	}
	return enteredIn(r.Entries(g, ""))
}

func enteredIn(entries []*altyn.Entry) []Entered {
	out := make([]Entered, len(entries))
	for i, e := range entries {
		out[i] = Entered{e.Event, e.Nation}
	}
	return out
}

// PeopleNames yields everybody, as [Record.People] has them, with the usual name. Of a large record it makes no rows.
func (r *Record) PeopleNames() iter.Seq2[altyn.PersonID, string] {
	if r.kept != nil {
		if seq := r.kept.peopleNames(); seq != nil {
			return seq
		}
	}
	return func(yield func(altyn.PersonID, string) bool) {
		for _, p := range r.People() {
			if !yield(p.ID, p.Name) {
				return
			}
		}
	}
}

// Members gives the people of an entry in its own order.
func (r *Record) Members(e altyn.EntryID) []*altyn.Member {
	if r.kept != nil {
		return r.kept.membersOf(e)
	}
	return r.index().members()[e]
}

// HasMembers reports whether [Record.Members] gives anybody.
func (r *Record) HasMembers(e altyn.EntryID) bool {
	if r.kept != nil {
		return r.kept.hasMembers(e)
	}
	return len(r.index().members()[e]) > 0
}

// Results gives the results of an entry, that of the event as a whole first, then by day.
func (r *Record) Results(e altyn.EntryID) []*altyn.Result {
	if r.kept != nil {
		return r.kept.resultsOf(e)
	}
	return r.index().results()[e]
}

// Medals gives the medals awarded on the day at Games: one result an entry, that of the event as a whole where there
// is one, in order of day, event, rank and entry. Later decisions are not in it.
func (r *Record) Medals(g altyn.GamesID) []*altyn.Result {
	if r.kept != nil {
		return r.kept.medalsAt(g)
	}
	return r.index().medals()[g]
}

// Podium gives the entries at Games of which the record has a medal of the day or an effect of a decision, in order of
// id; it may give others besides.
func (r *Record) Podium(g altyn.GamesID) []*altyn.Entry {
	if r.kept != nil {
		return r.kept.podium(g)
	}
	return r.entriesAt(g)
}

// PodiumNations gives the nations of the entries that [Record.Podium] gives, perhaps of others too, some of them more than
// once. Of a large record it makes no rows.
func (r *Record) PodiumNations(g altyn.GamesID) []altyn.NationID {
	if r.kept != nil {
		return r.kept.podiumNations(g)
	}
	var out []altyn.NationID
	for _, e := range r.entriesAt(g) {
		out = append(out, e.Nation)
	}
	return out
}

// entriesAt gives the entries at Games by event, nation and id.
func (r *Record) entriesAt(g altyn.GamesID) []*altyn.Entry {
	if r.kept != nil {
		return r.kept.entriesAt(g)
	}
	return r.index().entriesAt()[g]
}

// Publications gives the published medal tables of Games (or of `all`) by their day.
func (r *Record) Publications(g altyn.GamesID) []*altyn.Publication {
	return r.index().publicationsOf()[g]
}

// Opening gives the medal table of Games to which later decisions are added.
func (r *Record) Opening(g altyn.GamesID) (*altyn.Publication, bool) {
	for _, p := range r.Publications(g) {
		if p.Role == altyn.Opening && p.Sport == "" {
			return p, true
		}
	}
	return nil, false
}

// Lines gives the lines of a publication in the order of its file.
func (r *Record) Lines(p altyn.PublicationID) []*altyn.TableLine { return r.index().lines()[p] }

// Decisions gives the effects of decisions on Games by the day they took effect; the empty Games stand for all.
func (r *Record) Decisions(g altyn.GamesID) []*altyn.Decision { return r.index().decisionsAt()[g] }

// DecisionsOf gives the effects on an entry by the day they took effect.
func (r *Record) DecisionsOf(e altyn.EntryID) []*altyn.Decision { return r.index().decisionsOf()[e] }

// Effects gives the effects of one decision.
func (r *Record) Effects(d altyn.DecisionID) []*altyn.Decision { return r.index().decisionsIn()[d] }

// Delegations says how many a nation sent to Games; an empty nation or empty Games stand for all of them.
func (r *Record) Delegations(g altyn.GamesID, n altyn.NationID) []*altyn.Delegation {
	if r.kept != nil && g != "" {
		return r.kept.delegations(g, n)
	}
	r.need("delegations")
	return narrow(r.now.Delegations, r.index().delegations(), g, n, func(d *altyn.Delegation) altyn.NationID { return d.Nation })
}

// Quotas gives the quota places of a nation at Games; an empty nation or empty Games stand for all of them.
func (r *Record) Quotas(g altyn.GamesID, n altyn.NationID) []*altyn.Quota {
	r.need("quotas")
	return narrow(r.now.Quotas, r.index().quotas(), g, n, func(q *altyn.Quota) altyn.NationID { return q.Nation })
}

// Roles gives flag bearers and captains of a nation at Games; an empty nation or empty Games stand for all of them.
func (r *Record) Roles(g altyn.GamesID, n altyn.NationID) []*altyn.Role {
	r.need("roles")
	return narrow(r.now.Roles, r.index().roles(), g, n, func(x *altyn.Role) altyn.NationID { return x.Nation })
}

// Marks gives the records set, by day.
func (r *Record) Marks() []*altyn.Mark {
	r.need("records")
	return ordered(r.now.Marks, func(a, b *altyn.Mark) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Event, b.Event)) })
}

// Participations gives the Games and sports in which a nation took part, by Games.
func (r *Record) Participations(n altyn.NationID) []*altyn.Participation {
	if r.kept != nil {
		return r.kept.participations(n)
	}
	return r.index().participations()[n]
}

// Honours gives a person's titles outside the record's own events, by day.
func (r *Record) Honours(p altyn.PersonID) []*altyn.Honour { return r.index().honours()[p] }

// Exceptions gives the exemptions from a lint rule.
func (r *Record) Exceptions(rule string) []*altyn.Exception { return r.index().exceptions()[rule] }

// run gives the rows of a sorted slice with this key.
func run[K cmp.Ordered, T any](rows []*T, key K, of func(*T) K) []*T {
	from, _ := slices.BinarySearchFunc(rows, key, func(r *T, k K) int { return cmp.Compare(of(r), k) })
	to := from
	for to < len(rows) && of(rows[to]) == key {
		to++
	}
	return rows[from:to:to]
}

// narrow picks the rows of Games and a nation, either of which may be empty for all.
func narrow[T any](all []T, byGames map[altyn.GamesID][]*T, g altyn.GamesID, n altyn.NationID, nation func(*T) altyn.NationID) []*T {
	rows := byGames[g]
	if g == "" {
		rows = pointers(all)
	}
	if n == "" {
		return rows
	}
	var out []*T
	for _, r := range rows {
		if nation(r) == n {
			out = append(out, r)
		}
	}
	return out
}
