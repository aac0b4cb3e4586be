package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"altyn"
	"altyn/internal/site"
)

// page answers with a page of the record, in the form asked for, from the cache when it is there.
func (s *Server) page(make func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		wi := wishOf(r)
		today := s.today()
		key := cacheKey{string(wi.form), wi.lang, wi.path, wi.day, r.URL.RawQuery, today, wi.rev != ""}
		if got, ok := wi.ed.cache.get(key); ok {
			s.send(w, r, got)
			return
		}
		a, problem := s.ask(r)
		if problem != nil {
			s.problem(w, r, problem)
			return
		}
		if to := redirected(wi, a.Query); to != "" {
			http.Redirect(w, r, to, http.StatusSeeOther)
			return
		}
		p, err := make(wi.ed.book, a, r)
		if err != nil {
			s.problem(w, r, err)
			return
		}
		body, kind, err := s.encode(wi.ed.book, p, a, wi.form, s.base(r))
		if err != nil {
			s.problem(w, r, err)
			return
		}
		got := newAnswer(body, kind, s.lifetime(wi, a))
		if wi.form == formAtom && s.opt.Base == "" { // it names the host of this request
			s.send(w, r, got)
			return
		}
		wi.ed.cache.put(key, got)
		s.send(w, r, got)
	}
}

// lifetime gives the value of Cache-Control: a copy of a revision never changes; a past day changes only with the
// record; today's state changes with the day as well.
func (s *Server) lifetime(w *wish, a site.Ask) string {
	who := "public"
	if w.asked {
		who = "private" // the answer sets a cookie
	}
	switch {
	case w.rev != "" && a.Dated:
		return who + ", max-age=31536000, immutable"
	case a.Dated:
		return who + ", max-age=3600, stale-while-revalidate=86400"
	}
	return who + ", max-age=60, stale-while-revalidate=600"
}

// redirected gives the address that a form without script meant: day=2016-12-31 belongs into the path, from and until
// into one parameter.
func redirected(w *wish, q url.Values) string {
	path, changed := w.path, false
	if d := q.Get("day"); d != "" {
		path, changed = strings.TrimSuffix(path, "/")+"/as-of/"+url.PathEscape(d), true
		q.Del("day")
	} else if w.day != "" {
		path = strings.TrimSuffix(path, "/") + "/as-of/" + w.day
	}
	if from, until := q.Get("from"), q.Get("until"); from != "" && until != "" {
		q.Set("diff", from+".."+until)
		q.Del("from")
		q.Del("until")
		changed = true
	}
	if !changed {
		return ""
	}
	for k, v := range q {
		if len(v) == 0 || v[0] == "" {
			q.Del(k)
		}
	}
	if w.rev != "" {
		path = "/r/" + w.rev + path
	}
	u := url.URL{Path: path, RawQuery: q.Encode()}
	to := u.String()
	if strings.HasPrefix(to, "//") {
		to = "/" + strings.TrimLeft(to, "/")
	}
	return to
}

func (s *Server) encode(b *site.Book, p *site.Page, a site.Ask, f form, base string) (body []byte, kind string, err error) {
	var buf bytes.Buffer
	switch {
	case f == formJSON:
		err, kind = b.WriteJSON(&buf, p), "application/json; charset=utf-8"
	case f == formCSV && p.CSV != nil:
		err, kind = b.WriteCSV(&buf, p), "text/csv; charset=utf-8; header=present"
	case f == formAtom && p.Feed:
		err, kind = b.WriteAtom(&buf, p, a, base), "application/atom+xml; charset=utf-8"
	case f == formHTML:
		err, kind = b.WriteHTML(&buf, p, a), "text/html; charset=utf-8"
	default:
		return nil, "", b.NotFound(a, p.Form(string(f)))
	}
	return buf.Bytes(), kind, err
}

// base gives the address of the site.
func (s *Server) base(r *http.Request) string {
	if s.opt.Base != "" {
		return s.opt.Base
	}
	scheme := "http"
	if s.secure(r) {
		scheme = "https"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host}).String()
}

// answer is an encoded page with the headers that do not depend on the request.
type answer struct {
	body, zipped []byte
	kind         string
	cache        string
	etag         string
	length, zlen string
}

const smallest = 700 // bytes below which compressing is not worth it

func newAnswer(body []byte, kind, lifetime string) *answer {
	sum := sha256.Sum256(body)
	a := &answer{body: body, kind: kind, cache: lifetime, etag: `"` + hex.EncodeToString(sum[:9]) + `"`, length: strconv.Itoa(len(body))}
	if len(body) >= smallest {
		var z bytes.Buffer
		zw, _ := gzip.NewWriterLevel(&z, gzip.DefaultCompression)
		_, _ = zw.Write(body)
		_ = zw.Close()
		a.zipped, a.zlen = z.Bytes(), strconv.Itoa(z.Len())
	}
	return a
}

