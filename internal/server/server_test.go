package server_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"altyn/data"
	"altyn/internal/desk"
	"altyn/internal/server"
	"altyn/internal/site"
)

func today() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }

var shared = sync.OnceValues(func() (*server.Server, error) {
	return server.New(server.Options{Open: func() (*desk.Desk, error) { return desk.Open(desk.Options{Data: data.FS}) }, Now: today})
})

func shipped(tb testing.TB) *server.Server {
	tb.Helper()
	s, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// small serves the record of the command's tests, whose Games and nations are invented.
func small(tb testing.TB) *server.Server {
	tb.Helper()
	s, err := server.New(server.Options{Open: func() (*desk.Desk, error) {
		return desk.Open(desk.Options{Data: os.DirFS("../cli/testdata/record"), Name: "record"})
	}, Now: today})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func get(h http.Handler, url string, headers ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodGet, url, nil, headers...)
}

func ask(h http.Handler, method, url string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, url, body)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func post(h http.Handler, fields map[string]string, headers ...string) *httptest.ResponseRecorder {
	v := url.Values{}
	for k, x := range fields {
		v.Set(k, x)
	}
	return ask(h, http.MethodPost, "/check", strings.NewReader(v.Encode()), append([]string{"Content-Type", "application/x-www-form-urlencoded"}, headers...)...)
}

// pages are one of each kind.
var pages = []string{
	"/games", "/games/2012S", "/games/1940S", "/games/2012S/table", "/games/2012S/table?by=total&basis=allocated", "/games/2012S/table?why=KAZ", "/games/2012S/table?according-to=olympedia",
	"/games/2012S/table?diff=2012-08-12..2026-11-20", "/games/2012S/table/as-of/2016-12-31", "/table", "/table?why=KAZ", "/table/summer", "/table/winter", "/table/1996S..2020S",
	"/nations", "/nations/KAZ", "/nations/URS", "/nations/AIN", "/nations/KAZ/2012S", "/nations/KAZ/1972S", "/people/olga-rypakova", "/people/ilya-ilyin", "/sports", "/sports/weightlifting", "/sports/wrestling",
	"/events/weightlifting/women-69kg", "/decisions", "/decisions?games=2012S&nation=KAZ", "/decisions?page=3", "/decisions/ioc-2016-10-27-london-weightlifting", "/sources", "/sources/ioc-medals-2022",
	"/coverage", "/differences", "/differences?kind=count&state=unresolved&page=2", "/differences?state=notation", "/games/2012S/differences", "/search", "/search?q=kazakhstan", "/nations/KAZ/as-of/2016-12-31", "/nations/KAZ/2012S/as-of/2016-12-31", "/decisions/as-of/2016-12-31",
}

var inline = regexp.MustCompile(`(?i)<script(>|[^>]*[^>]>[^<])|<style|\sstyle=|\son[a-z]+=|javascript:|https?://[^"']*\.(js|css|woff)`)

func TestEveryPage(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	for _, page := range append([]string{"/", "/?example=en-london-2012", "/nowhere"}, pages...) {
		for _, lang := range site.Languages() {
			w := get(h, page, "Accept-Language", lang)
			body := w.Body.String()
			if want := http.StatusOK; w.Code != want && page != "/nowhere" {
				t.Errorf("%s %s: status %d, want %d", lang, page, w.Code, want)
				continue
			}
			if !strings.Contains(body, `<html lang="`+lang+`">`) || strings.Count(body, "<h1") != 1 || !strings.Contains(body, "</html>") || !strings.Contains(body, `id="main"`) {
				t.Errorf("%s %s: not a whole page with one headline", lang, page)
			}
			if hit := inline.FindString(body); hit != "" {
				t.Errorf("%s %s: the policy forbids %q", lang, page, hit)
			}
			if strings.Contains(body, "site-") && regexp.MustCompile(`>[^<]*site-[a-z]`).MatchString(body) {
				t.Errorf("%s %s: a message has no words: %s", lang, page, regexp.MustCompile(`>[^<]*site-[a-z-]+`).FindString(body))
			}
			if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
				t.Errorf("%s: policy %q", page, csp)
			}
		}
	}
}

