package boundary_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.."
	module = "altyn"
)

// outside may touch the clock, the environment, files, the network and processes.
var outside = []string{"internal/cli", "internal/server", "internal/api", "internal/reply", "internal/quota", "cmd/*"}

// outerImports are packages of the standard library through which the outside world comes in.
var outerImports = []string{"net", "net/http", "net/http/httptest", "os/exec", "os/signal", "flag", "log/syslog", "syscall/js"}

// outerCalls are functions through which it comes in.
var outerCalls = map[string][]string{
	"time": {"Now", "Since", "Until", "Sleep", "Tick", "NewTimer", "NewTicker", "After", "AfterFunc"},
	"os":   {"Getenv", "LookupEnv", "Environ", "ExpandEnv", "Exit", "Args", "Stdin", "Stdout", "Stderr", "Getwd", "Chdir", "UserHomeDir", "Hostname"},
}

type table map[string][]string // pattern of a package to what it may import of ours

// readTable reads the import table from the document that people read.
func readTable(t *testing.T) table {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "doc/imports.md"))
	if err != nil {
		t.Fatal(err)
	}
	out := table{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 2 || strings.Contains(cells[0], "---") || strings.TrimSpace(cells[0]) == "package" {
			continue
		}
		for of := range strings.SplitSeq(cells[0], ",") {
			for may := range strings.SplitSeq(cells[1], ",") {
				of, may = strings.TrimSpace(of), strings.TrimSpace(may)
				out[of] = append(out[of], may)
			}
		}
	}
	if len(out) < 20 {
		t.Fatalf("doc/imports.md: the table has %d packages, want at least 20", len(out))
	}
	return out
}

func matches(pattern, pkg string) bool {
	ok, err := path.Match(pattern, pkg)
	return ok && err == nil
}

// allowed reports whether pkg may import what; both are paths below the root, "root" for the root itself.
func (t table) allowed(pkg, what string) bool {
	for of, may := range t {
		if !matches(of, pkg) {
			continue
		}
		for _, m := range may {
			if m == "anything" && !strings.HasPrefix(what, "cmd/") || m == what || matches(m, what) {
				return true
			}
		}
	}
	return false
}

type goFile struct {
	path string // below the root
	pkg  string // folder, "root" for the root
	test bool
	fset *token.FileSet
	ast  *ast.File
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); p != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
				return filepath.SkipDir
			}
			if _, err := os.Stat(filepath.Join(p, "go.mod")); err == nil && p != root {
				return filepath.SkipDir // a module of its own, as for benchmarks against other databases
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		f, err := parser.ParseFile(fset, p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		pkg := path.Dir(rel)
		if pkg == "." {
			pkg = "root"
		}
		out = append(out, goFile{rel, pkg, strings.HasSuffix(rel, "_test.go"), fset, f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestImportTable(t *testing.T) {
	rules := readTable(t)
	for _, f := range goFiles(t) {
		for _, spec := range f.ast.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if imported == "C" {
				t.Errorf("%s imports C: the product has no cgo", f.path)
			}
			if f.test || imported != module && !strings.HasPrefix(imported, module+"/") {
				continue
			}
			what := strings.TrimPrefix(strings.TrimPrefix(imported, module), "/")
			if what == "" {
				what = "root"
			}
			if !rules.allowed(f.pkg, what) {
				t.Errorf("%s: package %s imports %s, which doc/imports.md does not allow", f.path, f.pkg, what)
			}
		}
	}
}

// The table itself is tested on imports that are known to be wrong, so that a mistake in reading it shows.
func TestImportTableRefuses(t *testing.T) {
	rules := readTable(t)
	for _, c := range []struct {
		pkg, what string
		want      bool
	}{
		{"record", "internal/table", true}, {"record", "medal", false}, {"root", "record", false}, {"reading/en", "reading", true},
		{"reading", "record", false}, {"reading/en", "reading/fr", false}, {"internal/desk", "reading/en", true}, {"medal", "history", false},
		{"internal/cli", "internal/desk", true}, {"internal/cli", "cmd/altyn", false}, {"newcomer", "root", false}, {"check", "reading", false},
	} {
		if got := rules.allowed(c.pkg, c.what); got != c.want {
			t.Errorf("%s imports %s: allowed %t, want %t", c.pkg, c.what, got, c.want)
		}
	}
}

func TestOutsideWorld(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || slices.ContainsFunc(outside, func(p string) bool { return matches(p, f.pkg) }) {
			continue
		}
		names := map[string]string{} // local name of an import
		for _, spec := range f.ast.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if slices.Contains(outerImports, imported) {
				t.Errorf("%s imports %s: only %v touch the outside world", f.path, imported, outside)
			}
			name := path.Base(imported)
			if spec.Name != nil {
				name = spec.Name.Name
			}
			names[name] = imported
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && slices.Contains(outerCalls[names[x.Name]], sel.Sel.Name) {
				t.Errorf("%s: %s.%s: only %v touch the outside world", f.fset.Position(sel.Pos()), x.Name, sel.Sel.Name, outside)
			}
			return true
		})
	}
}

