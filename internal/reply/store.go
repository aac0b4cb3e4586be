package reply

import "sync"

// Store holds responses by name, up to a bound of memory. What has not been asked for in a while goes first: it has two
// generations, and when the younger is full the older is dropped. It is safe for concurrent use.
type Store struct {
	lock  sync.RWMutex
	young map[string]*Reply
	old   map[string]*Reply
	size  int // of young, in bytes
	half  int
}

// NewStore makes a store that takes about so many bytes at most.
func NewStore(bytes int) *Store {
	return &Store{young: map[string]*Reply{}, half: max(bytes/2, 1)}
}

// Find gives the response with this name.
func (s *Store) Find(name string) (*Reply, bool) {
	s.lock.RLock()
	p, ok := s.young[name]
	if ok {
		s.lock.RUnlock()
		return p, true
	}
	p, ok = s.old[name]
	s.lock.RUnlock()
	if ok {
		s.Put(name, p)
	}
	return p, ok
}

// FindBytes is Find by a name in a buffer, without an allocation.
func (s *Store) FindBytes(name []byte) (*Reply, bool) {
	s.lock.RLock()
	p, ok := s.young[string(name)]
	s.lock.RUnlock()
	if ok {
		return p, true
	}
	return s.Find(string(name))
}

// Put keeps a response. One that takes more than an eighth of the store is not kept.
func (s *Store) Put(name string, p *Reply) {
	size := p.Size() + 2*len(name)
	if size > s.half/4 {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if before, ok := s.young[name]; ok {
		s.size -= before.Size() + 2*len(name)
	} else if s.size+size > s.half {
		s.old, s.young, s.size = s.young, map[string]*Reply{}, 0
	}
	s.young[name] = p
	s.size += size
}

// Size gives the bytes that the responses of the store take, about.
func (s *Store) Size() int {
	s.lock.RLock()
	defer s.lock.RUnlock()
	n := s.size
	for name, p := range s.old {
		if _, again := s.young[name]; !again {
			n += p.Size() + 2*len(name)
		}
	}
	return n
}
