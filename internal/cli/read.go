package cli

import (
	"slices"

	"altyn"
	"altyn/internal/manuscript"
)

// readCommand lists what reports state.
type readCommand struct {
	Files []string `arg:"" name:"file" help:"Reports to read: text, Markdown, HTML or docx; - is standard input."`
}

// read is what a report states, with its text.
type read struct {
	reading altyn.Reading
	m       *manuscript.Manuscript
}

func (c *readCommand) run(s *session) (int, error) {
	format, err := choice("format", s.flags.Format, "text", "json")
	if err != nil {
		return StatusTrouble, err
	}
	only, err := s.onlyStatements(false)
	if err != nil {
		return StatusTrouble, err
	}
	if err := s.words(); err != nil {
		return StatusTrouble, err
	}
	in, err := s.reports(c.Files)
	if err != nil {
		return StatusTrouble, err
	}
	d, err := s.openToRead()
	if err != nil {
		return StatusTrouble, err
	}
	ok, err := each(s, in.names, func(name string) (read, error) {
		m, err := s.load(in, name)
		if err != nil {
			return read{}, err
		}
		got, err := d.Read(in.of(m))
		m.Describe(&got.Document)
		return read{got, m}, err
	}, func(name string, got read) error {
		s.guesses(got.m)
		all := len(got.reading.Statements)
		got.reading.Statements = slices.DeleteFunc(got.reading.Statements, func(st altyn.Statement) bool { return !only.keepsKind(st.Kind) })
		if n := s.flags.Limit; n > 0 && len(got.reading.Statements) > n {
			s.note("%s: %s", name, s.text("more", "count", len(got.reading.Statements)-n))
			got.reading.Statements = got.reading.Statements[:n]
		}
		if all == 0 {
			s.nothingRead(name)
		}
		return s.printRead(format, got)
	})
	switch {
	case err != nil:
		return StatusTrouble, err
	case !ok:
		return StatusTrouble, nil
	}
	return StatusOK, nil
}
