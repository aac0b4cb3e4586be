// Package boundary keeps the shape of the repository: its test reads the import table in doc/imports.md and holds every
// package to it, and with it the rules about the outside world that stand below the table.
//
// It has no code of its own and judges no behaviour; that is left to the tests of each package.
package boundary
