package reconcile_test

import (
	"fmt"

	"altyn"
	"altyn/reconcile"
	"altyn/record"
)

// Two data sets give one athlete different medals; a decision between their days explains it.
func ExampleFind() {
	close2030, _ := altyn.ParseDate("2030-07-10")
	decided, _ := altyn.ParseDate("2033-03-01")
	early, _ := altyn.ParseDate("2031")
	late, _ := altyn.ParseDate("2034")
	entry := altyn.EntryID("2030S/judo/men-60kg/AAA/adam-ash")
	r := record.New(record.Tables{
		Sources: []altyn.Source{
			{ID: "early-1a2b3c4d", Via: "data set early", Kind: altyn.Authority, Published: early},
			{ID: "late-5e6f7a8b", Via: "data set late", Kind: altyn.Authority, Published: late},
			{ID: "court-1", Kind: altyn.DecidingBody},
		},
		Games:   []altyn.Games{{ID: "2030S", Status: altyn.GamesHeld, Opens: close2030, Closes: close2030}},
		Entries: []altyn.Entry{{ID: entry, Games: "2030S", Event: "judo/men-60kg", Nation: "AAA"}},
		Results: []altyn.Result{{Entry: entry, Medal: altyn.Silver, Provenance: altyn.Provenance{Sources: []altyn.SourceID{"early-1a2b3c4d"}}}},
		Claims:  []altyn.MedalClaim{{Entry: entry, Medal: altyn.Gold, AsOf: late, Provenance: altyn.Provenance{Sources: []altyn.SourceID{"late-5e6f7a8b"}}}},
		Decisions: []altyn.Decision{{ID: "d-1", Decision: "court-2033", Decided: decided, Games: "2030S", Event: "judo/men-60kg", Entry: entry, Effect: altyn.MedalAllocated,
			From: altyn.Silver, To: altyn.Gold, Scope: altyn.WholeEntry, Basis: altyn.Stated, Provenance: altyn.Provenance{Sources: []altyn.SourceID{"court-1"}}}},
	})
	today, _ := altyn.ParseDay("2035-01-01")
	for _, d := range reconcile.Find(r, today) {
		fmt.Println(d.Key)
		fmt.Println(d.State, d.Decisions)
		for _, s := range d.Sides {
			fmt.Println(" ", s.Value, s.By, s.Held)
		}
	}
	// Output:
	// medal|2030S|AAA|2030S/judo/men-60kg/AAA/adam-ash||medal
	// explained [court-2033]
	//   gold [court-1] 2033-03/..
	//   silver [early] 2030-07-10/2033-02
	//   gold [late] 2033-03/..
}
