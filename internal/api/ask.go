package api

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"altyn"
	"altyn/internal/view"
	"altyn/medal"
)

// ask is a request whose parameters have been read.
type ask struct {
	api     *API
	ed      *Edition
	request *http.Request
	path    string            // without the revision
	vars    map[string]string // of the path
	query   url.Values
	today   altyn.Day
	asOf    altyn.Day
	dated   bool // a day was asked for
	pinned  bool // a revision was asked for
	lang    string
	format  string
	limit   int // 0 for all
	offset  int
	say     view.Say
}

// param is a parameter of the query.
type param struct {
	Name    string
	Kind    string // text, day, integer, yes
	Enum    []string
	About   string
	Example string
}

// params are all parameters, by name; routes name those that they take.
var params = []param{
	{Name: "as_of", Kind: "day", About: "the state at the end of this day; today when left out", Example: "2016-12-31"},
	{Name: "known", Kind: "text", About: "the record as it stood at this instant, or at the end of this day: what was written later counts for nothing", Example: "2026-11-20T10:00:00Z"},
	{Name: "lang", Kind: "text", About: "language of notes and reasons; without it they are in English, and what cannot be answered is said in the language of the header Accept-Language", Enum: []string{"en", "fr", "ru", "kk"}, Example: "fr"},
	{Name: "format", Kind: "text", Enum: []string{asJSON, asLines, asCSV}, About: "form of the answer; it can be asked for in the header Accept as well", Example: "csv"},
	{Name: "limit", Kind: "integer", About: fmt.Sprintf("items of a page: as JSON %d when left out and %d at most, in the other forms all", firstLimit, maxLimit), Example: "20"},
	{Name: "offset", Kind: "integer", About: "items left out before the page", Example: "100"},
	{Name: "codes", Kind: "text", Enum: []string{"ioc", "iso"}, About: "which codes of nations are tried first where IOC and ISO codes differ (BRN is Bahrain by the one, Brunei by the other); ioc when left out", Example: "iso"},
	{Name: "basis", Kind: "text", Enum: []string{"result", "allocated"}, About: "by official result, or by the medals as they were handed out", Example: "allocated"},
	{Name: "by", Kind: "text", Enum: []string{"gold", "total"}, About: "how ranks are counted", Example: "total"},
	{Name: "sport", Kind: "text", About: "a sport or discipline by id or English name", Example: "judo"},
	{Name: "publisher", Kind: "text", About: "the table as this publisher printed it by the day", Example: "olympics.com"},
	{Name: "zeros", Kind: "yes", Enum: []string{"yes", "no"}, About: "with the nations without medals: those whose code was in use when the Games were held", Example: "yes"},
	{Name: "nation", Kind: "text", About: "a nation by IOC or ISO code, or by English name; in a table several, separated by commas", Example: "KAZ"},
	{Name: "games", Kind: "text", About: "Games by id", Example: "2012S"},
	{Name: "season", Kind: "text", Enum: []string{"summer", "winter", "paralympic", "summer-paralympic", "winter-paralympic"}, About: "a series of Games", Example: "winter"},
	{Name: "event", Kind: "text", About: "an event by id", Example: "judo/women-48kg"},
	{Name: "person", Kind: "text", About: "a person by id, or by a full name in any script", Example: "olga-rypakova"},
	{Name: "medal", Kind: "text", Enum: []string{"gold", "silver", "bronze", "any", "none"}, About: "the medal of the day", Example: "gold"},
	{Name: "sex", Kind: "text", Enum: []string{"men", "women", "mixed", "open"}, About: "who may enter, or the sex of a person", Example: "women"},
	{Name: "kind", Kind: "text", About: "kind of nation or of source", Example: "noc"},
	{Name: "about", Kind: "text", Enum: view.DifferenceKinds(), About: "what sources differ about", Example: "medal"},
	{Name: "state", Kind: "text", Enum: view.DifferenceStates(), About: "how a difference stands", Example: "unresolved"},
	{Name: "source", Kind: "text", About: "a data set, a publisher or the id of a source that has a side in it; two, separated by a comma, that say different things", Example: "kaggle120,olympic-medals"},
	{Name: "body", Kind: "text", About: "who decided", Example: "CAS"},
	{Name: "from", Kind: "day", About: "the first day", Example: "2012-08-12"},
	{Name: "until", Kind: "day", About: "the last day", Example: "2016-12-31"},
	{Name: "q", Kind: "text", About: "the beginning of a name, or of a word of it, in any script", Example: "Рыпакова"},
	{Name: "name", Kind: "text", About: "name of the report", Example: "release.txt"},
	{Name: "language", Kind: "text", About: "language of the report; recognised when left out", Example: "en"},
	{Name: "date", Kind: "day", About: "date of the report; looked for in it when left out", Example: "2016-12-31"},
}

