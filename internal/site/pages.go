package site

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"altyn"
	"altyn/internal/view"
)

// asked gives what views are asked for.
func (b *Book) asked(a Ask) view.Asked {
	return view.Asked{AsOf: a.AsOf, Say: b.face(a.Lang).print.Say}
}

// page begins a page that has an address for each day.
func (b *Book) page(a Ask, name, path, title string) *Page {
	return &Page{Name: name, Path: path, Title: title, AsOf: a.AsOf, Dated: a.Dated, Days: true, Forms: true}
}

// number reads a number from 1 of the query; 1 when there is none.
func (a Ask) number(name string) int {
	n, err := strconv.Atoi(a.Query.Get(name))
	if err != nil || n < 1 || n > 1e6 {
		return 1
	}
	return n
}

// query keeps what counts of the query, in a fixed order.
func query(namesAndValues ...string) string {
	var parts []string
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		if v := namesAndValues[i+1]; v != "" {
			parts = append(parts, namesAndValues[i]+"="+url.QueryEscape(v))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "?" + strings.Join(parts, "&")
}

// GamesList is the page of all Games.
func (b *Book) GamesList(a Ask) (*Page, error) {
	f := b.face(a.Lang)
	v := view.NewGamesList(b.desk.Record(), a.AsOf)
	p := b.page(a, "gameslist", "/games", f.t("games-title"))
	p.Data = v
	type group struct {
		Season altyn.Season
		Games  []view.GamesLine
	}
	var groups []group
	for _, s := range []altyn.Season{altyn.SummerOlympics, altyn.WinterOlympics, altyn.SummerParalympics, altyn.WinterParalympics} {
		g := group{Season: s}
		for _, l := range v.Games {
			if l.Season == s {
				g.Games = append(g.Games, l)
			}
		}
		if len(g.Games) > 0 {
			groups = append(groups, g)
		}
	}
	p.Body = groups
	g := &Grid{Head: []string{"games", "name", "season", "status", "edition", "opens", "closes", "hosts", "nations", "athletes", "events", "decisions"}}
	for _, l := range v.Games {
		g.add(l.ID, l.Name, l.Season, l.Status, l.Edition, l.Opens, l.Closes, strings.Join(l.Hosts, "; "), l.Nations, l.Athletes, l.Events, l.Moved)
	}
	p.CSV = g
	return p, nil
}

// Games is the page of one of the Games.
func (b *Book) Games(a Ask, id string) (*Page, error) {
	f := b.face(a.Lang)
	v, ok := view.NewGames(b.desk.Record(), altyn.GamesID(id), b.asked(a))
	if !ok {
		return nil, b.noGames(a, id)
	}
	p := b.page(a, "games", "/games/"+id, f.print.Word(v.ID))
	p.Eyebro = f.print.Word(v.ID.Season())
	p.Trail = []Link{{Text: f.t("nav-games"), Href: "/games"}}
	p.Data = v
	previous, next := view.GamesBeside(b.desk.Record(), v.ID)
	p.Body = map[string]any{"Beside": f.beside(previous, next, func(id string) string { return "/games/" + id }),
		"Sports": leaders(view.BySport(b.desk.Record(), v.ID, "", b.asked(a)))}
	p.CSV = &Grid{Head: tableHead}
	if v.Table != nil {
		for _, l := range v.Table.Lines {
			p.CSV.add(l.Rank, l.Nation, l.Gold, l.Silver, l.Bronze, l.Total)
		}
	}
	return p, nil
}

// sportLine is a sport at Games with its medals.
type sportLine struct {
	view.SportShare
	First []view.SportMedals // the nations with the most gold
	Bar   share
}

const leading = 3 // nations named of a sport

// leaders gives the sports with the nations that lead in each.
func leaders(all []view.SportShare) []sportLine {
	lines := make([]view.SportMedals, len(all))
	for i, s := range all {
		lines[i] = view.SportMedals{Line: s.Line}
	}
	bars := newShares(lines)
	out := make([]sportLine, len(all))
	for i, s := range all {
		out[i] = sportLine{s, s.Medals[:min(len(s.Medals), leading)], bars[i]}
	}
	return out
}

func (b *Book) noGames(a Ask, id string) *Problem {
	_, err := b.desk.Games(id)
	return b.unknown(a, "games", id, err, func(id string) string { return "/games/" + id })
}

func (b *Book) noNation(a Ask, id string) *Problem {
	_, err := b.desk.Nation(id)
	return b.unknown(a, "nation", id, err, func(id string) string { return "/nations/" + id })
}

// NationList is the page of all nations.
func (b *Book) NationList(a Ask) (*Page, error) {
	f := b.face(a.Lang)
	v := view.NewNationList(b.desk.Record(), a.AsOf)
	p := b.page(a, "nationlist", "/nations", f.t("nations-title"))
	p.Data = v
	type named struct {
		view.NationLine
		Local string
	}
	var list []named
	for _, n := range v.Nations {
		list = append(list, named{n, f.print.Word(n.ID)})
	}
	f.sort(len(list), func(i int) string { return list[i].Local }, func(order []int) {
		sorted := make([]named, len(list))
		for to, from := range order {
			sorted[to] = list[from]
		}
		list = sorted
	})
	p.Body = list
	g := &Grid{Head: []string{"nation", "name", "iso3", "kind", "valid", "gold", "silver", "bronze", "total"}}
	for _, n := range v.Nations {
		if n.Medals == nil {
			g.add(n.ID, n.Name, n.ISO3, n.Kind, n.Valid, "", "", "", "")
			continue
		}
		g.add(n.ID, n.Name, n.ISO3, n.Kind, n.Valid, n.Medals.Gold, n.Medals.Silver, n.Medals.Bronze, n.Medals.Total)
	}
	p.CSV = g
	return p, nil
}

// sort gives the order of texts in the language.
func (f *face) sort(n int, text func(int) string, take func(order []int)) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	f.lock.Lock()
	slices.SortStableFunc(order, func(i, j int) int { return f.order.CompareString(text(i), text(j)) })
	f.lock.Unlock()
	take(order)
}

