package api

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"altyn"
)

// Example gives the answer to the example of the route with this id, as JSON.
func (a *API) Example(s Source, id string) ([]byte, error) {
	for _, rt := range a.routes {
		if rt.ID != id {
			continue
		}
		u, err := url.Parse(rt.example(s))
		if err != nil {
			return nil, err
		}
		r := &http.Request{Method: rt.Method, URL: u, Header: http.Header{}, Body: http.NoBody}
		if rt.Method == http.MethodPost {
			r.Header.Set("Content-Type", "text/plain")
			r.Body = readCloser{strings.NewReader(rt.Body)}
			r.ContentLength = int64(len(rt.Body))
		}
		ed := &Edition{Source: s, revision: s.Desk.Record().Revision()}
		found, q, p := a.find(r, ed, altyn.DayAt(a.opt.Now()), asJSON)
		if p != nil {
			return nil, p
		}
		got, p := a.make(found, q)
		if p != nil {
			return nil, p
		}
		return got.Body(), nil
	}
	return nil, fmt.Errorf("there is no example %q", id)
}

type readCloser struct{ *strings.Reader }

func (readCloser) Close() error { return nil }

// example gives the path of the example of a route, with an id that the record has.
func (rt *route) example(s Source) string {
	id := ""
	switch r := s.Desk.Record(); rt.ID {
	case "source":
		if all := r.Sources(); len(all) > 0 {
			id = string(all[0].ID)
		}
	case "decision":
		if all := r.Decisions(""); len(all) > 0 {
			id = string(all[len(all)-1].Decision)
		}
	}
	return strings.Replace(rt.Example, placeholder, url.PathEscape(id), 1)
}

// placeholder stands in an example for an id of the record.
const placeholder = "ID"

// Sample is a request that shows a route.
type Sample struct {
	ID     string // of the route
	Method string
	Path   string // as the description of OpenAPI has it, with {name} for what varies
	Target string // path and query of the request
	Body   string // text/plain
}

// Examples gives a request for every route, in the order of the documentation.
func (a *API) Examples(s Source) []Sample {
	d := describer{}
	out := make([]Sample, len(a.routes))
	for i, rt := range a.routes {
		out[i] = Sample{rt.ID, rt.Method, d.path(rt), rt.example(s), rt.Body}
	}
	return out
}
