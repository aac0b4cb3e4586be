package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"altyn/internal/desk"
	"altyn/internal/server"
)

// serveCommand opens the site.
type serveCommand struct{}

const (
	stopGrace  = 10 * time.Second // for requests under way
	watchEvery = 2 * time.Second  // how often the folder of the record is looked at
)

func (c *serveCommand) run(s *session) (int, error) {
	addr := s.flags.Addr
	if addr == "" {
		addr = "127.0.0.1:8080"
	}
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return StatusTrouble, mend(fmt.Errorf("--addr %s: want host and port", addr), "as --addr 127.0.0.1:8080, or --addr :8080 for all networks")
	}
	base := strings.TrimSuffix(s.flags.Base, "/")
	if base != "" && !strings.HasPrefix(base, "http://") && !strings.HasPrefix(base, "https://") {
		return StatusTrouble, mend(fmt.Errorf("--base %s: want an address", s.flags.Base), "as --base https://example.org")
	}
	now := s.env.Now
	if s.flags.Today != "" {
		today, err := s.todayIs()
		if err != nil {
			return StatusTrouble, err
		}
		now = func() time.Time {
			y, m, d := today.Civil()
			return time.Date(y, time.Month(m), d, 12, 0, 0, 0, time.UTC)
		}
	}
	trust, err := networks(s.flags.TrustProxy)
	if err != nil {
		return StatusTrouble, err
	}
	log := slog.New(slog.DiscardHandler)
	if !s.flags.Quiet {
		log = slog.New(slog.NewTextHandler(s.env.Stderr, nil))
	}
	web, err := server.New(server.Options{Open: func() (*desk.Desk, error) { return s.open() }, Now: now, Log: log, Base: base, Trust: trust})
	if err != nil {
		return StatusTrouble, err
	}
	listen, err := (&net.ListenConfig{}).Listen(s.ctx, "tcp", addr)
	if err != nil {
		return StatusTrouble, mend(fmt.Errorf("listen on %s: %w", addr, cause(errors.Unwrap(err))), "another program may have the port: try --addr 127.0.0.1:8081")
	}
	if s.env.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(server.GCPercent))
	}
	ctx, stop := signal.NotifyContext(s.ctx, syscall.SIGTERM)
	defer stop()
	if !s.flags.Quiet {
		fmt.Fprintf(s.env.Stderr, "altyn: http://%s/\n", listen.Addr())
	}
	go s.watch(ctx, web, log)
	if err := web.Serve(ctx, listen, stopGrace); err != nil {
		return StatusTrouble, err
	}
	return StatusOK, nil
}

// networks reads the addresses and networks of --trust-proxy.
func networks(list string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for part := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		if a, err := netip.ParseAddr(part); err == nil {
			out = append(out, netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(part)
		if err != nil {
			return nil, mend(fmt.Errorf("--trust-proxy %s: want addresses or networks", part), "as --trust-proxy 127.0.0.1,10.0.0.0/8")
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

// watch loads the record anew when SIGHUP says so, or when something in its folder changed and then stayed as it was
// for a while, so that half a change is not read.
func (s *session) watch(ctx context.Context, web *server.Server, log *slog.Logger) {
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGHUP)
	defer signal.Stop(again)
	look := time.NewTicker(watchEvery)
	defer look.Stop()
	served := s.looks()
	last := served
	for {
		select {
		case <-ctx.Done():
			return
		case <-again:
		case <-look.C:
			now := s.looks()
			settled := now == last
			last = now
			if !settled || now == served {
				continue
			}
		}
		served = s.looks()
		if err := web.Reload(); err != nil {
			log.Error("record not loaded, the old one stays", "error", err)
		}
	}
}

// looks gives what the folder of the record looks like from outside, "" for the record that ships.
func (s *session) looks() string {
	if s.flags.Data == "" {
		return ""
	}
	var b strings.Builder
	_ = fs.WalkDir(folder{s.env.FS, s.flags.Data}, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, ".cache") { // caches hold nothing that the rest does not say
			return nil
		}
		if info, err := d.Info(); err == nil {
			fmt.Fprintf(&b, "%s %d %d\n", path, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return b.String()
}
