package reading

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"altyn"
)

// read is the second pass: every line by the reader for its shape.
func (d *document) read(blks []block, toks []token, units []unit) {
	d.ctx = context{games: d.games, nation: d.nation}
	d.head.sport = d.sport
	m, s := &d.work.m, &d.work.s
	para := -1
	for i := 0; i < len(units); {
		bi := units[i].blk
		j := i
		for j < len(units) && units[j].blk == bi {
			j++
		}
		b := &blks[bi]
		lr := units[i].lr
		lo, hi := units[i].from, units[j-1].to
		if b.para != para {
			para = b.para
			d.newParagraph(b)
		}
		if b.kind == blockCaption {
			i = j
			continue
		}
		if b.kind == blockHeading || b.kind == blockRow || b.kind == blockItem {
			// boxes run over lines: they take as many as belong to them
			if n := d.readBox(s, m, blks, bi, units, toks); n > 0 {
				for i < len(units) && units[i].blk < bi+n {
					i++
				}
				continue
			}
		}
		d.findSpeaker(toks[lo:hi], lr)
		for ; i < j; i++ {
			u := units[i]
			s.setup(d, lr, b)
			st := toks[u.from:u.to]
			s.base(st, d.spansOf(st, d.namesIn(u.from, u.to), b.kind == blockHeading, lr.lex))
			s.analyse()
			if b.kind != blockItem && d.medalLine(s) {
				continue
			}
			switch b.kind {
			case blockHeading:
				d.heading(s, m)
			case blockItem:
				d.listItem(s, m)
			default:
				d.noteColumns(s)
				if b.kind == blockRow && d.medalRow(s) {
					continue
				}
				s.runIn()
				s.interpret(m)
			}
		}
	}
}

func (d *document) newParagraph(b *block) {
	if d.head.own && d.paraGames != "" {
		d.head.games = d.paraGames // the section of a heading ends where the text turns to other Games
	}
	d.paraGames, d.paraFirst = "", true
	d.ctx.phase = ""
	d.ctx.last = nil
	d.ctx.mentioned = ""
	d.ctx.held, d.ctx.year = "", 0
}

// analyse runs the chunkers, each over what the earlier ones made.
func (s *sentence) analyse() {
	s.settleVerbs()
	s.resolveNames()
	s.passNumbers()
	s.passDates()
	s.passGames()
	s.passMarks()
	s.passEvents()
	s.passMedals()
	s.passNations()
	s.passPeople()
	s.markAsides()
}

// runIn takes a heading that opens a paragraph, in capitals and with a full stop of its own, for the context of the rest.
func (s *sentence) runIn() {
	if len(s.toks) == 0 || len(s.toks) > 5 || !s.toks[0].is(tokUpper) {
		return
	}
	for i := range s.items {
		if s.items[i].kind == clEvent {
			s.doc.setHead(s, i)
		}
	}
}

// setHead makes the event at item i the context of what follows.
func (d *document) setHead(s *sentence, i int) {
	es := d.unify(&s.events[s.items[i].ref], eventContext{games: d.headGames()})
	d.head.event, d.head.sport, d.head.sex = es, es.sport, s.events[s.items[i].ref].sex
	d.ctx.event, d.ctx.sport, d.ctx.sex = es, es.sport, d.head.sex
	d.ctx.para = s.blk.para
}

func (d *document) headGames() altyn.GamesID {
	return cmp.Or(d.head.games, d.ctx.games, d.games)
}

