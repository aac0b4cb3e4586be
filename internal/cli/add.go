package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"altyn"
	"altyn/internal/desk"
	"altyn/journal"
	"altyn/record"
)

// addCommand appends a row to the journal of a record.
type addCommand struct {
	Table string   `arg:"" help:"Table of the row, as results, delegations, people, sources or names/kk; doc/data.md describes them."`
	Cells []string `arg:"" name:"column=value" help:"Its cells. Columns that are not named are empty: not known."`
}

func (c *addCommand) run(s *session) (int, error) {
	if err := s.writable("add"); err != nil {
		return StatusTrouble, err
	}
	schema, err := tableNamed(c.Table)
	if err != nil {
		return StatusTrouble, err
	}
	cells, err := c.cells(schema)
	if err != nil {
		return StatusTrouble, err
	}
	d, err := s.draft("add " + c.Table)
	if err != nil {
		return StatusTrouble, err
	}
	return StatusOK, s.write(d, func(r *desk.Desk) ([]journal.Entry, func(*desk.Trial) error, error) {
		e, err := s.row(r, c.Table, cells)
		if err != nil {
			return nil, nil, err
		}
		return []journal.Entry{e}, func(*desk.Trial) error {
			fmt.Fprintf(s.out, "%s\n%s", e.Path, e.Body)
			return nil
		}, nil
	})
}

// tableNamed finds the schema of a table that the user names.
func tableNamed(name string) (record.Schema, error) {
	schema, ok := record.SchemaOf(name)
	_, lang, named := strings.Cut(name, "/")
	switch {
	case !ok:
		var names []string
		for _, s := range record.Schemas() {
			names = append(names, s.Name)
		}
		return schema, mend(fmt.Errorf("there is no table %q", name), "%s", cmp.Or(didYouMean(name, names), "the tables are "+strings.Join(names, ", ")))
	case schema.Name == "names" && !isLanguage(lang):
		return schema, mend(fmt.Errorf("names: in which language?"), "add names/kk ..., names/ru ... and so on")
	case schema.Name != "names" && named:
		return schema, mend(fmt.Errorf("there is no table %q", name), "write %s; which file the row goes to, its id says", schema.Name)
	}
	return schema, nil
}

// isLanguage reports whether the tag has the form of one that a file of names can be called by.
func isLanguage(tag string) bool {
	if len(tag) < 2 || len(tag) > 12 {
		return false
	}
	return !strings.ContainsFunc(tag, func(r rune) bool { return r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r)) })
}

// cells reads column=value.
func (c *addCommand) cells(schema record.Schema) (map[string]string, error) {
	var columns []string
	for _, col := range schema.Columns {
		columns = append(columns, col.Name)
	}
	cells := map[string]string{}
	for _, arg := range c.Cells {
		name, value, ok := strings.Cut(arg, "=")
		_, twice := cells[name]
		switch {
		case !ok:
			return nil, mend(fmt.Errorf("add: %q is no column=value", arg), "write it as %s=%s; quote a value that has spaces", columns[0], arg)
		case slices.Contains([]string{"recorded", "withdrawn", "reason"}, name) && schema.Provenance:
			return nil, mend(fmt.Errorf("add: the journal itself says when a row was written and withdrawn: %s cannot be set", name), "leave it out; a row is withdrawn with altyn withdraw")
		case !slices.Contains(columns, name):
			return nil, mend(fmt.Errorf("add: %s has no column %q", schema.Name, name), "%s", cmp.Or(didYouMean(name, columns), "its columns are "+strings.Join(columns, ", ")))
		case twice:
			return nil, fmt.Errorf("add: %s is given twice", name)
		}
		cells[name] = value
	}
	return cells, nil
}

// row makes the entry of one row: what follows from its id is filled in, and every id in it must be known.
func (s *session) row(d *desk.Desk, table string, cells map[string]string) (journal.Entry, error) {
	schema, _ := record.SchemaOf(table)
	fill := func(column, value string) {
		if _, has := schema.Column(column); has && cells[column] == "" {
			cells[column] = value
		}
	}
	switch schema.Name {
	case "entries":
		id := altyn.EntryID(cells["id"])
		fill("games", string(id.Games()))
		fill("event", string(id.Event()))
		fill("nation", string(id.Nation()))
	case "events":
		id := altyn.EventID(cells["id"])
		fill("sport", string(id.Sport()))
		fill("sex", string(id.Sex()))
	case "decisions":
		id := altyn.EntryID(cells["entry"])
		fill("games", string(id.Games()))
		fill("event", string(id.Event()))
	case "names":
		fill("script", script(cells["name"]))
	}
	if schema.Provenance {
		if isDesk(cells["source"]) {
			fill("confidence", string(altyn.KnownUnverified))
		}
		fill("confidence", string(altyn.Verified))
		if cells["source"] == "" {
			return journal.Entry{}, mend(fmt.Errorf("%s: a row must say who says so", table),
				"name a source: source=ID; one that the record does not have yet is added first: altyn add sources id=... publisher=... kind=... title=...")
		}
	}
	for _, c := range schema.Columns {
		if err := known(d, c, cells[c.Name], schema.Name); err != nil {
			return journal.Entry{}, err
		}
	}
	path, body, findings := record.Compose(table, cells)
	if len(findings) > 0 {
		return journal.Entry{}, s.refuse(findings)
	}
	return journal.Entry{Op: journal.Put, Path: path, Rows: 1, Body: body}, nil
}

