package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime"
	"sync/atomic"
	"time"

	"altyn"
	"altyn/internal/api"
	"altyn/internal/desk"
	"altyn/internal/quota"
	"altyn/internal/site"
)

// The limits of the server. A visitor who keeps to them is answered; nobody can hold more than these.
const (
	MaxReport     = 1 << 20 // bytes of a report, as text or as a file
	maxHeader     = 16 << 10
	maxAddress    = 2 << 10 // bytes of path and query
	cacheBytes    = 48 << 20
	readTimeout   = 15 * time.Second // of a whole request
	headerTimeout = 5 * time.Second
	writeTimeout  = 30 * time.Second
	idleTimeout   = 75 * time.Second
	waitForCheck  = 3 * time.Second // for one of the checks under way to end
	checkTimeout  = 20 * time.Second
)

// GCPercent is how much the heap of a server may grow before it is collected, as GOGC counts: what a server keeps is small
// beside what it makes for each check, and at the default of 100 collections take a quarter of the time of a check and most
// of the slowest answers. The process that serves sets it, unless its user set GOGC.
const GCPercent = 400

// Options say how a server answers.
type Options struct {
	Open  func() (*desk.Desk, error) // opens the record; called again by Reload
	Now   func() time.Time           // the clock; time.Now when nil
	Log   *slog.Logger               // of starts, reloads and faults of our own; nothing when nil
	Get   quota.Policy               // what a program may ask for below /v1; that of package api when zero
	Post  quota.Policy               // what it may have read or checked there
	Trust []netip.Prefix             // of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none when empty
	Base  string                     // address under which the site is known, as https://example.org; that of the request when empty
}

// Server answers requests about one record. Its methods are safe for concurrent use.
type Server struct {
	opt    Options
	now    atomic.Pointer[edition]
	checks chan struct{}  // one for each check under way
	quota  *quota.Limiter // of reports that one visitor has checked, on the page and below /v1
	h      http.Handler
	api    *api.API
}

// edition is a record as it is served, with the answers made from it.
type edition struct {
	book  *site.Book
	cache *cache
	api   *api.Edition
	past  *past // nil of an earlier state
}

// New makes a server and opens the record.
func New(opt Options) (*Server, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{opt: opt, checks: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)))}
	s.quota = quota.New(cmp.Or(opt.Post, api.CheckPolicy), 1<<15)
	s.api = s.newAPI()
	if err := s.Reload(); err != nil {
		return nil, err
	}
	s.h = s.outer(s.routes())
	return s, nil
}

// Reload opens the record anew. Requests under way go on with the old one; on an error the old one stays.
func (s *Server) Reload() error {
	d, err := s.opt.Open()
	if err != nil {
		return fmt.Errorf("load record to serve: %w", err)
	}
	book, err := site.Open(d)
	if err != nil {
		return err
	}
	if old := s.now.Load(); old != nil && old.book.Revision() == book.Revision() {
		return nil
	}
	book.Warm()
	ed := &edition{book: book, cache: newCache(cacheBytes), api: api.NewEdition(source(book)), past: newPast(d)}
	s.now.Store(ed)
	s.api.Load(ed.api)
	s.opt.Log.Info("record", "revision", book.Revision())
	return nil
}

// Revision names the record that is served.
func (s *Server) Revision() string { return s.now.Load().book.Revision() }

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if forAPI(r) {
		guard(w.Header())
		s.api.ServeHTTP(w, r)
		return
	}
	s.h.ServeHTTP(w, r)
}

func (s *Server) today() altyn.Day { return altyn.DayAt(s.opt.Now()) }

// Serve answers on a listener until ctx is done; then it takes no new requests, and gives those under way until grace has
// passed.
func (s *Server) Serve(ctx context.Context, l net.Listener, grace time.Duration) error {
	web := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.opt.Log.Handler(), slog.LevelDebug),
	}
	done := make(chan error, 1)
	go func() { done <- web.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	err := web.Shutdown(stop)
	if errors.Is(err, context.DeadlineExceeded) {
		_ = web.Close()
		return fmt.Errorf("stop serving: requests were still under way after %s", grace)
	}
	return err
}
