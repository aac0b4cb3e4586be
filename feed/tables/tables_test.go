package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"altyn"
	"altyn/feed/tables"
)

func day(s string) altyn.Date {
	d, _ := altyn.ParseDate(s)
	return d
}

var opt = tables.Options{Publisher: "ioc", Kind: altyn.Authority, AsOf: day("2024-08-13"), Games: "2024S",
	GamesOf: func(year int, city string, para bool) (altyn.GamesID, bool) { return "2008S", year == 2008 }}

func TestRead(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"a.csv", "games,noc,gold,silver,bronze,source,as_of\n2008 Summer,DEN,2,0,1,olympedia_2022-07,x\n2008_ayton_olympics,DEN,2,0,1,somebody,2012-01-02 (x)\n1906 Intercalated,DEN,1,1,1,somebody,2012-01-02\n",
			"[{2008S olympedia 2022-07-28 DEN 2 0 1} {2008S somebody 2012-01-02 DEN 2 0 1}] 1"},
		{"b.csv", "edition,country_noc,gold,silver,bronze\n2008 Summer Olympics,DEN,2,0,1\n2008 Summer Olympics,DEN,2,0,1\n", "[{2008S ioc 2024-08-13 DEN 2 0 1}] 1"},
		{"c.csv", "country_code,Gold Medal,Silver Medal,Bronze Medal\nDEN,2,0,1\n", "[{2024S ioc 2024-08-13 DEN 2 0 1}] 0"},
		{"d.json", `{"last_updated":"2024-08-12T00:00","results":[{"country":{"code":"DEN"},"medals":{"gold":2,"silver":0,"bronze":1},"rank":1}]}`, "[{2024S ioc 2024-08-13 DEN 2 0 1}] 0"},
		{"e.json", `[{"country":"Denmark","country_alpha3":"DEN","medals":{"gold":2,"silver":0,"bronze":1}}]`, "[{2024S ioc 2024-08-13 DEN 2 0 1}] 0"},
		{"f.csv", "noc,gold,silver,bronze\nDEN,two,0,1\n", `f.csv:2:5: gold: want a number of medals, have "two"`},
		{"g.csv", "x,y\n", "g.csv:1: the header is of no medal table: want games,noc,gold,silver,bronze,source,as_of, or edition,country_noc,gold,silver,bronze, or noc (or country_code),gold,silver,bronze"},
		{"h.json", "[\n  {]", "h.json:2:4: invalid character ']' looking for beginning of object key string"},
	} {
		b, err := tables.Read(c.file, strings.NewReader(c.text), opt)
		got := fmt.Sprint(err)
		if err == nil {
			var all []string
			for _, x := range b.Facts.Tables {
				for _, l := range x.Lines {
					all = append(all, fmt.Sprintf("{%s %s %s %s %d %d %d}", x.Games, x.Publisher, x.AsOf, l.Nation, l.Gold, l.Silver, l.Bronze))
				}
			}
			got = fmt.Sprint(all, len(b.Problems))
		}
		if got != c.want {
			t.Errorf("%s: %s\nwant %s", c.file, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.csv", "games,noc,gold,silver,bronze,source,as_of\n2008 Summer,DEN,2,0,1,olympedia_2022-07,x\n")
	f.Add("a.json", `{"results":[{"medals":{"gold":1e9}}]}`)
	f.Add("a.json", `[null,{"country":null}]`)
	f.Fuzz(func(t *testing.T, name, text string) {
		b, err := tables.Read(name, strings.NewReader(text), opt)
		if (b == nil) == (err == nil) {
			t.Fatal(b, err)
		}
	})
}
