package site

import (
	"cmp"
	"html/template"
	"maps"
	"net/url"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/view"
)

// markup writes HTML. A checked report is most of a page and the only part that is made anew for each visitor, so it is
// written straight instead of by a template: a third of the time of a check went there. raw takes markup of our own,
// text and attribute everything else.
type markup struct {
	b    strings.Builder
	base string // before the addresses of our pages, when what is written is to be read elsewhere
}

// escaper makes text safe where text stands and in a quoted attribute. U+0000 is not allowed in HTML.
var escaper = strings.NewReplacer(`&`, "&amp;", `<`, "&lt;", `>`, "&gt;", `"`, "&#34;", `'`, "&#39;", "\x00", "\uFFFD")

func (m *markup) raw(parts ...string) {
	for _, s := range parts {
		m.b.WriteString(s)
	}
}

func (m *markup) text(s string) {
	if !strings.ContainsAny(s, "&<>\"'\x00") {
		m.b.WriteString(s)
		return
	}
	_, _ = escaper.WriteString(&m.b, s)
}

// link writes a link to a page of ours.
func (m *markup) link(path, text string) {
	m.raw(`<a href="`)
	m.text(m.base)
	m.text((&url.URL{Path: path}).EscapedPath())
	m.raw(`">`)
	m.text(text)
	m.raw(`</a>`)
}

// done gives what was written.
func (m *markup) done() template.HTML {
	return template.HTML(m.b.String()) //nolint:gosec // every part went through raw, which is ours, or text
}

// checkedWords are the words of a checked report that are the same in each of its cards.
type checkedWords struct {
	verdict                                        map[string]string // by verdict
	right, trueDays, according, decisions, against string
	textLabel, cardsLabel                          string
}

func newCheckedWords(f *face) *checkedWords {
	w := &checkedWords{verdict: map[string]string{}, right: f.t("right-words"), trueDays: f.t("true-days"), according: f.t("according"),
		decisions: f.t("decisions"), against: f.t("against"), textLabel: f.t("text-label"), cardsLabel: f.t("cards-label")}
	for _, v := range Verdicts() {
		w.verdict[string(v)] = f.print.Word(v)
	}
	return w
}

// writeChecked writes the report with its statements marked, and the cards beside it. Links of a page that is kept
// elsewhere begin with base.
func (b *Book) writeChecked(f *face, c *Checked, base string) template.HTML {
	w := f.checked()
	m := markup{base: base}
	proofs := proofs{book: b, face: f, base: base, made: map[string]string{}}
	m.b.Grow(4*len(c.Cards)<<8 + 4096)
	m.raw(`<div class="desk">
<section class="text" lang="`)
	m.text(c.Reading.Document.Language)
	m.raw(`" aria-label="`)
	m.text(w.textLabel)
	m.raw(`">`)
	for i := range c.Blocks {
		m.raw(`<p>`)
		for j := range c.Blocks[i].Pieces {
			m.piece(&c.Blocks[i].Pieces[j], w)
		}
		m.raw(`</p>`)
	}
	m.raw(`</section>
<section class="cards" aria-label="`)
	m.text(w.cardsLabel)
	m.raw(`">`)
	decisions := map[string]string{}
	for i := range c.Cards {
		f.writeCard(&m, &c.Cards[i], w, decisions, proofs)
	}
	m.raw(`</section>
</div>`)
	return m.done()
}

func (m *markup) piece(p *piece, w *checkedWords) {
	if p.Verdict == "" {
		m.text(p.Text)
		return
	}
	m.raw(`<a class="m v-`)
	m.text(string(p.Verdict))
	m.raw(`"`)
	if p.First {
		m.raw(` id="t-`)
		m.text(p.Card)
		m.raw(`"`)
	}
	m.raw(` href="#`)
	m.text(p.Card)
	m.raw(`" data-card="`)
	m.text(p.Card)
	m.raw(`">`)
	if p.First {
		m.raw(`<span class="sign" aria-hidden="true">`, Sign(p.Verdict), `</span><span class="hide">`)
		m.text(w.verdict[string(p.Verdict)])
		m.raw(`: </span>`)
	}
	m.text(p.Text)
	m.raw(`</a>`)
}

