package lint

import (
	"errors"
	"io/fs"

	"altyn"
	"altyn/record"
)

var descriptorDiffers = Rule{
	Name:     "descriptor-differs",
	Severity: altyn.Warning,
	Doc:      "datapackage.json, where there is one, describes the files that are there with the columns they have, so that other programs read them rightly. A record without one is sound.",
}

// checkDescriptor compares the descriptor of a directory with what it should be; it needs the directory, not just the
// record.
func (p *pass) checkDescriptor(fsys fs.FS) {
	const path = "datapackage.json"
	have, err := fs.ReadFile(fsys, path)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	f := altyn.Finding{Path: path, Severity: descriptorDiffers.Severity, Rule: descriptorDiffers.Name}
	want, err2 := record.Describe(fsys)
	switch {
	case err != nil:
		f.Message = err.Error()
	case err2 != nil:
		f.Message = err2.Error()
	case string(have) != string(want):
		f.Line = 1
		for i := range min(len(have), len(want)) {
			if have[i] != want[i] {
				break
			}
			if have[i] == '\n' {
				f.Line++
			}
		}
		f.Message, f.Fix = "the descriptor is not that of the files from this line on", "write it anew (go generate ./... for the record that ships)"
	default:
		return
	}
	p.found = append(p.found, located{Finding: f})
}
