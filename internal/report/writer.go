package report

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"altyn"
)

// Format is a form in which checked reports are written.
type Format string

// The formats.
const (
	TextFormat   Format = "text"   // for a terminal
	JSONFormat   Format = "json"   // the contract altyn.statements/1, a document a line
	SARIFFormat  Format = "sarif"  // SARIF 2.1.0, one log
	GitHubFormat Format = "github" // workflow commands, which mark the lines of a change
	HTMLFormat   Format = "html"   // one page that needs nothing else
)

// Formats gives all formats, the default first.
func Formats() []Format {
	return []Format{TextFormat, JSONFormat, SARIFFormat, GitHubFormat, HTMLFormat}
}

// Checked is a checked report with its text.
type Checked struct {
	Reading  altyn.CheckedReading // places are bytes of Text; Judge has been called
	Text     []byte               // what was read
	Original *Original            // where Text came from; nil when it is the file
}

// Original is a report as its author has it, markup included, with the ways to it from the text that was read.
type Original struct {
	Source   []byte                          // in UTF-8
	InSource func(start, end int) (int, int) // bytes of Source that bytes of the text came from
	InInput  func(start, end int) (int, int) // bytes of the file; of Source when the file is packed
	Packed   bool                            // the file is packed: it has no bytes that stand for words
}

// source gives what lines and columns are counted in, and where bytes of the text are in it.
func (c *Checked) source() ([]byte, func(start, end int) (int, int)) {
	if c.Original == nil {
		return c.Text, func(start, end int) (int, int) { return start, end }
	}
	return c.Original.Source, c.Original.InSource
}

// restored gives a statement with its place in the file.
func (c *Checked) restored(st altyn.CheckedStatement) altyn.CheckedStatement {
	if o := c.Original; o != nil {
		from, until := o.InSource(st.Start, st.End)
		st.Text = strings.ToValidUTF8(string(o.Source[from:until]), "\ufffd")
		st.Start, st.End = o.InInput(st.Start, st.End)
	}
	return st
}

// Writer writes checked reports in one format, one after the other.
type Writer interface {
	// Write writes a report.
	Write(c *Checked) error
	// Close ends what is written. whole says that every report could be read.
	Close(whole bool) error
}

// NewWriter gives a writer. Nothing is written before the first report or the end.
func (p *Printer) NewWriter(format Format, w io.Writer, o Options) (Writer, error) {
	switch format {
	case TextFormat:
		return &textWriter{p, w, o}, nil
	case JSONFormat:
		return &jsonWriter{w, o}, nil
	case SARIFFormat:
		return &sarifWriter{p: p, w: w, o: o}, nil
	case GitHubFormat:
		return &githubWriter{p, w, o}, nil
	case HTMLFormat:
		return &htmlWriter{p: p, w: w, o: o}, nil
	}
	return nil, fmt.Errorf("write reports: there is no format %q", format)
}

// keep reports whether a statement is shown.
func (o *Options) keep(s *altyn.CheckedStatement) bool {
	return (len(o.Only) == 0 || slices.Contains(o.Only, s.Verdict)) && (o.Keep == nil || o.Keep(s))
}

type textWriter struct {
	p *Printer
	w io.Writer
	o Options
}

func (t *textWriter) Write(c *Checked) error {
	o := t.o
	o.Original = c.Original
	return t.p.WriteChecked(t.w, &c.Reading, c.Text, o)
}

func (t *textWriter) Close(bool) error { return nil }

type jsonWriter struct {
	w io.Writer
	o Options
}

// Write writes a document a statement at a time: a long report is not held a second time as JSON.
func (j *jsonWriter) Write(c *Checked) error {
	head := c.Reading
	head.Statements = []altyn.CheckedStatement{}
	b, err := encode(head)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(j.w)
	out.Write(bytes.TrimSuffix(b, []byte("]}"))) // out keeps the error until it is flushed
	comma := ""
	for i := range c.Reading.Statements {
		if !j.o.keep(&c.Reading.Statements[i]) {
			continue
		}
		if b, err = encode(c.restored(c.Reading.Statements[i])); err != nil {
			return err
		}
		out.WriteString(comma)
		out.Write(b)
		comma = ","
	}
	out.WriteString("]}\n")
	return out.Flush()
}

func (j *jsonWriter) Close(bool) error { return nil }