// writeCard writes all there is to say of a statement. decisions has the words of decisions met before.
func (f *face) writeCard(m *markup, c *card, w *checkedWords, decisions map[string]string, proofs proofs) {
	m.raw(`<article class="card v-`)
	m.text(string(c.Verdict))
	m.raw(`" id="`)
	m.text(c.ID)
	m.raw(`" tabindex="-1" aria-labelledby="`)
	m.text(c.ID)
	m.raw(`-h"><h3 id="`)
	m.text(c.ID)
	m.raw(`-h"><span class="sign" aria-hidden="true">`, Sign(c.Verdict), `</span> `)
	m.text(capital(w.verdict[string(c.Verdict)]))
	for _, v := range c.Also {
		m.raw(` <span class="tag">`)
		m.text(f.t("also", "verdict", v))
		m.raw(`</span>`)
	}
	m.raw(` <a class="line" href="#t-`)
	m.text(c.ID)
	m.raw(`">`)
	m.text(f.t("line", "n", c.Line))
	m.raw(`</a></h3>
<blockquote>`)
	m.text(c.Text)
	m.raw(`</blockquote>
`)
	if c.Right != "" {
		m.raw(`<p class="right"><span class="label">`)
		m.text(w.right)
		m.raw(`</span> <span class="words" data-copy-text="`)
		m.text(c.Right)
		m.raw(`">`)
		m.text(c.Right)
		m.raw(`</span></p>`)
	}
	m.raw(`<p class="because">`)
	m.text(c.Because)
	m.raw(`</p>`)
	if c.TrueFrom.Known() || c.AccordingTo != "" || len(c.Decisions) > 0 || len(c.Texts) > 0 {
		m.raw(`<dl class="facts">`)
		term := func(name string) {
			m.raw(`<div><dt>`)
			m.text(name)
			m.raw(`</dt><dd>`)
		}
		const end = `</dd></div>`
		if c.TrueFrom.Known() {
			term(w.trueDays)
			m.text(f.t("true-between", "from", c.TrueFrom, "until", c.TrueUntil))
			m.raw(end)
		}
		if c.AccordingTo != "" {
			term(w.according)
			m.text(c.AccordingTo)
			m.raw(end)
		}
		if len(c.Decisions) > 0 {
			term(w.decisions)
			for _, d := range c.Decisions {
				words, ok := decisions[string(d)]
				if !ok {
					words = f.decision(d)
					decisions[string(d)] = words
				}
				m.link("/decisions/"+string(d), words)
				m.raw(" ")
			}
			m.raw(end)
		}
		for _, id := range slices.Sorted(maps.Keys(c.Texts)) {
			term(w.against)
			m.raw(`<a href="#`)
			m.text(id)
			m.raw(`">`)
			m.text(c.Texts[id])
			m.raw(`</a>`, end)
		}
		m.raw(`</dl>`)
	}
	if proof := proofs.of(c.Judgement); proof != "" {
		m.raw(`<details class="rows"><summary>`)
		m.text(f.t("rows-sources", "rows", len(c.Judgement.Rows), "sources", len(c.Judgement.Sources)))
		m.raw(`</summary>`, proof, `</details>`)
	}
	m.raw(`</article>`)
}

// proofs writes the lists of rows and sources. Many statements of a report rest on the same, so each list is made once.
type proofs struct {
	book *Book
	face *face
	base string
	made map[string]string
}

func (p proofs) of(j altyn.Judgement) string {
	if len(j.Rows)+len(j.Sources) == 0 {
		return ""
	}
	key := words(j.Rows) + "\n" + words(j.Sources)
	if h, ok := p.made[key]; ok {
		return h
	}
	m := markup{base: p.base}
	dim := func(text string) {
		m.raw(` <span class="dim">`)
		m.text(text)
		m.raw(`</span>`)
	}
	m.raw(`<ul class="rowlist">`)
	for _, id := range j.Rows {
		m.raw(`<li>`)
		if href, _, _ := strings.Cut(rowHref(id), "#"); href != "" {
			m.link(href, string(id))
		} else {
			m.text(string(id))
		}
		m.raw(`</li>`)
	}
	m.raw(`</ul><ul class="sourcelist">`)
	for _, id := range j.Sources {
		s := p.book.sourceOf(id)
		m.raw(`<li>`)
		m.link("/sources/"+string(id), cmp.Or(s.Title, string(id)))
		if s.Publisher != "" {
			dim(s.Publisher)
		}
		if s.Published.Known() {
			dim(p.face.date(s.Published))
		}
		m.raw(`</li>`)
	}
	m.raw(`</ul>`)
	h := m.b.String()
	p.made[key] = h
	return h
}

func (b *Book) sourceOf(id altyn.SourceID) view.Source {
	s := view.Source{ID: id}
	if row, ok := b.desk.Record().Source(id); ok {
		s.Publisher, s.Title, s.URL, s.Published = row.Publisher, row.Title, row.URL, row.Published
	}
	return s
}
