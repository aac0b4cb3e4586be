package record_test

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"altyn"
	"altyn/internal/table"
	"altyn/journal"
	"altyn/record"
)

// batch is one batch: entries are path and CSV, or row ids (with their sources after a bar) to withdraw.
func batch(seq int64, at altyn.Instant, entries ...[2]string) journal.Batch {
	b := journal.Batch{Seq: seq, Draft: journal.Draft{At: at, Who: "desk", What: "add", Why: "because"}}
	for _, e := range entries {
		x := journal.Entry{Op: journal.Put, Path: e[0], Rows: 1, Body: []byte(e[1])}
		if e[0] == "" {
			x.Op = journal.Withdraw
		}
		b.Entries = append(b.Entries, x)
	}
	return b
}

func batches(all ...journal.Batch) iter.Seq2[journal.Batch, error] {
	return func(yield func(journal.Batch, error) bool) {
		for _, b := range all {
			if !yield(b, nil) {
				return
			}
		}
	}
}

// put gives the path and CSV of rows.
func put[T any](t testing.TB, path string, rows ...T) [2]string {
	t.Helper()
	var b bytes.Buffer
	if err := table.Write(&b, rows); err != nil {
		t.Fatal(err)
	}
	return [2]string{path, b.String()}
}

// withdraw names a row.
func withdraw(t testing.TB, id altyn.RowID, sources ...altyn.SourceID) [2]string {
	return put(t, "", record.Withdrawal{Row: id, Sources: sources})
}

func overlay(t testing.TB, base *record.Record, all ...journal.Batch) *record.Record {
	t.Helper()
	r, findings, err := record.Overlay(base, batches(all...))
	findings = slices.DeleteFunc(findings, func(f altyn.Finding) bool { return strings.Contains(f.Message, "the cell is empty") })
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	return r
}

func TestOverlay(t *testing.T) {
	base := record.New(small(t))
	anna := altyn.Person{ID: "anna", Name: "Anna Berg", Provenance: altyn.Provenance{Sources: []altyn.SourceID{"org"}}}
	born := anna
	born.Born = day(t, "1990-01-02")
	cia := altyn.Person{ID: "cia", Name: "Cia Dahl", Provenance: altyn.Provenance{Sources: []altyn.SourceID{"paper"}}}
	other := cia
	other.Name, other.Sources = "Cia C. Dahl", []altyn.SourceID{"org"}
	r := overlay(t, base,
		batch(1, 1000, put(t, "people.csv", anna, cia)),
		batch(2, 2000, put(t, "people.csv", anna)),  // says what is there
		batch(3, 3000, put(t, "people.csv", born)),  // another content
		batch(4, 4000, put(t, "people.csv", other)), // another source, which precedence ranks higher
		batch(5, 5000, withdraw(t, "people:cia", "org"), put(t, "names/sv.csv", altyn.Name{Kind: altyn.NationName, ID: "NOR", Name: "Norge", Form: altyn.Preferred})),
	)
	if base.Rows().People[0].Name != "" || len(base.Languages()) != 1 {
		t.Error("the base has changed")
	}
	for _, c := range []struct {
		at        altyn.Instant
		anna, cia string
		born      bool
		norge     int
	}{
		{999, "", "", false, 0}, {1000, "Anna Berg", "Cia Dahl", false, 0}, {2999, "Anna Berg", "Cia Dahl", false, 0},
		{3000, "Anna Berg", "Cia Dahl", true, 0}, {4000, "Anna Berg", "Cia C. Dahl", true, 0}, {5000, "Anna Berg", "Cia Dahl", true, 1}, {0, "Anna Berg", "Cia Dahl", true, 1},
	} {
		k := r.KnownAt(c.at)
		// The base's own row of anna is a claim without sources, and stays.
		name := func(id altyn.PersonID) string {
			var names []string
			for _, p := range k.Rows().People {
				if p.ID == id && p.Name != "" {
					names = append(names, p.Name)
				}
			}
			return strings.Join(names, ", ")
		}
		if got := name("anna"); got != c.anna {
			t.Errorf("at %d: anna is %q; want %q", c.at, got, c.anna)
		}
		if p, _ := k.Person("cia"); (p == nil) != (c.cia == "") || p != nil && p.Name != c.cia {
			t.Errorf("at %d: cia is %v; want %q", c.at, p, c.cia)
		}
		if got := slices.ContainsFunc(k.Rows().People, func(p altyn.Person) bool { return p.Born.Known() }); got != c.born {
			t.Errorf("at %d: born %t", c.at, got)
		}
		if got := k.Names("sv"); len(got) != c.norge {
			t.Errorf("at %d: names %v", c.at, got)
		}
	}
	if n := len(r.Tables().People); n != 2+4 {
		t.Errorf("%d rows of people, want the 2 of the base and 4 of the journal", n)
	}
	if path, line, ok := r.Where("people:cia"); !ok || path != "journal.sqlite#1/people.csv" || line != 3 {
		t.Errorf("Where: %s:%d", path, line)
	}
	if r.Head().Seq != 5 || r.Revision() == base.Revision() {
		t.Errorf("head %v, revision %s", r.Head(), r.Revision())
	}
}

