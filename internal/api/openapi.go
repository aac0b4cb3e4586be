package api

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"altyn"
)

// object is an object of JSON whose members are written in order of name.
type object = map[string]any

// OpenAPI gives the description of the API by OpenAPI 3.1: the routes of the table, the answers from their Go types.
func (a *API) OpenAPI() []byte {
	d := describer{schemas: object{}, names: map[string]reflect.Type{}}
	paths := object{}
	for _, rt := range a.routes {
		p, _ := paths[d.path(rt)].(object)
		if p == nil {
			p = object{}
			paths[d.path(rt)] = p
		}
		p[strings.ToLower(rt.Method)] = d.operation(rt)
	}
	d.schema(of[Problem]())
	doc := object{
		"openapi": "3.1.0",
		"info": object{
			"title":       "altyn",
			"version":     "1",
			"summary":     "The record of the Olympic and Paralympic Games: results, medals, decisions, each with its source and its dates.",
			"description": "Medal tables as of any day, the reasons behind each figure, and checks of reports against the record. Within /v1 members are only added.",
			"license":     object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
		},
		"servers":    []any{object{"url": "/"}},
		"paths":      paths,
		"components": object{"schemas": d.schemas, "headers": headers(), "responses": object{"problem": d.problem()}},
	}
	b, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		return []byte("{}")
	}
	return append(b, '\n')
}

// describer makes schemas of Go types. Named types are kept once, under components.
type describer struct {
	schemas object
	names   map[string]reflect.Type
}

func (d *describer) path(rt *route) string { return strings.ReplaceAll(rt.Pattern, "...}", "}") }

func (d *describer) operation(rt *route) object {
	op := object{"operationId": rt.ID, "summary": rt.About, "tags": []string{strings.Split(strings.Trim(rt.Pattern, "/"), "/")[min(1, strings.Count(strings.Trim(rt.Pattern, "/"), "/"))]}}
	var parameters []any
	for _, v := range rt.vars() {
		parameters = append(parameters, object{"name": v, "in": "path", "required": true, "schema": object{"type": "string"}, "description": varAbout(v)})
	}
	for _, name := range rt.params() {
		p := paramNamed(name)
		s := object{"type": "string"}
		switch p.Kind {
		case "day":
			s["format"] = "date"
		case "integer":
			s = object{"type": "integer", "minimum": 0}
		}
		enum := p.Enum
		if name == "format" {
			enum = rt.Forms
		}
		if len(enum) > 0 {
			s["enum"] = enum
		}
		parameters = append(parameters, object{"name": name, "in": "query", "required": name == "q", "schema": s, "description": p.About, "example": p.Example})
	}
	if parameters != nil {
		op["parameters"] = parameters
	}
	if rt.Method == "POST" {
		content := object{}
		for _, b := range bodies {
			s := object{"type": "string"}
			switch {
			case b.kind == "application/json" || b.kind == "application/x-www-form-urlencoded":
				s = d.schema(of[Report]())
			case strings.Contains(b.kind, "officedocument"):
				s = object{}
			}
			content[b.kind] = object{"schema": s}
		}
		op["requestBody"] = object{"required": true, "content": content, "description": fmt.Sprintf("At most %d KB, packed by gzip or not.", MaxReport>>10)}
	}
	content := object{}
	for _, form := range rt.Forms {
		kind, _, _ := strings.Cut(contentTypes[form], ";")
		var s object
		switch {
		case form == asJSON && rt.Answer != nil:
			s = d.schema(rt.Answer)
		case form == asJSON:
			s = object{"type": "object"}
		case form == asLines:
			s = object{"type": "string", "description": "A row a line, then a line that says so.", "x-row": d.schema(rt.Rows), "x-end": d.schema(of[End]())}
		case form == asCSV:
			var names []string
			for _, c := range columnsOf(rt.Rows, "", nil) {
				names = append(names, c.name)
			}
			s = object{"type": "string", "x-columns": names}
		default:
			s = object{"type": "string"}
		}
		content[kind] = object{"schema": s}
	}
	head := object{}
	for _, h := range []string{"Altyn-Revision", "Altyn-As-Of", "ETag", "Cache-Control", "RateLimit", "RateLimit-Policy"} {
		head[h] = object{"$ref": "#/components/headers/" + h}
	}
	if rt.Rows != nil {
		for _, h := range []string{"Altyn-Rows", "Altyn-Total", "Altyn-Complete", "Link"} {
			head[h] = object{"$ref": "#/components/headers/" + h}
		}
	}
	responses := object{"200": object{"description": "The answer.", "content": content, "headers": head}, "default": object{"$ref": "#/components/responses/problem"}}
	if rt.Method == "GET" {
		responses["304"] = object{"description": "What the client has is the answer still."}
	}
	op["responses"] = responses
	return op
}

