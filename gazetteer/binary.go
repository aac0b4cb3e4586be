package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"

	"altyn"
)

// The binary form: magic, CRC-32C of the rest, then the parts in a fixed order, each with its number of items before it.
// Numbers are little-endian and 32 bits wide, slots of hash tables 64. It holds no pointers and is read in one pass.
const magic = "altyn gazetteer 1\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// MarshalBinary gives a form that UnmarshalBinary reads much faster than Build builds. Equal gazetteers give equal bytes.
func (g *Gazetteer) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, g.size()+1024)
	b = append(b, magic...)
	b = append(b, 0, 0, 0, 0)
	b = appendString(b, g.blob)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(g.langs)))
	for _, l := range g.langs {
		b = appendString(b, l)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(g.dates)))
	for _, d := range g.dates {
		b = appendString(b, d.String())
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(g.entities)))
	for _, e := range g.entities {
		b = appendNumbers(b, e.id, e.idEnd, uint32(e.kind))
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(g.forms)))
	for i := range g.forms {
		f := &g.forms[i]
		b = appendNumbers(b, f.text, f.textEnd, f.entity, uint32(f.initial), uint32(f.lang)|uint32(f.valid)<<16, uint32(f.form)|uint32(f.need)<<8)
	}
	for _, v := range [...]*vocabulary{&g.exact, &g.sounds} {
		b = appendSlice(b, v.start)
		b = appendString(b, string(v.blob))
		b = binary.LittleEndian.AppendUint32(b, uint32(len(v.slots)))
		for _, s := range v.slots {
			b = binary.LittleEndian.AppendUint64(b, s)
		}
	}
	for _, s := range [...][]uint32{g.symbol, g.children, g.list_, g.listStart} {
		b = appendSlice(b, s)
	}
	binary.LittleEndian.PutUint32(b[len(magic):], crc32.Checksum(b[len(magic)+4:], castagnoli))
	return b, nil
}

// size gives about how many bytes the gazetteer holds.
func (g *Gazetteer) size() int {
	return len(g.blob) + len(g.forms)*28 + len(g.entities)*12 + 4*(len(g.symbol)+len(g.children)+len(g.list_)+len(g.listStart)) + len(g.cases) +
		len(g.exact.blob) + 8*len(g.exact.slots) + 4*len(g.exact.start) + len(g.sounds.blob) + 8*len(g.sounds.slots) + 4*len(g.sounds.start)
}

func appendString(b []byte, s string) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}

func appendNumbers(b []byte, s ...uint32) []byte {
	for _, v := range s {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func appendSlice(b []byte, s []uint32) []byte {
	return appendNumbers(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}

// UnmarshalBinary reads what MarshalBinary wrote. Any other bytes give an error, and leave g as it was.
func (g *Gazetteer) UnmarshalBinary(data []byte) error {
	if len(data) < len(magic)+4 || string(data[:len(magic)]) != magic {
		return errors.New("read gazetteer: not a gazetteer of this version; build it anew")
	}
	d := decoder{b: data[len(magic)+4:]}
	if crc32.Checksum(d.b, castagnoli) != binary.LittleEndian.Uint32(data[len(magic):]) {
		return errors.New("read gazetteer: damaged: the checksum differs; build it anew")
	}
	var n Gazetteer
	n.blob = d.string()
	for range d.count(4) {
		n.langs = append(n.langs, d.string())
	}
	for range d.count(4) {
		date, err := altyn.ParseDate(d.string())
		d.require(err == nil, "date")
		n.dates = append(n.dates, date)
	}
	n.entities = make([]entity, d.count(12))
	for i := range n.entities {
		e := entity{d.u32(), d.u32(), uint8(d.u32())}
		d.require(e.id <= e.idEnd && int(e.idEnd) <= len(n.blob) && int(e.kind) < len(kinds), "entity")
		n.entities[i] = e
	}
	n.forms = make([]form, d.count(24))
	for i := range n.forms {
		f := form{text: d.u32(), textEnd: d.u32(), entity: d.u32(), initial: rune(d.u32())}
		x, y := d.u32(), d.u32()
		f.lang, f.valid, f.form, f.need = uint16(x), uint16(x>>16), uint8(y), Case(y>>8)
		d.require(f.text <= f.textEnd && int(f.textEnd) <= len(n.blob) && int(f.entity) < len(n.entities) && int(f.lang) < len(n.langs) &&
			int(f.valid) < len(n.dates) && int(f.form) < len(nameForms) && f.need <= Upper, "form")
		n.forms[i] = f
	}
	for _, v := range [...]*vocabulary{&n.exact, &n.sounds} {
		v.start = d.slice()
		v.blob = []byte(d.string())
		v.slots = make([]uint64, d.count(8))
		used := 0
		for i := range v.slots {
			v.slots[i] = d.u64()
			if v.slots[i] != 0 {
				used++
			}
			d.require(int(uint32(v.slots[i])) <= v.len(), "word")
		}
		// A search ends at a free slot.
		d.require(len(v.slots) == 0 || bits.OnesCount(uint(len(v.slots))) == 1 && used < len(v.slots), "words")
		d.require(rising(v.start, len(v.blob)), "words")
	}
	n.sounds.base = uint32(n.exact.len())
	n.symbol, n.children, n.list_, n.listStart = d.slice(), d.slice(), d.slice(), d.slice()
	nodes := len(n.symbol)
	if nodes > 0 || len(n.forms) > 0 {
		d.require(len(n.children) == nodes+1 && len(n.listStart) == nodes+1 && nodes >= n.exact.len()+n.sounds.len() &&
			rising(n.children, nodes) && rising(n.listStart, len(n.list_)), "trie")
	}
	if d.err == nil && len(d.b) > 0 {
		d.require(false, "end")
	}
	if d.err != nil {
		return d.err
	}
	n.cases = make([]uint8, nodes)
	for i := range n.cases {
		for _, c := range n.list(uint32(i)) {
			if int(c>>2) >= len(n.forms) {
				return errors.New("read gazetteer: damaged: candidate; build it anew")
			}
			n.cases[i] |= 1 << n.forms[c>>2].need
		}
	}
	*g = n
	return nil
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
	b   []byte
	err error
}

func (d *decoder) require(ok bool, part string) {
	if !ok && d.err == nil {
		d.err = fmt.Errorf("read gazetteer: damaged: %s; build it anew", part)
		d.b = nil
	}
}

func (d *decoder) u32() uint32 {
	if len(d.b) < 4 {
		d.require(false, "short")
		return 0
	}
	v := binary.LittleEndian.Uint32(d.b)
	d.b = d.b[4:]
	return v
}

func (d *decoder) u64() uint64 {
	lo := d.u32()
	return uint64(d.u32())<<32 | uint64(lo)
}

// count reads a number of items of at least size bytes each.
func (d *decoder) count(size int) int {
	n := int(d.u32())
	if n > len(d.b)/size {
		d.require(false, "short")
		return 0
	}
	return n
}

func (d *decoder) string() string {
	n := d.count(1)
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}

func (d *decoder) slice() []uint32 {
	s := make([]uint32, d.count(4))
	b := d.b[:4*len(s)]
	for i := range s {
		s[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	d.b = d.b[4*len(s):]
	return s
}
