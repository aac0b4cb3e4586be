package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"
	"unicode/utf8"
)

// MaxReport is the largest report that is read, in bytes. A page of an encyclopedia has a thousandth of it.
const MaxReport = 50 << 20

// An UnreadableError says why a report cannot be read as text, and what would help.
type UnreadableError struct {
	Name  string // as given
	Cause error  // one of the errors below, or that of the file system
	Hint  string // a remedy, "" when none is known
}

func (e *UnreadableError) Error() string { return fmt.Sprintf("read report %s: %v", e.Name, e.Cause) }

// Unwrap gives the cause.
func (e *UnreadableError) Unwrap() error { return e.Cause }

// Fix gives the remedy.
func (e *UnreadableError) Fix() string { return e.Hint }

// The causes for which a report cannot be read.
var (
	ErrEmpty     = errors.New("there is no text in it")
	ErrDirectory = errors.New("it is a folder")
	ErrTooLarge  = fmt.Errorf("it is larger than %d MB", MaxReport>>20)
	ErrBinary    = errors.New("it is not text")
	ErrEncoding  = errors.New("it is not UTF-8")
)

// ReadReport reads a report from r, at most max bytes of it (MaxReport when max is 0), and makes sure that it is text.
// The bytes are those of the input, a byte order mark and carriage returns included, so that positions in it are
// positions in the file.
func ReadReport(name string, r io.Reader, max int64) ([]byte, error) {
	fail := func(cause error, hint string) ([]byte, error) { return nil, &UnreadableError{name, cause, hint} }
	tooLarge := ErrTooLarge
	if max <= 0 {
		max = MaxReport
	} else {
		tooLarge = fmt.Errorf("it is larger than %d bytes", max)
	}
	if f, ok := r.(fs.File); ok {
		if info, err := f.Stat(); err == nil {
			switch {
			case info.IsDir():
				return fail(ErrDirectory, "name the files in it")
			case info.Mode().IsRegular() && info.Size() > max:
				return fail(tooLarge, "split it, or check the part that matters")
			}
		}
	}
	text, err := io.ReadAll(io.LimitReader(r, max+1))
	switch {
	case errors.Is(err, syscall.EISDIR):
		return fail(ErrDirectory, "name the files in it")
	case err != nil:
		return fail(bare(err), "")
	case int64(len(text)) > max:
		return fail(tooLarge, "split it, or check the part that matters")
	}
	if hint, cause := notText(name, text); cause != nil {
		return fail(cause, hint)
	}
	return text, nil
}

// bare takes the name of the file out of an error of the file system: the operand is named once.
func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// The marks with which files begin.
var (
	utf8Mark  = []byte("\xef\xbb\xbf")
	utf16LE   = []byte("\xff\xfe")
	utf16BE   = []byte("\xfe\xff")
	utf32LE   = []byte("\xff\xfe\x00\x00")
	binaryZip = []byte("PK\x03\x04")
	binaryPDF = []byte("%PDF-")
	binaryRTF = []byte("{\\rtf")
)

// notText says why text is not a report, with a remedy.
func notText(name string, text []byte) (hint string, cause error) {
	body := bytes.TrimPrefix(text, utf8Mark)
	convert := func(from string) string {
		if name == "-" {
			return fmt.Sprintf("convert it first, with iconv -f %s -t UTF-8 in the pipe", from)
		}
		return fmt.Sprintf("convert it first: iconv -f %s -t UTF-8 %s | altyn check -", from, name)
	}
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return "give a file that has the report's text, or pipe the text in: altyn check -", ErrEmpty
	case bytes.HasPrefix(text, binaryZip):
		return "if it is a word processor's document, save it as plain text first", ErrBinary
	case bytes.HasPrefix(text, binaryPDF), bytes.HasPrefix(text, binaryRTF):
		return "save it as plain text first", ErrBinary
	case bytes.HasPrefix(text, utf32LE):
		return convert("UTF-32"), ErrEncoding
	case bytes.HasPrefix(text, utf16LE), bytes.HasPrefix(text, utf16BE):
		return convert("UTF-16"), ErrEncoding
	}
	if bytes.IndexByte(text, 0) >= 0 {
		if from := wide(text); from != "" {
			return convert(from), ErrEncoding
		}
		return "save it as plain text first", ErrBinary
	}
	if i := invalid(body); i >= 0 {
		line := 1 + bytes.Count(body[:i], []byte("\n"))
		return convert(singleByte(body)), fmt.Errorf("%w: line %d has the byte 0x%02X", ErrEncoding, line, body[i])
	}
	return "", nil
}

// wide guesses a 16-bit encoding without a mark: every other byte of Latin text is zero.
func wide(text []byte) string {
	head := text[:min(len(text), 4096)]
	var even, odd int
	for i, c := range head {
		switch {
		case c != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	switch half := len(head) / 2; {
	case odd > half*7/10 && even == 0:
		return "UTF-16LE"
	case even > half*7/10 && odd == 0:
		return "UTF-16BE"
	}
	return ""
}

// invalid gives the place of the first byte that is not UTF-8, -1 when all is.
func invalid(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// singleByte guesses a one-byte encoding. In Cyrillic text most letters are above 0x7F, in French few are.
func singleByte(text []byte) string {
	var high, low int
	for _, c := range text[:min(len(text), 64<<10)] {
		switch {
		case c >= 0xC0:
			high++
		case 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z':
			low++
		}
	}
	if high > low {
		return "WINDOWS-1251"
	}
	return "WINDOWS-1252"
}

// bodyStart is the number of bytes before the first byte of the text proper: the byte order mark.
func bodyStart(text []byte) int {
	if strings.HasPrefix(string(text[:min(len(text), len(utf8Mark))]), string(utf8Mark)) {
		return len(utf8Mark)
	}
	return 0
}
