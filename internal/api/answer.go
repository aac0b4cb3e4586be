package api

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/reply"
)

// The forms of an answer.
const (
	asJSON  = "json"
	asLines = "jsonl"
	asCSV   = "csv"
	asHTML  = "html"
)

var contentTypes = map[string]string{asJSON: "application/json; charset=utf-8", asLines: "application/jsonl; charset=utf-8",
	asCSV: "text/csv; charset=utf-8; header=present", asHTML: "text/html; charset=utf-8"}

// accepts gives the form that the header Accept asks for first, JSON for any.
func accepts(lines []string) string {
	for _, line := range lines {
		for kind := range strings.SplitSeq(line, ",") {
			kind, _, _ = strings.Cut(kind, ";")
			switch strings.ToLower(strings.TrimSpace(kind)) {
			case "application/json", "*/*", "application/*":
				return asJSON
			case "application/jsonl", "application/x-ndjson", "application/x-jsonlines":
				return asLines
			case "text/csv":
				return asCSV
			case "text/html":
				return asHTML
			}
		}
	}
	return asJSON
}

// answered is what a route gives.
type answered struct {
	doc    any // as JSON
	rows   any // a slice: as CSV and JSON Lines; nil when the answer has no such form
	total  int // of rows, in all
	offset int
	links  []string // for Link
	raw    []byte   // an answer that is encoded already, in place of doc
	kind   string   // Content-Type of raw
}

// answer works out the answer to a request that is not kept yet.
func (a *API) answer(w http.ResponseWriter, r *http.Request, ed *Edition, kept *reply.Store, name string, today altyn.Day, form string) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		if a.opt.Fault != nil {
			a.opt.Fault(r.URL.Path, fmt.Sprintf("%v\n%s", cause, debug.Stack()))
		}
		a.refuse(w, r, ed, today, newProblem("internal", "a fault of ours; it has been noted"))
	}()
	rt, q, p := a.find(r, ed, today, form)
	if p != nil {
		a.refuse(w, r, ed, today, p)
		return
	}
	if r.Method == http.MethodOptions {
		h := w.Header()
		h["Access-Control-Allow-Methods"] = []string{"GET, HEAD, POST, OPTIONS"}
		h["Access-Control-Allow-Headers"] = []string{"Accept, Content-Type, Content-Encoding, If-None-Match"}
		h["Access-Control-Max-Age"] = []string{"86400"}
		h["Cache-Control"] = []string{"public, max-age=86400"}
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if q.pinned && !q.dated && !rt.timeless {
		// What "today" is changes: the address that never changes says the day.
		sep := "?"
		if r.URL.RawQuery != "" {
			sep = "?" + r.URL.RawQuery + "&"
		}
		w.Header()["Cache-Control"] = []string{"no-store"}
		w.Header()["Location"] = []string{(&url.URL{Path: r.URL.Path}).EscapedPath() + sep + "as_of=" + today.String()}
		w.WriteHeader(http.StatusTemporaryRedirect)
		return
	}
	if p := a.enter(r); p != nil {
		a.refuse(w, r, ed, today, p)
		return
	}
	got, p := func() (*reply.Reply, *problem) {
		defer func() { <-a.work }()
		return a.make(rt, q)
	}()
	if p != nil {
		a.refuse(w, r, ed, today, p)
		return
	}
	if rt.Method == http.MethodGet {
		kept.Put(name, got)
	}
	got.Send(w, r)
}

// enter waits for a place to work in.
func (a *API) enter(r *http.Request) *problem {
	select {
	case a.work <- struct{}{}:
		return nil
	default:
	}
	t := time.NewTimer(maxWait)
	defer t.Stop()
	select {
	case a.work <- struct{}{}:
		return nil
	case <-t.C:
	case <-r.Context().Done():
	}
	return busy("too many are asking at once")
}

