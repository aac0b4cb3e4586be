// Package sqlite keeps a record's journal in one SQLite file: write-ahead log, full synchronisation, one writer at a
// time, many readers, safe for several processes at once.
//
// The file is opened lazily, by the first call that needs it; a missing file is an empty journal to a reader and is
// made by the first Append. What a batch means is left to packages journal and record.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"altyn/journal"
)

// FileName is the name of the journal in a record's directory.
const FileName = "journal.sqlite"

// BusyTimeout is how long a writer waits for another process's write to end.
const BusyTimeout = 30 * time.Second

// applicationID marks the file as an altyn journal ("altn"); version is that of its tables.
const (
	applicationID = 0x616c746e
	version       = 1
)

// The triggers hold what the package promises even against other programs: nothing is changed or deleted.
const tables = `
CREATE TABLE batches(
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL,
  entries INTEGER NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL
) STRICT;
CREATE TABLE entries(
  seq INTEGER NOT NULL REFERENCES batches(seq), n INTEGER NOT NULL, op TEXT NOT NULL, path TEXT NOT NULL,
  rows INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(seq, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER batches_keep BEFORE UPDATE ON batches BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER batches_stay BEFORE DELETE ON batches BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entries_keep BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
`

// Log is a journal in a SQLite file.
type Log struct {
	// MaxPages bounds the file, in pages of 4096 bytes, when above 0; an Append beyond it fails as on a full disk. Set
	// it before the first call.
	MaxPages int

	path string

	mu     sync.Mutex // guards the handles
	reader *sql.DB
	writer *sql.DB
}

var _ journal.Log = (*Log)(nil)

// Open names the journal file; nothing is read or made yet.
func Open(path string) *Log { return &Log{path: path} }

// Exists reports whether there is a journal file in dir; it opens nothing.
func Exists(dir string) bool {
	fi, err := os.Stat(filepath.Join(dir, FileName))
	return err == nil && fi.Mode().IsRegular()
}

// Path gives the file.
func (l *Log) Path() string { return l.path }

// Close closes the file. The Log can be used again afterwards; it is opened anew.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	var errs []error
	for _, db := range []**sql.DB{&l.reader, &l.writer} {
		if *db != nil {
			errs = append(errs, (*db).Close())
			*db = nil
		}
	}
	return errors.Join(errs...)
}

// Append writes the draft as the next batch. When it returns without error the batch is on disk and survives a kill of
// the process and a loss of power. On any error nothing of it was written.
func (l *Log) Append(ctx context.Context, d journal.Draft) (journal.Batch, error) {
	b, err := l.append(ctx, d)
	if err != nil {
		return journal.Batch{}, fmt.Errorf("append to journal: %w", l.explain(err))
	}
	return b, nil
}

