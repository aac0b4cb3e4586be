package kk_test

import (
	"testing"

	"altyn/reading/kk"
	"altyn/reading/readingtest"
)

// A box and a list of medallists are read by the word lists alone, and the language is told from its words.
func TestPage(t *testing.T) {
	readingtest.Page(t, kk.Language, [3]string{"Норвегия", "Лондон", "Эрик Даль"},
		"Норвегия 2012 жылғы жазғы Олимпиада ойындарында\n\nӨткен жері: Лондон\nҚатысушылар: 66\nТу ұстаушы: Эрик Даль\nМедальдар\nАлтын: 1\nКүміс: 2\nҚола: 0\nБарлығы: 3\n\nАлтын – Эрик Даль – дзюдо, 60 кг\n")
}
