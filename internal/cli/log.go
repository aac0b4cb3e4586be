package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"altyn"
	"altyn/internal/report"
	"altyn/journal"
	"altyn/journal/sqlite"
)

// logCommand lists the batches of a journal, verifies it, and copies it.
type logCommand struct{}

// loggedBatch is a batch as `altyn log --format json` gives it.
type loggedBatch struct {
	Seq     int64         `json:"seq"`
	At      altyn.Instant `json:"at"`
	Who     string        `json:"who"`
	What    string        `json:"what"`
	Why     string        `json:"why"`
	Rows    int           `json:"rows"`
	Entries []loggedEntry `json:"entries"`
	Prev    string        `json:"prev"`
	Hash    string        `json:"hash"`
}

type loggedEntry struct {
	Op   journal.Op `json:"op"`
	Path string     `json:"path,omitempty"`
	Rows int        `json:"rows"`
}

// logged is the answer of `altyn log --format json`.
type logged struct {
	Schema  string        `json:"schema"`
	Journal string        `json:"journal"`
	Sound   bool          `json:"sound"`            // the chain of hashes holds to the end
	Damage  string        `json:"damage,omitempty"` // what is wrong after the last batch listed
	Batches []loggedBatch `json:"batches"`
}

func (c *logCommand) run(s *session) (int, error) {
	format, err := choice("format", s.flags.Format, "text", "json")
	if err != nil {
		return StatusTrouble, err
	}
	dir := s.flags.Data
	if dir == "" {
		return StatusTrouble, mend(errors.New("log: no folder given"), "name that of the journal with --data DIR")
	}
	if _, err := os.Stat(dir); err != nil {
		return StatusTrouble, fmt.Errorf("log: open %s: %w", dir, cause(err))
	}
	l := sqlite.Open(filepath.Join(dir, sqlite.FileName))
	s.journal = l
	if s.flags.Backup != "" {
		return StatusOK, c.backup(s, l)
	}
	out := logged{Schema: "altyn.log/1", Journal: filepath.ToSlash(l.Path()), Sound: true, Batches: []loggedBatch{}}
	var damage *journal.DamageError
	for b, err := range l.Batches(s.ctx, journal.FirstSeq) {
		if errors.As(err, &damage) {
			out.Sound, out.Damage = false, damage.Error()
			break
		}
		if err != nil {
			return StatusTrouble, err
		}
		lb := loggedBatch{Seq: b.Seq, At: b.At, Who: b.Who, What: b.What, Why: b.Why, Prev: b.Prev.String(), Hash: b.Hash.String(), Entries: []loggedEntry{}}
		for _, e := range b.Entries {
			lb.Rows += e.Rows
			lb.Entries = append(lb.Entries, loggedEntry{e.Op, e.Path, e.Rows})
		}
		out.Batches = append(out.Batches, lb)
	}
	n := len(out.Batches)
	shown := out.Batches
	if k := s.flags.Limit; k > 0 && k < n {
		shown = shown[n-k:] // the newest
	}
	status := StatusOK
	if damage != nil {
		status = StatusTrouble
	}
	if format == "json" {
		out.Batches = shown
		if err := report.WriteJSON(s.out, out); err != nil {
			return StatusTrouble, err
		}
	} else if !s.flags.Verify {
		g := grid{head: []string{">batch", "at", "by", ">rows", "what", "why"}}
		for _, b := range shown {
			g.add(strconv.FormatInt(b.Seq, 10), b.At.String(), b.Who, strconv.Itoa(b.Rows), b.What, b.Why)
		}
		if n == 0 {
			fmt.Fprintln(s.out, "the journal has no entries yet")
		} else {
			g.print(s.out, "")
		}
	} else if damage == nil {
		if n == 0 {
			fmt.Fprintln(s.out, "the journal has no entries yet")
		} else {
			fmt.Fprintf(s.out, "%s, every one as it was written; the last is %d of %s (%.12s)\n", plural(n, "batch", "batches"), out.Batches[n-1].Seq, out.Batches[n-1].At, out.Batches[n-1].Hash)
		}
	}
	if damage != nil {
		fmt.Fprintf(s.env.Stderr, "altyn: %v\n", damage)
	}
	return status, nil
}

// backup copies the journal into a new file, whatever is written meanwhile.
func (c *logCommand) backup(s *session, l *sqlite.Log) error {
	if _, err := os.Stat(l.Path()); errors.Is(err, fs.ErrNotExist) {
		return mend(fmt.Errorf("log: there is no journal in %s", s.flags.Data), "altyn add, decide, withdraw, alias and import begin one")
	}
	if err := l.Backup(s.ctx, s.flags.Backup); err != nil {
		return err
	}
	copied := sqlite.Open(s.flags.Backup)
	defer copied.Close()
	n := 0
	var head journal.Head
	for b, err := range copied.Batches(s.ctx, journal.FirstSeq) {
		if err != nil {
			return fmt.Errorf("the copy %s was made and does not verify: %w", s.flags.Backup, err)
		}
		n++
		head = b.Head()
	}
	fmt.Fprintf(s.out, "%s: %s, verified; the last is %d of %s (%.12s)\n", s.flags.Backup, plural(n, "batch", "batches"), head.Seq, head.At, head.Hash)
	return nil
}
