package flat_test

import (
	"fmt"
	"slices"
	"testing"

	"altyn/internal/flat"
)

func Example() {
	b := flat.AppendString(nil, "judo")
	b = flat.Append(b, []uint32{48, 57})
	r := flat.NewReader(b, 0)
	fmt.Println(r.String(), flat.Numbers[uint32](r), r.Done())
	// Output: judo [48 57] true
}

func TestRoundTrip(t *testing.T) {
	bytes, words, longs, signed := []uint8{1, 2, 3}, []uint32{1 << 31, 7}, []uint64{1 << 63, 5}, []int32{-1, 4}
	var b []byte
	b = flat.AppendString(b, "text")
	b = flat.Append(b, bytes)
	b = flat.Append(b, words)
	b = flat.Append(b, longs)
	b = flat.Append(b, signed)
	b = flat.Append(b, []uint32(nil))
	for _, data := range [][]byte{b, append(make([]byte, 1, len(b)+1), b...)[1:]} { // also where numbers do not lie as the machine wants them
		r := flat.NewReader(data, 0)
		if s := r.String(); s != "text" {
			t.Errorf("string %q", s)
		}
		if x := flat.Numbers[uint8](r); !slices.Equal(x, bytes) {
			t.Errorf("bytes %v", x)
		}
		if x := flat.Numbers[uint32](r); !slices.Equal(x, words) {
			t.Errorf("words %v", x)
		}
		if x := flat.Numbers[uint64](r); !slices.Equal(x, longs) {
			t.Errorf("longs %v", x)
		}
		if x := flat.Numbers[int32](r); !slices.Equal(x, signed) {
			t.Errorf("signed %v", x)
		}
		if x := flat.Numbers[uint32](r); len(x) != 0 || !r.Done() {
			t.Errorf("the end: %v, %v", x, r.Err())
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add(flat.Append(flat.AppendString(nil, "x"), []uint32{1, 2}))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := flat.NewReader(b, 0)
		_, _, _ = r.String(), flat.Numbers[uint32](r), flat.Numbers[uint64](r)
		if r.Done() && r.Err() != nil {
			t.Error("done with a fault")
		}
	})
}
