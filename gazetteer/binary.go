package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
	"slices"
	"unsafe"

	"altyn"
)

// The binary form: magic, CRC-32C of the rest, then the parts in a fixed order, each with its number of items before it and
// each beginning at a multiple of eight bytes. Numbers are little-endian and 32 bits wide, slots of hash tables 64. It holds
// no pointers, and lies as a machine of that order holds it in memory: there it is used where it lies, see [Open].
const magic = "altyn gazetteer 3\n\x00\x00"

// bodyAt is where what the sum is of begins.
const bodyAt = len(magic) + 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// MarshalBinary gives a form that UnmarshalBinary reads much faster than Build builds. Equal gazetteers give equal bytes.
func (g *Gazetteer) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, g.size()+g.size()/64+4096)
	b = append(b, magic...)
	b = append(b, 0, 0, 0, 0)
	b = appendString(b, g.blob)
	b = appendCount(b, len(g.langs))
	for _, l := range g.langs {
		b = appendString(b, l)
	}
	b = appendCount(b, len(g.dates))
	for _, d := range g.dates {
		b = appendString(b, d.String())
	}
	b = appendCount(b, len(g.entities))
	for _, e := range g.entities {
		b = appendNumbers(b, e.id, e.idEnd, uint32(e.kind))
	}
	b = appendCount(b, len(g.forms))
	for i := range g.forms {
		f := &g.forms[i]
		b = appendNumbers(b, f.text, f.textEnd, f.entity, uint32(f.initial), uint32(f.lang)|uint32(f.valid)<<16, uint32(f.form)|uint32(f.need)<<8)
	}
	for _, v := range [...]*vocabulary{&g.exact, &g.sounds} {
		b = appendSlice(b, v.start)
		b = appendString(b, string(v.blob))
		b = appendCount(b, len(v.slots))
		for _, s := range v.slots {
			b = binary.LittleEndian.AppendUint64(b, s)
		}
	}
	for _, s := range [...][]uint32{g.symbol, g.children, g.list_, g.listStart} {
		b = appendSlice(b, s)
	}
	b = appendString(b, string(g.cases))
	b = appendCount(b, len(g.pairs))
	for _, p := range g.pairs {
		b = binary.LittleEndian.AppendUint64(b, p)
	}
	binary.LittleEndian.PutUint32(b[len(magic):], crc32.Checksum(b[bodyAt:], castagnoli))
	return b, nil
}

// size gives about how many bytes the gazetteer holds.
func (g *Gazetteer) size() int {
	return len(g.blob) + len(g.forms)*28 + len(g.entities)*12 + 4*(len(g.symbol)+len(g.children)+len(g.list_)+len(g.listStart)) + len(g.cases) + 8*len(g.pairs) +
		len(g.exact.blob) + 8*len(g.exact.slots) + 4*len(g.exact.start) + len(g.sounds.blob) + 8*len(g.sounds.slots) + 4*len(g.sounds.start)
}

// appendCount begins a part.
func appendCount(b []byte, n int) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(n))
	for len(b)%8 != 0 {
		b = append(b, 0)
	}
	return b
}

func appendString(b []byte, s string) []byte { return append(appendCount(b, len(s)), s...) }

