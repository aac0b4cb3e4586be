// Package tables reads published medal tables: a collection of many (games, noc, gold, silver, bronze, source, as_of), one
// of all Games as Olympedia prints them, or one of one Games in JSON or CSV. Whose table it is and of which day, the file
// or the caller says.
//
// Matching is left to altyn/resolve.
package tables

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"altyn"
	"altyn/feed"
)

// Options say what a file may not.
type Options struct {
	Publisher string           // whose table it is
	Kind      altyn.SourceKind // of the publisher
	AsOf      altyn.Date       // day whose state it shows
	Games     altyn.GamesID    // of a table of one Games
	GamesOf   func(year int, city string, paralympic bool) (altyn.GamesID, bool)
}

// maxJSON bounds a table in JSON.
const maxJSON = 8 << 20

// Read reads one file.
func Read(file string, r io.Reader, opt Options) (*feed.Batch, error) {
	if strings.HasSuffix(strings.ToLower(file), ".json") {
		return readJSON(file, r, opt)
	}
	c, err := feed.OpenCSV(file, r, nil, []string{"*"})
	if err != nil {
		return nil, err
	}
	b := &feed.Batch{}
	t := &gatherer{b: b, file: file, at: map[string]int{}, seen: map[string]bool{}}
	switch {
	case has(c, "games", "noc", "gold", "silver", "bronze", "source", "as_of"):
		err = t.collection(c, opt)
	case has(c, "edition", "gold", "silver", "bronze", "country_noc"):
		err = t.editions(c, opt)
	case has(c, "gold", "silver", "bronze") && (c.Has("noc") || c.Has("country_code")):
		err = t.single(c, opt, "gold", "silver", "bronze")
	case has(c, "Gold Medal", "Silver Medal", "Bronze Medal", "country_code"):
		err = t.single(c, opt, "Gold Medal", "Silver Medal", "Bronze Medal")
	default:
		return nil, &feed.Error{File: file, Line: 1, Text: "the header is of no medal table: want games,noc,gold,silver,bronze,source,as_of, or edition,country_noc,gold,silver,bronze, or noc (or country_code),gold,silver,bronze"}
	}
	if err != nil {
		return nil, err
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	return b, nil
}

func has(c *feed.CSV, names ...string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return !c.Has(n) })
}

// gatherer gathers lines by table.
type gatherer struct {
	b    *feed.Batch
	file string
	at   map[string]int
	seen map[string]bool
}

func (t *gatherer) add(c *feed.CSV, g altyn.GamesID, publisher string, kind altyn.SourceKind, asOf altyn.Date, l feed.TableLine) {
	k := string(g) + "/" + publisher + "/" + asOf.String()
	i, ok := t.at[k]
	if !ok {
		i = len(t.b.Facts.Tables)
		t.at[k] = i
		t.b.Facts.Tables = append(t.b.Facts.Tables, feed.Table{File: t.file, Line: c.Line(), Games: g, Publisher: publisher, Kind: kind, AsOf: asOf})
	}
	if key := k + "/" + l.Nation; t.seen[key] {
		t.b.Problems = append(t.b.Problems, feed.Problem{File: t.file, Line: c.Line(), What: key, Reason: "the nation is on this table twice; the first line is used"})
		return
	} else {
		t.seen[key] = true
	}
	t.b.Facts.Tables[i].Lines = append(t.b.Facts.Tables[i].Lines, l)
}

func line(c *feed.CSV, nation string, columns ...string) (l feed.TableLine, err error) {
	if l.Nation = strings.Clone(c.Get(nation)); l.Nation == "" {
		return l, c.Fault(nation, "the nation must not be empty")
	}
	for i, to := range []*int{&l.Gold, &l.Silver, &l.Bronze} {
		n, err := strconv.ParseFloat(c.Get(columns[i]), 64)
		if err != nil || n < 0 || n > 5000 || n != float64(int(n)) {
			return l, c.Fault(columns[i], "want a number of medals, have %q", c.Get(columns[i]))
		}
		*to = int(n)
	}
	return l, nil
}

type label struct {
	publisher string
	kind      altyn.SourceKind
	asOf      altyn.Date
}

