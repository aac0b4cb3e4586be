// Package gameskit reads the kits of files that exist for single Games (Paris 2024, Milano Cortina 2026): medals,
// medallists, teams, athletes, results by sport and schedules. What a file is, its header says; a kit may lack any of
// them. The rules for their known faults are in doc/importing.md.
//
// Matching is left to altyn/resolve.
package gameskit

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/feed"
)

// File is a file of a kit. Open gives it from its beginning, as often as it is called.
type File struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// Kit is a kind of file.
type kind struct {
	name     string
	mark     []string // columns that only this kind has
	want     []string
	optional []string
	read     func(*kit, *feed.CSV, string) error
}

var kinds = []kind{
	{"results", []string{"stage_code"}, []string{"date", "event_name", "stage", "gender", "discipline_name", "participant_code", "participant_name", "participant_type", "participant_country_code"}, []string{"*"}, (*kit).result},
	{"schedules", []string{"event_medal", "phase"}, []string{"day", "discipline", "event", "event_medal", "gender"}, []string{"*"}, (*kit).schedule},
	{"medallists", []string{"code_athlete"}, []string{"medal_date", "medal_type", "name", "gender", "country_code", "discipline", "event", "birth_date", "code_athlete", "code_team"}, []string{"*"}, (*kit).medallist},
	{"medallists", []string{"birth_date", "medal_type", "code"}, []string{"medal_date", "medal_type", "name", "gender", "country_code", "discipline", "event", "birth_date", "code"}, []string{"*"}, (*kit).medallist},
	{"medallists", []string{"medal", "event_name", "code"}, []string{"date", "medal", "code", "name", "gender", "country_code", "discipline", "event_name"}, []string{"*"}, (*kit).medallist},
	{"medals", []string{"medal_type", "event_type"}, []string{"medal_type", "medal_date", "name", "gender", "discipline", "event", "event_type", "code", "country_code"}, []string{"*"}, (*kit).medal},
	{"athletes", []string{"function", "disciplines"}, []string{"code", "name", "gender", "function", "country_code", "disciplines", "events", "birth_date"}, []string{"*"}, (*kit).athlete},
	{"athletes", []string{"flag_bearer", "events"}, []string{"code", "name", "gender", "country_code", "events"}, []string{"*"}, (*kit).athlete},
	{"teams", []string{"athletes_codes"}, []string{"code", "team", "team_gender", "country_code", "discipline", "events", "athletes", "athletes_codes"}, []string{"*"}, (*kit).team},
	{"totals", []string{"Gold Medal"}, []string{"country_code"}, []string{"*"}, nil}, // tables are counted from medals
	{"totals", []string{"rank_total"}, []string{"country_code"}, []string{"*"}, nil},
	// Read for nothing: what is in them is in the others, or has no place in the record.
	{"teams without athletes", []string{"team_type"}, []string{"code"}, []string{"*"}, nil},
	{"coaches", []string{"function", "events"}, []string{"code"}, []string{"*"}, nil},
	{"events", []string{"tag", "sport_code"}, []string{"event"}, []string{"*"}, nil},
	{"venues", []string{"venue", "venue_code"}, []string{"venue"}, []string{"*"}, nil},
	{"coaches", []string{"category"}, []string{"name"}, []string{"*"}, nil},
}

// kit gathers what the files say.
type kit struct {
	games   altyn.GamesID
	gamesOf func(first, last altyn.Day, para bool) (altyn.GamesID, bool)
	batch   *feed.Batch
	file    string

	people  map[string]person   // by code
	members map[string][]string // codes of a team's athletes
	medals  []feed.Row          // Key and Team hold codes
	entered []feed.Row          // members of teams and athletes without medals
	results []feed.Row
	stages  map[string]map[string]map[string]bool // who was in each stage of an event
	staged  []staged                              // results of stages that the words alone do not make a phase of
	days    map[string]*feed.Days
	lists   map[string]bool // kinds that were read
	first   altyn.Day
	last    altyn.Day
	para    bool
}

type person struct {
	name string
	sex  altyn.Sex
	born altyn.Date
}

