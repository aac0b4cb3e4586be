package reconcile_test

import (
	"fmt"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/reconcile"
	"altyn/record"
)

// crowd makes a record of n entries of two data sets: events of ten people each, of whom three have medals, and every
// hundredth of them another one by the second data set.
func crowd(tb testing.TB, n int) *record.Record {
	tb.Helper()
	t := base(tb)
	t.Names = map[string][]altyn.Name{}
	medals := []altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze}
	for i := range n / 10 {
		event := altyn.EventID(fmt.Sprintf("judo/men-%d", i))
		t.Events = append(t.Events, altyn.Event{ID: event, Sport: "judo", Kind: altyn.Individual, Sex: altyn.Men, Provenance: by(alpha)})
		for k := range 10 {
			person := altyn.PersonID(fmt.Sprintf("person-%d-%d", i, k))
			nation := altyn.NationID([]string{"AAA", "BBB", "CCC"}[k%3])
			id := altyn.EntryID("2030S/" + string(event) + "/" + string(nation) + "/" + string(person))
			t.People = append(t.People, altyn.Person{ID: person, Name: fmt.Sprintf("Person %d of %d", k, i), Sex: altyn.Men, Nations: []altyn.NationID{nation}, Provenance: by(alpha)})
			if k == 0 {
				t.Names["en"] = append(t.Names["en"], altyn.Name{Kind: altyn.PersonName, ID: string(person), Name: fmt.Sprintf("P. %d of %d", k, i), Form: altyn.Alias, Script: "Latn", Provenance: by(beta)})
			}
			t.Entries = append(t.Entries, altyn.Entry{ID: id, Games: "2030S", Event: event, Nation: nation, Provenance: by(alpha)})
			t.Members = append(t.Members, altyn.Member{Entry: id, Person: person, Role: altyn.Competitor, Provenance: by(alpha)})
			if k < 3 {
				t.Results = append(t.Results, altyn.Result{Entry: id, Medal: medals[k], Provenance: by(alpha)})
				other := medals[k]
				if i%33 == 0 {
					other = medals[(k+1)%3]
				}
				t.Claims = append(t.Claims, altyn.MedalClaim{Entry: id, Medal: other, AsOf: mustDate("2036-02"), Provenance: by(beta)})
			}
		}
	}
	return record.New(t)
}

// BenchmarkFind measures the record that ships, and records of a size and of twice that size: time grows with the rows.
func BenchmarkFind(b *testing.B) {
	shipped, _, err := record.Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		r    *record.Record
	}{{"shipped", shipped}, {"50000", crowd(b, 50_000)}, {"100000", crowd(b, 100_000)}, {"200000", crowd(b, 200_000)}} {
		b.Run(c.name, func(b *testing.B) {
			n := len(reconcile.Find(c.r, today)) // builds the indexes
			b.ReportAllocs()
			for b.Loop() {
				reconcile.Find(c.r, today)
			}
			b.ReportMetric(float64(n), "differences")
		})
	}
}
