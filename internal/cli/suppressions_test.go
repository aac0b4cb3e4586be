package cli_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"altyn/internal/cli"
)

// onDisk puts the files of a folder in memory into a folder of the machine, for commands that write.
func onDisk(t *testing.T, files map[string]string) (dir string, do func(args ...string) outcome) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "rec"), os.DirFS("testdata/record")); err != nil {
		t.Fatal(err)
	}
	return dir, func(args ...string) outcome {
		var stdout, stderr bytes.Buffer
		for i, a := range args {
			args[i] = strings.ReplaceAll(a, "DIR", dir)
		}
		status := cli.Run(t.Context(), cli.Env{Args: append(args, "--data", filepath.Join(dir, "rec"), "--today", "2010-06-01"), Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
			FS: cli.OSFiles{}, Now: clock, Getenv: func(string) string { return "" }})
		return outcome{stdout.String(), stderr.String(), status}
	}
}

// TestSuppressions suppresses a finding by its fingerprint: the run succeeds, the finding is still in the JSON, what is unused
// is listed, and the file is written only when that is asked for.
func TestSuppressions(t *testing.T) {
	t.Parallel()
	const report = "Bravia won four medals at the 2001 Summer Olympics.\n"
	dir, do := onDisk(t, map[string]string{"r.txt": report, "s.txt": report})
	first := do("check", "DIR/r.txt", "--format", "json")
	var doc struct {
		Statements []struct {
			Fingerprint string
			Suppressed  *struct{ Reason, By string }
		}
	}
	if err := json.Unmarshal([]byte(first.stdout), &doc); err != nil || first.status != 1 {
		t.Fatalf("%v %v", err, first)
	}
	name := filepath.Join(dir, ".altyn-ignore")
	text := "# what stands\n" + doc.Statements[0].Fingerprint + "\n  reason: counted otherwise\n  by: Anna\n  report: r.txt\n\nabc\n  reason: gone\n"
	if err := os.WriteFile(name, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	got := do("check", "DIR/r.txt")
	if got.status != 0 || !strings.Contains(got.stdout, "1 suppressed") || strings.Contains(got.stdout, "contradicted") || !strings.Contains(got.stderr, ".altyn-ignore:7: note: abc suppressed nothing [unused-suppression]") {
		t.Errorf("%v", got)
	}
	if now, _ := os.ReadFile(name); string(now) != text {
		t.Errorf("the file was written unasked:\n%s", now)
	}
	if other := do("check", "DIR/s.txt"); other.status != 1 {
		t.Errorf("an entry of another report is used: %v", other)
	}
	got = do("check", "DIR/r.txt", "--mark-used", "--format", "json", "--quiet")
	if err := json.Unmarshal([]byte(got.stdout), &doc); err != nil || doc.Statements[0].Suppressed == nil || doc.Statements[0].Suppressed.By != "Anna" {
		t.Errorf("%v %v", err, got)
	}
	want := strings.Replace(text, "  report: r.txt\n", "  report: r.txt\n  last-used: 2010-06-01\n", 1)
	if now, _ := os.ReadFile(name); string(now) != want {
		t.Errorf("got\n%s\nwant\n%s", now, want)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", info, err)
	}
	left, err := fs.Glob(os.DirFS(dir), ".altyn-*")
	if err != nil || len(left) != 1 {
		t.Errorf("files left over: %v", left)
	}
	if got := do("explain", "DIR/r.txt:1"); !strings.Contains(got.stdout, "suppressed by Anna: counted otherwise") {
		t.Errorf("%v", got)
	}
}
