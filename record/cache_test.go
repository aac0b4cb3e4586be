package record_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/record"
)

// shippedWithJournal is the record that ships with some batches over it, and the base.
func shippedWithJournal(t testing.TB) *record.Record {
	t.Helper()
	base, _, err := record.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	by := altyn.Provenance{Sources: []altyn.SourceID{"org"}, Confidence: altyn.Verified}
	e := base.Rows().Results[0].Entry
	return overlay(t, base, batch(1, 1000,
		put(t, "people.csv", altyn.Person{ID: "cia", Name: "Cia", Provenance: by}),
		put(t, "entries.csv", altyn.Entry{ID: "2012S/judo/women-48kg/NOR/cia", Games: "2012S", Event: "judo/women-48kg", Nation: "NOR", Provenance: by}),
		put(t, "results/2012S/judo.csv", altyn.Result{Entry: "2012S/judo/women-48kg/NOR/cia", Rank: altyn.N(40), Provenance: by}),
	), batch(2, 2000, withdraw(t, "people:cia", "org")), batch(3, 3000, put(t, "results/2012S/judo.csv", altyn.Result{Entry: e, Rank: altyn.N(1), Provenance: by})))
}

func openCache(t testing.TB, file []byte, base string) (*record.Record, error) {
	t.Helper()
	return record.OpenCache(file, base)
}

// same holds that two records say the same, however they are kept.
func same(t *testing.T, a, b *record.Record) {
	t.Helper()
	x, err := a.Tables().Files()
	if err != nil {
		t.Fatal(err)
	}
	y, err := b.Tables().Files()
	if err != nil {
		t.Fatal(err)
	}
	for p := range x {
		if !bytes.Equal(x[p], y[p]) {
			t.Errorf("%s differs", p)
		}
	}
	if len(x) != len(y) {
		t.Errorf("files %v, and %v", slices.Sorted(maps.Keys(x)), slices.Sorted(maps.Keys(y)))
	}
	text := func(v any) string { return fmt.Sprintf("%+v", v) }
	values := func(list []*altyn.Entry) (out []altyn.EntryID) {
		for _, e := range list {
			out = append(out, e.ID)
		}
		return out
	}
	for _, g := range a.AllGames() {
		if p, q := values(a.Entries(g.ID, "")), values(b.Entries(g.ID, "")); !slices.Equal(p, q) {
			t.Errorf("entries at %s: %v; %v", g.ID, p, q)
		}
		if p, q := values(a.EntriesByNation("KAZ", g.ID)), values(b.EntriesByNation("KAZ", g.ID)); !slices.Equal(p, q) {
			t.Errorf("entries of a nation at %s: %v; %v", g.ID, p, q)
		}
		p, q := a.Medals(g.ID), b.Medals(g.ID)
		if len(p) != len(q) {
			t.Errorf("medals at %s: %d, %d", g.ID, len(p), len(q))
			continue
		}
		for i := range p {
			if text(*p[i]) != text(*q[i]) {
				t.Errorf("medal %d at %s: %v, %v", i, g.ID, p[i], q[i])
			}
		}
		for _, e := range a.Entries(g.ID, "") {
			if p, q := values(a.Entries(g.ID, e.Event)), values(b.Entries(g.ID, e.Event)); !slices.Equal(p, q) {
				t.Errorf("entries in %s at %s: %v; %v", e.Event, g.ID, p, q)
			}
			if p, q := len(a.Results(e.ID)), len(b.Results(e.ID)); p != q {
				t.Errorf("results of %s: %d, %d", e.ID, p, q)
			}
			if p, q := len(a.Members(e.ID)), len(b.Members(e.ID)); p != q {
				t.Errorf("members of %s: %d, %d", e.ID, p, q)
			}
			x, ok := b.Entry(e.ID)
			if !ok || text(*x) != text(*e) {
				t.Errorf("entry %s: %v", e.ID, x)
			}
		}
	}
	for _, p := range a.People()[:50] {
		if x, y := values(a.EntriesOf(p.ID)), values(b.EntriesOf(p.ID)); !slices.Equal(x, y) {
			t.Errorf("entries of %s: %v, %v", p.ID, x, y)
		}
	}
	for _, id := range []altyn.RowID{"people:cia", "games:2012S", "results:2012S/judo/women-48kg/NOR/cia"} {
		p, m, _ := a.Where(id)
		if q, n, ok := b.Where(id); !ok || p != q || m != n {
			t.Errorf("%s is at %s:%d, and %s:%d", id, p, m, q, n)
		}
	}
	if a.Revision() != b.Revision() || a.Head() != b.Head() || a.Edition() != b.Edition() {
		t.Errorf("revisions %s, %s; heads %v, %v", a.Revision(), b.Revision(), a.Head(), b.Head())
	}
}

