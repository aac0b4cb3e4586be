package altyn

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ in, out, first, last string }{
		{"2012-07-27", "2012-07-27", "2012-07-27", "2012-07-27"},
		{"2019-02", "2019-02", "2019-02-01", "2019-02-28"},
		{"2016", "2016", "2016-01-01", "2016-12-31"},
		{"2016/2018", "2016/2018", "2016-01-01", "2018-12-31"},
		{"2016-01-01/2016-12-31", "2016", "2016-01-01", "2016-12-31"},
		{"2016-11-17/2016-11-21", "2016-11-17/2016-11-21", "2016-11-17", "2016-11-21"},
		{"2023-09/..", "2023-09/..", "2023-09-01", "2199-12-31"},
		{"../1906", "../1906", "1800-01-01", "1906-12-31"},
	} {
		d, err := ParseDate(tt.in)
		if err != nil {
			t.Fatalf("ParseDate(%q): %v", tt.in, err)
		}
		if d.String() != tt.out || d.First().String() != tt.first || d.Last().String() != tt.last {
			t.Errorf("ParseDate(%q) = %v (%v..%v), want %s (%s..%s)", tt.in, d, d.First(), d.Last(), tt.out, tt.first, tt.last)
		}
	}
	for _, bad := range []string{"2012-02-30", "2012-13", "12", "1799", "2200", "2018/2016", "../..", "2012-7-27", "2012-07-27 ", "+201", "２０１２"} {
		if d, err := ParseDate(bad); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", bad, d)
		}
	}
}

func TestDayBounds(t *testing.T) {
	if MinDay.String() != "1800-01-01" || MaxDay.String() != "2199-12-31" {
		t.Errorf("MinDay, MaxDay = %v, %v", MinDay, MaxDay)
	}
	if d := DayAt(time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC)); d.String() != "1969-12-31" {
		t.Errorf("DayAt before 1970 = %v", d)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "-", "2016", "2016-02-29", "2016/..", "../2018-01", "a/b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		again, err := ParseDate(d.String())
		if err != nil || again != d {
			t.Errorf("ParseDate(%q) = %v, which reads as %v, %v", s, d, again, err)
		}
	})
}
