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

// why prints the medals and decisions behind a nation's line.
func (s *session) why(d *desk.Desk, q medal.Query, pick picked, format string) error {
	n, err := d.Nation(s.flags.Why)
	if err != nil {
		return err
	}
	x, err := medal.Why(d.Record(), q, n)
	if err != nil {
		return answerable(err, q)
	}
	v := view.NewWhy(d.Record(), x, s.say)
	switch format {
	case "json":
		return report.WriteJSON(s.out, v)
	case "csv":
		return s.whyCSV(v)
	}
	fmt.Fprintf(s.out, "%s\n", s.title("why-title", pick, x.Query, "nation", s.nationName(d, n)))
	fmt.Fprintf(s.out, "%s\n", s.tally(v.Line, v.Ranked))
	if len(v.Parts) == 0 {
		fmt.Fprintf(s.out, "\n%s\n", s.text("why-nothing", "nation", s.nationName(d, n)))
	}
	for _, p := range v.Parts {
		fmt.Fprintln(s.out)
		indent := ""
		if len(v.Parts) > 1 {
			indent = "  "
			fmt.Fprintf(s.out, "%s: %s\n", cmp.Or(p.Games.Name, p.Games.ID), s.tally(p.Line, false))
		}
		s.whyPart(p, indent)
	}
	s.notes(v.Notes)
	s.sources(v.Sources)
	return nil
}

func (s *session) whyPart(p view.WhyPart, indent string) {
	if p.Balance != nil {
		fmt.Fprintf(s.out, "%s%s\n", indent, s.text("why-balance", "publisher", p.Balance.Publisher, "as_of", p.Balance.AsOf, "tally", counts(p.Balance.Line), "sources", join(p.Balance.Sources)))
	} else {
		fmt.Fprintf(s.out, "%s%s\n", indent, s.text("why-rows"))
	}
	if len(p.Effects) > 0 {
		fmt.Fprintf(s.out, "\n%s%s\n", indent, s.text("why-decisions"))
		g := grid{head: make([]string, 5)}
		for _, e := range p.Effects {
			g.add(e.Decided.String(), s.move(e), e.Who, e.EventName, s.effectNote(e))
		}
		g.print(s.out, indent+"  ")
	}
	if len(p.Medals) > 0 {
		key := "why-medals"
		if !p.Listed {
			key = "why-medals-part"
		}
		fmt.Fprintf(s.out, "\n%s%s\n", indent, s.text(key))
		g := grid{head: make([]string, 5)}
		for _, m := range p.Medals {
			g.add(s.medal(m.Medal), m.Who, m.EventName, m.Won.String(), join(m.Sources))
		}
		g.print(s.out, indent+"  ")
	}
}

// move words what an effect did to a line: +silver, -gold, gold to silver, or nothing.
func (s *session) move(e view.Effect) string {
	if e.Standing != "" && e.Standing != medal.Counted && e.Standing != medal.InOpening && e.From == e.To {
		return s.text("effect-" + string(e.Effect))
	}
	from, to := e.From, e.To
	if from == altyn.NoMedal {
		from = ""
	}
	if to == altyn.NoMedal {
		to = ""
	}
	switch {
	case from == to:
		return s.text("effect-" + string(e.Effect))
	case from == "":
		return "+ " + s.medal(to)
	case to == "":
		return "- " + s.medal(from)
	}
	return s.medal(from) + " > " + s.medal(to)
}

// effectNote says who decided, whether the effect counts, and by which source.
func (s *session) effectNote(e view.Effect) string {
	var parts []string
	if e.Body != "" {
		parts = append(parts, e.Body)
	}
	if e.Standing != "" && e.Standing != medal.Counted {
		parts = append(parts, s.text("standing-"+string(e.Standing)))
	}
	if e.Inferred {
		parts = append(parts, s.text("inferred"))
	}
	if len(e.Sources) > 0 {
		parts = append(parts, "["+join(e.Sources)+"]")
	}
	return strings.Join(parts, "; ")
}

func (s *session) whyCSV(v view.Why) error {
	var rows [][]string
	for _, p := range v.Parts {
		if p.Balance != nil {
			rows = append(rows, []string{p.Games.ID, "balance", p.Balance.AsOf.String(), "", "", "", counts(p.Balance.Line), string(p.Balance.Publication), join(p.Balance.Sources)})
		}
		for _, e := range p.Effects {
			rows = append(rows, []string{p.Games.ID, "effect", e.Decided.String(), string(e.Event), e.Who, string(e.From), string(e.To), string(e.ID), join(e.Sources)})
		}
		for _, m := range p.Medals {
			rows = append(rows, []string{p.Games.ID, "medal", m.Won.String(), string(m.Event), m.Who, "", string(m.Medal), string(m.Entry), join(m.Sources)})
		}
	}
	return printCSV(s.out, []string{"games", "what", "on", "event", "who", "from", "to", "row", "source"}, rows)
}

// tally prints gold, silver, bronze, their sum and the rank.
func (s *session) tally(t view.Tally, ranked bool) string {
	line := s.text("tally", "gold", t.Gold, "silver", t.Silver, "bronze", t.Bronze, "total", t.Total)
	switch {
	case ranked && t.Rank == 0:
		line += s.text("tally-unranked")
	case t.Rank == 0:
	case t.Shared:
		line += s.text("tally-rank-shared", "rank", t.Rank)
	default:
		line += s.text("tally-rank", "rank", t.Rank)
	}
	return line
}

// counts prints 3-2-6.
func counts(t view.Tally) string {
	return strconv.Itoa(t.Gold) + "-" + strconv.Itoa(t.Silver) + "-" + strconv.Itoa(t.Bronze)
}

func join[T ~string](ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}

// notes prints what a reader should know.
func (s *session) notes(notes []string) {
	for i, n := range notes {
		if i == 0 {
			fmt.Fprintln(s.out)
		}
		fmt.Fprintln(s.out, s.text("note", "text", n))
	}
}

// sources prints where an answer comes from.
func (s *session) sources(all []view.Source) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(s.out, "\n%s\n", s.text("sources"))
	g := grid{head: make([]string, 4)}
	for _, x := range all {
		g.add(string(x.ID), x.Publisher, x.Published.String(), cmp.Or(x.Title, x.URL))
	}
	g.print(s.out, "  ")
}
