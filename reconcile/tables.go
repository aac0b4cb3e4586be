package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"altyn"
	"altyn/medal"
)

func number(n int) string { return strconv.Itoa(n) }

type cells [3]int

func (c cells) String() string { return number(c[0]) + "-" + number(c[1]) + "-" + number(c[2]) }

// tables compares the lines of published medal tables with each other and with what the record has on their days.
func (f *finder) tables() {
	type at struct {
		games  altyn.GamesID
		sport  altyn.SportID
		nation altyn.NationID
	}
	type line struct {
		of      *altyn.Publication
		printed cells
		derived cells
		day     altyn.Day
		known   bool // the record can say what it should be
	}
	places := map[at][]line{}
	for _, g := range f.publishedGames() {
		pubs := f.r.Publications(g)
		calc := f.calculator(g)
		for _, u := range pubs {
			if u.Independence == altyn.Derived && u.Role != altyn.Opening || u.Publisher == "altyn" && u.Role != altyn.Opening {
				continue // worked out here: no source says so
			}
			printed := map[altyn.NationID]cells{}
			for _, l := range f.r.Lines(u.ID) {
				printed[l.Nation] = cells{l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0)}
			}
			day, derived, ok := calc.best(u, printed)
			nations := maps.Clone(printed)
			if u.Complete == "yes" && ok {
				for n, c := range derived {
					if x, known := f.r.Nation(n); c != (cells{}) && (!known || x.Ranked != "no") {
						nations[n] = printed[n]
					}
				}
			}
			for n := range nations {
				places[at{g, u.Sport, n}] = append(places[at{g, u.Sport, n}], line{u, printed[n], derived[n], day, ok})
			}
		}
	}
	for k, lines := range places {
		values := map[cells]bool{}
		wrong := false
		for _, l := range lines {
			values[l.printed] = true
			wrong = wrong || l.known && l.printed != l.derived
		}
		if len(values) == 1 && !wrong {
			continue
		}
		slices.SortFunc(lines, func(a, b line) int {
			return compareSides(Side{By: []string{a.of.Publisher}, AsOf: a.of.AsOf, Value: string(a.of.ID)}, Side{By: []string{b.of.Publisher}, AsOf: b.of.AsOf, Value: string(b.of.ID)})
		})
		d := Difference{Kind: AboutCount, Games: k.games, Nation: k.nation, Sport: k.sport, What: "table"}
		calc := f.calculator(k.games)
		runs := calc.runs(k.nation, k.sport)
		explained, noted := true, false
		var because, late, note string
		for _, l := range lines {
			w := f.voices.of(l.of.Provenance)
			s := Side{Value: l.printed.String(), By: []string{l.of.Publisher}, AsOf: l.of.AsOf, Sources: w.sources, prov: l.of.Provenance}
			fits := l.known && l.printed == l.derived
			for _, run := range runs {
				if run.cells == l.printed && (!fits || run.from <= l.day && l.day <= run.until) {
					s.Held = altyn.Between(run.from, run.until)
					if !fits {
						late = l.of.Publisher
					}
					break
				}
			}
			if !fits && !s.Held.Known() {
				if reason, ok := f.exempt(l.of.ID, k.nation); ok {
					noted, because = true, reason
				} else {
					explained, note = false, cmp.Or(note, l.of.Note)
				}
			} else if !fits {
				if reason, ok := f.exempt(l.of.ID, k.nation); ok {
					noted, because = true, reason
				}
			}
			// A table that is printed again unchanged is one side.
			if n := len(d.Sides); n > 0 && d.Sides[n-1].Value == s.Value && slices.Equal(d.Sides[n-1].By, s.By) && d.Sides[n-1].Held == s.Held {
				p := &d.Sides[n-1]
				if p.AsOf.Known() && s.AsOf.Known() {
					p.AsOf = altyn.Between(p.AsOf.First(), max(p.AsOf.Last(), s.AsOf.Last()))
				}
				for _, id := range s.Sources {
					if !slices.Contains(p.Sources, id) {
						p.Sources = append(slices.Clone(p.Sources), id)
					}
				}
				continue
			}
			d.Sides = append(d.Sides, s)
		}
		now := ""
		if len(runs) > 0 {
			now = runs[len(runs)-1].cells.String()
			if !slices.ContainsFunc(d.Sides, func(s Side) bool { return s.Value == now }) {
				last := runs[len(runs)-1]
				d.Sides = append(d.Sides, Side{Value: now, By: []string{itself}, AsOf: altyn.Between(last.from, last.from), Held: altyn.Between(last.from, last.until), prov: calc.prov})
			}
			for i := range runs {
				for _, id := range runs[i].decisions {
					if i > 0 && !slices.Contains(d.Decisions, id) {
						d.Decisions = append(d.Decisions, id)
					}
				}
			}
		}
		if len(d.Values()) < 2 {
			continue
		}
		follow(&d, now)
		switch {
		case noted:
			d.State, d.Why = Noted, altyn.Msg("differ-noted", "because", because)
		case explained && late != "" && len(d.Decisions) > 0:
			d.State, d.Why = Explained, altyn.Msg("differ-late", "decision", string(d.Decisions[0]), "decisions", len(d.Decisions), "sources", late)
		case explained && len(d.Decisions) > 0:
			d.State, d.Why = Explained, altyn.Msg("differ-decision", "decision", string(d.Decisions[0]), "decisions", len(d.Decisions))
		case explained:
			d.State, d.Why = Explained, altyn.Msg("differ-days")
		case len(runs) == 0:
			decide(f.r, altyn.FactTables, &d)
		default:
			f.judgeTable(&d, now, calc)
		}
		if d.State == Unresolved && note != "" {
			d.Why = altyn.Msg("differ-open", "note", note)
		}
		f.add(d)
	}
}

