package medal_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"altyn"
	"altyn/medal"
	"altyn/record"

	"pgregory.net/rapid"
)

// world is a drawn history of a few Games, and the plain arithmetic that tables must agree with.
type world struct {
	rows     record.Tables // with every medal row and coverage
	balances record.Tables // the same with the table at each close and no result rows
	games    []altyn.GamesID
	nations  []altyn.NationID
	closes   map[altyn.GamesID]altyn.Day
	last     altyn.Day
	entries  []drawn
}

type drawn struct {
	games   altyn.GamesID
	nation  altyn.NationID
	won     altyn.Day
	medal   altyn.Medal
	effects []altyn.Decision
}

// state is the medal of an entry on a day, by a reading of the rules that shares no code with the package.
func (d drawn) state(on altyn.Day, basis medal.Basis) altyn.Medal {
	if on < d.won {
		return altyn.NoMedal
	}
	m := d.medal
	for _, e := range d.effects {
		if e.Decided.Last() > on || e.Scope == altyn.OneMember {
			continue
		}
		moves := false
		switch e.Effect {
		case altyn.ResultChanged, altyn.LeftVacant:
			moves = basis == medal.ByResult
		case altyn.MedalPresented:
			moves = basis == medal.ByAllocation && e.Basis == altyn.Stated
		case altyn.MedalWithdrawn, altyn.MedalAllocated, altyn.EntryReinstated:
			moves = basis == medal.ByResult || e.Basis == altyn.Stated
		}
		if moves {
			m = e.To
		}
	}
	return m
}

// lines counts the medals on a day and ranks them by comparing each nation with each.
func (w world) lines(games []altyn.GamesID, on altyn.Day, basis medal.Basis) []medal.Line {
	at := map[altyn.NationID]*medal.Line{}
	for _, n := range w.nations {
		at[n] = &medal.Line{Nation: n}
	}
	for _, d := range w.entries {
		if !slices.Contains(games, d.games) {
			continue
		}
		switch d.state(on, basis) {
		case altyn.Gold:
			at[d.nation].Gold++
		case altyn.Silver:
			at[d.nation].Silver++
		case altyn.Bronze:
			at[d.nation].Bronze++
		}
	}
	var out []medal.Line
	for _, n := range w.nations {
		l := *at[n]
		if l.Total() == 0 {
			continue
		}
		if n != unranked {
			l.Rank = 1
			for m, o := range at {
				if m == n || m == unranked || o.Total() == 0 {
					continue
				}
				switch c := cmp.Or(cmp.Compare(o.Gold, l.Gold), cmp.Compare(o.Silver, l.Silver), cmp.Compare(o.Bronze, l.Bronze)); {
				case c > 0:
					l.Rank++
				case c == 0:
					l.Shared = true
				}
			}
		}
		out = append(out, l)
	}
	return out
}

const unranked = altyn.NationID("NEU")

var (
	places  = []altyn.Medal{altyn.Gold, altyn.Silver, altyn.Bronze, altyn.NoMedal}
	effects = []altyn.Effect{altyn.ResultChanged, altyn.MedalWithdrawn, altyn.MedalAllocated, altyn.MedalWithheld, altyn.MedalPresented,
		altyn.LeftVacant, altyn.EntryReinstated, altyn.EntryDisqualified, altyn.DecisionConfirmed}
)

