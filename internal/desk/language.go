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
	script *unicode.RangeTable
}

// profiles are the frequent words of languages: word to the languages that have it.
var profiles = sync.OnceValue(func() map[string][]tongue {
	scripts := map[string]*unicode.RangeTable{"Latin": unicode.Latin, "Cyrillic": unicode.Cyrillic, "Greek": unicode.Greek}
	out := map[string][]tongue{}
	for l := range strings.Lines(languagesText) {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		head, words, _ := strings.Cut(l, ":")
		code, script, _ := strings.Cut(head, " ")
		for w := range strings.FieldsSeq(words) {
			out[w] = append(out[w], tongue{code, scripts[script]})
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
	known := map[string]bool{}
	for _, code := range read {
		known[code] = true
	}
	scripts := map[string]int{}
	hits := map[string]int{}
	letters, words := 0, 0
	start := -1
	word := func(end int) {
		if start < 0 {
			return
		}
		words++
		if end-start < 32 {
			for _, t := range profiles()[strings.ToLower(string(text[start:end]))] {
				hits[t.code]++
			}
		}
		start = -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			letters++
			scripts[scriptOf(r)]++
			if start < 0 {
				start = i
			}
		} else {
			word(i)
		}
		i += n
	}
	word(len(text))
	script := mostOf(scripts)
	if letters < 4*languageWords || scripts[script]*10 < letters*6 {
		return ""
	}
	readable := false // a language of this script is read
	for _, ts := range profiles() {
		for _, t := range ts {
			readable = readable || known[t.code] && t.script != nil && script == scriptName(t.script)
		}
	}
	best, top, ours := "", 0, 0
	for _, code := range slices.Sorted(maps.Keys(hits)) {
		switch n := hits[code]; {
		case known[code]:
			ours = max(ours, n)
		case n > top:
			best, top = code, n
		}
	}
	if !readable {
		if best != "" && top >= 3 {
			return best
		}
		return script
	}
	if words >= languageWords && top >= 5 && top*9 >= words && 2*top > 3*ours {
		return best
	}
	return ""
}

func scriptName(t *unicode.RangeTable) string {
	for _, s := range tables {
		if s.table == t {
			return s.name
		}
	}
	return ""
}

var tables = [...]struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latin", unicode.Latin}, {"Cyrillic", unicode.Cyrillic}, {"Greek", unicode.Greek}, {"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew}, {"Han", unicode.Han},
	{"Hiragana", unicode.Hiragana}, {"Katakana", unicode.Katakana}, {"Hangul", unicode.Hangul}, {"Thai", unicode.Thai}, {"Devanagari", unicode.Devanagari},
	{"Armenian", unicode.Armenian}, {"Georgian", unicode.Georgian}, {"Bengali", unicode.Bengali}, {"Mongolian", unicode.Mongolian},
}

func scriptOf(r rune) string {
	if r < 0x250 {
		return "Latin"
	}
	for _, s := range tables {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return "other"
}

func mostOf(counts map[string]int) string {
	best, n := "", 0
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		if counts[k] > n {
			best, n = k, counts[k]
		}
	}
	return best
}
