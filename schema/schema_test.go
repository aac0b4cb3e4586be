package schema_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"altyn"
	"altyn/schema"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := schema.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestExamples(t *testing.T) {
	const head = `{"schema":"altyn.statements/1","document":{"name":"r.txt","language":"en"},`
	for _, c := range []struct {
		schema, name, text string
		ok                 bool
	}{
		{"statements-1.json", "that of the design", `{"schema": "altyn.statements/1",
 "document": {"name": "report.txt", "language": "en", "date": "2024-09-09", "date_source": "flag"},
 "statements": [
  {"id": "s1", "kind": "medal-count", "start": 163, "end": 245, "text": "...", "nation": "KAZ",
   "games": "2024PS", "gold": 2, "silver": 3, "bronze": 4, "total": 9, "assumed": ["games"]}]}`, true},
		{"statements-1.json", "nothing read", head + `"statements":[]}`, true},
		{"statements-1.json", "statements are null", head + `"statements":null}`, false},
		{"statements-1.json", "no such kind", head + `"statements":[{"id":"s1","kind":"mood","start":0,"end":1,"text":"x"}]}`, false},
		{"statements-1.json", "a slot of another kind", head + `"statements":[{"id":"s1","kind":"standing","start":0,"end":1,"text":"x","rank":3,"mark":"9"}]}`, false},
		{"statements-1.json", "a slot that any kind may have", head + `"statements":[{"id":"s1","kind":"standing","start":0,"end":1,"text":"x","rank":3,"at":"close"}]}`, true},
		{"statements-1.json", "last place", head + `"statements":[{"id":"s1","kind":"placing","start":0,"end":1,"text":"x","rank":"last"}]}`, true},
		{"statements-1.json", "rank 0", head + `"statements":[{"id":"s1","kind":"placing","start":0,"end":1,"text":"x","rank":0}]}`, false},
		{"statements-1.json", "a wrong outcome", head + `"statements":[{"id":"s1","kind":"progress","start":0,"end":1,"text":"x","outcome":"upgraded"}]}`, false},
		{"statements-1.json", "checked", head + `"checked_as_of":"2026-11-20","statements":[{"id":"s1","kind":"standing","start":0,"end":1,"text":"x","rank":3,
			"verdict":"outdated","severity":"warning","because":"b","true_until":"2016-10-27","want":{"rank":24},"rows":["tables:x"],"sources":["s"],"fingerprint":"f"}]}`, true},
		{"statements-1.json", "severity of another verdict", head + `"checked_as_of":"2026-11-20","statements":[{"id":"s1","kind":"standing","start":0,"end":1,"text":"x","rank":3,
			"verdict":"outdated","severity":"error","because":"b","rows":[],"sources":[],"fingerprint":"f"}]}`, false},
		{"statements-1.json", "judged in a reading", head + `"statements":[{"id":"s1","kind":"standing","start":0,"end":1,"text":"x","rank":3,"verdict":"unknown"}]}`, false},
		{"table-1.json", "table", `{"games":["2012S"],"as_of":"2012-08-12","basis":"result","lines":[{"rank":1,"nation":"USA","gold":46,"silver":28,"bronze":29,"total":103},{"rank":null,"nation":"AIN","gold":1,"silver":0,"bronze":0,"total":1}]}`, true},
		{"table-1.json", "no basis", `{"games":["2012S"],"as_of":"2012-08-12","lines":[]}`, false},
		{"findings-1.json", "findings", `{"schema":"altyn.findings/1","findings":[{"path":"data/games.csv","line":2,"severity":"error","rule":"bad-date","message":"m"}],"errors":1,"warnings":0,"notes":0}`, true},
		{"findings-1.json", "a severity that findings do not have", `{"schema":"altyn.findings/1","findings":[{"path":"x","severity":"none","rule":"r","message":"m"}],"errors":0,"warnings":0,"notes":0}`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := valid(t, compile(t, c.schema), c.text); (err == nil) != c.ok {
				t.Errorf("valid: %v, want %v: %v", err == nil, c.ok, err)
			}
		})
	}
}

// The schema has exactly the slots and keys of the types.
func TestKeys(t *testing.T) {
	text, err := schema.Read("statements-1.json")
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Defs map[string]struct {
			Properties map[string]json.RawMessage
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	for def, typ := range map[string]reflect.Type{"slots": reflect.TypeFor[altyn.Slots](), "statement": reflect.TypeFor[altyn.Statement](),
		"judged": reflect.TypeFor[altyn.CheckedStatement](), "document": reflect.TypeFor[altyn.Document](), "checked": reflect.TypeFor[altyn.CheckedReading]()} {
		var have []string
		for k := range s.Defs[def].Properties {
			have = append(have, k)
		}
		slices.Sort(have)
		want := keys(typ)
		slices.Sort(want)
		if !slices.Equal(have, want) {
			t.Errorf("%s: schema has %v\ntype has %v", def, have, want)
		}
	}
}

func keys(t reflect.Type) (out []string) {
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			out = append(out, keys(f.Type)...)
		case name != "" && name != "-":
			out = append(out, name)
		}
	}
	return out
}

// The statements that people wrote for the project follow the schema, but for the keys that judge the check and the notes.
func TestGold(t *testing.T) {
	dir := filepath.Join("..", "..", "shared", "gold")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the gold statements are not here")
	}
	s := compile(t, "statements-1.json")
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".jsonl" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		sc := bufio.NewScanner(bytes.NewReader(text))
		sc.Buffer(nil, 1<<20)
		line := 0
		for sc.Scan() {
			line++
			var m map[string]any
			if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
				return err
			}
			if m["document"] != nil {
				continue
			}
			for _, k := range []string{"verdict", "also", "note", "printed"} {
				delete(m, k)
			}
			n++
			m["id"] = "s1"
			doc := map[string]any{"schema": altyn.StatementsSchema, "document": map[string]any{"name": "x", "language": "en"}, "statements": []any{m}}
			one, err := json.Marshal(doc)
			if err != nil {
				return err
			}
			if err := valid(t, s, string(one)); err != nil {
				t.Errorf("%s:%d: %v", path, line, err)
			}
		}
		return sc.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 100 {
		t.Errorf("%d statements seen, want many more", n)
	}
}
