package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"altyn"
)

// githubWriter writes workflow commands: one line a statement, which the service shows beside the line of the change.
type githubWriter struct {
	p *Printer
	w io.Writer
	o Options
}

func (g *githubWriter) Write(c *Checked) error {
	b := bufio.NewWriter(g.w)
	source, in := c.source()
	at := locator{text: source}
	for i := range c.Reading.Statements {
		s := &c.Reading.Statements[i]
		if s.Suppressed != nil || !g.o.keep(s) {
			continue
		}
		command := ""
		switch s.Severity {
		case altyn.Error:
			command = "error"
		case altyn.Warning:
			command = "warning"
		case altyn.Note:
			command = "notice"
		default:
			continue
		}
		start, end := in(s.Start, s.End)
		line, column := at.find(start)
		endLine, endColumn := at.find(end)
		fmt.Fprintf(b, "::%s file=%s,line=%d,endLine=%d", command, property(c.Reading.Document.Name), line, endLine)
		if line == endLine {
			fmt.Fprintf(b, ",col=%d,endColumn=%d", column, endColumn)
		}
		message := g.p.Text("quoted", "text", short(s.Text)) + " " + s.Because
		fmt.Fprintf(b, ",title=%s::%s\n", property("altyn: "+RuleOf(s)), data(message))
	}
	return b.Flush()
}

func (g *githubWriter) Close(bool) error { return nil }

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// data escapes the message of a command, property a value in its head: what comes from a report cannot end the command or
// begin another.
func data(s string) string { return dataEscapes.Replace(clean(s)) }

func property(s string) string { return propertyEscapes.Replace(clean(s)) }
