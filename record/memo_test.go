package record_test

import (
	"testing"

	"altyn/record"
)

func TestMemo(t *testing.T) {
	c := record.Memo[string, int]{Max: 2}
	built := 0
	get := func(k string) int { return c.Of(k, func() int { built++; return len(k) }) }
	for _, k := range []string{"a", "bb", "a", "bb", "a"} {
		if got := get(k); got != len(k) {
			t.Errorf("%q has %d, want %d", k, got, len(k))
		}
	}
	if built != 2 {
		t.Errorf("built %d values of two keys, want 2", built)
	}
	get("ccc") // there is no room: it starts anew
	if get("ccc"); built != 3 {
		t.Errorf("built %d, want 3", built)
	}
	if get("a"); built != 4 {
		t.Errorf("built %d, want 4: the memo keeps more than two values", built)
	}
}
