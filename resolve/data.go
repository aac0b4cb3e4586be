package resolve

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

//go:embed data/sports.csv
var sportsCSV string

//go:embed data/words.csv
var wordsCSV string

//go:embed data/events.csv
var eventsCSV string

// rows gives the records of an embedded word list after its header row.
func rows(text string) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	all, err := r.ReadAll()
	if err != nil || len(all) == 0 {
		return nil // a test holds the lists to be sound
	}
	return all[1:]
}

// sportRule says which discipline a source's word for a sport means, if its event has one of the words.
type sportRule struct {
	when []string
	id   string
}

// wordRule brings words of an event title to one form.
type wordRule struct{ from, to []string }

// eventRule settles an event title whose meaning depends on the Games.
type eventRule struct {
	first, last int // years of the Games
	id          string
}

// wordings are the word lists, read once.
type wordings struct {
	sports map[string][]sportRule
	words  map[string][]wordRule // by sport; "*" holds for all
	events map[string][]eventRule
}

var lists = sync.OnceValue(func() *wordings {
	w := &wordings{sports: map[string][]sportRule{}, words: map[string][]wordRule{}, events: map[string][]eventRule{}}
	for _, r := range rows(sportsCSV) {
		var when []string
		if r[1] != "" {
			when = strings.Split(r[1], "|")
		}
		w.sports[r[0]] = append(w.sports[r[0]], sportRule{when, r[2]})
	}
	for _, r := range rows(wordsCSV) {
		var to []string
		if r[2] != "-" {
			to = strings.Fields(r[2])
		}
		w.words[r[0]] = append(w.words[r[0]], wordRule{strings.Fields(r[1]), to})
	}
	for _, list := range w.words {
		longestFirst(list)
	}
	for _, r := range rows(eventsCSV) {
		key := r[0] + "/" + r[1] + "/" + r[2]
		w.events[key] = append(w.events[key], eventRule{atoi(r[3]), atoi(r[4]), r[5]})
	}
	return w
})
