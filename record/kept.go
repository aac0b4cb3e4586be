package record

import (
	"cmp"
	"iter"
	"slices"

	"altyn"
)

// indexed names the tables of which single rows are asked for in a large record, with the columns by which; the first
// is the one that the key of a row begins with.
var indexed = map[string][]string{
	"people":         {"id"},
	"identities":     {"person"},
	"entries":        {"id", "games", "nation", "event"},
	"members":        {"entry", "person"},
	"results":        {"entry"},
	"delegations":    {"games"},
	"participations": {"nation"},
}

// kept answers what a Record is asked from single rows of an image, so that a question makes no more of them than it
// needs.
type kept struct {
	r       *Record
	entries Memo[altyn.GamesID, []*altyn.Entry]
	members Memo[altyn.EntryID, []*altyn.Member]
	results Memo[altyn.EntryID, []*altyn.Result]
	medals  Memo[altyn.GamesID, []*altyn.Result]
	sizes   Memo[altyn.GamesID, map[altyn.NationID][]*altyn.Delegation]
	stays   Memo[altyn.NationID, []*altyn.Participation]
	inEvent Memo[eventOf, []*altyn.Entry]
	entered Memo[altyn.GamesID, []Entered]
}

// eventOf is an event at Games.
type eventOf struct {
	games altyn.GamesID
	event altyn.EventID
}

func newKept(r *Record) *kept {
	k := &kept{r: r}
	k.entered.Max, k.entries.Max, k.medals.Max, k.sizes.Max, k.stays.Max = 1<<10, 1<<10, 1<<10, 1<<10, 1<<10
	k.members.Max, k.results.Max, k.inEvent.Max = 1<<16, 1<<16, 1<<14
	return k
}

// holdingOf gives a table of the shelf.
func holdingOf[T any](s *shelf, name string) *holding[T] {
	return s.kept[name]().(*tableHolding[T]).holding
}

// rowsWith gives the rows of a table that have the text in a column and count in the record.
func rowsWith[T any](r *Record, name, column, text string) []*T {
	return holdingOf[T](r.shelf, name).rows(column, text, func(row *T) bool { return counts(row, r.at) })
}

// preferred gives the one of the rows of one key that is followed; nil when there are none.
func preferred[T any](r *Record, name string, rows []*T) *T {
	if len(rows) == 0 {
		return nil
	}
	first := rows[0]
	prefer := preference[T](r, name)
	for _, row := range rows[1:] {
		if prefer(row, first) {
			first = row
		}
	}
	return first
}

// followed gives the row of a table with this id that is followed; nil when there is none.
func followed[T any](r *Record, name, id string) *T {
	h := holdingOf[T](r.shelf, name)
	if row := h.only("id", id); row != nil {
		if !counts(row, r.at) {
			return nil
		}
		return row
	}
	return preferred(r, name, rowsWith[T](r, name, "id", id))
}

func (k *kept) person(id altyn.PersonID) (*altyn.Person, bool) {
	p := followed[altyn.Person](k.r, "people", string(id))
	return p, p != nil
}

// people gives everybody in order of id.
func (k *kept) people() []*altyn.Person {
	h := holdingOf[altyn.Person](k.r.shelf, "people")
	h.stock.every() // one by one it would take longer
	all := make([]*altyn.Person, 0, len(h.stock.made)+len(h.added))
	add := func(i int) {
		if p := h.at(i); p != nil && counts(p, k.r.at) {
			all = append(all, p)
		}
	}
	order := k.r.shelf.people
	for at := 0; at < len(order); at += 4 {
		add(int(number32(order, at)))
	}
	if len(h.added) > 0 {
		for i := range h.added {
			add(len(h.stock.made) + i)
		}
		sortByID(all)
	}
	out := all[:0]
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].ID == all[i].ID {
			j++
		}
		p := preferred(k.r, "people", all[i:j])
		out = append(out, p)
		i = j
	}
	return out
}

// peopleNames reads the cells that it needs; nil when there is more to a person than one row of the image.
func (k *kept) peopleNames() iter.Seq2[altyn.PersonID, string] {
	h := holdingOf[altyn.Person](k.r.shelf, "people")
	s := h.stock
	id, name, withdrawn := s.codec.Column("id"), s.codec.Column("name"), s.codec.Column("withdrawn")
	if k.r.at != 0 || len(h.changed) > 0 || len(h.added) > 0 || min(id, name, withdrawn) < 0 {
		return nil
	}
	order := k.r.shelf.people
	last := uint32(0)
	for at := 0; at < len(order); at += 4 {
		i := int(number32(order, at))
		if i >= len(s.made) {
			return nil
		}
		if s.columns[withdrawn].cell(i) != 0 {
			continue
		}
		n := s.columns[id].cell(i)
		if n == last {
			return nil // two claims about one person: precedence decides
		}
		last = n
	}
	return func(yield func(altyn.PersonID, string) bool) {
		for at := 0; at < len(order); at += 4 {
			i := int(number32(order, at))
			if s.columns[withdrawn].cell(i) == 0 && !yield(altyn.PersonID(s.text(i, id)), s.text(i, name)) {
				return
			}
		}
	}
}

