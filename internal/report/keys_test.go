package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"altyn"
	"altyn/medal"
)

// families are the messages that word the values of an enumeration: <family>-<value>.
var families = []string{"medal", "phase", "outcome", "season", "claim", "by", "unit", "record", "role", "ceremony", "sex", "sex-of", "sex-events", "fact", "verdict", "severity", "rank", "lack", "month", "rule"}

// source is what the Go files of some folders say of messages.
type source struct {
	words  map[string]bool     // string constants
	consts map[string]string   // names of constants
	calls  map[string][]string // key given to altyn.Msg -> names of its arguments
	open   map[string]bool     // keys with calls whose arguments cannot be told
}

func readSource(t *testing.T, dirs ...string) source {
	t.Helper()
	out := source{map[string]bool{}, map[string]string{}, map[string][]string{}, map[string]bool{}}
	var files []*ast.File
	for _, dir := range dirs {
		err := filepath.WalkDir(filepath.Join("..", "..", dir), func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && dir == "." && p != filepath.Join("..", "..") {
				return filepath.SkipDir
			}
			if filepath.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") {
				return nil
			}
			f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution)
			files = append(files, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					out.words[s] = true
				}
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if i < len(n.Values) {
						if s, ok := text(n.Values[i]); ok {
							out.consts[name.Name] = s
						}
					}
				}
			}
			return true
		})
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Msg" {
				return true
			}
			key, ok := text(call.Args[0])
			if id, is := call.Args[0].(*ast.Ident); is {
				key, ok = out.consts[id.Name]
			}
			if !ok {
				return true
			}
			if call.Ellipsis != token.NoPos {
				out.open[key] = true
			}
			out.calls[key] = append(out.calls[key], "")
			for i := 1; i < len(call.Args); i += 2 {
				if s, ok := text(call.Args[i]); ok {
					out.calls[key] = append(out.calls[key], s)
				}
			}
			return true
		})
	}
	return out
}

func text(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

// Every message that is given has words, every word is given by somebody, and patterns name arguments that are given.
func TestKeys(t *testing.T) {
	en, err := Load("en")
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	for name, k := range readSource(t, "check").consts {
		if strings.HasPrefix(k, "check-") {
			declared++
			if !en.Has(k) {
				t.Errorf("check.%s is %q: it has no words", name, k)
			}
		}
	}
	if declared < 20 {
		t.Errorf("package check declares %d keys, want many", declared)
	}
	given := readSource(t, "check", "medal", "history", "reconcile", "internal/report")
	for k, args := range given.calls {
		if !en.Has(k) {
			t.Errorf("%q is given and has no words", k)
			continue
		}
		for _, a := range argumentNames(en.messages[k], nil) {
			if !given.open[k] && !slices.Contains(args, a) {
				t.Errorf("%s: the pattern names {%s}; given are %v", k, a, args)
			}
		}
	}
	all := readSource(t, ".", "check", "medal", "history", "reconcile", "internal/report")
	for _, k := range en.Keys() {
		used := all.words[k]
		for _, f := range families {
			v, ok := strings.CutPrefix(k, f+"-")
			if n, err := strconv.Atoi(v); f == "month" && err == nil {
				ok = ok && n >= 1 && n <= 12
				used = used || ok
			}
			used = used || ok && all.words[v]
		}
		if !used {
			t.Errorf("%q has words and nobody gives it", k)
		}
	}
	// What an enumeration can say has words.
	for _, l := range []medal.Lack{medal.NoGames, medal.NotHeld, medal.NotBegun, medal.InGames, medal.BeforeTable, medal.NoTable, medal.RowsNotWhole, medal.NoSnapshot, medal.PartialTable} {
		m := medal.Gap{Lack: l}.Message()
		if !en.Has(m.Key) {
			t.Errorf("medal gives %q: it has no words", m.Key)
		}
		for _, a := range argumentNames(en.messages[m.Key], nil) {
			if !slices.ContainsFunc(m.Args, func(g altyn.Arg) bool { return g.Name == a }) {
				t.Errorf("%s: the pattern names {%s}, which is not given", m.Key, a)
			}
		}
	}
}

// Other languages have no keys that English does not have.
func TestLanguages(t *testing.T) {
	en, err := Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range Languages() {
		c, err := Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for k := range c.own {
			if !en.Has(k) {
				t.Errorf("%s: %q is not in English", lang, k)
			}
			for _, a := range argumentNames(c.messages[k], nil) {
				if !slices.Contains(argumentNames(en.messages[k], nil), a) {
					t.Errorf("%s: %s: {%s} is not in English", lang, k, a)
				}
			}
		}
	}
	if _, err := Load("xx"); err == nil {
		t.Error("there is no language xx")
	}
}

func TestBadMessages(t *testing.T) {
	for _, s := range []string{"a", ": x", "a b: x", " x", "a: {", "a: {x", "a: }", "a: <", "a: >", "a: {x y}", "a: {x plural}", "a: {x plural one{a}}", "a: {x:bad}", "a: {}", "a: x\na: y", "a: " + strings.Repeat("<", 100)} {
		if err := readMessages("f", s, map[string][]node{}); err == nil {
			t.Errorf("%q is read", s)
		} else if !strings.HasPrefix(err.Error(), "f:") {
			t.Errorf("%q: %v does not name file and line", s, err)
		}
	}
}