// Nation is the page of a nation.
func (b *Book) Nation(a Ask, id string) (*Page, error) {
	f := b.face(a.Lang)
	v, ok := view.NewNation(b.desk.Record(), altyn.NationID(id), b.asked(a))
	if !ok {
		return nil, b.noNation(a, id)
	}
	p := b.page(a, "nation", "/nations/"+id, f.print.Word(v.ID))
	p.Eyebro = f.t("nation-kind-" + string(v.Kind))
	p.Trail = []Link{{Text: f.t("nav-nations"), Href: "/nations"}}
	p.Data = v
	p.Body = map[string]any{"Olympic": newBars(v, altyn.Olympic), "Paralympic": newBars(v, altyn.Paralympic), "Bests": v.Bests}
	g := &Grid{Head: []string{"games", "close_rank", "close_gold", "close_silver", "close_bronze", "rank", "gold", "silver", "bronze", "total", "athletes"}}
	for _, l := range v.Games {
		var cells []any
		cells = append(cells, l.Games.ID)
		for i, t := range []*view.Tally{l.Close, l.Now} {
			switch {
			case t == nil && i == 0:
				cells = append(cells, "", "", "", "")
			case t == nil:
				cells = append(cells, "", "", "", "", "")
			default:
				r := ""
				if t.Rank > 0 {
					r = strconv.Itoa(t.Rank)
				}
				cells = append(cells, r, t.Gold, t.Silver, t.Bronze)
				if i == 1 {
					cells = append(cells, t.Total)
				}
			}
		}
		athletes := ""
		if len(l.Athletes) == 1 {
			athletes = strconv.Itoa(l.Athletes[0])
		}
		g.add(append(cells, athletes)...)
	}
	p.CSV = g
	return p, nil
}

