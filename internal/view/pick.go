package view

import (
	"cmp"
	"slices"
	"strings"

	"altyn"
	"altyn/medal"
	"altyn/record"
)

// Pick is a choice of Games that are counted together.
type Pick struct {
	Key    string          `json:"key"` // 2012S, 1996S..2020S, or one of [SeriesKeys]
	Games  []altyn.GamesID `json:"games"`
	Season altyn.Season    `json:"season,omitempty"` // of a series or a range; empty for all Olympic Games
	One    bool            `json:"-"`                // it is one of the Games
}

// SeriesKeys are the series of Games that have a table of their own, in the order in which they are offered.
func SeriesKeys() []string {
	return []string{"olympic", "summer", "winter", "paralympic", "summer-paralympic", "winter-paralympic"}
}

// PickGames reads a choice of Games: an id, a range of two ids, or a series; it reports false when there is none such.
func PickGames(r *record.Record, asked string) (Pick, bool) {
	if asked == "" || asked == "all" {
		asked = "olympic"
	}
	if slices.Contains(SeriesKeys(), asked) {
		p := Pick{Key: asked}
		if asked != "olympic" {
			p.Season = altyn.Season(asked)
		}
		p.Games = medal.Series(r, p.Season)
		return p, len(p.Games) > 0
	}
	from, to, several := strings.Cut(asked, "..")
	if !several {
		g, ok := r.Games(altyn.GamesID(asked))
		if !ok {
			return Pick{}, false
		}
		return Pick{Key: asked, Games: []altyn.GamesID{g.ID}, Season: g.ID.Season(), One: true}, true
	}
	if len(from) > 8 || len(to) > 8 {
		return Pick{}, false
	}
	a, okA := r.Games(altyn.GamesID(from))
	b, okB := r.Games(altyn.GamesID(to))
	if !okA || !okB {
		return Pick{}, false
	}
	games := medal.Between(r, a.ID, b.ID)
	p := Pick{Key: asked, Games: games, One: len(games) == 1}
	if a.ID.Season() == b.ID.Season() {
		p.Season = a.ID.Season()
	}
	return p, len(games) > 0
}

// TableAsk says which medal table is wanted.
type TableAsk struct {
	Pick        Pick
	AsOf        altyn.Day
	Basis       medal.Basis // empty for the official result
	By          altyn.By    // empty for gold
	Sport       altyn.SportID
	AccordingTo string
	Limit       int              // lines; 0 for all
	Only        []altyn.NationID // lines of these nations only
}

func (a TableAsk) query() medal.Query {
	return medal.Query{Games: a.Pick.Games, AsOf: a.AsOf, Basis: cmp.Or(a.Basis, medal.ByResult), By: cmp.Or(a.By, altyn.ByGold), Sport: a.Sport, AccordingTo: a.AccordingTo}
}

// AskTable computes a medal table. The error is one that [NewUnanswered] words, or says that the query is wrong.
func AskTable(r *record.Record, a TableAsk, say Say) (Table, error) {
	q := a.query()
	t, err := medal.Compute(r, q)
	if err != nil {
		return Table{}, err
	}
	return NewTable(r, q, t, a.Only, a.Limit, say), nil
}

// AskWhy explains a nation's line of a medal table, as [AskTable] does for the whole of it.
func AskWhy(r *record.Record, a TableAsk, n altyn.NationID, say Say) (Why, error) {
	x, err := medal.Why(r, a.query(), n)
	if err != nil {
		return Why{}, err
	}
	return NewWhy(r, x, say), nil
}

// AskDiff gives what changed in a medal table between the ends of two days.
func AskDiff(r *record.Record, a TableAsk, from, until altyn.Day, say Say) (Diff, error) {
	d, err := medal.Diff(r, a.query(), from, until)
	if err != nil {
		return Diff{}, err
	}
	return NewDiff(r, d, say), nil
}

// AskSpans gives when each line of a nation in a medal table was true, up to a day.
func AskSpans(r *record.Record, a TableAsk, n altyn.NationID) []Span {
	all, err := medal.Timeline(r, a.query(), n)
	if err != nil {
		return nil
	}
	return spansUntil(all, a.AsOf)
}

