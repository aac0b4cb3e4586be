package api

import (
	"embed"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed messages
var messageFiles embed.FS

// phrase is a sentence for a program's author: in English by its format, in other languages by what stands for the format
// in their file of messages.
type phrase struct {
	format  string
	args    []any
	english string // said in English in its place, when not empty
}

func (p phrase) in(lang string) string {
	if p.english != "" && lang == "en" {
		return p.english
	}
	format := p.format
	if own, ok := phrases(lang)[format]; ok {
		format = own
	}
	return fmt.Sprintf(format, p.args...)
}

// phrases gives the formats of a language by the English ones.
func phrases(lang string) map[string]string {
	if f, ok := phraseFiles[lang]; ok {
		return f()
	}
	return nil
}

var phraseFiles = map[string]func() map[string]string{"fr": phraseFile("fr"), "ru": phraseFile("ru"), "kk": phraseFile("kk")}

func phraseFile(lang string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		out := map[string]string{}
		text, err := messageFiles.ReadFile("messages/" + lang + ".txt")
		if err != nil {
			return out
		}
		for line := range strings.Lines(string(text)) {
			if english, own, ok := strings.Cut(strings.TrimRight(line, "\n"), " = "); ok && !strings.HasPrefix(line, "#") {
				out[english] = own
			}
		}
		return out
	})
}

// languageOf gives the language in which a problem is worded: that of the address, else the one that the header
// Accept-Language prefers, else English.
func languageOf(r *http.Request, ed *Edition) string {
	known := []string{"en"}
	if ed != nil && len(ed.Langs) > 0 {
		known = ed.Langs
	}
	if strings.Contains(r.URL.RawQuery, "lang=") {
		if l := r.URL.Query().Get("lang"); slices.Contains(known, l) {
			return l
		}
	}
	accept := r.Header.Get("Accept-Language")
	if accept == "" || len(accept) > 200 {
		return known[0]
	}
	tags := make([]language.Tag, len(known))
	for i, l := range known {
		tags[i] = language.Make(l)
	}
	_, at := language.MatchStrings(language.NewMatcher(tags), accept)
	return known[at]
}
