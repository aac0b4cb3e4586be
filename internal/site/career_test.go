package site

import (
	"testing"

	"altyn"
	"altyn/internal/view"
)

func TestCareer(t *testing.T) {
	t.Parallel()
	rank := func(n int) altyn.Num { return altyn.N(n) }
	v := view.Person{
		Medals: []view.Medal{{Games: "2008S", Event: "athletics/women-triple-jump", Medal: altyn.Silver}},
		Lost: []view.Medal{
			{Games: "2008S", Event: "athletics/women-triple-jump", Medal: altyn.Bronze}, // silver took its place
			{Games: "2012S", Event: "athletics/women-triple-jump", Medal: altyn.Gold},
		},
		Places: []view.Place{
			{Games: "2008S", Event: "athletics/women-triple-jump", Rank: rank(4)}, // a medal stands for it
			{Games: "2008S", Event: "athletics/women-long-jump", Rank: rank(9)},
			{Games: "2008S", Event: "athletics/women-high-jump", Phase: "final", Rank: rank(5)}, // not the overall rank
			{Games: "2004S", Event: "athletics/women-triple-jump", Rank: rank(13)},
			{Games: "2000S", Event: "athletics/women-triple-jump"}, // nothing to show
		},
	}
	got := newCareer(v)
	want := map[altyn.GamesID][]careerToken{
		"2004S": {{Rank: 13}},
		"2008S": {{Medal: altyn.Silver}, {Rank: 9}},
		"2012S": {{Medal: altyn.Gold, Lost: true}},
	}
	if len(got.Columns) != len(want) {
		t.Fatalf("%d columns, want %d: %+v", len(got.Columns), len(want), got.Columns)
	}
	last := 0
	for _, c := range got.Columns {
		if c.Mid <= last || c.Mid >= got.Width {
			t.Errorf("%s stands at %d after %d of %d", c.Games, c.Mid, last, got.Width)
		}
		last = c.Mid
		w := want[c.Games]
		if len(c.Tokens) != len(w) {
			t.Errorf("%s: tokens %+v, want %+v", c.Games, c.Tokens, w)
			continue
		}
		for i, x := range c.Tokens {
			if x.Medal != w[i].Medal || x.Rank != w[i].Rank || x.Lost != w[i].Lost {
				t.Errorf("%s: token %d is %+v, want %+v", c.Games, i, x, w[i])
			}
			if x.Y <= 0 || x.Y >= got.Base {
				t.Errorf("%s: token %d stands at %d of %d", c.Games, i, x.Y, got.Base)
			}
		}
	}
	v.Medals, v.Lost, v.Places = v.Medals[:1], nil, nil
	if one := newCareer(v); one.Columns != nil {
		t.Errorf("one of the Games is drawn: %+v", one.Columns)
	}
}

func TestKeepDay(t *testing.T) {
	t.Parallel()
	day, _ := altyn.DayOf(2016, 12, 31)
	p := &Page{Path: "/nations/KAZ", AsOf: day, Dated: true, Days: true}
	for _, c := range []struct{ in, want string }{
		{`<a href="/games/2012S">`, `<a href="/games/2012S/as-of/2016-12-31">`},
		{`<a class="noc" href="/nations/KAZ/2012S" title="x">`, `<a class="noc" href="/nations/KAZ/2012S/as-of/2016-12-31" title="x">`},
		{`<a href="/games/2012S/table?why=KAZ#why">`, `<a href="/games/2012S/table/as-of/2016-12-31?why=KAZ#why">`},
		{`<a href="/events/judo/men-66kg#2012S">`, `<a href="/events/judo/men-66kg/as-of/2016-12-31#2012S">`},
		{`<a href="/nations/KAZ">`, `<a href="/nations/KAZ">`},
		{`<a href="/games/2012S/table/as-of/2013-01-01">`, `<a href="/games/2012S/table/as-of/2013-01-01">`},
		{`<a href="/sources/ioc-1">`, `<a href="/sources/ioc-1">`},
		{`<a href="/games/2012S.json">`, `<a href="/games/2012S.json">`},
		{`<a href="/decisions/row/x">`, `<a href="/decisions/row/x">`},
		{`text &lt;a href="/games/2012S"`, `text &lt;a href="/games/2012S"`},
	} {
		page := `<a href="/games"><main id="main">` + c.in + `</main><a href="/games">`
		want := `<a href="/games"><main id="main">` + c.want + `</main><a href="/games">`
		if got := string(p.keep([]byte(page), Ask{}, "")); got != want {
			t.Errorf("%s became %s, want %s", page, got, want)
		}
	}
}
