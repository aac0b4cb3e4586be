package resolve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/feed"
	"altyn/gazetteer"
)

// person is somebody of a data set with all that its rows say.
type person struct {
	key     string
	row     *feed.Row // the first
	name    string
	sex     altyn.Sex
	born    altyn.Date
	nations []altyn.NationID
	sports  []altyn.SportID
	uses    []use
	id      altyn.PersonID
	known   bool // the record has the person
}

// use is one event of a person.
type use struct {
	games  altyn.GamesID
	nation altyn.NationID
	event  altyn.EventID
	medal  altyn.Medal
}

func (b *builder) personOf(row *feed.Row) int32 {
	key := row.Key
	if key == "" {
		key = row.Name + "," + row.Nation + "," + row.Sport
	}
	if i, ok := b.byKey[key]; ok {
		return i
	}
	i := int32(len(b.persons))
	b.byKey[key] = i
	b.persons = append(b.persons, &person{key: key, row: row, name: row.Name, sex: row.PersonSex})
	return i
}

func (p *person) add(row *feed.Row, nation altyn.NationID, event altyn.EventID) {
	if !slices.Contains(p.nations, nation) {
		p.nations = append(p.nations, nation)
	}
	if s := event.Sport(); !slices.Contains(p.sports, s) {
		p.sports = append(p.sports, s)
	}
	if row.Born.Known() {
		p.born = narrow(p.born, row.Born)
	}
	if p.sex == "" {
		p.sex = row.PersonSex
	}
	u := use{row.Games, nation, event, row.Medal}
	if n := len(p.uses); n == 0 || p.uses[n-1] != u {
		p.uses = append(p.uses, u)
	}
}

// narrow gives the days that both windows have; the first when they have none.
func narrow(a, b altyn.Date) altyn.Date {
	if !a.Known() {
		return b
	}
	first, last := max(a.First(), b.First()), min(a.Last(), b.Last())
	if first > last {
		return a
	}
	return altyn.Between(first, last)
}

// peopleIndex finds people of the record.
type peopleIndex struct {
	people  []indexed
	byID    map[altyn.PersonID]int32
	at      map[string][]int32 // by Games, nation and discipline
	words   map[string][]int32 // by nation and sound of a word of a name
	other   map[string]altyn.PersonID
	not     map[[2]string]bool // decided differences
	atEvent map[use][]int32    // by Games, nation, event and medal ("" for any)
}

type indexed struct {
	p     *altyn.Person
	names []string
	spelt [][]spelt // of each name
	sound []string  // sounds of the words of all names, each once
	years [2]int
}

