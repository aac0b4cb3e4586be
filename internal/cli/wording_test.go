package cli_test

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestWordingIsWhole finds messages of the command and of its views that are used and not written, or written and not used. A key that is
// put together ("standing-" + ...) uses every key that begins so.
func TestWordingIsWhole(t *testing.T) {
	t.Parallel()
	written := map[string]bool{}
	for _, name := range []string{"wording/en.txt", "../view/messages/en.txt"} {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			if key, _, ok := strings.Cut(lines.Text(), ":"); ok && !strings.HasPrefix(key, "#") && !strings.HasPrefix(key, " ") {
				if written[key] {
					t.Errorf("%s: the key %s is written twice", name, key)
				}
				written[key] = true
			}
		}
	}
	var literals []string
	for _, pattern := range []string{"*.go", "../view/*.go", "../manuscript/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if ok {
					literals = append(literals, wordingKeys(call)...)
				}
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if s, err := strconv.Unquote(lit.Value); err == nil {
						literals = append(literals, "cli-"+s, s)
					}
				}
				return true
			})
		}
	}
	used := func(key string) bool {
		return slices.ContainsFunc(literals, func(l string) bool {
			return l == key || strings.HasSuffix(l, "-") && len(l) > len("cli-") && strings.HasPrefix(key, l)
		})
	}
	for key := range written {
		if !used(key) {
			t.Errorf("nothing says %s", key)
		}
	}
	for _, key := range literals {
		if k, ok := strings.CutPrefix(key, "!"); ok && !written[k] {
			t.Errorf("the key %s is used and has no words", k)
		}
	}
}

// wordingKeys gives the keys that a call surely says, each after an exclamation mark.
func wordingKeys(call *ast.CallExpr) []string {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 {
		return nil
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return nil
	}
	key, err := strconv.Unquote(lit.Value)
	if err != nil {
		return nil
	}
	switch sel.Sel.Name {
	case "text", "heading", "title":
		return []string{"!cli-" + key}
	case "Msg":
		return []string{"!" + key}
	}
	return nil
}
