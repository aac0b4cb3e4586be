package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/lint"
)

// lintCommand checks a record.
type lintCommand struct {
	Dir string `arg:"" optional:"" help:"Folder with the tables of a record. Default: that of --data, else the record that ships with altyn."`
}

func (c *lintCommand) run(s *session) (int, error) {
	format, err := choice("format", s.flags.Format, "text", "json")
	if err != nil {
		return StatusTrouble, err
	}
	failOn, err := s.failOn()
	if err != nil {
		return StatusTrouble, err
	}
	if err := s.words(); err != nil {
		return StatusTrouble, err
	}
	today, err := s.todayIs()
	if err != nil {
		return StatusTrouble, err
	}
	only := list(s.flags.Only)
	if err := knownRules(only); err != nil {
		return StatusTrouble, err
	}
	if c.Dir != "" && s.flags.Data != "" && c.Dir != s.flags.Data {
		return StatusTrouble, mend(fmt.Errorf("lint: two records, %s and --data %s", c.Dir, s.flags.Data), "name one")
	}
	dir := c.Dir
	if dir == "" {
		dir = s.flags.Data
	}
	files, name, _, err := s.shippedOr(dir)
	if err != nil {
		return StatusTrouble, err
	}
	limit := -1 // the limit of the flag is on all findings together, applied below
	if s.flags.Limit == 0 {
		limit = 0
	}
	o := lint.Options{Today: today.Date(), Only: only, Limit: limit}
	var found []altyn.Finding
	if s.journalOf(dir) == nil {
		found = lint.Run(files, o)
	} else { // the rows of the journal are checked with those of the tables it lies on
		s.flags.Data = dir
		d, err := s.open()
		if err != nil {
			return StatusTrouble, err
		}
		found = append(d.Faults(), lint.Check(d.Record(), o)...)
		for i := range found {
			found[i].Path = strings.TrimPrefix(found[i].Path, name+"/")
		}
	}
	if len(found) == 1 && found[0].Path == "." { // there is no record to check
		return StatusTrouble, mend(fmt.Errorf("lint %s: %s", cmp.Or(name, "data"), strings.TrimPrefix(found[0].Message, "load record: ")), "lint wants a folder with the tables of a record: games.csv, nations.csv and so on (see doc/data.md)")
	}
	failed := false
	for i := range found {
		found[i].Path = desk.PathIn(name, found[i].Path)
		failed = failed || failOn.reached(found[i].Severity)
	}
	shown := found
	if s.flags.Limit > 0 && len(shown) > s.flags.Limit {
		shown = shown[:s.flags.Limit]
	}
	if err := s.findings(shown, format); err != nil {
		return StatusTrouble, err
	}
	if n := len(found) - len(shown); n > 0 {
		s.note("%s", s.text("more", "count", n))
	}
	if format == "text" {
		s.note("%s", s.printer.LintSummary(found))
	}
	if failed {
		return StatusFindings, nil
	}
	return StatusOK, nil
}

// knownRules makes sure that the rules of --only exist.
func knownRules(only []string) error {
	var names []string
	for _, r := range lint.Rules() {
		names = append(names, r.Name)
	}
	for _, o := range only {
		if slices.Contains(names, o) {
			continue
		}
		err := fmt.Errorf("--only %s: there is no such rule", o)
		if hint := didYouMean(o, names); hint != "" {
			return mend(err, "%s", hint)
		}
		return mend(err, "doc/lint.md lists the rules")
	}
	return nil
}
