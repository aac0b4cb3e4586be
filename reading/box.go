package reading

import (
	"strings"

	"altyn"
)

// readBox reads the lines of a box, key and value, perhaps glued or on lines of their own, or the rows of a medal table, that
// start at block bi. It gives how many lines it took, 0 when there is no box.
func (d *document) readBox(s *sentence, m *machine, blks []block, bi int, units []unit, toks []token) int {
	b := &blks[bi]
	if b.end-b.start > 160 || !boxLike(toks[b.t0:b.t1], b.lr) {
		return 0
	}
	key, from := d.boxLine(s, bi, units, toks, blks)
	switch key {
	case "gold", "silver", "bronze", "total":
		return d.boxMedals(s, blks, bi, units, toks)
	case "athletes":
		f := frame{match: match{rule: boxRule, from: from - 1, to: len(s.items)}, s: s}
		if it := s.at(from); it.kind == clNum {
			f.lo, f.hi = from-1, from+1
			d.boxEmit(&f, altyn.Statement{Kind: altyn.TeamSize, Slots: altyn.Slots{Of: "athletes", Value: altyn.IntValue(int(it.n))}})
		}
		for i := from + 1; i+1 < len(s.items); i++ {
			if s.items[i].kind == clNum && s.items[i+1].kind == clNone {
				if of := s.items[i+1].value(s.lx.lookup("counted")); of != "" && of != "athletes" {
					f.lo, f.hi = i, i+2
					d.boxEmit(&f, altyn.Statement{Kind: altyn.TeamSize, Slots: altyn.Slots{Of: of, Value: altyn.IntValue(int(s.items[i].n))}})
				}
			}
		}
		return 1
	case "men", "women":
		if it := s.at(from); it.kind == clNum && from+1 == len(s.items) {
			f := frame{match: match{rule: boxRule, from: from - 1, to: len(s.items)}, s: s, lo: 0, hi: from + 1}
			d.boxEmit(&f, altyn.Statement{Kind: altyn.TeamSize, Slots: altyn.Slots{Of: key, Value: altyn.IntValue(int(it.n))}})
			return 1
		}
		return 0
	case "flag":
		n := d.boxFlags(s, from)
		k := 1
		// further bearers stand on lines of their own
		for n > 0 && bi+k < len(blks) && blks[bi+k].para == b.para && blks[bi+k].kind != blockText {
			next, _ := d.boxLine(s, bi+k, units, toks, blks)
			if next != "" || len(s.items) == 0 || s.items[0].kind != clPerson || d.boxFlags(s, 0) == 0 {
				break
			}
			k++
		}
		return k
	case "rank":
		for i := from; i < len(s.items); i++ {
			if it := &s.items[i]; it.kind == clOrd || it.kind == clNum {
				f := frame{match: match{rule: boxRule, from: from - 1, to: i + 1}, s: s, lo: max(from-1, 0), hi: i + 1}
				d.boxEmit(&f, altyn.Statement{Kind: altyn.Standing, Slots: altyn.Slots{Rank: altyn.Rank(it.n)}})
				return 1
			}
		}
		return 0
	}
	return d.tableRow(s, blks, bi, units, toks)
}

var boxRule = &rule{name: "box-line"}

