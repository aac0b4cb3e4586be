package site

import (
	"strconv"

	"altyn"
	"altyn/internal/view"
)

// Plots are drawn on a plane of these sizes, in units of which the style makes pixels.
const (
	plotWidth  = 960
	plotLeft   = 34
	plotRight  = 14
	stepsHigh  = 190
	barsHigh   = 180
	stripHigh  = 64
	plotInside = plotWidth - plotLeft - plotRight
)

// tick is a mark on an axis.
type tick struct {
	At   int
	Text string
}

// strip is the line of days on which a medal table changed.
type strip struct {
	Width, Height int
	First, Last   altyn.Day
	Marks         []stripMark
	Ticks         []tick
	Now           int // where the day shown is
	Axis          int
	From, To      int
}

type stripMark struct {
	view.DayMark
	X, R int
	Href string
	Here bool
}

func newStrip(d view.Days, day altyn.Day, href func(altyn.Day) string) strip {
	s := strip{Width: plotWidth, Height: stripHigh, First: d.First, Last: d.Last, Axis: 26, From: plotLeft - 14, To: plotWidth - plotRight}
	span := max(1, int(d.Last-d.First))
	x := func(at altyn.Day) int { return s.From + int(at-d.First)*(s.To-s.From)/span }
	for _, m := range d.Marks {
		r := 5
		for n := m.Medals; n >= 4 && r < 10; n /= 2 {
			r++
		}
		s.Marks = append(s.Marks, stripMark{m, x(m.Day), r, href(m.Day), m.Day == day})
	}
	s.Now = min(max(x(day), s.From), s.To)
	s.Ticks = yearTicks(d.First, d.Last, x, 12)
	return s
}

// yearTicks gives at most about n years between two days, spaced evenly.
func yearTicks(first, last altyn.Day, x func(altyn.Day) int, n int) []tick {
	from, to := first.Year(), last.Year()
	step := 1
	for _, s := range []int{1, 2, 4, 5, 10, 20, 40} {
		step = s
		if (to-from)/s <= n {
			break
		}
	}
	var out []tick
	for y := from + 1; y <= to; y++ {
		if y%step != 0 {
			continue
		}
		if day, ok := altyn.DayOf(y, 1, 1); ok && day >= first && day <= last {
			out = append(out, tick{x(day), strconv.Itoa(y)})
		}
	}
	return out
}

// steps is how a nation's medals at Games changed over time: for each span a column of gold, silver and bronze.
type steps struct {
	Width, Height int
	Columns       []stepColumn
	Ticks         []tick // years
	Lines         []tick // medals
	Base          int
	From, To      int
	Last          *view.Tally
	Flat          bool // there is but one level wide enough to be seen: nothing to look at
}

type stepColumn struct {
	view.Span
	X, W                 int
	Gold, Silver, Bronze box
	Top                  int
	Label                bool // there is room for the figures
}

type box struct{ Y, H int }

// sameFigures gives the known spans, those that differ in rank alone put together.
func sameFigures(spans []view.Span) []view.Span {
	var out []view.Span
	for _, sp := range spans {
		if sp.Line == nil {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Until != nil && *out[n-1].Until+1 == sp.From && dashes(*out[n-1].Line) == dashes(*sp.Line) {
			out[n-1].Until, out[n-1].Line = sp.Until, sp.Line
			continue
		}
		out = append(out, sp)
	}
	return out
}

func newSteps(spans []view.Span, day altyn.Day) steps {
	s := steps{Width: plotWidth, Height: stepsHigh, Base: stepsHigh - 26, From: plotLeft, To: plotWidth - plotRight}
	var first altyn.Day
	most, known := 0, false
	for _, x := range spans {
		if x.Line == nil {
			continue
		}
		if !known {
			first, known = x.From, true
		}
		most = max(most, x.Line.Total)
	}
	if !known || most == 0 {
		return s
	}
	top := 24
	unit := float64(s.Base-top) / float64(most)
	wide := max(1, int(day-first))
	x := func(at altyn.Day) int { return s.From + int(at-first)*(s.To-s.From)/wide }
	room := -1
	for _, sp := range sameFigures(spans) {
		end := day
		if sp.Until != nil {
			end = *sp.Until + 1
		}
		c := stepColumn{Span: sp, X: x(sp.From)}
		c.W = max(1, x(end)-c.X)
		y := float64(s.Base)
		for _, part := range []struct {
			n int
			b *box
		}{{sp.Line.Gold, &c.Gold}, {sp.Line.Silver, &c.Silver}, {sp.Line.Bronze, &c.Bronze}} {
			next := y - float64(part.n)*unit
			*part.b = box{int(next + 0.5), int(y+0.5) - int(next+0.5)}
			y = next
		}
		c.Top = int(y+0.5) - 7
		if c.W >= 52 && c.X >= room {
			c.Label, room = true, c.X+52
		}
		s.Columns = append(s.Columns, c)
		s.Last = sp.Line
	}
	seen := 0
	for _, c := range s.Columns {
		if c.W >= 12 {
			seen++
		}
	}
	s.Flat = seen < 2
	s.Ticks = yearTicks(first, day, x, 14)
	step := 1
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200} {
		step = n
		if most/n <= 5 {
			break
		}
	}
	for n := 0; n <= most; n += step {
		s.Lines = append(s.Lines, tick{s.Base - int(float64(n)*unit+0.5), strconv.Itoa(n)})
	}
	return s
}

