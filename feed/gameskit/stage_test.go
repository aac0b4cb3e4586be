package gameskit_test

import (
	"fmt"
	"strings"
	"testing"

	"altyn/feed/gameskit"
)

// TestStages holds how the stages of results sheets become phases, where their words alone do not say it.
func TestStages(t *testing.T) {
	var text strings.Builder
	text.WriteString("date,stage_code,event_code,event_name,event_stage,stage,gender,discipline_name,participant_code,participant_name,participant_type,participant_country_code,rank,result,result_type,result_IRM\n")
	n := 0
	add := func(event, stage string) {
		n++
		fmt.Fprintf(&text, "2024-07-28T10:00:00+02:00,X,J,%s,,%s,M,Tennis,%d,HOLM Lars%d,Person,DEN,2.0,10,POINTS,\n", event, stage, n, n)
	}
	add("Men's Road Race", "Men's Road Race")
	add("Men's Long Jump", "Qualification - Group A")
	add("Men's Race", "Quarterfinals Run 1 Heat 1")
	add("Men's Laser", "Opening Series - Race 1")
	for range 16 {
		add("Men's Doubles", "First Round")
	}
	add("Men's Doubles", "Quarter-final")
	b, err := gameskit.Read([]gameskit.File{file("r", text.String())}, "2024S", nil)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, r := range b.Rows {
		got[fmt.Sprintf("%s, %s, %s", r.Event, r.Phase, r.Rank)]++
	}
	for k, want := range map[string]int{"Men's Road Race, final, 2": 1, "Men's Long Jump, qualification, ": 1, "Men's Doubles, round-of-16, 2": 16, "Men's Doubles, quarterfinal, 2": 1} {
		if got[k] != want {
			t.Errorf("%s: %d results, want %d", k, got[k], want)
		}
		delete(got, k)
	}
	if len(got) != 0 || len(b.Problems) != 2 {
		t.Errorf("besides %v; problems %v", got, b.Problems)
	}
}
