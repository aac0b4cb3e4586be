package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// staticStarts are the pages from which all others of a static site are found by their links.
var staticStarts = []string{"/", "/table", "/games", "/nations", "/sports", "/decisions", "/sources", "/coverage", "/differences", "/v1/openapi.json"}

// WriteStatic writes the site into the folder dir, which must be there and empty, as files that any web server can hold, or
// none at all: each page as <path>/index.html, its JSON, CSV and Atom beside it, links relative. What needs a server is left
// out: forms, the other languages, and days of tables of several Games. Links to what is left out become plain words, so that
// every link leads somewhere. The same record, day and language give the same files.
//
// progress is told how many files are written and how many more are known of; it may be nil.
func (s *Server) WriteStatic(ctx context.Context, dir, lang string, progress func(done, left int)) error {
	x := &exporter{h: s, root: dir, lang: lang, have: map[string]string{}}
	for _, p := range staticStarts {
		x.add(p)
	}
	for at := 0; at < len(x.queue); at++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.fetch(x.queue[at]); err != nil {
			return fmt.Errorf("write site: %s: %w", x.queue[at], err)
		}
		if progress != nil {
			progress(at+1, len(x.queue)-at-1)
		}
	}
	for _, p := range x.pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.rewrite(p); err != nil {
			return fmt.Errorf("write site: %s: %w", p, err)
		}
	}
	return nil
}

// exporter writes a static site.
type exporter struct {
	h     http.Handler
	root  string
	lang  string
	queue []string          // addresses in the order in which they were found
	have  map[string]string // file of an address, "" for one that is left out
	pages []string          // addresses of pages, which have links
}

// add puts an address into the queue when it belongs to the site, and gives it as it is kept.
func (x *exporter) add(address string) {
	if _, known := x.have[address]; known {
		return
	}
	file, ok := fileOf(address)
	if !ok {
		x.have[address] = ""
		return
	}
	x.have[address] = file
	x.queue = append(x.queue, address)
}

// fileOf gives the file of an address, false for one that a static site does not have.
func fileOf(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || !strings.HasPrefix(u.Path, "/") || len(u.Path) > 300 {
		return "", false
	}
	p := u.Path
	for _, dynamic := range []string{"/check", "/search", "/r/", "/healthz"} {
		if p == dynamic || strings.HasPrefix(p, strings.TrimSuffix(dynamic, "/")+"/") || strings.HasPrefix(p, dynamic+".") {
			return "", false
		}
	}
	if strings.HasPrefix(p, "/v1") && p != "/v1/openapi.json" {
		return "", false
	}
	// A day has a copy where days are the subject: at the tables of one Games.
	if i := strings.Index(p, "/as-of/"); i >= 0 && !(strings.HasPrefix(p, "/games/") && strings.HasSuffix(p[:i], "/table")) {
		return "", false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == ".." || part == "." || strings.ContainsAny(part, "\\:*?\"<>|\x00") {
			return "", false
		}
	}
	suffix := ""
	q := u.Query()
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for k := range q {
			if !yield(k) {
				return
			}
		}
	}) {
		v := q.Get(name)
		plain := !strings.ContainsFunc(v, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') })
		switch {
		case !plain || len(q[name]) != 1 || strings.Contains(p, "/as-of/") && name != "lang":
			return "", false
		case name == "basis" || name == "by" || name == "example" || name == "page":
			suffix += name + "-" + v + "/"
		default:
			return "", false
		}
	}
	p = strings.Trim(p, "/")
	switch ext := path.Ext(p); {
	case strings.HasPrefix(p, "assets/") || p == "robots.txt":
		return p, suffix == ""
	case ext == ".json" || ext == ".csv" || ext == ".atom":
		if suffix != "" {
			p = strings.TrimSuffix(p, ext) + "/" + strings.TrimSuffix(suffix, "/") + ext
		}
		return p, true
	}
	return path.Join(p, suffix, "index.html"), true
}

