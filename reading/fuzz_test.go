package reading

import (
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// tiny is a language of a few words, for tests of the chunkers alone.
func tiny(t testing.TB) *lexicon {
	t.Helper()
	l := &Language{Code: "xx", Files: fstest.MapFS{"words/a.txt": {Data: []byte(`# a small language
num=1: one
num=2: two
num=9: nine
tens=20: twenty
hundred: hundred
thousand: thousand
ord=1: first
ord=3: third
ordsuffix: st | nd | rd | th
month=2: february | feb
month=8: august
weekday=3: wednesday
relday=next: the following day
dateglue: of | the
range: to | until
and: and
medal=gold: gold | golds | gold medals
medal=silver: silver
medal=bronze: bronze
medal=any: medal | medals
medalnoun: medal | medals
plural: golds | medals
total: a total of
fortotal: for
inall: in all
including: including
skip: the
kg: kg
metre: m
sec: seconds
stop: the | of | a
article: a
`)}, "constructions/a.txt": {Data: []byte("let M = @medal | @tally\ncount medal-count : who:@nation? m:M\n")}}}
	lx, err := compileLanguage(l)
	if err != nil {
		t.Fatal(err)
	}
	return lx
}

// sentenceOf analyses a text of the small language.
func sentenceOf(t testing.TB, lx *lexicon, text string) *sentence {
	t.Helper()
	f := folder{lang: lx.lang, words: lx.words}
	s := &sentence{}
	lr := &langReader{lang: lx.lang, lex: lx, cl: lx.wellKnown()}
	d := &document{text: []byte(text), cat: indexCatalogue(noCatalogue{}), work: &work{}, speaker: -1}
	s.setup(d, lr, &block{end: len(text)})
	toks := tokenize(nil, []byte(text), 0, len(text), &f)
	if len(toks) > maxSentence {
		toks = toks[:maxSentence]
	}
	s.base(toks, nil)
	s.passNumbers()
	s.passDates()
	s.passMarks()
	s.passMedals()
	return s
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"39th, 4×7.5-km", "Competitors115", "1:04.83", "\xff\xfe\x00a", "é\u0301’s", "“a” – b", "4,400", "١٢"} {
		f.Add([]byte(s))
	}
	fold := folder{}
	f.Fuzz(func(t *testing.T, text []byte) {
		last := 0
		for _, k := range tokenize(nil, text, 0, len(text), &fold) {
			if int(k.start) < last || k.end <= k.start || int(k.end) > len(text) {
				t.Fatalf("token %d..%d after %d of %d", k.start, k.end, last, len(text))
			}
			last = int(k.end)
			if utf8.Valid(text) && !utf8.Valid(text[k.start:k.end]) {
				t.Fatalf("token %q cuts a rune", text[k.start:k.end])
			}
		}
	})
}

func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"twenty-one", "two hundred and nine", "4,400", "39th", "99999999999999999999", "nine thousand two hundred", "1st 2nd"} {
		f.Add(s)
	}
	lx := tiny(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, it := range sentenceOf(t, lx, text).items {
			if (it.kind == clNum || it.kind == clOrd) && (it.n < 0 || it.n > maxNumber) {
				t.Fatalf("%q: %d", text, it.n)
			}
		}
	})
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"3 February 2021", "Feb. 16-18", "from 2 to 9 August 2020", "31 feb 2001", "August", "the following day", "Wednesday", "2 and 9 August"} {
		f.Add(s)
	}
	lx := tiny(f)
	f.Fuzz(func(t *testing.T, text string) {
		s := sentenceOf(t, lx, text)
		for _, r := range s.dates {
			if d := r.resolve(s.doc, "2012S", false); d.Known() && d.First() > d.Last() {
				t.Fatalf("%q: %v", text, d)
			}
		}
	})
}

func FuzzTallies(f *testing.F) {
	for _, s := range []string{"2-3-4", "two gold, one silver and nine bronze for 12", "a total of 9 medals: 2 gold", "9 medals (1 gold", "one of the medals", "two, two, two gold"} {
		f.Add(s)
	}
	lx := tiny(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range sentenceOf(t, lx, text).tallies {
			if c.set == 0 || c.set&hasGold != 0 && c.gold < 0 || c.set&hasTotal != 0 && c.total < 0 {
				t.Fatalf("%q: %+v", text, c)
			}
		}
	})
}
