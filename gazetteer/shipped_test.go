package gazetteer_test

import (
	"iter"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/gazetteer"
	"altyn/record"
)

// shipped gives the names of the record that ships, as the desk gives them: those of the names tables, and the people.
func shipped(b *testing.B) iter.Seq[gazetteer.Name] {
	r, _, err := record.Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	return func(yield func(gazetteer.Name) bool) {
		for lang, n := range r.AllNames() {
			if !yield(gazetteer.Name{Kind: n.Kind, ID: n.ID, Text: n.Name, Lang: lang, Form: n.Form, Valid: n.Valid}) {
				return
			}
		}
		for _, p := range r.People() {
			if !yield(gazetteer.Name{Kind: altyn.PersonName, ID: string(p.ID), Text: p.Name, Form: altyn.Preferred}) {
				return
			}
		}
	}
}

func BenchmarkBuildShipped(b *testing.B) {
	names := shipped(b)
	b.ReportAllocs()
	var g *gazetteer.Gazetteer
	for b.Loop() {
		g = gazetteer.Build(names)
	}
	b.ReportMetric(float64(g.Len()), "names")
}
