package resolve

import (
	"encoding/csv"
	"strings"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/record"
)

func TestReadTitle(t *testing.T) {
	for _, c := range []struct {
		sport altyn.SportID
		text  string
		key   string
	}{
		{"judo", "57-60kg", "60kg"},
		{"judo", "+ 100kg (heavyweight) men", "over-100kg"},
		{"judo", "Men -66 kg", "66kg"},
		{"para-judo", "Women's -48 kg J2", "48kg j2"},
		{"weightlifting", "825  90kg middleheavyweight men", "90kg"},
		{"athletics", "Men's 4 x 100 metres Relay", "4x100m relay"},
		{"athletics", "4x100m relay men", "4x100m relay"},
		{"athletics", "Women's 10,000 metres", "10000m"},
		{"cross-country-skiing", "Ladies’ 7.5km+7.5km Skiathlon", "15km skiathlon"},
		{"nordic-combined", "Individual Gundersen Normal Hill/10km", "10km hill normal"},
		{"fencing", "Men's Épée Team", "epee team"},
		{"basketball", "Basketball Men's Basketball", ""},
	} {
		if got := readTitle(c.sport, "", c.text).key(); got != c.key {
			t.Errorf("%s, %q: %q, want %q", c.sport, c.text, got, c.key)
		}
	}
}

// TestLists holds the word lists to be sound, and their ids to be of the record or of the form of ids.
func TestLists(t *testing.T) {
	r, _, err := record.Open(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"sports": sportsCSV, "words": wordsCSV, "events": eventsCSV} {
		c := csv.NewReader(strings.NewReader(text))
		c.Comment = '#'
		all, err := c.ReadAll()
		if err != nil || len(all) < 20 || !strings.HasPrefix(text, "# ") || !strings.Contains(text, "Origin:") || !strings.Contains(text, "icence") {
			t.Errorf("%s: %d rows, %v; want a head that says origin and licence", name, len(all), err)
		}
	}
	for _, row := range rows(sportsCSV) {
		if _, ok := r.Sport(altyn.SportID(row[2])); !ok {
			t.Errorf("sports.csv: the record has no sport %q", row[2])
		}
	}
	for _, row := range rows(eventsCSV) {
		id := altyn.EventID(row[5])
		if _, ok := r.Sport(id.Sport()); !ok || id.Sex() == "" || atoi(row[3]) > atoi(row[4]) {
			t.Errorf("events.csv: %q", row)
		}
	}
}

func FuzzReadTitle(f *testing.F) {
	f.Add("judo", "57-60kg")
	f.Add("athletics", "4 x 100 metres, Relay")
	f.Add("x", "+kg 1e999kg , ,")
	f.Fuzz(func(t *testing.T, sport, text string) {
		title := readTitle(altyn.SportID(sport), sport, text)
		_ = title.key()
		_ = title.slug()
	})
}
