package cli

import (
	"altyn"
	"altyn/internal/report"
)

// printRead prints what a report states.
func (s *session) printRead(format string, r read) error {
	if format == "json" {
		for i := range r.reading.Statements {
			r.m.Restore(&r.reading.Statements[i])
		}
		return report.WriteJSON(s.out, r.reading)
	}
	return s.printer.WriteReading(s.out, &r.reading, r.m.Text, report.Options{Color: s.colour(), Original: original(r.m)})
}

// findings prints findings of a record.
func (s *session) findings(all []altyn.Finding, format string) error {
	if format == "json" {
		return report.WriteJSON(s.out, report.NewFindings(all))
	}
	return s.printer.WriteFindings(s.out, all, report.Options{Color: s.colour()})
}
