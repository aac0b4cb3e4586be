package manuscript

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"altyn"
)

const utf8Name = "utf-8"

// pages are the encodings with one byte a character, with their other names.
var pages = []struct {
	name  string
	also  []string
	table *charmap.Charmap
}{
	{"windows-1251", []string{"cp1251", "win1251", "1251"}, charmap.Windows1251},
	{"windows-1252", []string{"cp1252", "win1252", "1252", "latin1", "iso-8859-1", "iso8859-1", "us-ascii", "ascii"}, charmap.Windows1252},
	{"windows-1250", []string{"cp1250"}, charmap.Windows1250},
	{"windows-1254", []string{"cp1254", "iso-8859-9"}, charmap.Windows1254},
	{"iso-8859-2", []string{"latin2"}, charmap.ISO8859_2},
	{"iso-8859-5", nil, charmap.ISO8859_5},
	{"iso-8859-15", []string{"latin9"}, charmap.ISO8859_15},
	{"koi8-r", []string{"koi8r"}, charmap.KOI8R},
	{"koi8-u", []string{"koi8u"}, charmap.KOI8U},
	{"ibm866", []string{"cp866", "866"}, charmap.CodePage866},
	{"macintosh", []string{"macroman"}, charmap.Macintosh},
}

// Encodings gives the names of the encodings that are read.
func Encodings() []string {
	out := []string{utf8Name, "utf-16", "utf-16le", "utf-16be"}
	for _, p := range pages {
		out = append(out, p.name)
	}
	return out
}

// EncodingNamed gives the name in [Encodings] of an encoding by any of its names.
func EncodingNamed(name string) (string, bool) {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "_", "-")
	switch name {
	case "utf8":
		return utf8Name, true
	case "utf16":
		return "utf-16", true
	case "utf-16-le", "utf16le":
		return "utf-16le", true
	case "utf-16-be", "utf16be":
		return "utf-16be", true
	}
	if slices.Contains(Encodings(), name) {
		return name, true
	}
	for _, p := range pages {
		if slices.Contains(p.also, name) {
			return p.name, true
		}
	}
	return "", false
}

// The marks with which files begin.
var (
	utf8Mark  = []byte("\xef\xbb\xbf")
	utf16LE   = []byte("\xff\xfe")
	utf16BE   = []byte("\xfe\xff")
	utf32LE   = []byte("\xff\xfe\x00\x00")
	utf32BE   = []byte("\x00\x00\xfe\xff")
	binaryZip = []byte("PK\x03\x04")
	binaryPDF = []byte("%PDF-")
	binaryRTF = []byte("{\\rtf")
	binaryOLE = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") // word processors before docx
)

func isZip(input []byte) bool { return bytes.HasPrefix(input, binaryZip) }

// decode makes Source of Input: by the encoding asked for, else by a mark, else UTF-8 when it is that, else what the file
// declares, else what its bytes look like.
func (m *Manuscript) decode(asked string) error {
	fail := func(cause error, hint string) error { return &UnreadableError{m.Name, cause, hint} }
	in := m.Input
	if len(bytes.TrimSpace(bytes.TrimPrefix(in, utf8Mark))) == 0 {
		return fail(ErrEmpty, emptyHint)
	}
	switch {
	case bytes.HasPrefix(in, binaryOLE), bytes.HasPrefix(in, binaryPDF), bytes.HasPrefix(in, binaryRTF), isZip(in):
		return fail(ErrBinary, "save it as a docx, as HTML or as plain text first")
	case asked == "" && (bytes.HasPrefix(in, utf32LE) || bytes.HasPrefix(in, utf32BE)):
		return fail(fmt.Errorf("%w: it begins with the mark of UTF-32", ErrEncoding), convert(m.Name, "UTF-32"))
	}
	if asked != "" {
		name, ok := EncodingNamed(asked)
		if !ok {
			return fail(fmt.Errorf("%w: there is no encoding %q", ErrEncoding, asked), "encodings: "+strings.Join(Encodings(), ", "))
		}
		if name == "utf-16" {
			name = "utf-16le"
			if bytes.HasPrefix(in, utf16BE) || !bytes.HasPrefix(in, utf16LE) && wide(in) == "utf-16be" {
				name = "utf-16be"
			}
		}
		return m.decodeAs(name)
	}
	switch {
	case bytes.HasPrefix(in, utf16LE):
		return m.decodeAs("utf-16le")
	case bytes.HasPrefix(in, utf16BE):
		return m.decodeAs("utf-16be")
	case bytes.HasPrefix(in, utf8Mark) && utf8.Valid(in):
		m.Encoding, m.Source = utf8Name, in
		return nil
	}
	if bytes.IndexByte(in, 0) >= 0 {
		if from := wide(in); from != "" {
			m.guessed(from)
			return m.decodeAs(from)
		}
		return fail(ErrBinary, "save it as plain text first; --encoding reads UTF-16 that has no mark")
	}
	if utf8.Valid(in) {
		m.Encoding, m.Source = utf8Name, in
		return nil
	}
	return m.decodeOther()
}

