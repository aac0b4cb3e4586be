package fr_test

import (
	"strings"
	"testing"

	"altyn/reading/fr"
	"altyn/reading/readingtest"
)

var words = readingtest.Words{
	Language: fr.Language,
	Title:    "La Norvège aux Jeux olympiques d'été de 2012\n\n",
	Cities:   map[string]string{"Beijing": "Pékin", "London": "Londres", "Sochi": "Sotchi"},
	Nations: []readingtest.Nation{
		{ID: "NOR", Name: "Norvège", Adjectives: []string{"norvégien", "norvégienne"}, Demonym: "Norvégiens"}, {ID: "BRA", Name: "Brésil", Adjectives: []string{"brésilien", "brésilienne"}, Demonym: "Brésiliens"},
		{ID: "JPN", Name: "Japon", Adjectives: []string{"japonais", "japonaise"}, Demonym: "Japonais"},
	},
}

// Every construction named in the examples fires in its example and not in its near miss.
func TestExamples(t *testing.T) { readingtest.Examples(t, words) }

func FuzzRead(f *testing.F) {
	readingtest.Fuzz(f, readingtest.NewReader(f, words),
		words.Title+"La Norvège a remporté une médaille d'or, trois d'argent (quatre au total) et se classe 39e au tableau des médailles.",
		"OSLO, 28 juillet 2012 – Anna Holm, 28 ans, décroche le bronze.\n\nOr\n– Erik Dahl (judo, moins de 60 kg)\n", "Participation : 115 athlètes\nOr : 3\nArgent : 2\nTotal : 11\n",
		"2 min 7 s 46, 1'04\"83, 10 000 m, n°9, XXXe", "« J'ai gagné l'or », dit Dahl. « J", strings.Repeat("les Jeux olympiques ", 300), "l' d' qu' «",
	)
}

func TestNothingToRead(t *testing.T) {
	readingtest.Silent(t, readingtest.NewReader(t, words), "fr", "Le conseil s'est réuni lundi et a voté le budget. Anna Holm a pris la parole.")
}

func BenchmarkRead(b *testing.B) {
	readingtest.Bench(b, words,
		"Erik Dahl a terminé quatrième du 100 mètres messieurs. Anna Holm a remporté le bronze en judo chez les moins de 48 kg, et la Norvège a envoyé 66 athlètes.",
		"Le conseil s'est réuni dans la vieille salle et a parlé des heures durant des routes, des écoles et du prix du pain ; personne ne s'est entendu.")
}

// Every construction that states something has an example and a near miss.
func TestExamplesAreWhole(t *testing.T) { readingtest.ExamplesAreWhole(t) }
