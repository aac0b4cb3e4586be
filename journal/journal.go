// Package journal defines the append-only log of a record: what was written, when, by whom and why.
//
// A [Batch] is one act (an import, an added result, a decision, a withdrawal, an alias). It holds entries of rows in the
// CSV dialect of the record's tables, and the hash of the batch before it, so that a changed, lost or reordered batch
// shows. Nothing is ever changed or removed: a row that should no longer count is withdrawn by a later batch.
//
// Keeping the log is left to an implementation of [Log] (journal/sqlite); laying its rows over the tables is left to
// package record; deciding what to write is left to the commands and the feeds.
package journal

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"altyn"
)

// Limits of one batch and its parts. They keep one broken feed from filling the log, and every entry small enough to
// be read whole.
const (
	MaxEntryBytes = 8 << 20  // rows of one entry, in bytes
	MaxEntries    = 100_000  // entries of one batch
	MaxBatchBytes = 1 << 30  // all rows of one batch, in bytes
	MaxTextBytes  = 64 << 10 // Who, What and Why, each, in bytes
	MaxPathBytes  = 255      // path of an entry, in bytes
	FirstSeq      = int64(1) // number of the first batch
)

// Op is what an entry does.
type Op string

// The operations. Put writes rows in the columns of their table; Withdraw names rows that no longer count, in the columns
// `row` (the row id) and `source` (the sources of the row, separated by one space).
const (
	Put      Op = "put"
	Withdraw Op = "withdraw"
)

// Entry is rows of one table file, written or withdrawn together.
type Entry struct {
	Op   Op
	Path string // file of the data package the rows belong to, as decisions.csv or results/2012S/judo.csv; "" of a withdrawal
	Rows int    // number of rows in Body, without the header row
	Body []byte // CSV in the record's dialect, header row first
}

// Hash is a SHA-256 sum.
type Hash [sha256.Size]byte

// String gives 64 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Draft is a batch that is not yet in the log.
type Draft struct {
	At      altyn.Instant // when it is written; the log moves it forward where the clock ran backwards
	Who     string        // who writes
	What    string        // what is done, as "import kaggle120 athlete_events.csv"
	Why     string        // reason, or the source and its checksum
	Entries []Entry

	// After, when set, is the head on which the draft was worked out: Append fails with ErrMoved when another batch has
	// come since, since what was checked then may no longer be so. It is not part of the batch.
	After *Head
}

// ErrMoved says that another batch was appended since the head that a draft names.
var ErrMoved = errors.New("another batch was appended meanwhile")

// Fits reports, as ErrMoved, when the draft was worked out on another head.
func (d Draft) Fits(head Head) error {
	if d.After != nil && (d.After.Seq != head.Seq || d.After.Hash != head.Hash) {
		return ErrMoved
	}
	return nil
}

// Batch is an act in the log.
type Batch struct {
	Seq  int64 // from FirstSeq, without gaps
	Prev Hash  // of the batch before; zero of the first
	Hash Hash  // of this one: see [Batch.Sum]
	Draft
}

// Head is the last batch of a log; the zero Head is that of an empty log.
type Head struct {
	Seq  int64
	At   altyn.Instant
	Hash Hash
}

// Log is an append-only log of batches, safe for concurrent use by goroutines and, where the implementation says so,
// by processes.
type Log interface {
	// Append writes the draft as the next batch, durably, and returns it. On any error nothing was written.
	Append(ctx context.Context, d Draft) (Batch, error)
	// Batches yields the batches from seq on, in order, each verified against the chain. It ends with a
	// [*DamageError] where the log is damaged, having yielded all that is good before it.
	Batches(ctx context.Context, from int64) iter.Seq2[Batch, error]
	// Head gives the last batch.
	Head(ctx context.Context) (Head, error)
	// At gives the batch with this number, without verifying it; the zero Head when there is none.
	At(ctx context.Context, seq int64) (Head, error)
	// Close releases the log.
	Close() error
}

// DamageError says that a log is damaged after its last good batch.
type DamageError struct {
	Path     string // file, when there is one
	LastGood Head   // what can be relied on
	Cause    error
}

// Error names the last good batch and the remedy.
func (e *DamageError) Error() string {
	good := "no batch of it is readable"
	if e.LastGood.Seq > 0 {
		good = fmt.Sprintf("its last good batch is %d of %s (%.12s)", e.LastGood.Seq, e.LastGood.At, e.LastGood.Hash)
	}
	return fmt.Sprintf("journal %s is damaged: %v; %s: what comes before is used, restore the rest from a backup", e.Path, e.Cause, good)
}