// NationAt is the page of a nation at Games.
func (b *Book) NationAt(a Ask, nation, games string) (*Page, error) {
	f := b.face(a.Lang)
	r := b.desk.Record()
	if _, ok := r.Nation(altyn.NationID(nation)); !ok {
		return nil, b.noNation(a, nation)
	}
	v, ok := view.NewNationAt(r, altyn.NationID(nation), altyn.GamesID(games), b.asked(a))
	if !ok {
		return nil, b.noGames(a, games)
	}
	n, g := altyn.NationID(nation), altyn.GamesID(games)
	p := b.page(a, "nationat", "/nations/"+nation+"/"+games, f.t("nation-at-title", "nation", n, "games", g))
	p.Eyebro = f.print.Word(g.Season())
	p.Trail = []Link{{Text: f.t("nav-nations"), Href: "/nations"}, {Text: f.print.Word(n), Href: "/nations/" + nation}}
	p.Data = v
	var closes altyn.Day
	if row, ok := r.Games(g); ok && row.Closes.Known() {
		closes = row.Closes.Last()
	}
	body := map[string]any{"Beside": f.beside(v.Previous, v.Next, func(id string) string { return "/nations/" + nation + "/" + id })}
	if sports := leaders(view.BySport(r, g, n, b.asked(a))); len(sports) > 1 {
		body["Sports"] = sports
	}
	last := len(v.Result) - 1
	body["None"] = last >= 0 && v.Result[last].Line != nil && v.Result[last].Line.Total == 0 && len(v.Medals) == 0
	for key, spans := range map[string][]view.Span{"Result": v.Result, "Allocated": v.Allocated} {
		at := 0 // the first span that lasts until the close
		for at < len(spans) && spans[at].Until != nil && *spans[at].Until < closes {
			at++
		}
		if at < 2 {
			at = 0
		}
		body["During"+key], body["After"+key] = spans[:at], spans[at:]
	}
	body["Result"], body["Allocated"], body["Same"] = newSteps(v.Result, a.AsOf), newSteps(v.Allocated, a.AsOf), sameSpans(v.Result, v.Allocated)
	p.Body = body
	grid := &Grid{Head: []string{"basis", "from", "until", "rank", "gold", "silver", "bronze", "total", "decisions"}}
	for _, s := range []struct {
		basis string
		spans []view.Span
	}{{"result", v.Result}, {"allocated", v.Allocated}} {
		for _, x := range s.spans {
			if x.Line == nil {
				grid.add(s.basis, x.From, x.Until, "", "", "", "", "", words(x.Decisions))
				continue
			}
			r := ""
			if x.Line.Rank > 0 {
				r = strconv.Itoa(x.Line.Rank)
			}
			grid.add(s.basis, x.From, x.Until, r, x.Line.Gold, x.Line.Silver, x.Line.Bronze, x.Line.Total, words(x.Decisions))
		}
	}
	p.CSV = grid
	return p, nil
}

// beside links to the Games before and after.
func (f *face) beside(previous, next *view.Named, href func(id string) string) map[string]*Link {
	links := map[string]*Link{}
	for key, n := range map[string]*view.Named{"Previous": previous, "Next": next} {
		if n != nil {
			links[key] = &Link{Text: f.print.Word(altyn.GamesID(n.ID)), Href: href(n.ID)}
		}
	}
	return links
}

func words[T ~string](ids []T) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
	}
	return strings.Join(s, " ")
}

func sameSpans(a, b []view.Span) bool {
	return slices.EqualFunc(a, b, func(x, y view.Span) bool {
		return x.From == y.From && (x.Line == nil) == (y.Line == nil) && (x.Line == nil || *x.Line == *y.Line)
	})
}

// Person is the page of a person.
func (b *Book) Person(a Ask, id string) (*Page, error) {
	f := b.face(a.Lang)
	v, ok := view.NewPerson(b.desk.Record(), altyn.PersonID(id), b.asked(a))
	if !ok {
		_, err := b.desk.Person(id)
		return nil, b.unknown(a, "person", id, err, func(id string) string { return "/people/" + id })
	}
	p := b.page(a, "person", "/people/"+id, f.print.Word(v.ID))
	p.Eyebro = f.t("person")
	p.Data, p.Body = v, newCareer(v)
	g := &Grid{Head: []string{"games", "event", "rank", "mark", "unit", "medal", "outcome", "on"}}
	for _, x := range v.Places {
		g.add(x.Games, x.Event, x.Rank, x.Mark, x.Unit, x.Medal, cmp.Or(string(x.Outcome), x.IRM), x.On)
	}
	p.CSV = g
	return p, nil
}