// What a table says must be findable for all: captions, scopes, names of regions, labels of fields.
func TestPagesCanBeHeard(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	label := regexp.MustCompile(`<label[^>]* for="([^"]+)"`)
	field := regexp.MustCompile(`<(?:input|select|textarea)[^>]*>`)
	id := regexp.MustCompile(`\sid="([^"]+)"`)
	for _, page := range append([]string{"/", "/?example=en-london-2012"}, pages...) {
		body := get(h, page).Body.String()
		if a, b := strings.Count(body, "<table"), strings.Count(body, "<caption"); a != b {
			t.Errorf("%s: %d tables, %d captions", page, a, b)
		}
		for _, th := range regexp.MustCompile(`<th[ >][^>]*`).FindAllString(body, -1) {
			if !strings.Contains(th, "scope=") {
				t.Errorf("%s: %s> has no scope", page, th)
			}
		}
		labels := map[string]bool{}
		for _, m := range label.FindAllStringSubmatch(body, -1) {
			labels[m[1]] = true
		}
		for _, f := range field.FindAllString(body, -1) {
			m := id.FindStringSubmatch(f)
			if !strings.Contains(f, `type="hidden"`) && (m == nil || !labels[m[1]]) {
				t.Errorf("%s: %s has no label", page, f)
			}
		}
		seen := map[string]bool{}
		for _, m := range id.FindAllStringSubmatch(body, -1) {
			if seen[m[1]] {
				t.Errorf("%s: id %q is there twice", page, m[1])
			}
			seen[m[1]] = true
		}
	}
}

// Every link to a page of our own leads to one.
func TestLinksLead(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("asks for many pages")
	}
	h := shipped(t)
	href := regexp.MustCompile(`href="(/[^"#]*)`)
	done := map[string]bool{}
	for _, page := range pages {
		n := 0
		for _, m := range href.FindAllStringSubmatch(get(h, page).Body.String(), -1) {
			to := strings.ReplaceAll(m[1], "&amp;", "&")
			if done[to] || strings.Contains(to, "lang=") || n > 60 {
				continue
			}
			done[to] = true
			n++
			if w := get(h, to); w.Code >= 400 && !(w.Code == 404 && strings.Contains(to, "/table")) {
				t.Errorf("%s links to %s: status %d", page, to, w.Code)
			}
		}
	}
}

func TestForms(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	for _, page := range pages {
		path, query, _ := strings.Cut(page, "?")
		if query != "" {
			query = "?" + query
		}
		w := get(h, path+".json"+query)
		if w.Code != 200 || !json.Valid(w.Body.Bytes()) || w.Header().Get("Content-Type") != "application/json; charset=utf-8" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s.json: status %d, %s", page, w.Code, w.Header().Get("Content-Type"))
		}
		w = get(h, path+".csv"+query)
		rows, err := csv.NewReader(w.Body).ReadAll()
		if w.Code != 200 || err != nil || len(rows) == 0 {
			t.Errorf("%s.csv: status %d, %d rows, %v", page, w.Code, len(rows), err)
		}
	}
	w := get(h, "/decisions.atom")
	var feed struct {
		Entries []struct {
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &feed); err != nil || len(feed.Entries) == 0 || !strings.HasPrefix(feed.Entries[0].ID, "http://example.com/decisions/") {
		t.Errorf("feed: %v, %d entries", err, len(feed.Entries))
	}
}