// send writes an answer: not at all when the visitor has it, compressed when they take that.
func (s *Server) send(w http.ResponseWriter, r *http.Request, a *answer) {
	wi := wishOf(r)
	h := w.Header()
	h["Content-Type"] = []string{a.kind}
	h["Cache-Control"] = []string{a.cache}
	h["Vary"] = []string{"Accept-Encoding, Accept-Language, Cookie"}
	h["Content-Language"] = []string{wi.lang}
	if wi.form != formHTML {
		h["Access-Control-Allow-Origin"] = []string{"*"}
	}
	if wi.asked && wi.form == formHTML {
		http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: wi.lang, Path: "/", MaxAge: 365 * 24 * 3600, SameSite: http.SameSiteLaxMode, HttpOnly: true, Secure: s.secure(r)})
	}
	zip := a.zipped != nil && takesGzip(r.Header.Get("Accept-Encoding"))
	etag := a.etag
	if zip {
		etag = strings.TrimSuffix(etag, `"`) + `z"`
	}
	h["Etag"] = []string{etag}
	if matches(r.Header.Get("If-None-Match"), a.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := a.body
	h["Content-Length"] = []string{a.length}
	if zip {
		body = a.zipped
		h["Content-Encoding"] = []string{"gzip"}
		h["Content-Length"] = []string{a.zlen}
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// matches reports whether one of the tags of If-None-Match is the page's, compressed or not.
func matches(header, etag string) bool {
	if header == "" {
		return false
	}
	zipped := strings.TrimSuffix(etag, `"`) + `z"`
	for t := range strings.SplitSeq(header, ",") {
		t = strings.TrimPrefix(strings.TrimSpace(t), "W/")
		if t == etag || t == zipped || t == "*" {
			return true
		}
	}
	return false
}

func takesGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" || name == "*" {
			q := strings.ReplaceAll(params, " ", "")
			return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
		}
	}
	return false
}

// problem answers that there is no page, in the form asked for, and never from a cache.
func (s *Server) problem(w http.ResponseWriter, r *http.Request, err error) {
	wi := wishOf(r)
	a := site.Ask{Lang: wi.lang, Today: s.today(), Query: url.Values{}}
	a.AsOf = a.Today
	var p *site.Problem
	if !errors.As(err, &p) {
		s.opt.Log.Error("page", "path", wi.path, "error", err.Error())
		p = &site.Problem{Status: http.StatusInternalServerError, Code: "internal", Message: wi.ed.book.Printer(wi.lang).Text("site-internal")}
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept-Language, Cookie")
	h.Set("Content-Language", wi.lang)
	if p.Retry > 0 {
		h.Set("Retry-After", strconv.Itoa(int(p.Retry/time.Second)))
	}
	var body []byte
	if wi.form != formHTML || wantsJSON(r) {
		h.Set("Content-Type", "application/json; charset=utf-8")
		h.Set("Access-Control-Allow-Origin", "*")
		body, _ = json.Marshal(p.JSON(wi.ed.book.Revision(), a.Today))
		body = append(body, '\n')
	} else {
		h.Set("Content-Type", "text/html; charset=utf-8")
		var buf bytes.Buffer
		if err := wi.ed.book.WriteHTML(&buf, wi.ed.book.Problem(p, a), a); err != nil {
			s.opt.Log.Error("problem page", "error", err.Error())
		}
		body = buf.Bytes()
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

func wantsJSON(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return strings.Contains(accept, "application/json") && !strings.Contains(accept, "text/html")
}

// gone says that a revision is not known, and where the page is in the one that is served.
func (s *Server) gone(w *wish) *site.Problem {
	words := w.ed.book.Printer(w.lang)
	path := w.path
	if w.day != "" {
		path = strings.TrimSuffix(path, "/") + "/as-of/" + w.day
	}
	if w.form != formHTML {
		path += "." + string(w.form)
	}
	rev := w.ed.book.Revision()
	return &site.Problem{Status: http.StatusGone, Code: "gone", Message: words.Text("site-gone", "revision", rev, "asked", clip(w.rev)),
		Fixes: []site.Link{{Text: words.Text("site-gone-fix"), Href: "/r/" + rev + (&url.URL{Path: path}).EscapedPath()}}}
}

// nowhere answers for addresses that are nobody's, and for methods that are not taken.
func (s *Server) nowhere(w http.ResponseWriter, r *http.Request) {
	wi := wishOf(r)
	a, _ := s.ask(r)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.problem(w, r, &site.Problem{Status: http.StatusMethodNotAllowed, Code: "method", Message: wi.ed.book.Printer(wi.lang).Text("site-bad-method")})
		return
	}
	if path := strings.TrimRight(wi.path, "/"); path != wi.path && path != "" && !strings.HasPrefix(path, "//") {
		http.Redirect(w, r, (&url.URL{Path: path, RawQuery: r.URL.RawQuery}).String(), http.StatusMovedPermanently)
		return
	}
	s.problem(w, r, wi.ed.book.NotFound(a, wi.path))
}

// effect leads from a row of the table of decisions to its decision.
func (s *Server) effect(w http.ResponseWriter, r *http.Request) {
	wi := wishOf(r)
	id, ok := wi.ed.book.DecisionOf(r.PathValue("effect"))
	if !ok {
		s.nowhere(w, r)
		return
	}
	http.Redirect(w, r, "/decisions/"+url.PathEscape(id), http.StatusFound)
}

func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	for _, x := range site.Assets() {
		if x.Name == r.PathValue("name") {
			s.send(w, r, assetAnswer(x))
			return
		}
	}
	s.nowhere(w, r)
}

func (s *Server) robots(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	fmt.Fprint(w, "User-agent: *\nDisallow: /check\nDisallow: /search\nDisallow: /r/\n")
}

// health says that the server answers, and with which record.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(struct {
		Revision string    `json:"revision"`
		Today    altyn.Day `json:"today"`
	}{wishOf(r).ed.book.Revision(), s.today()})
}

// recover answers for a fault of our own, whatever it was, and notes where it was: never what the visitor sent.
func (s *Server) recover(w http.ResponseWriter, r *http.Request) {
	if cause := recover(); cause != nil {
		if cause == http.ErrAbortHandler {
			panic(cause)
		}
		s.opt.Log.Error("fault", "path", wishOf(r).path, "at", time.Now().UTC().Format(time.RFC3339), "stack", string(debug.Stack()))
		w.WriteHeader(http.StatusInternalServerError)
	}
}
