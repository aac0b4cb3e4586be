package manuscript

import (
	"bytes"
	stdhtml "html"
	"strings"

	"golang.org/x/net/html"
)

// What elements do to the text around and in them.
const (
	inline = iota
	line   // on lines of its own
	part   // with an empty line before and after
	cell   // apart from its neighbour by a tab
	item   // on a line of its own, after a bullet
	quote  // between quotation marks
	hidden // not shown on the page
	pre    // its line ends and blanks are kept
	end    // ends the line
)

var elements = map[string]int{
	"address": line, "article": part, "aside": part, "blockquote": part, "body": part, "caption": line, "center": line, "dd": line, "details": part, "dir": part,
	"div": line, "dl": part, "dt": line, "fieldset": part, "figcaption": line, "figure": part, "footer": part, "form": part, "h1": part, "h2": part,
	"h3": part, "h4": part, "h5": part, "h6": part, "head": part, "header": part, "hgroup": part, "hr": part, "html": part, "legend": line, "main": part, "menu": part,
	"ol": part, "p": part, "section": part, "summary": line, "table": part, "tbody": line, "tfoot": line, "thead": line, "tr": line, "ul": part, "xmp": part,
	"td": cell, "th": cell, "li": item, "q": quote, "br": end, "pre": pre, "listing": pre,
	"button": hidden, "datalist": hidden, "iframe": hidden, "math": hidden, "nav": hidden, "noembed": hidden, "noframes": hidden, "noscript": hidden,
	"object": hidden, "script": hidden, "select": hidden, "style": hidden, "svg": hidden, "template": hidden, "textarea": hidden, "title": hidden,
	"audio": hidden, "canvas": hidden, "video": hidden,
}

// void are elements that have no end tag.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "param": true,
	"source": true, "track": true, "wbr": true,
}

// fromHTML gives the text of a page, and where it came from.
func fromHTML(source []byte) ([]byte, *origins) {
	text, o, whole := readHTML(source, true)
	if !whole { // something hidden was never closed: it does not swallow the page
		text, o, _ = readHTML(source, false)
	}
	return text, o
}

// page is HTML on its way to text.
type page struct {
	*weaver
	pre    int    // preformatted elements that are open
	hidden string // the element that hides what is inside it, "" when none does
	depth  int    // elements of its name inside it
	cells  int    // cells of the row so far
	cell   bool   // inside a cell
	filled bool   // the cell has words
	due    bool   // a paragraph of the cell has ended: what follows in the cell stands on a line of its own
}

func readHTML(source []byte, hide bool) (text []byte, o *origins, whole bool) {
	p := page{weaver: newWeaver(len(source))}
	at := 0
	if bytes.HasPrefix(source, utf8Mark) {
		at = len(utf8Mark)
	}
	z := html.NewTokenizer(bytes.NewReader(source[at:]))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		from := at
		at += len(raw)
		switch kind {
		case html.TextToken:
			if p.hidden == "" {
				p.words(source[from:at], from)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			p.open(name, more, z, from, hide, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.close(name, at)
		}
	}
	if p.hidden != "" && hide {
		return nil, nil, false
	}
	text, o = p.done()
	return text, o, true
}

func (p *page) open(name []byte, attributes bool, z *html.Tokenizer, from int, hide, selfClosing bool) {
	if p.hidden != "" {
		if string(name) == p.hidden && !selfClosing {
			p.depth++
		}
		return
	}
	does := elements[string(name)]
	if hide && !void[string(name)] && !selfClosing && (does == hidden || attributes && unseen(z)) {
		p.hidden, p.depth = string(name), 0
		return
	}
	if string(name) == "tr" || string(name) == "table" {
		p.leaveCell()
		p.cells = 0
	}
	if p.cell && p.inCell(does, from) {
		return
	}
	switch does {
	case line:
		p.end(1, from)
	case part:
		p.end(2, from)
	case pre:
		p.end(2, from)
		p.pre++
	case end:
		p.end(max(1, min(p.line+1, 2)), from)
	case item:
		p.end(1, from)
		p.bullet(from, 0)
	case cell:
		if p.cells > 0 {
			p.tab(from)
		}
		p.cells++
		p.cell, p.due, p.filled = true, false, false
	case quote:
		p.unit("“", from, 0)
	}
}

// inCell takes what would end a line inside a cell: blocks stand side by side, but a second paragraph is set below.
func (p *page) inCell(does, from int) bool {
	switch does {
	case line, end, item:
		p.space(from, 1)
	case part:
		p.due = p.filled
	default:
		return false
	}
	return true
}

func (p *page) leaveCell() { p.cell, p.due, p.filled = false, false, false }

// unseen reports whether the attributes of an element say that it is not shown.
func unseen(z *html.Tokenizer) bool {
	for {
		key, value, more := z.TagAttr()
		switch string(key) {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(string(value[:min(len(value), 1000)])), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
		if !more {
			return false
		}
	}
}

func (p *page) close(name []byte, from int) {
	if p.hidden != "" {
		if string(name) == p.hidden {
			if p.depth--; p.depth < 0 {
				p.hidden = ""
			}
		}
		return
	}
	switch string(name) {
	case "td", "th", "tr", "table":
		p.leaveCell()
	}
	if p.cell && p.inCell(elements[string(name)], from) {
		return
	}
	switch elements[string(name)] {
	case line, item:
		p.end(1, from)
	case part:
		p.end(2, from)
	case pre:
		p.end(2, from)
		p.pre = max(p.pre-1, 0)
	case quote:
		p.unit("”", from, 0)
	}
}

// maxEntity bounds what is taken for an entity.
const maxEntity = 48

// words writes text between tags: blanks collapsed, entities resolved.
func (p *page) words(raw []byte, from int) {
	for i := 0; i < len(raw); {
		if p.cell && !isBlank(raw[i]) {
			if p.due {
				p.end(2, from+i)
			}
			p.due, p.filled = false, true
		}
		switch c := raw[i]; {
		case c == '&':
			s, n := entity(raw[i:])
			p.unit(s, from+i, n)
			i += n
		case c == 0: // it has no meaning in a page
			i++
		case p.pre > 0 && c == '\n':
			p.end(p.line+1, from+i)
			i++
		case p.pre == 0 && isBlank(c):
			k := i
			for k < len(raw) && isBlank(raw[k]) {
				k++
			}
			p.space(from+i, k-i)
			i = k
		default:
			k := i + 1
			for k < len(raw) && raw[k] != '&' && raw[k] != 0 && (p.pre > 0 && raw[k] != '\n' || p.pre == 0 && !isBlank(raw[k])) {
				k++
			}
			p.copy(raw[i:k], from+i)
			i = k
		}
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// entity resolves the reference with which text begins, and gives its length; an ampersand that is none stands for itself.
func entity(text []byte) (string, int) {
	k := 1
	if k < len(text) && text[k] == '#' {
		k++
	}
	for k < len(text) && k < maxEntity && (text[k]|0x20 >= 'a' && text[k]|0x20 <= 'z' || text[k] >= '0' && text[k] <= '9') {
		k++
	}
	if k == maxEntity {
		return "&", 1
	}
	if k < len(text) && text[k] == ';' {
		k++
	}
	raw := string(text[:k])
	if s := stdhtml.UnescapeString(raw); s != raw && s != "\x00" {
		return s, k
	}
	return "&", 1
}
