package site

import (
	"errors"
	"strings"
	"time"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/view"
)

// Problem is why there is no page, and what helps. It is the one shape of errors, as HTML and as JSON.
type Problem struct {
	Status  int           // of HTTP
	Code    string        // a word that does not change: not-found, not-known, bad-request ...
	Message string        // a sentence, in the reader's language
	Fixes   []Link        // what to do instead; Href may be empty
	AsOf    altyn.Day     // the day asked for; 0 for none
	Retry   time.Duration // after which to ask again; 0 for never
}

func (p *Problem) Error() string { return p.Message }

// ProblemJSON is a problem as JSON.
type ProblemJSON struct {
	Error    ProblemBody `json:"error"`
	AsOf     string      `json:"as_of"`
	Revision string      `json:"revision"`
}

// ProblemBody says what is wrong.
type ProblemBody struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Fixes   []string `json:"fixes"`
}

// JSON gives the one shape of errors.
func (p *Problem) JSON(revision string, today altyn.Day) ProblemJSON {
	v := ProblemJSON{Error: ProblemBody{p.Code, p.Message, []string{}}, AsOf: today.String(), Revision: revision}
	if p.AsOf != 0 {
		v.AsOf = p.AsOf.String()
	}
	for _, f := range p.Fixes {
		s := f.Text
		if f.Href != "" {
			s += ": " + f.Href
		}
		v.Error.Fixes = append(v.Error.Fixes, s)
	}
	return v
}

// Problem gives the page that shows a problem.
func (b *Book) Problem(p *Problem, a Ask) *Page {
	f := b.face(a.Lang)
	return &Page{Name: "problem", Path: "/", Title: f.t("problem-" + p.Code), Status: p.Status, AsOf: a.Today, Body: p, Data: p.JSON(b.Revision(), a.Today)}
}

// NotFound is the problem of an address that is nobody's.
func (b *Book) NotFound(a Ask, asked string) *Problem {
	f := b.face(a.Lang)
	p := &Problem{Status: 404, Code: "not-found", Message: f.t("no-page", "path", short(asked))}
	for _, hit := range b.Find(a.Lang, lastWord(asked), 4) {
		p.Fixes = append(p.Fixes, Link{Text: hit.Name, Href: hit.Href})
	}
	p.Fixes = append(p.Fixes, Link{Text: f.t("nav-check"), Href: "/"}, Link{Text: f.t("nav-tables"), Href: "/table"})
	return p
}

// unknown is the problem of an id that the record does not have.
func (b *Book) unknown(a Ask, what, asked string, err error, href func(id string) string) *Problem {
	f := b.face(a.Lang)
	p := &Problem{Status: 404, Code: "not-found", Message: f.t("unknown-"+what, "asked", short(asked)), AsOf: a.AsOf}
	var u *desk.UnknownError
	if errors.As(err, &u) {
		for _, n := range u.Nearest {
			id := firstField(n)
			p.Fixes = append(p.Fixes, Link{Text: n, Href: href(id)})
		}
	}
	if len(p.Fixes) == 0 {
		for _, hit := range b.Find(a.Lang, asked, 3) {
			p.Fixes = append(p.Fixes, Link{Text: hit.Name, Href: hit.Href})
		}
	}
	return p
}

// Bad is the problem of a request that is wrong.
func (b *Book) Bad(a Ask, key string, namesAndValues ...any) *Problem {
	return &Problem{Status: 400, Code: "bad-request", Message: b.face(a.Lang).t(key, namesAndValues...), AsOf: a.AsOf}
}

// unanswered is the problem of a table that the record does not know.
func (b *Book) unanswered(a Ask, path string, ask view.TableAsk, err error) error {
	f := b.face(a.Lang)
	u, ok := view.NewUnanswered(err, f.print.Say)
	if !ok {
		return b.Bad(a, "bad-query", "cause", err.Error())
	}
	p := &Problem{Status: 404, Code: "not-known", AsOf: a.AsOf}
	for i, s := range u.Sentences {
		if i == 3 {
			break
		}
		p.Message += capital(s) + ". "
	}
	for i, d := range u.Instead {
		if i == 3 {
			break
		}
		first := d.First()
		if first > a.Today {
			continue
		}
		p.Fixes = append(p.Fixes, Link{Text: f.t("ask-day", "day", first), Href: At(path, first)})
	}
	if from, to, ok := strings.Cut(view.InsteadRange(err, ask), ".."); ok {
		p.Fixes = append(p.Fixes, Link{Text: f.t("ask-range", "from", altyn.GamesID(from), "to", altyn.GamesID(to)), Href: "/table/" + from + ".." + to})
	}
	return p
}

func short(s string) string {
	r := []rune(s)
	if len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

func firstField(s string) string {
	for i, c := range s {
		if c == ' ' {
			return s[:i]
		}
	}
	return s
}

// lastWord gives the part of an address that names something.
func lastWord(path string) string {
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	start := end
	for start > 0 && path[start-1] != '/' {
		start--
	}
	return path[start:end]
}
