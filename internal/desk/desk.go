// Package desk wires the record, the names, the languages, the reader and the checker together, as the command and the
// server use them: one Desk answers any number of questions about one record.
//
// What a question does not need is not built: a medal table takes neither names nor languages. A Desk is safe for
// concurrent use. It does not touch the clock, the environment or the network; where the files of a record are, and what
// day it is, its user says.
//
// Medal arithmetic is left to [altyn/medal], reading to [altyn/reading], judging to [altyn/check], wording to
// [altyn/internal/report].
package desk

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"altyn"
	"altyn/journal"
	"altyn/record"
)

// Options say which record a desk works on.
type Options struct {
	Data  fs.FS         // the tables; see [record.Load]
	Name  string        // what the user calls it: a folder, or "" for the record that ships with altyn
	Known altyn.Instant // answer as the record stood then; 0 is now

	// Journal, when there is one, is laid over the tables. What is good of a damaged one is used; see [Desk.Damage].
	Journal journal.Log

	// Cache, when it is named, is a file in which the record is kept as it was worked out from a long journal. It is made
	// anew when it does not fit, and can be deleted at any time.
	Cache string

	// Shipped says that Data is the record that ships, which is known to be sound, though the user named a folder: one
	// that holds a journal alone.
	Shipped bool
}

// Desk answers questions about one record.
type Desk struct {
	opt      Options
	rec      *record.Record
	findings []altyn.Finding // of loading, paths below Options.Name
	reader   lazyReader

	head   journal.Head
	damage *journal.DamageError
}

// Open loads the record. Faulty rows do not stop it, see [Desk.Faults]; the error is for a folder that holds no record, and
// for an instant before the first edition of the record.
func Open(opt Options) (*Desk, error) {
	d := &Desk{opt: opt}
	var findings []altyn.Finding
	var err error
	if opt.Journal == nil {
		d.rec, findings, err = opt.tables()
	} else {
		findings, err = d.openJournal(context.Background())
	}
	if err != nil {
		return nil, err
	}
	if opt.Known != 0 {
		if first := d.rec.Edition().Created; opt.Known < first {
			return nil, &TooEarlyError{Asked: opt.Known, First: first}
		}
		d.rec = d.rec.KnownAt(opt.Known)
	}
	for _, f := range findings {
		f.Path = d.in(f.Path)
		d.findings = append(d.findings, f)
	}
	d.reader.init(d)
	return d, nil
}

// tables loads the record without its journal.
func (o Options) tables() (*record.Record, []altyn.Finding, error) {
	load := record.Load
	if o.Shipped || o.Name == "" { // it is known to be sound; tables that a question does not need are not read
		load = record.Open
	}
	rec, findings, err := load(o.Data)
	if err != nil && o.Name != "" {
		return nil, nil, fmt.Errorf("open record %s: %w", o.Name, noFolder(err))
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open record: %w", err)
	}
	return rec, findings, nil
}

// TooEarlyError says that the record did not exist at the instant asked for.
type TooEarlyError struct {
	Asked, First altyn.Instant
}

func (e *TooEarlyError) Error() string {
	return fmt.Sprintf("nothing was known to the record at %s: its first entry is of %s", e.Asked, e.First)
}

// Fix gives the remedy.
func (e *TooEarlyError) Fix() string {
	return fmt.Sprintf("ask for %s or later; for the state of the world on a day, whatever was known, use --as-of", e.First)
}

func (d *Desk) in(table string) string { return PathIn(d.opt.Name, table) }

// PathIn gives the path of a table as the user knows it: below the folder that they named, or below data, where the
// tables that ship lie in the repository.
func PathIn(name, table string) string {
	if name == "" {
		name = "data"
	}
	return path.Join(name, table)
}

// noFolder takes the operation and the path "." out of an error of the file system.
func noFolder(err error) error {
	msg := strings.TrimPrefix(err.Error(), "load record: ")
	msg = strings.TrimPrefix(msg, "open .: ")
	return fmt.Errorf("%s", strings.TrimPrefix(msg, "readdir .: "))
}

// Record gives the record, as it stood at Options.Known.
func (d *Desk) Record() *record.Record { return d.rec }

// Faults gives what was wrong with the tables when they were loaded.
func (d *Desk) Faults() []altyn.Finding { return slices.Clone(d.findings) }

// BrokenError says that tables that a question needs have faults.
type BrokenError struct {
	Faults []altyn.Finding // at least one
	Data   string          // the record
}

func (e *BrokenError) Error() string {
	more := ""
	if n := len(e.Faults) - 1; n > 0 {
		more = fmt.Sprintf(" (and %d more)", n)
	}
	f := e.Faults[0]
	f.Fix = ""
	return fmt.Sprintf("the record is broken where the answer needs it: %s%s", f, more)
}

// Fix gives the remedy.
func (e *BrokenError) Fix() string {
	if e.Data == "" {
		return "altyn lint lists all faults"
	}
	return fmt.Sprintf("altyn lint %s lists all faults", e.Data)
}

// Sound makes sure that the tables that an answer needs are whole: the error is a [BrokenError] when one of them has a
// fault of severity error. Tables are named as in the schema: games, nations, tables/2012S, results.
func (d *Desk) Sound(tables ...string) error {
	var faults []altyn.Finding
	for _, f := range d.findings {
		if f.Severity != altyn.Error {
			continue
		}
		name := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(f.Path, path.Clean(d.in("."))), "/"), ".csv")
		for _, t := range tables {
			if name == t || strings.HasPrefix(name, t+"/") {
				faults = append(faults, f)
				break
			}
		}
	}
	if len(faults) == 0 {
		return nil
	}
	return &BrokenError{Faults: faults, Data: d.opt.Name}
}

// SoundMedals makes sure that the medals of these Games can be counted: their tables and those that every count needs
// are whole, and a published table that the record starts from has its lines.
func (d *Desk) SoundMedals(games ...altyn.GamesID) error {
	tables := []string{"games", "nations", "publications", "decisions", "coverage", "events", "sports", "entries"}
	var faults []altyn.Finding
	for _, g := range games {
		tables = append(tables, "tables/"+string(g), "results/"+string(g))
		if p, ok := d.rec.Opening(g); ok && len(d.rec.Lines(p.ID)) == 0 {
			faults = append(faults, altyn.Finding{Path: d.in("tables/" + string(g) + ".csv"), Severity: altyn.Error, Rule: "missing-table",
				Message: fmt.Sprintf("the publication %s has no lines", p.ID), Fix: "put the file back"})
		}
	}
	if err := d.Sound(tables...); err != nil {
		return err
	}
	if len(faults) > 0 {
		return &BrokenError{Faults: faults, Data: d.opt.Name}
	}
	return nil
}
