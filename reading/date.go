package reading

import (
	"strconv"

	"altyn"
)

// calDay is a day as printed: parts that are 0 are not said.
type calDay struct{ y, m, d int }

// dateRef is a printed date: a day, a month, or a window of days; weekday and relative days are resolved against the
// report's date or the day last named.
type dateRef struct {
	a, b    calDay     // b is zero when it is one day or month
	weekday int        // 1 Monday .. 7 Sunday, 0 when none
	rel     string     // same, next, previous, today, yesterday, tomorrow
	list    bool       // two days, not a window
	fixed   altyn.Date // what a relative day came out as when the discourse moved over it
}

// passDates makes dates of days, months and years, whatever their order, of weekdays and of days told by another day.
func (s *sentence) passDates() {
	s.pass(func(i int) (item, int) {
		if a, k := s.oneDate(i); k > 0 {
			ref := dateRef{a: a}
			if k2, b, list := s.rangeEnd(i+k, a); k2 > 0 {
				ref.b, ref.list = b, list
				if ref.a.m == 0 {
					ref.a.m = b.m
				}
				if ref.a.y == 0 {
					ref.a.y = b.y
				}
				k += k2
			}
			if ref.a.m == 0 {
				return item{}, 0
			}
			// A window whose first end is a bare number comes in through oneDate of that number.
			s.dates = append(s.dates, ref)
			out := s.merged(i, i+k, clDate, len(s.dates)-1)
			if ref.b != (calDay{}) {
				out.set.add(clRange)
			}
			return out, k
		}
		if a, b, k, list := s.daySpan(i); k > 0 {
			s.dates = append(s.dates, dateRef{a: a, b: b, list: list})
			out := s.merged(i, i+k, clDate, len(s.dates)-1)
			out.set.add(clRange)
			return out, k
		}
		it := &s.items[i]
		if it.kind == clNone && it.has(s.cl.weekday) {
			j := i + 1
			if s.norm(j) == "," {
				j++
			}
			// Friday 6 February: the day is in the date
			if a, k := s.oneDate(j); k > 0 && a.d > 0 && a.m > 0 {
				s.dates = append(s.dates, dateRef{a: a})
				return s.merged(i, j+k, clDate, len(s.dates)-1), j + k - i
			}
			w, _ := strconv.Atoi(it.value(s.cl.weekday))
			s.dates = append(s.dates, dateRef{weekday: w})
			return s.merged(i, i+1, clDate, len(s.dates)-1), 1
		}
		if it.kind == clNone && it.has(s.cl.relday) {
			s.dates = append(s.dates, dateRef{rel: it.value(s.cl.relday)})
			return s.merged(i, i+1, clDate, len(s.dates)-1), 1
		}
		return item{}, 0
	})
}

func (s *sentence) monthAt(i int) int {
	it := s.at(i)
	if it.kind != clNone || !it.has(s.cl.month) {
		return 0
	}
	if !s.toks[it.from].is(tokCap) && it.has(s.cl.hypo) {
		return 0
	}
	m, _ := strconv.Atoi(it.value(s.cl.month))
	return m
}

func (s *sentence) dayAt(i int) int {
	it := s.at(i)
	if (it.kind == clNum && !it.has(clYear) || it.kind == clOrd) && it.n >= 1 && it.n <= 31 && s.toks[it.from].is(tokNumber) {
		return int(it.n)
	}
	return 0
}

func (s *sentence) yearAt(i int) int {
	if it := s.at(i); it.kind == clNum && it.has(clYear) {
		return int(it.n)
	}
	return 0
}

// dateGlue skips at most one word that joins the parts of a date.
func (s *sentence) dateGlue(i int) int {
	for k := range 2 {
		it := s.at(i + k)
		if it.kind == clNone && (it.has(s.cl.dateglue) || k == 0 && s.norm(i) == "." && s.glued(i)) {
			continue
		}
		return i + k
	}
	return i + 2
}

// oneDate reads day and month in either order, or a month with a year, at item i; in some languages the year comes first.
func (s *sentence) oneDate(i int) (calDay, int) {
	if y := s.yearAt(i); y > 0 && s.cl.yearword != clNone && s.at(i+1).kind == clNone && s.at(i+1).has(s.cl.yearword) {
		if d, k := s.oneDate(i + 2); k > 0 && d.y == 0 {
			d.y = y
			return d, k + 2
		}
		return calDay{}, 0
	}
	if d := s.dayAt(i); d > 0 {
		j := s.dateGlue(i + 1)
		if m := s.monthAt(j); m > 0 {
			j++
			y, k := s.trailYear(j)
			return calDay{y, m, d}, k - i
		}
		return calDay{}, 0
	}
	m := s.monthAt(i)
	if m == 0 {
		return calDay{}, 0
	}
	j := s.dateGlue(i + 1)
	if d := s.dayAt(j); d > 0 {
		y, k := s.trailYear(j + 1)
		return calDay{y, m, d}, k - i
	}
	if y := s.yearAt(j); y > 0 {
		return calDay{y, m, 0}, j + 1 - i
	}
	return calDay{0, m, 0}, 1
}

