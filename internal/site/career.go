package site

import (
	"cmp"
	"slices"
	"strconv"

	"altyn"
	"altyn/internal/view"
)

// career is what a person brought from each of their Games: a column for each, a token for each event.
type career struct {
	Width, Height int
	Base          int
	From, To      int
	Columns       []careerColumn
}

type careerColumn struct {
	Games  altyn.GamesID
	Nation altyn.NationID
	Mid    int
	Tokens []careerToken // from the bottom up, the best first
}

// careerToken is how one event ended: a medal that is held, a medal that was lost, or an overall rank.
type careerToken struct {
	Y     int
	Medal altyn.Medal // empty for a rank
	Lost  bool
	Rank  int
	Event altyn.EventID
}

const (
	careerStep = 26 // height of a token
	careerWide = 150
)

// newCareer draws the Games of a person; nothing for fewer than two, which the lists show as well.
func newCareer(v view.Person) career {
	var columns []careerColumn
	column := func(g altyn.GamesID, n altyn.NationID) *careerColumn {
		for i := range columns {
			if columns[i].Games == g {
				return &columns[i]
			}
		}
		columns = append(columns, careerColumn{Games: g, Nation: n})
		return &columns[len(columns)-1]
	}
	for _, list := range []struct {
		medals []view.Medal
		lost   bool
	}{{v.Medals, false}, {v.Lost, true}} {
		for _, m := range list.medals {
			c := column(m.Games, m.Nation)
			if list.lost && slices.ContainsFunc(c.Tokens, func(t careerToken) bool { return t.Event == m.Event && !t.Lost }) {
				continue // one medal took the place of another
			}
			c.Tokens = append(c.Tokens, careerToken{Medal: m.Medal, Lost: list.lost, Event: m.Event})
		}
	}
	for _, p := range v.Places {
		c := column(p.Games, p.Nation)
		rank, ok := p.Rank.Int()
		if !ok || p.Phase != "" || slices.ContainsFunc(c.Tokens, func(t careerToken) bool { return t.Event == p.Event }) {
			continue
		}
		c.Tokens = append(c.Tokens, careerToken{Rank: rank, Event: p.Event})
	}
	columns = slices.DeleteFunc(columns, func(c careerColumn) bool { return len(c.Tokens) == 0 })
	if len(columns) < 2 {
		return career{}
	}
	slices.SortFunc(columns, func(a, b careerColumn) int { return altyn.CompareGames(a.Games, b.Games) })
	most := 0
	for i := range columns {
		t := columns[i].Tokens
		slices.SortStableFunc(t, func(a, b careerToken) int {
			return cmp.Or(cmp.Compare(a.weight(), b.weight()), cmp.Compare(a.Event, b.Event))
		})
		most = max(most, len(t))
	}
	s := career{Width: min(plotWidth, len(columns)*careerWide), Base: most*careerStep + 8}
	s.Height, s.To = s.Base+28, s.Width
	for i := range columns {
		columns[i].Mid = (2*i + 1) * s.Width / (2 * len(columns))
		for j := range columns[i].Tokens {
			columns[i].Tokens[j].Y = s.Base - careerStep/2 - j*careerStep
		}
	}
	s.Columns = columns
	return s
}

// weight orders tokens: medals held by colour, then ranks, then medals lost.
func (t careerToken) weight() int {
	switch {
	case t.Lost:
		return 1 << 20
	case t.Medal == altyn.Gold:
		return 1
	case t.Medal == altyn.Silver:
		return 2
	case t.Medal == altyn.Bronze:
		return 3
	}
	return 3 + t.Rank
}

// Text is what stands in the token of a rank.
func (t careerToken) Text() string { return strconv.Itoa(t.Rank) }