// Event is the page of an event.
func (b *Book) Event(a Ask, id string) (*Page, error) {
	f := b.face(a.Lang)
	v, ok := view.NewEvent(b.desk.Record(), altyn.EventID(id), b.asked(a))
	if !ok {
		_, err := b.desk.Event(id)
		return nil, b.unknown(a, "event", id, err, func(id string) string { return "/events/" + id })
	}
	slices.Reverse(v.Games) // the newest first
	var body []share
	if len(v.Games) > 1 { // of one of the Games the medallists say it all
		body = newShares(v.Medals)
	}
	p := b.page(a, "event", "/events/"+id, capital(f.print.Word(v.ID)))
	p.Trail = []Link{{Text: f.t("nav-sports"), Href: "/sports"}, {Text: capital(f.print.Word(v.ID.Sport())), Href: "/sports/" + string(v.ID.Sport())}}
	p.Data, p.Body = v, body
	g := &Grid{Head: []string{"games", "medal", "nation", "who", "from", "until"}}
	for _, x := range v.Games {
		for _, m := range append(slices.Clone(x.Medals), x.Lost...) {
			g.add(m.Games, m.Medal, m.Nation, m.Who, m.From, m.Until)
		}
	}
	p.CSV = g
	return p, nil
}

// SportList is the page of all sports.
func (b *Book) SportList(a Ask) (*Page, error) {
	f := b.face(a.Lang)
	v := view.NewSportList(b.desk.Record(), a.AsOf)
	p := b.page(a, "sportlist", "/sports", f.t("sports-title"))
	p.Data = v
	type group struct {
		Season altyn.Season
		Sports []view.SportLine
	}
	var groups []group
	for _, s := range []struct {
		m altyn.Movement
		h altyn.HalfYear
		s altyn.Season
	}{{altyn.Olympic, altyn.Summer, altyn.SummerOlympics}, {altyn.Olympic, altyn.Winter, altyn.WinterOlympics}, {altyn.Paralympic, altyn.Summer, altyn.SummerParalympics}, {altyn.Paralympic, altyn.Winter, altyn.WinterParalympics}} {
		g := group{Season: s.s}
		for _, l := range v.Sports {
			if l.Movement == s.m && l.Season == s.h {
				g.Sports = append(g.Sports, l)
			}
		}
		if len(g.Sports) > 0 {
			groups = append(groups, g)
		}
	}
	p.Body = groups
	g := &Grid{Head: []string{"sport", "name", "parent", "movement", "season", "events"}}
	for _, l := range v.Sports {
		g.add(l.ID, l.Name, l.Parent, l.Movement, l.Season, l.Events)
	}
	p.CSV = g
	return p, nil
}

// Sport is the page of a sport.
func (b *Book) Sport(a Ask, id string) (*Page, error) {
	f := b.face(a.Lang)
	v, ok := view.NewSport(b.desk.Record(), altyn.SportID(id), b.asked(a))
	if !ok {
		_, err := b.desk.Sport(id)
		return nil, b.unknown(a, "sport", id, err, func(id string) string { return "/sports/" + id })
	}
	p := b.page(a, "sport", "/sports/"+id, capital(f.print.Word(v.ID)))
	p.Trail = []Link{{Text: f.t("nav-sports"), Href: "/sports"}}
	if v.Parent != nil {
		p.Trail = append(p.Trail, Link{Text: capital(f.print.Word(altyn.SportID(v.Parent.ID))), Href: "/sports/" + v.Parent.ID})
	}
	var one altyn.GamesID
	if asked := a.Query.Get("games"); asked != "" {
		if one = altyn.GamesID(asked); !slices.ContainsFunc(v.Events, func(e view.SportEvent) bool { return slices.Contains(e.Games, one) }) {
			return nil, b.Bad(a, "sport-not-there", "sport", v.ID, "asked", short(asked))
		}
		p.Query = query("games", asked)
		p.Title = f.t("sport-at", "sport", p.Title, "games", one)
	}
	body := sportBody{One: one}
	seen := map[altyn.GamesID]bool{}
	for _, e := range v.Events {
		for _, g := range e.Games {
			seen[g] = true
		}
	}
	for _, g := range slices.Backward(b.desk.Record().AllGames()) {
		if seen[g.ID] {
			body.Games = append(body.Games, g.ID)
		}
	}
	if one != "" {
		v.Events = slices.DeleteFunc(slices.Clone(v.Events), func(e view.SportEvent) bool { return !slices.Contains(e.Games, one) })
		v.Medals = view.MedalsAt(b.desk.Record(), v.ID, one, b.asked(a))
		v.Whole = b.desk.Record().Covers(altyn.FactMedals, one, "", v.ID, "")
		v.Decisions = slices.DeleteFunc(slices.Clone(v.Decisions), func(d view.Decision) bool {
			return !slices.ContainsFunc(d.Effects, func(e view.Effect) bool { return e.Entry.Games() == one })
		})
		v.Missing = nil
	}
	shares := newShares(v.Medals)
	body.Head, body.Rest = shares, nil
	if len(shares) > sharesShown+4 {
		body.Head, body.Rest = shares[:sharesShown], shares[sharesShown:]
	}
	for _, e := range v.Events {
		x := sportEvent{SportEvent: e, Text: capital(f.eventName(e.ID))}
		if n := len(e.Games); n > 4 {
			x.From, x.To = e.Games[0], e.Games[n-1]
		}
		body.Events = append(body.Events, x)
	}
	p.Data, p.Body = v, body
	g := &Grid{Head: []string{"event", "name", "sex", "class", "games"}}
	for _, e := range v.Events {
		g.add(e.ID, e.Name, e.Sex, e.Class, words(e.Games))
	}
	p.CSV = g
	return p, nil
}

