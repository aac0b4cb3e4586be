package site

import (
	"cmp"
	"errors"
	"strings"

	"altyn"
	"altyn/internal/view"
)

var tableHead = []string{"rank", "nation", "gold", "silver", "bronze", "total"}

// tableBody is what the page of a medal table shows.
type tableBody struct {
	Pick        view.Pick
	Table       view.Table
	Query       tableQuery
	Why         *view.Why
	Steps       *steps // of the nation asked about
	Diff        *view.Diff
	Days        view.Days
	Strip       strip
	Prev, Next  *view.DayMark
	PrevHref    string
	NextHref    string
	Publishers  []string
	Sports      []Link // that can be asked for; Href is the id
	Series      []Link
	Bases, Bys  []Link
	Most        int // medals of the first line, for the bars
	Close       altyn.Day
	DiffHref    string
	WhyHref     func(n altyn.NationID) string
	NoWhyHref   string
	TodayHref   string
	WhyProblem  string
	DiffProblem string
}

// tableQuery is the part of the address that counts.
type tableQuery struct{ By, Basis, AccordingTo, Sport, Why, Diff string }

func (q tableQuery) String() string {
	return query("by", q.By, "basis", q.Basis, "according-to", q.AccordingTo, "sport", q.Sport, "why", q.Why, "diff", q.Diff)
}

// Table is the page of a medal table. What key may be, [view.PickGames] says.
func (b *Book) Table(a Ask, key string) (*Page, error) {
	f := b.face(a.Lang)
	r := b.desk.Record()
	pick, ok := view.PickGames(r, key)
	if !ok {
		return nil, b.noGames(a, key)
	}
	path := "/table/" + pick.Key
	if pick.One {
		path = "/games/" + string(pick.Games[0]) + "/table"
	} else if pick.Key == "olympic" {
		path = "/table"
	}
	ask, q, problem := b.tableAsk(a, pick)
	if problem != nil {
		return nil, problem
	}
	if q.Diff == "close" || q.Diff == "today" {
		q.Diff = ""
	}
	t, err := view.AskTable(r, ask, f.print.Say)
	if err != nil {
		err := b.unanswered(a, path, ask, err)
		var problem *Problem
		if pick.One && ask.Sport != "" && errors.As(err, &problem) { // there may be some of them
			problem.Fixes = append(problem.Fixes, Link{Text: f.t("sport-at", "sport", capital(f.print.Word(ask.Sport)), "games", pick.Games[0]), Href: "/sports/" + string(ask.Sport) + "?games=" + string(pick.Games[0])})
		}
		return nil, err
	}
	p := b.page(a, "table", path, "")
	p.Query = q.String()
	body := &tableBody{Pick: pick, Table: t, Query: q}
	for _, l := range t.Lines {
		body.Most = max(body.Most, l.Total)
	}
	var name string
	switch {
	case pick.One:
		name = f.print.Word(pick.Games[0])
		p.Trail = []Link{{Text: f.t("nav-games"), Href: "/games"}, {Text: name, Href: "/games/" + string(pick.Games[0])}}
	default:
		name = f.t("series-" + cmp.Or(string(pick.Season), "olympic"))
		p.Trail = []Link{{Text: f.t("nav-tables"), Href: "/table"}}
		if from, to, ok := strings.Cut(pick.Key, ".."); ok {
			name += ", " + from[:4] + "–" + to[:4]
		}
	}
	p.Eyebro = f.t("series-" + cmp.Or(string(pick.Season), "olympic"))
	if pick.One {
		p.Eyebro = f.print.Word(pick.Season)
	}
	p.Title = f.t("table-title", "games", name)
	if ask.Sport != "" {
		p.Title = f.t("table-title-sport", "games", name, "sport", ask.Sport)
	}
	body.Days = view.NewDays(r, pick, ask.Basis, a.Today)
	base := func(day altyn.Day, q tableQuery) string {
		if day == 0 {
			return path + q.String()
		}
		return At(path, day) + q.String()
	}
	day := altyn.Day(0)
	if a.Dated {
		day = a.AsOf
	}
	plain := q
	plain.Diff = ""
	if before, after := body.Days.Around(a.AsOf); true {
		body.Prev, body.Next = before, after
		if before != nil {
			body.PrevHref = base(before.Day, plain)
		}
		if after != nil {
			body.NextHref = base(after.Day, plain)
		}
	}
	body.Strip = newStrip(body.Days, a.AsOf, func(d altyn.Day) string { return base(d, plain) })
	body.TodayHref = base(0, plain)
	for _, basis := range []string{"", "allocated"} {
		x := plain
		x.Basis = basis
		body.Bases = append(body.Bases, Link{f.t("basis-" + cmp.Or(basis, "result")), base(day, x), basis == q.Basis})
	}
	for _, by := range []string{"", "total"} {
		x := plain
		x.By = by
		body.Bys = append(body.Bys, Link{f.t("by-" + cmp.Or(by, "gold")), base(day, x), by == q.By})
	}
	for _, s := range view.SeriesKeys() {
		href := "/table/" + s
		if s == "olympic" {
			href = "/table"
		}
		body.Series = append(body.Series, Link{f.t("series-" + s), href, s == pick.Key})
	}
	if pick.One {
		for _, id := range view.SportsAt(r, pick.Games[0]) {
			if !r.Covers(altyn.FactMedals, pick.Games[0], "", id, "") {
				continue
			}
			body.Sports = append(body.Sports, Link{capital(f.print.Word(id)), string(id), string(id) == q.Sport})
		}
		f.sort(len(body.Sports), func(i int) string { return body.Sports[i].Text }, func(order []int) {
			sorted := make([]Link, len(order))
			for to, from := range order {
				sorted[to] = body.Sports[from]
			}
			body.Sports = sorted
		})
		body.Publishers = view.Publishers(r, pick.Games[0], a.AsOf)
		if g, ok := r.Games(pick.Games[0]); ok && g.Closes.Known() {
			body.Close = g.Closes.Last()
			if body.Close < a.AsOf && q.AccordingTo == "" {
				x := plain
				x.Why = ""
				x.Diff = body.Close.String() + ".." + a.AsOf.String()
				body.DiffHref = base(day, x)
			}
		}
	}
	body.WhyHref = func(n altyn.NationID) string {
		x := plain
		x.Why = string(n)
		return base(day, x) + "#why"
	}
	x := plain
	x.Why = ""
	body.NoWhyHref = base(day, x)
	p.Body = body
	p.Data = t
	p.CSV = &Grid{Head: tableHead}
	for _, l := range t.Lines {
		p.CSV.add(l.Rank, l.Nation, l.Gold, l.Silver, l.Bronze, l.Total)
	}
	if q.Why != "" {
		if problem := b.tableWhy(a, p, body, ask); problem != nil {
			return nil, problem
		}
	}
	if q.Diff != "" {
		if problem := b.tableDiff(a, p, body, ask); problem != nil {
			return nil, problem
		}
	}
	return p, nil
}

