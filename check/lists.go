package check

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"altyn"
)

// teams compares men and women with athletes.
func (d *document) teams() {
	type team struct{ athletes, men, women []int }
	found := map[string]*team{}
	var order []string
	for i := range d.st {
		s := &d.st[i].Slots
		n, ok := s.Value.Int()
		if !ok || n < 0 || loosely(s) || s.Than != "" || s.Games == "" || d.st[i].Kind != altyn.TeamSize && d.st[i].Kind != altyn.GamesFact {
			continue
		}
		k := key(string(d.st[i].Kind), s.At, strconv.FormatBool(s.Quoted), string(s.Nation), string(s.Games), string(s.Sport), string(s.Event))
		t := found[k]
		if t == nil {
			t = &team{}
			found[k] = t
			order = append(order, k)
		}
		switch s.Of {
		case "athletes":
			t.athletes = append(t.athletes, i)
		case "men":
			t.men = append(t.men, i)
		case "women":
			t.women = append(t.women, i)
		}
	}
	for _, k := range order {
		t := found[k]
		for _, i := range t.athletes {
			men, women := d.beside(i, t.men), d.beside(i, t.women)
			if men < 0 || women < 0 {
				continue
			}
			value := func(i int) int { n, _ := d.st[i].Value.Int(); return n }
			if value(men)+value(women) != value(i) && 2*(value(men)+value(women)) > value(i) && (2*value(i) >= max(value(men), value(women)) || max(value(men), value(women)) < fewPeople) {
				d.blame([][]int{{i}, {men}, {women}})
			}
		}
	}
}

// fewPeople is from how many men or women on a number of athletes that is less than half of theirs counts a part of the team.
const fewPeople = 20

// besideMax is how far apart, in bytes, the numbers of one team stand at most: in one sentence, or in the lines of a box.
const besideMax = 240

// beside gives the statement of a list that stands nearest to another, in the same sentence: in others the men and women
// of a part of the team may be counted. -1 for none.
func (d *document) beside(i int, list []int) int {
	best, dist := -1, besideMax
	for _, k := range list {
		a, b := i, k
		if d.st[a].Start > d.st[b].Start {
			a, b = b, a
		}
		gap := d.st[b].Start - d.st[a].End
		if gap < dist && !d.stopBetween(d.st[a].End, d.st[b].Start) {
			best, dist = k, max(gap, 0)
		}
	}
	return best
}

func (d *document) stopBetween(from, until int) bool { return stopBetween(d.text, from, until) }

// stopBetween reports whether a sentence ends between two places of the text: a stop before a space and a capital letter, or
// an empty line. Without the text it is taken for one sentence.
func stopBetween(text []byte, from, until int) bool {
	if from < 0 || until > len(text) || from >= until {
		return false
	}
	gap := string(text[from:until])
	if strings.Contains(gap, "\n\n") {
		return true
	}
	for i, c := range gap {
		if c != '.' && c != '!' && c != '?' {
			continue
		}
		rest := strings.TrimLeft(gap[i+1:], "”’\"»)")
		if !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\n") {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest))
		if next == utf8.RuneError || unicode.IsUpper(next) {
			return true
		}
	}
	return false
}

// blame marks the groups of a sum that does not come out: those that the record does not confirm; all when it confirms
// all, or none.
func (d *document) blame(groups [][]int) {
	confirmed := 0
	for _, g := range groups {
		if d.live(g[0]) {
			confirmed++
		}
	}
	if confirmed == len(groups) {
		return // each is so by the record: they count different things
	}
	for i, g := range groups {
		if d.live(g[0]) {
			continue
		}
		for k, o := range groups {
			if k != i {
				d.flag(g, o)
			}
		}
	}
}