// decodeOther finds out what text is written in that is neither UTF-8 nor UTF-16.
func (m *Manuscript) decodeOther() error {
	in := m.Input
	fail := func(cause error, hint string) error { return &UnreadableError{m.Name, cause, hint} }
	if label := declared(in); label != "" {
		name, ok := EncodingNamed(label)
		switch {
		case !ok:
			return fail(fmt.Errorf("%w: it declares %s, which is not read here", ErrEncoding, clip(label)), convert(m.Name, strings.ToUpper(clip(label))))
		case name != utf8Name && !strings.HasPrefix(name, "utf-16"):
			return m.decodeAs(name)
		}
	}
	good, bad, first := sequences(in)
	line := 1 + bytes.Count(in[:first], []byte("\n"))
	at := fmt.Sprintf("line %d has the byte 0x%02X", line, in[first])
	if control(in) {
		return fail(ErrBinary, "save it as plain text first")
	}
	if good > 3*bad {
		return fail(fmt.Errorf("%w: it is UTF-8 with broken places: %s", ErrEncoding, at), "mend it, or read it with --encoding utf-8, which takes what is broken for unknown characters")
	}
	name := guess(in)
	if name == "" {
		return fail(fmt.Errorf("%w: it is not UTF-8: %s", ErrEncoding, at), "say what it is with --encoding: "+strings.Join(Encodings(), ", "))
	}
	m.guessed(name)
	return m.decodeAs(name)
}

func (m *Manuscript) guessed(name string) {
	m.Notes = append(m.Notes, altyn.Msg("manuscript-encoding", "encoding", name))
}

func convert(name, from string) string {
	if name == "-" {
		return fmt.Sprintf("convert it first, with iconv -f %s -t UTF-8 in the pipe", from)
	}
	return fmt.Sprintf("convert it first: iconv -f %s -t UTF-8 %s | altyn check -", from, name)
}

// clip bounds what is quoted of a file.
func clip(s string) string { return strings.ToValidUTF8(s[:min(len(s), 40)], "\ufffd") }

// decodeAs makes Source by a named encoding. What is no character of it becomes U+FFFD, and is said.
func (m *Manuscript) decodeAs(name string) error {
	m.Encoding = name
	broken := 0
	switch name {
	case utf8Name:
		m.Source = m.Input
		if !utf8.Valid(m.Input) {
			m.Source, m.coding, broken = mendUTF8(m.Input)
		}
	case "utf-16le", "utf-16be":
		m.Source, m.coding, broken = fromUTF16(m.Input, name == "utf-16be")
	default:
		for _, p := range pages {
			if p.name == name {
				m.Source, m.coding, broken = fromPage(m.Input, p.table)
			}
		}
	}
	if len(bytes.TrimSpace(m.Source)) == 0 {
		return &UnreadableError{m.Name, ErrEmpty, emptyHint}
	}
	if n := utf8.RuneCount(m.Source); broken > 0 && broken*4 > n {
		return &UnreadableError{m.Name, fmt.Errorf("%w: as %s, %d of its %d characters are broken", ErrEncoding, name, broken, n), "leave --encoding out, or name another: " + strings.Join(Encodings(), ", ")}
	}
	if control(m.Source) {
		return &UnreadableError{m.Name, fmt.Errorf("%w: as %s it is full of control characters", ErrBinary, name), "leave --encoding out, or name another: " + strings.Join(Encodings(), ", ")}
	}
	if broken > 0 {
		m.Notes = append(m.Notes, altyn.Msg("manuscript-broken", "encoding", name, "count", broken))
	}
	return nil
}

