package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/report"
	"altyn/internal/view"
	"altyn/medal"
)

// tableCommand prints medal tables, the reasons behind a line, and differences.
type tableCommand struct {
	Games string `arg:"" optional:"" help:"Games as 2012S, several as 1996S..2020S, or a series: all (all Olympic Games), olympic, summer, winter, paralympic, summer-paralympic, winter-paralympic. Default: the last Games that are over."`
}

func (c *tableCommand) run(s *session) (int, error) {
	return StatusOK, c.answer(s)
}

func (c *tableCommand) answer(s *session) error {
	format, err := choice("format", s.flags.Format, "text", "json", "csv")
	if err != nil {
		return err
	}
	if s.flags.Why != "" && s.flags.Diff != "" {
		return mend(errors.New("--why and --diff ask two questions"), "ask them one after the other")
	}
	if err := s.words(); err != nil {
		return err
	}
	d, err := s.open()
	if err != nil {
		return err
	}
	if err := d.Sound("games", "nations"); err != nil {
		return err
	}
	q := medal.Query{}
	if q.By, err = choice("by", s.flags.By, altyn.ByGold, altyn.ByTotal); err != nil {
		return err
	}
	if q.Basis, err = choice("basis", s.flags.Basis, medal.ByResult, medal.ByAllocation); err != nil {
		return err
	}
	if s.flags.Sport != "" {
		if q.Sport, err = d.Sport(s.flags.Sport); err != nil {
			return err
		}
	}
	if s.flags.AccordingTo != "" {
		if q.AccordingTo, err = d.Publisher(s.flags.AccordingTo); err != nil {
			return err
		}
	}
	if s.flags.Diff != "" && s.flags.AsOf != "" {
		return mend(errors.New("--diff has days of its own: --as-of has no meaning beside it"), "leave --as-of out")
	}
	today, err := s.todayIs()
	if err != nil {
		return err
	}
	pick, err := pickGames(d, c.Games, today)
	if err != nil {
		return err
	}
	q.Games = pick.games
	if err := d.SoundMedals(q.Games...); err != nil {
		return err
	}
	if q.AsOf, err = s.asOf(d, q.Games, "as-of", s.flags.AsOf, today); err != nil {
		return err
	}
	switch {
	case s.flags.Why != "":
		return s.why(d, q, pick, format)
	case s.flags.Diff != "":
		return s.diff(d, q, pick, format, today)
	}
	var only []altyn.NationID
	for _, w := range list(s.flags.Only) {
		n, err := d.Nation(w)
		if err != nil {
			return err
		}
		only = append(only, n)
	}
	t, err := medal.Compute(d.Record(), q)
	if err != nil {
		return answerable(err, q)
	}
	for _, l := range t.Lines {
		if l.Gold < 0 || l.Silver < 0 || l.Bronze < 0 {
			return mend(fmt.Errorf("the record is broken where the answer needs it: decisions take more medals of %s than it had: %d-%d-%d", l.Nation, l.Gold, l.Silver, l.Bronze),
				"%s lists all faults", strings.TrimSpace("altyn lint "+s.flags.Data))
		}
	}
	v := view.NewTable(d.Record(), q, t, only, s.flags.Limit, s.say)
	switch format {
	case "json":
		return report.WriteJSON(s.out, v)
	case "csv":
		for _, n := range v.Notes {
			s.note("note: %s", n)
		}
		return tableCSV(s.out, v)
	}
	fmt.Fprintf(s.out, "%s\n\n", s.title("table-title", pick, q))
	s.tableText(d, v)
	for i, n := range v.Notes {
		if i == 0 {
			fmt.Fprintln(s.out)
		}
		fmt.Fprintf(s.out, "%s\n", s.text("note", "text", n))
	}
	return nil
}

// picked is a choice of Games with what to call it.
type picked struct {
	games []altyn.GamesID
	name  altyn.Message
}

