package cli

import (
	"slices"

	"altyn"
	"altyn/internal/report"
)

// printChecked prints a checked report: a document a line as JSON, or text for people.
func (s *session) printChecked(format string, only selection, c checked) error {
	if format == "json" {
		c.reading.Statements = slices.DeleteFunc(c.reading.Statements, func(st altyn.CheckedStatement) bool { return !only.keeps(st.Kind, st.Verdict) })
		return report.WriteJSON(s.out, c.reading)
	}
	return s.printer.WriteChecked(s.out, &c.reading, c.text, report.Options{Color: s.colour(), Only: only.verdicts})
}

// printRead prints what a report states.
func (s *session) printRead(format string, r read) error {
	if format == "json" {
		return report.WriteJSON(s.out, r.reading)
	}
	return s.printer.WriteReading(s.out, &r.reading, r.text, report.Options{Color: s.colour()})
}

// findings prints findings of a record.
func (s *session) findings(all []altyn.Finding, format string) error {
	if format == "json" {
		return report.WriteJSON(s.out, report.NewFindings(all))
	}
	return s.printer.WriteFindings(s.out, all, report.Options{Color: s.colour()})
}
