package medal

import (
	"cmp"
	"slices"
	"sync"

	"altyn"
	"altyn/record"
)

// index is what the package works out of a record once, and never changes: numbers for nations, and for each Games the
// rows in the order in which tables need them. It holds rows, not answers.
type index struct {
	r       *record.Record
	nations []altyn.NationID // in order of code; a nation's number is its place
	num     map[altyn.NationID]int32
	ranked  []bool
	books   map[altyn.GamesID]func() *book
	roots   func() []int32                           // number of the nation that each came into; see Query.Lineage
	sports  func() map[altyn.SportID][]altyn.SportID // disciplines of a sport
	narrow  record.Memo[narrowKey, *book]            // books of restricted queries
	spans   record.Memo[spansKey, timeline]          // timelines of single Games
	room    sync.Pool                                // of *sweepRoom
}

// tally counts medals by place: gold, silver, bronze. What has no medal falls into the first cell, which nobody reads:
// so a medal moves without a branch.
type tally [4]int32

func (t tally) zero() bool { return t[gold]|t[silver]|t[bronze] == 0 }
func (t tally) line(n altyn.NationID) Line {
	return Line{Nation: n, Gold: int(t[gold]), Silver: int(t[silver]), Bronze: int(t[bronze])}
}

// cell is a line of an opening balance.
type cell struct {
	nation int32
	count  tally
}

// award is a medal of the day.
type award struct {
	day, first altyn.Day // won by the end of day, on or after first
	nation     int32
	medal      uint8
	event      altyn.EventID
	entry      altyn.EntryID
}

// move is the step of a medal from one place to another by an effect.
type move struct {
	day, first altyn.Day // counts from the end of day on; may have been taken from first on
	nation     int32
	from, to   uint8
	effect     *altyn.Decision
	event      altyn.EventID
}

// book holds what the record has of the medals of one Games.
type book struct {
	games      *altyn.Games
	begins     altyn.Day // first day of competition or of the opening
	closes     altyn.Day
	held       bool
	openings   []opening
	entries    []holding // every entry that had a medal or an effect, in order of id
	awards     []award   // medals of the day, in order of day
	ofNation   func() map[altyn.NationID][]holding
	moves      [2][]move // by basis, in order of day
	whole      bool      // coverage says that the medal rows of all nations are there
	wholeSince altyn.Day // from this day on
	undated    []award   // awards of which the day is not known
}

// opening is a published table to which later decisions are added.
type opening struct {
	pub   *altyn.Publication
	day   altyn.Day
	cells []cell
}

// holding is an entry with what its medal rests on.
type holding struct {
	entry   *altyn.Entry
	start   uint8
	result  *altyn.Result
	effects []*altyn.Decision // in order of compareEffects
}

// only gives the book of one Games with the medals that the query is about: all nations share it.
func (ix *index) only(b *book, q Query) *book {
	if !q.restricted() {
		return b
	}
	return ix.narrow.Of(narrowKey{b.games.ID, q.Sport, q.Event, q.Sex}, func() *book { return b.only(ix.filter(q)) })
}

type narrowKey struct {
	games altyn.GamesID
	sport altyn.SportID
	event altyn.EventID
	sex   altyn.Sex
}

// narrowMax bounds the books of restricted queries that are kept.
const narrowMax = 1 << 13

// only gives the book with the events that the filter has; openings are of all events.
func (b *book) only(f filter) *book {
	n := *b
	pick := func(all []award) (out []award) {
		for _, w := range all {
			if f.has(w.event) {
				out = append(out, w)
			}
		}
		return out
	}
	n.awards, n.undated, n.entries = pick(b.awards), pick(b.undated), nil
	for _, h := range b.entries {
		if f.has(h.entry.Event) {
			n.entries = append(n.entries, h)
		}
	}
	for basis, all := range b.moves {
		n.moves[basis] = nil
		for _, m := range all {
			if f.has(m.event) {
				n.moves[basis] = append(n.moves[basis], m)
			}
		}
	}
	n.ofNation = sync.OnceValue(n.byNation)
	return &n
}

func (b *book) byNation() map[altyn.NationID][]holding {
	m := map[altyn.NationID][]holding{}
	for _, h := range b.entries {
		m[h.entry.Nation] = append(m[h.entry.Nation], h)
	}
	return m
}

