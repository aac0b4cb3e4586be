// Package gamesnocs reads participationRecords.csv: how many men and women each nation had in each sport at each Games,
// Olympic and Paralympic, and their medals. The rules for its known faults are in doc/importing.md.
//
// Matching is left to altyn/resolve.
package gamesnocs

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"altyn"
	"altyn/feed"
)

// Columns are those of the file.
var Columns = []string{"games", "country", "sport", "gold", "silver", "bronze", "men", "women"}

// GamesOf finds the Games of a year in a city, as the file words it: st-moritz, new-york+stoke-mandeville.
type GamesOf func(year int, city string, paralympic bool) (altyn.GamesID, bool)

// Read reads the file. The names of sports are those of sportsDetail.csv by code; a code that names lacks stands for itself.
func Read(file string, r io.Reader, names map[string]string, gamesOf GamesOf) (*feed.Batch, error) {
	c, err := feed.OpenCSV(file, r, Columns, nil)
	if err != nil {
		return nil, err
	}
	b := &feed.Batch{}
	medals := 0
	for c.Next() {
		if strings.HasPrefix(c.Get("games"), "#") {
			b.Problems = append(b.Problems, feed.Problem{File: file, Line: c.Line(), What: c.Get("games") + ", " + c.Get("country"), Reason: "the row is commented out"})
			continue
		}
		y, city, kind, ok := cut(c.Get("games"))
		if !ok {
			return nil, c.Fault("games", "want <year>_<city>_olympics or _paralympics, have %q", c.Get("games"))
		}
		var n [5]int
		for i, col := range []string{"gold", "silver", "bronze", "men", "women"} {
			if n[i], err = strconv.Atoi(c.Get(col)); err != nil || n[i] < 0 || n[i] > 100_000 {
				return nil, c.Fault(col, "want a number from 0, have %q", c.Get(col))
			}
		}
		nation := c.Get("country")
		if nation == "" || c.Get("sport") == "" {
			return nil, c.Fault("country", "nation and sport must not be empty")
		}
		if kind == "youth" {
			b.Problems = append(b.Problems, feed.Problem{File: file, Line: c.Line(), What: c.Get("games") + ", " + nation, Reason: "Youth Games are not of the record"})
			continue
		}
		g, ok := gamesOf(y, city, kind == "paralympics")
		if !ok {
			b.Problems = append(b.Problems, feed.Problem{File: file, Line: c.Line(), What: c.Get("games") + ", " + nation, Reason: "the record has no such Games"})
			continue
		}
		medals += n[0] + n[1] + n[2]
		sport := c.Get("sport")
		if s, ok := names[sport]; ok {
			sport = s
		}
		sport = strings.Clone(sport)
		for i, of := range []string{"men", "women"} {
			if n[3+i] > 0 {
				b.Facts.Delegations = append(b.Facts.Delegations, feed.Delegation{File: file, Line: c.Line(), Games: g, Nation: strings.Clone(nation), Sport: sport, Of: of, Value: n[3+i]})
			}
		}
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	if medals > 0 {
		b.Problems = append(b.Problems, feed.Problem{File: file, What: fmt.Sprintf("%d medals", medals), Reason: "counts by nation and sport without holders have no place in the record; its published tables are imported with `import tables`"})
	}
	return b, nil
}

// Names reads sportsDetail.csv: the name of each code. Its cells are padded with spaces outside the quotes, so it is read
// without the strictness of the other files.
func Names(text string) map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(text) {
		cells := strings.SplitN(line, ",", 3)
		if len(cells) < 3 {
			continue
		}
		code, name := strings.Trim(cells[0], " \"\ufeff"), strings.Trim(cells[1], " \"")
		if code != "" && code != "code" {
			names[code] = name
		}
	}
	return names
}

// cut reads 1896_athens_olympics.
func cut(s string) (year int, city, kind string, ok bool) {
	p := strings.Split(s, "_")
	if len(p) != 3 || len(p[0]) != 4 {
		return 0, "", "", false
	}
	year, err := strconv.Atoi(p[0])
	if err != nil || year < 1896 || year > 2100 || p[2] != "olympics" && p[2] != "paralympics" && p[2] != "youth" {
		return 0, "", "", false
	}
	return year, p[1], p[2], true
}
