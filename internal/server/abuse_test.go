package server_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"altyn/data"
	"altyn/internal/desk"
	"altyn/internal/server"
)

// listen serves on a port of loopback until stop is called, which gives what Serve gave.
func listen(t *testing.T, s *server.Server) (addr string, stop func() error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l, 10*time.Second) }()
	stop = sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() { stop() })
	return l.Addr().String(), stop
}

// A client that does not get to the end of its request is dropped.
func TestSlowClientIsDropped(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for the timeouts of the server")
	}
	t.Parallel()
	addr, _ := listen(t, small(t))
	for name, part := range map[string]string{
		"header": "GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
		"body":   "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nKaz",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if _, err := c.Write([]byte(part)); err != nil {
				t.Fatal(err)
			}
			c.SetReadDeadline(time.Now().Add(40 * time.Second))
			for {
				if _, err := c.Read(make([]byte, 4096)); err != nil {
					if errors.Is(err, io.EOF) || strings.Contains(err.Error(), "reset") {
						return
					}
					t.Fatalf("the connection was held: %v", err)
				}
			}
		})
	}
}

// A stop under load answers every request that was taken, and takes no new ones.
func TestStopLosesNoRequest(t *testing.T) {
	addr, stop := listen(t, small(t))
	var answered, lost atomic.Int64
	var wait sync.WaitGroup
	begun := make(chan struct{})
	var once sync.Once
	for range 20 {
		wait.Go(func() {
			// One request a connection: what was accepted is answered, what was not is refused, and nothing is cut off.
			for {
				c, err := net.Dial("tcp", addr)
				if err != nil {
					return
				}
				fmt.Fprintf(c, "POST /v1/check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 30\r\n\r\n%-30s", "Bravia won three medals.")
				got, err := io.ReadAll(c)
				c.Close()
				switch {
				case len(got) == 0: // it was in the queue of the system, and never ours
					return
				case err != nil || !bytes.Contains(got, []byte("\r\n\r\n{")) || !bytes.HasSuffix(got, []byte("}\n")):
					lost.Add(1)
				default:
					if answered.Add(1) > 50 {
						once.Do(func() { close(begun) })
					}
				}
			}
		})
	}
	select {
	case <-begun:
	case <-time.After(20 * time.Second):
		t.Error("there is no load")
	}
	if err := stop(); err != nil {
		t.Errorf("stop: %v", err)
	}
	wait.Wait()
	if lost.Load() > 0 || answered.Load() < 50 {
		t.Errorf("%d answered, %d cut off", answered.Load(), lost.Load())
	}
}

// The record is loaded anew while requests are under way: every one is answered, by the old record or the new.
func TestReloadUnderLoad(t *testing.T) {
	var turn atomic.Int64
	s, err := server.New(server.Options{Now: today, Get: much, Post: much, Open: func() (*desk.Desk, error) {
		if turn.Add(1)%2 == 0 {
			return desk.Open(desk.Options{Data: os.DirFS("../cli/testdata/record"), Name: "record"})
		}
		return desk.Open(desk.Options{Data: data.FS})
	}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var wait sync.WaitGroup
	var n atomic.Int64
	seen := sync.Map{}
	for range 4 {
		wait.Go(func() {
			for ctx.Err() == nil {
				for _, path := range []string{"/games", "/v1/games", "/table", "/v1/nations?limit=5", "/games.json"} {
					w := get(s, path)
					if w.Code != http.StatusOK {
						t.Errorf("%s: %d", path, w.Code)
						return
					}
					if r := w.Header().Get("Altyn-Revision"); r != "" {
						seen.Store(r, true)
					}
					n.Add(1)
				}
			}
		})
	}
	for range 6 {
		time.Sleep(30 * time.Millisecond)
		if err := s.Reload(); err != nil {
			t.Error(err)
		}
	}
	cancel()
	wait.Wait()
	revisions := 0
	seen.Range(func(any, any) bool { revisions++; return true })
	if revisions != 2 || n.Load() < 50 {
		t.Errorf("%d answers of %d records", n.Load(), revisions)
	}
}

// Whatever is asked for, what is kept of the answers stays within its bound.
func TestMemoryStaysFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("it asks twenty thousand times")
	}
	s := unlimited(t)
	size := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc >> 20)
	}
	round := func(from, until int) {
		for i := from; i < until; i++ {
			for _, path := range []string{fmt.Sprintf("/v1/people?limit=20&offset=%d", i), fmt.Sprintf("/v1/search?q=k%d", i), fmt.Sprintf("/search?q=x%d", i), fmt.Sprintf("/nothing-%d", i)} {
				get(s, path)
			}
		}
	}
	round(0, 500)
	before := size()
	round(500, 5000)
	after := size()
	runtime.KeepAlive(s)
	if after > before+100 {
		t.Errorf("the heap grew from %d MB to %d MB", before, after)
	}
	t.Logf("%d MB, then %d MB", before, after)
}

