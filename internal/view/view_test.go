package view_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"altyn"
	"altyn/data"
	"altyn/internal/view"
	"altyn/medal"
	"altyn/record"
)

func load(tb testing.TB) *record.Record {
	tb.Helper()
	r, _, err := record.Load(os.DirFS("../cli/testdata/record"))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func day(s string) altyn.Day {
	d, err := altyn.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func key(m altyn.Message) string { return m.Key }

// An answer about a past day must not show what came later: everything shown as of a day is the same whether or not the
// record holds later decisions.
func TestPastDaysDoNotChange(t *testing.T) {
	t.Parallel()
	whole := load(t)
	rows := *whole.Rows()
	rows.Decisions = nil
	without := record.New(rows)
	ask := view.Asked{AsOf: day("2002-01-01"), Say: key}
	show := func(r *record.Record) string {
		person, _ := view.NewPerson(r, "anna-alfa", ask)
		at, _ := view.NewNationAt(r, "BBB", "2001S", ask)
		nation, _ := view.NewNation(r, "CCC", ask)
		games, _ := view.NewGames(r, "2001S", ask)
		event, _ := view.NewEvent(r, "rowing/women-single-sculls", ask)
		if games.Table != nil {
			games.Table.Revision = ""
		}
		text, err := json.Marshal([]any{person, at, nation, games, event})
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if a, b := show(whole), show(without); a != b {
		t.Errorf("as of 2002 a decision of 2003 shows:\n%s\n%s", a, b)
	}
}

// Both counts of a nation at Games, and what is not known, must be there whatever the record has.
func TestEveryNationAtEveryGames(t *testing.T) {
	t.Parallel()
	r, _, err := record.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	ask := view.Asked{AsOf: day("2026-11-20"), Say: key}
	for _, g := range r.AllGames() {
		if v, ok := view.NewGames(r, g.ID, ask); !ok || v.Name == "" {
			t.Errorf("%s: no page", g.ID)
		}
		for _, n := range []altyn.NationID{"KAZ", "URS", "EUN", "AIN", "USA"} {
			v, ok := view.NewNationAt(r, n, g.ID, ask)
			if !ok {
				t.Errorf("%s@%s: no page", n, g.ID)
				continue
			}
			for _, spans := range [][]view.Span{v.Result, v.Allocated} {
				for i, s := range spans {
					if i > 0 && (spans[i-1].Until == nil || *spans[i-1].Until+1 != s.From) {
						t.Errorf("%s@%s: a hole before %s", n, g.ID, s.From)
					}
				}
			}
		}
	}
	for _, n := range r.Nations() {
		if v, ok := view.NewNation(r, n.ID, ask); !ok || v.Name == "" {
			t.Errorf("%s: no page", n.ID)
		}
	}
	for _, e := range r.Events() {
		if v, ok := view.NewEvent(r, e.ID, ask); !ok || v.Name == "" {
			t.Errorf("%s: no page", e.ID)
		}
	}
	for _, p := range r.People() {
		if v, ok := view.NewPerson(r, p.ID, ask); !ok || v.Name == "" {
			t.Errorf("%s: no page", p.ID)
		}
	}
}

// What is shown of a table adds up to the table.
func TestTableShowsEveryLine(t *testing.T) {
	t.Parallel()
	r := load(t)
	q := medal.Query{Games: []altyn.GamesID{"2001S"}, AsOf: day("2010-06-01")}
	table, err := medal.Compute(r, q)
	if err != nil {
		t.Fatal(err)
	}
	for limit := range 6 {
		v := view.NewTable(r, q, table, nil, limit, key)
		want := len(table.Lines)
		if limit > 0 {
			want = min(want, limit)
		}
		if len(v.Lines) != want || v.Complete != (want == len(table.Lines)) {
			t.Errorf("limit %d: %d lines, complete %t", limit, len(v.Lines), v.Complete)
		}
		if cut := strings.Contains(strings.Join(v.Notes, " "), "table-part"); cut == v.Complete {
			t.Errorf("limit %d: notes %q", limit, v.Notes)
		}
	}
}

func Example() {
	r, _, err := record.Load(os.DirFS("../cli/testdata/record"))
	if err != nil {
		fmt.Println(err)
		return
	}
	at, ok := altyn.DayOf(2010, 6, 1)
	if !ok {
		return
	}
	v, _ := view.NewNationAt(r, "AAA", "2001S", view.Asked{AsOf: at, Say: func(m altyn.Message) string { return m.Key }})
	for _, s := range v.Result {
		if s.Known {
			fmt.Println(s.From, s.Line.Gold, s.Line.Silver, s.Line.Bronze)
		}
	}
	// Output:
	// 2001-07-10 2 1 0
	// 2003-05-02 1 1 0
}
