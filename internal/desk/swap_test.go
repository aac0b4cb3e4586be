package desk_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"altyn"
	"altyn/internal/desk"
	"altyn/record"
)

// A world is one way to fill the report below: who and what it is about, and the record that knows them.
type world struct {
	nation, rival            altyn.NationID
	name, adjective, demonym string
	rivalName, rivalAdj      string
	games, before            altyn.GamesID
	city, cityBefore         string
	people                   [3]string // a woman, a man, a woman
	scale                    int       // figures are this many times those of the template
}

var worlds = []world{
	{"NRL", "SDM", "Norland", "Norlandic", "Norlanders", "Sudmark", "Sudmarkian", "2012S", "2008S", "Ayton", "Beeford",
		[3]string{"Anna Holm", "Erik Dahl", "Marta Lind"}, 1},
	{"KEN", "BRA", "Kenya", "Kenyan", "Kenyans", "Brazil", "Brazilian", "2016S", "2012S", "Rio de Janeiro", "London",
		[3]string{"Grace Wambui", "Peter Otieno", "Mercy Achieng"}, 2},
	{"STA", "VEL", "Saint Aurel", "Aurelian", "Aurelians", "Republic of Vell", "Vellic", "2024S", "2020S", "Port Maren", "Tarnby",
		[3]string{"Ana-María Quiñonero", "Jean-Luc de Vries", "Li Xiaowen"}, 3},
	{"QAX", "ZUB", "Qaxistan", "Qaxi", "Qaxis", "Zubland", "Zubian", "1996S", "1992S", "Şehrabad", "Old Mills",
		[3]string{"Aýgül Ömürbekova", "Wang Wei", "O. J. Featherstonehaugh"}, 2},
}

// swapReport is about every kind of statement; figures in braces are those of the template, {w2} in words, {o2} as an
// ordinal.
const swapReport = `{nation} at the {year} Summer Olympics

{nation} competed at the {year} Summer Olympics in {city}, from 27 July to 12 August {year}. The nation sent {40} athletes to the Games, {21} men and {19} women, to compete in {7} sports.

{nation} won {w2} gold and {w3} silver medals ({5} in all) and finished {o14} in the medal table. In {cityBefore}, {adjective} athletes had won {w3} silver medals.

{anna} won the gold medal in the women's 48 kg judo, beating {rivalAdj} opponents on the way. She is {nation}'s {o3} Olympic champion. {erik} finished {o7} in the men's 100 m. {marta} reached the semifinals of the women's 100 metres.

{erik} carried the flag at the opening ceremony. {marta}, {21}, was the flag bearer at the closing ceremony.

{demonym} won {w3} medals in judo. {rivalName} led the medal table. {erik} won silver in the men's triple jump and became the first {adjective} athlete to win an Olympic medal in athletics.

It was {nation}'s best result since {yearBefore}. {anna} was later stripped of the gold medal. In {yearAfter}, {adjective} lifters were stripped of {w2} medals.

Medal summary

Gold
{2}
Silver
{3}
Bronze
0
Total
{5}

GOLD
• {anna} – judo, women's 48 kg
`

