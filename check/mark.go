package check

import (
	"strings"

	"altyn"
)

// markFit says how a printed mark and one of the record agree.
type markFit int

const (
	markOther   markFit = iota
	markRounded         // the printed one has fewer digits, and those agree
	markSame
)

// figure is a mark as its groups of digits, with the sign; the last group is a fraction when decimal is set.
type figure struct {
	minus   bool
	groups  []string
	decimal bool
}

// figureOf reads a mark in any notation: 2:07.46, 2 min 7 s 46, 38.33,98, 8 725, 16.00, -3.
func figureOf(s string) figure {
	var f figure
	sep := ""
	for i := 0; i < len(s); {
		c := s[i]
		if c < '0' || c > '9' {
			sep += string(c)
			i++
			continue
		}
		k := i
		for k < len(s) && s[k] >= '0' && s[k] <= '9' {
			k++
		}
		if len(f.groups) == 0 {
			t := strings.TrimSpace(sep)
			f.minus = t == "-" || t == "−" || t == "–"
			f.decimal = false
		} else {
			// What stands before the last group tells whether it is a fraction: a point, a comma, or a sign of seconds.
			f.decimal = strings.ContainsAny(sep, ".,s\"″") || strings.Contains(sep, "с") || strings.Contains(sep, "сек")
		}
		f.groups = append(f.groups, s[i:k])
		sep = ""
		i = k
		if len(f.groups) > 8 {
			break
		}
	}
	return f
}

// plain gives the groups without what does not change the value: zeros before a group, and after a fraction.
func (f figure) plain() []string {
	out := make([]string, 0, len(f.groups))
	for i, g := range f.groups {
		if i == len(f.groups)-1 && f.decimal {
			g = strings.TrimRight(g, "0")
			if g == "" {
				continue
			}
		} else {
			g = strings.TrimLeft(g, "0")
			if g == "" {
				g = "0"
			}
			if len(out) == 0 && g == "0" && len(f.groups) > 1 && !(f.decimal && i == len(f.groups)-2) {
				continue // 0:58.2 is 58.2
			}
		}
		out = append(out, g)
	}
	return out
}

// compareMarks compares a printed mark with one of the record.
func compareMarks(said, real string, approx altyn.Approx) markFit {
	a, b := figureOf(said), figureOf(real)
	if len(a.groups) == 0 || len(b.groups) == 0 {
		if strings.EqualFold(strings.TrimSpace(said), strings.TrimSpace(real)) {
			return markSame
		}
		return markOther
	}
	if a.minus != b.minus {
		return markOther
	}
	x, y := a.plain(), b.plain()
	if equal(x, y) && (len(x) == 1 || a.decimal == b.decimal) {
		return markSame
	}
	// 8 725 and 8,725 are 8725: groups of three behind the first.
	if len(b.groups) == 1 && grouped(a.groups) && strings.Join(a.groups, "") == b.groups[0] {
		return markSame
	}
	if len(a.groups) == 1 && grouped(b.groups) && !b.decimal && strings.Join(b.groups, "") == a.groups[0] {
		return markSame
	}
	u, v, okA, okB := a.value(), b.value(), len(a.groups) <= 4, len(b.groups) <= 4
	if okA && okB {
		if approx != "" && approxFits(u, v, approx) {
			return markSame
		}
		if n, m := a.places(), b.places(); n < m {
			d := u - v
			unit := 1.0
			for range n {
				unit /= 10
			}
			if d < unit && d > -unit {
				return markRounded
			}
		}
	}
	return markOther
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func grouped(groups []string) bool {
	if len(groups) < 2 || len(groups[0]) > 3 {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// places gives the number of decimal places.
func (f figure) places() int {
	if !f.decimal {
		return 0
	}
	return len(f.groups[len(f.groups)-1])
}

// value gives the mark as one number, of a time in seconds.
func (f figure) value() float64 {
	whole := f.groups
	frac := ""
	if f.decimal {
		frac, whole = whole[len(whole)-1], whole[:len(whole)-1]
	}
	v := 0.0
	for _, g := range whole {
		n := 0.0
		for i := range min(len(g), 12) {
			n = n*10 + float64(g[i]-'0')
		}
		v = v*60 + n
	}
	unit := 0.1
	for i := range min(len(frac), 12) {
		v += float64(frac[i]-'0') * unit
		unit /= 10
	}
	return v
}

// approxFits reports whether a printed figure agrees with a real one as loosely as it is meant. "About" allows a tenth
// of the real figure, at least one for small whole numbers; the others are bounds, and an over or at-least more than
// twice too low is no agreement.
func approxFits(said, real float64, approx altyn.Approx) bool {
	switch approx {
	case altyn.About:
		d := said - real
		if d < 0 {
			d = -d
		}
		size := real
		if size < 0 {
			size = -size
		}
		return d <= max(1, size/10)
	case altyn.AtLeast:
		return real >= said && (said <= 0 || real <= 2*said)
	case altyn.Over:
		return real > said && (said <= 0 || real <= 2*said)
	case altyn.AtMost:
		return real <= said
	case altyn.Under:
		return real < said
	}
	return said == real
}

// countFits compares a printed count with a real one.
func countFits(said, real int, approx altyn.Approx) bool {
	if approx == "" {
		return said == real
	}
	return approxFits(float64(said), float64(real), approx)
}
