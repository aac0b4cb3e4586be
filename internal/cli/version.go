package cli

import (
	"cmp"
	"fmt"
	"runtime/debug"
)

// versionCommand says which program and which record this is.
type versionCommand struct{}

func (versionCommand) run(s *session) (int, error) {
	program, built := programVersion(), ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				built = " " + setting.Value[:min(12, len(setting.Value))]
			}
		}
		built += " " + info.GoVersion
	}
	d, err := s.open()
	if err != nil {
		return StatusTrouble, err
	}
	e := d.Record().Edition()
	fmt.Fprintf(s.out, "altyn %s%s\n", program, built)
	fmt.Fprintf(s.out, "record %s", cmp.Or(e.Version, "(without a version)"))
	if !e.Created.IsZero() {
		fmt.Fprintf(s.out, " of %s", e.Created)
	}
	fmt.Fprintf(s.out, ", revision %s\n", d.Record().Revision())
	return StatusOK, nil
}

// programVersion is the version of the program, as the build knows it.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return cmp.Or(info.Main.Version, "(devel)")
	}
	return "(devel)"
}