// itself is who stands for a value that the record works out and nobody prints.
const itself = "altyn"

// judgeTable decides between the count of the record and a table that prints the state of no day.
func (f *finder) judgeTable(d *Difference, now string, calc *calculator) {
	basis := calc.prov
	for _, id := range d.Decisions { // what a decision moved rests on who decided
		for _, x := range f.r.Effects(id) {
			basis = x.Provenance
		}
	}
	rule, ok := f.r.Ruling(altyn.FactTables, basis)
	deciding := len(d.Decisions) > 0
	if deciding {
		rule, ok = f.decidingRule()
	}
	wins := ok
	for i := range d.Sides {
		s := &d.Sides[i]
		if s.Value == now || s.Held.Known() {
			continue
		}
		other, known := f.r.Ruling(altyn.FactTables, s.prov)
		if !deciding && known && ok && other.Order.Or(0) <= rule.Order.Or(0) && f.r.Prefer(altyn.FactTables, basis, s.prov) >= 0 {
			wins = false
		}
	}
	if !wins {
		d.State, d.Why = Unresolved, altyn.Msg("differ-equal")
		return
	}
	d.State, d.Rule, d.Why = Settled, rule.Order.Or(0), altyn.Msg("differ-rule", "rule", rule.Order.Or(0), "why", rule.Why)
}

// decidingRule gives the rule by which decisions move tables.
func (f *finder) decidingRule() (*altyn.Precedence, bool) {
	var first *altyn.Precedence
	for i := range f.rows.Precedence {
		p := &f.rows.Precedence[i]
		if (p.Fact == string(altyn.FactTables) || p.Fact == "*") && p.Kind == altyn.DecidingBody && (first == nil || p.Order.Or(0) < first.Order.Or(0)) {
			first = p
		}
	}
	return first, first != nil
}

// exempt finds the reason why a line of a published table does not come out.
func (f *finder) exempt(p altyn.PublicationID, n altyn.NationID) (string, bool) {
	if f.exceptions == nil {
		f.exceptions = map[string]string{}
		for _, x := range f.r.Exceptions("medal-total-differs") {
			f.exceptions[x.Subject] = x.Because
		}
	}
	for _, subject := range []string{string(p) + "|" + string(n), "tables:" + string(p) + "|" + string(n), string(p) + " " + string(n), string(p), "publications:" + string(p)} {
		if because, ok := f.exceptions[subject]; ok {
			return because, true
		}
	}
	return "", false
}

// publishedGames gives the Games of which there are tables, and `all`.
func (f *finder) publishedGames() []altyn.GamesID {
	seen := map[altyn.GamesID]bool{}
	for i := range f.rows.Publications {
		seen[f.rows.Publications[i].Games] = true
	}
	return slices.SortedFunc(maps.Keys(seen), altyn.CompareGames)
}

// calculator works out the medal tables of Games on the days on which they changed.
type calculator struct {
	f     *finder
	games altyn.GamesID
	days  []altyn.Day                                              // on which the table became another one, from the close on
	made  map[altyn.SportID]map[altyn.Day]map[altyn.NationID]cells // nil lines where it cannot be computed
	moved []medal.ChangePoint
	prov  altyn.Provenance // what the count starts from
}

