package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"altyn"
	"altyn/journal"
	"altyn/record"
)

// CacheName is the usual name of the cache in a record's folder.
const CacheName = "record.cache"

// CacheFrom is the number of rows of a journal from which on it is worth keeping what comes of them.
const CacheFrom = 20_000

// openJournal opens the record with its journal: from the cache and the batches after it, or from the tables and all of
// the batches.
func (d *Desk) openJournal(ctx context.Context) ([]altyn.Finding, error) {
	log := d.opt.Journal
	var key string
	if d.opt.Cache != "" {
		key = baseKey(d.opt.Data, d.opt.Shipped)
		if rec := d.cached(ctx, key); rec != nil {
			rows := 0
			out, findings, err := record.Overlay(rec, counted(log, ctx, rec.Head().Seq+1, &rows))
			if err == nil {
				d.rec, d.head = out, out.Head()
				if len(findings) == 0 && rows >= CacheFrom {
					d.keep(key)
				}
				return findings, nil
			}
		}
	}
	base, findings, err := d.opt.tables()
	if err != nil {
		return nil, err
	}
	rows := 0
	rec, more, err := record.Overlay(base, counted(log, ctx, journal.FirstSeq, &rows))
	if err != nil && !errors.As(err, &d.damage) {
		return nil, fmt.Errorf("open record %s: %w", d.opt.Name, err)
	}
	d.rec, d.head = rec, rec.Head()
	findings = append(findings, more...)
	if d.opt.Cache != "" && d.damage == nil && len(findings) == 0 && rows >= CacheFrom {
		d.keep(key)
	}
	return findings, nil
}

// counted yields the batches from seq on and counts their rows.
func counted(log journal.Log, ctx context.Context, seq int64, rows *int) func(func(journal.Batch, error) bool) {
	return func(yield func(journal.Batch, error) bool) {
		for b, err := range log.Batches(ctx, seq) {
			for _, e := range b.Entries {
				*rows += e.Rows
			}
			if !yield(b, err) {
				return
			}
		}
	}
}

// cached gives the record of the cache when it is of these tables and of this journal; nil otherwise.
func (d *Desk) cached(ctx context.Context, key string) *record.Record {
	b, err := openContent(d.opt.Cache, record.MaxCache)
	if err != nil {
		return nil
	}
	rec, err := record.OpenCache(b, key)
	if err != nil {
		return nil
	}
	if at, err := d.opt.Journal.At(ctx, rec.Head().Seq); err != nil || at != rec.Head() || at.Seq == 0 {
		return nil
	}
	return rec
}

// keep writes the cache beside its place and moves it there. A folder that cannot be written to has none: then every
// command works the record out anew, and that is all.
func (d *Desk) keep(key string) {
	f, err := os.CreateTemp(dirOf(d.opt.Cache), CacheName+".*")
	if err != nil {
		return
	}
	err = errors.Join(record.WriteCache(f, d.rec, key), f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), d.opt.Cache)
	}
	if err != nil {
		os.Remove(f.Name())
		return
	}
	// What was worked out is let go, so that the question is answered from the rows that it needs.
	if rec := d.cached(context.Background(), key); rec != nil && rec.Head() == d.head {
		d.rec = rec
	}
}

func dirOf(file string) string {
	for i := len(file) - 1; i >= 0; i-- {
		if os.IsPathSeparator(file[i]) {
			return file[:i+1]
		}
	}
	return "."
}

// baseKey tells the tables below a journal from others: by their content when they ship with altyn, otherwise by size
// and time of every file, since a large record takes longer to read than a question to answer.
func baseKey(fsys fs.FS, shipped bool) string {
	h := sha256.New()
	fmt.Fprintf(h, "cache 1\n")
	fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil
		}
		if shipped {
			f, err := fsys.Open(name)
			if err != nil {
				return nil
			}
			fmt.Fprintf(h, "%q\n", name)
			io.Copy(h, f)
			f.Close()
			return nil
		}
		if info, err := e.Info(); err == nil && len(name) > 4 && (name[len(name)-4:] == ".csv" || name == "datapackage.json") {
			fmt.Fprintf(h, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return hex.EncodeToString(h.Sum(nil))
}
