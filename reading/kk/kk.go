// Package kk is Kazakh in Cyrillic letters for package reading: word lists for boxes, tables and lists, and the tails of
// names.
//
// It leaves the finding of names to package gazetteer and everything that is the same in all languages to package
// reading. Running text is read only in its plainest forms so far: see doc/reading.md.
package kk

import (
	"embed"
	"strings"

	"altyn/gazetteer"
	"altyn/reading"
)

//go:embed words/*.txt constructions/*.txt
var files embed.FS

// Language is Kazakh.
var Language = reading.Language{
	Code:           "kk",
	Files:          files,
	Letters:        func(r rune) bool { return 'а' <= r && r <= 'я' || strings.ContainsRune("әғқңөұүһі", r) },
	Keep:           func(r rune) bool { return r == 'й' },
	Names:          gazetteer.Language{Code: "kk", Tail: tail},
	DecimalComma:   true,
	SpaceThousands: true,
}

// suffixes are what may follow a name inside a word: case, plural and possession, in every vowel harmony.
const suffixes = " ның нің дың дің тың тің ға ге қа ке на не ды ді ты ті ны ні н да де та те нда нде дан ден тан тен нан нен мен бен пен дар дер тар тер лар лер дық дік тық тік лық лік сы сі ы і ын ін дағы дегі тағы тегі дықтар діктер лықтар ліктер стандық стандықтар ша ше "

// tail reports whether the rest of a word is a suffix of Kazakh, or two of them in a row.
func tail(rest []byte) bool {
	if len(rest) > 40 {
		return false
	}
	s := string(rest)
	if strings.Contains(suffixes, " "+s+" ") {
		return true
	}
	for i := range s {
		if i > 0 && strings.Contains(suffixes, " "+s[:i]+" ") && strings.Contains(suffixes, " "+s[i:]+" ") {
			return true
		}
	}
	return false
}
