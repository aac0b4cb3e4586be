package resolve

import (
	"testing"

	"altyn"
	"altyn/record"
)

// TestWholeSport holds that a word that stands for several disciplines, by the event, means their common sport where
// there is no event.
func TestWholeSport(t *testing.T) {
	c := newCatalogue(record.New(record.Tables{Sports: []altyn.Sport{
		{ID: "wrestling", Name: "Wrestling"}, {ID: "freestyle-wrestling", Parent: "wrestling", Name: "Freestyle wrestling"},
		{ID: "greco-roman-wrestling", Parent: "wrestling", Name: "Greco-Roman wrestling"}, {ID: "judo", Name: "Judo"},
		{ID: "aquatics", Name: "Aquatics"}, {ID: "swimming", Parent: "aquatics", Name: "Swimming"}, {ID: "marathon-swimming", Parent: "aquatics", Name: "Marathon swimming"},
		{ID: "canoeing-sport", Name: "Canoe"}, {ID: "canoe-sprint", Parent: "canoeing-sport", Name: "Canoe sprint"}, {ID: "canoe-slalom", Parent: "canoeing-sport", Name: "Canoe slalom"},
		{ID: "cross-country-skiing", Parent: "skiing", Name: "Cross-country skiing"}, {ID: "skiing", Name: "Skiing"},
	}}))
	for _, x := range []struct {
		word  string
		whole bool
		title string
		want  altyn.SportID
	}{
		{"Wrestling", true, "", "wrestling"},
		{"Wrestling", false, "Men's 60 kg, Greco-Roman", "greco-roman-wrestling"},
		{"Judo", true, "", "judo"},
		{"Swimming", true, "", "swimming"},
		{"Canoeing", true, "", "canoeing-sport"},
		{"Cross Country Skiing", true, "", "cross-country-skiing"}, // one discipline, in another spelling
		{"Chess", true, "", ""},
	} {
		got, _ := c.sport(x.word, x.title)
		if x.whole {
			got, _ = c.whole(x.word)
		}
		if got != x.want {
			t.Errorf("%s %s: %q; want %q", x.word, x.title, got, x.want)
		}
	}
}
