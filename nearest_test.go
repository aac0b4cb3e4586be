package altyn_test

import (
	"slices"
	"testing"

	"altyn"
)

func TestNearest(t *testing.T) {
	codes := []string{"DEN", "KAZ", "KGZ", "judo/women-48kg", "olga-rypakova"}
	for _, c := range []struct {
		in, want string
		ok       bool
	}{
		{"KZA", "KAZ", true}, // neighbours swapped
		{"kaz", "KAZ", true}, // case
		{"KZ", "KAZ", true},  // one left out; the first of two equals
		{"XYZ", "", false},   // two of three letters differ
		{"", "", false},      // nothing to go by
		{"olga-ripakova", "olga-rypakova", true},
		{"judo/women-84kg", "judo/women-48kg", true},
		{"judo", "", false},
	} {
		got, ok := altyn.Nearest(c.in, slices.Values(codes))
		if got != c.want || ok != c.ok {
			t.Errorf("Nearest(%q) = %q, %t; want %q, %t", c.in, got, ok, c.want, c.ok)
		}
	}
}
