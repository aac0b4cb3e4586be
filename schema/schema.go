// Package schema holds the JSON Schemas (draft 2020-12) of what altyn prints as JSON: statements-1.json of altyn read and
// altyn check, table-1.json of altyn table, findings-1.json of altyn lint, log-1.json of altyn log, differences-1.json of
// altyn reconcile.
//
// They are the published contracts: within a version members are only added. Writing the documents is left to
// [altyn/internal/report] and [altyn/internal/view], whose tests hold them to these schemas; validating is left to whoever
// reads them.
package schema

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed *.json
var files embed.FS

// Names gives the file names of the schemas, sorted.
func Names() []string {
	names, _ := fs.Glob(files, "*.json")
	slices.Sort(names)
	return names
}

// Read gives the text of a schema by its file name. The error lists the names there are.
func Read(name string) ([]byte, error) {
	b, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read schema %s: there is no such schema: want one of %v", name, Names())
	}
	return b, nil
}