func newPeopleIndex(b *builder) *peopleIndex {
	r := b.r
	ix := &peopleIndex{byID: map[altyn.PersonID]int32{}, at: map[string][]int32{}, words: map[string][]int32{}, other: map[string]altyn.PersonID{}, not: map[[2]string]bool{}, atEvent: map[use][]int32{}}
	for _, p := range r.People() {
		ix.byID[p.ID] = int32(len(ix.people))
		ix.people = append(ix.people, indexed{p: p, names: []string{p.Name}})
	}
	for _, lang := range r.Languages() {
		names := r.Names(lang)
		for i := range names {
			n := &names[i]
			if n.Kind != altyn.PersonName {
				continue
			}
			if k, ok := ix.byID[altyn.PersonID(n.ID)]; ok && !slices.Contains(ix.people[k].names, n.Name) {
				ix.people[k].names = append(ix.people[k].names, n.Name)
			}
		}
	}
	for i := range ix.people {
		x := &ix.people[i]
		for _, n := range x.names {
			x.sound = appendSounds(x.sound, n)
		}
		for _, n := range x.p.Nations {
			for _, w := range x.sound {
				k := string(n) + "|" + w
				ix.words[k] = append(ix.words[k], int32(i))
			}
		}
	}
	t := r.Tables()
	for i := range t.Identities {
		x := &t.Identities[i]
		if x.Withdrawn != 0 {
			continue
		}
		if x.Same == "no" {
			ix.not[[2]string{string(x.Person), x.Other}] = true
		} else if _, ok := ix.byID[x.Person]; ok {
			ix.other[x.Other] = x.Person
		}
	}
	medal := map[altyn.EntryID]altyn.Medal{}
	for i := range t.Results {
		if x := &t.Results[i]; x.Withdrawn == 0 && x.Medal != "" && x.Medal != altyn.NoMedal {
			medal[x.Entry] = x.Medal
		}
	}
	for i := range t.Claims {
		if x := &t.Claims[i]; x.Withdrawn == 0 && medal[x.Entry] == "" {
			medal[x.Entry] = x.Medal
		}
	}
	more := map[altyn.EntryID][]altyn.Medal{} // what decisions gave and took
	for i := range t.Decisions {
		if x := &t.Decisions[i]; x.Withdrawn == 0 {
			more[x.Entry] = append(more[x.Entry], x.From, x.To)
		}
	}
	for i := range t.Members {
		m := &t.Members[i]
		k, ok := ix.byID[m.Person]
		if !ok || m.Withdrawn != 0 {
			continue
		}
		g, e, n := m.Entry.Games(), m.Entry.Event(), m.Entry.Nation()
		x := &ix.people[k]
		y := g.Year()
		if x.years[0] == 0 || y < x.years[0] {
			x.years[0] = y
		}
		x.years[1] = max(x.years[1], y)
		at := gns(g, n, e.Sport())
		if !slices.Contains(ix.at[at], k) {
			ix.at[at] = append(ix.at[at], k)
		}
		for _, medal := range append(more[m.Entry], "", medal[m.Entry]) {
			u := use{g, n, e, medal}
			if !slices.Contains(ix.atEvent[u], k) {
				ix.atEvent[u] = append(ix.atEvent[u], k)
			}
		}
	}
	return ix
}

func gns(g altyn.GamesID, n altyn.NationID, s altyn.SportID) string {
	return string(g) + "|" + string(n) + "|" + string(s)
}

// appendSounds appends the sound of each word of two letters or more that is not there yet.
func appendSounds(dst []string, name string) []string {
	for w := range strings.FieldsSeq(gazetteer.Skeleton(name)) {
		if len(w) > 1 && !slices.Contains(dst, w) {
			dst = append(dst, w)
		}
	}
	return dst
}

// people finds each person of the data set in the record, or makes a new one.
func (b *builder) people() {
	ix := newPeopleIndex(b)
	b.index = ix
	type pair struct {
		person int32
		to     int32
		score  int
	}
	var pairs []pair
	for i, p := range b.persons {
		if id, ok := ix.other[b.opt.Label+":"+p.key]; ok {
			p.id, p.known = id, true
			continue
		}
		to, score, why := ix.match(p, b.opt.Label)
		if score > 0 {
			pairs = append(pairs, pair{int32(i), to, score})
		} else if why != "" {
			b.problem(p.row, p.name, "%s; taken for somebody new", why)
		}
	}
	// The surest first: of two people of a data set that fit one of the record, only one can be that one.
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.score, x.score) })
	taken := map[int32]bool{}
	if b.opt.Unique {
		for _, p := range b.persons {
			if p.known {
				taken[ix.byID[p.id]] = true
			}
		}
	}
	for _, x := range pairs {
		p := b.persons[x.person]
		if b.opt.Unique && taken[x.to] {
			b.problem(p.row, p.name, "fits %s, whom somebody else of the data set fits better; taken for somebody new", ix.people[x.to].p.ID)
			continue
		}
		taken[x.to] = true
		p.id, p.known = ix.people[x.to].p.ID, true
	}
	b.partners(taken)
	for _, p := range b.persons {
		if !p.known {
			p.id = b.mint(p.name)
		}
		b.plan.Matches[p.key] = p.id
		b.writePerson(p)
	}
}

// shares reports whether one of the sounds is in a name of the person.
func (x *indexed) shares(sounds []string) bool {
	for _, w := range sounds {
		for _, v := range x.sound {
			if w == v {
				return true
			}
		}
	}
	return false
}

