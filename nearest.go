package altyn

import "iter"

// Nearest gives the candidate that s was most likely meant to be: the one with the fewest letters to insert, delete,
// change or swap with a neighbour, when those are at most a third of the letters of s (at least one). Case does not
// count. Of equals the first wins, so that an ordered sequence gives a stable answer. It reports false when none is near.
func Nearest[T ~string](s string, among iter.Seq[T]) (T, bool) {
	var best T
	if len(s) > 400 {
		return best, false // no id or name is that long, and the work grows with the square
	}
	want := foldASCII(s)
	limit := max(1, len(want)/3)
	found := false
	for c := range among {
		if abs(len(c)-len(s)) > 4*limit {
			continue // bytes against letters of at most four bytes: too far whatever they are
		}
		if d := distance(want, foldASCII(string(c)), limit); d <= limit {
			best, found, limit = c, true, d-1
			if d == 0 {
				break
			}
		}
	}
	return best, found
}

func abs(n int) int { return max(n, -n) }

func foldASCII(s string) []rune {
	r := []rune(s)
	for i, c := range r {
		if 'A' <= c && c <= 'Z' {
			r[i] = c + 'a' - 'A'
		}
	}
	return r
}

// distance is the optimal string alignment distance of a and b; anything above limit comes out as limit+1.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
