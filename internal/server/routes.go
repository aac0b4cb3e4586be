package server

import (
	"net/http"

	"altyn/internal/site"
)

// routes are all pages. Each has a state for every day (/as-of/2016-12-31 after its path), an unchanging copy
// (/r/REVISION before it), and other forms (.json, .csv, .atom at its end): package server takes these off before
// a path comes here, see [Server.outer].
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	page := func(pattern string, make func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error)) {
		mux.HandleFunc("GET "+pattern, s.page(make))
	}
	mux.HandleFunc("GET /{$}", s.front)
	mux.HandleFunc("POST /check", s.check)
	mux.HandleFunc("GET /check", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusSeeOther) })

	page("/games", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) { return b.GamesList(a) })
	page("/games/{games}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Games(a, r.PathValue("games"))
	})
	page("/games/{games}/table", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Table(a, r.PathValue("games"))
	})
	page("/table", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) { return b.Table(a, "olympic") })
	page("/table/{series}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Table(a, r.PathValue("series"))
	})
	page("/nations", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) { return b.NationList(a) })
	page("/nations/{nation}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Nation(a, r.PathValue("nation"))
	})
	page("/nations/{nation}/{games}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.NationAt(a, r.PathValue("nation"), r.PathValue("games"))
	})
	page("/people/{person}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Person(a, r.PathValue("person"))
	})
	page("/sports", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) { return b.SportList(a) })
	page("/sports/{sport}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Sport(a, r.PathValue("sport"))
	})
	page("/events/{sport}/{event}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Event(a, r.PathValue("sport")+"/"+r.PathValue("event"))
	})
	page("/decisions", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.DecisionList(a, formOf(r) != formHTML)
	})
	page("/decisions/{decision}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Decision(a, r.PathValue("decision"))
	})
	mux.HandleFunc("GET /decisions/row/{effect}", s.effect)
	page("/sources", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.SourceList(a, formOf(r) != formHTML)
	})
	page("/sources/{source}", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Source(a, r.PathValue("source"))
	})
	page("/coverage", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) { return b.Coverage(a) })
	page("/differences", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Differences(a, "", formOf(r) != formHTML)
	})
	page("/games/{games}/differences", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) {
		return b.Differences(a, r.PathValue("games"), formOf(r) != formHTML)
	})
	page("/search", func(b *site.Book, a site.Ask, r *http.Request) (*site.Page, error) { return b.Search(a) })

	mux.HandleFunc("GET /assets/{name}", s.asset)
	mux.HandleFunc("GET /robots.txt", s.robots)
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("/", s.nowhere)
	return mux
}
