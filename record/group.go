package record

import "slices"

// byKey finds rows by a key that is theirs alone; of several with one key, which are claims of several sources, the one
// that is preferred over those before it.
func byKey[K comparable, T any](rows []T, key func(*T) K, prefer func(a, b *T) bool) map[K]*T {
	m := make(map[K]*T, len(rows))
	for i := range rows {
		r := &rows[i]
		if first, taken := m[key(r)]; !taken || prefer(r, first) {
			m[key(r)] = r
		}
	}
	return m
}

// single leaves out of a list the rows that another claim about the same thing is preferred to.
func single[K comparable, T any](list []*T, preferred map[K]*T, key func(*T) K) []*T {
	return slices.DeleteFunc(list, func(r *T) bool { return preferred[key(r)] != r })
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
			if len(list) > 1 && !slices.IsSortedFunc(list, order) { // most are
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
