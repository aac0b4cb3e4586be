package reconcile

import (
	"slices"
	"strings"

	"altyn"
	"altyn/gazetteer"
)

// names compares the spellings of one person in Latin letters: that of the row of people with those that other sources
// have.
func (f *finder) names() {
	type spelt struct {
		person altyn.PersonID
		name   string
	}
	at := map[spelt]int{} // where in found; a spelling may be in the names of several languages
	for _, lang := range f.r.Languages() {
		names := f.r.Names(lang)
		for i := range names {
			n := &names[i]
			if n.Kind != altyn.PersonName || n.Script != "Latn" {
				continue
			}
			p, ok := f.r.Person(altyn.PersonID(n.ID))
			if !ok || p.Name == n.Name {
				continue
			}
			k := spelt{p.ID, n.Name}
			if i, there := at[k]; there {
				d := &f.found[i]
				d.Sides = sideOf(d.Sides, f.voices.of(n.Provenance), n.Name)
			} else if d, ok := f.spelling(p, n); ok {
				at[k] = len(f.found)
				f.add(d)
			}
		}
	}
	// Claims of several sources on one person.
	byID := map[altyn.PersonID][]*altyn.Person{}
	for i := range f.rows.People {
		p := &f.rows.People[i]
		byID[p.ID] = append(byID[p.ID], p)
	}
	for id, rows := range byID {
		if len(rows) < 2 {
			continue
		}
		for _, x := range []struct {
			kind Kind
			what string
			of   func(*altyn.Person) string
		}{
			{AboutName, "name", func(p *altyn.Person) string { return p.Name }},
			{AboutSex, "sex", func(p *altyn.Person) string { return string(p.Sex) }},
			{AboutDate, "born", func(p *altyn.Person) string { return p.Born.String() }},
			{AboutDate, "died", func(p *altyn.Person) string { return p.Died.String() }},
		} {
			d := Difference{Kind: x.kind, Person: id, What: x.what}
			if len(rows[0].Nations) > 0 {
				d.Nation = rows[0].Nations[0]
			}
			for _, p := range rows {
				if v := x.of(p); v != "" && v != "-" {
					d.Sides = sideOf(d.Sides, f.voices.of(p.Provenance), v)
				}
			}
			if !differ(d.Sides) {
				continue
			}
			decide(f.r, altyn.FactNames, &d)
			switch {
			case x.kind == AboutName && !slices.ContainsFunc(d.Sides, func(s Side) bool { return relate(d.Sides[0].Value, s.Value) == "" }):
				d.State, d.Why = Notation, altyn.Msg("differ-notation", "how", "spelling")
			case x.what == "born" && overlap(d.Sides):
				d.State, d.Why = Notation, altyn.Msg("differ-notation", "how", "partial")
			}
			f.add(d)
		}
	}
}

// spelling compares a spelling of a name with that of the row of people.
func (f *finder) spelling(p *altyn.Person, n *altyn.Name) (Difference, bool) {
	a, b := f.voices.of(p.Provenance), f.voices.of(n.Provenance)
	d := Difference{Kind: AboutName, Person: p.ID, What: n.Name}
	if len(p.Nations) > 0 {
		d.Nation = p.Nations[0]
	}
	if len(p.Sports) > 0 {
		d.Sport = p.Sports[0]
	}
	d.Sides = []Side{a.side(p.Name), b.side(n.Name)}
	d.Sides[0].Follows = true
	if how := relate(p.Name, n.Name); how != "" {
		d.State, d.Why = Notation, altyn.Msg("differ-notation", "how", how)
	} else if a == b || n.Form == altyn.FormerName {
		return d, false // one source that gives two names of a person, or a name of earlier days: nobody differs
	} else {
		d.State, d.Why = Settled, altyn.Msg("differ-stands")
	}
	return d, true
}

