package check

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"altyn"
)

// crossCheck compares the statements of the document with each other: figures that do not add up, and the same fact with
// different values. Statements are grouped by what they speak of, so that the work grows with their number. A member of a
// clashing group that the record or the document's own list bears out stays as it is; the others are inconsistent.
func (j *job) crossCheck(cases []verdictCase) {
	d := &document{job: j, cases: cases, groups: map[string][]int{}}
	for i := range j.st {
		d.add(i)
	}
	d.list()
	d.sameWords()
	d.toldAsChange()
	for _, key := range d.order {
		d.clash(d.groups[key])
	}
	d.teams()
	d.parts()
	d.listsAgainstCounts()
}

// document gathers the statements of a document by what they speak of.
type document struct {
	*job
	cases  []verdictCase
	groups map[string][]int // statements of one scope, in order
	order  []string
	lists  map[string]*listing // medals that the document names, by who won them where

	owner []int         // when several documents are compared: which one each statement is of
	far   map[int][]int // the statements of others that each clashes with
}

// loosely reports whether a statement's figure is not meant to the unit, or counts a subset: it is compared with no other.
func loosely(s *altyn.Slots) bool { return s.Approx != "" || s.Part }

func (d *document) add(i int) {
	s := &d.st[i].Slots
	if own := ownSum(d.st[i].Kind, s); own {
		d.cases[i].sum = altyn.Msg(ReasonSum)
	}
	if loosely(s) {
		return
	}
	key := d.scopeKey(&d.st[i])
	if key == "" {
		return
	}
	if _, ok := d.groups[key]; !ok {
		d.order = append(d.order, key)
	}
	d.groups[key] = append(d.groups[key], i)
}

// ownSum reports whether the counts of one statement do not add up: all of them are printed and the sum is another, or
// some of them are more than the total.
func ownSum(k altyn.Kind, s *altyn.Slots) bool {
	if k != altyn.MedalCount || !s.Total.Known() || s.Approx != "" {
		return false
	}
	sum := s.Gold.Or(0) + s.Silver.Or(0) + s.Bronze.Or(0)
	total := s.Total.Or(0)
	if s.Gold.Known() && s.Silver.Known() && s.Bronze.Known() {
		// a total that one colour alone reaches is of a part: three of the ten came from one sport
		return sum != total && total > max(s.Gold.Or(0), s.Silver.Or(0), s.Bronze.Or(0))
	}
	return sum > total
}

// scopeKey names what a statement gives a value to, "" when two values of it need not clash.
func (d *document) scopeKey(st *altyn.Statement) string {
	s := &st.Slots
	at := s.At
	if at == "now" {
		at = ""
	}
	quoted := ""
	if s.Quoted {
		quoted = "q"
	}
	base := []string{string(st.Kind), at, quoted, string(s.Nation), string(s.Games), string(s.From), string(s.To), strconv.FormatBool(s.All), string(s.Season), string(s.Sport), string(s.Event), string(s.Sex)}
	switch st.Kind {
	case altyn.MedalCount:
		if s.Nation == "" && len(s.People) == 0 || s.Games == "" && !s.All && s.From == "" && s.To == "" {
			return ""
		}
		return key(append(base, d.who(s))...)
	case altyn.Standing:
		if s.Nation == "" || s.Rank <= 0 {
			return ""
		}
		by := s.By
		if by == "" {
			by = altyn.ByGold
		}
		return key(append(base, string(by))...)
	case altyn.TeamSize:
		if _, ok := s.Value.Int(); !ok || s.Nation == "" || s.Games == "" || s.Of == "" {
			return ""
		}
		return key(append(base, s.Of, string(s.Than))...)
	case altyn.QuotaPlaces:
		if _, ok := s.Value.Int(); !ok || s.Nation == "" || s.Games == "" || len(s.People) > 0 {
			return ""
		}
		return key(base...)
	case altyn.ParticipationKind:
		n, ok := s.Value.Int()
		if !ok || n < 2 || s.Nation == "" || len(s.People) > 0 || s.To == "" {
			return ""
		}
		return key(base...)
	case altyn.GamesFact:
		switch s.Of {
		case "edition", "athletes", "men", "women", "nations", "sports", "disciplines", "events", "nations-with-medal", "nations-with-gold", "opens", "closes", "dates", "first-competition":
			if s.Games != "" {
				return key(append(base, s.Of)...)
			}
		}
	case altyn.Placing:
		if len(s.People) != 1 || s.Games == "" || s.Event.Slug() == "" {
			return ""
		}
		return key(string(st.Kind), at, quoted, string(s.Games), string(s.Event), string(s.Phase), d.who(s))
	case altyn.Superlative:
		switch s.Claim {
		case altyn.First, altyn.Only, altyn.Youngest, altyn.Oldest:
			if len(s.People) == 0 || s.Nation == "" {
				return ""
			}
			games := ""
			if s.Claim == altyn.Only {
				games = string(s.Games)
			}
			return key(string(st.Kind), at, quoted, string(s.Claim), string(s.Nation), games, string(s.Sport), string(s.Event), string(s.Medal), s.Value.String(), string(s.Season))
		}
	case altyn.RoleFact:
		if s.Role == altyn.FlagBearer && s.Ceremony != "" && s.Nation != "" && s.Games != "" {
			return key(append(base, string(s.Role), string(s.Ceremony))...)
		}
	case altyn.PersonFact:
		if len(s.People) == 1 && s.Of == "born" && s.On.Known() {
			return key(string(st.Kind), quoted, s.Of, d.who(s))
		}
	}
	return ""
}

