package server_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"altyn/data"
	"altyn/internal/desk"
	"altyn/internal/quota"
	"altyn/internal/server"
)

// client is one connection that asks and reads answers with as little work as can be, so that the server is measured.
type client struct {
	conn net.Conn
	in   *bufio.Reader
}

func dial(tb testing.TB, addr string) *client {
	tb.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { c.Close() })
	return &client{c, bufio.NewReaderSize(c, 16<<10)}
}

// ask asks and reads the answer; it gives the status and the length of the body.
func (c *client) ask(request []byte) (status, length int, err error) {
	if _, err = c.conn.Write(request); err != nil {
		return 0, 0, err
	}
	for first := true; ; first = false {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return 0, 0, err
		}
		switch {
		case first:
			status, _ = strconv.Atoi(string(line[9:12]))
		case len(line) <= 2:
			_, err = c.in.Discard(length)
			return status, length, err
		case len(line) > 16 && string(line[:16]) == "Content-Length: ":
			length, _ = strconv.Atoi(strings.TrimSpace(string(line[16:])))
		}
	}
}

func requestOf(path string) []byte {
	return []byte("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\n\r\n")
}

// load asks from several connections at once until n answers have come.
func load(b *testing.B, h http.Handler, path string, connections, n int) (length int) {
	b.Helper()
	web := httptest.NewServer(h)
	defer web.Close()
	addr := web.Listener.Addr().String()
	request := requestOf(path)
	first := dial(b, addr)
	status, length, err := first.ask(request)
	if err != nil || status != 200 {
		b.Fatalf("%s: %d %v", path, status, err)
	}
	clients := make([]*client, connections)
	for i := range clients {
		clients[i] = dial(b, addr)
	}
	var left atomic.Int64
	left.Store(int64(n))
	var wait sync.WaitGroup
	b.ResetTimer()
	for _, c := range clients {
		wait.Go(func() {
			for left.Add(-1) >= 0 {
				if status, _, err := c.ask(request); err != nil || status != 200 {
					b.Errorf("%s: %d %v", path, status, err)
					return
				}
			}
		})
	}
	wait.Wait()
	b.StopTimer()
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "requests/s")
	return length
}

// BenchmarkAgainstBare sets pages and answers beside a bare handler that writes as many bytes: the aim is at least half its
// requests a second. The load takes a part of the same processors.
func BenchmarkAgainstBare(b *testing.B) {
	h := unlimited(b)
	for _, path := range []string{"/games/2012S/table", "/games/2012S/table.json", "/v1/games/2012S/table"} {
		length := 0
		b.Run("altyn"+strings.ReplaceAll(path, "/", "-"), func(b *testing.B) { length = load(b, h, path, 16, b.N) })
		b.Run(fmt.Sprintf("bare-%d-bytes", length), func(b *testing.B) {
			body := make([]byte, length)
			load(b, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Length", strconv.Itoa(length))
				w.Write(body)
			}), path, 16, b.N)
		})
	}
}

// BenchmarkManyConnections asks from 500 connections, 1500 times a second in all, and gives the 99th percentile of the time
// to the whole answer: the aim is less than 20 ms.
func BenchmarkManyConnections(b *testing.B) {
	const connections, rate, seconds = 500, 1500, 3
	web := httptest.NewServer(unlimited(b))
	defer web.Close()
	request := requestOf("/games/2012S/table")
	clients := make([]*client, connections)
	for i := range clients {
		clients[i] = dial(b, web.Listener.Addr().String())
	}
	if _, _, err := clients[0].ask(request); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		took := make([][]time.Duration, connections)
		var wait sync.WaitGroup
		begin := time.Now()
		for i, c := range clients {
			wait.Go(func() {
				for k := range rate * seconds / connections {
					due := begin.Add(time.Duration(k*connections+i) * time.Second / rate) // whether or not the one before has come
					time.Sleep(time.Until(due))
					if _, _, err := c.ask(request); err != nil {
						b.Error(err)
						return
					}
					took[i] = append(took[i], time.Since(due))
				}
			})
		}
		wait.Wait()
		all := slices.Concat(took...)
		slices.Sort(all)
		b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
		b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
	}
}

// BenchmarkCheckAPI checks a report of 1,000 words: the aim is less than 20 ms.
func BenchmarkCheckAPI(b *testing.B) {
	h := unlimited(b)
	text := strings.Repeat(report+"\n\n", 1000/len(strings.Fields(report)))
	b.Logf("%d words", len(strings.Fields(text)))
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/v1/check?date=2026-11-20", strings.NewReader(text))
		r.Header.Set("Content-Type", "text/plain")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != 200 {
			b.Fatal(w.Code, w.Body.String())
		}
		io.Copy(io.Discard, w.Body)
	}
}

// much is a quota that nobody uses up.
var much = quota.Policy{Name: "much", Quota: 1 << 30, Window: time.Minute}

// unlimited serves the record that ships to clients that may ask as often as they like.
func unlimited(tb testing.TB) *server.Server {
	tb.Helper()
	before := debug.SetGCPercent(server.GCPercent) // as altyn serve does
	tb.Cleanup(func() { debug.SetGCPercent(before) })
	s, err := server.New(server.Options{Open: func() (*desk.Desk, error) { return desk.Open(desk.Options{Data: data.FS}) }, Now: today, Get: much, Post: much})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}
