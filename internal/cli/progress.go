package cli

import (
	"fmt"
	"io"
	"io/fs"
	"time"
)

// progress is a line on a terminal's stderr that says how far long work has come. On anything else it says nothing.
type progress struct {
	w     io.Writer // nil when nothing is to be said
	now   func() time.Time
	total int
	done  int
	last  time.Time
	shown bool
}

// progressAfter is how long work may take before it says how far it is, and how often it says so.
const progressAfter = 500 * time.Millisecond

func (s *session) progress(total int) *progress {
	p := &progress{now: s.env.Now, total: total}
	if !s.flags.Quiet && total > 1 && isTerminal(s.env.Stderr) {
		p.w, p.last = s.env.Stderr, p.now()
	}
	return p
}

func (p *progress) step(name string) {
	p.done++
	if p.w == nil {
		return
	}
	if now := p.now(); now.Sub(p.last) >= progressAfter {
		p.last, p.shown = now, true
		fmt.Fprintf(p.w, "\r\x1b[K%d of %d reports: %s", p.done, p.total, name)
	}
}

// clear takes the line away, so that something else can be said.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

func (p *progress) end() { p.clear() }

// isTerminal reports whether w is a character device: a terminal, as far as that can be told without asking the system.
func isTerminal(w any) bool {
	f, ok := w.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}

// colour reports whether the answer may be coloured.
func (s *session) colour() bool {
	return isTerminal(s.env.Stdout) && s.env.Getenv("NO_COLOR") == "" && s.env.Getenv("TERM") != "dumb"
}
