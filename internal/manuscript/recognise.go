package manuscript

import (
	"bytes"
	"path/filepath"
	"strings"
)

// headBytes is how much of a report is looked at to tell its form.
const headBytes = 64 << 10

// recognise tells the form of a report by its name and its content. A name alone does not make HTML: text without a single
// element is plain text under any name.
func recognise(name string, source []byte) Form {
	head := bytes.TrimPrefix(source[:min(len(source), headBytes)], utf8Mark)
	elements := countElements(head)
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		if elements > 0 {
			return HTML
		}
		return Plain
	case ".md", ".markdown", ".mdown", ".mkd":
		return Markdown
	}
	start := bytes.TrimLeft(head, " \t\r\n")
	switch {
	case hasPrefixFold(start, "<!doctype html"), hasPrefixFold(start, "<html"), elements > 0 && len(start) > 0 && start[0] == '<':
		return HTML
	case elements >= 4 && elements*400 > len(head): // pasted from a page
		return HTML
	case marked(head):
		return Markdown
	}
	return Plain
}

func hasPrefixFold(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(string(text[:len(prefix)]), prefix)
}

// common are elements that pages are made of.
var common = map[string]bool{
	"p": true, "br": true, "div": true, "span": true, "b": true, "i": true, "em": true, "strong": true, "a": true, "ul": true, "ol": true, "li": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "table": true, "tr": true, "td": true, "th": true, "body": true, "html": true, "head": true,
	"article": true, "section": true, "blockquote": true, "figure": true, "sup": true, "main": true, "header": true, "pre": true, "title": true, "meta": true,
}

// countElements counts the tags of common elements.
func countElements(head []byte) int {
	n := 0
	for {
		i := bytes.IndexByte(head, '<')
		if i < 0 {
			return n
		}
		head = head[i+1:]
		tag := bytes.TrimPrefix(head[:min(len(head), 16)], []byte("/"))
		k := 0
		for k < len(tag) && (tag[k]|0x20 >= 'a' && tag[k]|0x20 <= 'z' || k > 0 && tag[k] >= '0' && tag[k] <= '9') {
			k++
		}
		if k > 0 && k < len(tag) && (tag[k] == '>' || tag[k] == ' ' || tag[k] == '/' || tag[k] == '\n') && common[strings.ToLower(string(tag[:k]))] {
			n++
		}
	}
}

// marked reports whether text without a telling name is Markdown beyond doubt: it has a heading and a link or strong words.
func marked(head []byte) bool {
	heading := false
	for line := range bytes.Lines(head) {
		if n := len(line) - len(bytes.TrimLeft(line, "#")); n > 0 && n <= 6 && len(line) > n && line[n] == ' ' {
			heading = true
			break
		}
	}
	return heading && (bytes.Contains(head, []byte("](http")) || bytes.Count(head, []byte("**")) >= 2)
}