// sortByID puts people in order of id, and leaves rows of one in the order in which they are.
func sortByID(all []*altyn.Person) {
	type row struct {
		*altyn.Person
		at int32
	}
	rows := make([]row, len(all))
	for i, p := range all {
		rows[i] = row{p, int32(i)}
	}
	slices.SortFunc(rows, func(a, b row) int {
		if c := cmp.Compare(a.ID, b.ID); c != 0 {
			return c
		}
		return cmp.Compare(a.at, b.at)
	})
	for i, r := range rows {
		all[i] = r.Person
	}
}

func (k *kept) entry(id altyn.EntryID) (*altyn.Entry, bool) {
	e := followed[altyn.Entry](k.r, "entries", string(id))
	return e, e != nil
}

// entriesAt gives the entries at Games by event, nation and id.
func (k *kept) entriesAt(g altyn.GamesID) []*altyn.Entry {
	return k.entries.Of(g, func() []*altyn.Entry {
		list := k.single(rowsWith[altyn.Entry](k.r, "entries", "games", string(g)))
		slices.SortFunc(list, func(a, b *altyn.Entry) int {
			return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Nation, b.Nation), cmp.Compare(a.ID, b.ID))
		})
		return list
	})
}

// enteredAt reads the cells that it needs.
func (k *kept) enteredAt(g altyn.GamesID) []Entered {
	return k.entered.Of(g, func() []Entered {
		h := holdingOf[altyn.Entry](k.r.shelf, "entries")
		s := h.stock
		id, event, nation, withdrawn := s.codec.Column("id"), s.codec.Column("event"), s.codec.Column("nation"), s.codec.Column("withdrawn")
		if k.r.at != 0 || len(h.changed) > 0 || len(h.added) > 0 || min(id, event, nation, withdrawn) < 0 {
			return enteredIn(k.entriesAt(g))
		}
		rows := h.find("games", string(g))
		out := make([]Entered, 0, len(rows))
		seen := make(map[uint32]struct{}, len(rows))
		for _, i := range rows {
			if s.columns[withdrawn].cell(i) != 0 {
				continue
			}
			n := s.columns[id].cell(i)
			if _, again := seen[n]; again {
				continue // another claim about the same entry
			}
			seen[n] = struct{}{}
			out = append(out, Entered{altyn.EventID(s.text(i, event)), altyn.NationID(s.text(i, nation))})
		}
		return out
	})
}