// pickGames reads the argument GAMES.
func pickGames(d *desk.Desk, asked string, today altyn.Day) (picked, error) {
	r := d.Record()
	if asked == "" {
		var last *altyn.Games
		for _, g := range r.AllGames() {
			if g.Status == altyn.GamesHeld && g.Closes.Known() && g.Closes.Last() <= today && (last == nil || g.Closes.Last() >= last.Closes.Last()) {
				last = g
			}
		}
		if last == nil {
			return picked{}, mend(errors.New("no Games named"), "name some, as altyn table 2012S or altyn table 1996S..2020S")
		}
		return one(last), nil
	}
	series := map[string]altyn.Season{"all": "", "olympic": "", "summer": altyn.SummerOlympics, "winter": altyn.WinterOlympics,
		"paralympic": altyn.AnyParalympic, "summer-paralympic": altyn.SummerParalympics, "winter-paralympic": altyn.WinterParalympics}
	if season, ok := series[strings.ToLower(asked)]; ok {
		games := medal.Series(r, season)
		if len(games) == 0 {
			return picked{}, fmt.Errorf("the record has no %s Games", strings.ToLower(asked))
		}
		return picked{games, altyn.Msg("games-series", "season", cmp.Or(string(season), "olympic"), "from", games[0], "to", games[len(games)-1], "count", len(games))}, nil
	}
	from, to, isRange := strings.Cut(asked, "..")
	if !isRange {
		id, err := d.Games(asked)
		if err != nil {
			var unknown *desk.UnknownError
			if errors.As(err, &unknown) && len(unknown.Nearest) == 0 {
				var names []string
				for name := range series {
					names = append(names, name)
				}
				if hint := didYouMean(asked, names); hint != "" {
					return picked{}, mend(err, "%s", hint)
				}
			}
			return picked{}, err
		}
		g, _ := r.Games(id)
		return one(g), nil
	}
	a, err := d.Games(from)
	if err != nil {
		return picked{}, rangeError(asked, err)
	}
	b, err := d.Games(to)
	if err != nil {
		return picked{}, rangeError(asked, err)
	}
	if altyn.CompareGames(a, b) > 0 {
		return picked{}, mend(fmt.Errorf("range %s ends before it begins", asked), "write %s..%s", b, a)
	}
	games := medal.Between(r, a, b)
	if len(games) == 0 {
		return picked{}, mend(fmt.Errorf("range %s: %s are Olympic and %s Paralympic Games, whose medals are not added up, or none were held", asked, a, b), "name two Games of one series, as 1996S..2020S")
	}
	if len(games) == 1 {
		g, _ := r.Games(games[0])
		return one(g), nil
	}
	season := string(a.Season())
	if a.Season() != b.Season() {
		season = string(a.Season().Movement())
	}
	return picked{games, altyn.Msg("games-range", "season", season, "from", a, "to", b, "count", len(games))}, nil
}

// rangeError says what is wrong with one end of a range; an end that is missing has a remedy of its own.
func rangeError(asked string, err error) error {
	if from, to, _ := strings.Cut(asked, ".."); from == "" || to == "" {
		return mend(fmt.Errorf("range %s: want two Games", asked), "as in 1996S..2020S")
	}
	return err
}

func one(g *altyn.Games) picked {
	return picked{[]altyn.GamesID{g.ID}, altyn.Msg("games-one", "id", string(g.ID), "name", g.Name)}
}

// asOf reads a day that may also be the word close, of the Games asked for.
func (s *session) asOf(d *desk.Desk, games []altyn.GamesID, flag, value string, today altyn.Day) (altyn.Day, error) {
	switch value {
	case "", "today", "now":
		return today, nil
	case "close":
		if len(games) != 1 {
			return 0, mend(fmt.Errorf("--%s close: there is no one closing day of %d Games", flag, len(games)), "name the day, as --%s 2016-12-31", flag)
		}
		g, _ := d.Record().Games(games[0])
		if !g.Closes.Known() {
			return 0, mend(fmt.Errorf("--%s close: the record does not know when %s closed", flag, g.ID), "name the day, as --%s 2016-12-31", flag)
		}
		if g.Closes.Last() > today {
			return 0, mend(fmt.Errorf("--%s close: %s closes on %s, after today, %s", flag, g.ID, g.Closes, today), "say what day it is with --today")
		}
		return g.Closes.Last(), nil
	}
	return s.pastDay(flag, value)
}

