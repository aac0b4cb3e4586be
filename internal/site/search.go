package site

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/desk"
)

// Hit is something that a search found.
type Hit struct {
	Kind string `json:"kind"` // nation, person, games, sport, event
	ID   string `json:"id"`
	Name string `json:"name"`           // in the language of the reader
	As   string `json:"as,omitempty"`   // the name that was found, when it is another
	Note string `json:"note,omitempty"` // the nation of a person and the like
	Href string `json:"href"`
}

// SearchPage is the answer to a search.
type SearchPage struct {
	Query string `json:"query"`
	Hits  []Hit  `json:"hits"`
}

// searchIndex has every name in every script, folded, in order.
type searchIndex struct {
	keys []searchKey
}

type searchKey struct {
	text string // folded, from the beginning of a word of the name
	kind altyn.NameKind
	id   string
	name string
	head bool // text is the whole name
}

func (b *Book) newSearchIndex() *searchIndex {
	x := &searchIndex{}
	seen := map[searchKey]bool{}
	add := func(kind altyn.NameKind, id, name string) {
		folded := desk.Fold(name)
		for at := 0; at >= 0 && at < len(folded); {
			k := searchKey{folded[at:], kind, id, name, at == 0}
			same := k
			same.name = ""
			if !seen[same] {
				seen[same] = true
				x.keys = append(x.keys, k)
			}
			next := strings.IndexByte(folded[at:], ' ')
			if next < 0 {
				break
			}
			at += next + 1
		}
	}
	r := b.desk.Record()
	for _, n := range r.Nations() {
		add(altyn.NationName, string(n.ID), n.Name)
		add(altyn.NationName, string(n.ID), string(n.ID))
	}
	for _, g := range r.AllGames() {
		add(altyn.GamesName, string(g.ID), g.Name)
		add(altyn.GamesName, string(g.ID), string(g.ID))
		add(altyn.GamesName, string(g.ID), string(g.ID)[:4]+" "+g.Name)
	}
	for _, p := range r.People() {
		add(altyn.PersonName, string(p.ID), p.Name)
	}
	for _, s := range r.Sports() {
		add(altyn.SportName, string(s.ID), s.Name)
	}
	for _, e := range r.Events() {
		name := e.Name
		if s, ok := r.Sport(e.Sport); ok {
			name = s.Name + " " + name
		}
		add(altyn.EventName, string(e.ID), name)
	}
	for _, n := range r.AllNames() {
		switch n.Kind {
		case altyn.NationName:
			_, ok := r.Nation(altyn.NationID(n.ID))
			if ok && n.Form != altyn.Adjective && n.Form != altyn.Demonym {
				add(n.Kind, n.ID, n.Name)
			}
		case altyn.PersonName:
			if _, ok := r.Person(altyn.PersonID(n.ID)); ok {
				add(n.Kind, n.ID, n.Name)
			}
		case altyn.GamesName:
			if _, ok := r.Games(altyn.GamesID(n.ID)); ok {
				add(n.Kind, n.ID, n.Name)
			}
		case altyn.SportName:
			if _, ok := r.Sport(altyn.SportID(n.ID)); ok {
				add(n.Kind, n.ID, n.Name)
			}
		}
	}
	slices.SortFunc(x.keys, func(a, b searchKey) int {
		return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id), cmp.Compare(a.name, b.name))
	})
	return x
}

// Find gives up to limit things whose name, in any language and script, has words that begin as asked, the likeliest
// first.
func (b *Book) Find(lang, asked string, limit int) []Hit {
	want := desk.Fold(asked)
	if want == "" || len(want) > 200 {
		return nil
	}
	f := b.face(lang)
	keys := b.search().keys
	from, _ := slices.BinarySearchFunc(keys, want, func(k searchKey, s string) int { return strings.Compare(k.text, s) })
	type found struct {
		searchKey
		weight int
	}
	best := map[string]found{}
	for i := from; i < len(keys) && i < from+20000 && strings.HasPrefix(keys[i].text, want); i++ {
		k := keys[i]
		w := 0
		switch {
		case k.text == want && k.head:
			w = 100
		case k.text == want:
			w = 80
		case k.head:
			w = 60
		default:
			w = 40
		}
		switch k.kind {
		case altyn.NationName:
			w += 9
		case altyn.GamesName:
			w += 8
		case altyn.PersonName:
			w += 7
		case altyn.SportName:
			w += 6
		}
		id := string(k.kind) + " " + k.id
		if old, ok := best[id]; !ok || w > old.weight {
			best[id] = found{k, w}
		}
	}
	all := make([]found, 0, len(best))
	for _, x := range best {
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(len(a.text), len(b.text)), cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
	})
	out := []Hit{}
	for _, x := range all[:min(len(all), limit)] {
		h := Hit{Kind: string(x.kind), ID: x.id}
		switch x.kind {
		case altyn.NationName:
			h.Name, h.Href, h.Note = f.print.Word(altyn.NationID(x.id)), "/nations/"+x.id, x.id
		case altyn.PersonName:
			h.Name, h.Href = f.print.Word(altyn.PersonID(x.id)), "/people/"+x.id
			if p, ok := b.desk.Record().Person(altyn.PersonID(x.id)); ok {
				var notes []string
				for _, n := range p.Nations {
					notes = append(notes, f.print.Word(n))
				}
				for _, s := range p.Sports {
					notes = append(notes, f.print.Word(s))
				}
				h.Note = strings.Join(notes, ", ")
			}
		case altyn.GamesName:
			h.Name, h.Href, h.Note = f.print.Word(altyn.GamesID(x.id)), "/games/"+x.id, f.print.Word(altyn.GamesID(x.id).Season())
		case altyn.SportName:
			h.Name, h.Href = capital(f.print.Word(altyn.SportID(x.id))), "/sports/"+x.id
		case altyn.EventName:
			h.Name, h.Href = capital(f.print.Word(altyn.EventID(x.id))), "/events/"+x.id
		}
		same := func(a, b string) bool {
			return strings.ReplaceAll(desk.Fold(a), ",", "") == strings.ReplaceAll(desk.Fold(b), ",", "")
		}
		if !same(x.name, h.Name) && !same(x.name, h.Note) {
			h.As = x.name
		}
		out = append(out, h)
	}
	return out
}

// Search is the page of a search.
func (b *Book) Search(a Ask) (*Page, error) {
	f := b.face(a.Lang)
	q := strings.TrimSpace(a.Query.Get("q"))
	if len([]rune(q)) > 100 {
		return nil, b.Bad(a, "bad-search")
	}
	v := SearchPage{Query: q, Hits: []Hit{}}
	if q != "" {
		v.Hits = append(v.Hits, b.Find(a.Lang, q, 50)...)
	}
	p := &Page{Name: "search", Path: "/search", Query: query("q", q), Title: f.t("search-title"), AsOf: a.Today, Data: v, Forms: true}
	g := &Grid{Head: []string{"kind", "id", "name", "href"}}
	for _, h := range v.Hits {
		g.add(h.Kind, h.ID, h.Name, h.Href)
	}
	p.CSV = g
	return p, nil
}
