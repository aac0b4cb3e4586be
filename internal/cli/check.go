package cli

import (
	"fmt"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/manuscript"
	"altyn/internal/report"
)

// checkCommand checks reports against the record and against themselves.
type checkCommand struct {
	Files []string `arg:"" name:"file" help:"Reports to check: text, Markdown, HTML or docx; - is standard input."`
}

// checked is a checked report with its text.
type checked struct {
	reading altyn.CheckedReading
	m       *manuscript.Manuscript
}

func (c *checkCommand) run(s *session) (int, error) {
	format, err := choice("format", s.flags.Format, report.Formats()...)
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
	ignore := suppressions{s: s, today: in.today, name: s.flags.Suppressions}
	if err := ignore.begin(); err != nil {
		return StatusTrouble, err
	}
	d, err := s.openToRead()
	if err != nil {
		return StatusTrouble, err
	}
	out, err := s.printer.NewWriter(format, s.out, report.Options{
		Color: s.colour() && format == report.TextFormat, Keep: only.keeps, Confirmed: only.confirmed(), Version: programVersion(),
	})
	if err != nil {
		return StatusTrouble, err
	}
	found := false
	take := func(name string, got checked) error {
		s.guesses(got.m)
		if err := ignore.apply(name, got.reading.Statements); err != nil {
			return err
		}
		all := len(got.reading.Statements)
		got.reading.Statements = slices.DeleteFunc(got.reading.Statements, func(st altyn.CheckedStatement) bool { return !only.keepsKind(st.Kind) })
		for i := range got.reading.Statements {
			st := &got.reading.Statements[i]
			found = found || st.Suppressed == nil && only.keeps(st) && failOn.reached(st.Severity)
		}
		left := s.cut(&got.reading, only)
		if err := out.Write(&report.Checked{Reading: got.reading, Text: got.m.Text, Original: original(got.m)}); err != nil {
			return err
		}
		if left > 0 {
			s.note("%s: %s", name, s.text("more", "count", left))
		}
		if all == 0 {
			s.nothingRead(name)
		}
		return nil
	}
	var ok bool
	if s.flags.Together {
		ok, err = s.checkTogether(d, in, take)
	} else {
		ok, err = each(s, in.names, func(name string) (checked, error) { return s.check(d, in, name) }, take)
	}
	if err == nil {
		err = out.Close(ok)
	}
	if err == nil {
		err = ignore.end()
	}
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

// checkTogether reads all reports, and then checks them against the record, themselves and each other.
func (s *session) checkTogether(d *desk.Desk, in inputs, take func(string, checked) error) (ok bool, err error) {
	var ins []desk.Input
	var readings []altyn.Reading
	var papers []*manuscript.Manuscript
	ok, err = each(s, in.names, func(name string) (read, error) {
		m, err := s.load(in, name)
		if err != nil {
			return read{}, err
		}
		got, err := d.Read(in.of(m))
		return read{got, m}, err
	}, func(name string, got read) error {
		ins, readings, papers = append(ins, in.of(got.m)), append(readings, got.reading), append(papers, got.m)
		return nil
	})
	if err != nil {
		return false, err
	}
	for i, got := range d.CheckTogether(ins, readings) {
		papers[i].Describe(&got.Document)
		s.printer.Judge(&got)
		if err := take(papers[i].Name, checked{got, papers[i]}); err != nil {
			return false, err
		}
	}
	return ok, nil
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
	m, err := s.load(in, name)
	if err != nil {
		return checked{}, err
	}
	got, err := d.Check(in.of(m))
	if err != nil {
		return checked{}, err
	}
	m.Describe(&got.Document)
	s.printer.Judge(&got)
	return checked{got, m}, nil
}

// nothingRead says that a report has no statement that altyn recognises.
func (s *session) nothingRead(name string) {
	f := altyn.Finding{Path: name, Severity: altyn.Note, Rule: "nothing-read", Message: s.text("nothing-read")}
	s.note("%s", f)
}

// selection is what --only asks for: verdicts, rules and kinds; nothing asks for all.
type selection struct {
	verdicts []altyn.Verdict
	rules    []string // finer than verdicts
	kinds    []altyn.Kind
}

func (o selection) keeps(st *altyn.CheckedStatement) bool {
	return (len(o.verdicts) == 0 && len(o.rules) == 0 || slices.Contains(o.verdicts, st.Verdict) || slices.Contains(o.rules, report.RuleOf(st))) && o.keepsKind(st.Kind)
}

// confirmed reports whether confirmed statements are asked for by name.
func (o selection) confirmed() bool {
	return slices.Contains(o.verdicts, altyn.Confirmed) || slices.ContainsFunc(o.rules, func(r string) bool { return strings.HasPrefix(r, string(altyn.Confirmed)) })
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
		if !only.keeps(&st) {
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
		case judged && slices.Contains(report.Rules(), w):
			o.rules = append(o.rules, w)
		case slices.Contains(kinds, altyn.Kind(w)):
			o.kinds = append(o.kinds, altyn.Kind(w))
		default:
			var known []string
			if judged {
				for _, v := range verdicts {
					known = append(known, string(v))
				}
				for _, r := range report.Rules() {
					if !slices.Contains(known, r) {
						known = append(known, r)
					}
				}
			}
			for _, k := range kinds {
				known = append(known, string(k))
			}
			err := fmt.Errorf("--only %s: want %s", w, strings.Join(known, ", "))
			if hint := didYouMean(w, known); hint != "" {
				return o, mend(fmt.Errorf("--only %s: there is no such verdict, rule or kind of statement", w), "%s", hint)
			}
			return o, err
		}
	}
	return o, nil
}
