package check

import (
	"testing"

	"pgregory.net/rapid"

	"altyn"
)

// someDays draws a set of days in a small range, so that sets meet.
func someDays() *rapid.Generator[days] {
	return rapid.Custom(func(t *rapid.T) days {
		var s days
		for range rapid.IntRange(0, 5).Draw(t, "spans") {
			a := altyn.Day(rapid.IntRange(0, 40).Draw(t, "from"))
			s = s.or(between(a, a+altyn.Day(rapid.IntRange(0, 6).Draw(t, "more"))))
		}
		return s
	})
}

func TestDaysAreSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := someDays().Draw(t, "a"), someDays().Draw(t, "b")
		or, and, not, minus, felt := a.or(b), a.and(b), a.not(), a.minus(b), a.felt()
		for d := altyn.Day(-2); d < 55; d++ {
			x, y := a.has(d), b.has(d)
			if or.has(d) != (x || y) || and.has(d) != (x && y) || not.has(d) == x || minus.has(d) != (x && !y) || felt.has(d) != (x || a.has(d-1)) {
				t.Fatalf("day %d of %v and %v", d, a, b)
			}
		}
		for _, s := range []days{or, and, not, minus, felt} {
			for i, x := range s {
				if x.from > x.until || i > 0 && int(s[i-1].until)+1 >= int(x.from) {
					t.Fatalf("%v is not in order", s)
				}
			}
		}
	})
}

func TestNearestAndOutside(t *testing.T) {
	s := days{{10, 20}, {30, 40}}
	for d, want := range map[altyn.Day]span{5: {10, 20}, 15: {10, 20}, 25: {10, 20}, 26: {30, 40}, 99: {30, 40}} {
		if got, ok := s.nearest(d); !ok || got != want {
			t.Errorf("nearest to %d is %v, want %v", d, got, want)
		}
	}
	if _, ok := days(nil).nearest(3); ok {
		t.Error("an empty set has no nearest span")
	}
	if got := s.outside(days{{8, 12}, {28, 50}}); len(got) != 1 || got[0] != (span{13, 20}) {
		t.Errorf("outside gives %v", got)
	}
	if got := s.outside(days{{15, 35}}); len(got) != 2 || got[0] != (span{10, 20}) || got[1] != (span{36, 40}) {
		t.Errorf("outside gives %v", got)
	}
}