//go:embed sources.csv
var sourcesCSV string

var labels = sync.OnceValue(func() map[string]label {
	out := map[string]label{}
	for l := range strings.Lines(sourcesCSV) {
		f := strings.Split(strings.TrimSpace(l), ",")
		if len(f) == 4 && !strings.HasPrefix(l, "#") {
			d, _ := altyn.ParseDate(f[3]) // a test holds the list to be sound
			out[f[0]] = label{f[1], altyn.SourceKind(f[2]), d}
		}
	}
	return out
})

// collection reads many tables by source.
func (t *gatherer) collection(c *feed.CSV, opt Options) error {
	for c.Next() {
		l, err := line(c, "noc", "gold", "silver", "bronze")
		if err != nil {
			return err
		}
		if c.Get("source") == "" || c.Get("games") == "" {
			return c.Fault("source", "games and source must not be empty")
		}
		s, ok := labels()[c.Get("source")]
		if !ok {
			s = label{publisher: strings.Clone(c.Get("source")), kind: altyn.Press}
		}
		asOf := s.asOf
		if d := c.Get("as_of"); len(d) >= 10 && !asOf.Known() {
			if asOf, err = altyn.ParseDate(d[:10]); err != nil {
				return c.Fault("as_of", "%v", err)
			}
		}
		g, ok := t.games(c.Get("games"), opt)
		if !ok {
			t.b.Problems = append(t.b.Problems, feed.Problem{File: t.file, Line: c.Line(), What: c.Get("games") + ", " + l.Nation, Reason: "the record has no such Games"})
			continue
		}
		if strings.Contains(c.Get("games"), "_paralympics") && s.publisher == "wikipedia" {
			s.publisher, s.kind = "ipc", altyn.Authority // that data set has the Paralympic counts of the IPC
		}
		t.add(c, g, s.publisher, s.kind, asOf, l)
	}
	return nil
}

// games reads 1896 Summer, 2024 Summer Paralympics, 1896 Summer Olympics and 1896_athens_olympics.
func (t *gatherer) games(s string, opt Options) (altyn.GamesID, bool) {
	if year, rest, ok := strings.Cut(s, "_"); ok {
		y, err := strconv.Atoi(year)
		city, kind, ok := strings.Cut(rest, "_")
		if err != nil || !ok || opt.GamesOf == nil || kind == "youth" {
			return "", false
		}
		return opt.GamesOf(y, city, kind == "paralympics")
	}
	w := strings.Fields(s)
	if len(w) < 2 {
		return "", false
	}
	id := w[0]
	if len(w) > 2 && w[2] == "Paralympics" {
		id += "P"
	}
	switch w[1] {
	case "Summer":
		id += "S"
	case "Winter":
		id += "W"
	case "Equestrian":
		id += "S" // of 1956, held in Stockholm
	}
	return altyn.ParseGamesID(id)
}

// editions reads the tables of all Games of one publisher.
func (t *gatherer) editions(c *feed.CSV, opt Options) error {
	if opt.Publisher == "" {
		opt.Publisher, opt.Kind = "olympedia", altyn.Authority
	}
	if !opt.AsOf.Known() {
		return fmt.Errorf("%s: nothing says of which day the tables are", t.file)
	}
	for c.Next() {
		l, err := line(c, "country_noc", "gold", "silver", "bronze")
		if err != nil {
			return err
		}
		g, ok := t.games(c.Get("edition"), opt)
		if !ok || strings.Contains(c.Get("edition"), "Equestrian") || strings.Contains(c.Get("edition"), "Intercalated") {
			t.b.Problems = append(t.b.Problems, feed.Problem{File: t.file, Line: c.Line(), What: c.Get("edition") + ", " + l.Nation, Reason: "not a table of whole Games of the record"})
			continue
		}
		t.add(c, g, opt.Publisher, opt.Kind, opt.AsOf, l)
	}
	return nil
}

