// Package fr is French for package reading: word lists, constructions, and how names end.
//
// It leaves the finding of names to package gazetteer and everything that is the same in all languages to package
// reading. To change how French is read, edit the files under words and constructions; their heads say how.
package fr

import (
	"embed"
	"strings"

	"altyn/gazetteer"
	"altyn/reading"
)

//go:embed words/*.txt constructions/*.txt
var files embed.FS

// Language is French.
var Language = reading.Language{
	Code:  "fr",
	Files: files,
	Letters: func(r rune) bool {
		return r == 'é' || r == 'è' || r == 'ê' || r == 'à' || r == 'ç' || r == 'ù' || r == 'œ' || r == 'û'
	},
	Keep:           func(r rune) bool { return r == 'à' || r == 'é' }, // a and à, médaille and médaillé are different words
	Names:          gazetteer.Language{Code: "fr"},
	Plural:         func(w string) bool { return len(w) > 3 && strings.HasSuffix(w, "s") },
	DecimalComma:   true,
	SpaceThousands: true,
	HeadFirst:      true,
}
