package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// node is a piece of a pattern.
type node struct {
	text   string // plain text, when name and parts are empty
	name   string // argument
	form   string // :form of the argument
	choose string // plural or select
	cases  []choice
	parts  []node // optional section
	number bool   // # of a plural
}

type choice struct {
	when string
	then []node
}

const maxDepth = 16

var errUnclosed = errors.New("a brace or a bracket is not closed")

// parsePattern reads a pattern of a message.
func parsePattern(s string) ([]node, error) {
	p := patternParser{s: s}
	n, err := p.nodes("", false)
	if err == nil && p.i < len(s) {
		err = fmt.Errorf("%q closes nothing", s[p.i:p.i+1])
	}
	return n, err
}

type patternParser struct {
	s     string
	i     int
	depth int
}

// nodes reads up to one of the characters of end.
func (p *patternParser) nodes(end string, plural bool) ([]node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errors.New("sections are nested too deeply")
	}
	defer func() { p.depth-- }()
	var out []node
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			out = append(out, node{text: text.String()})
			text.Reset()
		}
	}
	for p.i < len(p.s) {
		c := p.s[p.i]
		switch {
		case strings.IndexByte(end, c) >= 0 && end != "":
			flush()
			return out, nil
		case c == '\\' && p.i+1 < len(p.s):
			c := p.s[p.i+1]
			if c == 's' {
				c = ' ' // at the end of a line
			}
			text.WriteByte(c)
			p.i += 2
			continue
		case c == '}' || c == '>':
			if end == "" {
				flush()
				return out, nil
			}
			return nil, fmt.Errorf("%q closes nothing", string(c))
		case c == '#' && plural:
			flush()
			out = append(out, node{number: true})
		case c == '<':
			flush()
			p.i++
			parts, err := p.nodes(">", plural)
			if err != nil {
				return nil, err
			}
			if p.i >= len(p.s) {
				return nil, errUnclosed
			}
			out = append(out, node{parts: parts})
		case c == '{':
			flush()
			n, err := p.argument()
			if err != nil {
				return nil, err
			}
			out = append(out, n)
		default:
			text.WriteByte(c)
		}
		p.i++
	}
	if end != "" {
		return nil, errUnclosed
	}
	flush()
	return out, nil
}

// argument reads {name}, {name:form} or {name plural|select ...}; it stops at the closing brace.
func (p *patternParser) argument() (node, error) {
	p.i++
	n := node{name: p.word()}
	if n.name == "" {
		return n, errors.New("a blank has no name")
	}
	if p.i < len(p.s) && p.s[p.i] == ':' {
		p.i++
		if n.form = p.word(); !slices.Contains([]string{"id", "ordinal", "quoted", "iso"}, n.form) {
			return n, fmt.Errorf("form %q: want id, ordinal, quoted or iso", n.form)
		}
	}
	p.blanks()
	if p.i < len(p.s) && p.s[p.i] != '}' {
		if n.choose = p.word(); n.choose != "plural" && n.choose != "select" {
			return n, fmt.Errorf("%q: want plural or select", n.choose)
		}
		for {
			p.blanks()
			when := p.word()
			if when == "" {
				break
			}
			p.blanks()
			if p.i >= len(p.s) || p.s[p.i] != '{' {
				return n, fmt.Errorf("case %s: want {", when)
			}
			p.i++
			then, err := p.nodes("}", n.choose == "plural")
			if err != nil {
				return n, err
			}
			p.i++
			n.cases = append(n.cases, choice{when, then})
		}
		if !slices.ContainsFunc(n.cases, func(c choice) bool { return c.when == "other" }) {
			return n, errors.New("no case other")
		}
	}
	if p.i >= len(p.s) || p.s[p.i] != '}' {
		return n, errUnclosed
	}
	return n, nil
}

func (p *patternParser) blanks() {
	for p.i < len(p.s) && p.s[p.i] == ' ' {
		p.i++
	}
}

// word reads letters, digits, - _ and =.
func (p *patternParser) word() string {
	from := p.i
	for p.i < len(p.s) {
		c := p.s[p.i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '=') {
			break
		}
		p.i++
	}
	return p.s[from:p.i]
}

// names gives the arguments that the pattern uses.
func argumentNames(ns []node, into []string) []string {
	for _, n := range ns {
		if n.name != "" && !slices.Contains(into, n.name) {
			into = append(into, n.name)
		}
		into = argumentNames(n.parts, into)
		for _, c := range n.cases {
			into = argumentNames(c.then, into)
		}
	}
	return into
}