// Read reads the files of one kit. The Games are those that the caller names; when it names none, those that gamesOf has
// for the days of the medals.
func Read(files []File, games altyn.GamesID, gamesOf func(first, last altyn.Day, para bool) (altyn.GamesID, bool)) (*feed.Batch, error) {
	k := &kit{games: games, gamesOf: gamesOf, batch: &feed.Batch{}, people: map[string]person{}, members: map[string][]string{}, days: map[string]*feed.Days{},
		stages: map[string]map[string]map[string]bool{}, lists: map[string]bool{}, first: altyn.MaxDay, last: altyn.MinDay}
	for _, f := range files {
		if err := k.read(f); err != nil {
			return nil, err
		}
	}
	if k.games == "" {
		if k.first > k.last {
			return nil, fmt.Errorf("%s: nothing says which Games the files are of", files[0].Name)
		}
		g, ok := k.gamesOf(k.first, k.last, k.para)
		if !ok {
			return nil, fmt.Errorf("%s: no Games of the record were held from %s to %s", files[0].Name, k.first, k.last)
		}
		k.games = g
	}
	k.finish()
	return k.batch, nil
}

func (k *kit) read(f File) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("read %s: %w", f.Name, err)
	}
	defer r.Close()
	c, err := feed.OpenCSV(f.Name, r, nil, []string{"*"})
	if err != nil {
		return err
	}
	k.file = f.Name
	for _, d := range kinds {
		if slices.ContainsFunc(d.mark, func(n string) bool { return !c.Has(n) }) {
			continue
		}
		for _, n := range d.want {
			if !c.Has(n) {
				return &feed.Error{File: f.Name, Line: 1, Text: fmt.Sprintf("a file of %s lacks the column %q", d.name, n)}
			}
		}
		if d.read == nil {
			k.batch.Problems = append(k.batch.Problems, feed.Problem{File: f.Name, What: "file of " + d.name, Reason: "not used: nothing in it that the other files or the record lack"})
			return nil
		}
		k.lists[d.name] = true
		for c.Next() {
			if err := d.read(k, c, f.Name); err != nil {
				return err
			}
		}
		return c.Err()
	}
	return &feed.Error{File: f.Name, Line: 1, Text: "the header is of no file of a kit: want medals, medallists, teams, athletes, results, schedules or totals"}
}

// day reads 2024-07-27, 27-07-2024 and 2024-07-27T15:00:00+02:00.
func (k *kit) day(c *feed.CSV, column string) (altyn.Date, error) {
	s := c.Get(column)
	if len(s) > 10 && s[10] == 'T' {
		s = s[:10]
	}
	if len(s) == 10 && s[2] == '-' && s[5] == '-' {
		s = s[6:] + "-" + s[3:5] + "-" + s[:2]
	}
	d, err := altyn.ParseDay(s)
	if err != nil {
		return altyn.Date{}, c.Fault(column, "%v", err)
	}
	return d.Date(), nil
}

func (k *kit) span(d altyn.Date) { k.first, k.last = min(k.first, d.First()), max(k.last, d.Last()) }

func sexOf(s string) altyn.Sex {
	switch s {
	case "M", "Male":
		return altyn.Men
	case "W", "F", "Female":
		return altyn.Women
	case "X":
		return altyn.Mixed
	case "O":
		return altyn.Open
	}
	return ""
}

// sexOfTitle finds for whom an event is in its title.
func sexOfTitle(title string) altyn.Sex {
	t := " " + strings.ToLower(strings.NewReplacer("'s", "", "’s", "", "-", " ", "(", " ", ")", " ").Replace(title)) + " "
	switch {
	case strings.Contains(t, " mixed "):
		return altyn.Mixed
	case strings.Contains(t, " women ") || strings.Contains(t, " woman ") || strings.Contains(t, " girls "):
		return altyn.Women
	case strings.Contains(t, " men ") || strings.Contains(t, " man ") || strings.Contains(t, " boys "):
		return altyn.Men
	}
	return ""
}

func medalOf(c *feed.CSV, column string) (altyn.Medal, error) {
	switch s := strings.ToLower(c.Get(column)); {
	case strings.HasPrefix(s, "gold"):
		return altyn.Gold, nil
	case strings.HasPrefix(s, "silver"):
		return altyn.Silver, nil
	case strings.HasPrefix(s, "bronze"):
		return altyn.Bronze, nil
	}
	return "", c.Fault(column, "want gold, silver or bronze, have %q", c.Get(column))
}

func isPara(discipline string) bool {
	d := strings.ToLower(discipline)
	return strings.Contains(d, "para ") || strings.Contains(d, "wheelchair") || d == "goalball" || d == "boccia"
}

