package check

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"testing"

	"altyn"
	"altyn/record"
)

func peopleRecord() *record.Record {
	var t record.Tables
	for id, name := range map[altyn.PersonID]string{"ana": "Ana Maria Silva Costa", "ana2": "Ana Silva", "bo": "Bo Li", "ilya": "Ilya Ilyin"} {
		t.People = append(t.People, altyn.Person{ID: id, Name: name})
	}
	return record.New(t)
}

// TestPeopleKept holds that an index that was written and opened finds whom the one that was made finds.
func TestPeopleKept(t *testing.T) {
	made := PeopleOf(peopleRecord())
	data, err := made.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := OpenPeople(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Silva Ana", "Ilya Ilyin", "I. Ilyin", "Ilyin", "Li Bo", "Nobody", "", "A. M. Silva Costa", "Ana Maria Silva"} {
		if a, b := made.of.find(name), kept.of.find(name); !slices.Equal(a, b) {
			t.Errorf("%s: made finds %v, kept %v", name, a, b)
		}
	}
	if got := kept.of.find("Ilyin Ilya"); !slices.Equal(got, []altyn.PersonID{"ilya"}) {
		t.Errorf("Ilyin Ilya: %v", got)
	}
	for _, bad := range [][]byte{nil, []byte(peopleMagic), data[:len(data)-1], append(bytes.Clone(data), 0)} {
		if _, err := OpenPeople(bad); err == nil {
			t.Errorf("%d bytes were read without an error", len(bad))
		}
	}
}

// FuzzOpenPeople changes bytes and mends the sum: no question panics or goes on forever.
func FuzzOpenPeople(f *testing.F) {
	data, err := PeopleOf(peopleRecord()).MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, 0, byte(0))
	f.Add(data, len(data)/2, byte(255))
	f.Fuzz(func(t *testing.T, data []byte, at int, b byte) {
		data = bytes.Clone(data)
		if at > peopleBody && at < len(data) {
			data[at] ^= b
			binary.LittleEndian.PutUint32(data[len(peopleMagic):], crc32.Checksum(data[peopleBody:], castagnoli))
		}
		if p, err := OpenPeople(data); err == nil {
			for _, name := range []string{"Ana Silva", "Ilya Ilyin", "I. Ilyin", "Bo"} {
				p.of.find(name)
			}
		}
	})
}

// BenchmarkPeople makes the index of the names of many people, and opens the one that was kept.
func BenchmarkPeople(b *testing.B) {
	var t record.Tables
	for i := range 100_000 {
		t.People = append(t.People, altyn.Person{ID: altyn.PersonID(fmt.Sprintf("p%06d", i)), Name: fmt.Sprintf("Ana%d Maria Silva%d", i%977, i%7919)})
	}
	r := record.New(t)
	b.Run("make", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			PeopleOf(r)
		}
	})
	data, err := PeopleOf(r).MarshalBinary()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := OpenPeople(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
