package manuscript

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"altyn"
)

// Form is how a report is written down.
type Form string

// The forms.
const (
	Plain    Form = "text"
	Markdown Form = "markdown"
	HTML     Form = "html"
	Docx     Form = "docx" // Office Open XML, as word processors save it
)

// Forms gives all forms.
func Forms() []Form { return []Form{Plain, Markdown, HTML, Docx} }

// Limits on what is read.
const (
	MaxInput    = 128 << 20 // bytes of a report; a page of an encyclopedia has a thousandth of it
	MaxUnpacked = 64 << 20  // bytes of the text part of a docx
	MaxFiles    = 4096      // files in the archive of a docx
	MaxDepth    = 256       // elements inside each other in a docx
)

// Options say what is known of a report beforehand.
type Options struct {
	Form     Form   // "" to tell it by content and name
	Encoding string // one of [Encodings] or another of their names; "" to tell it by the bytes
	Max      int64  // most bytes read; 0 means MaxInput
}

// Manuscript is a report with the ways back to its bytes. It is not changed once it is made.
type Manuscript struct {
	Name     string          // as given
	Form     Form            // never ""
	Encoding string          // of Input, as utf-8 or windows-1251; "" for a docx
	Input    []byte          // as given
	Source   []byte          // Input in UTF-8; for a docx the text in it
	Text     []byte          // what is read: Source without markup
	Notes    []altyn.Message // what was guessed or mended

	markup *origins // from Text to Source, nil when they are the same
	coding *origins // from Source to Input, nil when they are the same
}

// The causes for which a report cannot be read.
var (
	ErrEmpty     = errors.New("there is no text in it")
	ErrDirectory = errors.New("it is a folder")
	ErrTooLarge  = fmt.Errorf("it is larger than %d MB", MaxInput>>20)
	ErrBinary    = errors.New("it is not text")
	ErrEncoding  = errors.New("its encoding is not clear")
	ErrDocx      = errors.New("it is no document of a word processor")
	ErrUnpacked  = fmt.Errorf("its text unpacks to more than %d MB", MaxUnpacked>>20)
	ErrDepth     = fmt.Errorf("its elements lie more than %d deep", MaxDepth)
	ErrFiles     = fmt.Errorf("its archive has more than %d files", MaxFiles)
)

// An UnreadableError says why a report cannot be read as text, and what would help.
type UnreadableError struct {
	Name  string // as given
	Cause error  // wraps one of the errors above, or is that of the file system
	Hint  string // a remedy, "" when none is known
}

func (e *UnreadableError) Error() string { return fmt.Sprintf("read report %s: %v", e.Name, e.Cause) }

// Unwrap gives the cause.
func (e *UnreadableError) Unwrap() error { return e.Cause }

// Fix gives the remedy.
func (e *UnreadableError) Fix() string { return e.Hint }

// Read reads a report from r. The error is an [UnreadableError].
func Read(name string, r io.Reader, opt Options) (*Manuscript, error) {
	fail := func(cause error, hint string) (*Manuscript, error) { return nil, &UnreadableError{name, cause, hint} }
	tooLarge, most := ErrTooLarge, opt.Max
	switch {
	case most <= 0:
		most = MaxInput
	case most < 1<<20:
		tooLarge = fmt.Errorf("it is larger than %d bytes", most)
	default:
		tooLarge = fmt.Errorf("it is larger than %d MB", most>>20)
	}
	size := int64(0)
	if f, ok := r.(fs.File); ok {
		if info, err := f.Stat(); err == nil {
			switch {
			case info.IsDir():
				return fail(ErrDirectory, "name the files in it")
			case info.Mode().IsRegular():
				size = info.Size()
			}
		}
	}
	if size > most {
		return fail(tooLarge, "split it, or check the part that matters")
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead) // one read without moving it, when the size is known
	_, err := b.ReadFrom(io.LimitReader(r, most+1))
	switch {
	case errors.Is(err, syscall.EISDIR):
		return fail(ErrDirectory, "name the files in it")
	case err != nil:
		return fail(bare(err), "")
	case int64(b.Len()) > most:
		return fail(tooLarge, "split it, or check the part that matters")
	}
	return New(name, b.Bytes(), opt)
}

