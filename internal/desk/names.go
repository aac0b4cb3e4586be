package desk

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"altyn/gazetteer"
)

// NamesCacheName is the name of the file, beside [CacheName], that keeps the names of a large record ready for reading.
const NamesCacheName = "names.cache"

// namesEdition tells builds of altyn apart that make other names of the same record and do not say which build they are.
// It goes up whenever surfaceNames or the gazetteer makes something else of a name.
const namesEdition = 1

// maxNamesCache bounds the file, in bytes; a larger one is taken for none.
const maxNamesCache = 1 << 30

// gazetteer gives the names of the record: from the file that an earlier command left, else built, and then left for the
// next one when there are many. A file that cannot be read, or is of another record or build, is as good as none; one that
// cannot be written is left out.
func (d *Desk) gazetteer() *gazetteer.Gazetteer {
	if d.opt.Cache == "" || d.opt.Known != 0 || d.damage != nil {
		return gazetteer.Build(surfaceNames(d.rec))
	}
	file := filepath.Join(filepath.Dir(d.opt.Cache), NamesCacheName)
	key := d.namesKey()
	if g := readNames(file, key); g != nil {
		return g
	}
	n := 0
	g := gazetteer.Build(counting(surfaceNames(d.rec), &n))
	if n >= CacheFrom {
		writeNames(file, key, g)
	}
	return g
}

func counting[T any](seq iter.Seq[T], n *int) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			*n++
			if !yield(v) {
				return
			}
		}
	}
}

// namesKey tells what a file of names was made from: this record, by this build.
func (d *Desk) namesKey() string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %q\n", namesEdition, d.rec.Revision())
	if info, ok := debug.ReadBuildInfo(); ok {
		fmt.Fprintf(h, "%q\n", info.Main.Version)
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision", "vcs.modified", "vcs.time":
				fmt.Fprintf(h, "%q\n", s.Value)
			}
		}
	}
	return fmt.Sprintf("%-127x\n", h.Sum(nil)) // what follows begins at a multiple of eight
}

// readNames gives the names in the file when it is whole and has the key, nil otherwise.
func readNames(file, key string) *gazetteer.Gazetteer {
	b, err := openContent(file, maxNamesCache)
	if err != nil || !strings.HasPrefix(string(b[:min(len(key), len(b))]), key) {
		return nil
	}
	g, err := gazetteer.Open(b[len(key):])
	if err != nil {
		return nil
	}
	return g
}

// openContent gives what a regular file of at most so many bytes holds.
func openContent(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, fmt.Errorf("open %s: no regular file, or too large", name)
	}
	return contentOf(f, int(info.Size()))
}

// readContent reads what a file holds.
func readContent(f io.ReaderAt, size int) ([]byte, error) {
	b := make([]byte, size)
	if n, err := f.ReadAt(b, 0); n < size {
		return nil, err
	}
	return b, nil
}

// writeNames writes the file beside its place and moves it there, so that nobody reads half of it.
func writeNames(file, key string, g *gazetteer.Gazetteer) {
	b, err := g.MarshalBinary()
	if err != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(file), NamesCacheName+".*")
	if err != nil {
		return
	}
	_, err1 := io.WriteString(f, key)
	_, err2 := f.Write(b)
	if err = errors.Join(err1, err2, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
