package manuscript

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// fromDocx gives the text of a document of a word processor: a paragraph a line, an empty line around headings and tables,
// cells apart by tabs, list items after a bullet. Deleted words, notes, headers and footers are left out.
func fromDocx(input []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(input), int64(len(input)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDocx, err)
	}
	if len(z.File) > MaxFiles {
		return nil, ErrFiles
	}
	var main *zip.File
	for _, f := range z.File {
		if f.Name == "word/document.xml" || main == nil && strings.HasPrefix(f.Name, "word/document") && strings.HasSuffix(f.Name, ".xml") {
			main = f
		}
	}
	if main == nil {
		return nil, fmt.Errorf("%w: its archive has no word/document.xml", ErrDocx)
	}
	if main.UncompressedSize64 > MaxUnpacked {
		return nil, ErrUnpacked
	}
	r, err := main.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDocx, main.Name, err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: MaxUnpacked + 1} // the size that the archive gives may be a lie
	d := document{weaver: newWeaver(0)}
	err = d.read(limited)
	switch {
	case limited.N <= 0:
		return nil, ErrUnpacked
	case errors.Is(err, ErrDepth):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w: %s: %w", ErrDocx, main.Name, err)
	}
	text, _ := d.done()
	return text, nil
}

// document is the XML of a docx on its way to text.
type document struct {
	*weaver
	depth int
	skip  int // depth from which on nothing is shown, 0 when all is
	words int // depth of the element whose text is shown, 0 when none is
	cells int // cells of the row so far
	rows  int // tables that are open
	list  bool
	head  bool
	began bool // the paragraph has words
}

// read reads the main part. Entities other than those of XML itself are refused by the decoder, so that none can grow.
func (d *document) read(r io.Reader) error {
	x := xml.NewDecoder(r)
	for {
		t, err := x.RawToken()
		if err == io.EOF {
			if d.depth > 0 {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if d.depth++; d.depth > MaxDepth {
				return ErrDepth
			}
			d.open(t)
		case xml.EndElement:
			d.close(t.Name.Local)
			d.depth--
			if d.depth < 0 {
				return errors.New("an element is closed that was not open")
			}
		case xml.CharData:
			if d.words > 0 && d.skip == 0 {
				d.write(t)
			}
		}
	}
}

func (d *document) open(t xml.StartElement) {
	if d.skip > 0 {
		return
	}
	switch t.Name.Local {
	case "p":
		d.list, d.head, d.began = false, false, false
	case "pStyle":
		style := strings.ToLower(attribute(t, "val"))
		d.head = d.head || strings.HasPrefix(style, "heading") || strings.HasPrefix(style, "title")
		d.list = d.list || strings.HasPrefix(style, "list")
	case "numPr":
		d.list = true
	case "t":
		d.words = d.depth
	case "tab", "ptab":
		if d.began {
			d.tab(0)
		}
	case "br", "cr":
		d.end(1, 0)
	case "noBreakHyphen":
		d.write([]byte("-"))
	case "tbl":
		if d.rows++; d.rows == 1 {
			d.end(2, 0)
		}
	case "tr":
		d.cells = 0
		d.end(1, 0)
	case "tc":
		if d.cells > 0 {
			d.tab(0)
		}
		d.cells++
	case "del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "sectPr", "footnoteReference", "endnoteReference", "pict":
		d.skip = d.depth
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (d *document) write(words []byte) {
	if len(words) == 0 {
		return
	}
	if !d.began {
		if d.head {
			d.end(2, 0)
		}
		if d.list && d.rows == 0 {
			d.bullet(len(d.text), 0)
		}
		d.began = true
	}
	d.copy(words, len(d.text))
}

func (d *document) close(name string) {
	if d.skip > 0 {
		if d.depth == d.skip {
			d.skip = 0
		}
		return
	}
	switch name {
	case "t":
		d.words = 0
	case "p":
		switch {
		case d.rows > 0: // in a cell: its paragraphs stand side by side
			if d.began {
				d.space(0, 1)
			}
		case d.head && d.began:
			d.end(2, 0)
		case !d.began:
			d.end(2, 0)
		default:
			d.end(1, 0)
		}
	case "tr":
		d.end(1, 0)
	case "tbl":
		if d.rows = max(d.rows-1, 0); d.rows == 0 {
			d.end(2, 0)
		}
	}
}
