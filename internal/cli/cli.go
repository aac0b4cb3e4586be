// Package cli is the command altyn: it parses arguments, opens files, runs one subcommand, and words what went wrong.
// One file is one subcommand.
//
// It holds no knowledge of the Games. What a command needs is wired by [altyn/internal/desk]; medal tables come from
// [altyn/medal], findings and checked reports are worded by [altyn/internal/report]. Besides the server, it is the only
// package that may look at the clock, the environment and the file system; all three arrive through [Env], so that a
// test can run a command without a process.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"altyn"
	"altyn/internal/report"
	"altyn/journal"
)

// The exit statuses of every subcommand.
const (
	StatusOK       = 0 // nothing at or above --fail-on
	StatusFindings = 1 // something at or above --fail-on
	StatusTrouble  = 2 // it could not run: usage, unreadable input, a question that the record cannot answer
)

// Env is all that a command sees of the world outside.
type Env struct {
	Args   []string            // arguments, without the name of the program
	Stdin  io.Reader           // what `-` stands for
	Stdout io.Writer           // the answer
	Stderr io.Writer           // errors, notes, progress
	FS     fs.FS               // files, by the path the user gave: absolute or relative to the working directory
	Now    func() time.Time    // the clock, asked only where --today is not given
	Getenv func(string) string // environment; only NO_COLOR, TERM and LANG-like variables are asked for
}

// OSFiles are the files of the machine. Unlike [os.DirFS] it takes any path that the machine takes.
type OSFiles struct{}

// Open opens the named file for reading.
func (OSFiles) Open(name string) (fs.File, error) { return os.Open(name) }

// folder is a folder of another file system whose paths need not be valid in the sense of [fs.ValidPath].
type folder struct {
	in  fs.FS
	dir string
}

// Open opens a file inside the folder.
func (f folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.in.Open(filepath.Join(f.dir, filepath.FromSlash(name)))
}

// Run runs the command and gives its exit status. Everything it has to say is on env.Stdout and env.Stderr.
func Run(ctx context.Context, env Env) int {
	out := bufio.NewWriterSize(env.Stdout, 64<<10)
	status, err := run(ctx, env, out)
	if flushErr := out.Flush(); err == nil && flushErr != nil {
		err = fmt.Errorf("write output: %w", flushErr)
	}
	switch {
	case err == nil:
		return status
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return StatusTrouble // the reader went away: `altyn table | head -3`; there is nobody to tell
	}
	complain(env.Stderr, err)
	return StatusTrouble
}

func run(ctx context.Context, env Env, out io.Writer) (int, error) {
	call, err := parse(env.Args)
	if err != nil {
		return StatusTrouble, err
	}
	s := &session{ctx: ctx, env: env, out: out, flags: call.flags}
	status, err := call.run(s)
	if err == nil {
		s.settle()
	}
	if s.journal != nil {
		err = errors.Join(err, s.journal.Close())
	}
	return status, err
}

// session is one run of one subcommand.
type session struct {
	ctx   context.Context
	env   Env
	out   io.Writer
	flags flags
	today altyn.Day // 0 until asked for

	journal journal.Log // that of --data, once it is asked for
	writes  bool        // the command writes to it

	catalogue *report.Catalogue // once words has been called
	printer   *report.Printer
}

// note tells the user something beside the answer, on stderr, unless --quiet.
func (s *session) note(format string, args ...any) {
	if !s.flags.Quiet {
		fmt.Fprintf(s.env.Stderr, format+"\n", args...)
	}
}
