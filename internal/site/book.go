package site

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/report"
	"altyn/internal/view"
)

//go:embed templates assets messages examples
var files embed.FS

// Languages are the languages of the interface, the default first.
func Languages() []string { return []string{"en", "fr", "ru", "kk"} }

// Book makes the pages of one record. It is immutable and safe for concurrent use.
type Book struct {
	desk   *desk.Desk
	faces  map[string]*face // by language
	search func() *searchIndex
}

// face is the site in one language.
type face struct {
	lang  string
	print *report.Printer
	pages map[string]*template.Template
	order *collate.Collator
	lock  sync.Mutex // of order, which is not safe for concurrent use

	checked func() *checkedWords

	bodyWords map[string]string // of those that decide, by English name
	bodyNames []string          // the longest first

	cities    func(city string) string
	publisher func(altyn.SourceID) string
	usual     func(altyn.NationID) string // the usual English name of a nation
	decided   func(altyn.DecisionID) (body string, decided altyn.Date, ok bool)
}

// Open makes the book of a record.
func Open(d *desk.Desk) (*Book, error) {
	b := &Book{desk: d, faces: map[string]*face{}}
	b.search = sync.OnceValue(b.newSearchIndex)
	for _, lang := range Languages() {
		f, err := newFace(d, lang)
		if err != nil {
			return nil, fmt.Errorf("open site: %s: %w", lang, err)
		}
		b.faces[lang] = f
	}
	return b, nil
}

// Warm builds what the first visitor would wait for.
func (b *Book) Warm() { b.search() }

// Desk gives the desk that answers.
func (b *Book) Desk() *desk.Desk { return b.desk }

// Revision names the content of the record.
func (b *Book) Revision() string { return b.desk.Record().Revision() }

// Printer words messages in a language of the interface, English for another.
func (b *Book) Printer(lang string) *report.Printer { return b.face(lang).print }

func (b *Book) face(lang string) *face {
	if f, ok := b.faces[lang]; ok {
		return f
	}
	return b.faces[Languages()[0]]
}

func newFace(d *desk.Desk, lang string) (*face, error) {
	own, err := fs.Sub(files, "messages")
	if err != nil {
		return nil, err
	}
	words, err := fs.Sub(files, "messages/words") // those of other packages, in languages in which they have none
	if err != nil {
		return nil, err
	}
	cat, err := report.Load(lang, view.Messages(), optional{words}, own)
	if err != nil {
		return nil, err
	}
	f := &face{lang: lang, print: report.NewPrinter(cat, d.Record()), pages: map[string]*template.Template{}, order: collate.New(language.Make(lang), collate.Loose)}
	if f.bodyWords, f.bodyNames = bodies(lang); len(f.bodyNames) > 0 {
		f.print.Bodies(f.body)
	}
	f.checked = sync.OnceValue(func() *checkedWords { return newCheckedWords(f) })
	f.decided = func(id altyn.DecisionID) (string, altyn.Date, bool) {
		effects := d.Record().Effects(id)
		if len(effects) == 0 {
			return "", altyn.Date{}, false
		}
		return effects[0].Body, effects[0].Decided, true
	}
	f.publisher = func(id altyn.SourceID) string {
		if row, ok := d.Record().Source(id); ok && row.Publisher != "" {
			return row.Publisher
		}
		return string(id)
	}
	f.usual = func(n altyn.NationID) string {
		if row, ok := d.Record().Nation(n); ok {
			return row.Name
		}
		return ""
	}
	f.cities = func(city string) string {
		for _, n := range d.Record().NamesOf(lang, altyn.CityName, city) {
			return n.Name
		}
		return city
	}
	base := template.New("layout.html").Funcs(f.functions())
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	shared := []string{"layout.html", "parts.html", "plots.html"}
	for _, s := range shared {
		if base, err = base.ParseFS(files, "templates/"+s); err != nil {
			return nil, err
		}
	}
	for _, n := range names {
		name := path.Base(n)
		if slices.Contains(shared, name) {
			continue
		}
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if t, err = t.ParseFS(files, n); err != nil {
			return nil, err
		}
		f.pages[strings.TrimSuffix(name, ".html")] = t
	}
	return f, nil
}

// Asset is a file that pages refer to. Its name has a hash of its content, so that it can be kept for ever.
type Asset struct {
	Name string // altyn-1f2e3d.css
	Type string
	Body []byte
}

// Assets gives the files that pages refer to.
var Assets = sync.OnceValue(func() []Asset {
	types := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	var out []Asset
	entries, _ := fs.ReadDir(files, "assets")
	for _, e := range entries {
		body, err := fs.ReadFile(files, "assets/"+e.Name())
		if err != nil {
			continue
		}
		sum := sha256.Sum256(body)
		ext := path.Ext(e.Name())
		out = append(out, Asset{strings.TrimSuffix(e.Name(), ext) + "-" + hex.EncodeToString(sum[:4]) + ext, types[ext], body})
	}
	return out
})

// asset gives the name of the asset that was made of a file.
func asset(file string) string {
	stem, ext := strings.TrimSuffix(file, path.Ext(file)), path.Ext(file)
	for _, a := range Assets() {
		if strings.HasPrefix(a.Name, stem+"-") && strings.HasSuffix(a.Name, ext) {
			return "/assets/" + a.Name
		}
	}
	return ""
}

// style gives the style sheet, for pages that stand alone.
func style() template.CSS {
	body, err := fs.ReadFile(files, "assets/altyn.css")
	if err != nil {
		return ""
	}
	return template.CSS(bytes.TrimSpace(body)) //nolint:gosec // our own file
}

// optional is a set of messages that has files for some languages only.
type optional struct{ fs.FS }

// Open opens a file; the English one, which every set must have, is empty.
func (o optional) Open(name string) (fs.File, error) {
	if name == "en.txt" {
		name = "none.txt"
	}
	return o.FS.Open(name)
}