func key(parts ...string) string { return strings.Join(parts, "\x00") }

// who gives a key of the people of a statement: their ids where the record knows them, else their folded names.
func (d *document) who(s *altyn.Slots) string {
	var out []string
	for _, name := range s.People {
		ids, _ := d.resolve(name, s)
		if len(ids) == 1 {
			out = append(out, string(ids[0]))
			continue
		}
		out = append(out, "?"+nameKey(bareWords(name)))
	}
	slices.Sort(out)
	return strings.Join(out, "+")
}

// differ reports whether two statements of one scope give it different values.
func (d *document) differ(i, k int) bool {
	a, b := &d.st[i].Slots, &d.st[k].Slots
	nums := func(x, y altyn.Num) bool { return x.Known() && y.Known() && x != y }
	switch d.st[i].Kind {
	case altyn.MedalCount:
		return nums(a.Gold, b.Gold) || nums(a.Silver, b.Silver) || nums(a.Bronze, b.Bronze) || nums(a.Total, b.Total)
	case altyn.Standing:
		return a.Rank != b.Rank
	case altyn.TeamSize, altyn.QuotaPlaces, altyn.ParticipationKind:
		return a.Value != b.Value
	case altyn.GamesFact:
		if a.On.Known() && b.On.Known() {
			return !overlap(a.On, b.On) || a.On.Exact() && b.On.Exact() && a.On != b.On
		}
		_, x := a.Value.Int()
		_, y := b.Value.Int()
		return x && y && a.Value != b.Value
	case altyn.Placing:
		if a.Rank > 0 && b.Rank > 0 && a.Rank != b.Rank {
			return true
		}
		if isColour(a.Medal) && isColour(b.Medal) && a.Medal != b.Medal {
			return true
		}
		if r, ok := rankOfMedal(a.Medal); ok && b.Rank > 0 && (b.Rank > 3 || int(b.Rank) < r) {
			return true
		}
		if r, ok := rankOfMedal(b.Medal); ok && a.Rank > 0 && (a.Rank > 3 || int(a.Rank) < r) {
			return true
		}
		return a.Mark != "" && b.Mark != "" && unitFits(a.Unit, b.Unit) && a.Unit == b.Unit && compareMarks(a.Mark, b.Mark, "") == markOther && compareMarks(b.Mark, a.Mark, "") == markOther
	case altyn.Superlative, altyn.RoleFact:
		return d.apart(a, b)
	case altyn.PersonFact:
		return !overlap(a.On, b.On)
	}
	return false
}

func isColour(m altyn.Medal) bool {
	return m == altyn.Gold || m == altyn.Silver || m == altyn.Bronze
}

// apart reports whether two statements name different people, none in common.
func (d *document) apart(a, b *altyn.Slots) bool {
	x, y := strings.Split(d.who(a), "+"), strings.Split(d.who(b), "+")
	for _, p := range x {
		if slices.Contains(y, p) || strings.HasPrefix(p, "?") {
			return false
		}
	}
	return !slices.ContainsFunc(y, func(p string) bool { return strings.HasPrefix(p, "?") })
}

// sure reports whether a clash of this kind is one by the words alone. Two bearers of a flag may have carried it together,
// two firsts may each mean another thing: those clash only where the record finds one of them wrong. So do two placings
// that each held at some time: one was upgraded.
func sure(k altyn.Kind) bool {
	switch k {
	case altyn.Superlative, altyn.RoleFact:
		return false
	}
	return true
}

