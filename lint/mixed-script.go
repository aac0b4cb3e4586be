package lint

import (
	"unicode"

	"altyn"
)

var mixedScript = Rule{
	Name:     "mixed-script",
	Severity: altyn.Error,
	Doc:      "No word has Latin and Cyrillic letters side by side (a Latin c in Россия): it looks right and is never found. A name is of the script that its row says.",
	line: func(p *pass, l *line) {
		for i, c := range l.schema.Columns {
			if c.Type != "text" || c.Name == "url" || len(c.Enum) > 0 {
				continue
			}
			text := l.cellAt(i)
			if ascii(text) {
				if c.Name == "name" && l.cell("script") == "Cyrl" && hasLatin(text) {
					p.reportCell(l, "script", "", "the script is said to be Cyrl, and %q is Latin", text)
				}
				continue
			}
			if word, ok := mixed(text); ok {
				p.reportCell(l, c.Name, "write the whole word in one script", "the word %q has Latin and Cyrillic letters", word)
			}
		}
	},
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func hasLatin(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Latin, r) {
			return true
		}
	}
	return false
}

// mixed gives the first word with letters of both scripts.
func mixed(s string) (string, bool) {
	start, latin, cyrillic := -1, false, false
	for i, r := range s + " " {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			if start < 0 {
				start, latin, cyrillic = i, false, false
			}
			latin = latin || unicode.Is(unicode.Latin, r)
			cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, r)
			continue
		}
		if start >= 0 && latin && cyrillic {
			return s[start:i], true
		}
		start = -1
	}
	return "", false
}