// heading reads a heading: what it names is the context of what follows, and a fact that it predicates is a statement.
func (d *document) heading(s *sentence, m *machine) {
	n := len(d.out)
	if d.head.medal != "" && !s.blk.title && len(s.items) > 1 && s.items[0].kind == clPerson && d.medallist(s, d.head.medal) {
		return
	}
	if !s.blk.title && d.medalRow(s) {
		return
	}
	s.interpret(m)
	if len(d.out) > n {
		if s.blk.title && d.head.nation == "" {
			d.head.nation = d.titleNation
		}
		return
	}
	if s.dateline() {
		return
	}
	h := context{}
	if s.blk.title {
		h.games = d.games
	}
	var ev []int
	several, named := false, altyn.GamesID("")
	for i := range s.items {
		it := &s.items[i]
		switch it.kind {
		case clGames:
			if g := s.games[it.ref].resolve(d); g != "" {
				several = several || named != "" && named != g
				h.games, named = g, g
			}
		case clNation:
			if r := s.nations[it.ref]; len(r.ids) > 0 && !r.adj && h.nation == "" {
				h.nation = d.pickNation(r.ids)
			}
		case clEvent:
			ev = append(ev, i)
		case clMedal:
			if len(s.items) <= 3 {
				h.medal = s.medals[it.ref].medal
			}
		}
		if it.kind == clNone && it.has(s.lx.lookup("pasthead")) && len(s.items) <= 3 {
			h.past = true
		}
		if it.kind == clNone && it.has(s.lx.lookup("rolehead")) {
			h.role = it.value(s.lx.lookup("rolehead"))
		}
	}
	if several {
		// from one Games to others: none of them is the heading's, and perhaps none the report's
		if total := d.gamesTotal(); s.blk.title && d.gamesCount[d.games]*10 < total*7 {
			d.games = ""
		}
		h.games = d.games
	}
	keep := d.head
	if s.blk.title && len(ev) == 1 && !s.events[s.items[ev[0]].ref].athlete {
		d.titleSport = d.unify(&s.events[s.items[ev[0]].ref], eventContext{games: h.games}).sport
	}
	h.sport = cmp.Or(d.sport, d.titleSport)
	if s.blk.title && h.nation == "" {
		h.nation = d.titleNation
	}
	h.own = h.games != "" && !s.blk.title
	d.head = h
	if h.games == "" {
		d.head.games, d.head.own = keep.games, keep.own
	}
	if h.nation == "" {
		d.head.nation = keep.nation
	}
	d.ctx.event, d.ctx.sport, d.ctx.sex, d.ctx.medal, d.ctx.open = eventSlots{}, "", "", h.medal, eventRef{}
	if h.games != "" {
		d.ctx.games = h.games
	} else if d.games != "" {
		d.ctx.games = d.games
	}
	switch len(ev) {
	case 0:
		if !s.blk.title && keep.event.event != "" && h.medal == "" && h.nation == "" {
			// a bare part heading (Summary, Final) keeps the event of the title
			d.head.event, d.head.sport, d.head.sex = keep.event, keep.sport, keep.sex
		}
	case 1:
		d.setHead(s, ev[0])
	default:
		// Badminton ... – Men's singles: parts of one event
		r := s.events[s.items[ev[0]].ref]
		for _, i := range ev[1:] {
			o := s.events[s.items[i].ref]
			r.sports = append(r.sports, o.sports...)
			r.evts = append(r.evts, o.evts...)
			r.dist = append(r.dist, o.dist...)
			r.wclass = append(r.wclass, o.wclass...)
			r.sex = cmp.Or(r.sex, o.sex)
			r.kg = cmp.Or(r.kg, o.kg)
			r.class = cmp.Or(r.class, o.class)
		}
		if len(r.sports) <= 2 {
			s.events[s.items[ev[0]].ref] = r
			d.setHead(s, ev[0])
		}
	}
	d.ctx.event, d.ctx.sport, d.ctx.sex, d.ctx.para = d.head.event, d.head.sport, d.head.sex, s.blk.para
}

// gamesTotal gives the weight of all mentions of Games.
func (d *document) gamesTotal() int {
	n := 0
	for g, k := range d.gamesCount {
		if g != "" {
			n += k
		}
	}
	return n
}

// dateline reports whether a line tells no more than when, and perhaps where, the report was written: it is no heading of
// what follows.
func (s *sentence) dateline() bool {
	day := false
	for i := range s.items {
		switch it := &s.items[i]; it.kind {
		case clDate:
			day = day || s.dates[it.ref].a.d > 0 && s.dates[it.ref].a.y > 0
		case clEvent, clNation, clMedal, clTally, clPerson:
			return false
		case clGames:
			if !s.games[it.ref].alone {
				return false
			}
		}
	}
	return day && !s.blk.title
}

// slotOrder is the order of slots in Assumed, that of altyn.Slots.
var slotOrder = strings.Fields("people nation games from to all season sport event sex phase rank medal mark unit outcome gold silver bronze total by of value than claim record role ceremony place on at approx part quoted")

// finish orders the statements, drops doubles and gives ids.
func finish(d *document) []altyn.Statement {
	slices.SortStableFunc(d.out, func(a, b altyn.Statement) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Kind, b.Kind))
	})
	out := d.out[:0]
	for _, st := range d.out {
		if st.Start >= st.End || st.End > len(d.text) {
			continue
		}
		dup := false
		for k := len(out) - 1; k >= 0 && k > len(out)-12; k-- {
			if out[k].Kind == st.Kind && out[k].End > st.Start && sameSlots(&out[k], &st) {
				dup = true
				break
			}
		}
		if !dup {
			out = append(out, st)
		}
	}
	for i := range out {
		out[i].ID = "s" + strconv.Itoa(i+1)
		out[i].Text = string(d.text[out[i].Start:out[i].End])
		slices.SortFunc(out[i].Assumed, func(a, b string) int { return slices.Index(slotOrder, a) - slices.Index(slotOrder, b) })
		out[i].Assumed = slices.Compact(out[i].Assumed)
	}
	return out
}

func sameSlots(a, b *altyn.Statement) bool {
	if !slices.Equal(a.People, b.People) {
		return false
	}
	x, y := a.Slots, b.Slots
	x.People, y.People = nil, nil
	return slotsEqual(x, y)
}

func slotsEqual(x, y altyn.Slots) bool {
	return x.Nation == y.Nation && x.Games == y.Games && x.From == y.From && x.To == y.To && x.All == y.All && x.Season == y.Season && x.Sport == y.Sport && x.Event == y.Event &&
		x.Sex == y.Sex && x.Phase == y.Phase && x.Rank == y.Rank && x.Medal == y.Medal && x.Mark == y.Mark && x.Outcome == y.Outcome && x.Gold == y.Gold &&
		x.Silver == y.Silver && x.Bronze == y.Bronze && x.Total == y.Total && x.By == y.By && x.Of == y.Of && x.Value == y.Value && x.Than == y.Than &&
		x.Claim == y.Claim && x.Record == y.Record && x.Role == y.Role && x.Ceremony == y.Ceremony && x.Place == y.Place && x.On == y.On && x.At == y.At
}