// Unanswered says why the record has no answer, and on which days it has one.
type Unanswered struct {
	Sentences []string     `json:"sentences"`
	Instead   []altyn.Date `json:"instead,omitempty"`
}

// NewUnanswered words an error of [AskTable], [AskWhy] or [AskDiff]; it reports false for another error.
func NewUnanswered(err error, say Say) (Unanswered, bool) {
	u, ok := err.(*medal.Unanswerable)
	if !ok {
		return Unanswered{}, false
	}
	var v Unanswered
	var messages []altyn.Message
	for _, g := range u.Gaps {
		messages = append(messages, g.Message())
		if g.Instead.Known() && !slices.Contains(v.Instead, g.Instead) {
			v.Instead = append(v.Instead, g.Instead)
		}
	}
	v.Sentences = say.words(messages)
	return v, true
}

// InsteadRange gives the longest run of the Games asked for that can be answered together, of equals the latest, as a key
// of [PickGames]; "" when there are not two of them in a row.
func InsteadRange(err error, a TableAsk) string {
	u, ok := err.(*medal.Unanswerable)
	if !ok {
		return ""
	}
	rest, games := u.Without(a.query()), a.Pick.Games
	from, length := 0, 1
	for i := 0; i < len(games); i++ {
		n := 0
		for i+n < len(games) && slices.Contains(rest, games[i+n]) {
			n++
		}
		if n >= length && n < len(games) {
			from, length = i, n
		}
		i += n
	}
	if length < 2 {
		return ""
	}
	return string(games[from]) + ".." + string(games[from+length-1])
}

// Days is what a control over the days of a medal table shows.
type Days struct {
	First altyn.Day `json:"first"` // the first day for which the record has the table
	Last  altyn.Day `json:"last"`
	Marks []DayMark `json:"marks"` // in order of time
}

// DayMark is a day on which decisions moved medals.
type DayMark struct {
	Day       altyn.Day          `json:"day"`
	Games     []altyn.GamesID    `json:"games"`
	Decisions []altyn.DecisionID `json:"decisions"`
	Medals    int                `json:"medals"` // how many entries it touched
}

// NewDays gives the days of the tables of some Games up to a day.
func NewDays(r *record.Record, p Pick, basis medal.Basis, last altyn.Day) Days {
	v := Days{Last: last, Marks: []DayMark{}}
	for i, g := range p.Games {
		row, ok := r.Games(g)
		if !ok {
			continue
		}
		closes := row.Closes.Last()
		if o, ok := r.Opening(g); ok && o.AsOf.Known() {
			closes = o.AsOf.Last()
		}
		if i == 0 || closes < v.First {
			v.First = closes
		}
		for _, c := range medal.ChangePoints(r, g, cmp.Or(basis, medal.ByResult)) {
			if c.Day > last || c.Day < closes {
				continue
			}
			at, found := slices.BinarySearchFunc(v.Marks, c.Day, func(m DayMark, d altyn.Day) int { return cmp.Compare(m.Day, d) })
			if !found {
				v.Marks = slices.Insert(v.Marks, at, DayMark{Day: c.Day})
			}
			m := &v.Marks[at]
			m.Medals += len(c.Moves)
			if !slices.Contains(m.Decisions, c.Decision) {
				m.Decisions = append(m.Decisions, c.Decision)
			}
			if !slices.Contains(m.Games, g) {
				m.Games = append(m.Games, g)
			}
		}
	}
	if v.First > v.Last {
		v.First = v.Last
	}
	return v
}

// Around gives the last marked day before a day and the first after it.
func (d Days) Around(day altyn.Day) (before, after *DayMark) {
	for i := range d.Marks {
		if d.Marks[i].Day < day {
			before = &d.Marks[i]
		}
		if d.Marks[i].Day > day {
			return before, &d.Marks[i]
		}
	}
	return before, nil
}

// Publishers gives whose tables of the Games the record has by the day.
func Publishers(r *record.Record, g altyn.GamesID, day altyn.Day) []string {
	return medal.Publishers(r, g, day)
}
