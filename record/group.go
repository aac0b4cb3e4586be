package record

import "slices"

// byKey finds rows by a key that is theirs alone; of several with one key, the first.
func byKey[K comparable, T any](rows []T, key func(*T) K) map[K]*T {
	m := make(map[K]*T, len(rows))
	for i := range rows {
		r := &rows[i]
		if _, taken := m[key(r)]; !taken {
			m[key(r)] = r
		}
	}
	return m
}

// groups finds rows by a key that several share: all rows of a key lie side by side in one slice, in the order asked
// for, and rows that compare as equal in that of the files.
func groups[K comparable, T any](rows []*T, key func(*T) K, order func(a, b *T) int) map[K][]*T {
	count := make(map[K]int)
	keys := make([]K, len(rows))
	for i, r := range rows {
		keys[i] = key(r)
		count[keys[i]]++
	}
	all := make([]*T, len(rows))
	m := make(map[K][]*T, len(count))
	next := 0
	for i, r := range rows {
		k := keys[i]
		list, started := m[k]
		if !started {
			n := count[k]
			list = all[next : next : next+n]
			next += n
		}
		m[k] = append(list, r)
	}
	if order != nil {
		for _, list := range m {
			if len(list) > 1 {
				slices.SortStableFunc(list, order)
			}
		}
	}
	return m
}

// pointers gives the rows by reference.
func pointers[T any](rows []T) []*T {
	list := make([]*T, len(rows))
	for i := range rows {
		list[i] = &rows[i]
	}
	return list
}

// ordered gives the rows by reference in this order.
func ordered[T any](rows []T, order func(a, b *T) int) []*T {
	list := pointers(rows)
	slices.SortStableFunc(list, order)
	return list
}