// sportBody is what the page of a sport shows.
type sportBody struct {
	One        altyn.GamesID   // the Games asked for, "" for all
	Games      []altyn.GamesID // that can be asked for, the newest first
	Head, Rest []share
	Events     []sportEvent
}

// sportEvent is an event of a sport; of many Games only the first and the last are named.
type sportEvent struct {
	view.SportEvent
	Text     string
	From, To altyn.GamesID
}

const sharesShown = 20 // nations shown before the rest

const decisionsPage = 40 // decisions on a page

// DecisionList is the page of all decisions.
func (b *Book) DecisionList(a Ask, whole bool) (*Page, error) {
	f := b.face(a.Lang)
	r := b.desk.Record()
	filter := view.DecisionFilter{Games: altyn.GamesID(a.Query.Get("games")), Nation: altyn.NationID(strings.ToUpper(a.Query.Get("nation"))),
		Sport: altyn.SportID(a.Query.Get("sport")), Body: a.Query.Get("body")}
	size := decisionsPage
	if whole {
		size = 0
	}
	v := view.NewDecisionList(r, filter, a.AsOf, a.number("page"), size)
	p := b.page(a, "decisionlist", "/decisions", f.t("decisions-title"))
	p.Query = query("games", string(filter.Games), "nation", string(filter.Nation), "sport", string(filter.Sport), "body", filter.Body)
	p.Data, p.Feed = v, true
	all := view.NewDecisionList(r, view.DecisionFilter{}, a.AsOf, 1, 0)
	seenGames, seenNations, seenSports := map[altyn.GamesID]bool{}, map[altyn.NationID]bool{}, map[altyn.SportID]bool{}
	for _, d := range all.Decisions {
		for _, e := range d.Effects {
			seenGames[e.Entry.Games()] = e.Entry != ""
			seenNations[e.Nation] = e.Nation != ""
			seenSports[e.Event.Sport()] = e.Event != ""
		}
	}
	type option struct{ ID, Text string }
	var games, nations, sports []option
	for _, g := range slices.Backward(r.AllGames()) {
		if seenGames[g.ID] {
			games = append(games, option{string(g.ID), f.print.Word(g.ID)})
		}
	}
	for _, n := range r.Nations() {
		if seenNations[n.ID] {
			nations = append(nations, option{string(n.ID), f.print.Word(n.ID)})
		}
	}
	for _, s := range r.Sports() {
		if seenSports[s.ID] {
			sports = append(sports, option{string(s.ID), capital(f.print.Word(s.ID))})
		}
	}
	for _, list := range []*[]option{&nations, &sports} {
		l := *list
		f.sort(len(l), func(i int) string { return l[i].Text }, func(order []int) {
			sorted := make([]option, len(l))
			for to, from := range order {
				sorted[to] = l[from]
			}
			*list = sorted
		})
	}
	pager := pagerOf(p, v.Page, v.Pages)
	p.Query = cmp.Or(pageQuery(p.Query, v.Page), p.Query)
	p.Body = map[string]any{"Filter": filter, "Games": games, "Nations": nations, "Sports": sports, "Pager": pager}
	g := &Grid{Head: []string{"decision", "decided", "announced", "body", "games", "event", "nation", "who", "effect", "from", "to", "basis", "ground", "sources"}}
	for _, d := range v.Decisions {
		for _, e := range d.Effects {
			basis := "stated"
			if e.Inferred {
				basis = "inferred"
			}
			g.add(d.ID, e.Decided, e.Announced, e.Body, e.Entry.Games(), e.Event, e.Nation, e.Who, e.Effect, e.From, e.To, basis, e.Ground, words(e.Sources))
		}
	}
	p.CSV = g
	return p, nil
}

