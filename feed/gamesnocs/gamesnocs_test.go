package gamesnocs_test

import (
	"strings"
	"testing"

	"altyn"
	"altyn/feed/gamesnocs"
)

const head = "games                                      ,country ,sport ,gold ,silver ,bronze ,men ,women\n"

func gamesOf(year int, city string, para bool) (altyn.GamesID, bool) {
	return "2008S", year == 2008 && city == "ayton" && !para
}

func TestRead(t *testing.T) {
	b, err := gamesnocs.Read("f.csv", strings.NewReader(head+"2008_ayton_olympics  ,DEN ,JUD ,   1 , 0 , 0 ,  3 ,    2\n2010_ayton_youth,DEN,JUD,0,0,0,1,0\n# 2008_ayton_olympics,UNK,JUD,0,0,0,1,0\n"), gamesnocs.Names("\"JUD\"  ,\"Judo\"   ,\"discipline\"\n"), gamesOf)
	if err != nil {
		t.Fatal(err)
	}
	if d := b.Facts.Delegations; len(d) != 2 || d[0].Of != "men" || d[0].Value != 3 || d[1].Value != 2 || d[0].Sport != "Judo" || d[0].Nation != "DEN" || d[0].Games != "2008S" {
		t.Errorf("%+v", d)
	}
	if len(b.Problems) != 3 {
		t.Error(b.Problems)
	}
	if _, err := gamesnocs.Read("f.csv", strings.NewReader(head+"2008_ayton_olympics,DEN,JUD,x,0,0,1,1\n"), nil, gamesOf); err == nil || err.Error() != `f.csv:2:29: gold: want a number from 0, have "x"` {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(head+"2008_ayton_olympics  ,DEN ,JUD ,   1 , 0 , 0 ,  3 ,    2\n", "\"JUD\"  ,\"Judo\",\n")
	f.Fuzz(func(t *testing.T, text, names string) {
		b, err := gamesnocs.Read("f.csv", strings.NewReader(text), gamesnocs.Names(names), gamesOf)
		if (b == nil) == (err == nil) {
			t.Fatal(b, err)
		}
	})
}
