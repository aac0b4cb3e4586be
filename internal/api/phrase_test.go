package api

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// formats gives the formats of all sentences that the package says to those who ask.
func formats(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{"newProblem": 1, "bad": 0, "fix": 0, "busy": 0, "unsupported": 0}
	var out []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			var called string
			switch f := call.Fun.(type) {
			case *ast.Ident:
				called = f.Name
			case *ast.SelectorExpr:
				called = f.Sel.Name
			}
			i, ok := at[called]
			if !ok || i >= len(call.Args) {
				return true
			}
			if lit, ok := call.Args[i].(*ast.BasicLit); ok {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					out = append(out, s)
				}
			}
			return true
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// plain are formats that say nothing in words: addresses and examples.
var plain = regexp.MustCompile(`^(%[sd]|/v1/?\S*|[A-Za-z-]+[=:] ?\S+|as (\{|text=).*)$`)

func TestPhrases(t *testing.T) {
	t.Parallel()
	verbs := regexp.MustCompile(`%(\[\d\])?[a-z%]`)
	all := formats(t)
	for _, lang := range []string{"fr", "ru", "kk"} {
		own := phrases(lang)
		for _, f := range all {
			if plain.MatchString(f) {
				continue
			}
			got, ok := own[f]
			if !ok {
				t.Errorf("%s has no words for %s", lang, f)
				continue
			}
			if a, b := len(verbs.FindAllString(f, -1)), len(verbs.FindAllString(got, -1)); a != b {
				t.Errorf("%s: %s has %d blanks, English %d", lang, got, b, a)
			}
		}
		for f := range own {
			if !slices.Contains(all, f) {
				t.Errorf("%s: %s is not said any more", lang, f)
			}
		}
		text, err := os.ReadFile("messages/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if !strings.HasPrefix(line, "#") && strings.Count(line, " = ") != 1 {
				t.Errorf("%s: %q is no line of a sentence", lang, line)
			}
		}
	}
}
