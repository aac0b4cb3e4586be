package desk

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"altyn"
)

// Nearest gives up to n of the known words that may have been meant by what was asked, nearest first: those a few slips
// of the keyboard away (see [altyn.Nearest]), then those that begin with it or have it as the beginning of a later
// word. Case, accents and hyphens do not count. Of equals the first in the order of known wins.
func Nearest(asked string, known iter.Seq[string], n int) []string {
	want := Fold(asked)
	if want == "" || len(want) > 200 {
		return nil
	}
	var folded []string
	words := map[string]string{}
	for w := range known {
		f := Fold(w)
		if _, double := words[f]; !double {
			words[f] = w
			folded = append(folded, f)
		}
	}
	var out []string
	for len(out) < n {
		f, ok := altyn.Nearest(want, slices.Values(folded))
		if !ok {
			break
		}
		out = append(out, words[f])
		folded = slices.DeleteFunc(folded, func(s string) bool { return s == f })
	}
	if len(want) < 3 {
		return out
	}
	var longer []string
	for _, f := range folded {
		if strings.Contains(" "+f, " "+want) {
			longer = append(longer, f)
		}
	}
	slices.SortStableFunc(longer, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	for _, f := range longer[:min(len(longer), n-len(out))] {
		out = append(out, words[f])
	}
	return out
}

// Fold brings a name to the form in which names are compared: small letters without accents, hyphens as spaces, one
// space between words.
func Fold(s string) string {
	if f, ok := foldASCII(s); ok {
		return f // most names of a large record: whoever looks for one folds all of them
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '-' || r == '_':
			b.WriteByte(' ')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// foldASCII is Fold of a text without other letters; false for one that has some.
func foldASCII(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return "", false
		case c == '-' || c == '_' || c == ' ' || '\t' <= c && c <= '\r':
			if n := len(b); n > 0 && b[n-1] != ' ' {
				b = append(b, ' ')
			}
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return strings.TrimSuffix(string(b), " "), true
}
