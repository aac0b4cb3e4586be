package manuscript_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"altyn"
	"altyn/internal/manuscript"
)

func read(t *testing.T, name, input string, opt manuscript.Options) *manuscript.Manuscript {
	t.Helper()
	m, err := manuscript.Read(name, strings.NewReader(input), opt)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPlainIsNotCopied(t *testing.T) {
	t.Parallel()
	m := read(t, "a.txt", "Bravia won.\n", manuscript.Options{})
	if m.Form != manuscript.Plain || m.Encoding != "utf-8" || &m.Input[0] != &m.Text[0] || &m.Source[0] != &m.Text[0] {
		t.Errorf("%s %s: the layers of plain UTF-8 are not one slice", m.Form, m.Encoding)
	}
	if s, e := m.InputSpan(3, 7); s != 3 || e != 7 {
		t.Errorf("span %d-%d, want 3-7", s, e)
	}
	var d altyn.Document
	if m.Describe(&d); d != (altyn.Document{}) {
		t.Errorf("plain UTF-8 is described as %+v", d)
	}
}

// TestForms shows what is read of each form.
func TestForms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, input, text string
		form              manuscript.Form
	}{
		{"a.txt", "# 1 in the table\nBravia <3 won.", "# 1 in the table\nBravia <3 won.", manuscript.Plain},
		{"page.html", "no element at all\nsecond line", "no element at all\nsecond line", manuscript.Plain},
		{"a.md", "# Bravia *wins*\n\nIt won **two** gold [medals](x/a_b) `one`\nsilver.\n", "Bravia wins\n\nIt won two gold medals one\nsilver.", manuscript.Markdown},
		{"a.md", "The rowers of Bravia won two gold medals on the last day\nof the Games, and one silver.\n", "The rowers of Bravia won two gold medals on the last day of the Games, and one silver.", manuscript.Markdown},
		{"a.md", "---\ntitle: x\n---\nText\n====\n\n- one\n- two\n1. three\n> said\n", "Text\n\n• one\n• two\n1. three\nsaid", manuscript.Markdown},
		{"a.md", "| NOC | Gold |\n|---|--:|\n| BBB | 2 |\n\n![alt](x.png)\n[1]: http://a.example/\nA\\*b 2*3*4 snake_case _so_[^1]\n<!-- no\nno -->after", "| NOC | Gold |\n| BBB | 2 |\n\nA*b 2*3*4 snake_case so\nafter", manuscript.Markdown},
		{"a.md", "```\nbox\n  line\n```\nx &amp; y<br>z", "box\nline\nx & y\nz", manuscript.Markdown},
		{"note", "# Heading\n\nWith **strong** words.", "Heading\n\nWith strong words.", manuscript.Markdown},
		{"a.html", "<p>Bravia&nbsp;won  two\n <b>gold</b> medals</p><p>&quot;So&#33;&quot;</p>", "Bravia\u00a0won two gold medals\n\n\"So!\"", manuscript.HTML},
		{"a.txt", "<!DOCTYPE html><title>x</title><script>var p='<p>'</script><h1>T</h1><div>a</div><div>b<br>c</div>", "T\n\na\nb\nc", manuscript.HTML},
		{"a.txt", "<ul><li> one<li>two</ul>", "• one\n• two", manuscript.HTML},
		{"a.txt", "<table><tr><th>NOC<th>Gold</tr><tr><td><p>BBB</p></td><td><div>2</div><div>x</div></td></tr></table>", "NOC\tGold\nBBB\t2 x", manuscript.HTML},
		{"a.txt", "<p>a<span style='display: none'>b<span>c</span></span>d<nav>never closed<p>e", "abcdnever closed\n\ne", manuscript.HTML},
		{"a.txt", "<p>a<span style='display: none'>b<span>c</span></span>d<nav>n</nav></p><p hidden>x</p><q>e</q>", "ad\n\n“e”", manuscript.HTML},
		{"a.txt", "<pre>a  b\n\nc</pre>", "a  b\n\nc", manuscript.HTML},
		{"a.txt", "<p>&unknown; &amp &#x110000; & &#99999999999999999999999999999999999999999999999999999;</p>", "&unknown; & \ufffd & &#99999999999999999999999999999999999999999999999999999;", manuscript.HTML},
	} {
		m := read(t, c.name, c.input, manuscript.Options{})
		got := string(m.Text)
		if m.Form != c.form || got != c.text {
			t.Errorf("%s %q\n got %s %q\nwant %s %q", c.name, c.input, m.Form, got, c.form, c.text)
		}
		spans(t, m)
	}
}

