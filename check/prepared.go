package check

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"altyn/internal/flat"
	"altyn/record"
)

// People is the index of the names of people of a record. It takes long to make of a large one, and can be kept.
type People struct{ of *people }

// PeopleOf makes the index.
func PeopleOf(r *record.Record) *People { return &People{newPeople(r)} }

// peopleMagic begins the binary form; the CRC-32C of the rest follows it.
const (
	peopleMagic = "altyn people 1\n\x00\x00\x00\x00\x00"
	peopleBody  = len(peopleMagic) + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// columns are the lists of places, in the order in which they are written.
func (p *people) columns() [8]*[]int32 {
	return [...]*[]int32{&p.ends, &p.owner, &p.next, &p.id, &p.idEnd, &p.first, &p.past, &p.same}
}

// MarshalBinary gives the form that [OpenPeople] opens.
func (p *People) MarshalBinary() ([]byte, error) {
	b := append([]byte(peopleMagic), 0, 0, 0, 0)
	b = flat.AppendString(b, p.of.text)
	b = flat.AppendString(b, p.of.ids)
	for _, c := range p.of.columns() {
		b = flat.Append(b, *c)
	}
	for _, c := range [...]*chains{&p.of.heads, &p.of.keys} {
		b = flat.Append(b, c.tags)
		b = flat.Append(b, c.head)
	}
	binary.LittleEndian.PutUint32(b[len(peopleMagic):], crc32.Checksum(b[peopleBody:], castagnoli))
	return b, nil
}

// OpenPeople gives the index that was written, and uses it where it lies: data must not change from now on. Any other bytes
// give an error.
func OpenPeople(data []byte) (*People, error) {
	if len(data) < peopleBody || !bytes.HasPrefix(data, []byte(peopleMagic)) {
		return nil, errors.New("read people: not an index of this version")
	}
	if crc32.Checksum(data[peopleBody:], castagnoli) != binary.LittleEndian.Uint32(data[len(peopleMagic):]) {
		return nil, fmt.Errorf("read people: %w", flat.ErrDamaged)
	}
	r := flat.NewReader(data, peopleBody)
	p := &people{text: r.String(), ids: r.String()}
	for _, c := range p.columns() {
		*c = flat.Numbers[int32](r)
	}
	for _, c := range [...]*chains{&p.heads, &p.keys} {
		c.tags, c.head = flat.Numbers[uint32](r), flat.Numbers[int32](r)
	}
	if !r.Done() || !p.sound() {
		return nil, fmt.Errorf("read people: %w", flat.ErrDamaged)
	}
	return &People{p}, nil
}

// sound reports whether every place is one, so that no question goes astray or in a circle.
func (p *people) sound() bool {
	words, forms := int32(len(p.ends)), int32(len(p.id))
	if words == 0 || forms == 0 || len(p.owner) != int(words) || len(p.next) != int(words) ||
		len(p.idEnd) != int(forms) || len(p.first) != int(forms) || len(p.past) != int(forms) || len(p.same) != int(forms) {
		return false
	}
	last := int32(0)
	for i := range words {
		if p.ends[i] < last || uint32(p.owner[i]) >= uint32(forms) || p.next[i] != 0 && (p.next[i] <= i || p.next[i] >= words) {
			return false
		}
		last = p.ends[i]
	}
	if int(last) > len(p.text) {
		return false
	}
	for i := range forms {
		if p.id[i] < 0 || p.id[i] > p.idEnd[i] || int(p.idEnd[i]) > len(p.ids) || p.first[i] < 0 || i > 0 && p.first[i] < 1 || p.first[i] > p.past[i] || p.past[i] > words ||
			p.same[i] != 0 && (p.same[i] <= i || p.same[i] >= forms) {
			return false
		}
	}
	return p.heads.sound(words) && p.keys.sound(forms)
}

func (c *chains) sound(places int32) bool {
	n := len(c.head)
	if n != len(c.tags) || n&(n-1) != 0 {
		return false
	}
	free := n == 0
	for _, h := range c.head {
		if uint32(h) >= uint32(places) {
			return false
		}
		free = free || h == 0
	}
	return free
}

// NewPrepared is [New], but takes the index of the names of people from prepared, which is asked when the first name is; nil
// makes it anew.
func NewPrepared(r *record.Record, prepared func() *People) *Checker {
	x := indexOf(r)
	x.prepared.CompareAndSwap(nil, &prepared)
	return &Checker{x}
}
