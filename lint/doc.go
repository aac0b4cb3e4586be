// Package lint checks the record with named rules and reports every fault with file, line, column and remedy. One rule
// is one file of one name: canonical-form is canonical-form.go, its golden case testdata/canonical-form.txtar, its
// heading in doc/lint.md, and the word that findings end with.
//
// [Run] loads a directory and checks it; [Check] checks a record that is loaded already. Neither stops at the first
// fault nor fails on any input. A fault that is understood stands in the table `exceptions` with its reason and is not
// reported; an exception that exempts nothing is a fault itself.
//
// Reading files and rows is left to altyn/record, medal tables to altyn/medal, printing to those who print.
package lint
