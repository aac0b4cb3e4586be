package reading

import (
	"cmp"
	"slices"

	"altyn"
)

// document is a report while it is read: who and what it has named so far.
type document struct {
	r     *Reader
	watch func(View)
	cat   *catIndex
	text  []byte
	lang  *Language // the main one
	main  *langReader

	date        altyn.Date
	games       altyn.GamesID // the Games it is about
	nation      altyn.NationID
	summer      int // mentions of summer sports, winter of winter sports
	winter      int
	season      altyn.HalfYear // of nearly all the sports that it names
	focused     bool           // nearly all is about that nation
	foreign     bool           // its title is that of another competition
	titled      bool           // it has a title
	titleNation altyn.NationID
	titleIDs    []altyn.NationID
	movement    altyn.Movement

	people      []person
	personKey   map[string]int
	surname     map[string][]int
	named       map[int]int // when each was last named
	recent      []int       // the people named last, the latest at the end
	seq         int
	nationCount map[altyn.NationID]int
	gamesCount  map[altyn.GamesID]int
	sportCount  map[altyn.SportID]int
	sport       altyn.SportID // the one sport that it is about
	titleSport  altyn.SportID // the one sport that its title names

	lastDay    altyn.Day
	lastDaySet bool

	lastPeople  []int   // of the last statement
	lastSubject classID // person or nation: who the last statement was about
	speaker     int     // who speaks in the quotation at hand, -1

	paraGames altyn.GamesID // the Games that open the paragraph
	paraFirst bool          // no sentence of the paragraph was read yet

	columns     []string // of a table: the days that its heads tell
	columnsPara int

	ctx  context
	head context // of the section

	out       []altyn.Statement
	inherited map[int]bool // of out: the event is that of the context, and no word of the clause tells it

	work    *work
	toks    []token
	near    []nameSpan
	merged  []nameSpan
	ranges  [][2]int
	keyToks []token
}

// context is what later clauses may leave out.
type context struct {
	games      altyn.GamesID
	nation     altyn.NationID
	sport      altyn.SportID
	event      eventSlots
	para       int // paragraph of the event
	people     []int
	peoplePara int // paragraph that named them
	sex        altyn.Sex
	medal      altyn.Medal
	phase      altyn.Phase
	last       *altyn.Statement
	mentioned  altyn.GamesID    // Games of the medallist named last, in this paragraph
	year       int              // of the date named last in full, in this paragraph
	held       altyn.GamesID    // Games held before the report, named last in this paragraph
	open       eventRef         // an event named without what would make it one
	own        bool             // of a heading that is no title: it names Games
	past       bool             // of a heading: background, history
	role       string           // of a heading: flag bearers
	eventGames altyn.GamesID    // the Games of the last statement on the event
	span       [2]altyn.GamesID // the years between which something was said to be so
}

// columnAt gives the day that the head of a table's column stands for, for an item of a row below it.
func (d *document) columnAt(b *block, item int, s *sentence) string {
	if b.kind != blockRow || len(d.columns) == 0 || d.columnsPara != b.para || item < 0 || item >= len(s.items) {
		return ""
	}
	n, at := 0, int(s.toks[s.items[item].from].start)
	if at-b.start > maxRow {
		return ""
	}
	for _, c := range d.text[b.start:at] {
		if c == '|' || c == '\t' {
			n++
		}
	}
	if n < len(d.columns) {
		return d.columns[n]
	}
	return ""
}

// maxRow bounds the row of a table, in bytes, of which columns are told apart.
const maxRow = 1 << 14

// noteColumns takes the heads of a table that tell days: at the close, now.
func (d *document) noteColumns(s *sentence) {
	b := s.blk
	if b.kind != blockRow || b.end-b.start > maxRow {
		return
	}
	if c := s.lx.lookup; !slices.ContainsFunc(s.items, func(it item) bool {
		return it.kind == clNone && (it.has(s.cl.close) || it.has(c("colclose")) || it.has(s.cl.now) || it.has(c("colnow")))
	}) {
		return
	}
	var cols []string
	found := false
	lo := b.start
	for i := b.start; i <= b.end; i++ {
		if i < b.end && d.text[i] != '|' && d.text[i] != '\t' {
			continue
		}
		at := ""
		for k := range s.items {
			if p := int(s.toks[s.items[k].from].start); p < lo || p >= i || s.items[k].kind != clNone {
				continue
			}
			switch {
			case s.items[k].has(s.cl.close) || s.items[k].has(s.lx.lookup("colclose")):
				at = "close"
			case s.items[k].has(s.cl.now) || s.items[k].has(s.lx.lookup("colnow")):
				at = "now"
			}
		}
		cols = append(cols, at)
		found = found || at != ""
		lo = i + 1
	}
	if found && !slices.ContainsFunc(s.items, func(it item) bool { return it.kind == clTally || it.kind == clNum && !it.has(clYear) }) {
		d.columns, d.columnsPara = cols, b.para
	}
}

// today gives the day of the report.
func (d *document) today() (altyn.Day, bool) {
	if d.date.Exact() {
		return d.date.First(), true
	}
	return 0, false
}

