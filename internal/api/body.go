package api

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/manuscript"
)

// Report is a report as JSON; a form has the same members.
type Report struct {
	Text     string `json:"text"`
	Name     string `json:"name,omitempty"`     // report.txt when left out
	Language string `json:"language,omitempty"` // recognised when left out
	Date     string `json:"date,omitempty"`     // of the report; looked for in it when left out
	AsOf     string `json:"as_of,omitempty"`    // judge by this day instead of the report's date
	URL      string `json:"url,omitempty"`      // where it was published, so that it does not confirm itself
}

// bodies are the types of bodies, with the name of a report that has none.
var bodies = []struct{ kind, name string }{
	{"text/plain", "report.txt"},
	{"text/html", "report.html"},
	{"text/markdown", "report.md"},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "report.docx"},
	{"application/json", "report.txt"},
	{"application/x-www-form-urlencoded", "report.txt"},
}

func unsupported(format string, args ...any) *problem {
	p := newProblem("unsupported-media-type", format, args...)
	for _, b := range bodies {
		p.fix("Content-Type: %s", b.kind)
	}
	return p
}

// receive reads the report of a request. Neither the body nor what it unpacks to is ever larger than MaxReport and a
// little.
func (q *ask) receive() (*manuscript.Manuscript, desk.Input, error) {
	r := q.request
	in := desk.Input{Today: q.today}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	at := slices.IndexFunc(bodies, func(b struct{ kind, name string }) bool { return b.kind == kind })
	if err != nil || at < 0 {
		return nil, in, unsupported("the body is of the type %q, which is not read", clip(r.Header.Get("Content-Type")))
	}
	body, err := unpacked(r)
	if err != nil {
		return nil, in, err
	}
	v := Report{Name: q.query.Get("name"), Language: q.query.Get("language"), Date: q.query.Get("date"), AsOf: q.query.Get("as_of")}
	var opt manuscript.Options
	switch kind {
	case "application/json":
		dec := json.NewDecoder(bytes.NewReader(body))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&v); err != nil {
			return nil, in, bad("the body is no report as JSON: %s", bareJSON(err)).fix(`as {"text": "Kazakhstan won ...", "language": "en", "date": "2016-12-31"}`)
		}
		if dec.More() {
			return nil, in, bad("the body has something after the report").fix("send one report")
		}
		body, opt.Form = []byte(v.Text), manuscript.Plain
	case "application/x-www-form-urlencoded":
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, in, bad("the body is no form").fix("as text=Kazakhstan+won&date=2016-12-31")
		}
		for name, to := range map[string]*string{"text": &v.Text, "name": &v.Name, "language": &v.Language, "date": &v.Date, "as_of": &v.AsOf, "url": &v.URL} {
			if form.Has(name) {
				*to = form.Get(name)
			}
		}
		body, opt.Form = []byte(strings.ReplaceAll(v.Text, "\r\n", "\n")), manuscript.Plain
	case "text/plain":
		opt.Form = manuscript.Plain
	}
	if v.Name == "" {
		v.Name = bodies[at].name
	}
	for name, s := range map[string]string{"name": v.Name, "url": v.URL} {
		if !utf8.ValidString(s) || len(s) > 400 || strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c == 0x7f }) {
			return nil, in, bad("%s is no text of at most 400 bytes", name)
		}
	}
	if v.Language != "" && !slices.Contains(desk.LanguageCodes(), v.Language) {
		return nil, in, bad("reports in the language %q are not read", clip(v.Language)).fix("language takes %s", strings.Join(desk.LanguageCodes(), ", "))
	}
	in.Name, in.Language, in.URL = v.Name, v.Language, v.URL
	if v.Date != "" {
		if in.Date, err = altyn.ParseDate(v.Date); err != nil || !in.Date.Known() {
			return nil, in, bad("date has the value %q", clip(v.Date)).fix("write it as 2016-12-31")
		}
	}
	if v.AsOf != "" {
		if in.AsOf, err = altyn.ParseDay(v.AsOf); err != nil || in.AsOf > q.today {
			return nil, in, bad("as_of has the value %q", clip(v.AsOf)).fix("write a day as 2016-12-31, %s at the latest", q.today)
		}
	}
	m, err := manuscript.New(v.Name, body, opt)
	if err != nil {
		p := newProblem("unreadable", "the report cannot be read: %s", cause(err))
		p.message.english = err.Error()
		var f interface{ Fix() string }
		if errors.As(err, &f) && f.Fix() != "" {
			p.fix("%s", f.Fix())
		}
		return nil, in, p
	}
	in.Text = m.Text
	return m, in, nil
}

// cause gives what is behind an error of package manuscript.
func cause(err error) string {
	var u *manuscript.UnreadableError
	if errors.As(err, &u) {
		return u.Cause.Error()
	}
	return err.Error()
}

// bareJSON takes the Go types out of an error of package json.
func bareJSON(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Sprintf("%s is a %s", kind.Field, kind.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// unpacked reads the body, unpacked.
func unpacked(r *http.Request) ([]byte, error) {
	const most = MaxReport + 64<<10
	large := newProblem("too-large", "the body is larger than %d KB", MaxReport>>10).fix("send the part that matters, or check files with altyn check")
	if r.ContentLength > most {
		return nil, large
	}
	var from io.Reader = http.MaxBytesReader(nil, r.Body, most)
	switch e := strings.ToLower(strings.TrimSpace(r.Header.Get("Content-Encoding"))); e {
	case "", "identity":
	case "gzip":
		z, err := gzip.NewReader(from)
		if err != nil {
			return nil, bad("the body is not packed by gzip, as Content-Encoding says")
		}
		from = z
	default:
		return nil, unsupported("the body is packed by %q", clip(e)).fix("Content-Encoding: gzip")
	}
	body, err := io.ReadAll(io.LimitReader(from, most+1))
	var tooMuch *http.MaxBytesError
	switch {
	case errors.As(err, &tooMuch) || len(body) > most:
		return nil, large
	case err != nil:
		return nil, bad("the body ends before its end")
	}
	return body, nil
}

func check(q *ask) (answered, error) {
	m, in, err := q.receive()
	if err != nil {
		return answered{}, err
	}
	got, err := q.ed.Desk.Check(in)
	if err != nil {
		return answered{}, newProblem("unreadable", "%s", err.Error())
	}
	q.ed.Words(q.lang).Judge(&got)
	m.Describe(&got.Document)
	for i := range got.Statements {
		m.Restore(&got.Statements[i].Statement)
	}
	return answered{doc: got}, nil
}

func read(q *ask) (answered, error) {
	m, in, err := q.receive()
	if err != nil {
		return answered{}, err
	}
	got, err := q.ed.Desk.Read(in)
	if err != nil {
		return answered{}, newProblem("unreadable", "%s", err.Error())
	}
	m.Describe(&got.Document)
	for i := range got.Statements {
		m.Restore(&got.Statements[i])
	}
	return answered{doc: got}, nil
}
