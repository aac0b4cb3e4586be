package server

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"
	"time"

	"altyn"
	"altyn/internal/api"
	"altyn/internal/desk"
	"altyn/internal/site"
)

const (
	pastHeld  = 3       // earlier states of the record held at a time
	pastCache = 8 << 20 // bytes of answers of each
)

// pastKey names an earlier state of the record: by its revision, or as what was known at an instant.
type pastKey struct {
	revision string
	known    altyn.Instant
}

// past holds the earlier states of an edition that were asked for last. Each is worked out once, one at a time: a state
// of a large record takes seconds and much memory, and visitors can name any number of them.
type past struct {
	desk *desk.Desk
	work chan struct{}

	revisions func() (map[string]desk.Past, error)

	lock   sync.Mutex
	states map[pastKey]*pastState
	order  []pastKey // the one asked for last at the end
}

type pastState struct {
	done chan struct{}
	ed   *edition
	err  error
}

func newPast(d *desk.Desk) *past {
	return &past{desk: d, work: make(chan struct{}, 1), states: map[pastKey]*pastState{},
		revisions: sync.OnceValues(func() (map[string]desk.Past, error) { return d.Earlier(context.Background()) })}
}

// edition gives the record as it was: of the revision, when it is not that of now, and as known at the instant, when one
// is given. The visitor waits a little for it; api.ErrBusy tells to come again.
func (p *past) edition(ctx context.Context, now *edition, key pastKey) (*edition, error) {
	if key.revision == now.book.Revision() {
		key.revision = ""
	}
	if key == (pastKey{}) {
		return now, nil
	}
	var head desk.Past
	if key.revision != "" {
		all, err := p.revisions()
		if err != nil {
			return nil, err
		}
		at, ok := all[key.revision]
		if !ok {
			return nil, api.ErrGone
		}
		head = at
	}
	wait := time.NewTimer(waitForCheck)
	defer wait.Stop()
	st := p.state(key)
	if st == nil {
		select {
		case p.work <- struct{}{}:
		case <-wait.C:
			return nil, api.ErrBusy
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		var begun bool
		if st, begun = p.begin(key); begun {
			go func() {
				defer func() { <-p.work }()
				defer close(st.done)
				defer func() {
					if cause := recover(); cause != nil {
						st.err = errors.New("work out an earlier state: internal fault")
					}
					if st.err != nil {
						p.forget(key)
					}
				}()
				st.ed, st.err = p.make(key, head)
			}()
		} else {
			<-p.work
		}
	}
	select {
	case <-st.done:
		return st.ed, st.err
	case <-wait.C:
		return nil, api.ErrBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// state gives a state that is held or being worked out.
func (p *past) state(key pastKey) *pastState {
	p.lock.Lock()
	defer p.lock.Unlock()
	st, ok := p.states[key]
	if ok {
		p.touch(key)
	}
	return st
}

func (p *past) touch(key pastKey) {
	for i, k := range p.order {
		if k == key {
			p.order = append(append(p.order[:i:i], p.order[i+1:]...), key)
			return
		}
	}
	p.order = append(p.order, key)
}

// begin makes room for a state; false when another visitor began it meanwhile.
func (p *past) begin(key pastKey) (*pastState, bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if st, ok := p.states[key]; ok {
		return st, false
	}
	st := &pastState{done: make(chan struct{})}
	p.states[key] = st
	p.touch(key)
	for len(p.order) > pastHeld {
		delete(p.states, p.order[0])
		p.order = p.order[1:]
	}
	return st, true
}

func (p *past) forget(key pastKey) {
	p.lock.Lock()
	defer p.lock.Unlock()
	delete(p.states, key)
	for i, k := range p.order {
		if k == key {
			p.order = append(p.order[:i:i], p.order[i+1:]...)
			return
		}
	}
}

// make works a state out.
func (p *past) make(key pastKey, head desk.Past) (*edition, error) {
	d, err := p.desk, error(nil)
	if key.revision != "" {
		if d, err = d.At(head); err != nil {
			return nil, err
		}
		debug.FreeOSMemory()                       // laying out a long journal leaves much behind
		if d.Record().Revision() != key.revision { // the tables below the journal are others by now
			return nil, api.ErrGone
		}
	}
	if key.known != 0 {
		if d, err = d.KnownAt(key.known); err != nil {
			return nil, err
		}
	}
	book, err := site.Open(d)
	if err != nil {
		return nil, err
	}
	return &edition{book: book, cache: newCache(pastCache), api: api.NewEdition(source(book))}, nil
}
