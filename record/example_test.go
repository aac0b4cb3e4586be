package record_test

import (
	"fmt"

	"altyn"
	"altyn/record"
)

func ExampleRecord_Covers() {
	r := record.New(record.Tables{
		Games:    []altyn.Games{{ID: "2012S"}, {ID: "2016S"}},
		Coverage: []altyn.Coverage{{Fact: altyn.FactMedals, Games: "2008S..2016S", Nation: "KAZ", Sport: "*", Event: "*"}},
	})
	fmt.Println(r.Covers(altyn.FactMedals, "2012S", "KAZ", "", ""))
	fmt.Println(r.Covers(altyn.FactMedals, "2012S", "", "", "")) // of all nations?
	// Output:
	// true
	// false
}
