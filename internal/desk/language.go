package desk

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed languages.txt
var languagesText string

// A LanguageError says that a report is in a language that is not read.
type LanguageError struct {
	Name     string // of the report
	Language string // what it seems to be: a code, or a script
}

func (e *LanguageError) Error() string {
	return fmt.Sprintf("read report %s: it is written in a language that is not read here: %s", e.Name, e.Language)
}

// Fix gives the remedy.
func (e *LanguageError) Fix() string {
	return "languages: " + strings.Join(LanguageCodes(), ", ") + "; --lang takes it for one of them all the same"
}

// tongue is what a language is known by.
type tongue struct {
	code   string
	script script
}

// profile holds the frequent words of languages.
type profile struct {
	tongues []tongue
	words   map[string][]uint8 // word -> places in tongues
	first   [32]uint32         // first letters of those of plain letters, by length, as bits
}

var profiles = sync.OnceValue(func() *profile {
	out := &profile{words: map[string][]uint8{}}
	for l := range strings.Lines(languagesText) {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		head, words, _ := strings.Cut(l, ":")
		code, name, _ := strings.Cut(head, " ")
		t := tongue{code, scriptNamed(name)}
		k := slices.Index(out.tongues, t)
		if k < 0 {
			k = len(out.tongues)
			out.tongues = append(out.tongues, t)
		}
		for w := range strings.FieldsSeq(words) {
			out.words[w] = append(out.words[w], uint8(k))
			if n := len(w); n < len(out.first) && 'a' <= w[0] && w[0] <= 'z' {
				out.first[n] |= 1 << (w[0] - 'a')
			}
		}
	}
	return out
})

const (
	languageHead  = 64 << 10 // bytes of a report that are looked at
	languageWords = 12       // words from which on a language can be told
)

// foreign gives the language that a report is plainly written in and that is not among those that are read, "" when there is
// none such. Short and mixed texts, lists of names and text in no language are not foreign.
func foreign(text []byte, read []string) string {
	text = text[:min(len(text), languageHead)]
	known := func(code string) bool { return slices.Contains(read, code) }
	p := profiles()
	var counts [len(scripts) + 1]int // letters by script
	hits := make([]int, len(p.tongues))
	words := 0
	var room [64]byte
	start, plain := -1, true
	word := func(end int) {
		if start < 0 {
			return
		}
		words++
		if n := end - start; n < len(p.first) && !(plain && p.first[n]>>(text[start]|0x20-'a')&1 == 0) {
			var in []uint8
			if plain {
				low := room[:n]
				for k, c := range text[start:end] {
					low[k] = c | 0x20
				}
				in = p.words[string(low)]
			} else {
				in = p.words[strings.ToLower(string(text[start:end]))]
			}
			for _, k := range in {
				hits[k]++
			}
		}
		start, plain = -1, true
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if 'a' <= c|0x20 && c|0x20 <= 'z' {
				counts[latin]++
				if start < 0 {
					start = i
				}
			} else {
				word(i)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			counts[scriptOf(r)]++
			if start < 0 {
				start = i
			}
			plain = false
		} else {
			word(i)
		}
		i += n
	}
	word(len(text))
	letters := 0
	for _, n := range counts {
		letters += n
	}
	top := mostOf(&counts)
	if letters < 4*languageWords || counts[top]*10 < letters*6 {
		return ""
	}
	readable := false // a language of this script is read
	for _, t := range p.tongues {
		readable = readable || known(t.code) && t.script == top
	}
	byCode := map[string]int{}
	for k, n := range hits {
		if n > 0 {
			byCode[p.tongues[k].code] += n
		}
	}
	best, most, ours := "", 0, 0 // ours: words of languages that are read
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		switch n := byCode[code]; {
		case known(code):
			ours = max(ours, n)
		case n > most:
			best, most = code, n
		}
	}
	if !readable {
		if best != "" && most >= 3 {
			return best
		}
		return top.name()
	}
	if words >= languageWords && most >= 5 && most*9 >= words && 2*most > 3*ours {
		return best
	}
	return ""
}

// script is a place in scripts; one past the last is any other.
type script int

const latin script = 0

var scripts = [...]struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latin", unicode.Latin}, {"Cyrillic", unicode.Cyrillic}, {"Greek", unicode.Greek}, {"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew}, {"Han", unicode.Han},
	{"Hiragana", unicode.Hiragana}, {"Katakana", unicode.Katakana}, {"Hangul", unicode.Hangul}, {"Thai", unicode.Thai}, {"Devanagari", unicode.Devanagari},
	{"Armenian", unicode.Armenian}, {"Georgian", unicode.Georgian}, {"Bengali", unicode.Bengali}, {"Mongolian", unicode.Mongolian},
}

func (s script) name() string {
	if int(s) < len(scripts) {
		return scripts[s].name
	}
	return "other"
}

// scriptNamed gives the script of a name, -1 when there is none such.
func scriptNamed(name string) script {
	for i := range scripts {
		if scripts[i].name == name {
			return script(i)
		}
	}
	return -1
}

func scriptOf(r rune) script {
	if r < 0x250 {
		return latin
	}
	for i := range scripts {
		if unicode.Is(scripts[i].table, r) {
			return script(i)
		}
	}
	return script(len(scripts))
}

// mostOf gives the script with the most letters, of several the first by name.
func mostOf(counts *[len(scripts) + 1]int) script {
	best := script(-1)
	for i, n := range counts {
		if s := script(i); n > 0 && (best < 0 || n > counts[best] || n == counts[best] && s.name() < best.name()) {
			best = s
		}
	}
	return max(best, 0)
}
