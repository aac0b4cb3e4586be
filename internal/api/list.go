package api

import (
	"fmt"
	"net/url"
	"strconv"

	"altyn"
)

// List is a page of a list.
type List[T any] struct {
	AsOf     altyn.Day `json:"as_of"`
	Revision string    `json:"revision"` // pages of one revision belong together
	Total    int       `json:"total"`    // items of all pages
	Offset   int       `json:"offset"`   // items before this page
	Complete bool      `json:"complete"` // this page has all of them
	Next     string    `json:"next,omitempty"`
	Items    []T       `json:"items"`
}

// list answers with a page of items.
func list[T any](q *ask, items []T) answered {
	total := len(items)
	from := min(q.offset, total)
	to := total
	if q.limit > 0 {
		to = min(from+q.limit, total)
	}
	page := items[from:to:to]
	if page == nil {
		page = []T{}
	}
	v := List[T]{AsOf: q.asOf, Revision: q.ed.revision, Total: total, Offset: q.offset, Complete: len(page) == total, Items: page}
	a := answered{rows: page, total: total, offset: q.offset}
	size := max(q.limit, 1)
	if q.limit > 0 && total > 0 {
		last := (total - 1) / size * size
		a.links = append(a.links, q.link("first", 0))
		if from > 0 {
			a.links = append(a.links, q.link("prev", max(0, from-size)))
		}
		if to < total {
			v.Next = q.at(to)
			a.links = append(a.links, q.link("next", to))
		}
		a.links = append(a.links, q.link("last", last))
	}
	a.doc = v
	return a
}

// at gives the address of the page that begins at an offset.
func (q *ask) at(offset int) string {
	v := url.Values{}
	for k, x := range q.query {
		v[k] = x
	}
	v.Set("offset", strconv.Itoa(offset))
	if offset == 0 {
		v.Del("offset")
	}
	u := url.URL{Path: q.request.URL.Path, RawQuery: v.Encode()}
	return u.String()
}

func (q *ask) link(rel string, offset int) string {
	return fmt.Sprintf("<%s>; rel=%q", q.at(offset), rel)
}