// guessYear gives the year of a day printed without one: in or near the Games spoken of, else nearest to the report.
func (d *document) guessYear(m, day int, g altyn.GamesID) int {
	if in := d.cat.byID[g]; in != nil && in.Opens.Exact() && in.Closes.Exact() {
		o, c := in.Opens.First(), in.Closes.First()
		t, dated := d.today()
		from := o - 200
		if dated && t > c+120 {
			from = o - 7 // long after, nobody tells of a day before the Games without its year
		}
		for _, y := range [...]int{c.Year(), o.Year()} {
			x, ok := altyn.DayOf(y, m, max(day, 1))
			if ok && x >= from && x <= c+120 {
				return y
			}
		}
	}
	if t, ok := d.today(); ok {
		best, dist := 0, altyn.Day(1<<30)
		for y := t.Year() - 1; y <= t.Year()+1; y++ {
			if x, ok := altyn.DayOf(y, m, max(day, 1)); ok {
				df := x - t
				if df < 0 {
					df = -df
				}
				if df < dist {
					best, dist = y, df
				}
			}
		}
		return best
	}
	return 0
}

// sectionGames gives the Games of the section: those that the paragraph opens with, else those of the heading; "" when there
// are none.
func (d *document) sectionGames() altyn.GamesID { return cmp.Or(d.paraGames, d.head.games) }

// upcoming reports whether the Games open after the day of the report.
func (d *document) upcoming(g altyn.GamesID) bool {
	t, ok := d.today()
	in := d.cat.byID[g]
	return ok && in != nil && in.Opens.Exact() && in.Opens.First() > t
}

// soon reports whether the Games open within a year of the day of the report: what is written then and names them most may
// look back often and is about them still.
func (d *document) soon(g altyn.GamesID) bool {
	t, ok := d.today()
	return ok && d.upcoming(g) && d.cat.byID[g].Opens.First()-t < 366
}

// nextNamed gives the first Games to come that the report names, "" when it names none.
func (d *document) nextNamed() altyn.GamesID {
	for _, g := range d.cat.all {
		if d.gamesCount[g.ID] > 0 && d.upcoming(g.ID) {
			return g.ID
		}
	}
	return ""
}

// year gives the year of the Games or of the report, 0 when neither is known.
func (d *document) year() int {
	if in := d.cat.byID[d.games]; in != nil && in.Opens.Known() {
		return in.Opens.First().Year()
	}
	if t, ok := d.today(); ok {
		return t.Year()
	}
	return 0
}

func (d *document) hostCity(c string) bool { return len(d.cat.byCity[c]) > 0 }

// sameGames reports whether two cities held Games together.
func (d *document) sameGames(a, b string) bool {
	return slices.ContainsFunc(d.cat.byCity[a], func(g altyn.GamesID) bool { return slices.Contains(d.cat.byCity[b], g) })
}

// nearestGames chooses among Games that fit: those of the report, else of its series, else the last before its date.
func (d *document) nearestGames(cands []altyn.GamesID) altyn.GamesID {
	switch len(cands) {
	case 0:
		return ""
	case 1:
		return cands[0]
	}
	ref := d.games
	if ref != "" && slices.Contains(cands, ref) {
		return ref
	}
	if ref != "" {
		same := slices.DeleteFunc(slices.Clone(cands), func(g altyn.GamesID) bool { return g.Season() != ref.Season() })
		if len(same) == 0 {
			same = slices.DeleteFunc(slices.Clone(cands), func(g altyn.GamesID) bool {
				return g.Season().Movement() != ref.Season().Movement()
			})
		}
		if len(same) > 0 {
			cands = same
		}
	} else {
		// without more, Games of the movement that the report speaks of are meant
		if o := slices.DeleteFunc(slices.Clone(cands), func(g altyn.GamesID) bool {
			return g.Season().Movement() != d.movement
		}); len(o) > 0 {
			cands = o
		}
		if d.season != "" {
			if o := slices.DeleteFunc(slices.Clone(cands), func(g altyn.GamesID) bool {
				in := d.cat.byID[g]
				return in == nil || in.Season != d.season
			}); len(o) > 0 {
				cands = o
			}
		}
	}
	if row := d.cat.sports[cmp.Or(d.ctx.sport, d.head.sport)]; row != nil && (row.Season == altyn.Summer || row.Season == altyn.Winter) && !slices.Contains(cands, ref) {
		// a summer sport is not held at Winter Games
		if o := slices.DeleteFunc(slices.Clone(cands), func(g altyn.GamesID) bool {
			in := d.cat.byID[g]
			return in == nil || in.Season != row.Season
		}); len(o) > 0 {
			cands = o
		}
	}
	t, ok := d.today()
	if !ok && ref != "" {
		if in := d.cat.byID[ref]; in != nil && in.Closes.Known() {
			t, ok = in.Closes.Last(), true
		}
	}
	if !ok {
		return cands[len(cands)-1]
	}
	best, dist := altyn.GamesID(""), altyn.Day(1<<30)
	for _, g := range cands {
		in := d.cat.byID[g]
		if in == nil || !in.Opens.Known() {
			continue
		}
		df := t - in.Opens.First()
		if df < 0 {
			df = -df
			if df > 300 {
				df += 4000
			}
		}
		if df < dist {
			best, dist = g, df
		}
	}
	return best
}

// gamesAtDate gives the Games that the day lies in or near.
func (d *document) gamesAtDate(m altyn.Movement, before, after altyn.Day) altyn.GamesID {
	t, ok := d.today()
	if !ok {
		return ""
	}
	best, dist := altyn.GamesID(""), altyn.Day(1<<30)
	for _, in := range d.cat.all {
		if in.Movement != m || !in.Opens.Exact() || !in.Closes.Exact() {
			continue
		}
		o, c := in.Opens.First(), in.Closes.First()
		if t < o-before || t > c+after {
			continue
		}
		df := altyn.Day(0)
		if t < o {
			df = o - t
		} else if t > c {
			df = t - c
		}
		if df < dist {
			best, dist = in.ID, df
		}
	}
	return best
}
