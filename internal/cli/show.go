package cli

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/report"
	"altyn/internal/view"
	"altyn/medal"
)

// showCommand prints what the record knows of one thing.
type showCommand struct {
	ID []string `arg:"" name:"id" help:"A nation (KAZ), Games (2012S), a nation at Games (KAZ@2012S), a person (olga-rypakova, or a name in any script) or an event (judo/women-48kg)."`
}

func (c *showCommand) run(s *session) (int, error) {
	return StatusOK, c.answer(s)
}

func (c *showCommand) answer(s *session) error {
	format, err := choice("format", s.flags.Format, "text", "json", "csv")
	if err != nil {
		return err
	}
	if err := s.words(); err != nil {
		return err
	}
	ask := view.Asked{Limit: s.flags.Limit, Say: s.say}
	if ask.By, err = choice("by", s.flags.By, altyn.ByGold, altyn.ByTotal); err != nil {
		return err
	}
	if ask.Basis, err = choice("basis", s.flags.Basis, medal.ByResult, medal.ByAllocation); err != nil {
		return err
	}
	d, err := s.open()
	if err != nil {
		return err
	}
	if err := d.Sound("games", "nations", "people", "events", "entries", "decisions", "publications", "coverage"); err != nil {
		return err
	}
	subject, err := d.Subject(strings.Join(c.ID, " "))
	if err != nil {
		return err
	}
	today, err := s.todayIs()
	if err != nil {
		return err
	}
	var of []altyn.GamesID
	if subject.Games != "" {
		of = []altyn.GamesID{subject.Games}
	}
	if ask.AsOf, err = s.asOf(d, of, "as-of", s.flags.AsOf, today); err != nil {
		return err
	}
	r := d.Record()
	switch {
	case subject.Nation != "" && subject.Games != "":
		v, _ := view.NewNationAt(r, subject.Nation, subject.Games, ask)
		return s.emit(format, v, func() { s.nationAt(v) }, func() error { return s.nationAtCSV(v) })
	case subject.Nation != "":
		v, _ := view.NewNation(r, subject.Nation, ask)
		return s.emit(format, v, func() { s.nation(v) }, func() error { return s.nationCSV(v) })
	case subject.Games != "":
		v, _ := view.NewGames(r, subject.Games, ask)
		return s.emit(format, v, func() { s.games(d, v) }, func() error { return s.gamesCSV(v) })
	case subject.Person != "":
		v, _ := view.NewPerson(r, subject.Person, ask)
		return s.emit(format, v, func() { s.person(v) }, func() error { return s.placesCSV(v.Places) })
	default:
		v, _ := view.NewEvent(r, subject.Event, ask)
		var places []view.Place
		for _, g := range v.Games {
			places = append(places, g.Places...)
		}
		return s.emit(format, v, func() { s.event(v) }, func() error { return s.placesCSV(places) })
	}
}

// emit prints a view in the form asked for.
func (s *session) emit(format string, v any, text func(), csv func() error) error {
	switch format {
	case "json":
		return report.WriteJSON(s.out, v)
	case "csv":
		return csv()
	}
	text()
	return nil
}

// facts prints label and value in two columns; what is empty is left out.
func (s *session) facts(pairs ...string) {
	g := grid{head: make([]string, 2)}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			g.add(s.text(pairs[i]), pairs[i+1])
		}
	}
	g.print(s.out, "")
}

func (s *session) heading(key string, args ...any) {
	fmt.Fprintf(s.out, "\n%s\n", s.text(key, args...))
}

// missing says plainly what the record does not know.
func (s *session) missing(all []string) {
	if len(all) == 0 {
		return
	}
	s.heading("not-known")
	for _, m := range all {
		fmt.Fprintf(s.out, "  %s\n", m)
	}
}

func named(n view.Named) string {
	if n.Name == "" || n.Name == n.ID {
		return n.ID
	}
	return n.Name + " (" + n.ID + ")"
}

func (s *session) short(t *view.Tally) string {
	if t == nil {
		return s.text("unknown-cell")
	}
	return counts(*t)
}

func shortRank(t *view.Tally) string {
	if t == nil || t.Rank == 0 {
		return ""
	}
	return rank(&t.Rank, t.Shared)
}

