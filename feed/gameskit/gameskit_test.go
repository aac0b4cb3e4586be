package gameskit_test

import (
	"io"
	"strings"
	"testing"

	"altyn"
	"altyn/feed/gameskit"
)

func file(name, text string) gameskit.File {
	return gameskit.File{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

const (
	medals = "medal_type,medal_code,medal_date,name,gender,discipline,event,event_type,url_event,code,country_code\n" +
		"Gold Medal,1,2024-07-28,Lars HOLM,M,Judo,Men -60 kg,HATH,,11,DEN\n" +
		"Silver Medal,2,2024-07-29,Norway,W,Rowing,Women's Pair,TEAM,,ROWWPAIR--NOR01,NOR\n"
	medallists = "medal_date,medal_type,medal_code,name,gender,country_code,discipline,event,event_type,birth_date,code_athlete,code_team\n" +
		"28-07-2024,Gold Medal,1,HOLM Lars,Male,DEN,Judo,Men -60 kg,HATH,01-02-2000,11,\n" +
		"29-07-2024,Silver Medal,2,BERG Anna,Female,NOR,Rowing,Women's Pair,TEAM,03-04-2001,12,ROWWPAIR--NOR01\n" +
		"29-07-2024,Silver Medal,2,DAHL Ida,Female,NOR,Rowing,Women's Pair,TEAM,03-04-2002,13,ROWWPAIR--NOR01\n"
	results = "date,stage_code,event_code,event_name,event_stage,stage,gender,discipline_name,participant_code,participant_name,participant_type,participant_country_code,rank,result,result_type,result_IRM\n" +
		"2024-07-28T10:00:00+02:00,X,J,Men -60 kg,,Final,M,Judo,11,HOLM Lars,Person,DEN,1.0,10,POINTS,\n" +
		"2024-07-28T10:00:00+02:00,X,J,Men -60 kg,,Opening Series - Race 1,M,Judo,11,HOLM Lars,Person,DEN,,,,DNF\n" +
		"2024-07-28T09:00:00+02:00,X,J,Men -60 kg,,Semifinal 2,M,Judo,11,HOLM Lars,Person,DEN,,,IRM,DQ\n"
	schedules = "start_date,day,discipline,event,event_medal,phase,gender\nx,2024-07-27,Judo,Men -60 kg,0,Heats,M\nx,2024-07-28,Judo,Men -60 kg,1,Final,M\n"
)

func TestRead(t *testing.T) {
	games := func(first, last altyn.Day, para bool) (altyn.GamesID, bool) {
		return "2024S", first.String() >= "2024-07-01" && last.String() < "2024-09-01" && !para
	}
	b, err := gameskit.Read([]gameskit.File{file("m", medals), file("w", medallists), file("r", results), file("s", schedules)}, "", games)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range b.Rows {
		if r.Games != "2024S" {
			t.Fatalf("%+v", r)
		}
		got = append(got, strings.Join([]string{r.Name, r.Born.String(), r.Nation, r.Event, string(r.Medal), string(r.Phase), r.Rank.String(), r.Mark, r.IRM, string(r.Outcome), r.On.String()}, "|"))
	}
	want := []string{
		"Lars Holm|2000-02-01|DEN|Men -60 kg|gold||||||2024-07-28",
		"Anna Berg|2001-04-03|NOR|Women's Pair|silver||||||2024-07-29",
		"Ida Dahl|2002-04-03|NOR|Women's Pair|silver||||||2024-07-29",
		"Lars Holm|2000-02-01|DEN|Men -60 kg||final|1|10|||2024-07-28",
		"Lars Holm|2000-02-01|DEN|Men -60 kg||semifinal|||DSQ|disqualified|2024-07-28",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(b.Problems) != 1 || !strings.Contains(b.Problems[0].Reason, "no such phase") {
		t.Error(b.Problems)
	}
	if d := b.Facts.Days; len(d) != 1 || d[0].On.String() != "2024-07-27/2024-07-28" || d[0].Final.String() != "2024-07-28" {
		t.Error(d)
	}
	if _, err := gameskit.Read([]gameskit.File{file("s", schedules), file("m", strings.Replace(medals, "2024-07-29", "0024-07-29", 1))}, "", games); err == nil || !strings.HasPrefix(err.Error(), "m:3:16: medal_date: date") {
		t.Error(err)
	}
	if _, err := gameskit.Read([]gameskit.File{file("x", "a,b\n1,2\n")}, "2024S", games); err == nil || !strings.HasPrefix(err.Error(), "x:1: the header is of no file of a kit") {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(medals, medallists, results, schedules)
	f.Add("", "\"", "date", "x,y\n\n")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		batch, err := gameskit.Read([]gameskit.File{file("a", a), file("b", b), file("c", c), file("d", d)}, "2024S", nil)
		if (batch == nil) == (err == nil) {
			t.Fatal(batch, err)
		}
	})
}
