package api_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"altyn/internal/api"
)

// description compiles the schemas of the description, with members that are not described refused.
type description struct {
	doc      map[string]any
	compiler *jsonschema.Compiler
}

func describe(t *testing.T, a *api.API) *description {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.OpenAPI()))
	if err != nil {
		t.Fatal(err)
	}
	d := &description{doc.(map[string]any), jsonschema.NewCompiler()}
	for _, s := range d.at("components", "schemas").(map[string]any) {
		if o := s.(map[string]any); o["type"] == "object" && o["properties"] != nil {
			o["additionalProperties"] = false
		}
	}
	d.compiler.DefaultDraft(jsonschema.Draft2020)
	d.compiler.AssertFormat()
	if err := d.compiler.AddResource("file:///openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *description) at(path ...string) any {
	var v any = d.doc
	for _, p := range path {
		m, _ := v.(map[string]any)
		v = m[p]
	}
	return v
}

func (d *description) validate(t *testing.T, what, text string, path ...string) {
	t.Helper()
	var pointer strings.Builder
	for _, p := range path {
		pointer.WriteString("/" + url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(p)))
	}
	s, err := d.compiler.Compile("file:///openapi.json#" + pointer.String())
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v in %.200s", what, err, text)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

// Every route is in the description and every operation of it is a route: both are asked for, and each answer to an
// example, in each form, is as described.
func TestOpenAPIDescribesEveryAnswer(t *testing.T) {
	a := serve(t)
	d := describe(t, a)
	s, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	examples := a.Examples(s)
	operations := 0
	for path, item := range d.at("paths").(map[string]any) {
		for method := range item.(map[string]any) {
			operations++
			i := slices.IndexFunc(examples, func(e api.Sample) bool { return e.Path == path && strings.EqualFold(e.Method, method) })
			if i < 0 {
				t.Errorf("%s %s is described and is no route", method, path)
			}
		}
	}
	if operations != len(examples) {
		t.Errorf("%d operations are described, there are %d routes", operations, len(examples))
	}
	for _, e := range examples {
		t.Run(e.ID, func(t *testing.T) {
			method := strings.ToLower(e.Method)
			to := []string{"paths", e.Path, method, "responses", "200", "content"}
			content, _ := d.at(to...).(map[string]any)
			if content == nil {
				t.Fatal("no answer is described")
			}
			for kind := range content {
				r := do(a, e.Method, e.Target, e.Body, "Accept", kind, "Content-Type", "text/plain")
				text := body(t, r)
				if r.StatusCode != 200 || !strings.HasPrefix(r.Header.Get("Content-Type"), kind) {
					t.Errorf("%s as %s: %d %s %.300s", e.Target, kind, r.StatusCode, r.Header.Get("Content-Type"), text)
					continue
				}
				for _, h := range []string{"Cache-Control", "Altyn-Revision", "RateLimit", "RateLimit-Policy", "ETag"} {
					if r.Header.Get(h) == "" {
						t.Errorf("%s as %s has no %s", e.Target, kind, h)
					}
				}
				switch kind {
				case "application/json":
					d.validate(t, e.Target, text, append(to, kind, "schema")...)
				case "application/jsonl":
					lines := strings.Split(strings.TrimSpace(text), "\n")
					for i, l := range lines {
						at := "x-row"
						if i == len(lines)-1 {
							at = "x-end"
						}
						d.validate(t, e.Target+" line", l, append(to, kind, "schema", at)...)
					}
				case "text/csv":
					var want []string
					for _, c := range d.at(append(to, kind, "schema", "x-columns")...).([]any) {
						want = append(want, c.(string))
					}
					if have, _, _ := strings.Cut(text, "\n"); have != strings.Join(want, ",") {
						t.Errorf("%s has the columns %s, described are %v", e.Target, have, want)
					}
				}
			}
		})
	}
}

// Answers about everything in the record are as described, not the examples alone.
func TestOpenAPIDescribesOtherAnswers(t *testing.T) {
	a := serve(t)
	d := describe(t, a)
	all := map[string][]string{}
	add := func(list, member, under, path string) {
		for _, x := range decode(t, ask(a, "/v1/"+list+"?limit=1000"))["items"].([]any) {
			id := x.(map[string]any)[member].(string)
			all[path] = append(all[path], "/v1/"+under+"/"+id)
		}
	}
	add("games", "id", "games", "/v1/games/{games}")
	add("nations", "id", "nations", "/v1/nations/{nation}")
	add("people", "id", "people", "/v1/people/{person}")
	add("sports", "id", "sports", "/v1/sports/{sport}")
	add("events", "id", "events", "/v1/events/{sport}/{event}")
	add("decisions", "id", "decisions", "/v1/decisions/{decision}")
	add("sources", "id", "sources", "/v1/sources/{source}")
	for _, g := range all["/v1/games/{games}"] {
		all["/v1/games/{games}/table"] = append(all["/v1/games/{games}/table"], g+"/table")
		all["/v1/games/{games}/table/{nation}"] = append(all["/v1/games/{games}/table/{nation}"], g+"/table/KAZ")
		all["/v1/nations/{nation}/{games}"] = append(all["/v1/nations/{nation}/{games}"], "/v1/nations/KAZ/"+strings.TrimPrefix(g, "/v1/games/"))
	}
	all["/v1/results"] = []string{"/v1/results?limit=1000", "/v1/results?medal=any&season=winter", "/v1/results?person=olga-rypakova"}
	asked := 0
	for path, targets := range all {
		step := 1
		if testing.Short() || len(targets) > 100 {
			step = len(targets)/100 + 1
		}
		for i := 0; i < len(targets); i += step {
			r := ask(a, targets[i])
			text := body(t, r)
			var problem api.Problem
			switch {
			case r.StatusCode == 200:
				asked++
				d.validate(t, targets[i], text, "paths", path, "get", "responses", "200", "content", "application/json", "schema")
			case json.Unmarshal([]byte(text), &problem) != nil || problem.Error.Code != "not-known":
				t.Errorf("%s: %d %.200s", targets[i], r.StatusCode, text)
			default:
				d.validate(t, targets[i], text, "components", "schemas", "Problem")
			}
		}
	}
	if asked < 300 {
		t.Errorf("only %d answers were looked at", asked)
	}
}
