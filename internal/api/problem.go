package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/view"
)

// Problem is the one shape of errors.
type Problem struct {
	Error    ProblemBody `json:"error"`
	AsOf     altyn.Day   `json:"as_of"`    // the day asked about
	Revision string      `json:"revision"` // of the record
}

// ProblemBody says what is wrong and what helps.
type ProblemBody struct {
	Code    string   `json:"code"`    // a word that does not change
	Message string   `json:"message"` // a sentence
	Fixes   []string `json:"fixes"`   // what to do instead
}

// problem is an error with its status.
type problem struct {
	status  int
	code    string
	message phrase
	fixes   []phrase
	asOf    altyn.Day
	wait    int    // seconds, for Retry-After
	allow   string // methods, for Allow
}

func (p *problem) Error() string { return p.message.in("en") }

// codes are the codes of problems with their status, in the order of the documentation.
var codes = []struct {
	code   string
	status int
	about  string
}{
	{"bad-request", 400, "a parameter, the path or the body cannot be read"},
	{"not-found", 404, "there is no such address, nation, person ..."},
	{"not-known", 404, "the record cannot answer this; the fixes say what it can answer"},
	{"method-not-allowed", 405, "the address does not take this method"},
	{"not-acceptable", 406, "the answer does not have this format"},
	{"ambiguous", 409, "several people have this name"},
	{"gone", 410, "the revision is not known: it is neither that of now nor one of the journal"},
	{"too-large", 413, "the body is too large"},
	{"address-too-long", 414, "path and query are too long"},
	{"unsupported-media-type", 415, "the body is in a form that is not read"},
	{"unreadable", 422, "there is no report in the body"},
	{"too-many-requests", 429, "the quota is used up; Retry-After says when to come again"},
	{"internal", 500, "a fault of ours"},
	{"busy", 503, "too many are asking at once; Retry-After says when to come again"},
}

func newProblem(code, format string, args ...any) *problem {
	status := http.StatusInternalServerError
	for _, c := range codes {
		if c.code == code {
			status = c.status
		}
	}
	return &problem{status: status, code: code, message: phrase{format: format, args: args}}
}

func bad(format string, args ...any) *problem { return newProblem("bad-request", format, args...) }

func (p *problem) fix(format string, args ...any) *problem {
	p.fixes = append(p.fixes, phrase{format: format, args: args})
	return p
}

func busy(message string) *problem {
	p := newProblem("busy", message).fix("ask again in a few seconds")
	p.wait = 3
	return p
}

func tooMany(wait int) *problem {
	p := newProblem("too-many-requests", "the quota of this client is used up").fix("ask again in %d s, or load everything at once: altyn export", wait)
	p.wait = wait
	return p
}

// problemOf words an error of the desk or of a view.
func problemOf(err error, say view.Say, asOf altyn.Day) *problem {
	var p *problem
	if errors.As(err, &p) {
		return p
	}
	if u, ok := view.NewUnanswered(err, say); ok {
		p = newProblem("not-known", "the record cannot answer this")
		for i, s := range u.Sentences {
			if i == 0 {
				p.message = phrase{format: "%s", args: []any{s}}
			} else if i < 4 {
				p.message.args[0] = p.message.args[0].(string) + "; " + s
			}
		}
		for i, d := range u.Instead {
			if i < 3 {
				p.fix("ask for another day: as_of=%s", d.First())
			}
		}
		p.asOf = asOf
		return p
	}
	var unknown *desk.UnknownError
	var ambiguous *desk.AmbiguousError
	switch {
	case errors.As(err, &unknown):
		p = newProblem("not-found", "the record has nothing that is called %q", clip(unknown.Asked))
		p.message.english = err.Error()
		switch {
		case len(unknown.Nearest) > 0:
			p.fix("did you mean %s?", strings.Join(unknown.Nearest, ", "))
			p.fixes[0].english = unknown.Fix()
		case unknown.Hint != "":
			p.fix("%s", unknown.Hint)
		}
	case errors.As(err, &ambiguous):
		p = newProblem("ambiguous", "several have the name %q", clip(ambiguous.Asked)).fix("say which by id: %s", strings.Join(ambiguous.IDs[:min(len(ambiguous.IDs), 10)], ", "))
		p.message.english = err.Error()
	default:
		p = newProblem("internal", "%s", err.Error())
	}
	p.asOf = asOf
	return p
}

// refuse answers with a problem. It is never kept by a cache.
func (a *API) refuse(w http.ResponseWriter, r *http.Request, ed *Edition, today altyn.Day, p *problem) {
	lang := languageOf(r, ed)
	v := Problem{Error: ProblemBody{Code: p.code, Message: p.message.in(lang), Fixes: []string{}}, AsOf: today}
	for _, f := range p.fixes {
		v.Error.Fixes = append(v.Error.Fixes, f.in(lang))
	}
	if p.asOf != 0 {
		v.AsOf = p.asOf
	}
	h := w.Header()
	if ed != nil {
		v.Revision = ed.revision
		h["Altyn-Revision"] = []string{ed.revision}
	}
	body, err := json.Marshal(v)
	if err != nil {
		body = []byte(`{}`)
	}
	body = append(body, '\n')
	h["Cache-Control"] = []string{"no-store"}
	h["Content-Language"] = []string{lang}
	h["Vary"] = []string{"Accept-Language"}
	h["Content-Type"] = []string{"application/json; charset=utf-8"}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	if p.wait > 0 {
		h["Retry-After"] = []string{strconv.Itoa(p.wait)}
	}
	if p.allow != "" {
		h["Allow"] = []string{p.allow}
	}
	w.WriteHeader(p.status)
	if r.Method != http.MethodHead {
		w.Write(body) //nolint:errcheck // the client is gone: nobody is left to be told
	}
}
