package table

import (
	"cmp"
	"slices"
	"strings"
)

// Compare orders rows by their keys, part by part: an empty part first, then numbers by value, then other text by its
// bytes. Rows of a type without a Key method are equal.
func Compare[T any](a, b *T) int { return compareKeys(keyOf(a), keyOf(b)) }

// keyOf gives the row's key, whose parts are separated by a bar.
func keyOf[T any](row *T) string {
	if k, ok := any(row).(interface{ Key() string }); ok {
		return k.Key()
	}
	return ""
}

// sortKey is what rows are put in order by: the key, and for rows of one key (two sources that differ) all cells.
type sortKey struct {
	key   string
	cells []string
}

func (a sortKey) compare(b sortKey) int {
	return cmp.Or(compareKeys(a.key, b.key), slices.CompareFunc(a.cells, b.cells, comparePart))
}

func compareKeys(a, b string) int {
	for a != "" || b != "" {
		var x, y string
		x, a, _ = strings.Cut(a, "|")
		y, b, _ = strings.Cut(b, "|")
		if c := comparePart(x, y); c != 0 {
			return c
		}
	}
	return 0
}

// comparePart puts numbers before other text: in one order of both, 10 < 1a < 2 < 10 would go round in a circle.
func comparePart(a, b string) int {
	x, xok := number(a)
	y, yok := number(b)
	switch {
	case xok && yok:
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
	case xok != yok && a != "" && b != "":
		if xok {
			return -1
		}
		return 1
	}
	return cmp.Compare(a, b)
}

func number(s string) (n int, ok bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
