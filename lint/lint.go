package lint

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"

	"altyn"
	"altyn/record"
)

// Rule is one thing that must hold in a sound record.
type Rule struct {
	Name     string
	Severity altyn.Severity // of its findings
	Doc      string         // what it holds, and how to mend what breaks it; a paragraph for doc/lint.md

	// Both are nil when the findings come from reading the files.
	check func(*pass)        // looks at the record
	line  func(*pass, *line) // looks at one row as text
}

// Options say what to check and how much to report. The zero Options check everything and take every date as past.
type Options struct {
	Today altyn.Date // an exact day; dates after it are in the future
	Only  []string   // names of the rules to check; empty for all
	Limit int        // findings reported of one rule, the rest is counted; 0 for 50, below 0 for all of them
}

const defaultLimit = 50

// Rules gives every rule in order of name.
func Rules() []Rule {
	all := slices.Clone(rules)
	slices.SortFunc(all, func(a, b Rule) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// rules lists every rule; the order does not show.
var rules = []Rule{
	// found while reading
	badQuote, badValue, byteOrderMark, descriptorDiffers, duplicateColumn, invalidText, limit, lineEnding, missingColumn, missingTable,
	raggedRow, unknownColumn, unknownTable, unreadable,
	// of any table
	canonicalForm, duplicateID, futureDate, misplacedRow, mixedScript, nameNotNFC, recordedInFuture, sourceMissing,
	unknownID, withdrawnWithoutReason,
	// of Games, nations and names
	codeNotValid, coverageUnknownScope, delegationSum, gamesWindow, lineageLoop, lookalikeNames, namesClash,
	// of people, entries and results
	bornAfterGames, dateOutsideGames, entryIDMismatch, entryWithoutMembers, eventIDMalformed, flagBearerOfAnotherNation,
	medalRankMismatch, memberWithoutEntry, tieNotMarked, tooManyMedals,
	// of decisions
	decisionBeforeEvent, effectOrder, effectTakesWhatNobodyHad, reversalMismatch,
	// of medal tables
	medalTotalDiffers, publicationWithoutLines, rankDiffers, rowsDifferFromTable, twoOpenings,
	// last, when it is known which exceptions the others needed
	exceptionUnused,
}

// Run loads the record in fsys and checks it. A directory in which there is no record gives one finding.
func Run(fsys fs.FS, o Options) []altyn.Finding {
	r, found, err := record.Load(fsys)
	if err != nil {
		return []altyn.Finding{{Path: ".", Severity: altyn.Error, Rule: unreadable.Name, Message: err.Error()}}
	}
	p := inspect(r, o)
	if o.wants(descriptorDiffers.Name) {
		p.checkDescriptor(fsys)
	}
	return p.results(found, o)
}

// Check checks a record that is loaded. What its files did not yield when they were read is among the findings of
// [record.Load].
func Check(r *record.Record, o Options) []altyn.Finding { return inspect(r, o).results(nil, o) }

// inspect runs the rules.
func inspect(r *record.Record, o Options) *pass {
	p := newPass(r, o)
	for _, rule := range rules {
		p.names[rule.Name] = true
	}
	var lines []Rule
	for _, rule := range rules {
		if rule.line != nil && o.wants(rule.Name) {
			lines = append(lines, rule)
		}
	}
	if len(lines) > 0 {
		for l := range p.lines() { // once for all of them: a large record has millions
			for i := range lines {
				p.rule = lines[i]
				lines[i].line(p, l)
			}
		}
		p.keys = seen{}
	}
	for _, rule := range rules {
		if rule.check != nil && o.wants(rule.Name) {
			p.rule = rule
			rule.check(p)
		}
	}
	return p
}

// results gives the findings of the rules and those of reading in order, each rule's cut at the limit.
func (p *pass) results(read []altyn.Finding, o Options) []altyn.Finding {
	for _, f := range read {
		if o.wants(f.Rule) {
			p.found = append(p.found, located{Finding: f})
		}
	}
	slices.SortStableFunc(p.found, compare)
	most := o.Limit
	if most == 0 {
		most = defaultLimit
	}
	count := map[string]int{}
	last := map[string]altyn.Finding{}
	var found []altyn.Finding
	for _, f := range p.found {
		count[f.Rule]++
		last[f.Rule] = f.Finding
		if most < 0 || count[f.Rule] <= most {
			found = append(found, p.locate(f))
		}
	}
	slices.SortStableFunc(found, func(a, b altyn.Finding) int {
		return compare(located{Finding: a}, located{Finding: b}) // now that columns are known
	})
	for _, rule := range Rules() {
		if more := count[rule.Name] - most; most >= 0 && more > 0 {
			f := last[rule.Name]
			found = append(found, altyn.Finding{Path: f.Path, Severity: f.Severity, Rule: rule.Name,
				Message: fmt.Sprintf("%d more findings of this rule are not listed", more), Fix: "mend those above, or ask for this rule alone without a limit"})
		}
	}
	return found
}

func (o Options) wants(rule string) bool { return len(o.Only) == 0 || slices.Contains(o.Only, rule) }

func compare(a, b located) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
}
