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
		{"the rank is not the day of the close", "At the 2012 Games Arcadia finished 12th in the table with 3 golds.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "text": "3 golds"}`},
			[]altyn.Verdict{altyn.Outdated}},
		{"the day of the close", "On 12 August 2012 Arcadia stood in the table with 3 golds.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "text": "3 golds"}`},
			[]altyn.Verdict{altyn.Confirmed}},
		{"a row of then and now", "Arcadia: 3-0-0, 3 in all / 1-0-1, 2 in all",
			[]string{
				`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "silver": 0, "bronze": 0, "total": 3, "text": "3-0-0, 3 in all"}`,
				`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 1, "silver": 0, "bronze": 1, "total": 2, "text": "1-0-1, 2 in all"}`},
			[]altyn.Verdict{altyn.Unknown, altyn.Confirmed}},
		{"a place in another final", "She was second in the final B, and seventh in all.",
			[]string{`{"kind": "placing", "nation": "ARC", "people": ["Mara Maple"], "games": "2016S", "event": "rowing/women-single-sculls", "phase": "final", "rank": 2, "text": "second in the final"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a place in the final", "She was second in the final, by a length.",
			[]string{`{"kind": "placing", "nation": "ARC", "people": ["Mara Maple"], "games": "2016S", "event": "rowing/women-single-sculls", "rank": 2, "text": "second in the final"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"the one who has the medal is named by the sentence", "Dima Dogwood upset him on the way, to win the gold.",
			[]string{`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2016S", "event": "boxing/men-69kg", "medal": "gold", "assumed": ["people"], "text": "win the gold"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"only the loser is named", "Bela Birch won the gold.",
			[]string{`{"kind": "placing", "nation": "ARC", "people": ["Bela Birch"], "games": "2016S", "event": "boxing/men-69kg", "medal": "gold", "text": "Bela Birch won the gold"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"the medals of a series", "At the Summer Games there have been 9 medals in all: much for so small a country.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "total": 9, "text": "9 medals in all"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"the medals of one Games", "Deltaburg 2016 gave the team 8 medals.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "total": 8, "text": "Deltaburg 2016 gave the team 8 medals"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"a total broken down", "In 2012 and before it had 4 medals: 3 gold, 0 silver and 1 bronze.",
			[]string{
				`{"kind": "medal-count", "nation": "ARC", "from": "2008S", "to": "2012S", "total": 4, "text": "it had 4 medals"}`,
				`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "gold": 3, "silver": 0, "bronze": 1, "text": "3 gold, 0 silver and 1 bronze"}`},
			[]altyn.Verdict{altyn.Confirmed, altyn.Unknown}},
		{"the medals of a day", "The 6th of August gave the team 1 silver and 0 of gold.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "gold": 0, "silver": 1, "assumed": ["games"], "text": "gave the team 1 silver and 0 of gold"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"the medals of all days", "The Games gave the team 1 silver and 0 of gold.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "gold": 0, "silver": 1, "assumed": ["games"], "text": "gave the team 1 silver and 0 of gold"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"a figure of the day of the close", "On 12 August 2012, as the flame went out, it had 3 golds.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "text": "it had 3 golds"}`},
			[]altyn.Verdict{altyn.Confirmed}},
		{"a figure of some other day", "On 10 May 2013, as the flag went up, it had 3 golds.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2012S", "gold": 3, "text": "it had 3 golds"}`},
			[]altyn.Verdict{altyn.Outdated}},
		{"another nation beside the one taken", "Ahead of Caledon with 0 golds, Borduria has the most.",
			[]string{
				`{"kind": "medal-count", "nation": "CAL", "games": "2020S", "gold": 8, "text": "Caledon"}`,
				`{"kind": "medal-count", "nation": "CAL", "games": "2020S", "gold": 9, "text": "has the most"}`,
				`{"kind": "medal-count", "nation": "BOR", "games": "2020S", "gold": 9, "text": "Borduria"}`},
			[]altyn.Verdict{altyn.Confirmed, altyn.Unknown, altyn.Confirmed}},
		{"the words name the nation", "Caledon has 9 golds. Borduria has none left.",
			[]string{
				`{"kind": "medal-count", "nation": "CAL", "games": "2020S", "gold": 9, "text": "Caledon has 9 golds"}`,
				`{"kind": "medal-count", "nation": "BOR", "games": "2020S", "gold": 9, "assumed": ["nation"], "text": "Borduria has none left"}`},
			[]altyn.Verdict{altyn.Contradicted, altyn.Confirmed}},
		{"Games of the clause before", "Fifth in Epsilon City, Ivo Ivy won silver.",
			[]string{
				`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2020S", "event": "judo/men-60kg", "medal": "silver", "text": "Ivo Ivy won silver"}`,
				`{"kind": "placing", "nation": "ARC", "people": ["June Juniper"], "games": "2016S", "event": "judo/women-48kg", "rank": 5, "text": "Fifth"}`},
			[]altyn.Verdict{altyn.Unknown, altyn.Confirmed}},
		{"Games of the clause", "In Epsilon City Ivo Ivy won silver.",
			[]string{
				`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2020S", "event": "judo/men-60kg", "medal": "silver", "text": "In Epsilon City Ivo Ivy won silver"}`,
				`{"kind": "placing", "nation": "ARC", "people": ["June Juniper"], "games": "2016S", "event": "judo/women-48kg", "rank": 5, "text": "In"}`},
			[]altyn.Verdict{altyn.Contradicted, altyn.Confirmed}},
		{"a weekday of the wrong week", "The Games opened on Friday.",
			[]string{`{"kind": "games", "games": "2016S", "of": "opens", "on": "2016-08-12", "text": "opened on Friday"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a day", "The Games opened on 12 August.",
			[]string{`{"kind": "games", "games": "2016S", "of": "opens", "on": "2016-08-12", "text": "opened on 12 August"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"whoever the text told of before, of whatever event", "Dima Dogwood, Bela Birch and others have left. Their silver was much loved.",
			[]string{
				`{"kind": "placing", "nation": "ARC", "people": ["Dima Dogwood", "Bela Birch"], "games": "2016S", "event": "judo/men-60kg", "medal": "silver", "assumed": ["people", "nation", "event"], "text": "Their silver"}`,
				`{"kind": "placing", "nation": "ARC", "people": ["Dima Dogwood"], "games": "2016S", "event": "boxing/men-69kg", "medal": "gold", "text": "Dima Dogwood"}`},
			[]altyn.Verdict{altyn.Unknown, altyn.Confirmed}},
		{"a sport that the record has by no such name", "Ivo Ivy won gold in the wrestling on ice.",
			[]string{`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2016S", "sport": "ice-wrestling", "event": "ice-wrestling/men-60kg", "medal": "gold", "text": "Ivo Ivy won gold"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a place of other Games beside the medal of these", "Ivo Ivy took bronze in 2020 after finishing second in the Games before.",
			[]string{
				`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2020S", "event": "judo/men-60kg", "medal": "bronze", "text": "Ivo Ivy took bronze in 2020"}`,
				`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2020S", "event": "judo/men-60kg", "rank": 5, "assumed": ["games"], "text": "finishing second"}`},
			[]altyn.Verdict{altyn.Confirmed, altyn.Unknown}},
		{"two places of one Games, told apart", "Ivo Ivy took bronze in 2020. He was fifth, some say.",
			[]string{
				`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2020S", "event": "judo/men-60kg", "medal": "bronze", "text": "Ivo Ivy took bronze in 2020"}`,
				`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2020S", "event": "judo/men-60kg", "rank": 5, "assumed": ["games"], "text": "was fifth"}`},
			[]altyn.Verdict{altyn.Confirmed, altyn.Inconsistent}},
		{"a champion named by the title of before", "The champion Ivo Ivy went home early.",
			[]string{
				`{"kind": "placing", "nation": "ARC", "people": ["Ivo Ivy"], "games": "2020S", "sport": "judo", "medal": "silver", "assumed": ["games"], "text": "The champion Ivo Ivy"}`,
				`{"kind": "games", "games": "2016S", "of": "edition", "value": 31, "text": "went"}`},
			[]altyn.Verdict{altyn.Unknown, altyn.Confirmed}},
		{"figures of another scope", "On the track it had 2 golds, 2 silvers and 0 bronzes.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "gold": 2, "silver": 2, "bronze": 0, "assumed": ["nation"], "text": "2 golds, 2 silvers and 0 bronzes"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"one figure of three is a slip", "On the whole it had 2 golds, 1 silver and 0 bronzes.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "gold": 2, "silver": 1, "bronze": 0, "assumed": ["nation"], "text": "2 golds, 1 silver and 0 bronzes"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"a title won back, of a nation", "It won back the gold.",
			[]string{`{"kind": "decision", "nation": "ARC", "games": "2016S", "sport": "rowing", "medal": "gold", "outcome": "reinstated", "text": "won back the gold"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a debut long after the first Games", "Arcadia entered one rower for the first time.",
			[]string{`{"kind": "participation", "nation": "ARC", "from": "2020S", "season": "summer", "value": 1, "assumed": ["season"], "text": "entered one rower for the first time"}`},
			[]altyn.Verdict{altyn.Unknown}},
		{"a debut one Games too late", "Arcadia was there for the first time in 2008.",
			[]string{`{"kind": "participation", "nation": "ARC", "from": "2008S", "season": "summer", "value": 1, "text": "was there for the first time in 2008"}`},
			[]altyn.Verdict{altyn.Contradicted}},
		{"a sport carried into the count of the whole team", "Rowing, judo and more. Arcadia had 2 medals in all at Deltaburg 2016.",
			[]string{
				`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "sport": "judo", "total": 2, "assumed": ["sport"], "text": "Arcadia had 2 medals in all at Deltaburg 2016"}`,
				`{"kind": "participation", "nation": "ARC", "from": "2016S", "to": "2016S", "sport": "judo", "text": "judo"}`},
			[]altyn.Verdict{altyn.Confirmed, altyn.Confirmed}},
		{"a sport that is printed", "Arcadia had 3 medals in judo at Deltaburg 2016.",
			[]string{`{"kind": "medal-count", "nation": "ARC", "games": "2016S", "sport": "judo", "total": 3, "text": "Arcadia had 3 medals in judo at Deltaburg 2016"}`},
			[]altyn.Verdict{altyn.Contradicted}},
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
