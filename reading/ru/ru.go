// Package ru is Russian for package reading: word lists for boxes, tables and lists, and the endings of names.
//
// It leaves the finding of names to package gazetteer and everything that is the same in all languages to package
// reading. Running text is read only in its plainest forms so far: see doc/reading.md.
package ru

import (
	"embed"
	"strings"

	"altyn/gazetteer"
	"altyn/reading"
)

//go:embed words/*.txt constructions/*.txt
var files embed.FS

// Language is Russian.
var Language = reading.Language{
	Code:           "ru",
	Files:          files,
	Letters:        func(r rune) bool { return 'а' <= r && r <= 'я' || r == 'ё' },
	Keep:           func(r rune) bool { return r == 'й' },
	Names:          gazetteer.Language{Code: "ru", Endings: endings()},
	DecimalComma:   true,
	SpaceThousands: true,
	HeadFirst:      true,
}

// endings gives how the cases change the end of a name: surnames of both sexes, given names, cities and nations.
func endings() []gazetteer.Ending {
	cases := []struct{ nominative, rest string }{
		{"", "а у ом е ы ов"},             // Жумадилов, Лондон
		{"а", "ы у ой е"},                 // Рыпакова as a name, Канада
		{"ова", "овой ову"},               // surnames of women
		{"ева", "евой еву"},               //
		{"ина", "иной ину"},               //
		{"ий", "ия ию ием ии"},            // Юрий
		{"й", "я ю ем е"},                 // Сидней
		{"ь", "я ю ем и е"},               // Игорь
		{"я", "и ю ей е"},                 // Софья
		{"ия", "ии ию ией"},               // Россия
		{"ский", "ского скому ским ском"}, //
		{"ия", "ий"},                      //
		{"ы", "ов ам ами ах"},             // Афины
	}
	var out []gazetteer.Ending
	for _, c := range cases {
		for cut := range strings.FieldsSeq(c.rest) {
			out = append(out, gazetteer.Ending{Cut: cut, Add: c.nominative})
		}
	}
	return out
}
