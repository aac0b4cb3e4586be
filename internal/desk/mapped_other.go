//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package desk

import "os"

// contentOf gives what a file holds.
func contentOf(f *os.File, size int) ([]byte, error) { return readContent(f, size) }
