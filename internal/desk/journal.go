package desk

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"altyn"
	"altyn/journal"
	"altyn/lint"
	"altyn/record"
)

// Damage says where the journal of the record is damaged; nil when it is sound, or when there is none. What comes
// before the damage is in the record.
func (d *Desk) Damage() *journal.DamageError { return d.damage }

// Head gives the last batch of the journal that is in the record.
func (d *Desk) Head() journal.Head { return d.head }

// Trial is a batch as if it were written.
type Trial struct {
	Desk     *Desk           // over the record with it
	Findings []altyn.Finding // what lint finds in the record with it, and not in the record without
	Rows     int             // rows that it adds or withdraws; 0 when it would change nothing
}

// Try gives what would be if the draft were written. The findings are of the tables and Games that it touches. Its
// entries are as the record needs them: nothing of what the desk has is changed.
func (d *Desk) Try(draft journal.Draft, today altyn.Day) (*Trial, error) {
	b := journal.Seal(d.head, draft)
	one := func(yield func(journal.Batch, error) bool) { yield(b, nil) }
	rec, faults, err := record.Overlay(d.rec, one)
	if err != nil {
		return nil, err
	}
	t := &Trial{Desk: &Desk{opt: d.opt, rec: rec, head: b.Head()}}
	t.Desk.reader.init(t.Desk)
	var games []altyn.GamesID
	ids := map[string]bool{}
	for _, e := range draft.Entries {
		for word := range words(e) {
			ids[word] = true
			if g, ok := altyn.ParseGamesID(word); ok {
				games = append(games, g)
			}
		}
		if e.Op == journal.Withdraw {
			t.Rows += e.Rows
		}
	}
	slices.Sort(games)
	games = slices.Compact(games)
	t.Rows += rowsOfBatch(rec, b)
	o := lint.Options{Today: today.Date(), Limit: -1}
	near := d.rec.Near(games, ids)
	with, _, err := record.Overlay(near, one)
	if err != nil {
		return nil, err
	}
	t.Findings = faults
	after := lint.Check(with, o)
	seen := map[string]int{}
	if len(after) > 0 { // else there is nothing that the record could have had without it
		for _, f := range lint.Check(near, o) {
			seen[findingKey(f)]++
		}
	}
	for _, f := range after {
		if seen[findingKey(f)]--; seen[findingKey(f)] < 0 && f.Rule != "canonical-form" {
			f.Line, f.Column = 0, 0 // the row is in no file yet
			if f.Path == "" {
				f.Path = "decisions.csv" // found by replaying them
			}
			t.Findings = append(t.Findings, f)
		}
	}
	return t, nil
}

func findingKey(f altyn.Finding) string { return f.Rule + "\x00" + f.Message }

// rowsOfBatch counts the rows of which the record says that the batch wrote them.
func rowsOfBatch(r *record.Record, b journal.Batch) int {
	n := 0
	prefix := fmt.Sprintf("journal.sqlite#%d/", b.Seq)
	for _, e := range b.Entries {
		if e.Op != journal.Put {
			continue
		}
		n += r.RowsFrom(prefix + e.Path)
	}
	return n
}

// words yields the words of an entry's rows that can be ids, and the parts of ids.
func words(e journal.Entry) iter.Seq[string] {
	return strings.FieldsFuncSeq(string(e.Body), func(r rune) bool { return strings.ContainsRune(",/|:\n\" ", r) })
}