func (s *session) nation(v view.Nation) {
	fmt.Fprintf(s.out, "%s (%s)\n\n", v.Name, v.ID)
	var names, before, after []string
	for _, lang := range []string{"kk", "ru", "fr", "en"} {
		if n := v.Names[lang]; n != "" && n != v.Name {
			names = append(names, n+" ("+lang+")")
		}
	}
	for _, p := range v.Predecessors {
		before = append(before, s.step(p))
	}
	for _, p := range v.Successors {
		after = append(after, s.step(p))
	}
	ranked := ""
	if !v.Ranked {
		ranked = s.text("not-ranked")
	}
	iso := v.ISO3
	if iso == string(v.ID) || iso == "-" {
		iso = ""
	}
	s.facts("label-names", strings.Join(names, ", "), "label-kind", s.text("nation-"+string(v.Kind)), "label-iso", iso, "label-valid", v.Valid.String(),
		"label-before", strings.Join(before, ", "), "label-after", strings.Join(after, ", "), "label-ranked", ranked)
	if len(v.Games) == 0 {
		s.heading("nation-no-games")
	} else {
		s.heading("nation-games", "as_of", v.AsOf)
		g := grid{head: []string{s.text("col-games"), "", s.text("col-close"), ">" + s.text("col-rank"), s.text("col-now"), ">" + s.text("col-rank"), ">" + s.text("col-athletes"), s.text("col-flag")}}
		for _, x := range v.Games {
			var flag []string
			for _, f := range x.FlagBearers {
				name := cmp.Or(f.Person.Name, f.Person.ID)
				if f.Ceremony != "" {
					name += " (" + s.word(f.Ceremony) + ")"
				}
				flag = append(flag, name)
			}
			g.add(x.Games.ID, x.Games.Name, s.short(x.Close), shortRank(x.Close), s.short(x.Now), shortRank(x.Now), numbers(x.Athletes), strings.Join(flag, ", "))
		}
		g.print(s.out, "  ")
	}
	if len(v.Totals) > 0 {
		s.heading("nation-totals", "as_of", v.AsOf)
		g := grid{head: make([]string, 3)}
		for _, t := range v.Totals {
			note := ""
			if t.Unknown > 0 {
				note = s.text("totals-unknown", "count", t.Unknown)
			}
			g.add(s.word(t.Series), s.text("games-count", "count", t.Games), s.tally(t.Line, false), note)
			g.head = make([]string, 4)
		}
		g.print(s.out, "  ")
	}
	s.missing(v.Missing)
	s.notes(v.Notes)
}

// numbers prints what sources say: 115, or 114/115 where they differ.
func numbers(all []int) string {
	var out []string
	for _, n := range all {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, "/")
}

func (s *session) step(p view.Step) string {
	text := named(p.Nation) + ", " + s.text("lineage-"+string(p.Kind))
	if p.Valid.Known() {
		text += " " + p.Valid.String()
	}
	return text
}

func (s *session) nationCSV(v view.Nation) error {
	var rows [][]string
	cells := func(t *view.Tally) []string {
		if t == nil {
			return []string{"", "", "", ""}
		}
		r := ""
		if t.Rank > 0 {
			r = strconv.Itoa(t.Rank)
		}
		return []string{r, strconv.Itoa(t.Gold), strconv.Itoa(t.Silver), strconv.Itoa(t.Bronze)}
	}
	for _, g := range v.Games {
		row := append([]string{g.Games.ID}, cells(g.Close)...)
		rows = append(rows, append(append(row, cells(g.Now)...), numbers(g.Athletes)))
	}
	return printCSV(s.out, []string{"games", "close_rank", "close_gold", "close_silver", "close_bronze", "rank", "gold", "silver", "bronze", "athletes"}, rows)
}

func (s *session) games(d *desk.Desk, v view.Games) {
	fmt.Fprintf(s.out, "%s (%s)\n\n", v.Name, v.ID)
	var hosts []string
	for _, h := range v.Hosts {
		text := h.City + ", " + cmp.Or(h.Nation.Name, h.Nation.ID)
		if h.Part != "" && h.Part != "main" {
			text += " (" + h.Part
			if h.Opens.Known() {
				text += ", " + dates(h.Opens, h.Closes)
			}
			text += ")"
		}
		hosts = append(hosts, text)
	}
	status := ""
	if v.Status != altyn.GamesHeld {
		status = s.text("games-" + string(v.Status))
	}
	people := v.Athletes.String()
	if people != "" && v.Men.Known() && v.Women.Known() {
		people += " (" + s.text("men-women", "men", v.Men, "women", v.Women) + ")"
	}
	s.facts("label-status", status, "label-edition", s.word(v.Edition), "label-host", strings.Join(hosts, "; "), "label-dates", dates(v.Opens, v.Closes),
		"label-nations", v.Nations.String(), "label-athletes", people, "label-sports", v.Sports.String(), "label-events", v.Events.String(), "label-published", strings.Join(v.Publishers, ", "))
	if v.Table != nil {
		s.heading("games-table", "as_of", v.AsOf)
		s.tableText(d, *v.Table)
		fmt.Fprintf(s.out, "%s\n", s.text("whole-table", "games", string(v.ID)))
	}
	s.decisions(v.Decisions, "games-decisions")
	s.missing(v.Missing)
	s.notes(v.Notes)
	s.sources(v.Sources)
}

