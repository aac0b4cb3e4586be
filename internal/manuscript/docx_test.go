package manuscript_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"altyn"
	"altyn/internal/manuscript"
)

// docx packs a main part as word processors do.
func docx(t testing.TB, body string) string {
	t.Helper()
	return archive(t, map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`})
}

func archive(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func para(words string) string { return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>" }

func TestDocx(t *testing.T) {
	t.Parallel()
	body := `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Bravia at Ayton</w:t></w:r></w:p>` +
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Bravia won </w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t>three medals &amp; more.</w:t></w:r></w:ins></w:p>` +
		`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Gold</w:t><w:tab/><w:t>2</w:t></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc>` + para("NOC") + `</w:tc><w:tc>` + para("Gold") + `</w:tc></w:tr><w:tr><w:tc>` + para("BBB") + para("x") + `</w:tc><w:tc>` + para("2") + `</w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p><w:p/><w:p><w:r><w:instrText>PAGE</w:instrText><w:t>c</w:t></w:r></w:p>`
	m := read(t, "r.docx", docx(t, body), manuscript.Options{})
	const want = "Bravia at Ayton\n\nBravia won three medals & more.\n• Gold\t2\n\nNOC\tGold\nBBB x\t2\n\na\nb\n\nc"
	if string(m.Text) != want || m.Form != manuscript.Docx {
		t.Errorf("%s\n got %q\nwant %q", m.Form, m.Text, want)
	}
	var d altyn.Document
	if m.Describe(&d); d.Format != "docx" || d.Offsets != "text" || d.Encoding != "" {
		t.Errorf("%+v", d)
	}
	if s, e := m.InputSpan(3, 9); s != 3 || e != 9 {
		t.Errorf("%d-%d", s, e)
	}
}

// TestDocxBombs opens archives that are made to do harm.
func TestDocxBombs(t *testing.T) {
	t.Parallel()
	many := map[string]string{"word/document.xml": "<a/>"}
	for i := range manuscript.MaxFiles {
		many[fmt.Sprint(i)] = ""
	}
	for _, c := range []struct {
		name, input string
		want        error
	}{
		{"unpacks to much", docx(t, "<w:p><w:r><w:t>"+strings.Repeat("gold ", manuscript.MaxUnpacked/5+1)+"</w:t></w:r></w:p>"), manuscript.ErrUnpacked},
		{"deep", docx(t, strings.Repeat("<w:p>", manuscript.MaxDepth+1)), manuscript.ErrDepth},
		{"many files", archive(t, many), manuscript.ErrFiles},
		{"no main part", archive(t, map[string]string{"xl/workbook.xml": "<a/>"}), manuscript.ErrDocx},
		{"cut", docx(t, para("x"))[:100], manuscript.ErrDocx},
		{"entities", archive(t, map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:p><w:t>&b;</w:t></w:p>`}), manuscript.ErrDocx},
		{"not closed", archive(t, map[string]string{"word/document.xml": `<w:p><w:t>x`}), manuscript.ErrDocx},
		{"closed twice", archive(t, map[string]string{"word/document.xml": `<w:p></w:p></w:p>`}), manuscript.ErrDocx},
	} {
		_, err := manuscript.Read(c.name, strings.NewReader(c.input), manuscript.Options{})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
