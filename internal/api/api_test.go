package api_test

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"altyn/data"
	"altyn/internal/api"
	"altyn/internal/desk"
	"altyn/internal/quota"
	"altyn/internal/site"
)

//go:generate go test -count=1 -run ^TestManual$ -update .

var update = flag.Bool("update", false, "write the generated files")

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// shipped is the record that ships, opened once.
var shipped = sync.OnceValues(func() (api.Source, error) {
	d, err := desk.Open(desk.Options{Data: data.FS})
	if err != nil {
		return api.Source{}, err
	}
	b, err := site.Open(d)
	if err != nil {
		return api.Source{}, err
	}
	return api.Source{Desk: d, Words: b.Printer, Langs: site.Languages(), Search: func(lang, asked string, limit int) []api.Hit {
		var out []api.Hit
		for _, h := range b.Find(lang, asked, limit) {
			out = append(out, api.Hit(h))
		}
		return out
	}}, nil
})

func serve(t testing.TB, change ...func(*api.Options)) *api.API {
	t.Helper()
	s, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	opt := api.Options{Now: func() time.Time { return noon }, Get: quota.Policy{Name: "default", Quota: 1 << 30, Window: time.Minute}, Checks: quota.New(quota.Policy{Name: "check", Quota: 1 << 30, Window: time.Minute}, 1<<10),
		Fault: func(path string, cause any) { t.Errorf("fault at %s: %v", path, cause) }}
	for _, f := range change {
		f(&opt)
	}
	a := api.New(opt)
	a.Load(api.NewEdition(s))
	return a
}

// ask asks for a path; more are the method, the body, and pairs of headers.
func ask(a http.Handler, path string, header ...string) *http.Response {
	return do(a, http.MethodGet, path, "", header...)
}

func do(a http.Handler, method, path, body string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "/", strings.NewReader(body))
	r.RequestURI = path
	if u, err := url.ParseRequestURI(path); err == nil {
		r.URL = u
	} else {
		r.URL = &url.URL{Path: path}
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// decode reads an answer; path leads to a member.
func decode(t testing.TB, r *http.Response) map[string]any {
	t.Helper()
	var v map[string]any
	b := body(t, r)
	if err := json.Unmarshal([]byte(b), &v); err != nil {
		t.Fatalf("%v in %.300s", err, b)
	}
	return v
}

// The proof case comes out of the record: the medals of Kazakhstan at London 2012 by day.
func TestTableAsOf(t *testing.T) {
	a := serve(t)
	for _, tt := range []struct{ query, want string }{
		{"as_of=2012-08-12", "12 7-1-5"}, {"as_of=2016-10-28", "19 4-1-6"}, {"as_of=2016-12-31", "24 3-1-6"}, {"as_of=2021-11-12", "23 3-2-6"}, {"", "24 3-2-6"},
		{"as_of=2012-08-12&basis=allocated", "12 7-1-5"},
	} {
		r := ask(a, "/v1/games/2012S/table?nation=KAZ&"+tt.query)
		if r.StatusCode != 200 {
			t.Fatalf("%s: %d %s", tt.query, r.StatusCode, body(t, r))
		}
		l := decode(t, r)["lines"].([]any)[0].(map[string]any)
		if got := fmt.Sprintf("%v %v-%v-%v", l["rank"], l["gold"], l["silver"], l["bronze"]); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.query, got, tt.want)
		}
	}
}

func TestCodes(t *testing.T) {
	a := serve(t)
	for path, want := range map[string]string{"DEU": "GER", "de": "GER", "GER": "GER", "Germany": "GER", "kaz": "KAZ", "BRN": "BRN", "BRN?codes=iso": "BRU", "CH": "SUI"} {
		r := ask(a, "/v1/nations/"+path)
		if got := decode(t, r); r.StatusCode != 200 || got["id"] != want {
			t.Errorf("%s: %d, %v; want %s", path, r.StatusCode, got["id"], want)
		}
	}
}