// medal reads a row of medals: a medal of an athlete or a team, once. It is what tables are counted from.
func (k *kit) medal(c *feed.CSV, file string) error {
	on, err := k.day(c, "medal_date")
	if err != nil {
		return err
	}
	m, err := medalOf(c, "medal_type")
	if err != nil {
		return err
	}
	k.span(on)
	k.para = k.para || isPara(c.Get("discipline"))
	row := feed.Row{File: file, Line: c.Line(), Sport: c.Get("discipline"), Event: c.Get("event"), Sex: sexOfTitle(c.Get("event")), Nation: c.Get("country_code"), Medal: m, On: on}
	if row.Sex == "" {
		row.Sex = sexOf(c.Get("gender"))
	}
	if code := c.Get("code"); digits(code) {
		row.Key, row.Name = code, feed.GivenFirst(c.Get("name"))
	} else {
		row.Group, row.Team = true, code
	}
	k.medals = append(k.medals, row)
	return nil
}

// medallist reads a row of medallists: who was in a team. Kits without a file of medals have their medals here, one row
// an athlete.
func (k *kit) medallist(c *feed.CSV, file string) error {
	p := person{name: feed.GivenFirst(c.Get("name")), sex: sexOf(c.Get("gender"))}
	if c.Has("birth_date") && c.Get("birth_date") != "" {
		born, err := k.day(c, "birth_date")
		if err != nil {
			return err
		}
		p.born = born
	}
	code := c.Get("code_athlete")
	if !c.Has("code_athlete") {
		code = c.Get("code")
	}
	if code == "" || p.name == "" {
		return c.Fault("name", "an athlete without name or code")
	}
	k.know(code, p)
	if t := c.Get("code_team"); t != "" && !slices.Contains(k.members[t], code) {
		k.members[t] = append(k.members[t], code)
	}
	if !c.Has("medal") {
		return nil
	}
	on, err := k.day(c, "date")
	if err != nil {
		return err
	}
	m, err := medalOf(c, "medal")
	if err != nil {
		return err
	}
	k.span(on)
	title := c.Get("event_name")
	k.medals = append(k.medals, feed.Row{File: file, Line: c.Line(), Key: code, Name: p.name, PersonSex: p.sex, Sport: c.Get("discipline"), Event: title,
		Sex: sexOfTitle(title), Nation: c.Get("country_code"), Team: string(m), Medal: m, On: on})
	return nil
}

func (k *kit) know(code string, p person) {
	old := k.people[code]
	if p.name == "" {
		p.name = old.name
	}
	if p.sex == "" {
		p.sex = old.sex
	}
	if !p.born.Known() {
		p.born = old.born
	}
	k.people[code] = p
}

// team reads a team with its athletes.
func (k *kit) team(c *feed.CSV, file string) error {
	codes, names := list(c.Get("athletes_codes")), list(c.Get("athletes"))
	code := c.Get("code")
	for i, a := range codes {
		if i < len(names) {
			k.know(a, person{name: feed.GivenFirst(names[i])})
		}
		if !slices.Contains(k.members[code], a) {
			k.members[code] = append(k.members[code], a)
		}
	}
	if c.Has("current") && strings.EqualFold(c.Get("current"), "false") {
		k.batch.Problems = append(k.batch.Problems, feed.Problem{File: file, Line: c.Line(), What: c.Get("team") + ", " + c.Get("discipline"), Reason: "a team of earlier Games, as the file says: it is not current"})
		return nil
	}
	if c.Get("events") == "" {
		k.batch.Problems = append(k.batch.Problems, feed.Problem{File: file, Line: c.Line(), What: c.Get("team") + ", " + c.Get("discipline"), Reason: "the team has no event"})
		return nil
	}
	sex := sexOfTitle(c.Get("events"))
	if sex == "" {
		sex = sexOf(c.Get("team_gender"))
	}
	k.entered = append(k.entered, feed.Row{File: file, Line: c.Line(), Sport: c.Get("discipline"), Event: c.Get("events"), Sex: sex, Nation: c.Get("country_code"), Group: true, Team: code})
	return nil
}

