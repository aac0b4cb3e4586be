package desk

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"

	"altyn/check"
	"altyn/gazetteer"
)

// NamesCacheName is the name of the file, beside [CacheName], that keeps the names of a large record ready for reading.
const NamesCacheName = "names.cache"

// namesEdition tells builds of altyn apart that make other names of the same record and do not say which build they are.
// It goes up whenever surfaceNames or the gazetteer makes something else of a name.
const namesEdition = 2

// maxNamesCache bounds the file, in bytes; a larger one is taken for none.
const maxNamesCache = 1 << 30

// preparedNames is what is made of the names of a record before the first report is read.
type preparedNames struct {
	gazetteer *gazetteer.Gazetteer
	people    *check.People // nil: it is not kept
}

// prepare gives the names of the record: from the file that an earlier command left, else built, and then left for the
// next one when there are many. A file that cannot be read, or is of another record or build, is as good as none; one that
// cannot be written is left out.
func (d *Desk) prepare() preparedNames {
	if d.opt.Cache == "" || d.opt.Known != 0 || d.damage != nil {
		return preparedNames{gazetteer: gazetteer.Build(surfaceNames(d.rec))}
	}
	file := filepath.Join(filepath.Dir(d.opt.Cache), NamesCacheName)
	key := d.namesKey()
	if g, people := readNames(file, key); g != nil {
		return preparedNames{g, people}
	}
	n := 0
	g := gazetteer.Build(counting(surfaceNames(d.rec), &n))
	if n < CacheFrom {
		return preparedNames{gazetteer: g}
	}
	people := check.PeopleOf(d.rec)
	writeNames(file, key, g, people)
	return preparedNames{g, people}
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
func readNames(file, key string) (*gazetteer.Gazetteer, *check.People) {
	b, err := openContent(file, maxNamesCache)
	if err != nil || len(b) < len(key)+8 || string(b[:len(key)]) != key {
		return nil, nil
	}
	b = b[len(key):]
	n := binary.LittleEndian.Uint64(b)
	b = b[8:]
	if n > uint64(len(b)) {
		return nil, nil
	}
	g, err := gazetteer.Open(b[:n:n])
	if err != nil {
		return nil, nil
	}
	people, err := check.OpenPeople(b[min((n+7)&^7, uint64(len(b))):])
	if err != nil {
		return nil, nil
	}
	return g, people
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

// writeNames writes the file beside its place and moves it there, so that nobody reads half of it: the key, the length of the
// gazetteer, the gazetteer, people.
func writeNames(file, key string, g *gazetteer.Gazetteer, people *check.People) {
	b, err := g.MarshalBinary()
	if err != nil {
		return
	}
	p, err := people.MarshalBinary()
	if err != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(file), NamesCacheName+".*")
	if err != nil {
		return
	}
	_, err1 := f.Write(binary.LittleEndian.AppendUint64([]byte(key), uint64(len(b))))
	_, err2 := f.Write(append(b, make([]byte, -len(b)&7)...))
	_, err3 := f.Write(p)
	if err = errors.Join(err1, err2, err3, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
