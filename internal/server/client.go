package server

import (
	"net/http"
	"net/netip"
	"strings"

	"altyn/internal/api"
)

const maxForwarded = 20 // addresses of X-Forwarded-For that are looked at, from the end

// client gives the address of who asks: that of the connection; behind a proxy that is trusted, the last address of
// X-Forwarded-For that no trusted proxy has. What others write into that header counts for nothing.
func (s *Server) client(r *http.Request) netip.Addr {
	at := api.Connection(r).Unmap()
	if !s.trusted(at) {
		return at
	}
	var all []string
	for _, line := range r.Header["X-Forwarded-For"] {
		all = append(all, strings.Split(line, ",")...)
	}
	for i := len(all) - 1; i >= max(0, len(all)-maxForwarded); i-- {
		text := strings.TrimSpace(all[i])
		next, err := netip.ParseAddr(text)
		if err != nil {
			with, err := netip.ParseAddrPort(text)
			if err != nil {
				break
			}
			next = with.Addr()
		}
		at = next.Unmap().WithZone("")
		if !s.trusted(at) {
			break
		}
	}
	return at
}

// secure reports whether the visitor came by https: to us, or to the trusted proxy in front.
func (s *Server) secure(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	return len(s.opt.Trust) > 0 && s.trusted(api.Connection(r).Unmap()) && r.Header.Get("X-Forwarded-Proto") == "https"
}

func (s *Server) trusted(a netip.Addr) bool {
	for _, p := range s.opt.Trust {
		if p.Contains(a) {
			return true
		}
	}
	return false
}
