// Package olympicmedals reads olympic_medals.csv and olympic_hosts.csv, a copy of the medallists of olympics.com: one row
// a medallist, Games of 1896 to 2022. The rules for its known faults are in doc/importing.md.
//
// Matching is left to altyn/resolve.
package olympicmedals

import (
	"io"
	"strconv"
	"strings"

	"altyn"
	"altyn/feed"
)

// The columns of the two files.
var (
	Columns     = []string{"discipline_title", "slug_game", "event_title", "event_gender", "medal_type", "participant_type", "participant_title", "athlete_url", "athlete_full_name", "country_name", "country_code", "country_3_letter_code"}
	HostColumns = []string{"game_slug", "game_end_date", "game_start_date", "game_location", "game_name", "game_season", "game_year"}
)

// Hosts reads which Games the words of the medal file mean.
func Hosts(file string, r io.Reader) (map[string]altyn.GamesID, error) {
	c, err := feed.OpenCSV(file, r, HostColumns, nil)
	if err != nil {
		return nil, err
	}
	games := map[string]altyn.GamesID{}
	for c.Next() {
		year, err := strconv.Atoi(c.Get("game_year"))
		if err != nil || year < 1896 || year > 2100 {
			return nil, c.Fault("game_year", "want a year from 1896 to 2100, have %q", c.Get("game_year"))
		}
		switch c.Get("game_season") {
		case "Summer":
			games[strings.Clone(c.Get("game_slug"))] = altyn.GamesID(strconv.Itoa(year) + "S")
		case "Winter":
			games[strings.Clone(c.Get("game_slug"))] = altyn.GamesID(strconv.Itoa(year) + "W")
		default:
			return nil, c.Fault("game_season", "want Summer or Winter, have %q", c.Get("game_season"))
		}
	}
	return games, c.Err()
}

// Read reads the medallists.
func Read(file string, r io.Reader, games map[string]altyn.GamesID) (*feed.Batch, error) {
	c, err := feed.OpenCSV(file, r, Columns, nil)
	if err != nil {
		return nil, err
	}
	b := &feed.Batch{}
	seen := map[string]bool{}
	nameless := map[string]int{}
	for c.Next() {
		all := make([]string, 0, len(Columns))
		for i := range Columns {
			all = append(all, c.At(i))
		}
		named := c.Get("athlete_full_name") != "" || c.Get("athlete_url") != ""
		if k := strings.Join(all, "\x00"); named && seen[k] {
			b.Problems = append(b.Problems, feed.Problem{File: file, Line: c.Line(), What: c.Get("athlete_full_name"), Reason: "the row is there twice"})
			continue
		} else {
			seen[k] = true
		}
		g, ok := games[c.Get("slug_game")]
		if !ok {
			return nil, c.Fault("slug_game", "the file of hosts has no Games %q", c.Get("slug_game"))
		}
		row := feed.Row{File: file, Line: c.Line(), Games: g, Sport: c.Get("discipline_title"), Event: c.Get("event_title"), Nation: c.Get("country_3_letter_code")}
		if g == "2018W" && row.Nation == "ROC" {
			row.Nation = "OAR" // the committee was called so in 2018; the file has the code of 2020
		}
		switch c.Get("event_gender") {
		case "Men":
			row.Sex, row.PersonSex = altyn.Men, altyn.Men
		case "Women":
			row.Sex, row.PersonSex = altyn.Women, altyn.Women
		case "Mixed":
			row.Sex = altyn.Mixed
		case "Open":
			row.Sex = altyn.Open
		default:
			return nil, c.Fault("event_gender", "want Men, Women, Mixed or Open, have %q", c.Get("event_gender"))
		}
		switch c.Get("medal_type") {
		case "GOLD":
			row.Medal = altyn.Gold
		case "SILVER":
			row.Medal = altyn.Silver
		case "BRONZE":
			row.Medal = altyn.Bronze
		default:
			return nil, c.Fault("medal_type", "want GOLD, SILVER or BRONZE, have %q", c.Get("medal_type"))
		}
		switch c.Get("participant_type") {
		case "Athlete":
		case "GameTeam":
			// A nation may have won two medals in one event with teams of one title.
			row.Group, row.Team = true, strings.TrimSpace(c.Get("participant_title")+" "+strings.ToLower(c.Get("medal_type")))
		default:
			return nil, c.Fault("participant_type", "want Athlete or GameTeam, have %q", c.Get("participant_type"))
		}
		if row.Nation == "" || row.Sport == "" {
			return nil, c.Fault("country_3_letter_code", "nation and discipline must not be empty")
		}
		printed := c.Get("athlete_full_name")
		row.Name = feed.GivenFirst(printed)
		slug := c.Get("athlete_url")
		slug = slug[strings.LastIndexByte(slug, '/')+1:]
		if printed == "" && slug != "" {
			row.Name = feed.GivenFirst(strings.ToUpper(strings.ReplaceAll(slug, "-", " ")))
		}
		switch {
		case slug != "":
			row.Key = slug
		case row.Name != "":
			// No link: the name within its nation and sport. The file prints such names surname first for the Far East.
			row.Key = row.Name + "," + row.Nation + "," + row.Sport
		}
		if row.Name == "" {
			k := strings.Join([]string{string(row.Games), row.Sport, row.Event, string(row.Sex), row.Nation, row.Team}, "\x00")
			if nameless[k]++; nameless[k] > 1 {
				row.Team += " " + strconv.Itoa(nameless[k]) // each row without names is a team
			}
		}
		b.Rows = append(b.Rows, row)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	return b, nil
}
