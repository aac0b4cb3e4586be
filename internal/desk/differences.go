package desk

import (
	"sync"

	"altyn"
	"altyn/reconcile"
	"altyn/record"
)

// reconciled keeps the differences of a record, which take a while to find.
type reconciled struct {
	lock sync.Mutex
	day  altyn.Day
	all  []reconcile.Difference
}

// Differences gives the places where sources of the record differ, as of today, in order; see [reconcile.Find]. They are
// found when first asked for, and kept. The slice must not be changed.
func (d *Desk) Differences(today altyn.Day) []reconcile.Difference {
	x := record.Derive(d.rec, func(*record.Record) *reconciled { return &reconciled{} })
	x.lock.Lock()
	defer x.lock.Unlock()
	if x.all == nil || x.day != today {
		x.all, x.day = reconcile.Find(d.passing(), today), today
	}
	return x.all
}

// passing gives the record for work that needs every row of it once. What is read for it of a record with a journal, which
// may be large, is not kept with the record that goes on answering.
func (d *Desk) passing() *record.Record {
	if d.opt.Journal == nil {
		return d.rec
	}
	other, err := Open(d.opt)
	if err != nil || other.rec.Revision() != d.rec.Revision() { // the journal has grown, or this is an earlier state of it
		return d.rec
	}
	return other.rec
}