func (l *Log) append(ctx context.Context, d journal.Draft) (journal.Batch, error) {
	if err := d.Check(); err != nil {
		return journal.Batch{}, err
	}
	db, err := l.openWriter(ctx)
	if err != nil {
		return journal.Batch{}, err
	}
	tx, err := db.BeginTx(ctx, nil) // BEGIN IMMEDIATE: waits its turn here, before reading the head
	if err != nil {
		return journal.Batch{}, err
	}
	defer tx.Rollback()
	head, err := readHead(ctx, tx)
	if err != nil {
		return journal.Batch{}, err
	}
	if head.Seq > 0 {
		last, err := readBatch(ctx, tx, head.Seq, true)
		if err != nil {
			return journal.Batch{}, err
		}
		if last.Sum() != last.Hash {
			return journal.Batch{}, fmt.Errorf("%w: the content of batch %d is not what was written", journal.ErrChain, last.Seq)
		}
	}
	if err := d.Fits(head); err != nil {
		return journal.Batch{}, err
	}
	b := journal.Seal(head, d)
	if _, err := tx.ExecContext(ctx, `INSERT INTO batches(seq, at, who, what, why, entries, prev, hash) VALUES(?,?,?,?,?,?,?,?)`,
		b.Seq, int64(b.At), b.Who, b.What, b.Why, len(b.Entries), b.Prev[:], b.Hash[:]); err != nil {
		return journal.Batch{}, err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO entries(seq, n, op, path, rows, body) VALUES(?,?,?,?,?,?)`)
	if err != nil {
		return journal.Batch{}, err
	}
	for i, e := range b.Entries {
		if _, err := insert.ExecContext(ctx, b.Seq, i+1, string(e.Op), e.Path, e.Rows, e.Body); err != nil {
			return journal.Batch{}, err
		}
	}
	if err := tx.Commit(); err != nil {
		return journal.Batch{}, err
	}
	return b, nil
}

// Head gives the last batch, without verifying the chain before it.
func (l *Log) Head(ctx context.Context) (journal.Head, error) {
	db, err := l.openReader(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return journal.Head{}, nil
	}
	var h journal.Head
	if err == nil {
		h, err = readHead(ctx, db)
	}
	if err != nil {
		return journal.Head{}, fmt.Errorf("read journal: %w", l.explain(err))
	}
	return h, nil
}

// At gives the batch with this number, without verifying it; the zero Head when there is none.
func (l *Log) At(ctx context.Context, seq int64) (journal.Head, error) {
	db, err := l.openReader(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return journal.Head{}, nil
	}
	var b journal.Batch
	if err == nil {
		b, err = readBatch(ctx, db, seq, false)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return journal.Head{}, nil
	}
	if err != nil {
		return journal.Head{}, fmt.Errorf("read journal: %w", l.explain(err))
	}
	return b.Head(), nil
}

// Batches yields the batches from seq on, each verified against the one before it. The chain before seq is taken at
// its word; ask from [journal.FirstSeq] to verify all. Batches appended while it runs may or may not be yielded.
func (l *Log) Batches(ctx context.Context, from int64) iter.Seq2[journal.Batch, error] {
	return func(yield func(journal.Batch, error) bool) {
		db, err := l.openReader(ctx)
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		var head journal.Head // of the chain as verified so far
		fail := func(err error) {
			if !damaged(err) {
				yield(journal.Batch{}, fmt.Errorf("read journal: %w", l.explain(err)))
				return
			}
			yield(journal.Batch{}, &journal.DamageError{Path: l.path, LastGood: head, Cause: err})
		}
		if err != nil {
			fail(err)
			return
		}
		end, err := readHead(ctx, db)
		if err != nil && !damaged(err) {
			fail(err)
			return
		}
		// With a head that cannot be read, what is readable before the damage is still yielded.
		broken := err
		if from = max(from, journal.FirstSeq); from > journal.FirstSeq {
			b, err := readBatch(ctx, db, from-1, false)
			if err != nil {
				fail(err)
				return
			}
			head = b.Head()
		}
		for seq := from; broken != nil || seq <= end.Seq; seq++ {
			b, err := readBatch(ctx, db, seq, true)
			if errors.Is(err, sql.ErrNoRows) && broken == nil {
				err = fmt.Errorf("%w: batch %d is missing", journal.ErrChain, seq)
			}
			if err == nil {
				err = b.Follows(head)
			}
			if err != nil {
				if broken != nil {
					err = broken
				}
				fail(err)
				return
			}
			head = b.Head()
			if !yield(b, nil) {
				return
			}
		}
	}
}

// queryer is what a transaction and a database have in common.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func readHead(ctx context.Context, q queryer) (journal.Head, error) {
	var h journal.Head
	var hash []byte
	err := q.QueryRowContext(ctx, `SELECT seq, at, hash FROM batches ORDER BY seq DESC LIMIT 1`).Scan(&h.Seq, (*int64)(&h.At), &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return journal.Head{}, nil
	}
	copy(h.Hash[:], hash)
	return h, err
}

func readBatch(ctx context.Context, q queryer, seq int64, withEntries bool) (journal.Batch, error) {
	b := journal.Batch{Seq: seq}
	var n int
	var prev, hash []byte
	err := q.QueryRowContext(ctx, `SELECT at, who, what, why, entries, prev, hash FROM batches WHERE seq = ?`, seq).
		Scan((*int64)(&b.At), &b.Who, &b.What, &b.Why, &n, &prev, &hash)
	if err != nil {
		return b, err
	}
	copy(b.Prev[:], prev)
	copy(b.Hash[:], hash)
	if !withEntries {
		return b, nil
	}
	rows, err := q.QueryContext(ctx, `SELECT op, path, rows, body FROM entries WHERE seq = ? ORDER BY n`, seq)
	if err != nil {
		return b, err
	}
	defer rows.Close()
	for rows.Next() {
		var e journal.Entry
		if err := rows.Scan((*string)(&e.Op), &e.Path, &e.Rows, &e.Body); err != nil {
			return b, err
		}
		b.Entries = append(b.Entries, e)
	}
	return b, rows.Err()
}

// openReader opens the file for reading; fs.ErrNotExist when there is none.
func (l *Log) openReader(ctx context.Context) (*sql.DB, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reader != nil {
		return l.reader, nil
	}
	fi, err := os.Stat(l.path)
	if err != nil {
		return nil, err
	}
	if !fi.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file", l.path)
	}
	if fi.Size() == 0 {
		return nil, fs.ErrNotExist // a writer was stopped before it wrote anything
	}
	db, err := l.open("mode=ro")
	if err != nil {
		return nil, err
	}
	err = checkFile(ctx, db)
	if err != nil && code(err) == sqlite3.SQLITE_CANTOPEN {
		// The write-ahead log wants its companion files; in a directory where they cannot be made and no writer
		// can be at work, the file is read as it stands.
		db.Close()
		if db, err = l.open("mode=ro&immutable=1"); err != nil {
			return nil, err
		}
		err = checkFile(ctx, db)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	l.reader = db
	return db, nil
}

func (l *Log) openWriter(ctx context.Context) (*sql.DB, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.writer != nil {
		return l.writer, nil
	}
	if fi, err := os.Stat(filepath.Dir(l.path)); err != nil {
		return nil, fmt.Errorf("directory of the journal: %w: make it first", err)
	} else if !fi.IsDir() {
		return nil, fmt.Errorf("%s is no directory", filepath.Dir(l.path))
	}
	query := "mode=rwc&_txlock=immediate&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"
	if l.MaxPages > 0 {
		query += fmt.Sprintf("&_pragma=max_page_count(%d)", l.MaxPages)
	}
	db, err := l.open(query)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	// Turning a new file to the write-ahead log needs it alone, and SQLite does not wait for that by itself: of two
	// processes that make the file at once, one is told "busy" and tries again, for about BusyTimeout.
	const pause = 50 * time.Millisecond
	for range BusyTimeout / pause {
		if err = makeTables(ctx, db); code(err) != sqlite3.SQLITE_BUSY || ctx.Err() != nil {
			break
		}
		wait, cancel := context.WithTimeout(ctx, pause)
		<-wait.Done()
		cancel()
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	l.writer = db
	return db, nil
}

func (l *Log) open(query string) (*sql.DB, error) {
	path := l.path
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	// Escaped as a path of a file: URI, so that a ? or % in a directory's name does no harm.
	uri := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	dsn := fmt.Sprintf("%s?%s&_pragma=busy_timeout(%d)", uri.String(), query, BusyTimeout.Milliseconds())
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(runtime.GOMAXPROCS(0))
	return db, nil
}

// makeTables makes the tables of a new file, in one transaction, so that a kill leaves all of them or none.
func makeTables(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		return checkFile(ctx, tx)
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("%s PRAGMA application_id = %d; PRAGMA user_version = %d;", tables, applicationID, version)); err != nil {
		return err
	}
	return tx.Commit()
}

func checkFile(ctx context.Context, q queryer) error {
	var app, ver, made int
	if err := q.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&app, &ver, &made); err != nil {
		return err
	}
	switch {
	case app == 0 && made == 0:
		return fs.ErrNotExist // a writer was stopped after it opened the file and before it made the tables
	case app != applicationID:
		return errors.New("the file is no altyn journal: move it away, or name another directory")
	case ver != version:
		return fmt.Errorf("the journal has version %d, this altyn writes version %d: use the altyn that wrote it", ver, version)
	}
	return nil
}

func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// damaged reports whether the error is of the file's content, not of the surroundings.
func damaged(err error) bool {
	switch code(err) {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_ERROR:
		return true
	}
	return errors.Is(err, journal.ErrChain) || errors.Is(err, sql.ErrNoRows) || strings.Contains(err.Error(), "sql: Scan error")
}

// explain adds the remedy to what SQLite says.
func (l *Log) explain(err error) error {
	hint := ""
	switch code(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		hint = fmt.Sprintf("another process has been writing for over %v: wait for it to end, then try again", BusyTimeout)
	case sqlite3.SQLITE_FULL:
		hint = "the disk is full: make room, then try again; nothing of the batch was written"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		hint = "the directory or the file cannot be written: check its permissions"
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		hint = "the file is damaged: `altyn log --verify` names the last good batch; restore the rest from a backup"
	case sqlite3.SQLITE_IOERR:
		hint = "the disk answered with an error: check it, then `altyn log --verify`"
	}
	if hint == "" {
		return fmt.Errorf("%s: %w", l.path, err)
	}
	return fmt.Errorf("%s: %w (%s)", l.path, err, hint)
}

// Backup copies the journal as it stands into a new file at path, consistent even while others write.
func (l *Log) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("back up journal: %s is there already: name a new file", path)
	}
	db, err := l.openReader(ctx)
	if err == nil {
		_, err = db.ExecContext(ctx, `VACUUM INTO ?`, path)
	}
	if err != nil {
		return fmt.Errorf("back up journal: %w", l.explain(err))
	}
	return nil
}
