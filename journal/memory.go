package journal

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"
)

// Memory is a Log that lives in memory: for tests, and for trying out what an import would write.
type Memory struct {
	mu      sync.RWMutex
	batches []Batch
}

var _ Log = (*Memory)(nil)

// Append writes the draft as the next batch.
func (m *Memory) Append(ctx context.Context, d Draft) (Batch, error) {
	if err := d.Check(); err != nil {
		return Batch{}, fmt.Errorf("append to journal: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return Batch{}, fmt.Errorf("append to journal: %w", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := d.Fits(m.head()); err != nil {
		return Batch{}, fmt.Errorf("append to journal: %w", err)
	}
	b := Seal(m.head(), d)
	m.batches = append(m.batches, b)
	return b, nil
}

func (m *Memory) head() Head {
	if len(m.batches) == 0 {
		return Head{}
	}
	return m.batches[len(m.batches)-1].Head()
}

// Head gives the last batch.
func (m *Memory) Head(context.Context) (Head, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.head(), nil
}

// At gives the batch with this number.
func (m *Memory) At(_ context.Context, seq int64) (Head, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if seq < FirstSeq || seq > int64(len(m.batches)) {
		return Head{}, nil
	}
	return m.batches[seq-FirstSeq].Head(), nil
}

// Batches yields the batches from seq on.
func (m *Memory) Batches(ctx context.Context, from int64) iter.Seq2[Batch, error] {
	return func(yield func(Batch, error) bool) {
		m.mu.RLock()
		all := slices.Clip(m.batches)
		m.mu.RUnlock()
		for i := max(from, FirstSeq) - FirstSeq; i < int64(len(all)); i++ {
			if err := ctx.Err(); err != nil {
				yield(Batch{}, err)
				return
			}
			if !yield(all[i], nil) {
				return
			}
		}
	}
}

// Close does nothing.
func (m *Memory) Close() error { return nil }