// make works an answer out and encodes it.
func (a *API) make(rt *route, q *ask) (*reply.Reply, *problem) {
	got, err := rt.do(q)
	if err != nil {
		return nil, problemOf(err, q.ed.Words(languageOf(q.request, q.ed)).Say, q.asOf)
	}
	h := http.Header{
		"Altyn-Revision": {q.ed.revision},
		"Altyn-As-Of":    {q.asOf.String()},
		"Cache-Control":  {q.lifetime(rt)},
		"Vary":           {"Accept, Accept-Encoding"},
	}
	if rt.Method == http.MethodGet && !rt.timeless {
		h["Content-Location"] = []string{q.permanent()}
	}
	if len(got.links) > 0 {
		h["Link"] = []string{strings.Join(got.links, ", ")}
	}
	if got.raw != nil {
		h["Content-Type"] = []string{got.kind}
		return reply.New(http.StatusOK, h, got.raw), nil
	}
	h["Content-Type"] = []string{contentTypes[q.format]}
	var b bytes.Buffer
	switch q.format {
	case asJSON:
		err = writeJSON(&b, got.doc)
	default:
		n, werr := 0, error(nil)
		if q.format == asCSV {
			n, werr = writeCSV(&b, got.rows)
			h["Content-Disposition"] = []string{`inline; filename="` + rt.ID + `.csv"`}
		} else {
			n, werr = writeLines(&b, got.rows, func(n int) any { return q.end(n, got) })
		}
		err = werr
		h["Altyn-Rows"] = []string{strconv.Itoa(n)}
		h["Altyn-Total"] = []string{strconv.Itoa(got.total)}
		h["Altyn-Complete"] = []string{strconv.FormatBool(n == got.total)}
	}
	if err != nil {
		return nil, newProblem("internal", "%s", err.Error())
	}
	return reply.New(http.StatusOK, h, b.Bytes()), nil
}

// lifetime gives the value of Cache-Control.
func (q *ask) lifetime(rt *route) string {
	switch {
	case rt.Method != http.MethodGet:
		return "no-store" // nothing of a report is kept
	case q.pinned:
		return "public, max-age=31536000, immutable"
	case q.dated:
		return "public, max-age=3600, stale-while-revalidate=86400"
	}
	return "public, max-age=60, stale-while-revalidate=600"
}

// permanent gives the address of this very answer, which never changes.
func (q *ask) permanent() string {
	v := url.Values{}
	for k, x := range q.query {
		v[k] = x
	}
	v.Set("as_of", q.asOf.String())
	return "/v1/revisions/" + q.ed.revision + strings.TrimPrefix((&url.URL{Path: q.path}).EscapedPath(), "/v1") + "?" + v.Encode()
}

// End is the last line of JSON Lines: whoever has it has all that was sent.
type End struct {
	End EndBody `json:"end"`
}

// EndBody says what came before it.
type EndBody struct {
	Rows     int       `json:"rows"`     // lines before this one
	Total    int       `json:"total"`    // rows that there are
	Offset   int       `json:"offset"`   // of the first line
	Complete bool      `json:"complete"` // the lines are all rows that there are
	AsOf     altyn.Day `json:"as_of"`
	Revision string    `json:"revision"`
}

func (q *ask) end(n int, got answered) End {
	return End{EndBody{n, got.total, got.offset, n == got.total, q.asOf, q.ed.revision}}
}

