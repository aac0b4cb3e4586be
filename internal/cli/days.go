package cli

import (
	"fmt"
	"strings"

	"altyn"
)

// todayIs gives today's date: that of --today, else of the clock where the user is.
func (s *session) todayIs() (altyn.Day, error) {
	if s.today != 0 {
		return s.today, nil
	}
	if s.flags.Today != "" {
		d, err := dayFlag("today", s.flags.Today)
		if err != nil {
			return 0, err
		}
		s.today = d
		return d, nil
	}
	y, m, d := s.env.Now().Date()
	day, ok := altyn.DayOf(y, int(m), d)
	if !ok {
		return 0, mend(fmt.Errorf("the clock says %04d-%02d-%02d, which cannot be", y, m, d), "set the clock, or give --today")
	}
	s.today = day
	return day, nil
}

// dayFlag reads an exact day.
func dayFlag(flag, value string) (altyn.Day, error) {
	date, err := altyn.ParseDate(value)
	if err != nil {
		return 0, dayError(flag, value, err)
	}
	if !date.Known() {
		return 0, mend(fmt.Errorf("--%s %q: want a day", flag, value), "as in --%s 2016-12-31", flag)
	}
	if !date.Exact() {
		if strings.Contains(value, "..") {
			return 0, fmt.Errorf("--%s %s: want one day", flag, value)
		}
		return 0, mend(fmt.Errorf("--%s %s: want a day", flag, value), "for the end of it: --%s %s", flag, date.Last())
	}
	return date.First(), nil
}

// dayError words what ParseDate found wrong; it says the value once.
func dayError(flag, value string, err error) error {
	msg := strings.TrimPrefix(err.Error(), fmt.Sprintf("date %q: ", value))
	e := fmt.Errorf("--%s %s: %s", flag, value, msg)
	if y, rest, ok := strings.Cut(value, "-"); ok && len(y) == 4 && len(rest) >= 4 && strings.Contains(msg, "no such day") {
		if month, err := altyn.ParseDate(value[:7]); err == nil {
			return mend(e, "the last day of that month is %s", month.Last())
		}
	}
	if !strings.Contains(msg, "YYYY") {
		return e
	}
	return mend(fmt.Errorf("--%s %s: want a day as YYYY-MM-DD, of the years 1800 to 2199", flag, value), "as in --%s 2016-12-31", flag)
}

// pastDay reads a day that must not be after today, of which the record cannot know.
func (s *session) pastDay(flag, value string) (altyn.Day, error) {
	today, err := s.todayIs()
	if err != nil || value == "today" {
		return today, err
	}
	day, err := dayFlag(flag, value)
	if err != nil {
		return 0, err
	}
	if day > today {
		return 0, mend(fmt.Errorf("--%s %s is after today, %s: nobody knows yet", flag, day, today), "ask for a day up to today, or say what day it is with --today")
	}
	return day, nil
}

// instant reads --known.
func (s *session) instant() (altyn.Instant, error) {
	v := s.flags.Known
	if v == "" {
		return 0, nil
	}
	i, err := altyn.ParseInstant(v)
	if err != nil {
		return 0, mend(fmt.Errorf("--known %s: want an instant or a day", v), "as in --known 2024-05-27T10:00:00Z or --known 2024-05-27")
	}
	today, err := s.todayIs()
	if err != nil {
		return 0, err
	}
	if altyn.DayAt(i.Time()) > today+1 {
		return 0, mend(fmt.Errorf("--known %s is after today, %s: nobody knows yet", v, today), "leave --known out for the record as it is now")
	}
	return i, nil
}
