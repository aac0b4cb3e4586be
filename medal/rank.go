package medal

import (
	"slices"

	"altyn"
)

// Rank puts lines in order and gives each its rank: by gold, then silver, then bronze, and equal on all three they share
// the rank; by total, equal totals share it and stand in the order of their medals. Then in order of code. A nation for
// which ranked reports false gets no rank and pushes nobody. A nil ranked ranks all.
func Rank(lines []Line, by altyn.By, ranked func(altyn.NationID) bool) {
	slices.SortFunc(lines, func(a, b Line) int { return compareLines(a, b, by) })
	rank(lines, by, func(i int) bool { return ranked == nil || ranked(lines[i].Nation) })
}

func rank(lines []Line, by altyn.By, ranked func(i int) bool) {
	last, place := -1, 0
	for i := range lines {
		l := &lines[i]
		l.Rank, l.Shared = 0, false
		if !ranked(i) {
			continue
		}
		place++
		l.Rank = place
		if last >= 0 && compareMedals(lines[last], *l, by) == 0 {
			l.Rank, l.Shared = lines[last].Rank, true
			lines[last].Shared = true
		}
		last = i
	}
}

// compareLines orders lines as a table prints them.
func compareLines(a, b Line, by altyn.By) int {
	if c := compareMedals(a, b, by); c != 0 {
		return c
	}
	if by == altyn.ByTotal {
		if c := compareMedals(a, b, altyn.ByGold); c != 0 {
			return c
		}
	}
	switch {
	case a.Nation < b.Nation:
		return -1
	case a.Nation > b.Nation:
		return 1
	}
	return 0
}

// compareMedals is negative when a ranks before b, 0 when they share the rank.
func compareMedals(a, b Line, by altyn.By) int {
	if by == altyn.ByTotal {
		return b.Total() - a.Total()
	}
	if a.Gold != b.Gold {
		return b.Gold - a.Gold
	}
	if a.Silver != b.Silver {
		return b.Silver - a.Silver
	}
	return b.Bronze - a.Bronze
}

// compareTallies is compareMedals of tallies.
func compareTallies(a, b tally, by altyn.By) int32 {
	if by == altyn.ByTotal {
		return b[gold] + b[silver] + b[bronze] - a[gold] - a[silver] - a[bronze]
	}
	if a[gold] != b[gold] {
		return b[gold] - a[gold]
	}
	if a[silver] != b[silver] {
		return b[silver] - a[silver]
	}
	return b[bronze] - a[bronze]
}