func indexOf(r *record.Record) *index { return record.Derive(r, newIndex) }

func newIndex(r *record.Record) *index {
	ix := &index{r: r, num: map[altyn.NationID]int32{}, books: map[altyn.GamesID]func() *book{}}
	ix.narrow.Max, ix.spans.Max = narrowMax, spansMax
	add := func(n altyn.NationID) {
		if _, ok := ix.num[n]; !ok {
			ix.num[n] = 0
			ix.nations = append(ix.nations, n)
		}
	}
	for _, n := range r.Nations() {
		add(n.ID)
	}
	for _, g := range r.AllGames() {
		// A nation that the table of nations lacks is a fault for lint; here it still has its medals.
		for _, p := range r.Publications(g.ID) {
			for _, l := range r.Lines(p.ID) {
				add(l.Nation)
			}
		}
		for _, n := range r.PodiumNations(g.ID) {
			add(n)
		}
		for _, d := range r.Decisions(g.ID) {
			if d.Entry != "" {
				add(d.Entry.Nation())
			}
		}
		ix.books[g.ID] = sync.OnceValue(func() *book { return ix.newBook(g) })
	}
	slices.Sort(ix.nations)
	ix.ranked = make([]bool, len(ix.nations))
	for i, id := range ix.nations {
		ix.num[id] = int32(i)
		n, ok := r.Nation(id)
		ix.ranked[i] = !ok || n.Ranked != "no"
	}
	ix.roots = sync.OnceValue(ix.newRoots)
	ix.sports = sync.OnceValue(ix.newSports)
	return ix
}

func (ix *index) newBook(g *altyn.Games) *book {
	r := ix.r
	b := &book{games: g, held: g.Status != altyn.GamesCancelled, begins: altyn.MaxDay, closes: altyn.MaxDay}
	if g.Closes.Known() {
		b.closes = g.Closes.Last()
	} else if d, ok := altyn.DayOf(g.ID.Year(), 12, 31); ok {
		b.closes = d
	}
	switch {
	case g.FirstCompetition.Known() && g.Opens.Known():
		b.begins = min(g.FirstCompetition.First(), g.Opens.First())
	case g.FirstCompetition.Known():
		b.begins = g.FirstCompetition.First()
	case g.Opens.Known():
		b.begins = g.Opens.First()
	default:
		if d, ok := altyn.DayOf(g.ID.Year(), 1, 1); ok {
			b.begins = d
		}
	}
	b.wholeSince, b.whole = ix.covered(g.ID, "", Query{})
	for _, p := range r.Publications(g.ID) {
		if p.Role != altyn.Opening {
			continue
		}
		o := opening{pub: p, day: p.AsOf.Last()}
		for _, l := range r.Lines(p.ID) {
			o.cells = append(o.cells, cell{ix.num[l.Nation], tally{0, int32(l.Gold.Or(0)), int32(l.Silver.Or(0)), int32(l.Bronze.Or(0))}})
		}
		b.openings = append(b.openings, o)
	}
	b.entries = ix.holdings(g.ID)
	b.ofNation = sync.OnceValue(b.byNation)
	for _, h := range b.entries {
		nation := ix.num[h.entry.Nation]
		if h.start != none {
			a := award{day: b.closes, first: b.closes, nation: nation, medal: h.start, event: h.entry.Event, entry: h.entry.ID}
			if h.result != nil && h.result.On.Known() {
				a.first, a.day = h.result.On.First(), h.result.On.Last()
			} else {
				b.undated = append(b.undated, a)
			}
			b.awards = append(b.awards, a)
		}
		for basis := range b.moves {
			replay(h.start, h.effects, basis, func(d *altyn.Decision, from, to uint8) {
				if from != to {
					b.moves[basis] = append(b.moves[basis], move{
						day: d.Decided.Last(), first: d.Decided.First(), nation: nation, from: from, to: to, effect: d, event: h.entry.Event})
				}
			})
		}
	}
	slices.SortFunc(b.awards, func(x, y award) int { return cmp.Or(cmp.Compare(x.day, y.day), cmp.Compare(x.entry, y.entry)) })
	for basis := range b.moves {
		slices.SortStableFunc(b.moves[basis], func(x, y move) int { return compareEffects(x.effect, y.effect) })
	}
	return b
}