// trailYear reads a year after a date, perhaps after glue; it gives the item after what it took.
func (s *sentence) trailYear(j int) (int, int) {
	if s.norm(j) == "." && s.glued(j) {
		j++
	}
	if y := s.yearAt(j); y > 0 {
		return y, j + 1
	}
	if s.norm(j) == "," || s.at(j).has(s.cl.dateglue) {
		if y := s.yearAt(j + 1); y > 0 && !s.at(j+2).has(s.cl.games) && !s.at(j+2).has(s.cl.olympic) {
			return y, j + 2
		}
	}
	return 0, j
}

// rangeEnd reads the second end of a window after a full first date.
func (s *sentence) rangeEnd(i int, a calDay) (int, calDay, bool) {
	j := i
	it := s.at(j)
	list := false
	switch {
	case it.has(s.cl.rangeword), s.norm(j) == "–", s.norm(j) == "-":
	case it.has(s.cl.and):
		list = true
	default:
		return 0, calDay{}, false
	}
	j++
	if b, k := s.oneDate(j); k > 0 && b.d > 0 && a.d > 0 {
		return j + k - i, b, list
	}
	if d := s.dayAt(j); d > 0 && a.d > 0 && d > a.d && (s.glued(j) || list || s.toks[s.at(i).from].is(tokWord)) && s.monthAt(j+1) == 0 && !list {
		y, k := s.trailYear(j + 1)
		return k - i, calDay{y, a.m, d}, list
	}
	return 0, calDay{}, false
}

// daySpan reads a window whose first end is only a number: 16-18 February, 24 and 28 July 2021.
func (s *sentence) daySpan(i int) (a, b calDay, used int, list bool) {
	d := s.dayAt(i)
	if d == 0 {
		return
	}
	it := s.at(i + 1)
	switch {
	case s.norm(i+1) == "-" || s.norm(i+1) == "–" || it.has(s.cl.rangeword):
	case it.has(s.cl.and):
		list = true
	default:
		return
	}
	if b, k := s.oneDate(i + 2); k > 0 && b.d > d && s.dayAt(i+2) > 0 {
		return calDay{b.y, b.m, d}, b, 2 + k, list
	}
	return calDay{}, calDay{}, 0, false
}

// resolve gives the date: a year that is not printed comes from the Games or from the report.
func (r dateRef) resolve(d *document, g altyn.GamesID, future bool) altyn.Date {
	switch {
	case r.fixed.Known():
		return r.fixed
	case r.weekday > 0:
		ref, ok := d.today()
		if !ok {
			return altyn.Date{}
		}
		// 1970-01-01 (day 0) was a Thursday.
		wd := (int(ref)%7+7+3)%7 + 1
		back := (wd - r.weekday + 7) % 7
		day := ref - altyn.Day(back)
		if future && back > 0 || back >= 6 {
			day += 7
		}
		return day.Date()
	case r.rel != "":
		base, ok := d.today()
		step := 0
		switch r.rel {
		case "same":
			base, ok = d.lastDay, d.lastDaySet
		case "next":
			base, ok, step = d.lastDay, d.lastDaySet, 1
		case "previous":
			base, ok, step = d.lastDay, d.lastDaySet, -1
		case "yesterday":
			step = -1
		case "tomorrow":
			step = 1
		}
		if !ok {
			return altyn.Date{}
		}
		return (base + altyn.Day(step)).Date()
	}
	a, b := r.a, r.b
	if a.y == 0 && b.y != 0 {
		a.y = b.y
	}
	if a.y == 0 {
		a.y = d.guessYear(a.m, a.d, g)
	}
	if a.y == 0 {
		return altyn.Date{}
	}
	if b != (calDay{}) {
		if b.y == 0 {
			b.y = a.y
		}
		x, ok1 := altyn.DayOf(a.y, a.m, a.d)
		y, ok2 := altyn.DayOf(b.y, b.m, b.d)
		if ok1 && ok2 && x <= y {
			return altyn.Between(x, y)
		}
		return altyn.Date{}
	}
	if a.d == 0 {
		x, ok := altyn.DayOf(a.y, a.m, 1)
		if !ok {
			return altyn.Date{}
		}
		y, _ := altyn.ParseDate(x.String()[:7])
		return y
	}
	x, ok := altyn.DayOf(a.y, a.m, a.d)
	if !ok {
		return altyn.Date{}
	}
	return x.Date()
}
