package lint

import "altyn"

var eventIDMalformed = Rule{
	Name:     "event-id-malformed",
	Severity: altyn.Error,
	Doc:      "The id of an event is its discipline, a slash, men, women, mixed or open, a hyphen, and a name in lower-case letters, digits, +, decimal points and single hyphens, as `judo/women-48kg` or `weightlifting/men-67.5kg`; the columns sport and sex say the same as the id. Ids of people and sports are written likewise.",
	check: func(p *pass) {
		for i, e := range live(p.all.Events) {
			at := func(column string) spot { return spot{"events", i, column} }
			switch {
			case e.ID == "": // bad-value says so
			case e.ID.Sex() == "" || !slug(string(e.ID.Sport())) || !slug(decimal(e.ID.Slug())):
				p.report(at("id"), e.Key(), "write <discipline>/<men|women|mixed|open>-<name>", "the id %q is not well formed", e.ID)
			case e.Sport != e.ID.Sport():
				p.report(at("sport"), e.Key(), "", "the id says %s, the column %s", e.ID.Sport(), e.Sport)
			case e.Sex != e.ID.Sex():
				p.report(at("sex"), e.Key(), "", "the id says %s, the column %s", e.ID.Sex(), e.Sex)
			}
		}
		for i, s := range live(p.all.Sports) {
			if s.ID != "" && !slug(string(s.ID)) {
				p.report(spot{"sports", i, "id"}, s.Key(), "write lower-case letters, digits and hyphens", "the id %q is not well formed", s.ID)
			}
		}
		for i, x := range live(p.all.People) {
			if x.ID != "" && !slug(string(x.ID)) {
				p.report(spot{"people", i, "id"}, x.Key(), "write lower-case letters, digits and hyphens", "the id %q is not well formed", x.ID)
			}
		}
	},
}

// slug reports whether s is made of lower-case ASCII letters, digits and +, with single hyphens between them.
func slug(s string) bool {
	hyphen := true // none at the start
	for i := range len(s) {
		switch c := s[i]; {
		case c == '-':
			if hyphen {
				return false
			}
			hyphen = true
			continue
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '+':
		default:
			return false
		}
		hyphen = false
	}
	return !hyphen
}

// decimal takes the points between two digits out of s.
func decimal(s string) string {
	digit := func(i int) bool { return 0 <= i && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if s[i] != '.' || !digit(i-1) || !digit(i+1) {
			out = append(out, s[i])
		}
	}
	return string(out)
}
