// Package data holds the record that altyn ships with, as an embedded file system of CSV tables (see doc/data.md). It
// only holds them: altyn/record reads them, altyn/lint checks them.
package data

import "embed"

// FS is the record: a Frictionless Data Package whose descriptor is datapackage.json.
//
//go:embed *.csv names results tables datapackage.json
var FS embed.FS
