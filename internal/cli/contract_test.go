package cli_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"altyn/schema"
)

// TestJSONFollowsSchemas validates what the commands print against the published schemas.
func TestJSONFollowsSchemas(t *testing.T) {
	t.Parallel()
	dir := testRecord(t)
	dir["a.txt"] = &fstest.MapFile{Data: []byte("Alfia won two gold medals at the 2001 Summer Olympics.\nCarla Charlie took gold in the women's single sculls.\n")}
	dir["b.txt"] = &fstest.MapFile{Data: []byte("Nothing of the kind is said here.\n")}
	for _, c := range []struct {
		schema string
		args   string
		docs   int
	}{
		{"statements-1.json", "check a.txt b.txt --format json --data rec", 2},
		{"statements-1.json", "read a.txt b.txt --format json --data rec", 2},
		{"statements-1.json", "check a.txt --format json --date 2002-01 --data rec", 1},
		{"table-1.json", "table 2001S --format json --data rec", 1},
		{"table-1.json", "table all --format json --by total --limit 1 --data rec", 1},
		{"table-1.json", "table 2001S --format json --according-to gazette --known 2012-01-01 --data rec", 1},
		{"table-1.json", "table 2012S --format json --as-of 2025-06-01", 1},
		{"findings-1.json", "lint rec --format json", 1},
		{"findings-1.json", "lint rec --format json --today 2000-01-01 --limit 3", 1},
		{"differences-1.json", "reconcile --format json --data rec --today 2010-06-01", 6},
		{"differences-1.json", "reconcile --format json --notation --limit 500", 500},
		{"differences-1.json", "reconcile 2012S --format json --ui-lang fr --limit 10", 10},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Parallel()
			text, err := schema.Read(c.schema)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			compiler := jsonschema.NewCompiler()
			if err := compiler.AddResource(c.schema, doc); err != nil {
				t.Fatal(err)
			}
			compiled, err := compiler.Compile(c.schema)
			if err != nil {
				t.Fatal(err)
			}
			got := run(t.Context(), dir, "", strings.Fields(c.args)...)
			if got.status == 2 {
				t.Fatalf("exit 2: %s", got.stderr)
			}
			lines := strings.Split(strings.TrimSuffix(got.stdout, "\n"), "\n")
			if len(lines) != c.docs {
				t.Fatalf("%d documents, want %d, one a line", len(lines), c.docs)
			}
			for _, line := range lines {
				value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
				if err != nil {
					t.Fatal(err)
				}
				if err := compiled.Validate(value); err != nil {
					t.Errorf("%s\n%v", line, err)
				}
			}
		})
	}
}
