package api

import (
	"reflect"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/view"
)

// route is an address of the API. Everything that is said of it elsewhere is made from this.
type route struct {
	Method   string
	Pattern  string // below the host; {name} is a segment, {name...} all that follow
	ID       string // operationId of OpenAPI
	About    string // a sentence
	Params   []string
	Forms    []string // forms of the answer, the first when none is asked for
	Answer   reflect.Type
	Rows     reflect.Type // of JSON Lines and CSV
	Example  string       // path and query
	Body     string       // an example of a request body
	timeless bool         // the answer does not depend on the day
	do       func(*ask) (answered, error)
}

// forms of answers
var (
	tabular  = []string{asJSON, asLines, asCSV}
	jsonOnly = []string{asJSON}
)

func routes() []*route {
	get := func(pattern, id, about string, answer, rows reflect.Type, params string, example string, do func(*ask) (answered, error)) *route {
		forms := jsonOnly
		if rows != nil {
			forms = tabular
		}
		return &route{Method: "GET", Pattern: pattern, ID: id, About: about, Answer: answer, Rows: rows, Params: strings.Fields(params), Forms: forms, Example: example, do: do}
	}
	const page = "limit offset "
	all := []*route{
		get("/v1/games", "games", "All Games, the newest first; of a series, or in a country.", of[List[view.GamesLine]](), of[view.GamesLine](), page+"season nation codes", "/v1/games?season=winter&limit=3", games),
		get("/v1/games/{games}", "games-one", "One of the Games: hosts, size, the head of its medal table, decisions.", of[view.Games](), nil, "basis by", "/v1/games/2012S?as_of=2016-12-31", func(q *ask) (answered, error) {
			g, err := q.ed.Desk.Games(q.vars["games"])
			if err != nil {
				return answered{}, err
			}
			return found(view.NewGames(q.ed.Desk.Record(), g, q.asked()))
		}),
		get("/v1/games/{games}/table", "table", "A medal table as of a day: of one of the Games, of a range (1996S..2020S) or of a series (olympic, summer, winter, paralympic, summer-paralympic, winter-paralympic).",
			of[view.Table](), of[view.TableLine](), "basis by sport publisher nation codes zeros limit", "/v1/games/2012S/table?as_of=2016-12-31&nation=KAZ,CHN", table),
		get("/v1/games/{games}/table/{nation}", "why", "What a nation's line of a medal table rests on: the published table it starts from, the decisions since, the medals.",
			of[view.Why](), nil, "basis by sport publisher codes", "/v1/games/2012S/table/KAZ?as_of=2016-12-31", why),
		get("/v1/games/{games}/table/{nation}/days", "days", "When each line of a nation in a medal table was true.",
			of[List[view.Span]](), of[view.Span](), page+"basis by sport codes", "/v1/games/2012S/table/KAZ/days", days),
		get("/v1/games/{games}/changes", "changes", "What changed in a medal table between the ends of two days, and by which decisions.",
			of[view.Diff](), of[view.Change](), "from until basis by sport", "/v1/games/2012S/changes?from=2012-08-12&until=2016-12-31", changes),
		get("/v1/nations", "nations", "All nations with their medals at the Olympic Games.", of[List[view.NationLine]](), of[view.NationLine](), page+"kind", "/v1/nations?kind=historic&limit=3", nations),
		get("/v1/nations/{nation}", "nation", "A nation: each of its Games, totals, firsts, those before and after it.", of[view.Nation](), nil, "basis by codes", "/v1/nations/KAZ", func(q *ask) (answered, error) {
			n, err := q.nation(q.vars["nation"])
			if err != nil {
				return answered{}, err
			}
			return found(view.NewNation(q.ed.Desk.Record(), n, q.asked()))
		}),
		get("/v1/nations/{nation}/{games}", "nation-at", "A nation at Games: both medal counts with the days on which each was true, decisions, medals, places, team, flag bearers, quota places.",
			of[view.NationAt](), nil, "codes", "/v1/nations/KAZ/2012S", func(q *ask) (answered, error) {
				n, err := q.nation(q.vars["nation"])
				if err != nil {
					return answered{}, err
				}
				g, err := q.ed.Desk.Games(q.vars["games"])
				if err != nil {
					return answered{}, err
				}
				return found(view.NewNationAt(q.ed.Desk.Record(), n, g, q.asked()))
			}),
		get("/v1/people", "people", "People, in order of id.", of[List[PersonLine]](), of[PersonLine](), page+"nation sport sex games codes", "/v1/people?nation=KAZ&sport=judo&limit=3", people),
		get("/v1/people/{person}", "person", "A person: medals held and lost, results, decisions, names in all scripts.", of[view.Person](), nil, "", "/v1/people/olga-rypakova", func(q *ask) (answered, error) {
			p, err := q.ed.Desk.Person(q.vars["person"])
			if err != nil {
				return answered{}, err
			}
			return found(view.NewPerson(q.ed.Desk.Record(), p, q.asked()))
		}),
		get("/v1/sports", "sports", "Sports, each with its disciplines after it.", of[List[view.SportLine]](), of[view.SportLine](), page+"sport", "/v1/sports?sport=wrestling", sports),
		get("/v1/sports/{sport}", "sport", "A sport or discipline: events, medals, decisions.", of[view.Sport](), nil, "basis", "/v1/sports/judo", func(q *ask) (answered, error) {
			s, err := q.ed.Desk.Sport(q.vars["sport"])
			if err != nil {
				return answered{}, err
			}
			return found(view.NewSport(q.ed.Desk.Record(), s, q.asked()))
		}),
		get("/v1/events", "events", "Events of the catalogue, in order of id.", of[List[EventLine]](), of[EventLine](), page+"sport sex games", "/v1/events?sport=judo&sex=women&limit=3", events),
		get("/v1/events/{sport}/{event}", "event", "An event: its medals at each Games, who lost one, decisions.", of[view.Event](), nil, "", "/v1/events/judo/women-48kg", func(q *ask) (answered, error) {
			e, err := q.ed.Desk.Event(q.vars["sport"] + "/" + q.vars["event"])
			if err != nil {
				return answered{}, err
			}
			return found(view.NewEvent(q.ed.Desk.Record(), e, q.asked()))
		}),
		get("/v1/results", "results", "Results of the day, as they were before any decision.", of[List[ResultLine]](), of[ResultLine](), page+"games season nation sport event person sex medal codes", "/v1/results?nation=KAZ&games=2012S&medal=gold&limit=3", results),
		get("/v1/decisions", "decisions", "Decisions after the event, the newest first. As CSV and JSON Lines a row is an effect: what a decision did to one entry.",
			of[List[view.Decision]](), of[DecisionLine](), page+"games nation sport body from until codes", "/v1/decisions?games=2012S&nation=KAZ&limit=2", decisions),
		get("/v1/decisions/{decision}", "decision", "A decision with its effects and sources.", of[view.DecisionPage](), nil, "", "/v1/decisions/ID", func(q *ask) (answered, error) {
			v, ok := view.NewDecisionPage(q.ed.Desk.Record(), altyn.DecisionID(q.vars["decision"]), q.asOf)
			if !ok {
				return answered{}, q.missing("decision", q.vars["decision"], "/v1/decisions lists them")
			}
			return answered{doc: v}, nil
		}),
		get("/v1/differences", "differences", "Where sources differ, Games by Games: what each says, as of when, which one the record follows and why. Those in notation only are left out unless state asks for them. As CSV a row is a side.",
			of[List[view.DifferenceLine]](), of[DifferenceRow](), page+"games nation sport person about state source codes", "/v1/differences?games=2012S&about=medal&limit=2", differences),
		get("/v1/sources", "sources", "Sources, by publisher.", of[List[view.SourceLine]](), of[view.SourceLine](), page+"kind publisher", "/v1/sources?kind=deciding-body&limit=3", sources),
		get("/v1/sources/{source...}", "source", "A source and what rests on it.", of[view.SourcePage](), nil, "", "/v1/sources/ID", func(q *ask) (answered, error) {
			v, ok := view.NewSourcePage(q.ed.Desk.Record(), altyn.SourceID(q.vars["source"]), q.asOf)
			if !ok {
				return answered{}, q.missing("source", q.vars["source"], "/v1/sources lists them")
			}
			return answered{doc: v}, nil
		}),
		get("/v1/coverage", "coverage", "Where the record is complete, by Games and kind of fact.", of[view.Coverage](), nil, "", "/v1/coverage", func(q *ask) (answered, error) {
			return answered{doc: view.NewCoverage(q.ed.Desk.Record(), q.asOf)}, nil
		}),
		get("/v1/search", "search", "Names of nations, people, Games, sports and events in every script, as one types.", of[List[Hit]](), of[Hit](), "q limit", "/v1/search?q=%D0%A0%D1%8B%D0%BF%D0%B0%D0%BA%D0%BE%D0%B2%D0%B0", search),
		{Method: "POST", Pattern: "/v1/check", ID: "check", About: "Checks a report against the record: text, HTML, Markdown or docx as it is, or JSON or a form with the member text. Nothing of it is kept.", Params: strings.Fields("name language date as_of known lang"),
			Forms: jsonOnly, Answer: of[altyn.CheckedReading](), Example: "/v1/check", Body: exampleBody, do: check},
		{Method: "POST", Pattern: "/v1/read", ID: "read", About: "Reads the statements of a report, without judging them. The body is that of /v1/check.", Params: strings.Fields("name language date known lang"),
			Forms: jsonOnly, Answer: of[altyn.Reading](), Example: "/v1/read", Body: exampleBody, do: read},
		{Method: "GET", Pattern: "/v1/revisions/{revision}", ID: "revision", About: "The revision of the record that is answered from. Below /v1/revisions/REVISION every address of a GET answers from that revision, and its answers never change: earlier revisions are answered as the record stood then, as far as its journal goes back.",
			Forms: jsonOnly, Answer: of[Revision](), Example: "/v1/revisions/current", timeless: true, do: revision},
		{Method: "GET", Pattern: "/v1/openapi.json", ID: "openapi", About: "The description of the API by OpenAPI 3.1.", Forms: jsonOnly, Example: "/v1/openapi.json", timeless: true, do: func(q *ask) (answered, error) {
			return answered{raw: q.api.OpenAPI(), kind: contentTypes[asJSON]}, nil
		}},
		{Method: "GET", Pattern: "/v1/", ID: "documentation", About: "The documentation, with examples that run.", Forms: []string{asHTML}, Example: "/v1/", do: func(q *ask) (answered, error) {
			body, err := q.api.page(q)
			return answered{raw: body, kind: contentTypes[asHTML]}, err
		}},
	}
	return all
}

