package history_test

import (
	"fmt"

	"altyn"
	"altyn/history"
	"altyn/record"
)

// The third gold of a nation counts until a decision takes it.
func ExampleAsk() {
	r := record.New(story())
	today, _ := altyn.ParseDay("2013-01-01")
	a := history.Ask(r, history.Question{Claim: altyn.Nth, Value: altyn.IntValue(3), Nation: "AAA", Medal: altyn.Gold, Games: "2008S", AsOf: today})
	fmt.Println("today:", a.Truth)
	for _, run := range a.Days {
		if run.Truth == history.Holds {
			fmt.Println("held from", run.From, "until", run.Until)
		}
	}
	// Output:
	// today: does-not-hold
	// held from 2008-07-05 until 2009-12-31
}