// other reports whether a statement speaks of another scope than its slots say: of a part, or of what they leave open.
func (d *document) other(i int) bool {
	c := &d.cases[i]
	return c.rescue != "" || c.doubt.Key != "" || c.answer.part || c.verdict == altyn.Unknown && c.answer.lacking.Key == LackCandidate
}

// denied reports whether the record has a statement otherwise.
func (d *document) denied(i int) bool { return d.cases[i].verdict == altyn.Contradicted }

// counting reports whether statements of the kind count things that sentences count in parts as well. Where the record
// denies neither of two figures, one sentence may speak of a part that another does not: they clash only when one of them
// stands in a box, which gives the whole.
func counting(k altyn.Kind) bool {
	return k == altyn.TeamSize || k == altyn.QuotaPlaces || k == altyn.GamesFact || k == altyn.ParticipationKind
}

// sameWords leaves out the worse of two readings of the same words: of a placing that the record confirms, another one of
// the same person in the same event, told by words that it shares or by those beside them, is no statement of its own.
func (d *document) sameWords() {
	for i := range d.st {
		a := &d.st[i]
		if a.Kind != altyn.Placing || d.cases[i].verdict != altyn.Contradicted {
			continue
		}
		for k := max(0, i-2); k < min(len(d.st), i+3); k++ {
			b := &d.st[k]
			if k != i && b.Kind == altyn.Placing && d.live(k) && a.Games == b.Games && slices.Equal(a.People, b.People) && (b.Start < a.End && a.Start < b.End || d.medalBeside(i, k) || d.placeBeside(i, k)) {
				d.cases[i].verdict, d.cases[i].doubt = altyn.Unknown, lack(LackSlotValue, "slot", "medal", "games", a.Games, "event", a.Event)
				break
			}
		}
	}
}

// medalBeside reports whether two placings of one person stand in one sentence with different medals of one event: the
// sentence gives the other medal to somebody else whom it names beside them.
func (d *document) medalBeside(i, k int) bool {
	a, b := &d.st[i], &d.st[k]
	return len(d.text) > 0 && isColour(a.Medal) && isColour(b.Medal) && a.Medal != b.Medal && a.Event == b.Event && d.assumes(i, "event") &&
		!d.stopBetween(d.st[min(i, k)].End, d.st[max(i, k)].Start)
}

// placeBeside reports whether a place stands in one sentence with the medal of the same person in the same event, and prints
// no Games of its own: it is that of other Games.
func (d *document) placeBeside(i, k int) bool {
	a, b := &d.st[i], &d.st[k]
	return len(d.text) > 0 && a.Event == b.Event && a.Rank > 0 && a.Medal == "" && a.At == "" && d.assumes(i, "games") && !d.stopBetween(d.st[min(i, k)].End, d.st[max(i, k)].Start)
}

// toldAsChange leaves alone what was so until a decision, where the report itself tells the change: in the same sentence a
// decision, or elsewhere the figure of another day with its words for when.
func (d *document) toldAsChange() {
	for i := range d.st {
		if d.cases[i].verdict != altyn.Outdated {
			continue
		}
		told := false
		switch d.st[i].Kind {
		case altyn.Placing:
			for k := max(0, i-nearBy); k < min(len(d.st), i+nearBy+1) && !told; k++ {
				if d.st[k].Kind != altyn.DecisionKind {
					continue
				}
				from, until := d.st[min(i, k)].End, d.st[max(i, k)].Start
				told = len(d.text) > 0 && !d.stopBetween(from, until)
			}
		case altyn.MedalCount, altyn.Standing:
			if d.atClose(i) && d.closeBeside(i) {
				d.cases[i].verdict = altyn.Confirmed // told of that day
				continue
			}
			told = d.atClose(i) && (d.dated(i) || d.renewed(i) || d.yearOfChange(i))
		}
		if told {
			d.cases[i].verdict, d.cases[i].doubt = altyn.Unknown, lack(LackCandidate, "slot", "at")
		}
	}
}

// atClose reports whether a figure was so when its Games closed.
func (d *document) atClose(i int) bool {
	_, closes, ok := d.x.period(d.st[i].Games)
	return ok && d.cases[i].answer.when.has(closes+1)
}

// changeNear is how far behind a figure, in bytes, the year stands of the decision that changed it, where the text tells it.
const changeNear = 160

// yearOfChange reports whether the year of the decision that ended a figure stands just behind it, in its paragraph.
func (d *document) yearOfChange(i int) bool {
	when, ok := d.cases[i].answer.when.nearest(d.cases[i].window.until)
	if st := &d.st[i]; ok && st.End >= 0 && st.End < len(d.text) {
		rest := d.text[st.End:min(len(d.text), st.End+changeNear)]
		if k := bytes.IndexByte(rest, '\n'); k >= 0 {
			rest = rest[:k]
		}
		return containsWord(string(rest), strconv.Itoa((when.until + 1).Year()))
	}
	return false
}

