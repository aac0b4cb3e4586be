package cli

import (
	"fmt"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/desk"
)

// checkCommand checks reports against the record and against themselves.
type checkCommand struct {
	Files []string `arg:"" name:"file" help:"Text files to check; - is standard input."`
}

// checked is a checked report with its text.
type checked struct {
	reading altyn.CheckedReading
	text    []byte
}

func (c *checkCommand) run(s *session) (int, error) {
	format, err := choice("format", s.flags.Format, "text", "json")
	if err != nil {
		return StatusTrouble, err
	}
	failOn, err := s.failOn()
	if err != nil {
		return StatusTrouble, err
	}
	only, err := s.onlyStatements(true)
	if err != nil {
		return StatusTrouble, err
	}
	if err := s.words(); err != nil {
		return StatusTrouble, err
	}
	in, err := s.reports(c.Files)
	if err != nil {
		return StatusTrouble, err
	}
	d, err := s.openToRead()
	if err != nil {
		return StatusTrouble, err
	}
	found := false
	ok, err := each(s, in.names, func(name string) (checked, error) {
		return s.check(d, in, name)
	}, func(name string, got checked) error {
		all := len(got.reading.Statements)
		got.reading.Statements = slices.DeleteFunc(got.reading.Statements, func(st altyn.CheckedStatement) bool { return !only.keepsKind(st.Kind) })
		for _, st := range got.reading.Statements {
			found = found || only.keeps(st.Kind, st.Verdict) && failOn.reached(st.Severity)
		}
		left := s.cut(&got.reading, only)
		if err := s.printChecked(format, only, got); err != nil {
			return err
		}
		if left > 0 {
			s.note("%s: %s", name, s.text("more", "count", left))
		}
		if all == 0 {
			s.nothingRead(name)
		}
		return nil
	})
	switch {
	case err != nil:
		return StatusTrouble, err
	case !ok:
		return StatusTrouble, nil // said already, where it happened
	case found:
		return StatusFindings, nil
	}
	return StatusOK, nil
}

// openToRead opens the record for reading and checking reports.
func (s *session) openToRead() (*desk.Desk, error) {
	d, err := s.open()
	if err != nil {
		return nil, err
	}
	if err := d.Sound("games", "nations", "sports", "events", "people", "names", "decisions", "publications", "tables", "coverage", "precedence"); err != nil {
		return nil, err
	}
	if n := len(d.Faults()); n > 0 {
		s.note("note: %s", s.text("faults", "count", n))
	}
	return d, nil
}

// check checks one report and words the reasons.
func (s *session) check(d *desk.Desk, in inputs, name string) (checked, error) {
	text, err := s.load(name)
	if err != nil {
		return checked{}, err
	}
	got, err := d.Check(in.of(name, text))
	if err != nil {
		return checked{}, err
	}
	s.printer.Judge(&got)
	return checked{got, text}, nil
}

// of is the input of one report.
func (in inputs) of(name string, text []byte) desk.Input {
	return desk.Input{Name: name, Text: text, Language: in.language, Date: in.date, Today: in.today, AsOf: in.asOf}
}

// nothingRead says that a report has no statement that altyn recognises.
func (s *session) nothingRead(name string) {
	f := altyn.Finding{Path: name, Severity: altyn.Note, Rule: "nothing-read", Message: s.text("nothing-read")}
	s.note("%s", f)
}

// selection is what --only asks for: verdicts and kinds; nothing asks for all.
type selection struct {
	verdicts []altyn.Verdict
	kinds    []altyn.Kind
}

func (o selection) keeps(k altyn.Kind, v altyn.Verdict) bool {
	return (len(o.verdicts) == 0 || slices.Contains(o.verdicts, v)) && o.keepsKind(k)
}

func (o selection) keepsKind(k altyn.Kind) bool {
	return len(o.kinds) == 0 || slices.Contains(o.kinds, k)
}

// cut keeps the first statements that are shown, as many as --limit says, and gives the number of the others.
func (s *session) cut(r *altyn.CheckedReading, only selection) (left int) {
	if s.flags.Limit == 0 {
		return 0
	}
	kept := 0
	r.Statements = slices.DeleteFunc(r.Statements, func(st altyn.CheckedStatement) bool {
		if !only.keeps(st.Kind, st.Verdict) {
			return false
		}
		if kept == s.flags.Limit {
			left++
			return true
		}
		kept++
		return false
	})
	return left
}

// The words of --only.
var (
	verdicts = []altyn.Verdict{altyn.Inconsistent, altyn.Contradicted, altyn.Outdated, altyn.Unknown, altyn.Confirmed}
	kinds    = []altyn.Kind{altyn.Placing, altyn.Progress, altyn.MedalCount, altyn.Standing, altyn.TeamSize, altyn.QuotaPlaces, altyn.ParticipationKind,
		altyn.Superlative, altyn.RecordMark, altyn.DecisionKind, altyn.GamesFact, altyn.RoleFact, altyn.PersonFact}
)

// onlyStatements reads --only; verdicts are known only when a report is checked.
func (s *session) onlyStatements(judged bool) (selection, error) {
	var o selection
	for _, w := range list(strings.ToLower(s.flags.Only)) {
		switch {
		case judged && slices.Contains(verdicts, altyn.Verdict(w)):
			o.verdicts = append(o.verdicts, altyn.Verdict(w))
		case slices.Contains(kinds, altyn.Kind(w)):
			o.kinds = append(o.kinds, altyn.Kind(w))
		default:
			var known []string
			if judged {
				for _, v := range verdicts {
					known = append(known, string(v))
				}
			}
			for _, k := range kinds {
				known = append(known, string(k))
			}
			err := fmt.Errorf("--only %s: want %s", w, strings.Join(known, ", "))
			if hint := didYouMean(w, known); hint != "" {
				return o, mend(fmt.Errorf("--only %s: there is no such verdict or kind of statement", w), "%s", hint)
			}
			return o, err
		}
	}
	return o, nil
}
