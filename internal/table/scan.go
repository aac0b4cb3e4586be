package table

import (
	"strings"
	"unicode/utf8"

	"altyn"
)

// scanner cuts a text into records. Fields are substrings of the text, so that a file of sound lines without quotes
// costs no allocation a row.
type scanner struct {
	path   string
	text   string
	pos    int  // start of what is still to be read
	line   int  // number of the line that pos is on, from 1
	dirty  bool // the text has a NUL or is not UTF-8 somewhere: look at every line
	quoted bool // the text has a quote somewhere

	// The record that next found.
	fields []string
	starts []int // byte offset in the text of each field
	at     int   // line on which it starts
	begin  int   // byte offset in the text at which it starts
	faulty bool  // it has a fault of form; its fields are not to be used

	found   []altyn.Finding
	stopped bool
}

const bom = "\ufeff"

func newScanner(path, text string) *scanner {
	s := &scanner{path: path, text: text, line: 1}
	if strings.HasPrefix(text, bom) {
		s.report(1, 1, "byte-order-mark", "the file starts with a byte order mark", "save it as UTF-8 without one")
		s.text = text[len(bom):]
	}
	s.dirty = !utf8.ValidString(s.text) || strings.IndexByte(s.text, 0) >= 0
	s.quoted = strings.IndexByte(s.text, '"') >= 0
	if i := strings.IndexByte(s.text, '\r'); i >= 0 {
		line := 1 + strings.Count(s.text[:i], "\n")
		col := 1 + utf8.RuneCountInString(s.text[strings.LastIndexByte(s.text[:i], '\n')+1:i])
		s.report(line, col, "line-ending", "a line ends in CR or CR LF, not in LF alone", "save the file with Unix line endings")
	}
	return s
}

// report adds a finding; past the limit it stops the scan.
func (s *scanner) report(line, column int, rule, message, fix string) {
	if s.stopped {
		return
	}
	if len(s.found) == MaxFindings {
		s.stopped = true
		rule, message, fix = "limit", "the file has more faults than are worth listing; the rest of it was not read", "mend those above first"
	}
	s.found = append(s.found, altyn.Finding{Path: s.path, Line: line, Column: column, Severity: altyn.Error, Rule: rule, Message: message, Fix: fix})
}

// column gives the column, in runes from 1, of the byte offset at in the line that it lies on, and how many lines lie
// between the start of the record and it.
func (s *scanner) column(at int) (line, column int) {
	head := s.text[s.begin:at]
	line = s.at + strings.Count(head, "\n")
	if i := strings.LastIndexByte(head, '\n'); i >= 0 {
		head = head[i+1:]
	}
	return line, utf8.RuneCountInString(head) + 1
}

// fault reports a fault of form at the byte offset and marks the record as faulty.
func (s *scanner) fault(at int, rule, message, fix string) {
	line, col := s.column(at)
	s.report(line, col, rule, message, fix)
	s.faulty = true
}

// next reads the next record into fields and starts and reports whether there was one.
func (s *scanner) next() bool {
	if s.pos >= len(s.text) || s.stopped {
		return false
	}
	s.fields, s.starts = s.fields[:0], s.starts[:0]
	s.at, s.begin, s.faulty = s.line, s.pos, false
	rest := s.text[s.pos:]
	end := strings.IndexByte(rest, '\n')
	after := end + 1
	if end < 0 {
		end, after = len(rest), len(rest)
	}
	line := rest[:end]
	if s.quoted && strings.IndexByte(line, '"') >= 0 {
		s.nextQuoted()
	} else {
		s.pos += after
		s.line++
		s.split(strings.TrimSuffix(line, "\r"))
	}
	if s.dirty {
		s.inspect(s.text[s.begin:s.pos])
	}
	return true
}

// split cuts a line without quotes.
func (s *scanner) split(line string) {
	at := s.begin
	for {
		i := strings.IndexByte(line, ',')
		if i < 0 {
			break
		}
		s.add(line[:i], at)
		at += i + 1
		line = line[i+1:]
	}
	s.add(line, at)
}

