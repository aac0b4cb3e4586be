package report

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"altyn"
)

// Word words a value of one of the types of arguments: strings stand as they are, numbers as digits, ids as preferred names,
// dates in words, the values of enumerations by their messages, lists joined, messages said. What is zero, not known or does
// not apply gives "".
func (p *Printer) Word(v any) string { return p.word(v, "", 0) }

func (p *Printer) word(v any, form string, depth int) string {
	if form == "id" {
		return plain(v)
	}
	if form == "ordinal" {
		if n, ok := asInt(v); ok {
			return p.ordinal(n)
		}
	}
	switch v := v.(type) {
	case nil:
		return ""
	case altyn.Message:
		return p.say(v, depth+1)
	case altyn.Date:
		if form == "iso" {
			return plain(v)
		}
		return p.date(v)
	case altyn.Day:
		if form == "iso" {
			return v.String()
		}
		return p.date(v.Date())
	case altyn.GamesID:
		return p.games(v)
	case altyn.NationID:
		return p.nation(v)
	case altyn.SportID:
		return p.sport(v)
	case altyn.EventID:
		return p.event(v)
	case altyn.PersonID:
		return p.person(v)
	case altyn.SourceID:
		return p.source(v)
	case altyn.EntryID:
		return p.entry(v)
	case altyn.Value:
		if g, ok := altyn.ParseGamesID(v.Word()); ok {
			return p.games(g)
		}
		return v.String()
	case altyn.Rank:
		if v == altyn.LastPlace {
			return p.enum("rank", "last")
		}
		return v.String()
	case altyn.Num:
		n, ok := v.Int()
		if !ok {
			return ""
		}
		return strconv.Itoa(n)
	case altyn.Medal:
		return p.enum("medal", string(v))
	case altyn.Phase:
		return p.enum("phase", string(v))
	case altyn.Outcome:
		return p.enum("outcome", string(v))
	case altyn.Season:
		return p.enum("season", string(v))
	case altyn.Claim:
		return p.enum("claim", string(v))
	case altyn.By:
		return p.enum("by", string(v))
	case altyn.Unit:
		return p.enum("unit", string(v))
	case altyn.RecordKind:
		return p.enum("record", string(v))
	case altyn.RoleKind:
		return p.enum("role", string(v))
	case altyn.Ceremony:
		return p.enum("ceremony", string(v))
	case altyn.Fact:
		return p.enum("fact", string(v))
	case altyn.Verdict:
		return p.enum("verdict", string(v))
	case altyn.Severity:
		return p.enum("severity", string(v))
	case altyn.Sex:
		return p.enum("sex", string(v))
	case altyn.Kind:
		return p.enum("kind", string(v))
	case string:
		if form == "quoted" && v != "" {
			return p.Text("quoted", "text", short(v))
		}
		return v
	case fmt.Stringer:
		return v.String()
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Slice:
		var items []string
		for i := range r.Len() {
			if s := p.word(r.Index(i).Interface(), form, depth+1); s != "" {
				items = append(items, s)
			}
		}
		if g, ok := v.([]altyn.GamesID); ok && len(g) > maxListed {
			return p.Text("games-many", "from", g[0], "to", g[len(g)-1], "count", len(g))
		}
		return p.list(items)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(r.Int(), 10)
	case reflect.String:
		return r.String()
	}
	return ""
}

const maxListed = 4 // Games named one by one

// plain gives the form in which data has the value, "" when it is not known.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case altyn.Num:
		if !v.Known() {
			return ""
		}
	case altyn.Date:
		if !v.Known() {
			return ""
		}
	case altyn.Message:
		return v.Key
	case bool:
		if v {
			return "yes"
		}
		return ""
	case fmt.Stringer:
		return v.String()
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Slice:
		var items []string
		for i := range r.Len() {
			items = append(items, plain(r.Index(i).Interface()))
		}
		return strings.Join(items, ", ")
	case reflect.String:
		return r.String()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(r.Int(), 10)
	}
	if s, ok := v.(fmt.Stringer); ok {
		return s.String()
	}
	return ""
}

func asInt(v any) (int, bool) {
	switch v := v.(type) {
	case int:
		return v, true
	case altyn.Num:
		return v.Int()
	case altyn.Value:
		return v.Int()
	case altyn.Rank:
		return int(v), v > 0
	}
	return 0, false
}

// enum words a value of an enumeration by the message <family>-<value>; without one the value stands for itself.
func (p *Printer) enum(family, value string) string {
	if value == "" {
		return ""
	}
	if key := family + "-" + value; p.cat.Has(key) {
		return p.Text(key)
	}
	return value
}

func (p *Printer) ordinal(n int) string {
	return p.Text("ordinal", "n", n)
}

func (p *Printer) list(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	return p.Text("list", "most", strings.Join(items[:len(items)-1], p.Text("list-comma")), "last", items[len(items)-1])
}