func varAbout(name string) string {
	switch name {
	case "games":
		return "Games by id (2012S) or English name; for tables also a range 1996S..2020S or a series"
	case "source", "decision", "revision":
		return "by id"
	}
	return paramNamed(name).About
}

func headers() object {
	h := object{}
	for name, about := range map[string]string{
		"Altyn-Revision":   "revision of the record that answered",
		"Altyn-As-Of":      "day whose end the answer shows",
		"Altyn-Rows":       "rows of CSV or JSON Lines that were sent",
		"Altyn-Total":      "rows that there are",
		"Altyn-Complete":   "true when all were sent",
		"ETag":             "entity tag, for If-None-Match",
		"Cache-Control":    "how long the answer can be kept; for ever below /v1/revisions",
		"Link":             "first, prev, next and last page",
		"RateLimit":        "what is left of the quota, and in how many seconds it is whole again",
		"RateLimit-Policy": "quota and its window in seconds",
	} {
		h[name] = object{"description": about, "schema": object{"type": "string"}}
	}
	return h
}

func (d *describer) problem() object {
	var b strings.Builder
	b.WriteString("What is wrong, and what helps. Codes:")
	for _, c := range codes {
		fmt.Fprintf(&b, " %s (%d, %s);", c.code, c.status, c.about)
	}
	return object{"description": strings.TrimSuffix(b.String(), ";") + ".", "content": object{"application/json": object{"schema": d.schema(of[Problem]())}}}
}

// dated are the Go types that JSON has as something else than their kind.
func (d *describer) special(t reflect.Type) object {
	switch t {
	case of[altyn.Day]():
		return object{"type": "string", "format": "date"}
	case of[altyn.Date]():
		return object{"type": "string", "description": "a day, a month or a year, or an interval of them (EDTF); - when it does not apply"}
	case of[altyn.Num]():
		return object{"type": []string{"integer", "null"}}
	case of[altyn.Value]():
		return object{"type": []string{"integer", "string"}}
	case of[altyn.Rank]():
		return object{"oneOf": []any{object{"type": "integer", "minimum": 1}, object{"const": "last"}}}
	case of[altyn.Instant]():
		return object{"type": "string", "format": "date-time"}
	case of[altyn.Verdict]():
		return object{"type": "string", "enum": []altyn.Verdict{altyn.Inconsistent, altyn.Contradicted, altyn.Outdated, altyn.Unknown, altyn.Confirmed}}
	case of[altyn.Severity]():
		return object{"type": "string", "enum": []altyn.Severity{altyn.Error, altyn.Warning, altyn.Note, altyn.None}}
	}
	return nil
}

