package report

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed messages
var messageFiles embed.FS

// Catalogue is the messages of one language. What its files do not have is taken from English. It is immutable.
type Catalogue struct {
	lang     string
	tag      language.Tag
	messages map[string][]node
	own      map[string]bool // keys of the language itself
}

// ErrLanguage is for a language that has no messages.
var ErrLanguage = errors.New("there are no messages in this language")

// Languages gives the languages that have messages, sorted.
func Languages() []string {
	var out []string
	files, _ := fs.Glob(messageFiles, "messages/*.txt")
	for _, f := range files {
		out = append(out, strings.TrimSuffix(path.Base(f), ".txt"))
	}
	slices.Sort(out)
	return out
}

// Load reads the messages of a language, "" for English. Further sets of files, each with an en.txt and perhaps others, add
// messages, and take the place of what was there. The error wraps ErrLanguage, or says which line is wrong.
func Load(lang string, more ...fs.FS) (*Catalogue, error) {
	if lang == "" {
		lang = "en"
	}
	if !slices.Contains(Languages(), lang) && !slices.ContainsFunc(more, func(set fs.FS) bool { _, err := fs.Stat(set, lang+".txt"); return err == nil }) {
		return nil, fmt.Errorf("load messages: %s: %w: there is %s", lang, ErrLanguage, strings.Join(Languages(), ", "))
	}
	own, err := fs.Sub(messageFiles, "messages")
	if err != nil {
		return nil, fmt.Errorf("load messages: %w", err)
	}
	c := &Catalogue{lang: lang, tag: language.Make(lang), messages: map[string][]node{}, own: map[string]bool{}}
	if lang != "en" {
		en, err := readFiles("en", append([]fs.FS{own}, more...))
		if err != nil {
			return nil, err
		}
		maps.Copy(c.messages, en)
	}
	here, err := readFiles(lang, append([]fs.FS{own}, more...))
	if err != nil {
		return nil, err
	}
	maps.Copy(c.messages, here)
	for k := range here {
		c.own[k] = true
	}
	return c, nil
}

func readFiles(lang string, sets []fs.FS) (map[string][]node, error) {
	out := map[string][]node{}
	for _, set := range sets {
		text, err := fs.ReadFile(set, lang+".txt")
		if errors.Is(err, fs.ErrNotExist) && lang != "en" {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("load messages: %w", err)
		}
		one := map[string][]node{}
		if err := readMessages(lang+".txt", string(text), one); err != nil {
			return nil, fmt.Errorf("load messages: %w", err)
		}
		maps.Copy(out, one)
	}
	return out, nil
}

// readMessages reads a file of messages into out.
func readMessages(name, text string, out map[string][]node) error {
	key, pattern, at := "", "", 0
	finish := func() error {
		if key == "" {
			return nil
		}
		n, err := parsePattern(pattern)
		if err != nil {
			return fmt.Errorf("%s:%d: %s: %w", name, at, key, err)
		}
		if _, twice := out[key]; twice {
			return fmt.Errorf("%s:%d: %s is there already", name, at, key)
		}
		out[key] = n
		key = ""
		return nil
	}
	line := 0
	for l := range strings.Lines(text) {
		line++
		l = strings.TrimRight(l, " \t\r\n")
		switch {
		case l == "":
			if err := finish(); err != nil {
				return err
			}
		case l[0] == '#':
		case l[0] == ' ' || l[0] == '\t':
			if key == "" {
				return fmt.Errorf("%s:%d: goes on nothing", name, line)
			}
			pattern += " " + strings.TrimSpace(l)
		default:
			if err := finish(); err != nil {
				return err
			}
			k, p, ok := strings.Cut(l, ":")
			if !ok || k == "" || strings.ContainsAny(k, " \t{}") {
				return fmt.Errorf("%s:%d: want key: pattern", name, line)
			}
			key, pattern, at = k, strings.TrimPrefix(p, " "), line
		}
	}
	return finish()
}

// Language gives the language of the catalogue.
func (c *Catalogue) Language() string { return c.lang }

// Has reports whether there is a message with this key.
func (c *Catalogue) Has(key string) bool { _, ok := c.messages[key]; return ok }

// Keys gives all keys, sorted.
func (c *Catalogue) Keys() []string { return slices.Sorted(maps.Keys(c.messages)) }

// pluralCase gives the name of the plural form of n: zero, one, two, few, many or other.
func (c *Catalogue) pluralCase(n int, ordinal bool) string {
	rules := plural.Cardinal
	if ordinal {
		rules = plural.Ordinal
	}
	if n < 0 {
		n = -n
	}
	switch rules.MatchPlural(c.tag, n, 0, 0, 0, 0) {
	case plural.Zero:
		return "zero"
	case plural.One:
		return "one"
	case plural.Two:
		return "two"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
}