// single reads the table of one Games.
func (t *gatherer) single(c *feed.CSV, opt Options, columns ...string) error {
	if err := opt.whole(t.file); err != nil {
		return err
	}
	nation := "noc"
	if !c.Has(nation) {
		nation = "country_code"
	}
	for c.Next() {
		l, err := line(c, nation, columns...)
		if err != nil {
			return err
		}
		if n, err := strconv.Atoi(c.Get("rank")); err == nil && n > 0 && n < 1000 {
			l.Rank = altyn.N(n)
		}
		t.add(c, opt.Games, opt.Publisher, opt.Kind, opt.AsOf, l)
	}
	return nil
}

func (o Options) whole(file string) error {
	switch {
	case o.Games == "":
		return fmt.Errorf("%s: nothing says of which Games the table is", file)
	case o.Publisher == "":
		return fmt.Errorf("%s: nothing says who published the table", file)
	case !o.AsOf.Known():
		return fmt.Errorf("%s: nothing says of which day the table is", file)
	}
	return nil
}

// jsonLine is a line of the two forms that are about.
type jsonLine struct {
	Country json.RawMessage `json:"country"`
	Alpha3  string          `json:"country_alpha3"`
	Medals  struct {
		Gold   int `json:"gold"`
		Silver int `json:"silver"`
		Bronze int `json:"bronze"`
	} `json:"medals"`
	Rank int `json:"rank"`
}

func readJSON(file string, r io.Reader, opt Options) (*feed.Batch, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxJSON+1))
	if err != nil {
		return nil, &feed.Error{File: file, Text: "read: " + err.Error()}
	}
	if len(text) > maxJSON {
		return nil, &feed.Error{File: file, Text: fmt.Sprintf("the file is longer than %d MiB", maxJSON>>20)}
	}
	var lines []jsonLine
	if text = bytes.TrimSpace(text); bytes.HasPrefix(text, []byte("{")) {
		var whole struct {
			Updated string     `json:"last_updated"`
			Results []jsonLine `json:"results"`
		}
		if err := json.Unmarshal(text, &whole); err != nil {
			return nil, jsonError(file, text, err)
		}
		lines = whole.Results
		if d, err := altyn.ParseDate(whole.Updated[:min(10, len(whole.Updated))]); err == nil && !opt.AsOf.Known() {
			opt.AsOf = d
		}
	} else if err := json.Unmarshal(text, &lines); err != nil {
		return nil, jsonError(file, text, err)
	}
	if err := opt.whole(file); err != nil {
		return nil, err
	}
	t := feed.Table{File: file, Games: opt.Games, Publisher: opt.Publisher, Kind: opt.Kind, AsOf: opt.AsOf}
	for i, l := range lines {
		var country struct {
			Code string `json:"code"`
		}
		_ = json.Unmarshal(l.Country, &country) // a name alone is no object
		code := country.Code
		if code == "" {
			code = l.Alpha3
		}
		m := l.Medals
		if code == "" || min(m.Gold, m.Silver, m.Bronze) < 0 || max(m.Gold, m.Silver, m.Bronze) > 5000 {
			return nil, &feed.Error{File: file, Text: fmt.Sprintf("line %d of the table: want country.code or country_alpha3, and medals.gold, .silver and .bronze from 0", i+1)}
		}
		x := feed.TableLine{Nation: code, Gold: m.Gold, Silver: m.Silver, Bronze: m.Bronze}
		if l.Rank > 0 && l.Rank < 1000 {
			x.Rank = altyn.N(l.Rank)
		}
		t.Lines = append(t.Lines, x)
	}
	if len(t.Lines) == 0 {
		return nil, &feed.Error{File: file, Text: "the table has no lines"}
	}
	return &feed.Batch{Facts: feed.Facts{Tables: []feed.Table{t}}}, nil
}

// jsonError gives the line and column of a fault.
func jsonError(file string, text []byte, err error) error {
	offset := int64(0)
	switch e := err.(type) {
	case *json.SyntaxError:
		offset = e.Offset
	case *json.UnmarshalTypeError:
		offset = e.Offset
	}
	before := text[:min(max(offset-1, 0), int64(len(text)))]
	return &feed.Error{File: file, Line: bytes.Count(before, []byte("\n")) + 1, Column: len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:]))) + 1, Text: err.Error()}
}
