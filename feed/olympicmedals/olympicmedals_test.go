package olympicmedals_test

import (
	"strings"
	"testing"

	"altyn"
	"altyn/feed/olympicmedals"
)

var head = strings.Join(olympicmedals.Columns, ",") + "\n"

const hosts = "game_slug,game_end_date,game_start_date,game_location,game_name,game_season,game_year\n" +
	"ayton-2018,x,y,Ayton,Ayton 2018,Winter,2018\n"

func games(t testing.TB) map[string]altyn.GamesID {
	g, err := olympicmedals.Hosts("h.csv", strings.NewReader(hosts))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestRead(t *testing.T) {
	one := "Judo,ayton-2018,60kg men,Men,GOLD,Athlete,,https://x/lars-holm,Lars HOLM,Denmark,DK,DEN\n"
	team := "Curling,ayton-2018,Women,Women,BRONZE,GameTeam,Team,,,OAR,,ROC\n"
	b, err := olympicmedals.Read("f.csv", strings.NewReader(head+one+one+team), games(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Rows) != 2 || len(b.Problems) != 1 {
		t.Fatalf("%+v", b)
	}
	if r := b.Rows[0]; r.Key != "lars-holm" || r.Name != "Lars Holm" || r.Medal != altyn.Gold || r.Games != "2018W" {
		t.Errorf("%+v", r)
	}
	if r := b.Rows[1]; r.Nation != "OAR" || !r.Group || r.Name != "" {
		t.Errorf("%+v", r)
	}
	for _, c := range []struct{ text, want string }{
		{head + strings.Replace(one, "ayton-2018", "elsewhere", 1), `f.csv:2:6: slug_game: the file of hosts has no Games "elsewhere"`},
		{head + strings.Replace(one, "GOLD", "TIN", 1), `f.csv:2:30: medal_type: want GOLD, SILVER or BRONZE, have "TIN"`},
	} {
		if _, err := olympicmedals.Read("f.csv", strings.NewReader(c.text), games(t)); err == nil || err.Error() != c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(head+"Judo,ayton-2018,60kg men,Men,GOLD,Athlete,,https://x/lars-holm,Lars HOLM,Denmark,DK,DEN\n", hosts)
	f.Add(head+"\"", hosts+"x,,,,,Winter,99999\n")
	f.Fuzz(func(t *testing.T, text, hosts string) {
		g, err := olympicmedals.Hosts("h.csv", strings.NewReader(hosts))
		if err != nil {
			return
		}
		b, err := olympicmedals.Read("f.csv", strings.NewReader(text), g)
		if (b == nil) == (err == nil) {
			t.Fatal(b, err)
		}
	})
}