// parts compares the medals in a sport, or of one sex, with all medals of the nation there: a part is not more than the
// whole, nor are all parts together.
func (d *document) parts() {
	whole := map[string][]int{}
	place := func(s *altyn.Slots) string {
		at := s.At
		if at == "now" {
			at = ""
		}
		return key(at, strconv.FormatBool(s.Quoted), string(s.Nation), string(s.Games))
	}
	for i := range d.st {
		s := &d.st[i].Slots
		if d.st[i].Kind == altyn.MedalCount && s.Nation != "" && s.Games != "" && len(s.People) == 0 && !loosely(s) && s.Sport == "" && s.Event == "" && s.Sex == "" {
			whole[place(s)] = append(whole[place(s)], i)
		}
	}
	if len(whole) == 0 {
		return
	}
	for i := range d.st {
		s := &d.st[i].Slots
		if d.st[i].Kind != altyn.MedalCount || s.Nation == "" || s.Games == "" || len(s.People) > 0 || loosely(s) || s.Sport == "" && s.Event == "" && s.Sex == "" {
			continue
		}
		for n, k := range whole[place(s)] {
			if n >= clashMax {
				break
			}
			if d.more(s, &d.st[k].Slots) && !(d.live(i) && d.live(k)) && !(d.once(i) && d.once(k)) && !d.other(i) && !d.other(k) && (d.once(i) || d.once(k) || d.whole(i) && d.whole(k)) {
				d.blame([][]int{{i}, {k}})
			}
		}
	}
}

// more reports whether a part has more medals of some colour, or in all, than the whole.
func (d *document) more(part, all *altyn.Slots) bool {
	over := func(p, a altyn.Num) bool { return p.Known() && a.Known() && p.Or(0) > a.Or(0) }
	sum := altyn.N(part.Gold.Or(0) + part.Silver.Or(0) + part.Bronze.Or(0))
	return over(part.Gold, all.Gold) || over(part.Silver, all.Silver) || over(part.Bronze, all.Bronze) || over(part.Total, all.Total) || over(sum, all.Total)
}

// listing is the medals that a document names of a nation or a person at Games, each once.
type listing struct {
	tally tally
	from  []int // the statements that name them
	seen  map[string]bool
}

// list gathers the medals that the document names: placings with people, an event and a colour. Those that the record
// contradicts are in it: it is the document's own list.
func (d *document) list() {
	d.lists = map[string]*listing{}
	for i := range d.st {
		s := &d.st[i].Slots
		if d.st[i].Kind != altyn.Placing || !isColour(s.Medal) || s.Games == "" || s.Event.Slug() == "" || len(s.People) == 0 || loosely(s) || s.At == "close" {
			continue
		}
		who := d.who(s)
		d.listOne(key("nation", string(s.Nation), string(s.Games)), i, key(string(s.Event), string(s.Medal), who))
		if len(s.People) == 1 {
			d.listOne(key("person", who), i, key(string(s.Games), string(s.Event), string(s.Medal)))
		}
	}
}

func (d *document) listOne(k string, i int, once string) {
	l := d.lists[k]
	if l == nil {
		l = &listing{seen: map[string]bool{}}
		d.lists[k] = l
	}
	if l.seen[once] {
		return
	}
	l.seen[once] = true
	switch d.st[i].Medal {
	case altyn.Gold:
		l.tally.gold++
	case altyn.Silver:
		l.tally.silver++
	case altyn.Bronze:
		l.tally.bronze++
	}
	l.from = append(l.from, i)
}

// listed reports whether the document's own list comes to the count that a statement gives.
func (d *document) listed(i int) bool {
	s := &d.st[i].Slots
	if d.st[i].Kind != altyn.MedalCount || len(s.People) > 0 || s.Sport != "" || s.Event != "" || s.Sex != "" {
		return false
	}
	l := d.lists[key("nation", string(s.Nation), string(s.Games))]
	return l != nil && l.tally.total() > 0 && l.tally.agrees(s) && (s.Total.Known() || s.Gold.Known() && s.Silver.Known() && s.Bronze.Known())
}

