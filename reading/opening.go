package reading

import "altyn"

// opening takes datelines and credits out of a block and notes the report's own date.
func (d *document) opening(toks []token, b *block, n int, lr *langReader) {
	c := lr.cl
	if len(toks) == 0 {
		return
	}
	// a credit ends the block's text; here every word is looked up for good, with all of the block after it
	for i := range toks {
		if es, k := lr.lex.find(toks, i); k > 0 && hasClass(es, c.credit) {
			b.kind = blockCaption
			_ = k
			for j := i; j < len(toks); j++ {
				toks[j].flags |= tokDead
			}
			break
		}
	}
	if n > 8 {
		return
	}
	if b.kind == blockText || b.kind == blockHeading || b.kind == blockItem {
		if k := dateline(toks, lr); k > 0 && !d.ranged(toks, k, lr) {
			d.noteDate(toks[:k], lr)
			for j := range k {
				toks[j].flags |= tokDead
			}
			return
		}
	}
	if (b.kind == blockHeading || b.kind == blockRow) && len(toks) <= 16 && !ofGames(toks, lr) {
		d.noteDate(toks, lr)
	}
}

// ofGames reports whether a short line tells a day of the Games, so that a date in it is not the report's: opened, closing.
func ofGames(toks []token, lr *langReader) bool {
	days := [...]classID{lr.lex.lookup("opens"), lr.lex.lookup("closes"), lr.lex.lookup("ceremony")}
	for i := range toks {
		es, _ := lr.lex.find(toks, i)
		for _, id := range days {
			if id != clNone && hasClass(es, id) {
				return true
			}
		}
	}
	return false
}

// dateline gives the number of tokens of a dateline, with its dash: PARIS, July 28 (Sports desk) –
func dateline(toks []token, lr *langReader) int {
	month := lr.cl.month
	if !toks[0].is(tokUpper) {
		return datedOpening(toks, lr)
	}
	paren := false
	for i := 0; i < len(toks) && i < 18; i++ {
		t := &toks[i]
		switch {
		case t.norm == "(":
			paren = true
		case t.norm == ")":
			paren = false
		case paren:
		case t.norm == "–" || t.norm == "-" && !t.is(tokGlued):
			if i+1 < len(toks) && !t.is(tokGlued) {
				return i + 1
			}
			return 0
		case t.is(tokUpper), t.norm == ",", t.norm == ".", t.norm == "/", t.is(tokNumber):
		case t.is(tokWord) && t.is(tokCap):
			if es, _ := lr.lex.find(toks, i); i > 4 && !hasClass(es, month) {
				return 0
			}
		case t.is(tokWord):
			if es, _ := lr.lex.find(toks, i); !hasClass(es, month) && !hasClass(es, lr.cl.dateglue) {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// datedOpening gives the tokens of a dateline in small letters, which must hold a month and a year: Oslo, 3 March 2021 –
func datedOpening(toks []token, lr *langReader) int {
	if !toks[0].is(tokCap) {
		return 0
	}
	month, year := false, false
	for i := 0; i+1 < len(toks) && i < 12; i++ {
		t := &toks[i]
		switch {
		case t.norm == "–" || t.norm == "-" && !t.is(tokGlued):
			if month && year && !t.is(tokGlued) && !dayAt(toks, i+1, lr) {
				return i + 1
			}
			return 0
		case t.is(tokNumber):
			year = year || len(t.norm) == 4
		case t.is(tokWord):
			es, _ := lr.lex.find(toks, i)
			if hasClass(es, lr.cl.month) {
				month = true
			} else if !t.is(tokCap) && !hasClass(es, lr.cl.dateglue) && !hasClass(es, lr.cl.weekday) {
				return 0
			}
		case t.norm == "," || t.norm == "." || t.norm == "(" || t.norm == ")":
		default:
			return 0
		}
	}
	return 0
}

// ranged reports whether the dash at the end of what looks like a dateline joins two dates: July 23 – August 8 are the days
// of something that the report is about.
func (d *document) ranged(toks []token, dash int, lr *langReader) bool {
	s := d.datesIn(toks[:min(len(toks), dash+datedAfter)], lr)
	return len(s.dates) > 0 && s.dates[0].b != (calDay{})
}

// datedAfter is how many tokens behind a dash may belong to a date.
const datedAfter = 6

// datesIn finds the dates of a line.
func (d *document) datesIn(toks []token, lr *langReader) *sentence {
	var s sentence
	s.setup(d, lr, &block{})
	s.base(toks, nil)
	s.passNumbers()
	s.passDates()
	return &s
}

// dayAt reports whether a month or a number opens what follows, so that a dash before it makes a range of days: 23 July 2021 –
// 8 August 2021.
func dayAt(toks []token, i int, lr *langReader) bool {
	if i >= len(toks) || toks[i].is(tokNumber) {
		return i < len(toks)
	}
	es, _ := lr.lex.find(toks, i)
	return hasClass(es, lr.cl.month)
}

// noteDate takes a full date in the head of a report for the report's date.
func (d *document) noteDate(toks []token, lr *langReader) {
	if d.date.Known() {
		return
	}
	s := d.datesIn(toks, lr)
	if len(s.dates) == 1 && s.dates[0].a.y != 0 && s.dates[0].a.d != 0 && s.dates[0].b == (calDay{}) {
		if day, ok := altyn.DayOf(s.dates[0].a.y, s.dates[0].a.m, s.dates[0].a.d); ok {
			d.date = day.Date()
		}
	}
}
