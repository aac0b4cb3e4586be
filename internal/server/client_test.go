package server_test

import (
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"altyn/data"
	"altyn/internal/desk"
	"altyn/internal/quota"
	"altyn/internal/server"
)

// A visitor may have so many reports checked, on the page and below /v1 together; who the visitor is, a proxy says only
// when it is trusted.
func TestQuotaOfChecks(t *testing.T) {
	t.Parallel()
	policy := quota.Policy{Name: "check", Quota: 2, Window: time.Hour}
	s, err := server.New(server.Options{Now: today, Post: policy, Trust: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, Open: func() (*desk.Desk, error) { return desk.Open(desk.Options{Data: data.FS}) }})
	if err != nil {
		t.Fatal(err)
	}
	check := func(path, from, forwarded string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(report))
		r.Header.Set("Content-Type", "text/plain")
		r.RemoteAddr = from + ":1234"
		if forwarded != "" {
			r.Header.Set("X-Forwarded-For", forwarded)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	for i, c := range []struct {
		path, from, forwarded string
		want                  int
	}{
		{"/check", "192.0.2.1", "", 200},
		{"/v1/check", "192.0.2.1", "", 200},
		{"/check", "192.0.2.1", "", 429},
		{"/v1/check", "192.0.2.1", "", 429},
		{"/check", "192.0.2.1", "198.51.100.7", 429},                        // no proxy of ours: what it writes counts for nothing
		{"/check", "10.1.2.3", "198.51.100.7", 200},                         // the proxy
		{"/check", "10.1.2.3", "203.0.113.9, 198.51.100.7", 200},            // what the visitor wrote before it counts for nothing
		{"/check", "10.1.2.3", "203.0.113.10, 198.51.100.7, 10.9.9.9", 429}, // two proxies
		{"/check", "10.1.2.3", "198.51.100.8", 200},
		{"/check", "10.1.2.3", "[2001:db8::1]:443", 200},
		{"/check", "10.1.2.3", "2001:db8::2", 200}, // the same network
		{"/check", "10.1.2.3", "2001:db8::3", 429},
		{"/check", "10.1.2.3", "rubbish", 200}, // the proxy itself
		{"/check", "10.1.2.3", "", 200},
		{"/check", "10.1.2.3", strings.Repeat("x,", 500), 429},
	} {
		w := check(c.path, c.from, c.forwarded)
		if w.Code != c.want {
			t.Fatalf("%d: %s from %s for %q: %d, want %d", i, c.path, c.from, c.forwarded, w.Code, c.want)
		}
		if w.Header().Get("RateLimit") == "" || (c.want == 429) != (w.Header().Get("Retry-After") != "") {
			t.Errorf("%d: headers %v", i, w.Header())
		}
		if c.want == 429 && c.path == "/check" && !strings.Contains(w.Body.String(), "Too many checks") {
			t.Errorf("%d: the page does not say why", i)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/games?lang=fr", nil)
	r.RemoteAddr = "10.1.2.3:1"
	r.Header.Set("X-Forwarded-Proto", "https")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if c := w.Header().Get("Set-Cookie"); !strings.Contains(c, "Secure") {
		t.Errorf("a cookie behind https: %s", c)
	}
}

// What was guessed to read a file stands on the page, in its language.
func TestEncodingNotes(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	var body strings.Builder
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "report.txt")
	if err != nil {
		t.Fatal(err)
	}
	// "Казахстан завоевал семь золотых медалей ..." in windows-1251
	for _, r := range "Казахстан завоевал семь золотых медалей на Олимпийских играх в Лондоне. Ольга Рыпакова выиграла золото." {
		if r >= 'А' && r <= 'я' {
			part.Write([]byte{byte(r - 'А' + 0xC0)})
		} else {
			part.Write([]byte{byte(r)})
		}
	}
	form.Close()
	for lang, want := range map[string]string{"en": "Read as windows-1251", "fr": "Lu comme windows-1251", "ru": "Прочитано как windows-1251", "kk": "windows-1251 деп оқылды"} {
		w := ask(h, http.MethodPost, "/check?lang="+lang, strings.NewReader(body.String()), "Content-Type", form.FormDataContentType())
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) || !strings.Contains(w.Body.String(), "Казахстан") {
			t.Errorf("%s: %d, no %q", lang, w.Code, want)
		}
	}
}