func drawWorld(t *rapid.T) world {
	w := world{nations: []altyn.NationID{"AAA", "BBB", "CCC", "DDD", "EEE", unranked}, closes: map[altyn.GamesID]altyn.Day{}}
	for _, n := range w.nations {
		ranked := "yes"
		if n == unranked {
			ranked = "no"
		}
		w.rows.Nations = append(w.rows.Nations, altyn.Nation{ID: n, Ranked: ranked})
	}
	start, _ := altyn.DayOf(2000, 7, 1)
	for i := range rapid.IntRange(1, 3).Draw(t, "games") {
		g := altyn.GamesID(fmt.Sprintf("%dS", 2000+4*i))
		opens := start + altyn.Day(1461*i)
		closes := opens + 10
		w.games, w.closes[g], w.last = append(w.games, g), closes, closes
		w.rows.Games = append(w.rows.Games, altyn.Games{ID: g, Movement: altyn.Olympic, Season: altyn.Summer, Status: altyn.GamesHeld, Opens: opens.Date(), Closes: closes.Date()})
		for k := range rapid.IntRange(1, 14).Draw(t, "entries") {
			n := rapid.SampledFrom(w.nations).Draw(t, "nation")
			d := drawn{games: g, nation: n, won: opens + altyn.Day(rapid.IntRange(0, 10).Draw(t, "won")), medal: rapid.SampledFrom(places).Draw(t, "medal")}
			event := altyn.EventID(fmt.Sprintf("judo/men-%dkg", 50+k))
			entry := altyn.EntryID(fmt.Sprintf("%s/%s/%s/1", g, event, n))
			w.rows.Entries = append(w.rows.Entries, altyn.Entry{ID: entry, Games: g, Event: event, Nation: n})
			w.rows.Results = append(w.rows.Results, altyn.Result{Entry: entry, Medal: d.medal, On: d.won.Date()})
			when := closes
			for j := range rapid.IntRange(0, 3).Draw(t, "effects") {
				// No two effects of an entry on a day: which goes first is a fact the drawn rows do not have.
				when += altyn.Day(rapid.IntRange(1, 400).Draw(t, "later"))
				decided := when.Date()
				if rapid.IntRange(0, 3).Draw(t, "partial") == 0 {
					decided = altyn.Between(when, when+altyn.Day(rapid.IntRange(1, 60).Draw(t, "window")))
					when = decided.Last()
				}
				e := altyn.Decision{ID: altyn.EffectID(fmt.Sprintf("%s-%d-%d", g, k, j)), Decision: altyn.DecisionID(fmt.Sprintf("%s-%d", g, rapid.IntRange(0, 5).Draw(t, "decision"))),
					Decided: decided, Games: g, Event: event, Entry: entry, From: d.medal, Effect: rapid.SampledFrom(effects).Draw(t, "effect"),
					To: rapid.SampledFrom(places).Draw(t, "to"), Scope: altyn.WholeEntry, Basis: altyn.Stated}
				if rapid.IntRange(0, 4).Draw(t, "inferred") == 0 {
					e.Basis = altyn.Inferred
				}
				if rapid.IntRange(0, 5).Draw(t, "member") == 0 {
					e.Scope = altyn.OneMember
				}
				d.effects = append(d.effects, e)
				w.rows.Decisions = append(w.rows.Decisions, e)
			}
			w.last = max(w.last, when)
			w.entries = append(w.entries, d)
		}
	}
	w.balances = w.rows
	w.rows.Coverage = []altyn.Coverage{{Fact: altyn.FactMedals, Games: "*", Nation: "*", Sport: "*", Event: "*"}}
	w.balances.Results = nil
	for _, g := range w.games {
		id := altyn.PublicationID(string(g) + "/ioc/close")
		w.balances.Publications = append(w.balances.Publications, altyn.Publication{ID: id, Games: g, Publisher: "ioc", AsOf: w.closes[g].Date(), Role: altyn.Opening, Complete: "yes"})
		for _, l := range w.lines([]altyn.GamesID{g}, w.closes[g], medal.ByResult) {
			w.balances.Lines = append(w.balances.Lines, altyn.TableLine{Publication: id, Nation: l.Nation, Gold: altyn.N(l.Gold), Silver: altyn.N(l.Silver), Bronze: altyn.N(l.Bronze)})
		}
	}
	return w
}

func drawBasis(t *rapid.T) medal.Basis {
	return rapid.SampledFrom([]medal.Basis{medal.ByResult, medal.ByAllocation}).Draw(t, "basis")
}

// day draws a day on which every Games is over, so that both records can answer.
func (w world) day(t *rapid.T, name string) altyn.Day {
	from := w.closes[w.games[len(w.games)-1]]
	return altyn.Day(rapid.IntRange(int(from), int(w.last)+5).Draw(t, name))
}