// listsAgainstCounts compares counts with the lists of the document: a list with more members than the count says. One
// with fewer may be no full list. Nothing is said of a pair that the record bears out.
func (d *document) listsAgainstCounts() {
	sports := map[string][]int{} // sports that the document says a nation took part in, by place
	named := map[string]map[altyn.SportID]bool{}
	for i := range d.st {
		s := &d.st[i].Slots
		if d.st[i].Kind == altyn.ParticipationKind && s.Nation != "" && s.From != "" && s.From == s.To && s.Sport != "" && len(s.People) == 0 && s.Value.IsZero() {
			k := key(string(s.Nation), string(s.From))
			if named[k] == nil {
				named[k] = map[altyn.SportID]bool{}
			}
			if !named[k][s.Sport] {
				named[k][s.Sport] = true
				sports[k] = append(sports[k], i)
			}
		}
	}
	for i := range d.st {
		s := &d.st[i].Slots
		switch {
		case loosely(s) || s.At == "close" || d.live(i):
		case d.st[i].Kind == altyn.TeamSize && s.Of == "sports" && s.Than == "" && s.Sport == "":
			members := sports[key(string(s.Nation), string(s.Games))]
			if n, ok := s.Value.Int(); ok && n >= 0 && len(members) > n {
				d.flag([]int{i}, members)
			}
		case d.st[i].Kind == altyn.MedalCount && s.Nation != "" && s.Games != "" && len(s.People) == 0 && s.Sport == "" && s.Event == "" && s.Sex == "":
			l := d.lists[key("nation", string(s.Nation), string(s.Games))]
			if l != nil && exceeds(l.tally, s) && !d.once(i) {
				d.flag([]int{i}, l.from)
			}
		case d.st[i].Kind == altyn.MedalCount && len(s.People) == 1 && s.All && s.Sport == "" && s.Event == "" && s.Season == "":
			l := d.lists[key("person", d.who(s))]
			if l != nil && exceeds(l.tally, s) && !d.once(i) {
				d.flag([]int{i}, l.from)
			}
		}
	}
	d.sportsOfList()
}

// sportsOfList compares counts in one sport with the list.
func (d *document) sportsOfList() {
	count := map[string]*listing{}
	for i := range d.st {
		s := &d.st[i].Slots
		if d.st[i].Kind != altyn.Placing || !isColour(s.Medal) || s.Games == "" || s.Event.Slug() == "" || len(s.People) == 0 || loosely(s) || s.At == "close" {
			continue
		}
		k := key(string(s.Nation), string(s.Games), string(s.Event.Sport()))
		l := count[k]
		if l == nil {
			l = &listing{seen: map[string]bool{}}
			count[k] = l
		}
		once := key(string(s.Event), string(s.Medal), d.who(s))
		if l.seen[once] {
			continue
		}
		l.seen[once] = true
		switch s.Medal {
		case altyn.Gold:
			l.tally.gold++
		case altyn.Silver:
			l.tally.silver++
		case altyn.Bronze:
			l.tally.bronze++
		}
		l.from = append(l.from, i)
	}
	for i := range d.st {
		s := &d.st[i].Slots
		if d.st[i].Kind != altyn.MedalCount || len(s.People) > 0 || s.Sport == "" || s.Event != "" || s.Sex != "" || s.Games == "" || loosely(s) || s.At == "close" || d.live(i) || d.once(i) {
			continue
		}
		l := count[key(string(s.Nation), string(s.Games), string(s.Sport))]
		if l == nil {
			continue
		}
		// The list is whole when it comes to what the nation won in all.
		if exceeds(l.tally, s) || d.wholeList(s) && !l.tally.agrees(s) {
			d.flag([]int{i}, l.from)
		}
	}
}

// wholeList reports whether the document's list of a nation's medals at Games comes to a count that the document gives.
func (d *document) wholeList(s *altyn.Slots) bool {
	l := d.lists[key("nation", string(s.Nation), string(s.Games))]
	if l == nil {
		return false
	}
	for i := range d.st {
		c := &d.st[i].Slots
		if d.st[i].Kind == altyn.MedalCount && c.Nation == s.Nation && c.Games == s.Games && c.Total.Known() && d.listed(i) {
			return true
		}
	}
	return false
}

// exceeds reports whether a list has more than a count says.
func exceeds(t tally, s *altyn.Slots) bool {
	over := func(n int, c altyn.Num) bool { return c.Known() && n > c.Or(0) }
	return over(t.gold, s.Gold) || over(t.silver, s.Silver) || over(t.bronze, s.Bronze) || over(t.total(), s.Total)
}