func numeral(n int) string {
	words := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

func ordinal(n int) string {
	switch {
	case n%10 == 1 && n%100 != 11:
		return fmt.Sprint(n, "st")
	case n%10 == 2 && n%100 != 12:
		return fmt.Sprint(n, "nd")
	case n%10 == 3 && n%100 != 13:
		return fmt.Sprint(n, "rd")
	}
	return fmt.Sprint(n, "th")
}

var swapFigures = []int{2, 3, 5, 7, 14, 19, 21, 40}

// fill writes the report of the world.
func (w world) fill(template string) string {
	pairs := []string{"{nation}", w.name, "{adjective}", w.adjective, "{demonym}", w.demonym, "{rivalName}", w.rivalName, "{rivalAdj}", w.rivalAdj,
		"{year}", strconv.Itoa(w.games.Year()), "{yearBefore}", strconv.Itoa(w.before.Year()), "{yearAfter}", strconv.Itoa(w.games.Year() + 1),
		"{city}", w.city, "{cityBefore}", w.cityBefore, "{anna}", w.people[0], "{erik}", w.people[1], "{marta}", w.people[2]}
	for _, n := range swapFigures {
		s := strconv.Itoa(n)
		pairs = append(pairs, "{"+s+"}", strconv.Itoa(n*w.scale), "{w"+s+"}", numeral(n*w.scale), "{o"+s+"}", ordinal(n*w.scale))
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// open gives a desk over a record that knows the names of the world, and nothing of what was won.
func (w world) open(t *testing.T) *desk.Desk {
	t.Helper()
	names := map[string][]altyn.Name{}
	name := func(k altyn.NameKind, id, text string, f altyn.NameForm) {
		names["en"] = append(names["en"], altyn.Name{Kind: k, ID: id, Name: text, Form: f, Script: "Latn"})
	}
	tables := record.Tables{Names: names}
	for _, n := range []struct {
		id       altyn.NationID
		name     string
		adj, dem string
	}{{w.nation, w.name, w.adjective, w.demonym}, {w.rival, w.rivalName, w.rivalAdj, ""}} {
		tables.Nations = append(tables.Nations, altyn.Nation{ID: n.id, ISO3: "-", ISO2: "-", Name: n.name, Kind: "noc", Ranked: "yes"})
		name(altyn.NationName, string(n.id), n.name, altyn.Preferred)
		name(altyn.NationName, string(n.id), n.adj, altyn.Adjective)
		if n.dem != "" {
			name(altyn.NationName, string(n.id), n.dem, altyn.Demonym)
		}
	}
	date := func(s string) altyn.Date {
		d, err := altyn.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, g := range []struct {
		id   altyn.GamesID
		city string
	}{{w.before, w.cityBefore}, {w.games, w.city}} {
		y := strconv.Itoa(g.id.Year())
		tables.Games = append(tables.Games, altyn.Games{ID: g.id, Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Name: g.city + " " + y,
			Opens: date(y + "-07-27"), Closes: date(y + "-08-12")})
		tables.Hosts = append(tables.Hosts, altyn.Host{Games: g.id, City: g.city, Nation: w.rival, Part: "main"})
		name(altyn.CityName, g.city, g.city, altyn.Preferred)
	}
	for _, s := range []altyn.SportID{"athletics", "judo", "weightlifting"} {
		tables.Sports = append(tables.Sports, altyn.Sport{ID: s, Name: string(s), Movement: altyn.Olympic, Season: altyn.Summer, Team: "no"})
	}
	for _, e := range []altyn.EventID{"athletics/men-100m", "athletics/men-triple-jump", "athletics/women-100m", "judo/men-60kg", "judo/women-48kg"} {
		tables.Events = append(tables.Events, altyn.Event{ID: e, Sport: e.Sport(), Name: e.Slug(), Sex: e.Sex(), Kind: "individual"})
	}
	for i, p := range w.people {
		sex, sport := altyn.Women, altyn.SportID("judo")
		if i == 1 {
			sex = altyn.Men
		}
		if i > 0 {
			sport = "athletics"
		}
		tables.People = append(tables.People, altyn.Person{ID: altyn.PersonID(fmt.Sprint("person-", i)), Name: p, Sex: sex, Nations: []altyn.NationID{w.nation}, Sports: []altyn.SportID{sport}})
	}
	files := fstest.MapFS{}
	for path, text := range record.New(tables).Files() {
		files[path] = &fstest.MapFile{Data: []byte(text)}
	}
	d, err := desk.Open(desk.Options{Data: files, Name: "swap"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// neutral gives a statement with the world's own taken out of it.
func (w world) neutral(t *testing.T, s altyn.Statement) string {
	t.Helper()
	slots := s.Slots
	slots.People = slices.Clone(slots.People)
	for i, p := range slots.People {
		if k := slices.Index(w.people[:], p); k >= 0 {
			slots.People[i] = fmt.Sprint("person ", k)
		}
	}
	b, err := json.Marshal(slots)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(b, &fields); err != nil {
		t.Fatal(err)
	}
	for k, v := range fields {
		switch v := v.(type) {
		case string:
			switch v {
			case string(w.nation):
				v = "nation"
			case string(w.rival):
				v = "rival"
			case string(w.games):
				v = "games"
			case string(w.before):
				v = "games before"
			case w.city:
				v = "city"
			case w.cityBefore:
				v = "city before"
			}
			if k == "on" {
				for i := range 3 {
					v = strings.ReplaceAll(v, strconv.Itoa(w.games.Year()+i), fmt.Sprint("year+", i))
				}
			}
			fields[k] = v
		case float64:
			if n := int(v); n%w.scale == 0 && slices.Contains(swapFigures, n/w.scale) {
				fields[k] = n / w.scale
			}
		}
	}
	b, err = json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	return string(s.Kind) + " " + string(b)
}

// Other names, nations, Games and figures, in the report as in the record, leave its reading as it was, but for these.
func TestSwap(t *testing.T) {
	t.Parallel()
	readings := make([][]string, len(worlds))
	for i, w := range worlds {
		got, err := w.open(t).Read(desk.Input{Name: "swap", Text: []byte(w.fill(swapReport)), Language: "en", Today: 24000})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range got.Statements {
			readings[i] = append(readings[i], w.neutral(t, s))
		}
	}
	const least = 20 // statements, so that an empty reading does not pass
	if n := len(readings[0]); n < least {
		t.Fatalf("%d statements are read, want %d at least:\n%s", n, least, strings.Join(readings[0], "\n"))
	}
	for i := 1; i < len(worlds); i++ {
		left := slices.Clone(readings[i])
		same := 0
		var lost []string
		for _, s := range readings[0] {
			if k := slices.Index(left, s); k >= 0 {
				left = slices.Delete(left, k, k+1)
				same++
			} else {
				lost = append(lost, s)
			}
		}
		f1 := 2 * float64(same) / float64(len(readings[0])+len(readings[i]))
		t.Logf("%s: strict F1 %.3f over %d statements", worlds[i].name, f1, len(readings[i]))
		if math.Abs(1-f1) > 0.03 {
			t.Errorf("%s: strict F1 %.3f against the reading of %s\n- %s\n+ %s", worlds[i].name, f1, worlds[0].name, strings.Join(lost, "\n- "), strings.Join(left, "\n+ "))
		}
	}
}
