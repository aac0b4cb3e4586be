package check

import (
	"altyn"
	"altyn/medal"
)

// rankMessage words a nation's place; of many Games, which ones is said by the season.
func (j *job) rankMessage(s *altyn.Slots, games []altyn.GamesID, rank altyn.Num, shared string, since altyn.Date) altyn.Message {
	if s.Games == "" && len(games) > 2 {
		games = []altyn.GamesID{}
	}
	return altyn.Msg(HasRank, "nation", s.Nation, "games", games, "season", s.Season, "sport", s.Sport, "by", s.By, "rank", rank, "shared", shared, "since", since)
}

// standing judges a rank in a medal table.
func (j *job) standing(s *altyn.Slots, w span) answer {
	if s.Rank == 0 {
		return cannot(lackSlot("rank"))
	}
	if s.Nation == "" {
		return cannot(lackSlot("nation"))
	}
	games, _ := j.scope(s)
	if len(games) == 0 {
		return cannot(lack(LackGames, "games", s.Games))
	}
	rankOf := func(by altyn.By) (answer, *medal.Span, error) {
		return j.overTime(games, medal.Query{Games: games, Sport: s.Sport, Event: s.Event, Sex: s.Sex, By: by}, s, w, false, func(sp medal.Span) bool {
			if s.Rank == altyn.LastPlace {
				return false
			}
			return sp.Line.Rank > 0 && rankFits(s, sp.Line.Rank)
		})
	}
	a, now, err := rankOf(s.By)
	if s.Rank == altyn.LastPlace {
		return cannot(lack(LackMeasure, "claim", altyn.Last))
	}
	var p answer
	found := false
	if s.By != altyn.ByTotal {
		p, found = j.printed(s, games, w, func(l *altyn.TableLine) bool {
			n, ok := l.Rank.Int()
			return ok && rankFits(s, n)
		})
	}
	if err != nil {
		if found {
			return p
		}
		return cannot(j.lackTable(s, games, w, err))
	}
	if now != nil {
		a.want = &altyn.Slots{Nation: s.Nation, Games: s.Games, By: s.By}
		if now.Line.Rank > 0 {
			a.want.Rank = altyn.Rank(now.Line.Rank)
		}
		shared := ""
		if now.Line.Shared {
			shared = "yes"
		}
		rank := altyn.Num{}
		if now.Line.Rank > 0 {
			rank = altyn.N(now.Line.Rank)
		}
		spans, _ := j.timeline(medal.Query{Games: games, Sport: s.Sport, Event: s.Event, Sex: s.Sex, By: s.By, Basis: medal.ByResult}, s.Nation)
		since := began(spans, now.From, func(x, y medal.Line) bool { return x.Rank == y.Rank })
		a.said = j.rankMessage(s, games, rank, shared, since.Date())
		if then, ok := a.when.nearest(w.until); ok {
			if sp, ok := medal.On(spans, then.until); ok && sp.Ranked && sp.Line.Rank > 0 && rankFits(s, sp.Line.Rank) {
				a.was = j.rankMessage(s, games, altyn.N(sp.Line.Rank), "", altyn.Date{})
			}
		}
	}
	if found && decide(a, w) != altyn.Confirmed {
		a = mergePrinted(a, p, w)
	}
	if s.By == "" && decide(a, w) == altyn.Contradicted {
		// The ranking is not named: by the number of medals it may be so.
		if t, _, err := rankOf(altyn.ByTotal); err == nil && decide(t, w) == altyn.Confirmed {
			t.open, t.when = t.when, nil
			t.lacking = lack(LackCandidate, "slot", "by")
			return t
		}
	}
	return a
}
