package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// problem is an error with its remedy: what the user can do about it.
type problem struct {
	err error
	fix string // one line, or several separated by newlines; "" when there is nothing to advise
}

func (p *problem) Error() string { return p.err.Error() }
func (p *problem) Unwrap() error { return p.err }

// mend gives err a remedy.
func mend(err error, format string, args ...any) error {
	return &problem{err: err, fix: fmt.Sprintf(format, args...)}
}

// remedy is what other packages' errors may know of their own remedy.
type remedy interface{ Fix() string }

// complain prints an error and its remedy as every subcommand does: `altyn: verb noun: cause`, then `fix:`.
func complain(w io.Writer, err error) {
	var fixes []string
	var p *problem
	var r remedy
	if errors.As(err, &p) && p.fix != "" {
		fixes = append(fixes, strings.Split(p.fix, "\n")...)
	} else if errors.As(err, &r) && r.Fix() != "" {
		fixes = append(fixes, strings.Split(r.Fix(), "\n")...)
	}
	fmt.Fprintf(w, "altyn: %v\n", err)
	for _, f := range fixes {
		fmt.Fprintf(w, "\tfix: %s\n", f)
	}
}