func TestHabits(t *testing.T) {
	for _, f := range goFiles(t) {
		name := strings.TrimSuffix(f.ast.Name.Name, "_test")
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "model", "models"}, name) {
			t.Errorf("%s: a package named %s says nothing about what it holds", f.path, name)
		}
		if f.test {
			continue
		}
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: init: pass values instead", f.fset.Position(fn.Pos()))
			}
		}
	}
}

// Nothing that the command is built of may need a C compiler.
func TestNoCgoInDependencies(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Standard,CgoFiles", "./cmd/altyn")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Skipf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	n := 0
	for dec.More() {
		var p struct {
			ImportPath string
			Standard   bool
			CgoFiles   []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		n++
		if !p.Standard && len(p.CgoFiles) > 0 {
			t.Errorf("%s needs cgo", p.ImportPath)
		}
	}
	if n < 10 {
		t.Errorf("go list gave %d packages: nothing was tested", n)
	}
}

var (
	// A path of one machine: a folder of people's or of a build's, at the start of a word.
	machinePath = regexp.MustCompile(`(^|[^A-Za-z0-9_.:/~-])/(` + strings.Join([]string{"work", "farm", "root", "tmp", "home/[a-z]+", "Users/[A-Za-z]+", "var/(folders|tmp)", "private", "opt"}, "|") + `)/`)
	// Hosts of package registries, written so that this file does not name one.
	registry = regexp.MustCompile(`(proxy|sum)\.` + `golang\.org|registry\.` + `(npmjs\.org|yarnpkg\.com)|pypi\.` + `org|files\.pythonhosted\.` + `org|(static\.)?crates\.` + `io|(deb|security)\.debian\.` + `org|rubygems\.` + `org`)
)

func TestTrackedFilesNameNoMachine(t *testing.T) {
	for _, good := range []string{"https://example.org/work/a", "a/tmp/b", "#!/usr/bin/env bash", "doc/root/x"} {
		if machinePath.MatchString(good) {
			t.Errorf("%q is no path of a machine", good)
		}
	}
	for _, bad := range []string{"/wo" + "rk/main", "cd /ho" + "me/someone/x", `"/tm` + `p/x"`} {
		if !machinePath.MatchString(bad) {
			t.Errorf("%q is a path of a machine", bad)
		}
	}
	list := exec.CommandContext(t.Context(), "git", "ls-files", "-z")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Skipf("git ls-files: %v", err)
	}
	for name := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		f, err := os.Open(filepath.Join(root, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed, not committed yet
		}
		if err != nil {
			t.Error(err)
			continue
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 64<<20)
		for n := 1; lines.Scan(); n++ {
			if hit := machinePath.Find(lines.Bytes()); hit != nil {
				t.Errorf("%s:%d: names a path of one machine: %s", name, n, hit)
			}
			if hit := registry.Find(lines.Bytes()); hit != nil {
				t.Errorf("%s:%d: names the host of a registry: %s", name, n, hit)
			}
		}
		if err := lines.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		f.Close()
	}
}
