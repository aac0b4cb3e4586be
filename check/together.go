package check

import (
	"maps"
	"slices"

	"altyn"
)

// Report is one of several reports that are checked together.
type Report struct {
	Doc        altyn.Document
	Text       []byte // as in [Checker.Check]
	Statements []altyn.Statement
	Options    []Option
}

// CheckTogether judges each report as [Checker.Check] does, and against the others: the same thing with different values in
// two reports is inconsistent, as it is inside one. What clashes with another report has it in Elsewhere. The reports are taken
// to speak of the same day: releases of one evening, not the news of a month. The judgements are in the order of the reports
// and of their statements.
func (c *Checker) CheckTogether(reports []Report, today altyn.Day) [][]altyn.Judgement {
	jobs := make([]*job, len(reports))
	cases := make([][]verdictCase, len(reports))
	all := job{x: c.x, r: c.x.r}
	d := &document{job: &all, groups: map[string][]int{}, far: map[int][]int{}, owner: []int{}}
	for n, r := range reports {
		jobs[n], cases[n] = c.judge(r.Doc, r.Text, r.Statements, today, r.Options...)
		for i := range r.Statements {
			all.st = append(all.st, r.Statements[i])
			d.cases = append(d.cases, cases[n][i])
			d.owner = append(d.owner, n)
		}
	}
	for i := range all.st {
		d.add(i)
	}
	d.lists = map[string]*listing{} // a list of one report is not that of another
	for _, key := range d.order {
		d.clash(d.groups[key])
	}
	first := make([]int, len(reports)+1)
	for n := range reports {
		first[n+1] = first[n] + len(reports[n].Statements)
	}
	for _, i := range slices.Sorted(maps.Keys(d.far)) {
		n := d.owner[i]
		at := &cases[n][i-first[n]]
		for _, k := range d.far[i] {
			o := d.owner[k]
			at.far = append(at.far, altyn.Elsewhere{Name: reports[o].Doc.Name, ID: all.st[k].ID, Text: all.st[k].Text})
		}
	}
	out := make([][]altyn.Judgement, len(reports))
	for n := range reports {
		out[n] = jobs[n].finishAll(cases[n])
	}
	return out
}

// namesOf gives the reports that statements are of, each once.
func namesOf(far []altyn.Elsewhere) []string {
	var out []string
	for _, e := range far {
		if len(out) < textsMax && !slices.Contains(out, e.Name) {
			out = append(out, e.Name)
		}
	}
	return out
}

func wordsOf(far []altyn.Elsewhere) []string {
	var out []string
	for _, e := range far {
		if len(out) < textsMax && !slices.Contains(out, e.Text) {
			out = append(out, e.Text)
		}
	}
	return out
}
