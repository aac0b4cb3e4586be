package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
	"slices"

	"altyn"
	"altyn/internal/flat"
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
	b = flat.AppendString(b, g.blob)
	b = flat.AppendCount(b, len(g.langs))
	for _, l := range g.langs {
		b = flat.AppendString(b, l)
	}
	b = flat.AppendCount(b, len(g.dates))
	for _, d := range g.dates {
		b = flat.AppendString(b, d.String())
	}
	b = flat.AppendCount(b, len(g.entities))
	for _, e := range g.entities {
		b = appendNumbers(b, e.id, e.idEnd, uint32(e.kind))
	}
	b = flat.AppendCount(b, len(g.forms))
	for i := range g.forms {
		f := &g.forms[i]
		b = appendNumbers(b, f.text, f.textEnd, f.entity, uint32(f.initial), uint32(f.lang)|uint32(f.valid)<<16, uint32(f.form)|uint32(f.need)<<8)
	}
	for _, v := range [...]*vocabulary{&g.exact, &g.sounds} {
		b = flat.Append(b, v.start)
		b = flat.AppendString(b, string(v.blob))
		b = flat.Append(b, v.slots)
	}
	for _, s := range [...][]uint32{g.symbol, g.children, g.list_, g.listStart} {
		b = flat.Append(b, s)
	}
	b = flat.AppendString(b, string(g.cases))
	b = flat.Append(b, g.pairs)
	binary.LittleEndian.PutUint32(b[len(magic):], crc32.Checksum(b[bodyAt:], castagnoli))
	return b, nil
}

// size gives about how many bytes the gazetteer holds.
func (g *Gazetteer) size() int {
	return len(g.blob) + len(g.forms)*28 + len(g.entities)*12 + 4*(len(g.symbol)+len(g.children)+len(g.list_)+len(g.listStart)) + len(g.cases) + 8*len(g.pairs) +
		len(g.exact.blob) + 8*len(g.exact.slots) + 4*len(g.exact.start) + len(g.sounds.blob) + 8*len(g.sounds.slots) + 4*len(g.sounds.start)
}

func appendNumbers(b []byte, s ...uint32) []byte {
	for _, v := range s {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

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
	d := flat.NewReader(data, bodyAt)
	n := new(Gazetteer)
	n.blob = d.String()
	for range d.Count(4) {
		n.langs = append(n.langs, d.String())
	}
	for range d.Count(4) {
		date, err := altyn.ParseDate(d.String())
		d.Require(err == nil, damaged("date"))
		n.dates = append(n.dates, date)
	}
	n.entities = flat.Items(d, func(b []byte) entity {
		return entity{id: binary.LittleEndian.Uint32(b), idEnd: binary.LittleEndian.Uint32(b[4:]), kind: b[8]}
	})
	for i := range n.entities {
		e := &n.entities[i]
		d.Require(e.id <= e.idEnd && int(e.idEnd) <= len(n.blob) && int(e.kind) < len(kinds), damaged("entity"))
	}
	n.forms = flat.Items(d, func(b []byte) form {
		return form{text: binary.LittleEndian.Uint32(b), textEnd: binary.LittleEndian.Uint32(b[4:]), entity: binary.LittleEndian.Uint32(b[8:]),
			initial: rune(binary.LittleEndian.Uint32(b[12:])), lang: binary.LittleEndian.Uint16(b[16:]), valid: binary.LittleEndian.Uint16(b[18:]),
			form: b[20], need: Case(b[21])}
	})
	for i := range n.forms {
		f := &n.forms[i]
		if f.text > f.textEnd || int(f.textEnd) > len(n.blob) || int(f.entity) >= len(n.entities) || int(f.lang) >= len(n.langs) ||
			int(f.valid) >= len(n.dates) || int(f.form) >= len(nameForms) || f.need > Upper {
			d.Require(false, damaged("form"))
		}
	}
	for _, v := range [...]*vocabulary{&n.exact, &n.sounds} {
		v.start = flat.Numbers[uint32](d)
		v.blob = flat.Numbers[byte](d)
		v.slots = flat.Numbers[uint64](d)
		used, words := 0, uint32(v.len())
		for _, s := range v.slots {
			if s != 0 {
				used++
			}
			if uint32(s) > words {
				d.Require(false, damaged("word"))
			}
		}
		// A search ends at a free slot.
		d.Require(len(v.slots) == 0 || bits.OnesCount(uint(len(v.slots))) == 1 && used < len(v.slots), damaged("words"))
		d.Require(rising(v.start, len(v.blob)), damaged("words"))
	}
	n.sounds.base = uint32(n.exact.len())
	n.symbol, n.children, n.list_, n.listStart = flat.Numbers[uint32](d), flat.Numbers[uint32](d), flat.Numbers[uint32](d), flat.Numbers[uint32](d)
	n.cases = flat.Numbers[uint8](d)
	n.pairs = flat.Numbers[uint64](d)
	d.Require(slices.IsSorted(n.pairs), damaged("pairs"))
	for _, p := range n.pairs {
		if p&(1<<pairForm-1) >= uint64(len(n.forms)) {
			d.Require(false, damaged("pair"))
		}
	}
	nodes := len(n.symbol)
	if nodes > 0 || len(n.forms) > 0 {
		d.Require(len(n.children) == nodes+1 && len(n.listStart) == nodes+1 && len(n.cases) == nodes && nodes >= n.exact.len()+n.sounds.len() &&
			rising(n.children, nodes) && rising(n.listStart, len(n.list_)), damaged("trie"))
	}
	for _, c := range n.list_ {
		if int(c>>2) >= len(n.forms) {
			d.Require(false, damaged("candidate"))
		}
	}
	if err := d.Err(); err != nil {
		return nil, fmt.Errorf("read gazetteer: %w; build it anew", err)
	}
	if !d.Done() {
		return nil, errors.New("read gazetteer: damaged: end; build it anew")
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

func damaged(part string) error {
	return fmt.Errorf("%w: %s", flat.ErrDamaged, part)
}