const exampleBody = "Kazakhstan finished the London 2012 Olympic Games in 12th place with seven gold, one silver and five bronze medals.\n"

// Revision says which record is answered from.
type Revision struct {
	Revision string    `json:"revision"`
	Today    altyn.Day `json:"today"`   // by the server's clock
	Edition  string    `json:"edition"` // of the record, "" when it does not say
	Created  string    `json:"created,omitempty"`
}

func revision(q *ask) (answered, error) {
	if v := q.vars["revision"]; v != "current" && v != q.ed.revision {
		ed, p := q.api.past(q.request, v, 0)
		if p != nil {
			return answered{}, p.fix("/v1/revisions/current")
		}
		q.ed = ed
	}
	e := q.ed.Desk.Record().Edition()
	return answered{doc: Revision{q.ed.revision, q.today, e.Version, e.Created.String()}}, nil
}

func of[T any]() reflect.Type { return reflect.TypeFor[T]() }

// found answers with a view that was found by an id of the record.
func found[T any](v T, ok bool) (answered, error) {
	if !ok {
		return answered{}, newProblem("not-found", "the record has nothing by this id on the day asked about").fix("leave as_of out, or ask for a later day")
	}
	return answered{doc: v}, nil
}

func (q *ask) missing(what, asked, fix string) *problem {
	p := newProblem("not-found", "the record has nothing that is called %q", clip(asked)).fix("%s", fix)
	p.message.english = "the record has no " + what + " \"" + clip(asked) + "\" on " + q.asOf.String()
	p.asOf = q.asOf
	return p
}

