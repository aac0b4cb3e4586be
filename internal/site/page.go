package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"altyn"
)

// Ask is what a page is asked for beside its subject.
type Ask struct {
	Lang  string        // of the interface
	Today altyn.Day     // by the server's clock
	AsOf  altyn.Day     // the state at the end of this day; Today when no day is asked for
	Dated bool          // a day was asked for
	Query url.Values    // of the address; what a page does not know it leaves alone
	Fixed bool          // the copy of one revision is asked for, which never changes
	Known altyn.Instant // the record as it stood then is asked for; 0 is now
}

// Page is a page of the site before it is encoded.
type Page struct {
	Name   string // of the template
	Path   string // address, without day, form and query
	Query  string // the part of the query that counts, with its question mark
	Title  string
	Eyebro string // above the title: what kind of page it is
	Trail  []Link // the pages above it
	AsOf   altyn.Day
	Dated  bool // its address says the day
	Days   bool // it has an address for each day
	Wide   bool // it needs the whole width
	Status int  // of HTTP; 0 for 200
	Data   any  // what the JSON has
	Body   any  // what the template needs beside Data
	CSV    *Grid
	Feed   bool // there is an Atom feed beside it
	Forms  bool // there is JSON beside it
}

// Link is a link with its words.
type Link struct {
	Text string
	Href string
	Here bool // it is the page itself
}

// Grid is a page as rows.
type Grid struct {
	Head []string
	Rows [][]string
}

// add adds a row, each value in the form that the tables of the record use.
func (g *Grid) add(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		switch c := c.(type) {
		case nil:
		case string:
			row[i] = c
		case *int:
			if c != nil {
				row[i] = fmt.Sprint(*c)
			}
		case *altyn.Day:
			if c != nil {
				row[i] = c.String()
			}
		default:
			row[i] = fmt.Sprint(c)
		}
	}
	g.Rows = append(g.Rows, row)
}

// URL gives the address of the page: of the day when one was asked for.
func (p *Page) URL() string {
	if p.Dated {
		return At(p.Path, p.AsOf) + p.Query
	}
	return p.Path + p.Query
}

// Form gives the address of the page in another form: json, csv, atom.
func (p *Page) Form(ext string) string {
	path := p.Path
	if p.Dated {
		path = At(p.Path, p.AsOf)
	}
	if path == "/" {
		path = "/index"
	}
	return path + "." + ext + p.Query
}

// At gives the address of a page as of a day.
func At(path string, day altyn.Day) string {
	return strings.TrimSuffix(path, "/") + "/as-of/" + day.String()
}

// WriteJSON writes a page as JSON.
func (b *Book) WriteJSON(w io.Writer, p *Page) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(p.Data); err != nil {
		return fmt.Errorf("write page as JSON: %w", err)
	}
	return nil
}