// athlete reads an athlete with the events entered.
func (k *kit) athlete(c *feed.CSV, file string) error {
	if c.Has("function") && c.Get("function") != "Athlete" {
		return nil
	}
	p := person{name: feed.GivenFirst(c.Get("name")), sex: sexOf(c.Get("gender"))}
	if c.Get("birth_date") != "" {
		born, err := k.day(c, "birth_date")
		if err != nil {
			return err
		}
		p.born = born
	}
	code := c.Get("code")
	if code == "" || p.name == "" {
		return c.Fault("name", "an athlete without name or code")
	}
	k.know(code, p)
	nation := c.Get("country_code")
	row := feed.Row{File: file, Line: c.Line(), Key: code, Nation: nation}
	events := list(c.Get("events"))
	if c.Has("function") {
		sports := list(c.Get("disciplines"))
		if len(sports) > 0 {
			k.para = k.para || isPara(sports[0])
		}
		for _, e := range events {
			title := e
			if code, rest, ok := strings.Cut(e, " - "); ok && len(code) <= 3 {
				title = rest // R1 - Men's 10m Air Rifle Standing SH1
			}
			if len(sports) != 1 {
				continue // of which of several sports the event is, the row does not say
			}
			row.Sport, row.Event, row.Sex = sports[0], title, sexOfTitle(title)
			k.entered = append(k.entered, row)
		}
	} else {
		// ['discipline', 'Alpine Skiing', 'event', ...]
		for i := 0; i+3 < len(events); i += 4 {
			row.Sport, row.Event, row.Sex = events[i+1], events[i+3], sexOfTitle(events[i+3])
			k.entered = append(k.entered, row)
		}
	}
	for of, s := range map[string]altyn.Sex{"athletes": "", "men": altyn.Men, "women": altyn.Women} {
		if s == "" || s == p.sex {
			k.count(file, nation, of)
		}
	}
	return nil
}

func (k *kit) count(file, nation, of string) {
	d := k.batch.Facts.Delegations
	if i := slices.IndexFunc(d, func(d feed.Delegation) bool { return d.Nation == nation && d.Of == of && d.File == file }); i >= 0 {
		d[i].Value++
		return
	}
	k.batch.Facts.Delegations = append(d, feed.Delegation{File: file, Nation: nation, Of: of, Value: 1})
}

// list reads a list as these kits print it: ['a', "b's"]; of pairs it gives keys and values in turn.
func list(s string) []string {
	var out []string
	for i := 0; i < len(s); i++ {
		if q := s[i]; q == '\'' || q == '"' {
			j := strings.IndexByte(s[i+1:], q)
			if j < 0 {
				break
			}
			out = append(out, s[i+1:i+1+j])
			i += j + 1
		}
	}
	return out
}

func digits(s string) bool {
	_, err := strconv.ParseUint(s, 10, 64)
	return err == nil
}

// result reads a line of a results sheet.
func (k *kit) result(c *feed.CSV, file string) error {
	on, err := k.day(c, "date")
	if err != nil {
		return err
	}
	k.span(on)
	row := feed.Row{File: file, Line: c.Line(), Sport: c.Get("discipline_name"), Event: c.Get("event_name"), Nation: c.Get("participant_country_code"), On: on}
	if row.Sex = sexOfTitle(row.Event); row.Sex == "" {
		row.Sex = sexOf(c.Get("gender"))
	}
	what := c.Get("participant_name") + ", " + c.Get("event_name") + ", " + c.Get("stage")
	switch c.Get("participant_type") {
	case "Person":
		row.Key, row.Name = c.Get("participant_code"), feed.GivenFirst(c.Get("participant_name"))
		if row.Key == "" || row.Name == "" {
			return c.Fault("participant_name", "an athlete without name or code")
		}
	case "Team":
		row.Group, row.Team = true, c.Get("participant_code")
	default:
		k.batch.Problems = append(k.batch.Problems, feed.Problem{File: file, Line: c.Line(), What: what, Reason: "participant_type " + strconv.Quote(c.Get("participant_type")) + " is neither Person nor Team"})
		return nil
	}
	stage := c.Get("stage")
	phase, ranked, ok := phaseOf(stage)
	row.Phase = phase
	if s := c.Get("rank"); s != "" && ranked {
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || n < 1 || n > 10000 || n != float64(int(n)) {
			return c.Fault("rank", "want a rank from 1, have %q", s)
		}
		row.Rank = altyn.N(int(n))
	}
	row.IRM = irmOf(c.Get("result_IRM"))
	mark := c.Get("result")
	if kind := c.Get("result_type"); strings.HasPrefix(kind, "IRM") {
		if row.IRM == "" {
			row.IRM = irmOf(mark)
		}
	} else if mark != "" {
		row.Mark = mark
		switch kind {
		case "TIME":
			row.Unit = altyn.Time
		case "POINTS", "SCORE":
			row.Unit = altyn.Points
		case "DISTANCE":
			row.Unit = altyn.Metres
		case "WEIGHT":
			row.Unit = altyn.Kilograms
		}
	}
	switch row.IRM {
	case "DNF", "RET":
		row.Outcome = altyn.DidNotFinish
	case "DNS", "DNC":
		row.Outcome = altyn.DidNotStart
	case "DSQ", "BFD", "UFD":
		row.Outcome = altyn.Disqualified
	case "WD":
		row.Outcome = altyn.Withdrew
	}
	switch {
	case row.Outcome != "":
	case c.Get("result_WLT") == "W":
		row.Outcome = altyn.Advanced
		if phase == altyn.Final || phase == altyn.BronzeFinal {
			row.Outcome = ""
		}
	case c.Get("result_WLT") == "L" && phase != altyn.Final && phase != altyn.Semifinal:
		row.Outcome = altyn.Eliminated
	case c.Get("qualification_mark") == "Q" || c.Get("qualification_mark") == "q":
		row.Outcome = altyn.Advanced
	}
	k.stage(row, stage, c.Get("participant_code"), what, ok)
	return nil
}

