package site

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"altyn"
	"altyn/internal/view"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

const feedEntries = 100

// WriteAtom writes the page of decisions as an Atom feed (RFC 4287) of its newest. Base is the address of the site, as
// https://example.org; a feed needs whole addresses.
func (b *Book) WriteAtom(w io.Writer, p *Page, a Ask, base string) error {
	list, ok := p.Data.(view.DecisionList)
	if !ok {
		return fmt.Errorf("write feed: page %s has none", p.Name)
	}
	f := b.face(a.Lang)
	feed := atomFeed{Lang: f.lang, Title: "altyn: " + p.Title, ID: base + p.Path, Author: atomAuthor{"altyn"},
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: base + p.Form("atom")}, {Rel: "alternate", Type: "text/html", Href: base + p.URL()}}}
	for i, d := range list.Decisions {
		if i == feedEntries {
			break
		}
		day := d.Decided.Last()
		if day > a.Today {
			day = a.Today
		}
		e := atomEntry{Title: f.decisionTitle(d), ID: base + "/decisions/" + string(d.ID), Updated: instant(day), Link: atomLink{Rel: "alternate", Type: "text/html", Href: base + "/decisions/" + string(d.ID)}}
		var what []string
		for _, x := range d.Effects {
			what = append(what, f.effectLine(x))
		}
		e.Summary = strings.Join(what, "; ")
		if i == 0 {
			feed.Updated = e.Updated
		}
		feed.Entries = append(feed.Entries, e)
	}
	if feed.Updated == "" {
		feed.Updated = instant(a.AsOf)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).Encode(feed)
}

func instant(d altyn.Day) string { return d.String() + "T00:00:00Z" }

// effectLine says in a line what a decision did to an entry.
func (f *face) effectLine(e view.Effect) string {
	return f.t("effect-line", "who", e.Who, "nation", e.Nation, "event", e.Event, "effect", f.t("effect-"+string(e.Effect)), "from", e.From, "to", e.To)
}
