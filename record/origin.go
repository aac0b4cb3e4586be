package record

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"altyn"
)

// origin is where the rows of one table were read: line i is that of row i, and file k starts at row first[k].
type origin struct {
	paths []string
	first []int
	lines [][]int32
}

func originOf(parts ...part) origin {
	var o origin
	n := 0
	for _, p := range parts {
		o.paths, o.first, o.lines = append(o.paths, p.path), append(o.first, n), append(o.lines, p.lines)
		n += len(p.lines)
	}
	return o
}

// at gives the file and line of row i.
func (o origin) at(i int) (path string, line int, ok bool) {
	k := sort.Search(len(o.first), func(k int) bool { return o.first[k] > i }) - 1
	if k < 0 || i-o.first[k] >= len(o.lines[k]) {
		return "", 0, false
	}
	return o.paths[k], int(o.lines[k][i-o.first[k]]), true
}

// At gives the file and line of row i of the slice that [Record.Tables] has for the table. The names of a language are
// the table names/<language>. It reports false for a record that was made in memory.
func (r *Record) At(table string, i int) (path string, line int, ok bool) {
	if lang, ok := strings.CutPrefix(table, "names/"); ok {
		if rows, ok := r.shelf.names[lang]; ok {
			return rows().from().at(i)
		}
		return "", 0, false
	}
	if rows, ok := r.shelf.tables[table]; ok {
		return rows().from().at(i)
	}
	return "", 0, false
}

// Where gives the file and line of the row with this id, withdrawn or not; of several with one id, the first. Rows of
// names have ids such as names/kk:nation|KAZ|Қазақстан|preferred. It reports false when there is none, or when the
// record was made in memory.
func (r *Record) Where(id altyn.RowID) (path string, line int, ok bool) {
	at, ok := r.index().rows()[id]
	if !ok {
		return "", 0, false
	}
	return r.At(at.table, at.row)
}

type rowAt struct {
	table string
	row   int
}

// rowIDs finds every row by its id.
func rowIDs(t *Tables) map[altyn.RowID]rowAt {
	all := map[altyn.RowID]rowAt{}
	add := func(table string, i int, key string) {
		id := altyn.NewRowID(table, key)
		if _, ok := all[id]; !ok {
			all[id] = rowAt{table, i}
		}
	}
	for _, b := range bindings {
		if b.keys != nil {
			b.keys(t)(func(i int, key string) bool { add(b.name, i, key); return true })
		}
	}
	for lang, names := range t.Names {
		for i := range names {
			add("names/"+lang, i, names[i].Key())
		}
	}
	return all
}

// digest is a short hash of the files of a record, whatever the order they were read in.
func digest(files map[string]string) string {
	h := sha256.New()
	for _, p := range slices.Sorted(maps.Keys(files)) {
		io.WriteString(h, p+"\x00"+strconv.Itoa(len(files[p]))+"\x00")
		io.WriteString(h, files[p])
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// and gives the origin of n rows of o followed by those of parts.
func (o origin) and(n int, parts []part) origin {
	return o.shift(originOf(parts...), n)
}

// shift gives the origin of the rows of o followed, from row start on, by those of p.
func (o origin) shift(p origin, start int) origin {
	out := origin{slices.Clone(o.paths), slices.Clone(o.first), slices.Clone(o.lines)}
	for k := range p.paths {
		out.paths, out.first, out.lines = append(out.paths, p.paths[k]), append(out.first, p.first[k]+start), append(out.lines, p.lines[k])
	}
	return out
}

// RowsFrom counts the rows of the record that were read from the file, or from the entry of a journal; see [Overlay].
func (r *Record) RowsFrom(file string) int {
	_, base, _ := strings.Cut(file, "/")
	if !strings.HasPrefix(file, "journal.sqlite#") {
		base = file
	}
	name, ok := TableAt(base)
	if !ok {
		return 0
	}
	var o origin
	if name == "names" {
		if rows, ok := r.shelf.names[language(base)]; ok {
			o = rows().from()
		}
	} else if rows, ok := r.shelf.tables[name]; ok {
		o = rows().from()
	}
	n := 0
	for k, p := range o.paths {
		if p == file {
			n += len(o.lines[k])
		}
	}
	return n
}

// Claims gives the provenance of each row that counts with this id: of several, each is what other sources say.
func (r *Record) Claims(id altyn.RowID) []altyn.Provenance {
	var out []altyn.Provenance
	for k, p := range r.rowsOf(id.Table()) {
		if k == id && p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// RowIDs yields the id of each row of the table that counts. The names of a language are the table names/<language>.
func (r *Record) RowIDs(table string) iter.Seq[altyn.RowID] {
	return func(yield func(altyn.RowID) bool) {
		for id := range r.rowsOf(table) {
			if !yield(id) {
				return
			}
		}
	}
}

// rowsOf yields id and provenance of the rows of a table that count.
func (r *Record) rowsOf(name string) iter.Seq2[altyn.RowID, *altyn.Provenance] {
	return func(yield func(altyn.RowID, *altyn.Provenance) bool) {
		if lang, ok := strings.CutPrefix(name, "names/"); ok {
			names := r.Names(lang)
			for i := range names {
				if !yield(altyn.NewRowID(name, names[i].Key()), &names[i].Provenance) {
					return
				}
			}
			return
		}
		if _, ok := r.filled[name]; !ok || name == "names" {
			return
		}
		r.need(name)
		for key, p := range bindingOf(name).provenances(&r.now) {
			if !yield(altyn.NewRowID(name, key), p) {
				return
			}
		}
	}
}