func (s *scanner) add(field string, at int) {
	if len(field) > MaxField {
		s.fault(at, "limit", "the field is longer than 65536 bytes", "")
		field = ""
	}
	s.fields = append(s.fields, field)
	s.starts = append(s.starts, at)
}

// nextQuoted reads a record that has a quote on its first line. After a fault it goes on at the line after the one on
// which the record starts, so that a quote left open does not swallow the rest of the file.
func (s *scanner) nextQuoted() {
	i := s.pos
	for {
		start := i
		if i < len(s.text) && s.text[i] == '"' {
			field, end, ok := s.quotedField(i)
			if !ok {
				s.skipLine()
				return
			}
			s.add(field, start)
			i = end
		} else {
			end := i
			for end < len(s.text) && s.text[end] != ',' && s.text[end] != '\n' {
				if s.text[end] == '"' {
					s.fault(end, "bad-quote", "a quote inside a field that does not start with one", `enclose the field in quotes and double those inside it`)
					s.skipLine()
					return
				}
				end++
			}
			field := s.text[i:end]
			if end == len(s.text) || s.text[end] == '\n' {
				field = strings.TrimSuffix(field, "\r")
			}
			s.add(field, start)
			i = end
		}
		if i < len(s.text) && s.text[i] == ',' {
			i++
			continue
		}
		break
	}
	s.line += strings.Count(s.text[s.pos:i], "\n") + 1
	s.pos = min(i+1, len(s.text))
}

// quotedField reads the field whose opening quote is at i; end is the offset of the comma or line end after it.
func (s *scanner) quotedField(i int) (field string, end int, ok bool) {
	open := i
	i++
	body := i
	doubled := false
	for {
		// Look no further than a field may be long, so that a file of open quotes costs no more than its lines.
		window := s.text[i:min(len(s.text), body+MaxField+2)]
		j := strings.IndexByte(window, '"')
		if j < 0 {
			if len(s.text)-body > MaxField {
				s.fault(open, "limit", "the field is longer than 65536 bytes, or its quote is never closed", "")
			} else {
				s.fault(open, "bad-quote", "the quote is never closed", `close it, or double it if it belongs to the text`)
			}
			return "", 0, false
		}
		i += j + 1
		if i < len(s.text) && s.text[i] == '"' {
			doubled = true
			i++
			continue
		}
		break
	}
	field = s.text[body : i-1]
	if doubled {
		field = strings.ReplaceAll(field, `""`, `"`)
	}
	if strings.HasPrefix(s.text[i:], "\r\n") || s.text[i:] == "\r" {
		i++
	}
	if i < len(s.text) && s.text[i] != ',' && s.text[i] != '\n' {
		s.fault(i, "bad-quote", "text after the closing quote of a field", `double the quotes that belong to the text`)
		return "", 0, false
	}
	return field, i, true
}

// skipLine moves to the line after the one on which the record starts.
func (s *scanner) skipLine() {
	s.line = s.at + 1
	if i := strings.IndexByte(s.text[s.begin:], '\n'); i >= 0 {
		s.pos = s.begin + i + 1
		return
	}
	s.pos = len(s.text)
}

// inspect looks for bytes that are no text in the record that was just read.
func (s *scanner) inspect(record string) {
	if i := strings.IndexByte(record, 0); i >= 0 {
		s.fault(s.begin+i, "invalid-text", "a NUL byte", "remove it; is this a text file?")
		return
	}
	if utf8.ValidString(record) {
		return
	}
	for i := 0; i < len(record); {
		r, n := utf8.DecodeRuneInString(record[i:])
		if r == utf8.RuneError && n == 1 {
			s.fault(s.begin+i, "invalid-text", "the bytes here are not UTF-8", "save the file as UTF-8")
			return
		}
		i += n
	}
}
