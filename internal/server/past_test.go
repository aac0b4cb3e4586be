package server_test

import (
	"bytes"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/server"
	"altyn/journal"
)

// withJournal serves the small record with a journal over it.
func withJournal(tb testing.TB, log journal.Log) *server.Server {
	tb.Helper()
	s, err := server.New(server.Options{Open: func() (*desk.Desk, error) {
		return desk.Open(desk.Options{Data: os.DirFS("../cli/testdata/record"), Name: "record", Journal: log})
	}, Now: today, Get: much, Post: much})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// rename writes a batch that gives a person another name.
func rename(tb testing.TB, log journal.Log, at, name string) {
	tb.Helper()
	i, err := altyn.ParseInstant(at)
	if err != nil {
		tb.Fatal(err)
	}
	file, err := os.ReadFile("../cli/testdata/record/people.csv")
	if err != nil {
		tb.Fatal(err)
	}
	lines := strings.SplitN(string(file), "\n", 3)
	body := lines[0] + "\n" + strings.Replace(lines[1], "Anna Alfa", name, 1) + "\n"
	if _, err := log.Append(tb.Context(), journal.Draft{At: i, Who: "test", What: "add person", Entries: []journal.Entry{{Op: journal.Put, Path: "people.csv", Rows: 1, Body: []byte(body)}}}); err != nil {
		tb.Fatal(err)
	}
}

// An address of a revision answers the same for ever: also when the record has moved on, as long as the journal knows how
// it stood.
func TestEarlierRevisions(t *testing.T) {
	t.Parallel()
	log := &journal.Memory{}
	s := withJournal(t, log)
	const page, day = "/people/anna-alfa", "/as-of/2026-11-01"
	type kept struct{ revision, html, json, api string }
	var states []kept
	take := func() {
		rev := s.Revision()
		k := kept{revision: rev}
		for _, x := range []struct {
			path string
			to   *string
		}{{"/r/" + rev + page + day, &k.html}, {"/r/" + rev + page + day + ".json", &k.json}, {"/v1/revisions/" + rev + "/people/anna-alfa?as_of=2026-11-01", &k.api}} {
			w := get(s, x.path)
			if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
				t.Fatalf("%s: %d %s %s", x.path, w.Code, w.Header().Get("Cache-Control"), w.Body)
			}
			*x.to = w.Body.String()
		}
		states = append(states, k)
	}
	take()
	for i, name := range []string{"Anna Beta", "Anna Gamma", "Anna Delta"} {
		rename(t, log, []string{"2026-11-02T10:00:00Z", "2026-11-03T10:00:00Z", "2026-11-03T10:00:00Z"}[i], name)
		if err := s.Reload(); err != nil {
			t.Fatal(err)
		}
		take()
	}
	for i, want := range []string{"Anna Alfa", "Anna Beta", "Anna Gamma", "Anna Delta"} {
		k := states[i]
		if !strings.Contains(k.html, want) || !strings.Contains(k.api, want) {
			t.Errorf("revision %s does not show %s", k.revision, want)
		}
		for path, was := range map[string]string{"/r/" + k.revision + page + day: k.html, "/r/" + k.revision + page + day + ".json": k.json, "/v1/revisions/" + k.revision + "/people/anna-alfa?as_of=2026-11-01": k.api} {
			w := get(s, path)
			if w.Code != http.StatusOK || w.Body.String() != was {
				t.Errorf("%s: %d, and no longer the same: %s", path, w.Code, difference(was, w.Body.String()))
			}
		}
		for _, link := range []string{`href="/r/` + k.revision + `/nations/`, `class="live" href="` + page + `"`} {
			if !strings.Contains(k.html, link) {
				t.Errorf("a copy of revision %s has no link %s", k.revision, link)
			}
		}
	}
	if w := get(s, "/v1/revisions/"+states[1].revision); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), states[1].revision) {
		t.Errorf("about an earlier revision: %d %s", w.Code, w.Body)
	}
	for path, fix := range map[string]string{"/r/abcdefabcdef" + page + day + ".json": "/r/" + s.Revision() + page + day + ".json", "/v1/revisions/abcdefabcdef/games": "/v1/games"} {
		if w := get(s, path); w.Code != http.StatusGone || !strings.Contains(w.Body.String(), fix) {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func difference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(len(s), i-60)):min(len(s), i+100)] }
	return cut(a) + "\n!= " + cut(b)
}

// known= asks for the record as it stood at an instant, on pages and below /v1, as --known does.
func TestKnown(t *testing.T) {
	t.Parallel()
	log := &journal.Memory{}
	rename(t, log, "2026-11-02T10:00:00Z", "Anna Beta")
	rename(t, log, "2026-11-03T10:00:00Z", "Anna Gamma")
	s := withJournal(t, log)
	for query, want := range map[string]string{"": "Anna Gamma", "known=2026-11-02": "Anna Beta", "known=2026-11-02T09:59:59Z": "Anna Alfa", "known=2026-11-03T10:00:00Z": "Anna Gamma"} {
		for _, path := range []string{"/people/anna-alfa", "/people/anna-alfa/as-of/2026-11-01", "/people/anna-alfa.json", "/v1/people/anna-alfa", "/v1/people/anna-alfa?lang=fr"} {
			sep := "?"
			if strings.Contains(path, "?") {
				sep = "&"
			}
			if w := get(s, path+sep+query); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s%s%s: %d, no %s", path, sep, query, w.Code, want)
			}
		}
	}
	w := get(s, "/people/anna-alfa?known=2026-11-02")
	for _, link := range []string{`href="/nations/AAA/2001S?known=2026-11-02T23%3A59%3A59Z"`, `As the record stood on 2 November 2026.`, `class="live" href="/people/anna-alfa"`, `/people/anna-alfa.json?known=2026-11-02T23%3A59%3A59Z`} {
		if !strings.Contains(w.Body.String(), link) {
			t.Errorf("the page has no %s", link)
		}
	}
	if w := get(s, "/games/2001S/table?known=2026-11-02"); !strings.Contains(w.Body.String(), `<input type="hidden" name="known" value="2026-11-02T23:59:59Z">`) {
		t.Error("the form of the day forgets known")
	}
	for path, code := range map[string]int{"/games?known=yesterday": 400, "/games?known=2099-01-01": 400, "/v1/games?known=yesterday": 400, "/v1/games?known=2099-01-01": 400, "/games.json?known=1900-01-01": 404, "/v1/games?known=1900-01-01": 404} {
		w := get(s, path)
		if w.Code != code || strings.HasPrefix(path, "/v1") && !strings.Contains(w.Body.String(), `"fixes":["`) {
			t.Errorf("%s: %d, want %d: %s", path, w.Code, code, w.Body)
		}
	}
	if w := ask(s, http.MethodPost, "/v1/check?known=2026-11-02", bytes.NewReader([]byte("Alfia won three gold medals in Ayton.")), "Content-Type", "text/plain"); w.Code != http.StatusOK {
		t.Errorf("a check against an earlier state: %d %s", w.Code, w.Body)
	}
}

// However many states are asked for at once, few are held and each visitor has an answer.
func TestManyEarlierStates(t *testing.T) {
	t.Parallel()
	s := withJournal(t, &journal.Memory{})
	var wait sync.WaitGroup
	for i := range 40 {
		wait.Go(func() {
			at := altyn.Instant(1793500000 + int64(i%10)*86400).String()
			if w := get(s, "/games?known="+at); w.Code != http.StatusOK && (w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "") {
				t.Errorf("%s: %d %s", at, w.Code, w.Body)
			}
		})
	}
	wait.Wait()
}