// single leaves of several claims about an entry the one that is followed.
func (k *kept) single(list []*altyn.Entry) []*altyn.Entry {
	slices.SortStableFunc(list, func(a, b *altyn.Entry) int { return cmp.Compare(a.ID, b.ID) })
	out := list[:0]
	for i, e := range list {
		alone := (i == 0 || list[i-1].ID != e.ID) && (i == len(list)-1 || list[i+1].ID != e.ID)
		if !alone {
			if best, _ := k.entry(e.ID); best != e {
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

// entriesIn gives the entries in an event at Games, by nation and id.
func (k *kept) entriesIn(g altyn.GamesID, e altyn.EventID) []*altyn.Entry {
	if g == "" {
		return nil
	}
	return k.inEvent.Of(eventOf{g, e}, func() []*altyn.Entry {
		list := k.single(k.entriesWith("event", string(e), g))
		slices.SortFunc(list, func(a, b *altyn.Entry) int { return cmp.Or(cmp.Compare(a.Nation, b.Nation), cmp.Compare(a.ID, b.ID)) })
		return list
	})
}

// entriesWith gives the rows of entries that have the text in a column, of the Games, or of all when they are empty.
func (k *kept) entriesWith(column, text string, g altyn.GamesID) []*altyn.Entry {
	h := holdingOf[altyn.Entry](k.r.shelf, "entries")
	var list []*altyn.Entry
	games := imageColumn{}
	if k := h.stock.codec.Column("games"); k >= 0 {
		games = h.stock.columns[k]
	}
	n, indexed := h.stock.image.number(string(g))
	for _, i := range h.find(column, text) {
		if g != "" && i < len(h.stock.made) && (!indexed || games.cell(i) != n) {
			continue // no row needs to be made to know that
		}
		if e := h.at(i); (g == "" || e.Games == g) && counts(e, k.r.at) {
			list = append(list, e)
		}
	}
	return list
}

// entriesByNation gives the entries of a nation at Games, or at all of them in their order, by event.
func (k *kept) entriesByNation(n altyn.NationID, g altyn.GamesID) []*altyn.Entry {
	list := k.single(k.entriesWith("nation", string(n), g))
	slices.SortFunc(list, byGamesAndEvent)
	return list
}

// entriesOf gives the ids of the entries of which the person is a member.
func (k *kept) entriesOf(p altyn.PersonID) []altyn.EntryID {
	var out []altyn.EntryID
	for _, m := range rowsWith[altyn.Member](k.r, "members", "person", string(p)) {
		out = append(out, m.Entry)
	}
	return out
}

func (k *kept) membersOf(e altyn.EntryID) []*altyn.Member {
	return k.members.Of(e, func() []*altyn.Member {
		rows := rowsWith[altyn.Member](k.r, "members", "entry", string(e))
		if len(rows) == 0 {
			return nil
		}
		return k.r.groupMembers(rows)[e]
	})
}

// hasMembers makes no more than one row.
func (k *kept) hasMembers(e altyn.EntryID) bool {
	h := holdingOf[altyn.Member](k.r.shelf, "members")
	return slices.ContainsFunc(h.find("entry", string(e)), func(i int) bool { return counts(h.at(i), k.r.at) })
}

func (k *kept) resultsOf(e altyn.EntryID) []*altyn.Result {
	return k.results.Of(e, func() []*altyn.Result {
		rows := rowsWith[altyn.Result](k.r, "results", "entry", string(e))
		if len(rows) == 0 {
			return nil
		}
		k.r.orderResults(rows)
		return rows
	})
}

// podium gives the entries at Games that had a medal of the day or an effect of a decision, in order of id.
func (k *kept) podium(g altyn.GamesID) []*altyn.Entry {
	var out []*altyn.Entry
	for _, id := range k.podiumIDs(g) {
		if e, ok := k.entry(id); ok {
			out = append(out, e)
		}
	}
	return out
}

func (k *kept) podiumIDs(g altyn.GamesID) []altyn.EntryID {
	ids := slices.Clone(k.r.shelf.podium()[g])
	added := holdingOf[altyn.Result](k.r.shelf, "results").added
	for i := range added {
		if r := &added[i]; isMedal(r.Medal) && r.Entry.Games() == g {
			ids = append(ids, r.Entry)
		}
	}
	for _, d := range k.r.Decisions(g) {
		ids = append(ids, d.Entry)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// podiumNations reads the cells that it needs.
func (k *kept) podiumNations(g altyn.GamesID) []altyn.NationID {
	h := holdingOf[altyn.Entry](k.r.shelf, "entries")
	s := h.stock
	nation := s.codec.Column("nation")
	seen := map[uint32]bool{}
	var out []altyn.NationID
	for _, id := range k.podiumIDs(g) {
		for _, i := range h.find("id", string(id)) {
			if i >= len(s.made) || nation < 0 {
				out = append(out, h.at(i).Nation)
				continue
			}
			if n := s.columns[nation].cell(i); !seen[n] {
				seen[n] = true
				out = append(out, altyn.NationID(s.image.text(n)))
			}
		}
	}
	return out
}

func (k *kept) medalsAt(g altyn.GamesID) []*altyn.Result {
	return k.medals.Of(g, func() []*altyn.Result {
		var all []*altyn.Result
		results := map[altyn.EntryID][]*altyn.Result{}
		for _, e := range k.podium(g) {
			results[e.ID] = k.resultsOf(e.ID)
			all = append(all, results[e.ID]...)
		}
		return medals(all, results)[g]
	})
}

// participations gives the Games and sports in which a nation took part, by Games.
func (k *kept) participations(n altyn.NationID) []*altyn.Participation {
	return k.stays.Of(n, func() []*altyn.Participation {
		rows := rowsWith[altyn.Participation](k.r, "participations", "nation", string(n))
		slices.SortStableFunc(rows, func(a, b *altyn.Participation) int { return altyn.CompareGames(a.Games, b.Games) })
		return rows
	})
}

// delegations gives the sizes of the team of a nation at Games, of all for the empty nation.
func (k *kept) delegations(g altyn.GamesID, n altyn.NationID) []*altyn.Delegation {
	if n == "" {
		return rowsWith[altyn.Delegation](k.r, "delegations", "games", string(g))
	}
	return k.sizes.Of(g, func() map[altyn.NationID][]*altyn.Delegation {
		return groups(rowsWith[altyn.Delegation](k.r, "delegations", "games", string(g)), func(d *altyn.Delegation) altyn.NationID { return d.Nation }, nil)
	})[n]
}

func isMedal(m altyn.Medal) bool { return m == altyn.Gold || m == altyn.Silver || m == altyn.Bronze }

// podiumOf finds the entries that the record has a medal of the day of, or an effect of a decision, in order of id.
func podiumOf(results []altyn.Result, decisions []altyn.Decision) []altyn.EntryID {
	var ids []altyn.EntryID
	for i := range results {
		if isMedal(results[i].Medal) {
			ids = append(ids, results[i].Entry)
		}
	}
	for i := range decisions {
		if decisions[i].Entry != "" {
			ids = append(ids, decisions[i].Entry)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
