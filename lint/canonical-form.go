package lint

import (
	"fmt"
	"slices"
	"strings"

	"altyn"
	"altyn/record"
)

var canonicalForm = Rule{
	Name:     "canonical-form",
	Severity: altyn.Error,
	Doc:      "A file is what writing its own rows gives: columns in the order of doc/data.md, rows in the order of their keys, no needless quotes, dates and numbers in their shortest form, a line end after the last row. Then a change of one fact is one changed line, and nothing else moves. The first line that differs is reported with what should stand there.",
	check:    checkCanonicalForm,
}

func checkCanonicalForm(p *pass) {
	if !p.rec.AsRead() {
		return // its files are made in canonical form
	}
	for f := range p.files() {
		want, faults, ok := record.Format(f.path, f.text)
		if !ok || len(faults) > 0 || want == nil || string(want) == f.text || p.exempted(f.path) {
			continue
		}
		have, wanted := strings.Split(f.text, "\n"), strings.Split(string(want), "\n")
		if strings.Contains(f.text, "\r") || strings.HasPrefix(f.text, "\ufeff") || strings.Count(have[0], ",") != strings.Count(wanted[0], ",") {
			continue // line-ending, byte-order-mark and missing-column say so
		}
		i := 0
		for i < len(have) && i < len(wanted) && have[i] == wanted[i] {
			i++
		}
		message, fix := "the file ends without a line end", "end the last row with one"
		switch {
		case i == len(wanted):
			message, fix = "the file goes on after its last row", "remove what follows"
		case i < len(have) && i+1 < len(wanted) && slices.Contains(have[i:], wanted[i]):
			message, fix = "the row is not in its place: rows stand in the order of their keys", fmt.Sprintf("the row that belongs here is %s", excerpt(wanted[i]))
		case i < len(have) && wanted[i] != "" && have[i] != wanted[i]:
			message, fix = "the line is not in canonical form", fmt.Sprintf("write %s", excerpt(wanted[i]))
		}
		p.found = append(p.found, located{Finding: altyn.Finding{Path: f.path, Line: i + 1, Severity: p.rule.Severity, Rule: p.rule.Name, Message: message, Fix: fix}})
	}
}

// excerpt cuts a long line for a message.
func excerpt(s string) string {
	r := []rune(s)
	if len(r) <= 100 {
		return s
	}
	return string(r[:100]) + " ..."
}
