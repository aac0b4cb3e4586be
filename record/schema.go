package record

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"altyn"
	"altyn/internal/table"
)

// Schema describes one table of the record.
type Schema struct {
	Name        string   `json:"name"`
	Path        string   `json:"path"` // of its file; {games}, {sport} and {language} stand for a part of the name of each of several
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Required    bool     `json:"required"`    // a record without it is of no use
	Key         []string `json:"key"`         // columns that tell its rows apart
	KeyInFile   bool     `json:"key_in_file"` // they do so only within a file: each language has its own names
	Provenance  bool     `json:"provenance"`
	Columns     []Column `json:"columns"` // in their order, those of the provenance last
}

// Column describes one column of a table.
type Column struct {
	Name        string   `json:"name"`
	Type        string   `json:"type"` // text, number, date (EDTF), instant, id (of a row of Of), or list (of such ids, separated by one space)
	Of          string   `json:"of"`   // table that an id or a list points to
	Also        []string `json:"also"` // words that may stand where an id does
	Required    bool     `json:"required"`
	Enum        []string `json:"enum"` // words it may hold, when they are listed
	Min         int      `json:"min"`  // smallest number it may hold, of a number
	Description string   `json:"description"`
}

//go:embed schema.json
var schemaJSON []byte

// Schemas gives the tables of the record in the order of the manual. Treat them as read-only.
func Schemas() []Schema { return slices.Clone(schemas().list) }

// SchemaOf gives the schema of the table, as `games`; a table of several files goes by its first word (`names/kk` is
// a file of `names`).
func SchemaOf(name string) (Schema, bool) {
	name, _, _ = strings.Cut(name, "/")
	i, ok := schemas().byName[name]
	if !ok {
		return Schema{}, false
	}
	return schemas().list[i], true
}

type schemaSet struct {
	list   []Schema
	byName map[string]int
	err    error
}

var schemas = sync.OnceValue(func() schemaSet {
	var file struct {
		Provenance []Column `json:"provenance"`
		Tables     []Schema `json:"tables"`
	}
	set := schemaSet{byName: map[string]int{}}
	if set.err = json.Unmarshal(schemaJSON, &file); set.err != nil {
		return set // a test holds the embedded file to be sound
	}
	for i, s := range file.Tables {
		if s.Provenance {
			s.Columns = append(s.Columns, file.Provenance...)
		}
		file.Tables[i] = s
		set.byName[s.Name] = i
	}
	set.list = file.Tables
	return set
})

// Column gives the column with this name.
func (s Schema) Column(name string) (Column, bool) {
	for _, c := range s.Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// checks gives what the cells of the columns may hold.
func (s Schema) checks() []table.Column {
	out := make([]table.Column, 0, len(s.Columns))
	for _, c := range s.Columns {
		required := c.Required && c.Of != "sources" // lint says of a row without a source more than that a cell is empty
		check := table.Column{Name: c.Name, Required: required, Enum: c.Enum}
		if c.Type == "number" {
			check.Min = altyn.N(c.Min)
		}
		if required || len(c.Enum) > 0 || c.Type == "number" {
			out = append(out, check)
		}
	}
	return out
}

// pattern gives the glob of the table's files.
func (s Schema) pattern() string {
	var b strings.Builder
	rest := s.Path
	for {
		head, tail, ok := strings.Cut(rest, "{")
		b.WriteString(head)
		if !ok {
			return b.String()
		}
		_, rest, _ = strings.Cut(tail, "}")
		b.WriteByte('*')
	}
}
