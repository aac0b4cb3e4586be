package check_test

import (
	"encoding/json"
	"strings"
	"testing"

	"altyn"
	"altyn/check"
)

// TestWordsAround judges statements together with their text: what stands around their words says whether the record, which
// has them otherwise, is asked for the right thing.
func TestWordsAround(t *testing.T) {
	c := check.New(invented(t))
	today, _ := altyn.ParseDay("2021-12-31")
	tests := []struct {
		name, text string
		st         []string // a statement each; its text says where it stands
		want       []altyn.Verdict
	}{
		{"a list of Games goes on", "In all he won a gold in 2012, 2016 and 2020.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2012S", "gold": 1, "text": "a gold in 2012"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a list that ends", "In all he won a gold in 2012.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2012S", "gold": 1, "text": "a gold in 2012"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"the year stands beside the words", "An output in 2012 that fell short of 2016, when it had silver.",
			[]string{`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2012S", "sport": "judo", "medal": "silver", "text": "it had silver"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a most since", "It was the most gold medals since 2016.",
			[]string{`{"kind": "superlative", "nation": "ARC", "games": "2020S", "medal": "gold", "claim": "most", "text": "the most gold medals"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a most", "It was the most gold medals of all.",
			[]string{`{"kind": "superlative", "nation": "ARC", "games": "2020S", "medal": "gold", "claim": "most", "text": "the most gold medals"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"an epithet of earlier Games beside the event of these", "Arcadia at the 2020 Games\nJudo: silver medallist Ivo Ivy (women's team) was back.",
			[]string{`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2016S", "event": "judo/women-team", "medal": "silver", "assumed": ["event"], "text": "silver medallist Ivo Ivy"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"what somebody has in all, told of one Games", "He left 2016 with 1 gold and 2 medals in all.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2016S", "total": 2, "text": "2 medals in all"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"the year of the decision stands behind the figure", "It left with 3 golds, and has had but 1 since the decisions of 2016.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "text": "3 golds"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a decision at the Games that the words print", "It lost its 2012 gold, and he is one of them.",
			[]string{`{"kind": "decision", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2016S", "sport": "weightlifting", "medal": "gold", "outcome": "stripped", "text": "lost its 2012 gold"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"two columns of one line", "2012 | 3-0-0, 3 in all | 1-0-1, 2 in all",
			[]string{
				`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "silver": 0, "bronze": 0, "total": 3, "text": "3-0-0, 3 in all"}`,
				`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 1, "silver": 0, "bronze": 1, "total": 2, "text": "1-0-1, 2 in all"}`},
			[]altyn.Verdict{altyn.Unknown, altyn.Confirmed}},
		{"two days apart in one report", "Gold 3\n\nLater on in the history of the team there was also much to tell, and of gold there is but 1.",
			[]string{
				`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "text": "Gold 3"}`,
				`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 1, "text": "of gold there is but 1"}`},
			[]altyn.Verdict{altyn.Inconsistent, altyn.Inconsistent}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var st []altyn.Statement
			for i, line := range tt.st {
				var s altyn.Statement
				if err := json.Unmarshal([]byte(line), &s); err != nil {
					t.Fatal(err)
				}
				if s.Start = strings.Index(tt.text, s.Text); s.Start < 0 {
					t.Fatalf("%q is not in the text", s.Text)
				}
				s.End = s.Start + len(s.Text)
				s.ID = string(rune('a' + i))
				st = append(st, s)
			}
			for i, j := range c.Check(altyn.Document{Name: "case"}, []byte(tt.text), st, today) {
				if j.Verdict != tt.want[i] {
					t.Errorf("%q is %s (%v, lacks %v), want %s", st[i].Text, j.Verdict, j.Reason, j.Lacking, tt.want[i])
				}
			}
		})
	}
}
