// Package suppression reads and writes the file that says which findings of a report stand as they are, and why.
//
// The file is plain text for people: entries of a fingerprint and indented lines, # for comments.
//
//	4fd25c8419f18c54
//	  reason: the committee counts the relay apart
//	  by: Anna Alfa
//	  added: 2026-11-20
//	  last-used: 2026-11-20
//	  report: release.txt
//
// Every entry needs a reason; the rest may be left out. An entry with a report holds for that file alone. Fingerprints are
// those of check: they stay the same while the statement and the words around it do.
//
// Which findings there are is left to [altyn/check]; where the file lies, and whether it is written, to [altyn/internal/cli].
package suppression

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"altyn"
)

// FileName is the name under which a file is looked for beside a report.
const FileName = ".altyn-ignore"

// MaxBytes bounds a file.
const MaxBytes = 4 << 20

// Entry says that a finding stands.
type Entry struct {
	Fingerprint string
	Reason      string
	By          string    // "" when it is not said
	Added       altyn.Day // 0 when it is not said
	LastUsed    altyn.Day // 0 when never
	Report      string    // name of the file it is for, without its folder; "" for any
	Line        int       // of the fingerprint, from 1

	used   bool
	usedAt int // index of the line last-used, -1 when there is none
	last   int // index of the entry's last line
}

// File is a file of entries. It is not safe for concurrent use.
type File struct {
	Path    string
	Entries []*Entry

	lines   []string
	by      map[string][]*Entry
	checked map[string]bool
	crlf    bool
}

// Parse reads a file. The error names path and line.
func Parse(name string, text []byte) (*File, error) {
	f := &File{Path: name, by: map[string][]*Entry{}, checked: map[string]bool{}}
	fail := func(line int, format string, args ...any) (*File, error) {
		return nil, fmt.Errorf("read suppressions %s:%d: %w", name, line, fmt.Errorf(format, args...))
	}
	if len(text) > MaxBytes {
		return nil, fmt.Errorf("read suppressions %s: it is larger than %d MB", name, MaxBytes>>20)
	}
	f.crlf = strings.Contains(string(text[:min(len(text), 4096)]), "\r\n")
	f.lines = strings.Split(strings.TrimSuffix(strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n"), "\n"), "\n")
	var e *Entry
	finish := func() error {
		if e != nil && e.Reason == "" {
			return fmt.Errorf("read suppressions %s:%d: %s: %w", name, e.Line, e.Fingerprint, errors.New("want a reason"))
		}
		return nil
	}
	for i, raw := range f.lines {
		line := strings.TrimSpace(raw)
		switch {
		case line == "" || line[0] == '#':
			continue
		case raw[0] != ' ' && raw[0] != '\t':
			if err := finish(); err != nil {
				return nil, err
			}
			if !isFingerprint(line) {
				return fail(i+1, "%q: want a fingerprint, as 4fd25c8419f18c54", clip(line))
			}
			e = &Entry{Fingerprint: line, Line: i + 1, usedAt: -1, last: i}
			f.Entries = append(f.Entries, e)
			f.by[line] = append(f.by[line], e)
			continue
		case e == nil:
			return fail(i+1, "want a fingerprint first")
		}
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		if !ok || value == "" {
			return fail(i+1, "%q: want key: value", clip(line))
		}
		e.last = i
		var day *altyn.Day
		switch key {
		case "reason":
			e.Reason = value
		case "by":
			e.By = value
		case "report":
			e.Report = path.Base(strings.ReplaceAll(value, "\\", "/"))
		case "added":
			day = &e.Added
		case "last-used":
			day, e.usedAt = &e.LastUsed, i
		default:
			return fail(i+1, "%s: want reason, by, added, last-used or report", clip(key))
		}
		if day != nil {
			d, err := altyn.ParseDate(value)
			if err != nil || !d.Exact() {
				return fail(i+1, "%s: %q: want a day, as 2026-11-20", key, clip(value))
			}
			*day = d.First()
		}
	}
	if err := finish(); err != nil {
		return nil, err
	}
	return f, nil
}

func clip(s string) string { return strings.ToValidUTF8(s[:min(len(s), 40)], "\ufffd") }

// isFingerprint reports whether s is a hash in hexadecimal digits, perhaps with a number after it.
func isFingerprint(s string) bool {
	hash, number, numbered := strings.Cut(s, "-")
	digits := func(s, of string, most int) bool {
		return s != "" && len(s) <= most && strings.Trim(s, of) == ""
	}
	return digits(hash, "0123456789abcdef", 16) && (!numbered || digits(number, "0123456789", 9))
}

// Use gives the entry for a finding of a report, and notes that it was used on the day; nil when there is none.
func (f *File) Use(report, fingerprint string, day altyn.Day) *Entry {
	for _, e := range f.by[fingerprint] {
		if e.Report == "" || e.Report == path.Base(strings.ReplaceAll(report, "\\", "/")) {
			e.used = true
			e.LastUsed = max(e.LastUsed, day)
			return e
		}
	}
	return nil
}

// Checked notes that a report was checked: its entries ought to have been used.
func (f *File) Checked(report string) {
	f.checked[path.Base(strings.ReplaceAll(report, "\\", "/"))] = true
}

// Unused gives the entries that no finding of the reports checked had a use for, in their order.
func (f *File) Unused() []*Entry {
	var out []*Entry
	for _, e := range f.Entries {
		if !e.used && (e.Report == "" || f.checked[e.Report]) {
			out = append(out, e)
		}
	}
	return out
}

// Bytes gives the file with the days on which entries were last used; all else is as it was.
func (f *File) Bytes() []byte {
	lines := slices.Clone(f.lines)
	for _, e := range slices.Backward(f.Entries) {
		if !e.used {
			continue
		}
		line := "  last-used: " + e.LastUsed.String()
		if e.usedAt >= 0 {
			lines[e.usedAt] = line
		} else {
			lines = slices.Insert(lines, e.last+1, line)
		}
	}
	end := "\n"
	if f.crlf {
		end = "\r\n"
	}
	return []byte(strings.Join(lines, end) + end)
}

// Format gives an entry as it stands in a file.
func Format(e Entry) string {
	var b strings.Builder
	b.WriteString(e.Fingerprint + "\n")
	add := func(key, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			b.WriteString("  " + key + ": " + value + "\n")
		}
	}
	day := func(d altyn.Day) string {
		if d == 0 {
			return ""
		}
		return d.String()
	}
	add("reason", e.Reason)
	add("by", e.By)
	add("added", day(e.Added))
	add("last-used", day(e.LastUsed))
	add("report", e.Report)
	return b.String()
}