// A body that unpacks to more than is read is refused, and takes no more memory than its bound.
func TestGzipBomb(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	zeros := bytes.Repeat([]byte("word "), 1<<18)
	for range 100 {
		z.Write(zeros)
	}
	z.Close()
	s := small(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w := ask(s, http.MethodPost, "/v1/check", bytes.NewReader(packed.Bytes()), "Content-Type", "text/plain", "Content-Encoding", "gzip")
	runtime.ReadMemStats(&after)
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d KB that unpack to %d MB: %d", packed.Len()>>10, 100*len(zeros)>>20, w.Code)
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 20 {
		t.Errorf("%d MB were allocated", mb)
	}
	for encoding, want := range map[string]int{"br": http.StatusUnsupportedMediaType, "gzip, gzip": http.StatusUnsupportedMediaType, "gzip": http.StatusBadRequest} {
		if w := ask(s, http.MethodPost, "/v1/check", strings.NewReader("not packed"), "Content-Type", "text/plain", "Content-Encoding", encoding); w.Code != want {
			t.Errorf("Content-Encoding %s: %d, want %d", encoding, w.Code, want)
		}
	}
}

// Names and reports with markup come back as text, in whatever form: no answer of the API is taken for a page.
func TestHostileTextToAPI(t *testing.T) {
	s := unlimited(t)
	const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)> Kazakhstan won seven gold medals at London 2012.`
	for _, w := range []interface {
		Result() *http.Response
	}{
		ask(s, http.MethodPost, "/v1/check", strings.NewReader(hostile), "Content-Type", "text/plain"),
		get(s, "/v1/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "Accept", "text/html"),
		get(s, "/v1/nations/%3Cscript%3E", "Accept", "text/html"),
		get(s, "/v1/%3Cscript%3E"),
	} {
		r := w.Result()
		if kind := r.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") || r.Header.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.Contains(r.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s with %v", kind, r.Header)
		}
	}
}

// FuzzAPI asks for any address below /v1 with any body: there is always an answer of the one shape.
func FuzzAPI(f *testing.F) {
	for _, x := range []struct{ address, body, kind string }{
		{"games/2012S/table?as_of=2016-12-31&nation=KAZ", "", ""}, {"people?limit=5&offset=99999999999999999999", "", ""}, {"games/%2e%2e/%2e%2e/table", "", ""},
		{"revisions//games?as_of=", "", ""}, {"search?q=%ff%00", "", ""}, {"check", `{"text":"Kazakhstan won."}`, "application/json"}, {"check", "text=%E2%82&date=x", "application/x-www-form-urlencoded"},
		{"read", "PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, {"check?name=%00", "<p>a", "text/html"}, {"games/1896S..2024S/table?by=total&zeros=yes&format=csv", "", ""},
	} {
		f.Add(x.address, x.body, x.kind)
	}
	s := small(f)
	f.Fuzz(func(t *testing.T, address, body, kind string) {
		r, err := http.NewRequest(http.MethodGet, "/v1/"+address, nil)
		if err != nil {
			t.Skip()
		}
		if kind != "" {
			r, err = http.NewRequest(http.MethodPost, "/v1/"+address, strings.NewReader(body))
			if err != nil {
				t.Skip()
			}
			r.Header["Content-Type"] = []string{kind}
		}
		r.RemoteAddr = fmt.Sprintf("10.%d.%d.%d:1", len(address)%256, len(body)%256, time.Now().Nanosecond()%256)
		w := &capture{sink: sink{h: http.Header{}}}
		s.ServeHTTP(w, r)
		if w.status >= 500 {
			t.Errorf("%q: %d %s", address, w.status, w.body.String())
		}
		if w.status >= 400 && !bytes.HasPrefix(w.body.Bytes(), []byte(`{"error":{"code":"`)) {
			t.Errorf("%q: %d %.100s", address, w.status, w.body.String())
		}
	})
}

type capture struct {
	sink
	status int
	body   bytes.Buffer
}

func (c *capture) Write(b []byte) (int, error) { return c.body.Write(b) }
func (c *capture) WriteHeader(status int)      { c.status = status }
