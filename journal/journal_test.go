package journal_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"altyn"
	"altyn/journal"
)

func draft(who string, bodies ...string) journal.Draft {
	d := journal.Draft{At: 1000, Who: who, What: "add result"}
	for _, b := range bodies {
		d.Entries = append(d.Entries, journal.Entry{Op: journal.Put, Path: "decisions.csv", Rows: 1, Body: []byte(b)})
	}
	return d
}

func Example() {
	var log journal.Memory
	b, err := log.Append(context.Background(), journal.Draft{
		At: 1716811200, Who: "desk", What: "decide", Why: "ceremony in Lima",
		Entries: []journal.Entry{{Op: journal.Put, Path: "decisions.csv", Rows: 1, Body: []byte("id,effect\nx,medal-presented\n")}},
	})
	fmt.Println(b.Seq, b.At, b.Who, b.Why, err)
	// Output: 1 2024-05-27T12:00:00Z desk ceremony in Lima <nil>
}

func TestDraftCheck(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*journal.Draft)
		want   string
	}{
		"nobody":    {func(d *journal.Draft) { d.Who = "" }, "who writes it"},
		"empty":     {func(d *journal.Draft) { d.Entries = nil }, "without entries"},
		"operation": {func(d *journal.Draft) { d.Entries[0].Op = "delete" }, "neither put nor withdraw"},
		"no path":   {func(d *journal.Draft) { d.Entries[0].Path = "" }, "no path of a table"},
		"no rows":   {func(d *journal.Draft) { d.Entries[0].Body = nil }, "has no rows"},
		"long":      {func(d *journal.Draft) { d.Why = strings.Repeat("x", journal.MaxTextBytes+1) }, "bytes long"},
		"bytes":     {func(d *journal.Draft) { d.What = "a\xffb" }, "not valid text"},
	} {
		t.Run(name, func(t *testing.T) {
			d := draft("desk", "id\nx\n")
			tt.change(&d)
			if err := d.Check(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Check() = %v, want an error with %q", err, tt.want)
			}
		})
	}
}

// A batch follows its head; after any change to its content, its number or its place it no longer does.
func TestChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(1, 20, 80)
		gen := rapid.Custom(func(t *rapid.T) journal.Draft {
			d := draft(text.Draw(t, "who"), rapid.SliceOfN(text, 1, 4).Draw(t, "bodies")...)
			d.At = altyn.Instant(rapid.Int64Range(0, 1<<31).Draw(t, "at"))
			return d
		})
		var head journal.Head
		var batches []journal.Batch
		for _, d := range rapid.SliceOfN(gen, 2, 6).Draw(t, "drafts") {
			b := journal.Seal(head, d)
			if err := b.Follows(head); err != nil {
				t.Fatalf("sealed batch does not follow: %v", err)
			}
			head = b.Head()
			batches = append(batches, b)
		}
		last, before := batches[len(batches)-1], batches[len(batches)-2].Head()
		changes := []func(b *journal.Batch){
			func(b *journal.Batch) { b.Why += "!" },
			func(b *journal.Batch) { b.At++ },
			func(b *journal.Batch) { b.Seq++ },
			func(b *journal.Batch) { b.Prev[3] ^= 1 },
			func(b *journal.Batch) { b.Hash[0] ^= 0x80 },
			func(b *journal.Batch) {
				e := b.Entries[0]
				e.Body = append(append([]byte{}, e.Body...), 'x')
				b.Entries = append([]journal.Entry{e}, b.Entries[1:]...)
			},
			// The same bytes cut elsewhere are another batch.
			func(b *journal.Batch) { b.Who, b.What = b.Who+b.What[:1], b.What[1:] },
		}
		i := rapid.IntRange(0, len(changes)-1).Draw(t, "change")
		changes[i](&last)
		if err := last.Follows(before); !errors.Is(err, journal.ErrChain) {
			t.Fatalf("change %d: Follows = %v, want ErrChain", i, err)
		}
	})
}

func TestClockBackwards(t *testing.T) {
	var log journal.Memory
	first, _ := log.Append(t.Context(), draft("a", "id\n1\n"))
	d := draft("b", "id\n2\n")
	d.At = first.At - 500
	second, err := log.Append(t.Context(), d)
	if err != nil || second.At != first.At {
		t.Errorf("second batch at %v, %v; want %v", second.At, err, first.At)
	}
}

// A draft that was worked out on another head is not written.
func TestMoved(t *testing.T) {
	var log journal.Memory
	d := draft("a", "id\n1\n")
	d.After = &journal.Head{}
	first, err := log.Append(t.Context(), d)
	if err != nil || first.After != nil {
		t.Fatal(first.After, err)
	}
	if _, err := log.Append(t.Context(), d); !errors.Is(err, journal.ErrMoved) {
		t.Errorf("Append = %v, want ErrMoved", err)
	}
	head := first.Head()
	d.After = &head
	if _, err := log.Append(t.Context(), d); err != nil {
		t.Error(err)
	}
}