// mendUTF8 puts U+FFFD for bytes that are no UTF-8.
func mendUTF8(in []byte) (out []byte, o *origins, broken int) {
	o = &origins{end: len(in)}
	out = make([]byte, 0, len(in)+len(in)/8)
	for i := 0; i < len(in); {
		k := i
		for k < len(in) {
			r, n := utf8.DecodeRune(in[k:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			k += n
		}
		out = append(out, in[i:k]...)
		o.add(k-i, 1, i, 1)
		if i = k; i < len(in) {
			out = append(out, "\ufffd"...)
			o.add(1, 3, i, 1)
			broken++
			i++
		}
	}
	return out, o, broken
}

// fromUTF16 reads UTF-16; a byte order mark at the start is taken off.
func fromUTF16(in []byte, big bool) (out []byte, o *origins, broken int) {
	o = &origins{end: len(in)}
	out = make([]byte, 0, len(in)/2+len(in)/8)
	code := func(i int) rune {
		if big {
			return rune(in[i])<<8 | rune(in[i+1])
		}
		return rune(in[i+1])<<8 | rune(in[i])
	}
	i := 0
	if len(in) >= 2 && code(0) == 0xfeff {
		i = 2
	}
	for ; i+1 < len(in); i += 2 {
		r, n := code(i), 2
		if utf16.IsSurrogate(r) {
			pair := rune(utf8.RuneError)
			if i+3 < len(in) {
				pair = utf16.DecodeRune(r, code(i+2))
			}
			if r = pair; pair != utf8.RuneError {
				n = 4
			} else {
				broken++
			}
		}
		at := len(out)
		out = utf8.AppendRune(out, r)
		o.add(1, len(out)-at, i, n)
		i += n - 2
	}
	if i < len(in) { // half a character
		out = append(out, "\ufffd"...)
		o.add(1, 3, i, 1)
		broken++
	}
	return out, o, broken
}

// fromPage reads an encoding with one byte a character.
func fromPage(in []byte, table *charmap.Charmap) (out []byte, o *origins, broken int) {
	o = &origins{end: len(in)}
	out = make([]byte, 0, len(in)+len(in)/2)
	var chars [256]string
	for b := range chars {
		chars[b] = string(table.DecodeByte(byte(b)))
	}
	for i, b := range in {
		s := chars[b]
		if s == "\ufffd" {
			broken++
		}
		out = append(out, s...)
		o.add(1, len(s), i, 1)
	}
	return out, o, broken
}

// wide guesses UTF-16 without a mark: every other byte of Latin text is zero, and in Cyrillic text blanks and stops have one.
func wide(text []byte) string {
	head := text[:min(len(text), 4096)&^1]
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
	switch {
	case len(text)%2 != 0 || even > odd/50 && odd > even/50:
	case odd > len(head)/20:
		return "utf-16le"
	case even > len(head)/20:
		return "utf-16be"
	}
	return ""
}

// declared gives the encoding that the head of HTML or XML names, "" when it names none.
func declared(in []byte) string {
	head := bytes.ToLower(in[:min(len(in), 2048)])
	if bytes.IndexByte(head, '<') < 0 {
		return ""
	}
	for _, key := range []string{"charset", "encoding"} {
		rest := head
		for {
			i := bytes.Index(rest, []byte(key))
			if i < 0 {
				break
			}
			rest = bytes.TrimLeft(rest[i+len(key):], " \t\r\n")
			if len(rest) == 0 || rest[0] != '=' {
				continue
			}
			value := bytes.TrimLeft(rest[1:], " \t\r\n\"'")
			n := bytes.IndexAny(value, "\"'> ;/?\t\r\n")
			if n < 0 {
				n = len(value)
			}
			if n > 0 {
				return string(value[:n])
			}
		}
	}
	return ""
}

// sequences counts the letters of several bytes that are UTF-8 and the places that are not, and gives the first of those.
func sequences(in []byte) (good, bad, first int) {
	first = -1
	for i := 0; i < len(in); {
		if in[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(in[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
			if first < 0 {
				first = i
			}
		} else {
			good++
		}
		i += n
	}
	return good, bad, max(first, 0)
}

// control reports whether text has so many control characters that it is none.
func control(in []byte) bool {
	n := 0
	for _, c := range in {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			n++
		}
	}
	return n > len(in)/500
}

// guess tells the two usual encodings apart: the letters of Cyrillic words stand side by side, those with accents alone. It
// gives "" when bytes have no meaning in what it would say.
func guess(in []byte) string {
	var beside, alone int
	for i, c := range in {
		if c < 0xc0 {
			continue
		}
		if i > 0 && in[i-1] >= 0xc0 || i+1 < len(in) && in[i+1] >= 0xc0 {
			beside++
		} else {
			alone++
		}
	}
	if beside > alone {
		if bytes.IndexByte(in, 0x98) >= 0 {
			return ""
		}
		return "windows-1251"
	}
	if slices.ContainsFunc(in, func(c byte) bool {
		return c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d
	}) {
		return ""
	}
	return "windows-1252"
}
