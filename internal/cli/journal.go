package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"altyn"
	"altyn/data"
	"altyn/internal/desk"
	"altyn/journal"
	"altyn/journal/sqlite"
)

// retries is how often a batch is worked out anew when other processes keep writing in between.
const retries = 100

// journalOf gives the journal in a folder; nil when there is none.
func (s *session) journalOf(dir string) journal.Log {
	if s.journal != nil {
		return s.journal
	}
	if dir == "" {
		return nil
	}
	name := filepath.Join(dir, sqlite.FileName)
	f, err := s.env.FS.Open(name)
	if err != nil {
		return nil
	}
	f.Close()
	s.journal = sqlite.Open(name)
	return s.journal
}

// cacheOf names the file beside the journal that keeps what comes of it; "" when there is no journal.
func (s *session) cacheOf(dir string) string {
	if s.journal == nil {
		return ""
	}
	return filepath.Join(dir, desk.CacheName)
}

// standsAlone reports whether the folder is a whole record, and not only a journal over the record that ships.
func (s *session) standsAlone(dir string) bool {
	f, err := s.env.FS.Open(filepath.Join(dir, "games.csv"))
	if err == nil {
		f.Close()
	}
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}

// warn tells the user of damage. Unlike a note it shows with --quiet too.
func (s *session) warn(err error) {
	fmt.Fprintf(s.env.Stderr, "altyn: warning: %v\n", err)
}

// writable makes ready the folder of --data for a command that writes, and opens its journal. The folder is made when it
// is missing; nothing else is.
func (s *session) writable(command string) error {
	dir := s.flags.Data
	if dir == "" {
		return mend(fmt.Errorf("%s: no folder to write to", command), "name one with --data DIR; it is made when it is missing")
	}
	if fi, err := os.Stat(dir); err == nil && !fi.IsDir() {
		return mend(fmt.Errorf("%s: %s is a file", command, dir), "name a folder: --data %s", filepath.Dir(dir))
	}
	s.journal = &growing{Log: sqlite.Open(filepath.Join(dir, sqlite.FileName))}
	s.writes = true
	return nil
}

// growing is a journal that counts the rows appended.
type growing struct {
	journal.Log
	rows int
}

// Append appends the draft and counts its rows.
func (g *growing) Append(ctx context.Context, d journal.Draft) (journal.Batch, error) {
	b, err := g.Log.Append(ctx, d)
	for _, e := range b.Entries {
		g.rows += e.Rows
	}
	return b, err
}

// settle works out what came of a long batch and keeps it, so that the next command need not. What goes wrong in it is
// of no consequence: the batch is written.
func (s *session) settle() {
	if g, ok := s.journal.(*growing); ok && g.rows >= desk.CacheFrom {
		_, _ = s.open()
	}
}

// who says who writes.
func (s *session) who() (string, error) {
	for _, name := range []string{s.flags.By, s.env.Getenv("USER"), s.env.Getenv("LOGNAME"), s.env.Getenv("USERNAME")} {
		if name = strings.TrimSpace(name); name != "" {
			return name, nil
		}
	}
	return "", mend(errors.New("nobody is named who writes"), "say it with --by NAME")
}

// draft begins a batch: who, when, what and why.
func (s *session) draft(what string) (journal.Draft, error) {
	who, err := s.who()
	if err != nil {
		return journal.Draft{}, err
	}
	return journal.Draft{At: altyn.InstantAt(s.env.Now()), Who: who, What: what, Why: s.flags.Why}, nil
}

// write works out a batch on the record as it stands and appends it. When another process has written in between, it is
// worked out again on what stands then, so that no two batches rest on one state. Build gives the entries, or none when
// there is nothing to do; what it prints, it prints when show is called for the batch that is written.
func (s *session) write(d journal.Draft, build func(*desk.Desk) (entries []journal.Entry, show func(*desk.Trial) error, err error)) error {
	for range retries {
		record, err := s.open()
		if err != nil {
			return err
		}
		if damage := record.Damage(); damage != nil {
			return mend(fmt.Errorf("%s: nothing can be written: %w", firstWord(d.What), damage), "restore %s from a backup, or move it away; altyn log --verify --data %s says what is good", sqlite.FileName, s.flags.Data)
		}
		entries, show, err := build(record)
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			s.note("nothing to write: the record says so already")
			return nil
		}
		d.Entries = entries
		head := record.Head()
		d.After = &head
		today, err := s.todayIs()
		if err != nil {
			return err
		}
		trial, err := record.Try(d, today)
		if err != nil {
			return err
		}
		if err := s.refuse(trial.Findings); err != nil {
			return err
		}
		if trial.Rows == 0 {
			s.note("nothing to write: the record says so already")
			return nil
		}
		if s.flags.DryRun {
			if err := show(trial); err != nil {
				return err
			}
			s.note("dry run: nothing was written")
			return nil
		}
		if err := s.makeFolder(); err != nil {
			return err
		}
		b, err := s.journal.Append(s.ctx, d)
		if errors.Is(err, journal.ErrMoved) {
			continue
		}
		if err != nil {
			return err
		}
		if err := show(trial); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "batch %d of %s by %s, %.12s: %s\n", b.Seq, b.At, b.Who, b.Hash, b.What)
		return nil
	}
	return mend(errors.New("other processes keep writing to the journal"), "try again when they are done")
}

func (s *session) makeFolder() error {
	if err := os.MkdirAll(s.flags.Data, 0o755); err != nil {
		return mend(fmt.Errorf("make folder %s: %w", s.flags.Data, cause(err)), "name a folder that you may write to with --data")
	}
	return nil
}

// refuse prints what lint has against a batch, and gives an error when it is not sound.
func (s *session) refuse(found []altyn.Finding) error {
	wrong := 0
	for _, f := range found {
		if f.Severity == altyn.Error {
			wrong++
		}
		if f.Severity == altyn.Error || !s.flags.Quiet {
			fmt.Fprintln(s.env.Stderr, f)
		}
	}
	if wrong > 0 {
		return fmt.Errorf("nothing was written: %s", count(wrong, "fault"))
	}
	return nil
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return w }

// nearestOf words what may have been meant among ids.
func nearestOf[T ~string](asked string, ids []T) string {
	known := make([]string, len(ids))
	for i, id := range ids {
		known[i] = string(id)
	}
	slices.Sort(known)
	return didYouMean(asked, known)
}

// shippedOr gives the files of the folder, or those that ship when it holds a journal alone.
func (s *session) shippedOr(dir string) (files fs.FS, name string, shipped bool, err error) {
	if dir != "" && (s.writes || s.journalOf(dir) != nil) && !s.standsAlone(dir) {
		return data.FS, filepath.ToSlash(filepath.Clean(dir)), true, nil
	}
	files, name, err = s.dataFiles(dir)
	return files, name, dir == "", err
}
