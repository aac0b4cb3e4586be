package manuscript_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"altyn/internal/manuscript"
)

// hold checks what every manuscript must be: valid places on rune borders, and the same again for the same input.
func hold(t *testing.T, input []byte, opt manuscript.Options) {
	m, err := manuscript.New("x", input, opt)
	again, err2 := manuscript.New("x", bytes.Clone(input), opt)
	if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
		t.Fatalf("%v, then %v", err, err2)
	}
	if err != nil {
		return
	}
	if !bytes.Equal(m.Text, again.Text) || m.Form != again.Form || m.Encoding != again.Encoding {
		t.Fatal("the same input gave another text")
	}
	if !utf8.Valid(m.Text) || !utf8.Valid(m.Source) {
		t.Fatal("the text is not UTF-8")
	}
	spans(t, m)
	last := 0
	for at := range m.Text {
		if s, _ := m.SourceSpan(at, at+1); s < last {
			t.Fatalf("place %d leads back to %d, the one before to %d", at, s, last)
		} else {
			last = s
		}
	}
}

func FuzzBytes(f *testing.F) {
	for _, s := range []string{"Bravia won.", "\xff\xfea\x00", "\xfe\xff\x00a", "caf\xe9", "PK\x03\x04", "<p>a&amp;b", "# a\n\n**b** [c](d)\n", "\xef\xbb\xbfx", "a\x00b"} {
		f.Add([]byte(s), uint8(0))
		f.Add([]byte(s), uint8(3))
	}
	encodings := append([]string{""}, manuscript.Encodings()...)
	f.Fuzz(func(t *testing.T, input []byte, encoding uint8) {
		hold(t, input, manuscript.Options{Encoding: encodings[int(encoding)%len(encodings)]})
	})
}

func FuzzHTML(f *testing.F) {
	f.Add("<p>Bravia &eacute; <b>won</b><table><tr><td>a<p>b<td>c</table><li>x<q>y</q><pre>\n z</pre>")
	f.Add("<div hidden>a<div>b</div>c</div><!-- x --><script><p></script>&#x41;&#0;&#99999999;<br")
	f.Fuzz(func(t *testing.T, s string) { hold(t, []byte(s), manuscript.Options{Form: manuscript.HTML}) })
}

func FuzzMarkdown(f *testing.F) {
	f.Add("---\na: b\n---\n# T #\n\n- *a* __b__ [c](d) ![e](f) [g][h] <i>j</i> \\* `k` ~~l~~ &lt;\n| a | b |\n|---|---|\n```\nx\n```\n<!--\n-->")
	f.Add("[a](b ![c]( [d][e [^f] ** _ * __ \\")
	f.Fuzz(func(t *testing.T, s string) { hold(t, []byte(s), manuscript.Options{Form: manuscript.Markdown}) })
}

// FuzzDocx packs any XML, so that the decoder behind the archive is reached.
func FuzzDocx(f *testing.F) {
	f.Add("<w:p><w:r><w:t>a</w:t></w:r></w:p>")
	f.Add("<w:tbl><w:tr><w:tc><w:p><w:t>a</w:t></w:p></w:tc></w:tr></w:tbl><w:del><w:t>x</w:t></w:del>")
	f.Fuzz(func(t *testing.T, body string) { hold(t, []byte(docx(t, body)), manuscript.Options{}) })
}

func FuzzZip(f *testing.F) {
	f.Add([]byte(docx(f, para("Bravia won."))))
	f.Fuzz(func(t *testing.T, input []byte) { hold(t, input, manuscript.Options{Form: manuscript.Docx}) })
}

// TestHostile reads inputs that are made to be slow; each is linear, so that none takes more than a moment.
func TestHostile(t *testing.T) {
	t.Parallel()
	const n = 1 << 19
	for name, input := range map[string]string{
		"brackets.md": strings.Repeat("[", n), "links.md": strings.Repeat("[a](", n), "pictures.md": strings.Repeat("![", n), "closed.md": strings.Repeat("](", n),
		"stars.md": strings.Repeat("*a", n), "feet.md": strings.Repeat("[^", n), "tags.md": strings.Repeat("<a", n), "quotes.md": strings.Repeat(">", n) + "x", "amps.md": strings.Repeat("&", n),
		"lines.md": strings.Repeat("a\n", n), "blank.md": "a" + strings.Repeat("\n", n),
		"tags.html": "<p>" + strings.Repeat("<b>", n) + "x", "open.html": "<p>" + strings.Repeat("<", n), "cells.html": "<table>" + strings.Repeat("<td>a", n),
		"amps.html": "<p>" + strings.Repeat("&", n), "digits.html": "<p>&#" + strings.Repeat("1", n), "hidden.html": "<p>a" + strings.Repeat("<nav>", n),
		"attributes.html": "<p " + strings.Repeat("a=b ", n) + ">x", "comment.html": "<p>x<!--" + strings.Repeat("-", n),
	} {
		m, err := manuscript.Read(name, strings.NewReader(input), manuscript.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(m.Text) > 3*len(input) {
			t.Errorf("%s: %d bytes became %d", name, len(input), len(m.Text))
		}
	}
}