// tableAsk reads the query of a medal table.
func (b *Book) tableAsk(a Ask, pick view.Pick) (view.TableAsk, tableQuery, error) {
	ask := view.TableAsk{Pick: pick, AsOf: a.AsOf}
	q := tableQuery{}
	switch by := a.Query.Get("by"); by {
	case "", "gold":
	case "total":
		q.By, ask.By = by, altyn.ByTotal
	default:
		return ask, q, b.Bad(a, "bad-by", "asked", short(by))
	}
	switch basis := a.Query.Get("basis"); basis {
	case "", "result":
	case "allocated":
		q.Basis, ask.Basis = basis, "allocated"
	default:
		return ask, q, b.Bad(a, "bad-basis", "asked", short(basis))
	}
	if s := a.Query.Get("sport"); s != "" {
		id, err := b.desk.Sport(s)
		if err != nil {
			return ask, q, b.unknown(a, "sport", s, err, func(id string) string { return "?sport=" + id })
		}
		q.Sport, ask.Sport = string(id), id
	}
	if s := a.Query.Get("according-to"); s != "" {
		who, err := b.desk.Publisher(s)
		if err != nil {
			return ask, q, b.unknown(a, "publisher", s, err, func(id string) string { return "?according-to=" + id })
		}
		q.AccordingTo, ask.AccordingTo = who, who
	}
	if s := a.Query.Get("why"); s != "" {
		n, err := b.desk.Nation(s)
		if err != nil {
			return ask, q, b.noNation(a, s)
		}
		q.Why = string(n)
	}
	q.Diff = a.Query.Get("diff")
	return ask, q, nil
}

func (b *Book) tableWhy(a Ask, p *Page, body *tableBody, ask view.TableAsk) error {
	f := b.face(a.Lang)
	n := altyn.NationID(body.Query.Why)
	v, err := view.AskWhy(b.desk.Record(), ask, n, f.print.Say)
	if err != nil {
		return b.unanswered(a, p.Path, ask, err)
	}
	body.Why = &v
	if body.Pick.One {
		s := newSteps(view.AskSpans(b.desk.Record(), ask, n), a.AsOf)
		body.Steps = &s
	}
	p.Data = v
	g := &Grid{Head: []string{"games", "what", "on", "event", "who", "from", "to", "row", "sources"}}
	for _, x := range v.Parts {
		if x.Balance != nil {
			g.add(x.Games.ID, "balance", x.Balance.AsOf, "", "", "", dashes(x.Balance.Line), x.Balance.Publication, words(x.Balance.Sources))
		}
		for _, e := range x.Effects {
			g.add(x.Games.ID, "effect", e.Decided, e.Event, e.Who, e.From, e.To, e.ID, words(e.Sources))
		}
		for _, m := range x.Medals {
			g.add(x.Games.ID, "medal", m.Won, m.Event, m.Who, "", m.Medal, m.Entry, words(m.Sources))
		}
	}
	p.CSV = g
	return nil
}

func (b *Book) tableDiff(a Ask, p *Page, body *tableBody, ask view.TableAsk) error {
	f := b.face(a.Lang)
	from, until, ok := strings.Cut(body.Query.Diff, "..")
	d1, err1 := altyn.ParseDay(from)
	d2, err2 := altyn.ParseDay(until)
	if !ok || err1 != nil || err2 != nil {
		return b.Bad(a, "bad-diff", "asked", short(body.Query.Diff))
	}
	if d1 > a.Today || d2 > a.Today {
		return b.Bad(a, "bad-future", "today", a.Today)
	}
	v, err := view.AskDiff(b.desk.Record(), ask, d1, d2, f.print.Say)
	if err != nil {
		return b.unanswered(a, p.Path, ask, err)
	}
	body.Diff = &v
	p.Data = v
	g := &Grid{Head: []string{"nation", "old_rank", "old_gold", "old_silver", "old_bronze", "new_rank", "new_gold", "new_silver", "new_bronze", "decisions"}}
	for _, c := range v.Changes {
		g.add(c.Nation, c.Old.Rank, c.Old.Gold, c.Old.Silver, c.Old.Bronze, c.New.Rank, c.New.Gold, c.New.Silver, c.New.Bronze, words(c.Decisions))
	}
	p.CSV = g
	return nil
}