// boxLine analyses the block and gives the key that opens it and the item after the key.
func (d *document) boxLine(s *sentence, bi int, units []unit, toks []token, blks []block) (string, int) {
	i, j := blks[bi].u0, blks[bi].u1
	if i == j {
		s.items = s.items[:0]
		return "", 0
	}
	b := &blks[bi]
	lr := units[i].lr
	s.setup(d, lr, b)
	st := toks[units[i].from:units[j-1].to]
	s.base(st, d.spansOf(st, d.namesIn(units[i].from, units[j-1].to), false, lr.lex))
	key, from := "", 0
	if len(s.items) > 0 && (s.items[0].kind == clNone || s.items[0].kind == clPerson && s.items[0].to == 1) {
		key = s.items[0].value(s.cl.boxkey)
		if key != "" {
			s.items[0].kind = clNone // a key that is somebody's name as well
			s.items[0].set.del(clPerson)
		}
		from = 1
		if s.norm(1) == ":" || s.norm(1) == "|" || s.norm(1) == "–" {
			from = 2
		}
	}
	keep := item{}
	if key != "" {
		keep = s.items[0]
	}
	s.analyse()
	if key != "" && s.items[0].from == keep.from && s.items[0].to > keep.to && s.items[0].kind != clTally {
		// a chunk swallowed the key: only medal lines may do that
		if key != "gold" && key != "silver" && key != "bronze" && key != "total" {
			key = ""
		}
	}
	s.noteContext(nil)
	return key, from
}

func (d *document) boxEmit(f *frame, st altyn.Statement) {
	g := d.head.games
	if g == "" {
		g = d.games
	}
	n := d.head.nation
	if n == "" {
		n = d.nation
	}
	if g == "" || n == "" && st.Nation == "" {
		return
	}
	if st.Games == "" {
		st.Games = g
		st.Assumed = append(st.Assumed, "games")
	}
	if st.Nation == "" {
		st.Nation = n
		st.Assumed = append(st.Assumed, "nation")
	}
	f.emit(st)
}

// boxFlags emits the flag bearers of a line: names with the ceremony in brackets.
func (d *document) boxFlags(s *sentence, from int) int {
	n := 0
	for i := from; i < len(s.items); i++ {
		it := &s.items[i]
		if it.kind != clPerson {
			continue
		}
		f := frame{match: match{rule: boxRule, from: i, to: i + 1}, s: s, lo: i, hi: i + 1}
		st := altyn.Statement{Kind: altyn.RoleFact, Slots: altyn.Slots{Role: altyn.FlagBearer}}
		for _, w := range s.people[it.ref].who {
			st.People = append(st.People, d.people[w].name)
		}
		for k := i + 1; k < len(s.items) && k < i+5 && s.items[k].kind != clPerson; k++ {
			if v := s.items[k].value(s.lx.lookup("ceremony")); v != "" {
				st.Ceremony = altyn.Ceremony(v)
				f.hi = k + 1
				if s.norm(k+1) == ")" {
					f.hi = k + 2
				}
			}
		}
		d.boxEmit(&f, st)
		n++
	}
	return n
}

// boxMedals reads the four lines of medals: colour and figure on one line or on two.
func (d *document) boxMedals(s *sentence, blks []block, bi int, units []unit, toks []token) int {
	if d.boxHeadRow(s, blks, bi, units, toks) {
		return 2
	}
	st := altyn.Statement{Kind: altyn.MedalCount}
	found, k, end := 0, 0, 0
	for bi+k < len(blks) && k < 12 && blks[bi+k].kind != blockText {
		key, from := d.boxLine(s, bi+k, units, toks, blks)
		v, used := -1, 1
		line := strings.TrimSpace(string(d.text[blks[bi+k].start:blks[bi+k].end]))
		switch {
		case key == "":
		case len(s.items) > from && s.items[len(s.items)-1].kind == clNum && len(s.items) == from+1:
			v = int(s.items[len(s.items)-1].n)
		case len(s.items) == 1 && bi+k+1 < len(blks):
			next := strings.TrimSpace(string(d.text[blks[bi+k+1].start:blks[bi+k+1].end]))
			if n, ok := parseWhole(next, false); ok {
				v, used = n, 2
			}
		}
		_ = line
		if v < 0 {
			break
		}
		switch key {
		case "gold":
			st.Gold = altyn.N(v)
		case "silver":
			st.Silver = altyn.N(v)
		case "bronze":
			st.Bronze = altyn.N(v)
		case "total":
			st.Total = altyn.N(v)
		default:
			v = -1
		}
		if v < 0 {
			break
		}
		found++
		k += used
		end = blks[bi+k-1].end
		if key == "total" {
			break
		}
	}
	if found < 2 {
		return 0
	}
	f := frame{match: match{rule: boxRule}, s: s}
	g, n := d.head.games, d.head.nation
	if g == "" {
		g = d.games
	}
	if n == "" {
		n = d.nation
	}
	if g == "" || n == "" {
		return k
	}
	st.Games, st.Nation, st.Assumed = g, n, []string{"games", "nation"}
	st.Start, st.End = blks[bi].start, end
	f.emitSpan(st)
	return k
}

