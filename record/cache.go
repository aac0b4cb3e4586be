package record

import (
	"bufio"
	"cmp"
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
	"unsafe"

	"altyn"
	"altyn/journal"
)

// A cache file is a record as it was worked out from base and journal: the magic, the parts of an [image], the directory
// in JSON, and where to find it with the sum of all that comes before. Nothing is in it that base and journal do not give
// anew.
const cacheMagic = "altyn cache 4\n"

// The limits of a cache file, in bytes: MaxCache of all of it, maxDirectory of its directory.
const (
	MaxCache     = 1 << 31
	maxDirectory = 1 << 20
)

// cacheEnd is the length of what ends a cache file: where its directory is, how long, and the sum of what is before.
const cacheEnd = 20

// directory says what is in a cache file.
type directory struct {
	Base     string        `json:"base"`
	Ground   string        `json:"ground"` // revision of the tables below the journal
	Revision string        `json:"revision"`
	Seq      int64         `json:"seq"`
	At       altyn.Instant `json:"at"`
	Hash     []byte        `json:"hash"`
	Edition  Edition       `json:"edition"`
	Tables   []string      `json:"tables"` // those that the record has, in the order of the schema
	Podium   span          `json:"podium"` // numbers of entries, see podiumOf
	People   span          `json:"people"` // rows of people in order of id
	Image    imagePlan     `json:"image"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// WriteCache writes the record in a form that [OpenCache] opens fast. Base names what the journal was laid over, and
// stands in the file as it is given.
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
	d := directory{Base: base, Revision: r.Revision(), Seq: r.head.Seq, At: r.head.At, Hash: r.head.Hash[:], Edition: r.Edition()}
	if r.ground != nil {
		d.Ground = r.ground()
	}
	sum := crc32.New(castagnoli)
	out := bufio.NewWriterSize(w, 1<<20) // keeps the first error
	at := int64(0)
	put := func(part []byte) span {
		out.Write(part)
		sum.Write(part)
		at += int64(len(part))
		return span{at - int64(len(part)), int64(len(part))}
	}
	put([]byte(cacheMagic))
	all := func(name string) *Tables {
		if file, ok := r.shelf.tables[name]; ok {
			return file().rows
		}
		return &Tables{}
	}
	image := newImageWriter(put, 3*len(all("people").People)+len(all("entries").Entries))
	for _, b := range bindings {
		file, ok := r.shelf.tables[b.name]
		if !ok {
			continue
		}
		d.Tables = append(d.Tables, b.name)
		rows := file()
		if err := b.write(image, rows.rows, rows.from()); err != nil {
			return err
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(r.shelf.names)) {
		rows := r.shelf.names[lang]()
		if err := writeTable(image, "names/"+lang, rows.rows, rows.from(), nil); err != nil {
			return err
		}
	}
	var podium []byte
	for _, id := range podiumOf(all("results").Results, all("decisions").Decisions) {
		podium = binary.LittleEndian.AppendUint32(podium, image.number(string(id)))
	}
	d.Podium = put(podium)
	d.People = put(orderOf(all("people").People))
	var err error
	if d.Image, err = image.end(); err != nil {
		return err
	}
	text, err := json.Marshal(d)
	if err != nil {
		return err
	}
	where := put(text)
	var end [cacheEnd]byte
	binary.BigEndian.PutUint64(end[:], uint64(where[0]))
	binary.BigEndian.PutUint64(end[8:], uint64(where[1]))
	sum.Write(end[:16])
	binary.BigEndian.PutUint32(end[16:], sum.Sum32())
	out.Write(end[:])
	return out.Flush()
}

// OpenCache opens a record that WriteCache wrote for the same base, and uses it where it lies: file must not change from now
// on. Rows are made when they are first asked for. The error is for a file of another base or of another altyn, and for one
// of which a single bit is not as it was written.
func OpenCache(file []byte, base string) (*Record, error) {
	r, err := openCache(file, base)
	if err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	return r, nil
}

var errDamaged = errors.New("it is damaged")

func openCache(file []byte, base string) (*Record, error) {
	size := int64(len(file))
	if size < int64(len(cacheMagic))+cacheEnd || size > MaxCache {
		return nil, errDamaged
	}
	if string(file[:len(cacheMagic)]) != cacheMagic {
		return nil, errors.New("it is not one of this altyn")
	}
	end := file[size-cacheEnd:]
	at, n := int64(binary.BigEndian.Uint64(end)), int64(binary.BigEndian.Uint64(end[8:]))
	if n < 0 || n > maxDirectory || at < 0 || at != size-cacheEnd-n {
		return nil, errDamaged
	}
	var d directory
	if err := json.Unmarshal(file[at:at+n], &d); err != nil {
		return nil, errDamaged
	}
	if d.Base != base {
		return nil, errors.New("it was made over other tables")
	}
	if crc32.Checksum(file[:size-4], castagnoli) != binary.BigEndian.Uint32(end[16:]) {
		return nil, errDamaged
	}
	text := unsafe.String(unsafe.SliceData(file), at) // it does not change, and a copy would double the record
	image, err := openImage(text, d.Image)
	if err != nil {
		return nil, err
	}
	return recordOf(image, text, d)
}

// recordOf makes a record of an image.
func recordOf(im *image, text string, d directory) (*Record, error) {
	for _, s := range []span{d.Podium, d.People} {
		if s[0] < 0 || s[1] < 0 || s[0] > int64(len(text)) || s[1] > int64(len(text))-s[0] {
			return nil, errDamaged
		}
	}
	sh := &shelf{tables: map[string]func() shelved{}, names: map[string]func() shelvedNames{}, kept: map[string]func() keeper{}}
	for _, b := range bindings {
		if b.open == nil {
			continue
		}
		open := sync.OnceValue(func() keeper { return b.open(im) })
		if indexed[b.name] != nil {
			sh.kept[b.name] = open
		}
		if slices.Contains(d.Tables, b.name) {
			sh.tables[b.name] = sync.OnceValue(func() shelved { return open().shelved() })
		}
	}
	for name := range d.Image.Tables {
		if lang, ok := strings.CutPrefix(name, "names/"); ok {
			sh.names[lang] = sync.OnceValue(func() shelvedNames {
				s := newStock[altyn.Name](im, im.tables[name])
				return shelvedNames{s.every(), s.from}
			})
		}
	}
	sh.people = text[d.People[0] : d.People[0]+d.People[1]]
	podium := text[d.Podium[0] : d.Podium[0]+d.Podium[1]]
	sh.podium = sync.OnceValue(func() map[altyn.GamesID][]altyn.EntryID {
		m := map[altyn.GamesID][]altyn.EntryID{}
		for i := 0; i < len(podium); i += 4 {
			id := altyn.EntryID(im.text(number32(podium, i)))
			m[id.Games()] = append(m[id.Games()], id)
		}
		return m
	})
	r := newRecord(sh, 0)
	r.head = journal.Head{Seq: d.Seq, At: d.At}
	copy(r.head.Hash[:], d.Hash)
	r.edition = func() Edition { return d.Edition }
	r.files = sync.OnceValue(func() map[string]string { return canonical(r.Tables()) })
	r.revision = func() string { return d.Revision }
	r.ground = func() string { return d.Ground }
	return r, nil
}

// orderOf gives the places of the rows of people in order of id, those of one id in their order, as numbers of 4 bytes.
func orderOf(people []altyn.Person) []byte {
	places := make([]uint32, len(people))
	for i := range places {
		places[i] = uint32(i)
	}
	slices.SortFunc(places, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(people[a].ID, people[b].ID), cmp.Compare(a, b))
	})
	out := make([]byte, 0, 4*len(places))
	for _, i := range places {
		out = binary.LittleEndian.AppendUint32(out, i)
	}
	return out
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
