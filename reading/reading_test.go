package reading

import (
	"strings"
	"testing"
	"testing/fstest"

	"altyn"
)

// noCatalogue knows nothing.
type noCatalogue struct{}

func (noCatalogue) AllGames() []*altyn.Games                    { return nil }
func (noCatalogue) Hosts(altyn.GamesID) []*altyn.Host           { return nil }
func (noCatalogue) Sports() []*altyn.Sport                      { return nil }
func (noCatalogue) Events() []*altyn.Event                      { return nil }
func (noCatalogue) HeldAt(altyn.EventID, altyn.GamesID) bool    { return false }
func (noCatalogue) Person(altyn.PersonID) (*altyn.Person, bool) { return nil, false }

func TestNumbers(t *testing.T) {
	lx := tiny(t)
	for _, tt := range []struct {
		text string
		kind classID
		n    int32
	}{
		{"twenty-one", clNum, 21}, {"two hundred and nine", clNum, 209}, {"nine thousand two hundred", clNum, 9200}, {"4,400", clNum, 4400},
		{"39th", clOrd, 39}, {"twenty-first", clOrd, 21}, {"twenty-third", clOrd, 23}, {"third", clOrd, 3}, {"1st", clOrd, 1},
	} {
		s := sentenceOf(t, lx, tt.text)
		if len(s.items) != 1 || s.items[0].kind != tt.kind || s.items[0].n != tt.n {
			t.Errorf("%q: %d items, the first %v %d, want %v %d", tt.text, len(s.items), s.items[0].kind, s.items[0].n, tt.kind, tt.n)
		}
	}
}

func TestTallies(t *testing.T) {
	lx := tiny(t)
	for _, tt := range []struct {
		text string
		want tally
	}{
		{"2-3-4", tally{gold: 2, silver: 3, bronze: 4, total: -1, set: hasGold | hasSilver | hasBronze}},
		{"two gold, one silver and nine bronze for 12", tally{gold: 2, silver: 1, bronze: 9, total: 12, set: 15}},
		{"a total of 9 medals: 2 gold", tally{gold: 2, silver: -1, bronze: -1, total: 9, set: hasGold | hasTotal}},
		{"9 medals (2 gold, 1 silver and 6 bronze)", tally{gold: 2, silver: 1, bronze: 6, total: 9, set: 15}},
		{"9 medals, including two gold", tally{gold: 2, silver: -1, bronze: -1, total: 9, set: hasGold | hasTotal}},
		{"one gold, two silver, 9 in all", tally{gold: 1, silver: 2, bronze: -1, total: 9, set: hasGold | hasSilver | hasTotal}},
	} {
		s := sentenceOf(t, lx, tt.text)
		if len(s.tallies) == 0 || s.tallies[len(s.tallies)-1] != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.text, s.tallies, tt.want)
		}
	}
}

func TestDates(t *testing.T) {
	lx := tiny(t)
	for _, tt := range []struct{ text, want string }{
		{"3 February 2021", "2021-02-03"}, {"February 3, 2021", "2021-02-03"}, {"3rd of February 2021", "2021-02-03"}, {"16-18 February 2021", "2021-02-16/2021-02-18"},
		{"27 August to 2 February 2021", ""}, {"2 February to 9 August 2021", "2021-02-02/2021-08-09"}, {"August 2021", "2021-08"}, {"31 February 2021", ""},
	} {
		s := sentenceOf(t, lx, tt.text)
		got := ""
		if len(s.dates) > 0 {
			got = s.dates[0].resolve(s.doc, "", false).String()
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A pattern that is no pattern is an error that names the rule.
func TestBadConstructions(t *testing.T) {
	for _, bad := range []string{"r placing : ( a", "r placing : @nothing", "r placing : [nothing]", "r : a", "r placing : ~99", "r placing : a )"} {
		l := &Language{Code: "xx", Files: fstest.MapFS{"words/a.txt": {Data: []byte("stop: a\n")}, "constructions/a.txt": {Data: []byte(bad + "\n")}}}
		if _, err := compileLanguage(l); err == nil || !strings.Contains(err.Error(), "a.txt:1") {
			t.Errorf("%q: error %v, want one with the line", bad, err)
		}
	}
}
