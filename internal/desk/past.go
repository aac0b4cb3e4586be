package desk

import (
	"context"
	"iter"
	"os"

	"altyn"
	"altyn/journal"
)

// KnownAt gives a desk that answers from the record as it stood at the instant, like Options.Known: the same words, another
// state of knowledge. The error is for an instant before the first edition of the record.
func (d *Desk) KnownAt(at altyn.Instant) (*Desk, error) {
	if d.opt.Known != 0 {
		at = min(at, d.opt.Known)
	}
	if first := d.rec.Edition().Created; at < first {
		return nil, &TooEarlyError{Asked: at, First: first}
	}
	opt := d.opt
	opt.Known = at
	k := &Desk{opt: opt, rec: d.rec.KnownAt(at), findings: d.findings, head: d.head, damage: d.damage}
	k.reader.init(k)
	return k, nil
}

// Earlier names the revisions that the record had before: after each batch of its journal but the last, and before the
// first.
func (d *Desk) Earlier(ctx context.Context) (map[string]Past, error) {
	out := map[string]Past{}
	if d.opt.Journal == nil || d.head.Seq == 0 {
		return out, nil
	}
	out[d.rec.RevisionAfter(journal.Head{})] = Past{}
	for seq := int64(journal.FirstSeq); seq < d.head.Seq; seq++ {
		h, err := d.opt.Journal.At(ctx, seq)
		if err != nil {
			return nil, err
		}
		out[d.rec.RevisionAfter(h)] = Past{h}
	}
	return out, nil
}

// Past is an earlier state of a record, for [Desk.At].
type Past struct{ head journal.Head } // its last batch

// At gives the desk as it was in an earlier state: the batches up to it are laid over the tables anew,
// so that nothing of what came later is in it, whatever table it is of.
func (d *Desk) At(p Past) (*Desk, error) {
	head := p.head
	opt := d.opt
	if opt.Cache != "" { // a file of its own, through which a long journal goes, so that what was worked out can be let go
		opt.Cache += ".past"
		defer os.Remove(opt.Cache)
	}
	if head.Seq == 0 {
		opt.Journal, opt.Cache = nil, ""
	} else {
		opt.Journal = until{d.opt.Journal, head}
	}
	past, err := Open(opt)
	if err == nil {
		past.opt.Cache = "" // nor are its names kept
	}
	return past, err
}

// until is a journal without the batches after one.
type until struct {
	journal.Log
	last journal.Head
}

func (u until) Head(context.Context) (journal.Head, error) { return u.last, nil }

func (u until) At(ctx context.Context, seq int64) (journal.Head, error) {
	if seq > u.last.Seq {
		return journal.Head{}, nil
	}
	return u.Log.At(ctx, seq)
}

func (u until) Batches(ctx context.Context, from int64) iter.Seq2[journal.Batch, error] {
	return func(yield func(journal.Batch, error) bool) {
		for b, err := range u.Log.Batches(ctx, from) {
			if err == nil && b.Seq > u.last.Seq || !yield(b, err) {
				return
			}
		}
	}
}