// match finds the person of the record that p is; score 0 when there is none, with the reason when several fit.
func (ix *peopleIndex) match(p *person, label string) (to int32, score int, why string) {
	sounds := appendSounds(nil, p.name)
	mine := spell(p.name)
	best, second := 0, 0
	var rival int32
	tried := map[int32]bool{}
	try := func(k int32) {
		if tried[k] {
			return
		}
		tried[k] = true
		s := ix.score(p, mine, &ix.people[k], k, sounds)
		if s == 0 || ix.not[[2]string{string(ix.people[k].p.ID), label + ":" + p.key}] {
			return
		}
		switch {
		case s > best:
			second, rival = best, to
			best, to = s, k
		case s > second:
			second, rival = s, k
		}
	}
	for _, u := range p.uses {
		for _, k := range ix.at[gns(u.games, u.nation, u.event.Sport())] {
			try(k)
		}
	}
	// Other Games: those of the nation who share the rarest word of the name.
	for _, n := range p.nations {
		var rarest []int32
		for _, w := range sounds {
			if l := ix.words[string(n)+"|"+w]; len(l) > 0 && (rarest == nil || len(l) < len(rarest)) {
				rarest = l
			}
		}
		if len(rarest) <= 200 {
			for _, k := range rarest {
				try(k)
			}
		}
	}
	switch {
	case best == 0:
		return 0, 0, ""
	case second == best:
		return 0, 0, "fits " + string(ix.people[to].p.ID) + " and " + string(ix.people[rival].p.ID) + " equally well"
	}
	return to, best, ""
}

// score says how well p fits a person of the record: 0 when it must not be the same. doc/identities.md has the rules.
func (ix *peopleIndex) score(p *person, mine []spelt, x *indexed, k int32, sounds []string) int {
	if p.sex != "" && x.p.Sex != "" && p.sex != x.p.Sex {
		return 0
	}
	born, conflict := agree(p.born, x.p.Born)
	inSport, inGames, inEvent, sameMedal, alone := false, false, false, false, false
	for _, s := range p.sports {
		inSport = inSport || slices.Contains(x.p.Sports, s)
	}
	for _, u := range p.uses {
		if slices.Contains(ix.at[gns(u.games, u.nation, u.event.Sport())], k) {
			inGames, inSport = true, true
		}
		any := u
		any.medal = ""
		if slices.Contains(ix.atEvent[any], k) {
			inEvent = true
		}
		if u.medal != "" && slices.Contains(ix.atEvent[u], k) {
			sameMedal = true
			alone = alone || len(ix.atEvent[u]) == 1
		}
	}
	nation := false
	for _, n := range p.nations {
		nation = nation || slices.Contains(x.p.Nations, n)
	}
	if !nation && !inGames {
		return 0
	}
	if !inGames && x.years[0] != 0 && len(p.uses) > 0 {
		first, last := p.uses[0].games.Year(), p.uses[len(p.uses)-1].games.Year()
		if min(first, last) > x.years[1]+20 || max(first, last) < x.years[0]-20 {
			return 0
		}
	}
	if x.spelt == nil {
		for _, n := range x.names {
			x.spelt = append(x.spelt, spell(n))
		}
	}
	like, near := gazetteer.Different, 0
	for i, n := range x.names {
		pairs := pairUp(mine, x.spelt[i])
		if pairs.equal+pairs.close == 0 {
			continue
		}
		like = max(like, Likeness(p.name, n))
		near = max(near, loose(pairs, inEvent))
	}
	score := 0
	switch {
	case conflict && like >= gazetteer.Partial && sameMedal:
		score = 72 // births differ between sources; a medal in common weighs more
	case conflict:
		return 0
	case like >= gazetteer.Alike && inGames:
		score = 100
	case like >= gazetteer.Alike && inSport:
		score = 80
	case like == gazetteer.Close && inGames && (inEvent || born > 0):
		score = 90
	case like == gazetteer.Close && inGames:
		score = 75
	case like == gazetteer.Close && inSport && born > 1:
		score = 74
	case like == gazetteer.Partial && inEvent:
		score = 88
	case like == gazetteer.Partial && inGames:
		score = 70
	case like == gazetteer.Partial && inSport && born > 1:
		score = 68
	case inGames && near > 0:
		score = near
	case sameMedal && alone && x.shares(sounds) && longest(sounds) > 2:
		score = 85
	case sameMedal && inEvent && born > 1 && x.shares(sounds):
		score = 84
	}
	if score > 0 {
		if sameMedal {
			score += 4
		} else if inEvent {
			score += 2
		}
		score += born
		if like == gazetteer.Same {
			score++
		}
	}
	return score
}

