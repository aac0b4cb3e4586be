package report

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"altyn"
)

//go:embed page
var pageFiles embed.FS

// pageTemplate reads the template once; whatever is put into it is escaped for where it stands.
var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(pageFiles, "page/page.html")
})

// htmlWriter writes one page that needs nothing else: no script, no font, no picture.
type htmlWriter struct {
	p     *Printer
	w     io.Writer
	o     Options
	begun bool
	n     int // reports so far
}

func (h *htmlWriter) fill(name string, data any) error {
	t, err := pageTemplate()
	if err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return t.ExecuteTemplate(h.w, name, data)
}

func (h *htmlWriter) begin() error {
	if h.begun {
		return nil
	}
	h.begun = true
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return h.fill("head", map[string]any{"Lang": h.p.cat.lang, "Title": h.p.Text("page-title"), "Style": template.CSS(style)})
}

// Write writes the part of a report.
func (h *htmlWriter) Write(c *Checked) error {
	if err := h.begin(); err != nil {
		return err
	}
	h.n++
	return h.fill("report", h.p.page(c, "r"+strconv.Itoa(h.n), &h.o))
}

// Close ends the page.
func (h *htmlWriter) Close(bool) error {
	if err := h.begin(); err != nil {
		return err
	}
	return h.fill("foot", nil)
}

// WriteArticle writes a checked report as part of a page: an element article, whose parts have ids that begin with id. The
// page must have the rules of [Style]. Judge must have been called.
func (p *Printer) WriteArticle(w io.Writer, c *Checked, id string, o Options) error {
	h := htmlWriter{p: p, w: w}
	return h.fill("report", p.page(c, id, &o))
}

// Style gives the style sheet of reports.
func Style() string {
	b, _ := pageFiles.ReadFile("page/style.css")
	return string(b)
}

type (
	pageReport struct {
		ID, Name, Lang, UILang, Summary string
		Verdicts                        []pageVerdict
		Lines                           []pageLine
	}
	pageVerdict struct {
		Verdict altyn.Verdict
		Word    string
		Count   int
	}
	pageLine struct {
		Blank  bool
		Pieces []pagePiece
		Notes  []pageNote
	}
	pagePiece struct {
		Text    string
		Verdict altyn.Verdict // "" outside statements
		Ends    []pageEnd
	}
	pageEnd  struct{ Number, Back, To string }
	pageNote struct {
		pageEnd
		Verdict                                    altyn.Verdict
		Word, Severity, Place, Because, Suppressed string
		Lines                                      []string
		Sources                                    []pageSource
	}
	pageSource struct{ Text, URL string }
)

