package site

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"altyn"
	"altyn/internal/view"
)

// t words a message of the site.
func (f *face) t(key string, namesAndValues ...any) string {
	return f.print.Text("site-"+key, namesAndValues...)
}

// has words a message of the site when there is one, else gives the word itself.
func (f *face) or(key, word string) string {
	m := altyn.Msg("site-" + key)
	if s := f.print.Say(m); s != m.Key {
		return s
	}
	return word
}

// functions are what templates may call.
func (f *face) functions() template.FuncMap {
	numbers := message.NewPrinter(language.Make(f.lang))
	return template.FuncMap{
		"t":        f.t,
		"w":        f.print.Word,
		"enum":     func(family string, v any) string { return f.or(family+"-"+fmt.Sprint(v), fmt.Sprint(v)) },
		"cap":      capital,
		"nation":   func(id any) string { return f.print.Word(altyn.NationID(fmt.Sprint(id))) },
		"games":    func(id any) string { return f.print.Word(altyn.GamesID(fmt.Sprint(id))) },
		"sport":    func(id any) string { return capital(f.print.Word(altyn.SportID(fmt.Sprint(id)))) },
		"event":    func(id any) string { return capital(f.print.Word(altyn.EventID(fmt.Sprint(id)))) },
		"person":   func(id any) string { return f.print.Word(altyn.PersonID(fmt.Sprint(id))) },
		"decision": f.decision,
		"who":      f.who,
		"city":     func(name string) string { return f.cities(name) },
		"paralympic": func(id any) bool {
			return altyn.GamesID(fmt.Sprint(id)).Season().Movement() == altyn.Paralympic
		},
		"entry":     func(id any) string { return f.print.Word(altyn.EntryID(fmt.Sprint(id))) },
		"date":      f.date,
		"instant":   f.instant,
		"body":      f.body,
		"publisher": f.publisher,
		"iso":       func(v fmt.Stringer) string { return v.String() },
		"n":         func(v any) string { return number(numbers, v) },
		"ordinal":   func(n int) string { return f.print.Text("ordinal", "n", n) },
		"tally":     func(t view.Tally) string { return dashes(t) },
		"rank":      rank,
		"year":      func(g any) string { s := fmt.Sprint(g); return s[:min(4, len(s))] },
		"at":        func(path string, day altyn.Day) string { return At(path, day) },
		"list":      func(items ...any) []any { return items },
		"dict":      dict,
		"join":      func(items []string, sep string) string { return strings.Join(items, sep) },
		"rowhref":   rowHref,
		"same":      func(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) },
		"add":       func(a, b int) int { return a + b },
		"str":       func(v any) string { return fmt.Sprint(v) },
		"contains":  func(all []string, s string) bool { return slices.Contains(all, s) },
		"host":      hostOf,
		"web":       func(s string) bool { return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") },
		"style":     style,
		"sign":      Sign,
	}
}

// capital makes the first letter large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// number writes a number as the language does, "" for one that is not known.
func number(p *message.Printer, v any) string {
	switch v := v.(type) {
	case int:
		return p.Sprintf("%d", v)
	case altyn.Num:
		n, ok := v.Int()
		if !ok {
			return ""
		}
		return p.Sprintf("%d", n)
	}
	return fmt.Sprint(v)
}

// dashes writes 3-2-6, with the dashes of print.
func dashes(t view.Tally) string {
	return strconv.Itoa(t.Gold) + "–" + strconv.Itoa(t.Silver) + "–" + strconv.Itoa(t.Bronze)
}

func rank(r any) string {
	switch r := r.(type) {
	case *int:
		if r != nil && *r > 0 {
			return strconv.Itoa(*r)
		}
	case int:
		if r > 0 {
			return strconv.Itoa(r)
		}
	}
	return "–"
}

func dict(namesAndValues ...any) (map[string]any, error) {
	m := map[string]any{}
	if len(namesAndValues)%2 != 0 {
		return nil, fmt.Errorf("dict: a name without value")
	}
	for i := 0; i < len(namesAndValues); i += 2 {
		m[fmt.Sprint(namesAndValues[i])] = namesAndValues[i+1]
	}
	return m, nil
}

// hostOf gives the host of an address, for a short link.
func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(host, "www.")
}

// rowHref gives the page that shows a row of the record, "" when none does.
func rowHref(id altyn.RowID) string {
	table, key, ok := strings.Cut(string(id), ":")
	if !ok {
		return ""
	}
	games := func(s string) string { g, _, _ := strings.Cut(s, "/"); return g }
	first, rest, _ := strings.Cut(key, "|")
	switch table {
	case "games", "hosts", "venues", "held":
		return "/games/" + games(first)
	case "nations", "lineage", "participations":
		return "/nations/" + first
	case "tables":
		if rest != "" {
			return "/nations/" + rest + "/" + games(first)
		}
		return "/games/" + games(first) + "/table"
	case "publications":
		return "/games/" + games(first) + "/table"
	case "results", "entries", "members":
		if e := altyn.EntryID(first).Event(); e != "" {
			return "/events/" + string(e) + "#" + games(first)
		}
	case "delegations", "quotas", "roles":
		nation, _, _ := strings.Cut(rest, "|")
		if nation != "" {
			return "/nations/" + nation + "/" + first
		}
	case "people", "honours":
		return "/people/" + first
	case "events":
		return "/events/" + first
	case "sports":
		return "/sports/" + first
	case "sources":
		return "/sources/" + first
	case "decisions":
		return "/decisions/row/" + first
	case "coverage":
		return "/coverage"
	case "exceptions", "rejected":
		return "/differences"
	}
	return ""
}

// date words a day or a date; "" for a day that is not there.
func (f *face) date(v any) string {
	if d, ok := v.(*altyn.Day); ok {
		if d == nil {
			return ""
		}
		v = *d
	}
	return f.print.Word(v)
}

// eventName names an event without its sport.
func (f *face) eventName(id altyn.EventID) string {
	whole, sport := f.print.Word(id), f.print.Word(id.Sport())
	if rest, ok := strings.CutPrefix(whole, sport+", "); ok {
		return rest
	}
	return whole
}

// instant words an instant; one at the end of a day, which stands for the day, as the day.
func (f *face) instant(i altyn.Instant) string {
	day := altyn.DayAt(i.Time())
	clock := i.Time().UTC().Format("15:04:05")
	if clock == "23:59:59" {
		return f.print.Word(day)
	}
	return f.t("instant", "day", day, "clock", strings.TrimSuffix(clock, ":00"))
}

// decision says in short what a decision is: when, and who decided.
func (f *face) decision(id altyn.DecisionID) string {
	body, decided, ok := f.decided(id)
	if !ok {
		return string(id)
	}
	return f.t("decision-short", "body", body, "decided", decided)
}

// who words whom an effect is about.
func (f *face) who(e view.Effect) string {
	switch {
	case e.Person != "":
		return f.print.Word(e.Person)
	case e.Nation != "" && e.Who == f.usual(e.Nation): // a team that goes by its nation
		return f.print.Word(e.Nation)
	case e.Entry != "" && f.lang != Languages()[0]:
		return f.print.Word(e.Entry)
	}
	return e.Who
}