// match reports whether a path has the form of the pattern, and gives its variables.
func (rt *route) match(parts []string) (map[string]string, bool) {
	var vars map[string]string
	pattern := strings.Split(strings.TrimPrefix(rt.Pattern, "/"), "/")
	for i, p := range pattern {
		if i >= len(parts) {
			return nil, false
		}
		name, isVar := strings.CutPrefix(p, "{")
		name = strings.TrimSuffix(name, "}")
		rest, isRest := strings.CutSuffix(name, "...")
		switch {
		case isVar && isRest:
			if parts[i] == "" {
				return nil, false
			}
			return with(vars, rest, strings.Join(parts[i:], "/")), true
		case isVar:
			if parts[i] == "" {
				return nil, false
			}
			vars = with(vars, name, parts[i])
		case p != parts[i]:
			return nil, false
		}
	}
	return vars, len(parts) == len(pattern)
}

func with(m map[string]string, k, v string) map[string]string {
	if m == nil {
		m = map[string]string{}
	}
	m[k] = v
	return m
}

// vars gives the names of the variables of the path.
func (rt *route) vars() []string {
	var out []string
	for p := range strings.SplitSeq(rt.Pattern, "/") {
		if name, ok := strings.CutPrefix(p, "{"); ok {
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(name, "}"), "..."))
		}
	}
	return out
}