// spans holds that every word of the text leads back to bytes of the input that are those of the source, on rune borders.
func spans(t *testing.T, m *manuscript.Manuscript) {
	t.Helper()
	for at := 0; at < len(m.Text); {
		_, n := utf8.DecodeRune(m.Text[at:])
		s, e := m.SourceSpan(at, at+n)
		if s < 0 || e < s || e > len(m.Source) || s < len(m.Source) && !utf8.RuneStart(m.Source[s]) || e < len(m.Source) && !utf8.RuneStart(m.Source[e]) {
			t.Fatalf("%s: text %d-%d is source %d-%d of %d", m.Name, at, at+n, s, e, len(m.Source))
		}
		if r := m.Text[at]; r > ' ' && r < utf8.RuneSelf && r != '&' && e-s == n && m.Source[s] != r && m.Source[s] != '&' {
			t.Fatalf("%s: text %q is source %q", m.Name, m.Text[at:at+n], m.Source[s:e])
		}
		is, ie := m.InputSpan(at, at+n)
		if limit := len(m.Input); m.Offsets() == manuscript.OfInput && (is < 0 || ie < is || ie > limit) {
			t.Fatalf("%s: text %d-%d is input %d-%d of %d", m.Name, at, at+n, is, ie, limit)
		}
		at += n
	}
}