func TestZeros(t *testing.T) {
	a := serve(t)
	without := len(decode(t, ask(a, "/v1/games/2012S/table"))["lines"].([]any))
	lines := decode(t, ask(a, "/v1/games/2012S/table?zeros=yes"))["lines"].([]any)
	if len(lines) < 180 || without > 100 {
		t.Errorf("%d lines without and %d with zeros", without, len(lines))
	}
	last := lines[len(lines)-1].(map[string]any)
	if last["rank"] != nil || last["total"] != 0.0 {
		t.Errorf("a nation without medals: %v", last)
	}
}

// Following next leads through the whole list once, in one order.
func TestPages(t *testing.T) {
	a := serve(t)
	all := decode(t, ask(a, "/v1/people?limit=1000"))["items"].([]any)
	seen := 0
	for next := "/v1/people?limit=97"; next != ""; {
		r := ask(a, next)
		v := decode(t, r)
		for _, p := range v["items"].([]any) {
			if got, want := p.(map[string]any)["id"], all[seen].(map[string]any)["id"]; got != want {
				t.Fatalf("item %d is %v, want %v", seen, got, want)
			}
			seen++
		}
		next, _ = v["next"].(string)
		if next != "" != strings.Contains(r.Header.Get("Link"), `rel="next"`) {
			t.Errorf("next is %q, Link %q", next, r.Header.Get("Link"))
		}
	}
	if seen != len(all) || len(all) < 500 {
		t.Errorf("%d people on the pages, %d in all", seen, len(all))
	}
}

// CSV and JSON Lines say how many rows there are, and that these are all.
func TestRowsSayThatTheyAreComplete(t *testing.T) {
	a := serve(t)
	for _, path := range []string{"/v1/people", "/v1/games", "/v1/nations", "/v1/events", "/v1/results", "/v1/decisions", "/v1/sources", "/v1/sports", "/v1/games/2012S/table", "/v1/differences", "/v1/games/2012S/table/KAZ/days", "/v1/games/2012S/changes"} {
		r := ask(a, path+"?format=csv")
		rows, err := csv.NewReader(r.Body).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if fmt.Sprint(len(rows)-1) != r.Header.Get("Altyn-Rows") || r.Header.Get("Altyn-Complete") != "true" || len(rows) < 2 || len(rows[0]) < 3 {
			t.Errorf("%s as CSV: %d rows, %v", path, len(rows)-1, r.Header)
		}
		r = ask(a, path+"?limit=2", "Accept", "application/jsonl")
		if r.StatusCode == 400 { // no limit here
			r = ask(a, path, "Accept", "application/x-ndjson")
		}
		lines := strings.Split(strings.TrimSuffix(body(t, r), "\n"), "\n")
		var end api.End
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &end); err != nil || end.End.Rows != len(lines)-1 || end.End.Revision == "" || end.End.Complete != (end.End.Rows == end.End.Total) {
			t.Errorf("%s as JSON Lines: %d lines, %+v %v", path, len(lines), end, err)
		}
	}
}

