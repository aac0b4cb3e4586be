//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package desk

import (
	"os"
	"syscall"
)

// contentOf gives what a file holds, as long as the process runs, without reading it: what is asked for comes when it is
// asked for, and is shared by all processes. The file must not be written to, only replaced by another of its name.
func contentOf(f *os.File, size int) ([]byte, error) {
	if size == 0 {
		return nil, nil
	}
	b, err := syscall.Mmap(int(f.Fd()), 0, size, syscall.PROT_READ, syscall.MAP_PRIVATE)
	if err != nil {
		return readContent(f, size) // there are file systems that cannot
	}
	return b, nil
}
