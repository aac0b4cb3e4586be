package reading_test

import (
	"testing"

	"altyn"
	"altyn/reading"
)

// A flash of one sentence is about the Games of the city that it names when it says little but sport; a city alone does not
// make it so.
func TestFlash(t *testing.T) {
	r := contextReader(t)
	for _, c := range []struct {
		text  string
		games altyn.GamesID // "": nothing is read
	}{
		{"Londres : la Norvège termine cinquième du classement des médailles", "2012S"},
		{"La Norvège aligne 66 athlètes à Londres.", "2012S"},
		{"Anna Holm a remporté la médaille d'or en judo aux Jeux de Londres.", "2012S"},
		{"Anna Holm est arrivée lundi à Londres, où elle doit prendre la parole devant le conseil des écoles et visiter la ville avec 66 élèves, comme tous les ans à la même époque.", ""},
	} {
		rd, err := r.Read(reading.Input{Name: "flash", Text: []byte(c.text), Language: "fr"})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case c.games == "":
			if len(rd.Statements) > 0 {
				t.Errorf("%s: read %s", c.text, line(&rd.Statements[0]))
			}
		case len(rd.Statements) == 0 || rd.Statements[0].Games != c.games:
			t.Errorf("%s: not read as of %s", c.text, c.games)
		}
	}
}
