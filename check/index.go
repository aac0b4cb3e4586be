package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"altyn"
	"altyn/history"
	"altyn/medal"
	"altyn/record"
)

// index is what the package works out of a record once and never changes; what only some statements need is worked out
// when the first of them asks. It is safe for concurrent use.
type index struct {
	r        *record.Record
	games    []*altyn.Games // held, in order
	people   func() *people
	medals   func() *cabinet
	taken    func() *presence
	nameless record.Memo[altyn.GamesID, map[altyn.NationID][]altyn.EventID]
	places   func() map[string][]string // name key of a city, a country or a venue in any language -> English keys
	marks    func() map[altyn.RecordKind][]*altyn.Mark
	sizes    func() *sizes
	nations  func() map[altyn.NationID][]string // names in every language, folded, of nations
	asked    record.Memo[string, history.Answer]
	prepared atomic.Pointer[func() *People]
}

// askedMax bounds the answers on many Games that are kept.
const askedMax = 1 << 12

func indexOf(r *record.Record) *index { return record.Derive(r, newIndex) }

func newIndex(r *record.Record) *index {
	x := &index{r: r}
	x.asked.Max = askedMax
	for _, g := range r.AllGames() {
		if g.Status != altyn.GamesCancelled {
			x.games = append(x.games, g)
		}
	}
	slices.SortFunc(x.games, func(a, b *altyn.Games) int { return altyn.CompareGames(a.ID, b.ID) })
	x.people = sync.OnceValue(func() *people {
		if give := x.prepared.Load(); give != nil {
			if p := (*give)(); p != nil {
				return p.of
			}
		}
		return newPeople(r)
	})
	x.medals = sync.OnceValue(func() *cabinet { return newCabinet(r) })
	x.taken = sync.OnceValue(func() *presence { return newPresence(r) })
	x.nameless.Max = cabinetMax
	x.places = sync.OnceValue(x.newPlaces)
	x.nations = sync.OnceValue(x.newNationNames)
	x.sizes = sync.OnceValue(func() *sizes { return newSizes(x) })
	x.marks = sync.OnceValue(func() map[altyn.RecordKind][]*altyn.Mark {
		m := map[altyn.RecordKind][]*altyn.Mark{}
		for _, k := range r.Marks() {
			m[k.Kind] = append(m[k.Kind], k)
		}
		return m
	})
	return x
}

// period gives the first and the last day of the Games, by competition and ceremonies; ok is false when the record does
// not say.
func (x *index) period(g altyn.GamesID) (from, until altyn.Day, ok bool) {
	row, found := x.r.Games(g)
	if !found || !row.Opens.Known() || !row.Closes.Known() {
		return 0, 0, false
	}
	from, until = row.Opens.First(), row.Closes.Last()
	if row.FirstCompetition.Known() {
		from = min(from, row.FirstCompetition.First())
	}
	return from, until, true
}

// series gives the Games of a season that were held, in order; the empty season has both Olympic ones.
func (x *index) series(s altyn.Season) []altyn.GamesID {
	var out []altyn.GamesID
	for _, g := range x.games {
		if g.Status == altyn.GamesIntercalated {
			continue
		}
		if s == "" && g.ID.Season().Movement() == altyn.Olympic || s != "" && s.Has(g.ID) {
			out = append(out, g.ID)
		}
	}
	return out
}

// cabinet holds every medal of the record by who had it, by official result; all lists are in order of time. Those of
// Games are gathered when somebody asks for them.
type cabinet struct {
	r        *record.Record
	games    []altyn.GamesID // all, in order
	byGames  record.Memo[altyn.GamesID, *medalsAt]
	byNation record.Memo[altyn.NationID, []medal.Held]
	byPerson record.Memo[altyn.PersonID, []medal.Held]
}

// The medals of so many people, nations and Games are kept.
const (
	medallistsMax = 1 << 13
	cabinetMax    = 1 << 10
)

func newCabinet(r *record.Record) *cabinet {
	c := &cabinet{r: r}
	c.byGames.Max, c.byNation.Max, c.byPerson.Max = cabinetMax, cabinetMax, medallistsMax
	for _, g := range r.AllGames() {
		c.games = append(c.games, g.ID)
	}
	slices.SortFunc(c.games, altyn.CompareGames)
	return c
}

// medalsAt is the medals of Games, and where among them those of an entry are, and the first of each event.
type medalsAt struct {
	all     []medal.Held
	byEntry map[altyn.EntryID][]int
	firsts  []int
}

// first gives the first of the medals at Games in an event that fits.
func (c *cabinet) first(g altyn.GamesID, fits func(altyn.EventID) bool) (medal.Held, bool) {
	m := c.gathered(g)
	for _, i := range m.firsts {
		if fits(m.all[i].Entry.Event) {
			return m.all[i], true
		}
	}
	return medal.Held{}, false
}

// at gives the medals of Games.
func (c *cabinet) at(g altyn.GamesID) []medal.Held { return c.gathered(g).all }