// known makes sure that the ids in a cell are of rows that are there.
func known(d *desk.Desk, c record.Column, value, table string) error {
	if c.Of == "" || c.Of == table || value == "" || value == "-" || value == "*" || slices.Contains(c.Also, value) {
		return nil
	}
	r := d.Record()
	ids := []string{value}
	if c.Type == "list" {
		ids = strings.Fields(value)
	}
	for _, id := range ids {
		var err error
		switch c.Of {
		case "games":
			if _, ok := r.Games(altyn.GamesID(id)); !ok {
				_, err = d.Games(id)
				err = cmp.Or(err, fmt.Errorf("write the id of the Games: %s", strings.ToUpper(id)))
			}
		case "nations":
			if _, ok := r.Nation(altyn.NationID(id)); !ok {
				_, err = d.Nation(id)
				err = cmp.Or(err, fmt.Errorf("nation %q: write its IOC code", id))
			}
		case "people":
			if _, ok := r.Person(altyn.PersonID(id)); !ok {
				if p, asked := d.Person(id); asked == nil {
					err = mend(fmt.Errorf("%s %q: write the person's id", c.Name, id), "%s=%s", c.Name, p)
				} else {
					err = mend(asked, "%s", strings.Join(fixes(asked, "altyn add people id=... name=... sex=... nations=..."), "\n"))
				}
			}
		case "sports":
			if _, ok := r.Sport(altyn.SportID(id)); !ok {
				_, err = d.Sport(id)
				err = cmp.Or(err, fmt.Errorf("sport %q: write its id", id))
			}
		case "events":
			if _, ok := r.Event(altyn.EventID(id)); !ok && (altyn.EventID(id).Slug() != "" || altyn.EventID(id).Sex() == "") {
				_, err = d.Event(id)
			}
		case "entries":
			if _, ok := r.Entry(altyn.EntryID(id)); !ok {
				err = unknownEntry(d, altyn.EntryID(id))
			}
		case "sources":
			if _, ok := r.Source(altyn.SourceID(id)); !ok && !isDesk(id) {
				err = unknownSource(d, altyn.SourceID(id))
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// isDesk reports whether the source is the desk itself, which a batch writes down with what rests on it; see ownSource.
func isDesk(id string) bool { return strings.HasPrefix(id, "desk-") }

// fixes gives the remedy that an error knows of, else the other.
func fixes(err error, other string) []string {
	if r, ok := err.(remedy); ok && r.Fix() != "" {
		return []string{r.Fix(), "somebody new is added first: " + other}
	}
	return []string{"somebody new is added first: " + other}
}

// unknownEntry says that there is no such entry, with the nearest of the event, or of the nation at the Games.
func unknownEntry(d *desk.Desk, id altyn.EntryID) error {
	var near []altyn.EntryID
	r := d.Record()
	for _, e := range r.Entries(id.Games(), id.Event()) {
		near = append(near, e.ID)
	}
	if len(near) == 0 {
		for _, e := range r.EntriesByNation(id.Nation(), id.Games()) {
			near = append(near, e.ID)
		}
	}
	return mend(fmt.Errorf("the record has no entry %q", id), "%s", cmp.Or(nearestOf(string(id), near),
		"an entry is added first: altyn add entries id=<games>/<event>/<nation>/<person> source=...; then its members: altyn add members entry=... person=... role=competitor source=..."))
}

func unknownSource(d *desk.Desk, id altyn.SourceID) error {
	var all []altyn.SourceID
	for _, x := range d.Record().Sources() {
		all = append(all, x.ID)
	}
	return mend(fmt.Errorf("the record has no source %q", id), "%s", cmp.Or(nearestOf(string(id), all),
		"add it first: altyn add sources id="+string(id)+" publisher=... kind=... title=... url=... published=..."))
}

// script gives the ISO 15924 code of the first letter of a name, "" when it is neither Latin nor Cyrillic.
func script(name string) string {
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Latin, r):
			return "Latn"
		case unicode.Is(unicode.Cyrillic, r):
			return "Cyrl"
		}
	}
	return ""
}