// find finds the route of a request and reads its parameters.
func (a *API) find(r *http.Request, ed *Edition, today altyn.Day, form string) (*route, *ask, *problem) {
	if len(r.URL.Path)+len(r.URL.RawQuery) > maxAddress {
		return nil, nil, newProblem("address-too-long", "the address is too long").fix("keep path and query below %d bytes", maxAddress)
	}
	q := &ask{ed: ed, today: today, asOf: today, path: r.URL.Path, request: r, api: a}
	path := r.URL.EscapedPath()
	if path == "/v1" {
		path = "/v1/"
	}
	if rest, ok := strings.CutPrefix(path, "/v1/revisions/"); ok && rest != "" {
		revision, below, more := strings.Cut(rest, "/")
		if more {
			if revision != ed.revision {
				past, p := a.past(r, revision, 0)
				if p != nil && p.code == "gone" {
					p = newProblem("gone", "revision %s is not known here; the record is at revision %s", clip(revision), ed.revision).
						fix("/v1/revisions/%s/%s", ed.revision, below).fix("/v1/%s", below)
				}
				if p != nil {
					return nil, nil, p
				}
				q.ed = past
			}
			q.pinned, path = true, "/v1/"+below
			q.path = strings.Replace(q.path, "/revisions/"+revision, "", 1)
		}
	}
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for i, s := range parts {
		u, err := url.PathUnescape(s)
		if err != nil || !utf8.ValidString(u) || strings.ContainsFunc(u, func(c rune) bool { return c < ' ' || c == 0x7f }) {
			return nil, nil, bad("the path is not text")
		}
		parts[i] = u
	}
	var allowed []string
	var rt *route
	for _, c := range a.routes {
		vars, ok := c.match(parts)
		if !ok {
			continue
		}
		method := r.Method
		if method == http.MethodHead {
			method = http.MethodGet
		}
		if c.Method == method || method == http.MethodOptions {
			rt, q.vars = c, vars
			break
		}
		if c.Method == http.MethodGet {
			allowed = append(allowed, "GET", "HEAD")
		} else {
			allowed = append(allowed, c.Method)
		}
	}
	if rt == nil {
		if len(allowed) > 0 {
			p := newProblem("method-not-allowed", "this address does not take %s", clip(r.Method)).fix("use %s", strings.Join(allowed, ", "))
			p.allow = strings.Join(append(allowed, "OPTIONS"), ", ")
			return nil, nil, p
		}
		p := newProblem("not-found", "there is no address %q", clip(r.URL.Path))
		if s := strings.TrimRight(path, "/"); s != path && s != "" {
			p.fix("leave out the slash at the end: %s", s)
		}
		return nil, nil, p.fix("all addresses are listed on /v1/ and in /v1/openapi.json")
	}
	if q.pinned && rt.Method != http.MethodGet {
		return nil, nil, newProblem("not-found", "a report is checked against the record of today").fix("%s", rt.Pattern)
	}
	if p := q.read(r, rt, form); p != nil {
		return nil, nil, p
	}
	if s := q.query.Get("known"); s != "" {
		if p := q.knownAt(s); p != nil {
			return nil, nil, p
		}
	}
	return rt, q, nil
}

// knownAt turns to the record as it stood at an instant.
func (q *ask) knownAt(asked string) *problem {
	at, err := altyn.ParseInstant(asked)
	if err != nil {
		return bad("known has the value %q", clip(asked)).fix("write an instant as 2024-05-27T10:00:00Z, or a day for its end")
	}
	if altyn.DayAt(at.Time()) > q.today+1 {
		return bad("known is %s, after today, %s: nobody knows yet", clip(asked), q.today).fix("leave known out for the record as it is now")
	}
	ed, p := q.api.past(q.request, q.ed.revision, at)
	if p != nil {
		return p
	}
	q.ed = ed
	q.say = ed.Words(q.lang).Say
	return nil
}

// past finds an earlier state of the record.
func (a *API) past(r *http.Request, revision string, known altyn.Instant) (*Edition, *problem) {
	if a.opt.Past == nil {
		return nil, newProblem("gone", "earlier states of the record are not held here")
	}
	ed, err := a.opt.Past(r.Context(), revision, known)
	var early *desk.TooEarlyError
	switch {
	case err == nil:
		return ed, nil
	case errors.Is(err, ErrGone):
		return nil, newProblem("gone", "the revision is not known")
	case errors.Is(err, ErrBusy):
		return nil, busy("an earlier state of the record is being worked out")
	case errors.As(err, &early):
		return nil, newProblem("not-known", "nothing was known to the record at %s: its first entry is of %s", early.Asked, early.First).fix("known=%s or later; for the state of the world on a day, whatever was known, as_of", early.First)
	case r.Context().Err() != nil:
		return nil, busy("the question was taken back")
	}
	if a.opt.Fault != nil {
		a.opt.Fault(r.URL.Path, err)
	}
	return nil, newProblem("internal", "a fault of ours; it has been noted")
}

func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