func compute(t *rapid.T, r *record.Record, q medal.Query) medal.Table {
	tab, err := medal.Compute(r, q)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// sorted orders lines by code.
func sorted(lines []medal.Line) []medal.Line {
	lines = slices.Clone(lines)
	slices.SortFunc(lines, func(a, b medal.Line) int { return cmp.Compare(a.Nation, b.Nation) })
	return lines
}

func TestTablesAgreeWithPlainArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		q := medal.Query{Games: w.games, AsOf: w.day(t, "day"), Basis: drawBasis(t)}
		want := w.lines(w.games, q.AsOf, q.Basis)
		for name, tables := range map[string]record.Tables{"rows": w.rows, "balances": w.balances} {
			r := record.New(tables)
			tab := compute(t, r, q)
			if got := sorted(tab.Lines); !slices.Equal(got, want) {
				t.Fatalf("%s on %s by %s:\n got %v\nwant %v", name, q.AsOf, q.Basis, got, want)
			}
			if !slices.IsSortedFunc(tab.Lines, func(a, b medal.Line) int {
				return cmp.Or(cmp.Compare(b.Gold, a.Gold), cmp.Compare(b.Silver, a.Silver), cmp.Compare(b.Bronze, a.Bronze), cmp.Compare(a.Nation, b.Nation))
			}) {
				t.Fatalf("%s: lines are out of order: %v", name, tab.Lines)
			}
			for _, n := range w.nations {
				l, _ := tab.Line(n)
				c, err := medal.Count(r, q, n)
				if err != nil || c != l {
					t.Fatalf("%s: Count(%s) = %v, %v; the table has %v", name, n, c, err, l)
				}
				x, err := medal.Why(r, q, n)
				if err != nil || x.Line != l {
					t.Fatalf("%s: Why(%s) = %v, %v; the table has %v", name, n, x.Line, err, l)
				}
				var sum medal.Line
				for _, p := range x.Parts {
					sum.Gold, sum.Silver, sum.Bronze = sum.Gold+p.Line.Gold, sum.Silver+p.Line.Silver, sum.Bronze+p.Line.Bronze
					if name == "rows" && (!p.Listed || len(p.Medals) != p.Line.Total()) {
						t.Fatalf("Why(%s) lists %d medals of %v", n, len(p.Medals), p.Line)
					}
				}
				if sum.Gold != l.Gold || sum.Silver != l.Silver || sum.Bronze != l.Bronze {
					t.Fatalf("%s: the parts of %s add up to %v, the line is %v", name, n, sum, l)
				}
			}
		}
	})
}

func TestMedalsAddUpToTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		r := record.New(w.rows)
		on := altyn.Day(rapid.IntRange(int(w.closes[w.games[0]])-10, int(w.last)+5).Draw(t, "day"))
		basis := drawBasis(t)
		got := map[altyn.NationID]medal.Line{}
		for h := range medal.Medals(r, medal.Filter{Basis: basis, AsOf: on.Date()}) {
			l := got[h.Entry.Nation]
			switch h.Medal {
			case altyn.Gold:
				l.Gold++
			case altyn.Silver:
				l.Silver++
			case altyn.Bronze:
				l.Bronze++
			}
			got[h.Entry.Nation] = l
		}
		for _, l := range w.lines(w.games, on, basis) {
			if g := got[l.Nation]; g.Gold != l.Gold || g.Silver != l.Silver || g.Bronze != l.Bronze {
				t.Fatalf("%s on %s: medals give %v, arithmetic %v", l.Nation, on, g, l)
			}
		}
	})
}

func TestTimelineIsTheTableOfEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		tables := w.rows
		if rapid.Bool().Draw(t, "balances") {
			tables = w.balances
		}
		r := record.New(tables)
		q := medal.Query{Games: w.games, Basis: drawBasis(t), By: rapid.SampledFrom([]altyn.By{altyn.ByGold, altyn.ByTotal}).Draw(t, "by")}
		n := rapid.SampledFrom(w.nations).Draw(t, "nation")
		spans, err := medal.Timeline(r, q, n)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range spans {
			if s.From > s.Until || i > 0 && s.From != spans[i-1].Until+1 {
				t.Fatalf("span %d is %s..%s after %+v", i, s.From, s.Until, spans[max(0, i-1)])
			}
		}
		first := spans[0].From
		for d := first; d <= w.last+3; d += altyn.Day(rapid.IntRange(1, 40).Draw(t, "step")) {
			q.AsOf = d
			s, ok := medal.On(spans, d)
			if !ok {
				t.Fatalf("no span has %s", d)
			}
			tab, err := medal.Compute(r, q)
			if (err == nil) != s.Ranked {
				t.Fatalf("on %s the table says %v, the timeline %+v", d, err, s)
			}
			if l, _ := tab.Line(n); err == nil && l != s.Line {
				t.Fatalf("on %s the table has %v, the timeline %v", d, l, s.Line)
			}
		}
	})
}

func TestDiffComposes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		r := record.New(w.balances)
		q := medal.Query{Games: w.games, Basis: drawBasis(t)}
		a, b, c := w.day(t, "a"), w.day(t, "b"), w.day(t, "c")
		lines := map[altyn.NationID]medal.Line{}
		q.AsOf = a
		for _, l := range compute(t, r, q).Lines {
			lines[l.Nation] = l
		}
		for _, days := range [][2]altyn.Day{{a, b}, {b, c}} {
			d, err := medal.Diff(r, q, days[0], days[1])
			if err != nil {
				t.Fatal(err)
			}
			for _, ch := range d.Changes {
				if have := lines[ch.Nation]; have.Total() != 0 && have != ch.Old || have.Total() == 0 && ch.Old.Total() != 0 {
					t.Fatalf("%s was %v, the difference says %v", ch.Nation, have, ch.Old)
				}
				lines[ch.Nation] = ch.New
				if len(ch.Decisions) == 0 {
					t.Fatalf("%s went from %v to %v because of nothing", ch.Nation, ch.Old, ch.New)
				}
			}
		}
		q.AsOf = c
		want := compute(t, r, q).Lines
		var got []medal.Line
		for _, l := range lines {
			if l.Total() != 0 {
				got = append(got, l)
			}
		}
		if !slices.Equal(sorted(got), sorted(want)) {
			t.Fatalf("the differences lead to\n%v\nthe table is\n%v", sorted(got), sorted(want))
		}
	})
}

func TestNothingChangesBetweenChangePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		r := record.New(w.balances)
		g := w.games[0]
		q := medal.Query{Games: []altyn.GamesID{g}, Basis: drawBasis(t)}
		changes := map[altyn.Day]bool{}
		for _, c := range medal.ChangePoints(r, g, q.Basis) {
			changes[c.Day] = true
		}
		var before []medal.Line
		for d := w.closes[g]; d <= w.last+1; d++ {
			q.AsOf = d
			now := compute(t, r, q).Lines
			if d > w.closes[g] && !changes[d] && !slices.Equal(before, now) {
				t.Fatalf("the table changed on %s, which is no change point", d)
			}
			before = now
		}
	})
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		tables := w.balances
		other := tables
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		other.Decisions, other.Entries, other.Lines, other.Games = shuffled(rng, tables.Decisions), shuffled(rng, tables.Entries), shuffled(rng, tables.Lines), shuffled(rng, tables.Games)
		q := medal.Query{Games: w.games, AsOf: w.day(t, "day"), Basis: drawBasis(t)}
		a, b := compute(t, record.New(tables), q), compute(t, record.New(other), q)
		if !slices.Equal(a.Lines, b.Lines) || !slices.Equal(a.Uncertain, b.Uncertain) {
			t.Fatalf("tables differ:\n%v %v\n%v %v", a.Lines, a.Uncertain, b.Lines, b.Uncertain)
		}
		n := rapid.SampledFrom(w.nations).Draw(t, "nation")
		x, _ := medal.Timeline(record.New(tables), q, n)
		y, _ := medal.Timeline(record.New(other), q, n)
		if fmt.Sprint(x) != fmt.Sprint(y) {
			t.Fatalf("timelines differ:\n%v\n%v", x, y)
		}
	})
}

func shuffled[T any](rng *rand.Rand, rows []T) []T {
	rows = slices.Clone(rows)
	rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	return rows
}
