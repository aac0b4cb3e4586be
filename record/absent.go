package record

import (
	"encoding/json"
	"io/fs"
	"slices"

	"altyn"
)

// absent finds the files that the descriptor of the record names and that are not there: without them the answers of
// the record would be wrong and nobody would see it. A record without a descriptor has no such promise to keep.
func absent(fsys fs.FS, jobs []job) []altyn.Finding {
	text, err := open(fsys, descriptor)
	if err != nil {
		return nil
	}
	var d struct {
		Resources []struct {
			Path json.RawMessage `json:"path"` // one, or a list
		} `json:"resources"`
	}
	if json.Unmarshal([]byte(text), &d) != nil {
		return nil // edition reports it
	}
	var missing []string
	for _, r := range d.Resources {
		var paths []string
		if json.Unmarshal(r.Path, &paths) != nil {
			var one string
			if json.Unmarshal(r.Path, &one) != nil {
				continue
			}
			paths = []string{one}
		}
		for _, p := range paths {
			if !slices.ContainsFunc(jobs, func(j job) bool { return j.part.path == p }) {
				missing = append(missing, p)
			}
		}
	}
	slices.Sort(missing)
	var out []altyn.Finding
	for _, p := range slices.Compact(missing) {
		out = append(out, altyn.Finding{Path: p, Severity: altyn.Error, Rule: "missing-table",
			Message: "datapackage.json names this file, and it is not there", Fix: "put the file back, or take it out of datapackage.json"})
	}
	return out
}