// The table as JSON is the contract of the command.
func TestTableContract(t *testing.T) {
	t.Parallel()
	var got struct {
		Games []string `json:"games"`
		AsOf  string   `json:"as_of"`
		Basis string   `json:"basis"`
		Lines []struct {
			Rank                        *int
			Nation                      string
			Gold, Silver, Bronze, Total int
		} `json:"lines"`
	}
	h := shipped(t)
	for day, want := range map[string][4]int{"2012-08-12": {12, 7, 1, 5}, "2016-12-31": {24, 3, 1, 6}, "2020-11-25": {24, 3, 2, 5}, "2021-11-12": {23, 3, 2, 6}, "2026-11-20": {24, 3, 2, 6}} {
		got.Lines = nil
		if err := json.Unmarshal(get(h, "/games/2012S/table/as-of/"+day+".json").Body.Bytes(), &got); err != nil || got.AsOf != day || got.Basis != "result" || got.Games[0] != "2012S" {
			t.Fatalf("%s: %v, %+v", day, err, got)
		}
		for _, l := range got.Lines {
			if l.Nation == "KAZ" && (*l.Rank != want[0] || l.Gold != want[1] || l.Silver != want[2] || l.Bronze != want[3]) {
				t.Errorf("%s: KAZ %d %d-%d-%d, want %v", day, *l.Rank, l.Gold, l.Silver, l.Bronze, want)
			}
		}
	}
}

func TestPastDaysShowNothingLater(t *testing.T) {
	t.Parallel()
	body := get(shipped(t), "/nations/KAZ/2012S/as-of/2016-10-26").Body.String()
	if strings.Contains(body, "ioc-2016-10-27") || !strings.Contains(body, "7–1–5") || strings.Contains(body, "3–2–6") {
		t.Error("the page as of 26 October 2016 shows what was decided later")
	}
}

