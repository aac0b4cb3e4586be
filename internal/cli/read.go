package cli

import (
	"slices"

	"altyn"
)

// readCommand lists what reports state.
type readCommand struct {
	Files []string `arg:"" name:"file" help:"Text files to read; - is standard input."`
}

// read is what a report states, with its text.
type read struct {
	reading altyn.Reading
	text    []byte
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
		text, err := s.load(name)
		if err != nil {
			return read{}, err
		}
		got, err := d.Read(in.of(name, text))
		return read{got, text}, err
	}, func(name string, got read) error {
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