// fetch asks for an address and writes what comes.
func (x *exporter) fetch(address string) error {
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	r.Host, r.RequestURI, r.RemoteAddr = "localhost", address, "127.0.0.1:1"
	r.Header.Set("Accept-Language", x.lang)
	w := &kept{header: http.Header{}}
	x.h.ServeHTTP(w, r)
	file := x.have[address]
	if to := w.header.Get("Location"); w.status >= 300 && w.status < 400 && to != "" {
		x.have[address] = ""
		if u, err := r.URL.Parse(to); err == nil && u.Host == "" {
			x.add(u.RequestURI())
			x.have[address] = x.have[u.RequestURI()]
		}
		return nil
	}
	if w.status >= 500 {
		return fmt.Errorf("status %d", w.status)
	}
	if w.status != 0 && w.status != http.StatusOK {
		x.have[address] = ""
		return nil
	}
	to := filepath.Join(x.root, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(to, w.body.Bytes(), 0o644); err != nil {
		return err
	}
	if strings.HasPrefix(w.header.Get("Content-Type"), "text/html") {
		x.pages = append(x.pages, address)
		return links(w.body.Bytes(), func(to string) {
			if u, err := r.URL.Parse(to); err == nil && u.Host == "" && u.Scheme == "" {
				u.Fragment = ""
				x.add(u.RequestURI())
			}
		})
	}
	return nil
}

// linkAttributes are the attributes that hold addresses of our own.
func isLink(key string) bool { return key == "href" || key == "src" }

// links yields the addresses that a page links to.
func links(page []byte, yield func(string)) error {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			return z.Err()
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data == "script" {
				continue
			}
			for _, a := range t.Attr {
				if isLink(a.Key) && strings.HasPrefix(a.Val, "/") {
					yield(a.Val)
				}
			}
		}
	}
}

// rewrite makes the links of a page relative, and takes off what needs a server.
func (x *exporter) rewrite(address string) error {
	file := filepath.Join(x.root, filepath.FromSlash(x.have[address]))
	page, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	base, err := url.Parse(address)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(page))
	skip := "" // element that is left out
	depth := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if errors.Is(z.Err(), io.EOF) {
				break
			}
			return z.Err()
		}
		raw := slices.Clone(z.Raw())
		t := z.Token()
		if skip != "" {
			switch {
			case kind == html.StartTagToken && t.Data == skip:
				depth++
			case kind == html.EndTagToken && t.Data == skip:
				if depth--; depth == 0 {
					skip = ""
				}
			}
			continue
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			out.Write(raw)
			continue
		}
		if t.Data == "form" || t.Data == "script" || t.Data == "details" && hasAttr(t, "class", "edit") || t.Data == "ul" && hasAttr(t, "class", "langs") {
			skip, depth = t.Data, 1
			continue
		}
		changed, drop := false, false
		attrs := t.Attr[:0:0]
		for _, a := range t.Attr {
			if isLink(a.Key) && (strings.HasPrefix(a.Val, "/") || strings.HasPrefix(a.Val, "?")) {
				changed = true
				to, ok := x.relative(base, a.Val)
				if !ok {
					drop = t.Data == "link"
					continue
				}
				a.Val = to
			}
			attrs = append(attrs, a)
		}
		switch {
		case drop:
		case changed:
			t.Attr = attrs
			out.WriteString(t.String())
		default:
			out.Write(raw)
		}
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

func hasAttr(t html.Token, key, value string) bool {
	return slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == key && a.Val == value })
}

// relative gives the way from a page to the file of an address; false when the site does not have it.
func (x *exporter) relative(base *url.URL, to string) (string, bool) {
	u, err := base.Parse(to)
	if err != nil {
		return "", false
	}
	fragment := u.Fragment
	u.Fragment = ""
	file := x.have[u.RequestURI()]
	if file == "" {
		return "", false
	}
	rel, err := filepath.Rel(filepath.FromSlash(path.Dir(x.have[base.RequestURI()])), filepath.FromSlash(file))
	if err != nil {
		return "", false
	}
	out := url.URL{Path: filepath.ToSlash(rel), Fragment: fragment}
	return out.String(), true
}

// kept is a response in memory.
type kept struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (k *kept) Header() http.Header         { return k.header }
func (k *kept) Write(b []byte) (int, error) { return k.body.Write(b) }
func (k *kept) WriteHeader(status int)      { k.status = status }
