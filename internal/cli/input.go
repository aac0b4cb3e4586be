package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/manuscript"
	"altyn/internal/report"
)

// inputs are the reports of a command line and what its flags say of them.
type inputs struct {
	names    []string
	language string
	date     altyn.Date
	today    altyn.Day
	asOf     altyn.Day
	how      manuscript.Options
}

// reports reads the flags and arguments that name reports.
func (s *session) reports(names []string) (inputs, error) {
	in := inputs{names: names}
	var err error
	if in.today, err = s.todayIs(); err != nil {
		return in, err
	}
	switch lang := strings.ToLower(s.flags.Lang); lang {
	case "", "auto":
	default:
		if !slices.Contains(desk.LanguageCodes(), lang) {
			return in, mend(fmt.Errorf("--lang %s: reports are not read in this language", s.flags.Lang), "languages: %s; auto recognises which", strings.Join(desk.LanguageCodes(), ", "))
		}
		in.language = lang
	}
	if s.flags.Date != "" {
		if in.date, err = altyn.ParseDate(s.flags.Date); err != nil {
			return in, dayError("date", s.flags.Date, err)
		}
		if !in.date.Known() {
			return in, mend(fmt.Errorf("--date %q: want a day", s.flags.Date), "as in --date 2024-09-09")
		}
		if in.date.First() > in.today {
			return in, mend(fmt.Errorf("--date %s is after today, %s", s.flags.Date, in.today), "say what day it is with --today")
		}
	}
	if s.flags.AsOf != "" {
		if s.flags.AsOf == "close" {
			return in, mend(errors.New("--as-of close: a report speaks of more than one of the Games"), "name the day, as --as-of 2016-12-31")
		}
		if in.asOf, err = s.pastDay("as-of", s.flags.AsOf); err != nil {
			return in, err
		}
	}
	if s.flags.As != "" {
		if in.how.Form, err = choice("as", s.flags.As, manuscript.Forms()...); err != nil {
			return in, err
		}
	}
	if s.flags.Encoding != "" {
		var ok bool
		if in.how.Encoding, ok = manuscript.EncodingNamed(s.flags.Encoding); !ok {
			return in, mend(fmt.Errorf("--encoding %s: there is no such encoding", s.flags.Encoding), "encodings: %s", strings.Join(manuscript.Encodings(), ", "))
		}
	}
	if i := slices.Index(names, "-"); i >= 0 && slices.Contains(names[i+1:], "-") {
		return in, mend(errors.New("- is named twice"), "standard input can be read once")
	}
	return in, nil
}

// load reads one report.
func (s *session) load(in inputs, name string) (*manuscript.Manuscript, error) {
	if name == "-" {
		return manuscript.Read(name, s.env.Stdin, in.how)
	}
	if name == "" {
		return nil, &manuscript.UnreadableError{Name: `""`, Cause: fs.ErrNotExist, Hint: "give the path of a file, or - for standard input"}
	}
	f, err := s.env.FS.Open(filepath.Clean(name))
	if err != nil {
		e := &manuscript.UnreadableError{Name: name, Cause: cause(err)}
		if errors.Is(err, fs.ErrNotExist) {
			e.Cause, e.Hint = fs.ErrNotExist, "give the path of a file, or - for standard input"
		}
		return nil, e
	}
	defer f.Close()
	return manuscript.Read(name, f, in.how)
}

// of is what the desk needs of a report.
func (in inputs) of(m *manuscript.Manuscript) desk.Input {
	return desk.Input{Name: m.Name, Text: m.Text, Language: in.language, Date: in.date, Today: in.today, AsOf: in.asOf}
}

// guesses says what was guessed of a report, beside the answer.
func (s *session) guesses(m *manuscript.Manuscript) {
	for _, n := range m.Notes {
		s.note("%s: note: %s", m.Name, s.say(n))
	}
}

// original is the way from the text that was read to the report as it is; nil when it is the report.
func original(m *manuscript.Manuscript) *report.Original {
	if m.Form == manuscript.Plain && m.Encoding == "utf-8" && len(m.Text) == len(m.Input) {
		return nil
	}
	return &report.Original{Source: m.Source, InSource: m.SourceSpan, InInput: m.InputSpan, Packed: m.Offsets() == manuscript.OfText}
}

// each runs do on every report, several at a time, and hands over what it gave in the order of the names. A report that
// cannot be read is reported and the others go on; it gives false when there was one. done has the progress.
func each[T any](s *session, names []string, do func(name string) (T, error), take func(name string, got T) error) (ok bool, err error) {
	type answer struct {
		got T
		err error
	}
	workers := min(runtime.GOMAXPROCS(0), len(names))
	slots := make([]chan answer, len(names))
	for i := range slots {
		slots[i] = make(chan answer, 1)
	}
	room := make(chan struct{}, 2*workers) // answers that are made and not taken yet
	stop := make(chan struct{})
	defer close(stop)
	next := make(chan int)
	go func() {
		defer close(next)
		for i := range names {
			select {
			case room <- struct{}{}:
			case <-stop:
				return
			}
			select {
			case next <- i:
			case <-stop:
				return
			}
		}
	}()
	for range workers {
		go func() {
			for i := range next {
				got, err := do(names[i])
				slots[i] <- answer{got, err}
			}
		}()
	}
	ok = true
	progress := s.progress(len(names))
	defer progress.end()
	for i, name := range names {
		var a answer
		select {
		case a = <-slots[i]:
		case <-s.ctx.Done():
			return false, fmt.Errorf("stopped after %d of %d reports: %w", i, len(names), s.ctx.Err())
		}
		<-room
		progress.step(name)
		if a.err != nil {
			ok = false
			progress.clear()
			complain(s.env.Stderr, a.err)
			continue
		}
		if err := take(name, a.got); err != nil {
			return false, err
		}
	}
	return ok, nil
}
