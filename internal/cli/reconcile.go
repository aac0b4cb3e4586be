package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/report"
	"altyn/internal/view"
	"altyn/reconcile"
)

// reconcileCommand lists where sources differ.
type reconcileCommand struct {
	Games string `arg:"" optional:"" help:"Games as 2012S, or all for the medal tables of all Games together. Default: everything, what belongs to no Games too."`
}

// difference is a line of `altyn reconcile --format json`.
type difference struct {
	Schema string `json:"schema"`
	view.DifferenceLine
}

func (c *reconcileCommand) run(s *session) (int, error) {
	return StatusOK, c.answer(s)
}

func (c *reconcileCommand) answer(s *session) error {
	format, err := choice("format", s.flags.Format, "text", "json", "csv")
	if err != nil {
		return err
	}
	if err := s.words(); err != nil {
		return err
	}
	if s.flags.Counts && s.flags.States {
		return mend(fmt.Errorf("reconcile: --counts and --states are two answers"), "ask for one")
	}
	ask := view.DifferenceAsk{Kinds: list(s.flags.Kind), Notation: s.flags.Notation, Sources: list(strings.Join(s.flags.Source, ","))}
	for _, k := range ask.Kinds {
		if !slices.Contains(view.DifferenceKinds(), k) {
			return mend(fmt.Errorf("--kind %s: there is no such kind of difference", k), "the kinds are %s", strings.Join(view.DifferenceKinds(), ", "))
		}
	}
	if s.flags.Unresolved {
		ask.States = []string{string(reconcile.Unresolved)}
	}
	d, err := s.open()
	if err != nil {
		return err
	}
	if err := d.Sound(); err != nil {
		return err
	}
	today, err := s.todayIs()
	if err != nil {
		return err
	}
	if g := c.Games; strings.EqualFold(g, "all") {
		ask.Games = "all"
	} else if g != "" {
		if ask.Games, err = d.Games(g); err != nil {
			return err
		}
	}
	if s.flags.Nation != "" {
		if ask.Nation, err = d.Nation(s.flags.Nation); err != nil {
			return err
		}
	}
	if s.flags.Sport != "" {
		if ask.Sport, err = d.Sport(s.flags.Sport); err != nil {
			return err
		}
	}
	if s.flags.States {
		return c.states(s, d, ask, today, format)
	}
	all := reconcile.Find(d.Record(), today)
	if err := knownSpeakers(d, all, ask.Sources); err != nil {
		return err
	}
	if s.flags.Counts {
		return c.counts(s, d, all, ask, format)
	}
	lines := view.DifferenceLines(d.Record(), all, ask, s.say)
	shown := lines
	if n := s.flags.Limit; n > 0 && len(shown) > n {
		shown = shown[:n]
	}
	switch format {
	case "json":
		docs := make([]difference, len(shown))
		for i, l := range shown {
			docs[i] = difference{"altyn.differences/1", l}
		}
		err = report.WriteJSON(s.out, docs...)
	case "csv":
		err = printCSV(s.out, differenceHead, differenceRows(shown))
	default:
		for _, l := range shown {
			fmt.Fprintln(s.out, l.Line())
		}
	}
	if err != nil {
		return err
	}
	if n := len(lines) - len(shown); n > 0 {
		s.note("%s", s.text("more", "count", n))
	}
	if format == "text" {
		c.summary(s, d, all, ask, lines)
	}
	return nil
}

// summary counts what was listed, and what was left out as notation.
func (c *reconcileCommand) summary(s *session, d *desk.Desk, all []reconcile.Difference, ask view.DifferenceAsk, lines []view.DifferenceLine) {
	count := map[reconcile.State]int{}
	for _, l := range lines {
		count[l.State]++
	}
	s.note("%s", s.text("reconcile-summary", "total", len(lines), "explained", count[reconcile.Explained], "noted", count[reconcile.Noted], "settled", count[reconcile.Settled], "unresolved", count[reconcile.Unresolved]))
	if !ask.Notation && len(ask.States) == 0 {
		ask.States = []string{string(reconcile.Notation)}
		if n := len(ask.Filter().Pick(d.Record(), all)); n > 0 {
			s.note("%s", s.text("reconcile-notation", "count", n))
		}
	}
}

// knownSpeakers makes sure that the sources of --source exist: a data set, a publisher or a source of the record.
func knownSpeakers(d *desk.Desk, all []reconcile.Difference, asked []string) error {
	if len(asked) == 0 {
		return nil
	}
	known := reconcile.Speakers(all)
	var near []string
	for _, s := range known {
		set, _, _ := strings.Cut(s, "/")
		near = append(near, s, set)
	}
	for _, x := range d.Record().Sources() {
		near = append(near, string(x.ID), x.Publisher)
	}
	for _, a := range asked {
		if slices.Contains(near, a) {
			continue
		}
		err := fmt.Errorf("--source %s: the record has no such source", a)
		if hint := didYouMean(a, near); hint != "" {
			return mend(err, "%s", hint)
		}
		return mend(err, "name an imported data set (kaggle120, olympic-medals, games-kit, games-nocs), a publisher, or the id of a source")
	}
	return nil
}

var differenceHead = []string{"key", "kind", "state", "games", "nation", "sport", "event", "entry", "person", "what", "value", "by", "as_of", "held", "lacks", "follows", "rule", "decisions", "why"}