// answerable words the error of a question that the record cannot answer, with what can be asked instead.
func answerable(err error, q medal.Query) error {
	var u *medal.Unanswerable
	if !errors.As(err, &u) {
		return err
	}
	var fixes []string
	if len(u.Gaps) == 1 && u.Gaps[0].Instead.Known() {
		in := u.Gaps[0].Instead
		if in.Last() == altyn.MaxDay {
			fixes = append(fixes, fmt.Sprintf("ask for a day from %s on, as --as-of %[1]s", in.First()))
		} else {
			fixes = append(fixes, fmt.Sprintf("ask for a day of %s", in))
		}
	}
	if rest := u.Without(q); len(rest) > 0 && len(q.Games) > 1 {
		names := make([]string, len(rest))
		for i, g := range rest {
			names[i] = string(g)
		}
		fixes = append(fixes, fmt.Sprintf("the record can answer for %d of the %d Games: %s", len(rest), len(q.Games), strings.Join(names, " ")))
	}
	if len(fixes) == 0 {
		return err
	}
	return mend(err, "%s", strings.Join(fixes, "\n"))
}

// title is the headline of an answer about Games.
func (s *session) title(key string, pick picked, q medal.Query, more ...any) string {
	args := append([]any{"games", s.say(pick.name), "as_of", q.AsOf, "basis", string(q.Basis), "by", string(q.By), "sport", q.Sport, "publisher", q.AccordingTo}, more...)
	title := s.text(key, args...)
	if q.Sport != "" {
		title += s.text("title-sport", "sport", q.Sport)
	}
	switch {
	case q.AccordingTo != "":
		title += s.text("title-according-to", "publisher", q.AccordingTo)
	default:
		title += s.text("title-basis-" + string(q.Basis))
	}
	if q.By == altyn.ByTotal {
		title += s.text("title-by-total")
	}
	return title
}

func (s *session) tableText(d *desk.Desk, v view.Table) {
	g := grid{head: []string{">" + s.text("col-rank"), s.text("col-noc"), s.text("col-nation"), ">" + s.text("col-gold"), ">" + s.text("col-silver"),
		">" + s.text("col-bronze"), ">" + s.text("col-total")}}
	for _, l := range v.Lines {
		g.add(rank(l.Rank, l.Shared), string(l.Nation), s.nationName(d, l.Nation), strconv.Itoa(l.Gold), strconv.Itoa(l.Silver), strconv.Itoa(l.Bronze), strconv.Itoa(l.Total))
	}
	if len(g.rows) == 0 {
		fmt.Fprintln(s.out, s.text("table-empty"))
		return
	}
	g.print(s.out, "")
}

// rank prints a rank, with an equals sign where it is shared.
func rank(r *int, shared bool) string {
	switch {
	case r == nil || *r == 0:
		return "-"
	case shared:
		return "=" + strconv.Itoa(*r)
	}
	return strconv.Itoa(*r)
}

func tableCSV(w io.Writer, v view.Table) error {
	var rows [][]string
	for _, l := range v.Lines {
		r := ""
		if l.Rank != nil {
			r = strconv.Itoa(*l.Rank)
		}
		rows = append(rows, []string{r, string(l.Nation), strconv.Itoa(l.Gold), strconv.Itoa(l.Silver), strconv.Itoa(l.Bronze), strconv.Itoa(l.Total)})
	}
	return printCSV(w, []string{"rank", "nation", "gold", "silver", "bronze", "total"}, rows)
}
