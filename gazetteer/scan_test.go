package gazetteer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"altyn"
)

// some gives a gazetteer of a few names of each kind.
func some() *Gazetteer {
	n := func(k altyn.NameKind, id, text, lang string, f altyn.NameForm) Name {
		return Name{Kind: k, ID: id, Text: text, Lang: lang, Form: f}
	}
	p := func(id string, texts ...string) (out []Name) {
		for i, t := range texts {
			f := altyn.Preferred
			if i > 0 {
				f = altyn.Alias
			}
			out = append(out, n(altyn.PersonName, id, t, "en", f))
		}
		return out
	}
	var all []Name
	all = append(all,
		n(altyn.NationName, "KAZ", "Kazakhstan", "en", altyn.Preferred),
		n(altyn.NationName, "KAZ", "Казахстан", "ru", altyn.Preferred),
		n(altyn.NationName, "KAZ", "Қазақстан", "kk", altyn.Preferred),
		n(altyn.NationName, "KAZ", "KAZ", "en", altyn.CodeName),
		n(altyn.NationName, "AUS", "Australie", "fr", altyn.Preferred),
		n(altyn.NationName, "TUR", "Turkey", "en", altyn.Preferred),
		n(altyn.CityName, "Paris", "Paris", "en", altyn.Preferred),
		n(altyn.CityName, "London", "London", "en", altyn.Preferred),
		n(altyn.CityName, "Sydney", "Сидней", "ru", altyn.Preferred),
		n(altyn.CityName, "Cortina", "Cortina d'Ampezzo", "en", altyn.Preferred),
		n(altyn.GamesName, "2012S", "London 2012", "en", altyn.Preferred),
		n(altyn.GamesName, "2012S", "2012 Summer Olympics", "en", altyn.Alias),
		n(altyn.SportName, "judo", "judo", "en", altyn.Preferred),
		n(altyn.BodyName, "ioc", "IOC", "en", altyn.Preferred),
	)
	all = append(all, p("ilya-ilyin", "Ilya Ilyin", "Илья Ильин")...)
	all = append(all, p("igor-ilyin", "Igor Ilyin")...)
	all = append(all, p("olga-rypakova", "Olga Rypakova")...)
	all = append(all, p("zhumadilov", "Olzhas Zhumadilov")...)
	all = append(all, p("denis-ten", "Denis Ten")...)
	all = append(all, p("mona-paris", "Mona Paris")...)
	all = append(all, p("usain-bolt", "Usain Bolt")...)
	all = append(all, p("lars-hoyer", "Lars Høyer")...)
	all = append(all, p("kim-soo-nyung", "Soo-nyung Kim")...)
	all = append(all, p("ana-da-silva", "Ana Maria da Silva")...)
	all = append(all, p("van-der-breggen", "VAN DER BREGGEN Anna")...)
	return Build(slices.Values(all))
}

var testLanguages = map[string]Language{
	"en": {Code: "en"},
	"fr": {Code: "fr"},
	"ru": {Code: "ru", Endings: []Ending{{"ой", "а"}, {"и", "я"}, {"у", "а"}, {"ы", "а"}, {"а", ""}, {"у", ""}, {"ым", ""}, {"ом", ""}, {"е", "й"}, {"е", ""}}},
	"kk": {Code: "kk", Tail: func(rest []byte) bool {
		return slices.Contains([]string{"дан", "нан", "тан", "ның", "тың", "дықтар", "ға", "да"}, string(rest))
	}},
}

// show writes a match as text|tail[case best wordlike] id:as:quality ...
func show(text string, m Match) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q", text[m.Start:m.Stem])
	if m.Stem < m.End {
		fmt.Fprintf(&b, "+%q", text[m.Stem:m.End])
	}
	if m.Wordlike {
		b.WriteString(" wordlike")
	}
	for c := range m.Candidates() {
		fmt.Fprintf(&b, " %s:%v:%v", c.ID, c.As, c.Quality)
	}
	return b.String()
}

