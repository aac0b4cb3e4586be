package lint

import (
	"fmt"
	"strings"

	"altyn"
)

// list words ids with commas.
func list[T ~string](ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, ", ")
}

// off words by how much a figure differs from what it should be.
func off(want, got int) string {
	if got < want {
		return fmt.Sprintf("%d too few", want-got)
	}
	return fmt.Sprintf("%d too many", got-want)
}

// cells words the medals in which two counts differ: `want 40 gold, record gives 39 (1 too few)`. It gives "" when
// they are the same.
func cells(want, got [3]int) string {
	var parts []string
	for i, medal := range [3]altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze} {
		if want[i] != got[i] {
			parts = append(parts, fmt.Sprintf("want %d %s, record gives %d (%s)", want[i], medal, got[i], off(want[i], got[i])))
		}
	}
	return strings.Join(parts, "; ")
}
