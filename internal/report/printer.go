package report

import (
	"strconv"
	"strings"
	"sync"

	"altyn"
	"altyn/record"
)

// Printer words messages in one language with the names of one record. It is safe for concurrent use.
type Printer struct {
	cat   *Catalogue
	rec   *record.Record // nil: ids stand for names
	names func() map[named]string
	body  func(string) string // words who decided; nil leaves it as the record has it
}

// Bodies has those who decide, whom the record names in English, worded by a function. It is to be called before the
// printer is used.
func (p *Printer) Bodies(word func(string) string) { p.body = word }

type named struct {
	kind altyn.NameKind
	id   string
}

// NewPrinter gives a printer. Without a record ids stand for names.
func NewPrinter(c *Catalogue, r *record.Record) *Printer {
	p := &Printer{cat: c, rec: r}
	p.names = sync.OnceValue(p.preferred)
	return p
}

// preferred gives the preferred names of the language.
func (p *Printer) preferred() map[named]string {
	out := map[named]string{}
	if p.rec == nil || p.cat.lang == "en" { // English names stand in the rows themselves
		return out
	}
	for _, n := range p.rec.Names(p.cat.lang) {
		k := named{n.Kind, n.ID}
		if n.Form == altyn.Preferred && out[k] == "" {
			out[k] = n.Name
		}
	}
	return out
}

const maxNesting = 8 // of messages in messages

// Say words a message. A key that the catalogue does not have gives the key and the arguments, so that nothing is lost.
func (p *Printer) Say(m altyn.Message) string { return p.say(m, 0) }

func (p *Printer) say(m altyn.Message, depth int) string {
	if m.Key == "" || depth > maxNesting {
		return ""
	}
	n, ok := p.cat.messages[m.Key]
	if !ok {
		var b strings.Builder
		b.WriteString(m.Key)
		for _, a := range m.Args {
			if s := p.word(a.Value, "", depth+1); s != "" {
				b.WriteString(" " + a.Name + "=" + s)
			}
		}
		return b.String()
	}
	s, _ := p.fill(n, m, 0, depth)
	return s
}

// Text words a message of the catalogue with alternating names and values of arguments.
func (p *Printer) Text(key string, namesAndValues ...any) string {
	return p.Say(altyn.Msg(key, namesAndValues...))
}

// fill gives the pieces with their blanks filled; whole is false when a blank outside optional sections is empty.
func (p *Printer) fill(ns []node, m altyn.Message, number, depth int) (s string, whole bool) {
	var b strings.Builder
	whole = true
	for i := range ns {
		n := &ns[i]
		switch {
		case n.number:
			b.WriteString(strconv.Itoa(number))
		case n.parts != nil:
			if t, ok := p.fill(n.parts, m, number, depth); ok {
				b.WriteString(t)
			}
		case n.choose == "select":
			t, ok := p.fill(pick(n.cases, plain(m.Arg(n.name))), m, number, depth)
			b.WriteString(t)
			whole = whole && ok
		case n.choose == "plural":
			v, known := asInt(m.Arg(n.name))
			if !known {
				whole = false
				continue
			}
			then, exact := n.exactly(v)
			if !exact {
				then = pick(n.cases, p.cat.pluralCase(v, n.form == "ordinal"))
			}
			t, ok := p.fill(then, m, v, depth)
			b.WriteString(t)
			whole = whole && ok
		case n.name != "":
			t := p.word(m.Arg(n.name), n.form, depth+1)
			if n.name == "body" && p.body != nil {
				t = p.body(t)
			}
			b.WriteString(t)
			whole = whole && t != ""
		default:
			b.WriteString(n.text)
		}
	}
	return b.String(), whole
}

// exactly gives the case =n.
func (n *node) exactly(v int) ([]node, bool) {
	for _, c := range n.cases {
		if c.when == "="+strconv.Itoa(v) {
			return c.then, true
		}
	}
	return nil, false
}

// pick gives the case of a plain form; that of what is empty is called none.
func pick(cases []choice, when string) []node {
	if when == "" {
		when = "none"
	}
	var other []node
	for _, c := range cases {
		if c.when == when {
			return c.then
		}
		if c.when == "other" {
			other = c.then
		}
	}
	return other
}