func paramNamed(name string) param {
	for _, p := range params {
		if p.Name == name {
			return p
		}
	}
	return param{Name: name, Kind: "text"}
}

// read reads the query.
func (q *ask) read(r *http.Request, rt *route, form string) *problem {
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return bad("the query cannot be read").fix("write it as name=value&name=value, other characters as %%XX")
	}
	q.query = v
	known := rt.params()
	for _, name := range slices.Sorted(maps.Keys(v)) {
		values := v[name]
		if !slices.Contains(known, name) {
			p := bad("%s does not take the parameter %q", rt.Pattern, clip(name))
			if near, ok := altyn.Nearest(strings.ReplaceAll(name, "-", "_"), slices.Values(known)); ok {
				p.fix("did you mean %s?", near)
			}
			if len(known) > 0 {
				p.fix("it takes %s", strings.Join(known, ", "))
			}
			return p
		}
		if len(values) != 1 {
			return bad("the parameter %s is there %d times", name, len(values)).fix("give it once")
		}
		if s := values[0]; !utf8.ValidString(s) || len(s) > 400 || strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c == 0x7f }) {
			return bad("the value of %s is no text of at most 400 bytes", name)
		}
		if p := paramNamed(name); len(p.Enum) > 0 && name != "lang" && !slices.Contains(p.Enum, values[0]) && values[0] != "" {
			x := bad("%s has the value %q", name, clip(values[0]))
			if near, ok := altyn.Nearest(values[0], slices.Values(p.Enum)); ok {
				x.fix("did you mean %s=%s?", name, near)
			}
			return x.fix("it takes %s", strings.Join(p.Enum, ", "))
		}
	}
	q.lang = q.ed.Langs[0]
	if l := v.Get("lang"); l != "" {
		if !slices.Contains(q.ed.Langs, l) {
			return bad("there are no texts in the language %q", clip(l)).fix("lang takes %s", strings.Join(q.ed.Langs, ", "))
		}
		q.lang = l
	}
	q.say = q.ed.Words(q.lang).Say
	if s := v.Get("as_of"); s != "" {
		day, p := q.day("as_of")
		if p != nil {
			return p
		}
		q.asOf, q.dated = day, true
	}
	if q.format = v.Get("format"); q.format == "" {
		q.format = form
		if !slices.Contains(rt.formats(), form) {
			q.format = rt.formats()[0]
		}
	} else if !slices.Contains(rt.formats(), q.format) {
		return newProblem("not-acceptable", "%s has no form %s", rt.Pattern, q.format).fix("it has %s", strings.Join(rt.formats(), ", "))
	}
	if q.format == asJSON {
		q.limit = firstLimit
	}
	for name, to := range map[string]*int{"limit": &q.limit, "offset": &q.offset} {
		s := v.Get(name)
		if s == "" {
			continue
		}
		n, err := strconv.Atoi(s)
		most, least := 1<<20, 0
		if name == "limit" {
			least = 1
			if q.format == asJSON {
				most = maxLimit
			}
		}
		if err != nil || n < least || n > most {
			return bad("%s has the value %q", name, clip(s)).fix("it takes a number from %d to %d", least, most)
		}
		*to = n
	}
	return nil
}

// day reads a parameter that is a day, not after today.
func (q *ask) day(name string) (altyn.Day, *problem) {
	s := q.query.Get(name)
	day, err := altyn.ParseDay(s)
	if err != nil {
		return 0, bad("%s has the value %q", name, clip(s)).fix("write a day as 2016-12-31")
	}
	if day > q.today {
		return 0, bad("%s is %s, after today, %s", name, day, q.today).fix("ask for %s or a day before it", q.today)
	}
	return day, nil
}

func (q *ask) yes(name string) bool { return q.query.Get(name) == "yes" }

