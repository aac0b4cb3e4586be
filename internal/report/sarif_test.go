package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"altyn"
)

// sarifShape is what SARIF 2.1.0 asks of the parts of a log that are written here, from the text of the standard: required
// properties, words that are allowed, numbers that begin at 1 or 0. Properties that the standard does not know are refused.
const sarifShape = `{
"$schema":"https://json-schema.org/draft/2020-12/schema",
"$defs":{
 "message":{"type":"object","required":["text"],"additionalProperties":false,"properties":{"text":{"type":"string","minLength":1}}},
 "location":{"type":"object","required":["physicalLocation"],"additionalProperties":false,"properties":{
  "id":{"type":"integer","minimum":0},"message":{"$ref":"#/$defs/message"},
  "physicalLocation":{"type":"object","required":["artifactLocation"],"additionalProperties":false,"properties":{
   "artifactLocation":{"type":"object","required":["uri"],"additionalProperties":false,"properties":{"uri":{"type":"string","format":"uri-reference","minLength":1}}},
   "region":{"type":"object","required":["startLine"],"additionalProperties":false,"properties":{
    "startLine":{"type":"integer","minimum":1},"startColumn":{"type":"integer","minimum":1},"endLine":{"type":"integer","minimum":1},"endColumn":{"type":"integer","minimum":1},
    "byteOffset":{"type":"integer","minimum":0},"byteLength":{"type":"integer","minimum":0},"snippet":{"type":"object","required":["text"],"properties":{"text":{"type":"string"}}}}}}}}}},
"type":"object","required":["version","runs"],"additionalProperties":false,
"properties":{"$schema":{"type":"string","format":"uri"},"version":{"const":"2.1.0"},
 "runs":{"type":"array","minItems":1,"maxItems":1,"items":{"type":"object","required":["tool","results"],"additionalProperties":false,"properties":{
  "tool":{"type":"object","required":["driver"],"additionalProperties":false,"properties":{"driver":{"type":"object","required":["name","rules"],"additionalProperties":false,"properties":{
   "name":{"const":"altyn"},"version":{"type":"string"},
   "rules":{"type":"array","uniqueItems":true,"items":{"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"type":"string","minLength":1},
    "shortDescription":{"$ref":"#/$defs/message"},"defaultConfiguration":{"type":"object","additionalProperties":false,"properties":{"level":{"enum":["none","note","warning","error"]}}}}}}}}}},
  "columnKind":{"enum":["utf16CodeUnits","unicodeCodePoints"]},"language":{"type":"string","pattern":"^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
  "invocations":{"type":"array","items":{"type":"object","required":["executionSuccessful"],"additionalProperties":false,"properties":{"executionSuccessful":{"type":"boolean"}}}},
  "results":{"type":"array","items":{"type":"object","required":["message"],"additionalProperties":false,"properties":{
   "ruleId":{"type":"string"},"ruleIndex":{"type":"integer","minimum":0},"kind":{"enum":["notApplicable","pass","fail","review","open","informational"]},
   "level":{"enum":["none","note","warning","error"]},"message":{"$ref":"#/$defs/message"},
   "locations":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/location"}},"relatedLocations":{"type":"array","items":{"$ref":"#/$defs/location"}},
   "partialFingerprints":{"type":"object","additionalProperties":{"type":"string"}},
   "suppressions":{"type":"array","items":{"type":"object","required":["kind"],"additionalProperties":false,"properties":{"kind":{"enum":["inSource","external"]},"justification":{"type":"string"}}}},
   "properties":{"type":"object"}},
   "if":{"properties":{"kind":{"const":"fail"}}},"else":{"properties":{"level":{"const":"none"}}}}}}}}}}`

