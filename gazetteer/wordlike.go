package gazetteer

import (
	"embed"
	"strings"
)

// The lists of everyday words that are also names: one file a language, one word a line, # begins a comment.
//
//go:embed wordlike
var wordlikeFiles embed.FS

// commonWords gives the test for everyday words of the language, nil when there is no list.
func commonWords(code string) func([]byte) bool {
	b, err := wordlikeFiles.ReadFile("wordlike/" + code + ".txt")
	if err != nil {
		return nil
	}
	set := map[string]struct{}{}
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			set[Fold(w)] = struct{}{}
		}
	}
	return func(w []byte) bool { _, ok := set[string(w)]; return ok }
}