func dates(from, to altyn.Date) string {
	switch {
	case !from.Known() && !to.Known():
		return ""
	case !to.Known() || from == to:
		return from.String()
	}
	return from.String() + " to " + to.String()
}

func (s *session) gamesCSV(v view.Games) error {
	if v.Table == nil {
		return printCSV(s.out, []string{"rank", "nation", "gold", "silver", "bronze", "total"}, nil)
	}
	return tableCSV(s.out, *v.Table)
}

func (s *session) nationAt(v view.NationAt) {
	fmt.Fprintf(s.out, "%s\n", s.text("nation-at", "nation", named(v.Nation), "games", named(v.Games)))
	s.heading("by-result")
	s.spans(v.Result)
	// Until the first decision both counts are the same, day by day.
	same := 0
	for same < len(v.Result) && same < len(v.Allocated) && sameSpan(v.Result[same], v.Allocated[same]) {
		same++
	}
	if same > 0 && same == len(v.Allocated) {
		s.heading("by-allocated-same")
	} else {
		s.heading("by-allocated")
		if same > 0 {
			fmt.Fprintf(s.out, "  %s\n", s.text("same-until", "day", v.Allocated[same].From-1))
		}
		s.spans(v.Allocated[same:])
	}
	s.decisions(v.Decisions, "nation-at-decisions")
	if len(v.Medals) > 0 {
		s.heading("nation-at-medals")
		g := grid{head: make([]string, 6)}
		for _, m := range v.Medals {
			g.add(s.medalCells(m)...)
		}
		g.print(s.out, "  ")
	}
	s.team(v)
	if len(v.Places) > 0 {
		s.heading("nation-at-places")
		s.places(v.Places, false, 0)
	}
	if len(v.Records) > 0 {
		s.heading("records")
		s.marks(v.Records)
	}
	if len(v.Publishers) > 0 {
		s.heading("printed")
		g := grid{head: make([]string, 4)}
		for _, p := range v.Publishers {
			g.add(p.AsOf.String(), p.Publisher, s.tally(p.Line, false), string(p.Role))
		}
		g.print(s.out, "  ")
	}
	if len(v.OtherNation) > 0 {
		var all []string
		for _, n := range v.OtherNation {
			all = append(all, named(n))
		}
		s.heading("other-nations", "nations", strings.Join(all, ", "))
	}
	s.missing(v.Missing)
	s.notes(v.Notes)
	s.sources(v.Sources)
}

// spans prints a timeline.
func (s *session) spans(all []view.Span) {
	g := grid{head: make([]string, 4)}
	for _, x := range all {
		line, because := s.text("unknown-cell"), join(x.Decisions)
		if x.Line != nil {
			line = s.tally(*x.Line, x.Ranked)
		}
		if len(x.Uncertain) > 0 {
			because = strings.TrimSpace(because + " " + s.text("uncertain", "decisions", join(x.Uncertain)))
		}
		g.add(x.From.String(), s.until(x.Until), line, because)
	}
	g.print(s.out, "  ")
}

func sameSpan(a, b view.Span) bool {
	return a.From == b.From && a.Known == b.Known && (a.Line == nil) == (b.Line == nil) && (a.Line == nil || *a.Line == *b.Line) &&
		(a.Until == nil) == (b.Until == nil) && (a.Until == nil || *a.Until == *b.Until)
}

func (s *session) until(d *altyn.Day) string {
	if d == nil {
		return s.text("until-now")
	}
	return s.text("until", "day", *d)
}

