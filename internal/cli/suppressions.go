package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"altyn"
	"altyn/internal/suppression"
)

// suppressions are the files that say which findings stand: that of --suppressions, else one beside each report. They are
// only read, unless --mark-used asks for the days to be written back.
type suppressions struct {
	s     *session
	today altyn.Day
	name  string // of --suppressions
	files map[string]*suppression.File
	order []string
}

// begin reads the file of --suppressions, which must be there.
func (p *suppressions) begin() error {
	p.files = map[string]*suppression.File{}
	if p.name == "" {
		return nil
	}
	f, err := p.file(p.name)
	if err == nil && f == nil {
		return mend(fmt.Errorf("read suppressions %s: %w", p.name, fs.ErrNotExist), "give the path of a file; without --suppressions, %s beside each report is used", suppression.FileName)
	}
	return err
}

// of gives the file for a report, nil when there is none.
func (p *suppressions) of(report string) (*suppression.File, error) {
	if p.name != "" {
		return p.file(p.name)
	}
	dir := "."
	if report != "-" {
		dir = filepath.Dir(filepath.Clean(report))
	}
	return p.file(filepath.Join(dir, suppression.FileName))
}

func (p *suppressions) file(name string) (*suppression.File, error) {
	if f, ok := p.files[name]; ok {
		return f, nil
	}
	r, err := p.s.env.FS.Open(filepath.Clean(name))
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			p.files[name] = nil
			return nil, nil
		}
		return nil, fmt.Errorf("read suppressions %s: %w", name, cause(err))
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, suppression.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read suppressions %s: %w", name, cause(err))
	}
	f, err := suppression.Parse(filepath.ToSlash(name), text)
	if err != nil {
		return nil, mend(err, "an entry is a fingerprint and, below it, an indented reason; see doc/reports.md")
	}
	p.files[name] = f
	p.order = append(p.order, name)
	return f, nil
}

// apply marks the findings of a report that are suppressed.
func (p *suppressions) apply(report string, st []altyn.CheckedStatement) error {
	f, err := p.of(report)
	if err != nil || f == nil {
		return err
	}
	f.Checked(report)
	for i := range st {
		if st[i].Verdict == altyn.Confirmed {
			continue
		}
		if e := f.Use(report, st[i].Fingerprint, p.today); e != nil {
			st[i].Suppressed = &altyn.Suppressed{Reason: e.Reason, By: e.By}
		}
	}
	return nil
}

// end lists what nothing had a use for, and writes the days back when that was asked for.
func (p *suppressions) end() error {
	slices.Sort(p.order)
	for _, name := range p.order {
		f := p.files[name]
		for _, e := range f.Unused() {
			last := altyn.Date{}
			if e.LastUsed != 0 {
				last = e.LastUsed.Date()
			}
			p.s.note("%s", altyn.Finding{Path: f.Path, Line: e.Line, Severity: altyn.Note, Rule: "unused-suppression",
				Message: p.s.text("unused-suppression", "fingerprint", e.Fingerprint, "last", last)})
		}
		if !p.s.flags.MarkUsed {
			continue
		}
		if err := replace(name, f.Bytes()); err != nil {
			return fmt.Errorf("write suppressions %s: %w", name, cause(err))
		}
	}
	return nil
}

// replace writes a file anew in one step: a reader sees the old one or the new one.
func replace(name string, text []byte) error {
	if old, err := os.ReadFile(name); err == nil && string(old) == string(text) {
		return nil
	}
	t, err := os.CreateTemp(filepath.Dir(name), ".altyn-*")
	if err != nil {
		return err
	}
	defer os.Remove(t.Name())
	_, err = t.Write(text)
	if err == nil {
		mode := fs.FileMode(0o644)
		if info, statErr := os.Stat(name); statErr == nil {
			mode = info.Mode().Perm()
		}
		err = t.Chmod(mode)
	}
	if err == nil {
		err = t.Sync()
	}
	if closeErr := t.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(t.Name(), name)
	}
	return err
}