// relate says by which difference of notation one name becomes the other: "" when it is more than that.
//
//   - marks: case, accents, hyphens, apostrophes
//   - order: the order of the words
//   - transcription: another way of writing the same sounds in Latin letters
//   - letters: letters that one of them lost, as data sets do that cannot write them
//   - part: names that one of them leaves out, or has as an initial or in quotation marks
func relate(a, b string) string {
	x, y := words(a), words(b)
	if len(x) == 0 || len(y) == 0 {
		return ""
	}
	fold := func(w []word) string {
		var all []string
		for _, v := range w {
			all = append(all, v.fold)
		}
		return strings.Join(all, "")
	}
	if fold(x) == fold(y) {
		return "marks"
	}
	switch max(gazetteer.Compare(a, b), gazetteer.Compare(joined(a), joined(b))) {
	case gazetteer.Same:
		return "order"
	case gazetteer.Alike:
		return "transcription"
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	used := make([]bool, len(y))
	lost, part := false, len(x) != len(y)
	pair := func(fits func(p, q word) bool, done []bool) {
		for i := range x {
			if done[i] {
				continue
			}
			for j := range y {
				if !used[j] && fits(x[i], y[j]) {
					used[j], done[i] = true, true
					break
				}
			}
		}
	}
	done := make([]bool, len(x))
	pair(func(p, q word) bool { return p.fold == q.fold || p.sound != "" && p.sound == q.sound }, done)
	same := 0
	for _, ok := range done {
		if ok {
			same++
		}
	}
	pair(func(p, q word) bool {
		ok := subsequence(p.fold, q.fold) || subsequence(q.fold, p.fold)
		lost = lost || ok
		return ok
	}, done)
	pair(func(p, q word) bool {
		ok := len(p.fold) == 1 && q.fold[0] == p.fold[0] || len(q.fold) == 1 && p.fold[0] == q.fold[0]
		part = part || ok
		return ok
	}, done)
	if slices.Contains(done, false) || same == 0 && len(x) < 2 {
		return ""
	}
	switch {
	case part:
		return "part"
	case lost:
		return "letters"
	}
	return "transcription"
}

// joined writes Guo-Qiang as Guoqiang.
func joined(name string) string { return strings.ReplaceAll(name, "-", "") }

type word struct{ fold, sound string }

// near reports whether two words may be one: by letters or sound, by letters that one of them lost, or because they have
// most of a stem in common, as Shuklin and what is left of Šuklinas.
func (w word) near(v word) bool {
	if w.fold == v.fold || w.sound != "" && w.sound == v.sound || subsequence(w.fold, v.fold) || subsequence(v.fold, w.fold) {
		return true
	}
	n := stretch(w.fold, v.fold)
	return n >= 5 && 3*n >= 2*min(len(w.fold), len(v.fold))
}

// stretch gives the length of the longest run of letters that both words have.
func stretch(a, b string) int {
	longest := 0
	row := make([]int, len(b)+1)
	for i := range len(a) {
		for j := len(b) - 1; j >= 0; j-- {
			if row[j+1] = 0; a[i] == b[j] {
				row[j+1] = row[j] + 1
				longest = max(longest, row[j+1])
			}
		}
	}
	return longest
}

func words(name string) []word {
	var out []word
	for w := range strings.FieldsSeq(gazetteer.Fold(name)) {
		if w = strings.Trim(w, ".,()\"-"); w != "" {
			out = append(out, word{w, gazetteer.Skeleton(w)})
		}
	}
	return out
}

// subsequence reports whether a word of three letters or more is another that has lost a letter or two, of eight three.
func subsequence(short, long string) bool {
	if len(short) < 3 || len(short) >= len(long) || len(long)-len(short) > max(2, len(long)*3/8) {
		return false
	}
	i := 0
	for j := 0; j < len(long) && i < len(short); j++ {
		if short[i] == long[j] {
			i++
		}
	}
	return i == len(short)
}

// overlap reports whether dates can all be the same day.
func overlap(sides []Side) bool {
	first, last := altyn.MinDay, altyn.MaxDay
	for _, s := range sides {
		d, err := altyn.ParseDate(s.Value)
		if err != nil {
			return false
		}
		first, last = max(first, d.First()), min(last, d.Last())
	}
	return first <= last
}