func TestScan(t *testing.T) {
	g := some()
	for _, c := range []struct{ name, lang, text, want string }{
		{"nation", "en", "Kazakhstan won", `"Kazakhstan" KAZ:full:exact`},
		{"possessive", "en", "Kazakhstan’s team", `"Kazakhstan"+"’s" KAZ:full:inflected`},
		{"capitals", "en", "KAZAKHSTAN AT THE GAMES", `"KAZAKHSTAN" KAZ:full:exact`},
		{"code", "en", "KAZ and kaz and Kaz", `"KAZ" KAZ:full:exact`},
		{"small letters are no nation", "en", "a turkey farm", ``},
		{"sport in any case", "en", "Judo, JUDO, judo, judoka", `"Judo" judo:full:exact; "JUDO" judo:full:exact; "judo" judo:full:exact`},
		{"not inside a word", "en", "Parisian, comparis", ``},
		{"city and surname", "en", "in Paris", `"Paris" Paris:full:exact mona-paris:surname:exact`},
		{"longest", "en", "at London 2012 and London", `"London 2012" 2012S:full:exact; "London" London:full:exact`},
		{"over a line end", "en", "2012 Summer\nOlympics", "\"2012 Summer\\nOlympics\" 2012S:full:exact"},
		{"not over a paragraph", "en", "2012 Summer\n\nOlympics", ``},
		{"full name", "en", "Olga Rypakova jumped", `"Olga Rypakova" olga-rypakova:full:exact`},
		{"surname first in capitals", "en", "RYPAKOVA Olga", `"RYPAKOVA Olga" olga-rypakova:reversed:exact`},
		{"surname", "en", "Rypakova", `"Rypakova" olga-rypakova:surname:exact`},
		{"surname of several", "en", "Ilyin", `"Ilyin" igor-ilyin:surname:exact ilya-ilyin:surname:exact`},
		{"initial", "en", "I. Ilyin and O. Ilyin", `"I. Ilyin" igor-ilyin:initials:exact ilya-ilyin:initials:exact; "Ilyin" igor-ilyin:surname:exact ilya-ilyin:surname:exact`},
		{"initials after", "en", "Rypakova O.P. won", `"Rypakova O.P." olga-rypakova:initials:exact`},
		{"variant", "en", "Ilya Ilin", `"Ilya Ilin" ilya-ilyin:full:variant`},
		{"variant zh", "en", "Dzhumadilov; Jumadilov", `"Dzhumadilov" zhumadilov:surname:variant; "Jumadilov" zhumadilov:surname:variant`},
		{"word that is a name", "en", "Ten men, ten points", `"Ten" wordlike denis-ten:surname:exact`},
		{"full name of a word", "en", "Denis Ten", `"Denis Ten" denis-ten:full:exact`},
		{"diacritics", "en", "Höyer, Hoyer", `"Höyer" lars-hoyer:surname:exact; "Hoyer" lars-hoyer:surname:exact`},
		{"decomposed", "en", "Ho\u0308yer", "\"Ho\u0308yer\" lars-hoyer:surname:exact"},
		{"apostrophe", "en", "Cortina d’Ampezzo", `"Cortina d’Ampezzo" Cortina:full:exact`},
		{"elision", "fr", "pour l'Australie", `"Australie" AUS:full:exact`},
		{"hyphen", "en", "Kim Soo-nyung, Kim Soonyung, Soo Nyung Kim", `"Kim Soo-nyung" kim-soo-nyung:reversed:exact; "Kim Soonyung" kim-soo-nyung:reversed:exact; "Soo Nyung Kim" kim-soo-nyung:full:exact`},
		{"particles", "en", "da Silva; Maria Da Silva", `"Silva" ana-da-silva:surname:exact; "Maria Da Silva" ana-da-silva:surname:exact`},
		{"surname in capitals given", "en", "Anna van der Breggen; Van der Breggen", `"Anna van der Breggen" van-der-breggen:reversed:exact; "Van der Breggen" van-der-breggen:surname:exact`},
		{"russian", "ru", "Ильи Ильина из Казахстана в Сиднее", `"Ильи Ильин"+"а" ilya-ilyin:full:inflected; "Казахстан"+"а" KAZ:full:inflected; "Сидне"+"е" Sydney:full:inflected`},
		{"latin name in russian", "ru", "победа Олжаса Жумадилова", `"Олжаса Жумадилов"+"а" zhumadilov:full:variant`},
		{"latin name in russian, feminine", "ru", "у Рыпаковой", `"Рыпаков"+"ой" olga-rypakova:surname:variant`},
		{"kazakh", "kk", "Қазақстанның, қазақстандықтар, Рыпаковадан", `"Қазақстан"+"ның" KAZ:full:inflected; "Рыпакова"+"дан" olga-rypakova:surname:variant`},
		{"invalid bytes", "en", "\xffParis\xfe\xf0\x9f", `"Paris" Paris:full:exact mona-paris:surname:exact`},
		{"empty", "en", "", ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for m := range g.For(testLanguages[c.lang]).Scan([]byte(c.text)) {
				got = append(got, show(c.text, m))
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("Scan(%q)\n got %s\nwant %s", c.text, s, c.want)
			}
		})
	}
}

// Inside a longer name others begin: ScanAll gives them too.
func TestScanAll(t *testing.T) {
	text := "London 2012 Summer Olympics"
	var got []string
	for m := range some().For(Language{}).ScanAll([]byte(text)) {
		got = append(got, text[m.Start:m.End])
	}
	if want := []string{"London 2012", "2012 Summer Olympics"}; !slices.Equal(got, want) {
		t.Errorf("ScanAll gives %q, want %q", got, want)
	}
}

// A match takes nothing from the heap.
func TestAllocations(t *testing.T) {
	s := some().For(testLanguages["ru"])
	text := []byte(strings.Repeat("Ильи Ильина из Казахстана; Rypakova O. P. в Paris. ", 50))
	var buf []Candidate
	if n := testing.AllocsPerRun(10, func() {
		for m := range s.Scan(text) {
			for range m.Candidates() {
			}
			buf = m.Append(buf[:0])
		}
	}); n > 8 {
		t.Errorf("%v allocations for 200 matches, want a few for the scan", n)
	}
}