// Unwrap gives the cause.
func (e *DamageError) Unwrap() error { return e.Cause }

// ErrChain is the cause of a [DamageError] when a batch was changed, lost or moved.
var ErrChain = errors.New("the chain of hashes is broken")

// Check reports what keeps the draft from being written.
func (d Draft) Check() error {
	for _, f := range []struct{ name, text string }{{"who", d.Who}, {"what", d.What}, {"why", d.Why}} {
		if len(f.text) > MaxTextBytes {
			return fmt.Errorf("%s is %d bytes long, at most %d are allowed", f.name, len(f.text), MaxTextBytes)
		}
		if !utf8.ValidString(f.text) || strings.ContainsRune(f.text, 0) {
			return fmt.Errorf("%s is not valid text in UTF-8", f.name)
		}
	}
	if d.Who == "" || d.What == "" {
		return errors.New("a batch must say who writes it and what it does")
	}
	if len(d.Entries) == 0 {
		return errors.New("a batch without entries says nothing")
	}
	if len(d.Entries) > MaxEntries {
		return fmt.Errorf("a batch of %d entries is too long: at most %d are allowed", len(d.Entries), MaxEntries)
	}
	all := 0
	for i, e := range d.Entries {
		switch {
		case e.Op != Put && e.Op != Withdraw:
			return fmt.Errorf("entry %d: operation %q is neither put nor withdraw", i+1, e.Op)
		case len(e.Path) > MaxPathBytes || !utf8.ValidString(e.Path) || e.Op == Put && e.Path == "":
			return fmt.Errorf("entry %d: %q is no path of a table", i+1, e.Path)
		case len(e.Body) > MaxEntryBytes:
			return fmt.Errorf("entry %d: %d bytes of rows, at most %d are allowed", i+1, len(e.Body), MaxEntryBytes)
		case len(e.Body) == 0 || e.Rows < 1:
			return fmt.Errorf("entry %d of %s has no rows", i+1, e.Path)
		}
		if all += len(e.Body); all > MaxBatchBytes {
			return fmt.Errorf("the batch has more than %d bytes of rows: import it in parts", MaxBatchBytes)
		}
	}
	return nil
}

// Sum gives the hash of the batch: SHA-256 over its number, the hash before it, its instant, who, what, why and its
// entries, each field with its length before it, so that no two batches have one form.
func (b *Batch) Sum() Hash {
	h := sha256.New()
	var n [8]byte
	num := func(v int64) {
		binary.BigEndian.PutUint64(n[:], uint64(v))
		h.Write(n[:])
	}
	text := func(s string) {
		num(int64(len(s)))
		h.Write([]byte(s))
	}
	text("altyn.journal/1")
	num(b.Seq)
	h.Write(b.Prev[:])
	num(int64(b.At))
	text(b.Who)
	text(b.What)
	text(b.Why)
	num(int64(len(b.Entries)))
	for _, e := range b.Entries {
		text(string(e.Op))
		text(e.Path)
		num(int64(e.Rows))
		num(int64(len(e.Body)))
		h.Write(e.Body)
	}
	return Hash(h.Sum(nil))
}

// Seal makes the batch that follows head out of the draft: its number, its instant (not before that of head), its
// hashes.
func Seal(head Head, d Draft) Batch {
	d.At, d.After = max(d.At, head.At), nil
	b := Batch{Seq: head.Seq + 1, Prev: head.Hash, Draft: d}
	b.Hash = b.Sum()
	return b
}

// Follows reports, as an error that wraps [ErrChain], why the batch cannot be the one after head.
func (b *Batch) Follows(head Head) error {
	switch {
	case b.Seq != head.Seq+1:
		return fmt.Errorf("%w: after batch %d comes batch %d", ErrChain, head.Seq, b.Seq)
	case b.Prev != head.Hash:
		return fmt.Errorf("%w: batch %d does not name batch %d as it is", ErrChain, b.Seq, head.Seq)
	case b.At < head.At:
		return fmt.Errorf("%w: batch %d is older than batch %d", ErrChain, b.Seq, head.Seq)
	case b.Sum() != b.Hash:
		return fmt.Errorf("%w: the content of batch %d is not what was written", ErrChain, b.Seq)
	}
	return nil
}

// Head gives the batch as the head of a log.
func (b *Batch) Head() Head { return Head{Seq: b.Seq, At: b.At, Hash: b.Hash} }
