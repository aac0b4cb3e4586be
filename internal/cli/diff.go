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
	"altyn/medal"
)

// diff prints what changed in a table between the ends of two days.
func (s *session) diff(d *desk.Desk, q medal.Query, pick picked, format string, today altyn.Day) error {
	a, b, ok := strings.Cut(s.flags.Diff, "..")
	if !ok || a == "" || b == "" {
		return mend(fmt.Errorf("--diff %s: want two days", s.flags.Diff), "as in --diff 2016-10-26..2016-12-31 or --diff close..today")
	}
	from, err := s.asOf(d, q.Games, "diff", a, today)
	if err != nil {
		return err
	}
	until, err := s.asOf(d, q.Games, "diff", b, today)
	if err != nil {
		return err
	}
	if from > until {
		return mend(fmt.Errorf("--diff %s ends before it begins", s.flags.Diff), "write --diff %s..%s", until, from)
	}
	diff, err := medal.Diff(d.Record(), q, from, until)
	if err != nil {
		return answerable(err, q)
	}
	v := view.NewDiff(d.Record(), diff, s.say)
	if only := list(s.flags.Only); len(only) > 0 {
		var keep []view.Change
		for _, w := range only {
			n, err := d.Nation(w)
			if err != nil {
				return err
			}
			for _, c := range v.Changes {
				if c.Nation == n {
					keep = append(keep, c)
				}
			}
		}
		v.Changes = keep
	}
	switch format {
	case "json":
		return report.WriteJSON(s.out, v)
	case "csv":
		return s.diffCSV(v)
	}
	q.AsOf = until
	fmt.Fprintf(s.out, "%s\n\n", s.title("diff-title", pick, q, "from", from, "until", until))
	if len(v.Changes) == 0 {
		fmt.Fprintln(s.out, s.text("diff-nothing"))
		return nil
	}
	own := map[altyn.DecisionID][]altyn.NationID{} // nations whose entries a decision touched
	for _, x := range v.Decisions {
		for _, e := range x.Effects {
			own[x.ID] = append(own[x.ID], e.Nation)
		}
	}
	g := grid{head: []string{s.text("col-noc"), s.text("col-nation"), s.text("col-before"), ">" + s.text("col-rank"), s.text("col-after"), ">" + s.text("col-rank"), s.text("col-because")}}
	var moved []string
	left := 0
	for _, c := range v.Changes {
		if counts(c.Old) == counts(c.New) {
			moved = append(moved, fmt.Sprintf("%s %s > %s", c.Nation, rank(&c.Old.Rank, c.Old.Shared), rank(&c.New.Rank, c.New.Shared)))
			continue
		}
		if s.flags.Limit > 0 && len(g.rows) == s.flags.Limit {
			left++
			continue
		}
		because := slices.DeleteFunc(slices.Clone(c.Decisions), func(id altyn.DecisionID) bool { return !slices.Contains(own[id], c.Nation) })
		g.add(string(c.Nation), s.nationName(d, c.Nation), counts(c.Old), rank(&c.Old.Rank, c.Old.Shared), counts(c.New), rank(&c.New.Rank, c.New.Shared), join(because))
	}
	if len(g.rows) > 0 {
		g.print(s.out, "")
	}
	if left > 0 {
		fmt.Fprintln(s.out, s.text("more", "count", left))
	}
	if len(moved) > 0 {
		if len(g.rows) > 0 {
			fmt.Fprintln(s.out)
		}
		paragraph(s.out, s.text("diff-rank-only", "list", strings.Join(moved, ", ")), "")
	}
	s.decisions(v.Decisions, "diff-decisions")
	s.notes(v.Notes)
	return nil
}

// decisions lists decisions with their effects.
func (s *session) decisions(all []view.Decision, heading string) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(s.out, "\n%s\n", s.text(heading))
	for _, x := range all {
		body := x.Body
		if body != "" {
			body = ", " + body
		}
		fmt.Fprintf(s.out, "  %s%s [%s]\n", x.Decided, body, x.ID)
		g := grid{head: make([]string, 5)}
		for _, e := range x.Effects {
			e.Body = ""
			g.add(s.move(e), string(e.Nation), e.Who, e.EventName, s.effectNote(e))
		}
		g.print(s.out, "    ")
	}
}

func (s *session) diffCSV(v view.Diff) error {
	var rows [][]string
	n := func(i int) string { return strconv.Itoa(i) }
	for _, c := range v.Changes {
		rows = append(rows, []string{string(c.Nation), n(c.Old.Rank), n(c.Old.Gold), n(c.Old.Silver), n(c.Old.Bronze), n(c.New.Rank), n(c.New.Gold), n(c.New.Silver), n(c.New.Bronze), join(c.Decisions)})
	}
	return printCSV(s.out, []string{"nation", "old_rank", "old_gold", "old_silver", "old_bronze", "new_rank", "new_gold", "new_silver", "new_bronze", "decisions"}, rows)
}
