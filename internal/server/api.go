package server

import (
	"context"
	"net/http"
	"strings"

	"altyn"
	"altyn/internal/api"
	"altyn/internal/site"
)

// newAPI makes what answers below /v1.
func (s *Server) newAPI() *api.API {
	style := ""
	for _, x := range site.Assets() {
		if strings.HasPrefix(x.Name, "altyn-") && strings.HasSuffix(x.Name, ".css") {
			style = "/assets/" + x.Name
		}
	}
	return api.New(api.Options{Now: s.opt.Now, Get: s.opt.Get, Checks: s.quota, Client: s.client, Style: style,
		Past: func(ctx context.Context, revision string, known altyn.Instant) (*api.Edition, error) {
			now := s.now.Load()
			ed, err := now.past.edition(ctx, now, pastKey{revision, known})
			if err != nil {
				return nil, err
			}
			return ed.api, nil
		},
		Fault: func(path string, cause any) { s.opt.Log.Error("fault", "path", path, "cause", cause) }})
}

// source gives a book as the API asks it.
func source(b *site.Book) api.Source {
	return api.Source{Desk: b.Desk(), Words: b.Printer, Langs: site.Languages(), Search: func(lang, asked string, limit int) []api.Hit {
		found := b.Find(lang, asked, limit)
		out := make([]api.Hit, len(found))
		for i, h := range found {
			out[i] = api.Hit(h)
		}
		return out
	}}
}

// forAPI reports whether a request is one of a program.
func forAPI(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/v1/") || r.URL.Path == "/v1"
}
