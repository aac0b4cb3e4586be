package altyn

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day is a calendar day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0). Days are local to the
// venue, or to the body that decided; they carry no time zone.
type Day int32

// MinDay and MaxDay bound the days altyn accepts: 1800-01-01 and 2199-12-31. Outside them a date is a mistake.
const (
	MinDay Day = -62091
	MaxDay Day = 84005
)

// DayOf gives the day with this year, month and day of the month; it reports false when there is no such day or when
// it lies outside MinDay..MaxDay.
func DayOf(year, month, day int) (Day, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 || year < 1800 || year > 2199 {
		return 0, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return 0, false
	}
	return Day(t.Unix() / 86400), true
}

// DayAt gives the day of the instant t in UTC.
func DayAt(t time.Time) Day {
	s := t.Unix()
	if s < 0 && s%86400 != 0 {
		s -= 86400
	}
	return Day(s / 86400)
}

// Civil gives year, month (1-12) and day of the month (1-31).
func (d Day) Civil() (year, month, day int) {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return t.Year(), int(t.Month()), t.Day()
}

// Year gives the calendar year.
func (d Day) Year() int { y, _, _ := d.Civil(); return y }

// String gives the ISO 8601 form, 2012-07-27.
func (d Day) String() string {
	y, m, dd := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
}

// Date gives the exact date of the day.
func (d Day) Date() Date { return Date{first: d, last: d, set: dateSet} }