func TestCaching(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	rev := h.Revision()
	for path, cache := range map[string]string{
		"/games/2012S/table":                                     "public, max-age=60",
		"/games/2012S/table/as-of/2016-12-31":                    "public, max-age=3600",
		"/r/" + rev + "/games/2012S/table/as-of/2016-12-31":      "immutable",
		"/games/2012S/table?lang=fr":                             "private",
		"/r/" + rev + "/nations/KAZ/2012S/as-of/2016-12-31.json": "immutable",
	} {
		w := get(h, path)
		tag := w.Header().Get("ETag")
		if w.Code != 200 || tag == "" || !strings.Contains(w.Header().Get("Cache-Control"), cache) || !strings.Contains(w.Header().Get("Vary"), "Accept-Language") {
			t.Errorf("%s: %d, ETag %q, Cache-Control %q", path, w.Code, tag, w.Header().Get("Cache-Control"))
		}
		for _, match := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
			if w := get(h, path, "If-None-Match", match); w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
				t.Errorf("%s with If-None-Match %s: %d, %d bytes", path, match, w.Code, w.Body.Len())
			}
		}
		if w := get(h, path, "If-None-Match", `"other"`); w.Code != 200 {
			t.Errorf("%s with another tag: %d", path, w.Code)
		}
		head := ask(h, http.MethodHead, path, nil)
		if head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Content-Length") != w.Header().Get("Content-Length") || head.Header().Get("ETag") != tag {
			t.Errorf("HEAD %s: %d, %d bytes, length %s", path, head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
		}
		zipped := get(h, path, "Accept-Encoding", "br, gzip;q=0.8")
		r, err := gzip.NewReader(zipped.Body)
		if err != nil || zipped.Header().Get("Content-Encoding") != "gzip" || zipped.Header().Get("ETag") == tag {
			t.Fatalf("%s compressed: %v, %v", path, err, zipped.Header())
		}
		plain, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(plain, w.Body.Bytes()) {
			t.Errorf("%s: compressed, it is another", path)
		}
		if w := get(h, path, "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: compressed against the visitor's wish", path)
		}
	}
	if w := get(h, "/r/000000/games/2012S/table/as-of/2016-12-31.json"); w.Code != http.StatusGone || !strings.Contains(w.Body.String(), rev) {
		t.Errorf("another revision: %d %s", w.Code, w.Body)
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	for path, want := range map[string]struct {
		status int
		code   string
		fix    string
	}{
		"/games/2013S.json":                                   {404, "not-found", ""},
		"/nations/KAS.json":                                   {404, "not-found", "/nations/KAZ"},
		"/people/olga-rypakowa.json":                          {404, "not-found", "/people/olga-rypakova"},
		"/sports/weightliftin.json":                           {404, "not-found", "/sports/weightlifting"},
		"/events/weightlifting/women-70kg.json":               {404, "not-found", "/events/weightlifting/women-"},
		"/decisions/none.json":                                {404, "not-found", ""},
		"/sources/none.json":                                  {404, "not-found", ""},
		"/nowhere/at/all.json":                                {404, "not-found", "/"},
		"/games/2012S/table/as-of/2012-02-30.json":            {400, "bad-request", ""},
		"/games/2012S/table/as-of/2030-01-01.json":            {400, "bad-request", ""},
		"/games/2012S/table/as-of/2012-08-01.json":            {404, "not-known", ""},
		"/table/paralympic.json":                              {404, "not-known", "/table/"},
		"/games/2012S/table.json?by=silver":                   {400, "bad-request", ""},
		"/games/2012S/table.json?basis=x":                     {400, "bad-request", ""},
		"/games/2012S/table.json?diff=2012":                   {400, "bad-request", ""},
		"/games/2012S/table.json?diff=2012-08-12..2099-01-01": {400, "bad-request", ""},
		"/games/2012S/table.json?according-to=nobody":         {404, "not-found", ""},
		"/games/2012S/table.json?why=XXX":                     {404, "not-found", ""},
		"/search.json?q=" + strings.Repeat("a", 200):          {400, "bad-request", ""},
		"/games.json?%zz":                                     {400, "bad-request", ""},
		"/games/2012S.atom":                                   {404, "not-found", ""},
	} {
		w := get(h, path)
		var got struct {
			Error struct {
				Code    string   `json:"code"`
				Message string   `json:"message"`
				Fixes   []string `json:"fixes"`
			} `json:"error"`
			AsOf     string `json:"as_of"`
			Revision string `json:"revision"`
		}
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Errorf("%s: %d: %v: %s", path, w.Code, err, w.Body)
			continue
		}
		if w.Code != want.status || got.Error.Code != want.code || got.Error.Message == "" || got.Error.Fixes == nil || got.AsOf == "" || got.Revision == "" ||
			!strings.Contains(strings.Join(got.Error.Fixes, " "), want.fix) || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	for _, method := range []string{"PUT", "DELETE", "PATCH", "OPTIONS"} {
		if w := ask(h, method, "/games/2012S", nil); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
	if w := get(h, "/games/"); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/games" {
		t.Errorf("/games/: %d %s", w.Code, w.Header().Get("Location"))
	}
	if w := get(h, "/games/2012S/table?day=2016-12-31&by=total"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/games/2012S/table/as-of/2016-12-31?by=total" {
		t.Errorf("the form of the day: %d %s", w.Code, w.Header().Get("Location"))
	}
}

