package altyn

import (
	"fmt"
	"strconv"
)

// Num is a whole number that may be unknown (the zero Num, written "") or not apply ([NoNum], written "-"). Nums
// compare with ==. Its unit is that of the column or slot.
type Num struct {
	n   int32
	set uint8
}

// NoNum is the number that does not apply, written "-".
var NoNum = Num{set: 2}

// N gives the known number n.
func N(n int) Num { return Num{n: int32(n), set: 1} }

// Int gives the number and whether it is known.
func (n Num) Int() (int, bool) { return int(n.n), n.set == 1 }

// Or gives the number, or alt when it is not known.
func (n Num) Or(alt int) int {
	if n.set == 1 {
		return int(n.n)
	}
	return alt
}

// Known reports whether there is a number.
func (n Num) Known() bool { return n.set == 1 }

// IsZero reports whether nothing is known; it makes `omitzero` leave the number out of JSON (0 itself is kept).
func (n Num) IsZero() bool { return n.set == 0 }

// String gives decimal digits, "" when not known, "-" when it does not apply.
func (n Num) String() string {
	switch n.set {
	case 0:
		return ""
	case 2:
		return "-"
	}
	return strconv.Itoa(int(n.n))
}

// ParseNum reads the forms of String.
func ParseNum(s string) (Num, error) {
	switch s {
	case "":
		return Num{}, nil
	case "-":
		return NoNum, nil
	}
	v, err := strconv.ParseInt(s, 10, 32)
	if err != nil || strconv.FormatInt(v, 10) != s {
		return Num{}, fmt.Errorf("number %q: want plain decimal digits", s)
	}
	return N(int(v)), nil
}

// MarshalText writes the form of String (for CSV).
func (n Num) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads the forms of ParseNum.
func (n *Num) UnmarshalText(b []byte) error {
	v, err := ParseNum(string(b))
	if err == nil {
		*n = v
	}
	return err
}

// MarshalJSON writes a number, or null when it is not known or does not apply.
func (n Num) MarshalJSON() ([]byte, error) {
	if n.set != 1 {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(n.n), 10), nil
}

// UnmarshalJSON reads a whole number or null.
func (n *Num) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*n = Num{}
		return nil
	}
	v, err := ParseNum(string(b))
	if err != nil {
		return err
	}
	*n = v
	return nil
}
