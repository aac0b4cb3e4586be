package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"altyn/internal/cli"
)

// A transcript is what a terminal shows: lines that begin with `$ ` are command lines, the lines after each are what it
// printed, those that begin with `2> ` on stderr, and `[exit N]` its status when that is not 0. The README's demo and
// the golden cases are transcripts; the same code runs both.
type transcript []exchange

type exchange struct {
	line   string // after `$ `
	output string // as the transcript has it
}

func parseTranscript(text string) transcript {
	var t transcript
	for line := range strings.Lines(text) {
		if cmd, ok := strings.CutPrefix(line, "$ "); ok {
			t = append(t, exchange{line: strings.TrimRight(cmd, "\n")})
			continue
		}
		if len(t) > 0 {
			t[len(t)-1].output += line
		}
	}
	return t
}

func (t transcript) String() string {
	var b strings.Builder
	for _, x := range t {
		fmt.Fprintf(&b, "$ %s\n%s", x.line, x.output)
	}
	return b.String()
}

// files is a folder in memory or on disk in which commands run. Absolute names and names that lead out of it do not exist.
type files struct{ fs.FS }

func (f files) Open(name string) (fs.File, error) {
	name = filepath.ToSlash(filepath.Clean(name))
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f.FS.Open(name)
}

// clock is the moment at which every test runs.
func clock() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }

// outcome is what a run of the command gave.
type outcome struct {
	stdout, stderr string
	status         int
}

func run(ctx context.Context, dir fs.FS, stdin string, args ...string) outcome {
	var stdout, stderr bytes.Buffer
	status := cli.Run(ctx, cli.Env{
		Args: args, Stdin: strings.NewReader(stdin), Stdout: &stdout, Stderr: &stderr,
		FS: files{dir}, Now: clock, Getenv: func(string) string { return "" },
	})
	return outcome{stdout.String(), stderr.String(), status}
}

// String gives the outcome as a transcript shows it.
func (o outcome) String() string {
	var b strings.Builder
	b.WriteString(o.stdout)
	if o.stdout != "" && !strings.HasSuffix(o.stdout, "\n") {
		b.WriteString("\n")
	}
	for line := range strings.Lines(o.stderr) {
		b.WriteString("2> " + strings.TrimRight(line, "\n") + "\n")
	}
	if o.status != 0 {
		fmt.Fprintf(&b, "[exit %d]\n", o.status)
	}
	return b.String()
}

// terminal gives the outcome as `go run` shows it in a terminal.
func (o outcome) terminal() string {
	s := o.stdout + o.stderr
	if o.status != 0 {
		s += fmt.Sprintf("exit status %d\n", o.status)
	}
	return s
}

// play runs the transcript's commands in dir and gives the transcript as it is.
func (t transcript) play(tb testing.TB, dir fs.FS) transcript {
	tb.Helper()
	out := make(transcript, len(t))
	for i, x := range t {
		o := perform(tb, dir, x.line)
		out[i] = exchange{x.line, o.String()}
		if strings.HasPrefix(x.line, "go run ") {
			out[i].output = o.terminal()
		}
	}
	return out
}

// perform runs one command line: `altyn ARGS`, with single or double quotes, `< FILE` and `| head -N`, no more.
func perform(tb testing.TB, dir fs.FS, line string) outcome {
	tb.Helper()
	line, pipe, piped := strings.Cut(line, " | ")
	words, err := split(line)
	if err != nil {
		tb.Fatalf("$ %s: %v", line, err)
	}
	var stdin string
	if n := len(words); n > 2 && words[n-2] == "<" {
		text, err := fs.ReadFile(files{dir}, words[n-1])
		if err != nil {
			tb.Fatalf("$ %s: %v", line, err)
		}
		stdin, words = string(text), words[:n-2]
	}
	if len(words) > 3 && words[0] == "go" && words[1] == "run" && words[2] == "./cmd/altyn" {
		words = words[2:]
	} else if len(words) == 0 || words[0] != "altyn" {
		tb.Fatalf("$ %s: only altyn can be run here", line)
	}
	out := run(tb.Context(), dir, stdin, words[1:]...)
	if piped {
		var n int
		if _, err := fmt.Sscanf(pipe, "head -%d", &n); err != nil {
			tb.Fatalf("$ %s | %s: only head -N may follow", line, pipe)
		}
		lines := strings.SplitAfter(out.stdout, "\n")
		out.stdout, out.status = strings.Join(lines[:min(n, len(lines))], ""), 0
	}
	return out
}

// split splits a command line into words as a shell does, as far as quotes go.
func split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune
	in := false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, in = r, true
		case r == ' ':
			if in {
				words = append(words, word.String())
				word.Reset()
				in = false
			}
		default:
			word.WriteRune(r)
			in = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("unclosed %c", quote)
	}
	if in {
		words = append(words, word.String())
	}
	return words, nil
}

// finding is a line that reports one: path:line:col: severity: or a line of a checked report that has a verdict.
var finding = regexp.MustCompile(`(?m)^(2> )?\S.*?:\d+(:\d+)?: (error|warning|note|inconsistent|contradicted|outdated|unknown)\b`)

func countFindings(s string) int { return len(finding.FindAllString(s, -1)) }

// demo gives the shell sessions of a Markdown document.
func demo(text string) []string {
	var out []string
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "```console\n")
		if !ok {
			return out
		}
		body, tail, ok := strings.Cut(after, "```")
		if !ok {
			return out
		}
		out = append(out, body)
		rest = tail
	}
}

// replaceFile writes text to a file of the repository.
func replaceFile(tb testing.TB, name, text string) {
	tb.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
}