func TestLanguages(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	for _, c := range []struct{ accept, cookie, query, want string }{
		{"", "", "", "en"}, {"ru-RU,ru;q=0.9", "", "", "ru"}, {"kk-KZ", "", "", "kk"}, {"fr-CA, en", "", "", "fr"}, {"de, xx", "", "", "en"},
		{"ru", "kk", "", "kk"}, {"ru", "kk", "?lang=fr", "fr"}, {"ru", "zz", "?lang=yy", "ru"}, {strings.Repeat("ru,", 5000), "", "", "en"}, {"\xff\x00;;;", "", "", "en"},
	} {
		headers := []string{"Accept-Language", c.accept}
		if c.cookie != "" {
			headers = append(headers, "Cookie", "altyn-lang="+c.cookie)
		}
		w := get(h, "/games/2012S"+c.query, headers...)
		if got := w.Header().Get("Content-Language"); got != c.want || !strings.Contains(w.Body.String(), `<html lang="`+c.want+`">`) {
			t.Errorf("%.30q %s %s: %s, want %s", c.accept, c.cookie, c.query, got, c.want)
		}
		if set := w.Header().Get("Set-Cookie"); (c.query == "?lang=fr") != strings.Contains(set, "altyn-lang=fr") {
			t.Errorf("%s: cookie %q", c.query, set)
		}
	}
	for lang, words := range map[string][]string{"fr": {"Londres 2012", "27 juillet 2012"}, "ru": {"Лондон", "27 июля 2012", "Казахстан"}, "kk": {"2012 жылғы 27 шілде"}} {
		body := get(h, "/games/2012S?lang="+lang).Body.String() + get(h, "/nations/KAZ?lang="+lang).Body.String()
		for _, w := range words {
			if !strings.Contains(body, w) {
				t.Errorf("%s: %q is nowhere", lang, w)
			}
		}
	}
}

const report = "Kazakhstan finished 12th in the medal table of London 2012 with seven gold medals.\n\nOlga Rypakova won gold in the triple jump."

