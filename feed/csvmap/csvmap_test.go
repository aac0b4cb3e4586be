package csvmap_test

import (
	"strings"
	"testing"

	"altyn"
	"altyn/feed/csvmap"
)

const mapping = "field,column,from,to\nsource.publisher,,,club\nsource.kind,,,press\nsource.title,,,List of a club\n" +
	"name,Athlete,,\ngames,,,2008S\nsport,,,Judo\nevent,Class,,\nsex,,,men\nnation,Land,,\nnation,,Denmark,DEN\nmedal,Place,,\nmedal,,1,gold\nmedal,,4,none\non,Day,,\n"

func TestRead(t *testing.T) {
	m, err := csvmap.ReadMapping("m.csv", strings.NewReader(mapping))
	if err != nil {
		t.Fatal(err)
	}
	b, err := csvmap.Read("f.csv", strings.NewReader("Athlete,Class,Land,Place,Day,Other\nHOLM Lars,60 kg,Denmark,1,2008-08-09,x\nBERG Per,60 kg,NOR,4,2008-08-09,x\n"), m)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Rows) != 2 {
		t.Fatalf("%+v", b)
	}
	if r := b.Rows[0]; r.Name != "Lars Holm" || r.Games != "2008S" || r.Nation != "DEN" || r.Medal != altyn.Gold || r.Sex != altyn.Men || r.On.String() != "2008-08-09" {
		t.Errorf("%+v", r)
	}
	if r := b.Rows[1]; r.Medal != "" || r.Nation != "NOR" {
		t.Errorf("%+v", r)
	}
	if _, err := csvmap.Read("f.csv", strings.NewReader("Athlete,Class,Land,Place,Day\nHOLM Lars,60 kg,Denmark,1,yesterday\n"), m); err == nil || err.Error() != `f.csv:2:27: Day: on: want a date as 2012-08-05, have "yesterday"` {
		t.Error(err)
	}
	for _, c := range []struct{ text, want string }{
		{strings.Replace(mapping, "nation,Land,,\n", "natoin,Land,,\n", 1), `m.csv:10:1: field: there is no field "natoin"; did you mean nation?`},
		{strings.Replace(mapping, "sport,,,Judo\n", "", 1), "m.csv: the mapping does not say where sport is"},
		{strings.Replace(mapping, "source.kind,,,press\n", "", 1), "m.csv: the mapping does not say the source.kind"},
	} {
		if _, err := csvmap.ReadMapping("m.csv", strings.NewReader(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(mapping, "Athlete,Class,Land,Place,Day\nHOLM Lars,60 kg,Denmark,1,2008-08-09\n")
	f.Fuzz(func(t *testing.T, mapping, text string) {
		m, err := csvmap.ReadMapping("m.csv", strings.NewReader(mapping))
		if err != nil {
			return
		}
		b, err := csvmap.Read("f.csv", strings.NewReader(text), m)
		if (b == nil) == (err == nil) {
			t.Fatal(b, err)
		}
	})
}
