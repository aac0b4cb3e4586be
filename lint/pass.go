package lint

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/table"
	"altyn/record"
)

// pass is one check of one record: what the rules read, and where they report.
type pass struct {
	rec   *record.Record
	all   *record.Tables // every row, withdrawn ones too, so that row i is the row that record.At finds
	today altyn.Date
	rule  Rule            // the one at work
	names map[string]bool // of every rule
	wants func(rule string) bool
	found []located

	exempt map[exemption]bool // whether an exception has been used
	sets   map[string]map[string]bool
	sorted map[string][]string // the same in order
	asked  int                 // how often the nearest id was looked for
	keys   seen                // of duplicate-id

	resultAt map[string]int // rows of results by key and sources
}

// exemption is a row of the table `exceptions`.
type exemption struct{ rule, subject string }

func newPass(r *record.Record, o Options) *pass {
	p := &pass{rec: r, all: r.Tables(), today: o.Today, names: map[string]bool{}, wants: o.wants, exempt: map[exemption]bool{}, sets: map[string]map[string]bool{}, sorted: map[string][]string{}}
	for _, e := range live(p.all.Exceptions) {
		p.exempt[exemption{e.Rule, e.Subject}] = false
	}
	return p
}

// live gives the rows that are not withdrawn with their index.
func live[T any](rows []T) iter.Seq2[int, *T] {
	return func(yield func(int, *T) bool) {
		for i := range rows {
			if k, ok := any(&rows[i]).(interface{ KnownAt(altyn.Instant) bool }); ok && !k.KnownAt(0) {
				continue
			}
			if !yield(i, &rows[i]) {
				return
			}
		}
	}
}

// spot is where a finding lies.
type spot struct {
	table  string // as record.At wants it: results, names/kk
	row    int
	column string // name of the column, empty when the whole row is meant
}

// exempted reports whether an exception names one of the subjects, and remembers that it was needed.
func (p *pass) exempted(subjects ...string) bool {
	hit := false
	for _, s := range subjects {
		e := exemption{p.rule.Name, s}
		if _, ok := p.exempt[e]; ok && s != "" {
			p.exempt[e] = true
			hit = true
		}
	}
	return hit
}

// report adds a finding about a row unless an exception names it: by its row id, or by the key alone.
func (p *pass) report(at spot, key, fix, format string, args ...any) {
	if p.exempted(string(altyn.NewRowID(at.table, key)), key) {
		return
	}
	p.add(at, fix, fmt.Sprintf(format, args...))
}

// add adds a finding about a row.
func (p *pass) add(at spot, fix, message string) {
	f := altyn.Finding{Path: at.table + ".csv", Severity: p.rule.Severity, Rule: p.rule.Name, Message: message, Fix: fix}
	if path, line, ok := p.rec.At(at.table, at.row); ok {
		f.Path, f.Line = path, line
	}
	p.found = append(p.found, located{f, at.column})
}

// located is a finding with the name of the column it is about; where in the line that is, is only looked up for
// findings that are reported, since it costs a reading of the file.
type located struct {
	altyn.Finding
	column string
}

func (p *pass) locate(l located) altyn.Finding {
	if l.column == "" || l.Line == 0 || !p.rec.AsRead() {
		return l.Finding // the line may be one of a journal
	}
	if text, ok := p.rec.Text(l.Path); ok {
		l.Column = table.ColumnOf(text, l.Line, l.column)
	}
	return l.Finding
}

// file is one file of the record as text.
type file struct {
	path   string
	table  string // names of its table, as names
	schema record.Schema
	text   string
}

// files gives the files of the record.
func (p *pass) files() iter.Seq[file] {
	return func(yield func(file) bool) {
		for path, text := range p.rec.Files() {
			name, ok := record.TableAt(path)
			if !ok {
				continue
			}
			schema, _ := record.SchemaOf(name)
			if !yield(file{path, name, schema, text}) {
				return
			}
		}
	}
}

// line is one row as text.
type line struct {
	path   string // of the file it was read from, or is made for
	table  string // as names
	schema record.Schema
	number int
	raw    bool           // it is as it was read from the file
	cells  []string       // valid until the next line
	index  map[string]int // places of columns in cells
	places []int          // of the schema's columns; -1 when the file lacks one
}

// cell gives the text of a column, empty when the file does not have it.
func (l *line) cell(column string) string {
	if i, ok := l.index[column]; ok {
		return l.cells[i]
	}
	return ""
}

// cellAt gives the text of a column of the schema.
func (l *line) cellAt(i int) string {
	if k := l.places[i]; k >= 0 {
		return l.cells[k]
	}
	return ""
}

// head sets the columns of the lines to come.
func (l *line) head(columns []string) {
	l.index = make(map[string]int, len(columns))
	for i, name := range columns {
		if _, twice := l.index[name]; !twice {
			l.index[name] = i
		}
	}
	l.places = make([]int, len(l.schema.Columns))
	for i, c := range l.schema.Columns {
		l.places[i] = -1
		if k, ok := l.index[c.Name]; ok {
			l.places[i] = k
		}
	}
}

// withdrawn reports whether the row no longer counts.
func (l *line) withdrawn() bool { return l.cell("withdrawn") != "" }

// key tells the row apart from the others of its table, as the schema's key says.
func (l *line) key() string { return l.join(l.schema.Key) }

// rowKey gives the row's id within its table, as the Key of its type does: without who says so.
func (l *line) rowKey() string {
	return l.join(slices.DeleteFunc(slices.Clone(l.schema.Key), func(c string) bool { return c == "source" || c == "confidence" }))
}