// MarshalText writes the ISO 8601 form.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO 8601 form; see [ParseDay].
func (d *Day) UnmarshalText(b []byte) error {
	v, err := ParseDay(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// ParseDay reads an exact day, 2012-07-27. The error names what is wrong.
func ParseDay(s string) (Day, error) {
	d, err := ParseDate(s)
	if err != nil {
		return 0, err
	}
	if !d.Exact() {
		return 0, fmt.Errorf("date %q: want a day as YYYY-MM-DD", s)
	}
	return d.first, nil
}

const (
	dateSet uint8 = 1 + iota
	dateNA
)

// Date is a possibly partial date: a day, a month (2019-01), a year (2016), or an interval of those (2016/2018,
// 2023-09/.. for an open end), as EDTF level 0 and ISO 8601-2 write them. It stands for one day somewhere in a window
// of days, First..Last, or, where a column says so, for the whole window. The zero Date is "not known"; [NoDate] is
// "does not apply" and is written "-". Dates compare with ==.
type Date struct {
	first, last Day
	set         uint8
}

// NoDate is the date that does not apply, written "-".
var NoDate = Date{set: dateNA}

// Between gives the interval of days from first to last, both included.
func Between(first, last Day) Date { return Date{first: first, last: last, set: dateSet} }

// Known reports whether the date says anything: false for the zero Date and for NoDate.
func (d Date) Known() bool { return d.set == dateSet }

// IsZero reports whether the date is not known; it makes `omitzero` leave it out of JSON.
func (d Date) IsZero() bool { return d.set == 0 }

// Exact reports whether the date is one day.
func (d Date) Exact() bool { return d.set == dateSet && d.first == d.last }

// First gives the earliest day of the window; MinDay when the start is open or the date is not known.
func (d Date) First() Day {
	if d.set != dateSet {
		return MinDay
	}
	return d.first
}

// Last gives the latest day of the window; MaxDay when the end is open or the date is not known.
func (d Date) Last() Day {
	if d.set != dateSet {
		return MaxDay
	}
	return d.last
}

// Contains reports whether day lies in the window First..Last.
func (d Date) Contains(day Day) bool { return d.First() <= day && day <= d.Last() }

// Compare orders dates by their last day, then by their first; unknown dates come last.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Last(), o.Last()), cmp.Compare(d.First(), o.First()))
}

// String gives the shortest EDTF form, "" when not known and "-" when it does not apply.
func (d Date) String() string {
	switch d.set {
	case 0:
		return ""
	case dateNA:
		return "-"
	}
	if s, ok := period(d.first, d.last); ok {
		return s
	}
	return edge(d.first, true) + "/" + edge(d.last, false)
}

// period writes a window that is exactly one day, month or year.
func period(a, b Day) (string, bool) {
	if a == b {
		return a.String(), true
	}
	y, m, d := a.Civil()
	if d != 1 {
		return "", false
	}
	if m == 1 {
		if e, ok := DayOf(y, 12, 31); ok && e == b {
			return fmt.Sprintf("%04d", y), true
		}
	}
	if monthEnd(y, m) == b {
		return fmt.Sprintf("%04d-%02d", y, m), true
	}
	return "", false
}

// edge writes one end of an interval at the coarsest precision that keeps its day.
func edge(d Day, start bool) string {
	if start && d == MinDay || !start && d == MaxDay {
		return ".."
	}
	y, m, dd := d.Civil()
	switch {
	case start && m == 1 && dd == 1, !start && m == 12 && dd == 31:
		return fmt.Sprintf("%04d", y)
	case start && dd == 1, !start && monthEnd(y, m) == d:
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	return d.String()
}

func monthEnd(y, m int) Day {
	t := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)
	return Day(t.Unix() / 86400)
}

// ParseDate reads the forms that String writes. The empty string is the unknown date.
func ParseDate(s string) (Date, error) {
	switch s {
	case "":
		return Date{}, nil
	case "-":
		return NoDate, nil
	}
	a, b, interval := strings.Cut(s, "/")
	if !interval {
		first, last, err := window(a)
		if err != nil {
			return Date{}, fmt.Errorf("date %q: %w", s, err)
		}
		return Between(first, last), nil
	}
	first, last := MinDay, MaxDay
	var err error
	if a != ".." {
		if first, _, err = window(a); err != nil {
			return Date{}, fmt.Errorf("date %q: %w", s, err)
		}
	}
	if b != ".." {
		if _, last, err = window(b); err != nil {
			return Date{}, fmt.Errorf("date %q: %w", s, err)
		}
	}
	if a == ".." && b == ".." || first > last {
		return Date{}, fmt.Errorf("date %q: the interval ends before it starts or has no end at all", s)
	}
	return Between(first, last), nil
}

func window(s string) (first, last Day, err error) {
	field := func(from, to, lo, hi int) int {
		t := s[from:to]
		for i := range len(t) {
			if t[i] < '0' || t[i] > '9' {
				return -1
			}
		}
		n, _ := strconv.Atoi(t)
		if n < lo || n > hi {
			return -1
		}
		return n
	}
	y, m, d := -1, -1, -1
	switch {
	case len(s) == 4:
		if y = field(0, 4, 1800, 2199); y >= 0 {
			first, _ = DayOf(y, 1, 1)
			last, _ = DayOf(y, 12, 31)
			return first, last, nil
		}
	case len(s) == 7 && s[4] == '-':
		y, m = field(0, 4, 1800, 2199), field(5, 7, 1, 12)
		if y >= 0 && m >= 0 {
			first, _ = DayOf(y, m, 1)
			return first, monthEnd(y, m), nil
		}
	case len(s) == 10 && s[4] == '-' && s[7] == '-':
		y, m, d = field(0, 4, 1800, 2199), field(5, 7, 1, 12), field(8, 10, 1, 31)
		if y >= 0 && m >= 0 && d >= 0 {
			if v, ok := DayOf(y, m, d); ok {
				return v, v, nil
			}
			return 0, 0, fmt.Errorf("there is no such day")
		}
	}
	return 0, 0, fmt.Errorf("want YYYY-MM-DD, YYYY-MM, YYYY or an interval A/B, years 1800 to 2199")
}

// MarshalText writes the form of String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the forms of ParseDate.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// Instant is a moment in UTC, to the second: when a row was written here or withdrawn. The zero Instant is "not said":
// of a row's Recorded, since the first edition of the record.
type Instant int64

// InstantAt gives the instant of t.
func InstantAt(t time.Time) Instant { return Instant(t.Unix()) }

// IsZero reports whether the instant is not said.
func (i Instant) IsZero() bool { return i == 0 }

// Time gives the instant in UTC.
func (i Instant) Time() time.Time { return time.Unix(int64(i), 0).UTC() }

// String gives the RFC 3339 form in UTC, "" for the zero Instant.
func (i Instant) String() string {
	if i == 0 {
		return ""
	}
	return i.Time().Format(time.RFC3339)
}

// ParseInstant reads RFC 3339; a bare day stands for its last second in UTC, so that "known at 2024-05-01" has all
// that was written that day.
func ParseInstant(s string) (Instant, error) {
	if s == "" {
		return 0, nil
	}
	if len(s) <= len(time.DateOnly) { // a longer text is no day: an error on the way would cost more than the rest
		if d, err := ParseDay(s); err == nil {
			return Instant(int64(d)*86400 + 86399), nil
		}
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1800 || t.Year() > 2199 {
		return 0, fmt.Errorf("instant %q: want 2024-05-27T10:00:00Z or a day", s)
	}
	return InstantAt(t), nil
}

// MarshalText writes the form of String.
func (i Instant) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads the forms of ParseInstant.
func (i *Instant) UnmarshalText(b []byte) error {
	v, err := ParseInstant(string(b))
	if err == nil {
		*i = v
	}
	return err
}
