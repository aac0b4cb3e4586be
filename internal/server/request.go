package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"altyn"
	"altyn/internal/api"
	"altyn/internal/desk"
	"altyn/internal/site"
)

// form is the form of an answer.
type form string

const (
	formHTML form = ""
	formJSON form = "json"
	formCSV  form = "csv"
	formAtom form = "atom"
)

// wish is what an address says beside the subject: taken off its path before routing.
type wish struct {
	form  form
	day   string        // after /as-of/, as given
	rev   string        // after /r/, as given
	known altyn.Instant // of the query: the record as it stood then; 0 is now
	path  string        // the path without these
	lang  string
	asked bool // the language was asked for in the address
	ed    *edition
}

type wishKey struct{}

func wishOf(r *http.Request) *wish {
	if w, ok := r.Context().Value(wishKey{}).(*wish); ok {
		return w
	}
	return &wish{path: r.URL.Path, lang: "en"}
}

func formOf(r *http.Request) form { return wishOf(r).form }

// outer takes form, day and revision off the path, chooses the language, and sets the headers of every answer.
func (s *Server) outer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		guard(w.Header())
		defer s.recover(w, r)
		wi := &wish{path: r.URL.Path, ed: s.now.Load()}
		wi.lang, wi.asked = pickLanguage(r)
		r = r.WithContext(context.WithValue(r.Context(), wishKey{}, wi))
		if len(r.URL.Path)+len(r.URL.RawQuery) > maxAddress || strings.ContainsAny(r.URL.Path, "\x00\\") {
			s.problem(w, r, &site.Problem{Status: http.StatusRequestURITooLong, Code: "bad-request", Message: wi.ed.book.Printer(wi.lang).Text("site-bad-form")})
			return
		}
		wi.take()
		if wi.path != r.URL.Path {
			u := *r.URL
			u.Path, u.RawPath = wi.path, ""
			r2 := *r
			r2.URL = &u
			r = &r2
		}
		if strings.Contains(r.URL.RawQuery, "known=") || wi.rev != "" && wi.rev != wi.ed.book.Revision() {
			if problem := s.turnBack(r, wi); problem != nil {
				s.problem(w, r, problem)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// turnBack turns to the record as it stood earlier: at the revision of the path, as known at the instant of the query.
func (s *Server) turnBack(r *http.Request, w *wish) *site.Problem {
	a := site.Ask{Lang: w.lang, Today: s.today()}
	a.AsOf = a.Today
	b := w.ed.book
	if asked := r.URL.Query().Get("known"); asked != "" {
		at, err := altyn.ParseInstant(asked)
		if err != nil {
			return b.Bad(a, "bad-known", "asked", clip(asked))
		}
		if altyn.DayAt(at.Time()) > a.Today+1 {
			return b.Bad(a, "bad-future", "today", a.Today)
		}
		w.known = at
	}
	key := pastKey{w.rev, w.known}
	ed, err := w.ed.past.edition(r.Context(), w.ed, key)
	var early *desk.TooEarlyError
	switch {
	case err == nil:
		w.ed = ed
		return nil
	case errors.Is(err, api.ErrGone):
		return s.gone(w)
	case errors.Is(err, api.ErrBusy) || r.Context().Err() != nil:
		return &site.Problem{Status: http.StatusServiceUnavailable, Code: "busy", Message: b.Printer(w.lang).Text("site-past-busy"), Retry: waitForCheck}
	case errors.As(err, &early):
		return &site.Problem{Status: http.StatusNotFound, Code: "not-known", Message: b.Printer(w.lang).Text("site-too-early", "asked", w.known, "first", early.First)}
	}
	s.opt.Log.Error("earlier state", "revision", w.rev, "error", err.Error())
	return &site.Problem{Status: http.StatusInternalServerError, Code: "internal", Message: b.Printer(w.lang).Text("site-internal")}
}

// take takes form, day and revision off the path.
func (w *wish) take() {
	if strings.HasPrefix(w.path, "/assets/") || strings.HasPrefix(w.path, "/v1/") {
		return
	}
	if rest, ok := strings.CutPrefix(w.path, "/r/"); ok {
		rev, path, _ := strings.Cut(rest, "/")
		w.rev, w.path = rev, "/"+path
	}
	for _, f := range []form{formJSON, formCSV, formAtom} {
		if p, ok := strings.CutSuffix(w.path, "."+string(f)); ok && p != "" && !strings.HasSuffix(p, "/") {
			w.form, w.path = f, p
			break
		}
	}
	if i := strings.LastIndex(w.path, "/as-of/"); i >= 0 {
		w.day, w.path = w.path[i+len("/as-of/"):], w.path[:i]
		if w.path == "" {
			w.path = "/"
		}
	}
	if w.path == "/index" {
		w.path = "/"
	}
}

// guard sets the headers that every answer has.
func guard(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()")
}

const languageCookie = "altyn-lang"

var (
	languageTags = func() []language.Tag {
		var tags []language.Tag
		for _, l := range site.Languages() {
			tags = append(tags, language.Make(l))
		}
		return tags
	}()
	matcher = language.NewMatcher(languageTags)
)

// pickLanguage chooses the language of the interface: that of the address, else of the cookie, else of the browser.
func pickLanguage(r *http.Request) (lang string, asked bool) {
	known := site.Languages()
	if strings.Contains(r.URL.RawQuery, "lang=") {
		if l := r.URL.Query().Get("lang"); slices.Contains(known, l) {
			return l, true
		}
	}
	if c, err := r.Cookie(languageCookie); err == nil && slices.Contains(known, c.Value) {
		return c.Value, false
	}
	accept := r.Header.Get("Accept-Language")
	if accept == "" || len(accept) > 200 {
		return known[0], false
	}
	_, at := language.MatchStrings(matcher, accept)
	return known[at], false
}

// ask gives what a page is asked for; a problem when the day is none or lies ahead.
func (s *Server) ask(r *http.Request) (site.Ask, *site.Problem) {
	w := wishOf(r)
	q, err := url.ParseQuery(r.URL.RawQuery)
	a := site.Ask{Lang: w.lang, Today: s.today(), Query: q, Fixed: w.rev != "", Known: w.known}
	a.AsOf = a.Today
	if err != nil {
		return a, w.ed.book.Bad(a, "bad-form")
	}
	if w.day == "" {
		return a, nil
	}
	day, err := altyn.ParseDay(w.day)
	if err != nil {
		return a, w.ed.book.Bad(a, "bad-day", "asked", clip(w.day))
	}
	if day > a.Today {
		return a, w.ed.book.Bad(a, "bad-future", "today", a.Today)
	}
	a.AsOf, a.Dated = day, true
	if a.Fixed { // what lies between that day and now is no part of a copy that never changes
		a.Today = day
	}
	return a, nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