// Every problem has the one shape, the true status and a remedy.
func TestProblems(t *testing.T) {
	a := serve(t)
	for _, tt := range []struct {
		method, path, body, kind string
		status                   int
		code, says               string
	}{
		{"GET", "/v1/nothing", "", "", 404, "not-found", "/v1/openapi.json"},
		{"GET", "/v1/games/", "", "", 404, "not-found", "/v1/games"},
		{"GET", "/v1/nations/KZA", "", "", 404, "not-found", "KAZ"},
		{"GET", "/v1/games/2013S/table", "", "", 404, "not-found", "2012S"},
		{"GET", "/v1/games/2012S/table?as-of=2016-01-01", "", "", 400, "bad-request", "did you mean as_of?"},
		{"GET", "/v1/games/2012S/table?as_of=2016-13-01", "", "", 400, "bad-request", "2016-12-31"},
		{"GET", "/v1/games/2012S/table?as_of=2030-01-01", "", "", 400, "bad-request", "2026-11-20"},
		{"GET", "/v1/games/2012S/table?by=silver", "", "", 400, "bad-request", "gold, total"},
		{"GET", "/v1/games/2012S/table?by=gold&by=total", "", "", 400, "bad-request", "once"},
		{"GET", "/v1/games/2012S/table?as_of=2012-08-01", "", "", 404, "not-known", "as_of="},
		{"GET", "/v1/people?limit=0", "", "", 400, "bad-request", "from 1 to 1000"},
		{"GET", "/v1/people?limit=1001", "", "", 400, "bad-request", "1000"},
		{"GET", "/v1/people?offset=-1", "", "", 400, "bad-request", "from 0"},
		{"GET", "/v1/people/nobody-at-all?format=csv", "", "", 400, "bad-request", "as_of"},
		{"GET", "/v1/people?lang=xx", "", "", 400, "bad-request", "kk"},
		{"GET", "/v1/search", "", "", 400, "bad-request", "q="},
		{"GET", "/v1/check", "", "", 405, "method-not-allowed", "POST"},
		{"DELETE", "/v1/games", "", "", 405, "method-not-allowed", "GET, HEAD"},
		{"GET", "/v1/revisions/abc/games", "", "", 410, "gone", "/v1/games"},
		{"GET", "/v1/games?" + strings.Repeat("x", 3000), "", "", 414, "address-too-long", "2048"},
		{"POST", "/v1/check", "x", "image/png", 415, "unsupported-media-type", "text/plain"},
		{"POST", "/v1/check", "", "text/plain", 422, "unreadable", ""},
		{"POST", "/v1/check", "{", "application/json", 400, "bad-request", "text"},
		{"POST", "/v1/check", `{"text":"x","tex":1}`, "application/json", 400, "bad-request", "text"},
		{"POST", "/v1/check", `{"text":7}`, "application/json", 400, "bad-request", "text"},
		{"POST", "/v1/check?language=xx", "x", "text/plain", 400, "bad-request", "en"},
		{"POST", "/v1/check", strings.Repeat("word ", 300_000), "text/plain", 413, "too-large", "altyn check"},
	} {
		r := do(a, tt.method, tt.path, tt.body, "Content-Type", tt.kind)
		raw := body(t, r)
		var v api.Problem
		if err := json.Unmarshal([]byte(raw), &v); err != nil {
			t.Errorf("%s %.60s: %v", tt.method, tt.path, err)
			continue
		}
		if r.StatusCode != tt.status || v.Error.Code != tt.code || !strings.Contains(raw, tt.says) || v.Revision == "" || v.Error.Message == "" ||
			tt.code != "unreadable" && len(v.Error.Fixes) == 0 || r.Header.Get("Cache-Control") != "no-store" || r.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s %.60s: %d %s, want %d %s %q", tt.method, tt.path, r.StatusCode, raw, tt.status, tt.code, tt.says)
		}
	}
}

func TestCaching(t *testing.T) {
	a := serve(t)
	r := ask(a, "/v1/games/2012S/table?as_of=2016-12-31")
	tag, forever := r.Header.Get("ETag"), r.Header.Get("Content-Location")
	if tag == "" || !strings.HasPrefix(r.Header.Get("Cache-Control"), "public, max-age=3600") || r.Header.Get("Altyn-Revision") == "" || r.Header.Get("Altyn-As-Of") != "2016-12-31" {
		t.Fatalf("%v", r.Header)
	}
	if r := ask(a, "/v1/games/2012S/table?as_of=2016-12-31", "If-None-Match", tag); r.StatusCode != 304 || body(t, r) != "" {
		t.Errorf("with the entity tag: %d", r.StatusCode)
	}
	r = ask(a, forever)
	if r.StatusCode != 200 || r.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" || r.Header.Get("ETag") != tag {
		t.Errorf("%s: %d %v", forever, r.StatusCode, r.Header)
	}
	// An address of a revision without a day leads to the one with the day.
	revision := r.Header.Get("Altyn-Revision")
	r = ask(a, "/v1/revisions/"+revision+"/games/2012S/table?by=total")
	if r.StatusCode != 307 || r.Header.Get("Location") != "/v1/revisions/"+revision+"/games/2012S/table?by=total&as_of=2026-11-20" {
		t.Errorf("without a day: %d %s", r.StatusCode, r.Header.Get("Location"))
	}
	if r := do(a, "HEAD", "/v1/games", ""); r.StatusCode != 200 || body(t, r) != "" || r.Header.Get("Content-Length") == "0" {
		t.Errorf("HEAD: %d %v", r.StatusCode, r.Header)
	}
	if r := do(a, "OPTIONS", "/v1/check", "", "Origin", "https://example.org", "Access-Control-Request-Method", "POST"); r.StatusCode != 204 || !strings.Contains(r.Header.Get("Access-Control-Allow-Methods"), "POST") {
		t.Errorf("OPTIONS: %d %v", r.StatusCode, r.Header)
	}
}

