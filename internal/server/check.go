package server

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/manuscript"
	"altyn/internal/site"
)

// front is the front page: the form, or an example checked.
func (s *Server) front(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("example")
	if name == "" || formOf(r) != formHTML {
		s.page(func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
			if wi := wishOf(r); wi.form != formHTML || wi.day != "" {
				return nil, b.NotFound(a, r.URL.Path)
			}
			return b.CheckPage(a, site.Form{}, nil, nil, MaxReport), nil
		})(w, r)
		return
	}
	wi := wishOf(r)
	a, problem := s.ask(r)
	f, ok := wi.ed.book.Example(name)
	if problem == nil && !ok {
		problem = wi.ed.book.NotFound(a, name)
	}
	if problem != nil {
		s.problem(w, r, problem)
		return
	}
	// An example is a page like another: it is kept for the day.
	s.page(func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		got, err := s.run(r.Context(), b, a, desk.Input{Name: f.Name, Text: []byte(f.Text), Language: f.Language, Today: a.Today})
		if err != nil {
			return nil, err
		}
		p := b.CheckPage(a, f, got, nil, MaxReport)
		p.Query = "?example=" + url.QueryEscape(name)
		return p, nil
	})(w, r)
}

// posted is a report as it came in.
type posted struct {
	form  site.Form
	input []byte
	save  string

	manuscript *manuscript.Manuscript // of a file
}

// check checks a report that was pasted or chosen, and answers with the page, or with JSON. Nothing of it is kept: the
// answer is marked so, and no log has it.
func (s *Server) check(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept, Accept-Language, Cookie")
	wi := wishOf(r)
	b := wi.ed.book
	a, problem := s.ask(r)
	var in posted
	g := s.quota.Take(s.client(r), time.Now(), 1)
	g.Set(h)
	if problem == nil && !g.OK {
		problem = &site.Problem{Status: http.StatusTooManyRequests, Code: "too-many", Message: b.Printer(a.Lang).Text("site-too-many", "seconds", g.Wait), Retry: time.Duration(g.Wait) * time.Second}
	}
	if problem == nil {
		in, problem = s.receive(w, r, a)
	}
	var got *site.Checked
	if problem == nil {
		got, problem = s.judge(r, b, a, &in)
	}
	asJSON := in.save == "json" || formOf(r) == formJSON || wantsJSON(r)
	if problem != nil {
		if asJSON {
			wi.form = formJSON
			s.problem(w, r, problem)
			return
		}
		if problem.Retry > 0 {
			h.Set("Retry-After", strconv.Itoa(int(problem.Retry/time.Second)))
		}
		s.write(w, r, b.CheckPage(a, in.form, nil, problem, MaxReport), a, problem.Status)
		return
	}
	switch {
	case asJSON:
		h.Set("Content-Type", "application/json; charset=utf-8")
		if in.save != "" {
			h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": site.SaveName(in.form.Name, "json")}))
		}
		_ = b.WriteJSON(w, &site.Page{Data: got.Reading})
	case in.save == "html":
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": site.SaveName(in.form.Name, "html")}))
		var buf bytes.Buffer
		if err := b.WriteSaved(&buf, got, in.form.Name, a, s.base(r)); err != nil {
			s.problem(w, r, err)
			return
		}
		_, _ = w.Write(buf.Bytes())
	default:
		s.write(w, r, b.CheckPage(a, in.form, got, nil, MaxReport), a, http.StatusOK)
	}
}

