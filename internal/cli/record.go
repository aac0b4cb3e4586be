package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"altyn/data"
	"altyn/internal/desk"
	"altyn/internal/report"
)

// open opens the record that --data names, or the one that ships, as it stood at --known. A folder with games.csv is a
// whole record and stands alone, any other stands on the record that ships; a journal in it is laid on top of both.
func (s *session) open() (*desk.Desk, error) {
	known, err := s.instant()
	if err != nil {
		return nil, err
	}
	files, name, shipped, err := s.shippedOr(s.flags.Data)
	if err != nil {
		return nil, err
	}
	d, err := desk.Open(desk.Options{Data: files, Name: name, Known: known, Shipped: shipped, Journal: s.journalOf(s.flags.Data), Cache: s.cacheOf(s.flags.Data)})
	if err != nil {
		var early *desk.TooEarlyError
		if name != "" && !errors.As(err, &early) {
			return nil, mend(err, "--data wants a folder with the tables of a record: games.csv, nations.csv and so on (see doc/data.md)")
		}
		return nil, err
	}
	if damage := d.Damage(); damage != nil && !s.writes {
		s.warn(damage)
	}
	if s.catalogue != nil {
		s.printer = report.NewPrinter(s.catalogue, d.Record())
	}
	return d, nil
}

// dataFiles gives the tables in a folder, or those that ship for "".
func (s *session) dataFiles(dir string) (fs.FS, string, error) {
	if dir == "" {
		return data.FS, "", nil
	}
	f, err := s.env.FS.Open(filepath.Clean(dir))
	if err != nil {
		return nil, "", mend(fmt.Errorf("open record %s: %w", dir, cause(err)), "--data wants a folder with the tables of a record")
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.IsDir() {
		return nil, "", mend(fmt.Errorf("open record %s: it is a file", dir), "name the folder that holds the tables: --data %s", filepath.Dir(dir))
	}
	return folder{s.env.FS, dir}, filepath.ToSlash(filepath.Clean(dir)), nil
}

// cause takes operation and path out of an error of the file system, whose operand our message names already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
