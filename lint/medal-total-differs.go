package lint

import (
	"cmp"
	"maps"
	"slices"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

var medalTotalDiffers = Rule{
	Name:     "medal-total-differs",
	Severity: altyn.Error,
	Doc:      "A published medal table that the record holds as an assertion comes out of the opening table and the decisions since, by official result, on its day (or on some day of its window): each line, and no nation besides when it is complete. A difference that is understood is an exception with its reason; one that is not is a mistake of the record or of the publisher. A table that was worked out from others is no assertion. Circular assertions, from which decisions were inferred, are counted apart.",
	check: func(p *pass) {
		for i, u := range live(p.all.Publications) {
			if u.Role != altyn.Assertion {
				continue
			}
			if u.Independence == altyn.Derived {
				p.report(spot{"publications", i, "independence"}, u.Key(), "make it a claim, or leave it out", "a derived table is no assertion: it would check itself")
				continue
			}
			p.assert(i, u)
		}
	},
}

// Assertion says how a published table compares with the record.
type Assertion struct {
	Publication *altyn.Publication
	Answered    bool      // whether the record can say anything of its Games and day
	AsOf        altyn.Day // the day of its window that fits best
	Lines       int       // nations compared
	Same        int       // those that come out
	Excepted    int       // those that do not, for a reason that exceptions gives
	Differ      int       // those that do not
}

// Assertions compares every published table that is an assertion with the record, in order of Games and day.
func Assertions(r *record.Record) []Assertion {
	p := newPass(r, Options{})
	p.rule = medalTotalDiffers
	var all []Assertion
	for i, u := range live(p.all.Publications) {
		if u.Role == altyn.Assertion && u.Independence != altyn.Derived {
			all = append(all, p.assert(i, u))
		}
	}
	slices.SortStableFunc(all, func(a, b Assertion) int {
		return cmp.Or(altyn.CompareGames(a.Publication.Games, b.Publication.Games), a.Publication.AsOf.Compare(b.Publication.AsOf), cmp.Compare(a.Publication.ID, b.Publication.ID))
	})
	return all
}

// assert compares one published table and reports each line that differs.
func (p *pass) assert(row int, u *altyn.Publication) Assertion {
	a := Assertion{Publication: u}
	want := map[altyn.NationID][3]int{}
	at := map[altyn.NationID]int{}
	for i := range p.all.Lines {
		if l := &p.all.Lines[i]; l.Publication == u.ID {
			want[l.Nation], at[l.Nation] = [3]int{l.Gold.Or(0), l.Silver.Or(0), l.Bronze.Or(0)}, i
		}
	}
	var got map[altyn.NationID][3]int
	best := -1
	for _, day := range p.days(u) {
		lines, ok := p.table(u, day)
		if !ok {
			continue
		}
		if n := len(p.differing(u, want, lines)); best < 0 || n < best {
			best, got, a.AsOf, a.Answered = n, lines, day, true
		}
	}
	if !a.Answered {
		return a
	}
	differ := p.differing(u, want, got)
	a.Lines = len(want)
	for _, n := range differ {
		if _, printed := want[n]; !printed {
			a.Lines++
		}
		if p.exempted(string(u.ID), string(u.ID)+"|"+string(n), "publications:"+string(u.ID), "tables:"+string(u.ID)+"|"+string(n), string(u.ID)+" "+string(n)) {
			a.Excepted++
			continue
		}
		a.Differ++
		where := spot{"publications", row, "id"}
		if i, printed := at[n]; printed {
			where = spot{"tables", i, "nation"}
		}
		kind := ""
		if u.Independence == altyn.Circular {
			kind = ", a circular assertion"
		}
		p.add(where, "", string(n)+": "+cells(want[n], got[n])+" as of "+a.AsOf.String()+" (according to "+u.Publisher+kind+")")
	}
	a.Same = a.Lines - a.Excepted - a.Differ
	return a
}

// days gives the days of a publication on which the record may say different things: the last, from which every
// decision is certain, first.
func (p *pass) days(u *altyn.Publication) []altyn.Day {
	if !u.AsOf.Known() {
		return nil
	}
	first, last := u.AsOf.First(), u.AsOf.Last()
	if p.today.Known() {
		last = min(last, max(first, p.today.Last()))
	}
	days := map[altyn.Day]bool{first: true, last: true}
	for _, d := range p.rec.Decisions("") {
		if day := d.Decided.Last(); first < day && day < last && (u.Games == "all" || d.Games == u.Games) {
			days[day] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(days))
	slices.Reverse(sorted)
	return sorted
}

// table computes what the record has instead of a publication.
func (p *pass) table(u *altyn.Publication, day altyn.Day) (map[altyn.NationID][3]int, bool) {
	q := medal.Query{Games: []altyn.GamesID{u.Games}, AsOf: day, Basis: medal.ByResult, Sport: u.Sport}
	if u.Games == "all" {
		q.Games = q.Games[:0]
		for _, g := range p.rec.AllGames() {
			if g.Status == altyn.GamesHeld && g.Movement == altyn.Olympic && g.Closes.Known() && g.Closes.Last() <= day {
				q.Games = append(q.Games, g.ID)
			}
		}
	}
	t, err := medal.Compute(p.rec, q)
	if err != nil {
		return nil, false // what the record cannot answer it does not contradict
	}
	lines := make(map[altyn.NationID][3]int, len(t.Lines))
	for _, l := range t.Lines {
		lines[l.Nation] = [3]int{l.Gold, l.Silver, l.Bronze}
	}
	return lines, true
}

// differing gives the nations whose lines differ, in order of code.
func (p *pass) differing(u *altyn.Publication, want, got map[altyn.NationID][3]int) []altyn.NationID {
	var differ []altyn.NationID
	for n, w := range want {
		if got[n] != w {
			differ = append(differ, n)
		}
	}
	if u.Complete == "yes" {
		for n, g := range got {
			nation, ok := p.rec.Nation(n)
			if _, printed := want[n]; !printed && g != [3]int{} && (!ok || nation.Ranked != "no") {
				differ = append(differ, n)
			}
		}
	}
	slices.Sort(differ)
	return differ
}
