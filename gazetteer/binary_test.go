package gazetteer

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"testing"
	"unicode/utf8"

	"altyn"
)

func TestBinary(t *testing.T) {
	g := some()
	data, err := g.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var o Gazetteer
	if err := o.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	text := "Kazakhstan: RYPAKOVA Olga, I. Ilyin and Jumadilov at London 2012; Ten, judo, Cortina d'Ampezzo"
	if a, b := found(g, text), found(&o, text); !slices.Equal(a, b) || len(a) < 7 {
		t.Errorf("built finds %q\nread finds %q", a, b)
	}
	again, err := o.MarshalBinary()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("written again differs (%d and %d bytes), %v", len(data), len(again), err)
	}
	for _, bad := range [][]byte{nil, []byte("altyn"), data[:len(data)-1], append(bytes.Clone(data), 0), append([]byte("x"), data...)} {
		if err := o.UnmarshalBinary(bad); err == nil {
			t.Errorf("%d bytes were read without an error", len(bad))
		}
	}
	// Bytes that do not lie as the machine wants numbers to lie are copied.
	moved := append(make([]byte, 1, len(data)+1), data...)[1:]
	p, err := Open(moved)
	if err != nil || !slices.Equal(found(g, text), found(p, text)) {
		t.Errorf("from an odd place: %v", err)
	}
	if o.Len() != g.Len() {
		t.Error("a failed read changed the gazetteer")
	}
	var empty Gazetteer
	if data, err = empty.MarshalBinary(); err != nil {
		t.Fatal(err)
	}
	if err := o.UnmarshalBinary(data); err != nil || len(found(&o, text)) != 0 {
		t.Errorf("an empty gazetteer: %v", err)
	}
}

func found(g *Gazetteer, text string) (out []string) {
	for m := range g.For(Language{}).Scan([]byte(text)) {
		out = append(out, show(text, m))
	}
	return out
}

// Names are given in another order: the gazetteer is the same.
func TestOrder(t *testing.T) {
	names := many(300)
	a, _ := Build(slices.Values(names)).MarshalBinary()
	slices.Reverse(names)
	b, _ := Build(slices.Values(names)).MarshalBinary()
	if !bytes.Equal(a, b) {
		t.Error("the order of names matters")
	}
}

func FuzzUnmarshal(f *testing.F) {
	data, _ := some().MarshalBinary()
	f.Add(data, 0, byte(0))
	f.Add(data, len(data)/2, byte(255))
	f.Fuzz(func(t *testing.T, data []byte, at int, b byte) {
		data = bytes.Clone(data)
		if at > bodyAt && at < len(data) {
			data[at] ^= b
			binary.LittleEndian.PutUint32(data[len(magic):], crc32.Checksum(data[bodyAt:], castagnoli))
		}
		var g Gazetteer
		if g.UnmarshalBinary(data) == nil {
			found(&g, "Kazakhstan: RYPAKOVA Olga, I. Ilyin and Jumadilov at London 2012; Ten, judo, Kim Soo-nyung")
		}
	})
}

// Every name that is built is found in itself, and every span is whole runes in order, whatever the bytes.
func FuzzScan(f *testing.F) {
	f.Add("Olga Rypakova", "RYPAKOVA Olga won; O. Rypakova's gold, Rypakova O. P.", uint8(0))
	f.Add("Cortina d'Ampezzo", "l’Cortina d’Ampezzo’s\xff\u0306", uint8(1))
	f.Add("Иванов-Й\u0306 12", "и\u0306 12кг'Иванов", uint8(2))
	f.Fuzz(func(t *testing.T, name, text string, kind uint8) {
		kinds := []altyn.NameKind{altyn.PersonName, altyn.CityName, altyn.SportName, altyn.BodyName}
		names := []Name{{Kind: kinds[int(kind)%len(kinds)], ID: "x", Text: name}, {Kind: altyn.NationName, ID: "KAZ", Text: "Kazakhstan"}}
		g := Build(slices.Values(names))
		for _, lang := range []string{"en", "ru", "kk"} {
			s := g.For(testLanguages[lang])
			for _, in := range []string{text, name + " " + text, text + " " + name} {
				at := 0
				for m := range s.Scan([]byte(in)) {
					if m.Start < at || m.End <= m.Start || m.End > len(in) || m.Stem < m.Start || m.Stem > m.End {
						t.Fatalf("%q: span %d %d %d after %d", in, m.Start, m.Stem, m.End, at)
					}
					if !utf8.ValidString(in[m.Start:m.End]) || !utf8.ValidString(in[m.Start:m.Stem]) {
						t.Fatalf("%q: span %q, stem %q is not whole runes", in, in[m.Start:m.End], in[m.Start:m.Stem])
					}
					at = m.End
					n := 0
					for c := range m.Candidates() {
						n++
						if c.ID == "" || c.Text == "" {
							t.Fatalf("%q: candidate %+v", in, c)
						}
					}
					if n == 0 {
						t.Fatalf("%q: %q without candidates", in, in[m.Start:m.End])
					}
				}
				for range s.ScanAll([]byte(in)) {
				}
			}
		}
	})
}