func (f *finder) calculator(g altyn.GamesID) *calculator {
	if c, ok := f.calculators[g]; ok {
		return c
	}
	c := &calculator{f: f, games: g, made: map[altyn.SportID]map[altyn.Day]map[altyn.NationID]cells{}}
	if f.calculators == nil {
		f.calculators = map[altyn.GamesID]*calculator{}
	}
	f.calculators[g] = c
	days := map[altyn.Day]bool{}
	if row, ok := f.r.Games(g); ok && row.Closes.Known() {
		days[row.Closes.Last()] = true
	}
	if u, ok := f.r.Opening(g); ok {
		c.prov = u.Provenance
		if u.AsOf.Known() {
			days[u.AsOf.Last()] = true
		}
	}
	c.moved = medal.ChangePoints(f.r, g, medal.ByResult)
	for _, x := range c.moved {
		days[x.Day] = true
	}
	c.days = slices.Sorted(maps.Keys(days))
	return c
}

// table gives the lines on a day; false when the record cannot tell.
func (c *calculator) table(sport altyn.SportID, day altyn.Day) (map[altyn.NationID]cells, bool) {
	if lines, ok := c.made[sport][day]; ok {
		return lines, lines != nil
	}
	if c.made[sport] == nil {
		c.made[sport] = map[altyn.Day]map[altyn.NationID]cells{}
	}
	q := medal.Query{Games: []altyn.GamesID{c.games}, AsOf: day, Basis: medal.ByResult, Sport: sport}
	if c.games == "all" {
		q.Games = nil
		for _, g := range c.f.r.AllGames() {
			if g.Status == altyn.GamesHeld && g.Movement == altyn.Olympic && g.Closes.Known() && g.Closes.Last() <= day {
				q.Games = append(q.Games, g.ID)
			}
		}
	}
	var lines map[altyn.NationID]cells
	if t, err := medal.Compute(c.f.r, q); err == nil {
		lines = make(map[altyn.NationID]cells, len(t.Lines))
		for _, l := range t.Lines {
			lines[l.Nation] = cells{l.Gold, l.Silver, l.Bronze}
		}
	}
	c.made[sport][day] = lines
	return lines, lines != nil
}

// best gives the table of the record on the day of a publication; of a window, on the day that fits best.
func (c *calculator) best(u *altyn.Publication, printed map[altyn.NationID]cells) (day altyn.Day, lines map[altyn.NationID]cells, ok bool) {
	if !u.AsOf.Known() {
		return 0, nil, false
	}
	first, last := u.AsOf.First(), min(u.AsOf.Last(), max(u.AsOf.First(), c.f.today))
	days := []altyn.Day{last}
	for _, d := range slices.Backward(c.days) {
		if first < d && d < last {
			days = append(days, d)
		}
	}
	if first != last {
		days = append(days, first)
	}
	least := -1
	for _, d := range days {
		got, can := c.table(u.Sport, d)
		if !can {
			continue
		}
		n := 0
		for nation, want := range printed {
			if got[nation] != want {
				n++
			}
		}
		if least < 0 || n < least {
			least, day, lines, ok = n, d, got, true
		}
	}
	return day, lines, ok
}

// run is a run of days on which a nation's line stays the same.
type run struct {
	cells       cells
	from, until altyn.Day
	decisions   []altyn.DecisionID
}

// runs gives the line of a nation over time, from the close on.
func (c *calculator) runs(n altyn.NationID, sport altyn.SportID) []run {
	var out []run
	for i, day := range c.days {
		if day > c.f.today {
			break
		}
		lines, ok := c.table(sport, day)
		if !ok {
			continue
		}
		until := altyn.MaxDay
		if i+1 < len(c.days) {
			until = c.days[i+1] - 1
		}
		if k := len(out); k > 0 && out[k-1].cells == lines[n] {
			out[k-1].until = until
			continue
		}
		r := run{cells: lines[n], from: day, until: until}
		for _, x := range c.moved {
			if x.Day == day && slices.ContainsFunc(x.Moves, func(m medal.Move) bool { return m.Nation == n }) && !slices.Contains(r.decisions, x.Decision) {
				r.decisions = append(r.decisions, x.Decision)
			}
		}
		out = append(out, r)
	}
	return out
}
