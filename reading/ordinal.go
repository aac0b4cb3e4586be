package reading

import "unicode/utf8"

// figureAt reads a cardinal of digits or words at item i.
func (s *sentence) figureAt(i int) (n, used int) {
	it := s.at(i)
	if it.kind != clNone || it.to == it.from {
		return 0, 0
	}
	if t := &s.toks[it.from]; t.is(tokNumber) && it.to-it.from == 1 {
		if n, ok := parseWhole(t.norm, s.lx.lang.DecimalComma); ok {
			return n, 1
		}
		return 0, 0
	}
	if it.has(s.cl.num) || it.has(s.cl.tens) {
		return s.words(i)
	}
	return 0, 0
}

// spacedThousands reads a number whose thousands are parted by spaces, in languages that do so: 10 000.
func (s *sentence) spacedThousands(i, n int) (value, used int) {
	if !s.lx.lang.SpaceThousands || n == 0 || n > 999 || s.blk.kind == blockRow {
		return 0, 0
	}
	k := 1
	for ; k < 3; k++ {
		it := s.at(i + k)
		if it.kind != clNone || it.to-it.from != 1 {
			break
		}
		t, prev := &s.toks[it.from], &s.toks[it.from-1]
		if !t.is(tokNumber) || len(t.norm) != 3 || t.is(tokGlued) || !s.oneSpace(int(prev.end), int(t.start)) {
			break
		}
		m, ok := parseWhole(t.norm, s.lx.lang.DecimalComma)
		if !ok || n > maxNumber/1000 {
			return 0, 0
		}
		n = n*1000 + m
	}
	if k == 1 || n > maxNumber {
		return 0, 0
	}
	return n, k
}

// oneSpace reports whether exactly one space of any width lies between the bytes.
func (s *sentence) oneSpace(from, to int) bool {
	if to <= from || to > len(s.text) {
		return false
	}
	r, w := utf8.DecodeRune(s.text[from:to])
	return w == to-from && (r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009')
}

// romanOrdinal reads a Roman numeral in capitals with the language's ending of ordinals, 0 when item i is none.
func (s *sentence) romanOrdinal(i int) int {
	it := s.at(i)
	if it.to-it.from != 1 {
		return 0
	}
	t := &s.toks[it.from]
	b := s.text[t.start:t.end]
	k := 0
	for k < len(b) && 'A' <= b[k] && b[k] <= 'Z' {
		k++
	}
	if k == 0 || k == len(b) || len(t.norm) < k {
		return 0
	}
	n := roman(t.norm[:k])
	if n < 1 || n > 60 || len(it.ents) > 0 || k < 2 && !s.nounSoon(i+1) {
		return 0
	}
	for _, f := range s.lx.first[t.norm[k:]] {
		if len(f.rest) == 0 && hasClass(f.entries, s.cl.ordsuffix) {
			return n
		}
	}
	return 0
}