// boxHeadRow reads a row of figures under a row that names their columns: gold, silver, bronze and perhaps the total. It
// reports whether the lines at block bi are that.
func (d *document) boxHeadRow(s *sentence, blks []block, bi int, units []unit, toks []token) bool {
	if bi+1 >= len(blks) {
		return false
	}
	d.boxLine(s, bi, units, toks, blks)
	var keys []string
	for i := range s.items {
		if it := &s.items[i]; it.has(s.cl.boxkey) {
			keys = append(keys, it.value(s.cl.boxkey))
		} else if !it.has(clPunct) {
			return false
		}
	}
	if len(keys) < 3 || keys[0] != "gold" {
		return false
	}
	d.boxLine(s, bi+1, units, toks, blks)
	st := altyn.Statement{Kind: altyn.MedalCount}
	n := 0
	for i := range s.items {
		it := &s.items[i]
		if it.has(clPunct) && it.kind == clNone {
			continue
		}
		if it.kind != clNum || n == len(keys) {
			return false
		}
		v := altyn.N(int(it.n))
		switch keys[n] {
		case "gold":
			st.Gold = v
		case "silver":
			st.Silver = v
		case "bronze":
			st.Bronze = v
		case "total":
			st.Total = v
		default:
			return false
		}
		n++
	}
	if n != len(keys) {
		return false
	}
	f := frame{match: match{rule: boxRule, to: len(s.items)}, s: s, hi: len(s.items)}
	d.boxEmit(&f, st)
	return true
}

// tableRow reads a row of a medal table: rank, nation, gold, silver, bronze, total.
func (d *document) tableRow(s *sentence, blks []block, bi int, units []unit, toks []token) int {
	nat, nums := -1, 0
	var v [6]int
	before := 0
	for i := range s.items {
		it := &s.items[i]
		switch {
		case it.kind == clNation && nat < 0:
			nat = i
		case it.kind == clNum || it.kind == clOrd:
			if nat < 0 {
				before++
				continue
			}
			if nums < len(v) {
				v[nums] = int(it.n)
			}
			nums++
		case it.kind == clNone && (it.has(clPunct) || it.has(clSkip) || it.has(s.cl.article)):
		case it.kind == clNation:
		default:
			return 0
		}
	}
	if nat < 0 || nums < 3 || nums > 4 || before > 1 {
		return 0
	}
	w, ok := s.whoAt(nat)
	if !ok || w.nation == "" {
		return 0
	}
	st := altyn.Statement{Kind: altyn.MedalCount}
	st.Nation, st.Gold, st.Silver, st.Bronze = w.nation, altyn.N(v[0]), altyn.N(v[1]), altyn.N(v[2])
	if nums == 4 {
		st.Total = altyn.N(v[3])
	}
	f := frame{match: match{rule: tableRule, to: len(s.items)}, s: s, hi: len(s.items)}
	d.boxEmit(&f, st)
	return 1
}

var tableRule = &rule{name: "table-row"}

// boxLike reports cheaply whether a line may belong to a box or table: it opens with a key, or has figures.
func boxLike(toks []token, lr *langReader) bool {
	if len(toks) == 0 {
		return false
	}
	if es, _ := lr.lex.find(toks, 0); hasClass(es, lr.cl.boxkey) {
		return true
	}
	n := 0
	for i := range toks {
		if toks[i].is(tokNumber) {
			n++
		}
	}
	return n >= 3
}
