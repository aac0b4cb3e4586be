package record_test

import (
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"altyn/record"
)

// descriptor is a datapackage.json as a reader of the standard sees it, apart from how altyn writes it.
type descriptor struct {
	Schema    string `json:"$schema"`
	Name      string
	Version   string
	Licenses  []struct{ Name, Path string }
	Sources   []struct{ Title, Path string }
	Resources []resource
}

type resource struct {
	Name, Type, Title, Description, Format, Encoding string
	Path                                             any
	Dialect                                          map[string]any
	Schema                                           struct {
		Fields []struct {
			Name, Type, Description string
			MissingValues           []string
			Constraints             struct {
				Required bool
				Enum     []string
				Minimum  *int
			}
		}
		MissingValues []string
		PrimaryKey    []string
		UniqueKeys    [][]string
		ForeignKeys   []struct {
			Fields    []string
			Reference struct {
				Resource *string
				Fields   []string
			}
		}
	}
}

func (r resource) paths() []string {
	switch p := r.Path.(type) {
	case string:
		return []string{p}
	case []any:
		var all []string
		for _, x := range p {
			s, _ := x.(string)
			all = append(all, s)
		}
		return all
	}
	return nil
}

// TestDataPackage holds the descriptor of the data to the rules of Frictionless Data Package v2, and the files to the
// descriptor: what a validator of that standard would check.
func TestDataPackage(t *testing.T) {
	checkDataPackage(t, os.DirFS("../data"))
}

func checkDataPackage(t *testing.T, fsys fs.FS) {
	text, err := fs.ReadFile(fsys, "datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	var d descriptor
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`^[a-z0-9._-]+$`)
	if !name.MatchString(d.Name) || !strings.HasPrefix(d.Schema, "https://datapackage.org/profiles/2.") || len(d.Resources) == 0 {
		t.Errorf("name %q, profile %q, %d resources", d.Name, d.Schema, len(d.Resources))
	}
	for _, l := range d.Licenses {
		if l.Name == "" && l.Path == "" {
			t.Error("a licence needs a name or a path")
		}
	}
	rows := map[string][]map[string]string{}
	for _, r := range d.Resources {
		if _, twice := rows[r.Name]; twice || !name.MatchString(r.Name) {
			t.Errorf("resource %q: the name is not fit or is there twice", r.Name)
		}
		rows[r.Name] = readResource(t, fsys, r)
	}
	for _, r := range d.Resources {
		t.Run(r.Name, func(t *testing.T) { checkResource(t, r, d, rows) })
	}
}

