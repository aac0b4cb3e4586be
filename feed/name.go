package feed

import (
	"strings"
	"unicode"
)

// GivenFirst gives a name in its usual form, given name first and in mixed case, from one that has the surname in
// capitals: EVENEPOEL Remco, Remco EVENEPOEL and van AERT Wout. A name without capitals is left as it is.
func GivenFirst(name string) string {
	words := strings.Fields(name)
	var given, family []string
	for i, w := range words {
		if capitals(w) || len(words) > 1 && particle(w) && i+1 < len(words) && capitals(words[i+1]) && len(given) == 0 || particle(w) && i+1 < len(words) && capitals(words[i+1]) {
			family = append(family, titled(w))
		} else {
			given = append(given, w)
		}
	}
	if len(family) == 0 || len(given) == 0 {
		for i, w := range words {
			if capitals(w) {
				words[i] = titled(w)
			}
		}
		return strings.Join(words, " ")
	}
	return strings.Join(append(given, family...), " ")
}

// capitals reports whether a word of two letters or more is all in capitals.
func capitals(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// particle reports whether a word is a small one before a surname: van, de, el.
func particle(w string) bool {
	for _, r := range w {
		if !unicode.IsLower(r) && r != '\'' {
			return false
		}
	}
	return len(w) > 0 && len(w) <= 4
}

// titled gives a word in capitals with only its first letters large: MCLAUGHLIN-LEVRONE as Mclaughlin-Levrone.
func titled(w string) string {
	if !capitals(w) {
		return w
	}
	var b strings.Builder
	first := true
	for _, r := range w {
		if first {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		first = !unicode.IsLetter(r) && r != '.'
	}
	return b.String()
}
