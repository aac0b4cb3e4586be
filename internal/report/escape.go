package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// clean gives s fit for a terminal and for one line: line ends and tabs become blanks, control characters, bytes that are no
// UTF-8, and characters that turn the direction of writing are shown by their codes.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		b.WriteString(cleanRune(r, s[i:i+n]))
		i += n
	}
	return b.String()
}

// cleanRune gives what stands for a rune whose bytes are raw.
func cleanRune(r rune, raw string) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
		return " "
	case r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0:
		return fmt.Sprintf(`\x%02x`, r)
	case unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Cf, r) && r != '\u00ad' && r != '\u200d' || unicode.Is(unicode.Co, r) || !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) && r != '\u00ad' && r != '\u200d':
		return fmt.Sprintf(`\u{%x}`, r)
	}
	return raw
}

// displayWidth gives how many columns of a terminal a clean string takes.
func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	if r < 0x300 {
		if r == 0xad {
			return 0
		}
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// short gives at most 60 columns of s, on one line.
func short(s string) string { return cut(strings.Join(strings.Fields(s), " "), 60) }

// cut gives at most n columns of s.
func cut(s string, n int) string {
	if displayWidth(s) <= n {
		return s
	}
	w := 0
	for i, r := range s {
		if w += runeWidth(r); w > n-1 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}
