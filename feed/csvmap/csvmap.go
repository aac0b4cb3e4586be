// Package csvmap reads any CSV file with the help of a mapping file that says which column means what. The format of the
// mapping is in doc/importing.md, with an example.
//
// Matching is left to altyn/resolve.
package csvmap

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"altyn"
	"altyn/feed"
)

// Fields are what a mapping can fill.
var Fields = []string{"key", "name", "person_sex", "born", "games", "sport", "event", "sex", "nation", "team", "group", "medal", "phase", "rank", "mark", "unit", "irm", "on"}

// Mapping says which column of a file means what.
type Mapping struct {
	Source  map[string]string            // publisher, kind, title, published of the source
	Columns map[string]string            // column by field
	Words   map[string]map[string]string // by field: what a word of the file means; "*" for every word
}

// ReadMapping reads a mapping: a CSV file with the columns field, column, from, to. A row with a column says where a
// field is; one with from and to, what a word of it means; one with to alone, what it always is.
func ReadMapping(file string, r io.Reader) (*Mapping, error) {
	c, err := feed.OpenCSV(file, r, []string{"field", "column", "from", "to"}, nil)
	if err != nil {
		return nil, err
	}
	m := &Mapping{Source: map[string]string{}, Columns: map[string]string{}, Words: map[string]map[string]string{}}
	for c.Next() {
		field := strings.Clone(c.Get("field"))
		if rest, ok := strings.CutPrefix(field, "source."); ok {
			if !slices.Contains([]string{"publisher", "kind", "title", "url", "published", "language"}, rest) {
				return nil, c.Fault("field", "a source has no %q", rest)
			}
			m.Source[rest] = strings.Clone(c.Get("to"))
			continue
		}
		if !slices.Contains(Fields, field) {
			fix := ""
			if near, ok := altyn.Nearest(field, slices.Values(Fields)); ok {
				fix = "; did you mean " + near + "?"
			}
			return nil, c.Fault("field", "there is no field %q%s", field, fix)
		}
		switch {
		case c.Get("column") != "" && c.Get("to") == "" && c.Get("from") == "":
			m.Columns[field] = strings.Clone(c.Get("column"))
		case c.Get("column") == "" && c.Get("to") != "" || c.Get("from") != "":
			if m.Words[field] == nil {
				m.Words[field] = map[string]string{}
			}
			from := c.Get("from")
			if from == "" {
				from = "*"
			}
			m.Words[field][strings.Clone(from)] = strings.Clone(c.Get("to"))
		default:
			return nil, c.Fault("column", "want a column, or what a word (from) means (to), or what the field always is (to)")
		}
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	for _, need := range []string{"games", "sport", "event", "nation"} {
		if m.Columns[need] == "" && m.Words[need]["*"] == "" {
			return nil, &feed.Error{File: file, Text: fmt.Sprintf("the mapping does not say where %s is", need)}
		}
	}
	for _, need := range []string{"publisher", "kind", "title"} {
		if m.Source[need] == "" {
			return nil, &feed.Error{File: file, Text: fmt.Sprintf("the mapping does not say the source.%s", need)}
		}
	}
	return m, nil
}

// Read reads a file by the mapping.
func Read(file string, r io.Reader, m *Mapping) (*feed.Batch, error) {
	var want []string
	for _, col := range m.Columns {
		if !slices.Contains(want, col) {
			want = append(want, col)
		}
	}
	slices.Sort(want)
	c, err := feed.OpenCSV(file, r, want, []string{"*"})
	if err != nil {
		return nil, err
	}
	b := &feed.Batch{}
	for c.Next() {
		get := func(field string) string {
			v := ""
			if col := m.Columns[field]; col != "" {
				v = c.Get(col)
			}
			if to, ok := m.Words[field][v]; ok && v != "" {
				return to
			}
			if v == "" {
				return m.Words[field]["*"]
			}
			return strings.Clone(v)
		}
		bad := func(field, want string) error {
			return c.Fault(m.Columns[field], "%s: want %s, have %q", field, want, get(field))
		}
		g, ok := altyn.ParseGamesID(get("games"))
		if !ok {
			return nil, bad("games", "an id as 2012S, 2026W or 2024PS")
		}
		row := feed.Row{File: file, Line: c.Line(), Key: get("key"), Name: feed.GivenFirst(get("name")), Games: g, Sport: get("sport"), Event: get("event"),
			Nation: strings.ToUpper(get("nation")), Team: get("team"), Phase: altyn.Phase(get("phase")), Mark: get("mark"), Unit: altyn.Unit(get("unit")), IRM: get("irm")}
		for field, to := range map[string]*altyn.Sex{"sex": &row.Sex, "person_sex": &row.PersonSex} {
			switch v := altyn.Sex(get(field)); v {
			case "", altyn.Men, altyn.Women:
				*to = v
			case altyn.Mixed, altyn.Open:
				if field != "sex" {
					return nil, bad(field, "men or women")
				}
				*to = v
			default:
				return nil, bad(field, "men, women, mixed or open")
			}
		}
		switch v := altyn.Medal(get("medal")); v {
		case "", altyn.NoMedal:
		case altyn.Gold, altyn.Silver, altyn.Bronze:
			row.Medal = v
		default:
			return nil, bad("medal", "gold, silver, bronze or none")
		}
		switch get("group") {
		case "yes":
			row.Group = true
		case "", "no":
		default:
			return nil, bad("group", "yes or no")
		}
		if row.Rank, err = altyn.ParseNum(get("rank")); err != nil {
			return nil, bad("rank", "a number")
		}
		if row.Born, err = altyn.ParseDate(get("born")); err != nil {
			return nil, bad("born", "a date as 1984-11-30, 1984-11 or 1984")
		}
		if row.On, err = altyn.ParseDate(get("on")); err != nil {
			return nil, bad("on", "a date as 2012-08-05")
		}
		if row.Nation == "" || row.Sport == "" {
			return nil, c.Fault(m.Columns["nation"], "nation and sport must not be empty")
		}
		if row.Name == "" && !row.Group {
			return nil, c.Fault(m.Columns["name"], "the row names nobody and is not of a team")
		}
		b.Rows = append(b.Rows, row)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	return b, nil
}