// fullDay finds a day printed in full, in any language: 12 August 2012, 12th of August 2012, August 12, 2012. A rank beside
// the year of Games (12th at London 2012) is none.
var fullDay = regexp.MustCompile(`(?:^|\D)(\d{1,2})(?:(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s)?\pL+[\s,.]+|,\s)(\d{4})(?:\D|$)`)

// closeBeside reports whether the sentence of a figure prints the day on which its Games closed.
func (d *document) closeBeside(i int) bool {
	_, closes, ok := d.x.period(d.st[i].Games)
	if !ok || len(d.text) == 0 {
		return false
	}
	before, after := d.sentenceOf(&d.st[i])
	words := before + " " + d.st[i].Text + " " + after
	for _, m := range fullDay.FindAllStringSubmatch(words, -1) {
		if y, _, day := closes.Civil(); m[1] == strconv.Itoa(day) && m[2] == strconv.Itoa(y) {
			return true
		}
	}
	return false
}

// renewed reports whether the document gives the present figure as well, in its running text or beside the old one: then
// the old one is told as such. A box that differs from the text is another matter.
func (d *document) renewed(i int) bool {
	a := &d.st[i]
	for k := range d.st {
		b := &d.st[k]
		if k == i || b.Kind != a.Kind || b.Nation != a.Nation || b.Games != a.Games || b.Sport != a.Sport || b.Event != a.Event || !d.live(k) || !d.differ(i, k) {
			continue
		}
		if one := []int{i}; d.oneLine(one, []int{k}) || len(d.text) > 0 && !d.box(one) && !d.box([]int{k}) {
			return true
		}
	}
	return false
}

// dated reports whether the document gives a count or a place of the same nation at the same Games with words for when, so
// that it knows of the change.
func (d *document) dated(i int) bool {
	a := &d.st[i]
	for k := range d.st {
		b := &d.st[k]
		if k != i && b.At != "" && (b.Kind == altyn.MedalCount || b.Kind == altyn.Standing) && b.Nation == a.Nation && b.Games == a.Games && d.once(k) {
			return true
		}
	}
	return false
}

// oneLine reports whether one statement of each group stands in one line of the text: in two columns of a table.
func (d *document) oneLine(a, b []int) bool {
	for _, i := range a {
		for _, k := range b {
			from, until := d.st[min(i, k)].End, d.st[max(i, k)].Start
			if from >= 0 && until <= len(d.text) && from <= until && until-from < boxLine && strings.ContainsAny(string(d.text[from:until]), "|\t;/→") && !strings.Contains(string(d.text[from:until]), "\n") {
				return true
			}
		}
	}
	return false
}

// firm reports whether two placings that the record can say nothing of are of one person in one event: both sentences
// print who it is, and both the event, or the same round of it. Else one may be of somebody else, of another event or of
// other Games.
func (d *document) firm(i, k int) bool {
	if d.assumes(i, "people") || d.assumes(k, "people") {
		return false
	}
	if d.st[i].Phase != "" && d.st[i].Phase == d.st[k].Phase {
		return true
	}
	return !d.assumes(i, "event") && !d.assumes(k, "event") && !d.assumes(i, "games") && !d.assumes(k, "games")
}

// whole reports whether a count prints whose it is and of which Games.
func (d *document) whole(i int) bool {
	return !d.assumes(i, "nation") && !d.assumes(i, "people") && !d.assumes(i, "games") && !d.assumes(i, "sport")
}

// silent reports whether the record can say nothing of a statement.
func (d *document) silent(i int) bool { return d.cases[i].verdict == altyn.Unknown }

// assumes reports whether a statement does not print the slot.
func (d *document) assumes(i int, slot string) bool { return slices.Contains(d.st[i].Assumed, slot) }

// boxLine is how long a line of a box is at most, in bytes.
const boxLine = 72

// box reports whether one of the statements stands in a box: on a short line that is no sentence. Without the text
// nothing is known of lines.
func (d *document) box(list []int) bool {
	if len(d.text) == 0 {
		return true
	}
	for _, i := range list {
		st := &d.st[i]
		if st.Start < 0 || st.End > len(d.text) || st.Start > st.End {
			continue
		}
		from, until := st.Start, st.End
		for from > 0 && st.Start-from <= boxLine && d.text[from-1] != '\n' {
			from--
		}
		for until < len(d.text) && until-st.End <= boxLine && d.text[until] != '\n' {
			until++
		}
		line := strings.TrimSpace(string(d.text[from:until]))
		if len(line) <= boxLine && !strings.ContainsAny(line[max(0, len(line)-1):], ".!?;:") {
			return true
		}
	}
	return false
}

