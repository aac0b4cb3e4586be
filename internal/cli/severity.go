package cli

import (
	"fmt"
	"strings"

	"altyn"
)

// threshold is the severity from which on the exit status says so; above Error it is never reached.
type threshold int

func (t threshold) reached(s altyn.Severity) bool { return s.Weight() >= int(t) }

// failOn reads --fail-on.
func (s *session) failOn() (threshold, error) {
	switch v := strings.ToLower(s.flags.FailOn); v {
	case "", string(altyn.Error):
		return threshold(altyn.Error.Weight()), nil
	case string(altyn.Warning), string(altyn.Note):
		return threshold(altyn.Severity(v).Weight()), nil
	case "never", string(altyn.None):
		return threshold(altyn.Error.Weight() + 1), nil
	}
	return 0, fmt.Errorf("--fail-on %s: want error, warning, note or never", s.flags.FailOn)
}
