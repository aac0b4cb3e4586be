// Package quota limits how much one client may ask for, and says so in the standard headers RateLimit and
// RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers). Its memory does not grow with the number of clients.
//
// Who a client is, what a request costs and what to answer to one that asks too much is left to the handler.
package quota

import (
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

// Policy is how much a client may ask for: Quota in every Window, evenly refilled.
type Policy struct {
	Name   string // a word for the headers
	Quota  int    // from 1
	Window time.Duration
}

// A Limiter holds clients to a policy. For each it keeps one instant: when its quota will be whole again (the generic cell
// rate algorithm). It is safe for concurrent use.
type Limiter struct {
	policy Policy
	line   []string // of RateLimit-Policy
	step   int64    // nanoseconds in which one unit comes back
	most   int      // clients of a generation

	lock  sync.Mutex
	young map[netip.Addr]int64
	old   map[netip.Addr]int64
}

// New makes a limiter that keeps up to so many clients, those that asked last.
func New(p Policy, clients int) *Limiter {
	p.Quota = max(p.Quota, 1)
	return &Limiter{policy: p, most: max(clients/2, 1), young: map[netip.Addr]int64{}, step: max(int64(p.Window)/int64(p.Quota), 1),
		line: []string{strconv.Quote(p.Name) + ";q=" + strconv.Itoa(p.Quota) + ";w=" + strconv.Itoa(seconds(int64(p.Window)))}}
}

// Grant is the answer to a request for some of the quota.
type Grant struct {
	OK   bool
	Left int // units left
	Wait int // seconds until as much as was asked for is there, when it is not OK
	Full int // seconds until the quota is whole again

	limiter *Limiter
}

// Take takes cost units from the quota of a client, from 1 to the quota. Nothing is taken when not so much is left.
func (l *Limiter) Take(client netip.Addr, now time.Time, cost int) Grant {
	cost = min(max(cost, 1), l.policy.Quota)
	at, window := now.UnixNano(), l.step*int64(l.policy.Quota)
	client = network(client)

	l.lock.Lock()
	defer l.lock.Unlock()
	full, ok := l.young[client]
	if !ok {
		full = l.old[client]
	}
	full = max(full, at)
	next := full + int64(cost)*l.step
	g := Grant{OK: next-at <= window, limiter: l}
	if g.OK {
		full = next
		if !ok && len(l.young) >= l.most {
			l.old, l.young = l.young, make(map[netip.Addr]int64, l.most)
		}
		l.young[client] = full
	} else {
		g.Wait = seconds(next - at - window)
	}
	g.Left = int((window - (full - at)) / l.step)
	g.Full = seconds(full - at)
	return g
}

// network gives what counts as one client: an address of IPv4, a network of 64 bits of IPv6.
func network(a netip.Addr) netip.Addr {
	a = a.Unmap()
	if !a.Is6() {
		return a
	}
	p, err := a.WithZone("").Prefix(64)
	if err != nil {
		return a
	}
	return p.Addr()
}

func seconds(nano int64) int { return int((nano + int64(time.Second) - 1) / int64(time.Second)) }

// Set writes the headers: the policy, what is left of it, and after a refusal when to come again.
func (g Grant) Set(h http.Header) {
	h["Ratelimit-Policy"] = g.limiter.line
	b := make([]byte, 0, 48)
	b = append(strconv.AppendQuote(b, g.limiter.policy.Name), ";r="...)
	b = append(strconv.AppendInt(b, int64(g.Left), 10), ";t="...)
	b = strconv.AppendInt(b, int64(g.Full), 10)
	h["Ratelimit"] = []string{string(b)}
	if !g.OK {
		h["Retry-After"] = []string{strconv.Itoa(g.Wait)}
	}
}

// Clients gives how many clients are kept.
func (l *Limiter) Clients() int {
	l.lock.Lock()
	defer l.lock.Unlock()
	return len(l.young) + len(l.old)
}