func utf16Bytes(s string, big, mark bool) string {
	var b []byte
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	for _, u := range units {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func page(t *testing.T, c *charmap.Charmap, s string) string {
	t.Helper()
	out, err := c.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEncodings reads the same words in every encoding, and finds a word where it stands in the input.
func TestEncodings(t *testing.T) {
	t.Parallel()
	const ru, fr, emoji = "Сборная Бравии выиграла две медали.\nТак и было.", "L’équipe a gagné deux médailles à Ayton. Voilà !", "Bravia 🏅 won — twice"
	for _, c := range []struct {
		name, input, asked, text, word, want string
		start, end                           int
		noted                                bool
	}{
		{"ru-1251", page(t, charmap.Windows1251, ru), "", ru, "Бравии", "windows-1251", 8, 14, true},
		{"ru-1251-said", page(t, charmap.Windows1251, ru), "cp1251", ru, "Бравии", "windows-1251", 8, 14, false},
		{"fr-1252", page(t, charmap.Windows1252, fr), "", fr, "gagné", "windows-1252", 11, 16, true},
		{"fr-latin1-said", page(t, charmap.Windows1252, fr), "ISO-8859-1", fr, "gagné", "windows-1252", 11, 16, false},
		{"koi8", page(t, charmap.KOI8R, ru), "koi8-r", ru, "Бравии", "koi8-r", 8, 14, false},
		{"16le", utf16Bytes(ru, false, true), "", ru, "Бравии", "utf-16le", 18, 30, false},
		{"16be", utf16Bytes(emoji, true, true), "", emoji, "won", "utf-16be", 22, 28, false},
		{"16le-no-mark", utf16Bytes(emoji, false, false), "", emoji, "won", "utf-16le", 20, 26, true},
		{"16be-no-mark-ru", utf16Bytes(ru, true, false), "", ru, "Бравии", "utf-16be", 16, 28, true},
		{"16-said", utf16Bytes(fr, true, false), "utf-16", fr, "gagné", "utf-16be", 22, 32, false},
		{"utf8-mended", "Bravia \xff won", "utf-8", "Bravia \ufffd won", "won", "utf-8", 9, 12, true},
	} {
		m := read(t, c.name, c.input, manuscript.Options{Encoding: c.asked})
		if string(m.Text) != c.text || m.Encoding != c.want {
			t.Errorf("%s: %s %q", c.name, m.Encoding, m.Text)
			continue
		}
		if (len(m.Notes) > 0) != c.noted {
			t.Errorf("%s: notes %v", c.name, m.Notes)
		}
		at := strings.Index(c.text, c.word)
		if s, e := m.InputSpan(at, at+len(c.word)); s != c.start || e != c.end {
			t.Errorf("%s: %s is at %d-%d of the input, want %d-%d", c.name, c.word, s, e, c.start, c.end)
		}
		if got := m.Quote(at, at+len(c.word)); got != c.word {
			t.Errorf("%s: quoted %q", c.name, got)
		}
		spans(t, m)
	}
}

// TestDeclared reads a page in the encoding that it names, markup and encoding both taken off.
func TestDeclared(t *testing.T) {
	t.Parallel()
	const text = "<html><meta charset=\"windows-1251\"><p>Сборная <b>Бравии</b> выиграла</p>"
	input := page(t, charmap.Windows1251, text)
	m := read(t, "a.html", input, manuscript.Options{})
	if m.Encoding != "windows-1251" || m.Form != manuscript.HTML || string(bytes.TrimSpace(m.Text)) != "Сборная Бравии выиграла" || len(m.Notes) > 0 {
		t.Fatalf("%s %s %q %v", m.Encoding, m.Form, m.Text, m.Notes)
	}
	at := bytes.Index(m.Text, []byte("Бравии выиграла"))
	st := altyn.Statement{Start: at, End: at + len("Бравии выиграла")}
	m.Restore(&st)
	if want := page(t, charmap.Windows1251, "Бравии</b> выиграла"); input[st.Start:st.End] != want || st.Text != "Бравии</b> выиграла" {
		t.Errorf("%d-%d %q", st.Start, st.End, st.Text)
	}
	var d altyn.Document
	m.Describe(&d)
	if d.Format != "html" || d.Encoding != "windows-1251" || d.Offsets != "" {
		t.Errorf("%+v", d)
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, input string
		opt         manuscript.Options
		cause       error
	}{
		{"empty", "", manuscript.Options{}, manuscript.ErrEmpty},
		{"blank", "\xef\xbb\xbf \n\t\n", manuscript.Options{}, manuscript.ErrEmpty},
		{"markup alone", "<html><head><title>x</title></head></html>", manuscript.Options{}, manuscript.ErrEmpty},
		{"mark alone", "\xff\xfe", manuscript.Options{}, manuscript.ErrEmpty},
		{"nul", "text\x00\x01\x02 and \x00 more", manuscript.Options{}, manuscript.ErrBinary},
		{"pdf", "%PDF-1.7\n", manuscript.Options{}, manuscript.ErrBinary},
		{"rtf", "{\\rtf1 text}", manuscript.Options{}, manuscript.ErrBinary},
		{"doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", manuscript.Options{}, manuscript.ErrBinary},
		{"control", strings.Repeat("a\x01\xe9", 50), manuscript.Options{}, manuscript.ErrBinary},
		{"utf-32", "\xff\xfe\x00\x00a\x00\x00\x00", manuscript.Options{}, manuscript.ErrEncoding},
		{"broken", strings.Repeat("é", 20) + "\xff", manuscript.Options{}, manuscript.ErrEncoding},
		{"neither", "abc \x81\x8d def", manuscript.Options{}, manuscript.ErrEncoding},
		{"said wrong", "plain", manuscript.Options{Encoding: "ebcdic"}, manuscript.ErrEncoding},
		{"said utf-16", strings.Repeat("\xd8", 9), manuscript.Options{Encoding: "utf-16"}, manuscript.ErrEncoding},
		{"declared", "<meta charset=shift_jis><p>\x83\x41</p>", manuscript.Options{}, manuscript.ErrEncoding},
		{"large", "123456", manuscript.Options{Max: 5}, nil},
		{"not docx", "text", manuscript.Options{Form: manuscript.Docx}, manuscript.ErrDocx},
		{"zip", "PK\x03\x04garbage", manuscript.Options{}, manuscript.ErrDocx},
		{"zip as text", "PK\x03\x04garbage", manuscript.Options{Form: manuscript.Plain}, manuscript.ErrBinary},
	} {
		_, err := manuscript.Read(c.name, strings.NewReader(c.input), c.opt)
		var e *manuscript.UnreadableError
		if !errors.As(err, &e) || c.cause != nil && !errors.Is(err, c.cause) {
			t.Errorf("%s: %v, want %v", c.name, err, c.cause)
			continue
		}
		if e.Fix() == "" {
			t.Errorf("%s: no remedy", c.name)
		}
	}
	if _, err := manuscript.Read("the-file", failing{}, manuscript.Options{}); err == nil || strings.Count(err.Error(), "the-file") != 1 {
		t.Errorf("failing reader: %v", err)
	}
	dir := fstest.MapFS{"d/a.txt": {Data: []byte("x")}}
	f, err := dir.Open("d")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := manuscript.Read("d", f, manuscript.Options{}); !errors.Is(err, manuscript.ErrDirectory) {
		t.Errorf("folder: %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestEncodingNamed(t *testing.T) {
	t.Parallel()
	for _, name := range manuscript.Encodings() {
		if got, ok := manuscript.EncodingNamed(strings.ToUpper(name)); !ok || got != name {
			t.Errorf("%s: %q %v", name, got, ok)
		}
	}
	if _, ok := manuscript.EncodingNamed("ebcdic"); ok {
		t.Error("ebcdic has a name")
	}
}
