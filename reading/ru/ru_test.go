package ru_test

import (
	"testing"

	"altyn/reading/readingtest"
	"altyn/reading/ru"
)

// A box and a list of medallists are read by the word lists alone, and the language is told from its words.
func TestPage(t *testing.T) {
	readingtest.Page(t, ru.Language, [3]string{"Норвегия", "Лондон", "Эрик Даль"},
		"Норвегия на летних Олимпийских играх 2012\n\nМесто проведения: Лондон\nУчастники: 66\nЗнаменосец: Эрик Даль\nМедали\nЗолото – 1\nСеребро – 2\nБронза – 0\nВсего – 3\n\n| Золото | Эрик Даль | Дзюдо | до 60 кг |\n")
}