// formsCase is a report with every verdict, hostile words, statements that overlap and run over lines.
func formsCase() *Checked {
	text := "\ufeffBravia \"won\" <b>4</b> & 5%\r\nsecond, line: \u202e\x01\tend\nlast\n"
	at := func(id, words string, v altyn.Verdict, key string) altyn.CheckedStatement {
		i := strings.Index(text, words)
		return altyn.CheckedStatement{
			Statement: altyn.Statement{ID: id, Kind: altyn.MedalCount, Start: i, End: i + len(words), Text: words},
			Judgement: altyn.Judgement{Verdict: v, Severity: v.Severity(), Reason: altyn.Message{Key: key}, Because: "because <i>\n::error::x", Fingerprint: "f" + id},
		}
	}
	c := &Checked{Text: []byte(text)}
	c.Reading.Document = altyn.Document{Name: "dir x/<a>,b:%.txt", Language: "en"}
	c.Reading.Statements = []altyn.CheckedStatement{
		at("s1", "Bravia \"won\" <b>4</b>", altyn.Contradicted, "check-contradicted"), at("s2", "\"won\"", altyn.Outdated, "check-outdated-later"),
		at("s3", "5%\r\nsecond", altyn.Inconsistent, "check-inconsistent"), at("s4", "line", altyn.Unknown, "check-unknown"),
		at("s5", "end", altyn.Confirmed, "check-confirmed"), at("s6", "last", altyn.Inconsistent, "check-inconsistent-together"),
	}
	c.Reading.Statements[2].With = []string{"s1", "s9"}
	c.Reading.Statements[5].Elsewhere = []altyn.Elsewhere{{Name: "o.txt", ID: "s1", Text: "<u>"}}
	c.Reading.Statements[3].Suppressed = &altyn.Suppressed{Reason: "it </mark> stands", By: "A"}
	return c
}

func written(t *testing.T, f Format, o Options, cs ...*Checked) string {
	t.Helper()
	cat, err := Load("en")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := NewPrinter(cat, nil).NewWriter(f, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cs {
		if err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(len(cs) != 1); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSARIF(t *testing.T) {
	t.Parallel()
	shape, err := jsonschema.UnmarshalJSON(strings.NewReader(sarifShape))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", shape); err != nil {
		t.Fatal(err)
	}
	s, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	type result struct {
		RuleID       string
		RuleIndex    int
		Level        string
		Locations    []sarifLocation
		Related      []sarifLocation `json:"relatedLocations"`
		Suppressions []sarifSuppression
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results     []result
			Invocations []struct{ ExecutionSuccessful bool }
		}
	}
	for _, c := range []struct {
		o       Options
		reports []*Checked
		results int
	}{{Options{}, nil, 0}, {Options{Version: "v1"}, []*Checked{formsCase()}, 5}, {Options{Confirmed: true}, []*Checked{formsCase(), formsCase()}, 12}, {Options{Only: []altyn.Verdict{altyn.Outdated}}, []*Checked{formsCase()}, 1}} {
		text := written(t, SARIFFormat, c.o, c.reports...)
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%v", err)
		}
		if err := json.Unmarshal([]byte(text), &log); err != nil {
			t.Fatal(err)
		}
		run := log.Runs[0]
		if len(run.Results) != c.results || run.Invocations[0].ExecutionSuccessful != (len(c.reports) != 1) {
			t.Errorf("%d results, want %d; %v", len(run.Results), c.results, run.Invocations)
		}
		for _, r := range run.Results {
			if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
				t.Errorf("rule %s has index %d", r.RuleID, r.RuleIndex)
			}
			region := r.Locations[0].Physical.Region
			source := string(c.reports[0].Text)
			if got := source[*region.ByteOffset : *region.ByteOffset+*region.ByteLength]; got != region.Snippet.Text {
				t.Errorf("bytes %q, snippet %q", got, region.Snippet.Text)
			}
			if r.Fingerprints["altynStatement/v1"] == "" {
				t.Error("no fingerprint")
			}
		}
	}
	one := written(t, SARIFFormat, Options{}, formsCase())
	for _, want := range []string{`"uri":"dir%20x/%3Ca%3E,b:%25.txt"`, `"startLine":1,"startColumn":25,"endLine":2,"endColumn":7`, `"suppressions":[{"kind":"external","justification":"it </mark> stands"}]`, `"uri":"o.txt"`} {
		if !strings.Contains(one, want) {
			t.Errorf("no %s in\n%s", want, one)
		}
	}
	packed := formsCase()
	same := func(a, b int) (int, int) { return a, b }
	packed.Original = &Original{Source: packed.Text, InSource: same, InInput: same, Packed: true}
	if strings.Contains(written(t, SARIFFormat, Options{}, packed), "byteOffset") {
		t.Error("a packed file has bytes that stand for words")
	}
}