func appendNumbers(b []byte, s ...uint32) []byte {
	for _, v := range s {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func appendSlice(b []byte, s []uint32) []byte { return appendNumbers(appendCount(b, len(s)), s...) }

// UnmarshalBinary reads what MarshalBinary wrote. Any other bytes give an error, and leave g as it was.
func (g *Gazetteer) UnmarshalBinary(data []byte) error {
	n, err := Open(bytes.Clone(data))
	if err == nil {
		*g = *n
	}
	return err
}

// Open gives the gazetteer that MarshalBinary wrote, and uses it where it lies: data must not change from now on. Any other
// bytes give an error. All of it is read once, so that nothing that is damaged is used, and little of it is copied.
func Open(data []byte) (*Gazetteer, error) {
	if len(data) < bodyAt || string(data[:len(magic)]) != magic {
		return nil, errors.New("read gazetteer: not a gazetteer of this version; build it anew")
	}
	if crc32.Checksum(data[bodyAt:], castagnoli) != binary.LittleEndian.Uint32(data[len(magic):]) {
		return nil, errors.New("read gazetteer: damaged: the checksum differs; build it anew")
	}
	d := decoder{all: data, at: bodyAt}
	n := new(Gazetteer)
	n.blob = d.string()
	for range d.count(4) {
		n.langs = append(n.langs, d.string())
	}
	for range d.count(4) {
		date, err := altyn.ParseDate(d.string())
		d.require(err == nil, "date")
		n.dates = append(n.dates, date)
	}
	n.entities = part(&d, func(b []byte) entity {
		return entity{id: binary.LittleEndian.Uint32(b), idEnd: binary.LittleEndian.Uint32(b[4:]), kind: b[8]}
	})
	for i := range n.entities {
		e := &n.entities[i]
		d.require(e.id <= e.idEnd && int(e.idEnd) <= len(n.blob) && int(e.kind) < len(kinds), "entity")
	}
	n.forms = part(&d, func(b []byte) form {
		return form{text: binary.LittleEndian.Uint32(b), textEnd: binary.LittleEndian.Uint32(b[4:]), entity: binary.LittleEndian.Uint32(b[8:]),
			initial: rune(binary.LittleEndian.Uint32(b[12:])), lang: binary.LittleEndian.Uint16(b[16:]), valid: binary.LittleEndian.Uint16(b[18:]),
			form: b[20], need: Case(b[21])}
	})
	for i := range n.forms {
		f := &n.forms[i]
		if f.text > f.textEnd || int(f.textEnd) > len(n.blob) || int(f.entity) >= len(n.entities) || int(f.lang) >= len(n.langs) ||
			int(f.valid) >= len(n.dates) || int(f.form) >= len(nameForms) || f.need > Upper {
			d.require(false, "form")
		}
	}
	for _, v := range [...]*vocabulary{&n.exact, &n.sounds} {
		v.start = d.slice()
		v.blob = part(&d, func(b []byte) byte { return b[0] })
		v.slots = part(&d, binary.LittleEndian.Uint64)
		used, words := 0, uint32(v.len())
		for _, s := range v.slots {
			if s != 0 {
				used++
			}
			if uint32(s) > words {
				d.require(false, "word")
			}
		}
		// A search ends at a free slot.
		d.require(len(v.slots) == 0 || bits.OnesCount(uint(len(v.slots))) == 1 && used < len(v.slots), "words")
		d.require(rising(v.start, len(v.blob)), "words")
	}
	n.sounds.base = uint32(n.exact.len())
	n.symbol, n.children, n.list_, n.listStart = d.slice(), d.slice(), d.slice(), d.slice()
	n.cases = part(&d, func(b []byte) uint8 { return b[0] })
	n.pairs = part(&d, binary.LittleEndian.Uint64)
	d.require(slices.IsSorted(n.pairs), "pairs")
	for _, p := range n.pairs {
		if p&(1<<pairForm-1) >= uint64(len(n.forms)) {
			d.require(false, "pair")
		}
	}
	nodes := len(n.symbol)
	if nodes > 0 || len(n.forms) > 0 {
		d.require(len(n.children) == nodes+1 && len(n.listStart) == nodes+1 && len(n.cases) == nodes && nodes >= n.exact.len()+n.sounds.len() &&
			rising(n.children, nodes) && rising(n.listStart, len(n.list_)), "trie")
	}
	for _, c := range n.list_ {
		if int(c>>2) >= len(n.forms) {
			d.require(false, "candidate")
		}
	}
	d.require(d.err != nil || d.at == len(data), "end")
	if d.err != nil {
		return nil, d.err
	}
	return n, nil
}

// rising reports whether s never falls and stays within 0..limit.
func rising(s []uint32, limit int) bool {
	last := uint32(0)
	for _, v := range s {
		if v < last {
			return false
		}
		last = v
	}
	return int(last) <= limit
}

// decoder reads the parts; after the first fault it gives zeros.
type decoder struct {
	all []byte
	at  int
	err error
}

func (d *decoder) require(ok bool, part string) {
	if !ok && d.err == nil {
		d.err = fmt.Errorf("read gazetteer: damaged: %s; build it anew", part)
	}
}

// count begins a part of items of at least size bytes each, and gives their number.
func (d *decoder) count(size int) int {
	if d.err != nil || d.at > len(d.all)-4 {
		d.require(false, "short")
		return 0
	}
	n := int(binary.LittleEndian.Uint32(d.all[d.at:]))
	d.at = (d.at + 4 + 7) &^ 7
	if d.at > len(d.all) || n > (len(d.all)-d.at)/size {
		d.require(false, "short")
		return 0
	}
	return n
}

func (d *decoder) string() string {
	b := part(d, func(b []byte) byte { return b[0] })
	return unsafe.String(unsafe.SliceData(b), len(b))
}

func (d *decoder) slice() []uint32 { return part(d, binary.LittleEndian.Uint32) }

// part gives the items of a part: where they lie, on a machine that holds them as they are written, else made by read.
func part[T byte | uint32 | uint64 | entity | form](d *decoder, read func([]byte) T) []T {
	var t T
	size := int(unsafe.Sizeof(t))
	n := d.count(size)
	if n == 0 {
		return nil
	}
	b := d.all[d.at : d.at+n*size]
	d.at += len(b)
	at := unsafe.Pointer(unsafe.SliceData(b))
	if asWritten && uintptr(at)%unsafe.Alignof(t) == 0 {
		return unsafe.Slice((*T)(at), n)
	}
	out := make([]T, n)
	for i := range out {
		out[i] = read(b[i*size:])
	}
	return out
}

// asWritten reports whether the machine holds numbers and rows as the binary form has them.
var asWritten = binary.NativeEndian.Uint16([]byte{1, 0}) == 1 && unsafe.Sizeof(entity{}) == 12 && unsafe.Sizeof(form{}) == 24