// pager is links to the pages of a list.
type pager struct {
	Page, Pages int
	Prev, Next  string
}

func pageQuery(q string, n int) string {
	if n <= 1 {
		return q
	}
	if q == "" {
		return "?page=" + strconv.Itoa(n)
	}
	return q + "&page=" + strconv.Itoa(n)
}

func pagerOf(p *Page, page, pages int) pager {
	base := p.Path
	if p.Dated {
		base = At(p.Path, p.AsOf)
	}
	out := pager{Page: page, Pages: pages}
	if page > 1 {
		out.Prev = base + pageQuery(p.Query, page-1)
	}
	if page < pages {
		out.Next = base + pageQuery(p.Query, page+1)
	}
	return out
}

// Decision is the page of a decision.
func (b *Book) Decision(a Ask, id string) (*Page, error) {
	f := b.face(a.Lang)
	v, ok := view.NewDecisionPage(b.desk.Record(), altyn.DecisionID(id), a.AsOf)
	if !ok {
		return nil, b.unknown(a, "decision", id, nil, nil)
	}
	p := b.page(a, "decision", "/decisions/"+id, f.decisionTitle(v.Decision))
	p.Eyebro = f.t("decision")
	p.Trail = []Link{{Text: f.t("nav-decisions"), Href: "/decisions"}}
	p.Data = v
	g := &Grid{Head: []string{"effect_id", "games", "event", "nation", "who", "effect", "from", "to", "basis", "sources"}}
	for _, e := range v.Effects {
		basis := "stated"
		if e.Inferred {
			basis = "inferred"
		}
		g.add(e.ID, e.Entry.Games(), e.Event, e.Nation, e.Who, e.Effect, e.From, e.To, basis, words(e.Sources))
	}
	p.CSV = g
	return p, nil
}

// DecisionOf gives the decision of which an effect is one; it reports false when there is none.
func (b *Book) DecisionOf(effect string) (string, bool) {
	e, ok := b.desk.Record().Effect(altyn.EffectID(effect))
	if !ok {
		return "", false
	}
	return string(e.Decision), true
}

// decisionTitle says in a line what a decision did.
func (f *face) decisionTitle(d view.Decision) string {
	if len(d.Effects) == 0 {
		return string(d.ID)
	}
	e := d.Effects[0]
	sport := e.Event.Sport()
	for _, x := range d.Effects {
		if x.Event.Sport() != sport {
			sport = ""
		}
	}
	var people []string
	for _, x := range d.Effects {
		if x.Who != "" && !slices.Contains(people, x.Who) && len(people) < 3 && len(d.Effects) <= 3 {
			people = append(people, x.Who)
		}
	}
	return f.t("decision-title", "body", d.Body, "games", e.Entry.Games(), "sport", sport, "people", strings.Join(people, ", "))
}

const sourcesPage = 100 // sources on a page

// SourceList is the page of all sources.
func (b *Book) SourceList(a Ask, whole bool) (*Page, error) {
	f := b.face(a.Lang)
	size := sourcesPage
	if whole {
		size = 0
	}
	v := view.NewSourceList(b.desk.Record(), a.AsOf, a.number("page"), size)
	p := b.page(a, "sourcelist", "/sources", f.t("sources-title"))
	p.Data = v
	p.Body = pagerOf(p, v.Page, v.Pages)
	p.Query = pageQuery("", v.Page)
	g := &Grid{Head: []string{"source", "publisher", "kind", "title", "url", "published", "rows"}}
	for _, s := range v.Sources {
		g.add(s.ID, s.Publisher, s.Kind, s.Title, s.URL, s.Published, s.Rows)
	}
	p.CSV = g
	return p, nil
}

// Source is the page of a source.
func (b *Book) Source(a Ask, id string) (*Page, error) {
	f := b.face(a.Lang)
	v, ok := view.NewSourcePage(b.desk.Record(), altyn.SourceID(id), a.AsOf)
	if !ok {
		return nil, b.unknown(a, "source", id, nil, nil)
	}
	p := b.page(a, "source", "/sources/"+id, cmp.Or(v.Title, v.Publisher, id))
	p.Eyebro = f.t("source")
	p.Trail = []Link{{Text: f.t("nav-sources"), Href: "/sources"}}
	p.Data = v
	g := &Grid{Head: []string{"decision", "decided", "body"}}
	for _, d := range v.Decisions {
		g.add(d.ID, d.Decided, d.Body)
	}
	p.CSV = g
	return p, nil
}