// TestGitHub holds that nothing in a report can end a command or begin another.
func TestGitHub(t *testing.T) {
	t.Parallel()
	text := written(t, GitHubFormat, Options{}, formsCase())
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != 4 { // the confirmed and the suppressed are left out
		t.Fatalf("%d commands\n%s", len(lines), text)
	}
	for i, prefix := range []string{"::error file=dir x/<a>%2Cb%3A%25.txt,line=1,endLine=1,col=1,endColumn=22,", "::warning ", "::error file=dir x/<a>%2Cb%3A%25.txt,line=1,endLine=2,title=", "::error "} {
		if !strings.HasPrefix(lines[i], prefix) {
			t.Errorf("%s\nwant %s", lines[i], prefix)
		}
	}
	if data("a%\nb") != "a%25 b" || property("a:b,c") != "a%3Ab%2Cc" {
		t.Error("escapes")
	}
}

// TestPage holds that a page needs nothing else, and that words of a report are never markup.
func TestPage(t *testing.T) {
	t.Parallel()
	text := written(t, HTMLFormat, Options{}, formsCase(), formsCase())
	for _, bad := range []string{"<script", "<b>4", "<i>", "<u>", "<img", "<link", "\x01", "\u202e", "src=", "@import", "url("} {
		if strings.Contains(text, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	for _, want := range []string{"<!doctype html>", "&lt;b&gt;4&lt;/b&gt;", `<mark class="contradicted">`, `id="r2-n6"`, `href="#r1-n1"`, "it &lt;/mark&gt; stands", "prefers-color-scheme: dark", "@media print", "default-src &#39;none&#39;"} {
		if !strings.Contains(strings.ReplaceAll(text, "'", "&#39;"), want) {
			t.Errorf("the page has no %q", want)
		}
	}
	// What stands between the tags of the text is the report, and every mark is closed.
	if a, b := strings.Count(text, "<mark"), strings.Count(text, "</mark>"); a != b || a < 12 {
		t.Errorf("%d marks are opened, %d closed", a, b)
	}
	for _, id := range []string{`id="r1-n1"`, `id="r1-b1"`, `id="r2-b6"`} {
		if strings.Count(text, id) != 1 {
			t.Errorf("%s stands %d times", id, strings.Count(text, id))
		}
	}
}

// FuzzForms writes any words in every format: no panic, JSON that is JSON, no markup of the report's own.
func FuzzForms(f *testing.F) {
	f.Add("Bravia <b>won</b>\nfour", 0, 5, 3, 12)
	f.Add("\xff\x00\u202e</mark>::error::", 2, 2, 0, 9)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		n := len(text)
		span := func(a, b int) (int, int) {
			a, b = min(max(a, 0), n), min(max(b, 0), n)
			return min(a, b), max(a, b)
		}
		r := &Checked{Text: []byte(text)}
		r.Reading.Document.Name = text
		for _, p := range [][2]int{{a, b}, {c, d}} {
			s, e := span(p[0], p[1])
			if s == e {
				return // a statement has words
			}
			r.Reading.Statements = append(r.Reading.Statements, altyn.CheckedStatement{
				Statement: altyn.Statement{ID: "s1", Start: s, End: e, Text: text[s:e]}, Judgement: altyn.Judgement{Verdict: altyn.Contradicted, Severity: altyn.Error, Because: text}})
		}
		if s := written(t, SARIFFormat, Options{}, r); !json.Valid([]byte(s)) {
			t.Fatal("SARIF is no JSON")
		}
		if s := written(t, GitHubFormat, Options{}, r); strings.Count(s, "\n") != 2 {
			t.Fatalf("%q", s)
		}
		page := written(t, HTMLFormat, Options{}, r)
		if strings.Count(page, "<mark") != strings.Count(page, "</mark>") || strings.Count(page, "class=\"ref\"") != 2 {
			t.Fatalf("%s", page)
		}
		written(t, TextFormat, Options{}, r)
	})
}

// TestJSONByStatement holds that a document written a statement at a time is the document.
func TestJSONByStatement(t *testing.T) {
	t.Parallel()
	var want bytes.Buffer
	if err := WriteJSON(&want, formsCase().Reading); err != nil {
		t.Fatal(err)
	}
	if got := written(t, JSONFormat, Options{}, formsCase()); got != want.String() {
		t.Errorf("got\n%s\nwant\n%s", got, want.String())
	}
	empty := &Checked{}
	if got := written(t, JSONFormat, Options{}, empty); !strings.HasSuffix(got, `"statements":[]}`+"\n") {
		t.Errorf("%s", got)
	}
}
