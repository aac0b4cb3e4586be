package quota_test

import (
	"fmt"
	"net/http"
	"net/netip"
	"testing"
	"time"

	"pgregory.net/rapid"

	"altyn/internal/quota"
)

var start = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func TestTake(t *testing.T) {
	l := quota.New(quota.Policy{Name: "default", Quota: 10, Window: time.Minute}, 100)
	a, b := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	for i := range 10 {
		if g := l.Take(a, start, 1); !g.OK || g.Left != 9-i {
			t.Fatalf("request %d: %+v", i+1, g)
		}
	}
	g := l.Take(a, start, 1)
	if g.OK || g.Left != 0 || g.Wait != 6 || g.Full != 60 {
		t.Errorf("the eleventh: %+v", g)
	}
	h := http.Header{}
	g.Set(h)
	for name, want := range map[string]string{"RateLimit": `"default";r=0;t=60`, "RateLimit-Policy": `"default";q=10;w=60`, "Retry-After": "6"} {
		if got := h.Get(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if g := l.Take(b, start, 10); !g.OK || g.Left != 0 {
		t.Errorf("another client: %+v", g)
	}
	if g := l.Take(a, start.Add(6*time.Second), 1); !g.OK {
		t.Errorf("when it was told to come again: %+v", g)
	}
	if g := l.Take(netip.MustParseAddr("::ffff:192.0.2.1"), start.Add(6*time.Second), 1); g.OK {
		t.Error("the same client by its mapped address was taken for another")
	}
}

func TestNetworkIsOneClient(t *testing.T) {
	l := quota.New(quota.Policy{Name: "x", Quota: 1, Window: time.Minute}, 100)
	if g := l.Take(netip.MustParseAddr("2001:db8::1"), start, 1); !g.OK {
		t.Fatal("the first request was refused")
	}
	if g := l.Take(netip.MustParseAddr("2001:db8::ffff"), start, 1); g.OK {
		t.Error("one network of IPv6 has two quotas")
	}
	if g := l.Take(netip.MustParseAddr("2001:db8:0:1::1"), start, 1); !g.OK {
		t.Error("two networks of IPv6 share a quota")
	}
}

func TestMemoryIsBounded(t *testing.T) {
	l := quota.New(quota.Policy{Name: "x", Quota: 5, Window: time.Minute}, 1000)
	for i := range 100_000 {
		l.Take(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), start, 1)
	}
	if n := l.Clients(); n > 1000 {
		t.Errorf("%d clients are kept, want at most 1000", n)
	}
}

// In no window does a client get more than twice the quota, and one that waits as told is served.
func TestQuotaHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 50).Draw(t, "quota")
		l := quota.New(quota.Policy{Name: "x", Quota: n, Window: time.Minute}, 10)
		a := netip.MustParseAddr("192.0.2.1")
		now, granted := start, 0
		for now.Before(start.Add(time.Minute)) {
			cost := rapid.IntRange(1, n).Draw(t, "cost")
			g := l.Take(a, now, cost)
			if g.OK {
				granted += cost
			} else if again := l.Take(a, now.Add(time.Duration(g.Wait)*time.Second), cost); !again.OK {
				t.Fatalf("refused after the wait of %d s", g.Wait)
			} else {
				granted += cost
				now = now.Add(time.Duration(g.Wait) * time.Second)
			}
			now = now.Add(time.Duration(rapid.IntRange(0, 20_000).Draw(t, "pause")) * time.Millisecond)
			if g.Left < 0 || g.Left > n {
				t.Fatalf("%d left of %d", g.Left, n)
			}
		}
		if now.Before(start.Add(2*time.Minute)) && granted > 3*n {
			t.Fatalf("%d granted, the quota is %d a minute", granted, n)
		}
	})
}

func BenchmarkTake(b *testing.B) {
	l := quota.New(quota.Policy{Name: "default", Quota: 1 << 40, Window: time.Minute}, 1000)
	a := netip.MustParseAddr("192.0.2.1")
	b.ReportAllocs()
	for b.Loop() {
		l.Take(a, start, 1)
	}
}

func ExampleLimiter_Take() {
	l := quota.New(quota.Policy{Name: "default", Quota: 60, Window: time.Minute}, 10_000)
	g := l.Take(netip.MustParseAddr("192.0.2.1"), start, 1)
	fmt.Println(g.OK, g.Left)
	// Output: true 59
}