func (l *line) join(columns []string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = l.cell(c)
	}
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, "|")
}

// lines gives every row as text, table by table: of a record whose files were read, also what no row could be made of.
func (p *pass) lines() iter.Seq[*line] {
	if !p.rec.AsRead() {
		return p.rows()
	}
	return func(yield func(*line) bool) {
		for f := range p.files() {
			l := &line{path: f.path, table: f.table, schema: f.schema, raw: true}
			for r := range table.Records(f.text) {
				if l.index == nil {
					l.head(r.Cells)
					continue
				}
				l.number, l.cells = r.Line, r.Cells
				if !yield(l) {
					return
				}
			}
		}
	}
}

// rows gives every row of a record that was not read from files of its own, such as one with a journal: its files would
// be made only to be read again.
func (p *pass) rows() iter.Seq[*line] {
	return func(yield func(*line) bool) {
		for _, s := range record.Schemas() {
			tables := []string{s.Name}
			if s.Name == "names" {
				tables = nil
				for _, lang := range p.rec.Languages() {
					tables = append(tables, "names/"+lang)
				}
			}
			for _, name := range tables {
				l := &line{table: s.Name, schema: s}
				columns := make([]string, len(s.Columns))
				for i, c := range s.Columns {
					columns[i] = c.Name
				}
				l.head(columns)
				for i, cells := range p.rec.Cells(name) {
					l.path, l.number, l.cells = name+".csv", 0, cells
					if path, at, ok := p.rec.At(name, i); ok {
						l.path, l.number = path, at
					}
					if !yield(l) {
						return
					}
				}
			}
		}
	}
}

// reportCell adds a finding about a cell of a row as text.
func (p *pass) reportCell(l *line, column, fix, format string, args ...any) {
	key := l.rowKey()
	if p.exempted(string(altyn.NewRowID(l.table, key)), key) {
		return
	}
	f := altyn.Finding{Path: l.path, Line: l.number, Severity: p.rule.Severity, Rule: p.rule.Name, Message: fmt.Sprintf(format, args...), Fix: fix}
	p.found = append(p.found, located{f, column})
}

// ids gives the ids of the rows of a table that count.
func (p *pass) ids(name string) map[string]bool {
	if set, ok := p.sets[name]; ok {
		return set
	}
	set := map[string]bool{}
	t := p.rec.Rows()
	switch name {
	case "sources":
		collect(set, t.Sources, func(r *altyn.Source) altyn.SourceID { return r.ID })
	case "games":
		collect(set, t.Games, func(r *altyn.Games) altyn.GamesID { return r.ID })
	case "nations":
		collect(set, t.Nations, func(r *altyn.Nation) altyn.NationID { return r.ID })
	case "sports":
		collect(set, t.Sports, func(r *altyn.Sport) altyn.SportID { return r.ID })
	case "events":
		collect(set, t.Events, func(r *altyn.Event) altyn.EventID { return r.ID })
	case "people":
		collect(set, t.People, func(r *altyn.Person) altyn.PersonID { return r.ID })
	case "entries":
		collect(set, t.Entries, func(r *altyn.Entry) altyn.EntryID { return r.ID })
	case "publications":
		collect(set, t.Publications, func(r *altyn.Publication) altyn.PublicationID { return r.ID })
	case "decisions":
		collect(set, t.Decisions, func(r *altyn.Decision) altyn.EffectID { return r.ID })
	case "publishers":
		collect(set, t.Sources, func(r *altyn.Source) string { return r.Publisher })
	case "cities":
		collect(set, t.Hosts, func(r *altyn.Host) string { return r.City })
		collect(set, t.Venues, func(r *altyn.Venue) string { return r.City })
	case "venues":
		collect(set, t.Venues, func(r *altyn.Venue) string { return r.Venue })
	}
	p.sets[name] = set
	return set
}

func collect[T any, ID ~string](set map[string]bool, rows []T, id func(*T) ID) {
	for i := range rows {
		set[string(id(&rows[i]))] = true
	}
}

// near words the remedy for an id that is not known: the one of the table that was most likely meant. Past a number of
// questions it gives none: each looks at every id, and nobody reads so many findings.
func (p *pass) near(id, table string) string {
	if p.asked++; p.asked > maxAsked {
		return ""
	}
	list, ok := p.sorted[table]
	if !ok {
		list = slices.Sorted(maps.Keys(p.ids(table)))
		p.sorted[table] = list
	}
	return meant(id, list)
}

const maxAsked = 300

// meant words which of a sorted list was most likely meant.
func meant(id string, list []string) string {
	if near, ok := altyn.Nearest(id, slices.Values(list)); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// window gives the days on which there was competition or ceremony at Games: from the first competition to the closing,
// with the windows of each host. It reports false when the record does not know.
func (p *pass) window(g altyn.GamesID) (first, last altyn.Day, ok bool) {
	games, known := p.rec.Games(g)
	if !known || !games.Opens.Known() || !games.Closes.Known() {
		return 0, 0, false
	}
	first, last = games.Opens.First(), games.Closes.Last()
	if games.FirstCompetition.Known() {
		first = min(first, games.FirstCompetition.First())
	}
	for _, h := range p.rec.Hosts(g) {
		if h.Opens.Known() {
			first = min(first, h.Opens.First())
		}
		if h.Closes.Known() {
			last = max(last, h.Closes.Last())
		}
	}
	return first, last, true
}
