package site

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bodies gives what translates the names of bodies into a language; nil for English, in which the record has them.
func bodies(lang string) (map[string]string, []string) {
	column := slices.Index(Languages(), lang)
	if column <= 0 {
		return nil, nil
	}
	text, err := fs.ReadFile(files, "messages/bodies.txt")
	if err != nil {
		return nil, nil
	}
	words := map[string]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if strings.HasPrefix(line, "#") || len(cells) <= column {
			continue
		}
		words[cells[0]] = cells[column]
	}
	names := make([]string, 0, len(words))
	for n := range words {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return words, names
}

// body words who decided. The record has it in English, with few words of its own: each that is known is put into the
// language, and the cities of ceremonies have their names there.
func (f *face) body(s string) string {
	if len(f.bodyNames) == 0 || s == "" {
		return s
	}
	var out strings.Builder
	start := true // of a word
	for at := 0; at < len(s); {
		if start {
			if name := f.bodyAt(s[at:]); name != "" {
				out.WriteString(f.bodyWords[name])
				at += len(name)
				start = false
				if strings.HasSuffix(name, " in") || strings.HasSuffix(name, " at") {
					place := strings.TrimSpace(s[at:])
					return capital(out.String() + " " + f.cities(place))
				}
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		start = !unicode.IsLetter(r) && !unicode.IsDigit(r)
		out.WriteString(s[at : at+n])
		at += n
	}
	return capital(out.String())
}

// bodyAt gives the longest name that a text begins with, as a word.
func (f *face) bodyAt(s string) string {
	for _, n := range f.bodyNames {
		if rest, ok := strings.CutPrefix(s, n); ok {
			if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.IsLetter(r) {
				return n
			}
		}
	}
	return ""
}