// A damaged journal is good as far as it goes.
func TestOverlayDamaged(t *testing.T) {
	damage := &journal.DamageError{Path: "journal.sqlite", Cause: journal.ErrChain}
	r, _, err := record.Overlay(record.New(small(t)), func(yield func(journal.Batch, error) bool) {
		_ = yield(batch(1, 1000, put(t, "people.csv", altyn.Person{ID: "cia"})), nil) && yield(journal.Batch{}, damage)
	})
	if !errors.Is(err, journal.ErrChain) {
		t.Errorf("the error is %v", err)
	}
	if _, ok := r.Person("cia"); !ok || r.Head().Seq != 1 {
		t.Error("what is good was not used")
	}
}

func TestOverlayFaults(t *testing.T) {
	_, findings, err := record.Overlay(record.New(small(t)), batches(batch(7, 1, [2]string{"peopel.csv", "id\nx\n"}, [2]string{"people.csv", "id\n\"x\n"})))
	if err != nil || len(findings) != 2 || findings[0].Path != "journal.sqlite#7/peopel.csv" || findings[0].Rule != "unknown-table" {
		t.Error(err, findings)
	}
}

// Whatever batches are laid over a record, laying them one by one or together gives the same, and laying them again
// changes nothing that counts.
func TestOverlayIsAReplay(t *testing.T) {
	base := record.New(small(t))
	rapid.Check(t, func(rt *rapid.T) {
		sources := rapid.SampledFrom([]altyn.SourceID{"org", "paper", "cas"})
		ids := rapid.SampledFrom([]altyn.PersonID{"anna", "berit", "cia", "dag"})
		var all []journal.Batch
		for i := range rapid.IntRange(1, 8).Draw(rt, "batches") {
			at := altyn.Instant(1000 + 10*i)
			if rapid.Bool().Draw(rt, "withdraw") {
				all = append(all, batch(int64(i+1), at, withdraw(t, altyn.NewRowID("people", string(ids.Draw(rt, "id"))), sources.Draw(rt, "source"))))
				continue
			}
			p := altyn.Person{ID: ids.Draw(rt, "id"), Name: rapid.SampledFrom([]string{"A", "B"}).Draw(rt, "name")}
			p.Sources = []altyn.SourceID{sources.Draw(rt, "source")}
			e := altyn.Entry{ID: altyn.EntryID("2012S/judo/women-48kg/NOR/" + string(p.ID)), Games: "2012S", Event: "judo/women-48kg", Nation: "NOR", Provenance: p.Provenance}
			all = append(all, batch(int64(i+1), at, put(t, "people.csv", p), put(t, "entries.csv", e)))
		}
		together, _, _ := record.Overlay(base, batches(all...))
		step := base
		for _, b := range all {
			step, _, _ = record.Overlay(step, batches(b))
		}
		if a, b := fmt.Sprint(together.Tables().People, together.Tables().Entries), fmt.Sprint(step.Tables().People, step.Tables().Entries); a != b {
			rt.Fatalf("one by one:\n%s\ntogether:\n%s", b, a)
		}
	})
}
