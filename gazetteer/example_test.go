package gazetteer_test

import (
	"fmt"
	"slices"

	"altyn"
	"altyn/gazetteer"
)

func Example() {
	g := gazetteer.Build(slices.Values([]gazetteer.Name{
		{Kind: altyn.CityName, ID: "Paris", Text: "Paris", Lang: "en"},
		{Kind: altyn.PersonName, ID: "mona-paris", Text: "Mona Paris", Lang: "en"},
		{Kind: altyn.PersonName, ID: "olga-rypakova", Text: "Olga Rypakova", Lang: "en"},
		{Kind: altyn.NationName, ID: "KAZ", Text: "Казахстан", Lang: "ru"},
	}))
	text := []byte("В Paris: RYPAKOVA Olga, победа Рыпаковой и Казахстана")
	russian := g.For(gazetteer.Language{Code: "ru", Endings: []gazetteer.Ending{{Cut: "ой", Add: "а"}, {Cut: "а", Add: ""}}})
	for m := range russian.Scan(text) {
		fmt.Printf("%s:", text[m.Start:m.End])
		for c := range m.Candidates() {
			fmt.Printf(" %s (%v, %v)", c.ID, c.As, c.Quality)
		}
		fmt.Println()
	}
	// Output:
	// Paris: Paris (full, exact) mona-paris (surname, exact)
	// RYPAKOVA Olga: olga-rypakova (reversed, exact)
	// Рыпаковой: olga-rypakova (surname, variant)
	// Казахстана: KAZ (full, inflected)
}