// medalCells are the columns of a medal: which, who, where, won, and whether it was lost.
func (s *session) medalCells(m view.Medal) []string {
	state := ""
	if len(m.Given) > 0 {
		state = s.text("medal-since", "day", m.From, "decisions", join(m.Given))
	}
	if m.Until != nil {
		state = strings.TrimSpace(state + " " + s.text("medal-until", "day", *m.Until, "decisions", join(m.Taken)))
	}
	return []string{s.medal(m.Medal), m.Who, m.EventName, m.Won.String(), mark(m.Mark, m.Unit), state}
}

func mark(m string, u altyn.Unit) string {
	switch {
	case m == "" || u == altyn.Time || u == altyn.Seconds && strings.Contains(m, ":"):
		return m
	case u == "":
		return m
	}
	return m + " " + string(u)
}

func (s *session) team(v view.NationAt) {
	if len(v.Team)+len(v.Roles)+len(v.Quotas) > 0 {
		s.heading("team")
	}
	g := grid{head: make([]string, 3)}
	for _, t := range v.Team {
		what := s.text("of-" + t.Of)
		if t.Sport != "" {
			what += ", " + string(t.Sport)
		}
		if t.Event != "" {
			what += ", " + string(t.Event)
		}
		g.add(what, t.Value.String(), "["+join(t.Sources)+"]")
	}
	for _, x := range v.Roles {
		what := s.word(x.Role)
		if x.Ceremony != "" {
			what += " (" + s.word(x.Ceremony) + ")"
		}
		g.add(what, named(x.Person), "["+join(x.Sources)+"]")
	}
	for _, q := range v.Quotas {
		var who []string
		for _, p := range q.People {
			who = append(who, p.Name)
		}
		what := s.text("quota")
		if at := cmp.Or(string(q.Event), string(q.Sport)); at != "" {
			what += ", " + at
		}
		g.add(what, strings.TrimSpace(q.Value.String()+" "+strings.Join(who, ", ")), strings.TrimSpace(q.EarnedAt+" "+q.EarnedOn.String()))
	}
	g.print(s.out, "  ")
}

// places lists results; with games, those of several Games.
func (s *session) places(all []view.Place, games bool, limit int) {
	g := grid{head: make([]string, 8)}
	for i, p := range all {
		if limit > 0 && i == limit {
			break
		}
		at := ""
		if games {
			at = string(p.Games)
		}
		place := p.Rank.String()
		if p.Tied && place != "" {
			place = "=" + place
		}
		if p.IRM != "" {
			place = strings.TrimSpace(place + " " + p.IRM)
		}
		outcome := string(p.Outcome)
		if p.Medal != "" && p.Medal != altyn.NoMedal {
			outcome = strings.TrimSpace(s.medal(p.Medal) + " " + outcome)
		}
		g.add(at, place, p.Who, p.EventName, string(p.Phase), mark(p.Mark, p.Unit), outcome, p.On.String())
	}
	if !games {
		for i := range g.rows {
			g.rows[i] = g.rows[i][1:]
		}
		g.head = g.head[1:]
	}
	g.print(s.out, "  ")
}

func (s *session) marks(all []view.Mark) {
	g := grid{head: make([]string, 5)}
	for _, m := range all {
		var who []string
		for _, p := range m.People {
			who = append(who, p.Name)
		}
		g.add(s.word(m.Kind), strings.Join(who, ", "), m.EventName, mark(m.Mark, m.Unit), m.On.String())
	}
	g.print(s.out, "  ")
}

func (s *session) nationAtCSV(v view.NationAt) error {
	var rows [][]string
	for _, basis := range []struct {
		name medal.Basis
		list []view.Span
	}{{medal.ByResult, v.Result}, {medal.ByAllocation, v.Allocated}} {
		for _, x := range basis.list {
			row := []string{string(basis.name), x.From.String(), "", "", "", "", "", "", join(x.Decisions)}
			if x.Until != nil {
				row[2] = x.Until.String()
			}
			if x.Line != nil {
				if x.Line.Rank > 0 {
					row[3] = strconv.Itoa(x.Line.Rank)
				}
				row[4], row[5], row[6], row[7] = strconv.Itoa(x.Line.Gold), strconv.Itoa(x.Line.Silver), strconv.Itoa(x.Line.Bronze), strconv.Itoa(x.Line.Total)
			}
			rows = append(rows, row)
		}
	}
	return printCSV(s.out, []string{"basis", "from", "until", "rank", "gold", "silver", "bronze", "total", "decisions"}, rows)
}

