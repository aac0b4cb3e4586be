package report

import (
	"bytes"
	"strings"
	"testing"

	"altyn"
	"altyn/schema"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validate holds each line of text to a schema.
func validate(t *testing.T, name, text string) {
	t.Helper()
	raw, err := schema.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(text) {
		lines++
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v\n%s", name, err, line)
		}
	}
	if lines == 0 {
		t.Errorf("%s: nothing to validate", name)
	}
}

func TestContract(t *testing.T) {
	p, c := printer(t), checked(t)
	p.Judge(&c)
	r := altyn.Reading{Schema: c.Schema, Document: c.Document}
	for _, s := range c.Statements {
		r.Statements = append(r.Statements, s.Statement)
	}
	empty := altyn.CheckedReading{Schema: c.Schema, Document: c.Document, CheckedAsOf: c.CheckedAsOf}
	p.Judge(&empty)
	var b bytes.Buffer
	if err := WriteJSON(&b, c, empty); err != nil {
		t.Fatal(err)
	}
	validate(t, "statements-1.json", b.String())
	b.Reset()
	if err := WriteJSON(&b, r, altyn.Reading{Schema: c.Schema, Document: c.Document}); err != nil {
		t.Fatal(err)
	}
	validate(t, "statements-1.json", b.String())
	b.Reset()
	if err := WriteJSON(&b, NewFindings(nil), NewFindings([]altyn.Finding{{Path: "a.csv", Line: 1, Column: 2, Severity: altyn.Warning, Rule: "odd-thing", Message: "m", Fix: "f"}, {Path: "b", Severity: altyn.Error, Rule: "x", Message: "m"}})); err != nil {
		t.Fatal(err)
	}
	validate(t, "findings-1.json", b.String())
}
