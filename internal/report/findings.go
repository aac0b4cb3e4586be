package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"

	"altyn"
)

// FindingsSchema is the name of the contract that [Findings] follow.
const FindingsSchema = "altyn.findings/1"

// Findings is what lint found, as JSON.
type Findings struct {
	Schema   string    `json:"schema"`
	Findings []Finding `json:"findings"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Notes    int       `json:"notes"`
}

// Finding is one of them.
type Finding struct {
	Path     string         `json:"path"`
	Line     int            `json:"line,omitempty"`   // from 1; absent when the finding is about the whole file
	Column   int            `json:"column,omitempty"` // from 1, in characters
	Severity altyn.Severity `json:"severity"`
	Rule     string         `json:"rule"`
	Message  string         `json:"message"`
	Fix      string         `json:"fix,omitempty"`
}

// NewFindings gives the document of the findings, in their order.
func NewFindings(all []altyn.Finding) Findings {
	out := Findings{Schema: FindingsSchema, Findings: []Finding{}}
	for _, f := range all {
		out.Findings = append(out.Findings, Finding(f))
		switch f.Severity {
		case altyn.Error:
			out.Errors++
		case altyn.Warning:
			out.Warnings++
		case altyn.Note:
			out.Notes++
		}
	}
	return out
}

// WriteFindings writes findings as lines path:line:col: severity: message [rule], each with its fix on a line of its own
// when there is one. It writes no summary; see [Printer.LintSummary].
func (p *Printer) WriteFindings(w io.Writer, all []altyn.Finding, o Options) error {
	b := bufio.NewWriter(w)
	for _, f := range all {
		b.WriteString(clean(f.Path))
		if f.Line > 0 {
			fmt.Fprintf(b, ":%d", f.Line)
			if f.Column > 0 {
				fmt.Fprintf(b, ":%d", f.Column)
			}
		}
		fmt.Fprintf(b, ": %s: %s", o.paint(severityColor(f.Severity), clean(p.Word(f.Severity))), clean(f.Message))
		if f.Rule != "" {
			fmt.Fprintf(b, " [%s]", clean(f.Rule))
		}
		b.WriteByte('\n')
		if f.Fix != "" {
			fmt.Fprintf(b, "\t%s\n", clean(p.Text("lint-fix", "fix", f.Fix)))
		}
	}
	return b.Flush()
}

// LintSummary gives the counts of findings in one line.
func (p *Printer) LintSummary(all []altyn.Finding) string {
	n := NewFindings(all)
	return clean(p.Text("lint-summary-findings", "errors", n.Errors, "warnings", n.Warnings, "notes", n.Notes))
}

// SortFindings puts findings in order of path, line, column, rule and message.
func SortFindings(all []altyn.Finding) {
	slices.SortStableFunc(all, compareFindings)
}

func compareFindings(a, b altyn.Finding) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
}
