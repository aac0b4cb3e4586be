package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// build builds the command as a user would.
func build(tb testing.TB) string {
	tb.Helper()
	binary := filepath.Join(tb.TempDir(), "altyn")
	out, err := exec.CommandContext(tb.Context(), "go", "build", "-o", binary, ".").CombinedOutput()
	if err != nil {
		tb.Fatalf("go build: %v\n%s", err, out)
	}
	return binary
}

// TestProcess runs the command as a process: exit statuses, standard input, a folder far from the repository, another
// locale and time zone.
func TestProcess(t *testing.T) {
	t.Parallel()
	binary := build(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(report), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "secret.txt"), []byte(report), 0); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   string
		stdin  string
		status int
		stdout string // a part of it
		stderr string
	}{
		{"version", "", 0, "record", ""},
		{"table 2012S --today 2026-11-20 --as-of close --only KAZ", "", 0, "KAZ", ""},
		{"check - --format json --today 2026-11-20", report, -1, `"schema":"altyn.statements/1"`, ""},
		{"check a.txt --format json --today 2026-11-20", "", -1, `"name":"a.txt"`, ""},
		{"check .", "", 2, "", "it is a folder"},
		{"check nowhere", "", 2, "", "does not exist"},
		{"lint nowhere", "", 2, "", "nowhere"},
		{"tabel", "", 2, "", "table"},
	} {
		var stdout, stderr bytes.Buffer
		cmd := exec.CommandContext(t.Context(), binary, strings.Fields(c.args)...)
		cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, strings.NewReader(c.stdin), &stdout, &stderr
		cmd.Env = append(os.Environ(), "LC_ALL=kk_KZ.UTF-8", "LANG=kk_KZ.UTF-8", "TZ=Asia/Almaty")
		err := cmd.Run()
		if _, exited := err.(*exec.ExitError); err != nil && !exited {
			t.Fatal(err)
		}
		status := cmd.ProcessState.ExitCode()
		if c.status >= 0 && status != c.status || c.status < 0 && status > 1 {
			t.Errorf("altyn %s: exit %d, want %d\n%s", c.args, status, c.status, &stderr)
		}
		if !strings.Contains(stdout.String(), c.stdout) || !strings.Contains(stderr.String(), c.stderr) {
			t.Errorf("altyn %s:\nstdout %s\nstderr %s", c.args, &stdout, &stderr)
		}
	}
	if os.Geteuid() != 0 { // root reads everything
		cmd := exec.CommandContext(t.Context(), binary, "check", filepath.Join(dir, "secret.txt"))
		if out, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "permission denied") {
			t.Errorf("an unreadable file: exit %d: %s", cmd.ProcessState.ExitCode(), out)
		}
	}
}

// report has about 300 words.
var report = "Kazakhstan at the 2012 Summer Olympics\n\n" + strings.Repeat(
	"Kazakhstan won three gold medals in London. Olga Rypakova took gold in the women's triple jump on 5 August, and Serik Sapiyev was "+
		"the best welterweight of the boxing tournament. The team had trained in the mountains near Almaty for most of the spring, and its "+
		"coaches were pleased with the form of the younger athletes, who will be back in four years.\n\n", 5)