// schema gives the schema of a Go type as JSON has it.
func (d *describer) schema(t reflect.Type) object {
	if s := d.special(t); s != nil {
		return s
	}
	switch t.Kind() {
	case reflect.Pointer:
		s := d.schema(t.Elem())
		if kind, ok := s["type"].(string); ok && s["$ref"] == nil {
			s["type"] = []string{kind, "null"}
			return s
		}
		return object{"oneOf": []any{s, object{"type": "null"}}}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Slice:
		return object{"type": "array", "items": d.schema(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": d.schema(t.Elem())}
	case reflect.Struct:
		name := d.name(t)
		if _, ok := d.schemas[name]; !ok {
			d.schemas[name] = object{} // for types that hold themselves
			members, required := object{}, []string{}
			d.members(t, members, &required)
			s := object{"type": "object", "properties": members}
			if len(required) > 0 {
				slices.Sort(required)
				s["required"] = required
			}
			d.schemas[name] = s
		}
		return object{"$ref": "#/components/schemas/" + name}
	}
	return object{}
}

func (d *describer) members(t reflect.Type, into object, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || !f.IsExported() && !f.Anonymous {
			continue
		}
		if f.Anonymous && name == "" {
			d.members(f.Type, into, required)
			continue
		}
		if name == "" {
			name = f.Name
		}
		into[name] = d.schema(f.Type)
		if !strings.Contains(options, "omitempty") && !strings.Contains(options, "omitzero") {
			*required = append(*required, name)
		}
	}
}

// name names a type, with its package when another type has the name already.
func (d *describer) name(t reflect.Type) string {
	name := t.Name()
	if at := strings.IndexByte(name, '['); at >= 0 { // List[altyn/internal/view.GamesLine]
		arg := strings.TrimSuffix(name[at+1:], "]")
		name = name[:at] + "-" + arg[strings.LastIndexByte(arg, '.')+1:]
	}
	if other, taken := d.names[name]; taken && other != t {
		name = t.PkgPath()[strings.LastIndexByte(t.PkgPath(), '/')+1:] + "-" + name
	}
	d.names[name] = t
	return name
}

// Manual gives doc/api.md: the page of the manual, as Markdown.
func (a *API) Manual() []byte {
	var b strings.Builder
	b.WriteString(manualHead)
	b.WriteString("\n## Addresses\n\n| address | what it answers | forms |\n| --- | --- | --- |\n")
	for _, rt := range a.routes {
		fmt.Fprintf(&b, "| [`%s %s`](#%s) | %s | %s |\n", rt.Method, rt.Pattern, rt.ID, rt.About, strings.Join(rt.Forms, ", "))
	}
	b.WriteString("\n## Problems\n\n| code | status | when |\n| --- | --- | --- |\n")
	for _, c := range codes {
		fmt.Fprintf(&b, "| `%s` | %d | %s |\n", c.code, c.status, c.about)
	}
	b.WriteString("\n## Parameters\n\n| name | value | what it says |\n| --- | --- | --- |\n")
	for _, p := range params {
		value := p.Kind
		if len(p.Enum) > 0 {
			value = "`" + strings.Join(p.Enum, "`, `") + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", p.Name, value, p.About)
	}
	b.WriteString("\n## Each address\n")
	for _, rt := range a.routes {
		fmt.Fprintf(&b, "\n### %s\n\n`%s %s`: %s\n\n", rt.ID, rt.Method, rt.Pattern, rt.About)
		if p := rt.params(); len(p) > 0 {
			fmt.Fprintf(&b, "Parameters: `%s`.\n\n", strings.Join(p, "`, `"))
		}
		if rt.Rows != nil {
			var names []string
			for _, c := range columnsOf(rt.Rows, "", nil) {
				names = append(names, c.name)
			}
			fmt.Fprintf(&b, "Columns: `%s`.\n\n", strings.Join(names, "`, `"))
		}
		fmt.Fprintf(&b, "```sh\n%s\n```\n", curl("http://127.0.0.1:8080", rt))
	}
	return []byte(b.String())
}

// curl gives a command line that runs the example of a route.
func curl(base string, rt *route) string {
	if rt.Method == "POST" {
		return fmt.Sprintf("curl -H 'Content-Type: text/plain' --data-binary %s '%s%s'", strconv.Quote(strings.TrimSpace(rt.Body)), base, rt.Example)
	}
	return fmt.Sprintf("curl '%s%s'", base, rt.Example)
}

const manualHead = `# The API

` + "`altyn serve`" + ` answers programs below ` + "`/v1/`" + `. This page is made from the code; ` + "`/v1/openapi.json`" + ` is the same for machines (OpenAPI
3.1), and ` + "`/v1/`" + ` shows each address with an example and its answer.

- **Days.** Every answer is the state at the end of a day: ` + "`as_of=2016-12-31`" + `, today when it is left out. What the record does not know is
  an error that says so (` + "`not-known`" + `), never a guess.
- **Forms.** JSON, and for lists and tables CSV and JSON Lines, by ` + "`format=csv`" + ` or the header ` + "`Accept`" + `. The last line of JSON Lines says
  how many came before it; of CSV the headers ` + "`Altyn-Rows`" + `, ` + "`Altyn-Total`" + ` and ` + "`Altyn-Complete`" + ` say it.
- **Pages.** ` + "`limit`" + ` and ` + "`offset`" + `; the header ` + "`Link`" + ` and the member ` + "`next`" + ` have the address of the next page. Pages with one
  ` + "`revision`" + ` belong together.
- **Codes.** Nations are found by IOC code, ISO 3166-1 code or English name; answers have IOC codes.
- **For ever.** ` + "`Content-Location`" + ` names the address of the very answer, below ` + "`/v1/revisions/REVISION/`" + `. It never changes: when the record
  moves on, the state of that revision is laid out anew from the journal. A revision that the journal does not know is answered by 410, with
  the address of the answer of today.
- **What was known.** ` + "`known=2026-11-20T10:00:00Z`" + ` answers from the record as it stood then, like the flag ` + "`--known`" + `; ` + "`as_of`" + ` is about the world, ` + "`known`" + ` about what
  had been written of it. Pages of the site take it as well.
- **Keeping.** Every answer has an ` + "`ETag`" + ` and says how long it can be kept.
- **Quotas.** ` + "`RateLimit-Policy`" + ` and ` + "`RateLimit`" + ` (draft-ietf-httpapi-ratelimit-headers) say what a client may ask for and what is left;
  past it comes 429 with ` + "`Retry-After`" + `.
- **Problems** have one shape: ` + "`{\"error\":{\"code\",\"message\",\"fixes\"},\"as_of\",\"revision\"}`" + ` with the true status; ` + "`fixes`" + ` says what helps.
- **From other sites.** Every address can be read by scripts of any site (CORS).
- **Reports** that are sent to ` + "`/v1/check`" + ` and ` + "`/v1/read`" + ` are not kept and not logged.
`
