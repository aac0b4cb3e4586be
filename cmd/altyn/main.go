// Command altyn checks reports about the Olympic and Paralympic Games against the record of who won what, and gives
// medal tables as of any day. See doc/cli.md.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"time"

	"altyn/internal/cli"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200) // much of what is made is kept to the end: looking it through less often costs little room
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := cli.Run(ctx, cli.Env{
		Args:   os.Args[1:],
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		FS:     cli.OSFiles{},
		Now:    time.Now,
		Getenv: os.Getenv,
	})
	stop()
	os.Exit(status)
}
