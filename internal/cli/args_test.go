package cli_test

import (
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"altyn/internal/cli"
)

// FuzzArgs makes sure that no command line ends in a panic, that a wrong one says so on stderr, and that the same line
// gives the same answer. Nothing but an empty folder is there to read.
func FuzzArgs(f *testing.F) {
	for _, line := range []string{
		"", "help", "table 2012S --as-of close", "table --by=total 1996S..2020S", "check -", "check -- -x", "--today 2026-11-20 show KAZ@2012S", "explain a:1",
		"lint --only x,y", "table -h", "-q -q", "--", "table 2012S --diff ..", "show \"\"", "help --format markdown", "table --limit 99999999999999999999", "-=", "---", "table @x",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if len(line) > 200 {
			return
		}
		args := strings.Split(line, " ")
		// Answers from the record that ships are tested elsewhere; here they would only take time.
		if !slices.Contains(args, "help") {
			args = append(args, "--data", "nowhere")
		}
		once := run(t.Context(), fstest.MapFS{}, "", args...)
		if once.status != 0 && once.stderr == "" {
			t.Errorf("%q: exit %d and not a word about why", args, once.status)
		}
		if again := run(t.Context(), fstest.MapFS{}, "", args...); again != once {
			t.Errorf("%q: %+v, then %+v", args, once, again)
		}
	})
}

// TestEveryExampleRuns runs the examples of the help that need no file of the user's.
func TestEveryExampleRuns(t *testing.T) {
	t.Parallel()
	help := run(t.Context(), fstest.MapFS{}, "", "help", "--format", "markdown").stdout
	n := 0
	for section := range strings.SplitSeq(help, "Examples:\n") {
		list, _, _ := strings.Cut(section, "\n\n")
		for line := range strings.Lines(list) {
			line = strings.TrimSpace(line)
			if !strings.HasPrefix(line, "altyn ") || strings.Contains(line, ".txt") || strings.Contains(line, "my-record") || strings.HasPrefix(line, "altyn serve") { // which serves until it is stopped
				continue
			}
			n++
			if got := perform(t, fstest.MapFS{}, line); got.status == cli.StatusTrouble {
				t.Errorf("$ %s: %s", line, got.stderr)
			}
		}
	}
	if n < 8 {
		t.Errorf("%d examples were run, want at least 8", n)
	}
}

// TestClosedPipe makes sure that a reader who goes away is no fault to report.
func TestClosedPipe(t *testing.T) {
	t.Parallel()
	var stderr strings.Builder
	status := cli.Run(t.Context(), cli.Env{
		Args: []string{"help"}, Stdin: strings.NewReader(""), Stdout: gone{}, Stderr: &stderr,
		FS: files{fstest.MapFS{}}, Now: time.Now, Getenv: func(string) string { return "" },
	})
	if status != cli.StatusTrouble || stderr.String() != "" {
		t.Errorf("exit %d, stderr %q", status, stderr.String())
	}
}

type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
