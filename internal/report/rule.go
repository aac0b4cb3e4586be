package report

import (
	"slices"
	"strings"

	"altyn"
)

// rules are the names under which statements are reported: verdicts, and finer ones within a verdict.
var rules = [...]string{
	"inconsistent", "inconsistent-sum", "inconsistent-together", "contradicted", "outdated", "outdated-later", "unknown",
	"confirmed", "confirmed-according-to", "confirmed-allocated",
}

// Rules gives the names of the rules by which statements are reported, the heaviest first. A rule is a verdict, or a finer name
// that begins with one.
func Rules() []string { return rules[:] }

// RuleOf gives the rule of a statement.
func RuleOf(s *altyn.CheckedStatement) string {
	if r, ok := strings.CutPrefix(s.Reason.Key, "check-"); ok && slices.Contains(rules[:], r) {
		return r
	}
	return string(s.Verdict)
}

// about says in one sentence what a rule means.
func (p *Printer) about(rule string) string { return p.Text("rule-" + rule) }

// severityOf gives the severity of a rule.
func severityOf(rule string) altyn.Severity {
	verdict, _, _ := strings.Cut(rule, "-")
	return altyn.Verdict(verdict).Severity()
}