// write writes a page that is not kept.
func (s *Server) write(w http.ResponseWriter, r *http.Request, p *site.Page, a site.Ask, status int) {
	var buf bytes.Buffer
	if err := wishOf(r).ed.book.WriteHTML(&buf, p, a); err != nil {
		s.problem(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", a.Lang)
	h.Set("Content-Length", strconv.Itoa(buf.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(buf.Bytes())
}

const (
	maxFields = 16
	maxField  = 200 // bytes of a field that is not the report
)

// receive reads the form: as a browser sends it, or the text itself as text/plain. The body is never larger than
// MaxReport and a little.
func (s *Server) receive(w http.ResponseWriter, r *http.Request, a site.Ask) (posted, *site.Problem) {
	b := wishOf(r).ed.book
	var in posted
	if e := r.Header.Get("Content-Encoding"); e != "" && e != "identity" {
		return in, &site.Problem{Status: http.StatusUnsupportedMediaType, Code: "bad-request", Message: b.Printer(a.Lang).Text("site-bad-form")}
	}
	r.Body = http.MaxBytesReader(w, r.Body, MaxReport+64<<10)
	tooLarge := &site.Problem{Status: http.StatusRequestEntityTooLarge, Code: "too-large", Message: b.Printer(a.Lang).Text("site-too-large", "max", MaxReport>>10)}
	fail := func(err error) (posted, *site.Problem) {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return in, tooLarge
		}
		return in, b.Bad(a, "bad-form")
	}
	set := func(name, value string) {
		switch name {
		case "text":
			in.form.Text = strings.ReplaceAll(value, "\r\n", "\n")
		case "language":
			in.form.Language = value
		case "date":
			in.form.Date = value
		case "name":
			if len(in.input) == 0 { // a file has a name of its own
				in.form.Name = value
			}
		case "save":
			in.save = value
		}
	}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case err == nil && kind == "multipart/form-data":
		parts := multipart.NewReader(r.Body, params["boundary"])
		for range maxFields {
			part, err := parts.NextPart()
			if err == io.EOF {
				return in, in.settle(b, a, tooLarge)
			}
			if err != nil {
				return fail(err)
			}
			limit := int64(maxField)
			if n := part.FormName(); n == "text" || n == "file" {
				limit = MaxReport
			}
			value, err := io.ReadAll(io.LimitReader(part, limit+1))
			if err != nil {
				return fail(err)
			}
			if int64(len(value)) > limit {
				if limit == MaxReport {
					return in, tooLarge
				}
				return in, b.Bad(a, "bad-form")
			}
			if part.FormName() == "file" {
				if len(value) > 0 {
					in.input, in.form.Name = value, part.FileName()
				}
				continue
			}
			set(part.FormName(), string(value))
		}
		return in, b.Bad(a, "bad-form")
	case err == nil && kind == "application/x-www-form-urlencoded":
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return fail(err)
		}
		q, err := url.ParseQuery(string(body))
		if err != nil {
			return fail(err)
		}
		for k, v := range q {
			set(k, v[0])
		}
	case err == nil && (kind == "text/plain" || kind == "text/html"):
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return fail(err)
		}
		in.input = body
		for _, k := range []string{"language", "date", "name"} {
			set(k, a.Query.Get(k))
		}
		if in.form.Name == "" && kind == "text/html" {
			in.form.Name = "report.html"
		}
	default:
		return in, &site.Problem{Status: http.StatusUnsupportedMediaType, Code: "bad-request", Message: b.Printer(a.Lang).Text("site-bad-form")}
	}
	return in, in.settle(b, a, tooLarge)
}

// settle makes sure that there is a report and that its fields can be used.
func (in *posted) settle(b *site.Book, a site.Ask, tooLarge *site.Problem) *site.Problem {
	if !utf8.ValidString(in.form.Name) || len(in.form.Name) > maxField {
		in.form.Name = ""
	}
	if len(in.form.Text) > MaxReport || len(in.input) > MaxReport {
		in.form.Text = ""
		return tooLarge
	}
	if in.form.Language != "" && !slices.Contains(desk.LanguageCodes(), in.form.Language) {
		asked := clip(in.form.Language)
		in.form.Language = ""
		return b.Bad(a, "bad-language", "asked", asked)
	}
	if len(in.input) == 0 && strings.TrimSpace(in.form.Text) == "" {
		return &site.Problem{Status: http.StatusUnprocessableEntity, Code: "no-text", Message: b.Printer(a.Lang).Text("site-no-text")}
	}
	return nil
}