// date words a date: 28 October 2016, October 2016, 2016, from ... to ...
func (p *Printer) date(d altyn.Date) string {
	if !d.Known() {
		return ""
	}
	edge := func(s string) string {
		part, err := altyn.ParseDate(s)
		if err != nil || !part.Known() {
			return s
		}
		y, m, day := part.First().Civil()
		switch len(s) {
		case len("2016"):
			return p.Text("date-year", "year", y)
		case len("2016-10"):
			return p.Text("date-month", "year", y, "m", m, "month", p.Text("month-"+strconv.Itoa(m)))
		}
		return p.Text("date-day", "year", y, "month", p.Text("month-"+strconv.Itoa(m)), "day", day)
	}
	from, to, interval := strings.Cut(d.String(), "/")
	switch {
	case !interval:
		return edge(from)
	case from == "..":
		return p.Text("date-until", "to", edge(to))
	case to == "..":
		return p.Text("date-from", "from", edge(from))
	}
	return p.Text("date-between", "from", edge(from), "to", edge(to))
}

func (p *Printer) games(g altyn.GamesID) string {
	if g == "" {
		return ""
	}
	if n := p.names()[named{altyn.GamesName, string(g)}]; n != "" {
		return n
	}
	if p.rec != nil {
		if row, ok := p.rec.Games(g); ok && row.Name != "" {
			return row.Name
		}
	}
	return string(g)
}

func (p *Printer) nation(n altyn.NationID) string {
	if n == "" {
		return ""
	}
	if s := p.names()[named{altyn.NationName, string(n)}]; s != "" {
		return s
	}
	if p.rec != nil {
		if row, ok := p.rec.Nation(n); ok && row.Name != "" {
			return row.Name
		}
	}
	return string(n)
}

func (p *Printer) sport(s altyn.SportID) string {
	if s == "" {
		return ""
	}
	if n := p.names()[named{altyn.SportName, string(s)}]; n != "" {
		return n
	}
	if p.rec != nil {
		if row, ok := p.rec.Sport(s); ok && row.Name != "" {
			return p.lower(row.Name)
		}
	}
	return strings.ReplaceAll(string(s), "-", " ")
}

// lower makes the name of a sport or event small inside a sentence, in English: judo, women's 48 kg; not BMX or 3x3.
func (p *Printer) lower(s string) string {
	if p.cat.lang != "en" || len(s) < 2 || s[1] < 'a' || s[1] > 'z' {
		return s
	}
	first, _, _ := strings.Cut(s, " ")
	if strings.ContainsFunc(first[1:], unicode.IsUpper) { // Greco-Roman
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// event words an event with its sport; what the record does not know it words from the id.
func (p *Printer) event(e altyn.EventID) string {
	if e == "" {
		return ""
	}
	sport := p.sport(e.Sport())
	name := p.names()[named{altyn.EventName, string(e)}]
	if name == "" && p.rec != nil {
		if row, ok := p.rec.Event(e); ok {
			name = row.Name
		}
	}
	if name == "" {
		name = p.enum("sex-events", string(e.Sex()))
		if slug := e.Slug(); slug != "" {
			name = p.Text("event-unknown", "sex", p.enum("sex-of", string(e.Sex())), "slug", strings.ReplaceAll(slug, "-", " "))
		}
		if name == "" {
			return sport
		}
	}
	name = p.lower(name)
	if strings.EqualFold(name, sport) {
		return sport
	}
	return p.Text("event", "sport", sport, "name", name)
}

func (p *Printer) person(id altyn.PersonID) string {
	if n := p.names()[named{altyn.PersonName, string(id)}]; n != "" {
		return n
	}
	if p.rec != nil {
		if row, ok := p.rec.Person(id); ok && row.Name != "" {
			return row.Name
		}
	}
	return string(id)
}

// entry words who an entry is: its name, or its people, or else its nation.
func (p *Printer) entry(id altyn.EntryID) string {
	if id == "" {
		return ""
	}
	if p.rec != nil {
		if row, ok := p.rec.Entry(id); ok && row.Name != "" {
			return row.Name
		}
		var who []string
		for _, m := range p.rec.Members(id) {
			who = append(who, p.person(m.Person))
		}
		if len(who) > 0 && len(who) <= 4 {
			return p.list(who)
		}
	}
	if n := id.Nation(); n != "" {
		return p.nation(n)
	}
	return string(id)
}

// source words a source: its title or publisher, and its day.
func (p *Printer) source(id altyn.SourceID) string {
	if p.rec == nil {
		return string(id)
	}
	row, ok := p.rec.Source(id)
	if !ok {
		return string(id)
	}
	title := row.Title
	if title == "" {
		title = row.URL
	}
	return p.Text("source", "publisher", row.Publisher, "title", title, "published", row.Published, "id", string(id))
}
