package site

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"altyn/internal/report"
	"altyn/internal/view"
)

var (
	inTemplate = regexp.MustCompile(`\bt "([a-z-]+)"`)
	madeIn     = regexp.MustCompile(`\(print "([a-z-]+-)"`)
	enumIn     = regexp.MustCompile(`\benum "([a-z-]+)"`)
	inCode     = regexp.MustCompile(`(?:\.t\(|\.Bad\([a-z]+, |Text\()"(?:site-)?([a-z-]+)"( \+|\+)?`)
	navIn      = regexp.MustCompile(`"(nav-[a-z]+)"`)
	rightIn    = regexp.MustCompile(`"(right-[a-z]+)"`)
	placeIn    = regexp.MustCompile(`\{([a-z_]+)(?:\}|:| plural | select )`)
)

// used gives the keys that templates and code use, and beginnings of keys that they put together.
func used(t *testing.T) (keys, prefixes map[string]bool) {
	t.Helper()
	keys, prefixes = map[string]bool{}, map[string]bool{}
	templates, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range templates {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range inTemplate.FindAllStringSubmatch(string(text), -1) {
			keys[m[1]] = true
		}
		for _, m := range madeIn.FindAllStringSubmatch(string(text), -1) {
			prefixes[m[1]] = true
		}
		for _, m := range enumIn.FindAllStringSubmatch(string(text), -1) {
			prefixes[m[1]+"-"] = true
		}
	}
	var code []string
	for _, dir := range []string{".", "../server"} {
		found, err := filepath.Glob(dir + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		code = append(code, found...)
	}
	for _, name := range code {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range inCode.FindAllStringSubmatch(string(text), -1) {
			if m[2] != "" || strings.HasSuffix(m[1], "-") {
				prefixes[m[1]] = true
			} else {
				keys[m[1]] = true
			}
		}
		for _, re := range []*regexp.Regexp{navIn, rightIn} {
			for _, m := range re.FindAllStringSubmatch(string(text), -1) {
				keys[m[1]] = true
			}
		}
		for _, m := range regexp.MustCompile(`Code: "([a-z-]+)"`).FindAllStringSubmatch(string(text), -1) {
			keys["problem-"+m[1]] = true
		}
	}
	return keys, prefixes
}

func patterns(t *testing.T, path string) map[string]string {
	t.Helper()
	text, err := fs.ReadFile(files, path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if key, pattern, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, " ") {
			if _, twice := out[key]; twice {
				t.Errorf("%s: %s is there twice", path, key)
			}
			out[key] = pattern
		}
	}
	return out
}

// Every message is used, every used message is there in every language, with the same blanks.
func TestMessages(t *testing.T) {
	t.Parallel()
	keys, prefixes := used(t)
	english := patterns(t, "messages/en.txt")
	for key := range english {
		name := strings.TrimPrefix(key, "site-")
		made := false
		for p := range prefixes {
			made = made || strings.HasPrefix(name, p)
		}
		if !keys[name] && !made {
			t.Errorf("%s is not used", key)
		}
	}
	for key := range keys {
		if english["site-"+key] == "" && key != "ordinal" {
			t.Errorf("site-%s is used and has no words", key)
		}
	}
	for _, lang := range Languages()[1:] {
		own := patterns(t, "messages/"+lang+".txt")
		for key, pattern := range english {
			if own[key] == "" {
				t.Errorf("%s: %s has no words", lang, key)
				continue
			}
			if a, b := blanks(pattern), blanks(own[key]); !slices.Equal(a, b) {
				t.Errorf("%s: %s has the blanks %v, English %v", lang, key, b, a)
			}
		}
		for key := range own {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: %s is not in English", lang, key)
			}
		}
	}
}

func blanks(pattern string) []string {
	var out []string
	for _, m := range placeIn.FindAllStringSubmatch(pattern, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// In every language reasons, values and what is not known have words of that language.
func TestWordsOfOthers(t *testing.T) {
	t.Parallel()
	for _, lang := range Languages() {
		if lang == "en" || slices.Contains(report.Languages(), lang) {
			continue
		}
		own := patterns(t, "messages/words/"+lang+".txt")
		for _, set := range []string{"../report/messages/en.txt", "../view/messages/en.txt"} {
			text, err := os.ReadFile(set)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(text)) {
				key, _, ok := strings.Cut(line, ":")
				if !ok || strings.HasPrefix(line, "#") || strings.HasPrefix(line, " ") {
					continue
				}
				if regexp.MustCompile(`^(lint|report|page|rule)-|^games-(series|range)$`).MatchString(key) {
					continue // of the command
				}
				if _, ok := own[key]; !ok && key != "unit-time" {
					t.Errorf("%s: %s has no words", lang, key)
				}
			}
		}
	}
	if _, err := view.Messages().Open("en.txt"); err != nil {
		t.Error(err)
	}
}