// judge makes text of the report and checks it.
func (s *Server) judge(r *http.Request, b *site.Book, a site.Ask, in *posted) (*site.Checked, *site.Problem) {
	text := []byte(in.form.Text)
	if len(in.input) > 0 {
		name := in.form.Name
		if name == "" {
			name = "report.txt"
		}
		m, err := manuscript.New(name, in.input, manuscript.Options{})
		if err != nil {
			return nil, unreadable(b, a.Lang, err)
		}
		text, in.manuscript = m.Text, m
		in.form.Text = string(text)
		if len(text) > MaxReport {
			in.form.Text = ""
			return nil, &site.Problem{Status: http.StatusRequestEntityTooLarge, Code: "too-large", Message: b.Printer(a.Lang).Text("site-too-large", "max", MaxReport>>10)}
		}
	}
	name := in.form.Name
	if name == "" {
		name = "report.txt"
	}
	d := desk.Input{Name: name, Text: text, Language: in.form.Language, Today: a.Today}
	if in.form.Date != "" {
		date, err := altyn.ParseDate(in.form.Date)
		if err != nil || !date.Known() {
			asked := clip(in.form.Date)
			in.form.Date = ""
			return nil, b.Bad(a, "bad-day", "asked", asked)
		}
		if date.First() > a.Today {
			return nil, b.Bad(a, "bad-future", "today", a.Today)
		}
		d.Date = date
	}
	got, err := s.run(r.Context(), b, a, d)
	if err == nil {
		if in.manuscript != nil {
			got.Notes = b.Notes(a, in.manuscript.Notes)
		}
		return got, nil
	}
	var p *site.Problem
	if errors.As(err, &p) {
		return nil, p
	}
	return nil, unreadable(b, a.Lang, err)
}

// unreadable says why a file is no report, and in English what would help.
func unreadable(b *site.Book, lang string, err error) *site.Problem {
	p := &site.Problem{Status: http.StatusUnprocessableEntity, Code: "unreadable", Message: err.Error()}
	for cause, key := range map[error]string{manuscript.ErrEmpty: "empty", manuscript.ErrBinary: "binary", manuscript.ErrEncoding: "encoding", manuscript.ErrDocx: "docx",
		manuscript.ErrUnpacked: "unpacked", manuscript.ErrDepth: "docx", manuscript.ErrFiles: "docx"} {
		if errors.Is(err, cause) {
			p.Message = b.Printer(lang).Text("site-unreadable-"+key, "max", manuscript.MaxUnpacked>>20)
		}
	}
	if lang == site.Languages()[0] {
		p.Fixes = fixOf(err)
	}
	return p
}

func fixOf(err error) []site.Link {
	var fix interface{ Fix() string }
	if errors.As(err, &fix) && fix.Fix() != "" {
		return []site.Link{{Text: fix.Fix()}}
	}
	return nil
}

// run checks a report when one of the places for checks is free; the visitor waits a little for one.
func (s *Server) run(ctx context.Context, b *site.Book, a site.Ask, in desk.Input) (*site.Checked, error) {
	wait, cancel := context.WithTimeout(ctx, waitForCheck)
	defer cancel()
	select {
	case s.checks <- struct{}{}:
	case <-wait.Done():
		return nil, &site.Problem{Status: http.StatusServiceUnavailable, Code: "busy", Message: b.Printer(a.Lang).Text("site-busy-now", "seconds", int(waitForCheck/time.Second)), Retry: waitForCheck}
	}
	type result struct {
		got *site.Checked
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() { <-s.checks }() // the place is free when the work is done, not when the visitor is gone
		defer func() {
			if cause := recover(); cause != nil {
				s.opt.Log.Error("fault in a check", "bytes", len(in.Text))
				done <- result{nil, errors.New("check report: internal fault")}
			}
		}()
		got, err := b.Check(a, in)
		done <- result{got, err}
	}()
	limit := time.NewTimer(checkTimeout)
	defer limit.Stop()
	select {
	case x := <-done:
		return x.got, x.err
	case <-ctx.Done():
		return nil, &site.Problem{Status: 499, Code: "busy", Message: ctx.Err().Error()}
	case <-limit.C:
		return nil, &site.Problem{Status: http.StatusServiceUnavailable, Code: "busy", Message: b.Printer(a.Lang).Text("site-busy-now", "seconds", int(checkTimeout/time.Second)), Retry: checkTimeout}
	}
}
