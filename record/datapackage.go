package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"
)

// The parts of a Frictionless Data Package v2 that altyn writes; see https://datapackage.org.
type (
	packageDescriptor struct {
		Schema      string             `json:"$schema"`
		Name        string             `json:"name"`
		Title       string             `json:"title,omitempty"`
		Description string             `json:"description,omitempty"`
		Homepage    string             `json:"homepage,omitempty"`
		Version     string             `json:"version,omitempty"`
		Created     string             `json:"created,omitempty"`
		Keywords    []string           `json:"keywords,omitempty"`
		Licenses    []packageReference `json:"licenses,omitempty"`
		Sources     []packageReference `json:"sources,omitempty"`
		Resources   []packageResource  `json:"resources"`
	}
	packageReference struct {
		Name  string `json:"name,omitempty"`
		Title string `json:"title,omitempty"`
		Path  string `json:"path,omitempty"`
	}
	packageResource struct {
		Name        string         `json:"name"`
		Type        string         `json:"type"`
		Path        any            `json:"path"` // a string, or a list of them
		Title       string         `json:"title"`
		Description string         `json:"description"`
		Format      string         `json:"format"`
		MediaType   string         `json:"mediatype"`
		Encoding    string         `json:"encoding"`
		Dialect     packageDialect `json:"dialect"`
		Schema      packageTable   `json:"schema"`
	}
	packageDialect struct {
		Header         bool   `json:"header"`
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		QuoteChar      string `json:"quoteChar"`
		DoubleQuote    bool   `json:"doubleQuote"`
	}
	packageTable struct {
		Fields        []packageField      `json:"fields"`
		MissingValues []string            `json:"missingValues"`
		PrimaryKey    []string            `json:"primaryKey,omitempty"`
		UniqueKeys    [][]string          `json:"uniqueKeys,omitempty"`
		ForeignKeys   []packageForeignKey `json:"foreignKeys,omitempty"`
	}
	packageField struct {
		Name          string              `json:"name"`
		Type          string              `json:"type"`
		Description   string              `json:"description"`
		MissingValues []string            `json:"missingValues,omitempty"`
		Constraints   *packageConstraints `json:"constraints,omitempty"`
	}
	packageConstraints struct {
		Required bool     `json:"required,omitempty"`
		Enum     []string `json:"enum,omitempty"`
		Minimum  *int     `json:"minimum,omitempty"`
	}
	packageForeignKey struct {
		Fields    []string          `json:"fields"`
		Reference packageForeignRow `json:"reference"`
	}
	packageForeignRow struct {
		Resource string   `json:"resource,omitempty"` // left out when it is the table itself
		Fields   []string `json:"fields"`
	}
)

const packageProfile = "https://datapackage.org/profiles/2.0/datapackage.json"

// Describe gives the datapackage.json of the record in fsys: a Frictionless Data Package v2 with one resource for each
// table that has a file, its columns, keys and foreign keys from the schema of altyn. What the directory's own
// datapackage.json says of the package itself (name, title, licences, version ...) is kept; without one the package is
// named `record`. Frictionless takes lists of ids and EDTF dates for plain strings, so those are checked by lint alone.
func Describe(fsys fs.FS) ([]byte, error) {
	d := packageDescriptor{Name: "record"}
	switch text, err := open(fsys, descriptor); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("describe record: %w", err)
	default:
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			return nil, fmt.Errorf("describe record: %s: %w", descriptor, err)
		}
		if _, err := time.Parse(time.RFC3339, d.Created); d.Created != "" && err != nil {
			return nil, fmt.Errorf("describe record: %s: created %q is not an instant", descriptor, d.Created)
		}
	}
	d.Schema, d.Resources = packageProfile, nil
	jobs, _, err := survey(fsys)
	if err != nil {
		return nil, fmt.Errorf("describe record: %w", err)
	}
	paths := map[string][]string{}
	for _, j := range jobs {
		name := bindings[j.binding].name
		paths[name] = append(paths[name], j.part.path)
	}
	for _, s := range schemas().list {
		if len(paths[s.Name]) > 0 {
			d.Resources = append(d.Resources, s.resource(paths))
		}
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(d); err != nil {
		return nil, fmt.Errorf("describe record: %w", err)
	}
	return b.Bytes(), nil
}

// resource describes the table, whose files and those of the others are in paths.
func (s Schema) resource(paths map[string][]string) packageResource {
	r := packageResource{
		Name: s.Name, Type: "table", Title: s.Title, Description: s.Description,
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Dialect: packageDialect{Header: true, Delimiter: ",", LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true},
		Schema:  packageTable{MissingValues: []string{""}},
	}
	files := slices.Sorted(slices.Values(paths[s.Name]))
	if r.Path = files; s.pattern() == s.Path {
		r.Path = s.Path
	}
	keyed := true
	for _, name := range s.Key {
		c, _ := s.Column(name)
		keyed = keyed && c.Required
	}
	switch {
	case s.KeyInFile: // the files of a resource are read as one table, in which they are no key
	case keyed:
		r.Schema.PrimaryKey = s.Key
	default:
		r.Schema.UniqueKeys = [][]string{s.Key} // a primary key may not have empty parts
	}
	for _, c := range s.Columns {
		f := packageField{Name: c.Name, Type: "string", Description: c.Description}
		if c.Type == "number" {
			f.Type, f.MissingValues = "integer", []string{"", "-"}
		}
		if c.Required || len(c.Enum) > 0 || c.Type == "number" {
			f.Constraints = &packageConstraints{Required: c.Required, Enum: c.Enum}
		}
		if c.Type == "number" {
			f.Constraints.Minimum = &c.Min
		}
		r.Schema.Fields = append(r.Schema.Fields, f)
		if c.Foreign() && len(paths[c.Of]) > 0 {
			k := packageForeignKey{Fields: []string{c.Name}, Reference: packageForeignRow{Resource: c.Of, Fields: []string{"id"}}}
			if c.Of == s.Name {
				k.Reference.Resource = ""
			}
			r.Schema.ForeignKeys = append(r.Schema.ForeignKeys, k)
		}
	}
	return r
}

// Foreign reports whether every cell of the column that is not empty is the id of a row of the table Of. A list is
// not, nor a column with other words, nor one of events that may be empty: it may hold all events of a sport for one
// sex, as judo/women.
func (c Column) Foreign() bool {
	return c.Type == "id" && len(c.Also) == 0 && (c.Of != "events" || c.Required)
}