// bare takes the name of the file out of an error of the file system: the operand is named once.
func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

const emptyHint = "give a file that has the report's text, or pipe the text in: altyn check -"

// New makes a manuscript of bytes, which it keeps. The error is an [UnreadableError].
func New(name string, input []byte, opt Options) (*Manuscript, error) {
	m := &Manuscript{Name: name, Form: opt.Form, Input: input}
	if m.Form == "" && isZip(input) || m.Form == Docx {
		m.Form = Docx
		return m, m.unpack()
	}
	if err := m.decode(opt.Encoding); err != nil {
		return nil, err
	}
	if m.Form == "" {
		m.Form = recognise(name, m.Source)
	}
	switch m.Form {
	case Plain:
		m.Text = m.Source
	case Markdown:
		m.Text, m.markup = fromMarkdown(m.Source)
	case HTML:
		m.Text, m.markup = fromHTML(m.Source)
	default:
		return nil, &UnreadableError{name, fmt.Errorf("form %q: want one of text, markdown, html, docx", m.Form), ""}
	}
	if len(bytes.TrimSpace(m.Text)) == 0 {
		return nil, &UnreadableError{name, ErrEmpty, emptyHint}
	}
	return m, nil
}

// unpack takes the text out of a docx.
func (m *Manuscript) unpack() error {
	text, err := fromDocx(m.Input)
	switch {
	case errors.Is(err, ErrDocx) && isZip(m.Input):
		return &UnreadableError{m.Name, err, "save it as a docx, as HTML or as plain text first"}
	case errors.Is(err, ErrDocx):
		return &UnreadableError{m.Name, err, "leave --as docx out: the form is then told by the content"}
	case err != nil:
		return &UnreadableError{m.Name, err, "save it as plain text first"}
	case len(bytes.TrimSpace(text)) == 0:
		return &UnreadableError{m.Name, ErrEmpty, emptyHint}
	}
	m.Source, m.Text = text, text
	return nil
}

// SourceSpan gives the bytes of Source that the bytes start to end of Text came from, markup between them included.
func (m *Manuscript) SourceSpan(start, end int) (int, int) { return m.markup.span(start, end) }

// InputSpan gives the bytes that the bytes start to end of Text came from: of Input, or, for a docx, of the text in it.
func (m *Manuscript) InputSpan(start, end int) (int, int) {
	return m.coding.span(m.markup.span(start, end))
}

// The values of [Manuscript.Offsets].
const (
	OfInput = "input"
	OfText  = "text"
)

// Offsets says what the places that [Manuscript.InputSpan] gives are counted in: OfInput, bytes of the input; or OfText, bytes
// of the text that was taken out of it.
func (m *Manuscript) Offsets() string {
	if m.Form == Docx {
		return OfText
	}
	return OfInput
}

// Describe adds to a document what differs from plain text in UTF-8 whose offsets are those of the input.
func (m *Manuscript) Describe(d *altyn.Document) {
	if m.Form != Plain {
		d.Format = string(m.Form)
	}
	if m.Encoding != utf8Name {
		d.Encoding = m.Encoding
	}
	if m.Offsets() != OfInput {
		d.Offsets = m.Offsets()
	}
}

// Quote gives the words of Source at a place of Text: those of the input, in UTF-8.
func (m *Manuscript) Quote(start, end int) string {
	start, end = m.SourceSpan(start, end)
	return string(m.Source[start:end])
}

// Restore puts statements whose places are of Text where they are in the input: see [Manuscript.InputSpan].
func (m *Manuscript) Restore(st *altyn.Statement) {
	if m.markup == nil && m.coding == nil {
		return
	}
	st.Text = strings.ToValidUTF8(m.Quote(st.Start, st.End), "\ufffd")
	st.Start, st.End = m.InputSpan(st.Start, st.End)
}
