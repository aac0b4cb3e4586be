// Package en is English for package reading: word lists, constructions, and how names end.
//
// It leaves the finding of names to package gazetteer and everything that is the same in all languages to package
// reading. To change how English is read, edit the files under words and constructions; their heads say how.
package en

import (
	"embed"
	"strings"

	"altyn/gazetteer"
	"altyn/reading"
)

//go:embed words/*.txt constructions/*.txt
var files embed.FS

// Language is English, for [reading.New].
var Language = reading.Language{
	Code:    "en",
	Files:   files,
	Letters: func(r rune) bool { return false },
	Plural:  func(w string) bool { return len(w) > 3 && strings.HasSuffix(w, "s") },
	Adverb:  func(w string) bool { return len(w) > 4 && strings.HasSuffix(w, "ly") },
	Names:   gazetteer.Language{Code: "en"},
}