// holdings gathers the entries of the Games that had a medal or an effect.
func (ix *index) holdings(g altyn.GamesID) []holding {
	r := ix.r
	effects := map[altyn.EntryID][]*altyn.Decision{}
	for _, d := range r.Decisions(g) {
		if d.Entry != "" {
			effects[d.Entry] = append(effects[d.Entry], d)
		}
	}
	var out []holding
	add := func(e *altyn.Entry, ds []*altyn.Decision) {
		slices.SortFunc(ds, compareEffects)
		start, result, _ := initial(r.Results(e.ID), ds)
		if start != none || len(ds) > 0 {
			out = append(out, holding{entry: e, start: start, result: result, effects: ds})
		}
	}
	for _, e := range r.Podium(g) {
		add(e, effects[e.ID])
		delete(effects, e.ID)
	}
	for id, ds := range effects {
		// An effect on an entry that the record lacks is a fault for lint; its id still says whose it is.
		add(&altyn.Entry{ID: id, Games: g, Event: id.Event(), Nation: id.Nation()}, ds)
	}
	slices.SortFunc(out, func(a, b holding) int { return cmp.Compare(a.entry.ID, b.entry.ID) })
	return out
}

// newRoots follows renamed and successor steps from each nation to the last of its line.
func (ix *index) newRoots() []int32 {
	next := make([]int32, len(ix.nations))
	for i := range next {
		next[i] = -1
	}
	for i, n := range ix.nations {
		for _, l := range ix.r.Lineage(n) {
			if l.Nation != n || l.Kind != altyn.Renamed && l.Kind != altyn.Successor {
				continue
			}
			if p, ok := ix.num[l.Predecessor]; ok && next[p] < 0 {
				next[p] = int32(i)
			}
		}
	}
	roots := make([]int32, len(next))
	for i := range roots {
		n := int32(i)
		for range next { // a loop in the lineage ends here
			if next[n] < 0 {
				break
			}
			n = next[n]
		}
		roots[i] = n
	}
	return roots
}

func (ix *index) newSports() map[altyn.SportID][]altyn.SportID {
	m := map[altyn.SportID][]altyn.SportID{}
	for _, s := range ix.r.Sports() {
		if s.Parent != "" {
			m[s.Parent] = append(m[s.Parent], s.ID)
		}
	}
	return m
}

// filter says which events count.
type filter struct {
	sport  altyn.SportID
	within []altyn.SportID // disciplines of sport
	event  altyn.EventID
	class  bool // event stands for all events of its sport and sex
	sex    altyn.Sex
	all    bool
}

func (ix *index) filter(q Query) filter {
	f := filter{sport: q.Sport, event: q.Event, class: q.Event.Slug() == "", sex: q.Sex, all: !q.restricted()}
	if q.Sport != "" {
		f.within = ix.sports()[q.Sport]
	}
	return f
}

func (f filter) has(e altyn.EventID) bool {
	if f.all {
		return true
	}
	if f.sport != "" && !inSport(e, f.sport) && !slices.ContainsFunc(f.within, func(s altyn.SportID) bool { return inSport(e, s) }) {
		return false
	}
	if f.sex != "" && e.Sex() != f.sex {
		return false
	}
	return f.event == "" || e == f.event || f.class && inEvent(e, f.event)
}

// inSport reports whether s is the sport of e. It runs for every medal of the record in a question, and so does not cut e.
func inSport(e altyn.EventID, s altyn.SportID) bool {
	return len(e) > len(s) && e[len(s)] == '/' && string(e[:len(s)]) == string(s)
}

// inEvent reports whether e is the event of, or one of its events when of is `judo/women`.
func inEvent(e, of altyn.EventID) bool {
	return e == of || of.Slug() == "" && e.Sport() == of.Sport() && e.Sex() == of.Sex()
}

func searchHolding(hs []holding, e altyn.EntryID) (int, bool) {
	return slices.BinarySearchFunc(hs, e, func(h holding, e altyn.EntryID) int { return cmp.Compare(h.entry.ID, e) })
}
