package record

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"altyn"
	"altyn/internal/table"
	"altyn/journal"
)

// A cache file is a record in parts, as it was worked out from base and journal: after the magic the sections one after
// the other, then the directory, in JSON, and where to find it. A section is rows as CSV, in the order
// of the record, or where each of them was read. Nothing is in it that base and journal do not give anew.
const cacheMagic = "altyn cache 1\n"

// maxDirectory bounds the directory of a cache file, in bytes.
const maxDirectory = 64 << 20

// directory says what is in a cache file.
type directory struct {
	Base     string               `json:"base"`
	Ground   string               `json:"ground"` // revision of the tables below the journal
	Revision string               `json:"revision"`
	Seq      int64                `json:"seq"`
	At       altyn.Instant        `json:"at"`
	Hash     []byte               `json:"hash"`
	Games    []altyn.GamesID      `json:"games"`
	Sections map[string]sectionAt `json:"sections"`
	Edition  Edition              `json:"edition"`
}

type sectionAt struct {
	Offset int64  `json:"o"`
	Length int64  `json:"n"`
	Sum    uint32 `json:"c"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// WriteCache writes the record in a form that [OpenCache] opens fast: in parts, of which a question reads the few that
// it needs. Base names what the journal was laid over, and stands in the file as it is given.
func WriteCache(w io.Writer, r *Record, base string) error {
	if err := writeCache(w, r, base); err != nil {
		return fmt.Errorf("write cache: %w", err)
	}
	return nil
}

func writeCache(w io.Writer, r *Record, base string) error {
	if r.at != 0 {
		return errors.New("only the record as it is now can be kept")
	}
	ground := ""
	if r.ground != nil {
		ground = r.ground()
	}
	d := directory{Base: base, Ground: ground, Revision: r.Revision(), Seq: r.head.Seq, At: r.head.At, Hash: r.head.Hash[:], Sections: map[string]sectionAt{}, Edition: r.Edition()}
	out := bufio.NewWriterSize(w, 1<<20)
	out.WriteString(cacheMagic)
	at := int64(len(cacheMagic))
	put := func(name string, text []byte, from origin) {
		for _, s := range []struct {
			name string
			text []byte
		}{{name, text}, {name + "@", from.encode()}} {
			d.Sections[s.name] = sectionAt{at, int64(len(s.text)), crc32.Checksum(s.text, castagnoli)}
			out.Write(s.text) // the writer keeps the first error
			at += int64(len(s.text))
		}
	}
	for _, b := range bindings {
		file, ok := r.shelf.tables[b.name]
		if !ok || slices.Contains(inParts, b.name) {
			continue
		}
		rows := file()
		text, err := b.encode(rows.rows)
		if err != nil {
			return err
		}
		put("table/"+b.name, text, rows.from())
	}
	for _, lang := range slices.Sorted(maps.Keys(r.shelf.names)) {
		rows := r.shelf.names[lang]()
		text, err := encodeInOrder(rows.rows)
		if err != nil {
			return err
		}
		put("names/"+lang, text, rows.from())
	}
	games, err := r.stands()
	if err != nil {
		return err
	}
	for _, g := range slices.SortedFunc(maps.Keys(games), altyn.CompareGames) {
		d.Games = append(d.Games, g)
		st := games[g]()
		for half := range st {
			for _, name := range inParts {
				rows := joinSections(name, st[half:half+1])
				text, err := bindingOf(name).encode(rows.rows)
				if err != nil {
					return err
				}
				put(partName(g, half, name), text, rows.from())
			}
		}
	}
	head, err := json.Marshal(d)
	if err != nil {
		return err
	}
	out.Write(head)
	var end [cacheEnd]byte
	binary.BigEndian.PutUint64(end[:], uint64(at))
	binary.BigEndian.PutUint64(end[8:], uint64(len(head)))
	binary.BigEndian.PutUint32(end[16:], crc32.Checksum(head, castagnoli))
	out.Write(end[:])
	return out.Flush()
}

// cacheEnd is the length of what ends a cache file: where its directory is, how long, and its sum.
const cacheEnd = 20

func partName(g altyn.GamesID, half int, table string) string {
	return fmt.Sprintf("games/%s/%d/%s", g, half, table)
}

func encodeInOrder[T any](rows []T) ([]byte, error) {
	var b bytes.Buffer
	err := table.WriteInOrder(&b, rows)
	return b.Bytes(), err
}

// stands gives entries, members and results in parts by Games, each part made when it is asked for and not kept. An
// entry whose columns are at odds with its id fits into no part: such a record is kept whole, and lint says what is wrong.
func (r *Record) stands() (map[altyn.GamesID]func() *stand, error) {
	out := map[altyn.GamesID]func() *stand{}
	if r.shelf.games != nil {
		for g, st := range r.shelf.games {
			out[g] = func() *stand { return st }
		}
		return out, nil
	}
	places := map[altyn.GamesID]*[3][]int{} // rows of each table
	add := func(g altyn.GamesID, table, row int) {
		if places[g] == nil {
			places[g] = &[3][]int{}
		}
		places[g][table] = append(places[g][table], row)
	}
	var whole [3]shelved
	for i, name := range inParts {
		whole[i] = shelved{rows: &Tables{}, from: noOrigin}
		if file, ok := r.shelf.tables[name]; ok {
			whole[i] = file()
		}
	}
	entries, members, results := whole[0].rows.Entries, whole[1].rows.Members, whole[2].rows.Results
	for i := range entries {
		g := entries[i].ID.Games()
		if g != entries[i].Games {
			return nil, fmt.Errorf("the entry %s is of %s", entries[i].ID, entries[i].Games)
		}
		add(g, 0, i)
	}
	for i := range members {
		add(members[i].Entry.Games(), 1, i)
	}
	for i := range results {
		add(results[i].Entry.Games(), 2, i)
	}
	touched := touchedEntries(r.shelf.tables["decisions"])
	for g, at := range places {
		out[g] = func() *stand {
			t := [3]shelved{{rows: &Tables{Entries: pickAt(entries, at[0])}}, {rows: &Tables{Members: pickAt(members, at[1])}}, {rows: &Tables{Results: pickAt(results, at[2])}}}
			for i := range t {
				t[i].from = sync.OnceValue(func() origin { return whole[i].from().pick(at[i]) })
			}
			return newStand(t, touched)
		}
	}
	return out, nil
}

// OpenCache opens a record that WriteCache wrote for the same base. Parts are read when they are first asked for; one
// that is damaged is not used: then fallback gives the record anew, from base and journal.
func OpenCache(f io.ReaderAt, size int64, base string, fallback func() (*Record, error)) (*Record, error) {
	start, end := make([]byte, len(cacheMagic)), make([]byte, cacheEnd)
	if _, err := f.ReadAt(start, 0); err != nil || string(start) != cacheMagic {
		return nil, errors.New("open cache: not one of this altyn")
	}
	if _, err := f.ReadAt(end, size-cacheEnd); err != nil {
		return nil, errors.New("open cache: it is damaged")
	}
	at, n := int64(binary.BigEndian.Uint64(end)), int64(binary.BigEndian.Uint64(end[8:]))
	if n < 0 || n > maxDirectory || at < 0 || at > size-cacheEnd-n {
		return nil, errors.New("open cache: it is damaged")
	}
	text := make([]byte, n)
	if _, err := f.ReadAt(text, at); err != nil || crc32.Checksum(text, castagnoli) != binary.BigEndian.Uint32(end[16:]) {
		return nil, errors.New("open cache: it is damaged")
	}
	c := &cache{f: f}
	if err := json.Unmarshal(text, &c.dir); err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	if c.dir.Base != base {
		return nil, errors.New("open cache: it was made over other tables")
	}
	c.again = sync.OnceValue(func() *shelf {
		r, err := fallback()
		if err != nil {
			r = New(Tables{}) // whoever gave the fallback has said what is wrong
		}
		return r.shelf
	})
	sh := &shelf{tables: map[string]func() shelved{}, names: map[string]func() shelvedNames{}, games: map[altyn.GamesID]*stand{}}
	for _, b := range bindings {
		if _, ok := c.dir.Sections["table/"+b.name]; ok {
			sh.tables[b.name] = sync.OnceValue(func() shelved {
				return c.load("table/"+b.name, b, func(s *shelf) shelved { return s.tables[b.name]() })
			})
		}
	}
	for name := range c.dir.Sections {
		if lang, ok := strings.CutPrefix(name, "names/"); ok && !strings.HasSuffix(name, "@") {
			sh.names[lang] = sync.OnceValue(func() shelvedNames { return c.names(lang) })
		}
	}
	for _, g := range c.dir.Games {
		sh.games[g] = c.stand(g)
	}
	wholeTables(sh, sh.games)
	r := newRecord(sh, 0)
	r.head = journal.Head{Seq: c.dir.Seq, At: c.dir.At}
	copy(r.head.Hash[:], c.dir.Hash)
	r.edition = func() Edition { return c.dir.Edition }
	r.files = sync.OnceValue(func() map[string]string { return canonical(r.Tables()) })
	r.revision = func() string { return c.dir.Revision }
	r.ground = func() string { return c.dir.Ground }
	return r, nil
}

// cache is an open cache file.
type cache struct {
	f     io.ReaderAt
	dir   directory
	again func() *shelf // the record from base and journal
}

// read gives a section; false when it is not there as it was written.
func (c *cache) read(name string) (string, bool) {
	at, ok := c.dir.Sections[name]
	if !ok || at.Length < 0 || at.Length > table.MaxBytes {
		return "", false
	}
	text := make([]byte, at.Length)
	if n, err := c.f.ReadAt(text, at.Offset); n < len(text) && err != nil || crc32.Checksum(text, castagnoli) != at.Sum {
		return "", false
	}
	return string(text), true
}

// from gives the origin of the rows of a section.
func (c *cache) from(name string) func() origin {
	return sync.OnceValue(func() origin {
		text, _ := c.read(name + "@")
		return decodeOrigin([]byte(text))
	})
}

// load gives the rows of a section; when it is damaged, what the record made anew has in its place.
func (c *cache) load(name string, b binding, anew func(*shelf) shelved) shelved {
	if text, ok := c.read(name); ok {
		p := b.parse(name, text, nil)
		if len(p.findings) == 0 {
			file := b.shelve([]part{p})
			file.from = c.from(name)
			return file
		}
	}
	return anew(c.again())
}

func (c *cache) names(lang string) shelvedNames {
	if text, ok := c.read("names/" + lang); ok {
		if rows, _, findings := table.Parse[altyn.Name]("names/"+lang, text); len(findings) == 0 {
			return shelvedNames{rows, c.from("names/" + lang)}
		}
	}
	if rows, ok := c.again().names[lang]; ok {
		return rows()
	}
	return shelvedNames{from: noOrigin}
}

func (c *cache) stand(g altyn.GamesID) *stand {
	anew := sync.OnceValue(func() *stand {
		if all, err := (&Record{shelf: c.again()}).stands(); err == nil && all[g] != nil {
			return all[g]()
		}
		return newStand([3]shelved{{&Tables{}, noOrigin}, {&Tables{}, noOrigin}, {&Tables{}, noOrigin}}, nil)
	})
	var st stand
	for half := range st {
		get := func(name string) func() shelved {
			return sync.OnceValue(func() shelved {
				return c.load(partName(g, half, name), bindingOf(name), func(*shelf) shelved { return joinSections(name, anew()[half:half+1]) })
			})
		}
		e, m, r := get("entries"), get("members"), get("results")
		st[half] = section{
			entries: func() ([]altyn.Entry, func() origin) { return e().rows.Entries, e().from },
			members: func() ([]altyn.Member, func() origin) { return m().rows.Members, m().from },
			results: func() ([]altyn.Result, func() origin) { return r().rows.Results, r().from },
		}
	}
	return &st
}

// encode writes the origin: for each file its path, the number of rows and their lines, each line as its step from the
// one before.
func (o origin) encode() []byte {
	var b []byte
	for k, p := range o.paths {
		b = binary.AppendUvarint(b, uint64(len(p)))
		b = append(b, p...)
		b = binary.AppendUvarint(b, uint64(len(o.lines[k])))
		last := int64(0)
		for _, n := range o.lines[k] {
			b = binary.AppendVarint(b, int64(n)-last)
			last = int64(n)
		}
	}
	return b
}

// decodeOrigin reads what encode wrote; of what is damaged, as much as can be read.
func decodeOrigin(b []byte) origin {
	var parts []part
	number := func() (int, bool) {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)) {
			return 0, false
		}
		b = b[k:]
		return int(n), true
	}
	for len(b) > 0 {
		n, ok := number()
		if !ok || n > len(b) {
			break
		}
		p := part{path: string(b[:n])}
		b = b[n:]
		if n, ok = number(); !ok {
			break
		}
		last := int64(0)
		for range n {
			step, k := binary.Varint(b)
			if k <= 0 {
				break
			}
			b = b[k:]
			last += step
			p.lines = append(p.lines, int32(last))
		}
		parts = append(parts, p)
	}
	return originOf(parts...)
}