// Coverage is the page of what the record has whole.
func (b *Book) Coverage(a Ask) (*Page, error) {
	f := b.face(a.Lang)
	v := view.NewCoverage(b.desk.Record(), a.AsOf)
	p := b.page(a, "coverage", "/coverage", f.t("coverage-title"))
	p.Data, p.Wide = v, true
	g := &Grid{Head: []string{"games", "fact", "all", "nations"}}
	for _, l := range v.Games {
		for _, c := range l.Cells {
			g.add(l.Games.ID, c.Fact, c.All, words(c.Nations))
		}
	}
	p.CSV = g
	return p, nil
}

const differencesPage = 60 // differences on a page

// Differences is the page of where sources differ: of all Games, or of those asked for.
func (b *Book) Differences(a Ask, games string, whole bool) (*Page, error) {
	f := b.face(a.Lang)
	r := b.desk.Record()
	ask := view.DifferenceAsk{Games: altyn.GamesID(a.Query.Get("games")), Nation: altyn.NationID(strings.ToUpper(a.Query.Get("nation")))}
	path, title := "/differences", f.t("differences-title")
	if games != "" {
		g, err := b.desk.Games(games)
		if err != nil {
			return nil, b.unknown(a, "games", games, err, nil)
		}
		ask.Games = g
		path, title = "/games/"+string(g)+"/differences", f.t("differences-at", "games", g)
	}
	for _, x := range []struct {
		asked string
		known []string
		to    *[]string
	}{{"kind", view.DifferenceKinds(), &ask.Kinds}, {"state", view.DifferenceStates(), &ask.States}} {
		if v := a.Query.Get(x.asked); slices.Contains(x.known, v) {
			*x.to = []string{v}
		}
	}
	size := differencesPage
	if whole {
		size = 0
	}
	all := b.desk.Differences(a.Today)
	v := view.NewDifferences(r, all, a.AsOf, ask, a.number("page"), size, f.print.Say)
	p := b.page(a, "differences", path, title)
	p.Data, p.Wide = v, true
	kind, state := strings.Join(ask.Kinds, ""), strings.Join(ask.States, "")
	if games == "" {
		p.Query = query("games", string(ask.Games), "nation", string(ask.Nation), "kind", kind, "state", state)
	} else {
		p.Trail = []Link{{Text: f.t("nav-games"), Href: "/games"}, {Text: f.print.Word(ask.Games), Href: "/games/" + string(ask.Games)}}
		p.Query = query("nation", string(ask.Nation), "kind", kind, "state", state)
	}
	pager := pagerOf(p, v.Page, v.Pages)
	p.Query = cmp.Or(pageQuery(p.Query, v.Page), p.Query)
	type gamesCount struct {
		ID altyn.GamesID
		N  int
	}
	var byGames []gamesCount
	for _, d := range (view.DifferenceAsk{}).Filter().Pick(r, all) {
		if _, ok := altyn.ParseGamesID(string(d.Games)); !ok {
			continue
		}
		if n := len(byGames); n > 0 && byGames[n-1].ID == d.Games {
			byGames[n-1].N++
		} else {
			byGames = append(byGames, gamesCount{d.Games, 1})
		}
	}
	slices.Reverse(byGames)
	p.Body = map[string]any{"Ask": ask, "Kind": kind, "State": state, "Kinds": view.DifferenceKinds(), "States": view.DifferenceStates(), "Games": byGames, "Pager": pager, "One": games != ""}
	g := &Grid{Head: []string{"key", "kind", "state", "games", "nation", "sport", "event", "entry", "person", "what", "value", "by", "as_of", "held", "lacks", "follows", "rule", "decisions", "why"}}
	for _, d := range v.Differ {
		for _, s := range d.Sides {
			g.add(d.Key, d.Kind, d.State, d.Games, d.Nation, d.Sport, d.Event, d.Entry, d.Person, d.What, s.Value, strings.Join(s.By, " "), s.AsOf, s.Held, s.Lacks, s.Follows, d.Rule, words(d.Decisions), d.Why)
		}
	}
	p.CSV = g
	return p, nil
}