// A record from its cache is the record, also with a batch laid over it, and as it stood.
func TestCache(t *testing.T) {
	r := shippedWithJournal(t)
	var file bytes.Buffer
	if err := record.WriteCache(&file, r, "base"); err != nil {
		t.Fatal(err)
	}
	c, err := openCache(t, file.Bytes(), "base")
	if err != nil {
		t.Fatal(err)
	}
	same(t, r, c)
	same(t, r.KnownAt(1500), c.KnownAt(1500))
	by := altyn.Provenance{Sources: []altyn.SourceID{"org"}, Confidence: altyn.Verified}
	more := batch(4, 4000,
		put(t, "entries.csv", altyn.Entry{ID: "2012S/judo/women-48kg/NOR/dag", Games: "2012S", Event: "judo/women-48kg", Nation: "NOR", Provenance: by},
			altyn.Entry{ID: "2040S/judo/women-48kg/NOR/dag", Games: "2040S", Event: "judo/women-48kg", Nation: "NOR", Provenance: by}),
		put(t, "members.csv", altyn.Member{Entry: "2012S/judo/women-48kg/NOR/cia", Person: "cia", Provenance: by}),
		put(t, "decisions.csv", altyn.Decision{ID: "x-1", Decision: "x", Games: "2012S", Entry: "2012S/judo/women-48kg/NOR/cia", Effect: altyn.DecisionConfirmed, Provenance: by}),
		withdraw(t, "results:2012S/judo/women-48kg/NOR/cia", "org"))
	x, y := overlay(t, r, more), overlay(t, c, more)
	same(t, x, y)
	var again bytes.Buffer
	if err := record.WriteCache(&again, y, "base"); err != nil {
		t.Fatal(err)
	}
	z, err := openCache(t, again.Bytes(), "base")
	if err != nil {
		t.Fatal(err)
	}
	same(t, x, z)
	if _, err := openCache(t, file.Bytes(), "other base"); err == nil {
		t.Error("a cache of another base was opened")
	}
}

// A cache of which one bit is not as it was written, or which ends early, is not opened.
func TestDamagedCache(t *testing.T) {
	r := shippedWithJournal(t)
	var file bytes.Buffer
	if err := record.WriteCache(&file, r, "base"); err != nil {
		t.Fatal(err)
	}
	if _, err := openCache(t, file.Bytes(), "base"); err != nil {
		t.Fatal(err)
	}
	n := file.Len()
	for _, k := range []int{0, 1, 19, 20, n / 2, n - 1} {
		if _, err := openCache(t, file.Bytes()[:k], "base"); err == nil {
			t.Errorf("the first %d bytes were opened", k)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 60 {
		at := rng.IntN(n)
		if i < 30 {
			at = n - 1 - i // where the directory is, and the sum
		}
		text := bytes.Clone(file.Bytes())
		text[at] ^= 1 << rng.IntN(8)
		if _, err := openCache(t, text, "base"); err == nil {
			t.Errorf("opened though byte %d of %d is not as it was written", at, n)
		}
	}
}

// FuzzCache holds that no file makes opening a cache, or reading from it, panic: also one whose sum was set right.
func FuzzCache(f *testing.F) {
	r := record.New(small(f))
	var file bytes.Buffer
	if err := record.WriteCache(&file, r, "base"); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add(file.Bytes()[:40])
	f.Fuzz(func(t *testing.T, text []byte) {
		if n := len(text); n > 4 {
			text = bytes.Clone(text)
			binary.BigEndian.PutUint32(text[n-4:], crc32.Checksum(text[:n-4], crc32.MakeTable(crc32.Castagnoli)))
		}
		c, err := openCache(t, text, "base")
		if err != nil {
			return
		}
		c.Tables()
		c.Where("people:anna")
		c.Results("2012S/judo/women-48kg/DEN/anna")
		c.EntriesOf("anna")
		c.EntriesByNation("DEN", "")
		for _, g := range c.AllGames() {
			c.Medals(g.ID)
			c.Entries(g.ID, "")
		}
	})
}
