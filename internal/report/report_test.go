package report

import (
	"testing"

	"altyn"
)

func TestSay(t *testing.T) {
	c, err := Load("en")
	if err != nil {
		t.Fatal(err)
	}
	p := NewPrinter(c, nil)
	day := func(s string) altyn.Date { d, _ := altyn.ParseDate(s); return d }
	tally := altyn.Msg("check-has-tally", "who", "", "nation", altyn.NationID("KAZ"), "games", []altyn.GamesID{"2012S"}, "season", altyn.Season(""), "sport", altyn.SportID(""), "event", altyn.EventID(""),
		"gold", altyn.N(3), "silver", altyn.N(2), "bronze", altyn.N(6), "total", altyn.N(11), "since", day("2021-11-12"))
	for _, c := range []struct {
		m    altyn.Message
		want string
	}{
		{altyn.Msg("check-confirmed", "has", tally), "The record has it so: KAZ, 2012S: 3-2-6 = 11, since 12 November 2021."},
		{altyn.Msg("check-confirmed", "has", altyn.Message{}), "The record has it so."},
		{altyn.Msg("check-has-tally", "who", "Ilya Ilyin", "total", altyn.N(1)), "Ilya Ilyin: 1 medal"},
		{altyn.Msg("check-has-rank", "nation", altyn.NationID("KAZ"), "games", []altyn.GamesID{"2012S"}, "rank", altyn.N(22), "shared", "yes", "by", altyn.ByTotal), "KAZ, 2012S: 22nd (shared) by number of medals"},
		{altyn.Msg("check-outdated", "was", tally, "from", day("2016"), "until", day("2016-10-27"), "body", "IOC", "decided", day("2016-10"), "has", altyn.Message{}),
			"It was so from 2016 until 27 October 2016: KAZ, 2012S: 3-2-6 = 11, since 12 November 2021. Then IOC decided otherwise (October 2016)."},
		{altyn.Msg("check-inconsistent", "with", []string{"s3"}, "texts", []string{"24th", "a\nb"}, "record", altyn.Message{}), "It does not go with what the report says elsewhere: “24th” and “a b”."},
		{altyn.Msg("check-has-count", "of", "athletes", "nation", altyn.NationID("KAZ"), "games", altyn.GamesID("2012S"), "value", altyn.N(115)), "KAZ, 2012S: 115 athletes"},
		{altyn.Msg("check-has-fact", "games", altyn.GamesID("2012S"), "of", "host", "place", "London"), "2012S, host: London"},
		{altyn.Msg("no-such-key", "n", 3, "s", "x"), "no-such-key n=3 s=x"},
		{altyn.Message{}, ""},
	} {
		if got := p.Say(c.m); got != c.want {
			t.Errorf("Say(%v)\n got %q\nwant %q", c.m, got, c.want)
		}
	}
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 111: "111th"} {
		if got := p.ordinal(n); got != want {
			t.Errorf("ordinal(%d) = %q, want %q", n, got, want)
		}
	}
}