func (c *cabinet) gathered(g altyn.GamesID) *medalsAt {
	return c.byGames.Of(g, func() *medalsAt {
		all := slices.Collect(medal.Medals(c.r, medal.Filter{Games: []altyn.GamesID{g}}))
		slices.SortStableFunc(all, func(a, b medal.Held) int {
			return cmp.Or(cmp.Compare(wonOn(a), wonOn(b)), cmp.Compare(a.Entry.ID, b.Entry.ID), cmp.Compare(a.From, b.From))
		})
		m := &medalsAt{all: all, byEntry: make(map[altyn.EntryID][]int, len(all))}
		events := map[altyn.EventID]bool{}
		for i := range all {
			m.byEntry[all[i].Entry.ID] = append(m.byEntry[all[i].Entry.ID], i)
			if e := all[i].Entry.Event; !events[e] {
				events[e] = true
				m.firsts = append(m.firsts, i)
			}
		}
		return m
	})
}

// ofNation gives the medals of a nation.
func (c *cabinet) ofNation(n altyn.NationID) []medal.Held {
	return c.byNation.Of(n, func() (out []medal.Held) {
		for _, g := range c.games {
			out = c.appendOwn(out, n, g)
		}
		return out
	})
}

// ofNationAt gives the medals of a nation at some Games.
func (c *cabinet) ofNationAt(n altyn.NationID, games []altyn.GamesID) (out []medal.Held) {
	for _, g := range c.games {
		if slices.Contains(games, g) {
			out = c.appendOwn(out, n, g)
		}
	}
	return out
}

func (c *cabinet) appendOwn(out []medal.Held, n altyn.NationID, g altyn.GamesID) []medal.Held {
	all := c.at(g)
	for i := range all {
		if all[i].Entry.Nation == n {
			out = append(out, all[i])
		}
	}
	return out
}

// of gives the medals of the entries of which a person is a member.
func (c *cabinet) of(p altyn.PersonID) []medal.Held {
	return c.byPerson.Of(p, func() []medal.Held { return c.find(p) })
}

func (c *cabinet) find(p altyn.PersonID) []medal.Held {
	places := map[altyn.GamesID][]int{} // as often as the entry counts
	for _, e := range c.r.EntriesOf(p) {
		own := c.gathered(e.Games).byEntry[e.ID]
		if len(own) == 0 {
			continue
		}
		for _, m := range c.r.Members(e.ID) {
			if m.Person == p {
				places[e.Games] = append(places[e.Games], own...)
			}
		}
	}
	out := []medal.Held{}
	for _, g := range slices.SortedFunc(maps.Keys(places), altyn.CompareGames) {
		all := c.at(g)
		slices.Sort(places[g])
		for _, i := range places[g] {
			out = append(out, all[i])
		}
	}
	return out
}

// wonOn gives the day of the result behind a medal, the last day when the record does not say.
func wonOn(h medal.Held) altyn.Day {
	if h.Won.Known() {
		return h.Won.Last()
	}
	return altyn.MaxDay
}

// started reports whether the entry took part: every result of one who did not start or withdrew says so.
func started(r *record.Record, e altyn.EntryID) bool {
	rows := r.Results(e)
	if len(rows) == 0 {
		return true
	}
	return slices.ContainsFunc(rows, func(x *altyn.Result) bool {
		return x.IRM != "DNS" && x.Outcome != altyn.DidNotStart
	})
}

// newNationNames gathers the names of nations.
func (x *index) newNationNames() map[altyn.NationID][]string {
	m := map[altyn.NationID][]string{}
	add := func(id altyn.NationID, name string) {
		if k := strings.Join(folded(name), " "); len(k) > 2 && !slices.Contains(m[id], k) {
			m[id] = append(m[id], k)
		}
	}
	for _, lang := range x.r.Languages() {
		for _, n := range x.r.Names(lang) {
			if n.Kind == altyn.NationName && n.Form != altyn.CodeName {
				add(altyn.NationID(n.ID), n.Name)
			}
		}
	}
	for _, n := range x.r.Nations() {
		add(n.ID, n.Name)
	}
	return m
}

func (x *index) newPlaces() map[string][]string {
	m := map[string][]string{}
	add := func(id, name string) {
		k := nameKey(bareWords(name))
		v := nameKey(bareWords(id))
		if k != "" && !slices.Contains(m[k], v) {
			m[k] = append(m[k], v)
		}
	}
	for _, lang := range x.r.Languages() {
		for _, n := range x.r.Names(lang) {
			switch n.Kind {
			case altyn.CityName, altyn.VenueName:
				add(n.ID, n.Name)
			case altyn.NationName:
				if n.Form != altyn.Adjective && n.Form != altyn.Demonym {
					add(n.ID, n.Name)
				}
			}
		}
	}
	for _, n := range x.r.Nations() {
		add(string(n.ID), n.Name)
		add(string(n.ID), string(n.ID))
	}
	return m
}

// placeKeys gives the English keys that a printed place may stand for, its own folded form among them.
func (x *index) placeKeys(place string) []string {
	k := nameKey(bareWords(place))
	out := slices.Clone(x.places()[k])
	if k != "" && !slices.Contains(out, k) {
		out = append(out, k)
	}
	return out
}

// wordsWithin reports whether all words of a stand in b.
func wordsWithin(a, b string) bool {
	if a == "" {
		return false
	}
	words := strings.Fields(b)
	for w := range strings.FieldsSeq(a) {
		if !slices.ContainsFunc(words, func(o string) bool { return alike(w, o) > 0 }) {
			return false
		}
	}
	return true
}