// On the next day "today" is another day, in the answers that were kept as well.
func TestTheDayTurns(t *testing.T) {
	now := noon
	a := serve(t, func(o *api.Options) { o.Now = func() time.Time { return now } })
	if got := ask(a, "/v1/games/2012S/table").Header.Get("Altyn-As-Of"); got != "2026-11-20" {
		t.Error(got)
	}
	now = noon.Add(24 * time.Hour)
	if got := ask(a, "/v1/games/2012S/table").Header.Get("Altyn-As-Of"); got != "2026-11-21" {
		t.Error(got)
	}
}

func TestQuota(t *testing.T) {
	now := noon
	a := serve(t, func(o *api.Options) {
		o.Get = quota.Policy{Name: "default", Quota: 3, Window: time.Minute}
		o.Clock = func() time.Time { return now }
		o.Client = func(r *http.Request) netip.Addr { return netip.MustParseAddr(r.Header.Get("Who")) }
	})
	for range 3 {
		if r := ask(a, "/v1/games?limit=1", "Who", "192.0.2.1"); r.StatusCode != 200 {
			t.Fatal(r.StatusCode)
		}
	}
	r := ask(a, "/v1/games?limit=1", "Who", "192.0.2.1")
	if r.StatusCode != 429 || r.Header.Get("RateLimit") != `"default";r=0;t=60` || r.Header.Get("RateLimit-Policy") != `"default";q=3;w=60` || r.Header.Get("Retry-After") != "20" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	if r := ask(a, "/v1/games?limit=1", "Who", "192.0.2.2"); r.StatusCode != 200 {
		t.Errorf("another client: %d", r.StatusCode)
	}
	now = now.Add(20 * time.Second)
	if r := ask(a, "/v1/games?limit=1", "Who", "192.0.2.1"); r.StatusCode != 200 {
		t.Errorf("after the wait: %d", r.StatusCode)
	}
}

func TestManual(t *testing.T) {
	const path = "../../doc/api.md"
	want := serve(t).Manual()
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have, err := os.ReadFile(path); err != nil || string(have) != string(want) {
		t.Errorf("%s is not fresh: run go generate ./... (%v)", path, err)
	}
}

// What cannot be answered is said in the language asked for.
func TestProblemsInTheLanguage(t *testing.T) {
	t.Parallel()
	h := serve(t)
	for _, c := range []struct{ path, accept, lang, want string }{
		{"/v1/nations/XYZ", "", "en", "the record has no nation"},
		{"/v1/nations/XYZ", "fr-CA, en;q=0.5", "fr", "le registre ne connaît rien"},
		{"/v1/nations/XYZ", "ru", "ru", "в реестре нет ничего"},
		{"/v1/nations/XYZ?lang=kk", "ru", "kk", "тізілімде"},
		{"/v1/games/2012S/table?as_of=2012-08-01", "fr", "fr", "Londres"},
		{"/v1/games?limit=x", "fr", "fr", "il faut un nombre de 1 à 1000"},
		{"/v1/games?limit=x", strings.Repeat("fr,", 200), "en", "it takes a number"},
		{"/v1/games?limit=x", "xx", "en", "it takes a number"},
	} {
		r := httptest.NewRequest(http.MethodGet, c.path, nil)
		r.Header.Set("Accept-Language", c.accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code < 400 || w.Header().Get("Content-Language") != c.lang || !strings.Contains(w.Body.String(), c.want) || strings.Contains(w.Body.String(), "%!") {
			t.Errorf("%s for %.20s: %d in %s: %s", c.path, c.accept, w.Code, w.Header().Get("Content-Language"), w.Body)
		}
	}
}
