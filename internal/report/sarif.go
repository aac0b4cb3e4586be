package report

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"altyn"
)

// The version of SARIF, and where its schema is.
const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

// sarifWriter writes one log with one run. Its results are written as they come, so that a run over many reports takes no
// more memory than one.
type sarifWriter struct {
	p     *Printer
	w     io.Writer
	o     Options
	begun bool
	some  bool // a result has been written
}

type (
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifRule struct {
		ID            string       `json:"id"`
		Short         sarifMessage `json:"shortDescription"`
		Configuration struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Kind         string             `json:"kind"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Properties   sarifProperties    `json:"properties"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	}
	sarifRegion struct {
		StartLine   int          `json:"startLine"`
		StartColumn int          `json:"startColumn"`
		EndLine     int          `json:"endLine"`
		EndColumn   int          `json:"endColumn"`
		ByteOffset  *int         `json:"byteOffset,omitempty"`
		ByteLength  *int         `json:"byteLength,omitempty"`
		Snippet     sarifMessage `json:"snippet"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
	sarifProperties struct {
		Statement string             `json:"statement"`
		Kind      altyn.Kind         `json:"kind"`
		Verdict   altyn.Verdict      `json:"verdict"`
		AsOf      string             `json:"asOf,omitempty"`
		Want      *altyn.Slots       `json:"want,omitempty"`
		Missing   string             `json:"missing,omitempty"`
		Rows      []altyn.RowID      `json:"rows,omitempty"`
		Sources   []altyn.SourceID   `json:"sources,omitempty"`
		Decisions []altyn.DecisionID `json:"decisions,omitempty"`
	}
)

// begin writes what stands before the results.
func (s *sarifWriter) begin() error {
	if s.begun {
		return nil
	}
	s.begun = true
	all := make([]sarifRule, len(rules))
	for i, id := range rules {
		all[i].ID = id
		all[i].Short.Text = s.p.about(id)
		all[i].Configuration.Level = string(severityOf(id))
	}
	driver := struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}{"altyn", s.o.Version, all}
	head, err := encode(driver)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.w, "{\"$schema\":%q,\"version\":%q,\"runs\":[{\"tool\":{\"driver\":%s},\"columnKind\":\"unicodeCodePoints\",\"language\":%q,\"results\":[", sarifSchema, sarifVersion, head, s.p.cat.lang)
	return err
}

// Write writes the results of a report. Confirmed statements are no results, unless they were asked for by name: viewers show
// whatever is in a log as a finding.
func (s *sarifWriter) Write(c *Checked) error {
	if err := s.begin(); err != nil {
		return err
	}
	source, in := c.source()
	at := locator{text: source}
	byID := map[string]*altyn.CheckedStatement{}
	for i := range c.Reading.Statements {
		byID[c.Reading.Statements[i].ID] = &c.Reading.Statements[i]
	}
	there := locator{text: source}
	for i := range c.Reading.Statements {
		st := &c.Reading.Statements[i]
		if !s.o.keep(st) || st.Verdict == altyn.Confirmed && !s.o.Confirmed {
			continue
		}
		rule := RuleOf(st)
		r := sarifResult{RuleID: rule, RuleIndex: slices.Index(rules[:], rule), Kind: "fail", Level: string(st.Severity), Message: sarifMessage{st.Because}}
		if st.Verdict == altyn.Confirmed {
			r.Kind, r.Level = "pass", "none"
		}
		r.Locations = []sarifLocation{s.location(c, st, &at, in, source)}
		for n, id := range st.With {
			if o := byID[id]; o != nil {
				l := s.location(c, o, &there, in, source)
				l.ID, l.Message = n+1, &sarifMessage{s.p.Text("quoted", "text", short(o.Text))}
				r.Related = append(r.Related, l)
			}
		}
		for _, e := range st.Elsewhere {
			var l sarifLocation
			l.ID, l.Message = len(r.Related)+1, &sarifMessage{s.p.Text("quoted", "text", short(e.Text))}
			l.Physical.Artifact.URI = uri(e.Name)
			r.Related = append(r.Related, l)
		}
		if st.Fingerprint != "" {
			r.Fingerprints = map[string]string{"altynStatement/v1": st.Fingerprint}
		}
		if st.Suppressed != nil {
			r.Suppressions = []sarifSuppression{{"external", st.Suppressed.Reason}}
		}
		r.Properties = sarifProperties{st.ID, st.Kind, st.Verdict, c.Reading.CheckedAsOf.String(), st.Want, st.Missing, st.Rows, st.Sources, st.Decisions}
		b, err := encode(r)
		if err != nil {
			return err
		}
		comma := ","
		if !s.some {
			comma, s.some = "", true
		}
		if _, err := fmt.Fprintf(s.w, "%s\n%s", comma, b); err != nil {
			return err
		}
	}
	return nil
}

// location says where a statement is: lines and columns of what its author sees, bytes of the file.
func (s *sarifWriter) location(c *Checked, st *altyn.CheckedStatement, at *locator, in func(int, int) (int, int), source []byte) sarifLocation {
	var l sarifLocation
	l.Physical.Artifact.URI = uri(c.Reading.Document.Name)
	start, end := in(st.Start, st.End)
	r := sarifRegion{Snippet: sarifMessage{strings.ToValidUTF8(string(source[start:end]), "\ufffd")}}
	r.StartLine, r.StartColumn = at.find(start)
	r.EndLine, r.EndColumn = at.find(end)
	if o := c.Original; o == nil || !o.Packed {
		from, until := st.Start, st.End
		if o != nil {
			from, until = o.InInput(from, until)
		}
		until -= from
		r.ByteOffset, r.ByteLength = &from, &until
	}
	l.Physical.Region = &r
	return l
}

// Close ends the log.
func (s *sarifWriter) Close(whole bool) error {
	if err := s.begin(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(s.w, "\n],\"invocations\":[{\"executionSuccessful\":%t}]}]}\n", whole)
	return err
}

// uri gives the address of a file as SARIF wants it.
func uri(name string) string {
	name = strings.ReplaceAll(name, "\\", "/")
	if path.IsAbs(name) {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: name}).String()
}

// encode gives JSON without escapes for HTML.
func encode(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}
