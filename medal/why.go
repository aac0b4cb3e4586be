package medal

import (
	"cmp"
	"slices"

	"altyn"
	"altyn/record"
)

// Explanation is what a nation's line of a table rests on.
type Explanation struct {
	Query  Query
	Nation altyn.NationID
	Line   Line
	Ranked bool // the table of all nations is known, so that Line has its rank
	Parts  []Part
	Notes  []altyn.Message
}

// Part is what the line gets from one nation at one of the Games; of another nation only where lineages are merged.
type Part struct {
	Games   altyn.GamesID
	Nation  altyn.NationID
	Line    Line               // what it adds, without rank
	Opening *altyn.Publication // table that it starts from; nil when it is counted from the medal rows
	Balance Line               // the nation's line of Opening
	Listed  bool               // Medals are all of them: coverage says so
	Medals  []Held             // medals held at the end of the day, of which the record has rows
	Effects []Effect           // what decisions did, in the order in which they count
}

// Effect is an effect of a decision on an entry of the nation, with what it did to the line.
type Effect struct {
	Decision *altyn.Decision
	From, To altyn.Medal // the medal before and after, in the basis; equal when it did not move
	Standing Standing
}

// Standing says whether an effect is in the line and why not.
type Standing string

// The values of Standing.
const (
	Counted   Standing = "counted"    // it moved the medal after the opening balance
	InOpening Standing = "in-opening" // the opening balance has it already
	NoMove    Standing = "no-move"    // in this basis, or at all, it moves no medal
	OfMember  Standing = "of-member"  // it touched one person of the entry, which kept its medal
	Maybe     Standing = "maybe"      // its window has begun and is not over: not counted yet
	Later     Standing = "later"      // taken after the day: not counted
)

// Why explains nation n's line of the table that q asks for: the medals, or the opening balance where the record does
// not have them all, and what each decision did. Each decision names its day, body and sources; each medal its result.
// The error is that of [Count], or of [Compute] for a table according to a publisher, which is explained by its printed
// lines only.
func Why(r *record.Record, q Query, n altyn.NationID) (Explanation, error) {
	ix := indexOf(r)
	p, err := ix.plan(&q)
	if err != nil {
		return Explanation{}, err
	}
	num, ok := ix.num[n]
	if !ok {
		return Explanation{}, &UnknownNation{Nation: n}
	}
	x := Explanation{Query: q, Nation: n}
	if t, err := Compute(r, q); err == nil {
		x.Line, _ = t.Line(n)
		x.Ranked, x.Notes = true, t.Notes
	} else if q.AccordingTo != "" {
		return x, err
	} else if x.Line, err = Count(r, q, n); err != nil {
		return x, err
	}
	for i := range p.accounts {
		a := p.accounts[i]
		for _, m := range ix.line(num, q) {
			if part, ok := ix.part(a, q, p, m); ok {
				x.Parts = append(x.Parts, part)
			}
		}
	}
	slices.SortStableFunc(x.Parts, func(a, b Part) int { return altyn.CompareGames(a.Games, b.Games) })
	for _, part := range x.Parts {
		if part.Listed && part.Opening != nil && part.differs() {
			x.Notes = append(x.Notes, altyn.Msg("rows-differ-from-balance", "games", part.Games, "nation", part.Nation,
				"rows", len(part.Medals), "balance", part.Line.Total()))
		}
	}
	return x, nil
}

// differs reports whether the medals listed do not add up to the line.
func (p Part) differs() bool {
	var l Line
	for _, m := range p.Medals {
		switch m.Medal {
		case altyn.Gold:
			l.Gold++
		case altyn.Silver:
			l.Silver++
		case altyn.Bronze:
			l.Bronze++
		}
	}
	return l.Gold != p.Line.Gold || l.Silver != p.Line.Silver || l.Bronze != p.Line.Bronze
}

// part explains what nation number n has at one of the Games; false when there is nothing to say.
func (ix *index) part(a account, q Query, p plan, n int32) (Part, bool) {
	b := a.b
	part := Part{Games: b.games.ID, Nation: ix.nations[n]}
	since, whole := ix.rows(b, part.Nation, q)
	part.Listed = whole && q.AsOf >= since
	if q.AccordingTo != "" {
		return ix.printedPart(part, q)
	}
	if !a.counted(q.AsOf) {
		a = account{b: b, from: b.begins} // the nation's own rows
	}
	part.Line = a.own(n, q.AsOf, p.basis, p.filter).line(part.Nation)
	opened := altyn.MinDay - 1
	if o := a.opening; o != nil {
		opened = o.day
		part.Opening = o.pub
		part.Balance = Line{Nation: part.Nation}
		if i := slices.IndexFunc(o.cells, func(c cell) bool { return c.nation == n }); i >= 0 {
			part.Balance = o.cells[i].count.line(part.Nation)
		}
	}
	for _, h := range b.entries {
		if h.entry.Nation != part.Nation || !p.filter.has(h.entry.Event) {
			continue
		}
		b.eachHeld(h, p.basis, func(m Held) bool {
			if m.HeldOn(q.AsOf) {
				part.Medals = append(part.Medals, m)
			}
			return true
		})
		replay(h.start, h.effects, p.basis, func(d *altyn.Decision, from, to uint8) {
			e := Effect{Decision: d, From: medals[from], To: medals[to]}
			switch last := d.Decided.Last(); {
			case d.Decided.First() > q.AsOf:
				e.Standing = Later
			case last > q.AsOf:
				e.Standing = Maybe
			case d.Scope == altyn.OneMember:
				e.Standing = OfMember
			case from == to:
				e.Standing = NoMove
			case last <= opened:
				e.Standing = InOpening
			default:
				e.Standing = Counted
			}
			part.Effects = append(part.Effects, e)
		})
	}
	slices.SortStableFunc(part.Effects, func(a, b Effect) int { return compareEffects(a.Decision, b.Decision) })
	slices.SortStableFunc(part.Medals, func(a, b Held) int {
		return cmp.Or(cmp.Compare(place(a.Medal), place(b.Medal)), a.Won.Compare(b.Won), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return part, part.Line.Total() != 0 || part.Balance.Total() != 0 || len(part.Medals)+len(part.Effects) > 0
}

// printedPart is the nation's line of the publisher's table.
func (ix *index) printedPart(part Part, q Query) (Part, bool) {
	pub, _ := ix.latest(part.Games, q)
	if pub == nil {
		return part, false
	}
	part.Opening, part.Listed = pub, false
	for _, l := range ix.r.Lines(pub.ID) {
		if l.Nation == part.Nation {
			part.Balance = Line{Nation: l.Nation, Rank: l.Rank.Or(0), Gold: l.Gold.Or(0), Silver: l.Silver.Or(0), Bronze: l.Bronze.Or(0)}
			part.Line = Line{Nation: l.Nation, Gold: part.Balance.Gold, Silver: part.Balance.Silver, Bronze: part.Balance.Bronze}
			return part, true
		}
	}
	return part, false
}
