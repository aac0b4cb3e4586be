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
// found when first asked for. The slice must not be changed.
func (d *Desk) Differences(today altyn.Day) []reconcile.Difference {
	x := record.Derive(d.rec, func(*record.Record) *reconciled { return &reconciled{} })
	x.lock.Lock()
	defer x.lock.Unlock()
	if x.all == nil || x.day != today {
		x.all, x.day = reconcile.Find(d.rec, today), today
	}
	return x.all
}
