package cli_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestManyReports checks many files at once: the answers come in the order of the arguments, a broken file in between is
// reported and stops nothing.
func TestManyReports(t *testing.T) {
	t.Parallel()
	dir := testRecord(t)
	args := []string{"check", "--data", "rec", "--format", "json", "--fail-on", "never"}
	var want []string
	for i := range 120 {
		name := fmt.Sprintf("r%03d.txt", i)
		args = append(args, name)
		switch {
		case i%10 == 3: // not there
		case i%10 == 7:
			dir[name] = &fstest.MapFile{Data: []byte("%PDF-1.7")}
		default:
			dir[name] = &fstest.MapFile{Data: []byte(strings.Repeat("Bravia won three medals at the 2001 Summer Olympics.\n", 1+i%5))}
			want = append(want, name)
		}
	}
	got := run(t.Context(), dir, "", args...)
	if got.status != 2 {
		t.Errorf("exit %d, want 2: some files are broken", got.status)
	}
	if n := strings.Count(got.stderr, "altyn: read report "); n != 24 {
		t.Errorf("%d files were reported as broken, want 24", n)
	}
	var names []string
	for line := range strings.Lines(got.stdout) {
		var doc struct {
			Document struct{ Name string }
		}
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatal(err)
		}
		names = append(names, doc.Document.Name)
	}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("documents %v, want %v", names, want)
	}
	if again := run(t.Context(), dir, "", args...); again != got {
		t.Error("the same call gave another answer")
	}
}

// TestStopped makes sure that an interrupted run ends, and says how far it came.
func TestStopped(t *testing.T) {
	t.Parallel()
	dir := testRecord(t)
	args := []string{"read", "--data", "rec"}
	for i := range 50 {
		name := fmt.Sprintf("r%d.txt", i)
		dir[name] = &fstest.MapFile{Data: []byte("Bravia won three medals.\n")}
		args = append(args, name)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got := run(ctx, dir, "", args...)
	if got.status != 2 || !strings.Contains(got.stderr, "of 50 reports") {
		t.Errorf("exit %d: %s", got.status, got.stderr)
	}
}
