package record

import (
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/table"
)

// Compose makes the file of one row from its cells by column, as a journal takes it: its path in the record and its
// text in canonical form. The table goes by its name in the schema; names by names/<language>. Columns that are not named are
// empty. Faults of cells are findings, whose paths are the table; then there is no file.
func Compose(name string, cells map[string]string) (path string, text []byte, findings []altyn.Finding) {
	fault := func(message, fix string) (string, []byte, []altyn.Finding) {
		return "", nil, []altyn.Finding{{Path: name, Severity: altyn.Error, Rule: "unknown-column", Message: message, Fix: fix}}
	}
	s, ok := SchemaOf(name)
	lang, named := strings.CutPrefix(name, "names/")
	if !ok || named != (s.Name == "names") {
		return fault(fmt.Sprintf("there is no table %q", name), "")
	}
	var columns, row []string
	for _, c := range s.Columns {
		columns, row = append(columns, c.Name), append(row, cells[c.Name])
	}
	for c := range maps.Keys(cells) {
		if !slices.Contains(columns, c) {
			return fault(fmt.Sprintf("there is no column %q in this table", c), "the columns are "+strings.Join(columns, ", "))
		}
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll([][]string{columns, row}); err != nil {
		return fault(err.Error(), "")
	}
	bind := bindingOf(s.Name)
	file := bind.parse(name, b.String(), s.checks())
	if len(file.findings) > 0 {
		for i := range file.findings {
			file.findings[i].Line, file.findings[i].Column = 0, 0 // of a file that nobody wrote
		}
		return "", nil, file.findings
	}
	var t Tables
	if named {
		t.Names = map[string][]altyn.Name{lang: file.rows.([]altyn.Name)}
	} else {
		bind.join(&t, []part{file})
	}
	files, err := bind.files(&t, s.Path)
	if err != nil || len(files) != 1 {
		return fault("the row cannot be written", "")
	}
	for p, body := range files {
		path, text = p, body
	}
	if at, ok := TableAt(path); !ok || at != s.Name {
		return fault(fmt.Sprintf("the row has no file: %s is none of the record", path), "name the Games and the sport in its id")
	}
	return path, text, nil
}

// Rows counts the rows of a file in the dialect of the record.
func Rows(text []byte) int {
	n := -1
	for range table.Records(string(text)) {
		n++
	}
	return max(n, 0)
}

// Near gives a record of the rows that a rule needs to look at some Games: all tables whole, but only the entries,
// members and results of these Games. Names are left out where the record is kept in parts.
func (r *Record) Near(games ...altyn.GamesID) *Record {
	var t Tables
	for _, b := range bindings {
		if file, ok := r.shelf.tables[b.name]; ok && !slices.Contains(inParts, b.name) {
			b.take(&t, file().rows)
		}
	}
	if r.shelf.games != nil {
		for _, g := range games {
			if st := r.shelf.games[g]; st != nil {
				t.Entries = append(t.Entries, joinSections("entries", st[:]).rows.Entries...)
				t.Members = append(t.Members, joinSections("members", st[:]).rows.Members...)
				t.Results = append(t.Results, joinSections("results", st[:]).rows.Results...)
			}
		}
		// What speaks of other Games would point into nothing.
		elsewhere := func(g altyn.GamesID) bool { return !slices.Contains(games, g) }
		t.Decisions = slices.DeleteFunc(slices.Clone(t.Decisions), func(d altyn.Decision) bool { return elsewhere(d.Games) })
		return New(t)
	}
	all := r.Tables()
	t.Names = all.Names
	t.Entries, t.Members, t.Results = all.Entries, all.Members, all.Results
	return New(t)
}