// irmOf brings the codes of invalid results to one form; what is a mark of its own kind (points given, delayed) is none.
func irmOf(s string) string {
	switch s {
	case "DQ", "DQB":
		return "DSQ"
	case "WDR", "W/O":
		return "WD"
	case "DNF", "DNS", "DSQ", "RET", "LAP", "NM", "BFD", "UFD", "DNC", "OCS", "WD", "EL", "RT":
		return s
	}
	return ""
}

// schedule reads when an event had a session.
func (k *kit) schedule(c *feed.CSV, file string) error {
	day, err := k.day(c, "day")
	if err != nil {
		return err
	}
	title := c.Get("event")
	if strings.Contains(strings.ToLower(c.Get("phase")), "training") || strings.Contains(strings.ToLower(c.Get("phase")), "ceremony") {
		return nil
	}
	sex := sexOfTitle(title)
	if sex == "" {
		sex = sexOf(c.Get("gender"))
	}
	key := c.Get("discipline") + "\x00" + title + "\x00" + string(sex)
	d := k.days[key]
	if d == nil {
		d = &feed.Days{File: file, Line: c.Line(), Sport: c.Get("discipline"), Event: title, Sex: sex, On: day}
		k.days[key] = d
	}
	d.On = altyn.Between(min(d.On.First(), day.First()), max(d.On.Last(), day.Last()))
	if c.Get("event_medal") != "0" && c.Get("event_medal") != "" {
		d.Final = day
		k.span(day)
	}
	return nil
}

// finish joins what the files say.
func (k *kit) finish() {
	k.settleStages()
	b := k.batch
	described := func(r feed.Row) feed.Row {
		r.Games = k.games
		if p, ok := k.people[r.Key]; ok && r.Key != "" {
			if p.name != "" {
				r.Name = p.name
			}
			r.PersonSex, r.Born = p.sex, p.born
		}
		if r.PersonSex == "" && (r.Sex == altyn.Men || r.Sex == altyn.Women) {
			r.PersonSex = r.Sex
		}
		return r
	}
	add := func(r feed.Row) {
		r = described(r)
		if !r.Group {
			b.Rows = append(b.Rows, r)
			return
		}
		codes := k.members[r.Team]
		if len(codes) == 0 {
			b.Rows = append(b.Rows, r)
		}
		for _, code := range codes {
			r.Key = code
			b.Rows = append(b.Rows, described(r))
		}
	}
	for _, list := range [][]feed.Row{k.medals, k.results, k.entered} {
		for _, r := range list {
			add(r)
		}
	}
	for i := range b.Facts.Delegations {
		b.Facts.Delegations[i].Games = k.games
	}
	slices.SortFunc(b.Facts.Delegations, func(x, y feed.Delegation) int {
		return strings.Compare(x.Nation+"\x00"+x.Of, y.Nation+"\x00"+y.Of)
	})
	for _, d := range k.days {
		d.Games = k.games
		b.Facts.Days = append(b.Facts.Days, *d)
	}
	slices.SortFunc(b.Facts.Days, func(x, y feed.Days) int { return x.Line - y.Line })
}
