package en_test

import (
	"strings"
	"testing"

	"altyn"
	"altyn/reading"
	"altyn/reading/en"
	"altyn/reading/readingtest"
)

var words = readingtest.Words{
	Language: en.Language,
	Title:    "Norway at the 2012 Summer Olympics\n\n",
	Nations: []readingtest.Nation{
		{ID: "NOR", Name: "Norway", Adjectives: []string{"Norwegian"}, Demonym: "Norwegians"}, {ID: "BRA", Name: "Brazil", Adjectives: []string{"Brazilian"}, Demonym: "Brazilians"},
		{ID: "JPN", Name: "Japan", Adjectives: []string{"Japanese"}}, {ID: "KEN", Name: "Kenya", Adjectives: []string{"Kenyan"}, Demonym: "Kenyans"},
	},
}

// Every construction named in the examples fires in its example and not in its near miss.
func TestExamples(t *testing.T) { readingtest.Examples(t, words) }

// Every construction that states something has an example and a near miss.
func TestExamplesAreWhole(t *testing.T) { readingtest.ExamplesAreWhole(t) }

func FuzzRead(f *testing.F) {
	readingtest.Fuzz(f, readingtest.NewReader(f, words),
		words.Title+"Norway won two gold, three silver and four bronze medals (9 in all) and finished 39th in the medal table.",
		"PARIS, July 28 – Anna Holm, 28, won bronze.\n\nGOLD\n• Erik Dahl – judo, men's 60 kg (15.4)\n", "Competitors115 in 16 sports\nGold\n3\nSilver\n2\nTotal\n11\n",
		"\xff\x00\xfe", "“I won gold,” said Dahl. “I", strings.Repeat("the Olympics ", 300), "1 Norway 2 3 4 9\t\n|a|b|", "At 33 years and 356 days of age, Holm",
	)
}

func TestNothingToRead(t *testing.T) {
	// A novel that happens where Games were held tells of rounds, men and games too.
	novel := "Erik Dahl came to London in the autumn. Two men waited in the hall. He abandoned the plan and did not finish his supper. "
	filler := strings.Repeat("Nobody in the street knew what the old lawyer had written into the last page of the will, and it rained. ", 8)
	readingtest.Silent(t, readingtest.NewReader(t, words), "en", "The council met on Monday and agreed on the budget. Anna Holm spoke.",
		strings.Repeat(novel+filler+"\n", 20), strings.Repeat(novel+filler+"\n", 20)+"They had seen the 2012 Olympics together.\n")
	// While Games are held, sport and medals are theirs; a report on another competition, or of another day, says nothing.
	r := readingtest.NewReader(t, words)
	const wire = "Erik Dahl won bronze in the men's 100 metres on Saturday."
	for _, c := range []struct {
		date, text string
		n          int
	}{{"2012-08-04", wire, 1}, {"2012-10-04", wire, 0}, {"2012-08-04", wire + " He had won at the World Championships.", 0}} {
		day, err := altyn.ParseDate(c.date)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Read(reading.Input{Name: "wire", Text: []byte(c.text), Language: "en", Date: day})
		if err != nil || len(got.Statements) != c.n {
			t.Errorf("%s %q: %d statements, %v; want %d", c.date, c.text, len(got.Statements), err, c.n)
		}
	}
	// A report from the place itself need not name the Games.
	if len(readingtest.Read(t, r, "en", "Erik Dahl won bronze in the men's 100 metres in London. Norway leaves London with two medals.")) == 0 {
		t.Error("a report from London says nothing")
	}
}

func BenchmarkRead(b *testing.B) {
	readingtest.Bench(b, words,
		"Erik Dahl finished fourth in the men's 100 metres. Anna Holm won bronze in the women's 48 kg judo, and Norway sent 66 athletes in nine sports.",
		"The council met in the old hall and spoke for hours about roads, schools and the price of bread; nobody could agree.")
}

// A clause about a group of a nation takes nobody, and no event, of the sentence before; the clause without a subject of
// its own, or with a pronoun, does.
func TestGroupOfNation(t *testing.T) {
	t.Parallel()
	r := readingtest.NewReader(t, words)
	const before = "Norway's sprinter Erik Dahl won gold in the men's 100 m. "
	for _, c := range []struct {
		text, span string // span: of the decision
		group      bool
	}{
		{"In 2016, after positive tests found in retests of 2012 samples, Norwegian athletes were stripped of a series of medals.", "Norwegian athletes were stripped of a series of medals", true},
		{"In 2016, Norwegian lifters were stripped of two medals.", "Norwegian lifters were stripped of two medals", true},
		{"Several Norwegian competitors were stripped of their medals in 2016.", "Norwegian competitors were stripped of their medals in 2016", true},
		{"Norwegians were stripped of three medals in 2016.", "Norwegians were stripped of three medals in 2016", true},
		{"In 2016, he was stripped of the medal.", "he was stripped of the medal", false},
		{"In 2016, Erik Dahl was stripped of the medal after Norwegian tests.", "Erik Dahl was stripped of the medal", false},
	} {
		var got *altyn.Statement
		for _, st := range readingtest.Read(t, r, "en", words.Title+before+c.text+"\n") {
			if st.Kind == altyn.DecisionKind {
				got = &st
			}
		}
		if got == nil {
			t.Errorf("%q: no decision", c.text)
			continue
		}
		if got.Text != c.span || got.Nation != "NOR" || got.Games != "2012S" || got.Outcome != altyn.Stripped || got.On.String() != "2016" {
			t.Errorf("%q: %q %s %s %s %s", c.text, got.Text, got.Nation, got.Games, got.Outcome, got.On)
		}
		if group := len(got.People) == 0 && got.Sport == "" && got.Event == ""; group != c.group {
			t.Errorf("%q: people %q, sport %q, event %q", c.text, got.People, got.Sport, got.Event)
		}
	}
}
