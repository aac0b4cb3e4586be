package server

import (
	"container/list"
	"sync"

	"altyn"
	"altyn/internal/site"
)

// cacheKey tells answers apart. The record is not in it: each edition has a cache of its own.
type cacheKey struct {
	form, lang, path, day, query string
	today                        altyn.Day
	fixed                        bool
}

// cache keeps the answers used last, up to a number of bytes.
type cache struct {
	lock  sync.Mutex
	limit int
	size  int
	order *list.List // of *cached, the one used last in front
	items map[cacheKey]*list.Element
}

type cached struct {
	key    cacheKey
	answer *answer
	size   int
}

func newCache(limit int) *cache {
	return &cache{limit: limit, order: list.New(), items: map[cacheKey]*list.Element{}}
}

func (c *cache) get(key cacheKey) (*answer, bool) {
	c.lock.Lock()
	defer c.lock.Unlock()
	e, ok := c.items[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached).answer, true
}

func (c *cache) put(key cacheKey, a *answer) {
	size := len(a.body) + len(a.zipped) + len(key.path) + len(key.query) + 400
	if size > c.limit/16 {
		return
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if _, there := c.items[key]; there {
		return
	}
	c.items[key] = c.order.PushFront(&cached{key, a, size})
	c.size += size
	for c.size > c.limit {
		last := c.order.Back()
		old := last.Value.(*cached)
		c.order.Remove(last)
		delete(c.items, old.key)
		c.size -= old.size
	}
}

// assetAnswers are the files that pages refer to, compressed once.
var assetAnswers = sync.OnceValue(func() map[string]*answer {
	out := map[string]*answer{}
	for _, x := range site.Assets() {
		out[x.Name] = newAnswer(x.Body, x.Type, "public, max-age=31536000, immutable")
	}
	return out
})

func assetAnswer(x site.Asset) *answer { return assetAnswers()[x.Name] }
