package server_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"altyn/internal/desk"
	"altyn/internal/server"
)

// Names in the record may hold what they like: no page, feed or saved report runs it, and no spreadsheet.
func TestHostileRecord(t *testing.T) {
	t.Parallel()
	const hostile = `<script>alert(1)</script>'&<img src=x onerror=alert(1)>`
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("../cli/testdata/record"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path.Join("../cli/testdata/record", name))
		if err != nil {
			return err
		}
		s := string(text)
		if strings.HasSuffix(name, ".csv") {
			for _, plain := range []string{"Alfia", "Anna Alfa", "Ayton", "Rowing", "Men's 60 kg", "Award in the sculls case"} {
				s = strings.ReplaceAll(s, ","+plain, ","+plain+hostile)
			}
			s = strings.ReplaceAll(s, ",,CAS,", ",,=CAS"+hostile+",")
		}
		files[name] = &fstest.MapFile{Data: []byte(s)}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	h, err := server.New(server.Options{Now: today, Get: much, Post: much, Open: func() (*desk.Desk, error) { return desk.Open(desk.Options{Data: files, Name: "hostile"}) }})
	if err != nil {
		t.Fatal(err)
	}
	met := 0
	look := func(what, body string) {
		if strings.Contains(body, "alert(1)") {
			met++
		}
		for _, bad := range []string{"<script>alert", "<img src=x", "onerror=alert(1)>"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s: %s stands in it", what, bad)
			}
		}
	}
	for _, p := range []string{"/", "/games", "/games/2001S", "/games/2001S/table", "/games/2001S/table?why=AAA", "/nations", "/nations/AAA", "/nations/AAA/2001S", "/people/anna-alfa", "/sports", "/sports/rowing", "/events/rowing/women-single-sculls",
		"/decisions", "/decisions.atom", "/decisions/cas-2003-05-02-sculls", "/sources", "/sources/cas-1", "/coverage", "/differences", "/search?q=anna", "/v1/", "/nations/AAA/2001S?known=2026-11-20", "/r/" + h.Revision() + "/nations/AAA/2001S/as-of/2010-01-01"} {
		w := get(h, p)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", p, w.Code)
		}
		look(p, w.Body.String())
	}
	for _, save := range []string{"", "html"} {
		look("check "+save, post(h, map[string]string{"text": "Alfia won one gold medal at Ayton 2001. Anna Alfa won gold in the single sculls.", "save": save}).Body.String())
	}
	if met < 15 {
		t.Errorf("only %d pages show the names", met)
	}
	for line := range strings.Lines(get(h, "/decisions.csv").Body.String()) {
		for cell := range strings.SplitSeq(line, ",") {
			if strings.HasPrefix(strings.Trim(cell, `"`), "=") {
				t.Errorf("a spreadsheet would run %s", cell)
			}
		}
	}
}

// A file that unpacks to much is refused, and soon.
func TestDocxBombOverHTTP(t *testing.T) {
	t.Parallel()
	h := small(t)
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for name, text := range map[string]string{"[Content_Types].xml": `<Types/>`, "word/document.xml": "<w:document><w:body><w:p><w:r><w:t>" + strings.Repeat("gold ", 16<<20) + "</w:t></w:r></w:p></w:body></w:document>"} {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(text))
	}
	z.Close()
	if packed.Len() > server.MaxReport {
		t.Fatalf("the bomb has %d bytes: the limit of size would stop it", packed.Len())
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, _ := form.CreateFormFile("file", "report.docx")
	part.Write(packed.Bytes())
	form.Close()
	begin := time.Now()
	w := ask(h, http.MethodPost, "/check", bytes.NewReader(body.Bytes()), "Content-Type", form.FormDataContentType())
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "64 MB") || time.Since(begin) > 10*time.Second {
		t.Errorf("%d after %s: %.300s", w.Code, time.Since(begin), w.Body)
	}
	w = ask(h, http.MethodPost, "/v1/check", bytes.NewReader(packed.Bytes()), "Content-Type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "unreadable") {
		t.Errorf("/v1: %d: %.300s", w.Code, w.Body)
	}
}

// Headers that a visitor writes lead nowhere else and change nothing that others are shown.
func TestHeaderTricks(t *testing.T) {
	t.Parallel()
	h := shipped(t)
	tricks := []string{"X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https", "X-Original-URL", "/sources", "X-Rewrite-URL", "/sources", "X-HTTP-Method-Override", "DELETE", "Forwarded", "for=1;host=evil.example", "X-Forwarded-For", "1.2.3.4"}
	for _, p := range []string{"/games/", "/games/2012S/table?day=2016-12-31", "/games", "/decisions.atom", "/games.json", "/?lang=fr"} {
		w := get(h, p, tricks...)
		for k, v := range w.Header() {
			if strings.Contains(strings.Join(v, " "), "evil") {
				t.Errorf("%s: %s: %s", p, k, v)
			}
		}
		if strings.Contains(w.Body.String(), "evil.example") || strings.Contains(w.Header().Get("Set-Cookie"), "Secure") {
			t.Errorf("%s: what the visitor wrote is in the answer", p)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/games", nil)
	r.Header.Set("Cookie", "altyn-lang=../../etc/passwd; altyn-lang=fr\x00")
	r.Header.Set("Accept-Language", strings.Repeat("xx-", 5000))
	r.Header.Set("If-None-Match", strings.Repeat(`"a",`, 3000))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `<html lang="en">`) {
		t.Errorf("strange headers: %d", w.Code)
	}
	// The feed of one host is not shown to visitors of another.
	for _, host := range []string{"a.example", "b.example"} {
		r := httptest.NewRequest(http.MethodGet, "/decisions.atom", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), host) {
			t.Errorf("the feed of %s names another host", host)
		}
	}
}

// More checks at once than there are places wait or are told to come again; every one has an answer.
func TestChecksAtOnce(t *testing.T) {
	t.Parallel()
	s, err := server.New(server.Options{Now: today, Get: much, Post: much, Open: func() (*desk.Desk, error) {
		return desk.Open(desk.Options{Data: os.DirFS("../cli/testdata/record"), Name: "record"})
	}})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("Alfia won three gold medals at Ayton 2001. ", 2000)
	var wait sync.WaitGroup
	var done, later atomic.Int64
	for range 40 {
		wait.Go(func() {
			w := post(s, map[string]string{"text": text})
			switch {
			case w.Code == http.StatusOK:
				done.Add(1)
			case w.Code == http.StatusServiceUnavailable && w.Header().Get("Retry-After") != "":
				later.Add(1)
			default:
				t.Errorf("%d: %.200s", w.Code, w.Body)
			}
		})
	}
	wait.Wait()
	if done.Load() == 0 {
		t.Errorf("none of 40 was checked, %d were told to come again", later.Load())
	}
}