// formats gives the forms of the answer.
func (rt *route) formats() []string { return rt.Forms }

// params gives the names of the parameters of the query.
func (rt *route) params() []string {
	out := slices.Clone(rt.Params)
	if rt.Method == "GET" && !rt.timeless && rt.ID != "documentation" {
		out = append(out, "as_of", "known", "lang")
	}
	if len(rt.Forms) > 1 {
		out = append(out, "format")
	}
	return out
}

func search(q *ask) (answered, error) {
	s := strings.TrimSpace(q.query.Get("q"))
	if s == "" {
		return answered{}, bad("the parameter q is missing").fix("/v1/search?q=Rypakova")
	}
	if len([]rune(s)) > 100 {
		return answered{}, bad("q has more than 100 characters").fix("search for the beginning of a name")
	}
	most := q.limit
	if most == 0 {
		most = maxLimit
	}
	q.limit = 0
	return list(q, q.ed.Search(q.lang, s, most)), nil
}

func table(q *ask) (answered, error) {
	a, err := q.table()
	if err != nil {
		return answered{}, err
	}
	if q.query.Get("limit") != "" {
		a.Limit = q.limit
	}
	v, err := view.AskTable(q.ed.Desk.Record(), a, q.say)
	if err != nil {
		return answered{}, err
	}
	if q.yes("zeros") && a.Limit == 0 && len(a.Only) == 0 {
		v.Lines = append(v.Lines, q.zeros(v)...)
		v.Notes = append(v.Notes, "the nations without medals are those whose code was in use when the Games were held; the record does not say of each whether it took part")
	}
	return answered{doc: v, rows: v.Lines, total: len(v.Lines)}, nil
}

// zeros gives lines for the nations without medals, without rank.
func (q *ask) zeros(v view.Table) []view.TableLine {
	on := map[altyn.NationID]bool{}
	for _, l := range v.Lines {
		on[l.Nation] = true
	}
	r := q.ed.Desk.Record()
	var out []view.TableLine
	for _, n := range r.Nations() {
		if on[n.ID] || n.Kind == altyn.MixedNation {
			continue
		}
		for _, id := range v.Games {
			g, ok := r.Games(id)
			if !ok || !g.Opens.Known() {
				continue
			}
			if !n.Valid.Known() || n.Valid.Contains(g.Opens.First()) {
				out = append(out, view.TableLine{Nation: n.ID})
				break
			}
		}
	}
	return out
}

func why(q *ask) (answered, error) {
	a, err := q.table()
	if err != nil {
		return answered{}, err
	}
	n, err := q.nation(q.vars["nation"])
	if err != nil {
		return answered{}, err
	}
	v, err := view.AskWhy(q.ed.Desk.Record(), a, n, q.say)
	if err != nil {
		return answered{}, err
	}
	return answered{doc: v}, nil
}

func days(q *ask) (answered, error) {
	a, err := q.table()
	if err != nil {
		return answered{}, err
	}
	n, err := q.nation(q.vars["nation"])
	if err != nil {
		return answered{}, err
	}
	return list(q, view.AskSpans(q.ed.Desk.Record(), a, n)), nil
}

func changes(q *ask) (answered, error) {
	a, err := q.table()
	if err != nil {
		return answered{}, err
	}
	from, until := altyn.Day(0), q.asOf
	for name, to := range map[string]*altyn.Day{"from": &from, "until": &until} {
		switch q.query.Get(name) {
		case "":
			if name == "from" {
				g, ok := q.ed.Desk.Record().Games(a.Pick.Games[len(a.Pick.Games)-1])
				if !ok || !g.Closes.Known() || len(a.Pick.Games) != 1 {
					return answered{}, bad("the parameter from is missing").fix("from=2012-08-12")
				}
				from = g.Closes.Last()
			}
		default:
			day, p := q.day(name)
			if p != nil {
				return answered{}, p
			}
			*to = day
		}
	}
	if from > until {
		return answered{}, bad("from is %s, after until, %s", from, until).fix("from=%s&until=%s", until, from)
	}
	v, err := view.AskDiff(q.ed.Desk.Record(), a, from, until, q.say)
	if err != nil {
		return answered{}, err
	}
	return answered{doc: v, rows: v.Changes, total: len(v.Changes)}, nil
}
