package record

import "sync"

// A Memo keeps what was worked out from a snapshot for a key, for questions that are asked again and again. When it has
// Max values it starts anew, so that it stays small however many different ones are asked. The zero Memo with a Max is
// ready for use, by several goroutines at once; of two that ask for the same at once each may work it out. What it gives
// must not be changed.
type Memo[K comparable, V any] struct {
	Max int // values kept at most; 0 and less keep one

	mu sync.RWMutex
	m  map[K]V
}

// Of gives the value of the key, which build works out when it is not there.
func (c *Memo[K, V]) Of(key K, build func() V) V {
	c.mu.RLock()
	v, ok := c.m[key]
	c.mu.RUnlock()
	if ok {
		return v
	}
	v = build()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.m == nil || len(c.m) >= c.Max {
		c.m = map[K]V{}
	}
	c.m[key] = v
	return v
}
