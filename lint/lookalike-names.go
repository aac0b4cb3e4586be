package lint

import (
	"strings"
	"unicode"

	"altyn"
)

var lookalikeNames = Rule{
	Name:     "lookalike-names",
	Severity: altyn.Warning,
	Doc:      "No name in Cyrillic letters looks like a name in Latin letters of something else of its kind (Cyrillic АНО and Latin AHO): a reader cannot see which is meant, and a slip of the keyboard turns one into the other.",
	check: func(p *pass) {
		type shape struct {
			kind altyn.NameKind
			text string
		}
		latin := map[shape]*altyn.Name{}
		for _, n := range p.rec.AllNames() {
			if _, ok := latin[shape{n.Kind, n.Name}]; !ok && ascii(n.Name) {
				latin[shape{n.Kind, n.Name}] = n
			}
		}
		for _, lang := range p.rec.Languages() {
			for i, n := range live(p.all.Names[lang]) {
				text, ok := asLatin(n.Name)
				if !ok {
					continue
				}
				if other, found := latin[shape{n.Kind, text}]; found && other.ID != n.ID {
					p.report(spot{"names/" + lang, i, "name"}, n.Key(), "leave one to a longer form", "%q of %s looks like the Latin %q of %s", n.Name, n.ID, text, other.ID)
				}
			}
		}
	},
}

// lookalikes are the Cyrillic letters that look like Latin ones, with those.
var lookalikes = strings.NewReplacer("А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H", "І", "I", "Ј", "J", "К", "K", "М", "M", "О", "O",
	"Р", "P", "Ѕ", "S", "Т", "T", "Х", "X", "У", "Y", "а", "a", "с", "c", "е", "e", "і", "i", "ј", "j", "о", "o", "р", "p", "ѕ", "s", "х", "x", "у", "y")

// asLatin gives the Latin text that a Cyrillic one looks like, when each of its letters has a double.
func asLatin(s string) (string, bool) {
	cyrillic := false
	for _, r := range s {
		cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, r)
	}
	if !cyrillic {
		return "", false
	}
	text := lookalikes.Replace(s)
	return text, ascii(text)
}