// clashMax bounds the statements that one statement is said to clash with.
const clashMax = 8

// clash finds the statements of a group with different values.
func (d *document) clash(group []int) {
	if len(group) < 2 {
		return
	}
	kind := d.st[group[0]].Kind
	// One statement stands for all of the same value, so that a long group is not compared pair by pair.
	var kinds [][]int
	for _, i := range group {
		placed := false
		for n := range kinds {
			if sameValue(&d.st[kinds[n][0]].Slots, &d.st[i].Slots) {
				kinds[n] = append(kinds[n], i)
				placed = true
				break
			}
		}
		if !placed {
			if len(kinds) >= namedMax {
				continue
			}
			kinds = append(kinds, []int{i})
		}
	}
	for x := range kinds {
		for y := range x {
			a, b := kinds[y], kinds[x]
			if !d.differ(a[0], b[0]) || d.other(a[0]) || d.other(b[0]) {
				continue
			}
			if d.live(a[0]) && d.live(b[0]) {
				continue // both are so by the record: sources differ, or both stood on the day
			}
			if !sure(kind) && d.cases[a[0]].verdict != altyn.Contradicted && d.cases[b[0]].verdict != altyn.Contradicted {
				continue
			}
			if kind == altyn.Placing && d.once(a[0]) && d.once(b[0]) {
				continue
			}
			if kind == altyn.Placing && d.silent(a[0]) && d.silent(b[0]) && !d.firm(a[0], b[0]) {
				continue
			}
			if (kind == altyn.MedalCount || kind == altyn.Standing) && d.once(a[0]) && d.once(b[0]) && (d.dated(a[0]) || d.oneLine(a, b)) {
				continue // the report tells what was and what is: only one of them may lack its words for when
			}
			if (kind == altyn.MedalCount || kind == altyn.Standing) && !d.once(a[0]) && !d.once(b[0]) && !d.whole(a[0]) && !d.whole(b[0]) && !d.box(a) && !d.box(b) {
				continue // the record has neither: each may be the count of a part
			}
			if counting(kind) && !d.denied(a[0]) && !d.denied(b[0]) && !(len(kinds) == 2 && (d.box(a) || d.box(b))) {
				continue
			}
			d.mark(a, b)
		}
	}
}

func sameValue(a, b *altyn.Slots) bool {
	return slices.Equal(a.People, b.People) && a.Rank == b.Rank && a.Medal == b.Medal && a.Mark == b.Mark && a.Gold == b.Gold && a.Silver == b.Silver && a.Bronze == b.Bronze &&
		a.Total == b.Total && a.Value == b.Value && a.On == b.On && a.Outcome == b.Outcome
}

// live reports whether the record confirms a statement.
func (d *document) live(i int) bool { return d.cases[i].verdict == altyn.Confirmed }

// once reports whether a statement holds by the record at some time.
func (d *document) once(i int) bool { return len(d.cases[i].answer.when) > 0 }

// mark says of two sets of statements that they clash. Of a pair one of which never held, the other stays as it is when
// the record confirms it. Of a pair that both held at some time, each is inconsistent, but for the one that the record
// confirms and that the document's own list comes to.
func (d *document) mark(a, b []int) {
	keepA, keepB := d.keeps(a[0], b[0]), d.keeps(b[0], a[0])
	if !keepA || keepB {
		d.flag(a, b)
	}
	if !keepB || keepA {
		d.flag(b, a)
	}
}

func (d *document) keeps(i, other int) bool {
	if !d.live(i) {
		return false
	}
	return !d.once(other) || d.listed(i)
}

// flag adds to each statement of a the ones it clashes with.
func (d *document) flag(a, b []int) {
	for _, i := range a {
		for _, k := range b {
			if d.owner != nil {
				if d.owner[i] != d.owner[k] && len(d.far[i]) < clashMax && !slices.Contains(d.far[i], k) {
					d.far[i] = append(d.far[i], k)
				}
				continue
			}
			if len(d.cases[i].with) >= clashMax {
				break
			}
			if id := d.st[k].ID; !slices.Contains(d.cases[i].with, id) {
				d.cases[i].with = append(d.cases[i].with, id)
			}
		}
	}
}
