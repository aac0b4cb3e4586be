package gazetteer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"altyn"
)

// many gives about 400,000 forms of n people with names made up of syllables, sorted by id as a record would give them, and some
// hundred nations, cities and sports.
func many(n int) []Name {
	r := rand.New(rand.NewPCG(1, 2))
	syl := strings.Fields("ka ra mi to be lin sov ev an der sen ber ti no va ri ku zha do pe tro shi ma ya lo gu ster wil ham mar ques da ni el ol ga fer nan dez kov mar tin chen wang kim")
	word := func() string {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteString(syl[r.IntN(len(syl))])
		}
		w := b.String()
		return strings.ToUpper(w[:1]) + w[1:]
	}
	var given, family []string
	for range 8000 {
		given = append(given, word())
	}
	for range 60000 {
		family = append(family, word())
	}
	var all []Name
	add := func(k altyn.NameKind, id, text string, f altyn.NameForm) {
		all = append(all, Name{Kind: k, ID: id, Text: text, Lang: "en", Form: f})
	}
	for i := range 500 {
		w := word() + "land"
		add(altyn.NationName, fmt.Sprintf("N%03d", i), w, altyn.Preferred)
		add(altyn.CityName, fmt.Sprintf("c%03d", i), word()+"ville", altyn.Preferred)
		add(altyn.SportName, fmt.Sprintf("s%03d", i), strings.ToLower(word())+"ball", altyn.Preferred)
	}
	for i := range n {
		id := fmt.Sprintf("p%06d", i)
		g, f := given[r.IntN(len(given))], family[int(float64(len(family))*r.Float64()*r.Float64())]
		if r.IntN(6) == 0 {
			g += " " + given[r.IntN(len(given))]
		}
		add(altyn.PersonName, id, g+" "+f, altyn.Preferred)
		add(altyn.PersonName, id, strings.ReplaceAll(g, "a", "á")+" "+f+"s", altyn.Alias)
		if i%3 != 0 {
			add(altyn.PersonName, id, cyrillic(g)+" "+cyrillic(f), altyn.Transliteration)
		}
	}
	return all
}

// cyrillic writes a made-up name in Cyrillic, roughly.
func cyrillic(s string) string {
	return strings.NewReplacer("Zh", "Ж", "zh", "ж", "sh", "ш", "Sh", "Ш", "ya", "я", "Ya", "Я", "a", "а", "b", "б", "c", "к", "d", "д", "e", "е", "f", "ф", "g", "г", "h", "х", "i", "и",
		"k", "к", "l", "л", "m", "м", "n", "н", "o", "о", "p", "п", "q", "к", "r", "р", "s", "с", "t", "т", "u", "у", "v", "в", "w", "в", "z", "з",
		"A", "А", "B", "Б", "C", "К", "D", "Д", "E", "Е", "F", "Ф", "G", "Г", "H", "Х", "K", "К", "L", "Л", "M", "М", "N", "Н", "O", "О", "P", "П", "Q", "К", "R", "Р", "S", "С", "T", "Т", "V", "В", "W", "В").Replace(s)
}

// prose gives about size bytes of text in which about every tenth word is part of a name.
func prose(names []Name, size int, pool string) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	words := strings.Fields(pool)
	var people []Name
	cyr := words[0][0] >= 0x80
	for _, n := range names {
		if (n.Text[0] >= 0x80) == cyr {
			people = append(people, n)
		}
	}
	var b strings.Builder
	for b.Len() < size {
		if r.IntN(20) == 0 {
			b.WriteString(people[r.IntN(len(people))].Text)
		} else {
			b.WriteString(words[r.IntN(len(words))])
		}
		if r.IntN(12) == 0 {
			b.WriteString(".\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return []byte(b.String())
}

const english = "the athletes finished in the women's final of the competition and she came third with a national record of seconds after a long evening at the stadium where thousands of spectators watched Nobody expected this result because Last season had been difficult for everyone"
const russian = "спортсмены завершили соревнования в финале женского турнира и она стала третьей с национальным рекордом после долгого вечера на стадионе где тысячи зрителей наблюдали Никто не ожидал такого результата потому что Прошлый сезон был трудным для всех"

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1500, 150_000} {
		names := many(n)
		b.Run(fmt.Sprintf("people=%d/forms=%d", n, len(names)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Build(slices.Values(names))
			}
		})
	}
}

func BenchmarkScan(b *testing.B) {
	names := many(150_000)
	g := Build(slices.Values(names))
	b.Logf("%d forms, %d nodes, %d candidates, %d bytes", len(g.forms), len(g.symbol), len(g.list_), g.size())
	ru := Language{Code: "ru"}
	for _, cut := range strings.Fields("а у ом ым е ой ою ы и ю ей ем ию ия ого ому ем ами ах ам ов") {
		ru.Endings = append(ru.Endings, Ending{cut, ""}, Ending{cut, "а"}, Ending{cut, "й"}, Ending{cut, "я"})
	}
	kk := Language{Code: "kk", Tail: func(rest []byte) bool {
		switch string(rest) {
		case "ның", "дан", "ға", "да", "ды", "тар", "дар":
			return true
		}
		return false
	}}
	for _, c := range []struct {
		lang Language
		text []byte
	}{{Language{Code: "en"}, prose(names, 1<<20, english)}, {ru, prose(names, 1<<20, russian)}, {kk, prose(names, 1<<20, russian)}} {
		b.Run(c.lang.Code, func(b *testing.B) {
			s := g.For(c.lang)
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			var matches, candidates int
			for b.Loop() {
				matches, candidates = 0, 0
				for m := range s.Scan(c.text) {
					matches++
					for range m.Candidates() {
						candidates++
					}
				}
			}
			b.ReportMetric(float64(matches), "matches/op")
			b.ReportMetric(float64(candidates), "candidates/op")
		})
	}
}

func BenchmarkUnmarshal(b *testing.B) {
	for _, n := range []int{1500, 150_000} {
		data, err := Build(slices.Values(many(n))).MarshalBinary()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("people=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			b.ReportMetric(float64(len(data)), "file-bytes")
			for b.Loop() {
				if err := new(Gazetteer).UnmarshalBinary(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpenInPlace reads what is in memory already, as a mapped file is.
func BenchmarkOpenInPlace(b *testing.B) {
	for _, n := range []int{1500, 150_000} {
		data, err := Build(slices.Values(many(n))).MarshalBinary()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("people=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Open(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Compare("Ilya Ilyin", "Илья Ильин")
	}
}