// WriteCSV writes a page as CSV (RFC 4180 with LF). Cells that a spreadsheet would run as a formula are made harmless.
func (b *Book) WriteCSV(w io.Writer, p *Page) error {
	out := csv.NewWriter(w)
	if err := out.Write(p.CSV.Head); err != nil {
		return fmt.Errorf("write page as CSV: %w", err)
	}
	for _, row := range p.CSV.Rows {
		for i, c := range row {
			if c != "" && strings.ContainsRune("=+@\t\r", rune(c[0])) || len(c) > 1 && c[0] == '-' && (c[1] < '0' || c[1] > '9') {
				row[i] = "'" + c
			}
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write page as CSV: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// frame is what the layout is given.
type frame struct {
	*Page
	Lang     string
	Revision string
	Today    altyn.Day
	Book     *Book
	Nav      []Link
	Langs    []Link
	Style    string
	Script   string
	Icon     string
	Fixed    bool // it is the copy of a revision
	Known    altyn.Instant
}

// Root is what the addresses of a copy of a revision begin with.
func (f frame) Root() string {
	if f.Fixed {
		return "/r/" + f.Revision
	}
	return ""
}

// Plain gives the query of the page without the instant that was asked for.
func (f frame) Plain() string {
	q, _, _ := strings.Cut(f.Query, "known=")
	return strings.TrimRight(q, "?&")
}

// WriteHTML writes a page as HTML in a language.
func (b *Book) WriteHTML(w io.Writer, p *Page, a Ask) error {
	f := b.face(a.Lang)
	t, ok := f.pages[p.Name]
	if a.Known != 0 {
		copied := *p
		copied.Query = KnownQuery(p.Query, a.Known)
		p = &copied
	}
	if !ok {
		return fmt.Errorf("write page: there is no template %s", p.Name)
	}
	fr := frame{Page: p, Lang: f.lang, Revision: b.Revision(), Today: a.Today, Book: b, Style: asset("altyn.css"), Script: asset("altyn.js"), Icon: asset("icon.svg"), Fixed: a.Fixed, Known: a.Known}
	for _, n := range []struct{ key, href string }{{"nav-check", "/"}, {"nav-tables", "/table"}, {"nav-games", "/games"}, {"nav-nations", "/nations"}, {"nav-sports", "/sports"}, {"nav-decisions", "/decisions"}, {"nav-sources", "/sources"}} {
		fr.Nav = append(fr.Nav, Link{f.t(n.key), n.href, p.Path == n.href && p.Name != "problem" || n.href != "/" && strings.HasPrefix(p.Path, n.href+"/")})
	}
	for _, l := range Languages() {
		sep := "?"
		if p.Query != "" {
			sep = p.Query + "&"
		}
		href := strings.TrimSuffix(p.URL(), p.Query) + sep + "lang=" + l
		fr.Langs = append(fr.Langs, Link{languageNames[l], fr.Root() + href, l == f.lang})
	}
	if !a.Fixed && a.Known == 0 && !(p.Dated && p.Days) {
		if err := t.ExecuteTemplate(w, "layout.html", fr); err != nil {
			return fmt.Errorf("write page %s: %w", p.Name, err)
		}
		return nil
	}
	var whole bytes.Buffer
	if err := t.ExecuteTemplate(&whole, "layout.html", fr); err != nil {
		return fmt.Errorf("write page %s: %w", p.Name, err)
	}
	if _, err := w.Write(p.keep(whole.Bytes(), a, fr.Revision)); err != nil {
		return fmt.Errorf("write page %s: %w", p.Name, err)
	}
	return nil
}

// KnownQuery gives the query of an address with the instant that was asked for.
func KnownQuery(query string, known altyn.Instant) string {
	if known == 0 || strings.Contains(query, "known=") {
		return query
	}
	sep := "?"
	if query != "" {
		sep = "&"
	}
	return query + sep + "known=" + url.QueryEscape(known.String())
}

// recordLinks are the links of a page to pages that have an address for each day, and forms that lead to one.
var recordLinks = regexp.MustCompile(`<(a|form) ([^<>]*)(href|action)="(/(?:games|nations|people|events|sports|decisions|sources|table)(?:/[^"?#.]*)?)(\?[^"#]*)?(#[^"]*)?"`)

// keep makes the links of a page as of a day lead to the pages as of that day, those of a page of an earlier state of the
// record to that state: who reads the state of a past day goes on reading it. Links of the page to itself choose another
// day, and keep only the state; so do those with a day of their own. Those around the page (its head and foot) begin anew,
// and so do those of class live.
func (p *Page) keep(html []byte, a Ask, revision string) []byte {
	main, foot := bytes.Index(html, []byte("<main")), bytes.Index(html, []byte("</main>"))
	if main < 0 || foot < main {
		return html
	}
	kept := recordLinks.ReplaceAllFunc(html[main:foot], func(link []byte) []byte {
		m := recordLinks.FindSubmatch(link)
		path, query := string(m[4]), string(m[5])
		if strings.Contains(string(m[2]), `class="live"`) {
			return link
		}
		if p.Dated && p.Days && string(m[1]) == "a" && path != p.Path && !strings.Contains(path, "/as-of/") && !strings.HasPrefix(path, "/decisions/row/") && !strings.HasPrefix(path, "/sources") {
			path = At(path, p.AsOf)
		}
		if a.Fixed {
			path = "/r/" + revision + path
		}
		if a.Known != 0 && string(m[1]) == "a" && !strings.Contains(query, "known=") {
			sep := "?"
			if query != "" {
				sep = "&amp;"
			}
			query += sep + "known=" + url.QueryEscape(a.Known.String())
		}
		return []byte("<" + string(m[1]) + " " + string(m[2]) + string(m[3]) + `="` + path + query + string(m[6]) + `"`)
	})
	return slices.Concat(html[:main], kept, html[foot:])
}

var languageNames = map[string]string{"en": "English", "fr": "Français", "ru": "Русский", "kk": "Қазақша"}

// WriteSaved writes a checked report as an HTML page that stands alone: it has its style in it and needs no server. Its
// links lead to the site at base.
func (b *Book) WriteSaved(w io.Writer, c *Checked, name string, a Ask, base string) error {
	f := b.face(a.Lang)
	if name == "" {
		name = "report"
	}
	err := f.pages["saved"].ExecuteTemplate(w, "saved", map[string]any{"C": c, "Name": name, "Lang": f.lang, "Revision": b.Revision(), "Today": a.Today, "Report": b.writeChecked(f, c, base)})
	if err != nil {
		return fmt.Errorf("write checked report: %w", err)
	}
	return nil
}
