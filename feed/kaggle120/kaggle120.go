// Package kaggle120 reads athlete_events.csv: one row an athlete in an event, Olympic Games of 1896 to 2016, as
// sports-reference had them. The rules for its known faults are in doc/importing.md.
//
// Matching is left to altyn/resolve.
package kaggle120

import (
	"hash/maphash"
	"io"
	"strconv"
	"strings"

	"altyn"
	"altyn/feed"
)

// Columns are those that the file must have, and no others.
var Columns = []string{"ID", "Name", "Sex", "Age", "Height", "Weight", "Team", "NOC", "Games", "Year", "Season", "City", "Sport", "Event", "Medal"}

// Read reads the file. Exact duplicates of a row are problems, not rows. On an error nothing of it is to be used.
func Read(file string, r io.Reader) (*feed.Batch, error) {
	c, err := feed.OpenCSV(file, r, Columns, nil)
	if err != nil {
		return nil, err
	}
	id, name, sex, age, team, noc := c.Column("ID"), c.Column("Name"), c.Column("Sex"), c.Column("Age"), c.Column("Team"), c.Column("NOC")
	year, season, sport, event, medal := c.Column("Year"), c.Column("Season"), c.Column("Sport"), c.Column("Event"), c.Column("Medal")
	b := &feed.Batch{Rows: make([]feed.Row, 0, 1<<16)}
	words := interner{}
	seed := maphash.MakeSeed()
	seen := make(map[uint64]struct{}, 1<<16)
	var key []byte
	games := map[string]altyn.GamesID{}
	cut := map[string]string{} // event title without its sport
	for c.Next() {
		key = key[:0]
		for i := range Columns {
			key = append(append(key, c.At(i)...), 0)
		}
		sum := maphash.Bytes(seed, key)
		if _, twice := seen[sum]; twice {
			b.Problems = append(b.Problems, feed.Problem{File: file, Line: c.Line(), What: c.Get("Name"), Reason: "the row is there twice"})
			continue
		}
		seen[sum] = struct{}{}
		when := c.At(year) + c.At(season)
		g, ok := games[when]
		if !ok {
			y, err := strconv.Atoi(c.At(year))
			if err != nil || y < 1896 || y > 2100 {
				return nil, c.Fault("Year", "want a year from 1896 to 2100, have %q", c.Get("Year"))
			}
			switch c.At(season) {
			case "Summer":
				g = altyn.GamesID(strconv.Itoa(y) + "S")
			case "Winter":
				g = altyn.GamesID(strconv.Itoa(y) + "W")
			default:
				return nil, c.Fault("Season", "want Summer or Winter, have %q", c.Get("Season"))
			}
			games[strings.Clone(when)] = g
		}
		row := feed.Row{File: file, Line: c.Line(), Key: words.keep(c.At(id)), Name: words.keep(c.At(name)), Games: g,
			Sport: words.keep(c.At(sport)), Nation: words.keep(c.At(noc)), Team: words.keep(c.At(team))}
		title, ok := cut[c.At(event)]
		if !ok {
			title = strings.TrimSpace(strings.TrimPrefix(c.At(event), c.At(sport)))
			cut[strings.Clone(c.At(event))] = strings.Clone(title)
		}
		row.Event = words.keep(title)
		if row.Name == "" || row.Key == "" || row.Nation == "" {
			return nil, c.Fault("Name", "ID, Name and NOC must not be empty")
		}
		switch c.At(sex) {
		case "M":
			row.PersonSex = altyn.Men
		case "F":
			row.PersonSex = altyn.Women
		default:
			return nil, c.Fault("Sex", "want M or F, have %q", c.Get("Sex"))
		}
		switch {
		case strings.HasPrefix(row.Event, "Men's"):
			row.Sex = altyn.Men
		case strings.HasPrefix(row.Event, "Women's"):
			row.Sex = altyn.Women
		case strings.HasPrefix(row.Event, "Mixed"):
			row.Sex = altyn.Mixed
		}
		if a := c.At(age); a != "NA" && a != "" {
			n, err := strconv.Atoi(a)
			if err != nil || n < 5 || n > 120 {
				return nil, c.Fault("Age", "want a number of years from 5 to 120 or NA, have %q", a)
			}
			// An age in the year of the Games, give or take a birthday.
			first, _ := altyn.DayOf(g.Year()-n-1, 1, 1)
			last, _ := altyn.DayOf(g.Year()-n+1, 12, 31)
			row.Born = altyn.Between(first, last)
		}
		switch c.At(medal) {
		case "Gold":
			row.Medal = altyn.Gold
		case "Silver":
			row.Medal = altyn.Silver
		case "Bronze":
			row.Medal = altyn.Bronze
		case "NA":
		default:
			return nil, c.Fault("Medal", "want Gold, Silver, Bronze or NA, have %q", c.Get("Medal"))
		}
		b.Rows = append(b.Rows, row)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	return b, nil
}

// interner keeps one copy of each word: the file says most of them many times.
type interner map[string]string

func (in interner) keep(s string) string {
	if k, ok := in[s]; ok {
		return k
	}
	k := strings.Clone(s)
	in[k] = k
	return k
}