func longest(words []string) int {
	n := 0
	for _, w := range words {
		n = max(n, len(w))
	}
	return n
}

// Likeness compares two names of people. A single word, which may be a surname alone, is like nothing but itself.
func Likeness(a, b string) gazetteer.Likeness {
	l := gazetteer.Compare(a, b)
	if l == gazetteer.Partial && (wordsOf(a) < 2 || wordsOf(b) < 2) {
		return gazetteer.Different
	}
	return l
}

func wordsOf(s string) int {
	n := 0
	for w := range strings.FieldsSeq(gazetteer.Fold(s)) {
		if len(w) > 1 {
			n++
		}
	}
	return n
}

// agree compares two births: 3 when both are one same day, 1 when their windows overlap, a conflict when they are more
// than a year apart, or are two days that differ by more than a day and month written the other way round.
func agree(a, b altyn.Date) (points int, conflict bool) {
	if !a.Known() || !b.Known() {
		return 0, false
	}
	if a.Exact() && b.Exact() {
		if a == b {
			return 3, false
		}
		return 0, abs(int(a.First()-b.First())) > 400
	}
	if a.First() > b.Last()+366 || b.First() > a.Last()+366 {
		return 0, true
	}
	if a.First() <= b.Last() && b.First() <= a.Last() {
		return 1, false
	}
	return 0, false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// mint gives a new id made from the name: the same for the same name in the same order of rows.
func (b *builder) mint(name string) altyn.PersonID {
	base := slug(name)
	id := altyn.PersonID(base)
	for n := 2; ; n++ {
		if _, ok := b.index.byID[id]; !ok && !b.minted[id] {
			b.minted[id] = true
			return id
		}
		id = altyn.PersonID(base + "-" + strconv.Itoa(n))
	}
}

// slug gives a name as an id: small Latin letters, digits and hyphens.
func slug(name string) string {
	var out strings.Builder
	for _, r := range gazetteer.Fold(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			out.WriteRune(r)
		case r == 'ł':
			out.WriteByte('l')
		case r == 'đ' || r == 'ð':
			out.WriteByte('d')
		case r == 'ı':
			out.WriteByte('i')
		case r == 'ø':
			out.WriteByte('o')
		case r == ' ' && out.Len() > 0 && !strings.HasSuffix(out.String(), "-"):
			out.WriteByte('-')
		}
	}
	s := strings.Trim(out.String(), "-")
	if s == "" {
		s = strings.ReplaceAll(gazetteer.Skeleton(name), " ", "-")
	}
	if s == "" {
		s = "person"
	}
	return s
}

// writePerson writes the row of a new person, a new spelling of a known one, and which key of the data set is whose.
func (b *builder) writePerson(p *person) {
	t := &b.plan.Tables
	if _, ok := b.index.other[b.opt.Label+":"+p.key]; !ok {
		t.Identities = append(t.Identities, altyn.Identity{Person: p.id, Other: b.opt.Label + ":" + p.key, Same: "yes", Provenance: b.prov})
	}
	if !p.known {
		b.plan.Counts.People++
		slices.Sort(p.sports)
		t.People = append(t.People, altyn.Person{ID: p.id, Name: p.name, Sex: p.sex, Born: p.born, Nations: p.nations, Sports: p.sports, Provenance: b.prov})
		return
	}
	b.plan.Counts.Known++
	x := &b.index.people[b.index.byID[p.id]]
	for _, n := range x.names {
		if gazetteer.Fold(n) == gazetteer.Fold(p.name) {
			return
		}
	}
	if t.Names == nil {
		t.Names = map[string][]altyn.Name{}
	}
	t.Names["en"] = append(t.Names["en"], altyn.Name{Kind: altyn.PersonName, ID: string(p.id), Name: p.name, Form: altyn.Alias, Script: "Latn", Provenance: b.prov})
}
