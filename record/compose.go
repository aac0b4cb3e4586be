package record

import (
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"altyn"
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

// Near gives a record of the rows that a rule needs to look at some rows of these Games that name these ids. Of a record
// that is kept whole it is all of it. Of one in parts, entries, members, results and what rests on them are those of the
// Games, people are those who are members of the entries or named, and names are left out.
func (r *Record) Near(games []altyn.GamesID, ids map[string]bool) *Record {
	if r.kept == nil {
		return New(*r.Tables())
	}
	var t Tables
	for _, b := range bindings {
		if file, ok := r.shelf.tables[b.name]; ok && indexed[b.name] == nil {
			b.take(&t, file().rows)
		}
	}
	sh := r.shelf
	for _, g := range games {
		t.Entries = append(t.Entries, everyRow[altyn.Entry](sh, "entries", "games", string(g))...)
		t.Delegations = append(t.Delegations, everyRow[altyn.Delegation](sh, "delegations", "games", string(g))...)
	}
	own := map[altyn.EntryID]bool{}
	for i := range t.Entries {
		e := t.Entries[i].ID
		if own[e] {
			continue
		}
		own[e] = true
		t.Members = append(t.Members, everyRow[altyn.Member](sh, "members", "entry", string(e))...)
		t.Results = append(t.Results, everyRow[altyn.Result](sh, "results", "entry", string(e))...)
	}
	for id := range ids {
		t.Identities = append(t.Identities, everyRow[altyn.Identity](sh, "identities", "person", id)...)
		t.Participations = append(t.Participations, everyRow[altyn.Participation](sh, "participations", "nation", id)...)
	}
	// What speaks of other Games would point into nothing.
	near := func(g altyn.GamesID) bool { return slices.Contains(games, g) }
	t.Decisions = choose(t.Decisions, func(d *altyn.Decision) bool { return near(d.Games) })
	t.Claims = choose(t.Claims, func(c *altyn.MedalClaim) bool { return near(c.Entry.Games()) })
	t.Roles = choose(t.Roles, func(x *altyn.Role) bool { return near(x.Games) })
	t.Quotas = choose(t.Quotas, func(q *altyn.Quota) bool { return near(q.Games) })
	t.Marks = choose(t.Marks, func(m *altyn.Mark) bool { return near(m.Games) })
	t.Participations = choose(t.Participations, func(p *altyn.Participation) bool { return near(p.Games) })
	t.Honours = choose(t.Honours, func(h *altyn.Honour) bool { return ids[string(h.Person)] })
	who := map[altyn.PersonID]bool{}
	for i := range t.Members {
		who[t.Members[i].Person] = true
	}
	for i := range t.Roles {
		who[t.Roles[i].Person] = true
	}
	for i := range t.Decisions {
		who[t.Decisions[i].Person] = true
	}
	for i := range t.Identities {
		who[altyn.PersonID(t.Identities[i].Other)] = true
	}
	for _, q := range t.Quotas {
		for _, p := range q.People {
			who[p] = true
		}
	}
	for _, m := range t.Marks {
		for _, p := range m.People {
			who[p] = true
		}
	}
	for id := range ids {
		who[altyn.PersonID(id)] = true
	}
	for _, id := range slices.Sorted(maps.Keys(who)) {
		t.People = append(t.People, everyRow[altyn.Person](sh, "people", "id", string(id))...)
	}
	t.Exceptions = nil // of rows that may not be here
	return New(t)
}

// everyRow gives the rows of a table that have the text in a column, withdrawn ones too.
func everyRow[T any](s *shelf, name, column, text string) []T {
	var out []T
	for _, row := range holdingOf[T](s, name).rows(column, text, func(*T) bool { return true }) {
		out = append(out, *row)
	}
	return out
}

// choose gives the rows that are wanted.
func choose[T any](rows []T, wanted func(*T) bool) []T {
	var out []T
	for i := range rows {
		if wanted(&rows[i]) {
			out = append(out, rows[i])
		}
	}
	return out
}