// bars is a nation's medals by Games.
type bars struct {
	Width, Height int
	Columns       []barColumn
	Lines         []tick
	Base          int
	From, To      int
}

type barColumn struct {
	view.NationGames
	X, W, Mid            int
	Gold, Silver, Bronze box
	Top                  int
	Winter               bool
	Text                 bool // there is room for the year
}

func newBars(v view.Nation, m altyn.Movement) bars {
	s := bars{Width: plotWidth, Height: barsHigh, Base: barsHigh - 26, From: plotLeft, To: plotWidth - plotRight}
	var lines []view.NationGames
	most := 0
	for _, g := range v.Games {
		if g.Now == nil || altyn.GamesID(g.Games.ID).Season().Movement() != m {
			continue
		}
		lines = append(lines, g)
		most = max(most, g.Now.Total)
	}
	if len(lines) < 2 || most == 0 {
		return s
	}
	top := 20
	unit := float64(s.Base-top) / float64(most)
	every := max(1, (len(lines)+23)/24)
	for i, g := range lines {
		x0 := s.From + i*plotInside/len(lines)
		x1 := s.From + (i+1)*plotInside/len(lines)
		gap := max(1, (x1-x0)/6)
		id := altyn.GamesID(g.Games.ID)
		season := id.Season()
		c := barColumn{NationGames: g, X: x0 + gap, W: max(1, x1-x0-2*gap), Mid: (x0 + x1) / 2, Winter: season == altyn.WinterOlympics || season == altyn.WinterParalympics, Text: i%every == 0}
		y := float64(s.Base)
		for _, part := range []struct {
			n int
			b *box
		}{{g.Now.Gold, &c.Gold}, {g.Now.Silver, &c.Silver}, {g.Now.Bronze, &c.Bronze}} {
			next := y - float64(part.n)*unit
			*part.b = box{int(next + 0.5), int(y+0.5) - int(next+0.5)}
			y = next
		}
		c.Top = int(y+0.5) - 5
		s.Columns = append(s.Columns, c)
	}
	step := 1
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200} {
		step = n
		if most/n <= 5 {
			break
		}
	}
	for n := 0; n <= most; n += step {
		s.Lines = append(s.Lines, tick{s.Base - int(float64(n)*unit+0.5), strconv.Itoa(n)})
	}
	return s
}

// share is a nation's line in a table of medals, with its bar.
type share struct {
	view.SportMedals
	Width, Gold, Silver, Bronze int // of the bar; the longest has the whole width
}

const shareWidth = 240

// newShares draws the bars of a table of medals.
func newShares(lines []view.SportMedals) []share {
	most := 0
	for _, l := range lines {
		most = max(most, l.Line.Total)
	}
	out := make([]share, len(lines))
	for i, l := range lines {
		x := func(n int) int { return n * shareWidth / max(1, most) }
		gold, silver := x(l.Line.Gold), x(l.Line.Gold+l.Line.Silver)
		out[i] = share{l, shareWidth, gold, silver - gold, x(l.Line.Total) - silver}
	}
	return out
}
