package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/internal/report"
	"altyn/internal/view"
)

//go:embed wording/*.txt
var wordingFiles embed.FS

// words makes ready to word answers in the language of --ui-lang: with the messages of report and view, and those of
// the command's own.
func (s *session) words() error {
	own, err := fs.Sub(wordingFiles, "wording")
	if err != nil {
		return err
	}
	s.catalogue, err = report.Load(strings.ToLower(s.flags.UILang), own, view.Messages())
	if errors.Is(err, report.ErrLanguage) {
		return mend(fmt.Errorf("--ui-lang %s: altyn does not speak it", s.flags.UILang), "languages: %s", strings.Join(report.Languages(), ", "))
	}
	if err != nil {
		return err
	}
	s.printer = report.NewPrinter(s.catalogue, nil)
	return nil
}

// say words a message.
func (s *session) say(m altyn.Message) string { return s.printer.Say(m) }

// text words a message of the command's own.
func (s *session) text(key string, namesAndValues ...any) string {
	return s.say(altyn.Msg("cli-"+key, namesAndValues...))
}

// word words a value of the vocabulary.
func (s *session) word(v any) string { return s.printer.Word(v) }

// medal words a medal, "none" too.
func (s *session) medal(m altyn.Medal) string {
	if w := s.word(m); w != "" {
		return w
	}
	return s.text("no-medal")
}

// nationName is the usual name of a nation.
func (s *session) nationName(d *desk.Desk, n altyn.NationID) string {
	if name := s.printer.Word(n); name != "" {
		return name
	}
	return string(n)
}