func TestCheckWithoutScript(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	w := post(h, map[string]string{"text": report, "date": "2026-11-20"})
	body := w.Body.String()
	if w.Code != 200 || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	for _, want := range []string{`class="m v-outdated"`, `class="card v-outdated"`, `href="#s1"`, `id="s1"`, `id="f-outdated"`, "26 October 2016", "/decisions/ioc-2016-10-27-london-weightlifting", report[:40]} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in the page", want)
		}
	}
	var parts bytes.Buffer
	form := multipart.NewWriter(&parts)
	file, _ := form.CreateFormFile("file", "наша статья.txt")
	_, _ = file.Write([]byte(report))
	_ = form.WriteField("date", "2026-11-20")
	_ = form.WriteField("save", "html")
	_ = form.Close()
	w = ask(h, http.MethodPost, "/check", &parts, "Content-Type", form.FormDataContentType())
	if body := w.Body.String(); w.Code != 200 || !strings.Contains(w.Header().Get("Content-Disposition"), "attachment") || !strings.Contains(body, "<style>") || strings.Contains(body, "<script") ||
		strings.Contains(body, `<link`) || !strings.Contains(body, "v-outdated") {
		t.Errorf("saved: %d %v", w.Code, w.Header())
	}
	w = post(h, map[string]string{"text": report, "save": "json"})
	var got struct {
		Schema     string
		Statements []struct{ Verdict, Because string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.Schema != "altyn.statements/1" || len(got.Statements) < 2 || got.Statements[0].Because == "" {
		t.Errorf("JSON: %v %+v", err, got)
	}
	if w := post(h, map[string]string{"text": report}, "Accept", "application/json"); !json.Valid(w.Body.Bytes()) {
		t.Error("a client that wants JSON gets none")
	}
	if w := ask(h, "POST", "/check", strings.NewReader("<p>"+report+"</p><script>alert(1)</script>"), "Content-Type", "text/html"); w.Code != 200 || !strings.Contains(w.Body.String(), "v-") {
		t.Errorf("HTML: %d", w.Code)
	}
}

func TestCheckRefuses(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	form := func(fields map[string]string) *httptest.ResponseRecorder {
		return post(h, fields, "Accept", "application/json")
	}
	for name, c := range map[string]struct {
		got    *httptest.ResponseRecorder
		status int
	}{
		"no text":        {form(map[string]string{"text": " \n "}), 422},
		"language":       {form(map[string]string{"text": report, "language": "tlh"}), 400},
		"date":           {form(map[string]string{"text": report, "date": "soon"}), 400},
		"day to come":    {form(map[string]string{"text": report, "date": "2030-01-01"}), 400},
		"too large":      {form(map[string]string{"text": strings.Repeat("a ", server.MaxReport)}), 413},
		"huge":           {ask(h, "POST", "/check", strings.NewReader(strings.Repeat("a", 3*server.MaxReport)), "Content-Type", "text/plain", "Accept", "application/json"), 413},
		"not a form":     {ask(h, "POST", "/check", strings.NewReader("x"), "Content-Type", "application/xml", "Accept", "application/json"), 415},
		"no type":        {ask(h, "POST", "/check", strings.NewReader("x"), "Accept", "application/json"), 415},
		"compressed":     {ask(h, "POST", "/check", strings.NewReader("x"), "Content-Type", "text/plain", "Content-Encoding", "gzip", "Accept", "application/json"), 415},
		"broken parts":   {ask(h, "POST", "/check", strings.NewReader("--x\r\nnonsense"), "Content-Type", "multipart/form-data; boundary=x", "Accept", "application/json"), 400},
		"binary":         {ask(h, "POST", "/check", strings.NewReader("%PDF-1.7\x00\x01"), "Content-Type", "text/plain", "Accept", "application/json"), 422},
		"broken escapes": {ask(h, "POST", "/check", strings.NewReader("text=%zz"), "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"), 400},
	} {
		var got struct {
			Error struct{ Code, Message string }
		}
		if err := json.Unmarshal(c.got.Body.Bytes(), &got); err != nil || c.got.Code != c.status || got.Error.Code == "" || got.Error.Message == "" {
			t.Errorf("%s: %d, want %d: %s", name, c.got.Code, c.status, c.got.Body)
		}
	}
	if w := post(h, map[string]string{"text": ""}); w.Code != 422 || !strings.Contains(w.Body.String(), `role="alert"`) {
		t.Errorf("the page of a problem: %d", w.Code)
	}
}

// Whatever a visitor sends comes back as text.
func TestHostileText(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	hostile := `<script>alert(1)</script>"><img src=x onerror=alert(1)>'; {{.}} </textarea><svg onload=alert(1)> &amp; ` + "\u202e\u0000"
	text := "Kazakhstan won seven gold medals at London 2012 " + hostile + "."
	bodies := []string{
		post(h, map[string]string{"text": text, "name": hostile}).Body.String(),
		post(h, map[string]string{"text": text, "name": hostile, "save": "html"}).Body.String(),
		post(h, map[string]string{"text": text, "language": hostile, "date": hostile}).Body.String(),
		get(h, "/search?q="+url.QueryEscape(hostile)).Body.String(),
		get(h, "/games/"+url.PathEscape(hostile)).Body.String(),
		get(h, "/games/2012S/table?by="+url.QueryEscape(hostile)).Body.String(),
		get(h, "/decisions?body="+url.QueryEscape(hostile)).Body.String(),
		get(h, "/?lang=ru&x="+url.QueryEscape(hostile)).Body.String(),
	}
	for i, body := range bodies {
		for _, bad := range []string{"<script>alert", "<img src=x", "<svg onload", "{{.}} </textarea>"} {
			if strings.Contains(body, bad) {
				t.Errorf("answer %d: %s stands in the page", i, bad)
			}
		}
	}
	w := post(h, map[string]string{"text": text, "name": "a\r\nSet-Cookie: x=1/../\"quote", "save": "json"})
	if d := w.Header().Get("Content-Disposition"); strings.ContainsAny(d, "\r\n/") || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("Content-Disposition %q", d)
	}
}

func TestHostilePaths(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	for _, path := range []string{"//evil.example/", "/games//2012S", "/games/..%2f..%2fetc%2fpasswd", "/assets/../doc.go", "/assets/altyn.css", "/games/%00", "/%2e%2e/", "/r/", "/r/x", "/as-of/", "/.json", "/games/2012S/as-of/2016-12-31/as-of/2016-12-31",
		"/games?" + strings.Repeat("a=b&", 2000), "/" + strings.Repeat("x", 5000), "/decisions?page=999999999999999999999", "/decisions?page=-1", "/table/..", "/table/1996S..", "/table/2020S..1996S"} {
		w := get(h, path)
		if w.Code >= 500 {
			t.Errorf("%.60s: %d", path, w.Code)
		}
		if to := w.Header().Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Errorf("%.60s leads away, to %s", path, to)
		}
	}
}

