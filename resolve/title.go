package resolve

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"altyn"
)

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func longestFirst(list []wordRule) {
	slices.SortStableFunc(list, func(a, b wordRule) int { return len(b.from) - len(a.from) })
}

// plain gives small letters without diacritics, straight apostrophes, and one space where anything else stood that is no
// letter, digit or one of + . ' / x.
func plain(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r), r == '(', r == ')', r == ':':
			continue
		case r == '’' || r == '‘' || r == '\'':
			r = '\''
		case r == '>':
			r = '+'
		case r == '½':
			r = '5'
			b.WriteByte('.')
		case r == '+' || r == '.' || r == '/' || r == '&':
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ',':
			r = ' '
		}
		if r == ' ' {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// title is the wording of an event in a form in which wordings can be compared.
type title struct {
	words  []string // in the order of the source
	weight string   // 69kg, over-105kg; "" when none is given
}

// key gives the words in order of the alphabet, so that "4x100m relay" and "relay 4x100m" are one.
func (t title) key() string {
	if t.weight != "" {
		key := t.weight
		for _, w := range t.words {
			if sportClass(w) {
				key += " " + w
			}
		}
		return key
	}
	w := slices.Clone(t.words)
	slices.Sort(w)
	return strings.Join(slices.Compact(w), " ")
}

// slug gives the part of an event id after the sex.
func (t title) slug() string {
	s := t.weight
	for _, w := range t.words {
		if t.weight == "" || sportClass(w) {
			s += "-" + w
		}
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '.', r == '-':
			b.WriteRune(r)
		case r == '+':
			b.WriteString("-")
		case r == '/':
			b.WriteByte('-')
		}
	}
	return strings.Trim(strings.ReplaceAll(b.String(), "--", "-"), "-.")
}

// sportClass reports whether a word is a Paralympic class: F36, J2, SB13.
func sportClass(w string) bool {
	letters := strings.TrimRight(w, "0123456789")
	if n := len(letters); n < 1 || n > 3 || n == len(w) || len(w)-n > 2 {
		return false
	}
	for i := range len(letters) {
		if letters[i] < 'a' || letters[i] > 'z' {
			return false
		}
	}
	return letters != "x"
}

// units that follow a number belong to it.
var units = map[string]bool{"m": true, "km": true, "kg": true, "y": true, "mile": true, "foot": true, "ton": true, "pound": true, "pounds": true}

// readTitle brings an event title to its words: units to their numbers, numbers to one form, a weight class to its upper
// bound, and synonyms of the sport to one word. Words of the sport itself and of the sex are left out.
func readTitle(sport altyn.SportID, source, text string) title {
	p := []byte(plain(text))
	for i := 1; i < len(p); i++ {
		if p[i] == '/' && p[i-1] >= 'a' && p[i-1] <= 'z' {
			p[i] = ' ' // hill/10km is two words, 10/15km is one
		}
	}
	words := strings.Fields(strings.NewReplacer(",", " , ", "'s", "'s ", "+", " + ", "&", " & ").Replace(string(p)))
	words = slices.DeleteFunc(numbers(words), func(w string) bool { return w == "," })
	w := lists()
	words = rewrite(words, w.words["*"])
	words = rewrite(words, w.words[string(sport)])
	own := append(strings.FieldsFunc(string(sport), func(r rune) bool { return r == '-' }), strings.Fields(plain(source))...)
	var t title
	words = t.takeWeight(words)
	for _, word := range words {
		if word == "+" || word == "&" {
			continue
		}
		if slices.Contains(own, word) && !keeps[word] {
			continue
		}
		t.words = append(t.words, word)
	}
	return t
}

// keeps are words of a sport's name that tell its events apart all the same.
var keeps = map[string]bool{"canoe": true, "combined": true, "figure": true, "team": true, "ski": true}

// numbers joins digits over thousands commas, `4 x 100`, and numbers with their units.
func numbers(in []string) []string {
	var out []string
	digits := func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
	all := func(s string) bool { _, err := strconv.ParseFloat(s, 64); return err == nil }
	for i := 0; i < len(in); i++ {
		w := in[i]
		n := len(out)
		switch {
		case w == "," && n > 0 && all(out[n-1]) && i+1 < len(in) && len(in[i+1]) >= 3 && digits(in[i+1]) && onlyDigits(in[i+1][:3]) && len(strings.TrimLeft(in[i+1], "0123456789")) == len(in[i+1])-3 && len(out[n-1]) <= 3:
			out[n-1] += in[i+1]
			i++
		case (w == "x" || w == "×") && n > 0 && all(out[n-1]) && i+1 < len(in) && digits(in[i+1]):
			out[n-1] += "x" + in[i+1]
			i++
		case n > 0 && digits(out[n-1]) && (all(out[n-1]) || strings.Contains(out[n-1], "x") && last(out[n-1])) && unitOf(w) != "":
			out[n-1] += unitOf(w)
		default:
			out = append(out, w)
		}
	}
	return out
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func last(s string) bool { c := s[len(s)-1]; return c >= '0' && c <= '9' }

func unitOf(w string) string {
	for _, r := range lists().words["*"] {
		if len(r.from) == 1 && len(r.to) == 1 && r.from[0] == w && units[r.to[0]] {
			return r.to[0]
		}
	}
	if units[w] {
		return w
	}
	return ""
}

// rewrite applies the rules, the longest wordings first, each as often as it fits.
func rewrite(words []string, rules []wordRule) []string {
	for _, r := range rules {
		for i := 0; i+len(r.from) <= len(words); i++ {
			if slices.Equal(words[i:i+len(r.from)], r.from) {
				words = slices.Concat(words[:i], r.to, words[i+len(r.from):])
				i += len(r.to) - 1
			}
		}
	}
	return words
}

// takeWeight takes a weight class out of the words: its upper bound, or the lower one of an open class.
func (t *title) takeWeight(words []string) []string {
	var rest []string
	over := false
	kg := func(i int) bool { return i < len(words) && strings.HasSuffix(words[i], "kg") }
	for i, w := range words {
		number, isKg := strings.CutSuffix(w, "kg")
		switch {
		case isKg && isNumber(number):
			over = over || i > 0 && words[i-1] == "over"
			if n := atoi(number); n >= 250 && !strings.Contains(number, ".") {
				number = number[:2] + "." + number[2:] // some lists lost the point: 825 is 82.5
			}
			t.weight = number + "kg"
			if over {
				t.weight = "over-" + t.weight
			}
		case w == "+" && kg(i+1):
			over = true
		case isNumber(w) && kg(i+1) && isNumber(strings.TrimSuffix(words[i+1], "kg")):
			// the lower bound of a class: 57 60kg
		default:
			rest = append(rest, w)
		}
	}
	return rest
}

func isNumber(s string) bool { _, err := strconv.ParseFloat(s, 64); return err == nil }
