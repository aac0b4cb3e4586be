package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"altyn"
)

// Options say how text is written.
type Options struct {
	Color   bool            // ANSI colours: only for a terminal that wants them
	Width   int             // columns for the lines of the report; 0 means 100
	Sources int             // most sources named under a statement; 0 means 3, less than 0 none
	Only    []altyn.Verdict // statements with these verdicts only; the summary counts all. Empty: all
	Marked  bool            // show the report's line for confirmed statements too

	Keep      func(*altyn.CheckedStatement) bool // statements for which it is true only; nil: all
	Confirmed bool                               // confirmed statements are wanted where they are left out by default
	Version   string                             // of the program, for formats that name it
	Original  *Original                          // where the text came from; nil when it is the file
}

// The colours of severities and of marks, as ANSI parameters.
const (
	red    = "31"
	yellow = "33"
	cyan   = "36"
	green  = "32"
	bold   = "1"
	faint  = "2"
)

func (o *Options) paint(color, s string) string {
	if !o.Color || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

func severityColor(s altyn.Severity) string {
	switch s {
	case altyn.Error:
		return red
	case altyn.Warning:
		return yellow
	case altyn.Note:
		return cyan
	}
	return green
}

// Judge words the reasons of the statements (Because, Missing) and puts empty lists in the place of missing ones, so that
// the document follows the contract.
func (p *Printer) Judge(c *altyn.CheckedReading) {
	if c.Statements == nil {
		c.Statements = []altyn.CheckedStatement{}
	}
	for i := range c.Statements {
		j := &c.Statements[i].Judgement
		if j.Reason.Key != "" {
			j.Because = p.Say(j.Reason)
		}
		if j.Lacking.Key != "" {
			j.Missing = p.Say(j.Lacking)
		}
		if j.Rows == nil {
			j.Rows = []altyn.RowID{}
		}
		if j.Sources == nil {
			j.Sources = []altyn.SourceID{}
		}
	}
}

// WriteChecked writes a checked reading of text for a person: for each statement where it stands, the verdict, its severity
// and the reason; for all but the confirmed the report's line with the words marked, and what bears on it; at the end the
// counts. Judge must have been called.
func (p *Printer) WriteChecked(w io.Writer, c *altyn.CheckedReading, text []byte, o Options) error {
	if o.Width <= 0 {
		o.Width = 100
	}
	if o.Sources == 0 {
		o.Sources = 3
	}
	b := bufio.NewWriter(w)
	source, in := (&Checked{Text: text, Original: o.Original}).source()
	at := locator{text: source}
	lines := map[string]int{} // of statements
	words := map[string]string{}
	for i := range c.Statements {
		s := &c.Statements[i]
		start, _ := in(s.Start, s.End)
		lines[s.ID], _ = at.find(start)
		words[s.ID] = s.Text
	}
	counts := map[altyn.Verdict]int{}
	at = locator{text: source}
	for i := range c.Statements {
		s := &c.Statements[i]
		if s.Suppressed == nil {
			counts[s.Verdict]++
		}
		if s.Suppressed != nil && !o.Marked || !o.keep(s) {
			continue
		}
		start, _ := in(s.Start, s.End)
		line, column := at.find(start)
		head := p.Word(s.Verdict)
		if s.Severity != altyn.None && s.Severity != "" {
			head += " " + p.Word(s.Severity)
		}
		fmt.Fprintf(b, "%s:%d:%d: %s: ", clean(c.Document.Name), line, column, o.paint(severityColor(s.Severity), clean(head)))
		if s.Severity == altyn.None && !o.Marked {
			fmt.Fprintf(b, "%s ", clean(p.Text("quoted", "text", short(s.Text))))
		}
		fmt.Fprintln(b, clean(s.Because))
		if s.Severity == altyn.None && !o.Marked {
			continue
		}
		writeExcerpt(b, text, s.Start, s.End, line, &o)
		for _, m := range p.bearings(s, lines, words, o.Sources) {
			fmt.Fprintf(b, "        %s\n", clean(m))
		}
	}
	fmt.Fprintln(b, clean(p.summary(c, counts)))
	return b.Flush()
}

// bearings gives the lines under a statement: what it clashes with, when it was true, which decisions, which sources.
func (p *Printer) bearings(s *altyn.CheckedStatement, lines map[string]int, words map[string]string, sources int) []string {
	var out []string
	if len(s.Also) > 0 {
		out = append(out, p.Text("report-also", "verdicts", s.Also))
	}
	for _, id := range s.With {
		if line, ok := lines[id]; ok {
			out = append(out, p.Text("report-with", "line", line, "text", words[id]))
		}
	}
	for _, e := range s.Elsewhere {
		out = append(out, p.Text("report-elsewhere", "name", e.Name, "text", e.Text))
	}
	switch {
	case s.TrueFrom.Known():
		out = append(out, p.Text("report-true", "from", s.TrueFrom, "until", s.TrueUntil))
	case s.TrueUntil.Known():
		out = append(out, p.Text("report-true-until", "until", s.TrueUntil))
	}
	for _, d := range s.Decisions {
		body, decided := "", altyn.Date{}
		if p.rec != nil {
			if e := p.rec.Effects(d); len(e) > 0 {
				body, decided = e[0].Body, e[0].Decided
			}
		}
		out = append(out, p.Text("report-decision", "body", body, "decided", decided, "id", string(d)))
	}
	for i, id := range p.weightiest(s.Sources) {
		if sources < 0 {
			break
		}
		if i == sources {
			out = append(out, p.Text("report-more-sources", "count", len(s.Sources)-i))
			break
		}
		out = append(out, p.Text("report-source", "source", id))
	}
	return out
}

// weightiest puts sources in order of what they are: those who decide or keep the results first, what was worked out here last.
func (p *Printer) weightiest(ids []altyn.SourceID) []altyn.SourceID {
	if p.rec == nil {
		return ids
	}
	order := []altyn.SourceKind{altyn.DecidingBody, altyn.ResultsBody, altyn.Authority, altyn.Committee, altyn.Encyclopedia, altyn.Press, altyn.Altyn}
	weight := func(id altyn.SourceID) int {
		if s, ok := p.rec.Source(id); ok {
			if i := slices.Index(order, s.Kind); i >= 0 {
				return i
			}
		}
		return len(order)
	}
	ids = slices.Clone(ids)
	slices.SortStableFunc(ids, func(a, b altyn.SourceID) int { return cmp.Compare(weight(a), weight(b)) })
	return ids
}

var verdictOrder = [...]altyn.Verdict{altyn.Inconsistent, altyn.Contradicted, altyn.Outdated, altyn.Unknown, altyn.Confirmed}

func (p *Printer) summary(c *altyn.CheckedReading, counts map[altyn.Verdict]int) string {
	if len(c.Statements) == 0 {
		return p.Text("report-nothing", "name", c.Document.Name)
	}
	var parts []string
	for _, v := range verdictOrder {
		if counts[v] > 0 {
			parts = append(parts, p.Text("report-count", "count", counts[v], "verdict", v))
		}
	}
	hidden := 0
	for i := range c.Statements {
		if c.Statements[i].Suppressed != nil {
			hidden++
		}
	}
	if hidden > 0 {
		parts = append(parts, p.Text("report-suppressed", "count", hidden))
	}
	return p.Text("report-summary", "name", c.Document.Name, "total", len(c.Statements), "as_of", c.CheckedAsOf, "counts", strings.Join(parts, ", "))
}

// suppressed words why nobody need look at a finding.
func (p *Printer) suppressed(s *altyn.Suppressed) string {
	return p.Text("report-suppressed-because", "reason", s.Reason, "by", s.By)
}

// WriteReading writes the statements of a reading for a person: where each stands, its kind and slots, and the report's line
// with the words marked.
func (p *Printer) WriteReading(w io.Writer, r *altyn.Reading, text []byte, o Options) error {
	if o.Width <= 0 {
		o.Width = 100
	}
	b := bufio.NewWriter(w)
	source, in := (&Checked{Text: text, Original: o.Original}).source()
	at := locator{text: source}
	for i := range r.Statements {
		s := &r.Statements[i]
		start, _ := in(s.Start, s.End)
		line, column := at.find(start)
		fmt.Fprintf(b, "%s:%d:%d: %s: %s\n", clean(r.Document.Name), line, column, o.paint(bold, clean(string(s.Kind))), clean(slotText(s)))
		writeExcerpt(b, text, s.Start, s.End, line, &o)
	}
	if len(r.Statements) == 0 {
		fmt.Fprintln(b, clean(p.Text("report-nothing", "name", r.Document.Name)))
	}
	return b.Flush()
}

// locator finds lines and columns of offsets; it is quick when they rise.
type locator struct {
	text         []byte
	at           int // offset of the last answer
	line, column int // of at, from 0
}

// find gives line and column, from 1, the column in runes. An offset outside the text is taken to its nearest end.
func (l *locator) find(offset int) (line, column int) {
	offset = min(max(offset, 0), len(l.text))
	if offset < l.at {
		l.at, l.line, l.column = 0, 0, 0
	}
	for l.at < offset {
		if l.text[l.at] == '\n' {
			l.line++
			l.column = 0
			l.at++
			continue
		}
		r, n := utf8.DecodeRune(l.text[l.at:])
		if r != '\ufeff' || l.at > 0 { // a byte order mark is no character of the text
			l.column++
		}
		l.at += n
	}
	return l.line + 1, l.column + 1
}

const maxExcerptLines = 4

// writeExcerpt writes the lines of the report that hold bytes start to end, with those bytes marked below.
func writeExcerpt(w io.Writer, text []byte, start, end, line int, o *Options) {
	start = min(max(start, 0), len(text))
	end = min(max(end, start), len(text))
	for n := 0; start < end || n == 0; n++ {
		if n == maxExcerptLines {
			fmt.Fprintf(w, "%5s | %s\n", "", o.paint(faint, "…"))
			return
		}
		stop := end
		for i := start; i < end; i++ {
			if text[i] == '\n' {
				stop = i
				break
			}
			if i-start > 16*o.Width { // a line without end: enough of it
				stop = i
				break
			}
		}
		before, marked, after := window(text, start, stop, o.Width)
		fmt.Fprintf(w, "%5d | %s\n", line+n, strings.TrimRight(before+o.paint(bold, marked)+after, " "))
		fmt.Fprintf(w, "%5s | %s%s\n", "", strings.Repeat(" ", displayWidth(before)), o.paint(bold, strings.Repeat("^", max(displayWidth(marked), 1))))
		if stop == end || text[stop] != '\n' {
			return
		}
		start = stop + 1
		for start < end && (text[start] == '\n' || text[start] == '\r') { // empty lines
			start++
			line++
		}
		if start >= end {
			return
		}
	}
}

// window gives the marked stretch, clean, and as much of its line before and after it as the width allows.
func window(text []byte, start, end, width int) (before, marked, after string) {
	marked = cut(clean(string(text[start:end])), width)
	room := max(width-displayWidth(marked), 0)
	// Two thirds of the room go to what stands before.
	left := room * 2 / 3
	i := start
	for used := 0; i > 0 && text[i-1] != '\n'; {
		r, n := utf8.DecodeLastRune(text[:i])
		piece := cleanRune(r, string(text[i-n:i]))
		if used += displayWidth(piece); used > left {
			before = "…"
			break
		}
		i -= n
	}
	before += clean(string(text[i:start]))
	room -= displayWidth(before)
	k := end
	for used := 0; k < len(text) && text[k] != '\n'; {
		r, n := utf8.DecodeRune(text[k:])
		piece := cleanRune(r, string(text[k:k+n]))
		if used += displayWidth(piece); used > room-1 {
			return before, marked, clean(string(text[end:k])) + "…"
		}
		k += n
	}
	return before, marked, clean(string(text[end:k]))
}