func (s *session) person(v view.Person) {
	fmt.Fprintf(s.out, "%s (%s)\n\n", v.Name, v.ID)
	var nations []string
	for _, n := range v.Nations {
		nations = append(nations, named(n))
	}
	var names []string
	for _, n := range v.Names {
		if n.Name != v.Name {
			names = append(names, n.Name+" ("+n.Lang+")")
		}
	}
	sex := ""
	if v.Sex != "" {
		sex = s.word(v.Sex)
	}
	s.facts("label-names", strings.Join(names, ", "), "label-sex", sex, "label-born", v.Born.String(), "label-died", v.Died.String(), "label-nations-of", strings.Join(nations, ", "),
		"label-sports", strings.Join(words(v.Sports), ", "))
	list := func(key string, all []view.Medal) {
		if len(all) == 0 {
			return
		}
		s.heading(key, "as_of", v.AsOf)
		g := grid{head: make([]string, 7)}
		for _, m := range all {
			cells := s.medalCells(m)
			g.add(append([]string{string(m.Games)}, cells...)...)
		}
		g.print(s.out, "  ")
	}
	list("person-medals", v.Medals)
	list("person-lost", v.Lost)
	if len(v.Places) > 0 {
		s.heading("person-places")
		s.places(v.Places, true, s.flags.Limit)
	}
	if len(v.Effects) > 0 {
		s.heading("person-decisions")
		g := grid{head: make([]string, 4)}
		for _, e := range v.Effects {
			g.add(e.Decided.String(), s.move(e), e.EventName, s.effectNote(e))
		}
		g.print(s.out, "  ")
	}
	if len(v.Roles) > 0 {
		s.heading("person-roles")
		for _, x := range v.Roles {
			what := s.word(x.Role)
			if x.Ceremony != "" {
				what += " (" + s.word(x.Ceremony) + ")"
			}
			fmt.Fprintf(s.out, "  %s  %s, %s\n", x.Games, what, x.Nation)
		}
	}
	if len(v.Records) > 0 {
		s.heading("records")
		s.marks(v.Records)
	}
	if len(v.Honours) > 0 {
		s.heading("honours")
		for _, h := range v.Honours {
			fmt.Fprintf(s.out, "  %s\n", strings.TrimSpace(h.On.String()+"  "+h.Honour+" "+h.Place))
		}
	}
	s.missing(v.Missing)
	s.sources(v.Sources)
}

func words[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, w := range all {
		out[i] = string(w)
	}
	return out
}

func (s *session) event(v view.Event) {
	fmt.Fprintf(s.out, "%s (%s)\n\n", v.Name, v.ID)
	bronzes := v.Bronzes.String()
	s.facts("label-sport", named(v.Sport), "label-sex", s.word(v.Sex), "label-event-kind", string(v.Kind), "label-class", v.Class, "label-weight", unit(v.Weight, "kg"), "label-distance", unit(v.Distance, "m"), "label-bronzes", bronzes)
	if len(v.Games) == 0 {
		s.heading("event-nothing")
	}
	for _, x := range v.Games {
		s.heading("event-games", "games", named(x.Games), "as_of", v.AsOf)
		g := grid{head: make([]string, 7)}
		for _, m := range append(append([]view.Medal{}, x.Medals...), x.Lost...) {
			g.add(append([]string{string(m.Nation)}, s.medalCells(m)...)...)
		}
		for i := range g.rows {
			g.rows[i] = append(g.rows[i][:3:3], g.rows[i][4:]...) // the event is in the headline
		}
		g.head = g.head[1:]
		g.print(s.out, "  ")
		if !x.Listed {
			fmt.Fprintf(s.out, "  %s\n", s.text("event-part"))
		}
		if len(x.Decisions) > 0 {
			s.decisions(x.Decisions, "event-decisions")
		}
	}
	s.missing(v.Missing)
	s.sources(v.Sources)
}

func unit(v, u string) string {
	if v == "" {
		return ""
	}
	return v + " " + u
}

func (s *session) placesCSV(all []view.Place) error {
	var rows [][]string
	for _, p := range all {
		tied := ""
		if p.Tied {
			tied = "yes"
		}
		rows = append(rows, []string{string(p.Games), string(p.Event), string(p.Nation), p.Who, string(p.Phase), p.Rank.String(), tied, p.Mark, string(p.Unit), p.IRM, string(p.Outcome), string(p.Medal), p.On.String()})
	}
	return printCSV(s.out, []string{"games", "event", "nation", "who", "phase", "rank", "tied", "mark", "unit", "irm", "outcome", "medal", "on"}, rows)
}
