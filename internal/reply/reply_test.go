package reply_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"altyn/internal/reply"
)

func send(p *reply.Reply, method string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "/", nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	p.Send(w, r)
	return w.Result()
}

func TestSend(t *testing.T) {
	body := strings.Repeat("twelve bytes", 200)
	p := reply.New(200, http.Header{"Content-Type": {"text/plain"}}, []byte(body))
	plain := send(p, "GET")
	if got, _ := io.ReadAll(plain.Body); string(got) != body || plain.Header.Get("Content-Length") != "2400" || plain.Header.Get("Content-Encoding") != "" {
		t.Errorf("plain: %d bytes, %v", len(got), plain.Header)
	}
	packed := send(p, "GET", "Accept-Encoding", "br, GZIP;q=0.5")
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := io.ReadAll(z); string(got) != body || packed.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("packed: %d bytes, %v", len(got), packed.Header)
	}
	if packed.Header.Get("Etag") == plain.Header.Get("Etag") {
		t.Error("two encodings have one strong entity tag")
	}
	if head := send(p, "HEAD"); head.Header.Get("Content-Length") != "2400" {
		t.Errorf("HEAD: %v", head.Header)
	}
	for _, tt := range []struct {
		tag  string
		want int
	}{
		{plain.Header.Get("Etag"), 304}, {"W/" + plain.Header.Get("Etag"), 304}, {packed.Header.Get("Etag"), 304}, {"*", 304},
		{`"a", ` + plain.Header.Get("Etag"), 304}, {`"a"`, 200}, {"", 200},
	} {
		if got := send(p, "GET", "If-None-Match", tt.tag).StatusCode; got != tt.want {
			t.Errorf("If-None-Match %s: %d, want %d", tt.tag, got, tt.want)
		}
	}
	if bad := send(reply.New(404, http.Header{}, []byte("no")), "GET", "If-None-Match", "*"); bad.StatusCode != 404 || bad.Header.Get("Etag") != "" {
		t.Errorf("404: %d %v", bad.StatusCode, bad.Header)
	}
}

func TestTakesGzip(t *testing.T) {
	for value, want := range map[string]bool{"gzip": true, "gzip, deflate, br": true, "": false, "br": false, "gzip;q=0": false, "*": true,
		"*;q=0": false, "identity, gzip;q=1.0": true, "GZIP": true, "gzip; q=0.000": false, "gzipped": false} {
		if got := reply.TakesGzip(http.Header{"Accept-Encoding": {value}}); got != want {
			t.Errorf("%q: %t, want %t", value, got, want)
		}
	}
}

// What is asked for again and again stays, and the whole never grows over its bound.
func TestStoreIsBounded(t *testing.T) {
	const bound = 1 << 20
	s := reply.NewStore(bound)
	hot := reply.New(200, http.Header{}, []byte("hot"))
	s.Put("hot", hot)
	for i := range 10_000 {
		s.Put(fmt.Sprint(i), reply.New(200, http.Header{}, make([]byte, 300)))
		if _, ok := s.Find("hot"); !ok {
			t.Fatalf("the hot reply was dropped after %d others", i)
		}
		if i%500 == 0 && s.Size() > bound {
			t.Fatalf("%d bytes after %d replies, want at most %d", s.Size(), i, bound)
		}
	}
	if _, ok := s.Find("0"); ok {
		t.Error("the oldest reply is still there")
	}
	s.Put("huge", reply.New(200, http.Header{}, make([]byte, bound)))
	if _, ok := s.Find("huge"); ok {
		t.Error("a reply as large as the store was kept")
	}
}

func BenchmarkSend(b *testing.B) {
	p := reply.New(200, http.Header{"Content-Type": {"text/plain"}}, []byte(strings.Repeat("twelve bytes", 200)))
	r := httptest.NewRequest("GET", "/", nil)
	w := nowhere{http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		p.Send(w, r)
	}
}

type nowhere struct{ h http.Header }

func (n nowhere) Header() http.Header         { return n.h }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}

func ExampleReply_Send() {
	p := reply.New(200, http.Header{"Content-Type": {"text/plain"}}, []byte("40 gold\n"))
	w := httptest.NewRecorder()
	p.Send(w, httptest.NewRequest("GET", "/", nil))
	fmt.Print(w.Body.String(), w.Header().Get("Content-Length"))
	// Output:
	// 40 gold
	// 8
}
