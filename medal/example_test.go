package medal_test

import (
	"fmt"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// A table at the close, and one after a decision took a gold.
func ExampleCompute() {
	close2030, _ := altyn.ParseDate("2030-07-10")
	decided, _ := altyn.ParseDate("2031-03-01")
	r := record.New(record.Tables{
		Games:        []altyn.Games{{ID: "2030S", Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Opens: close2030, Closes: close2030}},
		Nations:      []altyn.Nation{{ID: "AAA"}, {ID: "BBB"}, {ID: "CCC"}},
		Publications: []altyn.Publication{{ID: "p", Games: "2030S", Publisher: "ioc", AsOf: close2030, Role: altyn.Opening, Complete: "yes"}},
		Lines: []altyn.TableLine{
			{Publication: "p", Nation: "AAA", Gold: altyn.N(1)},
			{Publication: "p", Nation: "BBB", Gold: altyn.N(1)},
			{Publication: "p", Nation: "CCC", Silver: altyn.N(2)},
		},
		Decisions: []altyn.Decision{{ID: "d/1", Decision: "d", Decided: decided, Games: "2030S", Entry: "2030S/judo/men-60kg/BBB/1",
			Effect: altyn.MedalWithdrawn, From: altyn.Gold, To: altyn.NoMedal, Scope: altyn.WholeEntry, Basis: altyn.Stated}},
	})
	for _, day := range []altyn.Day{close2030.First(), decided.First() - 1, decided.First()} {
		t, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: day})
		fmt.Println(day, err)
		for _, l := range t.Lines {
			fmt.Printf("  %d %s %d-%d-%d\n", l.Rank, l.Nation, l.Gold, l.Silver, l.Bronze)
		}
	}
	_, err := medal.Compute(r, medal.Query{Games: []altyn.GamesID{"2030S"}, AsOf: close2030.First(), Sport: "judo"})
	fmt.Println(err)
	// Output:
	// 2030-07-10 <nil>
	//   1 AAA 1-0-0
	//   1 BBB 1-0-0
	//   3 CCC 0-2-0
	// 2031-02-28 <nil>
	//   1 AAA 1-0-0
	//   1 BBB 1-0-0
	//   3 CCC 0-2-0
	// 2031-03-01 <nil>
	//   1 AAA 1-0-0
	//   2 CCC 0-2-0
	// cannot answer: the record does not have the medals in judo of all nations at 2030S
}