// differenceRows gives a row for each side.
func differenceRows(lines []view.DifferenceLine) [][]string {
	var out [][]string
	for _, l := range lines {
		rule := ""
		if l.Rule > 0 {
			rule = strconv.Itoa(l.Rule)
		}
		var decisions []string
		for _, d := range l.Decisions {
			decisions = append(decisions, string(d))
		}
		for _, x := range l.Sides {
			out = append(out, []string{l.Key, string(l.Kind), string(l.State), string(l.Games), string(l.Nation), string(l.Sport), string(l.Event), string(l.Entry), string(l.Person), l.What,
				x.Value, strings.Join(x.By, " "), x.AsOf.String(), x.Held.String(), yes(x.Lacks), yes(x.Follows), rule, strings.Join(decisions, " "), l.Why})
		}
	}
	return out
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// differenceCount is a row of --counts.
type differenceCount struct {
	Games    altyn.GamesID          `json:"games,omitempty"` // empty for what is of no Games
	Kinds    map[reconcile.Kind]int `json:"kinds"`           // those of notation not counted
	Total    int                    `json:"total"`
	Open     int                    `json:"unresolved"`
	Notation int                    `json:"notation"`
}

// counts prints how many differences there are by Games and kind.
func (c *reconcileCommand) counts(s *session, d *desk.Desk, all []reconcile.Difference, ask view.DifferenceAsk, format string) error {
	if len(ask.States) == 0 {
		ask.Notation = true
	}
	var rows []*differenceCount
	sum := &differenceCount{Kinds: map[reconcile.Kind]int{}}
	for _, x := range ask.Filter().Pick(d.Record(), all) {
		if n := len(rows); n == 0 || rows[n-1].Games != x.Games { // they are in order of Games
			rows = append(rows, &differenceCount{Games: x.Games, Kinds: map[reconcile.Kind]int{}})
		}
		for _, r := range []*differenceCount{rows[len(rows)-1], sum} {
			if x.State == reconcile.Notation {
				r.Notation++
				continue
			}
			r.Kinds[x.Kind]++
			r.Total++
			if x.State == reconcile.Unresolved {
				r.Open++
			}
		}
	}
	if format == "json" {
		return report.WriteJSON(s.out, rows...)
	}
	head := []string{"games"}
	for _, k := range reconcile.Kinds() {
		head = append(head, string(k))
	}
	head = append(head, "total", "unresolved", "notation")
	cells := func(name string, r *differenceCount) []string {
		row := []string{name}
		for _, k := range reconcile.Kinds() {
			row = append(row, strconv.Itoa(r.Kinds[k]))
		}
		return append(row, strconv.Itoa(r.Total), strconv.Itoa(r.Open), strconv.Itoa(r.Notation))
	}
	var table [][]string
	for _, r := range rows {
		table = append(table, cells(string(r.Games), r))
	}
	if format == "csv" {
		return printCSV(s.out, head, table)
	}
	g := grid{head: []string{s.text("col-games")}}
	for _, h := range head[1:] {
		g.head = append(g.head, ">"+h)
	}
	blank := func(row []string) []string {
		for i := range row {
			if row[i] == "0" || row[i] == "" {
				row[i] = "-"
			}
		}
		return row
	}
	for _, row := range table {
		g.add(blank(row)...)
	}
	g.add(blank(cells(s.text("reconcile-sum"), sum))...)
	g.print(s.out, "")
	return nil
}

// states prints the state of which day each data set is.
func (c *reconcileCommand) states(s *session, d *desk.Desk, ask view.DifferenceAsk, today altyn.Day, format string) error {
	all := slices.DeleteFunc(reconcile.States(d.Record(), today), func(x reconcile.Dated) bool {
		set, _, _ := strings.Cut(x.Set, "/")
		return ask.Games != "" && x.Games != ask.Games || len(ask.Sources) > 0 && !slices.Contains(ask.Sources, x.Set) && !slices.Contains(ask.Sources, set)
	})
	switch format {
	case "json":
		return report.WriteJSON(s.out, all...)
	case "csv":
		var rows [][]string
		for _, x := range all {
			rows = append(rows, []string{x.Set, string(x.Games), x.AsOf.String(), x.Days.String(), strconv.Itoa(x.Touched), strconv.Itoa(x.Agree), strconv.Itoa(len(x.Later)), x.Newest.String(), strconv.Itoa(len(x.Earlier)), strconv.Itoa(x.Never), yes(x.Patchwork)})
		}
		return printCSV(s.out, []string{"set", "games", "as_of", "days", "touched", "agree", "later", "newest", "earlier", "never", "patchwork"}, rows)
	}
	if len(all) == 0 {
		s.note("%s", s.text("reconcile-no-states"))
		return nil
	}
	g := grid{head: []string{s.text("col-set"), s.text("col-games"), s.text("col-as-of"), s.text("col-days"), ">" + s.text("col-touched"), ">" + s.text("col-agree"), ">" + s.text("col-later"), s.text("col-newest"), ">" + s.text("col-earlier"), ">" + s.text("col-never"), ""}}
	for _, x := range all {
		games, kind := string(x.Games), s.text("one-state")
		if games == "" {
			games = s.text("reconcile-sum")
		}
		if x.Patchwork {
			kind = s.text("patchwork")
		}
		g.add(x.Set, games, x.AsOf.String(), x.Days.String(), strconv.Itoa(x.Touched), strconv.Itoa(x.Agree), strconv.Itoa(len(x.Later)), x.Newest.String(), strconv.Itoa(len(x.Earlier)), strconv.Itoa(x.Never), kind)
	}
	g.print(s.out, "")
	return nil
}