// page lays a report out: its lines cut where statements begin and end, and the notes beside the line where each ends.
func (p *Printer) page(c *Checked, id string, o *Options) pageReport {
	r := &c.Reading
	out := pageReport{ID: id, Name: clean(r.Document.Name), Lang: r.Document.Language, UILang: p.cat.lang}
	source, in := c.source()
	at := locator{text: source}
	lines, words, counts := map[string]int{}, map[string]string{}, map[altyn.Verdict]int{}
	var shown []*altyn.CheckedStatement
	place := map[*altyn.CheckedStatement]string{}
	for i := range r.Statements {
		s := &r.Statements[i]
		start, _ := in(s.Start, s.End)
		line, column := at.find(start)
		lines[s.ID], words[s.ID] = line, s.Text
		if s.Suppressed == nil {
			counts[s.Verdict]++
		}
		if o.keep(s) && s.Start >= 0 && s.Start <= s.End && s.End <= len(c.Text) {
			shown = append(shown, s)
			place[s] = fmt.Sprintf("%d:%d", line, column)
		}
	}
	out.Summary = p.summary(r, counts)
	for _, v := range verdictOrder {
		if counts[v] > 0 {
			out.Verdicts = append(out.Verdicts, pageVerdict{v, p.Word(v), counts[v]})
		}
	}
	slices.SortStableFunc(shown, func(a, b *altyn.CheckedStatement) int { return cmp.Compare(a.Start, b.Start) })
	mark := func(n int) pageEnd {
		k := strconv.Itoa(n + 1)
		return pageEnd{k, id + "-b" + k, id + "-n" + k}
	}
	next := 0
	var open []int // statements that have begun and not ended
	text := c.Text
	for from := 0; from < len(text); {
		until := len(text)
		if n := bytes.IndexByte(text[from:], '\n'); n >= 0 {
			until = from + n
		}
		var l pageLine
		for pos := from; ; {
			for next < len(shown) && shown[next].Start <= pos {
				open = append(open, next)
				next++
			}
			stop := until
			if next < len(shown) {
				stop = min(stop, shown[next].Start)
			}
			worst := altyn.Verdict("")
			for _, k := range open {
				stop = min(stop, max(shown[k].End, pos))
				if v := shown[k].Verdict; shown[k].Suppressed == nil && (worst == "" || slices.Index(verdictOrder[:], v) < slices.Index(verdictOrder[:], worst)) {
					worst = v
				}
			}
			piece := pagePiece{Text: line(text[pos:stop]), Verdict: worst}
			pos = stop
			open = slices.DeleteFunc(open, func(k int) bool {
				if shown[k].End > pos {
					return false
				}
				piece.Ends = append(piece.Ends, mark(k))
				l.Notes = append(l.Notes, p.note(shown[k], mark(k), place[shown[k]], lines, words, o))
				return true
			})
			if piece.Text != "" || len(piece.Ends) > 0 {
				l.Pieces = append(l.Pieces, piece)
			}
			if pos >= until && (next >= len(shown) || shown[next].Start > pos || shown[next].Start >= until) {
				break
			}
		}
		l.Blank = len(l.Pieces) == 0 || len(l.Notes) == 0 && len(bytes.TrimSpace(text[from:until])) == 0
		if !l.Blank || len(out.Lines) > 0 && !out.Lines[len(out.Lines)-1].Blank {
			out.Lines = append(out.Lines, l)
		}
		from = until + 1
	}
	for ; next < len(shown); next++ {
		open = append(open, next)
	}
	if len(open) > 0 { // they end with the end of the last line
		if n := len(out.Lines); n == 0 || out.Lines[n-1].Blank {
			out.Lines = append(out.Lines, pageLine{})
		}
		l := &out.Lines[len(out.Lines)-1]
		var piece pagePiece
		for _, k := range open {
			piece.Ends = append(piece.Ends, mark(k))
			l.Notes = append(l.Notes, p.note(shown[k], mark(k), place[shown[k]], lines, words, o))
		}
		l.Pieces = append(l.Pieces, piece)
	}
	return out
}

// note says what was found of a statement.
func (p *Printer) note(s *altyn.CheckedStatement, mark pageEnd, place string, lines map[string]int, words map[string]string, o *Options) pageNote {
	n := pageNote{pageEnd: mark, Verdict: s.Verdict, Word: p.Word(s.Verdict), Place: place, Because: clean(s.Because)}
	if s.Severity != altyn.None && s.Severity != "" {
		n.Severity = p.Word(s.Severity)
	}
	for _, b := range p.bearings(s, lines, words, -1) {
		n.Lines = append(n.Lines, clean(b))
	}
	if s.Suppressed != nil {
		n.Suppressed = clean(p.suppressed(s.Suppressed))
	}
	if s.Verdict == altyn.Confirmed && !o.Marked {
		n.Lines = nil
	}
	most := cmp.Or(max(o.Sources, 0), 3)
	for i, id := range p.weightiest(s.Sources) {
		if i == most {
			n.Sources = append(n.Sources, pageSource{Text: clean(p.Text("report-more-sources", "count", len(s.Sources)-i))})
			break
		}
		src := pageSource{Text: clean(p.Text("report-source", "source", id))}
		if p.rec != nil {
			if row, ok := p.rec.Source(id); ok {
				if u, err := url.Parse(row.URL); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
					src.URL = row.URL
				}
			}
		}
		n.Sources = append(n.Sources, src)
	}
	return n
}

// line gives text of a report fit for a page: tabs stay, they hold the columns of tables.
func line(text []byte) string {
	text = bytes.TrimSuffix(text, []byte("\r"))
	parts := strings.Split(string(text), "\t")
	for i := range parts {
		parts[i] = clean(parts[i])
	}
	return strings.TrimPrefix(strings.Join(parts, "\t"), `\u{feff}`)
}