// readResource reads the files of a resource with the standard library's CSV reader.
func readResource(t *testing.T, fsys fs.FS, r resource) []map[string]string {
	rows := []map[string]string{}
	if r.Type != "table" || r.Format != "csv" || r.Encoding != "utf-8" || r.Title == "" || r.Description == "" || len(r.paths()) == 0 {
		t.Errorf("resource %s: %+v", r.Name, r)
	}
	var fields []string
	for _, f := range r.Schema.Fields {
		fields = append(fields, f.Name)
	}
	for _, p := range r.paths() {
		if path.IsAbs(p) || path.Clean(p) != p || strings.HasPrefix(p, "..") {
			t.Errorf("resource %s: path %q is not safe", r.Name, p)
		}
		f, err := fsys.Open(p)
		if err != nil {
			t.Error(err)
			continue
		}
		all, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil || len(all) == 0 {
			t.Errorf("%s: %d rows, %v", p, len(all), err)
			continue
		}
		if !slices.Equal(all[0], fields) {
			t.Errorf("%s: header %v, fields %v", p, all[0], fields)
			continue
		}
		for _, cells := range all[1:] {
			row := map[string]string{}
			for i, c := range cells {
				row[fields[i]] = c
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func checkResource(t *testing.T, r resource, d descriptor, rows map[string][]map[string]string) {
	known := map[string]bool{}
	for _, f := range r.Schema.Fields {
		if known[f.Name] || f.Name == "" || f.Description == "" {
			t.Errorf("field %q is there twice or is not described", f.Name)
		}
		known[f.Name] = true
		missing := r.Schema.MissingValues
		if f.MissingValues != nil {
			missing = f.MissingValues
		}
		for i, row := range rows[r.Name] {
			value := row[f.Name]
			if slices.Contains(missing, value) {
				if f.Constraints.Required {
					t.Errorf("row %d: %s is missing", i+1, f.Name)
				}
				continue
			}
			switch f.Type {
			case "integer":
				n, err := strconv.Atoi(value)
				if err != nil {
					t.Errorf("row %d: %s: %v", i+1, f.Name, err)
				}
				if f.Constraints.Minimum != nil && n < *f.Constraints.Minimum {
					t.Errorf("row %d: %s is %d; want at least %d", i+1, f.Name, n, *f.Constraints.Minimum)
				}
			case "string":
			default:
				t.Fatalf("field %s: type %q", f.Name, f.Type)
			}
			if len(f.Constraints.Enum) > 0 && !slices.Contains(f.Constraints.Enum, value) {
				t.Errorf("row %d: %s %q is none of %v", i+1, f.Name, value, f.Constraints.Enum)
			}
		}
	}
	required := func(name string) bool {
		for _, f := range r.Schema.Fields {
			if f.Name == name {
				return f.Constraints.Required
			}
		}
		return false
	}
	for _, k := range r.Schema.PrimaryKey {
		if !required(k) {
			t.Errorf("primary key: %s may be missing", k)
		}
	}
	if len(r.Schema.PrimaryKey) == 0 && len(r.Schema.UniqueKeys) == 0 && r.Name != "names" { // a language is a file
		t.Error("there is no key")
	}
	for _, key := range append(r.Schema.UniqueKeys, r.Schema.PrimaryKey) {
		if len(key) > 0 {
			unique(t, rows[r.Name], key, len(r.Schema.PrimaryKey) > 0)
		}
		for _, k := range key {
			if !known[k] {
				t.Errorf("key: there is no field %q", k)
			}
		}
	}
	for _, k := range r.Schema.ForeignKeys {
		to := r.Name
		if k.Reference.Resource != nil {
			if to = *k.Reference.Resource; to == r.Name || to == "" {
				t.Error("a reference to the table itself names no resource")
			}
		}
		if len(k.Fields) != len(k.Reference.Fields) || len(k.Fields) != 1 {
			t.Fatalf("foreign key %v -> %v", k.Fields, k.Reference.Fields)
		}
		if _, ok := rows[to]; !ok {
			t.Fatalf("foreign key to %q, which is no resource", to)
		}
		ids := map[string]bool{}
		for _, row := range rows[to] {
			ids[row[k.Reference.Fields[0]]] = true
		}
		for i, row := range rows[r.Name] {
			if id := row[k.Fields[0]]; id != "" && !ids[id] {
				t.Errorf("row %d: %s %q is not in %s", i+1, k.Fields[0], id, to)
			}
		}
	}
}

// unique holds that no two rows have the same key. In a unique key, unlike a primary one, a missing part is equal to
// nothing.
func unique(t *testing.T, rows []map[string]string, key []string, primary bool) {
	seen := map[string]int{}
	for i, row := range rows {
		parts := make([]string, len(key))
		missing := false
		for k, name := range key {
			parts[k] = row[name]
			missing = missing || parts[k] == ""
		}
		id := strings.Join(parts, "|")
		if j, twice := seen[id]; twice && (primary || !missing) {
			t.Errorf("rows %d and %d have the key %s", j+1, i+1, id)
		}
		seen[id] = i
	}
}

func TestDescribeOwnDirectory(t *testing.T) {
	games := "id,movement,season,edition,status,name,opens,closes,first_competition,nations,athletes,men,women,sports,disciplines,events,source,confidence,note,recorded,withdrawn,reason\n"
	text, err := record.Describe(fstest.MapFS{"games.csv": {Data: []byte(games)}})
	if err != nil {
		t.Fatal(err)
	}
	checkDataPackage(t, fstest.MapFS{"games.csv": {Data: []byte(games)}, "datapackage.json": {Data: text}})
	if _, err := record.Describe(fstest.MapFS{}); err == nil {
		t.Error("an empty directory was described")
	}
	if _, err := record.Describe(fstest.MapFS{"games.csv": {Data: []byte(games)}, "datapackage.json": {Data: []byte("{")}}); err == nil {
		t.Error("a broken descriptor was overwritten")
	}
}