// nation finds a nation by IOC code, ISO code or name.
func (q *ask) nation(asked string) (altyn.NationID, error) {
	code := strings.ToUpper(asked)
	r := q.ed.Desk.Record()
	iso := func() altyn.NationID {
		for _, n := range r.Nations() {
			if n.Kind == altyn.NOC && (len(code) == 3 && n.ISO3 == code || len(code) == 2 && n.ISO2 == code) {
				return n.ID
			}
		}
		return ""
	}
	if q.query.Get("codes") == "iso" {
		if id := iso(); id != "" {
			return id, nil
		}
	}
	id, err := q.ed.Desk.Nation(asked)
	if err == nil {
		return id, nil
	}
	if id := iso(); id != "" {
		return id, nil
	}
	return "", err
}

func (q *ask) pick(asked string) (view.Pick, error) {
	for _, s := range []string{asked, strings.ToLower(asked), strings.ToUpper(asked)} {
		if p, ok := view.PickGames(q.ed.Desk.Record(), s); ok {
			return p, nil
		}
	}
	g, err := q.ed.Desk.Games(asked)
	if err != nil {
		p := problemOf(err, q.say, q.asOf)
		return view.Pick{}, p.fix("series are %s; a range is 1996S..2020S", strings.Join(view.SeriesKeys(), ", "))
	}
	p, _ := view.PickGames(q.ed.Desk.Record(), string(g))
	return p, nil
}

// table reads the parameters of a medal table.
func (q *ask) table() (view.TableAsk, error) {
	pick, err := q.pick(q.vars["games"])
	if err != nil {
		return view.TableAsk{}, err
	}
	a := view.TableAsk{Pick: pick, AsOf: q.asOf, Basis: medal.Basis(q.query.Get("basis")), By: altyn.By(q.query.Get("by"))}
	if s := q.query.Get("sport"); s != "" {
		if a.Sport, err = q.ed.Desk.Sport(s); err != nil {
			return a, err
		}
	}
	if s := q.query.Get("publisher"); s != "" {
		if a.AccordingTo, err = q.ed.Desk.Publisher(s); err != nil {
			return a, err
		}
	}
	if s := q.query.Get("nation"); s != "" {
		for code := range strings.SplitSeq(s, ",") {
			n, err := q.nation(code)
			if err != nil {
				return a, err
			}
			a.Only = append(a.Only, n)
		}
	}
	return a, q.ed.Desk.SoundMedals(pick.Games...)
}

func (q *ask) asked() view.Asked {
	return view.Asked{AsOf: q.asOf, Basis: medal.Basis(q.query.Get("basis")), By: altyn.By(q.query.Get("by")), Say: q.say}
}

// filters are the filters of lists, found in the record; what was not asked for is empty.
type filters struct {
	nation altyn.NationID
	games  altyn.GamesID
	season altyn.Season
	sport  altyn.SportID
	event  altyn.EventID
	person altyn.PersonID
	medal  altyn.Medal
	sex    altyn.Sex
	kind   string
	body   string
	from   altyn.Day
	until  altyn.Day
}

func (q *ask) filters() (f filters, err error) {
	get := func(name string, read func(string) error) {
		if s := q.query.Get(name); s != "" && err == nil {
			err = read(s)
		}
	}
	d := q.ed.Desk
	get("nation", func(s string) (err error) { f.nation, err = q.nation(s); return })
	get("games", func(s string) (err error) { f.games, err = d.Games(s); return })
	get("sport", func(s string) (err error) { f.sport, err = d.Sport(s); return })
	get("event", func(s string) (err error) { f.event, err = d.Event(s); return })
	get("person", func(s string) (err error) { f.person, err = d.Person(s); return })
	get("season", func(s string) error { f.season = altyn.Season(s); return nil })
	get("medal", func(s string) error { f.medal = altyn.Medal(s); return nil })
	get("sex", func(s string) error { f.sex = altyn.Sex(s); return nil })
	get("kind", func(s string) error { f.kind = s; return nil })
	get("body", func(s string) error { f.body = s; return nil })
	f.from, f.until = altyn.MinDay, altyn.MaxDay
	for name, to := range map[string]*altyn.Day{"from": &f.from, "until": &f.until} {
		get(name, func(string) error {
			day, p := q.day(name)
			if p != nil {
				return p
			}
			*to = day
			return nil
		})
	}
	return f, err
}

// in reports whether a sport is the one asked for or one of its disciplines.
func (q *ask) in(sport, asked altyn.SportID) bool {
	if asked == "" || sport == asked {
		return true
	}
	s, ok := q.ed.Desk.Record().Sport(sport)
	return ok && s.Parent == asked
}