func TestFirstPageIsSmall(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	body := get(h, "/").Body.String()
	size := len(body)
	for _, m := range regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`).FindAllStringSubmatch(body, -1) {
		w := get(h, m[1])
		if w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %s", m[1], w.Code, w.Header().Get("Cache-Control"))
		}
		size += w.Body.Len()
	}
	if size > 100<<10 {
		t.Errorf("the first page has %d bytes with all it needs, want at most 100 KB", size)
	}
	t.Logf("first page: %d bytes with style, script and icon, not compressed", size)
}

func TestReload(t *testing.T) {
	t.Parallel()
	dir, open := os.DirFS("../cli/testdata/record"), 0
	s, err := server.New(server.Options{Open: func() (*desk.Desk, error) {
		if open++; open == 2 {
			return desk.Open(desk.Options{Data: os.DirFS("testdata/none")})
		}
		if open > 2 {
			return desk.Open(desk.Options{Data: data.FS})
		}
		return desk.Open(desk.Options{Data: dir})
	}, Now: today})
	if err != nil {
		t.Fatal(err)
	}
	old := s.Revision()
	if err := s.Reload(); err == nil || s.Revision() != old {
		t.Errorf("a record that cannot be read: %v, revision %s", err, s.Revision())
	}
	if w := get(s, "/games/2001S/table"); w.Code != 200 {
		t.Errorf("the old record: %d", w.Code)
	}
	stop := make(chan struct{})
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if w := get(s, "/games"); w.Code != 200 {
					t.Errorf("while loading: %d", w.Code)
					return
				}
			}
		})
	}
	if err := s.Reload(); err != nil || s.Revision() == old {
		t.Errorf("the new record: %v", err)
	}
	close(stop)
	group.Wait()
	if w := get(s, "/games/2001S/table"); w.Code != 404 {
		t.Errorf("the old record is still there: %d", w.Code)
	}
}

func TestSmallRecord(t *testing.T) {
	t.Parallel()
	h := small(t)
	for _, page := range []string{"/games", "/games/2001S", "/games/2001S/table", "/nations/AAA", "/nations/AAA/2001S", "/decisions", "/coverage", "/differences", "/sources", "/sports", "/table"} {
		if w := get(h, page); w.Code >= 500 {
			t.Errorf("%s: %d", page, w.Code)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, p := range pages {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := url.Parse(address)
		if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") {
			t.Skip()
		}
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL = u
		w := httptest.NewRecorder()
		shipped(t).ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Errorf("%q: %d", address, w.Code)
		}
	})
}

func BenchmarkTablePage(b *testing.B) {
	h := shipped(b)
	for _, path := range []string{"/games/2012S/table", "/games/2012S/table.json"} {
		b.Run(path[1:], func(b *testing.B) {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			b.ReportAllocs()
			for b.Loop() {
				w := &sink{h: http.Header{}}
				h.ServeHTTP(w, r)
				b.SetBytes(int64(w.n))
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	h := shipped(b)
	body := url.Values{"text": {strings.Repeat(report+"\n\n", 45)}, "date": {"2026-11-20"}}.Encode() // about 1,000 words
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/check", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		h.ServeHTTP(&sink{h: http.Header{}}, r)
	}
}

type sink struct {
	h http.Header
	n int
}

func (s *sink) Header() http.Header         { return s.h }
func (s *sink) Write(p []byte) (int, error) { s.n += len(p); return len(p), nil }
func (s *sink) WriteHeader(int)             {}
