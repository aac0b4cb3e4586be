package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"
)

//go:embed page.html
var pageText string

type example struct {
	*route
	Target string
	Curl   string
	Answer string
	Cut    bool
}

const exampleBytes = 1600 // of an answer that the page shows

// page makes the page of documentation: each address with an example and what it answers now.
func (a *API) page(q *ask) ([]byte, error) {
	t, err := template.New("page").Parse(pageText)
	if err != nil {
		return nil, fmt.Errorf("make documentation: %w", err)
	}
	var all []example
	for _, rt := range a.routes {
		x := example{route: rt, Target: rt.example(q.ed.Source), Curl: curl("", rt)}
		switch {
		case rt.ID == "documentation" || rt.ID == "openapi":
			continue
		default:
			x.Answer, x.Cut = a.show(q, rt)
		}
		all = append(all, x)
	}
	var b bytes.Buffer
	err = t.Execute(&b, struct {
		Style    string
		Revision string
		Examples []example
		Codes    any
		Params   []param
	}{a.opt.Style, q.ed.revision, all, nil, params})
	return b.Bytes(), err
}

// show gives the beginning of the answer to the example of a route, indented.
func (a *API) show(q *ask, rt *route) (string, bool) {
	body, err := a.Example(q.ed.Source, rt.ID)
	if err != nil {
		return err.Error(), false
	}
	var b bytes.Buffer
	if json.Indent(&b, body, "", "  ") != nil {
		return "", false
	}
	s := b.String()
	if len(s) <= exampleBytes {
		return s, false
	}
	s = s[:exampleBytes]
	if i := strings.LastIndexByte(s, '\n'); i > 0 {
		s = s[:i]
	}
	for !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	return s, true
}
